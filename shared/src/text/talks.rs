//! A talk: what people keep for themselves, and what they ask.

texts! {
    // On one's own device.
    keep_a_thought { "Bewaar een gedachte of vraag", "Keep a thought or a question" }
    only_you_see { "Alleen jij ziet dit, tot je het deelt.", "Only you see this until you share it." }
    your_thoughts { "Jouw gedachten en vragen", "Your thoughts and questions" }
    share { "Deel met de begeleider", "Share with the facilitator" }
    share_this(text: &str) { "Deel met de begeleider: {text}", "Share with the facilitator: {text}" }
    shared_how { "Wat je deelt, zien de begeleider en de anderen, zonder je naam.", "What you share is seen by the facilitator and the others, without your name." }
    is_shared { "Gedeeld, zonder je naam", "Shared, without your name" }
    take_back { "Haal terug", "Take it back" }
    take_back_this(text: &str) { "Haal terug: {text}", "Take it back: {text}" }
    change_this(text: &str) { "Pas aan: {text}", "Change: {text}" }
    delete_this(text: &str) { "Verwijder: {text}", "Delete: {text}" }
    delete_surely(text: &str) { "Zeker? Verwijder: {text}", "Sure? Delete: {text}" }
    questions_of_others { "Vragen van anderen", "Questions from others" }
    want_to_know { "Dat wil ik ook weten", "I’d like to know, too" }
    want_to_know_this(text: &str) { "Dat wil ik ook weten: {text}", "I’d like to know, too: {text}" }
    answered { "beantwoord", "answered" }

    // On the board.
    questions(count: usize) { "1 vraag" / "{count} vragen", "1 question" / "{count} questions" }
    no_questions { "Nog geen vragen. Wat mensen delen, komt hier, zonder naam.", "No questions yet. What people share appears here, without names." }
    so_many_want(count: usize) { "1 wil dit ook weten" / "{count} willen dit ook weten", "1 would like to know, too" / "{count} would like to know, too" }
    mark_answered(text: &str) { "Beantwoord: {text}", "Answered: {text}" }
    taken_off { "Weggehaald", "Taken off" }

    // In unsent words.
    draft_thought { "Je gedachte of vraag", "Your thought or question" }
    draft_changed_thought { "Je aangepaste gedachte of vraag", "Your changed thought or question" }
}
