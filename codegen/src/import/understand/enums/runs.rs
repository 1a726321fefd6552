//! Values that a copied page has run together (`malefemale`), cut apart where that is certain enough.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::super::super::words::pattern;
use super::super::super::words::values::COMMON;
use super::vocabulary::{PARTS, Vocabulary};
use super::{Meaning, Values};

static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:枚举值?|可选值|enum(?:eration)?(?: values?)?|allowed values?)\s*[:：]\s*\n?\s*(\S[^\n]{1,600})",
    )
});

/// How many parts with a capital one word has at most.
const MAX_HUMPS: usize = 4;

/// Words that a value begins with and does not consist of: `InProgress`, `NotRequired`.
const BEGINNINGS: [&str; 8] = ["In", "By", "Not", "No", "Out", "Un", "Non", "Pre"];

/// The text without digits that are run together at its end.
pub(super) fn without(description: &str) -> &str {
    let run = LEAD.captures_iter(description).last();
    let digits = run.and_then(|found| {
        let run = found.get(1)?.as_str().trim();
        let is_run = run.len() > 1 && run.bytes().all(|b| b.is_ascii_digit());
        let all = found.get(0)?;
        (is_run && all.end() == description.trim_end().len()).then(|| all.start())
    });
    digits.map_or(description, |start| &description[..start])
}

/// The values of a run, when it can be cut.
pub(super) fn run(
    description: &str,
    integers: bool,
    samples: &[&str],
    line: usize,
) -> Option<Values> {
    let found = LEAD.captures(description)?;
    let text = found[1].trim();
    if integers {
        let said = &description[..found.get(1).map_or(0, |run| run.start())];
        return counted(text, said, samples, line);
    }
    let said = description[..found.get(1).map_or(0, |run| run.start())]
        .split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-')))
        .filter(|word| word.len() > 2);
    let known = Vocabulary::with(samples.iter().copied().chain(said));
    let mut list: Vec<String> = Vec::new();
    let mut uncut: Vec<&str> = Vec::new();
    let mut doubtful: Option<String> = None;
    let text = text.replace("..", " ");
    for piece in
        text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | '|' | '/' | '…'))
    {
        let piece = piece.trim_matches('.');
        if piece.is_empty() {
            continue;
        }
        match cut(piece, samples, &known) {
            Some(words) => {
                let last = words.last().filter(|_| words.len() > 1);
                doubtful = doubtful.or(last
                    .filter(|word| has_humps(word) && !is_known(word, samples))
                    .cloned());
                list.extend(words);
            }
            None => uncut.push(piece),
        }
    }
    if list.is_empty() && uncut.len() < 2 {
        return None;
    }
    let unsure = if uncut.is_empty() {
        let cut = "the page prints the values without separators; they were cut apart";
        doubtful.map_or_else(
            || cut.to_owned(),
            |word| format!("{cut}; `{word}` at the end may be more than one"),
        )
    } else {
        format!(
            "the values run together on the page; `{}` could not be cut apart",
            uncut.join(" ")
        )
    };
    list.extend(uncut.iter().map(|piece| (*piece).to_owned()));
    let mut seen: Vec<String> = Vec::new();
    for value in list {
        if !seen.contains(&value) {
            seen.push(value);
        }
    }
    (seen.len() > 1).then(|| Values {
        list: seen
            .into_iter()
            .map(|value| Meaning {
                value: Value::String(value),
                text: String::new(),
                line,
            })
            .collect(),
        unsure: Some(unsure),
    })
}

