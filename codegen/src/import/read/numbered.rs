//! Code with the numbers of its lines in front: generators draw them, and saving a page keeps them.

use super::super::page::{Block, BlockKind};

/// The blocks, code without such numbers.
pub(super) fn without(mut blocks: Vec<Block>) -> Vec<Block> {
    for block in &mut blocks {
        if let BlockKind::Code { text, .. } = &mut block.kind
            && let Some(bare) = bare(text)
        {
            *text = bare;
        }
    }
    blocks
}

/// The text without its numbers, if each line begins with its own, from 1.
fn bare(text: &str) -> Option<String> {
    let mut lines = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let number = (at + 1).to_string();
        let rest = line.trim_start().strip_prefix(&number)?;
        // "10" in the first line is a number of its own.
        if rest.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
            return None;
        }
        lines.push(rest.strip_prefix('\t').unwrap_or(rest));
    }
    (lines.len() > 1).then(|| lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_lines() {
        assert_eq!(
            bare("1{\n2  \"a\": 1\n3}").as_deref(),
            Some("{\n  \"a\": 1\n}")
        );
        assert_eq!(bare("1\t{\n2\t}").as_deref(), Some("{\n}"));
        for other in ["", "1{", "{\n2}", "1.5\n2", "12\n2", "1 a\n3 b"] {
            assert_eq!(bare(other), None, "{other}");
        }
    }
}
