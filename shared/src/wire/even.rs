//! Frames whose length does not tell a ballot: who is on the same network sees how long they are, encrypted or not.

/// The side that is the shorter word.
const SHORT: &[u8] = b"\"left\"";
/// A larger frame holds so many sides, or none, that nobody is told by one space more.
const LARGEST: usize = 2_048;

/// How many spaces make a small frame as long as it would be with the right side in each place: readers pass over them.
pub fn spaces_behind(frame: &[u8]) -> usize {
    if frame.len() > LARGEST {
        return 0;
    }
    frame.windows(SHORT.len()).filter(|part| *part == SHORT).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::RoundNumber;
    use crate::session::{Command, Side};

    #[test]
    fn a_ballot_is_as_long_for_either_side() {
        let frame = |side| {
            let command = Command::CastBallot { round: RoundNumber(1), side };
            let mut frame = serde_json::to_vec(&command).unwrap();
            frame.resize(frame.len() + spaces_behind(&frame), b' ');
            assert_eq!(serde_json::from_slice::<Command>(&frame).unwrap(), command);
            frame.len()
        };
        assert_eq!(frame(Side::Left), frame(Side::Right));
    }
}
