//! Names of operations and webhooks, from their paths and titles.

use heck::{ToLowerCamelCase, ToUpperCamelCase};

use super::chinese;

/// Steps of a path that say what is done and not with what: `/task/create`.
const VERBS: &str = "create|make|get|list|query|page|update|delete|add|remove|save|send|search|find|start|stop|pause|resume|cancel|bind|unbind|\
     import|export|upload|download|edit|modify|set|check|batch|submit|push|fetch|close|open|enable|disable";
/// Steps that say which side of it is meant: `/task/detail`.
const SIDES: &str = "info|detail|details|status|count|statistics|history|result|results";
/// Steps that say nothing of it.
const GENERAL: &str = "api|openapi|open|rest|saas|service|services|gateway|public|index|web|platform|portal|cgi|json|rpc|http";
/// Words that vendors run together with verbs: `makecall`.
const NOUNS: &str = "call|calls|task|tasks|order|orders|user|users|number|numbers|phone|record|records|message|messages|sms|template|templates|queue|\
     agent|agents|token|file|files|group|groups|contact|contacts|customer|list|status|detail|info|and|by|id";

/// The name of a webhook with this title: what has happened, without the words for being told of it.
#[must_use]
pub fn webhook(title: &str) -> String {
    const TELLING: &str = "callback|callbacks|webhook|webhooks|push|pushes|notification|notifications|notify|notice|interface|api|service|url|of|the|a|an|call-back|for";
    let english = if title.is_ascii() {
        None
    } else {
        chinese::translate(title)
    };
    let source = english.as_deref().unwrap_or(title);
    let kept: Vec<&str> = source
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .filter(|word| {
            !word.is_empty()
                && !TELLING
                    .split('|')
                    .any(|telling| telling.eq_ignore_ascii_case(word))
        })
        .collect();
    if kept.is_empty() {
        operation(None, source)
    } else {
        operation(None, &kept.join(" "))
    }
}

/// The name of an operation with this path, or with this title.
#[must_use]
pub fn operation(path: Option<&str>, title: &str) -> String {
    let of_path = path.and_then(of_path);
    let translated = of_path
        .is_none()
        .then(|| chinese::translate(title))
        .flatten();
    let source = of_path
        .as_deref()
        .or(translated.as_deref())
        .unwrap_or(title);
    let ascii: String = source
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    let bare = ascii.trim();
    let is_name = !bare.contains(' ') && bare.starts_with(|c: char| c.is_ascii_lowercase());
    let name = if is_name {
        bare.to_owned()
    } else {
        let words: Vec<&str> = bare.split_whitespace().take(8).collect();
        words.join(" ").to_lower_camel_case()
    };
    match name.chars().next() {
        None => "operation".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("operation{name}"),
        Some(_) => name,
    }
}

/// The name that the last steps of a path make.
fn of_path(path: &str) -> Option<String> {
    let is_plain = |part: &&str| !part.is_empty() && !part.contains(['{', ':', '<', '?', '*']);
    let mut steps = path.split('/').map(str::trim).filter(is_plain).rev();
    let last = steps.next().filter(|step| !is_version(step))?;
    let says_more = |step: &&str| {
        !is_version(step)
            && !is_one(step, GENERAL)
            && !is_one(step, VERBS)
            && step.starts_with(|c: char| c.is_ascii_alphabetic())
    };
    Some(match steps.next().filter(says_more) {
        Some(about) if is_one(last, VERBS) => format!("{last}{}", about.to_upper_camel_case()),
        Some(about) if is_one(last, SIDES) => format!("{about} {last}"),
        _ => parted(last).unwrap_or_else(|| last.to_owned()),
    })
}

fn is_one(word: &str, of: &str) -> bool {
    of.split('|').any(|known| known.eq_ignore_ascii_case(word))
}

/// The words of a step that runs a verb and others together.
fn parted(step: &str) -> Option<String> {
    let longest = |of: &str, text: &str| {
        let known = of.split('|').filter(|word| text.starts_with(word));
        known.map(str::len).max()
    };
    let verb = longest(VERBS, step)?;
    let mut name = step[..verb].to_owned();
    let mut rest = &step[verb..];
    while !rest.is_empty() {
        let length = longest(NOUNS, rest)?;
        name.push_str(&rest[..length].to_upper_camel_case());
        rest = &rest[length..];
    }
    (name.len() > verb).then_some(name)
}

fn is_version(part: &str) -> bool {
    part.strip_prefix(['v', 'V']).is_some_and(|rest| {
        !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit() || c == '.')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations() {
        for (path, expected) in [
            ("/callcentre/api/v3/stopOrder", "stopOrder"),
            ("/api/queue/sto_save", "stoSave"),
            ("/v1/tasks/{id}", "tasks"),
            ("/v2/callbot/task/create", "createTask"),
            ("/voiceSms/get", "getVoiceSms"),
            ("/api/v1/query", "query"),
            ("/openapi/list", "list"),
            ("/order/detail", "orderDetail"),
            ("/ai/createandcall", "createAndCall"),
            ("/v1/call/makecall", "makeCall"),
            ("/settings", "settings"),
            ("/user/address", "address"),
        ] {
            assert_eq!(operation(Some(path), ""), expected, "{path}");
        }
        assert_eq!(operation(None, "Call Log Callback"), "callLogCallback");
        assert_eq!(operation(None, "魑魅"), "operation");
    }

    #[test]
    fn webhooks() {
        assert_eq!(webhook("Call Log Callback"), "callLog");
        assert_eq!(webhook("Webhook of Call"), "call");
        assert_eq!(webhook("通话状态回调"), "callStatus");
        assert_eq!(webhook("Callback"), "callback");
    }
}
