//! What a page is written in.

use super::pipes;

/// What a page is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The source of a wiki page.
    Markdown,
    /// A saved page.
    Html,
    /// The text of a copied page.
    Text,
}

impl std::fmt::Display for Form {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Text => "copied text",
        })
    }
}

/// The file's name without directory and ending.
pub(super) fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match ending(file) {
        Some(ending) => &file[..file.len() - ending.len() - 1],
        None => file,
    }
}

fn ending(file: &str) -> Option<&str> {
    let (stem, ending) = file.rsplit_once('.')?;
    let known = [
        "md", "markdown", "mkd", "html", "htm", "xhtml", "txt", "text",
    ];
    (!stem.is_empty() && known.iter().any(|known| ending.eq_ignore_ascii_case(known)))
        .then_some(ending)
}

/// The form, by what the text shows; the file's ending decides where that is not clear.
pub(super) fn sniff(name: &str, text: &str) -> Form {
    let mut end = text.len().min(4096);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text[..end].trim_start().to_ascii_lowercase();
    if head.starts_with("<!doctype html") || head.starts_with("<html") || head.contains("<body") {
        return Form::Html;
    }
    let ending = ending(name).unwrap_or_default().to_ascii_lowercase();
    // Wiki pages begin with HTML now and then.
    let is_markdown = ["md", "markdown", "mkd"].contains(&ending.as_str())
        && text
            .lines()
            .any(|line| line.starts_with("## ") || line.starts_with("### "));
    if head.starts_with('<')
        && !is_markdown
        && (ending.starts_with("htm") || ending == "xhtml" || closed_tags(&head) > 5)
    {
        return Form::Html;
    }
    match ending.as_str() {
        "html" | "htm" | "xhtml" if closed_tags(text) > 2 => Form::Html,
        "md" | "markdown" | "mkd" => {
            if is_marked_up(text) || !looks_copied(text) {
                Form::Markdown
            } else {
                Form::Text
            }
        }
        _ if is_marked_up(text) => Form::Markdown,
        _ => Form::Text,
    }
}

fn closed_tags(text: &str) -> usize {
    text.matches("</").count()
}

/// Whether there are headings, fences or bold lines: what copying takes away, unlike the bars of tables.
fn is_marked_up(text: &str) -> bool {
    let mut marks = 0;
    for line in text.lines() {
        let line = line.trim();
        let heading = line.trim_start_matches('#');
        let hashes = line.len() - heading.len();
        let is_mark = (1..=6).contains(&hashes) && heading.starts_with(' ');
        if is_mark || line.starts_with("```") || line.starts_with("[block:") {
            marks += 2;
        } else if line.starts_with("**") || line.contains("](http") {
            marks += 1;
        }
        if marks >= 2 {
            return true;
        }
    }
    false
}

/// Whether tables stand there without the marks that Markdown needs.
fn looks_copied(text: &str) -> bool {
    !text.lines().any(|line| pipes::delimiter(line).is_some())
}
