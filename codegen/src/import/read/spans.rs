//! Words set as code. Where they are listed, explained or fixed they become words in quotation marks, since that tells
//! values from running text; elsewhere they are text like any other.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::super::words::pattern;

/// Around words set as code while a text is read. An icon that a page draws with one of these letters is lost with them.
const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';

static LISTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\x{e000}[\w./+ -]{1,64}\x{e001}(?:(?:\s*[(（][^()（）]{0,120}[)）])?(?:\s*[,，、/|;；]\s*(?:or\s+|and\s+)?|\s*\bor\s+|\s*\band\s+|\s*[或和]\s*| +|\s*\n\s*[-*•]?\s*)\x{e000}[\w./+ -]{1,64}\x{e001})+",
    )
});
static QUOTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r#"\x{e000}\s*["“'‘]([^"”'’\x{e000}\x{e001}]{1,64})["”'’]\s*\x{e001}"#)
});
static EXPLAINED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\x{e000}([\w./+ -]{1,64})\x{e001}(\s*(?:[:：=＝–—(（→]|-\s|->|表示|代表|\b(?:means?|indicates?|for|if|to|when|is|as)\b))",
    )
});
/// A word at the beginning of a line, and text behind it.
static BEGINNING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?m)^([ \t]*(?:[-*•][ \t]+)?)\x{e000}([\w.-]{1,64})\x{e001}([ \t]+\w)")
});
/// A word at the beginning of a clause, and text behind it.
static CLAUSE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(^|[.,;:，。；：]\s*)\x{e000}([\w.-]{1,64})\x{e001}([ \t]+[a-z])"));
static FIXED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)((?:\bbe|\bis|\balways|\bvalues?|\bonly|\bas|\bto|\bfixed|\bconstant|固定|为|是)\s*[:：]?\s*\[?)\x{e000}(\w[\w./+ -]{0,39})\x{e001}",
    )
});

/// The text with the marks of code around it.
pub(super) fn marked(text: &str) -> String {
    format!("{OPEN}{text}{CLOSE}")
}

/// The text without any marks, and without the quotation marks that they would become.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if text.contains([OPEN, CLOSE]) {
        Cow::Owned(text.replace([OPEN, CLOSE], ""))
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether a letter or a digit is the last, marks aside.
pub(super) fn ends_with_letter(text: &str) -> bool {
    text.trim_end_matches([OPEN, CLOSE])
        .ends_with(char::is_alphanumeric)
}

/// The text with quotation marks where words set as code are values, and without marks elsewhere.
pub(super) fn settled(text: &str) -> Cow<'_, str> {
    if !text.contains([OPEN, CLOSE]) {
        return Cow::Borrowed(text);
    }
    // A path may be cut into boxes, `user.` and `name`; others that touch are two words all the same.
    let text = &text.replace(&format!(".{CLOSE}{OPEN}"), ".");
    let text = &text.replace(&format!("{CLOSE}{OPEN}."), ".");
    let text = &text.replace(&format!("{CLOSE}{OPEN}"), &format!("{CLOSE} {OPEN}"));
    // What the page itself puts in quotation marks keeps those.
    let text = &QUOTED.replace_all(text, "\"$1\"");
    let quoted = LISTED.replace_all(text, |found: &Captures<'_>| {
        found[0].replace([OPEN, CLOSE], "\"")
    });
    let quoted = if EXPLAINED.find_iter(&quoted).count() > 1 {
        EXPLAINED.replace_all(&quoted, "\"$1\"$2")
    } else {
        quoted
    };
    let quoted = if BEGINNING.find_iter(&quoted).count() > 1 {
        BEGINNING.replace_all(&quoted, "$1\"$2\"$3")
    } else {
        quoted
    };
    let quoted = if CLAUSE.find_iter(&quoted).count() > 2 {
        CLAUSE.replace_all(&quoted, "$1\"$2\"$3")
    } else {
        quoted
    };
    let quoted = FIXED.replace_all(&quoted, "$1\"$2\"");
    Cow::Owned(quoted.replace([OPEN, CLOSE], ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_set_as_code() {
        for (source, expected) in [
            (
                "One of `GET`, `PUT` or `POST`.",
                "One of \"GET\", \"PUT\" or \"POST\".",
            ),
            ("`GET` `PUT`", "\"GET\" \"PUT\""),
            ("`user.``name`", "user.name"),
            (
                "`a` (one), `b` (two) or `c`, whichever",
                "\"a\" (one), \"b\" (two) or \"c\", whichever",
            ),
            (
                "`M` (male) or `F` (female)",
                "\"M\" (male) or \"F\" (female)",
            ),
            ("Must be `sms` here", "Must be \"sms\" here"),
            ("The `name` of it", "The name of it"),
            ("`name`: what it is called", "name: what it is called"),
            ("One of `\"a\"`, `'b'`.", "One of \"a\", \"b\"."),
            ("`a` one\n`b` two", "\"a\" one\n\"b\" two"),
            ("`a` is here", "a is here"),
            ("plain", "plain"),
        ] {
            let mut is_open = false;
            let marked: String = source
                .chars()
                .map(|c| {
                    if c == '`' {
                        is_open = !is_open;
                        if is_open { OPEN } else { CLOSE }
                    } else {
                        c
                    }
                })
                .collect();
            assert_eq!(settled(&marked), expected, "{source}");
        }
        assert_eq!(settled(&format!("a {} b", marked("c"))), "a c b");
    }
}
