//! Which values with meanings make a list: those that are written in one way.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::super::super::words::pattern;
use super::backwards::backwards;
use super::entries::{Entry, Sign, entries};
use super::known::{Known, clean};
use super::leads::{KIND, LEAD, is_default, is_example, near};
use super::tokens::{Kind, Token, is_chinese, tokens};
use super::{Meaning, Values};

/// `[0, 3600]`, `0-3600`
static RANGES: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(-?\d{1,18})\s*(?:[,，~～–—-]|to|至)\s*(-?\d{1,18})"));

/// `90 bytes`
static LENGTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\d\s*(?:bytes?|char(?:acter)?s?|letters?|字节|字符|个字)(?:\W|$)")
});

/// No field has more values than this; a text that seems to list more is something else.
const MOST: usize = 1_000;

/// The values of a text that explains each of them.
pub(super) fn explained<'t>(
    text: &'t str,
    tokens: &[Token<'t>],
    known: Known<'_>,
) -> Option<Values> {
    let entries = entries(text, tokens);
    // What follows an example after a comma is one more.
    let mut in_example = false;
    let entries: Vec<Entry<'_>> = entries
        .into_iter()
        .take(MOST)
        .filter(|entry| {
            if entry.divider.is_none() {
                in_example = is_example(near(&text[..entry.start]));
            }
            !in_example && !in_json(&text[..entry.start])
        })
        .collect();
    let by_number = numbers(text, &entries, known).filter(|(_, values)| !are_ends(text, values));
    if known.integers {
        return by_number
            .map(|(_, values)| values)
            .or_else(|| backwards(text, tokens, known));
    }
    // `"0" - plain, "auto" - found out`: words among quoted numbers.
    let is_mixed = entries
        .iter()
        .filter(|entry| entry.kind == Kind::Quoted)
        .any(|entry| entry.number().is_none());
    let by_number = by_number.filter(|(sign, _)| {
        !is_mixed
            || !entries
                .iter()
                .any(|entry| entry.kind == Kind::Quoted && entry.sign == *sign)
    });
    match by_number {
        // The numbers may count the values: "1. open: …, 2. closed: …".
        Some((sign, values)) if sign.numbers() => words(text, &entries, known).or(Some(values)),
        Some((_, values)) => Some(values),
        None => words(text, &entries, known).or_else(|| backwards(text, tokens, known)),
    }
}

/// Whether the text ends within an object of an example in JSON.
fn in_json(text: &str) -> bool {
    near(text)
        .rfind('{')
        .is_some_and(|open| !near(text)[open..].contains('}'))
}

/// Whether the two values are the ends of a range that the text names: `[0,3600], 0 for never, 3600 for an hour`.
fn are_ends(text: &str, values: &Values) -> bool {
    let ends: Vec<i64> = values
        .list
        .iter()
        .filter_map(|one| one.value.as_i64())
        .collect();
    let [least, most] = ends[..] else {
        return false;
    };
    most > least + 1
        && RANGES
            .captures_iter(text)
            .any(|found| found[1].parse() == Ok(least) && found[2].parse() == Ok(most))
}

