//! Requests in, signed HTTP requests out.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, HeaderName, HeaderValue, USER_AGENT};
use http::{HeaderMap, Uri};

use super::super::record::Record;
use super::super::signing::{Answer, SignatureFault, SigningError, Stamp, Unsigned};
use super::body;
use super::check::Check;
use super::error::{Delivery, Error, ErrorKind};
use super::exchange::Exchange;
use super::operation::Operation;
use super::options::Options;
use super::request::{Request, Target};
use super::time::unix_millis;
use super::token::{TokenCache, TokenSource};

/// How a service signs; generated code implements it over the caller's credentials.
pub trait Protocol: Send + Sync + 'static {
    /// Fills in what the service wants to see, and signs it.
    ///
    /// # Errors
    ///
    /// If a value cannot be sent where it belongs, or there is no token.
    fn sign(
        &self,
        operation: &Operation,
        request: &mut Unsigned,
        stamp: &Stamp,
    ) -> Result<(), SigningError>;

    /// Encrypts a signed request, if the service does that and the caller has a key.
    ///
    /// # Errors
    ///
    /// If the key is none.
    fn seal(&self, request: &mut Unsigned) -> Result<(), SigningError> {
        let _ = request;
        Ok(())
    }

    /// The plain body of an answer, if it is encrypted.
    ///
    /// # Errors
    ///
    /// If it cannot be decrypted, or is not what was encrypted.
    fn unseal(&self, answer: &Answer<'_>) -> Result<Option<Vec<u8>>, SignatureFault> {
        let _ = answer;
        Ok(None)
    }

    /// Where tokens come from, if requests carry any.
    fn token_source(&self) -> Option<&'static TokenSource> {
        None
    }

    /// Whether the service signs its answers.
    fn signs_responses(&self) -> bool {
        false
    }

    /// Whether an answer was signed with the caller's secret, for the request that it answers.
    ///
    /// # Errors
    ///
    /// If it was not.
    fn verify(&self, answer: &Answer<'_>, stamp: &Stamp) -> Result<(), SignatureFault> {
        let _ = (answer, stamp);
        Ok(())
    }
}

/// The calls of a service without input or output. Cheap to clone.
#[derive(Clone)]
pub struct Core {
    pub(super) inner: Arc<Inner>,
}

pub(super) struct Inner {
    pub(super) protocol: Box<dyn Protocol>,
    pub(super) options: Options,
    pub(super) token: TokenCache,
    base_url: String,
}

impl Inner {
    /// The time by the caller's clock, in Unix milliseconds.
    pub(super) fn now(&self) -> i64 {
        unix_millis(self.options.time.now())
    }
}

/// A request as it was written down, before it is signed: signed anew for each attempt.
pub struct Draft {
    target: Target,
    body: Vec<u8>,
    content_type: Option<String>,
}

impl Core {
    /// Calls that are signed by `protocol` and go to `default_base_url`, unless the options name another.
    ///
    /// # Errors
    ///
    /// If the base URL is none.
    pub fn new(
        protocol: impl Protocol,
        default_base_url: &str,
        options: Options,
    ) -> Result<Self, Error> {
        let url = options.base_url.as_deref().unwrap_or(default_base_url);
        let base_url = base_url(url).map_err(|message| {
            Error::new(None, ErrorKind::Configuration(message), Delivery::NotSent)
        })?;
        Ok(Self::at(protocol, base_url, options))
    }

    /// Calls that go to the service's own host, with the default options.
    #[must_use]
    pub fn with_defaults(protocol: impl Protocol, base_url: &'static str) -> Self {
        // The schema's checks have looked at it; if they missed something, each call says so.
        Self::at(protocol, base_url.to_owned(), Options::default())
    }

    fn at(protocol: impl Protocol, base_url: String, options: Options) -> Self {
        Self {
            inner: Arc::new(Inner {
                protocol: Box::new(protocol),
                options,
                token: TokenCache::default(),
                base_url,
            }),
        }
    }

