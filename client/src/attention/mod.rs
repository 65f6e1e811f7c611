//! What gets the attention of people who look elsewhere: the title of the tab in the last minute, a soft sound and a
//! vibration for who wants them, and a screen that stays awake while its room is at work.

mod awake;
mod moment;
mod sound;
mod title;

pub use awake::stay_awake;
pub use moment::{Heard, Mark};
pub use sound::{Sound, SoundButton, SoundSwitch, sound_at};
pub use title::{Call, titled, unseen};