/// Digits that count up, or that the words before them have: `123`.
fn counted(text: &str, said: &str, samples: &[&str], line: usize) -> Option<Values> {
    let digits = text.as_bytes();
    // "1 new, 3 old" before `13`: the words have each of them.
    let numbers: Vec<&str> = said.split(|c: char| !c.is_ascii_digit()).collect();
    let is_said = |digit: &u8| {
        let mut one = numbers.iter().filter(|number| number.len() == 1);
        one.any(|number| number.as_bytes()[0] == *digit)
    };
    let rises = digits.windows(2).all(|pair| pair[1] > pair[0]);
    let are_digits = digits.len() > 1 && digits.iter().all(u8::is_ascii_digit);
    let are_said = are_digits && rises && digits.iter().all(is_said);
    let counts = digits.len() > 1
        && digits.iter().all(u8::is_ascii_digit)
        && digits.windows(2).all(|pair| pair[1] == pair[0] + 1);
    // Two digits may be a number.
    let is_shown = samples.iter().any(|sample| {
        sample.len() == 1 && text.contains(sample) && sample.as_bytes()[0].is_ascii_digit()
    });
    if !are_said && (!counts || digits.len() == 2 && !is_shown && digits[0] != b'0') {
        return None;
    }
    let meaning = |digit: &u8| Meaning {
        value: Value::from(digit - b'0'),
        text: String::new(),
        line,
    };
    Some(Values {
        list: digits.iter().map(meaning).collect(),
        unsure: Some(
            "the page prints the digits without separators; each was taken for a value".to_owned(),
        ),
    })
}

fn is_known(word: &str, samples: &[&str]) -> bool {
    let small = word.to_lowercase();
    samples.contains(&word) || COMMON.split(' ').any(|known| known == small)
}

/// Whether capitals stand inside of the word.
fn has_humps(word: &str) -> bool {
    word.chars().skip(1).any(|c| c.is_ascii_uppercase()) && word.contains(char::is_lowercase)
}

/// The words of a piece: single capitals, words of the vocabulary and of the examples, or words that begin with a capital.
fn cut(piece: &str, samples: &[&str], known: &Vocabulary<'_>) -> Option<Vec<String>> {
    let chars: Vec<char> = piece.chars().collect();
    let rise = |by: fn(u32) -> bool| {
        chars
            .windows(2)
            .all(|pair| (pair[1] as u32).checked_sub(pair[0] as u32).is_some_and(by))
    };
    let are_capitals = chars.len() > 1 && chars.iter().all(char::is_ascii_uppercase);
    // The keys of a telephone: `0123456789*#`.
    let digits = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    let are_keys = digits > 8 && chars[digits..].iter().all(|c| matches!(c, '*' | '#'));
    if are_capitals && (rise(|by| by == 1) || piece.starts_with("ABC") && rise(|by| by > 0))
        || are_keys
    {
        return Some(chars.iter().map(char::to_string).collect());
    }
    if chars.iter().all(|c| !c.is_alphanumeric()) || chars.len() < 4 {
        return Some(vec![piece.to_owned()]);
    }
    // `12345none`: single digits, and a word behind them.
    if digits > 2
        && digits < chars.len()
        && piece[..digits]
            .bytes()
            .zip(piece[1..digits].bytes())
            .all(|(one, two)| two == one + 1)
        && let Some(words) = cut(&piece[digits..], samples, known)
    {
        let singles = chars[..digits].iter().map(char::to_string);
        return Some(singles.chain(words).collect());
    }
    // `ABCDEF--`: dashes are a value of their own.
    if let Some(head) = piece.strip_suffix("--")
        && let Some(mut words) = cut(head, samples, known)
    {
        words.push("--".to_owned());
        return Some(words);
    }
    locales(piece)
        .or_else(|| by_words(piece, known))
        .or_else(|| by_beginning(piece))
        .or_else(|| by_capitals(piece, samples))
        .or_else(|| in_any_case(piece, known))
        .or_else(|| by_sample(piece, samples))
}

static LOCALE: LazyLock<Regex> = LazyLock::new(|| pattern(r"[a-z]{2}[_-][A-Z]{2}"));

/// Languages that a run of codes may have.
const LANGUAGES: &str = "ar|bn|cs|da|de|el|en|es|fa|fi|fil|fr|he|hi|hu|id|it|ja|km|ko|lo|ms|my|nl|no|pl|pt|ro|ru|sv|sw|ta|th|tl|tr|uk|ur|vi|zh";

