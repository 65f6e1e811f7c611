//! The board's tab for the debrief.

texts! {
    now_on_screen(name: &str) { "Nu op het scherm: {name}", "On the screen now: {name}" }
    show_result { "Toon uitslag", "Show result" }
    show_arguments { "Toon argumenten", "Show arguments" }
    show_themes { "Toon thema’s", "Show themes" }
    show_questions { "Toon vragen", "Show questions" }
    on_screen { "Op het scherm", "On screen" }
    work_on(number: u16) { "Dilemma {number} openen", "Open dilemma {number}" }
    work { "Openen", "Open" }
    parts { "Onderdelen van de nabespreking", "Parts of the debrief" }
    part_result { "Uitslag", "Result" }
    part_arguments { "Argumenten en thema’s", "Arguments and themes" }
    part_questions { "Vragen", "Questions" }

    guesses(count: usize) { "voorspeld: {count}", "guesses: {count}" }
    reveal_all { "Onthul alles", "Reveal all" }
    reveal_next { "Onthul de volgende groep", "Reveal the next room" }
    reveal_room(number: u16) { "Onthul groep {number}", "Reveal room {number}" }
    cover { "Bedek weer", "Cover again" }
    covered_again { "De uitslag is weer bedekt.", "The result is covered again." }
    rooms_of_this { "Groepen, een voor een", "Rooms, one by one" }
    shown_room { "onthuld", "revealed" }
    covered_room { "bedekt", "covered" }
    busy_room { "nog bezig", "still busy" }
    no_room_done { "Nog geen groep is klaar met dit dilemma.", "No room is done with this dilemma yet." }
    spotlight_later { "Onthul eerst een groep.", "Reveal a room first." }
    put_in_spotlight { "In de schijnwerper", "In the spotlight" }

    search { "Zoek woorden", "Search words" }
    search_too_long(most: usize) { "Zoek met hoogstens {most} tekens; langer vindt alleen zichzelf.", "Search with {most} characters at most; longer finds only itself." }
    filter { "Filter", "Filter" }
    every_room { "Alle groepen", "All rooms" }
    only_starred { "Alleen met ster", "Only with a star" }
    drop_filter { "Toon alles", "Show all" }
    filter_is_shared { "Het filter geldt ook op het scherm.", "The filter holds on the screen as well." }
    found(count: usize, of: usize) { "{count} van {of} argumenten", "{count} of {of} arguments" }
    no_arguments { "Nog geen argumenten over dit dilemma.", "No arguments about this dilemma yet." }
    nothing_found { "Geen argument past bij dit filter.", "No argument fits this filter." }
    show_more(count: usize) { "Toon er nog {count}", "Show {count} more" }
    star { "Ster", "Star" }
    star_argument(text: &str) { "Ster voor: {text}", "Star for: {text}" }
    choose_argument(text: &str) { "Kies: {text}", "Select: {text}" }
    pro_of { "voordeel", "pro" }
    con_of { "nadeel", "con" }
    not_shown_yet { "nog bedekt", "still covered" }

    chosen(count: usize) { "Gekozen: {count}", "Selected: {count}" }
    choose_none { "Kies geen", "Select none" }
    gather { "Verzamel in thema", "Gather in a theme" }
    gather_in { "In welk thema?", "In which theme?" }
    new_theme { "Nieuw thema", "New theme" }
    theme_name { "Naam van het thema", "Name of the theme" }
    too_long(over: usize) { "{over} tekens te veel", "{over} characters too many" }
    name_it { "Geef het thema eerst een naam.", "Name the theme first." }
    gathered { "Verzameld.", "Gathered." }
    themes { "Thema’s", "Themes" }
    how_to_gather { "Kies argumenten en verzamel ze, of sleep ze naar een thema.", "Select arguments and gather them, or drag them onto a theme." }
    drop_for_new { "Sleep hierheen voor een nieuw thema", "Drag here for a new theme" }
    rename(name: &str) { "Hernoem {name}", "Rename {name}" }
    drop_theme(name: &str) { "Haal thema {name} weg", "Take theme {name} away" }
    theme_dropped { "Het thema is weg; de argumenten staan er nog.", "The theme is gone; its arguments are still there." }
    merge_into { "Voeg samen met …", "Merge with …" }
    merge_theme(name: &str) { "Voeg {name} samen met", "Merge {name} with" }
    gather_into(name: &str) { "Verzamel in {name}", "Gather in {name}" }
    page { "Pagina", "Page" }
    legend { "Het nummer is de groep, de vorm wat die koos:", "The number is the group, the shape what it chose:" }
    take_out(text: &str) { "Haal uit het thema: {text}", "Take out of the theme: {text}" }
    same_reason { "zelfde reden, andere keuze", "same reason, other choice" }
    empty_theme { "Nog leeg.", "Still empty." }

    note_deleted { "De aantekening is weg.", "The note is gone." }
    undo { "Ongedaan maken", "Undo" }
}
