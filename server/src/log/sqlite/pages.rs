//! The batches in a damaged file, page by page: without the tree that leads to them, so that a lost page costs
//! what was in it and no more. See <https://www.sqlite.org/fileformat.html>.

use std::collections::BTreeMap;

/// The size of a page where the file does not say it any more: SQLite's default, which we use.
const PAGE_SIZE: usize = 4_096;
/// What a page begins with on which batches are kept.
const LEAF: u8 = 0x0A;
/// A page above such leaves, which holds some as well.
const ABOVE: u8 = 0x02;
/// The largest batch, in bytes; what says that it is larger is damaged.
const BODY_MAX: usize = 64 * 1024 * 1024;

/// Every batch that can be read whole, by the number of its session and the position at its end.
pub(super) fn batches(file: &[u8]) -> BTreeMap<(i64, i64), String> {
    let pages = Pages::of(file);
    (1..=pages.count()).flat_map(|number| pages.batches_on(number)).collect()
}

struct Pages<'file> {
    file: &'file [u8],
    size: usize,
    /// Bytes of a page that are used.
    usable: usize,
}

impl<'file> Pages<'file> {
    fn of(file: &'file [u8]) -> Self {
        let told = number(file, 16, 2).map_or(0, |size| if size == 1 { 65_536 } else { size });
        let size = if told.is_power_of_two() && told >= 512 { told } else { PAGE_SIZE };
        let reserved = if size == told { file.get(20).copied().unwrap_or_default().into() } else { 0 };
        Self { file, size, usable: size - reserved }
    }

    fn count(&self) -> usize {
        self.file.len() / self.size
    }

    fn page(&self, number: usize) -> Option<&'file [u8]> {
        let start = number.checked_sub(1)?.checked_mul(self.size)?;
        self.file.get(start..start + self.usable)
    }

    fn batches_on(&self, number_of_page: usize) -> Vec<((i64, i64), String)> {
        let Some(page) = self.page(number_of_page) else { return Vec::new() };
        let (header, child) = match page.first() {
            Some(&LEAF) => (8, 0),
            Some(&ABOVE) => (12, 4),
            _ => return Vec::new(),
        };
        let cells = number(page, 3, 2).unwrap_or_default();
        let cell = |cell| self.record(page, number(page, header + 2 * cell, 2)? + child);
        (0..cells).filter_map(|number| batch(&cell(number)?)).collect()
    }

    /// The record at a place of a page, with what flows over to other pages.
    fn record(&self, page: &[u8], at: usize) -> Option<Vec<u8>> {
        let (length, at) = varint(page, at)?;
        let length = usize::try_from(length).ok().filter(|length| *length <= BODY_MAX)?;
        let most = (self.usable - 12) * 64 / 255 - 23;
        let least = (self.usable - 12) * 32 / 255 - 23;
        if length <= most {
            return page.get(at..at + length).map(<[u8]>::to_vec);
        }
        let wanted = least + (length - least) % (self.usable - 4);
        let here = if wanted <= most { wanted } else { least };
        let mut record = page.get(at..at + here)?.to_vec();
        let mut next = number(page, at + here, 4)?;
        while record.len() < length {
            let more = self.page(next)?;
            let take = (length - record.len()).min(self.usable - 4);
            record.extend_from_slice(more.get(4..4 + take)?);
            next = number(more, 0, 4)?;
        }
        Some(record)
    }
}

/// A batch, if the record is one: two whole numbers and a text.
fn batch(record: &[u8]) -> Option<((i64, i64), String)> {
    let (header, mut at) = varint(record, 0)?;
    let header = usize::try_from(header).ok()?;
    let mut kinds = Vec::with_capacity(3);
    while at < header {
        let (kind, next) = varint(record, at)?;
        kinds.push(kind);
        at = next;
    }
    let [session, last, body] = kinds[..] else { return None };
    let (session, at) = whole(record, header, session)?;
    let (last, at) = whole(record, at, last)?;
    let length = usize::try_from(body.checked_sub(13).filter(|length| length % 2 == 0)? / 2).ok()?;
    let body = String::from_utf8(record.get(at..at.checked_add(length)?)?.to_vec()).ok()?;
    Some(((session, last), body))
}

/// A whole number that is kept in as few bytes as it takes, and where it ends.
fn whole(record: &[u8], at: usize, kind: u64) -> Option<(i64, usize)> {
    let length = match kind {
        8 | 9 => return Some((i64::from(kind == 9), at)),
        1..=4 => usize::try_from(kind).ok()?,
        5 => 6,
        6 => 8,
        _ => return None,
    };
    // Sessions and positions are counted from one: never below nought.
    Some((i64::try_from(number(record, at, length)?).ok()?, at + length))
}

/// So many bytes as a number, the highest first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    bytes.iter().try_fold(0_usize, |sum, byte| Some(sum.checked_mul(256)? + usize::from(*byte)))
}

/// A number of one to nine bytes, and where it ends.
fn varint(bytes: &[u8], at: usize) -> Option<(u64, usize)> {
    let mut value = 0_u64;
    for place in 0..8 {
        let byte = *bytes.get(at + place)?;
        value = value << 7 | u64::from(byte & 0x7F);
        if byte & 0x80 == 0 {
            return Some((value, at + place + 1));
        }
    }
    Some((value << 8 | u64::from(*bytes.get(at + 8)?), at + 9))
}
