//! Which of the files that are there describes the same operation or webhook as a page. How the two become one is
//! not here but in `tablewright::import::merge`.

use std::collections::{BTreeMap, BTreeSet};

/// The file of the same operation or webhook: by method and path, by name, or by the page and what it sends.
pub(super) fn same_file<'a>(
    files: &'a BTreeMap<String, String>,
    text: &str,
) -> Option<(&'a String, &'a String)> {
    // Operations of one address are told apart by what they fix: `action`.
    let own = constants(text);
    let differs = |other: &str| {
        let others = constants(other);
        let mut both = own
            .iter()
            .filter_map(|(name, one)| Some((one, others.get(name)?)));
        both.any(|(one, other)| one != other)
    };
    let by = |key: &str| {
        let own = value(text, key)?;
        let name = value(text, "operation:");
        (files.iter())
            .filter(|(_, other)| value(other, key).as_ref() == Some(&own) && !differs(other))
            .min_by_key(|(_, other)| value(other, "operation:") != name)
    };
    // A webhook's method alone is no address.
    let has_address = value(text, "operation:").is_some();
    (has_address.then(|| by("http:")).flatten())
        .or_else(|| by("operation:"))
        .or_else(|| by("webhook:"))
        .or_else(|| {
            // People name webhooks otherwise than pages do; the page and what it sends tell.
            value(text, "webhook:")?;
            let page = value(text, "page:")?;
            let own = payload(text);
            files.iter().find(|(_, other)| {
                let theirs = payload(other);
                let shared = own.intersection(&theirs).count();
                value(other, "webhook:").is_some()
                    && value(other, "page:").is_some_and(|other| other.eq_ignore_ascii_case(&page))
                    && shared * 2 > own.len().max(theirs.len())
            })
        })
}

/// Whether a file describes the operation or webhook of that name.
pub(super) fn describes(text: &str, name: &str) -> bool {
    ["operation:", "webhook:"]
        .iter()
        .any(|key| value(text, key).as_deref() == Some(name))
}

/// What stands behind a key at the top of a file.
fn value(text: &str, key: &str) -> Option<String> {
    let line = text.lines().find_map(|line| line.strip_prefix(key))?;
    let line = line
        .split(" #")
        .next()
        .unwrap_or(line)
        .trim()
        .trim_matches(['"', '\'']);
    (!line.is_empty()).then(|| line.to_owned())
}

/// The values that fields of a request or payload have always, by the names of the fields.
fn constants(text: &str) -> BTreeMap<&str, &str> {
    let mut found = BTreeMap::new();
    let mut last = "";
    let request = text.lines().take_while(|line| *line != "response:");
    for line in request.map(str::trim) {
        let (name, rest) = line.split_once(':').unwrap_or((line, ""));
        let value = match (name, rest.split_once("const:")) {
            ("const", _) => Some((last, rest)),
            (_, Some((_, value))) => Some((name, value)),
            _ => None,
        };
        if let Some((name, value)) = value {
            let value = value.split([',', '}', '#']).next().unwrap_or(value);
            found.insert(name, value.trim().trim_matches(['"', '\'']));
        }
        if rest.trim().is_empty() {
            last = name;
        }
    }
    found
}

/// The members at the top of a webhook's payload.
fn payload(text: &str) -> BTreeSet<&str> {
    text.lines()
        .skip_while(|line| !line.starts_with("payload:"))
        .skip(1)
        .take_while(|line| line.is_empty() || line.starts_with([' ', '#']))
        .filter_map(|line| line.strip_prefix("  "))
        .filter(|line| !line.starts_with([' ', '#', '-']))
        .filter_map(|line| line.split(':').next())
        .map(|name| name.trim_matches(['"', '\'']))
        .collect()
}
