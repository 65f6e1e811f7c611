//! The board's tab for the debrief.

texts! {
    now_on_screen(name: &str) { "Op het scherm: {name}", "On the screen: {name}" }
    show_result { "Toon uitslag", "Show result" }
    show_arguments { "Toon argumenten", "Show arguments" }
    show_themes { "Toon thema’s", "Show themes" }
    show_questions { "Toon vragen", "Show questions" }
    on_screen { "Op het scherm", "On screen" }
    work_on(number: u16) { "Open dilemma {number}", "Open dilemma {number}" }
    work { "Open", "Open" }
    parts { "Onderdelen van de nabespreking", "Parts of the debrief" }
    part_result { "Uitslag", "Result" }
    part_arguments { "Argumenten en thema’s", "Arguments and themes" }
    part_questions { "Vragen", "Questions" }

    guesses(count: usize) { "1 voorspelling" / "{count} voorspellingen", "1 guess" / "{count} guesses" }
    reveal_all { "Onthul alles", "Reveal all" }
    reveal_room(number: u16) { "Onthul groep {number}", "Reveal group {number}" }
    cover { "Bedek weer", "Cover again" }
    covered_again { "De uitslag is weer bedekt.", "The result is covered again." }
    rooms_of_this(rooms: usize) { "De groep" / "Groepen, een voor een", "The group" / "Groups, one by one" }
    shown_room { "onthuld", "revealed" }
    covered_room { "bedekt", "covered" }
    no_room_done { "Nog geen groep is klaar met dit dilemma.", "No group is done with this dilemma yet." }
    spotlight_later { "Onthul er eerst een.", "Reveal one first." }
    put_in_spotlight { "Uitlichten", "Spotlight" }

    search { "Zoek woorden", "Search words" }
    search_too_long(most: usize) { "Zoek met hooguit {most} tekens.", "Search with at most {most} characters." }
    filter { "Filter", "Filter" }
    every_room { "Alle groepen", "All groups" }
    only_starred { "Alleen met ster", "Only with a star" }
    drop_filter { "Toon alles", "Show all" }
    filter_is_shared { "Het filter geldt ook op het scherm.", "The filter applies on the screen, too." }
    found(count: usize, of: usize) by of { "{count} van 1 argument" / "{count} van {of} argumenten", "{count} of 1 argument" / "{count} of {of} arguments" }
    no_arguments { "Nog geen argumenten over dit dilemma.", "No arguments about this dilemma yet." }
    nothing_found { "Geen argument past bij dit filter.", "No argument matches this filter." }
    show_more(count: usize) { "Toon er nog {count}", "Show {count} more" }
    star { "Ster", "Star" }
    star_argument(text: &str) { "Ster voor: {text}", "Star for: {text}" }
    choose_argument(text: &str) { "Selecteer: {text}", "Select: {text}" }
    pro_of { "voordeel", "pro" }
    con_of { "nadeel", "con" }
    not_shown_yet { "nog bedekt", "still covered" }

    chosen(count: usize) { "1 argument geselecteerd" / "{count} argumenten geselecteerd", "1 argument selected" / "{count} arguments selected" }
    choose_none { "Hef de selectie op", "Clear the selection" }
    gather { "Bundel in thema", "Gather in a theme" }
    gather_in { "In welk thema?", "In which theme?" }
    new_theme { "Nieuw thema", "New theme" }
    theme_name { "Naam van het thema", "Name of the theme" }
    name_it { "Geef het thema eerst een naam.", "Name the theme first." }
    gathered { "Gebundeld.", "Gathered." }
    themes { "Thema’s", "Themes" }
    how_to_gather { "Selecteer argumenten en bundel ze, of sleep ze naar een thema.", "Select arguments and gather them, or drag them onto a theme." }
    drop_for_new { "Sleep hierheen voor een nieuw thema", "Drag here for a new theme" }
    rename(name: &str) { "Hernoem {name}", "Rename {name}" }
    drop_theme(name: &str) { "Haal thema {name} weg", "Remove theme {name}" }
    theme_dropped { "Het thema is weg; de argumenten staan er nog.", "The theme is gone; its arguments are still there." }
    merge_into { "Voeg samen met …", "Merge with …" }
    merge_theme(name: &str) { "Voeg {name} samen met", "Merge {name} with" }
    take_out(text: &str) { "Haal uit dit thema: {text}", "Remove from this theme: {text}" }
    gather_into(name: &str) { "Bundel in {name}", "Gather in {name}" }
    page { "Pagina", "Page" }
    same_reason { "zelfde reden, andere keuze", "same reason, other choice" }
    empty_theme { "Nog leeg.", "Still empty." }

    note_deleted { "De aantekening is weg.", "The note is gone." }
    undo { "Maak ongedaan", "Undo" }
}
