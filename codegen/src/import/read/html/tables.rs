//! A table that is complete, and what stood in its cells, as blocks.

use super::super::super::page::{Block, BlockKind};
use super::grid::{Finished, Grid};
use super::{Reader, properties, text, trim};

impl Reader {
    /// Ends the innermost table.
    pub(super) fn end_table(&mut self) {
        let Some(grid) = self.tables.pop() else {
            return;
        };
        let line = grid.line;
        let owner = self.tables.last().map(Grid::row_name);
        let Finished {
            table,
            copies,
            within,
            members,
            caption,
        } = grid.finish();
        if self.tables.is_empty() && within.is_empty() && self.flow.values(&table) {
            return;
        }
        let mut blocks = Vec::new();
        let caption = caption.split_whitespace().collect::<Vec<_>>().join(" ");
        if !caption.is_empty() {
            blocks.push(Block {
                line,
                kind: BlockKind::Paragraph(caption),
            });
        }
        if let Some(found) = properties::properties(&table, &members) {
            match self.tables.last_mut() {
                Some(outer) if within.is_empty() => return outer.members(found),
                _ => blocks.push(properties::block(&found)),
            }
        } else if table.rows.iter().all(|row| row.cells.len() <= 1) {
            // A table of one column only lays out; a cell over many rows is there once.
            let rows = table.rows.iter().enumerate();
            for (_, row) in rows.filter(|(at, _)| !copies.contains(at)) {
                if let Some(cell) = row.cells.first() {
                    blocks.extend(text::blocks_at(trim(cell), row.line));
                }
            }
            blocks.extend(members.iter().map(|(_, found)| properties::block(found)));
        } else {
            blocks.extend(owner.and_then(|owner| headed(&owner, line)));
            let names: Vec<String> = (members.iter())
                .map(|(owner, _)| {
                    let row = table.rows.get(*owner);
                    row.and_then(|row| row.cells.first())
                        .cloned()
                        .unwrap_or_default()
                })
                .collect();
            blocks.push(Block {
                line,
                kind: BlockKind::Table(table),
            });
            for (name, (_, found)) in names.into_iter().zip(&members) {
                let block = properties::block(found);
                blocks.extend(headed(&name, block.line));
                blocks.push(block);
            }
        }
        blocks.extend(within);
        match self.tables.last_mut() {
            Some(outer) => outer.within(blocks),
            None => blocks.into_iter().for_each(|block| self.flow.push(block)),
        }
    }
}

/// A heading that names the row which a table stands in.
fn headed(name: &str, line: usize) -> Option<Block> {
    // A star says that it is required.
    let text = name.trim_end_matches(['*', '\u{a0}', ' ']).to_owned();
    (!text.is_empty()).then_some(Block {
        line,
        kind: BlockKind::Heading { level: 7, text },
    })
}
