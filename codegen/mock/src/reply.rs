//! Replies: answers as HTTP, signed and compressed, and what faults make of them.

use std::io::Write;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use hyper::HeaderMap;
use hyper::header::{ACCEPT_ENCODING, HeaderName, HeaderValue as HttpValue};
use serde_json::{Value, json};
use tablewright::model::{HeaderValue, Meaning, Operation, Placement, Recipe, Service};

use crate::answer::Asked;
use crate::engine::Request;
use crate::fault::Fault;
use crate::judge::header;
use crate::recipe::{Credentials, Draft, Source, sign};
use crate::record::Verdict;
use crate::sample;
use crate::{answer, encryption, tokens};

/// What is sent back, and how.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
    /// Wait before anything is sent.
    pub(crate) delay: Duration,
    /// Send nothing, close the connection.
    pub(crate) cut: bool,
    /// Close the connection after half of the body.
    pub(crate) cut_body: bool,
    /// Take this long for the body.
    pub(crate) slow_body: Duration,
}

impl Reply {
    pub(crate) fn set_header(&mut self, name: &str, value: &str) {
        let name = HeaderName::try_from(name);
        if let (Ok(name), Ok(value)) = (name, HttpValue::from_bytes(value.as_bytes())) {
            self.headers.insert(name, value);
        }
    }
}

/// An answer of the mock server itself, not of the vendor.
pub(crate) fn error_reply(status: u16, text: &str, near: Option<&[String]>) -> Reply {
    let mut body = json!({ "error": text });
    if let Some(near) = near {
        body["near"] = json!(near);
    }
    let mut reply = Reply {
        status,
        body: body.to_string().into_bytes(),
        ..Reply::default()
    };
    reply.set_header("content-type", "application/json");
    reply
}

/// Writes the reply to one request.
pub(crate) struct Writer<'a> {
    pub(crate) service: &'a Service,
    pub(crate) operation: &'a Operation,
    pub(crate) credentials: &'a Credentials,
    pub(crate) request: &'a Request,
    /// The request before it was encrypted, if it was.
    pub(crate) plain: &'a Request,
    pub(crate) path_parameters: &'a [(String, String)],
    /// How long the operation's list is, if that was ordered.
    pub(crate) listing: Option<usize>,
    pub(crate) fresh_id: String,
    /// The token that this answer hands out.
    pub(crate) token: Option<String>,
    /// Whether the request was encrypted, so that the answer has to be.
    pub(crate) is_sealed: bool,
    pub(crate) now: u64,
}