/// Codes of languages: `en_USth_TH`, `enthid`.
fn locales(piece: &str) -> Option<Vec<String>> {
    let is_language = |code: &str| LANGUAGES.split('|').any(|one| one == code);
    let bare = piece.strip_suffix("fil").unwrap_or(piece);
    let codes: Option<Vec<&str>> = (0..bare.len())
        .step_by(2)
        .map(|at| bare.get(at..at + 2))
        .collect();
    if let Some(codes) = codes.filter(|codes| codes.len() > 3)
        && codes.iter().all(|code| is_language(code))
    {
        let last = (bare.len() < piece.len()).then_some("fil");
        return Some(codes.into_iter().chain(last).map(str::to_owned).collect());
    }
    let found: Vec<&str> = LOCALE.find_iter(piece).map(|one| one.as_str()).collect();
    (found.len() > 1 && found.concat() == piece)
        .then(|| found.into_iter().map(str::to_owned).collect())
}

/// The words of a piece whatever their case: `MARKETINGUTILITY`, `SIPWhatsApp`.
fn in_any_case(piece: &str, known: &Vocabulary<'_>) -> Option<Vec<String>> {
    // Capitals that stand apart begin words of more than one: `LateDays`.
    let is_shouted = piece
        .as_bytes()
        .windows(2)
        .any(|pair| pair.iter().all(u8::is_ascii_uppercase));
    let words = by_words(&piece.to_ascii_lowercase(), known).filter(|_| is_shouted)?;
    let mut at = 0;
    let mut own = Vec::new();
    for word in words {
        own.push(piece[at..at + word.len()].to_owned());
        at += word.len();
    }
    Some(own)
}

/// Values that all begin alike: `sms_sentsms_read`.
fn by_beginning(piece: &str) -> Option<Vec<String>> {
    let (head, _) = piece.split_once(['_', '.', '-'])?;
    let beginning = &piece[..=head.len()];
    let starts: Vec<usize> = piece.match_indices(beginning).map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([piece.len()]);
    let words: Vec<String> = (starts.iter().copied().zip(ends))
        .map(|(start, end)| piece[start..end].to_owned())
        .collect();
    let is_word =
        |word: &String| word.len() > beginning.len() + 1 && !word.ends_with(['_', '.', '-']);
    (head.len() > 1 && words.len() > 1 && words.iter().all(is_word)).then_some(words)
}

/// The value of the example, and what is left beside it.
fn by_sample(piece: &str, samples: &[&str]) -> Option<Vec<String>> {
    let is_word =
        |text: &str| text.len() > 2 && text.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let cut = |sample: &&str| {
        let rest = piece
            .strip_prefix(*sample)
            .map(|rest| vec![(*sample).to_owned(), rest.to_owned()])
            .or_else(|| {
                let rest = piece.strip_suffix(*sample)?;
                Some(vec![rest.to_owned(), (*sample).to_owned()])
            })?;
        rest.iter().all(|word| is_word(word)).then_some(rest)
    };
    let parts = samples.iter().find_map(cut)?;
    // One of the words beside a known one may be unknown: `closed`, `transferred`, `expired`.
    let more = |word: &String| {
        if samples.contains(&word.as_str()) {
            return vec![word.clone()];
        }
        let known = COMMON.split(' ').filter(|known| known.len() > 3);
        let longest = known
            .filter(|known| word.ends_with(*known) && word.len() > known.len() + 2)
            .max_by_key(|known| known.len());
        match longest.and_then(|known| word.strip_suffix(known).map(|head| (head, known))) {
            Some((head, known)) => vec![head.to_owned(), known.to_owned()],
            None => vec![word.clone()],
        }
    };
    Some(parts.iter().flat_map(more).collect())
}

/// A cut of what is before a place: how many values there are, how long the last word is, and whether an underscore joins
/// it to the one before.
type Cut = (usize, usize, bool);

