//! Values that follow each other with nothing but dividers between, and words in brackets: `A, B`, `M (male) or F (female)`.
//! Whether they are the values of the field is not decided here.

use super::super::super::words::constants::MEDIA;
use super::Values;
use super::entries::closing;
use super::known::{Known, clean};
use super::leads::is_default;
use super::tokens::{Kind, Token};

/// Words of speech that stand in lists of words and are no values.
const SPEECH: &str = "the|a|an|empty|null|letters|numbers|digits|symbols|used|it|left|not|blank|etc|characters|seconds|letter|multiple|any|same|\
     default|defaults|underscores|hyphens|spaces|chinese|english|otherwise|required|see|if|when|so|then|which|that|this|you|we|they|please|only|\
     optional|mandatory|may|might|can|e.g|i.e";

/// A value of a list.
#[derive(Clone, Copy)]
pub(super) struct Item<'t> {
    pub(super) token: Token<'t>,
    /// The words in brackets behind it.
    pub(super) meaning: &'t str,
}

/// Items with nothing but dividers between.
pub(super) struct Run<'t> {
    pub(super) items: Vec<Item<'t>>,
    pub(super) first: usize,
    /// The token after the last.
    pub(super) end: usize,
    pub(super) dividers: Vec<Kind>,
    /// "or", "and".
    pub(super) joiner: Option<&'t str>,
}

/// The values of a list, if they are two at least.
pub(super) fn values(run: &Run<'_>, known: Known<'_>) -> Option<Values> {
    let mut values = Values::default();
    // "or `null`" says that there may be none.
    let filled = run
        .items
        .iter()
        .filter(|item| !item.token.text.eq_ignore_ascii_case("null"));
    for item in filled {
        values.add(known.meaning(item.token.text, clean(item.meaning, false))?);
    }
    values.several()
}

/// All runs of two items or more.
pub(super) fn runs<'t>(text: &'t str, tokens: &[Token<'t>], integers: bool) -> Vec<Run<'t>> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let mut found = run(text, tokens, at, integers);
        // "System, android/ios/other": the first word says what the others are of.
        if let [Kind::Comma, rest @ ..] = &found.dividers[..]
            && rest.len() > 1
            && rest.iter().all(|divider| *divider == Kind::Slash)
            && let Some(second) = (at + 1..found.end).find(|&at| is_item(&tokens[at], integers))
        {
            found = run(text, tokens, second, integers);
        }
        // Words in brackets behind a single word may be a list themselves.
        let next = if found.items.len() > 1 {
            found.end
        } else {
            at + 1
        };
        // "Kind of button, reply or url": the first may belong to what stands before it.
        let is_in_speech = at > 0 && in_speech(&tokens[at - 1]);
        let is_word = (found.items.first()).is_some_and(|first| first.token.kind != Kind::Quoted);
        if is_in_speech && is_word && found.items.len() > 2 {
            let second = (at + 1..found.end).find(|&at| is_item(&tokens[at], integers));
            runs.extend(second.map(|second| run(text, tokens, second, integers)));
        }
        // "Allowed values", and each of them on a line of its own.
        let is_caption = is_in_speech
            && tokens[at + 1..]
                .first()
                .is_some_and(|next| next.kind == Kind::Line);
        if found.items.len() > 1 && !is_caption {
            runs.push(found);
        }
        at = next;
    }
    runs
}

