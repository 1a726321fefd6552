//! Templates filled in.

use std::borrow::Cow;

use tablewright::model::{Part, Piece, Placeholder};

/// Tells what placeholders stand for.
pub trait Values {
    /// The bytes that a placeholder stands for; nothing at all is the same as an empty value.
    fn value(&self, placeholder: &Placeholder) -> Cow<'_, [u8]>;
}

/// The text that a template stands for. An optional part is left out when a placeholder in it is empty.
pub fn fill(parts: &[Part<Placeholder>], values: &impl Values) -> Vec<u8> {
    let mut out = Vec::new();
    for part in parts {
        match part {
            Part::Always(piece) => push(&mut out, piece, values),
            Part::Optional(pieces) => {
                if part
                    .placeholders()
                    .all(|placeholder| !values.value(placeholder).is_empty())
                {
                    for piece in pieces {
                        push(&mut out, piece, values);
                    }
                }
            }
        }
    }
    out
}

fn push(out: &mut Vec<u8>, piece: &Piece<Placeholder>, values: &impl Values) {
    match piece {
        Piece::Literal(text) => out.extend_from_slice(text.as_bytes()),
        Piece::Value(placeholder) => out.extend_from_slice(&values.value(placeholder)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Cow, Part, Piece, Placeholder, Values, fill};

    struct Body(&'static str);

    impl Values for Body {
        fn value(&self, placeholder: &Placeholder) -> Cow<'_, [u8]> {
            match placeholder {
                Placeholder::Body => Cow::Borrowed(self.0.as_bytes()),
                Placeholder::Method => Cow::Borrowed(b"POST"),
                _ => Cow::Borrowed(b""),
            }
        }
    }

    #[test]
    fn an_optional_part_goes_with_its_value() {
        let parts = [
            Part::Always(Piece::Value(Placeholder::Method)),
            Part::Optional(vec![
                Piece::Literal("&body=".to_owned()),
                Piece::Value(Placeholder::Body),
            ]),
            Part::Optional(vec![
                Piece::Value(Placeholder::Body),
                Piece::Value(Placeholder::Query),
            ]),
            Part::Always(Piece::Literal("&end".to_owned())),
        ];
        assert_eq!(fill(&parts, &Body("{}")), b"POST&body={}&end");
        assert_eq!(fill(&parts, &Body("")), b"POST&end");
    }
}
