//! The plenary screen.

texts! {
    debrief { "Nabespreking", "Debrief" }
    screens { "Schermen", "Screens" }
    door { "Welkom", "Welcome" }
    all { "Alles", "All" }
    dilemma { "Dilemma", "Dilemma" }
    rooms { "Groepen", "Rooms" }
    balance { "Balans", "Balance" }

    join_with_code { "Doe mee met deze code", "Join with this code" }
    people_in_rooms(people: usize, rooms: usize) { "Mensen binnen: {people} · groepen: {rooms}", "People in: {people} · rooms: {rooms}" }

    progress { "Voortgang", "Progress" }
    rooms_done(count: usize) { "groepen klaar: {count}", "rooms done: {count}" }
    reveal { "Onthul", "Reveal" }
    chose_left { "kozen links", "chose left" }
    chose_right { "kozen rechts", "chose right" }
    rooms_chose_left(count: usize) { "groepen die links kozen: {count}", "rooms that chose left: {count}" }
    rooms_chose_right(count: usize) { "groepen die rechts kozen: {count}", "rooms that chose right: {count}" }
    votes(count: u32) { "{count} stemmen", "{count} votes" }
    one_vote { "1 stem", "1 vote" }
    nothing_written { "Hier schreef geen groep iets over op.", "No room wrote anything about this." }
    room_and_support(room: &str, count: usize) { "{room} · {count} mensen", "{room} · {count} people" }

    how_chosen { "Hoe er gekozen is", "How rooms chose" }
    how_strong { "Hoe sterk", "How strong" }
    nobody_chose { "geen groep koos", "no room chose" }
    votes_of_people { "Stemmen van mensen", "Votes of people" }
    shift_in(rooms: usize) { "Eerste gevoel en keuze ({rooms} groepen)", "First leaning and choice ({rooms} rooms)" }
    became { "werd", "became" }
    not_chosen_title { "Niet gekozen", "Not chosen" }
    still_busy { "Nog niet klaar", "Not done yet" }
    rooms_named(rooms: &str) { "groep {rooms}", "room {rooms}" }
    so_many_rooms(count: usize) { "{count} groepen", "{count} rooms" }
    not_done_yet(rooms: &str) { "Nog niet klaar: {rooms}", "Not done yet: {rooms}" }
    spotlit(number: u16) { "Groep {number} in de schijnwerper", "Room {number} in the spotlight" }
    so_many_to(most: u16, least: u16) { "{most} tegen {least}", "{most} to {least}" }
    condition { "Randvoorwaarde:", "Condition:" }
    minority { "Minderheid:", "Minority:" }

    rooms_and_dilemmas(rooms: usize, dilemmas: usize) { "{rooms} groepen, {dilemmas} dilemma’s", "{rooms} rooms, {dilemmas} dilemmas" }
    not_done { "niet gedaan", "not done" }
    busy { "bezig", "busy" }
    covered { "klaar, nog bedekt", "done, still covered" }
    side_by_lot(side: &str) { "{side}, door het lot", "{side}, by lot" }
    left_to_right { "tegen", "to" }
    lot_decided { "het lot besliste", "the lot decided" }

    keys { "Toetsen", "Keys" }
    key_turn { "vorige of volgende scherm (ook met een klikker)", "previous or next screen (a clicker works, too)" }
    key_reveal { "onthul dit dilemma", "reveal this dilemma" }
    key_spotlight { "groep in de schijnwerper", "room in the spotlight" }
    key_help { "dit overzicht", "this overview" }
    letters_work { "De toetsen R en ? werken op dit apparaat", "The keys R and ? work on this device" }
}
