//! One operation from its part of the page.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::draft::{Draft, DraftErratum, DraftExample, Note, NoteKind};
use super::super::page::{Block, BlockKind, Page};
use super::super::words::hints::Side;
use super::super::words::{dates, names};
use super::assemble::{Assembled, ValueTable, assemble};
use super::enums::match_tables;
use super::evidence::Evidence;
use super::finish::{Finish, scalars};
use super::node::{Node, paths};
use super::operations::Part;
use super::place::place;
use super::samples::{Keys, Sample, Samples, body, samples};
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

/// Messages that nothing names: answers have a code and a text.
fn guess(samples: &mut Samples, is_webhook: bool) {
    for sample in &mut samples.list {
        if sample.side.is_some() || is_webhook {
            continue;
        }
        let keys = Keys::of(std::iter::once(&sample.value));
        let lower: Vec<String> = keys.top.iter().map(|key| key.to_lowercase()).collect();
        let has = |names: &[&str]| lower.iter().any(|key| names.contains(&key.as_str()));
        if has(&[
            "code",
            "retcode",
            "errcode",
            "status",
            "success",
            "result_code",
            "errorcode",
        ]) && has(&[
            "msg", "message", "retmsg", "errmsg", "data", "info", "error",
        ]) || sample.is_failure
        {
            sample.side = Some(Side::Response);
        }
    }
}