fn run<'t>(text: &'t str, tokens: &[Token<'t>], first: usize, integers: bool) -> Run<'t> {
    let mut run = Run {
        items: Vec::new(),
        first,
        end: first,
        dividers: Vec::new(),
        joiner: None,
    };
    let mut at = first;
    let mut was_joined = false;
    while let Some(token) = tokens.get(at).filter(|token| is_item(token, integers)) {
        let mut token = *token;
        // "ESSENTIALS or NON ESSENTIALS": capitals that stand together are one value.
        while let Some(next) = tokens.get(at + 1).filter(|next| {
            is_shouted(&token) && is_shouted(next) && next.is_spaced && !next.joins()
        }) {
            token.end = next.end;
            token.text = &text[token.start..next.end];
            at += 1;
        }
        let close = meaning_end(tokens, at + 1);
        run.items.push(Item {
            token,
            meaning: close.map_or("", |close| &text[tokens[at + 1].end..tokens[close].start]),
        });
        let end = close.map_or(at + 1, |close| close + 1);
        run.end = end;
        let mut next = end;
        let mut joiner = None;
        let mut dividers = Vec::new();
        while let Some(divider) = tokens.get(next).filter(|token| token.divides()) {
            if divider.joins() {
                joiner = Some(divider.text);
            } else {
                dividers.push(divider.kind);
            }
            next += 1;
        }
        let was_quoted = token.kind == Kind::Quoted;
        let are_quoted =
            run.items.len() > 1 && run.items.iter().all(|item| item.token.kind == Kind::Quoted);
        let follows = tokens.get(next).is_some_and(|token| {
            let is_other = token.kind != Kind::Quoted
                && (are_quoted || was_quoted && dividers.contains(&Kind::Line));
            is_item(token, integers) && !is_other
        });
        // "a, b; all of them by default": another divider, and a sentence behind it.
        let last = run.dividers.last().filter(|_| joiner.is_none());
        let changes = last.is_some_and(|last| dividers.first().is_some_and(|one| one != last));
        // "a, b, all of them if it is empty"
        let is_all = |at: usize| {
            tokens
                .get(at)
                .is_some_and(|token| ["all", "any"].contains(&token.text))
        };
        let is_other = (changes || is_all(next)) && tokens.get(next + 1).is_some_and(in_speech);
        // "a, b or c" is whole, whatever stands on the next line.
        let is_whole = was_joined && joiner.is_none() || is_other;
        if next == end || !follows || is_whole {
            break;
        }
        was_joined = joiner.is_some();
        run.dividers.extend(dividers);
        run.joiner = joiner.or(run.joiner);
        at = next;
    }
    // A bar between words is part of them where commas divide: image/png, video/mp4.
    let slashes = run
        .dividers
        .iter()
        .filter(|kind| **kind == Kind::Slash)
        .count();
    let is_media = run
        .items
        .first()
        .is_some_and(|first| MEDIA.contains(&first.token.text));
    if slashes > 0 && (slashes < run.dividers.len() || is_media) {
        run.items = merged(text, tokens, &run);
    }
    run
}

/// The items with those joined that only a slash divides.
fn merged<'t>(text: &'t str, tokens: &[Token<'t>], run: &Run<'t>) -> Vec<Item<'t>> {
    let mut items: Vec<Item<'t>> = Vec::new();
    for item in &run.items {
        let before = tokens[..run.end]
            .iter()
            .rev()
            .find(|token| token.end <= item.token.start);
        let is_part = before.is_some_and(|before| before.kind == Kind::Slash)
            && item.token.kind == Kind::Word;
        match items.last_mut().filter(|_| is_part) {
            Some(last) => {
                last.token.end = item.token.end;
                last.token.text = &text[last.token.start..item.token.end];
            }
            None => items.push(*item),
        }
    }
    items
}

/// The bracket that ends the words on a value: `M (male)`.
fn meaning_end(tokens: &[Token<'_>], open: usize) -> Option<usize> {
    let opens = tokens
        .get(open)
        .is_some_and(|token| matches!(token.text, "(" | "（"));
    if opens { closing(tokens, open) } else { None }
}

/// A word in capitals.
fn is_shouted(token: &Token<'_>) -> bool {
    let is_capital = |c: char| c.is_ascii_uppercase() || c == ' ';
    token.kind == Kind::Word && token.text.len() > 2 && token.text.chars().all(is_capital)
}

/// Whether it may be one of a list.
pub(super) fn is_item(token: &Token<'_>, integers: bool) -> bool {
    match token.kind {
        Kind::Quoted => {
            let text = token.text;
            text.chars().count() <= 64
                && text.split(' ').count() <= 3
                && text.contains(char::is_alphanumeric)
                && (!integers || text.parse::<i64>().is_ok())
        }
        Kind::Number => integers,
        Kind::Word => {
            !integers
                && !token.joins()
                && !is_default(token.text)
                && (token.text.len() <= 40
                    // Longer ones are what a page has run together.
                    || token.text.len() <= 64 && token.text.contains(['-', '_', '.']))
                && (token.text.len() == 1 && token.text != "a"
                    || !SPEECH
                        .split('|')
                        .any(|word| word.eq_ignore_ascii_case(token.text)))
        }
        _ => false,
    }
}

/// Whether the token is a part of a sentence that goes on.
pub(super) fn in_speech(token: &Token<'_>) -> bool {
    !token.divides()
        && matches!(
            token.kind,
            Kind::Word | Kind::Chinese | Kind::Number | Kind::Other | Kind::Quoted
        )
}
