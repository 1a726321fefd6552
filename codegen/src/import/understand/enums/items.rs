//! Values in a list below a line that names the field.

use super::super::super::draft::DraftType;
use super::super::super::page::{Block, BlockKind};
use super::super::super::words::hints;
use super::{Values, inline};

/// `status:` followed by a list of `1: open`, `2: closed`.
pub(in super::super) fn items(blocks: &[Block], fields: &[String]) -> Vec<(String, Values)> {
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
                    || hints::read(text).is_values)
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
                let integers = DraftType::Integer;
                let strings = DraftType::String;
                let values = inline(&integers, &joined, None, true, &[], line)
                    .or_else(|| inline(&strings, &joined, None, true, &[], line));
                if let Some(values) = values.filter(|values| values.list.len() == items.len()) {
                    out.push((field.clone(), values));
                }
            }
        }
        at += items.len().max(1);
    }
    out
}
