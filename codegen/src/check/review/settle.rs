//! What a service says about rules: how much they matter (`lints:`), and what is as it should be (`allow:`).

use super::{age, is_for_reviewers};
use crate::check::Rules;
use crate::check::hints::meant;
use crate::check::scope::{Row, Scope, path};
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Severity, Span, quote};
use crate::schema::language::{Allow, Level};
use crate::schema::{Page, locate};
use crate::text::nearest;
use crate::yaml::Document;

pub(in crate::check) const RULES: Rules = &[
    (
        "bad-lint",
        "`lints` or `allow` names a rule that is not there, or one that is always an error",
    ),
    (
        "bad-allow",
        "`allow` gives no reason, or names a field that is not there",
    ),
    (
        "unused-allow",
        "`allow` names a finding that is no longer there",
    ),
];

/// The word under `lints:` for all rules for reviewers.
const ALL: &str = "review";

/// Rules besides those for reviewers that a service may weigh: they are warnings. Errors are not for choice, because
/// what comes after the checks relies on them.
const WARNINGS: [&str; 6] = [
    "example-unlisted-value",
    "missing-effect",
    "partial-without-missing",
    "required-with-default",
    "undeclared-header",
    "unused-type",
];

/// One entry under `allow:`.
struct Entry<'a> {
    allow: &'a Allow,
    file: FileId,
    place: Span,
    /// The field; `None` for the whole file.
    within: Option<Extent>,
    is_used: bool,
}

/// Gives findings the weight that the service asks for, and takes out what is allowed.
pub(in crate::check) fn settle(
    scope: &Scope<'_>,
    found: &Diagnostics,
    rules: &[&str],
    has_day: bool,
) -> Diagnostics {
    let mut settled = Diagnostics::new();
    check_levels(scope, rules, &mut settled);
    let mut entries = entries(scope, rules, &mut settled);
    for diagnostic in found {
        let rule = diagnostic.rule;
        if diagnostic.severity == Severity::Error || !is_weighable(rule) {
            settled.push(diagnostic.clone());
            continue;
        }
        let mut is_allowed = false;
        for entry in entries.iter_mut().filter(|it| it.covers(diagnostic)) {
            entry.is_used = true;
            is_allowed = true;
        }
        let severity = severity(scope, rule, diagnostic.severity);
        if let Some(severity) = severity.filter(|_| !is_allowed) {
            let mut diagnostic = diagnostic.clone();
            diagnostic.severity = severity;
            settled.push(diagnostic);
        }
    }
    // What could not be read may hold what is allowed, and without a day no page is old.
    let was_looked_for = |entry: &&Entry<'_>| {
        let is_about_age = age::RULES.iter().any(|(id, _)| *id == entry.allow.rule);
        scope.complete && (has_day || !is_about_age)
    };
    let unused = entries.iter().filter(|entry| !entry.is_used);
    for entry in unused.filter(was_looked_for) {
        settled.push(
            Diagnostic::warning(
                "unused-allow",
                entry.place,
                format!("{} is not found here any more", quote(&entry.allow.rule)),
            )
            .label("allows nothing")
            .help("take it out"),
        );
    }
    settled
}

impl Entry<'_> {
    fn covers(&self, diagnostic: &Diagnostic) -> bool {
        let Some(span) = diagnostic.primary else {
            return false;
        };
        let within = self.within.as_ref();
        self.allow.rule == diagnostic.rule
            && self.file == span.file
            && within.is_none_or(|within| within.holds(span))
    }
}

/// A field in a file, without the fields that are members of it.
struct Extent {
    own: Span,
    members: Vec<Span>,
}

impl Extent {
    fn of(row: &Row<'_>, rows: &[Row<'_>]) -> Self {
        let inner = row.below(&["fields"]);
        let is_member = |other: &&Row<'_>| {
            other.document.file == row.document.file && other.path.starts_with(&inner)
        };
        Self {
            own: whole(row),
            members: rows.iter().filter(is_member).map(whole).collect(),
        }
    }

    fn holds(&self, span: Span) -> bool {
        let is_in = |outer: &Span| outer.start <= span.start && span.end <= outer.end;
        is_in(&self.own) && !self.members.iter().any(is_in)
    }
}

