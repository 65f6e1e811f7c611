//! The room: every phase, as presenter and as member.

texts! {
    dilemma_of(number: usize, planned: usize) { "Dilemma {number} van {planned}", "Dilemma {number} of {planned}" }
    dilemma_extra(number: usize) { "Dilemma {number}, extra", "Dilemma {number}, extra" }
    code(code: &str) { "code {code}", "code {code}" }
    open_sheet { "Groep, mensen en instellingen", "Room, people and settings" }
    close_sheet { "Sluit", "Close" }
    you { "dat ben jij", "that is you" }
    is_away { "even weg", "away" }
    writes { "schrijft", "is writing" }
    writes_a(name: &str, kind: &str) { "{name} schrijft: {kind}", "{name} is writing: {kind}" }
    so_many_write(count: usize) { "{count} mensen schrijven", "{count} people are writing" }
    one_here { "1 persoon", "1 person" }
    people_here(count: usize) { "{count} mensen", "{count} people" }
    in_this_room { "In deze groep", "In this room" }

    // Before the start.
    welcome(name: &str) { "Welkom, {name}. Je zit in", "Welcome, {name}. You are in" }
    presenter_does { "leest voor, zet de volgende stap en legt vast", "reads aloud, moves to the next step and locks the choice" }
    who_presents { "Wie is schermdeler?", "Who is the presenter?" }
    pick_somebody { "Kies iemand", "Pick somebody" }
    become_presenter { "Ik word de schermdeler", "I will be the presenter" }
    asked_for_role { "Gevraagd aan de schermdeler", "The presenter was asked" }
    we_start_soon { "We beginnen zo", "We start soon" }
    you_start { "Is iedereen er?", "Is everybody here?" }
    planned_line(count: usize, minutes: usize) { "{count} dilemma’s van {minutes} minuten", "{count} dilemmas of {minutes} minutes" }
    planned_one(minutes: usize) { "Eén dilemma van {minutes} minuten", "One dilemma of {minutes} minutes" }
    must_choose_each_time { "En elke keer moeten jullie kiezen", "And each time you must choose" }
    start_dilemma(number: u16) { "Begin met dilemma {number}", "Start dilemma {number}" }
    waiting_for_facilitator { "De begeleider start zo de dilemma’s.", "The facilitator will start the dilemmas soon." }
    others_join { "Meedoen op een eigen telefoon of laptop? Ga naar deze site en typ de code.", "Join on your own phone or laptop? Go to this site and type the code." }
    not_placed { "Je bent binnen. De begeleider deelt je zo in bij een groep.", "You are in. The facilitator will put you in a room soon." }
    alone_here { "Je bent hier nog alleen. Zit je met een groep aan één scherm, dan is dat goed. Komt er niemand bij, vraag je begeleider dan om een andere groep.", "You are alone here so far. If a group shares this screen with you, all is well. If nobody joins, ask your facilitator for another room." }
    facilitator_can_look { "De begeleider kan meekijken in jullie groep.", "The facilitator can look into your room." }

    // The sheet.
    change_name { "Naam wijzigen", "Change name" }
    your_name { "Jouw naam", "Your name" }
    ask_help { "Vraag hulp", "Ask for help" }
    help_asked { "Hulp gevraagd", "Help asked" }
    withdraw_help { "Hulp is niet meer nodig", "No more help needed" }
    end_session { "Sluit de sessie af", "End the session" }
    end_session_sure { "De sessie afsluiten? Daarna kan niemand meer iets wijzigen.", "End the session? After that nobody can change anything." }
    pause { "Pauzeer de tijd", "Pause the time" }
    resume { "Laat de tijd lopen", "Let the time run" }
    add_two_minutes { "2 minuten erbij", "2 minutes more" }

    // The presenter's role.
    role_offered(name: &str) { "{name} is even weg. Wil jij het scherm delen en de groep leiden?", "{name} is away. Will you share the screen and lead the room?" }
    accept_role { "Ik neem het over", "I will take over" }
    role_requested(name: &str) { "{name} wil schermdeler worden.", "{name} wants to be the presenter." }
    give_role { "Geef de rol", "Hand over" }
    keep_role { "Niet nu", "Not now" }
    presenter_now(name: &str) { "{name} is nu schermdeler.", "{name} is the presenter now." }
    presenter_now_you { "Jij bent nu schermdeler: jij leidt de groep door de fasen.", "You are the presenter now: you lead the room through the phases." }
    no_presenter { "Er is even geen schermdeler.", "There is no presenter at the moment." }
    from_facilitator { "Begeleider:", "Facilitator:" }

    // Reading.
    read_aloud { "Lees hardop voor. Samen, beide kanten.", "Read it aloud. Together, both sides." }
    begin_with_left { "Begin met links", "Begin with left" }
    first_lean { "Waar neig je nu naar? Alleen jij ziet dit.", "Which way do you lean now? Only you see this." }
    lean_to_left { "Nu: links", "Now: left" }
    lean_to_right { "Nu: rechts", "Now: right" }
    first_leans(count: usize, total: usize) { "{count} van {total} gaven een eerste gevoel", "{count} of {total} gave a first leaning" }

    // Pros and cons.
    new_pro { "Nog een voordeel", "Another pro" }
    new_con { "Nog een nadeel", "Another con" }
    add_pro { "Voeg voordeel toe", "Add pro" }
    add_con { "Voeg nadeel toe", "Add con" }
    pros_of(position: &str) { "Voordelen van {position}", "Pros of {position}" }
    cons_of(position: &str) { "Nadelen van {position}", "Cons of {position}" }
    what_do_you_add { "Wat voeg je toe?", "What do you add?" }
    write_pro_left { "Schrijf een voordeel van links", "Write a pro of left" }
    write_con_left { "Schrijf een nadeel van links", "Write a con of left" }
    write_pro_right { "Schrijf een voordeel van rechts", "Write a pro of right" }
    write_con_right { "Schrijf een nadeel van rechts", "Write a con of right" }
    add { "Voeg toe", "Add" }
    characters_left(count: usize) { "nog {count} tekens", "{count} characters left" }
    characters_over(count: usize) { "{count} tekens te veel", "{count} characters too many" }
    change { "Wijzig", "Change" }
    change_argument(text: &str) { "Wijzig: {text}", "Change: {text}" }
    delete { "Verwijder", "Delete" }
    move_to { "Verplaats naar", "Move to" }
    so_many_new(count: usize) { "{count} nieuw", "{count} new" }
    nothing_yet { "Nog niets. Wat zie jij?", "Nothing yet. What do you see?" }
    prompts { "Om op gang te komen", "To get going" }
    to_reading { "Lezen", "Read" }
    to_left { "Links", "Left" }
    to_right { "Rechts", "Right" }
    on_to_right { "Verder met rechts", "On to right" }
    on_to_choosing { "Verder met kiezen", "On to choosing" }
    next_right { "Hierna: voor- en nadelen van rechts.", "Next: pros and cons of right." }
    next_choosing { "Hierna: kiezen.", "Next: choosing." }
    whole_scenario { "Lees het hele scenario", "Read the whole scenario" }
    look_at_left(title: &str) { "Bekijk het linkerscenario: {title}", "Look at the left scenario: {title}" }
    look_at_right(title: &str) { "Bekijk het rechterscenario: {title}", "Look at the right scenario: {title}" }
    silence { "Stil schrijven", "Write in silence" }
    silence_how { "Iedereen schrijft voor zichzelf. Straks zien jullie alles van elkaar.", "Everybody writes alone. Soon you will see it all." }
    silence_end { "Stop de stilte", "End the silence" }
    time_for(phase: &str) { "tijd voor {phase}", "time for {phase}" }

    // Choosing.
    you_must_choose { "Jullie moeten kiezen: links of rechts.", "You must choose: left or right." }
    i_choose_left { "Ik kies links", "I choose left" }
    i_choose_right { "Ik kies rechts", "I choose right" }
    my_vote_left { "Jouw stem: links", "Your vote: left" }
    my_vote_right { "Jouw stem: rechts", "Your vote: right" }
    change_my_vote { "Mijn stem wijzigen", "Change my vote" }
    vote_is_in { "Jouw stem is binnen; op dit gedeelde scherm blijft hij verborgen.", "Your vote is in; on this shared screen it stays hidden." }
    rather_left { "Toch links", "Left after all" }
    rather_right { "Toch rechts", "Right after all" }
    voted_of(total: usize) { "van {total} gestemd", "of {total} voted" }
    who_is_missing { "Wie mist nog?", "Who is missing?" }
    closed_ballots { "Gesloten stembriefjes", "Closed ballots" }
    has_voted { "heeft gestemd", "has voted" }
    has_not_voted { "heeft nog niet gestemd", "has not voted yet" }
    vote_last { "Jij deelt je scherm: stem als laatste. Dan gaan alle briefjes tegelijk open.", "You share your screen: vote last. Then all ballots open at once." }
    vote_is_secret { "Niemand ziet wie wat stemde, alleen hoeveel.", "Nobody sees who voted what, only how many." }
    reveal_now { "Onthul nu", "Open now" }
    count_hands { "Handopsteken", "Show of hands" }
    count_ballots { "Stem op eigen apparaten", "Vote on own devices" }
    hands_left { "Handen voor links", "Hands for left" }
    hands_right { "Handen voor rechts", "Hands for right" }
    one_less { "Eén minder", "One less" }
    one_more { "Eén meer", "One more" }
    hands_done { "Dit is de telling", "This is the count" }
    hands_how { "Tel de handen, links en rechts. Iedereen kiest; niemand onthoudt zich.", "Count hands, left and right. Everybody chooses; nobody abstains." }
    votes_left(count: u16) { "Links: {count} stemmen", "Left: {count} votes" }
    votes_right(count: u16) { "Rechts: {count} stemmen", "Right: {count} votes" }
    re_vote_running { "Nog één keer: praat kort, stem opnieuw.", "Once more: talk briefly, vote again." }
    re_vote_left(digits: &str) { "herstemming, nog {digits}", "second ballot, {digits} left" }

    // Time is up; a tie.
    writing_is_closed { "Schrijven is gesloten", "Writing is closed" }
    time_is_up { "De tijd is om.", "Time is up." }
    you_must { "Jullie", "You" }
    must { "moeten", "must" }
    to_choose { "kiezen.", "choose." }
    tie(count: u16) { "Gelijk: {count} tegen {count}", "A tie: {count} to {count}" }
    tie_how { "Hoe hakken jullie de knoop door? Een gelijke stand wordt niet vastgelegd.", "How will you settle it? A tie is not recorded as it is." }
    next_waits { "Het volgende dilemma gaat pas open als er een keuze is.", "The next dilemma opens once there is a choice." }
    one_more_ballot { "Nog één stemming", "One more ballot" }
    one_more_ballot_how { "60 seconden praten, dan opnieuw stemmen. Dit kan één keer.", "Talk for 60 seconds, then vote again. This can be done once." }
    lot_decides { "Het lot beslist", "Draw lots" }
    lot_how { "Het toeval kiest. Dat staat straks in het verslag.", "Chance will choose. The report will say so." }
    presenter_settles(name: &str) { "{name} kiest hoe jullie verder gaan: nog één stemming, of het lot.", "{name} chooses how you go on: one more ballot, or by lot." }
    presenter_draws(name: &str) { "{name} laat het lot beslissen.", "{name} will draw lots." }
    away_does_not_count { "even weg, telt niet mee", "away, does not count" }
    lot_is_falling { "Het lot valt …", "The lot is falling …" }

    // Locking.
    majority_left(left: u16, right: u16) { "Meerderheid voor links, {left} tegen {right}", "Majority for left, {left} to {right}" }
    majority_right(right: u16, left: u16) { "Meerderheid voor rechts, {right} tegen {left}", "Majority for right, {right} to {left}" }
    unanimous_left(count: u16) { "Iedereen voor links: {count}", "Everybody for left: {count}" }
    unanimous_right(count: u16) { "Iedereen voor rechts: {count}", "Everybody for right: {count}" }
    lot_left { "Het lot viel op links", "The lot fell on left" }
    lot_right { "Het lot viel op rechts", "The lot fell on right" }
    got_left(count: u16) { "Links kreeg {count}", "Left got {count}" }
    got_right(count: u16) { "Rechts kreeg {count}", "Right got {count}" }
    why { "Waarom kiezen jullie dit?", "Why do you choose this?" }
    why_placeholder { "Eén zin, in jullie eigen woorden", "One sentence, in your own words" }
    why_hint { "Eén zin is genoeg. Deze komt terug in de nabespreking.", "One sentence is enough. It comes back in the debrief." }
    lock { "Leg de keuze vast", "Lock the choice" }
    more_reasons { "Meer vastleggen (mag)", "Add more (optional)" }
    certainty { "Hoe zeker zijn jullie?", "How sure are you?" }
    certainty_least { "niet zo zeker", "not so sure" }
    certainty_most { "heel zeker", "very sure" }
    condition { "Onder welke voorwaarde zouden jullie toch de andere kant kiezen?", "Under which condition would you choose the other side after all?" }
    keep { "Wat nemen jullie mee van de andere kant?", "What do you keep of the other side?" }
    presenter_locks(name: &str) { "{name} schrijft op waarom en legt de keuze vast. Zeg het hardop, dan staat het er goed.", "{name} writes down why and locks the choice. Say it aloud, so that it is put well." }
    hear_both { "Hoor ook de andere kant", "Hear the other side too" }
    hear_con_of(title: &str) { "Wat is een nadeel van “{title}”?", "What is a con of “{title}”?" }
    hear_pro_of(title: &str) { "Wat is een voordeel van “{title}”?", "What is a pro of “{title}”?" }
    vote_again { "Terug naar stemmen", "Back to voting" }

    // Done.
    chose_left(room: u16) { "Groep {room} kiest links", "Room {room} chooses left" }
    chose_right(room: u16) { "Groep {room} kiest rechts", "Room {room} chooses right" }
    against(more: u16, fewer: u16) { "{more} tegen {fewer}", "{more} to {fewer}" }
    after_tie(left: u16, right: u16) { "na {left} tegen {right}", "after {left} to {right}" }
    after_time { "na de tijd", "after time" }
    amend { "Waarom aanpassen", "Change why" }
    strongest_left { "Sterkste argument dat blijft staan:", "Strongest argument that remains:" }
    sure_of_five(certainty: u8) { "zekerheid {certainty} van 5", "certainty {certainty} of 5" }
    condition_was { "Anders als:", "Otherwise if:" }
    keep_was { "We nemen mee:", "We keep:" }
    minority_was { "Minderheidsstandpunt:", "Minority view:" }
    minority_invite { "Jij koos anders. Zet er één zin naast, zonder naam.", "You chose otherwise. Put one sentence beside it, without a name." }
    minority_label { "Minderheidsstandpunt", "Minority view" }
    minority_place { "Zet ernaast", "Put it beside" }
    not_chosen { "Niet gekozen", "Not chosen" }
    not_chosen_how { "De begeleider sloot het onderdeel af voordat jullie kozen. Zo staat het ook in het verslag.", "The facilitator ended this part before you chose. The report will say so." }
    next_dilemma { "Volgend dilemma", "Next dilemma" }
    next_is(number: u16, question: &str) { "Dilemma {number}: {question}", "Dilemma {number}: {question}" }
    next_up { "Hierna", "Next" }
    time_for_more { "Tijd over? Doe er nog een!", "Time left? Do another one!" }
    surprise_us { "Verras ons", "Surprise us" }
    pick_spare { "Kies een dilemma", "Pick a dilemma" }
    presenter_starts_next(name: &str) { "{name} start het volgende dilemma.", "{name} starts the next dilemma." }
    all_done { "Jullie zijn klaar. We bespreken alles samen na.", "You are done. We talk it all over together." }
    all_done_together { "Dit waren alle dilemma’s.", "These were all the dilemmas." }
    block_left { "nog in dit onderdeel", "left in this part" }
    go_on_at(time: &str) { "Om {time} gaan we verder", "We go on at {time}" }
    talk_now { "Nu even luisteren", "Time to listen" }

    // Told to screen readers.
    phase_now(phase: &str) { "Fase: {phase}", "Phase: {phase}" }
    five_minutes { "Nog vijf minuten", "Five minutes left" }
    one_minute { "Nog één minuut", "One minute left" }
    chosen_now(title: &str) { "De keuze is vastgelegd: {title}", "The choice is locked: {title}" }
}
