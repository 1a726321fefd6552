//! Fields as the draft has them: what the words of their rows say beyond name and type.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::super::draft::{DraftEnum, DraftErratum, DraftField, DraftType, DraftValue};
use super::super::words::constants::{self, Constant};
use super::super::words::required::Required;
use super::super::words::{defaults, limits, names, pattern, sensitive, units};
use super::enums::{self, Values};
use super::node::{Node, core};

static NULL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:may|can|might|could) be null\b|\bnullable\b|\bor null\b|\bnull if\b|\bis null (?:if|when)|可(?:能|以)?为\s?null|为null",
    )
});

static OUTCOME: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)success|succeed|fail|error|成功|失败|异常|正常"));

/// What is needed to finish the fields of one spot.
pub(super) struct Finish<'a> {
    /// Where the fields are in the terms of the schema language.
    pub(super) root: &'static str,
    /// The fields are headers.
    pub(super) is_headers: bool,
    /// The other side sends them.
    pub(super) is_answer: bool,
    /// Values that tables list, by field name.
    pub(super) tables: &'a [(String, Values)],
    /// Scalars of the examples, by path.
    pub(super) scalars: &'a BTreeMap<String, Vec<Value>>,
    /// The enums of the draft.
    pub(super) enums: &'a mut Vec<DraftEnum>,
    /// Which enum the fields of a name have.
    pub(super) taken: BTreeMap<String, String>,
    /// Disagreements.
    pub(super) errata: &'a mut Vec<DraftErratum>,
}

