//! Numbers before headings.

/// The text without a number before it: `5 Request example`, `2.1. Headers`, `三、返回参数`, `（1）请求参数`.
#[must_use]
pub fn unnumbered(text: &str) -> &str {
    let is_digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let open = text.trim_start_matches(['(', '（']);
    let rest = open.trim_start_matches(|c| is_digit(c) || c == '.');
    let after = rest.trim_start_matches([' ', '.', '、', ')', '）', '．', '\u{a0}', '\t']);
    if rest.len() < open.len() && after.len() < text.len() {
        after
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for (text, expected) in [
            ("5 Request example", "Request example"),
            ("2.1. Headers", "Headers"),
            ("三、返回参数", "返回参数"),
            ("（1）请求参数", "请求参数"),
            ("Headers", "Headers"),
            ("", ""),
        ] {
            assert_eq!(unnumbered(text), expected, "{text}");
        }
    }
}
