//! Fields that have some values: enums.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::super::draft::{DraftEnum, DraftField, DraftType, DraftValue};
use super::super::words::hints::Side;
use super::super::words::{names, pattern};
use super::enums::{self, Named, Values};
use super::finish::Finish;
use super::node::{Node, core};

static OUTCOME: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)success|succeed|fail|error|成功|失败|异常|正常"));

/// Words that lead to values and to nothing else.
static ALL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:allowed|possible|valid|available|accepted|supported) (?:values?|options?)|枚举|取值|可选值",
    )
});

impl Finish<'_> {
    /// Reads the enum of a field.
    pub(super) fn enumeration(
        &mut self,
        node: &Node,
        field: &mut DraftField,
        path: &[String],
        scalars: &[Value],
    ) {
        let samples: Vec<&str> = scalars
            .iter()
            .filter_map(Value::as_str)
            .chain([node.example.as_str(), node.default.as_str()])
            .filter(|text| !text.is_empty())
            .collect();
        let from_table = self.listed(node, scalars, &samples);
        if from_table.is_some()
            && matches!(node.ty, DraftType::String)
            && enums::is_joined(&node.description)
        {
            let why = "it holds several of the values that the page lists, as one text";
            field.unsure.push(why.to_owned());
            return;
        }
        let cell = Some(node.values.as_str())
            .filter(|cell| !cell.is_empty())
            .or(node.words.values.as_deref());
        let inline = || {
            enums::inline(
                &node.ty,
                &node.description,
                cell,
                node.words.is_enum,
                &samples,
                node.line,
            )
        };
        let Some(mut values) = more(from_table, inline) else {
            if node.words.is_bare_enum && matches!(field.ty, DraftType::Any) {
                field.ty = DraftType::String;
            }
            if node.words.is_enum {
                field
                    .unsure
                    .push("the page calls it an enum, but its values could not be read".to_owned());
            }
            return;
        };
        if !ALL.is_match(&node.description) && self.are_fields(&values, &samples) {
            return;
        }
        let integers = match core(&node.ty) {
            DraftType::Integer => true,
            DraftType::Number => values.list.iter().all(|one| is_integer(&one.value)),
            DraftType::String => false,
            DraftType::Any if !node.typed || matches!(node.ty, DraftType::List(_)) => {
                values.list.iter().all(|one| is_integer(&one.value))
                    && !scalars.iter().any(Value::is_string)
            }
            _ => return,
        };
        for one in &mut values.list {
            let Some(value) = enums::value(&text(&one.value), integers) else {
                field.unsure.push(format!(
                    "`{}` is listed as a value, but is no integer",
                    text(&one.value)
                ));
                return;
            };
            one.value = value;
        }
        // "0 for success, 1 for failure" stands for all the codes that there are.
        let outcome = |text: &str| OUTCOME.is_match(text);
        let is_result = self.is_answer
            && path.len() == 1
            && values.list.len() <= 2
            && is_result_code(&node.name)
            && (values.list.iter()).all(|one| is_integer(&one.value))
            && values.list.iter().any(|one| outcome(&one.text));
        if is_result {
            return;
        }
        if let Some(unsure) = values.unsure.take() {
            field.unsure.push(unsure);
        }
        if !fits(&values, scalars, integers, field) {
            return;
        }
        let list = drafted(&values);
        let name = self.named(path, integers, list, node.line);
        field.ty = with_enum(&node.ty, &name);
    }

    /// The values that a table has for the field.
    fn listed(&self, node: &Node, scalars: &[Value], samples: &[&str]) -> Option<Values> {
        let named = || self.tables.iter().filter(|known| known.name == node.name);
        let sent = |known: &&Named| known.description.as_deref() == Some(&node.description);
        // Each side may have a table of its own; that of the other side is taken if it has what an example shows.
        let plain = || named().filter(|known| known.description.is_none());
        let of_side = || plain().find(|known| known.side.is_some_and(|side| self.is_of(side)));
        let shown: Vec<String> = (scalars.iter().map(text))
            .filter(|shown| !["", "null", "string", "0"].contains(&shown.as_str()))
            .collect();
        let is_sent = named().any(|known| known.description.is_some());
        let shows = |known: &&Named| {
            let mut list = known.values.list.iter();
            let is_elsewhere = known.side.is_some_and(|side| !self.is_of(side));
            let is_sure = !is_elsewhere && !is_sent;
            is_sure || shown.is_empty() || list.any(|one| shown.contains(&text(&one.value)))
        };
        (node.listed.as_ref())
            .or_else(|| named().find(sent).map(|known| &known.values))
            .or_else(|| {
                let known = (of_side().filter(|known| !is_sent || shows(known)))
                    .or_else(|| plain().find(shows));
                known.map(|known| &known.values)
            })
            .cloned()
            // A table of numbers is not about a field with words.
            .filter(|values| !are_numbers(values) || !samples.iter().any(|text| is_word(text)))
    }

    /// Whether the fields are on this side.
    fn is_of(&self, side: Side) -> bool {
        match side {
            _ if self.root == "payload" => true,
            Side::Request => !self.is_answer,
            Side::Response => self.is_answer,
            Side::Webhook => false,
        }
    }

    /// Whether the words are names of fields, as in "either of `a` and `b`", and no example has one of them as a value.
    fn are_fields(&self, values: &Values, samples: &[&str]) -> bool {
        let text = |one: &enums::Meaning| one.value.as_str().unwrap_or_default().to_owned();
        let is_name = |one: &enums::Meaning| self.names.contains(&text(one));
        values.list.iter().all(is_name)
            && !values
                .list
                .iter()
                .any(|one| samples.contains(&text(one).as_str()))
    }

    /// The enum with these values: one that is there already, or a new one.
    fn named(
        &mut self,
        path: &[String],
        of_integer: bool,
        values: Vec<DraftValue>,
        line: usize,
    ) -> String {
        let own = names::enumeration(path.last().map_or("", String::as_str));
        let same = |one: &DraftEnum| {
            one.of_integer == of_integer
                && one.values.len() == values.len()
                && one
                    .values
                    .iter()
                    .zip(&values)
                    .all(|(one, two)| one.value == two.value)
        };
        if let Some(known) = self
            .enums
            .iter()
            .find(|known| known.name.ends_with(&own) && same(known))
        {
            return known.name.clone();
        }
        let mut name = own.clone();
        if self.enums.iter().any(|known| known.name == name)
            && let Some(parent) = path.len().checked_sub(2).and_then(|at| path.get(at))
        {
            name = format!("{}{own}", names::enumeration(parent));
        }
        let base = name.clone();
        let mut number = 2;
        while self.enums.iter().any(|known| known.name == name) {
            name = format!("{base}{number}");
            number += 1;
        }
        self.enums.push(DraftEnum {
            name: name.clone(),
            of_integer,
            values,
            line,
        });
        name
    }
}

