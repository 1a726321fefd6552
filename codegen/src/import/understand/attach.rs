//! Tables that list the members of one field: which field that is, and adding them there.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::super::draft::{DraftType, Note, NoteKind};
use super::super::words::pattern;
use super::node::{Node, find, paths};
use super::outline::{Caption, to_heading};
use super::samples::{Keys, places};

/// What numbers a table or an appendix: `Appendix A`, `附表一`.
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:appendix|annex|table|schedule)\s?(?:[a-h]|\d{1,2})\b|(?:附表|附录|附件|表)\s?(?:[A-Ha-h]|\d{1,2}|[一二三四五六七八九十]{1,2}))",
    )
});

/// The path of the field whose members the nodes are; `None` if they stand at the top.
pub(super) fn parent(
    known: &[Node],
    nodes: &[Node],
    above: &[Caption<'_>],
    values: &[&Value],
    last: Option<&Vec<String>>,
) -> Option<Vec<String>> {
    if known.is_empty() {
        return None;
    }
    let names: Vec<&str> = nodes.iter().map(|node| node.name.as_str()).collect();
    let top = Keys::of(values.iter().copied());
    let open = open(known);
    // What the lines down to the nearest heading call it.
    let near = to_heading(above);
    for caption in near {
        if let Some(path) = named(&open, caption.text, &names) {
            return Some(path);
        }
    }
    let is_more = near.iter().any(|caption| caption.hint.is_more);
    // Where the example has such keys.
    if !values.is_empty() {
        let at_top = top.top_share(&names);
        let best = places(values)
            .into_iter()
            .map(|(path, keys)| {
                let found = names.iter().filter(|name| keys.contains(**name)).count() * 100
                    / names.len().max(1);
                (found, std::cmp::Reverse(path.len()), path)
            })
            .max();
        if let Some((share, _, path)) = best
            && share >= 50
            && share > at_top
            && !is_listed(known, &names)
        {
            return Some(path);
        }
        if at_top >= 50 {
            return None;
        }
    }
    if is_more {
        return last.filter(|path| !path.is_empty()).cloned();
    }
    // One field waits for members, and this table says of no message that it is its own.
    let nearest_speaks = near.iter().any(|caption| caption.hint.side.is_some());
    if let [(path, node)] = open.as_slice()
        && !nearest_speaks
        && node.typed
        && !is_listed(known, &names)
    {
        return Some(path.clone());
    }
    None
}

/// Whether a caption down to the nearest heading names a field that waits for members.
pub(super) fn is_awaited(known: &[Node], nodes: &[Node], above: &[Caption<'_>]) -> bool {
    let names: Vec<&str> = nodes.iter().map(|node| node.name.as_str()).collect();
    let open = open(known);
    to_heading(above)
        .iter()
        .any(|caption| named(&open, caption.text, &names).is_some())
}

/// The fields that wait for members, with their paths.
fn open(known: &[Node]) -> Vec<(Vec<String>, &Node)> {
    let waits = |node: &&Node| node.is_empty_container() || !node.typed && node.children.is_empty();
    paths(known)
        .into_iter()
        .filter_map(|path| at(known, &path).filter(waits).map(|node| (path, node)))
        .collect()
}

/// Whether most of the names are at the top already.
fn is_listed(known: &[Node], names: &[&str]) -> bool {
    names
        .iter()
        .filter(|name| known.iter().any(|node| node.name == **name))
        .count()
        * 2
        > names.len()
}

fn at<'a>(nodes: &'a [Node], path: &[String]) -> Option<&'a Node> {
    let (first, rest) = path.split_first()?;
    let node = nodes.iter().find(|node| node.name == *first)?;
    if rest.is_empty() {
        Some(node)
    } else {
        at(&node.children, rest)
    }
}

/// Words of any sentence, which fields may be called too.
const SMALL: [&str; 14] = [
    "to", "from", "at", "by", "in", "on", "of", "or", "and", "for", "with", "a", "is", "as",
];

/// The field that a caption names: by its own name, or by what its type calls the object.
fn named(open: &[(Vec<String>, &Node)], caption: &str, names: &[&str]) -> Option<Vec<String>> {
    if caption.chars().count() > 120 {
        return None;
    }
    let words: Vec<&str> = caption
        .split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty())
        .collect();
    let is_word = |name: &str| words.iter().any(|word| word.eq_ignore_ascii_case(name));
    let general = [
        "parameters",
        "parameter",
        "param",
        "params",
        "request",
        "response",
        "body",
        "fields",
        "field",
        "list",
        "object",
        "array",
        "result",
        "results",
        "return",
        "example",
        "header",
        "headers",
    ];
    let mut found: Option<(usize, &Vec<String>)> = None;
    for (path, node) in open {
        if names.contains(&node.name.as_str()) && names.len() < 3 {
            continue;
        }
        // "Connect two numbers to each other" does not name the field `To`.
        let lower = node.name.to_lowercase();
        if SMALL.contains(&lower.as_str()) && words.len() > 2 && !caption.contains('`') {
            continue;
        }
        let score = if words.contains(&node.name.as_str())
            || node
                .element
                .as_deref()
                .is_some_and(|name| words.contains(&name))
        {
            4
        } else if is_word(&node.name) || node.element.as_deref().is_some_and(is_word) {
            3
        } else if words.iter().any(|word| same_stem(word, &node.name)) {
            2
        } else if refers(&node.description, caption) {
            1
        } else {
            continue;
        };
        // "Response result" names the field `result` only if it names nothing else.
        let is_general = general
            .iter()
            .any(|word| word.eq_ignore_ascii_case(&node.name))
            && words.len() > 1;
        let speaks = super::super::words::hints::read(caption);
        let in_place = caption.contains(&format!("`{}`", node.name)) || words.len() == 1;
        if is_general && speaks.side.is_some() && !in_place {
            continue;
        }
        if speaks.side.is_some()
            && node.name.eq_ignore_ascii_case("data")
            && words
                .iter()
                .any(|word| word.eq_ignore_ascii_case("structure"))
        {
            continue;
        }
        if found.is_none_or(|(best, _)| score > best) {
            found = Some((score, path));
        }
    }
    found.map(|(_, path)| path.clone())
}

