//! A session as a file: everything from which its debrief and report are made, to restore it later or on another
//! server. `docs/archive.md` describes it for people.
//!
//! It reveals no more than the report does: no individual ballots, nobody's authorship, support or recognition,
//! and names only if the facilitator put them in the report.

mod anonymize;
mod check;
mod lengths;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use lengths::Lengths;

use crate::session::{Outcome, Phase, Session};
use crate::text::report as text;
use crate::{language::Language, time::Timestamp};

/// The value of `format`.
pub const FORMAT: &str = "anders-organiseren/session";
/// The version that is written. Older versions are read as long as they can be.
pub const VERSION: u16 = 1;

/// A session as a file.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Archive {
    /// Always `anders-organiseren/session`.
    pub format: String,
    /// The version of the format: 1.
    pub version: u16,
    /// When it was written.
    pub written_at: Timestamp,
    /// The session, without what concerns single people.
    pub session: Session,
}

/// The fields that every version has. They are read first, to tell a newer file from a damaged one.
#[derive(Deserialize)]
pub struct Label {
    /// Always [`FORMAT`].
    pub format: String,
    /// The version of the format.
    pub version: u16,
}

/// Why a file can't be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArchiveError {
    /// It is some other file.
    NotAnArchive,
    /// This server is older than the file.
    Newer,
    /// Something in it is impossible.
    Damaged(Place),
}

/// The part of an archive that is impossible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The title or a setting.
    Settings,
    /// A dilemma, or their number.
    Dilemmas,
    /// A block, or their number.
    Programme,
    /// A participant, or their number.
    People,
    /// A room, or their number.
    Rooms,
    /// A round of a room.
    Rounds,
    /// An argument, or their number.
    Arguments,
    /// A choice.
    Choices,
    /// Themes, stars, notes and the like.
    Debrief,
    /// A moment or a duration.
    Times,
    /// What hangs on the wall of a part.
    Walls,
    /// What was asked during a talk.
    Talks,
    /// A list that is too long.
    Lists,
}

impl Archive {
    /// The archive of a session, made from the full state or from the facilitator's projection.
    pub fn of(session: Session, now: Timestamp) -> Self {
        Self { format: FORMAT.into(), version: VERSION, written_at: now, session: anonymize::anonymize(session) }
    }

    /// The session in it, if everything in it is possible. Rounds that were still open count as *niet gekozen*, because
    /// nobody is left to choose.
    pub fn into_session(self, now: Timestamp) -> Result<Session, ArchiveError> {
        let label = Label { format: self.format, version: self.version };
        label.check()?;
        // Our own servers leave out what an archive must not hold. Other programs may not, so it is removed here.
        let mut session = anonymize::anonymize(self.session);
        check::check(&session, now)?;
        close(&mut session, now);
        crate::session::invariants::check_invariants(&session).map_err(|_| ArchiveError::Damaged(Place::Rounds))?;
        Ok(session)
    }
}

impl Label {
    /// Is this a format and version that this server reads?
    pub fn check(&self) -> Result<(), ArchiveError> {
        match self.version {
            _ if self.format != FORMAT => Err(ArchiveError::NotAnArchive),
            0 => Err(ArchiveError::NotAnArchive),
            1..=VERSION => Ok(()),
            _ => Err(ArchiveError::Newer),
        }
    }
}

impl ArchiveError {
    /// Says what is wrong and what to do, in the reader's language.
    pub fn message(self, language: Language) -> String {
        match self {
            Self::NotAnArchive => text::not_an_archive(language).into(),
            Self::Newer => text::newer_archive(language).into(),
            Self::Damaged(place) => text::damaged_archive(language, place.words(language)),
        }
    }
}

impl Place {
    const fn words(self, language: Language) -> &'static str {
        match self {
            Self::Settings => text::at_settings(language),
            Self::Dilemmas => text::at_dilemmas(language),
            Self::Programme => text::at_programme(language),
            Self::People => text::at_people(language),
            Self::Rooms => text::at_rooms(language),
            Self::Rounds => text::at_rounds(language),
            Self::Arguments => text::at_arguments(language),
            Self::Choices => text::at_choices(language),
            Self::Debrief => text::at_debrief(language),
            Self::Times => text::at_times(language),
            Self::Walls => text::at_walls(language),
            Self::Talks => text::at_talks(language),
            Self::Lists => text::at_lists(language),
        }
    }
}

/// Ends the session and closes every open round.
fn close(session: &mut Session, now: Timestamp) {
    session.ended_at = Some(session.ended_at.unwrap_or(now));
    let rounds = session.rooms.values_mut().flat_map(|room| &mut room.rounds);
    for round in rounds.filter(|round| round.is_open()) {
        round.phase = Phase::Done;
        round.must_choose = false;
        round.outcome = Some(Outcome::NotChosen);
    }
}
