//! A page as sections below headings: which of them belong to operations, and which define something.

use std::sync::LazyLock;

use regex::Regex;

use super::super::super::page::{Block, BlockKind};
use super::super::super::words::hints::{self, Hint};
use super::super::super::words::pattern;
use super::super::table::{Grid, Kind, grids, is_footnote};
use super::phrase::{name, says_object};

/// What stands between a heading and the next.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Section<'a> {
    /// The index of its heading.
    pub(super) at: usize,
    /// The index after its last block.
    pub(super) end: usize,
    /// The heading.
    pub(super) heading: &'a str,
    /// Its level.
    pub(super) level: u8,
    /// The section above it.
    pub(super) parent: Option<usize>,
    /// What the heading says.
    pub(super) hint: Hint,
    /// Its tables.
    pub(super) grids: Vec<Grid<'a>>,
    /// It is about an operation or a part of one, by an address or by what the headings over it say.
    pub(super) is_inside: bool,
    /// Its own heading or an address in it says that it is about an operation, whatever stands above it.
    pub(super) is_own: bool,
    /// Its words or its heading say that it defines an object.
    pub(super) says: bool,
    /// A heading over it says that objects are defined there.
    pub(super) is_below: bool,
}

static GROUP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:\d[\d.]*\s*)?(?:(?:available|common|public|shared|data|object|complex|custom)\s+)?(?:types|objects|models|schemas|structures|definitions|data ?types?|data ?structures?)\s*[:：]?$|^(?:\d[\d.、]*\s*)?(?:公共|通用)?(?:数据)?(?:结构|类型|模型|对象)(?:体|说明|定义)?$",
    )
});
static INTRO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:this|the|an?)\s+[^.\n]{0,40}?\b(?:object|structure|type)\b[^.\n]{0,20}?\b(?:represents?|describes?|contains?|defines?|holds?)\b|^represents?\s|^describes?\s|^[^。\n]{0,20}(?:对象|结构)(?:表示|描述|包含|定义)",
    )
});

impl Section<'_> {
    /// Whether it has tables of fields.
    pub(super) fn has_fields(&self) -> bool {
        self.grids.iter().any(|grid| grid.kind == Kind::Fields)
    }

    /// Whether it has tables of values, and no others.
    pub(super) fn has_values(&self) -> bool {
        !self.grids.is_empty() && self.grids.iter().all(|grid| grid.kind == Kind::Values)
    }
}

/// The sections of a page; `called` are the indexes of the blocks with addresses.
pub(super) fn sections<'a>(blocks: &'a [Block], called: &[usize]) -> Vec<Section<'a>> {
    let mut out: Vec<Section<'a>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        if let BlockKind::Heading { level, text } = &block.kind {
            if let Some(last) = out.last_mut() {
                last.end = at;
            }
            while open.last().is_some_and(|&above| out[above].level >= *level) {
                open.pop();
            }
            let parent = open.last().copied();
            let hint = hints::read(text);
            let is_part = hint.side.is_some() || hint.place.is_some();
            out.push(Section {
                at,
                end: blocks.len(),
                heading: text,
                level: *level,
                parent,
                hint,
                grids: Vec::new(),
                is_own: is_part || called.binary_search(&at).is_ok(),
                is_inside: is_part
                    || called.binary_search(&at).is_ok()
                    || parent.is_some_and(|parent| out[parent].is_inside),
                says: says_object(text),
                is_below: parent.is_some_and(|parent: usize| {
                    let above = &out[parent];
                    above.is_below || above.says || GROUP.is_match(above.heading.trim())
                }),
            });
            open.push(out.len() - 1);
            continue;
        }
        let Some(section) = out.last_mut() else {
            continue;
        };
        let is_called = called.binary_search(&at).is_ok();
        section.is_inside |= is_called;
        section.is_own |= is_called;
        match &block.kind {
            BlockKind::Table(table) => {
                let has_footnote = blocks.get(at + 1).is_some_and(is_footnote);
                for mut grid in grids(table, block.line) {
                    grid.has_footnote = has_footnote;
                    grid.below(section.heading);
                    section.grids.push(grid);
                }
            }
            BlockKind::Paragraph(text) => section.says |= INTRO.is_match(text.trim()),
            _ => {}
        }
    }
    out
}

/// The words of a section's name: its own, or those of the heading over it if its own is a word such as "Fields".
pub(super) fn section_name(sections: &[Section<'_>], at: usize) -> Vec<String> {
    const GENERAL: [&str; 9] = [
        "field",
        "property",
        "attribute",
        "parameter",
        "structure",
        "object",
        "member",
        "schema",
        "definition",
    ];
    let mut own = name(sections[at].heading);
    // "Scope values" are those of `Scope`.
    if own.len() > 1
        && own
            .last()
            .is_some_and(|last| last == "value" || last == "values")
    {
        own.pop();
    }
    let is_general = |words: &[String]| {
        matches!(words, [word] if GENERAL.contains(&word.as_str())
            || matches!(word.as_str(), "字段" | "属性" | "参数" | "结构" | "成员"))
    };
    match sections[at].parent {
        Some(parent) if own.is_empty() || is_general(&own) => name(sections[parent].heading),
        _ => own,
    }
}
