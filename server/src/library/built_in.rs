//! The files of `scenarios/`, inside the binary.

use shared::dilemma::Dilemma;

use super::document;

macro_rules! scenarios {
    ($($name:literal),+ $(,)?) => {
        /// Name and content of each file, in the order in which the dilemmas are offered.
        pub(super) const FILES: &[(&str, &str)] = &[
            $(($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../scenarios/", $name, ".toml")))),+
        ];
    };
}

scenarios! {
    "tempo", "niveau", "rooster", "toetsing", "begeleiding", "ruimte", "taakbeleid", "aanpak",
    "telefoon", "inclusie", "ai", "huiswerk", "lesopbouw", "lezen-en-rekenen", "lerarentekort", "examen",
    "brugperiode", "koers", "praktijk", "medewerkers", "formatie", "ouders", "vakken", "bevorderen",
    "lesmateriaal", "leerlingstem", "gevoelig-nieuws", "tijdpad", "aanwezigheid",
}

/// The dilemmas that come with the server. A test checks that every file is valid, so none is skipped.
pub(super) fn dilemmas() -> Vec<Dilemma> {
    FILES.iter().filter_map(|(name, content)| document::read(name, content).ok()).collect()
}
