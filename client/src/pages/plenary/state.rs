//! What all parts of the plenary screen share, and its steering.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use shared::dilemma::DilemmaText;
use shared::ids::{DilemmaNumber, RoomNumber};
use shared::session::result::{Tally, neighbour};
use shared::session::{Command, DebriefCommand, Message, Plenary, Question, Room, Screen, Session};
use shared::text::{common, plenary as text, wall};
use shared::wire::Identity;

use super::measured_screen::measured_screen;
use super::named_rooms::named_rooms;
use super::pagination::PAGED_HEIGHT;
use super::screens::{Chapter, beside};
use super::shown_dilemmas::shown_dilemmas;
use super::stage::Stage;
use super::tabs::unbroken;
use super::text_fit::{ScreenSize, USUAL_HEIGHT};
use super::told::{told, told_height};
use crate::components::Letters;
use crate::language::{reader, reader_signal};
use crate::model::{Live, live};

/// The state of the plenary screen. Cheap to copy into all its parts.
#[derive(Clone, Copy)]
pub struct PlenaryState {
    /// The session.
    pub live: Live,
    /// Session-wide facts.
    pub facts: Signal<Option<Arc<Session>>>,
    /// What is shown.
    pub plenary: Signal<Plenary>,
    /// All rooms, by number.
    pub rooms: Memo<Vec<Arc<Room>>>,
    /// The rooms with people in them.
    pub inhabited: Memo<BTreeSet<RoomNumber>>,
    /// The dilemmas that have a screen.
    pub dilemmas: Memo<Vec<DilemmaNumber>>,
    /// This device may steer the screen; others only look.
    pub steers: Memo<bool>,
    /// The sheet with the keys is open.
    pub help: RwSignal<bool>,
    /// Keys with letters work.
    pub letters: Letters,
    /// The question whose answer is being written down on this screen.
    pub asking: RwSignal<Option<Question>>,
    /// Pages of a screen that does not show everything at once: the same number on every device.
    pub pages: RwSignal<usize>,
    /// The facilitator's message to everybody, while it is shown.
    pub told: Memo<Option<Message>>,
    /// The size of the screen.
    pub screen_size: Signal<ScreenSize>,
    /// The result screen, which may be in a reveal.
    pub stage: RwSignal<Option<Stage>>,
}

impl PlenaryState {
    /// The same for a small picture of the screen, which can't be steered.
    pub fn only_looked_at(self) -> Self {
        Self { steers: Memo::new(|_| false), screen_size: Signal::stored(ScreenSize::USUAL), ..self }
    }

    /// Height of the screen, in rem, without the message below it.
    pub fn height(self) -> f64 {
        self.screen_size.get().height - self.told_height()
    }

    /// Height by which pages are divided, in rem: the same on every screen, however high it is.
    pub fn paged_height(self) -> f64 {
        PAGED_HEIGHT - self.told_height()
    }

    /// The code, kept on one line, as long as people can join with it.
    pub fn open_code(self) -> Option<String> {
        self.facts.with(|facts| {
            let facts = facts.as_ref().filter(|facts| facts.ended_at.is_none() && !facts.door_locked)?;
            Some(unbroken(&facts.code.spaced()))
        })
    }

    fn told_height(self) -> f64 {
        self.told.with(|told| told.as_ref().map_or(0.0, told_height))
    }

    /// The plenary screen of this device's session.
    pub fn new() -> Self {
        let live = live();
        let (facts, people, rooms, identity) = (live.facts(), live.people(), live.rooms(), live.identity());
        let rooms = Memo::new(move |_| rooms.with(|rooms| rooms.values().map(|room| room.get()).collect::<Vec<_>>()));
        let inhabited =
            Memo::new(move |_| people.with(|people| people.values().filter_map(|person| person.room).collect()));
        let dilemmas = Memo::new(move |_| {
            let facts = facts.get();
            facts.map(|facts| rooms.with(|rooms| shown_dilemmas(&facts, rooms.iter().cloned()))).unwrap_or_default()
        });
        let stage = RwSignal::new(None);
        let told = told(live, facts, stage);
        Self {
            live,
            facts,
            plenary: live.plenary(),
            rooms,
            inhabited,
            dilemmas,
            steers: Memo::new(move |_| identity.get().is_some_and(steers)),
            help: RwSignal::new(false),
            letters: Letters::remembered(),
            asking: RwSignal::new(None),
            pages: RwSignal::new(1),
            told,
            screen_size: measured_screen(),
            stage,
        }
    }

    /// The words of a dilemma in the reader's language.
    pub fn words(self, dilemma: DilemmaNumber) -> Memo<Option<Arc<DilemmaText>>> {
        let reader = reader_signal();
        Memo::new(move |_| {
            let facts = self.facts.get()?;
            facts.dilemma(dilemma).map(|dilemma| Arc::new(dilemma.text(reader.get()).clone()))
        })
    }

    /// Counts of a dilemma over all revealed rooms. The facilitator's device has the others too, but the screen covers
    /// them all the same.
    pub fn tally(self, dilemma: DilemmaNumber) -> Memo<Arc<Tally>> {
        Memo::new(move |_| Arc::new(self.count(dilemma)))
    }

