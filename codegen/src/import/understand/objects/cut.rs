//! The sections that define objects, taken out of the page.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde_json::Value;

use super::super::super::draft::{DraftType, Note, NoteKind};
use super::super::super::json;
use super::super::super::page::{Block, BlockKind, Page};
use super::super::super::words::columns::Column;
use super::super::super::words::types;
use super::super::address::addresses;
use super::super::assemble::ValueTable;
use super::super::attach;
use super::super::enums::listed;
use super::super::nesting::nest;
use super::super::node::Node;
use super::super::outline::captions;
use super::super::table::{Grid, Kind, lines};
use super::phrase::of_cell;
use super::returns::{holder, returned};
use super::scheme::{Scheme, operations};
use super::sections::{Section, section_name, sections};
use super::{Index, List, Objects, Structure};

/// No page has more objects than this.
const MAX_OBJECTS: usize = 2_000;

/// The page without the sections that define objects, and these objects.
pub(in super::super) fn cut<'a>(
    page: &'a Page,
    notes: &mut Vec<Note>,
) -> (Cow<'a, Page>, Objects<'a>) {
    let blocks = &page.blocks;
    let scheme = Scheme::of(blocks);
    let mut called: Vec<usize> = addresses(blocks)
        .iter()
        .filter(|address| address.path.is_some() || address.word.is_some())
        .map(|address| address.at)
        .collect();
    if let Some(scheme) = &scheme {
        called.retain(|at| !scheme.is_about(&blocks[*at]));
        called.extend(operations(blocks));
        called.sort_unstable();
    }
    notes.extend(scheme.as_ref().and_then(without_method));
    let mut objects = Objects::default();
    if called.is_empty() {
        return (Cow::Borrowed(page), objects);
    }
    let all = sections(blocks, &called);
    let grids = all.iter().flat_map(|section| &section.grids);
    let told: BTreeSet<Vec<String>> = grids.flat_map(type_names).collect();
    let defining = defining(blocks, &all, &told);
    if defining.is_empty() && scheme.is_none() {
        return (Cow::Borrowed(page), objects);
    }
    let mut gone: BTreeSet<usize> = BTreeSet::new();
    let mut last: Option<usize> = None;
    for (at, section) in all.iter().enumerate() {
        if defining.contains(&at) {
            last = structure(blocks, &all, at, &mut objects, notes);
            gone.insert(at);
            continue;
        }
        let lists_objects = section.has_fields() && indexes(&all, section);
        if !defining.is_empty() && lists_objects {
            gone.insert(at);
            continue;
        }
        if section.is_inside {
            last = None;
            // Values below what a type cell calls them.
            if section.has_values() && told.contains(&section_name(&all, at)) {
                value_lists(blocks, &all, at, &mut objects);
                gone.insert(at);
            }
            continue;
        }
        if !defining.is_empty() && section.has_values() && !section.hint.is_codes {
            value_lists(blocks, &all, at, &mut objects);
            gone.insert(at);
        } else if !defining.is_empty()
            && section.grids.is_empty()
            && (section.is_below || section.says || section.hint.is_example && last.is_some())
        {
            if let Some(last) = last {
                let shown = messages(&blocks[section.at..section.end]);
                objects.structures[last].samples.extend(shown);
            }
            gone.insert(at);
        }
    }
    let first = called.first().copied().unwrap_or(0);
    for (at, section) in all.iter().enumerate() {
        if !section.is_inside && !gone.contains(&at) && section.at < first {
            objects
                .around
                .extend(messages(&blocks[section.at..section.end]));
        }
    }
    objects.holder = blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Paragraph(text) => holder(text),
        _ => None,
    });
    objects.until = gone
        .iter()
        .filter(|at| all[**at].end <= first)
        .map(|at| blocks[all[*at].end - 1].line)
        .max();
    objects.learn();
    let gone: BTreeSet<usize> = gone
        .into_iter()
        .flat_map(|at| all[at].at..all[at].end)
        .collect();
    let rest = blocks
        .iter()
        .enumerate()
        .filter(|(at, _)| !gone.contains(at))
        .filter_map(|(at, block)| match &scheme {
            Some(scheme) => scheme.rewritten(block, called.binary_search(&at).is_ok()),
            None => Some(block.clone()),
        })
        .collect();
    let page = Page {
        name: page.name.clone(),
        title: page.title.clone(),
        blocks: rest,
    };
    (Cow::Owned(page), objects)
}

fn without_method(scheme: &Scheme) -> Option<Note> {
    (!scheme.says_method()).then(|| Note {
        kind: NoteKind::Look,
        line: scheme.line,
        text: "the page gives one pattern for all addresses, but no HTTP method; POST was taken"
            .to_owned(),
    })
}

