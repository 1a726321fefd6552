//! What stands outside of the tables: the kind of the body, names in the address, headers of commands.

use serde_json::Value;

use super::super::draft::{DraftClaim, DraftErratum, Note, NoteKind};
use super::super::page::{Block, BlockKind};
use super::super::words::hints::Side;
use super::super::words::required::Required;
use super::assemble::Assembled;
use super::node::Node;
use super::operations::Part;
use super::samples::{Keys, Samples, body};
use super::spot::Spot;
use crate::schema::language::Body;

pub(super) fn body_kind(
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
pub(super) fn queries(
    assembled: &mut Assembled<'_>,
    part: &Part,
    is_webhook: bool,
    errata: &mut Vec<DraftErratum>,
) {
    if is_webhook {
        return;
    }
    let renamed = otherwise(assembled, &part.address.query);
    let is_renamed = renamed.is_some();
    errata.extend(renamed.map(|(listed, shown)| DraftErratum {
        subject: format!("query.{}", listed.name),
        is_field: true,
        page_says: format!("The address has `{shown}` in its place."),
        truth: format!("`{}`, as the table has it.", listed.name),
        why: "All other names of the address are those of the table; try which it is.".to_owned(),
        claim: DraftClaim::Words,
        line: listed.line,
    }));
    for name in part.address.query.iter().filter(|_| !is_renamed) {
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
        .map(super::url::path_names)
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

/// The one field of the query that the address does not have, and the one name in the address that no table has: the page
/// calls the same thing by two names.
fn otherwise<'n>(assembled: &'n Assembled<'_>, shown: &'n [String]) -> Option<(&'n Node, &'n str)> {
    let nodes = assembled.fields.get(&Spot::Query)?;
    let is_listed = |name: &&String| nodes.iter().any(|node| node.name == **name);
    let is_shown = |node: &&Node| shown.contains(&node.name);
    let mut others = shown.iter().filter(|name| !is_listed(name));
    let mut missing = nodes.iter().filter(|node| !is_shown(node));
    let (Some(other), Some(node), None, None) =
        (others.next(), missing.next(), others.next(), missing.next())
    else {
        return None;
    };
    (shown.len() > 2).then_some((node, other.as_str()))
}

/// Headers of commands that no table has, those of HTTP itself excepted.
pub(super) fn extra_headers(assembled: &mut Assembled<'_>, samples: &Samples) {
    let standard = [
        "content-type",
        // How the service authenticates is written once, in its own file.
        "authorization",
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
        // `X-TC-Action` beside the field `Action`: one thing, sent in either of two ways.
        let is_twin = name.starts_with("X-")
            && name.rsplit('-').next().is_some_and(|last| {
                assembled
                    .fields
                    .values()
                    .flatten()
                    .any(|node| node.name == last)
            });
        if known
            || is_twin
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
pub(super) fn missing(nodes: &[Node], values: &[&Value], line: usize, notes: &mut Vec<Note>) {
    let keys = Keys::of(values.iter().copied());
    let names: Vec<&str> = nodes
        .iter()
        .filter(|node| node.required == Some(Required::Always) && !keys.top.contains(&node.name))
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
