//! A file for one's own calendar, made on this device.

use shared::session::Resolve;

/// The address of a calendar file with a whole day, which is what a date without an end means.
pub fn calendar_link(resolve: &Resolve) -> String {
    let escaped = resolve.text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    let day = resolve.before.compact();
    let stamp = js_sys::Date::new_0().to_iso_string().as_string().unwrap_or_default();
    let stamp: String = stamp.chars().take(19).filter(|letter| !matches!(letter, '-' | ':')).collect();
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Anders Organiseren//NL".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{stamp}-{day}@anders-organiseren"),
        format!("DTSTAMP:{stamp}Z"),
        format!("DTSTART;VALUE=DATE:{day}"),
        format!("SUMMARY:{escaped}"),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
        String::new(),
    ];
    let folded: String = lines.map(|line| folded(&line)).join("\r\n");
    format!("data:text/calendar;charset=utf-8,{}", js_sys::encode_uri_component(&folded))
}

/// A line of a calendar file: long lines continue after a line break and a space, within 75 bytes.
fn folded(line: &str) -> String {
    let mut folded = String::new();
    let mut bytes = 0;
    for letter in line.chars() {
        if bytes + letter.len_utf8() > 74 {
            folded.push_str("\r\n ");
            bytes = 1;
        }
        folded.push(letter);
        bytes += letter.len_utf8();
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_of_a_calendar_file_are_folded() {
        let line = folded(&format!("SUMMARY:{}", "é".repeat(100)));
        assert!(line.split("\r\n").all(|part| part.len() <= 75));
        assert_eq!(line.replace("\r\n ", ""), format!("SUMMARY:{}", "é".repeat(100)));
        assert_eq!(folded("VERSION:2.0"), "VERSION:2.0");
    }
}
