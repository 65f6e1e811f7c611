//! The room: every phase, as presenter and as member.

texts! {
    dilemma_of(number: usize, planned: usize) { "Dilemma {number} van {planned}", "Dilemma {number} of {planned}" }
    dilemma_extra(number: usize) { "Dilemma {number}, extra", "Dilemma {number}, extra" }
    code(code: &str) { "code {code}", "code {code}" }
    open_sheet { "Groep, mensen en instellingen", "Group, people and settings" }
    close_sheet { "Sluit", "Close" }
    you { "dat ben jij", "you" }
    is_away { "even weg", "away" }
    /// About somebody who follows the debrief instead of being in the group.
    follows_debrief { "kijkt mee met de nabespreking", "is following the debrief" }
    writes { "schrijft", "is writing" }
    writes_a(name: &str, kind: &str) { "{name} schrijft een {kind}", "{name} is writing a {kind}" }
    in_this_room { "In deze groep", "In this group" }

    // Before the start.
    welcome(name: &str) { "Welkom, {name}. Je zit in", "Welcome, {name}. You are in" }
    so_many_write(count: usize) { "1 persoon schrijft" / "{count} mensen schrijven", "1 person is writing" / "{count} people are writing" }
    presenter_does { "leest voor, zet de volgende stap en legt vast", "reads aloud, moves to the next step and locks the choice" }
    who_presents { "Wie is schermdeler?", "Who is the presenter?" }
    pick_somebody { "Kies iemand", "Pick someone" }
    become_presenter { "Ik word de schermdeler", "I will be the presenter" }
    asked_for_role { "Je hebt het de schermdeler gevraagd", "You asked the presenter" }
    withdraw_request { "Toch niet", "Never mind" }
    we_start_soon { "We beginnen zo", "Starting soon" }
    you_start { "Is iedereen er?", "Is everyone here?" }
    planned_line(count: usize, minutes: usize) { "Eén dilemma van {minutes} min" / "{count} dilemma’s van {minutes} min", "One dilemma of {minutes} min" / "{count} dilemmas of {minutes} min" }
    must_choose_each_time { "En elke keer moeten jullie kiezen", "And every time, you have to choose" }
    start_dilemma(number: u16) { "Begin met dilemma {number}", "Start dilemma {number}" }
    others_join_with_it { "Met deze code doen anderen mee, op hun eigen telefoon of laptop.", "Others join with this code, on their own phone or laptop." }
    others_join { "Meedoen met je eigen telefoon of laptop? Ga naar dit adres en typ de code:", "Joining on your own phone or laptop? Go to this address and type the code:" }
    not_placed_in_debrief { "Je bent binnen. Je kunt de nabespreking op dit apparaat volgen.", "You are in. You can follow the debrief on this device." }
    not_placed { "Je bent binnen. De begeleider deelt je zo in bij een groep.", "You are in. The facilitator will put you in a group soon." }
    alone_here { "Je bent hier nog alleen. Zit je met een groep aan één scherm, dan is dat goed. Komt er niemand bij, vraag je begeleider dan om een andere groep.", "You’re the only one here so far. If your group shares this screen, all is well. If nobody joins, ask your facilitator for another group." }
    facilitator_can_look { "De begeleider kan meekijken in jullie groep.", "The facilitator can look into your group." }

    // The sheet.
    change_name { "Wijzig je naam", "Change your name" }
    your_name { "Jouw naam", "Your name" }
    ask_help { "Vraag hulp", "Ask for help" }
    help_asked { "Hulp gevraagd", "Help requested" }
    help_is_asked { "Jullie groep vraagt hulp aan de begeleider.", "Your group is asking the facilitator for help." }
    help_heard { "De begeleider heeft jullie oproep gezien.", "The facilitator has seen your call." }
    help_no_longer { "Toch geen hulp", "Cancel request" }
    end_session { "Sluit de sessie af", "End the session" }
    end_session_sure { "De sessie afsluiten? Daarna kan niemand meer iets wijzigen.", "End the session? After that nobody can change anything." }
    pause { "Zet de tijd stil", "Stop the clock" }
    resume { "Laat de tijd verderlopen", "Start the clock again" }
    add_two_minutes { "2 minuten erbij", "2 more minutes" }

    // The presenter's role.
    role_offered(name: &str) { "{name} is even weg. Wil jij schermdeler worden: voorlezen, de volgende stap zetten en vastleggen?", "{name} is away. Will you be the presenter: read aloud, take the next step and lock the choice?" }
    accept_role { "Ik neem het over", "I will take over" }
    role_requested(name: &str) { "{name} wil schermdeler worden.", "{name} wants to be the presenter." }
    give_role { "Draag over", "Hand over" }
    keep_role { "Niet nu", "Not now" }
    presenter_now(name: &str) { "{name} is nu schermdeler.", "{name} is now the presenter." }
    presenter_now_you { "Jij bent nu schermdeler: jij neemt de groep mee van stap naar stap.", "You are the presenter now: you take the group from step to step." }
    no_presenter { "Er is even geen schermdeler.", "There is no presenter at the moment." }
    from_facilitator { "Begeleider:", "Facilitator:" }
    words_heard { "Berichten van de begeleider", "Messages from the facilitator" }

    // Reading.
    read_aloud { "Lees samen beide kanten hardop.", "Read both sides aloud together." }
    begin_with_left { "Begin met links", "Start with left" }
    first_lean { "Welke kant neig je nu op?", "Which way are you leaning?" }
    first_lean_promise { "Niemand ziet jouw antwoord; alleen de totalen tellen mee in de nabespreking.", "Nobody sees your answer; only totals are used in the debrief." }
    lean_to(side: &str) { "Nu: {side}", "Now: {side}" }
    first_leans(count: usize, total: usize) { "1 van {total} gaf een eerste gevoel" / "{count} van {total} gaven hun eerste gevoel", "{count} of {total} gave a first instinct" / "{count} of {total} gave their first instinct" }

    // Pros and cons.
    first_pro { "Schrijf een voordeel", "Write a pro" }
    first_con { "Schrijf een nadeel", "Write a con" }
    new_pro { "Nog een voordeel", "Another pro" }
    new_con { "Nog een nadeel", "Another con" }
    add_pro { "Voeg voordeel toe", "Add pro" }
    add_con { "Voeg nadeel toe", "Add con" }
    pros_of(side: &str) { "Voordelen van {side}", "Pros of {side}" }
    cons_of(side: &str) { "Nadelen van {side}", "Cons of {side}" }
    what_do_you_add { "Wat voeg je toe?", "What do you add?" }
    write_pro(side: &str) { "Schrijf een voordeel van {side}", "Write a pro of {side}" }
    write_con(side: &str) { "Schrijf een nadeel van {side}", "Write a con of {side}" }
    add { "Voeg toe", "Add" }
    characters_left(count: usize) { "nog 1 teken" / "nog {count} tekens", "1 character left" / "{count} characters left" }
    characters_over(count: usize) { "1 teken te veel" / "{count} tekens te veel", "1 character too many" / "{count} characters too many" }
    change { "Wijzig", "Change" }
    changed_just_now { "zojuist gewijzigd", "changed just now" }
    change_argument(text: &str) { "Wijzig: {text}", "Change: {text}" }
    delete { "Verwijder", "Delete" }
    delete_sure { "Zeker? Verwijder", "Sure? Delete" }
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
    silence_how { "Iedereen schrijft voor zichzelf. Straks zien jullie alles van elkaar.", "Everyone writes on their own. In a moment you’ll see it all." }
    silence_end { "Klaar met stil schrijven", "End silent writing" }
    time_for(phase: &str) { "door naar {phase}", "move on to {phase}" }

    // Choosing.
    vote_anew { "Er ging iemand weg of er kwam iemand bij. Iedereen stemt daarom opnieuw: zo telt iedereen mee en blijft geheim wie wat stemde. Stem nu.", "Someone left or came in. So everyone votes again: that way everyone counts, and it stays secret who voted what. Please vote now." }
    you_must_choose { "Jullie moeten kiezen: links of rechts.", "You must choose: left or right." }
    you_must_choose_one { "Jullie moeten kiezen: het een of het ander.", "You must choose: one or the other." }
    i_choose(side: &str) { "Ik kies {side}", "I choose {side}" }
    my_vote(side: &str) { "Jouw stem: {side}", "Your vote: {side}" }
    change_my_vote { "Wijzig mijn stem", "Change my vote" }
    no_change_now { "Wijzigen kan nu niet: anderen die stemden, zijn weg.", "You can’t change it now: others who voted have left." }
    vote_is_in { "Jouw stem is binnen; op dit gedeelde scherm blijft hij verborgen.", "Your vote is in; on this shared screen it stays hidden." }
    rather(side: &str) { "Toch {side}", "Change to {side}" }
    you_voted { "jij ook", "you too" }
    ballots_were_open { "De stemmen zijn al geteld, zonder jouw stem. Praat mee over de keuze; bij het volgende dilemma stem je weer mee.", "The votes were counted without yours. Do join in about the choice; you can vote again on the next dilemma." }
    voted_of(total: usize) { "van {total} gestemd", "of {total} voted" }
    closed_ballots { "Gesloten briefjes", "Closed ballots" }
    who_is_missing { "Wie mist nog?", "Who is missing?" }
    has_voted { "heeft gestemd", "has voted" }
    has_not_voted { "heeft nog niet gestemd", "has not voted yet" }
    vote_last { "Deel je je scherm? Stem dan als laatste: daarna gaan alle stemmen tegelijk open.", "Sharing your screen? Then vote last: all votes open at once." }
    vote_is_secret { "Niemand ziet wie wat stemde, alleen hoeveel.", "Nobody sees who voted what, only how many." }
    waits_for_dropped { "Iemand viel even weg. Komt die niet binnen een halve minuut terug, dan stem je opnieuw.", "Someone dropped out for a moment. If they aren’t back within half a minute, you vote again." }
    vote_of_few { "Met z’n tweeën of alleen is aan de keuze te zien wat jullie stemden.", "With one or two of you, the choice shows how you voted." }
    reveal_now { "Onthul nu", "Reveal now" }
    count_hands { "Handopsteken", "Show of hands" }
    count_hands_short { "Handen", "Hands" }
    count_ballots { "Ieder stemt zelf", "Vote on your own devices" }
    hands(side: &str) { "Handen voor {side}", "Hands for {side}" }
    one_less { "Eén minder", "One less" }
    one_more { "Eén meer", "One more" }
    hands_first { "Tel eerst de handen", "Count the hands first" }
    hands_over(count: usize) { "1 stem op een eigen apparaat vervalt. Tel toch de handen" / "{count} stemmen op eigen apparaten vervallen. Tel toch de handen", "1 vote on a device will be dropped. Count hands anyway" / "{count} votes on devices will be dropped. Count hands anyway" }
    hands_instead { "De handen zijn geteld. Je stem op dit apparaat telt daarom niet mee. Klopt dat niet? Zeg het in je groep.", "Hands were counted, so your vote on this device doesn’t count. Is that wrong? Tell your group." }
    hands_again { "Tel opnieuw", "Count again" }
    hands_done { "De telling klopt", "The count is right" }
    hands_how { "Tel de handen, voor elke kant. Iedereen kiest; niemand onthoudt zich.", "Count hands for each side. Everyone chooses; nobody abstains." }
    votes(count: u16, side: &str) { "Voor {side}: 1 stem" / "Voor {side}: {count} stemmen", "For {side}: 1 vote" / "For {side}: {count} votes" }
    re_vote_running { "Nog één keer: praat kort, stem opnieuw.", "Once more: talk briefly, vote again." }
    re_vote_left(digits: &str) { "tweede stemming, nog {digits}", "second vote, {digits} left" }

    // Time is up; a tie.
    writing_is_closed { "Schrijven is gesloten", "Writing is closed" }
    time_is_up { "De tijd is om.", "Time is up." }
    you_must { "Jullie", "You" }
    must { "moeten", "must" }
    to_choose { "kiezen.", "choose." }
    tie(count: u16) { "Gelijk: {count} tegen {count}", "A tie: {count} to {count}" }
    tie_again { "Ook na de tweede stemming staat het gelijk. Nu beslist het lot.", "Still a tie after the second vote. Now the lot decides." }
    tie_how { "Hoe hakken jullie de knoop door? Een gelijke stand wordt niet vastgelegd.", "How will you settle it? A tie can’t be recorded." }
    next_waits { "Het volgende dilemma gaat pas open als er een keuze is.", "The next dilemma opens once there is a choice." }
    one_more_ballot { "Houd een tweede stemming", "Hold a second vote" }
    one_more_ballot_how { "60 seconden praten, dan opnieuw stemmen. Dit kan één keer.", "Talk for 60 seconds, then vote again. This can be done once." }
    lot_sure { "Zeker? Trek het lot", "Sure? Draw lots" }
    lot_sure_how { "Druk nog een keer. Dit is niet terug te draaien.", "Press once more. This can’t be undone." }
    lot_decides { "Laat het lot beslissen", "Draw lots" }
    lot_how { "Het toeval kiest. Dat staat straks in het verslag.", "Chance will choose. The report will say so." }
    presenter_settles(name: &str) { "{name} kiest hoe jullie verder gaan: met een tweede stemming, of door het lot.", "{name} chooses how you go on: with a second vote, or by lot." }
    presenter_draws(name: &str) { "{name} laat het lot beslissen.", "{name} will draw lots." }
    away_does_not_count { "even weg, telt niet mee", "away, not counted" }
    lot_is_falling { "Het lot wordt getrokken …", "Drawing lots …" }

    // Locking.
    majority(side: &str, most: u16, least: u16) { "Meerderheid voor {side}, {most} tegen {least}", "Majority for {side}, {most} to {least}" }
    unanimous(side: &str, count: u16) by count { "Voor {side}: 1 stem" / "Unaniem voor {side}: {count}", "For {side}: 1 vote" / "Unanimous for {side}: {count}" }
    lot_fell(side: &str) { "Het lot viel op {side}", "The lot fell on {side}" }
    got(side: &str, count: u16) by count { "{side} kreeg 1 stem" / "{side} kreeg {count} stemmen", "{side} got 1 vote" / "{side} got {count} votes" }
    without_a_vote(count: u16) { "1 persoon stemde niet" / "{count} mensen stemden niet", "1 person did not vote" / "{count} people did not vote" }
    why { "Waarom kiezen jullie dit?", "Why are you choosing this?" }
    why_placeholder { "Eén zin, in jullie eigen woorden", "One sentence, in your own words" }
    why_hint { "Eén zin is genoeg. Jullie zin komt terug in de nabespreking.", "One sentence is enough. It comes back in the debrief." }
    /// Under the motivation, if sides are mirrored: the left side here may be the right one on the plenary screen.
    name_by_title { "Noem het scenario bij zijn titel, niet links of rechts.", "Use the title, not left or right." }
    lock { "Leg de keuze vast", "Lock the choice" }
    more_reasons { "Nog iets? (hoeft niet)", "Add more (optional)" }
    lot_changed(side: &str) { "Het lot viel op {side}. Klopt je zin nog?", "The lot fell on {side}. Does your sentence still fit?" }
    lead_changed(side: &str) { "De meerderheid is veranderd: nu {side}. Klopt je zin nog?", "The majority has changed: now {side}. Does your sentence still fit?" }
    still_right { "Ja, dit klopt nog", "Yes, it still fits" }
    is_being_locked { "Wordt vastgelegd …", "Locking …" }
    certainty { "Hoe zeker zijn jullie?", "How sure are you?" }
    certainty_least { "niet zo zeker", "not so sure" }
    certainty_most { "heel zeker", "very sure" }
    condition { "Onder welke voorwaarde zouden jullie toch de andere kant kiezen?", "What would have to be true for you to choose the other side?" }
    keep { "Wat nemen jullie mee van de andere kant?", "What would you keep from the other side?" }
    presenter_locks(name: &str) { "{name} schrijft op waarom en legt de keuze vast. Zeg het hardop, dan staat het er goed.", "{name} writes down why and locks the choice. Say it aloud and help with the wording." }
    hear_both { "Hoor ook de andere kant", "Hear the other side too" }
    hear_con_of(title: &str) { "Wat is een nadeel van “{title}”?", "What is a con of “{title}”?" }
    hear_pro_of(title: &str) { "Wat is een voordeel van “{title}”?", "What is a pro of “{title}”?" }

    // Done.
    chose(room: u16, side: &str) { "Groep {room} kiest {side}", "Group {room} chooses {side}" }
    after_tie(left: u16, right: u16) { "na {left} tegen {right}", "after {left} to {right}" }
    after_time { "na de tijd", "after time was up" }
    amend { "Pas de motivering aan", "Edit the reason" }
    /// On the buttons for amending a choice, each after a pencil icon.
    motivation { "Motivering", "Reason" }
    minority { "Minderheid", "Minority" }
    strongest_left { "Sterkste argument van deze kant:", "Strongest argument on this side:" }
    condition_was { "Andere keuze als:", "We would switch if:" }
    keep_was { "We nemen mee:", "We keep:" }
    minority_was { "Minderheidsstandpunt:", "Minority view:" }
    minority_invite { "Jij koos anders. Zet er één zin naast, zonder naam.", "You voted differently. Add one sentence alongside, without your name." }
    minority_invite_all { "Niet iedereen koos dit. Zet er één zin naast, zonder naam.", "Not everyone chose this. Add one sentence alongside, without a name." }
    minority_label { "Minderheidsstandpunt", "Minority view" }
    minority_replaces { "Jouw zin komt in de plaats van de zin die er staat.", "Your sentence replaces the one that is there." }
    amend_minority { "Minderheid: pas het standpunt aan", "Minority: change the view" }
    minority_place { "Zet erbij", "Add it" }
    not_chosen { "Niet gekozen", "No choice" }
    not_chosen_how { "Dit onderdeel sloot voordat jullie kozen. In het verslag staat: niet gekozen. Wat jullie opschreven, staat er ook in.", "This part closed before you chose. The report will say: no choice. What you wrote down is in it, too." }
    next_dilemma { "Volgend dilemma", "Next dilemma" }
    next_is(number: u16, question: &str) { "Dilemma {number}: {question}", "Dilemma {number}: {question}" }
    next_up { "Hierna", "Next" }
    time_for_more { "Tijd over? Doe er nog een!", "Time left? Do another one!" }
    surprise_us { "Verras ons", "Surprise us" }
    pick_spare { "Kies een dilemma", "Pick a dilemma" }
    presenter_starts_next(name: &str) { "{name} start het volgende dilemma.", "{name} starts the next dilemma." }
    all_done { "Jullie zijn klaar. We bespreken alles samen na.", "You’re done. We’ll discuss it all together." }
    not_chosen_before_this(dilemma: u16) { "Dilemma {dilemma} sloot voordat jullie kozen. In het verslag staat: niet gekozen. Wat jullie opschreven, staat er ook in.", "Dilemma {dilemma} closed before you chose. The report will say: no choice. What you wrote down is in it, too." }
    not_chosen_now { "We bespreken alles samen na.", "We’ll discuss it all together." }
    all_done_together { "Dit waren alle dilemma’s.", "That was the last dilemma." }
    block_left { "nog in dit onderdeel", "left in this part" }

    // Announced by screen readers.
    phase_now(phase: &str) { "Fase: {phase}", "Phase: {phase}" }
    five_minutes { "Nog vijf minuten", "Five minutes left" }
    one_minute { "Nog één minuut", "One minute left" }
    re_vote_now { "Tweede stemming: praat kort en stem opnieuw, binnen een minuut.", "Second vote: talk briefly and vote again, within a minute." }
    paused_now { "De tijd staat stil.", "The clock is stopped." }
    resumed_now { "De tijd loopt weer.", "The clock is running again." }
    time_again(digits: &str) { "Er is weer tijd: nog {digits}.", "There is time again: {digits} left." }
    more_time(digits: &str) { "Jullie hebben meer tijd: nog {digits}.", "You have more time: {digits} left." }
    less_time(digits: &str) { "Jullie hebben minder tijd: nog {digits}.", "You have less time: {digits} left." }
    chosen_now(title: &str) { "De keuze is vastgelegd: {title}", "The choice is locked: {title}" }
}
