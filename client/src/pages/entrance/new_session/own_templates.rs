//! One's own programmes to begin with: kept on this device, saved as a file, and read from one.

use serde::{Deserialize, Serialize};
use shared::language::Language;
use shared::limits;
use shared::session::{BlockPlan, Rejection};
use shared::text::entrance as text;

use crate::storage;

/// Where this device keeps them.
const KEPT: &str = "ao:templates";
/// The most that are kept: a row of buttons that can still be read.
pub const KEPT_MAX: usize = 12;
/// The format of a file.
const FORMAT: &str = "anders-organiseren/programme";
/// The version that is written. Older versions are read.
const VERSION: u16 = 1;

/// A programme under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnTemplate {
    /// Its name.
    pub name: String,
    /// Its blocks in order.
    pub programme: Vec<BlockPlan>,
}

/// The same as a file.
#[derive(Serialize, Deserialize)]
struct TemplateFile {
    format: String,
    version: u16,
    #[serde(flatten)]
    template: OwnTemplate,
}

/// What every version of a file has.
#[derive(Deserialize)]
struct Label {
    format: String,
    version: u16,
}

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is another file, or something in it is impossible.
    Other,
    /// A newer version of this program wrote it.
    Newer,
}

impl Unreadable {
    /// Says what is wrong and what to do.
    pub const fn message(self, language: Language) -> &'static str {
        match self {
            Self::Other => text::not_a_template(language),
            Self::Newer => text::newer_template(language),
        }
    }
}

impl OwnTemplate {
    /// The template as the content of a file.
    pub fn to_file(&self) -> String {
        let file = TemplateFile { format: FORMAT.into(), version: VERSION, template: self.clone() };
        serde_json::to_string_pretty(&file).unwrap_or_default()
    }

    /// The template in a file.
    pub fn from_file(content: &str) -> Result<Self, Unreadable> {
        let label: Label = serde_json::from_str(content).map_err(|_| Unreadable::Other)?;
        match label.version {
            1..=VERSION if label.format == FORMAT => {}
            0..=VERSION => return Err(Unreadable::Other),
            _ if label.format == FORMAT => return Err(Unreadable::Newer),
            _ => return Err(Unreadable::Other),
        }
        let file: TemplateFile = serde_json::from_str(content).map_err(|_| Unreadable::Other)?;
        file.template.checked().ok_or(Unreadable::Other)
    }

    /// The same with every part as the server accepts it; `None` if one does not fit.
    fn checked(self) -> Option<Self> {
        let name = shared::session::words::clean(&self.name, limits::TITLE_MAX).ok()?;
        let programme = self.programme.iter().map(BlockPlan::checked).collect::<Result<Vec<_>, Rejection>>().ok()?;
        (1..=limits::BLOCKS_MAX).contains(&programme.len()).then_some(Self { name, programme })
    }
}

/// The templates that this device keeps, oldest first.
pub fn kept() -> Vec<OwnTemplate> {
    let all: Vec<OwnTemplate> = storage::read(KEPT).unwrap_or_default();
    all.into_iter().filter_map(OwnTemplate::checked).take(KEPT_MAX).collect()
}

/// Keeps these templates.
pub fn keep(templates: &[OwnTemplate]) {
    storage::write(KEPT, &templates);
}

#[cfg(test)]
mod tests {
    use shared::session::BlockKind;

    use super::*;

    fn template() -> OwnTemplate {
        OwnTemplate { name: "Demo".into(), programme: vec![BlockPlan::new(BlockKind::Dilemmas, 20)] }
    }

    #[test]
    fn a_file_is_read_as_it_was_written() {
        assert_eq!(OwnTemplate::from_file(&template().to_file()), Ok(template()));
    }

    #[test]
    fn a_newer_or_another_file_is_refused() {
        let newer = template().to_file().replace("\"version\": 1", "\"version\": 2");
        assert_eq!(OwnTemplate::from_file(&newer), Err(Unreadable::Newer));
        let endless = template().to_file().replace("20", "999");
        for other in ["", "{}", "[]", &endless, &newer.replace("programme\",", "session\",")] {
            assert_eq!(OwnTemplate::from_file(other), Err(Unreadable::Other), "{other}");
        }
    }
}
