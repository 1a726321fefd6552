//! Which blocks belong to which operation.

use std::ops::Range;

use super::super::page::{Block, BlockKind, Page};
use super::super::words::hints;
use super::address::{self, Address, addresses, call};
use super::begins::{begin, is_part, start};
use super::titles::title;
use super::url::is_same_path;

/// The part of a page that is about one operation.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    /// Its blocks.
    pub(super) blocks: Range<usize>,
    /// What the page says on where it is called.
    pub(super) address: Address,
    /// All hosts, with what the page calls them.
    pub(super) hosts: Vec<(Option<String>, String)>,
    /// Its title.
    pub(super) title: Option<String>,
    /// The level of the heading that it begins with, or 0.
    pub(super) level: u8,
    /// The page calls it a callback in a section of its own.
    pub(super) is_callback: bool,
    /// It is one of several messages to the same address, whose headers stand before the first.
    pub(super) is_event: bool,
    /// Paths that contradict the one that was taken.
    pub(super) other_paths: Vec<(usize, String)>,
}

/// The operations of a page: one for each address; the whole page if it has none. What stands
/// before the line `until` is about none of them.
pub(super) fn parts(page: &Page, until: Option<usize>) -> Vec<Part> {
    let blocks = &page.blocks;
    let mut parts: Vec<Part> = Vec::new();
    let mut hosts: Vec<(Option<String>, String)> = Vec::new();
    // A method by itself that stands above the address of the next operation.
    let mut method: Option<String> = None;
    for mut address in addresses(blocks) {
        if let Some(host) = &address.host {
            let name = if address.path.is_none() {
                host_name(&blocks[address.at], host)
            } else {
                None
            };
            if !hosts.iter().any(|(_, known)| known == host) {
                hosts.push((name, host.clone()));
            }
        }
        let begins = (address.path.is_some() || address.word.is_some())
            && parts
                .last()
                .is_none_or(|last| is_another(blocks, last, &address));
        if begins {
            address.method = address.method.take().or(method.take());
            let start = match parts.last() {
                Some(last) => begin(blocks, last, address.at),
                None => 0,
            };
            if let Some(last) = parts.last_mut() {
                last.blocks.end = start;
            }
            parts.push(Part {
                blocks: start..blocks.len(),
                address,
                ..Part::default()
            });
            continue;
        }
        let is_bare = address.path.is_none() && address.word.is_none() && address.host.is_none();
        if is_bare
            && parts
                .last()
                .is_some_and(|last| last.address.method.is_some())
        {
            method = address.method.clone().or(method);
        }
        match parts.last_mut() {
            Some(last) => join(last, address),
            None => parts.push(Part {
                blocks: 0..blocks.len(),
                address,
                ..Part::default()
            }),
        }
    }
    let is_called = |part: &Part| part.address.path.is_some() || part.address.word.is_some();
    // On a page of webhooks, an address without a method and a host is an example of the receiver's.
    let is_example = matches!(&parts[..], [only] if only.address.host.is_none() && only.address.method.is_none());
    if !parts.iter().any(is_called) || is_example && super::webhook::is_of_webhooks(blocks) {
        let told = told(blocks);
        if !told.is_empty() {
            parts = told;
        }
    }
    if parts.is_empty() {
        parts.push(Part {
            blocks: 0..blocks.len(),
            ..Part::default()
        });
    }
    if let (Some(until), Some(first)) = (until, parts.first_mut()) {
        let after = |at: &usize| {
            blocks[*at].line > until && matches!(blocks[*at].kind, BlockKind::Heading { .. })
        };
        let end = blocks.len().min(first.address.at + 1);
        first.blocks.start = (0..end).find(after).unwrap_or(0);
    }
    parts = parts
        .into_iter()
        .flat_map(|part| with_callback(blocks, part))
        .collect();
    if let Some(told) = parts.first().and_then(|first| told_before(blocks, first)) {
        parts[0].blocks.start = told.blocks.end;
        parts.insert(0, told);
    }
    if let [only] = &parts[..]
        && (only.address.is_receivers || is_bare(only) && super::webhook::is_of_webhooks(blocks))
    {
        let events = events(blocks, only);
        if events.len() > 1 {
            parts = events;
        }
    }
    name(page, &mut parts, &hosts);
    parts
}

