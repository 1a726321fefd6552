//! Where a page says that it is to be called: addresses, methods, content types.

mod patterns;

use std::sync::LazyLock;

use regex::Regex;

use super::super::json;
use super::super::page::{Block, BlockKind};
use super::super::words::{hints, pattern};
use super::url::{self, OURS, read_url};
use patterns::{
    ALSO, BARE_METHOD, BRACKET, EITHER, LABEL, LABELLED_METHOD, LABELLED_PATH, METHOD, METHOD_PATH,
    ROOT, SPOKEN, SPOKEN_IN_CHINESE, SUCH_AS, TOLD, URL,
};

/// An address, or a part of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Address {
    /// The index of its block.
    pub(super) at: usize,
    /// Its line on the page.
    pub(super) line: usize,
    /// The method.
    pub(super) method: Option<String>,
    /// The path, parameters in braces, without the query.
    pub(super) path: Option<String>,
    /// Scheme and host.
    pub(super) host: Option<String>,
    /// Names in the query string.
    pub(super) query: Vec<String>,
    /// A word where an address belongs: the name of a setting that holds it.
    pub(super) word: Option<String>,
    /// The address is the receiver's own.
    pub(super) is_receivers: bool,
}

/// Everything that looks like an address, in order.
pub(super) fn addresses(blocks: &[Block]) -> Vec<Address> {
    let mut found: Vec<Address> = Vec::new();
    let mut label_before = false;
    let mut in_example = false;
    for (at, block) in blocks.iter().enumerate() {
        let mut address = Address {
            at,
            line: block.line,
            ..Address::default()
        };
        match &block.kind {
            BlockKind::Heading { text, .. } => {
                let hint = hints::read(title(text));
                if hint.is_example {
                    in_example = true;
                } else if hint.side.is_some() && LABEL.captures(text).is_none() || !has_hint(hint) {
                    in_example = false;
                }
                match call(text) {
                    Some((_, method, url)) => {
                        address.method = Some(method.to_owned());
                        read_url(&url::plain(url), &mut address);
                    }
                    None => read_text(text, false, &mut address),
                }
                label_before = BARE_METHOD.is_match(text.trim()) && text.trim().len() < 10
                    || LABEL.captures(text).is_some_and(|found| {
                        found
                            .get(1)
                            .is_none_or(|value| value.as_str().trim().is_empty())
                    });
            }
            BlockKind::Paragraph(text) | BlockKind::Item { text, .. } => {
                // "Request endpoint: GET https://…" begins another operation, although copying has lost the heading above it.
                let last = found.last().and_then(|last: &Address| last.path.as_deref());
                let begins = LABEL.is_match(text)
                    && (METHOD_PATH.is_match(text) || TOLD.is_match(text))
                    || is_other_call(text, last);
                in_example &= !begins;
                for line in text.lines().take(40) {
                    let labelled = label_before;
                    read_text(line, labelled, &mut address);
                    label_before = labelled && address.path.is_none()
                        || BARE_METHOD.is_match(line.trim()) && line.trim().len() < 10
                        || LABEL.captures(line).is_some_and(|found| {
                            found
                                .get(1)
                                .is_none_or(|value| value.as_str().trim().is_empty())
                        });
                }
            }
            BlockKind::Code { text, .. } => {
                read_code(text, label_before, &mut address);
                label_before = false;
            }
            BlockKind::Table(table) => {
                for row in table.rows.iter().take(12) {
                    if let [name, value, ..] = row.cells.as_slice()
                        && row.cells.iter().filter(|cell| !cell.is_empty()).count() == 2
                    {
                        read_text(
                            &format!("{}: {value}", name.trim_end_matches([':', '：'])),
                            false,
                            &mut address,
                        );
                    }
                }
                label_before = false;
            }
        }
        if in_example && !found.is_empty() {
            continue;
        }
        if address.path.is_some()
            || address.host.is_some()
            || address.method.is_some()
            || address.word.is_some()
            || address.is_receivers
        {
            // The method and the path, each in a box of its own.
            let is_path = address.path.is_some() && address.method.is_none();
            match found.last_mut() {
                Some(last) if is_path && last.at + 1 == at && is_method(last) => {
                    address.method = last.method.take();
                    *last = address;
                }
                _ => found.push(address),
            }
        }
    }
    found
}

