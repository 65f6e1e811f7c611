//! Frames whose length does not tell a ballot, or whether somebody would choose so again: whoever is on the same network sees
//! how long they are, encrypted or not.

/// The shorter answers to a question, with how many letters the longest one has more.
const SHORTER: [(&[u8], usize); 3] = [(b"\"left\"", 1), (b"\"other\"", 1), (b"\"same\"", 2)];

/// How many spaces make a frame as long as it would be with the longest answer in each place: readers pass over them. A
/// snapshot is counted as well: whoever knows all of it but one ballot would read that from its length.
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
    use crate::session::{Again, Command, Side};

    fn is_one_length<T: serde::Serialize>(frames: &[T]) -> bool {
        let lengths = frames.iter().map(|frame| {
            let frame = serde_json::to_vec(frame).unwrap();
            frame.len() + spaces_behind(&frame)
        });
        let lengths: std::collections::BTreeSet<usize> = lengths.collect();
        lengths.len() == 1
    }

    #[test]
    fn neither_a_large_frame_nor_an_answer_weeks_later_tells_by_its_length() {
        let large = |side| (vec![Some(Side::Left); 2_000], side);
        assert!(is_one_length(&[large(Side::Left), large(Side::Right)]));
        assert!(is_one_length(&Again::ALL));
    }

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
