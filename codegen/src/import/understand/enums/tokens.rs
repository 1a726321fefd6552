//! The words and marks of a description, as far as they matter for lists of values.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// In quotation marks; the text is without them.
    Quoted,
    /// A whole number by itself, not a part of a time, a range or a decimal.
    Number,
    /// Latin letters with what may stand in a code: `no-answer`, `v1.0`.
    Word,
    /// Chinese letters, which have no spaces between their words.
    Chinese,
    Comma,
    /// `、`, which divides lists and follows numbers.
    Pause,
    Semicolon,
    /// The end of a line, with the mark of an item after it.
    Line,
    Bar,
    Slash,
    Colon,
    Equals,
    Dash,
    Arrow,
    Open,
    Close,
    /// The end of a sentence, or the dot of `1. none`.
    Stop,
    /// A range, a time, a date, and what else is no value.
    Other,
}

/// A piece of a description.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'t> {
    pub(super) kind: Kind,
    pub(super) text: &'t str,
    /// Where it begins, quotation marks included.
    pub(super) start: usize,
    pub(super) end: usize,
    /// A space stands before it.
    pub(super) is_spaced: bool,
}

impl Token<'_> {
    /// Whether it may be a value.
    pub(super) fn is_value(&self) -> bool {
        matches!(self.kind, Kind::Quoted | Kind::Number | Kind::Word) && !self.joins()
    }

    /// `or`, `and`, `或`, `和`, `или`: what stands between the last two of a list.
    pub(super) fn joins(&self) -> bool {
        match self.kind {
            Kind::Word => ["or", "and", "или", "и", "또는"]
                .iter()
                .any(|word| self.text.eq_ignore_ascii_case(word)),
            Kind::Chinese => matches!(self.text, "或" | "和" | "或者" | "与" | "及" | "以及"),
            _ => false,
        }
    }

    /// Whether it divides the entries of a list.
    pub(super) fn divides(&self) -> bool {
        matches!(
            self.kind,
            Kind::Comma | Kind::Pause | Kind::Semicolon | Kind::Line | Kind::Bar | Kind::Slash
        ) || self.joins()
    }
}

/// The tokens of a text, in order. Every letter that is no space is in one of them.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut at = 0;
    let mut is_spaced = false;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() && c != '\n' {
            at += c.len_utf8();
            is_spaced = true;
            continue;
        }
        let before = text[..at].chars().next_back();
        let (kind, length, inner) = token(&text[at..], c, before);
        let end = at + length;
        tokens.push(Token {
            kind,
            text: inner.unwrap_or(&text[at..end]),
            start: at,
            end,
            is_spaced,
        });
        is_spaced = false;
        at = end;
    }
    tokens
}

/// The kind of the token that a text begins with, its length, and what it says if that is not all of it.
fn token(text: &str, first: char, before: Option<char>) -> (Kind, usize, Option<&str>) {
    let one = first.len_utf8();
    let simple = |kind: Kind| (kind, one, None);
    match first {
        '"' | '“' | '”' | '`' | '\'' | '‘' | '’' | '「' | '『' => {
            quoted(text, first, before)
        }
        '0'..='9' => number(text, 0),
        '-' if text[1..].starts_with(|c: char| c.is_ascii_digit())
            && before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, ')' | '"')) =>
        {
            number(text, 1)
        }
        '①'..='⑳' => (Kind::Line, one, None),
        'A'..='Z' | 'a'..='z' | '_' => match date(text) {
            0 => (Kind::Word, word(text), None),
            length => (Kind::Other, length, None),
        },
        '\n' => (Kind::Line, line(text), None),
        ',' | '，' => simple(Kind::Comma),
        '、' => simple(Kind::Pause),
        ';' | '；' => simple(Kind::Semicolon),
        '|' | '¦' | '┃' => simple(Kind::Bar),
        '/' => simple(Kind::Slash),
        ':' | '：' => simple(Kind::Colon),
        '=' | '-' if text[1..].starts_with('>') => (Kind::Arrow, 2, None),
        '→' => simple(Kind::Arrow),
        '=' | '＝' => (
            Kind::Equals,
            text.len() - text.trim_start_matches(['=', '＝']).len(),
            None,
        ),
        '-' | '–' | '—' | '~' => (
            Kind::Dash,
            text.len() - text.trim_start_matches(['-', '–', '—', '~']).len(),
            None,
        ),
        // A bound: `>= 1`.
        '<' | '>' if text[1..].starts_with('=') => (Kind::Other, 2, None),
        '(' | '（' | '[' | '【' | '{' | '<' => simple(Kind::Open),
        ')' | '）' | ']' | '】' | '}' | '>' => simple(Kind::Close),
        '.' | '。' | '?' | '？' | '!' => simple(Kind::Stop),
        '*' | '•' | '·' if before.is_none() => simple(Kind::Line),
        c if is_chinese(c) => {
            let end = text.find(|c: char| !is_chinese(c)).unwrap_or(text.len());
            (Kind::Chinese, end, None)
        }
        _ => simple(Kind::Other),
    }
}