/// Whether the list can be that of all values, given those of the examples; what is odd is said at the field.
fn fits(values: &Values, scalars: &[Value], integers: bool, field: &mut DraftField) -> bool {
    let is_filled = |value: &&Value| {
        !value.is_null() && value.as_str() != Some("") && value.as_str() != Some("string")
    };
    let is_listed = |shown: &str| values.list.iter().any(|one| text(&one.value) == shown);
    // An example may show them all in place of one: `(SMS | MMS)`.
    let are_listed =
        |shown: &str| enums::drawn(shown).is_some_and(|words| words.into_iter().all(is_listed));
    let odd: Vec<String> = scalars
        .iter()
        .filter(is_filled)
        .map(text)
        .filter(|shown| !is_listed(shown) && !are_listed(shown))
        .collect();
    // "The number, or one of Hidden, Blocked": words beside values of another kind are not all of them. Nor is a table of
    // numbers that of a field with words.
    let has_letters = |shown: &str| shown.contains(char::is_alphabetic);
    let has_all =
        |letters: bool| (values.list.iter()).all(|one| has_letters(&text(&one.value)) == letters);
    // Two words and an example of a third: the text combines or explains them.
    let is_third = !odd.is_empty()
        && values.list.len() == 2
        && odd.len() == scalars.iter().filter(is_filled).count();
    let is_open = !integers
        && (is_third
            || odd.iter().any(|odd| {
                let letters = has_letters(odd);
                has_all(!letters)
            }));
    field.unsure.extend(odd.first().map(|odd| {
        if is_open {
            format!("the page lists values of another kind for it, but the example has `{odd}`")
        } else {
            format!("the example has `{odd}`, which is not among the listed values")
        }
    }));
    !is_open
}

pub(super) fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

fn is_integer(value: &Value) -> bool {
    value.is_i64()
        || value
            .as_str()
            .is_some_and(|text| text.parse::<i64>().is_ok())
}

/// The values of a table, or those that the field's own words have if these are all of them and more.
fn more(table: Option<Values>, inline: impl Fn() -> Option<Values>) -> Option<Values> {
    let Some(table) = table else { return inline() };
    let has = |values: &Values, wanted: &enums::Meaning| {
        let mut list = values.list.iter();
        list.any(|one| text(&one.value) == text(&wanted.value))
    };
    let is_more = |own: &Values| {
        own.list.len() > table.list.len() && table.list.iter().all(|one| has(own, one))
    };
    inline().filter(is_more).or(Some(table))
}

fn are_numbers(values: &Values) -> bool {
    values.list.iter().all(|one| is_integer(&one.value))
}

fn is_word(text: &str) -> bool {
    text != "string" && text.starts_with(char::is_alphabetic)
}

fn is_result_code(name: &str) -> bool {
    matches!(
        name.to_lowercase().as_str(),
        "code"
            | "retcode"
            | "errcode"
            | "errorcode"
            | "resultcode"
            | "returncode"
            | "ret"
            | "error_code"
            | "status"
            | "result"
            | "success"
    )
}

pub(super) fn with_enum(ty: &DraftType, name: &str) -> DraftType {
    match ty {
        DraftType::List(inner) => DraftType::List(Box::new(with_enum(inner, name))),
        _ => DraftType::Enum(name.to_owned()),
    }
}

/// The values with names for their variants.
fn drafted(values: &Values) -> Vec<DraftValue> {
    let pairs: Vec<(&Value, &str)> = values
        .list
        .iter()
        .map(|one| (&one.value, one.text.as_str()))
        .collect();
    let variants = names::variants(&pairs);
    values
        .list
        .iter()
        .zip(variants)
        .map(|(one, name)| DraftValue {
            value: one.value.clone(),
            name,
            description: one.text.clone(),
            line: one.line,
        })
        .collect()
}
