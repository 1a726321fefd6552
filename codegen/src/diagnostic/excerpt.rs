//! Source lines made fit to print: no control characters, no text that changes direction, no line longer
//! than a screen. Where the marks are drawn is up to the renderer.

use super::{SourceFile, Span};
use std::ops::Range;

/// The most characters of a line that are shown.
const WIDTH: usize = 160;
/// The number of characters kept in front of the first mark of a line that is cut.
const LEAD: usize = 40;
/// The most characters of a word that are quoted in a message.
const WORD: usize = 60;
/// Stands for the part of a line that is cut away.
const CUT: char = '…';
/// Places further apart than this many lines are shown as two excerpts.
const REACH: usize = 100;

/// Consecutive lines of a file, fit to print, and the marks in them.
pub(super) struct Excerpt {
    /// The number of the first line.
    pub(super) line: usize,
    /// The lines.
    pub(super) text: String,
    /// For each mark the number of its span, and its bytes in `text`.
    pub(super) marks: Vec<(usize, Range<usize>)>,
    /// Whether a line with a mark is not shown whole.
    pub(super) cut: bool,
    /// Whether columns in `text` are not those of the file.
    pub(super) shifted: bool,
}

impl Excerpt {
    /// The lowest number among the spans in the excerpt.
    pub(super) fn first(&self) -> usize {
        let numbers = self.marks.iter().map(|(number, _)| *number);
        numbers.min().unwrap_or(0)
    }
}

/// The lines of `source` that hold the numbered spans, in excerpts that are ordered by line. A span over
/// several lines is marked on its first one.
pub(super) fn excerpts(source: &SourceFile, spans: &[(usize, Span)]) -> Vec<Excerpt> {
    let mut spans: Vec<Numbered> = spans
        .iter()
        .map(|&(number, span)| Numbered {
            line: source.line_at(source.floor(span.start)),
            number,
            start: source.floor(span.start),
            end: source.floor(span.end),
        })
        .collect();
    spans.sort_by_key(|span| (span.line, span.number));
    spans
        .chunk_by(|left, right| right.line - left.line <= REACH)
        .map(|near| excerpt(source, near))
        .collect()
}

struct Numbered {
    line: usize,
    number: usize,
    start: usize,
    end: usize,
}

fn excerpt(source: &SourceFile, spans: &[Numbered]) -> Excerpt {
    let (first, last) = (spans[0].line, spans[spans.len() - 1].line);
    let mut excerpt = Excerpt {
        line: first,
        text: String::new(),
        marks: Vec::new(),
        cut: false,
        shifted: false,
    };
    for line in first..=last {
        let range = source.line_range(line);
        let within = |offset: usize| offset.clamp(range.start, range.end) - range.start;
        let here: Vec<&Numbered> = spans.iter().filter(|span| span.line == line).collect();
        let marks: Vec<Range<usize>> = here
            .iter()
            .map(|span| within(span.start)..within(span.end).max(within(span.start)))
            .collect();
        let shown = show(source.line_text(line), &marks);
        let base = excerpt.text.len();
        for (span, mark) in here.iter().zip(shown.marks) {
            let mark = base + mark.start..base + mark.end;
            excerpt.marks.push((span.number, mark));
        }
        if !marks.is_empty() {
            excerpt.cut |= shown.head || shown.tail;
            excerpt.shifted |= shown.head;
        }
        excerpt.text.push_str(&shown.text);
        excerpt.text.push('\n');
    }
    excerpt
}

struct Shown {
    text: String,
    marks: Vec<Range<usize>>,
    /// Whether something in front is cut away.
    head: bool,
    /// Whether something at the end is cut away.
    tail: bool,
}

/// One line, fit to print: around its first mark when it is too long to be shown whole. A mark outside of
/// what is shown is moved to its edge.
fn show(line: &str, marks: &[Range<usize>]) -> Shown {
    let window = window(line, marks.first().map_or(0, |mark| mark.start));
    let (head, tail) = (window.start > 0, window.end < line.len());
    let mut text = String::new();
    if head {
        text.push(CUT);
    }
    let first = text.len();
    // Where each shown character starts: in the line, and in the shown text.
    let mut starts = Vec::new();
    for (at, character) in line[window.clone()].char_indices() {
        starts.push((window.start + at, text.len()));
        text.push(printable(character));
    }
    let last = text.len();
    if tail {
        text.push(CUT);
    }
    let moved = |offset: usize| {
        if offset < window.start {
            return first;
        }
        let index = starts.partition_point(|&(at, _)| at < offset);
        starts.get(index).map_or(last, |&(_, shown)| shown)
    };
    let marks = marks.iter();
    Shown {
        marks: marks.map(|it| moved(it.start)..moved(it.end)).collect(),
        text,
        head,
        tail,
    }
}

/// The bytes of a line that are shown.
fn window(line: &str, mark: usize) -> Range<usize> {
    if line.char_indices().nth(WIDTH).is_none() {
        return 0..line.len();
    }
    let mut before = line[..mark].char_indices().rev();
    let start = before.nth(LEAD - 1).map_or(0, |(at, _)| at);
    let mut after = line[start..].char_indices();
    let end = after.nth(WIDTH).map_or(line.len(), |(at, _)| start + at);
    start..end
}

/// A line, fit to print, from its beginning.
pub(super) fn shown_line(line: &str) -> String {
    show(line, &[]).text
}

/// Text of a message, fit to print. Line breaks and tabs stay.
pub(super) fn shown_text(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\n' => '\n',
            other => printable(other),
        })
        .collect()
}

/// A word from the input for use in a message: in backticks, fit to print, and cut when it is long.
///
/// ```
/// use tablewright::diagnostic::quote;
///
/// assert_eq!(quote("orderList"), "`orderList`");
/// assert_eq!(quote("two\nlines"), "`two␊lines`");
/// assert_eq!(quote(&"x".repeat(100)).chars().count(), 63);
/// ```
#[must_use]
pub fn quote(word: &str) -> String {
    let end = word.char_indices().nth(WORD);
    let (head, cut) = end.map_or((word, ""), |(end, _)| (&word[..end], "…"));
    let shown: String = head.chars().map(printable).collect();
    format!("`{shown}{cut}`")
}

/// The character itself, or what is shown in place of one that a terminal would obey or hide.
fn printable(character: char) -> char {
    match character {
        '\t' => '\t',
        '\0'..='\u{1f}' => {
            char::from_u32(0x2400 + u32::from(character)).unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        '\u{7f}' => '␡',
        other if is_deceptive(other) => char::REPLACEMENT_CHARACTER,
        other => other,
    }
}

/// Whether a character is invisible or changes how the text around it is displayed.
fn is_deceptive(character: char) -> bool {
    matches!(
        character,
        '\u{80}'..='\u{9f}'
            | '\u{ad}'
            | '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}
