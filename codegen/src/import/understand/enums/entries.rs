//! Values with their meanings, wherever a description has one: `0: none`, `YES - passed`, `"A" for all`, `M (male)`.
//! Which of them make a list is not decided here.

use super::tokens::{Kind, Token};

/// What stands between a value and its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// `0: none`
    Colon,
    /// `0 = none`
    Equals,
    /// `0 - none`
    Dash,
    /// `0 -> none`
    Arrow,
    /// `0. none`
    Dot,
    /// `0、none`
    Pause,
    /// `0) none`, `(0) none`
    Paren,
    /// `0 means none`, `0 for none`
    Says,
    /// `0 (none)`
    Bracket,
    /// `0 none`
    Space,
}

impl Sign {
    /// All, those first that are least likely to stand there by chance.
    pub(super) const ALL: [Self; 10] = [
        Self::Colon,
        Self::Equals,
        Self::Dash,
        Self::Arrow,
        Self::Dot,
        Self::Pause,
        Self::Paren,
        Self::Says,
        Self::Bracket,
        Self::Space,
    ];

    /// Whether it numbers remarks as often as it gives values.
    pub(super) fn numbers(self) -> bool {
        matches!(self, Self::Dot | Self::Pause | Self::Paren | Self::Space)
    }
}

/// A value and where its meaning is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'t> {
    pub(super) value: &'t str,
    pub(super) kind: Kind,
    pub(super) sign: Sign,
    /// Where the value begins, with all that belongs to it.
    pub(super) start: usize,
    /// Where its meaning begins.
    pub(super) meaning: usize,
    /// Where its meaning ends, if a bracket says so.
    pub(super) until: Option<usize>,
    /// Something stands before it that ends what came before.
    pub(super) is_set_off: bool,
    /// What divides it from what comes before.
    pub(super) divider: Option<Kind>,
    /// It is said with a word that says many other things: "for", "to", "if".
    pub(super) is_vague: bool,
}

impl Entry<'_> {
    /// The number, if the value is one.
    pub(super) fn number(&self) -> Option<i64> {
        matches!(self.kind, Kind::Number | Kind::Quoted)
            .then(|| self.value.parse().ok())
            .flatten()
    }
}

/// Words between a value and its meaning.
const SAYS: &str = "means|mean|indicates|indicate|represents|represent|denotes|denote|stands|refers|corresponds|signifies";
/// Words that are there for many reasons.
const SAYS_VAGUELY: &str = "for|is|to|as|if|when|are";
/// Words before a word that is spoken of: "add a `w` to wait".
const ARTICLES: [&str; 6] = ["a", "an", "the", "with", "by", "using"];
const SAYS_IN_CHINESE: &str = "表示|代表|意为|意味着|对应|即为|则为|为|是|指|即|则";
/// Letters after a number that make an amount of it: `3天`.
const UNITS: &str = "个位天秒分小年月次条字级元毫点时日号周";

/// Words that begin with such a letter and are none: `3 日期`.
const NO_UNITS: [&str; 14] = [
    "日期", "日志", "时间", "时段", "个人", "位置", "次数", "号码", "分类", "分机", "分组", "点击",
    "级联", "级别",
];

