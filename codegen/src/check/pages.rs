//! Pages: where a file comes from, and what a caller has to know about an operation.

use super::Group;
use super::scope::Scope;
use crate::diagnostic::{Diagnostic, Diagnostics, quote};
use crate::schema::Page;
use crate::yaml::Document;

pub(super) const GROUP: Group = Group {
    rules: &[
        (
            "missing-page",
            "a file does not say which page it was transcribed from",
        ),
        ("bad-revised", "`revised` is no date"),
        (
            "partial-without-missing",
            "a page was seen in part, but what was not seen is not said",
        ),
        (
            "missing-without-partial",
            "it is said what was not seen of a page that was seen as a whole",
        ),
        (
            "missing-effect",
            "an operation does not say what a second sending does",
        ),
        (
            "left-out-declared",
            "a page is said to be left out, and is there",
        ),
    ],
    check,
};

/// What operations and webhooks have in common.
struct Head<'a> {
    page: Option<&'a str>,
    revised: Option<&'a str>,
    partial: bool,
    missing: Option<&'a str>,
}

fn check(scope: &Scope<'_>, found: &mut Diagnostics) {
    for page in &scope.service.pages {
        let head = match page {
            Page::Operation(file) => Head {
                page: file.value.page.as_deref(),
                revised: file.value.revised.as_deref(),
                partial: file.value.partial,
                missing: file.value.missing.as_deref(),
            },
            Page::Webhook(file) => Head {
                page: file.value.page.as_deref(),
                revised: file.value.revised.as_deref(),
                partial: file.value.partial,
                missing: file.value.missing.as_deref(),
            },
        };
        source(page, &head, found);
        if let Some(revised) = head.revised.filter(|revised| !is_date(revised)) {
            found.push(bad_revised(page.document(), revised));
        }
    }
    for name in scope.common().left_out.keys() {
        let Some(page) = scope.service.pages.iter().find(|it| it.subject().1 == name) else {
            continue;
        };
        let (kind, _) = page.subject();
        found.push(
            Diagnostic::error(
                "left-out-declared",
                scope.common_document().place(&["left_out", name]),
                format!("{} is not left out", quote(name)),
            )
            .label("take it out")
            .also(page.document().place(&[kind]), "here it is"),
        );
    }
    for file in scope
        .operations()
        .filter(|file| file.value.effect.is_none())
    {
        let name = &file.value.operation;
        found.push(
            Diagnostic::warning(
                "missing-effect",
                file.document.place(&["operation"]),
                format!("what a second sending of {} does is not said", quote(name)),
            )
            .label("`effect` belongs in here")
            .help("write `effect: read`, `idempotent` or `once`; without it the operation counts as `once`"),
        );
    }
}

fn source(page: &Page, head: &Head<'_>, found: &mut Diagnostics) {
    let (key, name) = page.subject();
    if head.page.is_none_or(|page| page.trim().is_empty()) {
        found.push(
            Diagnostic::error(
                "missing-page",
                page.document().place(&[key]),
                format!("the page of the {key} {} is not named", quote(name)),
            )
            .label("`page` belongs in here")
            .help("name the page that the file was transcribed from, so that it can be compared again"),
        );
    }
    if head.partial && head.missing.is_none_or(|missing| missing.trim().is_empty()) {
        found.push(
            Diagnostic::warning(
                "partial-without-missing",
                page.document().place(&["partial"]),
                "what of the page was not seen is not said",
            )
            .label("seen in part")
            .help("say under `missing:` what was not seen"),
        );
    }
    if !head.partial && head.missing.is_some() {
        found.push(
            Diagnostic::error(
                "missing-without-partial",
                page.document().place(&["missing"]),
                "something is missing of a page that was seen as a whole",
            )
            .label("not in any documentation as long as `partial` is not set")
            .help("add `partial: true`, or take this out if the page has been read to its end"),
        );
    }
}

fn bad_revised(document: &Document, revised: &str) -> Diagnostic {
    Diagnostic::error(
        "bad-revised",
        document.value_place(&["revised"]),
        format!("{} is no date", quote(revised)),
    )
    .label("expected YYYY-MM-DD")
    .help("write the date of the page's revision like `2024-12-16`, or leave it out")
}

/// Whether a text is a day of the calendar, as YYYY-MM-DD.
pub(super) fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let shape = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| {
            if at == 4 || at == 7 {
                *byte == b'-'
            } else {
                byte.is_ascii_digit()
            }
        });
    if !shape {
        return false;
    }
    let number = |from: usize, to: usize| text[from..to].parse::<u32>().unwrap_or(0);
    let (year, month, day) = (number(0, 4), number(5, 7), number(8, 10));
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn a_date_is_a_day_of_the_calendar() {
        for day in ["2024-12-16", "2024-02-29", "2000-02-29", "1999-01-31"] {
            assert!(is_date(day), "{day}");
        }
        for none in [
            "2023-02-29",
            "1900-02-29",
            "2024-13-01",
            "2024-00-01",
            "2024-04-31",
            "24-04-01",
            "2024/04/01",
            "2024-4-1",
            "",
        ] {
            assert!(!is_date(none), "{none}");
        }
    }
}
