//! Two soft tones and a vibration, off until switched on. The tones are synthesised, so no file has to be fetched.

use std::cell::RefCell;

use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use shared::text::attention as text;
use shared::time::Milliseconds;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AudioContext, OscillatorType};

use super::moment::{Mark, Moment};
use crate::components::{Icon, icons};
use crate::language::say;
use crate::storage;

/// Storage key: is the sound on, on this device?
const SOUND: &str = "ao:sound";
/// Loudest volume of a tone, as a share of the device's own.
const VOLUME: f32 = 0.2;
/// How long a tone takes to swell, in seconds.
const SWELLS: f64 = 0.03;
const RINGS: f64 = 0.7;
/// Pause between two tones, in seconds.
const BETWEEN: f64 = 0.28;

thread_local! {
    /// Created at the first touch of a page with the sound on, because browsers allow no sound before that.
    static CONTEXT: RefCell<Option<AudioContext>> = const { RefCell::new(None) };
}

/// Whether sound and vibration are on. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Sound(RwSignal<bool>);

impl Sound {
    /// As last set on this device; off until somebody switches it on.
    pub fn provide() {
        let sound = Self(RwSignal::new(storage::read::<bool>(SOUND) == Some(true)));
        provide_context(sound);
        // A reloaded page may make a sound after the first touch.
        for event in ["pointerdown", "keydown"] {
            let _ = window_event_listener_untyped(event, move |_| {
                if sound.0.get_untracked() {
                    let _ = context();
                }
            });
        }
    }

    /// Switches it, and plays a sample.
    fn set(self, on: bool) {
        self.0.set(on);
        storage::write(SOUND, &on);
        if on {
            LAST_MINUTE.give();
        }
    }
}

fn sound() -> Sound {
    expect_context::<Sound>()
}

/// Sounds at one minute and at zero of a countdown; `None` when nobody has to hurry.
pub fn sound_at(left: impl Fn() -> Option<Milliseconds> + Send + Sync + 'static) {
    let sound = sound();
    let moment = Memo::new(move |_| left().map(Moment::of));
    Effect::new(move |before: Option<Option<Moment>>| {
        let now = moment.get();
        let chime = Mark::between(before.flatten(), now).and_then(Chime::of);
        if let Some(chime) = chime.filter(|_| sound.0.get_untracked()) {
            chime.give();
        }
        now
    });
}

/// *Geluid en trillen*, and when the device makes them.
#[component]
pub fn SoundSwitch() -> impl IntoView {
    let sound = sound();
    view! {
        <div class="option">
            <input type="checkbox" id="sound" aria-describedby="sound-words" prop:checked=sound.0
                on:change=move |event| sound.set(event_target_checked(&event)) />
            <span>
                <label for="sound">{say(text::sound)}</label>
                <span class="option__words" id="sound-words">{say(text::sound_when)}</span>
            </span>
        </div>
    }
}

/// The same as a button, for places without room for words.
#[component]
pub fn SoundButton(
    /// Class of the buttons next to it.
    class: &'static str,
) -> impl IntoView {
    let sound = sound();
    view! {
        <button class=class type="button" aria-label=say(text::sound) title=say(text::sound_when)
            aria-pressed=move || sound.0.get().to_string() on:click=move |_| sound.set(!sound.0.get_untracked())>
            {move || view! { <Icon path=if sound.0.get() { icons::SOUND } else { icons::SILENT } /> }}
        </button>
    }
}

/// What is heard and felt.
#[derive(Clone, Copy)]
struct Chime {
    /// In hertz.
    tones: [f32; 2],
    /// On and off in turn, in milliseconds.
    pulses: &'static [u32],
}

/// Rising: a minute is left.
const LAST_MINUTE: Chime = Chime { tones: [523.25, 659.25], pulses: &[200] };
/// Falling: it is over.
const OVER: Chime = Chime { tones: [659.25, 440.0], pulses: &[250, 150, 250] };

impl Chime {
    /// Nobody has to look up yet with five minutes left.
    const fn of(mark: Mark) -> Option<Self> {
        match mark {
            Mark::FiveMinutes => None,
            Mark::OneMinute => Some(LAST_MINUTE),
            Mark::Zero => Some(OVER),
        }
    }

    fn give(self) {
        // A browser that makes no sound may still vibrate, and vice versa.
        let _ = play(self.tones);
        vibrate(self.pulses);
    }
}

fn play(tones: [f32; 2]) -> Result<(), JsValue> {
    let context = context()?;
    let mut at = context.current_time();
    for hertz in tones {
        tone(&context, hertz, at)?;
        at += BETWEEN;
    }
    Ok(())
}

fn tone(context: &AudioContext, hertz: f32, at: f64) -> Result<(), JsValue> {
    let (oscillator, volume) = (context.create_oscillator()?, context.create_gain()?);
    oscillator.set_type(OscillatorType::Sine);
    oscillator.frequency().set_value(hertz);
    volume.gain().set_value_at_time(0.0, at)?;
    volume.gain().linear_ramp_to_value_at_time(VOLUME, at + SWELLS)?;
    volume.gain().linear_ramp_to_value_at_time(0.0, at + RINGS)?;
    oscillator.connect_with_audio_node(&volume)?;
    volume.connect_with_audio_node(&context.destination())?;
    oscillator.start_with_when(at)?;
    oscillator.stop_with_when(at + RINGS)
}

/// The audio context, resumed as far as the browser allows.
fn context() -> Result<AudioContext, JsValue> {
    let known = CONTEXT.with_borrow(Clone::clone);
    let context = known.map_or_else(AudioContext::new, Ok)?;
    if context.state() == web_sys::AudioContextState::Suspended {
        let _ = context.resume()?;
    }
    CONTEXT.set(Some(context.clone()));
    Ok(context)
}

/// Only some browsers can.
fn vibrate(pulses: &[u32]) {
    let navigator = window().navigator();
    let found = Reflect::get(&navigator, &"vibrate".into()).ok();
    if let Some(vibrate) = found.and_then(|found| found.dyn_into::<Function>().ok()) {
        let pattern: Array = pulses.iter().map(|pulse| JsValue::from(*pulse)).collect();
        let _ = vibrate.call1(&navigator, &pattern);
    }
}
