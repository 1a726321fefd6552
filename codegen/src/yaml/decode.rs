//! From bytes to text: encodings, byte order marks, and characters that have no place in a schema.

use super::problems::Problems;
use super::{BIDI_CHARACTER, CONTROL_CHARACTER, INVALID_UTF8, NOT_UTF8};
use crate::diagnostic::{Diagnostic, FileId, Span};
use std::ops::Range;

/// Why bytes are no text.
pub(super) enum Failure {
    /// The encoding that the byte order mark names.
    OtherEncoding(&'static str),
    /// Where in the lossy text the first bad byte is replaced, and the byte.
    BadByte(Range<usize>, u8),
}

impl Failure {
    pub(super) fn diagnostic(&self, file: FileId) -> Diagnostic {
        match self {
            Self::OtherEncoding(name) => {
                let place = Span::empty(file, 0);
                Diagnostic::error(NOT_UTF8, place, format!("the file is encoded as {name}"))
                    .help("save it as UTF-8")
            }
            Self::BadByte(range, byte) => {
                let place = Span::new(file, range.start, range.end);
                let message = format!("byte 0x{byte:02x} is not valid in UTF-8");
                Diagnostic::error(INVALID_UTF8, place, message)
                    .label("the text is readable up to here")
                    .help("save the file as UTF-8; it may be in Latin-1 or GBK")
            }
        }
    }
}

/// The text of a file without its byte order mark, and why it cannot be used if it cannot. Then the text is
/// what could be made of it, and the places in the [`Failure`] are places in it.
///
/// The last line ends like every other, also where the file leaves that out: YAML readers do not agree about
/// a block scalar that ends with the file.
pub(super) fn decode(bytes: &[u8]) -> (String, Option<Failure>) {
    let encoding = match bytes {
        // UTF-32 first: its little-endian mark starts with that of UTF-16.
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Some("UTF-32"),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Some("UTF-16"),
        _ => None,
    };
    if let Some(name) = encoding {
        return (String::new(), Some(Failure::OtherEncoding(name)));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let end = match text.chars().next_back() {
                None | Some('\n') => "",
                Some(_) => "\n",
            };
            (format!("{text}{end}"), None)
        }
        Err(error) => {
            // Everything before the bad byte stays as it is, and U+FFFD takes the place of the byte.
            let at = error.valid_up_to();
            let range = at..at + char::REPLACEMENT_CHARACTER.len_utf8();
            let text = String::from_utf8_lossy(bytes).into_owned();
            (text, Some(Failure::BadByte(range, bytes[at])))
        }
    }
}

/// Reports characters that YAML does not allow, that its readers disagree about or that mislead people.
/// One diagnostic for each kind, at the first place.
pub(super) fn check_characters(text: &str, problems: &mut Problems<'_>) {
    let mut controls = Found::default();
    let mut overrides = Found::default();
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|&(_, next)| next);
        if is_control(character) || (character == '\r' && next != Some('\n')) {
            controls.add(at, character);
        } else if is_bidi(character) {
            overrides.add(at, character);
        }
    }
    if let Some((at, character)) = controls.first {
        let place = problems.span(&(at..at + character.len_utf8()));
        let message = format!("{} is not allowed", name(character));
        let help = match character {
            '\0' => "the file is binary, or UTF-16 without a byte order mark: save it as UTF-8",
            '\r' => "end lines with a line feed",
            '\u{feff}' => "remove it; a byte order mark may only be at the start of a file",
            _ => "remove it, or write it as an escape such as \"\\u0085\" in double quotes",
        };
        problems.refuse(
            Diagnostic::error(CONTROL_CHARACTER, place, message)
                .label(controls.label())
                .help(help),
        );
    }
    if let Some((at, character)) = overrides.first {
        let place = problems.span(&(at..at + character.len_utf8()));
        let message = format!("{} changes the direction of text", name(character));
        problems.push(
            Diagnostic::error(BIDI_CHARACTER, place, message)
                .label(overrides.label())
                .help("remove it: what people read here is not what the tool reads"),
        );
    }
}

/// The first of some characters, and how many there are.
#[derive(Default)]
struct Found {
    first: Option<(usize, char)>,
    count: usize,
}

impl Found {
    fn add(&mut self, at: usize, character: char) {
        self.first.get_or_insert((at, character));
        self.count += 1;
    }

    fn label(&self) -> String {
        match self.count {
            1 => "the only one in the file".to_owned(),
            count => format!("the first of {count} such characters in the file"),
        }
    }
}

fn name(character: char) -> String {
    let code = format!("U+{:04X}", u32::from(character));
    match character {
        '\0' => format!("the character NUL ({code})"),
        '\r' => format!("a carriage return without a line feed ({code})"),
        '\u{feff}' => format!("a byte order mark ({code}) within the text"),
        _ => format!("the character {code}"),
    }
}

/// Control characters but tab and line breaks, and what is a line break to some YAML readers only.
fn is_control(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{8}'
            | '\u{b}'..='\u{c}'
            | '\u{e}'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{2028}'..='\u{2029}'
            | '\u{feff}'
            | '\u{fffe}'..='\u{ffff}'
    )
}

fn is_bidi(character: char) -> bool {
    matches!(
        character,
        '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}
