//! What the words of a page say on the operation itself: its name, address, date, description and effect.

use super::super::draft::{Draft, DraftClaim, DraftErratum};
use super::super::page::{Block, BlockKind, Page};
use super::super::words::{calls, chinese, dates};
use super::address::Address;
use super::operations::Part;
use super::samples::Samples;
use super::url::read_url;
use crate::schema::language::Effect;

/// What it is called and where it is called.
pub(super) fn called(page: &Page, part: &Part, samples: &Samples, is_webhook: bool) -> Draft {
    let mut draft = Draft {
        is_webhook,
        page: page.name.clone(),
        title: part.title.clone(),
        description: description(&page.blocks[part.blocks.clone()]),
        revised: page.blocks.iter().find_map(revision),
        method: part.address.method.clone(),
        path: part
            .address
            .path
            .clone()
            .filter(|_| !(is_webhook && part.address.is_receivers)),
        ..Draft::default()
    };
    if !is_webhook {
        draft.hosts.clone_from(&part.hosts);
        if let (None, Some((method, url))) = (&draft.path, &samples.call) {
            let mut address = Address::default();
            read_url(url, &mut address);
            draft.path = address.path;
            draft.method = draft.method.or_else(|| method.clone());
            draft.hosts.extend(address.host.map(|host| (None, host)));
        }
    }
    let title = part.title.as_deref().unwrap_or(&page.name);
    let speaks =
        title.contains(|c: char| c.is_ascii_alphabetic()) || chinese::translate(title).is_some();
    let spoken = if speaks { title } else { &page.name };
    draft.name = if is_webhook {
        calls::webhook(spoken)
    } else {
        calls::operation(draft.path.as_deref(), spoken)
    };
    for (line, path) in &part.other_paths {
        draft.errata.push(DraftErratum {
            subject: "the address".to_owned(),
            is_field: false,
            page_says: format!("Also `{path}`."),
            truth: format!("`{}`.", draft.path.as_deref().unwrap_or("")),
            why: "It stands first.".to_owned(),
            claim: DraftClaim::Words,
            line: *line,
        });
    }
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

/// What calling it twice does, by the words that it begins with.
pub(super) fn effect(method: Option<&str>, name: &str, title: &str) -> Effect {
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