    /// Checks, writes and signs a request.
    ///
    /// # Errors
    ///
    /// If it breaks limits of the page, or a value cannot be sent where it belongs.
    pub fn prepare<R: Record>(
        &self,
        operation: &'static Operation,
        request: &impl Request,
    ) -> Result<Prepared<R>, Error> {
        let draft = self.draft(operation, request)?;
        Ok(Prepared {
            exchange: self.sign(operation, &draft)?,
            response: PhantomData,
        })
    }

    /// How long an attempt may take, and how much it may bring.
    pub(in super::super) fn limits(&self) -> (Duration, u64) {
        let options = &self.inner.options;
        (options.timeout, options.max_response_bytes)
    }

    /// When a call is tried again.
    pub(in super::super) fn retry(&self) -> &super::retry::Retry {
        &self.inner.options.retry
    }

    /// Where to get a token before `operation` is called: nowhere, if it needs none or there is a fresh one.
    pub(in super::super) fn wanted_token(
        &self,
        operation: &Operation,
    ) -> Option<&'static TokenSource> {
        if !operation.needs_token {
            return None;
        }
        let now = self.inner.now();
        let source = self.inner.protocol.token_source()?;
        (!self.inner.token.is_fresh(now)).then_some(source)
    }

    /// Whether there is a token that lives, fresh or not.
    pub(in super::super) fn has_token(&self) -> bool {
        let now = self.inner.now();
        self.inner.token.living(now).is_some()
    }

    /// How often getting a token has failed.
    pub(in super::super) fn token_failures(&self) -> u64 {
        self.inner.token.failures()
    }

    /// Nothing is lost when a token cannot be replaced, as long as it lives.
    pub(in super::super) fn without_new_token(&self, error: Error) -> Result<(), Error> {
        let now = self.inner.now();
        self.inner.token.fail(now);
        if self.has_token() { Ok(()) } else { Err(error) }
    }

    /// Checks a request and writes it down.
    ///
    /// # Errors
    ///
    /// If it breaks limits of the page.
    pub fn draft(
        &self,
        operation: &'static Operation,
        request: &impl Request,
    ) -> Result<Draft, Error> {
        let mut check = Check::default();
        request.check(&mut check);
        let violations = check.finish();
        if !violations.is_empty() {
            let kind = ErrorKind::Rejected(violations);
            return Err(Error::new(Some(operation), kind, Delivery::NotSent));
        }
        let mut target = Target::new(operation.path);
        request.target(&mut target);
        let options = &self.inner.options;
        let boundary = options.request_ids.next(self.inner.now());
        let (body, content_type) = body::bytes(operation.body, request, &boundary);
        Ok(Draft {
            target,
            body,
            content_type,
        })
    }

    pub(in super::super) fn sign(
        &self,
        operation: &'static Operation,
        draft: &Draft,
    ) -> Result<Exchange, Error> {
        let options = &self.inner.options;
        let unix_millis = self.inner.now();
        let stamp = Stamp {
            unix_millis,
            request_id: options.request_ids.next(unix_millis),
            token: if operation.needs_token {
                self.inner.token.living(unix_millis)
            } else {
                None
            },
        };
        let fail = |error: SigningError| {
            Error::new(
                Some(operation),
                ErrorKind::Signing(error),
                Delivery::NotSent,
            )
            .with_request_id(&stamp.request_id)
        };
        let own = operation.base_url.filter(|_| options.base_url.is_none());
        let (origin, prefix) = split(own.unwrap_or(&self.inner.base_url));
        let mut unsigned = Unsigned::new(
            operation.method.clone(),
            &format!("{prefix}{}", draft.target.path),
            &draft.target.query,
            draft.body.clone(),
        );
        unsigned.headers = self.plain_headers(draft);
        for (name, value) in operation.headers {
            unsigned.set_header(name, value).map_err(fail)?;
        }
        for (name, value) in &draft.target.headers {
            unsigned.set_header(name, value).map_err(fail)?;
        }
        let protocol = &self.inner.protocol;
        protocol
            .sign(operation, &mut unsigned, &stamp)
            .map_err(fail)?;
        if operation.encrypted {
            protocol.seal(&mut unsigned).map_err(fail)?;
        }
        #[cfg(feature = "gzip")]
        if operation.compress == Some(super::operation::Compression::Gzip) {
            super::compress::gzip(&mut unsigned);
        }
        let request = request(origin, unsigned).map_err(|message| {
            Error::new(
                Some(operation),
                ErrorKind::Configuration(message),
                Delivery::NotSent,
            )
        })?;
        Ok(Exchange {
            inner: Arc::clone(&self.inner),
            operation,
            stamp,
            request,
        })
    }

    fn plain_headers(&self, draft: &Draft) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        let texts: [(HeaderName, Option<&str>); 2] = [
            (USER_AGENT, Some(&self.inner.options.user_agent)),
            (CONTENT_TYPE, draft.content_type.as_deref()),
        ];
        for (name, text) in texts {
            if let Some(value) = text.and_then(|text| HeaderValue::from_str(text).ok()) {
                headers.insert(name, value);
            }
        }
        headers
    }
}