/// Titles, levels and hosts.
fn name(page: &Page, parts: &mut [Part], hosts: &[(Option<String>, String)]) {
    let blocks = &page.blocks;
    let many = parts.len() > 1;
    for part in parts {
        part.hosts = hosts.to_vec();
        part.title = match &blocks.get(part.blocks.start).map(|block| &block.kind) {
            Some(BlockKind::Heading { text, .. }) if part.is_callback => Some(text.clone()),
            _ => title(page, part, many),
        };
        part.level = match blocks.get(part.blocks.start).map(|block| &block.kind) {
            Some(BlockKind::Heading { level, .. }) => *level,
            _ => 0,
        };
    }
}

/// The messages that the part describes one by one.
fn events(blocks: &[Block], only: &Part) -> Vec<Part> {
    let starts = super::webhook::events(blocks);
    let ends = starts.iter().skip(1).copied().chain([only.blocks.end]);
    (starts.iter().copied().zip(ends).enumerate())
        .map(|(index, (start, end))| Part {
            blocks: if index == 0 { only.blocks.start } else { start }..end,
            address: Address {
                at: start,
                line: blocks[start].line,
                ..only.address.clone()
            },
            is_callback: true,
            is_event: true,
            ..Part::default()
        })
        .collect()
}

/// No address at all.
fn is_bare(part: &Part) -> bool {
    part.address.path.is_none() && part.address.host.is_none()
}

/// The webhooks of a page without addresses.
fn told(blocks: &[Block]) -> Vec<Part> {
    let starts = super::webhook::sections(blocks);
    let ends = starts.iter().skip(1).copied().chain([blocks.len()]);
    (starts.iter().copied().zip(ends))
        .map(|(start, end)| callback(blocks, start..end))
        .collect()
}

/// A webhook without an address, described by these blocks.
fn callback(blocks: &[Block], own: Range<usize>) -> Part {
    Part {
        address: Address {
            at: own.start,
            line: blocks[own.start].line,
            method: Some("POST".to_owned()),
            is_receivers: true,
            ..Address::default()
        },
        blocks: own,
        is_callback: true,
        ..Part::default()
    }
}

/// The webhook that is described before the first operation, which may be the one that asks for it.
fn told_before(blocks: &[Block], first: &Part) -> Option<Part> {
    first.address.path.as_ref()?;
    let end = start(blocks, 0, first.address.at);
    let own = first.blocks.start..end;
    if own.is_empty() || !matches!(blocks[end].kind, BlockKind::Heading { level, .. } if level < 7)
    {
        return None;
    }
    let has =
        |is: &dyn Fn(&BlockKind) -> bool| blocks[own.clone()].iter().any(|block| is(&block.kind));
    let shows = has(
        &|kind| matches!(kind, BlockKind::Code { text, .. } if text.trim_start().starts_with('{')),
    );
    let lists = has(&|kind| matches!(kind, BlockKind::Table(table) if table.rows.len() > 2));
    (shows && lists && super::webhook::is_told(&blocks[own.clone()])).then(|| callback(blocks, own))
}

/// An operation, and the callback that a section at its end describes.
fn with_callback(blocks: &[Block], mut part: Part) -> Vec<Part> {
    let begins = |index: usize| match &blocks[index].kind {
        BlockKind::Heading { level, text } if *level < 7 => {
            super::webhook::is_heading(text).then_some(*level)
        }
        _ => None,
    };
    // Where nothing but a command has the address, its parts begin with the page's.
    let is_command = |block: &Block| matches!(&block.kind, BlockKind::Code { text, .. } if text.starts_with("curl ") && text.contains("://"));
    let after = match &part.address.path {
        Some(_) => part.address.at + 1,
        None => match blocks[part.blocks.clone()].iter().position(is_command) {
            Some(at) => part.blocks.start + at + 1,
            None => return vec![part],
        },
    };
    if after >= part.blocks.end {
        return vec![part];
    }
    let Some((at, level)) =
        (after..part.blocks.end).find_map(|index| begins(index).map(|level| (index, level)))
    else {
        return vec![part];
    };
    let has_fields = |range: Range<usize>| {
        blocks[range]
            .iter()
            .any(|block| matches!(&block.kind, BlockKind::Table(table) if table.rows.len() > 1))
    };
    // What follows on the same level must not be about the operation's own messages.
    let goes_back = (at + 1..part.blocks.end).any(|index| match &blocks[index].kind {
        BlockKind::Heading { level: other, text } => {
            *other <= level
                && matches!(
                    hints::read(text).side,
                    Some(hints::Side::Request | hints::Side::Response)
                )
        }
        _ => false,
    });
    if goes_back || !has_fields(at..part.blocks.end) || !has_fields(after..at) {
        return vec![part];
    }
    let callback = callback(blocks, at..part.blocks.end);
    part.blocks.end = at;
    vec![part, callback]
}

