//! Buttons: most of them do something, but some hold what the page says: the address, a status, the name of a property
//! that can be opened.

use std::sync::LazyLock;

use regex::Regex;

use super::super::super::words::pattern;

static CALL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(get|post|put|patch|delete|head|options)\s*((?:https?://[^\s/]+|/)[^\s]*)(?:\s+(\S.{0,200}))?$",
    )
});
static STATUS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:[1-5]\d\d|[1-5][xX]{2})(?:\s|$)"));

/// A button while it is read.
#[derive(Debug)]
pub(super) struct Button {
    /// The line at which it begins.
    pub(super) line: usize,
    /// How many elements are open around it.
    pub(super) depth: usize,
    /// It opens what stands below it, and that is shown.
    is_open: bool,
    text: String,
}

/// What a button holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// The method and the address of an operation, and what it is called.
    Call(String, Option<String>),
    /// A status, and what it means; the answer is described below.
    Status(String),
    /// Something else, perhaps a name.
    Text(String),
}

impl Button {
    pub(super) fn new(line: usize, depth: usize, is_open: bool) -> Self {
        Self {
            line,
            depth,
            is_open,
            text: String::new(),
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// What it holds, once it is complete.
    pub(super) fn holds(self) -> Holds {
        let words: Vec<&str> = self.text.split_whitespace().collect();
        let text = words.join(" ");
        if let Some(found) = CALL.captures(&text) {
            let title = found.get(3).map(|title| title.as_str().to_owned());
            Holds::Call(format!("{} {}", found[1].to_uppercase(), &found[2]), title)
        } else if self.is_open && STATUS.is_match(&text) {
            Holds::Status(text)
        } else {
            Holds::Text(text)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_they_hold() {
        for (text, expected) in [
            (
                " post /v2/{id} ",
                Holds::Call("POST /v2/{id}".to_owned(), None),
            ),
            ("GET\n/a", Holds::Call("GET /a".to_owned(), None)),
            (
                "PUT /a/{b} Change it",
                Holds::Call("PUT /a/{b}".to_owned(), Some("Change it".to_owned())),
            ),
            ("Get started", Holds::Text("Get started".to_owned())),
            ("201 Made", Holds::Status("201 Made".to_owned())),
            ("2010", Holds::Text("2010".to_owned())),
            ("Copy", Holds::Text("Copy".to_owned())),
        ] {
            let mut button = Button::new(1, 0, true);
            button.text(text);
            assert_eq!(button.holds(), expected);
        }
        // A tab, rather than the head of what is below it.
        let mut tab = Button::new(1, 0, false);
        tab.text("404");
        assert_eq!(tab.holds(), Holds::Text("404".to_owned()));
    }
}
