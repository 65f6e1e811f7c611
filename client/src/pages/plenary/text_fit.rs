//! Fits words to the plenary screen: sizes by length, and as many arguments as fit the height.
//!
//! The screen is 80 rem wide and 45 rem high nearly everywhere: see `is-beamer`. A low, small screen has fewer rem of
//! height, because letters are never smaller than the reader has set.

/// The class for a heading of this length: the longer, the smaller.
pub fn size_class(text: &str, steps: [usize; 3]) -> &'static str {
    let length = text.chars().count();
    match steps.iter().position(|step| length <= *step) {
        Some(0) => "fit fit--1",
        Some(1) => "fit fit--2",
        Some(2) => "fit fit--3",
        _ => "fit fit--4",
    }
}

/// Height of a 16 to 9 screen, in rem.
pub const USUAL_HEIGHT: f64 = 45.0;
/// Width of a screen, in rem.
pub const USUAL_WIDTH: f64 = 80.0;
/// A screen that is lower than [`USUAL_HEIGHT`] by this many rem gives more of its height to the text.
const LOW_FROM: f64 = 2.0;
/// The maximum number of lines shown of an argument.
pub const LINES_MAX: usize = 3;
/// Height of a line of an argument, in rem.
const LINE: f64 = 1.72;
/// Gap between two arguments, in rem.
const BETWEEN: f64 = 0.95;
/// Average width of a letter of an argument, and of a letter of its source next to it, in rem. Arguments that turn out
/// to be wider leave out one of each side by themselves; leftover room stays empty.
const LETTERS: [f64; 2] = [0.6, 0.5];
/// Width of a headline next to the buttons, in rem.
const HEADLINE_WIDTH: f64 = 55.0;
/// Largest height of a headline, in rem, unless its smallest size is higher.
const HEADLINE_HEIGHT: f64 = 6.1;
/// Sizes of a headline, in rem.
const HEADLINE_SIZES: [f64; 5] = [2.5, 2.25, 2.0, 1.75, 1.5];
/// Average width of a headline's letters, relative to their size. A headline that takes one more line leaves less room
/// for arguments by itself.
const HEADLINE_LETTER: f64 = 0.47;
/// Height of the strip along the top, in rem.
const STRIP: f64 = 3.25;
/// Height of the question with the space around it, in rem.
const QUESTION: f64 = 4.6;
/// Padding around head and arguments in a field, with the beam and the space above its tokens, in rem: on a usual
/// screen, and on a low one.
const FIELDS: [f64; 2] = [4.25, 2.25];
/// Width of the sign of an argument and of the gaps between its columns, in rem.
const BESIDE: f64 = 3.6;
/// Height of a line of a title, relative to its size.
pub const TITLE_LINE: f64 = 1.06;
/// Average width of a heading's letters, relative to their size; too large rather than too small.
pub const HEADING_LETTER: f64 = 0.52;
/// The same in one long word, which can't be broken at any convenient point.
const WORD_LETTER: f64 = 0.54;
/// Letters of a line that stay empty on average where a word is broken, the hyphen included.
const HYPHENATED: f64 = 2.0;

/// How many letters a text has.
pub fn letters(text: &str) -> usize {
    text.chars().count()
}

/// Size of a title, in rem, set word by word: the largest of `sizes` in which it fits in a box of this width and
/// height, and in which no word breaks that headings keep whole. Much of a line may stay empty next to a long word.
pub fn title_size(title: &str, (width, height): (f64, f64), sizes: &[f64]) -> f64 {
    let fits =
        |size: f64| title_lines(title, width, size) * size * TITLE_LINE <= height && fits_words(title, width, size);
    sizes.iter().copied().find(|size| fits(*size)).or(sizes.last().copied()).unwrap_or(1.0)
}

/// Is this width enough for every word of a title of this size, in rem, that headings keep whole?
pub fn fits_words(title: &str, width: f64, size: f64) -> bool {
    number(longest_word(title)) * size * WORD_LETTER <= width
}

/// How many lines a title of this size, in rem, takes in this width.
pub fn title_lines(title: &str, width: f64, size: f64) -> f64 {
    lines_of(title, width / (size * HEADING_LETTER))
}

/// Letters of its longest word, or of the part of one that hyphens leave together.
fn longest_word(text: &str) -> usize {
    let longest = text.split([' ', '-', '/']).map(letters).max().unwrap_or_default();
    longest.min(crate::hyphens::KEPT_WHOLE_MAX)
}

