//! The entrance: the start page, the door of a session, opening one, starting at once.

use crate::language::Language;
use crate::session::{BlockKind, Placement};

texts! {
    // The start page.
    home_title { "Meedoen", "Join in" }
    hero_first { "Twee kanten.", "Two sides." }
    hero_second { "Eén keuze.", "One choice." }
    hero_words { "In een groepje weeg je een dilemma over je school: eerst links, dan rechts. Na tien minuten moeten jullie kiezen.", "In a small group you weigh a dilemma about your school: first left, then right. After ten minutes you have to choose." }
    code_label { "Code van je begeleider", "Your facilitator’s code" }
    code_example { "K7M 4QX", "K7M 4QX" }
    take_part { "Doe mee", "Join" }
    looking { "Even kijken …", "Looking …" }
    code_missing { "Typ eerst de code. Je begeleider laat hem zien of zet hem in de chat.", "Type the code first. Your facilitator shows it or puts it in the chat." }
    code_malformed { "Dit is geen code. Een code heeft zes letters en cijfers, zoals K7M 4QX. Een 0, O, 1 of I komt er niet in voor.", "This is not a code. A code has six letters and digits, such as K7M 4QX. It never has a 0, O, 1 or I." }
    facilitate_yourself { "Zelf begeleiden?", "Facilitating yourself?" }
    new_session { "Nieuwe sessie", "New session" }
    with_your_team { "Met je eigen team?", "With your own team?" }
    start_at_once { "Direct beginnen", "Start at once" }
    go_on_with { "Verder met …", "Go on with …" }
    you_lead { "Je begeleidt", "You facilitate" }
    you_take_part { "Je doet mee", "You take part" }
    today_at(clock: &str) { "vandaag {clock}", "today {clock}" }
    is_over { "afgelopen", "over" }
    is_gone { "niet meer op deze server", "not on this server any more" }
    forget_this(title: &str) { "Vergeet: {title}", "Forget: {title}" }
    forget { "Vergeet", "Forget" }
    forget_led_sure { "Dit apparaat vergeet de geheime link. Zonder kopie daarvan kun je deze sessie niet meer begeleiden.", "This device forgets the secret link. Without a copy of it you can’t facilitate this session any more." }
    forget_in_sure { "Dit apparaat vergeet wie je daar bent. Met de code kom je er dan in als iemand anders.", "This device forgets who you are there. With the code you would come in as somebody else." }
    remembered_here { "Dit apparaat onthoudt de sessie: op de startpagina kun je ermee verder.", "This device remembers the session: you can go on with it from the start page." }
    example { "Voorbeeld van een dilemma", "Example of a dilemma" }
    example_question { "Wat doen we met de middag?", "What do we do with the afternoon?" }
    example_left { "Elk vak een eigen uur", "Every subject its own hour" }
    example_left_pro { "Elk vak houdt zijn tijd.", "Every subject keeps its time." }
    example_left_con { "Net op gang, en de bel gaat.", "Just under way, and the bell rings." }
    example_right { "Samen aan één opdracht", "Together on one project" }
    example_right_pro { "Je ziet waar het voor is.", "You see what it is for." }
    example_right_con { "Wie let er op de wiskunde?", "Who looks after the maths?" }

    // The door of a session.
    join_title { "Kom binnen", "Come in" }
    you_join { "Je doet mee aan", "You are joining" }
    with_code(code: &str) { "code {code}", "code {code}" }
    your_name { "Je naam", "Your name" }
    your_name_hint { "Zoals ze je in de groep noemen. Een voornaam is genoeg.", "What they call you in the room. A first name will do." }
    name_missing { "Vul je naam in, dan weet je groep wie je bent.", "Fill in your name, so that your room knows who you are." }
    your_room { "Nummer van je groep", "Number of your room" }
    your_room_hint(most: u16) { "1 tot en met {most}: hetzelfde nummer als je ruimte in Zoom of Teams.", "1 to {most}: the same number as your room in Zoom or Teams." }
    room_by_link { "Deze link brengt je in", "This link takes you to" }
    no_room_by_link(room: u16) { "De link noemt groep {room}, maar die is er niet.", "The link names room {room}, but there is none." }
    spread_here { "Je komt vanzelf in een groep.", "You get a room by itself." }
    placed_here { "De begeleider deelt de groepen in.", "The facilitator makes up the rooms." }
    come_in { "Doe mee", "Join" }
    coming_in { "Je komt binnen …", "Coming in …" }
    who_sees_your_name { "Je naam zien alleen je groep en de begeleider. Je hebt geen account nodig; dit apparaat onthoudt dat jij het bent.", "Only your room and the facilitator see your name. You need no account; this device remembers that it is you." }
    knocking { "Even kijken of de deur open is …", "Looking whether the door is open …" }
    unknown_code { "Geen sessie gevonden.", "No session found." }
    not_reached { "Geen verbinding.", "No connection." }
    not_open { "De deur gaat niet open.", "The door does not open." }
    try_again { "Probeer opnieuw", "Try again" }
    over { "Deze sessie is afgelopen.", "This session is over." }
    over_words { "Meedoen kan niet meer. Vraag je begeleider naar het verslag.", "It is too late to join. Ask your facilitator for the report." }
    how_it_goes { "Zo gaat een ronde", "How a round goes" }
    first_left { "Eerst weeg je links,", "First you weigh left," }
    then_right { "dan rechts. En dan moeten jullie kiezen.", "then right. And then you have to choose." }

    // Starting at once.
    /// The title of a session that a team started by itself.
    together_title { "Ons team", "Our team" }
    together_words { "Eén groep, geen begeleider. Kijk samen naar één scherm, of laat de anderen op hun telefoon meedoen met de code die straks in beeld staat. Na tien minuten moeten jullie kiezen.", "One room, no facilitator. Look at one screen together, or let the others join on their phones with the code that is on screen in a moment. After ten minutes you have to choose." }
    key_label { "Sleutel van deze server", "Key of this server" }
    key_hint { "Wie de server beheert, bepaalt wie er een sessie mag openen, en heeft de sleutel. Deelnemers hebben hem niet nodig.", "Whoever runs the server decides who may open a session, and has the key. Participants don’t need it." }
    key_missing { "Vul de sleutel in. Vraag hem aan wie de server beheert.", "Fill in the key. Ask whoever runs the server for it." }
    key_above { "Vul eerst hierboven de sleutel van deze server in.", "First fill in the key of this server, above." }
    together_name_hint { "Jij bent straks de schermdeler; overdragen kan altijd.", "You will be the presenter; you can hand over at any time." }
    which_dilemma { "Waarmee beginnen jullie?", "What do you begin with?" }
    surprise_us { "Verras ons", "Surprise us" }
    surprise_words { "Het toeval kiest het eerste dilemma.", "Chance picks the first dilemma." }
    begin { "Begin", "Begin" }
    beginning { "We beginnen …", "Beginning …" }

    // The library.
    read_whole { "Lees helemaal", "Read it all" }
    library_loading { "De dilemma’s komen eraan …", "The dilemmas are on their way …" }
    library_empty { "Deze server heeft nog geen dilemma’s.", "This server has no dilemmas yet." }

    // Opening a session.
    new_title { "Nieuwe sessie", "New session" }
    new_words { "Een titel is genoeg. De rest staat goed voor een eerste keer.", "A title is enough. The rest is set well for a first time." }
    part_title { "Titel", "Title" }
    part_dilemmas { "Dilemma’s", "Dilemmas" }
    part_time { "Tijd", "Time" }
    part_rooms { "Groepen", "Rooms" }
    part_programme { "Programma", "Programme" }
    part_rules { "Spelregels", "Rules of play" }
    part_key { "Sleutel", "Key" }
    title_label { "Hoe heet de sessie?", "What is the session called?" }
    title_hint { "Deze titel staat op elk scherm.", "This title is on every screen." }
    title_missing { "Geef de sessie een titel, bijvoorbeeld ‘Studiedag vrijdag’.", "Give the session a title, such as ‘Team day Friday’." }
    language_label { "Taal", "Language" }
    language_hint { "Waarin de schermen beginnen. Iedereen kan zelf wisselen.", "What the screens start in. Everybody can switch." }
    planned { "Gepland", "Planned" }
    planned_words { "Deze doet elke groep, van boven naar beneden.", "Every room does these, from top to bottom." }
    spares { "Reserve", "Spare" }
    spares_words { "Voor groepen die tijd over hebben.", "For rooms with time to spare." }
    nothing_planned { "Nog niets gepland.", "Nothing planned yet." }
    no_spares { "Geen reserve.", "No spares." }
    more_in_library(count: usize) { "Andere dilemma’s ({count})", "Other dilemmas ({count})" }
    library_used_up { "Alle dilemma’s zijn gekozen.", "All dilemmas are chosen." }
    to_plan { "Plan", "Plan" }
    to_plan_this(question: &str) { "Plan: {question}", "Plan: {question}" }
    to_spares { "Reserve", "Spare" }
    to_spares_this(question: &str) { "Als reserve: {question}", "As a spare: {question}" }
    earlier(question: &str) { "Eerder: {question}", "Earlier: {question}" }
    later(question: &str) { "Later: {question}", "Later: {question}" }
    leave_out(question: &str) { "Weglaten: {question}", "Leave out: {question}" }
    is_planned(question: &str, place: usize, count: usize) { "{question} Gepland, {place} van {count}.", "{question} Planned, {place} of {count}." }
    is_spare(question: &str, place: usize, count: usize) { "{question} Reserve, {place} van {count}.", "{question} Spare, {place} of {count}." }
    is_left_out(question: &str) { "{question} Weggelaten.", "{question} Left out." }
    plan_one { "Plan minstens één dilemma.", "Plan at least one dilemma." }
    most_dilemmas(most: usize) { "{most} dilemma’s is het meeste. Laat er eerst een weg.", "{most} dilemmas is the most. Leave one out first." }
    minutes_label { "Minuten voor een dilemma", "Minutes for a dilemma" }
    guide_words { "De groepen zien hoe ze die tijd het best verdelen:", "The rooms see how that time is best spent:" }
    rooms_label { "Aantal groepen", "Number of rooms" }
    rooms_hint(people: u32) { "Genoeg voor ongeveer {people} mensen, met vier in een groep. Later toevoegen kan.", "Enough for about {people} people, with four in a room. You can add rooms later." }
    placement_label { "Hoe kom je in een groep?", "How do people get into a room?" }
    spread { "Vanzelf verdeeld", "Spread by itself" }
    spread_words { "Iedereen wordt gelijk verdeeld, op toeval. Het snelst.", "Everybody is spread evenly, at random. The quickest." }
    pick { "Zelf een nummer kiezen", "Pick your own number" }
    pick_words { "Handig als er al ruimtes zijn in Zoom of Teams: neem hetzelfde nummer.", "Handy when there are rooms in Zoom or Teams already: take the same number." }
    placed { "De begeleider deelt in", "The facilitator decides" }
    placed_words { "Mensen wachten tot jij ze op het bord in een groep zet.", "People wait until you put them in a room on the board." }
    programme_words { "Jij start elk onderdeel op het bord. Niets begint of eindigt vanzelf.", "You start every block on the board. Nothing begins or ends by itself." }
    block_minutes(block: &str) { "Minuten voor {block}", "Minutes for {block}" }
    minutes_short { "min", "min" }
    block_earlier(block: &str) { "Eerder: {block}", "Earlier: {block}" }
    block_later(block: &str) { "Later: {block}", "Later: {block}" }
    block_away(block: &str) { "Weghalen: {block}", "Take away: {block}" }
    add_block { "Voeg toe", "Add" }
    programme_total(minutes: u32) { "Samen {minutes} minuten", "{minutes} minutes together" }
    block_of_dilemmas_missing { "Zonder onderdeel met dilemma’s kan geen groep beginnen. Voeg het toe.", "Without a block of dilemmas no room can begin. Add one." }
    most_blocks(most: usize) { "{most} onderdelen is het meeste.", "{most} blocks is the most." }
    takes_longer(needed: u32, given: u32) { "De geplande dilemma’s duren samen {needed} minuten; dit programma geeft er {given}.", "The planned dilemmas take {needed} minutes together; this programme gives {given}." }
    first_ballot { "Eerste gevoel", "First leaning" }
    first_ballot_words { "Na het lezen stemt ieder één keer voor zichzelf. Zo laat de nabespreking zien of het gesprek mensen bewoog; nooit wie.", "After reading, everybody votes once in private. So the debrief shows whether the talk moved people; never whom." }
    both_sides { "Beide kanten gehoord", "Both sides heard" }
    both_sides_words { "Kiezen kan pas met één nadeel van de winnaar en één voordeel van de ander. Zo wint niet wie het snelst praat.", "A choice needs one con of the winner and one pro of the other. So the fastest talker does not win by default." }
    mirrored { "Gespiegeld", "Mirrored" }
    mirrored_words { "Groepen met een oneven nummer zien links en rechts omgekeerd. Wat je eerst leest, trekt; zo heft dat elkaar op.", "Rooms with an odd number see left and right the other way round. What is read first pulls; so that evens out." }
    silent_minute { "Stille minuut", "Silent minute" }
    silent_minute_words { "Links en Rechts beginnen met een minuut zwijgend schrijven. Daarna verschijnt alles tegelijk, ook van wie minder snel praat.", "Left and Right start with a minute of writing in silence. Then all of it appears at once, from the quiet people too." }
    open_session { "Open de sessie", "Open the session" }
    opening { "De sessie gaat open …", "Opening the session …" }
    look_again { "Kijk de velden met een melding nog even na.", "Have another look at the fields with a remark." }

    // The session is open.
    open_title { "De sessie is open", "The session is open" }
    their_code { "De code voor deelnemers", "The code for participants" }
    qr_alt(link: &str) { "QR-code van {link}", "QR code of {link}" }
    facilitator_link { "Jouw link als begeleider", "Your link as the facilitator" }
    facilitator_link_words { "Hiermee leid je de sessie, ook vanaf een ander apparaat.", "With this you run the session, from another device too." }
    keep_secret { "Bewaar deze link nu, en houd hem geheim: wie hem heeft, leidt de sessie.", "Keep this link now, and keep it secret: whoever has it runs the session." }
    plenary_link { "Link voor het grote scherm", "Link for the big screen" }
    plenary_link_words { "Open deze op de beamer of deel hem in beeld.", "Open this on the beamer, or share it on screen." }
    invitation_label { "Tekst voor de chat", "Text for the chat" }
    invitation_words { "Klaar om te plakken, voor iedereen.", "Ready to paste, for everybody." }
    link_to_room(link: &str, room: u16) { "Een link kan de groep noemen: {link} brengt je meteen in groep {room}.", "A link can name the group: {link} takes you straight to group {room}." }
    copy { "Kopieer", "Copy" }
    copy_this(what: &str) { "Kopieer: {what}", "Copy: {what}" }
    show { "Toon", "Show" }
    copied { "Gekopieerd", "Copied" }
    copy_yourself { "Geselecteerd: kopieer met Ctrl+C of ⌘C", "Selected: copy with Ctrl+C or ⌘C" }
    to_board { "Naar het bord", "To the board" }
    to_board_words { "Op het bord start je het programma en zie je alle groepen.", "On the board you start the programme and see all rooms." }

    // Nothing there.
    nothing_title { "Niets gevonden", "Nothing found" }
    nothing_first { "Links gekeken, rechts gekeken.", "Looked left, looked right." }
    nothing_second { "Hier is niets.", "Nothing here." }
    nothing_words { "Deze pagina bestaat niet, of niet meer. Kijk of het adres helemaal is overgenomen.", "This page does not exist, or not any more. Check whether the address was copied in full." }
}

