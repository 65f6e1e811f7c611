//! *Proefdraaien*: trying a prepared session with simulated groups.

texts! {
    rehearse { "Proefdraaien", "Rehearse" }
    rehearsal { "Proefdraaien", "Rehearsal" }
    explained { "Je krijgt een kopie van deze sessie met een eigen code, en gesimuleerde groepen die meedoen met elk onderdeel dat je start. Ze doen er minder lang over dan echte mensen.", "You get a copy of this session with a code of its own, and simulated groups that take part in every part you start. They take less time than real people." }
    nothing_stays { "Je echte sessie verandert er niet door. Stop je, of is er tien minuten geen begeleider, dan wordt de kopie gewist. Na een uur stopt het proefdraaien vanzelf.", "It changes nothing in your real session. The copy is deleted when you stop, or when there has been no facilitator for ten minutes. The rehearsal stops by itself after an hour." }
    how_many { "Hoeveel groepen?", "How many groups?" }
    groups_of_four(groups: u16) { "1 groep van vier" / "{groups} groepen van vier", "1 group of four" / "{groups} groups of four" }
    own_phone { "Wil je zien wat deelnemers zien? Doe dan ook zelf mee, met je telefoon en de code van de kopie.", "Want to see what participants see? Then join as well, with your phone and the code of the copy." }
    begin { "Begin met proefdraaien", "Start rehearsing" }
    beginning { "De kopie wordt gemaakt …", "Making the copy …" }
    people_are_simulated { "De groepen zijn gesimuleerd, en niets wordt bewaard.", "The groups are simulated, and nothing is kept." }
    stop { "Stop met proefdraaien", "Stop rehearsing" }
    is_over { "Dit proefdraaien is voorbij. De kopie is gewist.", "This rehearsal is over. The copy is deleted." }
    back_to_preparation { "Terug naar je voorbereiding", "Back to your preparation" }
    back_to_board { "Terug naar je sessie", "Back to your session" }
    too_many { "Er wordt nu al te vaak tegelijk proefgedraaid. Stop een ander proefdraaien, of probeer het over een kwartier opnieuw.", "Too many rehearsals are going on at once. Stop another one, or try again in a quarter of an hour." }
}