/// How many lines a text takes with at most `most` letters on a line.
pub fn lines_of(text: &str, most: f64) -> f64 {
    let (mut full, mut taken) = (1.0, 0.0);
    for length in text.split_whitespace().map(|word| number(letters(word))) {
        if taken > 0.0 && taken + 1.0 + length > most {
            (full, taken) = (full + 1.0, 0.0);
        }
        taken += length + if taken > 0.0 { 1.0 } else { 0.0 };
        while taken > most {
            (full, taken) = (full + 1.0, taken - (most - HYPHENATED).max(1.0));
        }
    }
    full
}

/// The size of a plenary screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScreenSize {
    /// Width, in rem.
    pub width: f64,
    /// Height, in rem.
    pub height: f64,
}

impl ScreenSize {
    /// The usual size, 16 to 9.
    pub const USUAL: Self = Self { width: USUAL_WIDTH, height: USUAL_HEIGHT };

    /// Is it so low that tokens, titles and gaps shrink in favour of the text?
    pub fn is_low(self) -> bool {
        self.height < USUAL_HEIGHT - LOW_FROM
    }

    /// The margin on both sides of a field, in rem.
    fn margin(self) -> f64 {
        (self.width * 0.031_25).clamp(1.0, 3.0)
    }
}

/// How many lines an argument takes on a side of the split, next to its source.
pub fn argument_lines(text: &str, from: &str, screen_size: ScreenSize) -> f64 {
    let [letter, letter_beside] = LETTERS;
    let beside = 2.0 * screen_size.margin() + BESIDE + number(letters(from)) * letter_beside;
    lines_of(text, (screen_size.width / 2.0 - beside) / letter)
}

/// Height of an argument of `lines` lines, of which at most `most` are shown, in rem.
pub fn argument_height(lines: f64, most: usize) -> f64 {
    lines.min(number(most)) * LINE + BETWEEN
}

/// Width of a room's name and of the margins next to its own words, in rem.
const BESIDE_WORDS: f64 = 23.0;
/// Sizes of a room's own words, relative to the usual one.
const WORDS_SIZES: [f64; 9] = [1.15, 1.1, 1.05, 1.0, 0.95, 0.9, 0.85, 0.8, 0.75];

/// Height of a room's own words, in rem, at `size` times the usual size: the motivation, and below it the sentences in
/// pairs. With sentences the buttons are below the room's name, and the words are wider.
fn words_height(motivation: usize, below: &[usize], width: f64, size: f64) -> f64 {
    let wider = (width - BESIDE_WORDS) / (USUAL_WIDTH - BESIDE_WORDS);
    let letters = if below.is_empty() { [0.0, 0.0, 56.0] } else { [112.0, 56.0, 84.0] };
    let [whole, half, own] = letters.map(|letters| letters * wider);
    let row = |pair: &[usize]| {
        let letters = if pair.len() == 1 { whole } else { half };
        pair.iter().map(|length| lines(*length, letters / size)).fold(1.0, f64::max) * 1.3 * size + 0.3
    };
    lines(motivation, own / size) * 1.62 * size + below.chunks(2).map(row).sum::<f64>()
}

/// Height of a room's own words, in rem, and their size relative to the usual one: the largest in which they are no
/// higher than `most`, so that titles and numbers stay in sight above them. `width` is that of the screen.
pub fn words_size(motivation: usize, below: &[usize], width: f64, most: f64) -> (f64, f64) {
    let sizes = WORDS_SIZES.map(|size| (words_height(motivation, below, width, size), size));
    let smallest = sizes[sizes.len() - 1];
    sizes.into_iter().find(|(height, _)| *height <= most).unwrap_or(smallest)
}

/// Height of a headline of this length, in rem, and its size.
pub fn headline_size(length: usize) -> (f64, f64) {
    let high = |size: f64| lines(length, HEADLINE_WIDTH / (size * HEADLINE_LETTER)) * size * 1.15;
    let size = HEADLINE_SIZES
        .into_iter()
        .find(|size| high(*size) <= HEADLINE_HEIGHT)
        .unwrap_or(HEADLINE_SIZES[HEADLINE_SIZES.len() - 1]);
    (high(size), size)
}

/// Height left for arguments, in rem. `height` is that of the screen, `load` the height of the tokens,
/// `tilt` that of the beam in degrees, `head` and `bar` the heights above and below.
pub fn height_for_arguments(screen_size: ScreenSize, height: f64, load: f64, tilt: f64, head: f64, bar: f64) -> f64 {
    let drop = screen_size.width / 2.0 * tilt.abs().to_radians().tan();
    let [usual, low] = FIELDS;
    let field = if screen_size.is_low() { low } else { usual };
    height - STRIP - QUESTION - load - field - 2.0 * drop - head - bar
}

