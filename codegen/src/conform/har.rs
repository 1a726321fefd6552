//! HTTP archives, as browsers and proxies save them: the entries of one operation or webhook.

use serde_json::Value;

use super::{Part, Recording, Subject};

/// The entries, if the value is a HAR.
pub(super) fn entries(value: &Value) -> Option<&Vec<Value>> {
    value.get("log")?.get("entries")?.as_array()
}

/// Adds the bodies of the entries whose method and path are those of the message.
pub(super) fn read(entries: &[Value], subject: &Subject<'_>, recording: &mut Recording) {
    for entry in entries.iter().filter(|entry| is_of(entry, subject)) {
        let text = match subject.part {
            Part::Request | Part::Payload => entry.pointer("/request/postData/text"),
            Part::Response if entry.pointer("/response/content/encoding").is_some() => None,
            Part::Response => entry.pointer("/response/content/text"),
        };
        let body = text.and_then(Value::as_str).map(serde_json::from_str);
        match body {
            Some(Ok(message)) => recording.messages.push(message),
            _ => recording.skipped += 1,
        }
    }
}

fn is_of(entry: &Value, subject: &Subject<'_>) -> bool {
    let text = |pointer: &str| entry.pointer(pointer).and_then(Value::as_str);
    let (Some(method), Some(url)) = (text("/request/method"), text("/request/url")) else {
        return false;
    };
    let wanted = &subject.http.path;
    method.eq_ignore_ascii_case(&subject.http.method)
        && wanted
            .as_ref()
            .is_none_or(|wanted| ends_with(path(url), wanted))
}

/// The path of a URL.
fn path(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = rest.find('/').map_or("/", |at| &rest[at..]);
    path.split(['?', '#']).next().unwrap_or(path)
}

/// Whether a path ends with one of the schema, in which `{}` stands for any part. A base URL may have a path too.
fn ends_with(path: &str, wanted: &str) -> bool {
    let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    let wanted: Vec<&str> = wanted.trim_matches('/').split('/').collect();
    let Some(first) = parts.len().checked_sub(wanted.len()) else {
        return false;
    };
    let pairs = parts[first..].iter().zip(&wanted);
    pairs
        .into_iter()
        .all(|(part, wanted)| wanted.contains('{') || part == wanted)
}

#[cfg(test)]
mod tests {
    use super::{ends_with, path};

    #[test]
    fn paths_are_told_from_the_rest_of_a_url() {
        assert_eq!(path("https://a.example/v1/x?y=/z#w"), "/v1/x");
        assert_eq!(path("https://a.example"), "/");
        assert_eq!(path("/v1/x"), "/v1/x");
    }

    #[test]
    fn parameters_stand_for_one_part() {
        assert!(ends_with("/api/v1/tasks/7", "/v1/tasks/{id}"));
        assert!(!ends_with("/v1/tasks/7/calls", "/v1/tasks/{id}"));
        assert!(!ends_with("/tasks", "/v1/tasks"));
    }
}
