//! Co-facilitators and their links, and who did what, on the board.

use crate::language::Language;

texts! {
    // Links for co-facilitators.
    co_facilitators { "Medebegeleiders", "Co-facilitators" }
    co_facilitators_explained { "Geef ieder een eigen link: dan zie je wie wat deed, en kun je één link intrekken zonder de andere. Medebegeleiders kunnen alles, behalve de sessie wissen en de link vernieuwen van degene die haar opende.", "Give each of them a link of their own: then you can see who did what, and withdraw one link without the others. Co-facilitators can do everything, except delete the session and renew the link of whoever opened it." }
    their_name { "Naam van de medebegeleider", "The co-facilitator’s name" }
    their_name_is_private { "Alleen begeleiders zien deze naam. In het verslag komt hij niet.", "Only facilitators see this name. The report does not have it." }
    copy_now { "Kopieer de link nu. Later kun je alleen nog een nieuwe maken.", "Copy the link now. Later you can only make a new one." }
    link_of(name: &str) { "Link van {name}", "{name}’s link" }
    new_one { "Nieuwe link", "New link" }
    withdraw { "Trek in", "Withdraw" }
    withdraw_sure { "Borden die met deze link open zijn, sluiten meteen. Je kunt dit niet ongedaan maken.", "Boards that are open with this link close at once. This cannot be undone." }
    you_are(name: &str) { "Je begeleidt mee als {name}.", "You are co-facilitating as {name}." }
    own_board_explained { "Voor een tweede apparaat van jezelf. Wat daarop gebeurt, staat ook op jouw naam.", "For a second device of your own. What is done on it goes by your name, too." }

    // Who did what.
    who_did_what { "Wie deed wat", "Who did what" }
    nothing_done { "Er is nog niets gedaan.", "Nothing has been done yet." }
    you { "Jij", "You" }
    the_facilitator { "De begeleider", "The facilitator" }
    ended_session { "De sessie is afgesloten.", "The session was ended." }
    started_part(title: &str) { "‘{title}’ is begonnen.", "‘{title}’ was started." }
    ended_part(title: &str) { "‘{title}’ is afgesloten.", "‘{title}’ was ended." }
    longer_part(minutes: u16, title: &str) { "1 minuut meer voor ‘{title}’." / "{minutes} minuten meer voor ‘{title}’.", "1 more minute for ‘{title}’." / "{minutes} more minutes for ‘{title}’." }
    shorter_part(minutes: u16, title: &str) { "1 minuut minder voor ‘{title}’." / "{minutes} minuten minder voor ‘{title}’.", "1 minute less for ‘{title}’." / "{minutes} minutes less for ‘{title}’." }
    paused_part(title: &str) { "‘{title}’ staat stil.", "‘{title}’ was paused." }
    resumed_part(title: &str) { "‘{title}’ loopt verder.", "‘{title}’ goes on." }
    changed_programme { "Het programma is gewijzigd.", "The programme was changed." }
    names_put_in_report { "De namen staan in het verslag.", "The names are in the report." }
    names_left_out { "De namen staan niet meer in het verslag.", "The names are no longer in the report." }
    withdrew_link(link: &str) { "De link ‘{link}’ is ingetrokken.", "The link ‘{link}’ was withdrawn." }
    made_link(link: &str) { "Een nieuwe link ‘{link}’ is gemaakt.", "A new link ‘{link}’ was made." }
    first_link_renewed { "De link van de begeleider is vernieuwd.", "The facilitator’s link was renewed." }
    gave_link(name: &str) { "{name} heeft een link gekregen.", "{name} was given a link." }
    withdrew_theirs(name: &str) { "De link van {name} is ingetrokken.", "{name}’s link was withdrawn." }
    mix_undone { "Iedereen zit weer waar die voor het mengen zat.", "Everyone is back where they were before the reshuffle." }
    put_back(count: usize) { "1 persoon terug in de sessie gezet." / "{count} mensen terug in de sessie gezet.", "1 person put back in the session." / "{count} people put back in the session." }
    answered_help(groups: &str) { "Hulp toegezegd aan {groups}.", "Help promised to {groups}." }
    started_dilemma(groups: &str) { "Een dilemma begonnen in {groups}.", "A dilemma started in {groups}." }
    took_back_time(minutes: u8, groups: &str) { "1 minuut extra teruggenomen van {groups}." / "{minutes} minuten extra teruggenomen van {groups}.", "1 extra minute taken back from {groups}." / "{minutes} extra minutes taken back from {groups}." }
    lost_time_taken_back { "De teruggegeven tijd is weer weg.", "The time that was given back is gone again." }
    revealed(dilemma: u16) { "De uitkomst van dilemma {dilemma} is onthuld.", "The results of dilemma {dilemma} were revealed." }
    revealed_room(dilemma: u16, groups: &str) { "De uitkomst van {groups} bij dilemma {dilemma} is onthuld.", "The results of {groups} on dilemma {dilemma} were revealed." }
    covered(dilemma: u16) { "De uitkomst van dilemma {dilemma} is weer bedekt.", "The results of dilemma {dilemma} were covered again." }
    theme_dropped { "Een thema is verwijderd.", "A theme was deleted." }
    note_dropped { "Een aantekening is verwijderd.", "A note was deleted." }
    look_back_opened { "Groepen kunnen terugblikken.", "Groups can look back." }
    look_back_closed { "Groepen kunnen niet meer terugblikken.", "Groups can no longer look back." }
    wall_revealed(title: &str) { "De muur van ‘{title}’ is onthuld.", "The wall of ‘{title}’ was revealed." }
    question_taken_off(title: &str) { "Een vraag is weggehaald bij ‘{title}’.", "A question was taken off in ‘{title}’." }
    taken_off_wall(title: &str) { "Een kaartje is van de muur van ‘{title}’ gehaald.", "A card was taken off the wall of ‘{title}’." }
}

/// *Jij*, *De begeleider*, or the name of a co-facilitator.
pub fn doer(language: Language, is_reader: bool, name: Option<&str>) -> &str {
    match name {
        _ if is_reader => you(language),
        Some(name) => name,
        None => the_facilitator(language),
    }
}
