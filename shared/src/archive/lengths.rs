//! Limits the lengths of the lists in an archive by reading it once without keeping anything. A body of some MiB can
//! hold millions of entries, each of which takes many times its bytes in memory once it is parsed.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::limits;

use super::check::LINES_MAX;

/// Entries in any other list: all arguments of a thousand rooms that wrote as much as they can.
const OTHERWISE: usize = 100_000;

/// Implements `Deserialize` so that reading an archive fails if a list is longer than it can be; other data passes.
#[derive(Clone, Copy, Debug)]
pub struct Lengths;

impl<'de> Deserialize<'de> for Lengths {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        AtMost(OTHERWISE).deserialize(deserializer).map(|()| Self)
    }
}

/// The most entries that the list or map with this name has.
fn most_of(name: &str) -> usize {
    match name {
        "points" | "prompts" => LINES_MAX,
        "dilemmas" | "had_elsewhere" => limits::DILEMMAS_MAX,
        "rounds" => 2 * limits::DILEMMAS_MAX,
        "programme" | "had" | "walls" | "talks" => limits::BLOCKS_MAX,
        "mixed_after" => limits::MIXES_MAX,
        "rooms" => limits::ROOMS_MAX.into(),
        "participants" => limits::PARTICIPANTS_EVER_MAX,
        "supporters" | "look_backs" => limits::PARTICIPANTS_MAX,
        "themes" => limits::DILEMMAS_MAX * limits::THEMES_MAX,
        "questions" | "counts" => limits::QUESTIONS_MAX,
        "entries" | "unmet" => limits::ENTRIES_MAX,
        "bundles" => limits::BUNDLES_MAX,
        "notes" => limits::DILEMMAS_MAX * limits::NOTES_MAX,
        _ => OTHERWISE,
    }
}

/// A value that, if it is a list or a map, has at most this many entries.
struct AtMost(usize);

impl<'de> DeserializeSeed<'de> for AtMost {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for AtMost {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "at most {} things", self.0)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut count = 0;
        while list.next_element_seed(AtMost(OTHERWISE))?.is_some() {
            count += 1;
            if count > self.0 {
                return Err(A::Error::invalid_length(count, &self));
            }
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut count = 0;
        while let Some(Most(most)) = map.next_key()? {
            map.next_value_seed(AtMost(most))?;
            count += 1;
            if count > self.0 {
                return Err(A::Error::invalid_length(count, &self));
            }
        }
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// Reads the value of a key and limits its entries.
struct Most(usize);

impl<'de> Deserialize<'de> for Most {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Key;
        impl Visitor<'_> for Key {
            type Value = Most;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a key")
            }

            fn visit_str<E>(self, name: &str) -> Result<Most, E> {
                Ok(Most(most_of(name)))
            }
        }
        deserializer.deserialize_str(Key)
    }
}