/// How many lines a text of `length` letters takes.
pub fn lines(length: usize, letters: f64) -> f64 {
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
    fn a_title_is_as_large_as_its_box_allows() {
        let size = |title: &str| title_size(title, (30.0, 7.0), &[4.0, 3.0, 2.0, 1.0]);
        assert!(size("Vaste route") > size("Alle leerlingen krijgen dezelfde stof op hetzelfde moment"));
        assert!(
            size("Keuzewerktijd en ik") > size("Keuzewerktijdplanning"),
            "a word that headings keep whole needs the width"
        );
        assert!((size(&"woord ".repeat(500)) - 1.0).abs() < 1e-9, "the smallest, if nothing fits");
        assert_eq!((letters("één dag"), longest_word("één dag-en-dag")), (7, 3));
        assert_eq!(longest_word("Onderwijstijdverantwoordelijkheid"), crate::hyphens::KEPT_WHOLE_MAX);
    }

    #[test]
    fn a_long_word_takes_a_line_of_its_own() {
        let takes = |text: &str, most: f64, lines: f64| assert!((lines_of(text, most) - lines).abs() < 1e-9, "{text}");
        takes("", 20.0, 1.0);
        takes("een twee drie", 20.0, 1.0);
        takes("een twee drie", 8.0, 2.0);
        takes("over onderwijstijdverantwoordelijkheid nu", 33.0, 3.0);
        takes("onderwijstijdverantwoordelijkheid", 20.0, 2.0);
        let size = |title: &str| title_size(title, (74.0, 7.4), &[4.0, 3.0, 2.0]);
        assert!(size("Demo-studiemiddag over onderwijstijdverantwoordelijkheid in de hele bovenbouw") < size("Demo"));
    }

    #[test]
    fn long_arguments_take_three_lines_at_most() {
        let lines = |length: usize| argument_lines(&"woord ".repeat(length / 6), "groep 1", ScreenSize::USUAL);
        let height = |length: usize| argument_height(lines(length), LINES_MAX);
        assert!(height(280) > height(30));
        assert!((height(280) - height(200)).abs() < 1e-9);
        assert!(argument_height(lines(280), 1) < argument_height(lines(280), 2));
    }

    #[test]
    fn a_source_shortens_its_line_and_a_wider_screen_lengthens_it() {
        let text = "Het geeft rust in de klas als alle leerlingen";
        let lines = |from: &str, width: f64| argument_lines(text, from, ScreenSize { width, ..ScreenSize::USUAL });
        assert!(lines("groep 1", 86.0) < lines("134 groepen, 300 mensen", 86.0));
        assert!(lines("134 groepen", 90.0) < lines("134 groepen", 76.0));
    }

    #[test]
    fn a_steep_beam_and_a_high_bar_leave_less_height() {
        let left = |load: f64, tilt: f64, head: f64, bar: f64| {
            height_for_arguments(ScreenSize::USUAL, USUAL_HEIGHT, load, tilt, head, bar)
        };
        let level = left(4.1, 0.0, 8.0, 7.0);
        assert!(left(4.1, 3.5, 8.0, 7.0) < level);
        assert!(left(4.1, 0.0, 8.0, 14.0) < level);
        let fifteen_to_none = left(6.3, 3.5, 9.0, 7.7);
        assert!(fifteen_to_none > argument_height(5.0, 1), "an argument of one line always fits");
    }

    #[test]
    fn heads_shrink_on_a_low_screen() {
        let low = ScreenSize { width: 85.4, height: 40.6 };
        assert!(low.is_low() && !ScreenSize::USUAL.is_low());
        let one_to_none = height_for_arguments(low, low.height, 4.0, 3.5, 6.9, 5.0);
        assert!(one_to_none > 2.0 * argument_height(2.0, 2), "a pro and a con of two lines fit: {one_to_none}");
    }

    #[test]
    fn a_room_with_many_words_takes_more_of_the_screen() {
        let height = |motivation: usize, below: &[usize]| words_size(motivation, below, USUAL_WIDTH, USUAL_HEIGHT).0;
        assert!(height(280, &[280, 280]) > height(280, &[280]));
        assert!(height(280, &[280, 280]) < height(280, &[280]) + height(280, &[280]));
        assert!(height(280, &[]) > height(60, &[]));
    }

    #[test]
    fn the_words_of_a_room_leave_titles_and_numbers_in_sight() {
        for most in [18.5, 20.0, 24.0] {
            let (height, size) = words_size(280, &[296, 296, 296], USUAL_WIDTH, most);
            assert!(height <= most && size >= 0.8, "{most}: {height} in {size}");
        }
        assert!(
            (words_size(280, &[], USUAL_WIDTH, 20.0).1 - WORDS_SIZES[0]).abs() < 1e-9,
            "words that fit are set in the largest size"
        );
    }
}
