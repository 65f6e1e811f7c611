//! What a result screen shows of what is uncovered: all of it, or, for some seconds after a reveal, what has come out so far.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use shared::ids::{DilemmaNumber, RoomNumber};
use shared::session::result::RoomStatus;
use shared::session::{Plenary, Room};

use super::open_rooms::OpenRooms;
use super::script::{Beat, Script};

/// How often it is looked whether the next beat is due. A reveal lasts some seconds, so this ends soon.
const TICK: Duration = Duration::from_millis(30);
/// A tab that slept does not wake up at the end.
const TICK_MAX: f64 = 250.0;

/// A reveal, or what it ended in.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Scene {
    /// What was uncovered before.
    before: OpenRooms,
    /// What is uncovered.
    after: OpenRooms,
    /// The rooms that come out, in the order in which their tokens fall.
    coming: Vec<RoomNumber>,
    beat: Beat,
}

impl Scene {
    fn settled(after: OpenRooms) -> Self {
        Self { before: after.clone(), after, coming: Vec::new(), beat: Beat::All }
    }

    /// What is shown where it takes until `from` to be shown.
    fn open_from(&self, from: Beat) -> OpenRooms {
        if self.beat >= from { self.after.clone() } else { self.before.clone() }
    }

    /// The same for what is said of all rooms together. When all come out, what was said of the first few makes way
    /// before anything moves: it is about to be wrong.
    fn said_from(&self, from: Beat) -> OpenRooms {
        let all_come = self.after.all && !self.before.all;
        if self.beat < from && all_come { OpenRooms::default() } else { self.open_from(from) }
    }

    /// The rooms whose tokens have left the middle.
    fn on_beam(&self) -> OpenRooms {
        match self.beat {
            Beat::Hush => self.before.clone(),
            Beat::Falling(fallen) => self.before.and(&self.coming[..fallen.min(self.coming.len())]),
            Beat::Settling | Beat::Numbers | Beat::All => self.after.clone(),
        }
    }
}

/// The stage of one result screen. Cheap to copy into its parts.
#[derive(Clone, Copy)]
pub struct Stage {
    scene: RwSignal<Scene>,
    held: RwSignal<bool>,
    /// Which run it is; of an older one nothing is heard any more.
    run: StoredValue<u32>,
    elapsed: StoredValue<f64>,
}

impl Stage {
    /// Of a dilemma. What is uncovered already when the screen opens is shown at once.
    pub fn new(shown: Signal<Plenary>, rooms: Memo<Vec<Arc<Room>>>, dilemma: DilemmaNumber) -> Self {
        let uncovered = Memo::new(move |_| shown.with(|plenary| OpenRooms::of(plenary, dilemma)));
        let stage = Self {
            scene: RwSignal::new(Scene::settled(uncovered.get_untracked())),
            held: RwSignal::new(false),
            run: StoredValue::new(0),
            elapsed: StoredValue::new(0.0),
        };
        Effect::new(move |_| {
            let after = uncovered.get();
            let before = stage.scene.with_untracked(|scene| scene.after.clone());
            if after == before {
                return;
            }
            let coming = untrack(|| rooms.with(|rooms| newly_open(rooms, dilemma, &before, &after)));
            if coming.is_empty() {
                stage.show(Scene::settled(after));
            } else {
                stage.play(Scene { before, after, coming, beat: Beat::Hush });
            }
        });
        on_cleanup(move || stage.stop());
        stage
    }

    /// Shows a scene that does not move.
    fn show(self, scene: Scene) {
        self.stop();
        self.scene.set(scene);
    }

    fn stop(self) {
        self.run.try_update_value(|run| *run = run.wrapping_add(1));
    }

    fn play(self, scene: Scene) {
        let script = Script::of(scene.coming.len());
        self.show(scene);
        self.held.set(false);
        self.elapsed.set_value(0.0);
        self.tick(script, self.run.get_value(), js_sys::Date::now());
    }