/// Whether the words on a field name the caption: "see Item".
pub(super) fn refers(description: &str, caption: &str) -> bool {
    let caption = caption.trim().trim_end_matches([':', '：']).trim();
    let lower = description.to_lowercase();
    let sends = [
        "see ",
        "refer",
        "below",
        "following",
        "explained in",
        "listed in",
        "described in",
        "详见",
        "参考",
        "见",
    ]
    .iter()
    .any(|word| lower.contains(word));
    // A link has the words of the heading that it leads to: "Reason, [Leave Reason]".
    let is_linked =
        caption.contains(' ') && lower.ends_with(&format!(", {}", caption.to_lowercase()));
    // "Refer to Appendix 3" sends to "Appendix 3 – Status Codes".
    let head = caption.split(" – ").next().unwrap_or(caption);
    let head = head.split(" - ").next().unwrap_or(head).trim();
    let is_numbered = head.len() > 5 && head.ends_with(|c: char| c.is_ascii_digit());
    let text = if is_numbered { head } else { caption };
    if sends && let Some(found) = NUMBERED.find(caption) {
        let number = found.as_str().to_lowercase().replace(' ', "");
        let words = lower.replace(' ', "");
        let goes_on =
            |at: usize| words[at + number.len()..].starts_with(|c: char| c.is_ascii_alphanumeric());
        if words.match_indices(&number).any(|(at, _)| !goes_on(at)) {
            return true;
        }
    }
    is_linked
        || sends && (3..=40).contains(&text.chars().count()) && lower.contains(&text.to_lowercase())
}

/// `callList` and `CallListItem`, `users` and `user`.
fn same_stem(word: &str, name: &str) -> bool {
    let stem = |text: &str| {
        let lower = text.to_lowercase().replace('_', "");
        let mut stem = lower.as_str();
        for ending in ["item", "object", "info", "list", "s"] {
            stem = stem
                .strip_suffix(ending)
                .filter(|rest| rest.len() > 3)
                .unwrap_or(stem);
        }
        stem.to_owned()
    };
    let (one, two) = (stem(word), stem(name));
    one.len() > 3 && one == two
}

/// Adds the nodes below the path, which is made if it is not there; what is there already is not added again.
pub(super) fn add(
    known: &mut Vec<Node>,
    parent: Option<&[String]>,
    nodes: Vec<Node>,
    notes: &mut Vec<Note>,
) {
    let siblings = match parent {
        None => known,
        Some(path) => {
            let line = nodes.first().map_or(1, |node| node.line);
            let Some(node) = make(known, path, line) else {
                return;
            };
            if matches!(node.ty, DraftType::Any) && !node.typed {
                node.ty = DraftType::Object;
            }
            &mut node.children
        }
    };
    for node in nodes {
        match siblings.iter_mut().find(|one| one.name == node.name) {
            Some(old) if old.is_found => {
                *old = Node {
                    children: if node.children.is_empty() {
                        std::mem::take(&mut old.children)
                    } else {
                        node.children.clone()
                    },
                    ..node
                }
            }
            Some(old) => {
                if old.children.is_empty() && !node.children.is_empty() {
                    old.children = node.children;
                } else if old.line != node.line {
                    notes.push(Note {
                        kind: NoteKind::Look,
                        line: node.line,
                        text: format!(
                            "`{}` is listed on line {} already; the first row was taken",
                            node.name, old.line
                        ),
                    });
                }
            }
            None => siblings.push(node),
        }
    }
}

/// The node at a path, made of objects where it is not there.
pub(super) fn make<'a>(
    nodes: &'a mut Vec<Node>,
    path: &[String],
    line: usize,
) -> Option<&'a mut Node> {
    for end in 1..=path.len() {
        if find(nodes, &path[..end]).is_none() {
            let node = Node::object(
                &path[end - 1],
                line,
                "no table lists it; the example shows where it stands",
            );
            match end {
                1 => nodes.push(node),
                _ => find(nodes, &path[..end - 1])?.children.push(node),
            }
        }
    }
    find(nodes, path)
}
