//! Rust names for wire names: the one door through which every name goes.

use std::collections::BTreeMap;

use super::client::CLIENT_TYPES;
use heck::{ToSnakeCase, ToUpperCamelCase};

/// Why a name cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamingError {
    /// No letter or digit is in it.
    Unnameable,
    /// It is the name that every open enum uses for values it does not know.
    Reserved,
}

/// The variant that every open enum has for values that are not listed.
const CATCH_ALL: &str = "Unknown";

/// Keywords that can be written raw, as `r#type`.
const RAW_KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Keywords that cannot.
const PATH_KEYWORDS: [&str; 5] = ["self", "Self", "super", "crate", "_"];

/// Names that generated code uses unqualified: a type of that name would take their place.
const TAKEN_TYPES: [&str; 28] = [
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Drop",
    "Eq",
    "Err",
    "Fn",
    "From",
    "Hash",
    "Into",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Self",
    "Send",
    "Some",
    "String",
    "Sync",
    "ToString",
    "Vec",
];

/// The member for a wire name.
pub fn field_name(wire: &str) -> Result<String, NamingError> {
    let snake = identifier(wire.to_snake_case());
    let name = match snake.chars().next() {
        None => return Err(NamingError::Unnameable),
        Some(first) if first.is_numeric() => format!("field_{snake}"),
        Some(_) => snake,
    };
    Ok(escape_keyword(name))
}

/// The module for a file or service.
pub fn module_name(name: &str) -> Result<String, NamingError> {
    let field = field_name(name)?;
    // `mod r#type;` would look for a file of that odd name.
    Ok(match field.strip_prefix("r#") {
        Some(keyword) => format!("{keyword}_"),
        None => field,
    })
}

/// The type for a name in the schema.
pub fn type_name(name: &str) -> Result<String, NamingError> {
    let camel = identifier(name.to_upper_camel_case());
    match camel.chars().next() {
        None => Err(NamingError::Unnameable),
        Some(first) if first.is_numeric() => Ok(format!("Type{camel}")),
        Some(_)
            if TAKEN_TYPES.contains(&camel.as_str()) || CLIENT_TYPES.contains(&camel.as_str()) =>
        {
            Ok(format!("{camel}Type"))
        }
        Some(_) => Ok(camel),
    }
}

/// The variant for a value: its given name, or one made of the value.
pub fn variant_name(given: Option<&str>, value: &str) -> Result<String, NamingError> {
    let source = given.unwrap_or(value);
    let camel = identifier(source.to_upper_camel_case());
    let negative = given.is_none() && value.starts_with('-');
    let name = match camel.chars().next() {
        None => return Err(NamingError::Unnameable),
        Some(first) if first.is_numeric() && negative => format!("ValueMinus{camel}"),
        Some(first) if first.is_numeric() => format!("Value{camel}"),
        Some(_) if camel == "Self" => "Self_".to_owned(),
        Some(_) if camel == CATCH_ALL => return Err(NamingError::Reserved),
        Some(_) => camel,
    };
    Ok(name)
}

/// Drops what an identifier cannot hold.
fn identifier(text: String) -> String {
    let fits = |c: char| c == '_' || c.is_alphanumeric();
    if text.chars().all(fits) {
        text
    } else {
        text.chars().filter(|c| fits(*c)).collect()
    }
}

fn escape_keyword(name: String) -> String {
    if PATH_KEYWORDS.contains(&name.as_str()) {
        format!("{name}_")
    } else if RAW_KEYWORDS.contains(&name.as_str()) {
        format!("r#{name}")
    } else {
        name
    }
}

/// Names in one namespace, with what claimed each first.
#[derive(Debug)]
pub struct Names<T> {
    taken: BTreeMap<String, T>,
}

impl<T: Clone> Names<T> {
    /// An empty namespace.
    pub fn new() -> Self {
        Self {
            taken: BTreeMap::new(),
        }
    }

    /// Claims a name; what holds it already, if something does.
    pub fn claim(&mut self, name: &str, holder: T) -> Option<T> {
        if let Some(earlier) = self.taken.get(name) {
            return Some(earlier.clone());
        }
        self.taken.insert(name.to_owned(), holder);
        None
    }
}

impl<T: Clone> Default for Names<T> {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::{NamingError, field_name, module_name, type_name, variant_name};

    #[test]
    fn fields() {
        for (wire, name) in [
            ("orderID", "order_id"),
            ("intentID", "intent_id"),
            ("RedailCall", "redail_call"),
            ("Multi_intention", "multi_intention"),
            ("termSipCode", "term_sip_code"),
            ("NerSlots", "ner_slots"),
            ("type", "r#type"),
            ("gen", "r#gen"),
            ("self", "self_"),
            ("crate", "crate_"),
            ("Option", "option"),
            ("3way", "field_3way"),
            ("Content-Type", "content_type"),
            ("dialAtUpHour ", "dial_at_up_hour"),
            ("姓名", "姓名"),
            ("naïve", "naïve"),
        ] {
            assert_eq!(field_name(wire).as_deref(), Ok(name), "{wire}");
        }
        assert_eq!(field_name("$-$"), Err(NamingError::Unnameable));
        assert_eq!(field_name(""), Err(NamingError::Unnameable));
    }

    #[test]
    fn types_and_modules() {
        for (given, name) in [
            ("CallStatus", "CallStatus"),
            ("errList", "ErrList"),
            ("Option", "OptionType"),
            ("2fa", "Type2fa"),
        ] {
            assert_eq!(type_name(given).as_deref(), Ok(name), "{given}");
        }
        assert_eq!(module_name("type").as_deref(), Ok("type_"));
        assert_eq!(
            module_name("listOrderDetail").as_deref(),
            Ok("list_order_detail")
        );
    }

    #[test]
    fn variants() {
        for (given, value, name) in [
            (Some("Preparing"), "1", "Preparing"),
            (None, "7", "Value7"),
            (None, "-1", "ValueMinus1"),
            (None, "switchoff", "Switchoff"),
            (None, "None", "None"),
            (None, "self", "Self_"),
            (None, "Err", "Err"),
        ] {
            assert_eq!(variant_name(given, value).as_deref(), Ok(name), "{value}");
        }
        assert_eq!(variant_name(None, "--"), Err(NamingError::Unnameable));
        assert_eq!(
            variant_name(Some("unknown"), "2"),
            Err(NamingError::Reserved)
        );
    }
}
