//! Whether a list of words lists the values: what stands around it and what it looks like count for it or against it.

use super::Values;
use super::explained::is_coded;
use super::known::Known;
use super::leads::{
    AGAIN, CONDITION, DEFAULT, DEFAULTS, FIXED, KIND, LEAD, RANGE, WEAK, is_example, near,
};
use super::lists::{Run, in_speech};
use super::tokens::{Kind, Token};

/// How much speaks for the run being the list of values.
pub(super) fn weigh(
    text: &str,
    tokens: &[Token<'_>],
    run: &Run<'_>,
    values: &Values,
    known: Known<'_>,
) -> i32 {
    let around = Around::of(text, tokens, run);
    // "[1, 500]" after such words has only its ends.
    let is_range = known.integers && run.items.len() == 2 && RANGE.is_match(around.outer);
    if is_example(around.before)
        || DEFAULT.is_match(around.before)
        || CONDITION.is_match(around.before)
        || is_range
    {
        return 0;
    }
    let shown = Shown::of(run, values, known);
    let fixed = known.integers && around.is_closed && !around.is_in_speech && FIXED.is_match(text);
    around.points(&shown, known) + shown.points(known) + if fixed { 3 } else { 0 }
}

/// What stands around a run.
#[allow(clippy::struct_excessive_bools, reason = "each is a sign of its own")]
struct Around<'t> {
    before: &'t str,
    /// What stands before a bracket around it.
    outer: &'t str,
    is_start: bool,
    /// Nothing follows, but what is taken if none is given.
    is_end: bool,
    /// The sentence does not go on.
    is_closed: bool,
    is_bracketed: bool,
    /// A colon stands before it.
    is_labelled: bool,
    /// It begins a clause, and not the first.
    follows_clause: bool,
    /// A label or a clause before it says that there are kinds.
    is_of_kinds: bool,
    has_lead: bool,
    has_weak_lead: bool,
    /// It stands within a sentence.
    is_in_speech: bool,
}

impl<'t> Around<'t> {
    fn of(text: &'t str, tokens: &[Token<'t>], run: &Run<'t>) -> Self {
        let is_mark = |c: char| c.is_whitespace() || matches!(c, '-' | '*' | '•' | '·');
        let before = near(&text[..tokens[run.first].start]).trim_end_matches(is_mark);
        let prev = run.first.checked_sub(1).map(|at| tokens[at]);
        let next = tokens.get(run.end);
        let outer = before.trim_end().trim_end_matches(['(', '（', '[', '【']);
        let is_bracketed = prev.is_some_and(|prev| prev.kind == Kind::Open)
            && next.is_some_and(|next| next.kind == Kind::Close);
        let is_default = |next: &Token<'_>| {
            let marks = [' ', ';', '；', ',', '，', '.', '。', '\n', '(', '（'];
            DEFAULTS.is_match(text[next.start..].trim_start_matches(marks))
        };
        // "MD5 or SHA256, MD5 if it is left out"
        let said_again = |next: &Token<'_>| {
            let rest =
                text[next.start..].trim_start_matches([' ', ';', '；', ',', '，', '.', '。']);
            let one = run
                .items
                .iter()
                .find_map(|item| rest.strip_prefix(item.token.text));
            one.is_some_and(|rest| AGAIN.is_match(rest))
        };
        let goes_on = |next: &Token<'_>| {
            matches!(
                next.kind,
                Kind::Word
                    | Kind::Chinese
                    | Kind::Number
                    | Kind::Quoted
                    | Kind::Colon
                    | Kind::Equals
                    | Kind::Dash
            )
        };
        let is_labelled = before.trim_end().ends_with([':', '：']);
        let follows_clause = prev.is_some_and(|prev| matches!(prev.kind, Kind::Comma | Kind::Stop));
        // "(PHP or USD only)"
        let is_only = next.is_some_and(|next| next.text.eq_ignore_ascii_case("only"))
            && !tokens.get(run.end + 1).is_some_and(goes_on);
        // "Subject line, MMS only" is about one of them.
        let has_codes = run.items.iter().all(|item| is_coded(item.token.text));
        let is_only = is_only && (has_codes || run.items.len() > 2);
        let has_lead = is_only || LEAD.is_match(before) || LEAD.is_match(outer);
        Self {
            before,
            outer,
            is_start: before.trim().is_empty(),
            is_end: next.is_none_or(|next| {
                next.kind == Kind::Stop && tokens.len() == run.end + 1
                    || is_default(next)
                    || said_again(next)
            }),
            is_closed: is_only || !next.is_some_and(goes_on),
            is_bracketed,
            is_labelled,
            follows_clause,
            is_of_kinds: (is_labelled || is_bracketed || follows_clause) && KIND.is_match(before),
            has_lead,
            has_weak_lead: !has_lead && WEAK.is_match(before),
            // "Speaker robot/agent", where what is spoken of is Chinese.
            is_in_speech: prev.as_ref().is_some_and(in_speech)
                && !(prev.is_some_and(|prev| prev.kind == Kind::Chinese)
                    && tokens[run.first].is_spaced
                    && run.dividers.len() > 1
                    && run.dividers.iter().all(|divider| *divider == Kind::Slash)),
        }
    }

    fn points(&self, shown: &Shown, known: Known<'_>) -> i32 {
        let mut points = 0;
        let mut add = |condition: bool, by: i32| points += if condition { by } else { 0 };
        let is_led = self.has_lead || self.has_weak_lead;
        add(self.has_lead, 4);
        add(self.has_weak_lead, 2);
        // "pass “a”, “b” or “c”"
        let is_chosen = shown.are_quoted && shown.is_choice && shown.count > 2;
        add(
            self.is_in_speech && !is_led,
            if is_chosen { -1 } else { -4 },
        );
        add(!self.is_closed, if self.has_lead { -2 } else { -4 });
        let is_apart = self.is_start || self.is_labelled || self.is_bracketed;
        add(known.is_enum && is_apart, 3);
        add(self.is_start && self.is_end, 2);
        add(
            self.is_labelled && self.is_end,
            if shown.count > 3 {
                3
            } else if shown.count > 2 {
                2
            } else {
                1
            },
        );
        add(self.is_of_kinds, 2);
        add(self.is_bracketed, 1);
        // `["aaa","bbb"]` by itself is how the value is written.
        let is_json = self.is_bracketed && shown.are_quoted && self.before.ends_with('[');
        add(
            is_json && !is_led && !self.is_labelled && !self.is_of_kinds,
            -3,
        );
        // "Kind of signature MD5 / SHA256"
        let is_of_codes = KIND.is_match(self.before) && shown.has_slashes && shown.are_codes;
        add(is_of_codes && self.is_in_speech, 5);
        // "Cancelled by, user/system/operator, empty otherwise"
        let is_clause = self.follows_clause && self.is_closed && shown.has_slashes;
        add(is_clause && shown.count > 2, 1);
        if known.integers {
            let is_whole = self.is_start && self.is_end;
            add(is_whole || self.is_bracketed || self.is_labelled, 1);
            // "Cents an hour, 100 or 200"
            let is_last = self.is_end && !self.is_start && !self.is_in_speech;
            add(shown.is_choice && is_last, 3);
        }
        points
    }
}