    fn count(self, dilemma: DilemmaNumber) -> Tally {
        let (inhabited, plenary) = (self.inhabited.get(), self.plenary.get());
        self.rooms.with(|rooms| {
            Tally::as_shown(dilemma, rooms.iter().map(AsRef::as_ref), |room| inhabited.contains(&room), &plenary)
        })
    }

    /// Are rooms at work on a dilemma while none has chosen? Then nothing can be revealed yet. Tracked.
    pub fn awaits_the_first(self, dilemma: DilemmaNumber) -> bool {
        self.count(dilemma).awaits_the_first()
    }

    /// The rooms without a choice, if any, so that an incomplete result does not look complete. Rooms that are not done
    /// when the session ends did not choose.
    pub fn without_choice(self, tally: &Tally) -> Option<String> {
        let ended_at = self.facts.with(|facts| facts.as_ref().map(|facts| facts.ended_at))?;
        let waits = named_rooms(&tally.awaited(ended_at)).map(|rooms| text::not_done_yet(reader(), &rooms));
        let not_chosen = named_rooms(&tally.without_choice(ended_at));
        let not_chosen = not_chosen.map(|rooms| format!("{}: {rooms}", text::not_chosen_title(reader())));
        let said: Vec<String> = waits.into_iter().chain(not_chosen).collect();
        (!said.is_empty()).then(|| said.join(" · "))
    }

    /// How many rooms are done with a dilemma, or that none has begun; if there is only one, how far it is.
    pub fn how_far(self, tally: &Tally) -> String {
        let ended_at = self.facts.with(|facts| facts.as_ref().and_then(|facts| facts.ended_at));
        match (tally.all(), tally.without_choice(ended_at).len()) {
            (1, 1) if self.taking_part().len() == 1 => wall::the_group_did_not_choose(reader()).to_owned(),
            _ if ended_at.is_none() && !tally.has_begun() => common::not_begun(reader()).to_owned(),
            (all, _) => self.done_of(tally.done(), all),
        }
    }

    /// How many of the rooms that reached a dilemma are done with it. Says that all are, or that
    /// the group is, only if no other room takes part.
    pub fn done_of(self, done: usize, all: usize) -> String {
        match done {
            _ if all >= self.taking_part().len() => wall::done_of(reader(), done, all),
            0 if all == 1 => wall::groups_busy(reader(), all),
            _ if done == all => text::rooms_done(reader(), done),
            _ => wall::done_of(reader(), done, all),
        }
    }

    /// The rooms that did anything, or that have people.
    pub fn taking_part(self) -> Vec<RoomNumber> {
        let (rooms, inhabited) = (self.rooms.get(), self.inhabited.get());
        let takes_part = |room: &&Arc<Room>| !room.rounds.is_empty() || inhabited.contains(&room.number);
        rooms.iter().filter(takes_part).map(|room| room.number).collect()
    }

    /// Is there a single group, without others before or after it?
    pub fn is_one_group(self) -> bool {
        self.rooms.with(|rooms| rooms.len() == 1)
    }

    /// Are all results of a dilemma revealed?
    pub fn revealed(self, dilemma: DilemmaNumber) -> Memo<bool> {
        Memo::new(move |_| self.plenary.with(|plenary| plenary.revealed.contains(&dilemma)))
    }

    /// Is any result of a dilemma revealed?
    pub fn partly_revealed(self, dilemma: DilemmaNumber) -> Memo<bool> {
        Memo::new(move |_| self.plenary.with(|plenary| plenary.is_partly_revealed(dilemma)))
    }

    /// The screen before or after this one.
    pub fn beside(self, forward: bool) -> Option<Screen> {
        let plenary = self.plenary.get();
        let chapter = |dilemma: &DilemmaNumber| Chapter {
            dilemma: *dilemma,
            is_open: plenary.is_partly_revealed(*dilemma),
            has_themes: plenary.themes_about(*dilemma).next().is_some(),
        };
        let chapters: Vec<Chapter> = self.dilemmas.with(|dilemmas| dilemmas.iter().map(chapter).collect());
        beside(&chapters, plenary.screen, forward)
    }

    /// The current page of this screen, from 0.
    pub fn page(self) -> usize {
        let page = self.plenary.with(|plenary| usize::from(plenary.page));
        page.min(self.pages.get().saturating_sub(1))
    }

    /// How much lower the screen is than a usual one, in rem; negative when it is higher.
    pub fn lacks(self) -> f64 {
        USUAL_HEIGHT - self.height()
    }

    /// Shows the page before or after this one. Pressing twice before the first press is answered moves two pages.
    pub fn leaf(self, forward: bool) {
        let asked = |command: &Command| match command {
            Command::Debrief(DebriefCommand::TurnPage { page }) => Some(usize::from(*page)),
            _ => None,
        };
        let asked = self.live.waiting().with_untracked(|waiting| waiting.iter().rev().find_map(asked));
        let (at, last) =
            (asked.unwrap_or_else(|| untrack(|| self.page())), self.pages.get_untracked().saturating_sub(1));
        let next = if forward { (at + 1).min(last) } else { at.saturating_sub(1) };
        if let Ok(page) = u16::try_from(next) {
            self.ask(Command::Debrief(DebriefCommand::TurnPage { page }));
        }
    }

