//! What a process and the machine have used, as the kernel reports it in `/proc`.

use std::fs::read_to_string;

/// Ticks of the kernel in a second: 100 on every current Linux, whatever its timer.
const TICKS_PER_SECOND: u64 = 100;

/// Processor time used until a moment, in ticks.
#[derive(Clone, Copy, Debug, Default)]
pub struct CpuTime {
    /// By the server.
    server: u64,
    /// By this program.
    own: u64,
    /// By the whole machine.
    busy: u64,
    /// By the whole machine, including its idle time.
    all: u64,
}

/// What was used between two moments.
#[derive(Clone, Copy, Debug)]
pub struct CpuUsed {
    /// By the server, in seconds of one core.
    pub server: f64,
    /// The share of the machine that others took, from 0 to 1: neither the server nor this program.
    pub others: f64,
}

impl CpuTime {
    /// Until now; zero where the system does not report it.
    pub fn now(server: Option<u32>) -> Self {
        let of =
            |process: String| read_to_string(format!("/proc/{process}/stat")).ok().and_then(|stat| ticks_of(&stat));
        let machine = read_to_string("/proc/stat").ok();
        let (busy, all) = machine.as_deref().and_then(ticks_of_machine).unwrap_or_default();
        Self {
            server: server.and_then(|id| of(id.to_string())).unwrap_or_default(),
            own: of("self".into()).unwrap_or_default(),
            busy,
            all,
        }
    }

    /// Since an earlier moment.
    #[expect(clippy::cast_precision_loss, reason = "ticks of minutes")]
    pub fn since(self, before: Self) -> CpuUsed {
        let server = self.server.saturating_sub(before.server);
        let own = self.own.saturating_sub(before.own);
        let others = self.busy.saturating_sub(before.busy).saturating_sub(server + own);
        let all = self.all.saturating_sub(before.all).max(1);
        CpuUsed { server: server as f64 / TICKS_PER_SECOND as f64, others: others as f64 / all as f64 }
    }
}

/// `utime` and `stime`. The name before them is in brackets and may hold anything.
fn ticks_of(stat: &str) -> Option<u64> {
    let (_, after_name) = stat.rsplit_once(')')?;
    let mut fields = after_name.split_whitespace().skip(11);
    Some(fields.next()?.parse::<u64>().ok()? + fields.next()?.parse::<u64>().ok()?)
}

/// The ticks in which the machine was busy, and all of them. The fourth and the fifth number are idle time; the
/// guests after the eighth are already counted in the first two.
fn ticks_of_machine(stat: &str) -> Option<(u64, u64)> {
    let line = stat.lines().next()?.strip_prefix("cpu ")?;
    let ticks: Vec<u64> = line.split_whitespace().take(8).filter_map(|field| field.parse().ok()).collect();
    let idle = ticks.get(3)? + ticks.get(4)?;
    let all: u64 = ticks.iter().sum();
    Some((all - idle, all))
}

/// The load of the machine over the last minute.
pub fn load_average() -> Option<f64> {
    read_to_string("/proc/loadavg").ok()?.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_times_of_a_process_come_after_its_name_whatever_that_is() {
        let stat = "42 (a) b (c) S 1 42 42 0 -1 4194304 1 0 0 0 17 5 0 0 20 0 9 0 1 2 3";
        assert_eq!(ticks_of(stat), Some(22));
    }

    #[test]
    fn waiting_for_a_disk_is_not_work() {
        assert_eq!(ticks_of_machine("cpu  10 1 4 80 5 0 2 1 7 0\ncpu0 1 1 1 1"), Some((18, 103)));
    }
}
