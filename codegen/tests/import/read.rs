//! Each form of a page becomes the blocks that a reader sees.

use std::path::Path;

use tablewright::import::page::BlockKind;
use tablewright::import::read::{Form, Unreadable, read};

use crate::support::shown;

#[test]
fn pages_become_blocks() {
    insta::glob!("pages/*.*", |path| {
        let bytes = std::fs::read(path).unwrap();
        let reading = read(&path.to_string_lossy(), &bytes).unwrap();
        let form = reading.form;
        let ending = path.extension().unwrap().to_string_lossy().into_owned();
        let expected = match ending.as_str() {
            "md" => Form::Markdown,
            "html" => Form::Html,
            _ => Form::Text,
        };
        assert_eq!(form, expected, "{}", path.display());
        insta::assert_snapshot!(shown(&reading.page));
    });
}

#[test]
fn the_form_is_seen_without_a_name() {
    for (file, form) in [
        ("wiki.md", Form::Markdown),
        ("reference.html", Form::Html),
        ("spaced.txt", Form::Text),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/import/pages")
            .join(file);
        let reading = read("-", &std::fs::read(path).unwrap()).unwrap();
        assert_eq!(reading.form, form, "{file}");
        assert_eq!(reading.page.name, "-");
    }
}

#[test]
fn encodings_are_told_apart() {
    let text = "# 仓库\r\n\r\n| 参数 | 类型 |\r\n|---|---|\r\n| id | int |\r\n";
    let plain = read("a.md", text.as_bytes()).unwrap().page;
    assert!(
        matches!(&plain.blocks[1].kind, BlockKind::Table(table) if table.rows[1].cells == ["id", "int"])
    );
    let marked = [&[0xef, 0xbb, 0xbf], text.as_bytes()].concat();
    let little: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let big: Vec<u8> = [0xfe, 0xff]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_be_bytes))
        .collect();
    for bytes in [marked, little, big] {
        assert_eq!(read("a.md", &bytes).unwrap().page, plain);
    }
}

#[test]
fn damaged_bytes_are_replaced_and_noted() {
    let reading = read(
        "a.md",
        b"# Title\n\nsome text that is long enough\nand a \xff byte in it",
    )
    .unwrap();
    assert_eq!(reading.notes.len(), 1);
    assert_eq!(reading.notes[0].line, 4);
}

#[test]
fn what_is_no_text_is_refused() {
    assert_eq!(read("a.md", b" \n\t").unwrap_err(), Unreadable::Empty);
    assert_eq!(read("a.md", &[0; 64]).unwrap_err(), Unreadable::Binary);
    assert_eq!(
        read("a.png", &(0..=255).collect::<Vec<u8>>().repeat(3)).unwrap_err(),
        Unreadable::Binary
    );
    assert_eq!(
        read("a.md", &vec![b'a'; 9 << 20]).unwrap_err(),
        Unreadable::TooLarge
    );
}
