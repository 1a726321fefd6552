//! The changelog as a text with a section for each version, the newest first.

/// The file beside the schemas that holds the sections.
pub const HISTORY_FILE: &str = "CHANGELOG.md";

const ABOUT: &str = "<!-- What users of the generated crate read. `cargo xtask release` puts a section on top; \
                     improve its words by hand. -->\n";

/// The text from the first section on, without what stands before it.
pub fn sections(history: &str) -> &str {
    let mut at = 0;
    for line in history.split_inclusive('\n') {
        if version(line).is_some() {
            return history[at..].trim_end();
        }
        at += line.len();
    }
    ""
}

/// What the section of a version says, without its heading.
pub fn section<'a>(history: &'a str, wanted: &str) -> Option<&'a str> {
    let mut at = 0;
    let mut start = None;
    for line in history.split_inclusive('\n') {
        match (version(line), start) {
            (Some(_), Some(start)) => return Some(history[start..at].trim()),
            (Some(found), None) if found == wanted => start = Some(at + line.len()),
            _ => {}
        }
        at += line.len();
    }
    start.map(|start| history[start..].trim())
}

/// The history with a new section on top.
pub fn with_section(history: &str, version: &str, notes: &str) -> String {
    let below = sections(history);
    let above = history
        .find(below)
        .filter(|_| !below.is_empty())
        .map_or(history, |at| &history[..at]);
    let above = if above.trim().is_empty() {
        ABOUT
    } else {
        above.trim_end()
    };
    let mut text = format!("{}\n\n## {version}\n\n{}\n", above.trim_end(), notes.trim());
    if !below.is_empty() {
        text.push('\n');
        text.push_str(below);
        text.push('\n');
    }
    text
}

/// The version that a line is the heading of.
fn version(line: &str) -> Option<&str> {
    line.strip_prefix("## ")?.split_whitespace().next()
}

#[cfg(test)]
mod tests {
    use super::{section, sections, with_section};

    #[test]
    fn sections_are_put_on_top_and_found_again() {
        let one = with_section("", "0.1.0", "The first.\n");
        let two = with_section(&one, "0.2.0", "### Added\n\n- More.\n");
        assert!(one.starts_with("<!-- "), "{one}");
        assert_eq!(
            sections(&two),
            "## 0.2.0\n\n### Added\n\n- More.\n\n## 0.1.0\n\nThe first."
        );
        assert_eq!(two.matches("<!--").count(), 1);
        assert_eq!(section(&two, "0.1.0"), Some("The first."));
        assert_eq!(section(&two, "0.2.0"), Some("### Added\n\n- More."));
        assert_eq!(section(&two, "0.3.0"), None);
        assert_eq!(section(&two, "0.2"), None);
    }

    #[test]
    fn what_people_wrote_above_stays() {
        let two = with_section("Ours.\n\n## 0.1.0\n\nThe first.\n", "0.2.0", "More.");
        assert_eq!(
            two,
            "Ours.\n\n## 0.2.0\n\nMore.\n\n## 0.1.0\n\nThe first.\n"
        );
    }
}
