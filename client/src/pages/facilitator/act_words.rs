//! What a facilitator did, as a sentence. Pure.

use std::collections::BTreeMap;

use shared::ids::{BlockId, CoFacilitatorId, ParticipantId, RoomNumber};
use shared::language::Language;
use shared::session::{Act, Rooms, SecretLink, Session};
use shared::text::{board, parts, team as text};

/// The sentence for an act in this session, whose people have these names.
pub fn act_words(act: &Act, session: &Session, names: &BTreeMap<ParticipantId, String>, language: Language) -> String {
    let name = |participant: &ParticipantId| names.get(participant).map_or("", String::as_str);
    let named = |id: CoFacilitatorId| session.team.name_of(id).unwrap_or_default();
    // A missing block was taken out of the programme.
    let part = |block: &BlockId, told: &dyn Fn(&str) -> String| {
        let found = session.programme.iter().find(|one| one.id == *block);
        found.map_or_else(
            || text::changed_programme(language).to_owned(),
            |one| told(&parts::title(language, &one.plan)),
        )
    };
    let one = |room: RoomNumber| board::groups(language, &[room.0]);
    let groups = |rooms: &Rooms| match rooms {
        Rooms::All => board::to_all_groups(language).to_owned(),
        Rooms::Only(rooms) => board::groups(language, &rooms.iter().map(|room| room.0).collect::<Vec<_>>()),
    };
    let sentence = |words: &str| format!("{words}.");
    match act {
        Act::EndedSession => text::ended_session(language).to_owned(),
        Act::StartedBlock { block } => part(block, &|title| text::started_part(language, title)),
        Act::EndedBlock { block } => part(block, &|title| text::ended_part(language, title)),
        Act::ExtendedBlock { block, minutes: minutes @ 0.. } => {
            part(block, &|title| text::longer_part(language, minutes.unsigned_abs(), title))
        }
        Act::ExtendedBlock { block, minutes } => {
            part(block, &|title| text::shorter_part(language, minutes.unsigned_abs(), title))
        }
        Act::PausedBlock { block } => part(block, &|title| text::paused_part(language, title)),
        Act::ResumedBlock { block } => part(block, &|title| text::resumed_part(language, title)),
        Act::ChangedProgramme => text::changed_programme(language).to_owned(),
        Act::LockedDoor { locked: true } => board::done_locked(language).to_owned(),
        Act::LockedDoor { locked: false } => board::done_unlocked(language).to_owned(),
        Act::NamedPeople { on: true } => text::names_put_in_report(language).to_owned(),
        Act::NamedPeople { on: false } => text::names_left_out(language).to_owned(),
        Act::IssuedLink { link: SecretLink::Facilitator } => text::first_link_renewed(language).to_owned(),
        Act::IssuedLink { link } => text::made_link(language, link_name(*link, language)),
        Act::Invited { co_facilitator } => text::gave_link(language, named(*co_facilitator)),
        Act::WithdrewCoFacilitator { co_facilitator } => text::withdrew_theirs(language, named(*co_facilitator)),
        Act::WithdrewLink { link } => text::withdrew_link(language, link_name(*link, language)),
        Act::MovedPerson { participant, room } => board::done_moved(language, name(participant), room.0),
        Act::Mixed => board::done_mixed(language).to_owned(),
        Act::UndidMix => text::mix_undone(language).to_owned(),
        Act::RemovedPeople { count } => sentence(&board::taken_out(language, usize::from(*count))),
        Act::RestoredPeople { count } => text::put_back(language, usize::from(*count)),
        Act::SentMessage { rooms: Rooms::All } => sentence(board::sent_to_all(language)),
        Act::SentMessage { rooms } => sentence(&board::sent_to(language, &groups(rooms))),
        Act::AssignedPresenter { participant } => board::done_presenter(language, name(participant)),
        Act::AnsweredHelp { room } => text::answered_help(language, &one(*room)),
        Act::AddedRooms { count } => board::done_added(language, *count),
        Act::MergedRooms { from, into } => board::done_merged(language, from.0, into.0),
        Act::StartedRound { rooms } => text::started_dilemma(language, &groups(rooms)),
        Act::Paused { rooms } => sentence(&board::done_paused_in(language, &groups(rooms))),
        Act::Resumed { rooms } => sentence(&board::done_resumed_in(language, &groups(rooms))),
        Act::AddedTime { rooms, minutes } => sentence(&board::done_extra_in(language, *minutes, &groups(rooms))),
        Act::TookBackTime { rooms, minutes } => text::took_back_time(language, *minutes, &groups(rooms)),
        Act::GaveTimeBack { on: true } => board::done_time_back(language).to_owned(),
        Act::GaveTimeBack { on: false } => text::lost_time_taken_back(language).to_owned(),
        Act::RevealedDilemma { dilemma } => text::revealed(language, dilemma.0),
        Act::RevealedRoom { dilemma, room } => text::revealed_room(language, dilemma.0, &one(*room)),
        Act::CoveredDilemma { dilemma } => text::covered(language, dilemma.0),
        Act::DroppedTheme => text::theme_dropped(language).to_owned(),
        Act::DeletedNote => text::note_dropped(language).to_owned(),
        Act::OpenedLookBack { open: true } => text::look_back_opened(language).to_owned(),
        Act::OpenedLookBack { open: false } => text::look_back_closed(language).to_owned(),
        Act::RevealedWall { block } => part(block, &|title| text::wall_revealed(language, title)),
        Act::TookOffQuestion { block } => part(block, &|title| text::question_taken_off(language, title)),
        Act::TookOffWall { block } => part(block, &|title| text::taken_off_wall(language, title)),
    }
}

fn link_name(link: SecretLink, language: Language) -> &'static str {
    match link {
        SecretLink::Facilitator => board::link_board(language),
        SecretLink::Plenary => board::link_plenary(language),
        SecretLink::Report => board::link_report(language),
    }
}
