//! Calls for attention: in the tab's title, and with a sound.

texts! {
    time_is_up { "Tijd is om", "Time is up" }
    to_vote { "Stemmen", "Vote" }
    message { "Bericht", "Message" }
    sound { "Geluid en trillen", "Sound and vibration" }
    sound_when { "Een zacht signaal als de laatste minuut ingaat, en als de tijd om is.", "A soft signal when the last minute begins, and when the time is up." }
    /// Before the title of the board: the number of groups that are in their last minute together.
    so_many_groups(count: usize) { "1 groep" / "{count} groepen", "1 group" / "{count} groups" }
}
