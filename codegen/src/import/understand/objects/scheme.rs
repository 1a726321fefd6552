//! One pattern for the addresses of all operations: `https://host/bot<token>/METHOD_NAME`, and sections that are headed
//! by the names of the methods.

use std::sync::LazyLock;

use regex::Regex;

use super::super::super::page::{Block, BlockKind};
use super::super::super::words::pattern;

/// Texts longer than this give no pattern.
const MAX_TEXT: usize = 2_000;

/// The pattern of the page's addresses.
#[derive(Clone, Debug)]
pub(super) struct Scheme {
    /// Where the page gives it, from 1.
    pub(super) line: usize,
    /// The address before and after the method's name.
    before: String,
    after: String,
    /// The host with its slash, by which examples of addresses are known.
    host: String,
    /// The HTTP method.
    method: Option<&'static str>,
}

static PATTERN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(https?://[\w.:-]+/)([^\s`"'，。；)）|\\]*?)(?:METHOD(?:_?NAME)?|[<{\[]{1,2}[Mm]ethod(?:[_ -]?[Nn]ame)?[>}\]]{1,2}|[<{\[]{1,2}METHOD(?:_NAME)?[>}\]]{1,2}|方法名)((?:\.\w{1,8}|/)?)(?:$|[\s`"',;，。；)）|?.])"#,
    )
});
static HOLDER: LazyLock<Regex> = LazyLock::new(|| pattern(r"<([\w-]{1,40})>"));
static METHODS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(GET|POST)\b"));
static NAME: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[a-z][a-z0-9]*(?:[A-Z][A-Za-z0-9]*|[._][a-z][A-Za-z0-9]*)+$"));

impl Scheme {
    /// The pattern, if the page gives one and has headings that are names of methods.
    pub(super) fn of(blocks: &[Block]) -> Option<Self> {
        let (at, before, after, host) = blocks.iter().enumerate().find_map(|(at, block)| {
            let text = text(block)?;
            let found = PATTERN.captures(text)?;
            let plain = |text: &str| HOLDER.replace_all(text, "{$1}").into_owned();
            Some((
                at,
                plain(&format!("{}{}", &found[1], &found[2])),
                plain(&found[3]),
                found[1].to_owned(),
            ))
        })?;
        if !blocks.iter().any(|block| method_name(block).is_some()) {
            return None;
        }
        // Where both are allowed, what has parameters is sent with the one that has a body.
        let first = (at..blocks.len()).find(|&at| method_name(&blocks[at]).is_some());
        let mut method = None;
        for block in &blocks[at..first.unwrap_or(at).max(at)] {
            let Some(text) = text(block) else { continue };
            for found in METHODS.find_iter(text) {
                method = match found.as_str() {
                    "POST" => Some("POST"),
                    _ => method.or(Some("GET")),
                };
            }
        }
        Some(Self {
            line: blocks[at].line,
            before,
            after,
            host,
            method,
        })
    }

    /// Whether a block is about the pattern: the pattern itself, or an example of it.
    pub(super) fn is_about(&self, block: &Block) -> bool {
        text(block).is_some_and(|text| {
            PATTERN.is_match(text)
                || text.lines().count() == 1 && text.trim().starts_with(&self.host)
        })
    }

    /// The block as it stands in the rest of the page: the heading of a method with its address, an example left out.
    pub(super) fn rewritten(&self, block: &Block, is_called: bool) -> Option<Block> {
        if self.is_about(block) {
            return None;
        }
        let (true, BlockKind::Heading { level, text }) = (is_called, &block.kind) else {
            return Some(block.clone());
        };
        let Some(name) = method_name(block) else {
            return Some(block.clone());
        };
        let method = self.method.unwrap_or("POST");
        Some(Block {
            line: block.line,
            kind: BlockKind::Heading {
                level: *level,
                text: format!("{text} {method} {}{name}{}", self.before, self.after),
            },
        })
    }

    /// Whether the page says which HTTP method is used.
    pub(super) fn says_method(&self) -> bool {
        self.method.is_some()
    }
}

/// The headings that are names of methods.
pub(super) fn operations(blocks: &[Block]) -> impl Iterator<Item = usize> + '_ {
    (0..blocks.len()).filter(|&at| method_name(&blocks[at]).is_some())
}

/// The name of a method, if the block is a heading that is nothing else.
fn method_name(block: &Block) -> Option<&str> {
    let BlockKind::Heading { text, .. } = &block.kind else {
        return None;
    };
    let text = text.trim().trim_matches('`');
    (text.len() <= 80 && NAME.is_match(text)).then_some(text)
}

fn text(block: &Block) -> Option<&str> {
    match &block.kind {
        BlockKind::Paragraph(text)
        | BlockKind::Item { text, .. }
        | BlockKind::Code { text, .. } => (text.len() <= MAX_TEXT).then_some(text.as_str()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(lines: &[&str]) -> Vec<Block> {
        lines
            .iter()
            .enumerate()
            .map(|(at, line)| Block {
                line: at + 1,
                kind: match line.strip_prefix("# ") {
                    Some(text) => BlockKind::Heading {
                        level: 2,
                        text: text.to_owned(),
                    },
                    None => BlockKind::Paragraph((*line).to_owned()),
                },
            })
            .collect()
    }

    fn heading(lines: &[&str]) -> Option<String> {
        let blocks = page(lines);
        let scheme = Scheme::of(&blocks)?;
        let at = operations(&blocks).next()?;
        match scheme.rewritten(&blocks[at], true)?.kind {
            BlockKind::Heading { text, .. } => Some(text),
            _ => None,
        }
    }

    #[test]
    fn addresses_by_a_pattern() {
        for (lines, expected) in [
            (
                &[
                    "Call `https://api.example.com/bot<token>/METHOD_NAME`.",
                    "GET or POST",
                    "# sendFax",
                ][..],
                Some("sendFax POST https://api.example.com/bot{token}/sendFax"),
            ),
            (
                &[
                    "https://api.example.com/v1/{method}",
                    "Use GET.",
                    "# fax.send",
                ],
                Some("fax.send GET https://api.example.com/v1/fax.send"),
            ),
            (&["https://api.example.com/v1/{method}", "# Fax"], None),
            (&["https://api.example.com/v1/methods", "# sendFax"], None),
        ] {
            assert_eq!(heading(lines).as_deref(), expected);
        }
    }
}
