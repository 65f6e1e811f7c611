//! The facilitator's board.

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
    end_session { "Sluit sessie af", "End session" }

    session_over { "Deze sessie is afgelopen", "This session is over" }
    over { "sessie afgelopen", "session is over" }
    not_begun { "Nog niet begonnen", "Not begun yet" }
    ready_to_begin { "Klaar om te beginnen", "Ready to begin" }
    round(number: u16, question: &str) { "Ronde {number}: {question}", "Round {number}: {question}" }
    until_last_choice { "tot de laatste groep moet kiezen", "until the last room must choose" }
    until_end_of_block { "tot het einde van dit onderdeel", "until the end of this block" }

    controls { "Bediening", "Controls" }
    pause { "Pauze", "Pause" }
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
    in_some_rooms_and_others_next(count: usize) { "voor {count}, andere hun volgende", "for {count}, others their next" }
    in_some_rooms(count: usize, what: &str) { "voor {count}: {what}", "for {count}: {what}" }
    start_block_first { "nog geen Dilemma’s", "Dilemmas not running" }
    rooms_are_busy { "groepen zijn nog bezig", "rooms are still busy" }
    room_is_busy { "nog bezig", "still busy" }
    all_dilemmas_done { "alle dilemma’s gedaan", "all dilemmas done" }
    block_time_is_over { "de tijd is om", "the time is over" }
    nobody_in_a_room { "nog niemand in een groep", "nobody in a room yet" }
    to_debrief { "Naar nabespreking", "To the debrief" }
    to_rooms { "Naar de groepen", "To the rooms" }

    of_people_online(count: usize) { "van {count} online", "of {count} online" }
    waiting_one { "wacht", "is waiting" }
    waiting_many { "wachten", "are waiting" }
    reading_one { "leest", "is reading" }
    reading_many { "lezen", "are reading" }
    writing_one { "schrijft", "is writing" }
    writing_many { "schrijven", "are writing" }
    choosing_one { "kiest", "is choosing" }
    choosing_many { "kiezen", "are choosing" }
    must_choose_one { "moet kiezen", "must choose" }
    must_choose_many { "moeten kiezen", "must choose" }
    done_namely { "klaar:", "done:" }
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
    waits { "Wacht", "Waiting" }
    has_to_choose { "Moet kiezen", "Must choose" }
    in_silence { "stil", "silent" }
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
    room_is_told { "Je kijkt mee. De groep weet dat een begeleider kan meekijken.", "You are looking in. The room knows that a facilitator can look in." }
    answer_help { "Ik kom eraan", "I’m coming" }
    people_in_room(count: usize) { "Mensen in deze groep: {count}", "People in this room: {count}" }
    nobody_here { "Er zit niemand in deze groep.", "Nobody is in this room." }
    not_connected { "niet verbonden", "not connected" }
    make_presenter { "Maak schermdeler", "Make presenter" }
    make_presenter_of(name: &str) { "Maak schermdeler: {name}", "Make presenter: {name}" }

    debrief { "Nabespreking", "Debrief" }
    on_the_screen { "Op het plenaire scherm", "On the plenary screen" }
    screen_door { "Welkom en voortgang", "Welcome and progress" }
    screen_matrix { "Alle dilemma’s naast elkaar", "All dilemmas side by side" }
    open_plenary { "Open het plenaire scherm", "Open the plenary screen" }
    plenary_link_elsewhere { "De link naar het plenaire scherm staat op de pagina waar je de sessie opende; dit apparaat kent hem niet.", "The link to the plenary screen is on the page where you opened the session; this device does not know it." }
    rooms_done_of(done: usize, all: usize) { "{done} van {all} groepen klaar", "{done} of {all} rooms done" }
    not_done_yet(rooms: &str) { "Nog niet klaar: groep {rooms}", "Not done yet: room {rooms}" }
    show { "Toon", "Show" }
    shown { "Op het scherm", "On screen" }
    reveal { "Onthul voor iedereen", "Reveal to everybody" }
    revealed { "onthuld", "revealed" }
    spotlight { "Groep in de schijnwerper", "Room in the spotlight" }
    spotlight_later { "Toon en onthul eerst een dilemma.", "Show and reveal a dilemma first." }
    no_spotlight { "geen", "none" }
    previous_room { "Vorige groep", "Previous room" }
    next_room { "Volgende groep", "Next room" }

    nobody_joined_yet { "Er is nog niemand binnen. Deel de code of de link:", "Nobody is in yet. Share the code or the link:" }
    not_begun_yet { "Zijn jullie zover? Start het eerste onderdeel; je kunt later altijd nog mensen binnenlaten.", "Are you ready? Start the first block; people can still come in later." }
}