/// The sections that define objects: outside of operations, and called so or named where a type or a result is told.
fn defining(
    blocks: &[Block],
    all: &[Section<'_>],
    told: &BTreeSet<Vec<String>>,
) -> BTreeSet<usize> {
    let candidates: Vec<usize> = (0..all.len())
        .filter(|&at| {
            let section = &all[at];
            section.has_fields()
                // `ErrorResponse` heads an object if a type is called so.
                && (!section.is_own || told.contains(&section_name(all, at)))
                && !section.hint.is_codes
                && !section.hint.is_example
                && !section.hint.is_history
        })
        .take(MAX_OBJECTS)
        .collect();
    if candidates.is_empty() {
        return BTreeSet::new();
    }
    let mut index = Index::default();
    for &at in &candidates {
        index.add(&section_name(all, at), at);
    }
    let mut named: BTreeSet<usize> = BTreeSet::new();
    for (at, section) in all.iter().enumerate() {
        for words in section.grids.iter().flat_map(|grid| type_names(grid)) {
            // Inside of an operation only a type that is called like the heading tells.
            let found = index.find(&words).filter(|found| *found != at);
            named.extend(
                found.filter(|found| !all[*found].is_inside || index.exact(&words) == Some(*found)),
            );
        }
        if !section.is_inside {
            continue;
        }
        for block in &blocks[section.at..section.end] {
            if let BlockKind::Paragraph(text) | BlockKind::Item { text, .. } = &block.kind {
                for words in returned(text) {
                    named.extend(words.object(&index).filter(|found| !all[*found].is_inside));
                }
            }
        }
    }
    // Without a name that is used the page is of another kind, whatever its headings are called.
    if named.is_empty() {
        return named;
    }
    named.extend(
        candidates
            .into_iter()
            .filter(|&at| !all[at].is_inside && (all[at].says || all[at].is_below)),
    );
    named
}

/// Whether the rows of a section are the headings of others, as in a list of all objects.
fn indexes(all: &[Section<'_>], section: &Section<'_>) -> bool {
    let headings: BTreeSet<&str> = all.iter().map(|other| other.heading.trim()).collect();
    section.grids.iter().all(|grid| {
        let at = grid.column(Column::Name).unwrap_or(0);
        let names = grid.rows.iter().filter_map(|row| row.cells.get(at));
        let is_heading = |name: &String| headings.contains(name.trim());
        grid.column(Column::Type).is_none() && grid.rows.len() > 1 && names.clone().all(is_heading)
    })
}

/// What the type cells of a table name beyond plain types.
fn type_names<'g>(grid: &'g Grid<'_>) -> impl Iterator<Item = Vec<String>> + 'g {
    let column = match grid.kind {
        Kind::Fields => grid.column(Column::Type),
        Kind::Statuses => grid
            .column(Column::Model)
            .or_else(|| grid.column(Column::Type)),
        _ => None,
    };
    grid.rows
        .iter()
        .filter_map(move |row| column.and_then(|at| row.cells.get(at)))
        .filter(|cell| {
            types::read(cell).is_none_or(|words| {
                words.element.is_some()
                    || matches!(&words.ty, DraftType::List(inner) if **inner == DraftType::Any)
            })
        })
        .filter_map(|cell| of_cell(cell).map(|(words, _)| words))
}

/// Adds the object that a section defines.
fn structure(
    blocks: &[Block],
    all: &[Section<'_>],
    at: usize,
    objects: &mut Objects<'_>,
    notes: &mut Vec<Note>,
) -> Option<usize> {
    let section = &all[at];
    let name = section_name(all, at);
    let line = blocks[section.at].line;
    if let Some(known) = objects.by_name.exact(&name) {
        notes.push(Note {
            kind: NoteKind::Look,
            line,
            text: format!(
                "`{}` is defined on line {} already; the first definition was taken",
                section.heading, objects.structures[known].line
            ),
        });
        return None;
    }
    let mut members: Vec<Node> = Vec::new();
    for grid in section
        .grids
        .iter()
        .filter(|grid| grid.kind == Kind::Fields)
    {
        let read = lines(grid);
        notes.extend(read.notes);
        let nodes = nest(read.lines, notes);
        attach::add(&mut members, None, nodes, notes);
    }
    let place = objects.structures.len();
    objects.by_name.add(&name, place);
    objects.structures.push(Structure {
        title: section.heading.trim().to_owned(),
        line,
        members,
        samples: messages(&blocks[section.at..section.end]),
    });
    Some(place)
}

/// Adds the values that a section lists.
fn value_lists<'a>(blocks: &'a [Block], all: &[Section<'a>], at: usize, objects: &mut Objects<'a>) {
    let section = &all[at];
    let name = section_name(all, at);
    let is_one = section.grids.len() == 1;
    for grid in &section.grids {
        let table_at = (section.at..section.end)
            .rev()
            .find(|&index| blocks[index].line <= grid.line)
            .unwrap_or(section.at);
        let table = ValueTable {
            grid: grid.clone(),
            captions: captions(blocks, section.at, table_at),
        };
        let values = listed(&table);
        if is_one && !values.list.is_empty() {
            objects.lists_by_name.add(&name, objects.lists.len());
        }
        objects.lists.push(List {
            table,
            values,
            is_used: false,
        });
    }
}

/// The JSON of some blocks.
fn messages(blocks: &[Block]) -> Vec<(Value, usize)> {
    let mut out = Vec::new();
    for block in blocks {
        if let BlockKind::Code { text, .. } = &block.kind {
            let found = json::values(text);
            out.extend(
                found
                    .into_iter()
                    .map(|found| (found.value, block.line + found.line)),
            );
        }
    }
    out.retain(|(value, _)| value.is_object() || value.is_array());
    out.truncate(20);
    out
}