/// The fewest words of the vocabulary that make up the piece. Underscores, dashes and dots join words to one value:
/// `in_progress`.
fn by_words(piece: &str, known: &Vocabulary<'_>) -> Option<Vec<String>> {
    if !piece.is_ascii() || piece.len() > 600 {
        return None;
    }
    let mut best: Vec<Option<Cut>> = vec![None; piece.len() + 1];
    best[0] = Some((0, 0, false));
    for end in 1..=piece.len() {
        for start in end.saturating_sub(known.longest)..end {
            if !known.has(&piece[start..end]) {
                continue;
            }
            let length = end - start;
            let alone = best[start].map(|(count, ..)| (count + 1, length, false));
            let joined = piece[..start]
                .strip_suffix(['_', '-', '.'])
                .and_then(|before| best[before.len()])
                .filter(|(count, ..)| *count > 0)
                .map(|(count, ..)| (count, length, true));
            for one in [joined, alone].into_iter().flatten() {
                if best[end].is_none_or(|(least, ..)| one.0 < least) {
                    best[end] = Some(one);
                }
            }
        }
    }
    let mut words = Vec::new();
    let (mut end, mut from) = (piece.len(), piece.len());
    while from > 0 {
        let (_, length, is_joined) = best[from]?;
        from -= length;
        if is_joined {
            from -= 1;
        } else {
            words.push(piece[from..end].to_owned());
            end = from;
        }
    }
    words.reverse();
    let is_whole = |word: &String| !PARTS.contains(&word.as_str());
    words.iter().all(is_whole).then_some(words)
}

/// Words that begin with a capital, joined as the one in the example is (`ByCallee` shows that values begin with `By`), or
/// as the vocabulary has them (`WrongNumber`). Humps at the end of which nothing is known stay together.
fn by_capitals(piece: &str, samples: &[&str]) -> Option<Vec<String>> {
    let mut humps: Vec<String> = Vec::new();
    for c in piece.chars() {
        if c.is_ascii_uppercase() || humps.is_empty() {
            humps.push(String::new());
        }
        humps.last_mut()?.push(c);
    }
    if humps.len() < 2
        || !piece.starts_with(|c: char| c.is_ascii_uppercase())
        || !piece.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    {
        return None;
    }
    // Of words in capitals each letter would be one.
    if humps.iter().any(|hump| hump.len() == 1) {
        return None;
    }
    let sample = samples
        .iter()
        .find(|sample| !sample.is_empty() && piece.contains(*sample));
    let lead = sample.and_then(|sample| {
        let next = sample.chars().skip(1).position(|c| c.is_ascii_uppercase());
        next.map(|at| &sample[..=at])
    });
    let is_known = |word: &str| is_known(word, samples);
    let mut words: Vec<String> = Vec::new();
    // Since when nothing was known, and how many words were.
    let (mut unknown, mut known) = (None, 0);
    let mut at = 0;
    while at < humps.len() {
        let most = MAX_HUMPS.min(humps.len() - at);
        let found = (1..=most)
            .rev()
            .find(|&length| is_known(&humps[at..at + length].concat()));
        let joins = at + 1 < humps.len()
            && (lead.is_some_and(|lead| humps[at] == lead)
                || BEGINNINGS.contains(&humps[at].as_str()));
        let length = found.unwrap_or(if joins { 2 } else { 1 });
        if found.is_some() || joins {
            unknown = None;
            known += 1;
        } else {
            unknown = unknown.or(Some(words.len()));
        }
        words.push(humps[at..at + length].concat());
        at += length;
    }
    let shown = sample.is_some_and(|sample| words.iter().any(|word| word == sample));
    if !shown && (known < 2 || known * 2 < words.len()) {
        return None;
    }
    if let Some(from) = unknown {
        let rest = words.split_off(from).concat();
        words.push(rest);
    }
    Some(words)
}

#[cfg(test)]
mod tests;
