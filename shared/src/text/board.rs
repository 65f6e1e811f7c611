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
    start_block(name: &str) { "Start {name}", "Start {name}" }
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

    ask_start_block { "Dit onderdeel starten?", "Start this block?" }
    ask_ends_rounds { "Er zijn groepen bezig. Groepen die nog niet kozen, worden vastgelegd als ‘niet gekozen’.", "Rooms are in the middle of a dilemma. Rooms without a choice will be recorded as ‘not chosen’." }
    yes_start_block { "Start onderdeel", "Start block" }
    ask_end_block { "Dit onderdeel beëindigen?", "End this block?" }
    ask_end_block_calm { "Er is geen groep bezig. Daarna kun je het volgende onderdeel starten.", "No room is busy. You can start the next block after that." }
    end_block { "Beëindig onderdeel", "End block" }
    ask_end_session { "De sessie afsluiten?", "End the session?" }
    ask_end_session_calm { "Iedereen kan daarna nog lezen, maar niets meer wijzigen. De nabespreking blijft werken.", "Everybody can still read, but change nothing any more. The debrief goes on working." }
    ask_end_session_open { "Er zijn groepen bezig. Groepen die nog niet kozen, worden vastgelegd als ‘niet gekozen’. Daarna kan niemand meer iets wijzigen; de nabespreking blijft werken.", "Rooms are in the middle of a dilemma. Rooms without a choice will be recorded as ‘not chosen’. After that nobody can change anything; the debrief goes on working." }
    delete_session { "Wis alle gegevens nu", "Delete all data now" }
    ask_delete_session { "Deze sessie nu wissen?", "Delete this session now?" }
    ask_delete_session_explained { "Alles gaat meteen en voorgoed weg: namen, voor- en nadelen, keuzes en het verslag. Wie nog verbonden is, krijgt dat te lezen. Wil je iets houden? Bewaar dan eerst het verslag.", "Everything goes at once and for good: names, pros and cons, choices and the report. Who is still connected gets to read that. Want to keep something? Save the report first." }
    end_session { "Sluit sessie af", "End session" }

    session_over { "Deze sessie is afgelopen", "This session is over" }
    over { "sessie afgelopen", "session is over" }
    not_begun { "Nog niet begonnen", "Not begun yet" }
    ready_to_begin { "Klaar om te beginnen", "Ready to begin" }
    ready_for(number: u16) { "Klaar voor dilemma {number}", "Ready for dilemma {number}" }
    round(number: u16, question: &str) { "Dilemma {number}: {question}", "Dilemma {number}: {question}" }
    until_last_choice { "nog voor de laatste groep", "left for the last room" }
    until_end_of_block { "tot het einde van dit onderdeel", "until the end of this block" }

    controls { "Bediening", "Controls" }
    pause { "Pauzeer", "Pause" }
    resume { "Verder", "Resume" }
    extra_time_for_all { "Extra tijd voor alle groepen", "Extra time for all rooms" }
    extra_time_for_room { "Extra tijd voor deze groep", "Extra time for this room" }
    add_minutes(minutes: u8) { "+{minutes} min extra tijd", "+{minutes} min extra time" }
    message_to_all { "Bericht aan allen", "Message to all" }
    message_to_room { "Bericht aan deze groep", "Message to this room" }
    ready_made { "Kant-en-klaar, gaat meteen weg", "Ready-made, goes out at once" }
    own_words { "Of in je eigen woorden", "Or in your own words" }
    send { "Verstuur", "Send" }
    message_sent { "Het bericht is verstuurd.", "The message was sent." }
    nudge_every_voice { "Hoor ieders stem.", "Hear every voice." }
    nudge_other_side { "Ook de andere kant.", "The other side, too." }
    nudge_one_minute { "Nog één minuut.", "One more minute." }
    more { "Meer", "More" }
    start_dilemma(number: u16) { "Start dilemma {number}", "Start dilemma {number}" }
    start_spare { "Start een reserve", "Start a spare" }
    spare_is_drawn { "elke groep loot een dilemma", "every room draws a dilemma" }
    start_next { "Volgend dilemma", "Next dilemma" }
    each_its_own { "elke groep een eigen", "each room its own" }
    in_some_rooms(count: usize, all: usize) { "in {count} van {all} groepen", "in {count} of {all} rooms" }
    start_block_first { "start eerst Dilemma’s", "start Dilemmas first" }
    rooms_are_busy { "groepen zijn nog bezig", "rooms are still busy" }
    room_is_busy { "nog bezig", "still busy" }
    all_dilemmas_done { "alle dilemma’s gedaan", "all dilemmas done" }
    block_time_is_over { "de tijd is om", "the time is over" }
    nobody_in_a_room { "nog niemand in een groep", "nobody in a room yet" }
    to_debrief { "Nabespreking", "Debrief" }
    to_rooms { "Naar de groepen", "To the rooms" }

    of_people_online(count: usize) { "van {count} online", "of {count} online" }
    order_of_rooms { "Volgorde van de groepen", "Order of the rooms" }
    by_need { "Aandacht eerst", "Attention first" }
    by_number { "Op nummer", "By number" }

    all_rooms_live { "Alle groepen, live", "All rooms, live" }
    room_and_presenter { "Groep en schermdeler", "Room and presenter" }
    online { "Online", "Online" }
    phase { "Fase", "Phase" }
    time { "Tijd", "Time" }
    vote_and_choice { "Stem en keuze", "Votes and choice" }
    attention { "Let op", "Attention" }
    waits { "wacht", "waiting" }
    has_to_choose { "moet kiezen", "must choose" }
    in_silence { "stille minuut", "silent minute" }
    mirrored { "gespiegeld", "mirrored" }
    pros_and_cons(pros: usize, cons: usize) { "voordelen: {pros}, nadelen: {cons}", "pros: {pros}, cons: {cons}" }
    voted(cast: usize, of: usize) { "{cast} van {of} gestemd", "{cast} of {of} voted" }
    voted_again(cast: usize, of: usize) { "herstemming: {cast} van {of}", "second ballot: {cast} of {of}" }
    tied(count: u16) { "Gelijk {count}–{count}", "Tie {count}–{count}" }
    open_for(most: u16, least: u16, side: &str) { "Open: {most}–{least} voor {side}", "Open: {most}–{least} for {side}" }
    lot_for(side: &str) { "Het lot: {side}", "By lot: {side}" }
    flag_help { "hulp", "help" }
    flag_time_up { "tijd om", "time up" }
    flag_tie { "gelijk", "tie" }
    flag_nobody { "niemand", "nobody" }
    flag_nothing_written { "3 min stil", "3 min silent" }
    flag_behind { "achter", "behind" }

    not_placed(count: usize) { "Nog zonder groep: {count}", "Without a room yet: {count}" }
    and_more(count: usize) { "En nog {count}.", "And {count} more." }
    place_in_room(name: &str) { "Groep voor {name}", "Room for {name}" }
    place_in { "Zet in groep …", "Place in room …" }
    move_to { "Verplaats naar …", "Move to …" }
    place { "Zet in groep", "Place" }
    room_with_size(room: &str, size: usize) { "{room} ({size})", "{room} ({size})" }

    looking_in(number: u16) { "Meekijken in groep {number}", "Looking into room {number}" }
    look_into(number: u16) { "Kijk in groep {number}", "Look into room {number}" }
    room_is_told { "Je kijkt mee. De groep weet dat een begeleider kan meekijken.", "You are looking in. The room knows that a facilitator can look in." }
    answer_help { "Ik kom eraan", "I’m coming" }
    people_in_room(count: usize) { "Mensen in deze groep: {count}", "People in this room: {count}" }
    nobody_here { "Er zit niemand in deze groep.", "Nobody is in this room." }
    not_connected { "niet verbonden", "not connected" }
    make_presenter { "Maak schermdeler", "Make presenter" }
    make_presenter_of(name: &str) { "Maak schermdeler: {name}", "Make presenter: {name}" }

    filter_rooms { "Welke groepen", "Which rooms" }
    filter_all { "Alle", "All" }
    filter_waiting { "Wacht of leeg", "Waiting or empty" }
    phase_read { "leest", "reading" }
    phase_left { "bij links", "at left" }
    phase_right { "bij rechts", "at right" }
    phase_choose { "kiest", "choosing" }
    phase_done { "klaar", "done" }
    search_rooms { "Zoek groep of naam", "Find a room or name" }
    search_clear { "Wis wat je zoekt", "Clear the search" }
    by_time { "Minste tijd over", "Least time left" }
    by_arguments { "Minste argumenten", "Fewest arguments" }
    by_phase { "Fase", "Phase" }
    rooms_in_view(count: usize) { "Groepen in beeld: {count}", "Rooms in view: {count}" }
    none_fits { "Geen groep past bij wat je zoekt.", "No room fits what you look for." }
    show_all_rooms { "Toon alle groepen", "Show all rooms" }
    empty_room { "1 lege groep", "1 empty room" }
    empty_rooms(count: usize) { "{count} lege groepen", "{count} empty rooms" }
    merged_with(number: u16) { "Samengevoegd met groep {number}", "Merged with room {number}" }

    select_room(number: u16) { "Kies groep {number}", "Select room {number}" }
    select_shown { "Kies alle groepen in beeld", "Select all rooms in view" }
    select_rooms { "Kies groepen", "Select rooms" }
    selected_one { "1 groep gekozen", "1 room selected" }
    selected_many(count: usize) { "{count} groepen gekozen", "{count} rooms selected" }
    for_selected { "Voor de gekozen groepen", "For the selected rooms" }
    extra_time_for_selected { "Extra tijd voor de gekozen groepen", "Extra time for the selected rooms" }
    clear_selection { "Laat de keuze los", "Clear the selection" }
    message { "Bericht", "Message" }
    message_to_selected { "Bericht aan de gekozen groepen", "Message to the selected rooms" }

    undo { "Ongedaan maken", "Undo" }
    done_paused { "De tijd staat stil.", "The time stands still." }
    done_resumed { "De tijd loopt verder.", "The time runs on." }
    give_time_back { "Geef die tijd terug", "Give that time back" }
    done_time_back { "De verloren tijd is teruggegeven.", "The lost time was given back." }
    done_extra(minutes: u8) { "{minutes} min extra gegeven.", "{minutes} extra min given." }
    done_moved(name: &str, room: u16) { "{name} zit nu in groep {room}.", "{name} is in room {room} now." }
    done_removed(name: &str) { "{name} is uit de sessie gehaald.", "{name} was taken out of the session." }
    done_restored(name: &str) { "{name} is terug in de sessie.", "{name} is back in the session." }
    done_presenter(name: &str) { "{name} is nu schermdeler.", "{name} presents now." }
    done_locked { "De deur is dicht: er kan niemand meer bij.", "The door is locked: nobody can come in any more." }
    done_unlocked { "De deur is weer open.", "The door is open again." }
    done_mixed { "De groepen zijn opnieuw gemengd.", "The groups were mixed anew." }
    done_added(count: u16) { "Groepen erbij: {count}.", "Rooms added: {count}." }
    done_merged(from: u16, into: u16) { "Groep {from} is samengevoegd met groep {into}.", "Room {from} was merged with room {into}." }

    door_locked { "Deur dicht", "Door locked" }
    lock_door { "Sluit de deur", "Lock the door" }
    lock_door_explained { "Er kan dan niemand meer bij.", "Nobody can come in then." }
    unlock_door { "Open de deur", "Open the door" }
    unlock_door_explained { "Er kunnen dan weer mensen bij.", "People can come in again then." }

    add_rooms { "Groepen toevoegen", "Add rooms" }
    how_many_rooms { "Hoeveel groepen erbij?", "How many more rooms?" }
    add_rooms_explained { "Ze komen achteraan. Groepen waar niemand in zit, staan op het bord samen achter één regel.", "They come last. Rooms that nobody is in stand together behind one line on the board." }
    add { "Voeg toe", "Add" }

    merge_rooms { "Groepen samenvoegen", "Merge rooms" }
    merge_from { "De mensen van", "The people of" }
    merge_into { "gaan naar", "go to" }
    merge_explained(from: u16, into: u16) { "Iedereen van groep {from} gaat naar groep {into}. Wat zij in het dilemma van nu schreven, gaat mee. Zijn beide groepen al aan het kiezen, dan stemt wie overkomt opnieuw. Eerdere keuzes van groep {from} blijven bewaard. Dit kun je niet ongedaan maken.", "Everybody in room {from} goes to room {into}. What they wrote in the dilemma of this moment comes along. If both rooms are choosing already, those who come over vote again. Earlier choices of room {from} are kept. This cannot be undone." }
    merge_two { "Kies twee verschillende groepen.", "Choose two different rooms." }
    merge { "Voeg samen", "Merge" }

    alone(rooms: usize) { "Groepen met één persoon: {rooms}.", "Rooms with one person: {rooms}." }
    alone_explained { "Deelt daar een hele groep één scherm? Dan is het goed. Breng mensen anders bij elkaar.", "Does a whole group share one screen there? Then all is well. If not, bring people together." }

    move_person { "Iemand verplaatsen", "Move somebody" }
    move_who { "Wie", "Who" }
    move_explained { "Wie je verplaatst, is meteen in de andere groep. Slepen kan ook: vanuit een groep die je bekijkt, naar een rij op het bord.", "Whom you move is in the other room at once. You can drag as well: from a room that you look into, to a row of the board." }
    move_now { "Verplaats", "Move" }
    person_in_room(name: &str, room: &str) { "{name} · {room}", "{name} · {room}" }

    mix_rooms { "Groepen opnieuw mengen", "Mix groups anew" }
    mix_explained { "Wie elkaar al sprak, komt zo min mogelijk weer bij elkaar. Wat groepen kozen, blijft bewaard.", "Those who talked already meet again as little as possible. What rooms chose is kept." }
    per_room { "Mensen per groep", "People per room" }
    mix_result(people: usize, rooms: usize, sizes: &str) { "Mensen: {people}. Groepen: {rooms}, met {sizes} in elke groep.", "People: {people}. Rooms: {rooms}, with {sizes} in each." }
    mix_sizes(least: usize, most: usize) { "{least} of {most}", "{least} or {most}" }
    mix_not_now { "Er is nog een groep bezig met een dilemma. Mengen kan als alle groepen klaar zijn.", "A room is still busy with a dilemma. You can mix when all rooms are done." }
    mix_nobody { "Er is nog niemand om te mengen.", "There is nobody to mix yet." }
    keep_groups { "Houd deze groepen", "Keep these groups" }
    mix { "Meng nu", "Mix now" }

    remove { "Haal uit de sessie", "Take out" }
    remove_named(name: &str) { "Haal uit de sessie: {name}", "Take out of the session: {name}" }
    taken_out(count: usize) { "Uit de sessie gehaald: {count}", "Taken out of the session: {count}" }
    put_back { "Zet terug", "Put back" }
    put_back_named(name: &str) { "Zet terug: {name}", "Put back: {name}" }
    drag_to_room { "Sleep naar een groep", "Drag to a room" }
    carried_to(name: &str, room: u16) { "{name} → groep {room}", "{name} → room {room}" }

    // Not ‘links’, which is a side as well.
    links { "Delen", "Share" }
    links_and_report { "Delen en verslag", "Share and report" }
    link_board { "Dit bord", "This board" }
    link_board_explained { "Voor een tweede apparaat of een medebegeleider. Wie deze link heeft, kan alles wat jij kunt.", "For a second device or a fellow facilitator. Whoever has this link can do all that you can." }
    link_join { "Meedoen", "Joining" }
    link_join_explained { "Voor deelnemers, om in de chat te plakken.", "For participants, to paste in a chat." }
    link_plenary { "Plenair scherm", "Plenary screen" }
    link_plenary_explained { "Voor de beamer of het scherm dat je deelt.", "For the beamer or the screen that you share." }
    link_report { "Verslag", "Report" }
    link_report_explained { "Om na te lezen, te printen en te bewaren. Wie deze link heeft, kan het verslag lezen.", "To read, print and keep. Whoever has this link can read the report." }
    link_unknown { "Dit apparaat kent de link niet; hij is op een ander apparaat gemaakt.", "This device does not know the link; it was made on another device." }
    link_none { "Er is nog geen link.", "There is no link yet." }
    open { "Open", "Open" }
    make_link { "Maak een link", "Make a link" }
    new_link { "Maak een nieuwe link", "Make a new link" }
    new_link_sure { "De link die er nu is, werkt dan niet meer.", "The link that there is now will stop working." }
    withdraw_link { "Trek de link in", "Withdraw the link" }
    withdraw_sure { "Wie de link heeft, kan het verslag dan niet meer openen. Dit kun je niet ongedaan maken.", "Whoever has the link can no longer open the report. This cannot be undone." }
    names_in_report { "Namen van mensen in het verslag", "Names of people in the report" }
    copied { "Gekopieerd.", "Copied." }
    look_back { "Terugblik", "Looking back" }
    look_back_explained { "Vraag de groepen over een paar weken: zouden jullie weer zo kiezen, en wat hebben jullie geprobeerd?", "Ask the rooms in a few weeks: would you choose so again, and what have you tried?" }
    look_back_later { "Dit kan als de sessie is afgesloten.", "You can do this when the session is over." }
    look_back_open { "Groepen kunnen terugblikken", "Rooms can look back" }
    look_back_invitation(title: &str, link: &str) { "Terugblik op ‘{title}’: zouden jullie weer zo kiezen, en wat hebben jullie geprobeerd? Open {link} op het apparaat waarmee je meedeed.", "Looking back on ‘{title}’: would you choose so again, and what have you tried? Open {link} on the device that you took part with." }
    copy_invitation { "Kopieer de uitnodiging", "Copy the invitation" }

    key_rows { "Langs de groepen", "Along the rooms" }
    key_open { "Open de groep", "Open the room" }
    key_select { "Kies de groep, of laat los; met Shift alles tot hier", "Select the room, or not; with Shift all up to here" }
    key_search { "Zoek een groep of naam", "Find a room or name" }
    key_filter { "Toon andere groepen", "Show other rooms" }
    key_sort { "Andere volgorde", "Another order" }
    key_pause { "Zet de tijd stil, of verder", "Pause, or resume" }
    key_extra { "2 minuten extra", "2 extra minutes" }
    key_start { "Volgend dilemma", "Next dilemma" }
    key_debrief { "Naar de nabespreking en terug", "To the debrief and back" }
    key_escape { "Sluiten; keuze loslaten", "Close; clear the selection" }
    keys_for_selected { "Zijn er groepen gekozen, dan gelden P, T, M en N voor die groepen.", "When rooms are selected, P, T, M and N are for those rooms." }

    debrief { "Nabespreking", "Debrief" }
    on_the_screen { "Op het plenaire scherm", "On the plenary screen" }
    screen_door { "Welkom en voortgang", "Welcome and progress" }
    screen_matrix { "Alle dilemma’s naast elkaar", "All dilemmas side by side" }
    open_plenary { "Open het plenaire scherm", "Open the plenary screen" }
    plenary_link_elsewhere { "De link naar het plenaire scherm staat op de pagina waar je de sessie opende; dit apparaat kent hem niet.", "The link to the plenary screen is on the page where you opened the session; this device does not know it." }
    rooms_done_of(done: usize, all: usize) { "{done} van {all} groepen klaar", "{done} of {all} rooms done" }
    not_done_yet(rooms: &str) { "nog niet klaar: groep {rooms}", "not done yet: room {rooms}" }
    revealed { "onthuld", "revealed" }
    spotlight { "Groep in de schijnwerper", "Room in the spotlight" }
        no_spotlight { "geen", "none" }
    previous_room { "Vorige groep", "Previous room" }
    next_room { "Volgende groep", "Next room" }

    nobody_joined_yet { "Er is nog niemand binnen. Deel de code of de link:", "Nobody is in yet. Share the code or the link:" }
    not_begun_yet { "Zijn jullie zover? Start het eerste onderdeel; je kunt later altijd nog mensen binnenlaten.", "Are you ready? Start the first block; people can still come in later." }
}

