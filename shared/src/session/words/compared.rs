//! Comparing texts as people see them: case is ignored, and so is whether an é is one character or an e followed by a
//! combining accent. Keyboards and files produce both, and they look the same.

/// Combining characters, which put a mark on the letter before them.
const MARKS: std::ops::RangeInclusive<char> = '\u{300}'..='\u{36f}';

/// All letters in [`MARKED`] are in this range, so that most other characters need no search.
const LETTERS: std::ops::RangeInclusive<char> = '\u{c0}'..='\u{1eff}';

/// For each mark, pairs of a letter without and with it: the small letters of Latin, Greek and Cyrillic script. This
/// takes a kilobyte; Unicode's tables for all scripts would add dozens to what every phone loads.
const MARKED: [(char, &str); 25] = [
    ('\u{300}', "aàeèiìoòuùüǜnǹеѐиѝēḕōṑwẁâầăằêềôồơờưừyỳ"),
    ('\u{301}', "aáeéiíoóuúyýcćlĺnńrŕsśzźüǘgǵåǻæǽøǿ¨΅ϊΐαάεέηήιίϋΰοόυύωώϒϓгѓкќçḉēḗïḯkḱmḿõṍōṓpṕũṹwẃâấăắêếôốơớưứ"),
    ('\u{302}', "aâeêiîoôuûcĉgĝhĥjĵsŝwŵyŷzẑạậẹệọộ"),
    ('\u{303}', "aãnñoõiĩuũvṽâẫăẵeẽêễôỗơỡưữyỹ"),
    ('\u{304}', "aāeēiīoōuūüǖäǟȧǡæǣǫǭöȫõȭȯȱyȳиӣуӯgḡḷḹṛṝ"),
    ('\u{306}', "aăeĕgğiĭoŏuŭийуўжӂаӑеӗȩḝạặ"),
    ('\u{307}', "cċeėgġzżaȧoȯbḃdḋfḟhḣmṁnṅpṗrṙsṡśṥšṧṣṩtṫwẇxẋyẏſẛ"),
    ('\u{308}', "aäeëiïoöuüyÿιϊυϋϒϔеёіїаӓәӛжӝзӟиӥоӧөӫэӭуӱчӵыӹhḧõṏūṻwẅxẍtẗ"),
    ('\u{309}', "aảâẩăẳeẻêểiỉoỏôổơởuủưửyỷ"),
    ('\u{30a}', "aåuůwẘyẙ"),
    ('\u{30b}', "oőuűуӳ"),
    ('\u{30c}', "cčdďeělľnňrřsštťzžaǎiǐoǒuǔüǚgǧkǩʒǯjǰhȟ"),
    ('\u{30f}', "aȁeȅiȉoȍrȑuȕѵѷ"),
    ('\u{311}', "aȃeȇiȋoȏrȓuȗ"),
    ('\u{31b}', "oơuư"),
    ('\u{323}', "bḅdḍhḥkḳlḷmṃnṇrṛsṣtṭvṿwẉzẓaạeẹiịoọơợuụưựyỵ"),
    ('\u{324}', "uṳ"),
    ('\u{325}', "aḁ"),
    ('\u{326}', "sștț"),
    ('\u{327}', "cçgģkķlļnņrŗsştţeȩdḑhḩ"),
    ('\u{328}', "aąeęiįuųoǫ"),
    ('\u{32d}', "dḓeḙlḽnṋtṱuṷ"),
    ('\u{32e}', "hḫ"),
    ('\u{330}', "eḛiḭuṵ"),
    ('\u{331}', "bḇdḏkḵlḻnṉrṟtṯzẕhẖ"),
];

/// The text in the form in which texts are compared. Never shown.
pub fn compared(text: &str) -> String {
    let mut apart = Vec::with_capacity(text.len());
    text.to_lowercase().chars().for_each(|character| take_apart(character, &mut apart));
    // Marks above and below one letter can be typed in either order.
    for run in apart.chunk_by_mut(|one, next| MARKS.contains(one) && MARKS.contains(next)) {
        run.sort_unstable();
    }
    apart.into_iter().collect()
}

/// Appends a letter and its marks separately. A letter can have two.
fn take_apart(character: char, apart: &mut Vec<char>) {
    match without_mark(character) {
        Some((letter, mark)) => {
            take_apart(letter, apart);
            apart.push(mark);
        }
        None => apart.push(character),
    }
}

fn without_mark(character: char) -> Option<(char, char)> {
    if !LETTERS.contains(&character) {
        return None;
    }
    MARKED.iter().find_map(|(mark, pairs)| {
        let mut pairs = pairs.chars();
        while let (Some(letter), Some(marked)) = (pairs.next(), pairs.next()) {
            if marked == character {
                return Some((letter, *mark));
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

    use super::*;

    #[test]
    fn both_spellings_of_every_latin_greek_and_cyrillic_letter_are_equal() {
        let (nfc, nfd) = (ComposingNormalizerBorrowed::new_nfc(), DecomposingNormalizerBorrowed::new_nfd());
        for character in (*LETTERS.start()..='\u{52f}').chain('\u{1e00}'..=*LETTERS.end()) {
            let text = format!("x{character}x");
            let (whole, apart) = (nfc.normalize(&text), nfd.normalize(&text));
            assert_eq!(compared(&whole), compared(&apart), "{text}");
        }
    }

    #[test]
    fn different_letters_stay_different() {
        for (one, other) in [("Rene", "René"), ("René", "Renè"), ("Zoe", "Zoë"), ("ø", "o"), ("Bos", "Bosz")] {
            assert_ne!(compared(one), compared(other));
        }
        assert_eq!(compared("RENÉ"), compared("Rene\u{301}"));
        assert_eq!(compared("e\u{323}\u{302}"), compared("e\u{302}\u{323}"));
        assert_eq!(compared("Zo’n … 🙂 李"), "zo’n … 🙂 李");
    }
}
