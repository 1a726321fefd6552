//! Values that begin the clauses of a text: "`append` adds them, `remove` removes them, `none` leaves them".

use super::Values;
use super::known::{Known, clean};
use super::tokens::{Kind, Token};

/// How many of them are no accident; two if an example has one.
const ENOUGH: usize = 3;

/// The quoted words at the beginnings of clauses.
pub(super) fn clauses(text: &str, tokens: &[Token<'_>], known: Known<'_>) -> Option<Values> {
    if known.integers {
        return None;
    }
    let begins = |at: usize| {
        let is_first = at == 0
            || matches!(
                tokens[at - 1].kind,
                Kind::Comma | Kind::Semicolon | Kind::Stop | Kind::Line | Kind::Colon
            );
        let says = tokens.get(at + 1).is_some_and(|next| {
            next.kind == Kind::Word
                && !next.joins()
                && next.text.starts_with(|c: char| c.is_ascii_lowercase())
        });
        tokens[at].kind == Kind::Quoted && is_first && says
    };
    let found: Vec<usize> = (0..tokens.len()).filter(|&at| begins(at)).collect();
    let quoted = tokens.iter().filter(|token| token.kind == Kind::Quoted);
    // Words in quotation marks elsewhere may be values as well, but not as many.
    if quoted.count() >= found.len() * 2 {
        return None;
    }
    let mut values = Values::default();
    for (index, &at) in found.iter().enumerate() {
        let end = found
            .get(index + 1)
            .map_or(text.len(), |&next| tokens[next].start);
        let words = clean(&text[tokens[at].end..end], index + 1 == found.len());
        values.add(known.meaning(tokens[at].text, words)?);
    }
    let least = if known.has_one(&values) { 2 } else { ENOUGH };
    (values.list.len() >= least).then_some(values)
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    fn shown(text: &str, samples: &[&str]) -> String {
        let known = Known {
            integers: false,
            is_enum: false,
            samples,
            line: 1,
        };
        let values = clauses(text, &tokens(text), known).unwrap_or_default();
        let words = values.list.iter().map(|one| {
            let value = one.value.as_str().unwrap_or_default();
            format!("{value}={}", one.text)
        });
        words.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn beginnings_of_clauses() {
        assert_eq!(
            shown(
                "What becomes of `list`. `append` adds them, `remove` removes them, `none` leaves it",
                &[]
            ),
            "append=adds them; remove=removes them; none=leaves it"
        );
        let two = "`fast` takes the first, `fair` the one that waits longest.";
        assert_eq!(shown(two, &[]), "");
        assert_eq!(
            shown(two, &["fair"]),
            "fast=takes the first; fair=the one that waits longest"
        );
        assert_eq!(shown("Either `a` and `b` or `c`, `d` and `e`", &["a"]), "");
    }
}
