//! What is known of elements by their names and classes.

use std::sync::LazyLock;

use regex::Regex;

use super::super::super::words::pattern;

/// What a tag within running text does.
pub(in super::super) enum InlineTag {
    /// It begins another line.
    Break,
    /// It is markup.
    Markup,
    /// It is no tag but text, such as the `<String>` of `List<String>`.
    Text,
}

const BLOCKS: &str = "|address|article|blockquote|body|center|dd|details|dialog|div|dl|dt|fieldset|figure|footer|form|h1|h2|h3|h4|h5|h6|\
     header|html|li|main|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|pre|label|";

static INDENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:padding-left|margin-left|text-indent)\s*:\s*(\d{1,4}(?:\.\d{1,3})?)\s*(px|em|rem)",
    )
});

const INLINE: &str = "|a|abbr|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|img|input|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|\
     tt|u|wbr|nobr|";

const VOID: &str = "|area|base|col|embed|hr|img|input|link|meta|param|source|track|wbr|";

fn listed(list: &str, name: &str) -> bool {
    !name.is_empty() && !name.contains('|') && list.contains(&format!("|{name}|"))
}

/// Whether it ends the line before and after it.
pub(super) fn is_block(name: &str) -> bool {
    listed(BLOCKS, name)
}

pub(super) fn is_void(name: &str) -> bool {
    listed(VOID, name)
}

/// Whether `/>` ends it, as in drawings.
pub(super) fn is_foreign(name: &str) -> bool {
    !is_block(name) && !listed(INLINE, name)
}

/// Whether it is no element but the argument of a type.
pub(super) fn is_literal(name: &str) -> bool {
    matches!(
        name,
        "string"
            | "integer"
            | "int"
            | "long"
            | "boolean"
            | "bool"
            | "number"
            | "double"
            | "float"
            | "json"
            | "array"
            | "list"
            | "jsonobject"
            | "any"
            | "date"
    )
}

/// What a tag in Markdown's running text is, with its angle brackets.
pub(in super::super) fn inline_tag(tag: &str) -> InlineTag {
    let inner = tag.trim_matches(['<', '>', '/', ' ']);
    let name = inner
        .split([' ', '\t', '\n', '/'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    if name == "br" || is_block(&name) {
        InlineTag::Break
    } else if listed(INLINE, &name)
        || is_void(&name)
        || tag.starts_with("<!--")
        || tag.starts_with("<?")
    {
        InlineTag::Markup
    } else {
        InlineTag::Text
    }
}

/// Whether it and what is in it says nothing about the API.
pub(super) fn is_hidden(name: &str, class: &str, id: &str, role: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "nav"
            | "svg"
            | "template"
            | "select"
            | "iframe"
            | "canvas"
            | "footer"
            | "object"
            | "video"
            | "audio"
            | "math"
    ) || matches!(role, "navigation" | "search" | "menu")
        || class.split_ascii_whitespace().chain([id]).any(|word| {
            let word = word.to_ascii_lowercase();
            matches!(
                word.as_str(),
                "sidebar"
                    | "footer"
                    | "toc"
                    | "breadcrumb"
                    | "breadcrumbs"
                    | "sr-only"
                    | "wiki-rightbar"
                    | "wiki-footer"
                    | "navbar"
                    | "pagination"
                    | "table-of-contents"
                    | "skip-link"
                    | "visually-hidden"
            )
        })
}

/// Whether the class says that it holds the name of a parameter: `property-name`, `openapi-schema__property`.
pub(super) fn is_property(class: &str) -> bool {
    const ENDS: [&str; 10] = [
        "propertyname",
        "paramname",
        "parametername",
        "fieldname",
        "attributename",
        "argname",
        "keyname",
        "schemaproperty",
        "paramsname",
        "attrname",
    ];
    class.split_ascii_whitespace().any(|word| {
        let letters = word.chars().filter(char::is_ascii_alphabetic);
        let bare: String = letters.collect::<String>().to_ascii_lowercase();
        ENDS.iter().any(|end| bare.ends_with(end))
    })
}

/// Whether the class says that it holds JSON, as Redoc's samples do.
pub(super) fn is_json(class: &str) -> bool {
    class
        .split_ascii_whitespace()
        .any(|word| word == "redoc-json")
}

/// The language that a class names: `language-json`, `highlight-source-json`.
pub(super) fn language(class: &str) -> Option<String> {
    class.split_ascii_whitespace().find_map(|word| {
        ["language-", "lang-", "highlight-source-"]
            .iter()
            .find_map(|prefix| word.strip_prefix(prefix))
            .map(str::to_owned)
    })
}

/// How far a style moves its text to the right, in spaces: `padding-left: 20px`.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "not negative, and no more than is allowed"
)]
pub(super) fn indent(style: &str) -> usize {
    const MOST: f64 = 40.0;
    let found: Option<f64> = INDENT.captures(style).and_then(|found| {
        let size: f64 = found[1].parse().ok()?;
        let pixels = if found[2].eq_ignore_ascii_case("px") {
            size
        } else {
            size * 16.0
        };
        Some(pixels / 10.0)
    });
    found.map_or(0, |spaces| spaces.min(MOST) as usize)
}

/// Whether it sets words as code.
pub(super) fn is_code(name: &str) -> bool {
    matches!(name, "code" | "kbd" | "samp" | "tt")
}
