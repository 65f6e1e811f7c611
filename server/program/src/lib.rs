//! The client as built by `build.rs`, ready to be served. It is a package of its own: otherwise the
//! server could be compiled only after the client.

use server::Asset;

/// Every file of the client, in order of path.
pub static CLIENT: &[Asset] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));

#[cfg(test)]
#[path = "../build/style.rs"]
mod style;

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn paths_are_in_order_and_the_pages_are_among_them() {
        assert!(CLIENT.is_sorted_by(|one, next| one.path < next.path));
        for page in ["/home.nl", "/home.en", "/page.nl", "/page.en"] {
            assert!(CLIENT.iter().any(|asset| asset.path == page && !asset.immutable), "{page}");
        }
    }

    #[test]
    fn everything_that_scripts_import_or_fetch_is_included() {
        let mut checked = 0;
        for script in
            CLIENT.iter().filter(|asset| Path::new(asset.path).extension().is_some_and(|extension| extension == "js"))
        {
            let text = std::str::from_utf8(script.identity).unwrap();
            let after = |start: &'static str| text.split(start).skip(1);
            let named = ["from \"./", "from './", "URL(\"./", "URL('./"].into_iter().flat_map(after);
            for name in named.filter_map(|rest| rest.split(['"', '\'']).next()) {
                let path = format!("/assets/{name}");
                assert!(CLIENT.iter().any(|asset| asset.path == path), "{} names {path}", script.path);
                checked += 1;
            }
        }
        assert!(checked > 0 || CLIENT.len() < 3, "no names found in the scripts: what this test looks for has changed");
    }
}
