//! Words that were written but not sent yet.

texts! {
    unsent_how { "Dit schreef je, maar het is niet verstuurd. Alleen jij ziet het.", "You wrote this, but it was not sent. Only you can see it." }
    go_with_page { "Je onverstuurde tekst staat alleen nog op deze pagina. Kopieer wat je wilt houden voordat je haar sluit.", "Your unsent words are only on this page now. Copy what you want to keep before you close it." }
    so_many_unsent(count: usize) { "Nog niet verstuurd: 1 tekst" / "Nog niet verstuurd: {count} teksten", "Not sent yet: 1 text" / "Not sent yet: {count} texts" }
    copy_words(words: &str) { "Kopieer: {words}", "Copy: {words}" }
    still_add { "Voeg alsnog toe", "Add it now" }
    still_add_words(words: &str) { "Voeg alsnog toe: {words}", "Add it now: {words}" }
    go_on { "Ga verder", "Continue" }
    go_on_words(words: &str) { "Ga verder: {words}", "Continue: {words}" }
    throw_away { "Gooi weg", "Discard" }
    throw_away_sure { "Zeker? Gooi weg", "Sure? Discard" }
    throw_away_words(words: &str) { "Gooi weg: {words}", "Discard: {words}" }
    too_long(over: usize) { "Dit is 1 teken te lang om te versturen. Er is niets weggelaten: maak het zelf korter." / "Dit is {over} tekens te lang om te versturen. Er is niets weggelaten: maak het zelf korter.", "This is 1 character too long to send. Nothing was cut off: please shorten it." / "This is {over} characters too long to send. Nothing was cut off: please shorten it." }

    // Somebody else has changed what these words replace.
    changed_meanwhile(now: &str) { "Dit is intussen gewijzigd in: “{now}”. Bewaar je, dan komt jouw tekst ervoor in de plaats.", "This has been changed to: “{now}”. If you save, your text replaces it." }
    emptied_meanwhile { "Dit is intussen leeggemaakt. Bewaar je, dan komt jouw tekst er weer te staan.", "This has been emptied meanwhile. If you save, your text is put back." }
    changed_before_sent(now: &str) { "Dit is intussen gewijzigd in: “{now}”. Voeg je jouw tekst alsnog toe, dan komt die ervoor in de plaats.", "This has been changed to: “{now}”. If you add your text now, it replaces it." }

    // What the draft is for.
    of_dilemma(what: &str, number: u16) { "{what}, dilemma {number}", "{what}, dilemma {number}" }
    of_title(what: &str, title: &str) { "{what} van “{title}”", "{what} of “{title}”" }
    changed_argument { "Gewijzigd argument", "Changed argument" }
    deleted_argument { "Gewijzigd argument dat intussen is verwijderd", "Changed argument that has been deleted since" }
    why { "Waarom jullie kozen", "Why you chose" }
    condition { "Voorwaarde voor de andere kant", "What would change your choice" }
    keep { "Wat jullie meenemen", "What you would keep" }
    look_back { "Terugblik", "Looking back" }
    message(room: u16) { "Bericht aan groep {room}", "Message to group {room}" }
    changed_note { "Gewijzigde notitie", "Changed note" }
    part_title { "Titel van een onderdeel", "Title of a part" }
    theme_name { "Naam van een thema", "Name of a theme" }

    // A new session.
    filled_in { "Dit vulde je eerder in op dit apparaat.", "You filled this in earlier on this device." }
    begin_anew { "Begin opnieuw", "Start over" }
    other_form { "Op dit apparaat is nog een formulier ingevuld.", "Another form was filled in on this device." }
    other_form_of(title: &str) { "Op dit apparaat is nog een formulier ingevuld: “{title}”.", "Another form was filled in on this device: “{title}”." }
    go_on_with_it { "Ga daarmee verder", "Continue with that one" }
}
