//! Writing a dilemma: the editor, its hints, and what a session does not take.

use crate::dilemma::{
    DilemmaField, FileFlaw, Flaw, Measure, Misfit, POINTS, Place, Problem, TEXT_WORDS, TEXT_WORDS_MIN,
};
use crate::language::Language;
use crate::text::{common, rejections};

texts! {
    // Where own dilemmas are chosen.
    write_one { "Zelf een dilemma schrijven", "Write a dilemma yourself" }
    own_dilemmas { "Eigen dilemma’s", "Your own dilemmas" }
    own_words { "Ze staan op dit apparaat. Wat je kiest, gaat mee in de sessie en in het verslag.", "They are kept on this device. What you choose goes along in the session and in the report." }
    not_finished { "Nog niet af", "Not finished" }
    no_question_yet { "Dilemma zonder kernvraag", "Dilemma without a key question" }
    go_on_writing { "Schrijf verder", "Go on writing" }
    change { "Wijzig", "Change" }
    finish_first { "Een van je eigen dilemma’s is nog niet af. Schrijf het af, of laat het weg.", "One of your own dilemmas is not finished. Finish it, or leave it out." }
    too_much_at_once { "Zoveel eigen dilemma’s passen niet in één keer. Open de sessie met minder, en voeg de rest toe op het bord.", "That many dilemmas of your own don’t fit in at once. Open the session with fewer, and add the rest on the board." }
    correct { "Verbeter", "Correct" }
    correct_this(question: &str) { "Verbeter: {question}", "Correct: {question}" }
    editor_loading { "Het schrijfblad komt eraan …", "The editor is on its way …" }
    editor_not_here { "Het schrijfblad kon niet worden geladen. Kijk of je verbinding hebt en probeer het opnieuw.", "The editor could not be loaded. Check your connection and try again." }

    // The editor.
    correct_title { "Dilemma verbeteren", "Correct a dilemma" }
    correct_words { "Nog geen groep heeft dit dilemma gehad. Je verbetering staat meteen op elk scherm.", "No group has had this dilemma yet. Your correction is on every screen at once." }
    was_had_meanwhile { "Een groep heeft dit dilemma intussen gehad. Verbeteren kan niet meer; je tekst blijft hier staan.", "A group has had this dilemma meanwhile. It can’t be corrected any more; your text stays here." }
    changed_meanwhile { "Iemand anders heeft dit dilemma intussen verbeterd. Bewaar je, dan komt jouw tekst ervoor in de plaats.", "Someone else has corrected this dilemma meanwhile. If you save, your text replaces it." }
    kept { "Bewaard op dit apparaat", "Kept on this device" }
    not_kept { "Deze tekst is te lang om te bewaren. Bewaar hem als bestand.", "This text is too long to keep. Save it as a file." }
    no_names { "Noem geen leerlingen of collega’s bij naam, en ook je school niet.", "Don’t name pupils or colleagues, nor your school." }
    begin_from { "Begin met een bestaand dilemma of een bestand", "Begin with an existing dilemma or a file" }
    from_library { "Uit de bibliotheek", "From the library" }
    choose_one { "Kies een dilemma …", "Choose a dilemma …" }
    from_file { "Uit een bestand (.toml)", "From a file (.toml)" }
    from_paste { "Of plak hier de tekst van zo’n bestand", "Or paste the text of such a file here" }
    read_paste { "Lees deze tekst", "Read this text" }
    reading { "Even lezen …", "Reading …" }
    replaces { "Wat je hierboven kiest, komt in plaats van wat hieronder staat.", "What you choose above replaces what is written below." }
    was_read { "Het dilemma staat hieronder.", "The dilemma is below." }
    take_it_back { "Zet terug wat er stond", "Put back what was there" }
    language_label { "Geschreven in", "Written in" }
    add_translation(named: &str) { "Ook in het {named}", "Also in {named}" }
    drop_translation(named: &str) { "Toch niet in het {named}", "Not in {named} after all" }
    editing_language { "Welke taal schrijf je nu?", "Which language are you writing now?" }
    theme { "Thema", "Theme" }
    theme_hint { "Eén of twee woorden voor een tabblad, zoals ‘Tempo’.", "One or two words for a tab, such as ‘Pace’." }
    question { "Kernvraag", "Key question" }
    question_hint { "Eén neutrale vraag naar wie, wat, waar of wanneer: ‘Wie bepaalt het tempo?’", "One neutral question about who, what, where or when: ‘Who sets the pace?’" }
    title { "Titel", "Title" }
    title_hint { "Past alleen bij deze kant.", "Fits only this side." }
    body { "Wat je ziet op een gewone dinsdag", "What one sees on an ordinary Tuesday" }
    body_hint(least: usize, most: usize) { "Om voor te lezen, in de tegenwoordige tijd: {least} tot {most} woorden. Laat ook zien wat het kost, en wie dat betaalt.", "To read aloud, in the present tense: {least} to {most} words. Show what it costs, too, and who pays." }
    points { "Drie punten", "Three points" }
    points_hint { "Wat er geregeld is. Geen voordelen: die zoekt de groep zelf.", "What is arranged. No advantages: the group looks for those." }
    point(number: usize) { "Punt {number}", "Point {number}" }
    prompts_fold { "Hulpvragen voor een groep die stilvalt", "Questions for a group that falls silent" }
    prompts_hint { "Twee of drie per stap. Deze passen bij elk dilemma; je mag ze vervangen.", "Two or three for each step. These suit any dilemma; you may replace them." }
    prompts_of(side: &str) { "Bij {side}", "About {side}" }
    prompts_choosing { "Bij het kiezen", "While choosing" }
    prompt(number: usize) { "Hulpvraag {number}", "Question {number}" }
    so_many_words(count: usize) { "1 woord" / "{count} woorden", "1 word" / "{count} words" }
    so_many_characters(count: usize) { "1 teken" / "{count} tekens", "1 character" / "{count} characters" }
    of_most(count: usize, most: usize) { "{count} van {most} tekens", "{count} of {most} characters" }
    words_and_characters(words: &str, characters: &str) { "{words}, {characters}", "{words}, {characters}" }
    read_over { "Lees het nog eens na", "Read it over once more" }
    all_well { "Niets op aan te merken. Lees nog na wat je alleen zelf kunt zien:", "Nothing to remark. Look over what only you can see:" }
    hints_head(count: usize) { "1 tip; je mag het ook zo laten" / "{count} tips; je mag het ook zo laten", "1 hint; you may leave it as it is" / "{count} hints; you may leave it as it is" }
    still_needed(count: usize) { "Nog 1 ding nodig" / "Nog {count} dingen nodig", "1 thing still needed" / "{count} things still needed" }
    more_needed(count: usize) { "en nog 1" / "en nog {count}", "and 1 more" / "and {count} more" }
    check_price { "Aan elke kant staat één prijs, even zwaar, en betaald door hetzelfde soort mensen.", "Each side has one price, of the same weight, paid by the same kind of people." }
    check_neutral { "De vraag en de titels kiezen geen kant: geen ‘modern’, ‘ouderwets’ of ‘echt’.", "Question and titles take no side: no ‘modern’, ‘old-fashioned’ or ‘real’." }
    check_both { "Je kunt allebei de kanten zelf verdedigen.", "You could defend both sides yourself." }
    preview { "Zo ziet een groep het", "As a group sees it" }
    preview_phone { "Telefoon", "Phone" }
    preview_projector { "Groot scherm", "Big screen" }
    preview_frame(screen: &str) { "Voorbeeld: {screen}", "Preview: {screen}" }
    save_file { "Bewaar als bestand", "Save as a file" }
    remove { "Gooi weg", "Delete" }
    remove_sure { "Je tekst verdwijnt van dit apparaat. Uit sessies die al open zijn, verdwijnt hij niet.", "Your text disappears from this device. It does not disappear from sessions that are open." }
    plan { "Plan dit dilemma", "Plan this dilemma" }
    save_correction { "Bewaar de verbetering", "Save the correction" }
    later { "Later verder", "Go on later" }

    // Prompts that hold for any dilemma.
    prompt_gain { "Wat levert dit op, en voor wie?", "What does this bring, and to whom?" }
    prompt_pays { "Wie betaalt hier de prijs, en wanneer merk je dat?", "Who pays the price here, and when would you notice?" }
    prompt_weighs { "Welk argument op jullie lijst weegt het zwaarst?", "Which argument on your list weighs most?" }
    prompt_explain { "Welk nadeel kunnen jullie op een ouderavond goed uitleggen?", "Which drawback could you explain at a parents’ evening?" }

    // What is wrong.
    empty { "Dit is nog leeg.", "This is still empty." }
    too_long(found: usize, most: usize) { "Te lang: hooguit {most} tekens, en het zijn er {found}.", "Too long: at most {most} characters, and it has {found}." }
    too_short(found: usize, least: usize) { "Te kort om over te praten: {found} van minstens {least} woorden.", "Too short to talk about: {found} of at least {least} words." }
    rather_short(found: usize, least: usize, most: usize) { "Kort: {found} woorden. Met {least} tot {most} ziet een groep de dag voor zich.", "Short: {found} words. With {least} to {most} a group can picture the day." }
    rather_long(found: usize, most: usize) { "Lang: {found} woorden. Met hooguit {most} blijft het voorlezen kort.", "Long: {found} words. With {most} at most, reading aloud stays short." }
    long_question(found: usize, most: usize) { "Een lange vraag: {found} woorden. Hooguit {most} onthoudt iedereen.", "A long question: {found} words. Everyone remembers {most} at most." }
    no_question_mark { "Zet er een vraagteken achter.", "Put a question mark at the end." }
    asks_how { "‘Hoe’ vraagt om een plan. Vraag liever naar wie, wat, waar of wanneer.", "‘How’ asks for a plan. Rather ask who, what, where or when." }
    yes_or_no { "Hierop zeg je ja of nee. Vraag liever naar wie, wat, waar of wanneer.", "One answers this with yes or no. Rather ask who, what, where or when." }
    number_of_points(found: usize, needed: usize) by found { "Er is 1 punt; vul er {needed} in." / "Er zijn {found} punten; vul er {needed} in.", "There is 1 point; fill in {needed}." / "There are {found} points; fill in {needed}." }
    number_of_prompts(found: usize) { "Er is 1 hulpvraag; vul er twee of drie in." / "Er zijn {found} hulpvragen; vul er twee of drie in.", "There is 1 question; fill in two or three." / "There are {found} questions; fill in two or three." }
    unbalanced_words(left: usize, right: usize) { "De teksten hebben {left} en {right} woorden. Maak ze ongeveer even lang: wat langer duurt, weegt zwaarder.", "The texts have {left} and {right} words. Make them about equally long: what takes longer weighs more." }
    unbalanced_characters(left: usize, right: usize) { "Evenveel woorden, maar niet evenveel tekens: {left} en {right}. Eén tekst duurt langer om voor te lezen.", "As many words, but not as many characters: {left} and {right}. One text takes longer to read aloud." }
    same_titles { "Beide kanten heten hetzelfde. Geef elke kant een eigen titel.", "Both sides have the same title. Give each its own." }
    hidden { "Er staat een teken in dat niemand ziet. Typ deze tekst opnieuw.", "It has a character that nobody sees. Type this text again." }
    prompts_name { "Hulpvragen", "Questions for silence" }
    text_name { "Tekst", "Text" }
    points_name { "Punten", "Points" }
    short_name { "Korte naam", "Short name" }
    field_on(field: &str, side: &str) { "{field} {side}", "{field} {side}" }
    field_in(field: &str, language: &str) { "{field} ({language})", "{field} ({language})" }
    at_place(place: &str, message: &str) { "{place}: {message}", "{place}: {message}" }
    in_dilemma(name: &str, message: &str) { "Het dilemma ‘{name}’ past zo niet. {message}", "The dilemma ‘{name}’ does not fit like this. {message}" }

    // What is wrong with a file.
    not_toml(line: usize) { "Regel {line} kunnen we niet lezen. Staat elke tekst tussen aanhalingstekens?", "We can’t read line {line}. Is every text between quotation marks?" }
    no_dilemma { "Dit is geen dilemma: er staat geen [nl] of [en] in. Kies een ander bestand.", "This is no dilemma: it has no [nl] or [en]. Choose another file." }
    unknown_key(line: usize, key: &str) { "Regel {line}: ‘{key}’ kennen we niet. Die regel is weggelaten.", "Line {line}: we don’t know ‘{key}’. That line was left out." }
    other_kind(line: usize, key: &str) { "Regel {line}: ‘{key}’ is geen tekst. Die regel is weggelaten.", "Line {line}: ‘{key}’ is no text. That line was left out." }
    not_a_text_file { "Dit bestand is geen tekst, of groter dan een dilemma kan zijn. Kies een ander bestand.", "This file is no text, or larger than a dilemma can be. Choose another file." }
}