/// From the name of a field to its end.
fn whole(row: &Row<'_>) -> Span {
    let name = row.place();
    let end = row
        .document
        .at(&row.path)
        .map_or(name.end, |node| node.span.end);
    Span::new(row.document.file, name.start, end.max(name.end))
}

fn is_weighable(rule: &str) -> bool {
    is_for_reviewers(rule) || WARNINGS.contains(&rule)
}

/// How much a rule matters; `None` if not at all.
fn severity(scope: &Scope<'_>, rule: &str, default: Severity) -> Option<Severity> {
    let lints = &scope.common().lints;
    let of_all = || is_for_reviewers(rule).then(|| lints.get(ALL).copied().unwrap_or(Level::Off));
    match lints.get(rule).copied().or_else(of_all) {
        None => Some(default),
        Some(Level::Off) => None,
        Some(Level::Note) => Some(Severity::Note),
        Some(Level::Warning) => Some(Severity::Warning),
        Some(Level::Error) => Some(Severity::Error),
    }
}

fn check_levels(scope: &Scope<'_>, rules: &[&str], found: &mut Diagnostics) {
    for name in scope.common().lints.keys() {
        if name != ALL && !is_weighable(name) {
            let place = scope.common_document().place(&["lints", name]);
            found.push(bad_lint(name, place, rules));
        }
    }
}

fn bad_lint(name: &str, place: Span, rules: &[&str]) -> Diagnostic {
    if rules.contains(&name) {
        let message = format!("{} is always an error", quote(name));
        return Diagnostic::error("bad-lint", place, message)
            .label("not for choice")
            .help("resolve what it finds");
    }
    let known = rules.iter().copied().filter(|rule| is_weighable(rule));
    let message = format!("there is no rule {}", quote(name));
    let diagnostic = Diagnostic::error("bad-lint", place, message);
    meant(diagnostic, nearest(name, known.chain([ALL])), |it| {
        it.label("no rule of the lint")
            .help("`CONTRIBUTING.md` lists the rules for reviewers")
    })
}

/// What is allowed, in every file; what is wrong with an entry is reported, and the entry is left out.
fn entries<'a>(scope: &Scope<'a>, rules: &[&str], found: &mut Diagnostics) -> Vec<Entry<'a>> {
    let service = (
        None,
        scope.common_document(),
        scope.common().allow.as_slice(),
    );
    let pages = scope.service.pages.iter().map(|page| {
        let allow = match page {
            Page::Operation(file) => file.value.allow.as_slice(),
            Page::Webhook(file) => file.value.allow.as_slice(),
        };
        (Some(page), page.document(), allow)
    });
    let mut entries = Vec::new();
    for (page, document, list) in std::iter::once(service).chain(pages) {
        for (index, allow) in list.iter().enumerate() {
            let at = |key: &str| document.value_place(&["allow", &index.to_string(), key]);
            if !is_weighable(&allow.rule) {
                found.push(bad_lint(&allow.rule, at("rule"), rules));
                continue;
            }
            if allow.reason.trim().is_empty() {
                found.push(
                    Diagnostic::error("bad-allow", at("reason"), "no reason is given")
                        .label("empty")
                        .help("say why this is as it should be"),
                );
                continue;
            }
            let within = match &allow.field {
                None => None,
                Some(field) => {
                    let Some(within) = extent(scope, page, document, field) else {
                        found.push(no_field(field, at("field")));
                        continue;
                    };
                    Some(within)
                }
            };
            entries.push(Entry {
                allow,
                file: document.file,
                place: document.place(&path(&["allow", &index.to_string(), "rule"])),
                within,
                is_used: false,
            });
        }
    }
    entries
}

fn no_field(field: &str, place: Span) -> Diagnostic {
    let message = format!("this file has no field {}", quote(field));
    Diagnostic::error("bad-allow", place, message)
        .label("leads to no field of this file")
        .help("write the section and the path, such as `response.errList.orderID`")
}

/// A field that a file declares.
fn extent(
    scope: &Scope<'_>,
    page: Option<&Page>,
    document: &Document,
    field: &str,
) -> Option<Extent> {
    let def = locate(scope.service, page, &scope.symbols, field).ok()?;
    let row = scope.rows.iter().find(|row| std::ptr::eq(row.def, def))?;
    (row.document.file == document.file).then(|| Extent::of(row, &scope.rows))
}
