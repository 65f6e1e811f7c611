//! Pads frames so that their length does not reveal a ballot, or an answer given in a clearing or when looking back.
//! The length of a frame is visible on the network even when it is encrypted.

/// The shorter answers, each with the number of characters by which the longest is longer.
const SHORTER: [(&[u8], usize); 5] =
    [(b"\"left\"", 1), (b"\"other\"", 1), (b"\"same\"", 2), (b"\"yes\"", 3), (b"\"no\"", 4)];

/// The number of spaces that make a frame as long as with the longest answer in each place. Readers skip them.
/// Snapshots are padded as well: a person who knows everything in one except a single ballot could infer it from the
/// length.
pub fn spaces_behind(frame: &[u8]) -> usize {
    let mut spaces = 0;
    let quotes = frame.iter().enumerate().filter(|(_, byte)| **byte == b'"').map(|(at, _)| at);
    for at in quotes {
        spaces += SHORTER.iter().find(|(word, _)| frame[at..].starts_with(word)).map_or(0, |(_, lacks)| *lacks);
    }
    spaces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::RoundNumber;
    use crate::session::{Again, BallotCommand, CameTrue, Command, Side};

    fn is_one_length<T: serde::Serialize>(frames: &[T]) -> bool {
        let lengths = frames.iter().map(|frame| {
            let frame = serde_json::to_vec(frame).unwrap();
            frame.len() + spaces_behind(&frame)
        });
        let lengths: std::collections::BTreeSet<usize> = lengths.collect();
        lengths.len() == 1
    }

    #[test]
    fn large_frames_and_look_backs_do_not_reveal_a_side_by_their_length() {
        let large = |side| (vec![Some(Side::Left); 2_000], side);
        assert!(is_one_length(&[large(Side::Left), large(Side::Right)]));
        assert!(is_one_length(&Again::ALL));
        assert!(is_one_length(&CameTrue::ALL));
    }

    #[test]
    fn a_ballot_is_as_long_for_either_side() {
        let frame = |side| {
            let command = Command::Ballot(BallotCommand::Cast { round: RoundNumber(1), side });
            let mut frame = serde_json::to_vec(&command).unwrap();
            frame.resize(frame.len() + spaces_behind(&frame), b' ');
            assert_eq!(serde_json::from_slice::<Command>(&frame).unwrap(), command);
            frame.len()
        };
        assert_eq!(frame(Side::Left), frame(Side::Right));
    }
}