impl Writer<'_> {
    /// The id by which both sides can find the request again: its own, or else that of the answer.
    pub(crate) fn request_id(&self) -> String {
        let recipe = self.service.recipe_of(self.operation);
        let headers = recipe.map_or(&[][..], |recipe| recipe.headers.as_slice());
        let own = headers
            .iter()
            .find(|filled| filled.value == HeaderValue::RequestId)
            .and_then(|filled| header(&self.request.headers, &filled.name));
        own.unwrap_or(&self.fresh_id).to_owned()
    }

    pub(crate) fn reply(&self, verdict: &Verdict, fault: Option<&Fault>) -> Reply {
        if let Some(Fault::Status(status, headers)) = fault {
            let mut reply = error_reply(*status, "this status was asked for", None);
            for (name, value) in headers {
                reply.set_header(name, value);
            }
            return reply;
        }
        let (status, mut answer) = self.answer(verdict, fault);
        let body = match fault {
            Some(Fault::Garbage) => b"<html><body>This is no JSON.</body></html>".to_vec(),
            Some(Fault::Large(size)) => answer::enlarge(&mut answer, *size),
            _ => answer.to_string().into_bytes(),
        };
        let mut reply = Reply {
            status,
            body,
            ..Reply::default()
        };
        self.headers(&mut reply);
        self.sign(&mut reply, fault);
        if let Some(encryption) = self.service.encryption.as_ref().filter(|_| self.is_sealed) {
            encryption::seal(encryption, self.credentials, &mut reply);
        }
        self.compress(&mut reply);
        match fault {
            Some(Fault::Delay(time)) => reply.delay = *time,
            Some(Fault::SlowBody(time)) => reply.slow_body = *time,
            Some(Fault::Cut) => reply.cut = true,
            Some(Fault::CutBody) => reply.cut_body = true,
            _ => {}
        }
        reply
    }

    /// The status and the JSON. Failures go with status 200 in the vendor's envelope, and with 400 where there is none;
    /// a token that is none with 401.
    fn answer(&self, verdict: &Verdict, fault: Option<&Fault>) -> (u16, Value) {
        let (service, operation, id) = (self.service, self.operation, &self.fresh_id);
        let (code, text) = match (fault, verdict) {
            (Some(Fault::Code(code)), _) => (*code, None),
            (_, Verdict::Refused { meaning, text }) => {
                let code = answer::code_for(service, operation, *meaning);
                (code, Some(text.as_str()))
            }
            _ => return (200, self.success()),
        };
        let is_token_refused = matches!(
            verdict,
            Verdict::Refused {
                meaning: Meaning::ExpiredToken,
                ..
            }
        );
        match answer::failure(service, operation, code, text, id) {
            Some(answer) => (if is_token_refused { 401 } else { 200 }, answer),
            None => (
                if is_token_refused { 401 } else { 400 },
                json!({ "error": verdict.to_string() }),
            ),
        }
    }

    fn success(&self) -> Value {
        let mut answer = answer::success(self.service, self.operation, &self.fresh_id);
        let asked = Asked {
            service: self.service,
            operation: self.operation,
            request: self.plain,
            path_parameters: self.path_parameters,
        };
        answer::cut(&asked, self.listing, &mut answer);
        if let (Some(source), Some(token)) = (&self.service.token, &self.token) {
            tokens::put(&mut answer, &source.path, token);
        }
        answer
    }

    /// Declared headers: those that the request had as well are repeated, the rest is made from types.
    fn headers(&self, reply: &mut Reply) {
        reply.set_header("content-type", "application/json");
        for field in &self.operation.response_headers {
            let repeated = header(&self.request.headers, &field.wire);
            match repeated {
                Some(value) if field.constant.is_none() => reply.set_header(&field.wire, value),
                _ if field.required => {
                    reply.set_header(&field.wire, &sample::text(self.service, field));
                }
                _ => {}
            }
        }
    }

    fn sign(&self, reply: &mut Reply, fault: Option<&Fault>) {
        let Some(recipe) = self.service.response_recipe() else {
            return;
        };
        // An answer has no method, path or query string of its own.
        let mut draft = Draft {
            headers: std::mem::take(&mut reply.headers),
            body: std::mem::take(&mut reply.body),
            ..Draft::default()
        };
        let source = Source {
            credentials: self.credentials,
            token: "",
            now: self.now,
            fresh_id: &self.fresh_id,
            request: Some(&self.request.headers),
        };
        sign(recipe, &mut draft, &source);
        reply.headers = draft.headers;
        reply.body = draft.body;
        match fault {
            Some(Fault::WrongSignature) => spoil(recipe, reply),
            Some(Fault::Unsigned) => remove(recipe, reply),
            _ => {}
        }
    }

    /// The signature is over the JSON, so this comes after it.
    fn compress(&self, reply: &mut Reply) {
        let accepted = header(&self.request.headers, ACCEPT_ENCODING.as_str()).unwrap_or_default();
        if !accepts_gzip(accepted) {
            return;
        }
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        let done = encoder
            .write_all(&reply.body)
            .and_then(|()| encoder.finish());
        if let Ok(bytes) = done {
            reply.body = bytes;
            reply.set_header("content-encoding", "gzip");
        }
    }
}

fn accepts_gzip(accepted: &str) -> bool {
    accepted.split(',').any(|coding| {
        let mut parts = coding.split(';');
        let name = parts.next().unwrap_or_default().trim();
        let refused = parts.any(|part| {
            let weight = part
                .trim()
                .strip_prefix("q=")
                .and_then(|it| it.trim().parse::<f64>().ok());
            weight.is_some_and(|weight| weight <= 0.0)
        });
        (name.eq_ignore_ascii_case("gzip") || name == "*") && !refused
    })
}

/// Changes the last character of the signature to another of its kind.
fn spoil(recipe: &Recipe, reply: &mut Reply) {
    let other = |text: &str| {
        let mut text = text.to_owned();
        let last = text.pop();
        text.push(if last == Some('0') { '1' } else { '0' });
        text
    };
    match &recipe.signature {
        Placement::Header(name) => {
            let signature = header(&reply.headers, name).unwrap_or_default().to_owned();
            reply.set_header(name, &other(&signature));
        }
        Placement::Field(name) => {
            let json = serde_json::from_slice::<Value>(&reply.body);
            if let Ok(Value::Object(mut members)) = json {
                let signature = members
                    .get(name)
                    .and_then(Value::as_str)
                    .unwrap_or_default();
                let signature = other(signature);
                members.insert(name.clone(), json!(signature));
                reply.body = Value::Object(members).to_string().into_bytes();
            }
        }
        Placement::Query(_) => {} // an answer has no query string
    }
}

fn remove(recipe: &Recipe, reply: &mut Reply) {
    match &recipe.signature {
        Placement::Header(name) => {
            reply.headers.remove(name);
        }
        Placement::Field(name) => {
            let json = serde_json::from_slice::<Value>(&reply.body);
            if let Ok(Value::Object(mut members)) = json {
                members.shift_remove(name);
                reply.body = Value::Object(members).to_string().into_bytes();
            }
        }
        Placement::Query(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::accepts_gzip;

    #[test]
    fn gzip_is_used_where_it_is_accepted() {
        for accepted in ["gzip", "br, GZIP;q=0.5", "*", "deflate,gzip;q=1"] {
            assert!(accepts_gzip(accepted), "{accepted}");
        }
        for other in ["", "br", "gzip;q=0", "gzip; q=0.0", "identity"] {
            assert!(!accepts_gzip(other), "{other}");
        }
    }
}
