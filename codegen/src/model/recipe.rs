//! Signing recipes, resolved: templates parsed, every placeholder tied to what fills it.

use super::client::SignedMessage;
use super::types::Place;
use super::{Algorithm, Message, Output, Placement, Vector};
use crate::schema::language::ServiceFile;

/// How messages are signed.
#[derive(Clone, Debug)]
pub struct Recipe {
    /// Its name in the service.
    pub name: String,
    /// The template as written.
    pub template: String,
    /// The template, parsed.
    pub message: Vec<Part<Placeholder>>,
    /// How the message is digested.
    pub digest: Digest,
    /// How the digest is written.
    pub output: Output,
    /// Where the signature goes.
    pub signature: Placement,
    /// Headers that the recipe fills in besides the signature.
    pub headers: Vec<RecipeHeader>,
    /// Members of the JSON body that the recipe fills in besides the signature.
    pub members: Vec<RecipeHeader>,
    /// When the message was signed.
    pub timestamp: Option<Timestamp>,
    /// Which messages it signs.
    pub applies_to: Vec<Message>,
    /// Anything else to know.
    pub doc: Option<String>,
    /// Known inputs and outputs.
    pub vectors: Vec<Vector>,
    /// Where it was declared.
    pub place: Place,
    /// How what it signs is spelled in Rust.
    pub rust: SignedMessage,
}

/// A header, or a member of the body, that a recipe fills in.
#[derive(Clone, Debug)]
pub struct RecipeHeader {
    /// The name of the header or the member.
    pub name: String,
    /// The value as written.
    pub written: String,
    /// What is put in.
    pub value: HeaderValue,
}

/// What a recipe puts into a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeaderValue {
    /// A fresh unique id.
    RequestId,
    /// The clock, in seconds.
    UnixSeconds,
    /// The clock, in milliseconds.
    UnixMilliseconds,
    /// A template.
    Template(Vec<Part<Placeholder>>),
}

/// How a message is digested.
#[derive(Clone, Debug)]
pub enum Digest {
    /// Always by one algorithm.
    Fixed(Algorithm),
    /// Not at all: the message itself is sent.
    Plain,
    /// By an algorithm with a key.
    Hmac {
        /// The algorithm below the HMAC.
        algorithm: Algorithm,
        /// The credential that is the key.
        key: String,
    },
    /// By the one that a credential names.
    Chosen {
        /// The credential.
        by: String,
        /// The name taken when it is not set.
        default: String,
        /// The algorithm for each name, in the order written.
        of: Vec<(String, Algorithm)>,
    },
}

/// Which header tells when a message was signed.
#[derive(Clone, Debug)]
pub struct Timestamp {
    /// The header.
    pub header: String,
    /// Seconds that the receiver allows between the clocks.
    pub tolerance: Option<u64>,
}

/// A part of a template whose placeholders are `P`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part<P> {
    /// What is always there.
    Always(Piece<P>),
    /// What is left out when a placeholder in it is empty.
    Optional(Vec<Piece<P>>),
}

/// Text, or a placeholder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<P> {
    /// Text as it is.
    Literal(String),
    /// What a placeholder stands for.
    Value(P),
}

/// What fills a placeholder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Placeholder {
    /// A credential of the service.
    Credential(String),
    /// A header that the recipe fills in, or that the service declares with a constant.
    Header(String),
    /// The token that the service handed out.
    Token,
    /// The bytes of the body.
    Body,
    /// The HTTP method.
    Method,
    /// The path of the URL.
    Path,
    /// The query string.
    Query,
    /// A member of the JSON body.
    BodyField(String),
}

impl Placeholder {
    /// What fills `name` in a recipe of the service, if anything does.
    ///
    /// `headers` are those that the recipe fills in. A header wins over a credential of the same name, because the
    /// header is what the receiver sees.
    pub fn find(name: &str, service: &ServiceFile, headers: &[&str]) -> Option<Self> {
        let constant_header = || {
            service
                .request_headers
                .get(name)
                .is_some_and(|field| field.constant.is_some())
        };
        Some(match name {
            "token" if service.token.is_some() => Self::Token,
            "body" => Self::Body,
            "method" => Self::Method,
            "path" => Self::Path,
            "query" => Self::Query,
            _ => match name.strip_prefix("field.") {
                Some(field) => Self::BodyField(field.to_owned()),
                None if headers.contains(&name) || constant_header() => {
                    Self::Header(name.to_owned())
                }
                None if service.credentials.contains_key(name) => Self::Credential(name.to_owned()),
                None => return None,
            },
        })
    }
}

/// Why a template cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateError {
    /// The byte of the template at which it goes wrong.
    pub at: usize,
    /// What is wrong.
    pub message: &'static str,
}