/// What a way of placement is called, and what it means for people.
pub const fn placement(language: Language, placement: Placement) -> (&'static str, &'static str) {
    match placement {
        Placement::Spread => (spread(language), spread_words(language)),
        Placement::Pick => (pick(language), pick_words(language)),
        Placement::ByFacilitator => (placed(language), placed_words(language)),
    }
}

/// The sessions that this device remembers beside those in sight.
pub fn more_ways_back(language: Language, count: usize) -> String {
    match (language, count) {
        (Language::Nl, 1) => "Nog 1 sessie".to_owned(),
        (Language::Nl, count) => format!("Nog {count} sessies"),
        (Language::En, 1) => "1 more session".to_owned(),
        (Language::En, count) => format!("{count} more sessions"),
    }
}

/// What is about to be opened, in one line.
pub fn summary(language: Language, planned: usize, minutes: u8, rooms: u16) -> String {
    let dilemmas = match (language, planned) {
        (_, 1) => "1 dilemma".to_owned(),
        (Language::Nl, count) => format!("{count} dilemma’s"),
        (Language::En, count) => format!("{count} dilemmas"),
    };
    match language {
        Language::Nl => {
            format!("{dilemmas} van {minutes} min, {rooms} {}", if rooms == 1 { "groep" } else { "groepen" })
        }
        Language::En => {
            format!("{dilemmas} of {minutes} min, {rooms} {}", if rooms == 1 { "room" } else { "rooms" })
        }
    }
}

/// What people paste in the chat, in the language of the session.
pub fn invitation(language: Language, title: &str, code: &str, link: &str, home: &str) -> String {
    match language {
        Language::Nl => format!(
            "{title}\nDoe mee: {link}\nOf ga naar {home} en typ de code {code}.\nVul je naam in en laat de pagina open; dan zit je in je groep."
        ),
        Language::En => format!(
            "{title}\nJoin: {link}\nOr go to {home} and type the code {code}.\nFill in your name and keep the page open; then you are in your room."
        ),
    }
}

/// A block of the programme in the middle of a sentence.
pub const fn block(language: Language, block: BlockKind) -> &'static str {
    match (language, block) {
        (Language::Nl, BlockKind::Talk) => "de inleiding",
        (Language::Nl, BlockKind::Dilemmas) => "de dilemma’s",
        (Language::Nl, BlockKind::Break) => "de pauze",
        (Language::En, BlockKind::Talk) => "the talk",
        (Language::En, BlockKind::Dilemmas) => "the dilemmas",
        (Language::En, BlockKind::Break) => "the break",
    }
}