    /// Registers the result on this screen, until the screen is left.
    pub fn on_stage(self, stage: Stage) {
        self.stage.set(Some(stage));
        on_cleanup(move || {
            self.stage.try_set(None);
        });
    }

    /// The result screen whose reveal is in progress.
    pub fn playing(self) -> Option<Stage> {
        self.stage.get_untracked().filter(|stage| stage.is_playing())
    }

    /// Sends a command, if this device may steer.
    pub fn ask(self, command: Command) {
        if self.steers.get_untracked() {
            self.live.ask(command);
        }
    }

    /// Shows the screen before or after this one.
    pub fn turn(self, forward: bool) {
        if let Some(screen) = untrack(|| self.beside(forward)) {
            self.ask(Command::Debrief(DebriefCommand::ShowScreen { screen }));
        }
    }

    /// The dilemma whose result is on the screen.
    fn shown_result(self) -> Option<DilemmaNumber> {
        match self.plenary.with_untracked(|plenary| plenary.screen) {
            Screen::Dilemma(dilemma) => Some(dilemma),
            _ => None,
        }
    }

    /// The dilemma whose result can be revealed from this screen. Tracked.
    pub fn result_at_hand(self) -> Option<DilemmaNumber> {
        self.plenary.with(Plenary::result_at_hand)
    }

    /// Shows the result of this dilemma, if another screen is shown.
    fn show_result(self, dilemma: DilemmaNumber) {
        if self.shown_result() != Some(dilemma) {
            self.ask(Command::Debrief(DebriefCommand::ShowScreen { screen: Screen::Dilemma(dilemma) }));
        }
    }

    /// Reveals the dilemma on the screen.
    pub fn reveal(self) {
        let Some(dilemma) = untrack(|| self.result_at_hand()) else { return };
        let plenary = self.plenary.get_untracked();
        if plenary.revealed.contains(&dilemma) || untrack(|| self.awaits_the_first(dilemma)) {
            return;
        }
        self.show_result(dilemma);
        // The counts come first; what one room said can wait.
        if plenary.spotlight.is_some() {
            self.ask(Command::Debrief(DebriefCommand::Spotlight { room: None }));
        }
        self.ask(Command::Debrief(DebriefCommand::RevealDilemma { dilemma }));
    }

    /// Reveals the next room that is done and puts it in the spotlight; after the last one, reveals the counts.
    pub fn reveal_next(self) {
        let Some(dilemma) = untrack(|| self.result_at_hand()) else { return };
        if let Some(room) = untrack(|| self.count(dilemma)).covered.first().copied() {
            self.show_result(dilemma);
            self.ask(Command::Debrief(DebriefCommand::RevealRoom { dilemma, room }));
            self.ask(Command::Debrief(DebriefCommand::Spotlight { room: Some(room) }));
        } else if self.plenary.with_untracked(|plenary| plenary.is_partly_revealed(dilemma)) {
            self.reveal();
        }
    }

    /// Covers the dilemma on the screen again.
    pub fn cover(self) {
        if let Some(dilemma) = self.shown_result() {
            self.ask(Command::Debrief(DebriefCommand::CoverDilemma { dilemma }));
        }
    }

    /// Opens the field for a note, on the screen with the questions.
    pub fn take_note(self, question: Option<Question>) {
        let screen = self.plenary.with_untracked(|plenary| plenary.screen);
        let Some(dilemma) = screen.dilemma().filter(|_| self.steers.get_untracked()) else { return };
        if screen != Screen::Questions(dilemma) {
            self.ask(Command::Debrief(DebriefCommand::ShowScreen { screen: Screen::Questions(dilemma) }));
        }
        let question = question.or(self.asking.get_untracked()).unwrap_or(Question::See);
        self.asking.set(Some(question));
    }

    /// Is there a room for the spotlight, or another page? Tracked.
    pub fn can_step(self) -> bool {
        match self.plenary.with(|plenary| plenary.screen) {
            Screen::Dilemma(dilemma) => self.count(dilemma).chosen() > 0,
            _ => self.pages.get() > 1,
        }
    }

    /// Up and down: moves the spotlight to the room before or after this one, or turns the page.
    pub fn step(self, forward: bool) {
        let Some(dilemma) = self.shown_result() else { return self.leaf(forward) };
        let choosers = untrack(|| self.count(dilemma)).choosers();
        if !choosers.is_empty() {
            let current = self.plenary.with_untracked(|plenary| plenary.spotlight);
            self.ask(Command::Debrief(DebriefCommand::Spotlight { room: neighbour(&choosers, current, forward) }));
        }
    }
}

/// May a device that holds this link see the plenary screen and steer it?
pub fn steers(identity: Identity) -> bool {
    match identity {
        Identity::Facilitator | Identity::CoFacilitator(_) | Identity::Plenary => true,
        Identity::Participant(_) => false,
    }
}
