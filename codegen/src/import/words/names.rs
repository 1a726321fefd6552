//! Names for what pages only describe: enums and their variants. `calls` has operations.

use heck::ToUpperCamelCase;
use serde_json::Value;

use super::chinese;

/// A name has at most this many words.
const MAX_WORDS: usize = 4;

/// Words that a name does without.
const SMALL: &str = "the|a|an|is|are|was|were|has|been|be|of|to|this|that|it|its|and|for|in|on|with|by|not applicable";

/// Names for the values of one enum, each once: from the descriptions where they are short, else from the values.
#[must_use]
pub fn variants(values: &[(&Value, &str)]) -> Vec<String> {
    let lead = common_lead(values);
    let mut names: Vec<String> = Vec::with_capacity(values.len());
    for (value, description) in values {
        let description = lead
            .as_deref()
            .and_then(|lead| description.strip_prefix(lead))
            .unwrap_or(description);
        let mut name = match value {
            Value::String(text) => of_text(text).or_else(|| of_words(description)),
            _ => of_words(description),
        }
        .unwrap_or_else(|| fallback(value));
        if names.contains(&name) {
            name = match value {
                Value::String(text) => format!("{name}{}", text.to_upper_camel_case()),
                other => format!("{name}{}", other.to_string().replace('-', "Minus")),
            };
        }
        let mut number = 2;
        let base = name.clone();
        while names.contains(&name) {
            name = format!("{base}{number}");
            number += 1;
        }
        names.push(name);
    }
    names
}

/// `Call completed - ` before three or more descriptions says nothing that tells them apart.
fn common_lead(values: &[(&Value, &str)]) -> Option<String> {
    let leads: Vec<&str> = values
        .iter()
        .filter_map(|(_, text)| text.find(" - ").map(|at| &text[..at + 3]))
        .collect();
    let first = leads.first()?;
    (leads.len() > 2 && leads.iter().filter(|lead| lead == &first).count() > 2)
        .then(|| (*first).to_owned())
}

fn of_text(text: &str) -> Option<String> {
    let letters = text.chars().filter(char::is_ascii_alphabetic).count();
    if letters == 0 || !text.is_ascii() {
        return None;
    }
    let shouted = text.chars().all(|c| !c.is_ascii_lowercase());
    let text = if shouted {
        text.to_lowercase()
    } else {
        text.to_owned()
    };
    Some(legal(&text.to_upper_camel_case()))
}

/// How many of the words are taken: none that denies ends a name, since it says the opposite without what follows.
fn enough(words: &[&str]) -> usize {
    const OPEN: [&str; 8] = [
        "not", "no", "does", "do", "did", "cannot", "without", "have",
    ];
    let mut most = MAX_WORDS.min(words.len());
    while most < words.len() && OPEN.contains(&words[most - 1].to_lowercase().as_str()) {
        most += 1;
    }
    most
}

fn of_words(description: &str) -> Option<String> {
    let end = description
        .find([
            '.', ',', ';', '(', '（', '，', '。', '；', '\n', ':', '：', '/', '[',
        ])
        .unwrap_or(description.len());
    let mut head = description[..end].trim();
    if let Some((_, after)) = head.rsplit_once(" - ") {
        head = after;
    }
    let words: Vec<&str> = head
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| {
            !word.is_empty()
                && !SMALL
                    .split('|')
                    .any(|small| small.eq_ignore_ascii_case(word))
        })
        .collect();
    let text = words[..enough(&words)].join(" ");
    // What stands in Chinese says more than the Latin letters in it.
    if head.chars().any(is_chinese) {
        let latin = head.rsplit(is_chinese).next().unwrap_or("").trim();
        if let Some(found) = chinese::translate(head) {
            return Some(legal(&found.to_upper_camel_case()));
        }
        if !latin.chars().any(|c| c.is_ascii_alphabetic()) {
            return None;
        }
    }
    if !text.chars().any(|c| c.is_ascii_alphabetic()) {
        return None;
    }
    let lower: Vec<String> = words
        .iter()
        .map(|word| {
            if word.chars().any(|c| c.is_ascii_lowercase()) {
                (*word).to_owned()
            } else {
                word.to_lowercase()
            }
        })
        .collect();
    Some(legal(&lower.join(" ").to_upper_camel_case()))
}

fn legal(name: &str) -> String {
    match name {
        "Unknown" => "UnknownValue".to_owned(),
        "Self" => "SelfValue".to_owned(),
        name if name.starts_with(|c: char| c.is_ascii_digit()) => format!("Value{name}"),
        name => name.to_owned(),
    }
}

fn fallback(value: &Value) -> String {
    match value {
        Value::String(text) if text == "--" => "Dashes".to_owned(),
        Value::String(text) if text.is_empty() => "Empty".to_owned(),
        Value::String(text) if text.chars().any(|c| c.is_ascii_digit()) => {
            let digits: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
            format!("Value{digits}")
        }
        Value::Number(number) => format!(
            "Value{}",
            number
                .to_string()
                .replace('-', "Minus")
                .replace('.', "Point")
        ),
        _ => "Value".to_owned(),
    }
}

fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Whether a name says no more than its value.
#[must_use]
pub fn is_fallback(name: &str, value: &Value) -> bool {
    !value.is_string() && fallback(value) == name
}

/// The name of the enum of a field.
#[must_use]
pub fn enumeration(field: &str) -> String {
    let name: String = field
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    let name = name.to_upper_camel_case();
    if name.is_empty() {
        "Value".to_owned()
    } else if name.starts_with(|c: char| c.is_ascii_digit()) {
        format!("Value{name}")
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn named(values: &[(Value, &str)]) -> Vec<String> {
        let values: Vec<_> = values.iter().map(|(value, text)| (value, *text)).collect();
        variants(&values)
    }

    #[test]
    fn variants_are_short_and_unique() {
        assert_eq!(
            named(&[
                (json!(0), "none"),
                (json!(1), "delete (use with caution)"),
                (json!(2), "魑魅"),
                (json!(3), "The call was answered by the person in question"),
                (json!(4), "unknown"),
                (json!(5), "delete"),
                (json!(-1), ""),
                (json!(6), "3rd try"),
                (json!(7), "Customer app does not have a quotation"),
            ]),
            [
                "None",
                "Delete",
                "Value2",
                "CallAnsweredPersonQuestion",
                "UnknownValue",
                "Delete5",
                "ValueMinus1",
                "Value3rdTry",
                "CustomerAppDoesNotHaveQuotation"
            ]
        );
        assert_eq!(
            named(&[
                (json!("no_response"), ""),
                (json!("YES"), "Yes"),
                (json!("--"), ""),
                (json!("A"), ""),
                (json!("1"), ""),
                (json!("2"), "")
            ]),
            ["NoResponse", "Yes", "Dashes", "A", "Value1", "Value2"]
        );
    }

    #[test]
    fn a_lead_that_all_share_is_left_out() {
        assert_eq!(
            named(&[
                (json!(8), "Call Completed - Invalid Number"),
                (json!(9), "Call Completed - User Busy"),
                (json!(6), "Call Completed"),
                (json!(10), "Call Completed - TTS failed")
            ]),
            ["InvalidNumber", "UserBusy", "CallCompleted", "TtsFailed"]
        );
    }

    #[test]
    fn enumerations() {
        assert_eq!(enumeration("call_status"), "CallStatus");
    }
}
