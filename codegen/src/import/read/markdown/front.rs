//! The data that site generators put in front of a page: `title`, `description`, and where Mintlify has the call, `api`.

use super::super::super::page::{Block, BlockKind};

/// How many lines it may have.
const MAX_LINES: usize = 80;

/// The blocks that it makes, and how many lines it takes; none if the page does not begin with any.
pub(super) fn blocks(lines: &[&str]) -> (Vec<Block>, usize) {
    let is_mark = |line: &&str| line.trim_end() == "---";
    if !lines.first().is_some_and(is_mark) {
        return (Vec::new(), 0);
    }
    let Some(end) = lines.iter().skip(1).take(MAX_LINES).position(is_mark) else {
        return (Vec::new(), 0);
    };
    let has_title = lines[end + 2..].iter().any(|line| line.starts_with("# "));
    let block = |(at, line): (usize, &&str)| {
        let (key, value) = line.split_once(':')?;
        let text = value.trim().trim_matches(['"', '\'']).to_owned();
        let kind = match key.trim_end() {
            "title" if !has_title => BlockKind::Heading { level: 1, text },
            "api" | "openapi" | "description" => BlockKind::Paragraph(text),
            _ => return None,
        };
        let line = at + 1;
        (!value.trim().is_empty()).then_some(Block { line, kind })
    };
    let blocks = lines.iter().enumerate().take(end + 1).skip(1);
    (blocks.filter_map(block).collect(), end + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_front() {
        let page = "---\ntitle: \"Send\"\napi: \"POST https://a.example/v1\"\ntags: [x]\ndescription:\n---\ntext";
        let lines: Vec<&str> = page.lines().collect();
        let (found, taken) = blocks(&lines);
        assert_eq!(taken, 6);
        assert!(matches!(&found[0].kind, BlockKind::Heading { level: 1, text } if text == "Send"));
        assert!(
            matches!(&found[1].kind, BlockKind::Paragraph(text) if text == "POST https://a.example/v1")
        );
        assert_eq!((found.len(), found[1].line), (2, 3));
        let titled = "---\ntitle: Send\n---\n# Send it";
        assert_eq!(blocks(&titled.lines().collect::<Vec<_>>()), (Vec::new(), 3));
        for none in ["", "text", "---", "---\ntext", "text\n---\na: b\n---"] {
            let lines: Vec<&str> = none.lines().collect();
            assert_eq!(blocks(&lines), (Vec::new(), 0), "{none}");
        }
    }
}
