//! The rules of play, set when a session is opened. Each entry of [`Rules::ALL`] makes a switch in the form, a field in the
//! request and in the archive, and a phrase in the report.

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::text::{entrance, report};

/// Which rules of play are on.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a rule of play that is on or off")]
pub struct Rules {
    /// A first private ballot right after reading.
    pub first_ballot: bool,
    /// Before a choice is locked, a con of the side that leads and a pro of the other must have been heard.
    pub both_sides_heard: bool,
    /// Odd rooms see the scenarios the other way round.
    pub mirrored: bool,
    /// A silent minute at the start of Left and of Right.
    pub silent_minute: bool,
}

/// A text in the reader's language.
type Words = fn(Language) -> &'static str;

/// A rule of play: its place in [`Rules`], and its words.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The name of its field.
    pub name: &'static str,
    /// Is it on?
    pub is_on: fn(&Rules) -> bool,
    /// Switches it on or off.
    pub set: fn(&mut Rules, bool),
    /// What its switch says.
    pub title: Words,
    /// What it does, and why.
    pub explained: Words,
    /// How the report says that it was on.
    pub in_report: Words,
}

/// A rule whose field has the name that is given.
macro_rules! rule {
    ($field:ident, $title:path, $explained:path, $in_report:path) => {
        Rule {
            name: stringify!($field),
            is_on: |rules| rules.$field,
            set: |rules, on| rules.$field = on,
            title: $title,
            explained: $explained,
            in_report: $in_report,
        }
    };
}

impl Rules {
    /// All of them, in the order in which people read them.
    pub const ALL: [Rule; 4] = [
        rule!(silent_minute, entrance::silent_minute, entrance::silent_minute_words, report::with_silence),
        rule!(first_ballot, entrance::first_ballot, entrance::first_ballot_words, report::with_first_ballot),
        rule!(both_sides_heard, entrance::both_sides, entrance::both_sides_words, report::with_both_sides),
        rule!(mirrored, entrance::mirrored, entrance::mirrored_words, report::with_mirrors),
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_in_the_list_and_switches_its_own_field() {
        let all = serde_json::to_value(Rules::default()).unwrap();
        let mut fields: Vec<&str> = all.as_object().unwrap().keys().map(String::as_str).collect();
        let mut names = Rules::ALL.map(|rule| rule.name).to_vec();
        fields.sort_unstable();
        names.sort_unstable();
        assert_eq!(fields, names);
        for rule in Rules::ALL {
            let mut rules = Rules::default();
            (rule.set)(&mut rules, true);
            assert!((rule.is_on)(&rules));
            let on = serde_json::to_value(rules).unwrap();
            let is_on = |name: &&str| on[*name] == true;
            assert_eq!(fields.iter().filter(|name| is_on(name)).collect::<Vec<_>>(), [&rule.name]);
        }
    }
}
