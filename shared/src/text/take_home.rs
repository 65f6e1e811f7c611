//! *Mijn opbrengst*: what somebody wrote and chose with, on their own device.

texts! {
    my_take_home { "Mijn opbrengst", "My take-home" }
    what_it_is { "Wat je schreef en waarmee jullie kozen. Alleen jij ziet dit.", "What you wrote and what your group chose. Only you see this." }
    open_it { "Bekijk mijn opbrengst", "See my take-home" }
    on_your_screen { "Je eigen opbrengst staat op je scherm.", "Your own take-home is on your screen." }
    nothing_yet { "Hier staat nog niets. Wat je schrijft en met je groep kiest, komt hier te staan.", "There is nothing here yet. What you write and choose with your group will be here." }
    loading { "Je opbrengst komt eraan …", "Your take-home is on its way …" }
    name { "Naam", "Name" }
    we_chose { "Jullie kozen", "Your group chose" }
    how { "Hoe", "How" }
    choice_not_known { "De keuze van deze groep zie je hier als ze in de nabespreking is onthuld.", "You’ll see this group’s choice here once the debrief has revealed it." }
    not_chosen_yet { "Jullie hebben nog niet gekozen.", "Your group has not chosen yet." }
    you_voted { "Jij stemde", "You voted" }
    first_you_voted { "Je eerste gevoel", "Your first instinct" }
    you_wrote { "Dit schreef je", "You wrote" }
    you_agreed { "Hier was je het mee eens", "You agreed with" }
    you_recognised { "Dit herkende je van andere groepen", "You recognised from other groups" }
    looking_back { "Bij de terugblik zei je", "Looking back you said" }
    not_here_title { "Je opbrengst staat niet op dit apparaat", "Your take-home is not on this device" }
    not_here { "Deed je mee op een ander apparaat of in een andere browser? Open deze pagina dan daar. Is de sessie gewist, dan is je opbrengst er niet meer.", "Did you take part on another device or in another browser? Then open this page there. If the session was deleted, your take-home is gone." }
    gone_title { "Je opbrengst is er niet meer", "Your take-home is gone" }
    gone { "De sessie is gewist, of de begeleider heeft je eruit gehaald.", "The session was deleted, or the facilitator removed you from it." }
    as_it_was(time: &str) { "Zoals het was om {time}", "As it was at {time}" }
    failed { "Je opbrengst kon niet worden geladen", "Your take-home could not be loaded" }
}
