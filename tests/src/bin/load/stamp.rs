//! The stamp in the words of an argument: which measurement it belongs to, when it was meant to be sent, and by which
//! device. The words alone tell their receiver how long they were under way.

/// Comes before and after the numbers of a stamp.
const MARK: char = '@';
/// The rest of an argument of ordinary length.
const WORDS: &str = "Zo ziet een gewone dinsdag er voor ons anders uit dan vorig jaar.";

/// What an argument says about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The measurement that it belongs to.
    pub phase: u32,
    /// The moment it was meant to be sent, in microseconds since the measuring program started.
    pub intended: u64,
    /// The number of the device that sent it.
    pub sender: u32,
}

impl Stamp {
    /// An argument that carries this stamp.
    pub fn in_words(self) -> String {
        let Self { phase, intended, sender } = self;
        format!("{MARK}{phase}.{intended}.{sender}{MARK} {WORDS}")
    }

    /// The stamp in a frame, if there is one.
    pub fn found_in(frame: &str) -> Option<Self> {
        let (_, after) = frame.split_once(MARK)?;
        let (numbers, _) = after.split_once(MARK)?;
        let mut numbers = numbers.split('.');
        let phase = numbers.next()?.parse().ok()?;
        let intended = numbers.next()?.parse().ok()?;
        let sender = numbers.next()?.parse().ok()?;
        Some(Self { phase, intended, sender })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_found_in_the_frame_that_carries_its_words() {
        let stamp = Stamp { phase: 3, intended: 12_345_678, sender: 5_999 };
        let frame = format!(r#"{{"change":{{"seq":7,"text":"{}"}}}}"#, stamp.in_words());
        assert_eq!(Stamp::found_in(&frame), Some(stamp));
        assert_eq!(Stamp::found_in(r#"{"change":{"seq":7,"text":"iemand@school.example"}}"#), None);
    }
}