/// The name of a language, in the reader's.
pub const fn language_name(language: Language, named: Language) -> &'static str {
    match (language, named) {
        (Language::Nl, Language::Nl) => "Nederlands",
        (Language::Nl, Language::En) => "Engels",
        (Language::En, Language::Nl) => "Dutch",
        (Language::En, Language::En) => "English",
    }
}

/// The name of a place: *Titel links*.
pub fn place(language: Language, place: Place) -> String {
    let field = match place.field {
        DilemmaField::Name => short_name(language),
        DilemmaField::Theme => theme(language),
        DilemmaField::Question => question(language),
        DilemmaField::Prompts => prompts_name(language),
        DilemmaField::Title => title(language),
        DilemmaField::Text => text_name(language),
        DilemmaField::Points => points_name(language),
    };
    place.side.map_or_else(
        || field.to_owned(),
        |side| field_on(language, field, &common::position(language, side).to_lowercase()),
    )
}

/// What is wrong at a place, and what to do.
pub fn message(language: Language, problem: &Problem) -> String {
    match problem.flaw {
        Flaw::Name => rejections::unfit_name(language).into(),
        Flaw::Hidden(_) => hidden(language).into(),
        Flaw::Length { found: 0, .. } | Flaw::Words { found: 0, .. } => empty(language).into(),
        Flaw::Length { most, found } => too_long(language, found, most),
        Flaw::Words { least, most, found } => match problem.place.field {
            DilemmaField::Text if found < TEXT_WORDS_MIN => too_short(language, found, TEXT_WORDS_MIN),
            DilemmaField::Text if found < least => rather_short(language, found, least, most),
            DilemmaField::Text => rather_long(language, found, most),
            DilemmaField::Name
            | DilemmaField::Theme
            | DilemmaField::Question
            | DilemmaField::Prompts
            | DilemmaField::Title
            | DilemmaField::Points => long_question(language, found, most),
        },
        Flaw::NoQuestionMark => no_question_mark(language).into(),
        Flaw::Points { found } => number_of_points(language, found, POINTS),
        Flaw::Prompts { found } => number_of_prompts(language, found),
        Flaw::Unbalanced { by: Measure::Words, left, right } => unbalanced_words(language, left, right),
        Flaw::Unbalanced { by: Measure::Characters, left, right } => unbalanced_characters(language, left, right),
        Flaw::AsksHow => asks_how(language).into(),
        Flaw::YesOrNo => yes_or_no(language).into(),
        Flaw::SameTitles => same_titles(language).into(),
    }
}

/// The same with the name of its place; `both` names the language of the words as well.
pub fn told(language: Language, problem: &Problem, both: bool) -> String {
    let name = place(language, problem.place);
    let of_words = problem.place.language.filter(|_| both);
    let name = of_words.map_or_else(|| name.clone(), |named| field_in(language, &name, language_name(language, named)));
    at_place(language, &name, &message(language, problem))
}

/// What of a file was left out.
pub fn left_out(language: Language, flaw: &FileFlaw) -> String {
    match flaw.misfit {
        Misfit::NotToml => not_toml(language, flaw.line),
        Misfit::NoWords => no_dilemma(language).into(),
        Misfit::Unknown => unknown_key(language, flaw.line, &flaw.key),
        Misfit::OtherKind => other_kind(language, flaw.line, &flaw.key),
    }
}

/// What to write in a text.
pub fn body_hint_words(language: Language) -> String {
    body_hint(language, *TEXT_WORDS.start(), *TEXT_WORDS.end())
}
