//! Words of a schema that the model hands over as they are, made safe for Markdown.

use std::fmt::Write;

/// Escapes markup, and makes links of URLs.
pub(super) fn markdown(text: &str) -> String {
    let mut out = String::new();
    for (turn, part) in text.trim().split('`').enumerate() {
        if turn % 2 == 1 {
            let _ = write!(out, "`{part}`"); // writing to a String cannot fail
        } else {
            part.split_inclusive(char::is_whitespace)
                .for_each(|word| push_word(&mut out, word));
        }
    }
    out
}

/// The same on one line, for a cell of a table.
pub(super) fn cell(text: &str) -> String {
    markdown(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn push_word(out: &mut String, word: &str) {
    let bare = word.trim_end();
    let space = &word[bare.len()..];
    let url = bare.trim_end_matches(['.', ',', ';', ')']);
    if url.starts_with("https://") || url.starts_with("http://") {
        let _ = write!(out, "<{url}>{}{space}", &bare[url.len()..]);
        return;
    }
    for c in word.chars() {
        if matches!(c, '[' | ']' | '<' | '>' | '*' | '_' | '\\' | '|' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::{cell, markdown};

    #[test]
    fn words_stay_words() {
        assert_eq!(
            markdown("a [b] `x_y` at https://e.com/a_b."),
            "a \\[b\\] `x_y` at <https://e.com/a_b>."
        );
        assert_eq!(cell("a |\n  b"), "a \\| b");
    }
}