/// The server was away for so long, and so many rooms can have the time back that they lost.
pub fn server_was_away(language: Language, span: Milliseconds, rooms: usize) -> String {
    let span = length(language, span);
    match (language, rooms) {
        (Language::Nl, 1) => format!("De server was {span} weg. Eén groep was bezig en verloor die tijd."),
        (Language::Nl, _) => format!("De server was {span} weg. {rooms} groepen waren bezig en verloren die tijd."),
        (Language::En, 1) => format!("The server was away for {span}. One room was at work and lost that time."),
        (Language::En, _) => format!("The server was away for {span}. {rooms} rooms were at work and lost that time."),
    }
}

/// A length of time, no more precise than it matters.
fn length(language: Language, span: Milliseconds) -> String {
    match (language, span) {
        (_, ..MINUTE) => format!("{} s", span / SECOND),
        (_, ..HOUR) => format!("{} min {} s", span / MINUTE, span % MINUTE / SECOND),
        (Language::Nl, _) => format!("{} uur", span / HOUR),
        (Language::En, _) => format!("{} h", span / HOUR),
    }
}

// Where the rooms are, who calls and who is missing.
texts! {
    dilemma_word { "Dilemma", "Dilemma" }
    dilemmas_together(numbers: &str) { "Dilemma {numbers}", "Dilemmas {numbers}" }
    until_end_of(part: &str) { "tot het einde van {part}", "until the end of {part}" }
    time_of_is_up(part: &str) { "{part}: de tijd is om", "{part}: time is up" }
    by_dilemma { "Per dilemma", "By dilemma" }
    time_left_one(digits: &str) { "nog {digits}", "{digits} left" }
    time_left_between(least: &str, most: &str) { "nog {least}–{most}", "{least}–{most} left" }
    all_time_up { "tijd om", "time up" }
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
    opens_room(number: u16) { "open groep {number}", "open group {number}" }

    one_group(number: u16) { "groep {number}", "group {number}" }
    two_or_more_groups(all_but_last: &str, last: u16) { "groepen {all_but_last} en {last}", "groups {all_but_last} and {last}" }
    many_groups(count: usize) { "{count} groepen", "{count} groups" }
    done_paused_in(groups: &str) { "De tijd staat stil in {groups}", "Paused in {groups}" }
    done_resumed_in(groups: &str) { "De tijd loopt verder in {groups}", "Time runs on in {groups}" }
    done_extra_one(groups: &str) { "1 minuut extra voor {groups}", "1 extra minute for {groups}" }
    done_extra_many(minutes: u8, groups: &str) { "{minutes} minuten extra voor {groups}", "{minutes} extra minutes for {groups}" }
    sent_to_all { "Bericht verstuurd aan alle groepen", "Message sent to all groups" }
    sent_to(groups: &str) { "Bericht verstuurd aan {groups}", "Message sent to {groups}" }
    one_was_done(groups: &str) { "{groups} was al klaar", "{groups} was done already" }
    many_were_done(groups: &str) { "{groups} waren al klaar", "{groups} were done already" }
    one_must_choose(groups: &str) { "{groups} moet al kiezen", "{groups} must choose already" }
    many_must_choose(groups: &str) { "{groups} moeten al kiezen", "{groups} must choose already" }
    one_not_begun(groups: &str) { "{groups} is nog niet begonnen", "{groups} has not begun yet" }
    many_not_begun(groups: &str) { "{groups} zijn nog niet begonnen", "{groups} have not begun yet" }
    one_stood_still(groups: &str) { "{groups} stond al stil", "{groups} was paused already" }
    many_stood_still(groups: &str) { "{groups} stonden al stil", "{groups} were paused already" }
    one_ran_on(groups: &str) { "{groups} liep al", "{groups} was running already" }
    many_ran_on(groups: &str) { "{groups} liepen al", "{groups} were running already" }

    was_sent { "Verstuurd", "Sent" }
    nothing_sent { "Je hebt nog niets verstuurd.", "You have not sent anything yet." }
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
    nobody_missing { "Er mist niemand: in elke groep is iedereen er.", "Nobody is missing: everybody is there in every group." }
    still_empty { "Nog niemand", "Nobody yet" }
    fewer_than_others { "Minder mensen dan in andere groepen", "Fewer people than in other groups" }
    are_gone { "Even weg", "Away" }
    without_group { "zonder groep", "without a group" }
    group_with_people(number: u16, count: usize) { "Groep {number} ({count})", "Group {number} ({count})" }
    group_alone(number: u16) { "Groep {number}", "Group {number}" }
    and_more_groups(count: usize) { "en nog {count}", "and {count} more" }
}

/// Groups named so that one can take them in: `groep 4`, `groepen 4, 6 en 7`, `12 groepen`.
pub fn groups(language: Language, numbers: &[u16]) -> String {
    const MOST: usize = 6;
    match numbers {
        [one] => one_group(language, *one),
        [first @ .., last] if numbers.len() <= MOST => {
            let first: Vec<String> = first.iter().map(u16::to_string).collect();
            two_or_more_groups(language, &first.join(", "), *last)
        }
        _ => many_groups(language, numbers.len()),
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