/// What a run itself shows.
#[allow(clippy::struct_excessive_bools, reason = "each is a sign of its own")]
struct Shown {
    count: usize,
    are_quoted: bool,
    are_codes: bool,
    /// Small and large letters are mixed, as in a sentence.
    is_mixed: bool,
    is_pair: bool,
    /// An example has one of them.
    is_supported: bool,
    /// "or" stands before the last.
    is_choice: bool,
    /// "and" stands between two.
    is_sum: bool,
    has_bars: bool,
    has_slashes: bool,
    /// Two or more have words in brackets.
    is_explained: bool,
    /// One is called the default, in brackets.
    has_default: bool,
}

impl Shown {
    fn of(run: &Run<'_>, values: &Values, known: Known<'_>) -> Self {
        let words = || values.list.iter().filter_map(|one| one.value.as_str());
        let all = |test: fn(&str) -> bool| words().all(test);
        let joins = |joiners: &[&str]| run.joiner.is_some_and(|joiner| joiners.contains(&joiner));
        let told = run.items.iter().filter(|item| !item.meaning.is_empty());
        Self {
            count: values.list.len(),
            are_quoted: (run.items.iter()).all(|item| item.token.kind == Kind::Quoted),
            are_codes: all(is_coded),
            is_mixed: !all(|word| !word.contains(|c: char| c.is_ascii_uppercase()))
                && !all(|word| !word.contains(|c: char| c.is_ascii_lowercase())),
            is_pair: values.list.len() == 2 && is_pair(values),
            is_supported: known.has_one(values),
            is_choice: joins(&["or", "或", "或者"]),
            is_sum: values.list.len() == 2 && joins(&["and", "和", "与", "及"]),
            has_bars: run.dividers.contains(&Kind::Bar),
            has_slashes: run.dividers.contains(&Kind::Slash),
            is_explained: told.count() > 1,
            has_default: (run.items.iter()).any(|item| {
                let words = item.meaning.trim().to_lowercase();
                matches!(
                    words.as_str(),
                    "default" | "the default" | "by default" | "默认" | "默认值"
                )
            }),
        }
    }

    fn points(&self, known: Known<'_>) -> i32 {
        let mut points = 0;
        let mut add = |condition: bool, by: i32| points += if condition { by } else { 0 };
        add(self.are_quoted, 3);
        add(self.is_supported, 3);
        add(self.has_bars, 3);
        add(self.has_slashes, 1);
        add(self.count > 2, 1);
        add(self.count > 4, 1);
        add(self.is_sum, -1);
        add(self.is_pair, 2);
        let may_be_words = self.is_choice || self.count > 2;
        let may_be_codes = self.are_codes || self.count > 2 || known.integers;
        add(self.is_explained && may_be_codes, 2);
        add(self.has_default && may_be_words, 3);
        add(!known.integers && self.are_codes, 1);
        add(!known.integers && self.is_mixed, -1);
        points
    }
}

/// Words that are the only two of their kind.
fn is_pair(values: &Values) -> bool {
    const PAIRS: [[&str; 2]; 8] = [
        ["on", "off"],
        ["yes", "no"],
        ["asc", "desc"],
        ["in", "out"],
        ["inbound", "outbound"],
        ["incoming", "outgoing"],
        ["enabled", "disabled"],
        ["male", "female"],
    ];
    let has = |word: &&str| {
        let mut texts = values.list.iter().filter_map(|one| one.value.as_str());
        texts.any(|text| text.eq_ignore_ascii_case(word))
    };
    PAIRS.iter().any(|pair| pair.iter().all(has))
}
