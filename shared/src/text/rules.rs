//! The texts of the rules of play. Each entry of [`Rules::ALL`] becomes a switch in the form, a field in the request
//! and in the archive, and a phrase in the report.

use crate::language::Language;
use crate::session::Rules;

texts! {
    silent_minute { "Stille minuut", "Silent minute" }
    silent_minute_words { "Links en Rechts beginnen met een minuut stil schrijven. Daarna verschijnt alles tegelijk, ook van wie minder snel praat.", "Left and Right begin with a minute of silent writing. Then everything appears at once, from the quieter people too." }
    first_ballot { "Eerste gevoel", "First instinct" }
    first_ballot_words { "Na het lezen stemt iedereen één keer voor zichzelf. In de nabespreking zie je of mensen door het gesprek van mening veranderden, nooit wie.", "After reading, everyone votes once in private. The debrief can then show whether the conversation changed minds, never whose." }
    both_sides { "Beide kanten gehoord", "Both sides heard" }
    both_sides_words { "Een groep kan pas vastleggen met minstens één nadeel van de gekozen kant en één voordeel van de andere. Zo wint niet wie het snelst praat.", "A group can lock its choice only with at least one con of the side it chose and one pro of the other. That way the fastest talker doesn’t win by default." }
    mirrored { "Gespiegeld", "Mirrored" }
    mirrored_words { "Groepen met een oneven nummer zien links en rechts omgekeerd. Wat je het eerst leest, trekt het meest; over alle groepen valt dat zo tegen elkaar weg.", "Odd-numbered groups see left and right swapped. What you read first pulls hardest; across all groups this evens out." }
    with_silence { "stille minuut", "silent minute" }
    with_first_ballot { "eerste gevoel gevraagd", "first instinct asked" }
    with_both_sides { "beide kanten gehoord", "both sides heard" }
    with_mirrors { "gespiegeld in oneven groepen", "mirrored in odd-numbered groups" }
}

/// A text in either language.
type Words = fn(Language) -> &'static str;

/// A rule of play: its field in [`Rules`], and its texts.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The name of its field.
    pub name: &'static str,
    /// Whether it is on.
    pub is_on: fn(&Rules) -> bool,
    /// Switches it on or off.
    pub set: fn(&mut Rules, bool),
    /// The label of its switch.
    pub title: Words,
    /// Its effect and its reason.
    pub explained: Words,
    /// The phrase in the report for a session in which it was on.
    pub in_report: Words,
}

/// The rule with this field.
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
        rule!(silent_minute, silent_minute, silent_minute_words, with_silence),
        rule!(first_ballot, first_ballot, first_ballot_words, with_first_ballot),
        rule!(both_sides_heard, both_sides, both_sides_words, with_both_sides),
        rule!(mirrored, mirrored, mirrored_words, with_mirrors),
    ];

    /// The rules for which `is_on` answers yes, given the index of each in [`Rules::ALL`].
    pub fn where_on(mut is_on: impl FnMut(usize) -> bool) -> Self {
        let mut rules = Self::default();
        for (place, rule) in Self::ALL.iter().enumerate() {
            (rule.set)(&mut rules, is_on(place));
        }
        rules
    }
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
