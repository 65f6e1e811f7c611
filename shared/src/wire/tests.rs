//! Anything that arrives over a wire is read as a frame or an error: it never panics and never gives half a frame. The
//! same numbers are drawn in every run; a failing case prints its seed.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use uuid::Uuid;

use super::ToServer;
use super::stream::{NotAStream, StreamEvent, StreamReader, beginning, write_frame};
use crate::ids::{CommandId, RoomNumber};
use crate::report::example;
use crate::simulation::{Dice, Draw};

/// Pieces that break JSON, lines and numbers.
const SPLINTERS: [&[u8]; 9] =
    [b"\"", b"{", b"]", b"\n\n", b"\r\n", b"\\u0000", b"\xff", b"-1", b"99999999999999999999999"];

/// Damages parts of a message: changes a byte, leaves out or repeats a piece, inserts something that does not belong.
fn broken(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.below(3) {
        let place = |dice: &mut Dice, bytes: &[u8]| usize::from(dice.below(u16::MAX)) % (bytes.len() + 1);
        let (one, other) = (place(dice, &bytes), place(dice, &bytes));
        let piece = one.min(other)..one.max(other);
        match dice.below(5) {
            0 => drop(bytes.drain(piece)),
            1 => {
                let twice = bytes[piece].to_vec();
                bytes.splice(one..one, twice);
            }
            2 => bytes.truncate(one),
            3 => {
                let splinter = dice.pick(&SPLINTERS).unwrap_or_default();
                bytes.splice(one..one, splinter.iter().copied());
            }
            _ => {
                if let Some(byte) = bytes.get_mut(one) {
                    *byte = dice.number().to_le_bytes()[0];
                }
            }
        }
    }
    bytes
}

/// A frame with a command, likely or wild.
fn frame(dice: &mut Dice) -> ToServer {
    let (session, mut texts) = (example::session(), 0);
    let mut draw = Draw { session: &session, dice, texts: &mut texts };
    let (_, command) = draw.wild_command();
    let room = dice.coin().then_some(RoomNumber(1));
    ToServer::Command { id: CommandId(Uuid::from_u128(dice.number().into())), room, command }
}

fn to_json(frame: &ToServer) -> Vec<u8> {
    serde_json::to_vec(frame).unwrap()
}

/// The events before the end or before the error.
fn read<'bytes>(pieces: impl Iterator<Item = &'bytes [u8]>) -> Result<Vec<StreamEvent>, NotAStream> {
    let mut reader = StreamReader::default();
    let mut events = Vec::new();
    for piece in pieces {
        events.append(&mut reader.read(piece)?);
    }
    Ok(events)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2_026),
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_frame_is_read_as_it_was_written_and_a_broken_one_as_a_frame_or_an_error(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let sent = frame(&mut dice);
        let json = to_json(&sent);
        prop_assert_eq!(&serde_json::from_slice::<ToServer>(&json).unwrap(), &sent);
        if let Ok(read) = serde_json::from_slice::<ToServer>(&broken(&json, &mut dice)) {
            // What was read as a frame must also be one when sent again.
            prop_assert_eq!(serde_json::from_slice::<ToServer>(&to_json(&read)).unwrap(), read);
        }
    }

    #[test]
    fn a_broken_stream_reads_the_same_in_any_pieces(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let mut written = beginning("k3y");
        for _ in 0..=dice.below(3) {
            write_frame(&to_json(&frame(&mut dice)), &mut written);
        }
        let written = broken(&written, &mut dice);
        let size = 1 + usize::from(dice.below(300));
        prop_assert_eq!(read(written.chunks(size)), read(std::iter::once(&written[..])));
    }
}
