//! The ways into a session: the start page, joining, opening a session, starting at once.

use crate::language::Language;
use crate::session::Placement;
use crate::text::plenary;

texts! {
    // The start page.
    home_title { "Meedoen", "Join in" }
    hero_first { "Twee kanten.", "Two sides." }
    hero_second { "Eén keuze.", "One choice." }
    hero_words { "In een groepje weeg je een dilemma over je school: eerst links, dan rechts. Na tien minuten moeten jullie kiezen.", "In a small group you weigh up a dilemma about your school: first left, then right. After ten minutes you have to choose." }
    code_label { "Code van je begeleider", "Your facilitator’s code" }
    code_example { "K7M 4QX", "K7M 4QX" }
    take_part { "Doe mee", "Join" }
    looking { "Even kijken …", "Looking …" }
    code_missing { "Typ eerst de code. Je begeleider laat hem zien of zet hem in de chat.", "Type the code first. Your facilitator shows it or puts it in the chat." }
    code_malformed { "Dit is geen code. Een code heeft zes letters en cijfers, zoals K7M 4QX. Deze tekens komen er niet in voor: 0 1 2 5 8 B I L O S U V Z.", "This is not a code. A code has six letters and digits, such as K7M 4QX. It never has any of these: 0 1 2 5 8 B I L O S U V Z." }
    facilitate_yourself { "Zelf begeleiden?", "Facilitating yourself?" }
    new_session { "Nieuwe sessie", "New session" }
    with_your_team { "Met je eigen team?", "With your own team?" }
    start_at_once { "Direct beginnen", "Start at once" }
    /// The number of sessions that this device remembers beyond those in sight.
    more_ways_back(count: usize) { "Nog 1 sessie" / "Nog {count} sessies", "1 more session" / "{count} more sessions" }
    go_on_with { "Verder met …", "Go on with …" }
    you_lead { "Je begeleidt", "You facilitate" }
    you_take_part { "Je doet mee", "You take part" }
    today_at(clock: &str) { "vandaag {clock}", "today {clock}" }
    is_over { "afgelopen", "over" }
    is_gone { "niet meer op deze server", "not on this server any more" }
    forget_this(title: &str) { "Vergeet: {title}", "Forget: {title}" }
    forget { "Vergeet", "Forget" }
    forget_led_sure { "Dit apparaat vergeet de geheime link. Zonder kopie daarvan kun je deze sessie niet meer begeleiden.", "This device forgets the secret link. Without a copy of it you can’t facilitate this session any more." }
    forget_in_sure { "Dit apparaat vergeet wie je daar bent, en wat je schreef en nog niet verstuurde. Met de code kom je er dan in als iemand anders. Van een sessie zonder begeleider kun je hier dan ook het verslag niet meer delen.", "This device forgets who you are there, and what you wrote but didn’t send. With the code you would come in as someone else. You also can’t share the report of a session without a facilitator from here any more." }
    remembered_here { "Dit apparaat onthoudt de sessie: op de startpagina kun je ermee verder.", "This device remembers the session: you can go on with it from the start page." }
    example { "Voorbeeld van een dilemma", "Example of a dilemma" }
    example_question { "Wat doen we met de middag?", "What do we do with the afternoon?" }
    example_left { "Elk vak een eigen uur", "A period for every subject" }
    example_left_pro { "Elk vak houdt zijn uren.", "Every subject keeps its periods." }
    example_left_con { "Net op gang, en de bel gaat.", "Just getting going, and the bell rings." }
    example_right { "Samen aan één opdracht", "Together on one project" }
    example_right_pro { "Je ziet waar je het voor leert.", "You see what you are learning it for." }
    example_right_con { "Wie let er op de wiskunde?", "What happens to the maths?" }

    // Joining a session.
    join_title { "Kom binnen", "Come in" }
    in_as(name: &str) { "Je doet mee als {name}", "You’re taking part as {name}" }
    in_on_this_device { "Je doet al mee op dit apparaat", "You’re taking part on this device" }
    in_as_how { "Ben jij dit niet? Kom dan binnen met je eigen naam. Wat hier al geschreven is, blijft apart bewaard.", "Not you? Then come in under your own name. What was written here is kept apart." }
    go_on { "Ga verder", "Go on" }
    go_on_as(name: &str) { "Verder als {name}", "Go on as {name}" }
    i_am_somebody_else { "Ik ben iemand anders", "I’m someone else" }
    was_here_before { "Eerder op dit apparaat", "Earlier on this device" }
    you_join { "Je doet mee aan", "You are joining" }
    with_code(code: &str) { "code {code}", "code {code}" }
    your_name { "Je naam", "Your name" }
    your_name_hint { "Zoals ze je in de groep noemen. Een voornaam is genoeg.", "What your group calls you. A first name will do." }
    name_missing { "Vul je naam in, dan weet je groep wie je bent.", "Fill in your name, so that your group knows who you are." }
    your_room { "Nummer van je groep", "Your group number" }
    your_room_hint(most: u16) { "1 tot en met {most}: hetzelfde nummer als je ruimte in Zoom of Teams.", "1 to {most}: the same number as your breakout in Zoom or Teams." }
    room_by_link { "Met deze link kom je in", "This link takes you to" }
    no_room_by_link(room: u16) { "De link verwijst naar groep {room}, maar die bestaat niet.", "The link points to group {room}, but there is no such group." }
    spread_here { "Je komt vanzelf in een groep.", "You’ll be put in a group automatically." }
    placed_here { "De begeleider deelt de groepen in.", "The facilitator puts people in groups." }
    come_in { "Doe mee", "Join" }
    coming_in { "Je komt binnen …", "Coming in …" }
    who_sees_your_name { "Alleen je groep en de begeleider zien je naam. In het verslag komt hij alleen als de begeleider dat aanzet. Je hebt geen account nodig.", "Only your group and the facilitator see your name. It appears in the report only if the facilitator chooses so. You need no account." }
    remembers_you { "Dit apparaat onthoudt wie je bent.", "This device remembers you." }
    keeps_nothing { "Deze browser bewaart niets: houd deze pagina open, anders moet je opnieuw meedoen, als iemand anders.", "This browser keeps nothing: keep this page open, or you’ll have to join again, as someone else." }
    knocking { "Even kijken of de sessie open is …", "Checking whether the session is open …" }
    unknown_code { "Geen sessie gevonden.", "No session found." }
    not_reached { "Geen verbinding.", "No connection." }
    not_open { "Deze sessie gaat nu niet open.", "This session can’t be opened now." }
    try_again { "Probeer opnieuw", "Try again" }
    over { "Deze sessie is afgelopen.", "This session is over." }
    over_words { "Meedoen kan niet meer. Vraag het verslag aan wie de sessie leidde of begon.", "It is too late to join. Ask whoever ran or started the session for the report." }
    how_it_goes { "Zo gaat een ronde", "How a round goes" }
    first_left { "Eerst weeg je links,", "First you weigh up left," }
    then_right { "dan rechts. En dan moeten jullie kiezen.", "then right. And then you have to choose." }

    // Starting at once.
    /// The title of a session that a team starts by itself.
    together_title { "Ons team", "Our team" }
    together_words { "Eén groep, geen begeleider. Kijk samen naar één scherm, of laat de anderen op hun telefoon meedoen met de code die straks in beeld staat. Als de tijd om is, moeten jullie kiezen.", "One group, no facilitator. Look at one screen together, or let the others join on their phones with the code you’ll see in a moment. When time is up you have to choose." }
    key_label { "Sleutel van deze server", "Key of this server" }
    key_hint { "Wie de server beheert, bepaalt wie een sessie mag openen en deelt de sleutel uit. Deelnemers hebben hem niet nodig.", "Whoever runs the server decides who may open a session and hands out the key. Participants don’t need it." }
    key_missing { "Vul de sleutel in. Vraag hem aan wie de server beheert.", "Fill in the key. Ask whoever runs the server for it." }
    key_above { "Vul eerst hierboven de sleutel van deze server in.", "First fill in the key of this server, above." }
    together_name_hint { "Jij bent straks de schermdeler; je kunt de rol altijd overdragen.", "You will be the presenter; you can hand over at any time." }
    which_dilemma { "Waarmee beginnen jullie?", "What will you start with?" }
    surprise_us { "Verras ons", "Surprise us" }
    surprise_words { "Het toeval kiest het eerste dilemma.", "Chance picks the first dilemma." }
    begin { "Begin", "Start" }
    beginning { "We beginnen …", "Starting …" }

    // The library.
    read_whole { "Lees het hele dilemma", "Read it in full" }
    library_loading { "De dilemma’s komen eraan …", "The dilemmas are on their way …" }
    library_empty { "Deze server heeft nog geen dilemma’s.", "This server has no dilemmas yet." }

    // Opening a session.
    new_title { "Nieuwe sessie", "New session" }
    new_words { "Een titel is genoeg. De rest staat al goed ingesteld.", "A title is all you need. The rest is already set." }
    part_title { "Titel", "Title" }
    part_dilemmas { "Dilemma’s", "Dilemmas" }
    part_time { "Tijd", "Time" }
    part_rooms { "Groepen", "Groups" }
    part_programme { "Programma", "Programme" }
    part_rules { "Spelregels", "Ground rules" }
    part_key { "Sleutel", "Key" }
    title_label { "Hoe heet de sessie?", "What is the session called?" }
    title_hint { "Deze titel staat op elk scherm.", "This title is on every screen." }
    title_missing { "Geef de sessie een titel, bijvoorbeeld ‘Studiedag vrijdag’.", "Give the session a title, such as ‘Staff day Friday’." }
    language_label { "Taal", "Language" }
    language_hint { "In deze taal openen de schermen. Iedereen kan zelf wisselen.", "The language the screens open in. Everyone can switch." }
    planned { "Gepland", "Planned" }
    planned_words { "Elke groep doet deze dilemma’s, van boven naar beneden.", "Every group does these dilemmas, from top to bottom." }
    spares { "Reserve", "Spare" }
    spares_words { "Voor groepen die tijd over hebben.", "For groups with time to spare." }
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
    leave_out(question: &str) { "Laat weg: {question}", "Leave out: {question}" }
    is_planned(question: &str, place: usize, count: usize) { "{question} Gepland, {place} van {count}.", "{question} Planned, {place} of {count}." }
    is_spare(question: &str, place: usize, count: usize) { "{question} Reserve, {place} van {count}.", "{question} Spare, {place} of {count}." }
    is_left_out(question: &str) { "{question} Weggelaten.", "{question} Left out." }
    plan_one { "Plan minstens één dilemma.", "Plan at least one dilemma." }
    most_dilemmas(most: usize) { "Meer dan {most} dilemma’s kan niet. Laat er eerst een weg.", "No more than {most} dilemmas. Leave one out first." }
    minutes_label { "Minuten per dilemma", "Minutes per dilemma" }
    guide_words { "De groepen zien hoe ze die tijd het best verdelen:", "The groups see how best to divide that time:" }
    rooms_label { "Aantal groepen", "Number of groups" }
    rooms_hint(people: u32) { "Genoeg voor ongeveer {people} mensen, bij vier per groep. Je kunt er later groepen bij maken.", "Enough for about {people} people, at four per group. You can add groups later." }
    placement_label { "Hoe kom je in een groep?", "How do people get into a group?" }
    spread { "Vanzelf verdeeld", "Spread automatically" }
    spread_words { "Iedereen komt in een willekeurige groep; de groepen worden even groot. Het snelst.", "Everyone goes to a random group; groups are the same size. Quickest." }
    pick { "Zelf een nummer kiezen", "Pick your own number" }
    pick_words { "Handig als er al ruimtes zijn in Zoom of Teams: neem hetzelfde nummer.", "Handy when there are breakouts in Zoom or Teams already: take the same number." }
    placed { "De begeleider deelt in", "The facilitator decides" }
    placed_words { "Mensen wachten tot jij ze op het bord in een groep zet.", "People wait until you put them in a group on the board." }
    programme_words { "Jij start elk onderdeel op het bord. Niets begint of eindigt vanzelf.", "You start every part on the board. Nothing starts or ends by itself." }
    block_minutes(block: &str) { "Minuten voor {block}", "Minutes for {block}" }
    begin_with_template { "Begin met:", "Begin with:" }
    own_programmes { "Eigen programma’s", "Your own programmes" }
    my_programme { "Mijn programma", "My programme" }
    keep_programme { "Bewaar dit programma op dit apparaat", "Keep this programme on this device" }
    template_kept { "Bewaard. Je kunt er de volgende keer mee beginnen.", "Kept. You can begin with it next time." }
    template_file { "Of open een programma uit een bestand", "Or open a programme from a file" }
    template_loaded { "Het programma uit het bestand staat erin.", "The programme from the file is in place." }
    save_template(name: &str) { "Bewaar {name} als bestand", "Save {name} as a file" }
    forget_template(name: &str) { "Vergeet {name}", "Forget {name}" }
    not_a_template { "Dit bestand is geen programma van Anders Organiseren, of er is iets in veranderd. Kies een ander bestand.", "This file is not a programme of Anders Organiseren, or something in it was changed. Choose another file." }
    newer_template { "Dit programma komt uit een nieuwere versie van Anders Organiseren. Vraag wie de server beheert om een nieuwe versie.", "This programme comes from a newer version of Anders Organiseren. Ask whoever runs the server for a new version." }
    template_afternoon { "Middag van twee uur", "Two-hour afternoon" }
    template_meeting { "Vergadering van een uur", "One-hour meeting" }
    template_dilemmas { "Alleen dilemma’s", "Dilemmas only" }
    block_title(name: &str) { "Eigen titel van {name}", "Own title of {name}" }
    block_title_hint { "Eigen titel (mag leeg)", "Own title (optional)" }
    minutes_short { "min", "min" }
    block_earlier(block: &str) { "Eerder: {block}", "Earlier: {block}" }
    block_later(block: &str) { "Later: {block}", "Later: {block}" }
    block_away(block: &str) { "Haal weg: {block}", "Remove: {block}" }
    add_block { "Voeg toe", "Add" }
    programme_total(minutes: u32) { "Samen 1 minuut" / "Samen {minutes} minuten", "1 minute in total" / "{minutes} minutes in total" }
    block_of_dilemmas_missing { "Zonder onderdeel met dilemma’s kan geen groep beginnen. Voeg het toe.", "Without a part with dilemmas no group can start. Add one." }
    most_blocks(most: usize) { "Meer dan {most} onderdelen kan niet.", "No more than {most} parts." }
    takes_longer(needed: u32, given: u32) { "De geplande dilemma’s duren samen {needed} minuten; dit programma geeft er {given}.", "The planned dilemmas take {needed} minutes in total; this programme gives {given}." }
    planned_in_rooms(dilemmas: &str, minutes: u8, rooms: &str) { "{dilemmas} van {minutes}\u{a0}min, {rooms}", "{dilemmas} of {minutes}\u{a0}min, {rooms}" }
    open_session { "Open de sessie", "Open the session" }
    opening { "De sessie gaat open …", "Opening the session …" }
    look_again { "Kijk de velden met een melding nog even na.", "Please check the marked fields." }

    // The session is open.
    open_title { "De sessie is open", "The session is open" }
    their_code { "De code voor deelnemers", "The code for participants" }
    qr_alt(link: &str) { "QR-code van {link}", "QR code of {link}" }
    facilitator_link { "Jouw link als begeleider", "Your facilitator link" }
    facilitator_link_words { "Hiermee leid je de sessie, ook vanaf een ander apparaat.", "Run the session with it, from another device too." }
    keep_secret { "Bewaar deze link nu en houd hem geheim: wie hem heeft, kan de sessie leiden.", "Save this link now and keep it secret: anyone who has it can run the session." }
    plenary_link { "Link voor het grote scherm", "Link for the big screen" }
    plenary_link_words { "Open deze link op de beamer, of deel dat venster in je videogesprek.", "Open this on the projector, or share that window in your video call." }
    invitation_label { "Tekst voor de chat", "Text for the chat" }
    invitation_words { "Klaar om te plakken, voor iedereen.", "Ready to paste, for everyone." }
    link_to_room(link: &str, room: u16) { "Er is ook een link per groep: {link} brengt je meteen in groep {room}.", "There is a link for each group, too: {link} goes straight to group {room}." }
    copy { "Kopieer", "Copy" }
    copy_this(what: &str) { "Kopieer: {what}", "Copy: {what}" }
    show { "Toon", "Show" }
    copied { "Gekopieerd", "Copied" }
    copy_yourself { "Geselecteerd: kopieer met Ctrl+C of ⌘C", "Selected: copy with Ctrl+C or ⌘C" }
    to_board { "Naar het bord", "To the board" }
    to_board_words { "Op het bord start je het programma en zie je alle groepen.", "On the board you start the programme and see all groups." }

    // Not found.
    nothing_title { "Niets gevonden", "Nothing found" }
    nothing_first { "Links gekeken, rechts gekeken.", "Looked left, looked right." }
    nothing_second { "Hier is niets.", "Nothing here." }
    nothing_words { "Deze pagina bestaat niet, of niet meer. Kijk of het adres helemaal is overgenomen.", "This page does not exist, or not any more. Check whether the address was copied in full." }
}

