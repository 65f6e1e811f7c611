//! All limits, each with its reason.

/// An argument, a motivation, a condition: one thought, readable from the back of a hall. In characters.
pub const SENTENCE_MAX: usize = 280;
/// A person's name, as long as fits a name badge. In characters.
pub const NAME_MAX: usize = 40;
/// A session's title: one line on the board at 1280 px. In characters.
pub const TITLE_MAX: usize = 80;
/// A message from the facilitator: read during a conversation. In characters.
pub const MESSAGE_MAX: usize = 200;
/// Rooms in a session: 4,000 people in rooms of four.
pub const ROOMS_MAX: u16 = 1_000;
/// People in a session: a margin above the 4,000 it is made for.
pub const PARTICIPANTS_MAX: usize = 5_000;
/// People who were ever in a session, including those who were removed.
pub const PARTICIPANTS_EVER_MAX: usize = 2 * PARTICIPANTS_MAX;
/// The highest number of expected people: as many as fit.
pub const EXPECTED: std::ops::RangeInclusive<u16> = 1..=5_000;
/// The facilitator's messages that are kept for later: more than anybody sends in a day.
pub const SENT_KEPT: usize = 100;
/// People removed or restored with one command. A command is carried out in one go, and nobody else's may wait long for
/// it.
pub const REMOVED_AT_ONCE_MAX: usize = 1_000;
/// Co-facilitators with a link at once: one for every few rooms of a large hall.
pub const CO_FACILITATORS_MAX: usize = 12;
/// Acts of facilitators that are kept for later: an hour with several of them.
pub const STEERED_KEPT: usize = 100;
/// Connections of one participant, or by one co-facilitator's link, at once: a phone, a laptop and some forgotten tabs.
pub const CONNECTIONS_MAX: usize = 8;
/// Facilitators' boards and plenary screens of one session at once: a team with a laptop and a phone each, and some
/// forgotten tabs.
pub const SCREENS_MAX: usize = 24;
/// An archive of a session, in bytes, both written and read. Four hundred rooms that wrote down everything they could
/// think of take less than 4 MiB; a thousand stay below this.
pub const ARCHIVE_MAX: usize = 16 * 1024 * 1024;
/// Arguments of one round. Thirty a column is already very full; this only stops a script.
pub const ARGUMENTS_MAX: usize = 400;
/// Arguments of one person in a round. In a group around one laptop one person types for everybody, and fifty a column
/// is more than anybody says in ten minutes. That leaves as many for the others in the room.
pub const ARGUMENTS_OF_ONE_MAX: usize = 200;
/// Changes to the words or the column of one argument: it is typed and corrected a few times.
pub const ARGUMENT_CHANGES_MAX: usize = 50;
/// Arguments written, edited or moved in one round, including deleted ones: five times as many as a round can hold.
pub const WRITTEN_MAX: usize = 5 * ARGUMENTS_MAX;
/// Changes to the words of a locked choice.
pub const CHOICE_CHANGES_MAX: usize = 50;
/// Recounts of the open ballots of one round after somebody changed theirs. Enough for twelve people who each change
/// their mind several times.
pub const RECOUNTS_MAX: usize = 60;
/// Steps that a room repeats or takes back in one round: going back, counting hands again, handing over the role,
/// pausing.
pub const STEPS_AGAIN_MAX: usize = 200;
/// Changes by one person in a session: to a vote, a guess, a name. A few in each dilemma of a day make a hundred.
pub const CHANGES_OF_ONE_MAX: usize = 300;
/// Supports, recognitions and look backs in a session. In a live session the size of the log limits them first, because
/// each is an event; this limit is for archives, which could hold more.
pub const MARKS_MAX: usize = 400_000;
/// Dilemmas in a session: a day's programme and spares.
pub const DILEMMAS_MAX: usize = 30;
/// Characters in any text of a dilemma: twice the longest scenario, because older ones were longer.
pub const DILEMMA_TEXT_MAX: usize = 2_000;
/// Blocks in a programme: a day, generously.
pub const BLOCKS_MAX: usize = 20;
/// Minutes for one dilemma or one block of the programme.
pub const BLOCK_MINUTES_MAX: u16 = 240;
/// Minutes for one dilemma.
pub const ROUND_MINUTES_MAX: u8 = 60;
/// Extra minutes with one press.
pub const EXTRA_MINUTES_MAX: u8 = 30;
/// People counted in one show of hands: a full hall in front of one screen.
pub const HANDS_MAX: u16 = 500;
/// People counted around each device, in a room with several: as many as the largest room that mixing makes.
pub const HANDS_AROUND_ONE_MAX: u16 = 12;
/// Messages that are kept, both to everybody and to each room; older ones stay in the log.
pub const MESSAGES_KEPT: usize = 20;
/// Outcomes of commands remembered for one author: far more than an outbox holds after a day offline.
pub const OUTCOMES_KEPT: usize = 256;
/// Themes of one dilemma: more than anybody can take in.
pub const THEMES_MAX: usize = 40;
/// A theme's name: a few words on the plenary screen. In characters.
pub const THEME_NAME_MAX: usize = 60;
/// What somebody writes on a wall: one sentence, as short as on a card. In characters.
pub const ENTRY_MAX: usize = 140;
/// A feeling on a wall: one or two words. In characters.
pub const FEELING_MAX: usize = 24;
/// The earlier runs of a part that are kept: those of somebody who keeps pressing are not.
pub const RUNS_KEPT: usize = 8;
/// The sentence starter of a check-in in the facilitator's own words: one line on the plenary screen. In characters.
pub const PROMPT_MAX: usize = 80;
/// What the facilitator enters on one wall for people without a device, until it is revealed: a full hall.
pub const ENTERED_MAX: usize = 500;
/// People who speak in turn: alone it is no round, and with more it takes too long.
pub const SPEAKERS: std::ops::RangeInclusive<usize> = 2..=12;
/// Bundles on one wall: more than fit on the plenary screen.
pub const BUNDLES_MAX: usize = 60;
/// Entries on one wall, in an archive: everybody who was ever in the session, with a sentence and a feeling apart, and
/// everything that the facilitator entered for reveal after reveal.
pub const ENTRIES_MAX: usize = 2 * PARTICIPANTS_EVER_MAX + 10 * ENTERED_MAX;
/// What one person keeps for themselves during the talks of a session: several pages of notes.
pub const THOUGHTS_OF_ONE_MAX: usize = 100;
/// Questions that are shared during the talks of a session: more than anybody answers, and few enough that a phone
/// holds all of them.
pub const QUESTIONS_MAX: usize = 500;
/// Arguments in one command: a column of the largest session. Such a frame is far below [`FRAME_MAX`].
pub const GATHERED_MAX: usize = 1_000;
/// What the plenary said about one dilemma, in sentences.
pub const NOTES_MAX: usize = 100;
/// Search terms: anything longer would only match one argument. In characters.
pub const SEARCH_MAX: usize = 80;
/// People in a room when groups are mixed.
pub const PER_ROOM: std::ops::RangeInclusive<u8> = 2..=12;
/// Mixes in a session: before each dilemma of a day, with second thoughts.
pub const MIXES_MAX: usize = 100;
/// The largest room whose members count as having met: in a full hall they do not.
pub const MEETING_MAX: usize = 30;
/// A frame from a device, in bytes: a command with its longest texts is under 4 KiB.
pub const FRAME_MAX: usize = 64 * 1024;
/// Simulated groups in a rehearsal, each of four people.
pub const REHEARSED_GROUPS: std::ops::RangeInclusive<u16> = 1..=12;
