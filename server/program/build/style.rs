//! The style sheets, joined, with the bundle's names of fonts and pictures.

use std::collections::BTreeMap;

/// Replaces every `url(fonts/a.woff2)` with the name of that file in the bundle.
///
/// # Errors
/// Names the first file that is not in the bundle: it would be missing on screen.
pub fn with_bundled_names(style: &str, names: &BTreeMap<String, String>) -> Result<String, String> {
    let mut parts = style.split("url(");
    let mut renamed = String::from(parts.next().unwrap_or_default());
    for part in parts {
        let (inside, after) = part.split_once(')').ok_or("a url( in the style sheets is not closed")?;
        let wanted = inside.trim().trim_matches(['"', '\'']);
        renamed.push_str("url(");
        if wanted.starts_with("data:") || wanted.starts_with('#') {
            renamed.push_str(inside);
        } else {
            renamed.push_str(names.get(wanted).ok_or_else(|| format!("client/assets has no file {wanted}"))?);
        }
        renamed.push(')');
        renamed.push_str(after);
    }
    Ok(renamed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_get_their_bundled_names() {
        let names = BTreeMap::from([("fonts/a.woff2".to_owned(), "a-12.woff2".to_owned())]);
        let style = "x{src:url(fonts/a.woff2) format(\"woff2\"),url(\"fonts/a.woff2\");y:url(data:image/png,1)}";
        let expected = "x{src:url(a-12.woff2) format(\"woff2\"),url(a-12.woff2);y:url(data:image/png,1)}";
        assert_eq!(with_bundled_names(style, &names).as_deref(), Ok(expected));
        assert!(with_bundled_names("x{y:url(b.png)}", &names).is_err());
    }
}
