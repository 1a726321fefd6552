//! Values that follow what they mean: "none (0), some (1)".

use std::collections::BTreeSet;

use super::entries::reversed;
use super::explained::is_coded;
use super::known::{Known, clean};
use super::tokens::{Kind, Token};
use super::{Meaning, Values};

/// Words for what is a limit or a default, and no meaning of a value.
const LIMITS: &str = "default|max|maximum|min|minimum|length|size|least|most|version|from|to|默认|最大|最小|最多|最少|范围|长度|format|value|example|pattern|url|unit|格式|示例|示例值|单位|值";

/// Values that follow their meaning.
pub(super) fn backwards(text: &str, tokens: &[Token<'_>], known: Known<'_>) -> Option<Values> {
    // An object of an example in JSON.
    if text.contains("{\"") {
        return None;
    }
    let found = reversed(text, tokens);
    let is_limit = |words: &str| {
        let words = words.to_lowercase();
        LIMITS.split('|').any(|limit| words.ends_with(limit))
    };
    let is_meant = |word: &str, kind: Kind| match kind {
        Kind::Number => true,
        Kind::Quoted => known.integers == word.parse::<i64>().is_ok(),
        _ => !known.integers && (is_coded(word) || known.supports(word)),
    };
    let list: Vec<Meaning> = found
        .iter()
        .filter(|(word, kind, words)| is_meant(word, *kind) && !is_limit(words))
        .filter(|(_, kind, _)| known.integers || *kind != Kind::Number)
        .filter_map(|(word, _, words)| known.meaning(word, clean(words, false)))
        .collect();
    let distinct: BTreeSet<String> = list.iter().map(|one| one.value.to_string()).collect();
    (list.len() > 1 && distinct.len() == list.len()).then_some(Values { list, unsure: None })
}
