//! A signed request and what becomes of its answer.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;
use http::header::RETRY_AFTER;

use super::super::error::DecodeError;
use super::super::json::from_json;
use super::super::record::Record;
use super::super::signing::{Answer, SignatureFault, Stamp};
use super::super::transport::TransportError;
use super::super::units::http_date;
use super::core::Inner;
use super::envelope::{self, Verdict};
use super::error::{ApiError, Delivery, Error, ErrorKind};
use super::operation::Operation;
use super::options::Verification;

/// A signed request.
pub(in super::super) struct Exchange {
    pub(super) inner: Arc<Inner>,
    pub(in super::super) operation: &'static Operation,
    pub(in super::super) stamp: Stamp,
    pub(super) request: http::Request<Bytes>,
}

/// An answer that is a success as far as the envelope and the signature tell.
pub(in super::super) struct Opened {
    status: StatusCode,
    body: Bytes,
    vendor_request_id: Option<String>,
}

impl Exchange {
    pub(in super::super) fn request(&self) -> http::Request<Bytes> {
        self.request.clone()
    }

    fn error(&self, kind: ErrorKind, delivery: Delivery) -> Error {
        Error::new(Some(self.operation), kind, delivery).with_request_id(&self.stamp.request_id)
    }

    /// The HTTP stack failed.
    pub(in super::super) fn undelivered(&self, error: TransportError) -> Error {
        let delivery = error.delivery();
        self.error(ErrorKind::Transport(error), delivery)
    }

    /// Verifies the signature and looks at the envelope.
    pub(in super::super) fn open(&self, response: http::Response<Bytes>) -> Result<Opened, Error> {
        let (parts, received) = response.into_parts();
        let status = parts.status;
        let retry_after = parts
            .headers
            .get(RETRY_AFTER)
            .and_then(|value| self.retry_after(value.to_str().ok()?));
        let sealed = Answer {
            status,
            headers: &parts.headers,
            body: &received,
        };
        let body = self.unseal(&sealed).map_err(|fault| {
            self.error(ErrorKind::Signature(fault), Delivery::Answered)
                .with_answer(status, received.clone(), retry_after)
        })?;
        let body = body.unwrap_or(received);
        let answer = Answer {
            status,
            headers: &parts.headers,
            body: &body,
        };
        let verdict = self.verdict(&body);
        let signature = self.signature(&answer);

        let vendor_request_id = verdict
            .as_ref()
            .and_then(|verdict| verdict.request_id.clone());
        let failure = verdict.as_ref().and_then(|verdict| self.failure(verdict));
        let token_refused = self.refuses_token(status, failure);
        let fail = |kind: ErrorKind| {
            self.error(kind, Delivery::Answered)
                .with_answer(status, body.clone(), retry_after)
                .with_vendor_request_id(vendor_request_id.clone())
                .with_token_refused(token_refused)
        };
        let is_success = status.is_success() && failure.is_none();
        // Who cannot say who we are may be unable to sign, and so may a gateway: only a success has to be signed.
        match signature {
            Signature::Wrong(fault) => return Err(fail(ErrorKind::Signature(fault))),
            Signature::Missing(fault) if is_success => {
                return Err(fail(ErrorKind::Signature(fault)));
            }
            Signature::Missing(_) | Signature::Unchecked | Signature::Right => {}
        }
        if let Some(code) = failure {
            let busy = self
                .operation
                .envelope
                .as_ref()
                .is_some_and(|envelope| envelope.busy.contains(&code));
            let message = verdict
                .and_then(|verdict| verdict.message)
                .unwrap_or_default();
            let verified = matches!(signature, Signature::Right);
            let api = ApiError {
                code,
                message,
                verified,
            };
            return Err(fail(ErrorKind::Api(api)).with_busy(busy || is_temporary(status)));
        }
        if !status.is_success() {
            return Err(fail(ErrorKind::Status(status)));
        }
        if let Some(envelope) = &self.operation.envelope {
            // Success has to be said. A body that is no JSON at all is left to the reader, which says where it goes wrong.
            if verdict
                .as_ref()
                .is_some_and(|verdict| verdict.code.is_none())
            {
                let mut error =
                    DecodeError::at_offset(&body, 0, "the code of success is missing".to_owned());
                error.path = format!("$.{}", envelope.code);
                return Err(fail(ErrorKind::Decode(error)));
            }
        }
        self.keep_token(&body).map_err(&fail)?;
        Ok(Opened {
            status,
            body,
            vendor_request_id,
        })
    }

