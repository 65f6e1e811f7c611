//! A day of the calendar.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A day of the calendar, written as `2027-03-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
#[expect(clippy::struct_field_names, reason = "a day has a year, a month and a day")]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// The same without hyphens, as calendar files have it.
    pub fn compact(self) -> String {
        format!("{:04}{:02}{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoDay;

impl fmt::Display for NoDay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("expected a day such as 2027-03-31")
    }
}

impl FromStr for Day {
    type Err = NoDay;

    fn from_str(text: &str) -> Result<Self, NoDay> {
        let is_digit_or_hyphen = |(place, letter): (usize, char)| match place {
            4 | 7 => letter == '-',
            _ => letter.is_ascii_digit(),
        };
        if text.len() != 10 || !text.chars().enumerate().all(is_digit_or_hyphen) {
            return Err(NoDay);
        }
        let number = |range| text.get(range).and_then(|digits: &str| digits.parse::<u16>().ok()).ok_or(NoDay);
        let small = |number: u16| u8::try_from(number).map_err(|_| NoDay);
        let (year, month, day) = (number(0..4)?, small(number(5..7)?)?, small(number(8..10)?)?);
        let is_day = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        if is_day { Ok(Self { year, month, day }) } else { Err(NoDay) }
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl TryFrom<String> for Day {
    type Error = NoDay;

    fn try_from(text: String) -> Result<Self, NoDay> {
        text.parse()
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Day {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date", "description": "A day of the calendar." })
    }
}

const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist_are_read_and_they_are_written_as_they_were_read() {
        let read = |text: &str| text.parse::<Day>().map(|day| day.to_string());
        for right in ["2027-03-31", "2028-02-29", "2027-12-31", "9999-12-31"] {
            assert_eq!(read(right).as_deref(), Ok(right));
        }
        for wrong in ["2027-02-29", "2027-13-01", "27-03-31", "2027-3-31", "2027-03-00", "éé27-3-1", ""] {
            assert_eq!(read(wrong), Err(NoDay), "{wrong}");
        }
    }
}