/// The whole request, signed.
fn request(origin: &str, signed: Unsigned) -> Result<http::Request<Bytes>, String> {
    let mut url = format!("{origin}{}", signed.path);
    if !signed.query.is_empty() {
        url.push('?');
        url.push_str(&signed.query);
    }
    let uri: Uri = url
        .parse()
        .map_err(|error| format!("the URL of the operation is none: {error}"))?;
    let mut request = http::Request::new(Bytes::from(signed.body));
    *request.method_mut() = signed.method;
    *request.uri_mut() = uri;
    *request.headers_mut() = signed.headers;
    Ok(request)
}

/// Scheme and host, and the path that a base URL may have.
fn split(base_url: &str) -> (&str, &str) {
    let host = base_url.find("://").map_or(0, |at| at + 3);
    let path = base_url[host..]
        .find('/')
        .map_or(base_url.len(), |at| host + at);
    base_url.split_at(path)
}

impl fmt::Debug for Core {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Core")
            .field("base_url", &self.inner.base_url)
            .field("options", &self.inner.options)
            .finish_non_exhaustive()
    }
}

/// A base URL without a slash at its end, or what is wrong with it.
fn base_url(text: &str) -> Result<String, String> {
    let text = text.trim_end_matches('/');
    let wrong = |what: &str| Err(format!("the base URL {what}"));
    let Ok(uri) = text.parse::<Uri>() else {
        return wrong("is no URL");
    };
    if !matches!(uri.scheme_str(), Some("http" | "https")) {
        return wrong("must begin with https:// or http://");
    }
    let Some(authority) = uri.authority() else {
        return wrong("names no host");
    };
    if authority.as_str().contains('@') {
        return wrong("must hold no user name and password");
    }
    if uri.query().is_some() {
        return wrong("must have no query string");
    }
    Ok(text.to_owned())
}

/// A signed request that knows how to read its answer.
pub struct Prepared<R> {
    exchange: Exchange,
    response: PhantomData<fn() -> R>,
}

impl<R: Record> Prepared<R> {
    /// The request to send, byte for byte.
    #[must_use]
    pub fn request(&self) -> http::Request<Bytes> {
        self.exchange.request()
    }

    /// The id that the request was given.
    #[must_use]
    pub fn request_id(&self) -> &str {
        &self.exchange.stamp.request_id
    }

    /// Verifies and reads the answer. The body must be inflated already.
    ///
    /// # Errors
    ///
    /// If the answer is a failure, is not signed as it should be, or cannot be read.
    pub fn decode(&self, response: http::Response<Bytes>) -> Result<R, Error> {
        let answer = self.exchange.open(response)?;
        self.exchange.read(&answer)
    }
}

impl<R> fmt::Debug for Prepared<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Prepared")
            .field("operation", &self.exchange.operation.name)
            .field("request_id", &self.exchange.stamp.request_id)
            .finish_non_exhaustive()
    }
}
