//! Descriptions, and the values that are read from them.

mod lists;
mod meanings;

use proptest::prelude::*;

use super::*;

fn shown(ty: &DraftType, text: &str) -> String {
    with(ty, text, &[])
}

fn with(ty: &DraftType, text: &str, samples: &[&str]) -> String {
    read(ty, text, None, false, samples, 1).map_or_else(String::new, |values| {
        let parts: Vec<String> = values
            .list
            .iter()
            .map(|one| {
                let value = one
                    .value
                    .as_str()
                    .map_or_else(|| one.value.to_string(), str::to_owned);
                if one.text.is_empty() {
                    value
                } else {
                    format!("{value}={}", one.text)
                }
            })
            .collect();
        parts.join("|")
    })
}

const SCRAPS: [&str; 40] = [
    "0",
    "1",
    "2",
    "-1",
    "10",
    "a",
    "A",
    "asc",
    "DESC",
    "no-answer",
    "for",
    "when",
    "is",
    "or",
    "and",
    "means",
    "表示",
    "是",
    "或",
    "状态",
    ":",
    "：",
    "=",
    "-",
    " - ",
    "->",
    ",",
    "，",
    "、",
    ";",
    "/",
    "|",
    "(",
    ")",
    "\"",
    "'",
    ".",
    "\n",
    " ",
    "Possible values:",
];

proptest! {
    #[test]
    fn any_description_is_read(
        scraps in proptest::collection::vec(proptest::sample::select(&SCRAPS[..]), 0..40),
        is_enum in any::<bool>(),
    ) {
        let text = scraps.concat();
        for ty in [DraftType::Integer, DraftType::String] {
            let read = read(&ty, &text, Some(&text), is_enum, &["a"], 1);
            prop_assert!(read.is_none_or(|values| values.list.len() > 1), "{text}");
        }
    }
}