/// The name of a way of placement, and what it means for people.
pub const fn placement(language: Language, placement: Placement) -> (&'static str, &'static str) {
    match placement {
        Placement::Spread => (spread(language), spread_words(language)),
        Placement::Pick => (pick(language), pick_words(language)),
        Placement::ByFacilitator => (placed(language), placed_words(language)),
    }
}

/// The session that is about to be opened, in one line: *2 dilemma’s van 10 min, 6 groepen*.
pub fn summary(language: Language, planned: usize, minutes: u8, rooms: u16) -> String {
    let dilemmas = plenary::so_many_dilemmas(language, planned);
    let rooms = plenary::so_many_rooms(language, rooms.into());
    planned_in_rooms(language, &dilemmas, minutes, &rooms)
}

/// The text that people paste into a chat, in the language of the session.
pub fn invitation(language: Language, title: &str, code: &str, link: &str, home: &str) -> String {
    match language {
        Language::Nl => format!(
            "{title}\nDoe mee: {link}\nOf ga naar {home} en typ de code {code}.\nVul je naam in en laat de pagina open; dan zit je in je groep."
        ),
        Language::En => format!(
            "{title}\nJoin: {link}\nOr go to {home} and type the code {code}.\nFill in your name and keep the page open; then you are in your group."
        ),
    }
}
