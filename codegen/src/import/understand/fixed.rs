//! Fields that have one value only.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::super::draft::{DraftClaim, DraftErratum, DraftField, DraftType};
use super::super::words::constants::{self, Constant};
use super::super::words::{defaults, pattern};
use super::enums;
use super::finish::Finish;
use super::node::{Node, core};
use super::valued::text;

/// Words that fix a value whatever else is listed.
static FIXED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)fixed|constant|固定|写死"));

/// Whether the words list the value among others: "0 no, 1 yes (always 1 for children)".
fn is_one_of(node: &Node, given: &Constant) -> bool {
    let Constant::Value(value) = given else {
        return false;
    };
    let listed = enums::inline(&node.ty, &node.description, None, false, &[], node.line);
    let mut list = listed.iter().flat_map(|values| &values.list);
    !FIXED.is_match(&node.description) && list.any(|one| text(&one.value) == *value)
}

impl Finish<'_> {
    /// Reads the constant of a field.
    pub(super) fn constant(
        &mut self,
        node: &Node,
        field: &mut DraftField,
        path: &[String],
        scalars: &[Value],
    ) {
        let given = if self.is_headers && field.name.eq_ignore_ascii_case("content-type") {
            let text = [node.example.as_str(), node.default.as_str()]
                .into_iter()
                .find(|text| text.contains('/'))
                .map(str::to_owned);
            let named = match constants::read(&node.description) {
                Some(Constant::Value(value)) if value.contains('/') && !value.ends_with(';') => {
                    Some(value)
                }
                _ => None,
            };
            text.or(named)
                .or_else(|| defaults::read(&node.description).filter(|text| text.contains('/')))
                .or_else(|| {
                    let mut media = node
                        .description
                        .split([
                            ' ', '\n', ':', '：', '"', '“', '”', '`', ',', '，', '、', '。', '(',
                            '（',
                        ])
                        .filter(|word| {
                            word.contains("application/") || word.contains("multipart/")
                        });
                    // Of several each may be sent.
                    media.next().filter(|_| media.next().is_none()).map(|word| {
                        word.trim_matches(['"', '`', ',', '.', '“', '”', ':', '：', '(', ')'])
                            .to_owned()
                    })
                })
                .map(Constant::Value)
        } else {
            constants::read(&node.description)
        };
        let Some(given) = given.filter(|given| !is_one_of(node, given)) else {
            return;
        };
        let text = match &given {
            Constant::Value(text) => text.clone(),
            Constant::Likely(value) => {
                let cell = node.example.trim().trim_matches('"');
                let is_shown = scalars.iter().any(|shown| text(shown) == *value);
                let differs = scalars.iter().any(|shown| text(shown) != *value);
                let is_flag = *core(&node.ty) == DraftType::Boolean;
                if is_flag || differs || !(is_shown || cell == value) {
                    return;
                }
                value.clone()
            }
            Constant::Unnamed => {
                if node.example.is_empty() {
                    return;
                }
                field.unsure.push("the page calls the value fixed without saying which; it is that of the example".to_owned());
                node.example.trim().trim_matches('"').to_owned()
            }
        };
        let value = match core(&node.ty) {
            DraftType::Integer => text.parse::<i64>().ok().map(Value::from),
            DraftType::Number => text
                .parse::<f64>()
                .ok()
                .and_then(serde_json::Number::from_f64)
                .map(Value::Number),
            DraftType::Boolean => text.parse::<bool>().ok().map(Value::Bool),
            DraftType::String | DraftType::Any => Some(Value::String(text)),
            _ => None,
        };
        let Some(value) =
            value.filter(|_| !matches!(node.ty, DraftType::List(_) | DraftType::Map(_)))
        else {
            return;
        };
        if let Some(example) = &field.example
            && *example != value
            && !self.is_headers_content_type(field)
        {
            self.errata.push(DraftErratum {
                subject: format!("{}.{}", self.root, path.join(".")),
                is_field: true,
                page_says: format!("The example is {example}."),
                truth: format!("Always {value}."),
                why: "The description of the same row fixes the value.".to_owned(),
                claim: DraftClaim::Example(example.clone()),
                line: node.line,
            });
            field.example = None;
        }
        if node.words.is_bare_enum && matches!(field.ty, DraftType::Any) {
            field.ty = DraftType::String;
        }
        field.constant = Some(value);
        field.default = None;
    }

    fn is_headers_content_type(&self, field: &DraftField) -> bool {
        self.is_headers && field.name.eq_ignore_ascii_case("content-type")
    }
}
