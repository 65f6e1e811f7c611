//! Descriptions of the interface, for authors of other clients. They are generated from the wire types and the routes,
//! and kept in `docs/`. A test fails when they are out of date, and `AO_UPDATE=1 cargo test -p server api_docs`
//! rewrites them.

#[cfg(test)]
mod archive;
#[cfg(test)]
mod examples;
#[cfg(test)]
mod markdown;
#[cfg(test)]
mod openapi;
#[cfg(test)]
pub(crate) mod operation;
#[cfg(test)]
mod socket;

/// The plain requests, as OpenAPI 3.1.
pub(crate) const OPENAPI: &str = include_str!("../../docs/openapi.json");

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{archive, openapi, socket};

    #[test]
    fn documents_are_current() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs");
        let update = std::env::var("AO_UPDATE").is_ok_and(|value| value == "1");
        for (name, text) in [
            ("archive.schema.json", archive::schema()),
            ("openapi.json", openapi::document()),
            ("socket.schema.json", socket::schema()),
            ("socket.md", socket::page()),
        ] {
            let path = folder.join(name);
            if update {
                std::fs::write(&path, text).unwrap();
            } else {
                let kept = std::fs::read_to_string(&path).unwrap_or_default();
                assert!(kept == text, "docs/{name} is stale: AO_UPDATE=1 cargo test -p server api_docs");
            }
        }
    }
}