/// The numbers that are explained with the same sign.
fn numbers(text: &str, entries: &[Entry<'_>], known: Known<'_>) -> Option<(Sign, Values)> {
    Sign::ALL.into_iter().find_map(|sign| {
        let with: Vec<&Entry<'_>> = entries
            .iter()
            .filter(|entry| entry.sign == sign && entry.number().is_some())
            .collect();
        if !is_list(text, &with, sign) || sign == Sign::Bracket && !is_tight(text, &with) {
            return None;
        }
        let list = meanings(text, &with, &[], known).list;
        // Numbered remarks are long; values are short.
        let lengths = || list.iter().map(|one| one.text.chars().count());
        let most = if sign.numbers() { 40 } else { 120 };
        let long = lengths().filter(|&length| length > most).count();
        let empty = lengths().filter(|&length| length == 0).count();
        let is_remark = sign.numbers() && !known.integers && list.len() < 3 && !known.is_enum;
        (list.len() > 1 && long * 2 <= list.len() && empty * 2 <= list.len() && !is_remark)
            .then_some((sign, Values { list, unsure: None }))
    })
}

/// Whether numbers with a sign make a list, or stand there by chance.
fn is_list(text: &str, with: &[&Entry<'_>], sign: Sign) -> bool {
    let values: Vec<i64> = with.iter().filter_map(|entry| entry.number()).collect();
    let distinct: BTreeSet<i64> = values.iter().copied().collect();
    if distinct.len() < 2 {
        return false;
    }
    if sign == Sign::Dot {
        // "Default is 50. At most 100. Larger ones are cut." has sentences that end with numbers.
        return with.iter().all(|entry| entry.is_set_off)
            || values.windows(2).all(|pair| pair[1] == pair[0] + 1);
    }
    if sign != Sign::Space {
        return true;
    }
    // Nothing but a space between: only numbers that stand by themselves, or count up.
    let are_set_off = with.iter().all(|entry| entry.is_set_off);
    let counts_up = values.windows(2).all(|pair| pair[1] == pair[0] + 1);
    let is_pair = with.len() == 2
        && with[0].is_set_off
        && matches!(values[..], [0, 1] | [1, 2 | 0])
        && with
            .iter()
            .all(|entry| text[entry.meaning..].starts_with(char::is_alphabetic));
    // "0 new, 1 open, 99 closed": each with one divider before it, and none within.
    let is_whole = are_set_off && with.len() > 2 && distinct.len() == values.len() && {
        let same = |pair: &[&Entry<'_>]| pair[0].divider == pair[1].divider;
        with[1..].windows(2).all(same) && is_gapless(text, with)
    };
    if is_whole {
        true
    } else if are_set_off || is_pair {
        (counts_up || is_pair) && (values[0] <= 1 || with.len() > 2)
    } else {
        counts_up && with.len() > 2 && values[0] <= 1
    }
}

/// The words that are explained with the same sign.
fn words(text: &str, entries: &[Entry<'_>], known: Known<'_>) -> Option<Values> {
    Sign::ALL.into_iter().find_map(|sign| {
        // Words in brackets belong to lists.
        if matches!(sign, Sign::Dot | Sign::Pause | Sign::Paren | Sign::Bracket) {
            return None;
        }
        let with: Vec<&Entry<'_>> = entries.iter().filter(|entry| entry.sign == sign).collect();
        let numbers = with.iter().filter(|entry| entry.kind == Kind::Number);
        if numbers.count() * 2 > with.len() {
            return None;
        }
        let with = without_label(text, with);
        let quoted = |entry: &&Entry<'_>| entry.kind == Kind::Quoted;
        let with: Vec<&Entry<'_>> = with
            .into_iter()
            .filter(|entry| {
                // "Y=Yes N=No": nothing but a space before the second.
                let is_tight = sign == Sign::Equals && is_coded(entry.value);
                (entry.is_set_off || is_tight || quoted(entry) && sign != Sign::Space)
                    && entry.value.chars().count() <= 40
            })
            .collect();
        let is_sure = |entry: &&Entry<'_>| {
            quoted(entry) || is_coded(entry.value) || known.supports(entry.value)
        };
        if sign == Sign::Says && with.iter().any(|entry| entry.is_vague && !is_sure(entry)) {
            return None;
        }
        // Without a sign, nothing else may stand between: "IDLE 空闲，BUSY 通话中".
        if sign == Sign::Space && !(is_gapless(text, &with) && is_led_to(text, &with, known)) {
            return None;
        }
        let (kept, ends): (Vec<&Entry<'_>>, Vec<&Entry<'_>>) =
            with.iter().copied().partition(|entry| {
                quoted(entry) || is_value(entry.value) || known.supports(entry.value)
            });
        let mut list = meanings(text, &kept, &ends, known).list;
        if let Some(last) = last_one(text, &kept, known) {
            list.push(last);
        }
        let long = list
            .iter()
            .filter(|one| one.text.chars().count() > 80)
            .count();
        let counted = list
            .iter()
            .filter(|one| !one.text.is_empty() && !one.text.chars().any(char::is_alphabetic))
            .count();
        // "SMS: up to 90 bytes" says how long a text may be.
        let limits = list.iter().filter(|one| LENGTH.is_match(&one.text)).count();
        // `realm="x", type="y"` is how parameters are written.
        let are_parameters = sign == Sign::Equals && (text.contains("=\"") || text.contains("=“"))
            || kept
                .iter()
                .any(|entry| text.contains(&format!("{}=\"", entry.value)));
        let is_led_astray =
            with.first().is_some_and(|first| !is_value(first.value)) && kept.len() < 3;
        (list.len() > 1
            && long * 2 <= list.len()
            && counted * 2 <= list.len()
            && limits < list.len()
            && !is_led_astray
            && !are_parameters)
            .then_some(Values { list, unsure: None })
    })
}

/// The entries without the label in front: `Status: "ok": …`, `State of it: one. open: …; closed: …`.
fn without_label<'e, 't>(text: &str, mut with: Vec<&'e Entry<'t>>) -> Vec<&'e Entry<'t>> {
    while let [first, second, rest @ ..] = &with[..] {
        let is_empty = between(text, first.meaning, second.start)
            .chars()
            .all(|c| !c.is_alphanumeric());
        let differs = first.kind != Kind::Quoted && second.kind == Kind::Quoted;
        let is_sentence = !rest.is_empty()
            && second.divider != rest[0].divider
            && rest.iter().all(|one| one.divider == rest[0].divider);
        let ends = matches!(second.divider, None | Some(Kind::Line));
        if is_empty || differs || is_sentence && ends {
            with.remove(0);
        } else {
            break;
        }
    }
    with
}

/// Whether entries with brackets follow each other at once: not "1 (Monday) to 7 (Sunday)".
fn is_tight(text: &str, with: &[&Entry<'_>]) -> bool {
    with.windows(2).all(|pair| {
        let between = pair[0]
            .until
            .and_then(|until| text.get(until..pair[1].start));
        between.is_some_and(|between| {
            let rest = tokens(between);
            rest.iter().skip(1).all(Token::divides)
        })
    })
}

/// Whether the entries follow each other with nothing but one divider between.
fn is_gapless(text: &str, with: &[&Entry<'_>]) -> bool {
    let divides = |c: char| matches!(c, ',' | '，' | ';' | '；' | '、' | '\n' | '|' | '/');
    let is_glued = |entry: &&Entry<'_>| {
        entry.kind == Kind::Word
            && text[entry.meaning..].starts_with(is_chinese)
            && !text[..entry.meaning].ends_with(' ')
    };
    let mut parts = with.iter().enumerate().map(|(at, entry)| {
        let until = with.get(at + 1).map_or(text.len(), |next| next.start);
        let part = between(text, entry.meaning, until);
        // Behind the last, another mark begins something else.
        let part = if at + 1 == with.len() {
            part.split(['；', ';']).next().unwrap_or(part)
        } else {
            part
        };
        let ends = ["default", "Default", "默认"].map(|word| part.find(word));
        let part = &part[..ends.into_iter().flatten().min().unwrap_or(part.len())];
        part.trim_matches(|c: char| c.is_whitespace() || divides(c))
    });
    // Without a space the word may be a part of the text: "AI机器人".
    (with.len() > 2 || !with.iter().any(is_glued)) && parts.all(|part| !part.contains(divides))
}

/// Whether something says that codes with nothing but a space behind them are values, since "API key, IP address" has such
/// words too.
fn is_led_to(text: &str, with: &[&Entry<'_>], known: Known<'_>) -> bool {
    let in_latin = |entry: &&Entry<'_>| {
        entry.kind == Kind::Word && !text[entry.meaning..].starts_with(is_chinese)
    };
    let leads = with.first().is_some_and(|first| {
        let before = text[..first.start].trim_end();
        before.ends_with([':', '：', '(', '（'])
            || before.is_empty() && !in_latin(first)
            || text[..first.start].ends_with('\n')
            || LEAD.is_match(near(before))
            || KIND.is_match(near(before))
    });
    leads && with.len() > 1
        || !with.iter().any(in_latin) && with.len() > 2
        || with.iter().any(|entry| known.supports(entry.value))
}

/// The text from one place to another; nothing if the other comes first, since a word may be a value and a sign.
fn between(text: &str, from: usize, to: usize) -> &str {
    text.get(from..to).unwrap_or("")
}

/// Words that a colon may follow and that are no values.
const NO_VALUES: &str = "note|notes|default|defaults|format|example|examples|e.g|eg|i.e|ie|http|https|unit|units|type|remark|remarks|maximum|minimum|\
     max|min|length|range|the|see|for|is|of|and|or|if|such|time|which|when|it|value|values|options|enum|item|items";

/// What is not the name of a value, though a colon may follow it.
fn is_value(word: &str) -> bool {
    // A code in capitals says what it is: "DEFAULT: as the account has it".
    if word.len() > 4 && word != "NOTE" && !word.contains(|c: char| !c.is_ascii_uppercase()) {
        return true;
    }
    // "DefaultIs0", "Formatis": words that a page has run together.
    let lower = word.to_lowercase();
    !NO_VALUES.split('|').any(|known| known == lower)
        && !is_default(word)
        && !["formatis", "formatas"]
            .iter()
            .any(|lead| lower.starts_with(lead))
}

/// Whether a word looks like a code rather than like speech.
pub(super) fn is_coded(word: &str) -> bool {
    let has = |test: fn(char) -> bool| word.contains(test);
    has(|c| c == '_' || c.is_ascii_digit())
        || !has(|c| c.is_ascii_lowercase())
        || word.chars().skip(1).any(|c| c.is_ascii_uppercase())
}

/// The values with their meanings, each of which ends where the next begins, or one of the other ends.
fn meanings(text: &str, kept: &[&Entry<'_>], ends: &[&Entry<'_>], known: Known<'_>) -> Values {
    let mut values = Values::default();
    for (index, entry) in kept.iter().enumerate() {
        let next = kept.get(index + 1).map(|next| next.start);
        let end = ends
            .iter()
            .map(|end| end.start)
            .find(|&end| end > entry.meaning);
        let until = [next, end, entry.until]
            .into_iter()
            .flatten()
            .min()
            .unwrap_or(text.len());
        let is_last = index + 1 == kept.len() && entry.until.is_none();
        let words = between(text, entry.meaning, until);
        if let Some(one) = known.meaning(entry.value, clean(words, is_last)) {
            values.add(one);
        }
    }
    values
}

/// A value at the end that speaks for itself: `YES: passed; NO: not passed; UNKNOWN`.
fn last_one(text: &str, kept: &[&Entry<'_>], known: Known<'_>) -> Option<Meaning> {
    let [.., before, last] = kept else {
        return None;
    };
    let divider = between(text, before.meaning, last.start)
        .trim_end()
        .chars()
        .next_back()?;
    let rest = text.get(last.meaning..)?.trim_end_matches(['.', '。', ' ']);
    if rest.contains(['。', '\n']) || rest.contains(". ") {
        return None;
    }
    let word = rest.rsplit_once(divider)?.1.trim().trim_matches(['`', '"']);
    let is_bare = matches!(divider, ',' | ';' | '，' | '；')
        && is_value(word)
        && word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    is_bare
        .then(|| known.meaning(word, String::new()))
        .flatten()
}
