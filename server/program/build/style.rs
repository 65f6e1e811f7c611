//! The style sheets: joined, without comments and needless white space, and with
//! the names that fonts and pictures have in the bundle.

use std::collections::BTreeMap;

/// Takes out comments and needless white space; what stands in quotes stays as it is.
pub fn minified(style: &str) -> String {
    let mut small = String::with_capacity(style.len());
    let mut rest = style.chars().peekable();
    let mut quote = None;
    let mut gap = false;
    while let Some(character) = rest.next() {
        if let Some(closing) = quote {
            small.push(character);
            if character == '\\' {
                small.extend(rest.next());
            } else if character == closing {
                quote = None;
            }
        } else if character == '/' && rest.peek() == Some(&'*') {
            skip_comment(&mut rest);
            // A comment parts words like a space does.
            gap = true;
        } else if character.is_whitespace() {
            gap = true;
        } else {
            if gap && !is_clear(character) && small.chars().next_back().is_some_and(|before| !is_clear(before)) {
                small.push(' ');
            }
            gap = false;
            small.push(character);
            quote = matches!(character, '"' | '\'').then_some(character);
        }
    }
    small
}

/// Characters that part by themselves, wherever they stand.
fn is_clear(character: char) -> bool {
    matches!(character, '{' | '}' | ';')
}

fn skip_comment(rest: &mut impl Iterator<Item = char>) {
    let mut before = ' ';
    // The star that opened the comment does not close it.
    rest.next();
    for character in rest {
        if before == '*' && character == '/' {
            return;
        }
        before = character;
    }
}

/// Replaces every `url(fonts/a.woff2)` by the name of that file in the bundle.
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
    fn comments_and_white_space_go() {
        assert_eq!(
            minified("a {\n  color : red ;\n}\n/* b { } */\n\n.c .d{ margin:0 1px }"),
            "a{color : red;}.c .d{margin:0 1px}"
        );
    }

    #[test]
    fn what_means_something_stays() {
        for style in ["a :hover{x:calc(1px + 2px)}", "a{content:\"/* no  comment */ ;\"}", "a{content:'\\' '}"] {
            assert_eq!(minified(style), style);
        }
        assert_eq!(minified("a/* b */c"), "a c");
        assert_eq!(minified("a{}/**/b{}/*"), "a{}b{}");
    }

    #[test]
    fn files_get_their_bundled_names() {
        let names = BTreeMap::from([("fonts/a.woff2".to_owned(), "a-12.woff2".to_owned())]);
        let style = "x{src:url(fonts/a.woff2) format(\"woff2\"),url(\"fonts/a.woff2\");y:url(data:image/png,1)}";
        let expected = "x{src:url(a-12.woff2) format(\"woff2\"),url(a-12.woff2);y:url(data:image/png,1)}";
        assert_eq!(with_bundled_names(style, &names).as_deref(), Ok(expected));
        assert!(with_bundled_names("x{y:url(b.png)}", &names).is_err());
    }
}
