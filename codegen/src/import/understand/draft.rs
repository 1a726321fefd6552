//! One operation from its part of the page.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::draft::{Draft, DraftErratum, DraftExample, Note};
use super::super::page::{Block, BlockKind, Page};
use super::super::words::hints::Side;
use super::super::words::{dates, names};
use super::assemble::{Assembled, ValueTable, assemble};
use super::enums::{items, match_tables};
use super::evidence::Evidence;
use super::extras::{body_kind, extra_headers, missing, queries};
use super::finish::{Finish, scalars};
use super::node::paths;
use super::operations::Part;
use super::place::place;
use super::samples::{Sample, Samples, samples};
use super::sides::{guess, settle};
use super::spot::Spot;
use super::webhook;
use crate::schema::language::{Body, Effect, ExampleKind};

/// An operation whose tables and examples are known, before shared tables are handed out.
pub(super) struct Found<'a> {
    /// Its part of the page.
    pub(super) part: Part,
    /// Whether the vendor calls us.
    pub(super) is_webhook: bool,
    /// Its tables.
    pub(super) assembled: Assembled<'a>,
    /// Its messages.
    pub(super) samples: Samples,
}

/// Reads the tables and examples of a part.
pub(super) fn find<'a>(page: &'a Page, part: Part, many: bool, notes: &mut Vec<Note>) -> Found<'a> {
    let is_webhook = webhook::is_webhook(page, &part, many);
    let mut samples = samples(&page.blocks, part.blocks.clone());
    guess(&mut samples, is_webhook);
    let assembled = assemble(&page.blocks, &part, &samples, is_webhook, notes);
    settle(&mut samples, &assembled, is_webhook);
    Found {
        part,
        is_webhook,
        assembled,
        samples,
    }
}

