//! Bytes to text: UTF-8 or, with a byte order mark, UTF-16. Line ends become `\n`.

use super::super::draft::{Note, NoteKind};
use super::Unreadable;

/// The text, and a note if something in it was no text.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Vec<Note>), Unreadable> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    };
    let strange = (text.chars())
        .filter(|&c| c == '\0' || c == char::REPLACEMENT_CHARACTER)
        .count();
    if strange * 20 > text.len() {
        return Err(Unreadable::Binary);
    }
    let mut notes = Vec::new();
    if let Some(place) = text.find(char::REPLACEMENT_CHARACTER) {
        notes.push(Note {
            kind: NoteKind::Look,
            line: text[..place].matches('\n').count() + 1,
            text: "some bytes are no valid text and were replaced; the file may be damaged or in \
                   another encoding than UTF-8"
                .to_owned(),
        });
    }
    let text = text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\0', "");
    Ok((text, notes))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = (bytes.chunks_exact(2))
        .map(|pair| unit([pair[0], pair[1]]))
        .collect();
    String::from_utf16_lossy(&units)
}
