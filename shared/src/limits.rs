//! How much of everything there may be. Each number has its reason beside it.

/// An argument, a motivation, a condition: one thought, readable from the back of a hall. In characters.
pub const SENTENCE_MAX: usize = 280;
/// A person's name, as long as fits a name badge. In characters.
pub const NAME_MAX: usize = 40;
/// A session's title: one line on the board at 1280 px. In characters.
pub const TITLE_MAX: usize = 80;
/// A message from the facilitator: read while talking. In characters.
pub const MESSAGE_MAX: usize = 200;
/// Rooms in a session: 4,000 people in rooms of four.
pub const ROOMS_MAX: u16 = 1_000;
/// People in a session; with room to spare above the 4,000 it is made for.
pub const PARTICIPANTS_MAX: usize = 5_000;
/// People who were ever in a session, with those who were taken out.
pub const PARTICIPANTS_EVER_MAX: usize = 2 * PARTICIPANTS_MAX;
/// People that may be expected: as many as fit in.
pub const EXPECTED: std::ops::RangeInclusive<u16> = 1..=5_000;
/// The facilitator's words to rooms that are kept to look back on: more than anybody says in a day. In messages.
pub const SENT_KEPT: usize = 100;
/// People taken out, or back in, with one command: it is carried out in one go, and nobody else's may wait for long.
pub const REMOVED_AT_ONCE_MAX: usize = 1_000;
/// Connections of one participant at once: a phone, a laptop and some forgotten tabs.
pub const CONNECTIONS_MAX: usize = 8;
/// Facilitators' boards of one session at once, and plenary screens: a team with a laptop and a phone each, and some
/// forgotten tabs.
pub const SCREENS_MAX: usize = 24;
/// An archive of a session, in bytes, as it is written and as it is brought back. Four hundred rooms that wrote down
/// everything they could think of are under 4 MiB; a thousand stay below this.
pub const ARCHIVE_MAX: usize = 16 * 1024 * 1024;
/// Arguments of one round. Thirty a column is already very full; this only stops a script.
pub const ARGUMENTS_MAX: usize = 400;
/// Arguments of one person in a round: in a group around one laptop one person types for all, and fifty a column is more
/// than anybody says in ten minutes. The others of a room have as many left.
pub const ARGUMENTS_OF_ONE_MAX: usize = 200;
/// Times that the words or the column of one argument are changed: it was typed, mended, and mended again.
pub const ARGUMENT_CHANGES_MAX: usize = 50;
/// Times that something is written, changed or moved in one round, with what is deleted by now: five times as many as it
/// can hold.
pub const WRITTEN_MAX: usize = 5 * ARGUMENTS_MAX;
/// Times that the words of a locked choice are changed.
pub const CHOICE_CHANGES_MAX: usize = 50;
/// Recounts of the open ballots of one round after somebody changed theirs. Enough for twelve people who each change their mind
/// several times.
pub const RECOUNTS_MAX: usize = 60;
/// Steps that a room takes back or once more in one round: going back, counting hands again, handing the role on, stopping
/// the time.
pub const STEPS_AGAIN_MAX: usize = 200;
/// Times that one person takes something back or says it otherwise in a session: a vote, a guess, a name. A few in each
/// dilemma of a day are a hundred.
pub const CHANGES_OF_ONE_MAX: usize = 300;
/// Marks that people leave in a session: supports, recognitions and look backs. In a live session each is a line in the log,
/// which has no room for more; the limit matters for archives, which could hold more.
pub const MARKS_MAX: usize = 400_000;
/// Dilemmas in a session: a day's programme and spares.
pub const DILEMMAS_MAX: usize = 30;
/// Blocks in a programme: a day, generously.
pub const BLOCKS_MAX: usize = 20;
/// Minutes for one dilemma or one block of the programme.
pub const BLOCK_MINUTES_MAX: u16 = 240;
/// Minutes for one dilemma.
pub const ROUND_MINUTES_MAX: u8 = 60;
/// Extra minutes in one press.
pub const EXTRA_MINUTES_MAX: u8 = 30;
/// People counted in one show of hands: a hall before one screen.
pub const HANDS_MAX: u16 = 500;
/// People counted around each device, in a room with more than one: as many as are in a room at most when groups are mixed.
pub const HANDS_AROUND_ONE_MAX: u16 = 12;
/// Messages kept in view, to everybody and to each room; older ones stay in the log.
pub const MESSAGES_KEPT: usize = 20;
/// Outcomes of commands remembered for one author: far more than an outbox holds after a day offline.
pub const OUTCOMES_KEPT: usize = 256;
/// Themes of one dilemma: more than anybody takes in at a glance.
pub const THEMES_MAX: usize = 40;
/// A theme's name: a few words on a wall. In characters.
pub const THEME_NAME_MAX: usize = 60;
/// Arguments in one command: a column of the fullest hall, and its frame is far from the largest.
pub const GATHERED_MAX: usize = 1_000;
/// What the plenary said about one dilemma, in sentences.
pub const NOTES_MAX: usize = 100;
/// Words to search for: a sentence finds only itself. In characters.
pub const SEARCH_MAX: usize = 80;
/// People in a room when groups are mixed anew.
pub const PER_ROOM: std::ops::RangeInclusive<u8> = 2..=12;
/// Times that groups are mixed anew in a session: before each dilemma of a day, with second thoughts.
pub const MIXES_MAX: usize = 100;
/// People of a room beyond which a round does not count as meeting: nobody meets a whole hall.
pub const MEETING_MAX: usize = 30;
/// A frame from a device, in bytes: a command with its longest texts is under 4 KiB.
pub const FRAME_MAX: usize = 64 * 1024;