/// Whether an address begins another operation: it differs, and there is something between.
fn is_another(blocks: &[Block], last: &Part, address: &Address) -> bool {
    let known = (&last.address.path, &last.address.word);
    if known == (&None, &None) {
        return false;
    }
    let differs = match (&last.address.path, &address.path) {
        (Some(one), Some(two)) => {
            !is_same_path(one, two)
                || last.address.method.is_some()
                    && address.method.is_some()
                    && last.address.method != address.method
        }
        (None, None) => last.address.word != address.word,
        _ => true,
    };
    // Each stands in a heading of its own, whatever is between.
    let in_heading = |address: &Address| matches!(&blocks[address.at].kind, BlockKind::Heading { text, .. } if call(text).is_some());
    // Folded operations are lines of nothing else.
    let is_line = |address: &Address| {
        let BlockKind::Paragraph(text) = &blocks[address.at].kind else {
            return false;
        };
        let line = text
            .split_once(' ')
            .filter(|(_, path)| path.starts_with('/') && !path.contains(' '));
        line.is_some_and(|(method, _)| address.method.as_deref() == Some(method))
    };
    let are_lines = is_line(&last.address) && is_line(address);
    if differs && (in_heading(&last.address) && in_heading(address) || are_lines) {
        return true;
    }
    if !differs {
        return is_told_anew(blocks, last, address.at);
    }
    blocks[last.address.at..address.at]
        .iter()
        .skip(1)
        .any(|block| {
            matches!(&block.kind, BlockKind::Table(_))
                || matches!(&block.kind, BlockKind::Code { text, .. } if text.contains('{'))
        })
}

/// Whether the same address stands for another operation, told apart by a parameter: under a title of its own, and both are
/// described from the request to the answer.
fn is_told_anew(blocks: &[Block], last: &Part, at: usize) -> bool {
    let heading = |index: usize| match &blocks[index].kind {
        BlockKind::Heading { level, text } => Some((*level, text.as_str())),
        _ => None,
    };
    let is_title = |index: usize| {
        let hint = heading(index).map(|(_, text)| hints::read(address::title(text)));
        hint.is_some_and(|hint| hint.side.is_none())
            && heading(index).is_some_and(|(_, text)| !is_part(text))
    };
    let begin = start(blocks, last.address.at + 1, at);
    let own = (last.blocks.start..last.address.at)
        .find(|&index| is_title(index))
        .and_then(heading);
    let (Some((level, text)), Some((known, other))) = (heading(begin), own) else {
        return false;
    };
    let next = (at + 1..blocks.len())
        .find(|&index| heading(index).is_some_and(|(one, _)| one <= level) && is_title(index))
        .unwrap_or(blocks.len());
    is_title(begin)
        && level == known
        && text != other
        && is_described(blocks, last.address.at..begin)
        && is_described(blocks, at..next)
}

/// Whether there is a table for the request, and a table for the answer.
fn is_described(blocks: &[Block], range: Range<usize>) -> bool {
    let mut side = None;
    let (mut asks, mut answers) = (false, false);
    for block in &blocks[range] {
        match &block.kind {
            BlockKind::Heading { text, .. } => {
                side = hints::read(address::title(text)).side.or(side);
            }
            BlockKind::Table(_) => {
                asks |= side == Some(hints::Side::Request);
                answers |= side == Some(hints::Side::Response);
            }
            _ => {}
        }
    }
    asks && answers
}

fn join(part: &mut Part, address: Address) {
    let known = &mut part.address;
    if let (Some(one), Some(two)) = (&known.path, &address.path)
        && !is_same_path(one, two)
    {
        part.other_paths.push((address.line, two.clone()));
    }
    if known.path.is_none() && address.path.is_some() {
        known.at = address.at;
        known.line = address.line;
    }
    known.path = known.path.take().or(address.path);
    known.method = known.method.take().or(address.method);
    known.host = known.host.take().or(address.host);
    known.word = known.word.take().or(address.word);
    known.is_receivers |= address.is_receivers;
    for name in address.query {
        if !known.query.contains(&name) {
            known.query.push(name);
        }
    }
}

fn host_name(block: &Block, host: &str) -> Option<String> {
    let (BlockKind::Paragraph(text) | BlockKind::Item { text, .. }) = &block.kind else {
        return None;
    };
    let before = text
        .split(host)
        .next()?
        .trim()
        .trim_end_matches([':', '：', '(', '`', ' '])
        .trim();
    (!before.is_empty() && before.chars().count() <= 60).then(|| before.to_owned())
}