impl Finish<'_> {
    /// The fields of one level.
    pub(super) fn fields(&mut self, nodes: Vec<Node>, path: &mut Vec<String>) -> Vec<DraftField> {
        nodes
            .into_iter()
            .map(|node| self.field(node, path))
            .collect()
    }

    fn field(&mut self, mut node: Node, path: &mut Vec<String>) -> DraftField {
        path.push(node.name.clone());
        let scalars: &[Value] = self.scalars.get(&path.join(".")).map_or(&[], Vec::as_slice);
        if !node.typed && matches!(node.ty, DraftType::Any) {
            if !node.children.is_empty() {
                node.ty = DraftType::Object;
            } else if self.is_headers || matches!(self.root, "query" | "path") {
                node.ty = DraftType::String;
            }
        }
        if !node.children.is_empty() && !matches!(core(&node.ty), DraftType::Object) {
            node.ty = with_object(&node.ty);
        }
        let mut shown: Vec<&Value> = scalars.iter().collect();
        let cell = cell(&node.example, &node.ty);
        shown.extend(cell.iter());
        let limits = limits::read(&node.ty, &node.description);
        let mut field = DraftField {
            name: node.name.clone(),
            line: node.line,
            required: node.required == Some(Required::Always) || self.root == "path",
            nullable: node.nullable || NULL.is_match(&node.description),
            unit: node
                .words
                .unit
                .or_else(|| units::unit(&node.ty, &node.name, &node.description, &shown)),
            min_items: limits.min_items,
            max_items: limits.max_items,
            min_length: limits.min_length,
            max_length: limits
                .max_length
                .or(node.words.max_length)
                .or_else(|| length(&node)),
            minimum: limits.minimum,
            maximum: limits.maximum,
            sensitive: sensitive::is_sensitive(&node.name, &node.description)
                && node.children.is_empty()
                && matches!(core(&node.ty), DraftType::String | DraftType::Any),
            deprecated: sensitive::deprecated(&node.description),
            description: node.description.clone(),
            example: cell,
            unsure: std::mem::take(&mut node.unsure),
            ..DraftField::default()
        };
        if !self.is_headers || !field.name.eq_ignore_ascii_case("content-type") {
            field.default = default(&node, field.required);
        }
        self.constant(&node, &mut field, path);
        field.ty = node.ty.clone();
        if field.constant.is_none() {
            self.enumeration(&node, &mut field, path, scalars);
        }
        if field
            .unit
            .is_some_and(|unit| unit.is_text() != matches!(core(&node.ty), DraftType::String))
            || matches!(core(&field.ty), DraftType::Enum(_))
        {
            field.unit = None;
        }
        if matches!(core(&field.ty), DraftType::Enum(_)) {
            field.minimum = None;
            field.maximum = None;
            field.max_length = None;
            field.min_length = None;
        }
        if field.required && !self.is_answer {
            field.default = None;
        }
        field.fields = self.fields(node.children, path);
        path.pop();
        field
    }

    fn constant(&mut self, node: &Node, field: &mut DraftField, path: &[String]) {
        let given = if self.is_headers && field.name.eq_ignore_ascii_case("content-type") {
            let text = [node.example.as_str(), node.default.as_str()]
                .into_iter()
                .find(|text| text.contains('/'))
                .map(str::to_owned);
            text.or_else(|| defaults::read(&node.description).filter(|text| text.contains('/')))
                .or_else(|| {
                    node.description
                        .split([
                            ' ', '\n', ':', '：', '"', '“', '”', '`', ',', '，', '。', '(', '（',
                        ])
                        .find(|word| word.contains("application/") || word.contains("multipart/"))
                        .map(|word| {
                            word.trim_matches(['"', '`', ',', '.', '“', '”', ':', '：', '(', ')'])
                                .to_owned()
                        })
                })
                .map(Constant::Value)
        } else {
            constants::read(&node.description)
        };
        let Some(given) = given else { return };
        let text = match &given {
            Constant::Value(text) => text.clone(),
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
                line: node.line,
            });
            field.example = None;
        }
        field.constant = Some(value);
        field.default = None;
    }

    fn is_headers_content_type(&self, field: &DraftField) -> bool {
        self.is_headers && field.name.eq_ignore_ascii_case("content-type")
    }

    fn enumeration(
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
        let from_table = self
            .tables
            .iter()
            .find(|(name, _)| *name == node.name)
            .map(|(_, values)| values.clone());
        let cell = Some(node.values.as_str())
            .filter(|cell| !cell.is_empty())
            .or(node.words.values.as_deref());
        let Some(mut values) = from_table.or_else(|| {
            enums::inline(
                &node.ty,
                &node.description,
                cell,
                node.words.is_enum,
                &samples,
                node.line,
            )
        }) else {
            if node.is_found {
                self.share(node, field, &samples);
            }
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
        let integers = match core(&node.ty) {
            DraftType::Integer => true,
            DraftType::Number => values.list.iter().all(|one| is_integer(&one.value)),
            DraftType::String => false,
            DraftType::Any if !node.typed => {
                values.list.iter().all(|one| is_integer(&one.value))
                    && !scalars.iter().any(Value::is_string)
            }
            _ => return,
        };
        let text = |value: &Value| {
            value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned)
        };
        for one in &mut values.list {
            match enums::value(&text(&one.value), integers) {
                Some(value) => one.value = value,
                None => {
                    field.unsure.push(format!(
                        "`{}` is listed as a value, but is no integer",
                        text(&one.value)
                    ));
                    return;
                }
            }
        }
        // "0 for success, 1 for failure" stands for all the codes that there are.
        let outcome = |text: &str| OUTCOME.is_match(text);
        let is_result = self.is_answer
            && path.len() == 1
            && values.list.len() <= 2
            && is_result_code(&node.name)
            && values.list.iter().any(|one| outcome(&one.text));
        if is_result {
            return;
        }
        if let Some(unsure) = values.unsure.take() {
            field.unsure.push(unsure);
        }
        let odd: Vec<String> = scalars
            .iter()
            .filter(|value| {
                !value.is_null() && value.as_str() != Some("") && value.as_str() != Some("string")
            })
            .map(&text)
            .filter(|shown| !values.list.iter().any(|one| text(&one.value) == *shown))
            .collect();
        if let Some(odd) = odd.first() {
            field.unsure.push(format!(
                "the example has `{odd}`, which is not among the listed values"
            ));
        }
        let pairs: Vec<(&Value, &str)> = values
            .list
            .iter()
            .map(|one| (&one.value, one.text.as_str()))
            .collect();
        let variants = names::variants(&pairs);
        let list: Vec<DraftValue> = values
            .list
            .iter()
            .zip(variants)
            .map(|(one, name)| DraftValue {
                value: one.value.clone(),
                name,
                description: one.text.clone(),
                line: one.line,
            })
            .collect();
        let name = self.named(path, integers, list, node.line);
        self.taken.insert(node.name.clone(), name.clone());
        field.ty = with_enum(&node.ty, &name);
    }

    /// A field that only an example has takes the enum of a field of its name, if the example fits.
    fn share(&self, node: &Node, field: &mut DraftField, samples: &[&str]) {
        let Some(known) = self
            .taken
            .get(&node.name)
            .and_then(|name| self.enums.iter().find(|one| one.name == *name))
        else {
            return;
        };
        let fits = |sample: &&str| {
            sample.is_empty()
                || known
                    .values
                    .iter()
                    .any(|value| value.value.as_str() == Some(sample))
        };
        if known.of_integer == (node.ty == DraftType::Integer) && samples.iter().all(fits) {
            field.unsure.push(format!(
                "the values are those of the other field `{}`",
                node.name
            ));
            field.ty = with_enum(&node.ty, &known.name);
        }
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

fn is_integer(value: &Value) -> bool {
    value.is_i64()
        || value
            .as_str()
            .is_some_and(|text| text.parse::<i64>().is_ok())
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

fn length(node: &Node) -> Option<u64> {
    if node.ty != DraftType::String {
        return None;
    }
    node.length
        .trim()
        .rsplit(['-', '~'])
        .next()?
        .trim()
        .trim_end_matches(|c: char| !c.is_ascii_digit())
        .parse()
        .ok()
}

fn default(node: &Node, required: bool) -> Option<Value> {
    let text = if node.default.is_empty() {
        defaults::read(&node.description)?
    } else {
        node.default.clone()
    };
    if required {
        return None;
    }
    cell(&text, &node.ty)
}

/// The text of a cell as a value of the type.
fn cell(text: &str, ty: &DraftType) -> Option<Value> {
    let text = text.trim();
    let bare = text.trim_matches(['"', '“', '”', '`', '\'']);
    if text.is_empty() || matches!(text, "-" | "--" | "/" | "无" | "N/A" | "none") {
        return None;
    }
    match ty {
        DraftType::Integer => bare.parse::<i64>().ok().map(Value::from),
        DraftType::Number => {
            let number = bare.parse::<f64>().ok()?;
            serde_json::Number::from_f64(number).map(Value::Number)
        }
        DraftType::Boolean => match bare.to_lowercase().as_str() {
            "true" => Some(Value::Bool(true)),
            "false" => Some(Value::Bool(false)),
            _ => None,
        },
        DraftType::String => (bare.chars().count() <= 200).then(|| Value::String(bare.to_owned())),
        _ => None,
    }
}

fn with_object(ty: &DraftType) -> DraftType {
    match ty {
        DraftType::List(inner) => DraftType::List(Box::new(with_object(inner))),
        DraftType::Map(inner) => DraftType::Map(Box::new(with_object(inner))),
        _ => DraftType::Object,
    }
}

fn with_enum(ty: &DraftType, name: &str) -> DraftType {
    match ty {
        DraftType::List(inner) => DraftType::List(Box::new(with_enum(inner, name))),
        _ => DraftType::Enum(name.to_owned()),
    }
}

/// The scalars of some messages by the path of names to them.
pub(super) fn scalars(values: &[&Value]) -> BTreeMap<String, Vec<Value>> {
    fn walk(
        value: &Value,
        path: &mut Vec<String>,
        out: &mut BTreeMap<String, Vec<Value>>,
        depth: usize,
    ) {
        if depth > 40 {
            return;
        }
        match value {
            Value::Object(map) => {
                for (key, value) in map {
                    path.push(key.clone());
                    walk(value, path, out, depth + 1);
                    path.pop();
                }
            }
            Value::Array(list) => list
                .iter()
                .take(50)
                .for_each(|value| walk(value, path, out, depth + 1)),
            Value::Null => {}
            scalar => {
                let known = out.entry(path.join(".")).or_default();
                if known.len() < 20 && !known.contains(scalar) {
                    known.push(scalar.clone());
                }
            }
        }
    }
    let mut out = BTreeMap::new();
    for value in values {
        walk(value, &mut Vec::new(), &mut out, 0);
    }
    out
}
