//! One operation from its part of the page.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::super::draft::{Draft, DraftExample, Note};
use super::super::page::{Block, Page};
use super::super::words::hints::Side;
use super::assemble::{Assembled, ValueTable, assemble};
use super::called::{called, effect};
use super::dots::joined;
use super::elements::{alike, maps, unwrap};
use super::enums::{Named, items, match_tables};
use super::evidence::Evidence;
use super::extras::{body_kind, extra_headers, missing, queries};
use super::finish::{Finish, scalars};
use super::node::{Node, paths};
use super::objects::Objects;
use super::operations::Part;
use super::place::place;
use super::samples::{Keys, Sample, Samples, samples};
use super::sides::{guess, settle};
use super::spot::Spot;
use super::{webhook, whole};
use crate::schema::language::{Body, ExampleKind};

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
pub(super) fn find<'a>(
    page: &'a Page,
    part: Part,
    many: bool,
    objects: &mut Objects<'_>,
    notes: &mut Vec<Note>,
) -> Found<'a> {
    let is_webhook = webhook::is_webhook(page, &part, many);
    let mut samples = samples(&page.blocks, part.blocks.clone());
    guess(&mut samples, is_webhook);
    let mut assembled = assemble(&page.blocks, &part, &samples, is_webhook, notes);
    if is_webhook {
        sent_only(&mut samples, &mut assembled);
    }
    settle(&mut samples, &assembled, is_webhook, notes);
    objects.expand(&mut assembled);
    if !is_webhook {
        let blocks = &page.blocks[part.blocks.clone()];
        objects.answer(blocks, &mut assembled, &mut samples, notes);
    }
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
    let mut draft = called(page, &part, &samples, is_webhook);
    draft.body = body_kind(blocks, &assembled, &samples, draft.method.as_deref());
    queries(&mut assembled, &part, is_webhook, &mut draft.errata);
    extra_headers(&mut assembled, &samples);
    assembled.fields.values_mut().for_each(|nodes| maps(nodes));
    let messages = hear(&mut draft, &mut assembled, &samples, notes);
    assembled.fields.values_mut().for_each(|nodes| alike(nodes));
    if is_webhook {
        assembled.fields.remove(&Spot::Response);
    }
    draft.request_is_list = assembled.lists.contains(&Spot::Request);
    draft.response_is_list = !is_webhook && assembled.lists.contains(&Spot::Response);
    if let Some(nodes) = assembled.fields.get_mut(&Spot::Query) {
        *nodes = joined(std::mem::take(nodes));
    }
    let by_field = values(&mut draft, &mut assembled, blocks, shared, notes);
    finish(&mut draft, assembled, &messages, &by_field);
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
        let title = part.title.as_deref().unwrap_or(&page.name);
        draft.effect = Some(effect(draft.method.as_deref(), &draft.name, title));
    }
    draft.errata.sort_by_key(|erratum| erratum.line);
    draft
}

/// Where a webhook's page has but one kind of message, that is what it sends, though it be called a result.
fn sent_only(samples: &mut Samples, assembled: &mut Assembled<'_>) {
    if assembled.fields.contains_key(&Spot::Request) {
        return;
    }
    let Some(fields) = assembled.fields.remove(&Spot::Response) else {
        return;
    };
    let names: BTreeSet<String> = fields.iter().map(|node| node.name.clone()).collect();
    assembled.fields.insert(Spot::Request, fields);
    if assembled.lists.remove(&Spot::Response) {
        assembled.lists.insert(Spot::Request);
    }
    // What has none of its fields is the receiver's answer.
    let fits = |sample: &Sample| {
        let keys = Keys::of(std::iter::once(&sample.value));
        keys.top.is_empty() || keys.top.iter().any(|key| names.contains(key))
    };
    for sample in &mut samples.list {
        if sample.side == Some(Side::Response) && (fits(sample) || names.is_empty()) {
            sample.side = Some(Side::Request);
        }
    }
}

/// Scalars of the examples by spot and path.
type Messages = BTreeMap<Spot, BTreeMap<String, Vec<Value>>>;

