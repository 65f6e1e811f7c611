//! Times in exports, in the reader's time zone.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use shared::language::Language;
use shared::time::Timestamp;

/// A clock in a time zone.
#[derive(Clone, Debug)]
pub(crate) struct Clock(TimeZone);

impl Clock {
    /// The clock of a time zone such as `Europe/Amsterdam`; if that is missing or unknown, the server's own.
    pub fn in_zone(name: Option<&str>) -> Self {
        Self(name.and_then(|name| TimeZone::get(name).ok()).unwrap_or_else(TimeZone::system))
    }

    /// The date and time on it at that moment; `None` beyond the year 9999.
    pub fn shows(&self, moment: Timestamp) -> Option<DateTime> {
        Some(self.0.to_datetime(jiff::Timestamp::from_millisecond(moment.0).ok()?))
    }

    /// The time of day in words.
    pub fn says_time(&self, moment: Timestamp) -> String {
        self.shows(moment).map(|shown| shown.strftime("%H:%M").to_string()).unwrap_or_default()
    }

    /// The date and time in words.
    pub fn says(&self, moment: Timestamp, language: Language) -> String {
        let format = match language {
            Language::Nl => "%-d-%-m-%Y, %H:%M",
            Language::En => "%-d %b %Y, %H:%M",
        };
        self.shows(moment).map(|shown| shown.strftime(format).to_string()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-01-05, 09:00 UTC.
    const MONDAY: Timestamp = Timestamp(1_767_603_600_000);

    #[test]
    fn times_are_in_the_readers_time_zone() {
        let amsterdam = Clock::in_zone(Some("Europe/Amsterdam"));
        assert_eq!(amsterdam.says(MONDAY, Language::Nl), "5-1-2026, 10:00");
        assert_eq!(Clock::in_zone(Some("UTC")).says(MONDAY, Language::En), "5 Jan 2026, 09:00");
        assert_eq!(amsterdam.says(Timestamp(i64::MAX), Language::Nl), "");
    }

    #[test]
    fn an_unknown_time_zone_does_no_harm() {
        for name in ["", "../../etc/passwd", "Nowhere/Land"] {
            assert_ne!(Clock::in_zone(Some(name)).says(MONDAY, Language::Nl), "");
        }
    }
}
