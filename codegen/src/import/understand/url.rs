//! An address taken apart: host, path with its parameters in braces, names of the query, and whether it is the receiver's.

use std::sync::LazyLock;

use regex::Regex;

use super::super::words::pattern;
use super::address::Address;

/// Words that say that an address is the receiver's own.
pub(super) static OURS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)external server|your[\w.-]*(?:domain|server|host|company|site|url|backend|callback|webhook)|client[_ -]?(?:server|address|url)|customer[_ -]?(?:server|url|address|callback)|provided by (?:the |you|our )?(?:customer|client|user|merchant|developer)|configured (?:in|by|on)|callback (?:url|address) (?:provided|configured|set|specified)|(?:客户|商户|对接方|开发者|接入方|用户)(?:方)?(?:提供|配置|设置|自定义|侧)|接收(?:方)?(?:地址|url)|参数(?:中)?(?:所)?(?:携带|指定|设置|填写|传入)的?(?:回调)?(?:地址|url)|url configured|the (?:webhook|callback) url|notify[_ ]?url|specified by the (?:customer|client|user)",
    )
});

/// What stands for a part of a vendor's address.
static VENDORS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)<[^>]*(?:key|token|secret|subdomain|region|account|sid|instance|tenant|cluster|data ?center)[^>]*>",
    )
});

static STEP: LazyLock<Regex> = LazyLock::new(|| pattern(r"/<([\w-]{1,40})>"));
/// A parameter with the place that describes it: `{guild.id#guild-object}`.
static LINKED: LazyLock<Regex> = LazyLock::new(|| pattern(r"\{([\w.-]{1,60})#[^{}\s]*\}"));
static PATTERN: LazyLock<Regex> = LazyLock::new(|| pattern(r"\{(\w+)=[^}]*\}"));

/// A parameter of two words: `{API key}`.
static SPACED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"([?&=/]\{[A-Za-z]{1,20}) ([A-Za-z]{1,20})\}"));

/// The text with parameters of paths in plain braces: `<id>`, `{id#object}` with a
/// link, and `{name=calls/*}` with the pattern of its values.
pub(super) fn plain(text: &str) -> String {
    let text = SPACED.replace_all(text, "${1}_$2}");
    let text = STEP.replace_all(&text, "/{$1}");
    let text = LINKED.replace_all(&text, "{$1}");
    PATTERN.replace_all(&text, "{$1}").into_owned()
}

/// Whether an address with parts in angle brackets is the receiver's own.
pub(super) fn is_ours(url: &str) -> bool {
    OURS.is_match(url) || url.contains('<') && !VENDORS.is_match(url)
}

/// Scheme and host, path, and the names of the query.
pub(super) fn read_url(url: &str, address: &mut Address) {
    let url = url
        .trim()
        .trim_end_matches(['.', ',', ';', '，', '。', '"', '\'', '`', '*']);
    let (url, query) = url.split_once('?').unwrap_or((url, ""));
    let (host, path) = match url.find("://") {
        Some(at) => match url[at + 3..].find('/') {
            Some(slash) => (Some(&url[..at + 3 + slash]), &url[at + 3 + slash..]),
            None => (Some(url), ""),
        },
        None => match url.find('/') {
            Some(slash) => (None, &url[slash..]),
            None => (None, ""),
        },
    };
    if let Some(host) = host {
        if OURS.is_match(host) || host.contains(['<', '{', '*']) {
            address.is_receivers |= is_ours(host);
        } else {
            address.host.get_or_insert(host.to_owned());
        }
    }
    address.query.extend(
        query
            .split('&')
            .filter_map(|pair| pair.split('=').next())
            .filter(|name| {
                !name.is_empty()
                    && name.len() <= 60
                    && name.chars().all(|c| {
                        c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '[' | ']')
                    })
            })
            .map(str::to_owned),
    );
    if path.len() > 1 {
        address.path = Some(braces(path));
    }
}

/// Whether two paths are one, perhaps with values in the place of parameters: `/calls/{id}` and `/calls/42`.
pub(super) fn is_same_path(one: &str, two: &str) -> bool {
    let is_parameter = |step: &str| step.starts_with('{') && step.ends_with('}');
    // What only differs in a word is another operation: `/calls/{id}` and `/calls/search`.
    let is_value = |step: &str| {
        step.contains(|c: char| c.is_ascii_digit()) || matches!(step, "~" | "me" | "self" | "-")
    };
    let steps = |path: &str| path.split('/').map(str::to_owned).collect::<Vec<_>>();
    let (one, two) = (steps(one), steps(two));
    one.len() == two.len()
        && one.iter().zip(&two).all(|(one, two)| {
            one == two || is_parameter(one) && is_value(two) || is_parameter(two) && is_value(one)
        })
}

/// `:id`, `<id>` and `${id}` as `{id}`.
fn braces(path: &str) -> String {
    let parts: Vec<String> = path
        .split('/')
        .map(|part| {
            let name = part
                .strip_prefix(':')
                .or_else(|| {
                    part.strip_prefix("${")
                        .and_then(|part| part.strip_suffix('}'))
                })
                .or_else(|| {
                    part.strip_prefix("{{")
                        .and_then(|part| part.strip_suffix("}}"))
                })
                .or_else(|| {
                    part.strip_prefix('<')
                        .and_then(|part| part.strip_suffix('>'))
                });
            name.map_or_else(|| part.to_owned(), |name| format!("{{{name}}}"))
        })
        .collect();
    parts.join("/")
}

/// The names in braces.
pub(super) fn path_names(path: &str) -> Vec<String> {
    path.split('{')
        .skip(1)
        .filter_map(|rest| rest.split('}').next())
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_with_values() {
        for (one, two, expected) in [
            ("/calls/{id}", "/calls/{id}", true),
            ("/calls/{id}", "/calls/42", true),
            ("/accounts/~/calls", "/accounts/{accountId}/calls", true),
            ("/calls/{id}", "/calls/search", false),
            ("/calls/{id}", "/calls", false),
            ("/calls", "/tasks", false),
        ] {
            assert_eq!(is_same_path(one, two), expected, "{one} {two}");
        }
    }
}
