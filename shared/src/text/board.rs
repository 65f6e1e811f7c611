//! The facilitator's board.

use crate::language::Language;
use crate::time::{HOUR, MINUTE, Milliseconds, SECOND};

texts! {
    board { "Begeleidersbord", "Facilitator’s board" }
    programme { "Programma", "Programme" }
    programme_and_join { "Programma en meedoen", "Programme and joining" }
    minutes(minutes: u16) { "{minutes} min", "{minutes} min" }
    until(time: &str) { "tot {time}", "until {time}" }
    block_done { "gedaan", "done" }
    start { "Start", "Start" }
    start_block(name: &str) { "Start onderdeel: {name}", "Start part: {name}" }
    spare { "reserve", "spare" }
    rooms_busy(busy: usize) { "{busy} bezig", "{busy} busy" }
    rooms_done(done: usize) { "{done} klaar", "{done} done" }
    rooms_busy_and_done(busy: usize, done: usize) { "{busy} bezig, {done} klaar", "{busy} busy, {done} done" }
    join_at { "Meedoen op", "Join at" }
    qr_code { "QR-code om mee te doen", "QR code for joining" }
    code_is(letters: &str) { "Code: {letters}", "Code: {letters}" }
    copy_link { "Kopieer link", "Copy link" }
    copy { "Kopieer", "Copy" }
    link_copied { "De link om mee te doen is gekopieerd.", "The link for joining was copied." }

    ask_start_block { "Dit onderdeel starten?", "Start this part?" }
    ask_ends_rounds { "Er zijn groepen bezig. Groepen zonder keuze komen als ‘niet gekozen’ in het verslag.", "Groups are in the middle of a dilemma. Groups without a choice go into the report as ‘no choice’." }
    yes_start_block { "Start onderdeel", "Start part" }
    ask_end_block { "Dit onderdeel beëindigen?", "End this part?" }
    ask_end_block_calm { "Er is geen groep bezig. Daarna kun je het volgende onderdeel starten.", "No group is busy. You can start the next part after that." }
    end_block { "Beëindig onderdeel", "End part" }
    ask_end_session { "De sessie afsluiten?", "End the session?" }
    ask_end_session_calm { "Iedereen kan daarna nog lezen, maar niets meer wijzigen. De nabespreking blijft werken. Het verslag staat daarna voor je klaar.", "Everyone can still read, but not change anything. The debrief keeps working. The report is ready for you next." }
    ask_end_session_open { "Er zijn groepen bezig. Groepen zonder keuze komen als ‘niet gekozen’ in het verslag. Daarna kan niemand meer iets wijzigen; de nabespreking blijft werken. Het verslag staat dan voor je klaar.", "Groups are in the middle of a dilemma. Groups without a choice go into the report as ‘no choice’. After that nobody can change anything; the debrief keeps working. The report is ready for you next." }
    delete_session { "Wis alle gegevens nu", "Delete all data now" }
    ask_delete_session { "Deze sessie nu wissen?", "Delete this session now?" }
    ask_delete_session_explained { "Alles wordt meteen en voorgoed gewist: namen, voor- en nadelen, keuzes en het verslag. Wie nog verbonden is, krijgt dat te zien. Wil je iets bewaren? Download dan eerst het verslag.", "Everything is deleted at once and for good: names, pros and cons, choices and the report. Anyone still connected will be told. Want to keep something? Download the report first." }
    end_session { "Sluit de sessie af", "End the session" }

    session_over { "Deze sessie is afgelopen", "This session is over" }
    ready_to_begin { "Klaar om te beginnen", "Ready to start" }
    ready_for(number: u16) { "Klaar voor dilemma {number}", "Ready for dilemma {number}" }
    round(number: u16, question: &str) { "Dilemma {number}: {question}", "Dilemma {number}: {question}" }

    controls { "Bediening", "Controls" }
    pause { "Pauzeer", "Pause" }
    resume { "Verder", "Resume" }
    extra_time_for_all { "Extra tijd voor alle groepen", "Extra time for all groups" }
    extra_time_for_room { "Extra tijd voor deze groep", "Extra time for this group" }
    add_minutes(minutes: u8) { "+{minutes} min extra tijd", "+{minutes} min extra time" }
    message_to_all { "Bericht aan iedereen", "Message to everyone" }
    message_to_room { "Bericht aan deze groep", "Message to this group" }
    ready_made { "Kant-en-klaar; wordt meteen verstuurd", "Ready-made; sent at once" }
    own_words { "Of in je eigen woorden", "Or in your own words" }
    send { "Verstuur", "Send" }
    nudge_every_voice { "Is iedereen al aan het woord geweest?", "Has everyone had a say?" }
    nudge_other_side { "Wat pleit er voor de andere kant?", "What is the best case for the other side?" }
    nudge_one_minute { "Nog één minuut.", "One more minute." }
    more { "Meer", "More" }
    start_dilemma(number: u16) { "Start dilemma {number}", "Start dilemma {number}" }
    start_spare { "Start een reservedilemma", "Start a spare dilemma" }
    spare_is_drawn { "elke groep loot een dilemma", "every group draws a dilemma" }
    start_next { "Volgend dilemma", "Next dilemma" }
    each_its_own { "per groep het volgende", "each group its next" }
    in_some_rooms(count: usize, all: usize) by all { "in {count} van 1 groep" / "in {count} van {all} groepen", "in {count} of 1 group" / "in {count} of {all} groups" }
    resume_block_first { "ga eerst verder met het onderdeel", "resume the part first" }
    start_block_first { "start eerst het onderdeel Dilemma’s", "start the part Dilemmas first" }
    rooms_are_busy { "groepen zijn nog bezig", "groups are still busy" }
    room_is_busy { "nog bezig", "still busy" }
    all_dilemmas_done { "alle dilemma’s gedaan", "all dilemmas done" }
    block_time_is_over { "de tijd is om", "time is up" }
    nobody_in_a_room { "nog niemand in een groep", "nobody in a group yet" }
    debrief_runs { "Dit onderdeel is de nabespreking: onthul de keuzes, en licht groepen en argumenten uit.", "This part is the debrief: reveal the choices, and highlight groups and arguments." }
    runs_now(part: &str) { "Nu loopt: {part}.", "Running now: {part}." }
    to_debrief { "Nabespreking", "Debrief" }
    to_rooms { "Naar de groepen", "To the groups" }

    of_people_online(count: usize) { "van {count} online", "of {count} online" }
    order_of_rooms { "Volgorde van de groepen", "Order of the groups" }
    by_need { "Hulp nodig", "Needs attention" }
    by_number { "Op nummer", "By number" }

    all_rooms_live { "Alle groepen, live", "All groups, live" }
    room_and_presenter { "Groep en schermdeler", "Group and presenter" }
    online { "Online", "Online" }
    phase { "Fase", "Phase" }
    time { "Tijd", "Time" }
    vote_and_choice { "Stem en keuze", "Votes and choice" }
    attention { "Let op", "Attention" }
    waits { "wacht", "waiting" }
    has_to_choose { "moet kiezen", "must choose" }
    in_silence { "stille minuut", "silent minute" }
    mirrored { "gespiegeld", "mirrored" }
    voted(cast: usize, of: usize) { "{cast} van {of} gestemd", "{cast} of {of} voted" }
    voted_again(cast: usize, of: usize) { "tweede stemming: {cast} van {of}", "second vote: {cast} of {of}" }
    tied(count: u16) { "Gelijk {count}–{count}", "Tie {count}–{count}" }
    open_for(most: u16, least: u16, side: &str) { "Open: {most}–{least} voor {side}", "Open: {most}–{least} for {side}" }
    lot_for(side: &str) { "Door het lot: {side}", "By lot: {side}" }
    flag_help { "hulp", "help" }
    flag_time_up { "tijd om", "time up" }
    flag_tie { "gelijk", "tie" }
    flag_nobody { "niemand online", "nobody online" }
    flag_nothing_written { "3 min niets geschreven", "3 min, nothing written" }
    no_time_runs { "Er loopt nu geen tijd: niets is begonnen, of de tijd is om en alleen kiezen kan nog.", "No time is running: nothing has begun, or time is up and groups can only choose." }
    flag_too_long(phase: &str, minutes: &str) { "{phase} {minutes} min te lang", "{phase} {minutes} min too long" }

    not_placed(count: usize) { "1 persoon nog zonder groep" / "{count} mensen nog zonder groep", "1 person without a group yet" / "{count} people without a group yet" }
    and_more(count: usize) { "En nog {count}.", "And {count} more." }
    place_in_room(name: &str) { "Groep voor {name}", "Group for {name}" }
    place_in { "Zet in groep …", "Place in group …" }
    move_to { "Verplaats naar …", "Move to …" }
    place { "Zet in groep", "Place" }
    room_with_size(room: &str, size: usize) { "{room} ({size})", "{room} ({size})" }

    looking_in(number: u16) { "Meekijken in groep {number}", "Looking into group {number}" }
    look_into(number: u16) { "Kijk in groep {number}", "Look into group {number}" }
    room_is_told { "Je kijkt mee. De groep weet dat een begeleider kan meekijken.", "You are looking in. The group knows that a facilitator can look in." }
    answer_help { "Ik kom eraan", "I’m coming" }
    people_in_room(count: usize) { "1 persoon in deze groep" / "{count} mensen in deze groep", "1 person in this group" / "{count} people in this group" }
    nobody_here { "Er zit niemand in deze groep.", "Nobody is in this group." }
    /// About somebody who is not in their group but follows the debrief on their own device.
    follows { "kijkt mee met de nabespreking", "is following the debrief" }
    not_connected { "niet verbonden", "not connected" }
    make_presenter { "Maak schermdeler", "Make presenter" }
    make_presenter_of(name: &str) { "Maak schermdeler: {name}", "Make presenter: {name}" }

    filter_rooms { "Welke groepen", "Which groups" }
    filter_all { "Alle", "All" }
    filter_waiting { "Wachtend of leeg", "Waiting or empty" }
    phase_read { "leest", "reading" }
    phase_left { "bij links", "at left" }
    phase_right { "bij rechts", "at right" }
    phase_choose { "kiest", "choosing" }
    phase_done { "klaar", "done" }
    filter_done { "nu klaar", "done now" }
    filter_not_chosen { "nu niet gekozen", "no choice now" }
    search { "Zoeken", "Search" }
    search_rooms { "Zoek groep of naam", "Find a group or name" }
    search_clear { "Maak het zoekveld leeg", "Clear the search" }
    by_time { "Minste tijd over", "Least time left" }
    by_arguments { "Minste argumenten", "Fewest arguments" }
    rooms_in_view(count: usize) { "1 groep in beeld" / "{count} groepen in beeld", "1 group in view" / "{count} groups in view" }
    none_fits { "Geen groep gevonden.", "No group matches your search." }
    show_all_rooms { "Toon alle groepen", "Show all groups" }
    empty_rooms(count: usize) { "1 lege groep" / "{count} lege groepen", "1 empty group" / "{count} empty groups" }
    merged_with(number: u16) { "Samengevoegd met groep {number}", "Merged with group {number}" }

    select_room(number: u16) { "Selecteer groep {number}", "Select group {number}" }
    select_shown { "Selecteer alle groepen in beeld", "Select all groups in view" }
    select_rooms { "Selecteer groepen", "Select groups" }
    selected_many(count: usize) { "1 groep geselecteerd" / "{count} groepen geselecteerd", "1 group selected" / "{count} groups selected" }
    for_selected { "Voor de geselecteerde groepen", "For the selected groups" }
    extra_time_for_selected { "Extra tijd voor de geselecteerde groepen", "Extra time for the selected groups" }
    clear_selection { "Hef de selectie op", "Clear the selection" }
    message { "Bericht", "Message" }
    message_to_selected(groups: &str) { "Bericht aan {groups}", "Message to {groups}" }

    undo { "Maak ongedaan", "Undo" }
    give_time_back { "Geef die tijd terug", "Give that time back" }
    done_time_back { "De verloren tijd is teruggegeven.", "The lost time was given back." }
    done_moved(name: &str, room: u16) { "{name} zit nu in groep {room}.", "{name} is in group {room} now." }
    done_removed(name: &str) { "{name} is uit de sessie gehaald.", "{name} was removed from the session." }
    done_restored(name: &str) { "{name} is terug in de sessie.", "{name} is back in the session." }
    done_presenter(name: &str) { "{name} is nu schermdeler.", "{name} is now the presenter." }
    done_locked { "De deur is dicht: er kan niemand meer bij.", "The door is locked: nobody can come in any more." }
    done_unlocked { "De deur is weer open.", "The door is open again." }
    done_mixed { "De groepen zijn opnieuw gemengd.", "The groups have been reshuffled." }
    done_added(count: u16) { "1 groep toegevoegd." / "{count} groepen toegevoegd.", "1 group added." / "{count} groups added." }
    done_merged(from: u16, into: u16) { "Groep {from} is samengevoegd met groep {into}.", "Group {from} was merged with group {into}." }

    door_locked { "Deur dicht", "Door locked" }
    lock_door { "Sluit de deur", "Lock the door" }
    lock_door_explained { "Er kan dan niemand meer bij.", "Nobody can come in then." }
    unlock_door { "Open de deur", "Open the door" }
    unlock_door_explained { "Er kunnen dan weer mensen bij.", "People can come in again then." }

    add_rooms { "Groepen toevoegen", "Add groups" }
    how_many_rooms { "Hoeveel groepen erbij?", "How many more groups?" }
    add_rooms_explained { "Ze komen onderaan. Lege groepen staan op het bord samen in één regel.", "They come last. Empty groups share one line on the board." }
    add { "Voeg toe", "Add" }

    merge_rooms { "Groepen samenvoegen", "Merge groups" }
    merge_from { "De mensen van", "The people of" }
    merge_into { "gaan naar", "go to" }
    move_into { "gaat naar", "goes to" }
    merge_explained(from: u16, into: u16) { "Dit kun je niet ongedaan maken. Iedereen van groep {from} gaat naar groep {into}. Wat zij in dit dilemma schreven, gaat mee. Zijn beide groepen al aan het kiezen, dan stemmen de mensen van groep {from} opnieuw; is in groep {into} al geteld, dan stemt iedereen opnieuw. Eerdere keuzes van groep {from} blijven bewaard.", "This cannot be undone. Everyone in group {from} goes to group {into}. What they wrote in this dilemma comes along. If both groups are already choosing, the people from group {from} vote again; if the votes in group {into} have been counted, everyone votes again. Earlier choices of group {from} are kept." }
    room_is_gone(room: u16) { "Groep {room} is er niet meer. Kies een andere.", "Group {room} is gone. Choose another one." }
    merge_two { "Kies twee verschillende groepen.", "Choose two different groups." }
    merge { "Voeg samen", "Merge" }

    alone(rooms: usize) { "1 groep met één persoon" / "{rooms} groepen met één persoon", "1 group with one person" / "{rooms} groups with one person" }
    alone_explained { "Deelt daar een hele groep één scherm? Dan is het goed. Zo niet, zet die mensen dan bij een andere groep.", "Is a whole group sharing one screen there? Then all is well. If not, move them to another group." }

    move_person { "Iemand verplaatsen", "Move someone" }
    move_who { "Wie", "Who" }
    person_is_gone { "Deze persoon is er niet meer. Kies iemand anders.", "This person is gone. Choose someone else." }
    move_explained { "Wie je verplaatst, is meteen in de andere groep. Slepen kan ook: vanuit een groep die je bekijkt, naar een rij op het bord.", "Anyone you move is in the other group at once. You can also drag: from a group you are looking into, to a row on the board." }
    move_now { "Verplaats", "Move" }
    person_in_room(name: &str, room: &str) { "{name} · {room}", "{name} · {room}" }

    mix_rooms { "Groepen opnieuw mengen", "Reshuffle the groups" }
    mix_explained { "Mensen die al met elkaar spraken, komen zo min mogelijk weer bij elkaar. Wat groepen kozen, blijft bewaard.", "People who have already talked meet again as little as possible. What groups chose is kept." }
    per_room { "Mensen per groep", "People per group" }
    mixed_rooms(people_in_rooms: &str, sizes: &str) { "{people_in_rooms} van {sizes}", "{people_in_rooms} of {sizes}" }
    mix_sizes(least: usize, most: usize) { "{least} of {most}", "{least} or {most}" }
    mix_not_now { "Er is nog een groep bezig met een dilemma. Mengen kan als alle groepen klaar zijn.", "A group is still busy with a dilemma. You can reshuffle when all groups are done." }
    mix_nobody { "Er is nog niemand om te mengen.", "There is nobody to reshuffle yet." }
    keep_groups { "Houd deze groepen", "Keep these groups" }
    mix { "Meng nu", "Reshuffle now" }

    remove { "Haal uit de sessie", "Remove" }
    remove_selected { "Haal iedereen eruit", "Remove everyone" }
    remove_selected_sure { "Iedereen in de gekozen groepen gaat uit de sessie. Dat kun je ongedaan maken. Zet ook de deur op slot als er vreemden binnenkomen.", "Everyone in the selected groups is removed from the session. You can undo that. Lock the door as well if strangers come in." }
    remove_named(name: &str) { "Haal uit de sessie: {name}", "Remove from the session: {name}" }
    taken_out(count: usize) { "1 persoon uit de sessie gehaald" / "{count} mensen uit de sessie gehaald", "1 person removed from the session" / "{count} people removed from the session" }
    take_off { "Haal weg", "Take off" }
    take_off_this(text: &str) { "Haal weg: {text}", "Take off: {text}" }
    put_back { "Zet terug", "Put back" }
    put_back_named(name: &str) { "Zet terug: {name}", "Put back: {name}" }
    drag_to_room { "Sleep naar een groep", "Drag to a group" }
    carried_to(name: &str, room: u16) { "{name} → groep {room}", "{name} → group {room}" }

    // Not ‘links’, which is also a side.
    links { "Delen", "Share" }
    links_and_report { "Delen en verslag", "Share and report" }
    link_board { "Dit bord", "This board" }
    link_board_explained { "Voor een tweede apparaat van jezelf. Wie deze link heeft, kan alles wat jij kunt.", "For a second device of your own. Whoever has this link can do everything you can." }
    link_join { "Meedoen", "Joining" }
    link_join_explained { "Voor deelnemers, om in de chat te plakken.", "For participants, to paste in a chat." }
    link_plenary { "Plenair scherm", "Plenary screen" }
    link_plenary_explained { "Voor de beamer of het scherm dat je deelt.", "For the projector or the screen that you share." }
    link_report { "Verslag", "Report" }
    link_report_explained { "Om na te lezen, te printen en te bewaren. Wie deze link heeft, kan het verslag lezen.", "To read, print and keep. Whoever has this link can read the report." }
    link_unknown { "Dit apparaat kent de link niet; hij is op een ander apparaat gemaakt.", "This device does not know the link; it was made on another device." }
    link_none { "Er is nog geen link.", "There is no link yet." }
    open { "Open", "Open" }
    make_link { "Maak een link", "Make a link" }
    new_link { "Maak een nieuwe link", "Make a new link" }
    new_board_link_sure { "Andere borden die met de oude link open zijn, sluiten meteen. Dit bord gaat verder, en medebegeleiders met een eigen link ook.", "Other boards that are open with the old link close at once. This board goes on, and so do co-facilitators with a link of their own." }
    new_link_sure { "De huidige link werkt dan niet meer.", "The current link will stop working." }
    withdraw_link { "Trek de link in", "Withdraw the link" }
    withdraw_sure { "Wie de link heeft, kan het verslag dan niet meer openen. Dit kun je niet ongedaan maken.", "Whoever has the link can no longer open the report. This cannot be undone." }
    names_in_report { "Namen in het verslag", "Names in the report" }
    copied { "Gekopieerd.", "Copied." }
    look_back { "Terugblik", "Looking back" }
    look_back_explained { "Vraag de groepen over een paar weken: zouden jullie weer zo kiezen, en wat hebben jullie geprobeerd?", "Ask the groups in a few weeks: would you choose the same again, and what have you tried?" }
    look_back_later { "Dit kan als de sessie is afgesloten.", "You can do this when the session is over." }
    look_back_open { "Groepen kunnen terugblikken", "Groups can look back" }
    look_back_until(day: &str) { "Dat kan tot {day}; dan wordt de sessie gewist. Nodig je later opnieuw uit, dan schuift die dag mee.", "They can until {day}; then the session is deleted. If you invite them again later, that day moves along." }
    look_back_invitation(title: &str, link: &str) { "Terugblik op ‘{title}’: zouden jullie weer zo kiezen, en wat hebben jullie geprobeerd? Open {link} op het apparaat waarmee je meedeed.", "Looking back on ‘{title}’: would you choose the same again, and what have you tried? Open {link} on the device that you took part with." }
    copy_invitation { "Kopieer de uitnodiging", "Copy the invitation" }

    key_spotlight { "In de nabespreking: een groep uitlichten, of bladeren", "In the debrief: spotlight a group, or turn the page" }
    key_rows { "Van groep naar groep", "Move through the groups" }
    key_open { "Open de groep", "Open the group" }
    key_select { "Selecteer de groep, of niet; met Shift alles tot hier", "Select or deselect the group; with Shift, all up to here" }
    key_search { "Zoek een groep of naam", "Find a group or name" }
    key_filter { "Toon andere groepen", "Show other groups" }
    key_sort { "Andere volgorde", "Another order" }
    key_pause { "Zet de tijd stil, of verder", "Stop the clock, or start it again" }
    key_extra { "2 minuten extra", "2 extra minutes" }
    key_start { "Volgend dilemma", "Next dilemma" }
    key_debrief { "Naar de nabespreking en terug", "To the debrief and back" }
    key_escape { "Sluit, of hef de selectie op", "Close, or clear the selection" }
    keys_for_selected { "Zijn er groepen geselecteerd, dan gelden P, T, M en N alleen voor die groepen.", "When groups are selected, P, T, M and N apply only to those groups." }

    debrief { "Nabespreking", "Debrief" }
    on_the_screen { "Op het plenaire scherm", "On the plenary screen" }
    open_plenary { "Open het plenaire scherm", "Open the plenary screen" }
    plenary_link_elsewhere { "De link naar het plenaire scherm staat op de pagina waar je de sessie opende; dit apparaat kent hem niet.", "The link to the plenary screen is on the page where you opened the session; this device does not know it." }
    rooms_done_of(done: usize, all: usize) by all { "{done} van 1 groep klaar" / "{done} van {all} groepen klaar", "{done} of 1 group done" / "{done} of {all} groups done" }
    not_done_yet(count: usize, rooms: &str) { "nog niet klaar: groep {rooms}" / "nog niet klaar: groepen {rooms}", "not done yet: group {rooms}" / "not done yet: groups {rooms}" }
    revealed { "onthuld", "revealed" }
    spotlight { "Uitgelichte groep", "Group in the spotlight" }
        no_spotlight { "geen", "none" }
    previous_room { "Vorige groep", "Previous group" }
    next_room { "Volgende groep", "Next group" }

    was_away(rooms: usize, span: &str) { "De server was {span} weg. Eén groep was bezig en verloor die tijd." / "De server was {span} weg. {rooms} groepen waren bezig en verloren die tijd.", "The server was away for {span}. One group was at work and lost that time." / "The server was away for {span}. {rooms} groups were at work and lost that time." }

    nobody_joined_yet { "Er is nog niemand binnen. Deel de code of de link:", "Nobody is in yet. Share the code or the link:" }
    not_going_yet { "Verder? Start het volgende onderdeel.", "Ready to go on? Start the next part." }
    not_begun_yet { "Ben je zover? Start het eerste onderdeel; er kunnen later nog mensen bij.", "Are you ready? Start the first part; people can still join later." }
}