/// Whether a line is a request line of an address other than the last: not of a path with other values in it.
fn is_other_call(line: &str, last: Option<&str>) -> bool {
    let Some(("", _, url)) = call(line).filter(|(_, _, url)| url.contains("://")) else {
        return false;
    };
    let mut address = Address::default();
    read_url(&url::plain(url), &mut address);
    let is_word = |step: &str| {
        step.chars()
            .all(|c| c.is_ascii_alphabetic() || c == '_' || c == '-')
    };
    let path = address.path.as_deref().unwrap_or("");
    let ends_with_word = path.rsplit('/').next().is_some_and(is_word);
    last.is_some_and(|last| last != path) && ends_with_word
}

static CALL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(.*?)[\s%|·:：—–-]*\b(GET|POST|PUT|DELETE|PATCH)[\s:：|`]+((?:https?://|/)\S{0,300})\s*$",
    )
});

/// A heading that is a request line, with a title before it perhaps: title, method and address.
pub(super) fn call(heading: &str) -> Option<(&str, &str, &str)> {
    let heading = heading.trim();
    if heading.len() > 600 {
        return None;
    }
    let found = CALL.captures(heading)?;
    let part = |at: usize| found.get(at).map_or("", |part| part.as_str());
    Some((part(1).trim(), part(2), part(3).trim_end_matches('`')))
}

/// The words of a heading, without the request line in it.
pub(super) fn title(heading: &str) -> &str {
    match call(heading) {
        Some((title, _, _)) if !title.is_empty() => title,
        _ => heading,
    }
}

/// A method and nothing else.
fn is_method(address: &Address) -> bool {
    address.method.is_some()
        && address.path.is_none()
        && address.host.is_none()
        && address.word.is_none()
}

fn has_hint(hint: hints::Hint) -> bool {
    hint != hints::Hint::default()
}

fn read_text(line: &str, labelled: bool, address: &mut Address) {
    let line = line.trim();
    if line.is_empty() || line.len() > 600 {
        return;
    }
    let line = &*url::plain(line);
    // Path and method on one line, and the method of a sentence.
    let spoken = ALSO
        .captures(line)
        .or_else(|| SPOKEN.captures(line))
        .or_else(|| SPOKEN_IN_CHINESE.captures(line));
    if let Some(found) = spoken {
        address.method.get_or_insert(found[1].to_uppercase());
    }
    if OURS.is_match(line) {
        address.is_receivers = true;
    }
    if let Some(found) = METHOD_PATH.captures(line)
        && !is_sentence_before(line, found.get(1).map_or(0, |method| method.start()))
    {
        address.method = Some(found[1].to_uppercase());
        read_url(&found[2], address);
        return;
    }
    if let Some(found) = ROOT.captures(line) {
        address.method = Some(found[1].to_owned());
        address.path = Some("/".to_owned());
        return;
    }
    if let Some(found) = (METHOD.captures(line))
        .or_else(|| LABELLED_METHOD.captures(line))
        .or_else(|| BARE_METHOD.captures(line))
    {
        address.method = Some(if EITHER.is_match(line) {
            "POST".to_owned()
        } else {
            found[1].to_uppercase()
        });
        return;
    }
    if let Some(found) = BRACKET.captures(line) {
        address.method = found.get(1).map(|method| method.as_str().to_owned());
        if let Some(path) = found.get(2).or_else(|| found.get(3)) {
            read_url(path.as_str(), address);
        }
        return;
    }
    if let Some(found) = LABEL.captures(line)
        && let Some(value) = found
            .get(1)
            .map(|value| value.as_str().trim())
            .filter(|value| !value.is_empty())
    {
        read_labelled(value.trim_matches(['`', '*', '"', ' ']), address);
        return;
    }
    // "接入点：`/v1/apps/{id}`": whatever the label, a path of several steps is one.
    if let Some(found) = LABELLED_PATH.captures(line) {
        read_url(&found[1], address);
        return;
    }
    let bare = line.trim_matches(['`', '*', '<', '>', ' ']);
    if URL
        .find(bare)
        .is_some_and(|url| url.as_str().len() == bare.len())
    {
        let mut read = Address::default();
        read_url(bare, &mut read);
        if labelled || read.path.as_deref().is_some_and(looks_like_api) {
            read_url(bare, address);
        }
        return;
    }
    if labelled {
        if let Some(url) = URL.find(line) {
            read_url(url.as_str(), address);
        } else if bare.starts_with('/') && !bare.contains(' ') && bare.len() > 1 {
            read_url(bare, address);
        }
        return;
    }
    // "Production: https://api.example.com": a host by itself.
    if let Some(url) = URL.find(line)
        && url.end() == line.trim_end_matches(['`', '*', ' ', ')']).len()
        && address.host.is_none()
        && line[..url.start()].chars().count() < 60
    {
        let mut read = Address::default();
        read_url(url.as_str(), &mut read);
        if read.path.is_none() {
            address.host = read.host;
        }
    }
}

