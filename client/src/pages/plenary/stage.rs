//! The part of the revealed results that a result screen shows: all of it, or what has appeared so far during the
//! seconds of a reveal.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use shared::ids::{DilemmaNumber, RoomNumber};
use shared::session::result::RoomStatus;
use shared::session::{Plenary, Room};

use super::open_rooms::OpenRooms;
use super::script::{Beat, Script};

/// How often to check whether the next step is due. A reveal lasts a few seconds, so this ends soon.
const TICK: Duration = Duration::from_millis(30);
/// Longest time counted between two checks, in milliseconds: a tab that slept does not wake at the end.
const TICK_MAX: f64 = 250.0;

/// A reveal, in progress or finished.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Scene {
    /// What was revealed before.
    before: OpenRooms,
    /// What is revealed now.
    after: OpenRooms,
    /// The rooms being revealed, in the order in which their tokens fall.
    coming: Vec<RoomNumber>,
    beat: Beat,
}

impl Scene {
    fn settled(after: OpenRooms) -> Self {
        Self { before: after.clone(), after, coming: Vec::new(), beat: Beat::All }
    }

    /// The rooms shown by something that appears at step `from`.
    fn open_from(&self, from: Beat) -> OpenRooms {
        if self.beat >= from { self.after.clone() } else { self.before.clone() }
    }

    /// The same for statements about all rooms together. When all rooms are revealed, what was said of the first few
    /// disappears before anything moves, because it is about to be wrong.
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
    /// Number of the current run; timers of earlier ones are ignored.
    run: StoredValue<u32>,
    elapsed: StoredValue<f64>,
}

impl Stage {
    /// The stage of a dilemma. What is revealed when the screen opens is shown at once.
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

    /// Shows a scene without a reveal.
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

    /// Advances until the end, unless held.
    fn tick(self, script: Script, run: u32, last: f64) {
        let next = move || {
            if self.run.try_get_value() != Some(run) {
                return;
            }
            let now = js_sys::Date::now();
            if self.held.try_get_untracked() == Some(false) {
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

    /// Is a reveal in progress?
    pub fn is_playing(self) -> bool {
        self.scene.try_with_untracked(|scene| scene.beat != Beat::All).unwrap_or(false)
    }

    /// The same, for things that wait for its end.
    pub fn is_coming(self) -> bool {
        self.scene.try_with(|scene| scene.beat != Beat::All).unwrap_or(false)
    }

    /// What `value` was before a reveal began, until it ends: on a phone nobody knows the result before the plenary
    /// screen shows it.
    pub fn until_it_is_out<T: Clone + PartialEq + Send + Sync + 'static>(self, value: Memo<T>) -> Memo<T> {
        Memo::new(move |before: Option<&T>| {
            let now = value.get();
            before.filter(|_| self.is_coming()).cloned().unwrap_or(now)
        })
    }

    /// Pauses or resumes.
    pub fn hold_or_go_on(self) {
        self.held.update(|held| *held = !*held);
    }

    /// Skips to the end.
    pub fn finish(self) {
        if self.is_playing() {
            self.show(Scene::settled(self.scene.with_untracked(|scene| scene.after.clone())));
        }
    }

    /// The current step.
    pub fn beat(self) -> Memo<Beat> {
        Memo::new(move |_| self.scene.with(|scene| scene.beat))
    }

    /// Is it paused?
    pub fn held(self) -> Signal<bool> {
        self.held.into()
    }

    /// The rooms whose tokens lie on their side.
    pub fn on_beam(self) -> Memo<OpenRooms> {
        Memo::new(move |_| self.scene.with(Scene::on_beam))
    }

    /// The rooms whose tokens tilt the beam.
    pub fn weighed(self) -> Memo<OpenRooms> {
        Memo::new(move |_| self.scene.with(|scene| scene.open_from(Beat::Settling)))
    }

    /// The rooms in the numbers.
    pub fn counted(self) -> Memo<OpenRooms> {
        Memo::new(move |_| self.scene.with(|scene| scene.said_from(Beat::Numbers)))
    }

    /// The rooms that are fully shown.
    pub fn told(self) -> Memo<OpenRooms> {
        Memo::new(move |_| self.scene.with(|scene| scene.said_from(Beat::All)))
    }
}

/// The rooms that are done and revealed only now.
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
    fn statements_about_a_few_rooms_go_before_all_are_revealed() {
        let (few, all) = (open(false, &[1]), open(true, &[1]));
        assert_eq!(said(&few, &all), [OpenRooms::default(), OpenRooms::default(), all]);
    }

    #[test]
    fn statements_stay_while_one_more_room_is_revealed() {
        let (few, more) = (open(false, &[1]), open(false, &[1, 2]));
        assert_eq!(said(&few, &more), [few.clone(), few, more]);
    }
}