/// *23 mensen in 6 groepen van 3 of 4*: the result of a mix.
pub fn mix_result(language: Language, people: usize, rooms: usize, sizes: &str) -> String {
    mixed_rooms(language, &super::report::people_in_rooms(language, people, rooms), sizes)
}

/// The server was away for `span`, and `rooms` rooms can get their lost time back.
pub fn server_was_away(language: Language, span: Milliseconds, rooms: usize) -> String {
    was_away(language, rooms, &length(language, span))
}

/// *leest 1½ min te lang*: how much longer than planned a group has been in a phase, in half minutes.
pub fn too_long(language: Language, phase: &str, by: Milliseconds) -> String {
    let (whole, half) = (by / MINUTE, if by % MINUTE < MINUTE / 2 { "" } else { "½" });
    let minutes = if whole == 0 { half.to_owned() } else { format!("{whole}{half}") };
    flag_too_long(language, phase, &minutes)
}

/// A length of time, rounded to what matters.
fn length(language: Language, span: Milliseconds) -> String {
    match (language, span) {
        (_, ..MINUTE) => format!("{} s", span / SECOND),
        (_, ..HOUR) => format!("{} min {} s", span / MINUTE, span % MINUTE / SECOND),
        (Language::Nl, _) => format!("{} uur", span / HOUR),
        (Language::En, _) => format!("{} h", span / HOUR),
    }
}

