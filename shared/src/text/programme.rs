//! The facilitator's dialog with the programme, in which everything that was prepared can be changed.

texts! {
    change { "Wijzig", "Change" }
    change_programme { "Bekijk of wijzig het programma", "See or change the programme" }
    parts { "Onderdelen", "Parts" }
    session { "Sessie en dilemma’s", "Session and dilemmas" }
    was_had(from: &str, until: &str) { "was {from}–{until}", "was {from}–{until}" }
    was_skipped { "overgeslagen", "skipped" }
    go_back { "Ga terug", "Go back" }
    start_part(title: &str) { "Start {title}", "Start {title}" }
    change_part(title: &str) { "Wijzig {title}", "Change {title}" }
    time_of_part { "Tijd van dit onderdeel", "Time of this part" }
    more_minutes(minutes: u16) { "1 minuut erbij" / "{minutes} minuten erbij", "1 minute more" / "{minutes} minutes more" }
    fewer_minutes(minutes: u16) { "1 minuut eraf" / "{minutes} minuten eraf", "1 minute less" / "{minutes} minutes less" }
    end { "Beëindig", "End" }
    title_of_part { "Titel", "Title" }
    title_of_session { "Titel van de sessie", "Title of the session" }
    own_title(kind: &str) { "Laat leeg voor ‘{kind}’.", "Leave empty for ‘{kind}’." }
    minutes_of_part { "Minuten", "Minutes" }
    kind_of_part { "Soort", "Kind" }
    runs_so_clock { "Dit onderdeel loopt: de tijd wijzig je met −2, +2 en +5.", "This part is running: change its time with −2, +2 and +5." }
    changed_meanwhile(title: &str, minutes: u16) by minutes { "Intussen gewijzigd door iemand anders: {title}, 1 minuut. Bewaar je, dan komt jouw versie ervoor in de plaats." / "Intussen gewijzigd door iemand anders: {title}, {minutes} minuten. Bewaar je, dan komt jouw versie ervoor in de plaats.", "Changed by someone else meanwhile: {title}, 1 minute. If you save, yours replaces it." / "Changed by someone else meanwhile: {title}, {minutes} minutes. If you save, yours replaces it." }
    earlier { "Eerder", "Earlier" }
    later { "Later", "Later" }
    remove_part { "Haal weg", "Remove" }
    remove_part_sure { "Dit onderdeel verdwijnt uit het programma, bij iedereen.", "This part disappears from the programme, for everyone." }
    add_part { "Onderdeel toevoegen", "Add a part" }
    minutes_for_dilemma { "Minuten per dilemma", "Minutes per dilemma" }
    holds_for_later { "Geldt voor dilemma’s die hierna beginnen. Groepen die bezig zijn, houden hun tijd en spelregels.", "Holds for dilemmas that start after this. Groups at work keep their time and rules." }
    planned_dilemmas { "Geplande dilemma’s", "Planned dilemmas" }
    spare_dilemmas { "Reserve", "Spares" }
    no_spares { "Er is geen reserve.", "There are no spares." }
    dilemma_earlier(number: u16) { "Dilemma {number} eerder", "Dilemma {number} earlier" }
    to_spares { "Naar reserve", "To spares" }
    to_planned { "Plan in", "Plan it" }
    add_dilemma { "Dilemma toevoegen", "Add a dilemma" }
    plan_it { "Voeg toe", "Add" }
    as_spare { "Als reserve", "As a spare" }
    all_are_in { "Alle dilemma’s van de bibliotheek zitten al in de sessie.", "All dilemmas of the library are in the session already." }
}