    /// Lets time pass until the end, unless it is held.
    fn tick(self, script: Script, run: u32, last: f64) {
        let next = move || {
            if self.run.try_get_value() != Some(run) {
                return;
            }
            let now = js_sys::Date::now();
            if !self.held.get_untracked() {
                self.elapsed.update_value(|elapsed| *elapsed += (now - last).clamp(0.0, TICK_MAX));
            }
            let beat = script.at(self.elapsed.get_value());
            if beat != self.scene.with_untracked(|scene| scene.beat) {
                self.scene.update(|scene| scene.beat = beat);
            }
            if beat != Beat::All {
                self.tick(script, run, now);
            }
        };
        set_timeout(next, TICK);
    }

    /// Is a result coming out just now?
    pub fn is_playing(self) -> bool {
        self.scene.try_with_untracked(|scene| scene.beat != Beat::All).unwrap_or(false)
    }

    /// The same, for what waits until it is out.
    pub fn is_coming(self) -> bool {
        self.scene.try_with(|scene| scene.beat != Beat::All).unwrap_or(false)
    }

    /// What `value` was before a result began to come out, until it is out: on a phone nobody knows it before the hall does.
    pub fn until_it_is_out<T: Clone + PartialEq + Send + Sync + 'static>(self, value: Memo<T>) -> Memo<T> {
        Memo::new(move |before: Option<&T>| {
            let now = value.get();
            before.filter(|_| self.is_coming()).cloned().unwrap_or(now)
        })
    }

    /// Stands still, or goes on.
    pub fn hold_or_go_on(self) {
        self.held.update(|held| *held = !*held);
    }

    /// Goes to the end.
    pub fn finish(self) {
        if self.is_playing() {
            self.show(Scene::settled(self.scene.with_untracked(|scene| scene.after.clone())));
        }
    }

    /// How far it is.
    pub fn beat(self) -> Memo<Beat> {
        Memo::new(move |_| self.scene.with(|scene| scene.beat))
    }

    /// Does it stand still?
    pub fn held(self) -> Signal<bool> {
        self.held.into()
    }

    /// The rooms whose tokens lie on their side.
    pub fn on_beam(self) -> Memo<OpenRooms> {
        Memo::new(move |_| self.scene.with(Scene::on_beam))
    }

    /// The rooms that pull at the beam.
    pub fn weighed(self) -> Memo<OpenRooms> {
        Memo::new(move |_| self.scene.with(|scene| scene.open_from(Beat::Settling)))
    }

    /// The rooms that are in the numbers.
    pub fn counted(self) -> Memo<OpenRooms> {
        Memo::new(move |_| self.scene.with(|scene| scene.said_from(Beat::Numbers)))
    }

    /// The rooms of which everything is told.
    pub fn told(self) -> Memo<OpenRooms> {
        Memo::new(move |_| self.scene.with(|scene| scene.said_from(Beat::All)))
    }
}

/// The rooms that are done and come out now.
fn newly_open(rooms: &[Arc<Room>], dilemma: DilemmaNumber, before: &OpenRooms, after: &OpenRooms) -> Vec<RoomNumber> {
    let comes = |room: RoomNumber| after.has(room) && !before.has(room);
    let is_done = |status: RoomStatus| !matches!(status, RoomStatus::NotBegun | RoomStatus::Busy);
    let coming = rooms.iter().filter(|room| comes(room.number) && is_done(RoomStatus::of(room, dilemma)));
    coming.map(|room| room.number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(all: bool, rooms: &[u16]) -> OpenRooms {
        OpenRooms { all, rooms: rooms.iter().copied().map(RoomNumber).collect() }
    }

    fn said(before: &OpenRooms, after: &OpenRooms) -> [OpenRooms; 3] {
        [Beat::Hush, Beat::Settling, Beat::Numbers].map(|beat| {
            let scene = Scene { before: before.clone(), after: after.clone(), coming: vec![RoomNumber(2)], beat };
            scene.said_from(Beat::Numbers)
        })
    }

    #[test]
    fn what_was_said_of_a_few_is_gone_before_all_come_out() {
        let (few, all) = (open(false, &[1]), open(true, &[1]));
        assert_eq!(said(&few, &all), [OpenRooms::default(), OpenRooms::default(), all]);
    }

    #[test]
    fn what_was_said_stays_while_one_more_comes_out() {
        let (few, more) = (open(false, &[1]), open(false, &[1, 2]));
        assert_eq!(said(&few, &more), [few.clone(), few, more]);
    }
}
