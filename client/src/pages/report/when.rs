//! Dates and times in the reader's language and in the time zone of their device.

use shared::day::Day;
use shared::language::Language;
use shared::time::Timestamp;
use wasm_bindgen::JsValue;

use crate::components::clock_time;

const DAY: [(&str, &str); 4] = [("weekday", "long"), ("day", "numeric"), ("month", "long"), ("year", "numeric")];

/// *donderdag 12 maart 2026*.
pub fn day(moment: Timestamp, language: Language) -> String {
    // No calendar goes beyond 2^53 ms.
    #[expect(clippy::cast_precision_loss, reason = "JavaScript counts milliseconds in floating point")]
    written_out(&js_sys::Date::new(&JsValue::from_f64(moment.0 as f64)), language)
}

/// The same for a day of the calendar.
pub fn calendar_day(day: Day, language: Language) -> String {
    // A time without a zone is the device's; noon is on the same day in whatever zone that is.
    written_out(&js_sys::Date::new(&JsValue::from_str(&format!("{day}T12:00:00"))), language)
}

fn written_out(date: &js_sys::Date, language: Language) -> String {
    let wanted = js_sys::Object::new();
    for (name, value) in DAY {
        let _ = js_sys::Reflect::set(&wanted, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    date.to_locale_string(language.locale(), &wanted).into()
}

/// The beginning and the end, with the day given once if it is the same.
pub fn span(from: Timestamp, until: Option<Timestamp>, language: Language) -> String {
    let clock = |moment| clock_time(moment, language);
    let (first, began) = (day(from, language), clock(from));
    match until {
        None => format!("{first}, {began}"),
        Some(until) if day(until, language) == first => format!("{first}, {began}–{}", clock(until)),
        Some(until) => format!("{first}, {began} – {}, {}", day(until, language), clock(until)),
    }
}

/// The time zone of this device, such as `Europe/Amsterdam`.
pub fn zone() -> Option<String> {
    let format = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new());
    js_sys::Reflect::get(&format.resolved_options(), &"timeZone".into()).ok()?.as_string()
}
