//! What became of a request: for tests to look at, and as a line of the log.

use std::fmt;

use hyper::HeaderMap;
use tablewright::model::Meaning;

use crate::clock;

/// What the server thought of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing was wrong with it.
    Accepted,
    /// The vendor would refuse it.
    Refused {
        /// The kind of mistake.
        meaning: Meaning,
        /// What was wrong, without any value of the request.
        text: String,
    },
    /// No operation has this route, or the route has other methods.
    NoRoute,
    /// The header `x-mock-fault` asks for something that is no fault.
    UnknownFault,
}

impl Verdict {
    /// What was wrong, in terms that all services share.
    pub fn meaning(&self) -> Option<Meaning> {
        match self {
            Self::Refused { meaning, .. } => Some(*meaning),
            _ => None,
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Accepted => f.write_str("accepted"),
            Self::Refused { meaning, text } => write!(f, "{} ({text})", meaning.word()),
            Self::NoRoute => f.write_str("no-route"),
            Self::UnknownFault => f.write_str("unknown-fault"),
        }
    }
}

/// A request that the server saw.
#[derive(Clone)]
pub struct Recorded {
    /// When it came, in milliseconds since 1970.
    pub time: u64,
    /// The service, if a route was found.
    pub service: Option<String>,
    /// The operation, if a route was found.
    pub operation: Option<String>,
    /// The method.
    pub method: String,
    /// The path as sent.
    pub path: String,
    /// The query string as sent.
    pub query: String,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as it was sent, perhaps compressed.
    pub body: Vec<u8>,
    /// What the server thought of it.
    pub verdict: Verdict,
    /// What was accepted although no page lists it.
    pub notes: Vec<String>,
    /// The fault that it met.
    pub fault: Option<String>,
    /// The status that was answered; absent if the connection was closed instead.
    pub status: Option<u16>,
    /// The id of the request, or of the answer if requests have none.
    pub request_id: Option<String>,
}

/// Shows what the log shows: paths, headers and bodies may hold secrets and numbers of people.
impl fmt::Debug for Recorded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recorded({self})")
    }
}

/// One line: time, service, operation, verdict, status, request id; then what else there is to say.
impl fmt::Display for Recorded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let or_dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
        write!(
            f,
            "{} {} {} {} {} {}",
            clock::utc(self.time),
            or_dash(&self.service),
            or_dash(&self.operation),
            self.verdict,
            self.status
                .map_or_else(|| "closed".to_owned(), |status| status.to_string()),
            self.request_id.as_deref().map_or("-", printable_id),
        )?;
        if let Some(fault) = &self.fault {
            write!(f, " fault={fault}")?;
        }
        if !self.notes.is_empty() {
            let shown: Vec<&str> = self.notes.iter().take(5).map(String::as_str).collect();
            write!(f, " notes: {}", shown.join(", "))?;
        }
        Ok(())
    }
}

/// An id comes from the client and may be anything: what does not look like one is not printed, nor what could be
/// a number that somebody can be called on.
fn printable_id(id: &str) -> &str {
    let is_id = !id.is_empty()
        && id.len() <= 64
        && id
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    let is_number = id.chars().all(|c| c.is_ascii_digit() || c == '-');
    if is_id && !is_number { id } else { "…" }
}

#[cfg(test)]
mod tests {
    use super::printable_id;

    #[test]
    fn only_what_looks_like_an_id_is_printed() {
        for id in ["0123456789abcdef", "ebd0788c-a592-49a6-a0e8-3205e0492f54"] {
            assert_eq!(printable_id(id), id);
        }
        for other in ["", "8615612345678", "+86156", "a b", "a\nb", "1234-5678"] {
            assert_eq!(printable_id(other), "…", "{other}");
        }
    }
}
