//! The version in the text of `crate.yaml`.

use crate::diagnostic::{Diagnostics, Sources};
use crate::yaml;

/// The text with another version and otherwise as it is; `None` if it cannot be read or edited.
pub fn with_version(text: &str, version: &str) -> Option<String> {
    let mut sources = Sources::new();
    let document = yaml::parse(
        &mut sources,
        "crate.yaml",
        text.as_bytes(),
        &mut Diagnostics::new(),
    );
    let edited = match document {
        Some(document) => {
            let held = sources.get(document.file).text();
            match document.at(&["version"]) {
                Some(node) if !node.span.range().is_empty() => {
                    let range = node.span.range();
                    format!("{}{version}{}", &held[..range.start], &held[range.end..])
                }
                Some(_) => {
                    // The key has no value: behind its colon.
                    let key = document.place(&["version"]).end;
                    let at = key + held[key..].find(':').map_or(0, |colon| colon + 1);
                    format!("{} {version}{}", &held[..at], &held[at..])
                }
                None => with_line(held, version),
            }
        }
        // A file of comments alone is no document.
        None => with_line(text, version),
    };
    reads_as(&edited, version).then_some(edited)
}

/// The text with a line for the version in front of the first key.
fn with_line(text: &str, version: &str) -> String {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() && !line.starts_with('#') {
            break;
        }
        at += line.len();
    }
    let break_line = if at == 0 || text[..at].ends_with('\n') {
        ""
    } else {
        "\n"
    };
    format!(
        "{}{break_line}version: {version}\n{}",
        &text[..at],
        &text[at..]
    )
}

/// Whether the text says this version, as text and not as a number.
fn reads_as(text: &str, version: &str) -> bool {
    let mut diagnostics = Diagnostics::new();
    let document = yaml::parse(
        &mut Sources::new(),
        "crate.yaml",
        text.as_bytes(),
        &mut diagnostics,
    );
    let Some(document) = document.filter(|_| !diagnostics.has_errors()) else {
        return false;
    };
    let wanted = yaml::NodeKind::String(version.to_owned());
    document
        .at(&["version"])
        .is_some_and(|node| node.kind == wanted)
}

#[cfg(test)]
mod tests {
    use super::with_version;

    #[test]
    fn everything_else_stays_as_it_is_written() {
        for (before, after) in [
            (
                "# Ours.\nname: x\nversion: 0.1.0 # last\nlicense: MIT\n",
                "# Ours.\nname: x\nversion: 0.2.0 # last\nlicense: MIT\n",
            ),
            (
                "version: \"0.1.0\"\r\nname: x\r\n",
                "version: 0.2.0\r\nname: x\r\n",
            ),
            (
                "{ name: x, version: '0.1.0' }\n",
                "{ name: x, version: 0.2.0 }\n",
            ),
            (
                "# Ours.\n\nname: x\n",
                "# Ours.\n\nversion: 0.2.0\nname: x\n",
            ),
            ("version:\nname: x\n", "version: 0.2.0\nname: x\n"),
            ("# Ours.", "# Ours.\nversion: 0.2.0\n"),
            ("", "version: 0.2.0\n"),
        ] {
            assert_eq!(
                with_version(before, "0.2.0").as_deref(),
                Some(after),
                "{before}"
            );
        }
    }

    #[test]
    fn what_cannot_be_edited_is_refused() {
        for text in ["{ name: x }\n", "name: [\n", "- version\n"] {
            assert_eq!(with_version(text, "0.2.0"), None, "{text}");
        }
    }
}