pub(super) fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// What stands in quotation marks, if they end on the same line; else the mark is taken by itself.
fn quoted(text: &str, first: char, before: Option<char>) -> (Kind, usize, Option<&str>) {
    const LONGEST: usize = 80;
    let one = first.len_utf8();
    let closers: &[char] = match first {
        '`' => &['`'],
        '\'' | '‘' | '’' => &['\'', '’'],
        '「' => &['」'],
        '『' => &['』'],
        _ => &['"', '”', '“'],
    };
    // "the caller's" holds no quotation mark.
    let is_apostrophe = matches!(first, '\'' | '’') && before.is_some_and(char::is_alphanumeric);
    let rest = &text[one..];
    let end = rest
        .char_indices()
        .take(LONGEST)
        .find(|(_, c)| closers.contains(c) || *c == '\n')
        .map(|(end, _)| end);
    match end {
        Some(end) if !is_apostrophe && end > 0 && !rest[end..].starts_with('\n') => {
            let close = rest[end..].chars().next().map_or(0, char::len_utf8);
            (Kind::Quoted, one + end + close, Some(rest[..end].trim()))
        }
        _ => (Kind::Other, one, None),
    }
}

/// A number, or what only begins with one.
fn number(text: &str, sign: usize) -> (Kind, usize, Option<&str>) {
    let digits = |from: usize| {
        from + text[from..]
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(text.len() - from)
    };
    let end = digits(sign);
    let rest = &text[end..];
    let mut chars = rest.chars();
    let (next, after) = (chars.next(), chars.next());
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    match next {
        // "3DES"
        Some(c) if c.is_ascii_alphabetic() || c == '_' => (Kind::Word, end + word(rest), None),
        // "2020-01-01", "06:13", "1-20", "3.5", "100%"
        Some('.' | ':' | '：' | '-' | '–' | '—' | '~' | '～' | '至') if is_digit(after) => {
            let all = text.find(|c: char| {
                !c.is_ascii_digit()
                    && !matches!(c, '.' | ':' | '：' | '-' | '–' | '—' | '~' | '～' | '至')
            });
            let all = all.unwrap_or(text.len());
            // "3-400 numbers": calls that are free have such numbers.
            let is_free = ["-400", "-800"].contains(&&text[end..all]);
            let goes_on = text[all..].starts_with(|c: char| c == '/' || is_chinese(c));
            if is_free && goes_on {
                return (Kind::Number, end, None);
            }
            (Kind::Other, all, None)
        }
        Some('%' | '％' | '+') => (Kind::Other, end + 1, None),
        _ if end - sign > 9 => (Kind::Other, end, None),
        _ => (Kind::Number, end, None),
    }
}

/// The length of a word at the beginning of a text.
fn word(text: &str) -> usize {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inner =
            matches!(c, '-' | '.' | '+') && chars.peek().is_some_and(|(_, next)| is_letter(*next));
        if !is_letter(c) && !inner {
            break;
        }
        // "Y-yes" is a letter and its meaning.
        if c == '-' && is_key(&text[..at], &text[at + 1..]) {
            break;
        }
        end = at + 1;
    }
    end
}

