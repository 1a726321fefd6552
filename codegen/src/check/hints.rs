//! What diagnostics offer: the word that was meant, or the words that there are.

use crate::diagnostic::{Diagnostic, quote};

/// Words as a list for help texts: `` `a`, `b` ``; the first ones, if there are many.
pub(super) fn word_list<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    const MOST: usize = 24;
    let words: Vec<String> = words.into_iter().map(quote).collect();
    match words.get(..MOST) {
        Some(first) if words.len() > MOST => {
            format!("{} and {} more", first.join(", "), words.len() - MOST)
        }
        _ => words.join(", "),
    }
}

/// Offers what was probably meant, if anything was; else says what to do instead.
pub(super) fn meant(
    diagnostic: Diagnostic,
    replacement: Option<impl Into<String>>,
    otherwise: impl FnOnce(Diagnostic) -> Diagnostic,
) -> Diagnostic {
    let (Some(replacement), Some(span)) = (replacement, diagnostic.primary) else {
        return otherwise(diagnostic);
    };
    let replacement = replacement.into();
    diagnostic
        .label(format!("did you mean {}?", quote(&replacement)))
        .suggest(span, replacement)
}
