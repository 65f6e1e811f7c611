//! After the end: what a room chose, and what became of it weeks later.

use crate::language::Language;
use crate::session::Again;

texts! {
    thanks { "Bedankt voor jullie gesprek.", "Thank you for your conversation." }
    what_we_chose { "Dit kozen jullie", "This is what you chose" }
    nothing_chosen { "Jullie groep heeft geen keuze vastgelegd.", "Your group didn’t lock a choice." }
    follow_debrief { "Kijk mee met de nabespreking", "Follow the debrief" }
    debrief_begun { "De nabespreking is begonnen.", "The debrief has started." }
    follow { "Kijk mee", "Follow" }
    /// At the end of a session without a facilitator.
    open_report { "Open het verslag", "Open the report" }
    copy_report_link { "Kopieer de link naar het verslag", "Copy the link to the report" }
    presenter_shares(name: &str) { "{name} is schermdeler en kan het verslag met jullie delen.", "{name} is the presenter and can share the report with you." }
    somebody_shares { "De schermdeler kan het verslag met jullie delen.", "The presenter can share the report with you." }
    sharing_offered(name: &str) { "{name} is weg. Wil jij schermdeler worden? Dan kun jij het verslag met de anderen delen.", "{name} is away. Will you be the presenter? Then you can share the report with the others." }
    what_we_wrote { "Wat jullie opschreven", "What you wrote down" }

    look_back { "Terugblik", "Looking back" }
    look_back_how { "Hoe kijk je nu naar wat jullie kozen? Je groep, je begeleider en wie het verslag leest, zien je antwoord zonder naam.", "How do you see your choice now? Your group, your facilitator and whoever reads the report see your answer without a name." }
    nothing_to_look_back_on { "Er is geen keuze om op terug te kijken.", "There is no choice to look back on." }
    closed_again { "De terugblik is weer dicht. Wat jullie zeiden, blijft staan.", "Looking back is closed again. What you said stays." }
    again { "Zou je dit weer kiezen?", "Would you choose this again?" }
    again_same { "Ja, weer", "Yes, again" }
    again_other { "Nee, nu anders", "No, not now" }
    again_unsure { "Weet ik niet", "I don’t know" }
    tried { "Wat hebben jullie geprobeerd? (hoeft niet)", "What have you tried? (optional)" }
    tried_placeholder { "Eén ding dat jullie deden, en hoe dat ging", "One thing you did, and how it went" }
    free(most: usize) { "Hooguit {most} tekens.", "At most {most} characters." }
    save_answer { "Bewaar mijn antwoord", "Save my answer" }
    saved { "Bewaard. Je kunt het nog aanpassen.", "Saved. You can still change it." }
    change_answer { "Bewaar de wijziging", "Save the change" }
    pick_one { "Kies eerst een van de drie.", "Pick one of the three first." }
    others_say { "Wat je groep zegt", "What your group says" }
    you_said { "jij", "you" }

    // Joining to look back, and a session that is closed to newcomers.
    room_of_then { "In welke groep zat je?", "Which group were you in?" }
    room_of_then_hint(most: u16) { "Je groepsnummer van toen, 1 tot en met {most}. Je groepsgenoten of je begeleider weten het ook.", "Your group number at the time, 1 to {most}. Others from your group or your facilitator may remember." }
    come_and_look_back { "De sessie is voorbij. Kijk terug op wat je groep koos: zou je het weer zo doen?", "The session is over. Look back on what your group chose: would you do the same again?" }
    door_is_locked { "De deur is dicht.", "The door is locked." }
    door_is_locked_how { "Er kan nu niemand meer bij. Vraag je begeleider de deur even open te doen, en probeer het dan opnieuw.", "Nobody can come in now. Ask your facilitator to open the door for a moment, then try again." }
    in_already { "Deed je al mee? Gebruik hetzelfde apparaat en dezelfde browser, dan kom je vanzelf terug.", "Were you in already? Use the same device and browser and you’ll be let straight back in." }

    // For somebody who was removed.
    removed { "Je doet nu niet mee", "You are not taking part now" }
    removed_how { "De begeleider heeft dit apparaat uit de sessie gehaald. Soms is dat omdat iemand dubbel in de lijst staat. Wat je schreef, blijft bij je groep staan.", "The facilitator removed this device from the session. Sometimes that is because someone is in the list twice. What you wrote stays with your group." }
    removed_what_to_do { "Hoor je er wel bij? Zeg het tegen je begeleider. Laat deze pagina open: je gaat hier vanzelf verder.", "Should you be here? Tell your facilitator. Keep this page open: it will carry on by itself." }

    // For somebody who is in another room now.
    now_in_room(room: u16) { "Je zit nu in groep {room}.", "You are in group {room} now." }
    together_now(before: u16, now: u16) { "Groep {before} en groep {now} gaan samen verder, als groep {now}.", "Group {before} and group {now} go on together, as group {now}." }
    new_group { "Nieuwe groep: dit zijn jullie", "New group: this is all of you" }
}

/// An answer to whether somebody would choose the same again.
pub const fn answer(language: Language, answer: Again) -> &'static str {
    match answer {
        Again::Same => again_same(language),
        Again::Other => again_other(language),
        Again::Unsure => again_unsure(language),
    }
}