/// What stands behind a label: an address, a path, or words on where the address is told.
fn read_labelled(value: &str, address: &mut Address) {
    if let Some(url) = URL.find(value) {
        // "the address that you have set, such as https://…": that one is nobody's.
        if !(address.is_receivers && SUCH_AS.is_match(&value[..url.start()])) {
            read_url(url.as_str(), address);
        }
    } else if value.contains('/') && !value.contains(' ') {
        // What stands before the path may be a name: `BaseUrl/send`.
        read_url(value, address);
    } else if !value.contains(' ') && value.is_ascii() && value.len() <= 60 {
        address.word = Some(value.to_owned());
    } else if let Some(found) = TOLD.captures(value) {
        let name = found.get(1).or_else(|| found.get(2));
        address.word = name.map(|name| name.as_str().to_owned());
        address.is_receivers = true;
    }
}

/// Whether words of a sentence stand before the method ("send a POST request to …" is no request line).
fn is_sentence_before(line: &str, at: usize) -> bool {
    line[..at].split_whitespace().count() > 4
}

fn looks_like_api(path: &str) -> bool {
    let path = path.to_lowercase();
    !path.contains("wiki")
        && ![".html", ".md"].iter().any(|ending| path.ends_with(ending))
        && !path.contains("/docs/")
        && !path.contains("/blob/")
}

fn read_code(text: &str, labelled: bool, address: &mut Address) {
    let text = text.trim();
    if text.contains("curl ") {
        if let Some(command) = json::commands(text)
            && command
                .url
                .as_deref()
                .is_some_and(|url| url::is_ours(url) || !url.is_ascii())
        {
            address.is_receivers = true;
        }
        return;
    }
    let first = text.lines().next().unwrap_or("").trim();
    if OURS.is_match(first) {
        address.is_receivers = true;
        return;
    }
    if let Some(found) = METHOD_PATH.captures(first)
        && found.get(0).is_some_and(|all| all.start() == 0)
    {
        address.method = Some(found[1].to_uppercase());
        read_url(&found[2], address);
        return;
    }
    // The method and the address, each on a line.
    let second = text.lines().nth(1).map(str::trim);
    if let (Some(found), Some(url), 2) = (BARE_METHOD.captures(first), second, text.lines().count())
        && (url.starts_with('/') || url.starts_with("http"))
        && !url.contains(' ')
    {
        address.method = Some(found[1].to_uppercase());
        read_url(url, address);
        return;
    }
    if text.lines().count() == 1
        && (labelled || URL.is_match(first) || first.starts_with('/'))
        && !first.contains(['{', ' '])
    {
        read_url(first, address);
    } else if text.lines().count() == 1
        && let Some(found) = BARE_METHOD.captures(first)
    {
        address.method = Some(found[1].to_uppercase());
    }
}

#[cfg(test)]
mod tests;