/// The length of a format of dates or times at the beginning of a text: `yyyy-MM-dd`, `HH:mm:ss`, `yyyyMMdd`.
fn date(text: &str) -> usize {
    let is_letter = |c: char| "yYMdDHhmsS".contains(c);
    let is_mark = |c: char| matches!(c, ':' | '-' | '/' | '.' | 'T');
    let end = text
        .find(|c: char| !is_letter(c) && !is_mark(c))
        .unwrap_or(text.len());
    let whole = text[..end].trim_end_matches(is_mark);
    let mut parts = whole.split(is_mark);
    let one = |part: &str| {
        let first = part.chars().next();
        (1..=4).contains(&part.len()) && part.chars().all(|c| Some(c) == first)
    };
    let zone = usize::from(text[whole.len()..].starts_with('Z'));
    let is_whole = text[whole.len() + zone..]
        .chars()
        .next()
        .is_none_or(|c| !c.is_ascii_alphanumeric());
    let is_joined = ["yyyyMM", "YYYYMM"]
        .iter()
        .any(|head| whole.starts_with(head));
    if is_whole && (is_joined || whole.contains(is_mark) && parts.all(one)) {
        whole.len() + zone
    } else {
        0
    }
}

/// Whether the dash between stands for "is": `Y-yes`, `ASC-ascending`.
fn is_key(head: &str, tail: &str) -> bool {
    let is_shouted = head
        .chars()
        .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
        && head.starts_with(|c: char| c.is_ascii_alphabetic());
    let tail: String = tail.chars().take_while(char::is_ascii_alphabetic).collect();
    is_shouted && tail.len() > 1 && tail[1..].chars().all(|c| c.is_ascii_lowercase())
}

/// The end of a line with the mark of an item on the next one.
fn line(text: &str) -> usize {
    let rest = text.trim_start();
    let mut length = text.len() - rest.len();
    let marked = rest.trim_start_matches(['-', '*', '•', '·', '–']);
    // "-1" is a number.
    let mark = rest.len() - marked.len();
    if mark == 1 && (marked.starts_with([' ', '\t']) || rest.starts_with(['•', '·']))
        || mark > 1 && rest.starts_with('•')
    {
        length += mark;
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let shown: Vec<String> = tokens(text)
            .iter()
            .map(|token| format!("{:?}<{}>", token.kind, token.text.trim()))
            .collect();
        shown.join(" ")
    }

    #[test]
    fn kinds() {
        for (text, expected) in [
            ("0: none", "Number<0> Colon<:> Word<none>"),
            ("-1表示失败", "Number<-1> Chinese<表示失败>"),
            ("0-off", "Number<0> Dash<-> Word<off>"),
            ("Y-yes", "Word<Y> Dash<-> Word<yes>"),
            (
                "no-answer, v1.0.",
                "Word<no-answer> Comma<,> Word<v1.0> Stop<.>",
            ),
            ("\"in use\" – busy", "Quoted<in use> Dash<–> Word<busy>"),
            (
                "the caller's “8”",
                "Word<the> Word<caller> Other<'> Word<s> Quoted<8>",
            ),
            ("1-20", "Other<1-20>"),
            ("3-400电话", "Number<3> Dash<-> Number<400> Chinese<电话>"),
            (">= 1", "Other<>=> Number<1>"),
            (
                "yyyy-MM-ddTHH:mm:ssZ, T, mm",
                "Other<yyyy-MM-ddTHH:mm:ssZ> Comma<,> Word<T> Comma<,> Word<mm>",
            ),
            ("M - one", "Word<M> Dash<-> Word<one>"),
            (
                "at 06:13, 3.5 or 3DES",
                "Word<at> Other<06:13> Comma<,> Other<3.5> Word<or> Word<3DES>",
            ),
            ("a\n- b\n• c", "Word<a> Line<-> Word<b> Line<•> Word<c>"),
            ("-> →", "Arrow<-> > Arrow<→>"),
        ] {
            let expected = expected.replace("-> >", "->>");
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