/// Holds the bodies against their examples.
fn hear(
    draft: &mut Draft,
    assembled: &mut Assembled<'_>,
    samples: &Samples,
    notes: &mut Vec<Note>,
) -> Messages {
    let mut messages = Messages::new();
    let is_query = !draft.is_webhook
        && matches!(draft.method.as_deref(), Some("GET" | "HEAD"))
        && !assembled.fields.contains_key(&Spot::Request);
    let sent = match (is_query, draft.is_webhook) {
        (true, _) => (Spot::Query, Side::Request, "query"),
        (false, true) => (Spot::Request, Side::Request, "payload"),
        (false, false) => (Spot::Request, Side::Request, "request"),
    };
    let answered = (!draft.is_webhook).then_some((Spot::Response, Side::Response, "response"));
    for (spot, side, root) in std::iter::once(sent).chain(answered) {
        let of_side = || {
            let list = samples.list.iter();
            list.filter(|sample| sample.side == Some(side))
        };
        let all: Vec<&Value> = of_side().map(|sample| &sample.value).collect();
        messages.insert(spot, scalars(&all));
        let good: Vec<&Sample> = of_side()
            .filter(|sample| side == Side::Request || !sample.is_failure)
            .collect();
        let Some(first) = good.first() else { continue };
        let values: Vec<&Value> = good.iter().map(|sample| &sample.value).collect();
        if good.iter().all(|sample| sample.value.is_array()) {
            assembled.lists.insert(spot);
        }
        let has_table = assembled.fields.contains_key(&spot);
        let nodes = assembled.fields.entry(spot).or_default();
        unwrap(nodes, &values);
        place(nodes, &values, notes);
        let mut remarks = BTreeMap::new();
        for comment in good.iter().flat_map(|sample| &sample.comments) {
            remarks
                .entry(comment.path.join("."))
                .or_insert_with(|| comment.text.clone());
        }
        let mut evidence = Evidence {
            root,
            line: first.line,
            is_received: spot == Spot::Response || draft.is_webhook,
            is_form: good.iter().all(|sample| sample.is_form) || spot == Spot::Query,
            counts_members: assembled.counts_members,
            remarks,
            has_table,
            errata: &mut draft.errata,
        };
        evidence.hear(nodes, &values);
        missing(nodes, &values, first.line, notes);
    }
    messages
}

/// The values that tables and lists give to fields, by name.
fn values(
    draft: &mut Draft,
    assembled: &mut Assembled<'_>,
    blocks: &[Block],
    shared: &[ValueTable<'_>],
    notes: &mut Vec<Note>,
) -> Vec<Named> {
    let mut names: Vec<String> = Vec::new();
    for path in assembled.fields.values().flat_map(|nodes| paths(nodes)) {
        if let Some(name) = path.last()
            && !names.contains(name)
        {
            names.push(name.clone());
        }
    }
    let mut tables = std::mem::take(&mut assembled.values);
    tables.extend(shared.iter().cloned());
    let mut descriptions = Vec::new();
    for nodes in assembled.fields.values() {
        described(nodes, &mut descriptions);
    }
    let is_webhook = draft.is_webhook;
    let matched = match_tables(&tables, &names, &descriptions, is_webhook, notes);
    draft.codes = matched.codes;
    let mut by_field = matched.fields;
    for (name, values) in items(blocks, &names) {
        if !by_field.iter().any(|known| known.name == name) {
            by_field.push(Named {
                name,
                description: None,
                side: None,
                values,
            });
        }
    }
    by_field
}

/// The fields with what is said of them.
fn described(nodes: &[Node], out: &mut Vec<(String, String)>) {
    for node in nodes {
        out.push((node.name.clone(), node.description.clone()));
        described(&node.children, out);
    }
}

/// Puts the fields into the draft.
fn finish(draft: &mut Draft, assembled: Assembled<'_>, messages: &Messages, by_field: &[Named]) {
    let none = BTreeMap::new();
    let number_is_integer = whole::number_is_integer(assembled.fields.values().flatten());
    for (spot, mut nodes) in assembled.fields {
        let scalars = messages.get(&spot).unwrap_or(&none);
        if number_is_integer {
            let seen = |path: &str| scalars.get(path).map_or(&[][..], Vec::as_slice);
            whole::settle(&mut nodes, &seen, &mut Vec::new());
        }
        if !matches!(
            spot,
            Spot::RequestHeaders | Spot::ResponseHeaders | Spot::Path | Spot::Query
        ) {
            whole::by_cells(&mut nodes);
        }
        let (root, is_headers) = match spot {
            Spot::RequestHeaders => ("request_headers", true),
            Spot::ResponseHeaders => ("response_headers", true),
            Spot::Path => ("path", false),
            Spot::Query => ("query", false),
            Spot::Request if draft.is_webhook => ("payload", false),
            Spot::Request => ("request", false),
            Spot::Response => ("response", false),
        };
        let names: BTreeSet<String> = paths(&nodes)
            .into_iter()
            .filter_map(|path| path.last().cloned())
            .collect();
        let fields = Finish {
            root,
            is_headers,
            is_answer: matches!(spot, Spot::Response | Spot::ResponseHeaders) || draft.is_webhook,
            tables: by_field,
            scalars,
            enums: &mut draft.enums,
            names: &names,
            errata: &mut draft.errata,
        }
        .fields(nodes, &mut Vec::new());
        match spot {
            Spot::RequestHeaders => draft.request_headers = fields,
            Spot::ResponseHeaders => draft.response_headers = fields,
            Spot::Path => draft.path_parameters = fields,
            Spot::Query => draft.query = fields,
            Spot::Request => draft.request = fields,
            Spot::Response => draft.response = fields,
        }
    }
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
