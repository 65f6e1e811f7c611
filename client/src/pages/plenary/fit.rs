//! Making words fit a wall: sizes by length, and as many arguments as there is height for.
//!
//! The wall is 80 rem wide and at least 45 rem high, whatever the screen: see `is-beamer`.

/// The class for a heading of so many characters: the longer, the smaller.
pub fn size_class(text: &str, steps: [usize; 3]) -> &'static str {
    let length = text.chars().count();
    match steps.iter().position(|step| length <= *step) {
        Some(0) => "fit fit--1",
        Some(1) => "fit fit--2",
        Some(2) => "fit fit--3",
        _ => "fit fit--4",
    }
}

/// Lines of an argument shown at most.
pub const LINES_MAX: usize = 3;
/// What a line of an argument takes, in rem.
const LINE: f64 = 1.72;
/// What stands between two arguments, in rem.
const BETWEEN: f64 = 1.2;
/// The width of a letter of an argument, in rem, on average.
const LETTER: f64 = 0.66;
/// The width of a letter of the line above a title, in rem, on average.
const TAG_LETTER: f64 = 0.68;
/// What stands beside an argument in its field: margins, the sign, the room and the support. In rem.
const BESIDE: f64 = 17.0;
/// The margins of a field and what stands between its number and its title, in rem.
const MARGINS: f64 = 6.5;

/// How many pros and how many cons to show of a side, by turns, strongest first.
///
/// `share` is the side's part of the wall's width, `height` what is left for arguments in rem,
/// `pros` and `cons` hold the lengths of the arguments in characters.
pub fn arguments_that_fit(pros: &[usize], cons: &[usize], share: f64, height: f64) -> (usize, usize) {
    let letters = ((share * 80.0 - BESIDE) / LETTER).max(10.0);
    let height_of = |length: usize| lines(length, letters).min(number(LINES_MAX)) * LINE + BETWEEN;
    let mut left = height;
    let (mut shown_pros, mut shown_cons) = (0, 0);
    // When one does not fit, no shorter one of the other kind takes its place:
    // neither kind should seem to outweigh the other by chance.
    for turn in 0..pros.len() + cons.len() {
        let pros_turn = shown_cons == cons.len() || turn % 2 == 0 && shown_pros < pros.len();
        let next = if pros_turn { pros.get(shown_pros) } else { cons.get(shown_cons) };
        let Some(needed) = next.map(|length| height_of(*length)).filter(|needed| *needed <= left) else { break };
        left -= needed;
        *if pros_turn { &mut shown_pros } else { &mut shown_cons } += 1;
    }
    (shown_pros, shown_cons)
}

/// How high the head of a side is, in rem: its number of so many digits beside a line above the title, and a
/// title, of so many characters, the title set in a size of so many rem.
pub fn head_height(share: f64, digits: usize, tag: usize, title: usize, size: f64) -> f64 {
    let digit = if digits > 2 { 3.7 } else { 5.4 };
    let width = (share * 80.0 - MARGINS - digit * number(digits)).max(4.0);
    let tag = 0.5 + lines(tag, width / TAG_LETTER) * 1.6;
    (tag + lines(title, width / (size * 0.5)) * size * 1.04).max(7.5)
}

/// How high a room's own words are, in rem: the motivation, and the sentences below it.
pub fn words_height(motivation: usize, below: impl IntoIterator<Item = usize>) -> f64 {
    let below: f64 = below.into_iter().map(|length| lines(length, 70.0) * 1.4 + 0.3).sum();
    lines(motivation, 56.0) * 1.62 + below
}

/// How wide a fact is in the bar, in rem: a label above letters and large digits.
pub fn fact_width(label: usize, letters: usize, digits: usize) -> f64 {
    (number(label) * 0.53).max(number(letters) * 0.7 + number(digits) * 1.1) + 2.0
}

/// What is left for arguments, in rem, under a beam that tilts so far, below a head and above a bar of these heights.
pub fn height_for_arguments(tilt: f64, head: f64, bar: f64) -> f64 {
    let drop = 40.0 * tilt.abs().to_radians().tan();
    // Question and tokens above; in the field its margins.
    45.0 - 5.0 - 5.0 - 3.25 - 1.25 - 2.0 * drop - head - bar
}

fn lines(length: usize, letters: f64) -> f64 {
    (number(length) / letters).ceil().max(1.0)
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_headings_are_smaller() {
        let class = |length: usize| size_class(&"x".repeat(length), [24, 48, 72]);
        assert_eq!(
            [class(5), class(24), class(25), class(72), class(300)],
            ["fit fit--1", "fit fit--1", "fit fit--2", "fit fit--3", "fit fit--4"]
        );
    }

    #[test]
    fn pros_and_cons_get_room_by_turns() {
        let short = [30; 9];
        let (pros, cons) = arguments_that_fit(&short, &short, 0.5, 15.0);
        assert!(pros.abs_diff(cons) <= 1 && pros + cons >= 4, "{pros} and {cons}");
        assert_eq!(arguments_that_fit(&short, &[], 0.5, 6.0), (2, 0));
        assert_eq!(arguments_that_fit(&[], &[], 0.5, 15.0), (0, 0));
        assert_eq!(arguments_that_fit(&short, &short, 0.5, 0.0), (0, 0));
    }

    #[test]
    fn long_arguments_leave_room_for_fewer() {
        let (long, short) = ([280; 9], [30; 9]);
        let count = |lengths: &[usize]| arguments_that_fit(lengths, lengths, 0.36, 15.0);
        assert!(count(&long).0 + count(&long).1 < count(&short).0 + count(&short).1);
        assert!(count(&long).0 >= 1);
    }

    #[test]
    fn a_steep_beam_a_high_bar_and_a_long_title_leave_less_height() {
        let head = head_height(0.5, 1, 19, 20, 2.5);
        let level = height_for_arguments(0.0, head, 8.5);
        assert!(height_for_arguments(3.5, head, 8.5) < level);
        assert!(height_for_arguments(0.0, head, 14.0) < level);
        assert!(head_height(0.36, 3, 19, 58, 1.7) > head);
        assert!(height_for_arguments(3.5, head, 8.5) > 5.8, "a pro and a con of one line always fit");
    }

    #[test]
    fn a_room_that_says_much_takes_more_of_the_wall() {
        assert!(words_height(280, [280, 280]) > words_height(280, []));
        assert!(words_height(280, []) > words_height(60, []));
    }
}
