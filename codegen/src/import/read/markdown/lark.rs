//! Tags of Feishu's documentation: `<md-enum-item key="1">open</md-enum-item>` in a cell lists values and what they mean.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::super::super::words::pattern;

static ITEM: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"<md-enum-item\s+key="([^"<>\n]{1,80})"\s*>"#));

/// The source with values as lines of their cell.
pub(super) fn plain(source: &str) -> Cow<'_, str> {
    if !source.contains("<md-enum") {
        return Cow::Borrowed(source);
    }
    let text = ITEM.replace_all(source, "<br>$1: ");
    Cow::Owned(
        text.replace("</md-enum-item>", "")
            .replace("<md-enum>", "")
            .replace("</md-enum>", ""),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_in_a_cell() {
        let source = "State<br>**Values**：<br><md-enum><md-enum-item key=\"1\" >open</md-enum-item><md-enum-item key=\"2\" >shut</md-enum-item></md-enum>";
        assert_eq!(
            plain(source),
            "State<br>**Values**：<br><br>1: open<br>2: shut"
        );
        assert!(matches!(plain("<md-tag>a</md-tag>"), Cow::Borrowed(_)));
    }
}
