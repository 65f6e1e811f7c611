//! *Middag van twee uur*: the programme that the workshop was made for.

use crate::session::BlockKind;

/// The blocks of *Middag van twee uur* in order, with their minutes. The form offers them, and the demo plays them.
pub const AFTERNOON: [(BlockKind, u16); 6] = [
    (BlockKind::CheckIn, 10),
    (BlockKind::Talk, 25),
    (BlockKind::Dilemmas, 20),
    (BlockKind::Debrief, 10),
    (BlockKind::Break, 5),
    (BlockKind::Clearing, 5),
];
