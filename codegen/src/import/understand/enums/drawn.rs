//! Values that an example in JSON shows instead of one of them: `"type": "(SMS | LMS)"`.

use super::known::Known;
use super::{Meaning, Values};

/// The words between the bars, if the text has nothing else.
pub(in super::super) fn words(sample: &str) -> Option<Vec<&str>> {
    let sample = sample.trim();
    let bare = (sample.strip_prefix(['(', '[', '<']))
        .and_then(|rest| rest.strip_suffix([')', ']', '>']))
        .unwrap_or(sample);
    // "u1|u2" by itself is a value that joins two.
    if bare == sample && !sample.contains(" | ") {
        return None;
    }
    let words: Vec<&str> = bare.split('|').map(str::trim).collect();
    let is_word = |word: &&str| {
        !word.is_empty()
            && word.len() <= 40
            && word
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
    };
    (words.len() > 1 && words.iter().all(is_word)).then_some(words)
}

/// The values of the only sample that there is.
pub(super) fn drawn(known: Known<'_>) -> Option<Values> {
    let [sample] = known.samples else {
        return None;
    };
    let mut values = Values::default();
    for word in words(sample).filter(|_| !known.integers)? {
        let one: Meaning = known.meaning(word, String::new())?;
        values.add(one);
    }
    values.several()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_between_bars() {
        assert_eq!(words("(SMS | LMS | MMS)"), Some(vec!["SMS", "LMS", "MMS"]));
        assert_eq!(words("asc | desc"), Some(vec!["asc", "desc"]));
        for other in ["", "|", "u1|u2", "SMS", "(SMS)", "a|b c", "a||b", "a | b)"] {
            assert_eq!(words(other), None, "{other}");
        }
    }
}