    /// The plain body, if what was received is encrypted.
    fn unseal(&self, answer: &Answer<'_>) -> Result<Option<Bytes>, SignatureFault> {
        if !self.operation.encrypted {
            return Ok(None);
        }
        let plain = self.inner.protocol.unseal(answer)?;
        Ok(plain.map(Bytes::from))
    }

    /// Whether the token was refused; it is forgotten then.
    fn refuses_token(&self, status: StatusCode, failure: Option<i64>) -> bool {
        let Some(token) = self
            .stamp
            .token
            .as_ref()
            .filter(|_| self.operation.needs_token)
        else {
            return false;
        };
        let by_code = |code| {
            let envelope = self.operation.envelope.as_ref();
            envelope.is_some_and(|envelope| envelope.token_refused.contains(&code))
        };
        let is_refused = status == StatusCode::UNAUTHORIZED || failure.is_some_and(by_code);
        if is_refused {
            self.inner.token.forget(token);
        }
        is_refused
    }

    /// Keeps the token, if this is the answer that brings one.
    fn keep_token(&self, body: &Bytes) -> Result<(), ErrorKind> {
        let source = self.inner.protocol.token_source();
        let Some(source) = source.filter(|source| std::ptr::eq(source.operation, self.operation))
        else {
            return Ok(());
        };
        let Some(token) = source.read(body) else {
            let mut error = DecodeError::at_offset(body, 0, "there is no token".to_owned());
            error.path = format!("$.{}", source.path.join("."));
            return Err(ErrorKind::Decode(error));
        };
        self.inner.token.keep(source, token, self.stamp.unix_millis);
        Ok(())
    }

    /// Reads the answer.
    pub(in super::super) fn read<R: Record>(&self, opened: &Opened) -> Result<R, Error> {
        // Some operations answer with nothing at all.
        let body: &[u8] = if opened.body.is_empty() && self.operation.envelope.is_none() {
            b"{}"
        } else {
            &opened.body
        };
        from_json(body).map_err(|error| {
            self.error(ErrorKind::Decode(error), Delivery::Answered)
                .with_vendor_request_id(opened.vendor_request_id.clone())
                .with_answer(opened.status, opened.body.clone(), None)
        })
    }

    fn verdict(&self, body: &[u8]) -> Option<Verdict> {
        envelope::read(body, self.operation.envelope.as_ref()?)
    }

    /// The code, if it is none of success.
    fn failure(&self, verdict: &Verdict) -> Option<i64> {
        let envelope = self.operation.envelope.as_ref()?;
        verdict.code.filter(|code| !envelope.success.contains(code))
    }

    fn signature(&self, answer: &Answer<'_>) -> Signature {
        let (protocol, policy) = (&self.inner.protocol, self.inner.options.verification);
        if !protocol.signs_responses() || policy == Verification::Off {
            return Signature::Unchecked;
        }
        match protocol.verify(answer, &self.stamp) {
            Ok(()) => Signature::Right,
            Err(SignatureFault::Unsigned) if policy == Verification::IfPresent => {
                Signature::Unchecked
            }
            Err(SignatureFault::Unsigned) => Signature::Missing(SignatureFault::Unsigned),
            Err(fault) => Signature::Wrong(fault),
        }
    }

    /// Seconds, or a date.
    fn retry_after(&self, text: &str) -> Option<Duration> {
        let text = text.trim();
        if let Ok(seconds) = text.parse() {
            return Some(Duration::from_secs(seconds));
        }
        let until = http_date(text)?.saturating_mul(1000);
        let wait = until.saturating_sub(self.inner.now());
        Some(Duration::from_millis(u64::try_from(wait).unwrap_or(0)))
    }
}

/// Whether the HTTP status says that trying again may help.
fn is_temporary(status: StatusCode) -> bool {
    matches!(status.as_u16(), 429 | 502 | 503 | 504)
}

/// What is to be thought of the signature of an answer.
enum Signature {
    Right,
    Wrong(SignatureFault),
    Missing(SignatureFault),
    Unchecked,
}
