//! Pages and batches: what the clients offer for lists longer than one message.

use super::change::{At, Source, Verdict, Wire};
use super::log::Log;
use super::rules::Rule;
use super::types::Types;
use super::words::{from_to, quote, type_word};
use crate::model::{Batch, ListRoute, Operation, Pages, Service};

pub(super) fn compare(types: &Types<'_>, old: &Operation, new: &Operation, log: &mut Log) {
    match (&old.pages, &new.pages) {
        (Some(before), Some(after)) => pages(types, before, after, new, log),
        (before, after) => offered(
            Rule::OperationPages,
            before.as_ref().map(|it| &it.method),
            after.as_ref().map(|it| &it.method),
            new,
            log,
        ),
    }
    match (&old.batch, &new.batch) {
        (Some(before), Some(after)) => batch(types, before, after, new, log),
        (before, after) => offered(
            Rule::OperationBatch,
            before.as_ref().map(|it| &it.method),
            after.as_ref().map(|it| &it.method),
            new,
            log,
        ),
    }
}

/// The key that a rule is about.
const fn key(rule: Rule) -> &'static str {
    match rule {
        Rule::OperationPages => "pages",
        _ => "batch",
    }
}

/// A method is new or gone; the operation itself is as before.
fn offered(
    rule: Rule,
    old: Option<&String>,
    new: Option<&String>,
    page: &Operation,
    log: &mut Log,
) {
    let (source, method, words) = match (old, new) {
        (None, Some(method)) => (Source::Adds, method, "is new"),
        (Some(method), None) => (Source::Breaks, method, "is gone"),
        _ => return,
    };
    log.add(
        rule,
        At::new(&page.place).field(key(rule)),
        Verdict::new(source, Wire::Same),
        format!("the clients' method {} {words}", quote(method)),
    );
}

fn pages(types: &Types<'_>, old: &Pages, new: &Pages, page: &Operation, log: &mut Log) {
    let size = |it: &Pages| it.size.as_ref().map(|size| size.field.wire.clone());
    let total = |it: &Pages| it.total.as_ref().map(crate::model::Route::path);
    let (first, now_first) = (old.first.to_string(), new.first.to_string());
    let keys = [
        (
            "number",
            Some(old.number.field.wire.clone()),
            Some(new.number.field.wire.clone()),
        ),
        ("size", size(old), size(new)),
        ("total", total(old), total(new)),
        ("first", Some(first), Some(now_first)),
    ];
    let changed = keys.into_iter().filter(|(_, old, new)| old != new);
    for (name, old, new) in changed {
        // A program with the old crate asks for other pages, or ends elsewhere.
        let at = At::new(&page.place).field(format!("pages.{name}"));
        let words = from_to(old.as_deref(), new.as_deref());
        log.add(
            Rule::OperationPages,
            at,
            Verdict::wire(Wire::MayBreak),
            format!("how pages are walked changes: `{name}` {words}"),
        );
    }
    items(
        Rule::OperationPages,
        types,
        (&old.items, &new.items),
        page,
        log,
    );
}

fn batch(types: &Types<'_>, old: &Batch, new: &Batch, page: &Operation, log: &mut Log) {
    if old.list.wire != new.list.wire {
        let same = type_word(&old.list.ty, types.old) == type_word(&new.list.ty, types.new);
        log.add(
            Rule::OperationBatch,
            At::new(&page.place).field("batch.field"),
            Verdict::new(Source::breaks_if(!same), Wire::MayBreak),
            format!(
                "the list that is split changes {}",
                from_to(Some(&old.list.wire), Some(&new.list.wire))
            ),
        );
    }
    if old.repeatable != new.repeatable {
        let by = |it: &Batch| it.repeatable.as_ref().map(|it| it.by.clone());
        let (before, after) = (by(old), by(new));
        let sentence = if before == after {
            "why parts may be sent again is said otherwise".to_owned()
        } else {
            let words = from_to(before.as_deref(), after.as_deref());
            format!("what makes it safe to send parts again changes {words}")
        };
        log.add(
            Rule::OperationBatch,
            At::new(&page.place).field("batch.repeatable_by"),
            Verdict::DOCS,
            sentence,
        );
    }
    items(
        Rule::OperationBatch,
        types,
        (&old.items, &new.items),
        page,
        log,
    );
}

/// The list of the answer. Another type of the same list is reported at the field.
fn items(
    rule: Rule,
    types: &Types<'_>,
    (old, new): (&ListRoute, &ListRoute),
    page: &Operation,
    log: &mut Log,
) {
    let (before, after) = (old.route.path(), new.route.path());
    if before == after {
        return;
    }
    let word = |list: &ListRoute, service: &Service| {
        let last = list.route.members.last();
        last.map(|field| type_word(&field.ty, service))
    };
    let is_same = word(old, types.old) == word(new, types.new) && old.item == new.item;
    log.add(
        rule,
        At::new(&page.place).field(format!("{}.items", key(rule))),
        Verdict::new(Source::breaks_if(!is_same), Wire::MayBreak),
        format!(
            "the list that items are taken from changes {}",
            from_to(Some(&before), Some(&after))
        ),
    );
}
