//! What pages have in common: documentation, revision, errata, examples, and the file they are in.

use super::change::{At, Verdict};
use super::log::Log;
use super::pairs::Pairs;
use super::rules::Rule;
use super::words::from_to;
use super::words::quote;
use crate::model::{Erratum, Example, ExampleKind, Place};

/// Texts by the key under which the schema has them, before and after.
pub(super) type Texts<'a> = [(&'a str, Option<&'a String>, Option<&'a String>)];

/// Documentation of one thing.
pub(super) fn docs(what: &str, at: At, texts: &Texts<'_>, log: &mut Log) {
    let changed: Vec<String> = texts
        .iter()
        .filter(|(_, old, new)| old != new)
        .map(|(key, old, new)| {
            let how = match (old, new) {
                (None, _) => "added",
                (_, None) => "removed",
                _ => "reworded",
            };
            format!("`{key}` {how}")
        })
        .collect();
    if !changed.is_empty() {
        log.add_docs(
            at,
            format!("{what} is described otherwise: {}", changed.join(", ")),
        );
    }
}

/// Which page and which revision of it, and where it is.
pub(super) fn revision(place: &Place, texts: &Texts<'_>, log: &mut Log) {
    for (key, old, new) in texts {
        if old != new {
            log.add(
                Rule::PageRevised,
                At::new(place).field(*key),
                Verdict::DOCS,
                format!(
                    "`{key}` changes {}",
                    from_to(old.map(String::as_str), new.map(String::as_str))
                ),
            );
        }
    }
}

/// What of the page was not seen.
pub(super) fn partial(old: Option<&String>, new: Option<&String>, place: &Place, log: &mut Log) {
    if old == new {
        return;
    }
    let sentence = match new {
        None => "the page is now known in full".to_owned(),
        Some(missing) if old.is_none() => {
            format!("the page is now known in part only: {}", quote(missing))
        }
        Some(missing) => format!("what is missing of the page is now {}", quote(missing)),
    };
    let at = At::new(place).field("partial");
    log.add(Rule::PartialChanged, at, Verdict::DOCS, sentence);
}

/// Where pages are wrong.
pub(super) fn errata(old: &[Erratum], new: &[Erratum], place: &Place, log: &mut Log) {
    let text = |erratum: &Erratum| {
        [
            &erratum.subject,
            &erratum.page_says,
            &erratum.truth,
            &erratum.why,
        ]
        .map(String::clone)
    };
    let mut pairs = Pairs::by(old, new, text);
    let reworded = pairs.take_renamed(|old, new| old.subject == new.subject);
    let mut add = |at: At, erratum: &Erratum, how: &str| {
        let subject = quote(&erratum.subject);
        log.add(
            Rule::ErrataChanged,
            at,
            Verdict::DOCS,
            format!("the erratum about {subject} is {how}"),
        );
    };
    let found = pairs.removed.len() + pairs.added.len() + reworded.len();
    for erratum in pairs.removed {
        add(At::old(&erratum.place), erratum, "gone");
    }
    for erratum in pairs.added {
        add(At::new(&erratum.place), erratum, "new");
    }
    for (_, erratum) in reworded {
        add(At::new(&erratum.place), erratum, "reworded");
    }
    let subjects = |errata: &[Erratum]| errata.iter().map(text).collect::<Vec<_>>();
    if found == 0 && subjects(old) != subjects(new) {
        log.add(
            Rule::ErrataChanged,
            At::new(place),
            Verdict::DOCS,
            "the errata are in another order",
        );
    }
}

/// The page's JSON.
pub(super) fn examples(old: &[Example], new: &[Example], place: &Place, log: &mut Log) {
    let key = |example: &Example| (example.slug.clone(), example.name.clone());
    let pairs = Pairs::by(old, new, key);
    let mut add = |at: At, example: &Example, how: &str| {
        let name = match &example.name {
            Some(name) => format!("{} example {}", kind(example.kind), quote(name)),
            None => format!("{} example", kind(example.kind)),
        };
        log.add(
            Rule::ExamplesChanged,
            at,
            Verdict::DOCS,
            format!("the {name} is {how}"),
        );
    };
    let mut found = pairs.removed.len() + pairs.added.len();
    for example in &pairs.removed {
        add(At::old(&example.place), example, "gone");
    }
    for example in &pairs.added {
        add(At::new(&example.place), example, "new");
    }
    for (old, new) in &pairs.both {
        // As texts, because the order of members is part of what the page shows.
        let (before, after) = (old.value.to_string(), new.value.to_string());
        if before != after {
            found += 1;
            add(At::new(&new.place), new, "another one");
        }
    }
    let order = |examples: &[Example]| examples.iter().map(key).collect::<Vec<_>>();
    if found == 0 && order(old) != order(new) {
        log.add(
            Rule::ExamplesChanged,
            At::new(place),
            Verdict::DOCS,
            "the examples are in another order",
        );
    }
}

/// The file in which it is.
pub(super) fn file(old: &str, new: &str, place: &Place, log: &mut Log) {
    if old != new {
        log.add(
            Rule::FileRenamed,
            At::new(place),
            Verdict::DOCS,
            format!(
                "the schema is now in {}, and was in {}",
                quote(new),
                quote(old)
            ),
        );
    }
}

const fn kind(kind: ExampleKind) -> &'static str {
    match kind {
        ExampleKind::Request => "request",
        ExampleKind::Response => "response",
        ExampleKind::Failure => "failure",
        ExampleKind::Payload => "payload",
        ExampleKind::Answer => "answer",
    }
}