/// All values that are followed by what may be their meaning, in order.
pub(super) fn entries<'t>(text: &'t str, tokens: &[Token<'t>]) -> Vec<Entry<'t>> {
    (0..tokens.len())
        .filter_map(|at| entry(text, tokens, at))
        .collect()
}

fn entry<'t>(text: &'t str, tokens: &[Token<'t>], at: usize) -> Option<Entry<'t>> {
    let token = tokens[at];
    if !token.is_value() {
        return None;
    }
    let kind = |at: usize| tokens.get(at).map(|token| token.kind);
    let is_wrapped = token.kind == Kind::Number
        && at > 0
        && kind(at - 1) == Some(Kind::Open)
        && kind(at + 1) == Some(Kind::Close);
    let first = at - usize::from(is_wrapped);
    let next_at = at + 1 + usize::from(is_wrapped);
    let next_at = behind_default(tokens, next_at).unwrap_or(next_at);
    let next = *tokens.get(next_at)?;
    let after = tokens.get(next_at + 1);
    let is_number = token.kind == Kind::Number;
    let mut until = None;
    let mut is_vague = false;
    let (sign, meaning) = match next.kind {
        Kind::Colon => (Sign::Colon, next.end),
        Kind::Equals => (Sign::Equals, next.end),
        Kind::Arrow => (Sign::Arrow, next.end),
        Kind::Dash => {
            after.filter(|after| is_dash(token, next, **after))?;
            (Sign::Dash, next.end)
        }
        Kind::Open if !is_wrapped => {
            let close = closing(tokens, next_at)?;
            until = Some(tokens[close].start);
            (Sign::Bracket, next.end)
        }
        Kind::Stop
            if is_number
                && next.text == "."
                && after.is_some_and(|after| {
                    after.is_spaced || after.kind == Kind::Chinese || after.kind == Kind::Word
                }) =>
        {
            (Sign::Dot, next.end)
        }
        Kind::Pause if is_number && after.is_some_and(|after| after.kind != Kind::Number) => {
            (Sign::Pause, next.end)
        }
        Kind::Close if is_number => (Sign::Paren, next.end),
        Kind::Word if says(next.text) => {
            let two = after.filter(|after| matches!(after.text, "for" | "to"));
            (Sign::Says, two.map_or(next.end, |two| two.end))
        }
        Kind::Word if says_vaguely(next.text) => {
            // "1 to 5" is a range.
            let after = after?;
            if after.kind == Kind::Number || after.kind == Kind::Other {
                return None;
            }
            is_vague = true;
            (Sign::Says, next.end)
        }
        Kind::Chinese => in_chinese(token, next, after, is_wrapped)?,
        // "single，表示发送给客户"
        Kind::Comma => {
            let after = after.filter(|after| after.kind == Kind::Chinese)?;
            let said = ["表示", "代表"]
                .iter()
                .find(|word| after.text.starts_with(**word))?;
            (Sign::Says, after.start + said.len())
        }
        Kind::Word | Kind::Quoted if is_wrapped && !next.joins() => (Sign::Paren, next.start),
        // "LOW low, HIGH high": codes and their meanings, told apart by their letters.
        Kind::Word
            if next.is_spaced
                && !next.joins()
                && (token.kind != Kind::Word
                    || is_shouted(token.text) && !is_shouted(next.text)) =>
        {
            (Sign::Space, next.start)
        }
        Kind::Quoted if is_number => (Sign::Space, next.start),
        _ => return None,
    };
    let before = before_default(tokens, first)
        .checked_sub(1)
        .and_then(|at| tokens.get(at));
    if is_vague && before.is_some_and(|before| ARTICLES.contains(&before.text)) {
        return None;
    }
    (!text[meaning..].trim().is_empty()).then_some(Entry {
        value: token.text,
        kind: token.kind,
        sign,
        start: tokens[first].start,
        meaning,
        until,
        is_set_off: is_set_off(before, token, next, sign)
            || text[..tokens[first].start].ends_with("  "),
        divider: before
            .filter(|before| before.divides())
            .map(|before| before.kind),
        is_vague,
    })
}

/// Whether the dash stands for "is": in "1 - 20" it makes a range, in "pre-paid" a word.
fn is_dash(value: Token<'_>, dash: Token<'_>, after: Token<'_>) -> bool {
    let is_free = ["400", "800"].contains(&after.text);
    let is_range = value.kind == Kind::Number && after.kind == Kind::Number && !is_free;
    let is_set = dash.is_spaced && after.is_spaced
        || value.kind != Kind::Word
        || dash.text.len() > 1
        || is_shouted(value.text)
        || !after.text.is_ascii();
    is_set && !is_range
}

/// What stands behind the bracket that calls a value the default, if that is a sign: `single (default): …`.
fn behind_default(tokens: &[Token<'_>], open: usize) -> Option<usize> {
    let is_default = |text: &str| text.eq_ignore_ascii_case("default") || text == "默认";
    match tokens.get(open..open + 4)? {
        [first, word, close, sign] => {
            let is_bracket = first.kind == Kind::Open && close.kind == Kind::Close;
            let is_sign = matches!(sign.kind, Kind::Colon | Kind::Equals | Kind::Dash);
            (is_bracket && is_default(word.text) && is_sign).then_some(open + 3)
        }
        _ => None,
    }
}

/// Where a value begins, with the bracket before it that says that it is the default: `(default) normal: …`.
fn before_default(tokens: &[Token<'_>], first: usize) -> usize {
    match first.checked_sub(3).map(|open| &tokens[open..first]) {
        Some([open, word, close])
            if open.kind == Kind::Open
                && close.kind == Kind::Close
                && (word.text.eq_ignore_ascii_case("default") || word.text == "默认") =>
        {
            first - 3
        }
        _ => first,
    }
}

/// Whether what stands before a value ends there.
fn is_set_off(before: Option<&Token<'_>>, value: Token<'_>, next: Token<'_>, sign: Sign) -> bool {
    let is_number = value.kind == Kind::Number;
    let is_spaceless = sign == Sign::Space && next.kind == Kind::Chinese && !next.is_spaced;
    // Words in running text stand behind Chinese ones too, with as much space on either side.
    let is_word = sign == Sign::Space && !is_number && (next.is_spaced || !value.is_spaced);
    is_spaceless && is_number
        || before.is_none_or(|before| {
            before.divides()
                || matches!(before.kind, Kind::Colon | Kind::Open | Kind::Stop)
                || !is_word && matches!(before.kind, Kind::Close | Kind::Chinese)
        })
}

/// The sign of a value before Chinese letters, and where its meaning begins.
fn in_chinese(
    token: Token<'_>,
    next: Token<'_>,
    after: Option<&Token<'_>>,
    is_wrapped: bool,
) -> Option<(Sign, usize)> {
    if next.joins() {
        return None;
    }
    let mut words = SAYS_IN_CHINESE.split('|');
    let said = words.find(|word| next.text.starts_with(word));
    // In "0否 1是，" the sign is the meaning.
    let is_all = said.is_some_and(|said| said.len() == next.text.len())
        && after.is_none_or(|after| {
            after.divides() || matches!(after.kind, Kind::Stop | Kind::Close | Kind::Number)
        });
    if let Some(said) = said.filter(|_| !is_all) {
        return Some((Sign::Says, next.start + said.len()));
    }
    if is_wrapped {
        return Some((Sign::Paren, next.start));
    }
    let is_amount = token.kind == Kind::Number
        && next.text.chars().next().is_some_and(|c| UNITS.contains(c))
        && !NO_UNITS.iter().any(|word| next.text.starts_with(word));
    (!is_amount).then_some((Sign::Space, next.start))
}

/// Nothing but capitals, digits and underlines.
fn is_shouted(text: &str) -> bool {
    !text.contains(|c: char| c.is_ascii_lowercase())
}

fn says(word: &str) -> bool {
    SAYS.split('|')
        .any(|known| known.eq_ignore_ascii_case(word))
}

fn says_vaguely(word: &str) -> bool {
    SAYS_VAGUELY
        .split('|')
        .any(|known| known.eq_ignore_ascii_case(word))
}

/// How many tokens a bracket may hold.
const FURTHEST: usize = 40;

/// The bracket that closes the one at `open`.
pub(super) fn closing(tokens: &[Token<'_>], open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open).take(FURTHEST) {
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close => {
                depth -= 1;
                if depth == 0 {
                    return (at > open + 1).then_some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// The bracket that opens what a bracket right before `at` closes.
fn opening(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let close = at.checked_sub(1)?;
    if tokens[close].kind != Kind::Close {
        return None;
    }
    let first = close.saturating_sub(FURTHEST);
    (first..close)
        .rev()
        .find(|&open| tokens[open].kind == Kind::Open)
}

/// The most words of a meaning in front of its value.
const MOST_WORDS: usize = 12;

/// Values that follow their meaning: `none(0), delete(1)`, `male=1, female=2`, `English ("en"), French ("fr")`.
pub(super) fn reversed<'t>(text: &'t str, tokens: &[Token<'t>]) -> Vec<(&'t str, Kind, &'t str)> {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let Some(sign_at) = at.checked_sub(1).filter(|_| token.is_value()) else {
            continue;
        };
        let sign = tokens[sign_at];
        let next = tokens.get(at + 1);
        let is_bracket =
            sign.kind == Kind::Open && next.is_some_and(|next| next.kind == Kind::Close);
        let is_end =
            next.is_none_or(|next| next.divides() || matches!(next.kind, Kind::Stop | Kind::Close));
        let is_sign = token.kind != Kind::Word
            && is_end
            // `realm="x"` is how parameters are written.
            && (sign.kind == Kind::Equals && token.kind == Kind::Number
                || matches!(sign.kind, Kind::Colon | Kind::Arrow)
                || sign.kind == Kind::Dash && sign.is_spaced);
        // "群组是 `GROUP`"
        if sign.kind == Kind::Chinese && token.kind == Kind::Quoted && is_end {
            let words = sign.text.strip_suffix(['是', '为']).unwrap_or("");
            if (1..=12).contains(&words.chars().count()) {
                found.push((token.text, token.kind, words));
            }
            continue;
        }
        if !is_bracket && !is_sign {
            continue;
        }
        let ends = |before: &&Token<'_>| {
            before.divides()
                || matches!(
                    before.kind,
                    Kind::Stop | Kind::Colon | Kind::Open | Kind::Close | Kind::Other
                )
        };
        // "OpenAI (and others): \"openai\""
        let sign_at = opening(tokens, sign_at).unwrap_or(sign_at);
        let mut near = tokens[..sign_at].iter().rev().take(MOST_WORDS);
        let from = near.find(ends).map_or_else(
            || tokens[sign_at.saturating_sub(MOST_WORDS)].start,
            |before| before.end,
        );
        let words = text.get(from..tokens[sign_at].start).unwrap_or("").trim();
        if words.chars().any(char::is_alphabetic) && words.chars().count() <= 40 {
            found.push((token.text, token.kind, words));
        }
    }
    found
}
