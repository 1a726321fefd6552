//! A request before it is signed.

use std::fmt::{self, Write};

use http::Method;
use http::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;

use super::super::secret::Secret;

/// What is fresh in each request: the time, an id, and the token as it is now.
#[derive(Clone, Debug, Default)]
pub struct Stamp {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub unix_millis: i64,
    /// An id that no other request has.
    pub request_id: String,
    /// The token, for services that hand out one.
    pub token: Option<Secret>,
}

impl Stamp {
    /// The time in whole seconds, as text.
    #[must_use]
    pub fn unix_seconds(&self) -> String {
        self.unix_millis.div_euclid(1000).to_string()
    }

    /// The time in milliseconds, as text.
    #[must_use]
    pub fn unix_milliseconds(&self) -> String {
        self.unix_millis.to_string()
    }

    /// The token as it is sent.
    ///
    /// # Errors
    ///
    /// If there is none, because nobody has asked for one yet, or because it has ended.
    pub fn token(&self) -> Result<&str, SigningError> {
        let token = self.token.as_ref().ok_or(SigningError::NoToken)?;
        Ok(token.expose())
    }
}

/// Why a request cannot be signed. Says which value is at fault, never the value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SigningError {
    /// The value of this header has characters that HTTP does not allow, such as a line break.
    Header(&'static str),
    /// The signature or a credential goes into a member of this name, and the body is no JSON object.
    Member(&'static str),
    /// There is no living token. Clients get one by themselves; without them, call the operation that hands it out.
    NoToken,
    /// The credential of this name is no key of the cipher.
    Key(&'static str),
}

impl fmt::Display for SigningError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header(name) => {
                write!(
                    f,
                    "the value for the header `{name}` has characters that HTTP does not allow"
                )
            }
            Self::Member(name) => {
                write!(
                    f,
                    "the body is no JSON object that could take a member `{name}`"
                )
            }
            Self::NoToken => f.write_str("there is no token that lives"),
            Self::Key(name) => write!(f, "`{name}` is no key of the cipher"),
        }
    }
}

impl std::error::Error for SigningError {}

/// A request before it is signed.
#[derive(Clone)]
pub struct Unsigned {
    /// The method.
    pub method: Method,
    /// The path as it is sent, percent-encoded.
    pub path: String,
    /// The query string as it is sent, without its question mark.
    pub query: String,
    /// The headers; those that hold credentials are marked as sensitive.
    pub headers: HeaderMap,
    /// The bytes of the body as they are sent.
    pub body: Vec<u8>,
}

impl Unsigned {
    /// A request without headers.
    #[must_use]
    pub fn new(method: Method, path: &str, query: &str, body: Vec<u8>) -> Self {
        Self {
            method,
            path: path.to_owned(),
            query: query.to_owned(),
            headers: HeaderMap::new(),
            body,
        }
    }

    /// Sets a header, in place of any that has the name.
    ///
    /// # Errors
    ///
    /// If HTTP does not allow the value.
    pub fn set_header(&mut self, name: &'static str, value: &str) -> Result<(), SigningError> {
        let fault = || SigningError::Header(name);
        let header = HeaderName::from_bytes(name.as_bytes()).map_err(|_| fault())?;
        let mut value = HeaderValue::from_str(value).map_err(|_| fault())?;
        // Whatever a recipe fills in may be a credential: HTTP stacks keep it out of logs and compression tables.
        value.set_sensitive(true);
        self.headers.insert(header, value);
        Ok(())
    }

    /// The value of a header as it is sent; empty if there is none.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// The body as far as it is signed: a multipart body is not, because what is between its boundaries is nobody's text.
    #[must_use]
    pub fn signed_body(&self) -> &[u8] {
        if self.header("content-type").starts_with("multipart/") {
            &[]
        } else {
            &self.body
        }
    }

    /// What is encrypted: the body, or the query string if there is no body.
    #[must_use]
    pub fn sealable(&self) -> &[u8] {
        if self.body.is_empty() {
            self.query.as_bytes()
        } else {
            &self.body
        }
    }

    /// Sends `sealed` in place of what is encrypted.
    pub fn set_sealed(&mut self, sealed: String) {
        if self.body.is_empty() {
            self.query = sealed;
        } else {
            self.body = sealed.into_bytes();
        }
    }

    /// Adds a member to the JSON object in the body.
    ///
    /// # Errors
    ///
    /// If the body is no JSON object.
    pub fn set_member(&mut self, name: &'static str, value: &str) -> Result<(), SigningError> {
        if self.body.first() != Some(&b'{') || self.body.pop() != Some(b'}') {
            return Err(SigningError::Member(name));
        }
        if self.body.len() > 1 {
            self.body.push(b',');
        }
        let member = format!("{}:{}", Value::from(name), Value::from(value));
        self.body.extend_from_slice(member.as_bytes());
        self.body.push(b'}');
        Ok(())
    }

    /// A member of the JSON object in the body, as text.
    #[must_use]
    pub fn member(&self, name: &str) -> Option<String> {
        member(&self.body, name)
    }

    /// Adds a parameter to the query string.
    ///
    /// # Errors
    ///
    /// None; the other places have some.
    pub fn set_query(&mut self, name: &'static str, value: &str) -> Result<(), SigningError> {
        if !self.query.is_empty() {
            self.query.push('&');
        }
        form_encode(&mut self.query, name);
        self.query.push('=');
        form_encode(&mut self.query, value);
        Ok(())
    }
}

/// Shows no values: headers and body hold credentials and phone numbers.
impl fmt::Debug for Unsigned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unsigned")
            .field("method", &self.method)
            .field("path", &self.path)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// Writes `text` as `application/x-www-form-urlencoded` does, but with `%20` for a blank: it holds in a path as well.
pub(in super::super) fn form_encode(out: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}"); // writing to a String cannot fail
        }
    }
}

/// A member of a JSON object as text: a text as it is, anything else as JSON.
pub(in super::super) fn member(body: &[u8], name: &str) -> Option<String> {
    let Value::Object(mut members) = serde_json::from_slice(body).ok()? else {
        return None;
    };
    Some(match members.remove(name)? {
        Value::String(text) => text,
        other => other.to_string(),
    })
}
