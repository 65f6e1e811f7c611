//! The countdown on the plenary screen, for the tab's title, the sound, and a screen that stays awake.

use leptos::prelude::*;
use shared::session::result::UnderWay;
use shared::text::{common, plenary as text};
use shared::time::{Milliseconds, Timestamp};

use super::state::PlenaryState;
use super::under_way::rounds_of;
use crate::attention::{Call, sound_at, stay_awake, titled};
use crate::language::reader;
use crate::model::RunningPart;
use crate::pages::auth::title_page;

/// What a countdown belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Of {
    Dilemma(u16),
    Part(String),
}

/// Sets the tab's title, sounds when the time is nearly up, and keeps the screen awake while it is shown.
pub fn call_attention(state: PlenaryState) {
    let rounds = rounds_of(state);
    let now = state.live.now();
    let part = state.live.running_part();
    let time = move || {
        let now = now.get();
        rounds.with(|rounds| nearest(rounds, now)).or_else(|| part.with(|part| of_part(part.as_ref()?, now)))
    };
    sound_at(move || time().map(|(_, left)| left));
    // Nobody touches a device connected to a projector.
    stay_awake(|| true);
    let break_left = state.live.break_left(part);
    let call = Memo::new(move |_| {
        let (of, left) = time()?;
        // Groups may still be at work when a break begins; the clock nearest its end comes first.
        let counts = matches!(of, Of::Part(_)) && break_left.with(Option::is_some);
        let call = if counts { Call::of_break(left) } else { Call::of_time(left)? };
        Some((of, call))
    });
    title_page(move || {
        let product = common::product(reader());
        let place = |place: &str| format!("{place} · {product}");
        call.with(|call| match call {
            None => place(text::debrief(reader())),
            Some((Of::Dilemma(number), call)) => {
                titled(Some(call), &place(&text::dilemma_number(reader(), *number)), reader())
            }
            Some((Of::Part(title), call)) => titled(Some(call), &place(title), reader()),
        })
    });
}

/// The countdown that ends first; when none is running, that of groups which still have to choose.
fn nearest(rounds: &[UnderWay], now: Timestamp) -> Option<(Of, Milliseconds)> {
    let clocks = rounds.iter().filter_map(|round| Some((round.dilemma, round.clock?.timer.left(now))));
    let over = || rounds.iter().find(|round| round.must_choose > 0).map(|round| (round.dilemma, 0));
    clocks.min_by_key(|(_, left)| *left).or_else(over).map(|(dilemma, left)| (Of::Dilemma(dilemma.0), left))
}

/// The time of a part without groups at work. A part with rounds is itself no reason to hurry, and neither is a part
/// whose clock is stopped.
fn of_part(part: &RunningPart, now: Timestamp) -> Option<(Of, Milliseconds)> {
    let hurries = !part.kind().has_rounds() && !part.is_paused();
    hurries.then(|| (Of::Part(part.title(reader())), part.left(now)))
}

#[cfg(test)]
mod tests {
    use shared::ids::{BlockId, DilemmaNumber};
    use shared::session::result::{RoundClock, Whose};
    use shared::session::{BlockKind, BlockPlan, RunningBlock, Timer};

    use super::*;

    fn under_way(dilemma: u16, deadline: Option<i64>, must_choose: usize) -> UnderWay {
        let clock = deadline.map(|deadline| RoundClock {
            timer: Timer { deadline: Timestamp(deadline), paused_at: None, granted: 1, extra: 0 },
            whose: Whose::All,
        });
        UnderWay { dilemma: DilemmaNumber(dilemma), rooms: Vec::new(), gone_on: 0, clock, must_choose }
    }

    #[test]
    fn the_nearest_clock_counts_and_then_groups_that_must_choose() {
        let at = |rounds: &[UnderWay]| nearest(rounds, Timestamp(10));
        let rounds = [under_way(1, None, 2), under_way(2, Some(90), 0), under_way(3, Some(50), 0)];
        assert_eq!(at(&rounds), Some((Of::Dilemma(3), 40)));
        assert_eq!(at(&rounds[..1]), Some((Of::Dilemma(1), 0)));
        assert_eq!(at(&[under_way(1, None, 0)]), None);
    }

    #[test]
    fn a_break_has_an_end_and_the_dilemmas_have_their_own() {
        let part = |kind, paused_at| RunningPart {
            plan: BlockPlan { title: Some("Demo".into()), ..BlockPlan::new(kind, 5) },
            running: RunningBlock { id: BlockId(0), ends: Timestamp(100), paused_at },
            next: None,
        };
        assert_eq!(of_part(&part(BlockKind::Break, None), Timestamp(120)), Some((Of::Part("Demo".into()), 0)));
        assert_eq!(of_part(&part(BlockKind::Break, Some(Timestamp(10))), Timestamp(20)), None);
        assert_eq!(of_part(&part(BlockKind::Dilemmas, None), Timestamp(10)), None);
    }
}