/// Reads a template: `{name}` is a placeholder, `[…]` an optional part, a backslash takes the next character as it is.
pub fn parse_template(text: &str) -> Result<Vec<Part<String>>, TemplateError> {
    let mut parts = Vec::new();
    let mut optional: Option<(usize, Vec<Piece<String>>)> = None;
    let mut literal = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        let piece = match c {
            '\\' => match chars.next() {
                Some((_, next @ ('{' | '}' | '[' | ']' | '\\'))) => {
                    literal.push(next);
                    continue;
                }
                _ => {
                    return Err(TemplateError {
                        at,
                        message: "a backslash stands before { } [ ] or \\",
                    });
                }
            },
            '{' => {
                let mut name = String::new();
                loop {
                    match chars.next() {
                        Some((_, '}')) => break,
                        Some((_, inner))
                            if inner.is_alphanumeric() || matches!(inner, '_' | '.' | '-') =>
                        {
                            name.push(inner);
                        }
                        _ => {
                            return Err(TemplateError {
                                at,
                                message: "the placeholder is not closed by }",
                            });
                        }
                    }
                }
                if name.is_empty() {
                    return Err(TemplateError {
                        at,
                        message: "the placeholder has no name",
                    });
                }
                Piece::Value(name)
            }
            '[' => {
                if optional.is_some() {
                    return Err(TemplateError {
                        at,
                        message: "an optional part cannot hold another",
                    });
                }
                flush(&mut literal, &mut None, &mut parts);
                optional = Some((at, Vec::new()));
                continue;
            }
            ']' => {
                flush(&mut literal, &mut optional, &mut parts);
                let Some((_, pieces)) = optional.take() else {
                    return Err(TemplateError {
                        at,
                        message: "] closes nothing",
                    });
                };
                if !pieces.iter().any(|piece| matches!(piece, Piece::Value(_))) {
                    return Err(TemplateError {
                        at,
                        message: "an optional part needs a placeholder",
                    });
                }
                parts.push(Part::Optional(pieces));
                continue;
            }
            '}' => {
                return Err(TemplateError {
                    at,
                    message: "} closes nothing",
                });
            }
            other => {
                literal.push(other);
                continue;
            }
        };
        flush(&mut literal, &mut optional, &mut parts);
        match &mut optional {
            Some((_, pieces)) => pieces.push(piece),
            None => parts.push(Part::Always(piece)),
        }
    }
    if let Some((at, _)) = optional {
        return Err(TemplateError {
            at,
            message: "the optional part is not closed by ]",
        });
    }
    flush(&mut literal, &mut None, &mut parts);
    Ok(parts)
}

/// Ends the literal gathered so far, inside the optional part if one is open.
fn flush(
    literal: &mut String,
    optional: &mut Option<(usize, Vec<Piece<String>>)>,
    parts: &mut Vec<Part<String>>,
) {
    if literal.is_empty() {
        return;
    }
    let piece = Piece::Literal(std::mem::take(literal));
    match optional {
        Some((_, pieces)) => pieces.push(piece),
        None => parts.push(Part::Always(piece)),
    }
}

impl Recipe {
    /// Everything that fills its message, headers and members.
    pub fn placeholders(&self) -> impl Iterator<Item = &Placeholder> {
        let filled = self.headers.iter().chain(&self.members);
        let templates = filled.filter_map(|it| match &it.value {
            HeaderValue::Template(parts) => Some(parts),
            _ => None,
        });
        std::iter::once(&self.message)
            .chain(templates)
            .flatten()
            .flat_map(Part::placeholders)
    }

    /// Whether what it signs carries a token.
    pub fn uses_token(&self) -> bool {
        self.placeholders().any(|it| *it == Placeholder::Token)
    }
}

impl<P> Part<P> {
    /// The placeholders in this part.
    pub fn placeholders(&self) -> impl Iterator<Item = &P> {
        let pieces = match self {
            Self::Always(piece) => std::slice::from_ref(piece),
            Self::Optional(pieces) => pieces.as_slice(),
        };
        pieces.iter().filter_map(|piece| match piece {
            Piece::Literal(_) => None,
            Piece::Value(placeholder) => Some(placeholder),
        })
    }

    /// The same part with other placeholders; `None` if one has no counterpart.
    pub fn try_map<Q>(&self, find: impl Fn(&P) -> Option<Q>) -> Option<Part<Q>> {
        let map = |piece: &Piece<P>| {
            Some(match piece {
                Piece::Literal(text) => Piece::Literal(text.clone()),
                Piece::Value(placeholder) => Piece::Value(find(placeholder)?),
            })
        };
        Some(match self {
            Self::Always(piece) => Part::Always(map(piece)?),
            Self::Optional(pieces) => {
                Part::Optional(pieces.iter().map(map).collect::<Option<_>>()?)
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, Piece, parse_template};

    fn literal(text: &str) -> Piece<String> {
        Piece::Literal(text.to_owned())
    }

    fn value(name: &str) -> Piece<String> {
        Piece::Value(name.to_owned())
    }

    #[test]
    fn reads_placeholders_and_optional_parts() {
        let parts = parse_template("ts={ts}[&body={body}]&k={secret}").unwrap();
        assert_eq!(
            parts,
            [
                Part::Always(literal("ts=")),
                Part::Always(value("ts")),
                Part::Optional(vec![literal("&body="), value("body")]),
                Part::Always(literal("&k=")),
                Part::Always(value("secret")),
            ]
        );
    }

    #[test]
    fn a_backslash_takes_the_next_character_as_it_is() {
        assert_eq!(
            parse_template(r"\{a\}\[\\").unwrap(),
            [Part::Always(literal(r"{a}[\"))]
        );
    }

    #[test]
    fn says_where_a_template_goes_wrong() {
        for (text, at) in [
            ("ab{c", 2),
            ("{}", 0),
            ("a}", 1),
            ("[a", 0),
            ("[a]", 2),
            ("[[", 1),
            ("]", 0),
            ("\\n", 0),
        ] {
            assert_eq!(
                parse_template(text).map_err(|error| error.at),
                Err(at),
                "{text}"
            );
        }
    }
}
