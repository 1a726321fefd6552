//! Blocks to operations: what each table is, which message it is about, and what its rows say, with the page's examples
//! as evidence. Nothing is decided silently: what is doubtful is a comment on the field, an erratum or a note.
//!
//! Top to bottom: `objects` takes out what defines objects, `operations` cuts the rest, `samples` reads its JSON,
//! `assemble` puts each table into its `spot` (rows by `table` and `nesting`, members of one field by `attach`, of fields
//! that name an object by `objects`), `place` and `evidence` hold the fields against the examples, `enums` and `finish`
//! read the words of the rows, `draft` does this for one operation, `common` and `shared` look
//! across them.

mod address;
mod assemble;
mod attach;
mod begins;
mod called;
mod common;
mod counts;
mod dots;
mod draft;
mod elements;
mod enums;
mod evidence;
mod extras;
mod finish;
mod fixed;
mod follow;
mod infer;
mod kinds;
mod nesting;
mod node;
mod objects;
mod operations;
mod outline;
mod place;
mod root;
mod samples;
mod shared;
mod sides;
mod spot;
mod table;
mod titles;
mod url;
mod valued;
mod webhook;
mod whole;

use heck::ToLowerCamelCase;

use super::draft::{Draft, Note, NoteKind};
use super::page::Page;

/// What was understood of a page.
#[derive(Clone, Debug, Default)]
pub struct Understood {
    /// The operations and webhooks, in the page's order.
    pub drafts: Vec<Draft>,
    /// What to tell the person who imports the page, in the page's order.
    pub notes: Vec<Note>,
}

/// Understands a page.
#[must_use]
pub fn understand(page: &Page) -> Understood {
    let mut notes = Vec::new();
    let (page, mut objects) = objects::cut(page, &mut notes);
    let page = &*page;
    let parts = operations::parts(page, objects.until);
    let many = parts.len() > 1;
    let mut found: Vec<draft::Found<'_>> = parts
        .into_iter()
        .map(|part| draft::find(page, part, many, &mut objects, &mut notes))
        .collect();
    let mut common = if many {
        common::headers(page, &mut found);
        common::tables(&mut found)
    } else {
        Vec::new()
    };
    common.extend(objects.left().cloned());
    let mut out = Understood::default();
    let has_tables = found.iter().any(|one| one.assembled.tables > 0);
    let mut without_tables = Vec::new();
    // Pages that fold operations have no more of them than their addresses.
    let is_folded =
        |one: &draft::Found<'_>| one.assembled.tables == 0 && one.samples.list.is_empty();
    for one in found {
        if many && has_tables && is_folded(&one) && one.part.address.path.is_some() {
            notes.push(folded(&one));
            continue;
        }
        if is_operation(&one) {
            if one.assembled.tables == 0 {
                without_tables.push((out.drafts.len(), one.part.address.line));
            }
            out.drafts
                .push(draft::draft(page, one, &common, &mut notes));
        }
    }
    if out.drafts.is_empty() {
        notes.push(Note {
            kind: NoteKind::Look,
            line: page.blocks.first().map_or(1, |block| block.line),
            text: if has_tables {
                "this is no page of an API operation: it has tables of fields, but no address to call, and is no webhook".to_owned()
            } else {
                "this is no page of an API operation: it has no address to call and no table of fields".to_owned()
            },
        });
    }
    shared::settle(&mut out.drafts);
    by_verb(&mut out.drafts);
    distinct(&mut out.drafts);
    notes.extend(
        (without_tables.into_iter()).map(|(at, line)| without_table(&out.drafts[at], line)),
    );
    notes.sort_by(|one, two| (one.line, one.kind, &one.text).cmp(&(two.line, two.kind, &two.text)));
    notes.dedup_by(|one, two| one.line == two.line && one.text == two.text);
    out.notes = notes;
    out
}

/// That nothing but the address of an operation is on the page.
fn folded(found: &draft::Found<'_>) -> Note {
    let address = &found.part.address;
    let method = address.method.as_deref().unwrap_or("");
    let path = address.path.as_deref().unwrap_or("");
    Note {
        kind: NoteKind::Left,
        line: address.line.max(1),
        text: format!(
            "`{}`: the page has its address and nothing else",
            format!("{method} {path}").trim()
        ),
    }
}

/// That no table was found, which may be so, but mostly means that the page was not saved whole.
fn without_table(draft: &Draft, line: usize) -> Note {
    let rest = if draft.is_bare() {
        "nothing but its address is known"
    } else {
        "what is known comes from the examples alone"
    };
    Note {
        kind: NoteKind::Warning,
        line: line.max(1),
        text: format!(
            "no table of parameters was found for `{}`, so {rest}; look whether the file has the page's tables: a page that a \
             browser builds must be saved or copied after it has shown them",
            draft.name
        ),
    }
}

/// Whether there is enough of an operation to make a draft of it.
fn is_operation(found: &draft::Found<'_>) -> bool {
    use spot::Spot;
    let has = |spot: Spot| {
        found
            .assembled
            .fields
            .get(&spot)
            .is_some_and(|nodes| !nodes.is_empty())
    };
    let address = &found.part.address;
    let shows = !found.samples.list.is_empty();
    let fields = has(Spot::Request) || has(Spot::Response) || has(Spot::Query) || has(Spot::Path);
    if found.is_webhook {
        return has(Spot::Request) || shows && (address.method.is_some() || address.path.is_some());
    }
    if address.path.is_some() {
        return fields || shows || has(Spot::RequestHeaders) || address.method.is_some();
    }
    let called = found.samples.call.is_some();
    called && fields || (has(Spot::Request) || has(Spot::Query)) && (has(Spot::Response) || shows)
}

/// No two drafts of a page have the same name.
fn distinct(drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let mut number = 2;
        let base = drafts[at].name.clone();
        while drafts[..at].iter().any(|one| one.name == drafts[at].name) {
            drafts[at].name = format!("{base}{number}");
            number += 1;
        }
    }
}

/// Operations of one path have names of their own by what they do: `listNumbers`, `deleteNumbers`.
fn by_verb(drafts: &mut [Draft]) {
    let shared: Vec<bool> = drafts
        .iter()
        .map(|one| drafts.iter().filter(|other| other.name == one.name).count() > 1)
        .collect();
    // The module of that name has all of a service's.
    let is_module = |draft: &Draft| draft.name == "webhooks";
    for (draft, shared) in drafts.iter_mut().zip(shared) {
        if !shared && !is_module(draft) {
            continue;
        }
        if draft.is_webhook && is_module(draft) {
            "event".clone_into(&mut draft.name);
        }
        let at_one = draft
            .path
            .as_deref()
            .is_some_and(|path| path.ends_with('}'));
        let verb = match draft.method.as_deref() {
            Some("GET") if at_one => "get",
            Some("GET") => "list",
            Some("POST") => "create",
            Some("PUT" | "PATCH") => "update",
            Some("DELETE") => "delete",
            _ => continue,
        };
        if !draft.is_webhook {
            draft.name = format!("{verb} {}", draft.name).to_lower_camel_case();
        }
    }
}
