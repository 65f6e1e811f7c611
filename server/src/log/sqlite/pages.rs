//! The batches in a damaged file, read page by page and without the tree that leads to them, so that a lost page costs
//! only its own content. See <https://www.sqlite.org/fileformat.html>.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};

/// Page size for a file that no longer states it: SQLite's default, which this project uses.
const PAGE_SIZE: usize = 4_096;
/// First byte of a page that contains batches.
const LEAF: u8 = 0x0D;
/// Bytes of such a page's header.
const LEAF_HEADER: usize = 8;
/// Largest batch, in bytes; anything that claims to be larger is damaged.
const BODY_MAX: usize = 64 * 1024 * 1024;

/// The places of a file's batches. Only one batch is read at a time, since the file may be larger than memory.
pub(super) struct Batches {
    pages: Pages,
    /// By session number and the position at the batch's end; several where a page was copied and left behind.
    places: BTreeMap<i64, BTreeMap<i64, Vec<Place>>>,
}

/// A page, and where on it a record begins.
struct Place {
    page: u64,
    at: usize,
}

impl Batches {
    /// Looks for batches on every page that can be read.
    ///
    /// # Errors
    /// When the system does not report the size of the file.
    pub fn find_in(file: File) -> io::Result<Self> {
        let mut found = Self { pages: Pages::of(file)?, places: BTreeMap::new() };
        for number in 1..=found.pages.count {
            for ((session, last), at) in found.pages.batches_on(number).unwrap_or_default() {
                let place = Place { page: number, at };
                found.places.entry(session).or_default().entry(last).or_default().push(place);
            }
        }
        Ok(found)
    }

    /// The complete batches of each session, in order, with the position at their end.
    pub fn by_session(&self) -> impl Iterator<Item = impl Iterator<Item = (i64, String)>> {
        self.places.values().map(|batches| {
            batches.iter().filter_map(|(last, places)| {
                let body = places.iter().rev().find_map(|place| self.pages.body(place))?;
                Some((*last, body))
            })
        })
    }
}

struct Pages {
    file: File,
    count: u64,
    size: usize,
    /// Usable bytes of a page.
    usable: usize,
}

/// A record: its length, the part on its own page, and where it continues, if it does.
struct Record<'page> {
    length: usize,
    here: &'page [u8],
    next: Option<usize>,
}

impl Pages {
    fn of(file: File) -> io::Result<Self> {
        let length = file.metadata()?.len();
        // Its first bytes contain the page size; if they can't be read, the default is used.
        let header = read(&file, 0, 24).unwrap_or_default();
        let told = number(&header, 16, 2).map_or(0, |size| if size == 1 { 65_536 } else { size });
        let size = if told.is_power_of_two() && told >= 512 { told } else { PAGE_SIZE };
        let reserved = if size == told { header.get(20).copied().unwrap_or_default().into() } else { 0 };
        Ok(Self { file, count: length / size as u64, size, usable: size - reserved })
    }

    fn page(&self, number: u64) -> Option<Vec<u8>> {
        read(&self.file, number.checked_sub(1)?.checked_mul(self.size as u64)?, self.usable)
    }

    /// The batches that begin on a page, and where on it.
    fn batches_on(&self, number_of_page: u64) -> Option<Vec<((i64, i64), usize)>> {
        let page = self.page(number_of_page)?;
        if page.first() != Some(&LEAF) {
            return None;
        }
        let cells = number(&page, 3, 2)?;
        let batch = |cell| {
            let at = number(&page, LEAF_HEADER + 2 * cell, 2)?;
            // Both numbers come before the text, and are always on this page.
            let head = Head::of(self.record(&page, at)?.here)?;
            Some(((head.session, head.last), at))
        };
        Some((0..cells).filter_map(batch).collect())
    }

    /// The record at an offset of a page.
    fn record<'page>(&self, page: &'page [u8], at: usize) -> Option<Record<'page>> {
        let (length, at) = varint(page, at)?;
        let length = usize::try_from(length).ok().filter(|length| *length <= BODY_MAX)?;
        // The row's number comes first.
        let (_, at) = varint(page, at)?;
        let most = self.usable - 35;
        let least = (self.usable - 12) * 32 / 255 - 23;
        if length <= most {
            return Some(Record { length, here: page.get(at..at + length)?, next: None });
        }
        let wanted = least + (length - least) % (self.usable - 4);
        let here = if wanted <= most { wanted } else { least };
        Some(Record { length, here: page.get(at..at + here)?, next: Some(number(page, at + here, 4)?) })
    }

    /// The text of a batch, including the part that overflows to other pages.
    fn body(&self, place: &Place) -> Option<String> {
        let page = self.page(place.page)?;
        let Record { length, here, mut next } = self.record(&page, place.at)?;
        let mut record = here.to_vec();
        while record.len() < length {
            let more = self.page(next? as u64)?;
            let take = (length - record.len()).min(self.usable - 4);
            record.extend_from_slice(more.get(4..4 + take)?);
            next = number(&more, 0, 4);
        }
        let head = Head::of(&record)?;
        String::from_utf8(record.get(head.body..head.body.checked_add(head.length)?)?.to_vec()).ok()
    }
}

/// Reads bytes of a file; `None` where it is damaged or too short.
fn read(mut file: &File, from: u64, length: usize) -> Option<Vec<u8>> {
    let mut bytes = vec![0; length];
    file.seek(SeekFrom::Start(from)).ok()?;
    file.read_exact(&mut bytes).ok()?;
    Some(bytes)
}

/// The beginning of a batch's record.
struct Head {
    session: i64,
    last: i64,
    /// Where its text begins, and its length in bytes.
    body: usize,
    length: usize,
}

impl Head {
    /// The beginning of a record, if it is a batch's: two whole numbers and a text.
    fn of(record: &[u8]) -> Option<Self> {
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
        Some(Self { session, last, body: at, length })
    }
}

/// A whole number in as few bytes as needed, and where it ends.
fn whole(record: &[u8], at: usize, kind: u64) -> Option<(i64, usize)> {
    let length = match kind {
        8 | 9 => return Some((i64::from(kind == 9), at)),
        1..=4 => usize::try_from(kind).ok()?,
        5 => 6,
        6 => 8,
        _ => return None,
    };
    // Sessions and positions are counted from one, so they are never negative.
    Some((i64::try_from(number(record, at, length)?).ok()?, at + length))
}

/// Reads bytes as a big-endian number.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    bytes.iter().try_fold(0_usize, |sum, byte| Some(sum.checked_mul(256)? + usize::from(*byte)))
}

/// A variable-length number of one to nine bytes, and where it ends.
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