/// The draft.
pub(super) fn draft(
    page: &Page,
    found: Found<'_>,
    shared: &[ValueTable<'_>],
    notes: &mut Vec<Note>,
) -> Draft {
    let Found {
        part,
        is_webhook,
        mut assembled,
        samples,
    } = found;
    let blocks = &page.blocks[part.blocks.clone()];
    let mut errata = Vec::new();
    let mut draft = Draft {
        is_webhook,
        page: page.name.clone(),
        title: part.title.clone(),
        description: description(blocks),
        revised: page.blocks.iter().find_map(revision),
        method: part.address.method.clone(),
        path: part
            .address
            .path
            .clone()
            .filter(|_| !(is_webhook && part.address.is_receivers)),
        hosts: if is_webhook {
            Vec::new()
        } else {
            part.hosts.clone()
        },
        ..Draft::default()
    };
    if let (None, Some((method, url))) = (&draft.path, &samples.call)
        && !is_webhook
    {
        let mut address = super::address::Address::default();
        super::address::read_url(url, &mut address);
        draft.path = address.path;
        draft.method = draft.method.or_else(|| method.clone());
        draft.hosts.extend(address.host.map(|host| (None, host)));
    }
    let title = part.title.as_deref().unwrap_or(&page.name);
    let spoken = if title.contains(|c: char| c.is_ascii_alphabetic()) {
        title
    } else {
        &page.name
    };
    let word = part.address.word.as_deref();
    draft.name = names::operation(
        if is_webhook && draft.path.is_none() {
            None
        } else {
            draft.path.as_deref()
        },
        if is_webhook {
            word.filter(|_| draft.path.is_none())
                .map_or(spoken, |_| spoken)
        } else {
            spoken
        },
    );
    for (line, path) in &part.other_paths {
        errata.push(DraftErratum {
            subject: "the address".to_owned(),
            is_field: false,
            page_says: format!("Also `{path}`."),
            truth: format!("`{}`.", draft.path.as_deref().unwrap_or("")),
            why: "It stands first.".to_owned(),
            line: *line,
        });
    }
    draft.body = body_kind(blocks, &assembled, &samples, draft.method.as_deref());
    queries(&mut assembled, &part, is_webhook);
    extra_headers(&mut assembled, &samples);

    let counts_members = assembled.counts_members;
    let request_root = if is_webhook { "payload" } else { "request" };
    let mut messages: BTreeMap<Spot, BTreeMap<String, Vec<Value>>> = BTreeMap::new();
    let is_query = !is_webhook
        && matches!(draft.method.as_deref(), Some("GET" | "HEAD"))
        && !assembled.fields.contains_key(&Spot::Request);
    for (spot, side, root) in [
        (Spot::Request, Side::Request, request_root),
        (Spot::Response, Side::Response, "response"),
    ] {
        if is_webhook && spot == Spot::Response {
            continue;
        }
        let spot = if is_query && spot == Spot::Request {
            Spot::Query
        } else {
            spot
        };
        let of_side: Vec<&Sample> = samples
            .list
            .iter()
            .filter(|sample| sample.side == Some(side))
            .collect();
        let good: Vec<&Sample> = of_side
            .iter()
            .copied()
            .filter(|sample| !sample.is_failure)
            .collect();
        let all: Vec<&Value> = of_side.iter().map(|sample| &sample.value).collect();
        messages.insert(spot, scalars(&all));
        let has_table = assembled.fields.contains_key(&spot);
        if good.is_empty() {
            continue;
        }
        let values: Vec<&Value> = good.iter().map(|sample| &sample.value).collect();
        let nodes = assembled.fields.entry(spot).or_default();
        place(nodes, &values, notes);
        let mut remarks = BTreeMap::new();
        for comment in good.iter().flat_map(|sample| &sample.comments) {
            remarks
                .entry(comment.path.join("."))
                .or_insert_with(|| comment.text.clone());
        }
        let is_received = spot == Spot::Response || is_webhook;
        let mut evidence = Evidence {
            root: if spot == Spot::Query { "query" } else { root },
            line: good.first().map_or(1, |sample| sample.line),
            is_received,
            is_form: good.iter().all(|sample| sample.is_form) || spot == Spot::Query,
            counts_members,
            remarks,
            has_table,
            errata: &mut errata,
        };
        evidence.hear(nodes, &values);
        missing(
            nodes,
            &values,
            good.first().map_or(1, |sample| sample.line),
            notes,
        );
    }
    if is_webhook {
        assembled.fields.remove(&Spot::Response);
    }

    let mut field_names: Vec<String> = Vec::new();
    for nodes in assembled.fields.values() {
        for path in paths(nodes) {
            if let Some(name) = path.last()
                && !field_names.contains(name)
            {
                field_names.push(name.clone());
            }
        }
    }
    let mut tables = std::mem::take(&mut assembled.values);
    tables.extend(shared.iter().cloned());
    let matched = match_tables(&tables, &field_names, notes);
    let listed = items(blocks, &field_names);
    let mut by_field = matched.fields;
    for (name, values) in listed {
        if !by_field.iter().any(|(known, _)| *known == name) {
            by_field.push((name, values));
        }
    }
    draft.codes = matched.codes;
    let none = BTreeMap::new();
    for (spot, nodes) in std::mem::take(&mut assembled.fields) {
        let (root, is_headers) = match spot {
            Spot::RequestHeaders => ("request_headers", true),
            Spot::ResponseHeaders => ("response_headers", true),
            Spot::Path => ("path", false),
            Spot::Query => ("query", false),
            Spot::Request => (request_root, false),
            Spot::Response => ("response", false),
        };
        let mut finish = Finish {
            root,
            is_headers,
            is_answer: matches!(spot, Spot::Response | Spot::ResponseHeaders) || is_webhook,
            tables: &by_field,
            scalars: messages.get(&spot).unwrap_or(&none),
            enums: &mut draft.enums,
            taken: BTreeMap::new(),
            errata: &mut errata,
        };
        let fields = finish.fields(nodes, &mut Vec::new());
        match spot {
            Spot::RequestHeaders => draft.request_headers = fields,
            Spot::ResponseHeaders => draft.response_headers = fields,
            Spot::Path => draft.path_parameters = fields,
            Spot::Query => draft.query = fields,
            Spot::Request => draft.request = fields,
            Spot::Response => draft.response = fields,
        }
    }
    draft.examples = examples(&samples, is_webhook);
    if is_webhook {
        draft.answer_status = webhook::answer_status(blocks);
        draft.answer_body = draft
            .examples
            .iter()
            .find(|example| example.kind == ExampleKind::Answer)
            .map(|example| example.value.clone());
        draft.retry = webhook::retry(blocks);
        draft.body = Body::Json;
    } else {
        draft.effect = Some(effect(draft.method.as_deref(), &draft.name, title));
    }
    errata.sort_by_key(|erratum| erratum.line);
    draft.errata = errata;
    draft
}

fn revision(block: &Block) -> Option<String> {
    match &block.kind {
        BlockKind::Paragraph(text)
        | BlockKind::Item { text, .. }
        | BlockKind::Heading { text, .. } => text.lines().take(20).find_map(dates::revision),
        _ => None,
    }
}

/// The first sentence-like paragraph.
fn description(blocks: &[Block]) -> Option<String> {
    blocks.iter().take(60).find_map(|block| match &block.kind {
        BlockKind::Paragraph(text)
            if text.ends_with(['.', '。'])
                && text.chars().count() > 15
                && !text.contains("://") =>
        {
            Some(text.clone())
        }
        _ => None,
    })
}

fn examples(samples: &Samples, is_webhook: bool) -> Vec<DraftExample> {
    samples
        .list
        .iter()
        .filter_map(|sample| {
            let kind = match (sample.side?, is_webhook) {
                (Side::Response, true) => ExampleKind::Answer,
                (_, true) => ExampleKind::Payload,
                (Side::Request, false) => ExampleKind::Request,
                (Side::Response, false) if sample.is_failure => ExampleKind::Failure,
                (Side::Response, false) => ExampleKind::Response,
                (Side::Webhook, false) => return None,
            };
            Some(DraftExample {
                kind,
                value: sample.value.clone(),
                line: sample.line,
            })
        })
        .collect()
}

fn effect(method: Option<&str>, name: &str, title: &str) -> Effect {
    let text = format!("{name} {title}").to_lowercase();
    let starts = |words: &[&str]| {
        words.iter().any(|word| {
            name.to_lowercase().starts_with(word)
                || text.contains(&format!(" {word} ")) && title.to_lowercase().starts_with(word)
        })
    };
    if matches!(method, Some("GET" | "HEAD"))
        || starts(&[
            "list", "query", "get", "find", "search", "check", "fetch", "obtain", "count",
            "export", "detail",
        ])
        || ["query", "list", "records", "details", "search"]
            .iter()
            .any(|word| title.to_lowercase().ends_with(word))
            && !starts(&["create", "add", "import", "upload", "delete"])
        || ["查询", "获取", "列表"]
            .iter()
            .any(|word| title.contains(word))
    {
        Effect::Read
    } else if matches!(method, Some("PUT" | "DELETE"))
        || starts(&[
            "stop", "delete", "update", "set", "cancel", "remove", "modify", "pause", "edit",
            "unbind", "enable", "disable",
        ])
    {
        Effect::Idempotent
    } else {
        Effect::Once
    }
}