// The progress of the rooms, calls for help, and missing people.
texts! {
    dilemma_word { "Dilemma", "Dilemma" }
    dilemmas_together(numbers: &str) { "Dilemma {numbers}", "Dilemmas {numbers}" }
    part_paused(part: &str) { "{part} gepauzeerd", "{part} paused" }
    until_the_end { "tot het einde", "until the end" }
    until_end_of(part: &str) { "tot het einde van {part}", "until the end of {part}" }
    time_of_is_up(part: &str) { "{part}: de tijd is om", "{part}: time is up" }
    by_dilemma { "Per dilemma", "By dilemma" }
    time_left_one(digits: &str) { "nog {digits}", "{digits} left" }
    time_left_between(least: &str, most: &str) { "nog {least}–{most}", "{least}–{most} left" }
    so_many_must_choose(count: usize) { "1 moet kiezen" / "{count} moeten kiezen", "1 must choose" / "{count} must choose" }
    all_paused { "gepauzeerd", "paused" }
    nobody_done { "nog niemand klaar", "nobody done yet" }
    by_progress { "Wie achterloopt", "Furthest behind" }
    order_holds { "volgorde staat vast", "order is held" }

    calls { "Groepen die je nodig hebben", "Groups that need you" }
    call_must_choose { "moet kiezen", "must choose" }
    call_must_choose_many { "moeten kiezen", "must choose" }
    call_help { "hulp", "help" }
    call_tie { "gelijk", "tied" }
    call_nobody { "niemand", "empty" }
    elsewhere { "Elders", "Elsewhere" }
    ask_help(count: usize, groups: &str) { "{groups} vraagt hulp" / "{groups} vragen hulp", "{groups} asks for help" / "{groups} ask for help" }
    have_to_choose(count: usize, groups: &str) { "{groups} moet kiezen" / "{groups} moeten kiezen", "{groups} must choose" / "{groups} must choose" }
    are_tied(count: usize, groups: &str) { "{groups} staat gelijk" / "{groups} staan gelijk", "{groups} is tied" / "{groups} are tied" }
    nobody_in(groups: &str) { "niemand in {groups}", "nobody in {groups}" }
    opens_room(number: u16) { "open groep {number}", "open group {number}" }

    one_group(number: u16) { "groep {number}", "group {number}" }
    two_or_more_groups(all_but_last: &str, last: u16) { "groepen {all_but_last} en {last}", "groups {all_but_last} and {last}" }
    done_paused_in(groups: &str) { "De tijd staat stil in {groups}", "The clock is stopped in {groups}" }
    done_resumed_in(groups: &str) { "De tijd loopt verder in {groups}", "The clock is running again in {groups}" }
    done_extra_in(minutes: u8, groups: &str) { "1 minuut extra voor {groups}" / "{minutes} minuten extra voor {groups}", "1 extra minute for {groups}" / "{minutes} extra minutes for {groups}" }
    have_extra_in_all(count: usize, groups: &str, minutes: Milliseconds) { "{groups} heeft nu {minutes} minuten extra" / "{groups} hebben nu {minutes} minuten extra", "{groups} now has {minutes} extra minutes" / "{groups} now have {minutes} extra minutes" }
    sent_to_all { "Bericht verstuurd aan alle groepen", "Message sent to all groups" }
    sent_to(groups: &str) { "Bericht verstuurd aan {groups}", "Message sent to {groups}" }
    were_done(count: usize, groups: &str) { "{groups} was al klaar" / "{groups} waren al klaar", "{groups} was done already" / "{groups} were done already" }
    must_choose_already(count: usize, groups: &str) { "{groups} moet al kiezen" / "{groups} moeten al kiezen", "{groups} must choose already" / "{groups} must choose already" }
    had_not_begun(count: usize, groups: &str) { "{groups} is nog niet begonnen" / "{groups} zijn nog niet begonnen", "{groups} has not started yet" / "{groups} have not started yet" }
    stood_still(count: usize, groups: &str) { "{groups} stond al stil" / "{groups} stonden al stil", "{groups} was stopped already" / "{groups} were stopped already" }
    ran_on(count: usize, groups: &str) { "{groups} liep al" / "{groups} liepen al", "{groups} was running already" / "{groups} were running already" }

    was_sent { "Verstuurd", "Sent" }
    nothing_sent { "Je hebt nog niets verstuurd.", "You have not sent anything yet." }
    for_all_groups { "← voor alle groepen", "← for all groups" }
    to_all_groups { "alle groepen", "all groups" }

    who_is_missing { "Wie mist nog", "Who is missing" }
    people_in_of(expected: u16) { "van {expected} binnen", "of {expected} are in" }
    people_in { "binnen", "in" }
    expected_label { "Hoeveel mensen verwacht je?", "How many people do you expect?" }
    expected_unknown { "Laat leeg als je het niet weet.", "Leave empty if you don’t know." }
    set_expected { "Bewaar", "Save" }
    are_in(count: usize) { "{count} binnen", "{count} in" }
    are_away(count: usize) { "{count} even weg", "{count} away" }
    are_to_come(count: usize) { "{count} nog niet geweest", "{count} not yet in" }
    nobody_missing { "Er mist niemand: in elke groep is iedereen er.", "Nobody is missing: everyone is there in every group." }
    still_empty { "Nog niemand", "Nobody yet" }
    fewer_than_others { "Minder mensen dan in andere groepen", "Fewer people than in other groups" }
    are_gone { "Even weg", "Away" }
    without_group { "zonder groep", "without a group" }
    group_with_people(number: u16, count: usize) { "Groep {number} ({count})", "Group {number} ({count})" }
    group_alone(number: u16) { "Groep {number}", "Group {number}" }
    and_more_groups(count: usize) { "en nog {count}", "and {count} more" }
}

/// Groups in a form that is quick to read: `groep 4`, `groepen 4, 6 en 7`, `12 groepen`.
pub fn groups(language: Language, numbers: &[u16]) -> String {
    const MOST: usize = 6;
    match numbers {
        [one] => one_group(language, *one),
        [first @ .., last] if numbers.len() <= MOST => {
            let first: Vec<String> = first.iter().map(u16::to_string).collect();
            two_or_more_groups(language, &first.join(", "), *last)
        }
        _ => super::plenary::so_many_rooms(language, numbers.len()),
    }
}

/// `1 en 2`, `1, 2 en 4`.
pub fn numbers_together(language: Language, numbers: &[u16]) -> String {
    let and = match language {
        Language::Nl => "en",
        Language::En => "and",
    };
    match numbers {
        [] => String::new(),
        [one] => one.to_string(),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(u16::to_string).collect();
            format!("{} {and} {last}", first.join(", "))
        }
    }
}