/// The rest: by the fields that the tables have.
fn settle(samples: &mut Samples, assembled: &Assembled<'_>, is_webhook: bool) {
    let share = |spot: Spot, keys: &Keys| {
        let names: Vec<&str> = assembled
            .fields
            .get(&spot)
            .into_iter()
            .flatten()
            .map(|node| node.name.as_str())
            .collect();
        keys.top
            .iter()
            .filter(|key| names.contains(&key.as_str()))
            .count()
            * 100
            / keys.top.len().max(1)
    };
    let mut has_request = samples
        .list
        .iter()
        .any(|sample| sample.side == Some(Side::Request));
    for sample in &mut samples.list {
        if sample.side.is_none() {
            let keys = Keys::of(std::iter::once(&sample.value));
            let (sent, answered) = (share(Spot::Request, &keys), share(Spot::Response, &keys));
            let by_heading = sample.weak.filter(|_| sent == answered);
            let is_request = by_heading == Some(Side::Request)
                || by_heading != Some(Side::Response)
                    && (sent > answered
                        || sent == answered
                            && !has_request
                            && assembled.fields.contains_key(&Spot::Request)
                            && !sample.is_success);
            sample.side = Some(if is_request || is_webhook {
                Side::Request
            } else {
                Side::Response
            });
            has_request |= is_request;
        }
        if is_webhook && sample.side == Some(Side::Webhook) {
            sample.side = Some(Side::Request);
        }
    }
    if !is_webhook {
        for sample in &mut samples.list {
            // A heading may be wrong; the fields of the tables are not.
            let keys = Keys::of(std::iter::once(&sample.value));
            let (sent, answered) = (
                share(Spot::Request, &keys).max(share(Spot::Query, &keys)),
                share(Spot::Response, &keys),
            );
            match sample.side {
                Some(Side::Response) if keys.top.len() > 1 && sent >= 60 && answered <= 20 => {
                    sample.side = Some(Side::Request)
                }
                Some(Side::Request)
                    if keys.top.len() > 1 && answered >= 60 && sent <= 20 && !sample.is_form =>
                {
                    sample.side = Some(Side::Response)
                }
                _ => {}
            }
        }
    }
    let code = |value: &Value| {
        value.as_object().and_then(|object| {
            object
                .iter()
                .find(|(key, _)| {
                    matches!(
                        key.to_lowercase().as_str(),
                        "code"
                            | "retcode"
                            | "errcode"
                            | "status"
                            | "success"
                            | "resultcode"
                            | "errorcode"
                    )
                })
                .map(|(_, value)| match value {
                    Value::String(text) => matches!(
                        text.to_lowercase().as_str(),
                        "0" | "200" | "success" | "ok" | "string"
                    ),
                    Value::Number(number) => matches!(number.as_i64(), Some(0 | 200)),
                    Value::Bool(flag) => *flag,
                    _ => true,
                })
        })
    };
    let answers = |sample: &Sample| sample.side == Some(Side::Response);
    let any_good = samples
        .list
        .iter()
        .any(|sample| answers(sample) && code(&sample.value) == Some(true));
    for sample in &mut samples.list {
        if answers(sample) && any_good && code(&sample.value) == Some(false) && !sample.is_success {
            sample.is_failure = true;
        }
        if answers(sample)
            && sample.is_failure
            && code(&sample.value) == Some(true)
            && any_good
            && sample.is_success
        {
            sample.is_failure = false;
        }
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
    let listed = listed_values(blocks, &field_names);
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

fn body_kind(
    blocks: &[Block],
    assembled: &Assembled<'_>,
    samples: &Samples,
    method: Option<&str>,
) -> Body {
    let has_body = assembled
        .fields
        .get(&Spot::Request)
        .is_some_and(|nodes| !nodes.is_empty());
    let sends = samples
        .list
        .iter()
        .any(|sample| sample.side == Some(Side::Request));
    if !has_body && (!sends || matches!(method, Some("GET" | "HEAD"))) {
        return Body::None;
    }
    let in_table = || {
        blocks.iter().find_map(|block| match &block.kind {
            BlockKind::Table(table) => table
                .rows
                .iter()
                .take(20)
                .filter(|row| row.cells.len() < 4)
                .find_map(|row| {
                    row.cells
                        .iter()
                        .any(|cell| cell.to_lowercase().contains("content-type"))
                        .then(|| body(&row.cells.join(" ")))
                        .flatten()
                }),
            _ => None,
        })
    };
    let stated = assembled
        .fields
        .get(&Spot::RequestHeaders)
        .into_iter()
        .flatten()
        .find(|node| node.name.eq_ignore_ascii_case("content-type"))
        .and_then(|node| {
            body(&format!(
                "{} {} {}",
                node.example, node.default, node.description
            ))
        });
    let said = || {
        blocks.iter().find_map(|block| match &block.kind {
            BlockKind::Paragraph(text)
            | BlockKind::Item { text, .. }
            | BlockKind::Heading { text, .. }
                if text.chars().count() < 160 =>
            {
                let lower = text.to_lowercase();
                body(&lower)
                    .filter(|_| {
                        lower.contains("content-type")
                            || lower.contains("application/")
                            || lower.contains("multipart/")
                    })
                    .or_else(|| {
                        (lower.contains("http form")
                            || lower.contains("form format")
                            || lower.contains("表单提交")
                            || lower.contains("x-www-form"))
                        .then_some(Body::Form)
                    })
                    .or_else(|| lower.contains("form-data").then_some(Body::Multipart))
            }
            _ => None,
        })
    };
    stated
        .or_else(said)
        .or_else(in_table)
        .or(samples.body)
        .unwrap_or_default()
}

/// Names in the address's query that no table has.
fn queries(assembled: &mut Assembled<'_>, part: &Part, is_webhook: bool) {
    if is_webhook {
        return;
    }
    for name in &part.address.query {
        let known = assembled
            .fields
            .values()
            .any(|nodes| nodes.iter().any(|node| node.name == *name));
        if !known {
            let nodes = assembled.fields.entry(Spot::Query).or_default();
            nodes.push(Node {
                name: name.clone(),
                line: part.address.line,
                is_found: true,
                unsure: vec!["no table lists it; the address has it".to_owned()],
                ..Node::default()
            });
        }
    }
    for name in part
        .address
        .path
        .as_deref()
        .map(super::address::path_names)
        .unwrap_or_default()
    {
        let nodes = assembled.fields.entry(Spot::Path).or_default();
        if !nodes.iter().any(|node| node.name == name) {
            nodes.push(Node {
                name,
                line: part.address.line,
                is_found: true,
                unsure: vec!["no table lists it; the path has it".to_owned()],
                ..Node::default()
            });
        }
    }
    assembled.fields.retain(|_, nodes| !nodes.is_empty());
}

/// Headers of commands that no table has, those of HTTP itself excepted.
fn extra_headers(assembled: &mut Assembled<'_>, samples: &Samples) {
    let standard = [
        "content-type",
        "accept",
        "user-agent",
        "host",
        "content-length",
        "connection",
        "cookie",
        "accept-encoding",
        "cache-control",
        "postman-token",
        "accept-language",
        "origin",
        "referer",
    ];
    for (name, _, line) in &samples.headers {
        let known = assembled
            .fields
            .get(&Spot::RequestHeaders)
            .into_iter()
            .flatten()
            .any(|node| node.name.eq_ignore_ascii_case(name));
        if known
            || standard.contains(&name.to_lowercase().as_str())
            || !name
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
            || name.is_empty()
        {
            continue;
        }
        assembled
            .fields
            .entry(Spot::RequestHeaders)
            .or_default()
            .push(Node {
                name: name.clone(),
                line: *line,
                is_found: true,
                unsure: vec!["no table lists it; the command sends it".to_owned()],
                ..Node::default()
            });
    }
}

/// Required fields that the example does not have.
fn missing(nodes: &[Node], values: &[&Value], line: usize, notes: &mut Vec<Note>) {
    let keys = Keys::of(values.iter().copied());
    let names: Vec<&str> = nodes
        .iter()
        .filter(|node| {
            node.required == Some(super::super::words::required::Required::Always)
                && !keys.top.contains(&node.name)
        })
        .map(|node| node.name.as_str())
        .collect();
    if !names.is_empty() && !keys.top.is_empty() {
        notes.push(Note {
            kind: NoteKind::Look,
            line,
            text: format!(
                "the example lacks what the table calls required: {}",
                names.join(", ")
            ),
        });
    }
}

/// `status:` followed by a list of `1: open`, `2: closed`.
fn listed_values(blocks: &[Block], fields: &[String]) -> Vec<(String, super::enums::Values)> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let items: Vec<&Block> = blocks[at..]
            .iter()
            .take_while(|block| matches!(block.kind, BlockKind::Item { .. }))
            .collect();
        if items.len() > 1
            && let Some(before) = at.checked_sub(1)
            && let BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } =
                &blocks[before].kind
        {
            let words: Vec<&str> = text
                .split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
                .collect();
            if let Some(field) = fields
                .iter()
                .filter(|field| words.contains(&field.as_str()))
                .max_by_key(|field| field.len())
                && (text.trim_matches([' ', ':', '：', '`', '*']) == field
                    || text.trim_end().ends_with([':', '：'])
                    || super::super::words::hints::read(text).is_values)
                && text.chars().count() < 100
            {
                let joined: Vec<&str> = items
                    .iter()
                    .filter_map(|block| {
                        if let BlockKind::Item { text, .. } = &block.kind {
                            Some(text.as_str())
                        } else {
                            None
                        }
                    })
                    .collect();
                let joined = joined.join("\n");
                let line = items[0].line;
                let integers = super::super::draft::DraftType::Integer;
                let strings = super::super::draft::DraftType::String;
                let values = super::enums::inline(&integers, &joined, None, true, &[], line)
                    .or_else(|| super::enums::inline(&strings, &joined, None, true, &[], line));
                if let Some(values) = values.filter(|values| values.list.len() == items.len()) {
                    out.push((field.clone(), values));
                }
            }
        }
        at += items.len().max(1);
    }
    out
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
