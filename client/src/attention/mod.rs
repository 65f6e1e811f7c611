//! Ways to get the attention of people who are looking elsewhere: the tab's title in the last minute, an optional soft
//! sound and vibration, and a screen that stays awake while its room is at work.

mod awake;
mod moment;
mod sound;
mod title;

pub use awake::stay_awake;
pub use moment::{Heard, Mark};
pub use sound::{Sound, SoundButton, SoundSwitch, sound_at};
pub use title::{Call, titled, unseen};
