//! A service written like a generated one, and transports that answer as they are told.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use serde::de::MapAccess;
use serde::ser::SerializeMap;

use crate::runtime::{
    Answer, BlockingCaller, BodyKind, Check, Compression, Core, Effect, Entry, Envelope, Error,
    Field, Limited, Limits, Operation, Options, Protocol, Record, Request, RequestIds, Secret,
    SignatureFault, SigningError, Stamp, Target, TimeSource, TransportError, Unsigned, Writer,
    parameter, same_signature, vacant,
};

pub(crate) const SECRET: &str = "s3cret-of-the-demo";
pub(crate) const PHONE: &str = "8615600000001";

pub(crate) const ENVELOPE: Option<Envelope> = Some(Envelope {
    code: "retCode",
    message: Some("retMsg"),
    request_id: Some("responseID"),
    success: &[0],
    busy: &[7],
    token_refused: &[401],
});

macro_rules! operation {
    ($static:ident, $name:literal, $effect:ident, $body:ident, $compress:expr, $envelope:expr, $base_url:expr) => {
        pub(crate) static $static: Operation = Operation {
            service: "demo",
            name: $name,
            method: http::Method::POST,
            path: "/orders/{order}/calls",
            effect: Effect::$effect,
            irreversible: false,
            recipe: None,
            needs_token: false,
            encrypted: false,
            body: BodyKind::$body,
            compress: $compress,
            base_url: $base_url,
            headers: &[("x-kind", "8")],
            envelope: $envelope,
        };
    };
}

operation!(READ, "read", Read, Json, None, ENVELOPE, None);
operation!(
    IDEMPOTENT,
    "idempotent",
    Idempotent,
    Json,
    None,
    ENVELOPE,
    None
);
operation!(ONCE, "once", Once, Json, None, ENVELOPE, None);
operation!(
    PACKED,
    "packed",
    Read,
    Json,
    Some(Compression::Gzip),
    ENVELOPE,
    None
);
operation!(FORM, "form", Read, Form, None, ENVELOPE, None);
operation!(
    MULTIPART,
    "multipart",
    Read,
    Multipart,
    None,
    ENVELOPE,
    None
);
operation!(NO_ENVELOPE, "bare", Read, Json, None, None, None);
operation!(
    ELSEWHERE,
    "elsewhere",
    Read,
    Json,
    None,
    ENVELOPE,
    Some("https://elsewhere.example/v9")
);

/// A request with a parameter in each place, a limit, and a phone number.
pub(crate) struct Demo {
    pub(crate) order: String,
    pub(crate) page: Option<i64>,
    pub(crate) lines: Vec<String>,
}

impl Demo {
    pub(crate) fn new() -> Self {
        Self {
            order: "a/b".to_owned(),
            page: Some(2),
            lines: vec![PHONE.to_owned()],
        }
    }
}

impl Record for Demo {
    const FIELDS: &'static [Field] = &[
        Field::required("order"),
        Field::optional("page"),
        Field::required("lines"),
    ];

    fn empty() -> Self {
        Self {
            order: vacant(),
            page: vacant(),
            lines: vacant(),
        }
    }

    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        field: usize,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match field {
            0 => entry.read(&mut self.order),
            1 => entry.read(&mut self.page),
            2 => entry.read(&mut self.lines),
            _ => entry.skip(),
        }
    }

    fn write<S: SerializeMap>(&self, out: &mut Writer<S>) {
        out.put("order", &self.order);
        out.put_some("page", &self.page);
        out.put("lines", &self.lines);
    }
}

impl Limited for Demo {
    fn check(&self, check: &mut Check) {
        check.length("order", &self.order, Some(1), Some(10));
        check.items("lines", self.lines.len(), None, Some(2));
        if let Some(page) = &self.page {
            check.range("page", page, Some(1.0), None);
        }
    }
}

impl Request for Demo {
    fn check(&self, check: &mut Check) {
        Limited::check(self, check);
    }

    fn target(&self, target: &mut Target) {
        target.path("order", &parameter(&self.order));
        if let Some(page) = &self.page {
            target.query("page", &parameter(page));
        }
    }

    fn write_body<S: SerializeMap>(&self, out: &mut Writer<S>) {
        out.put("lines", &self.lines);
    }
}

/// What the demo answers.
#[derive(Debug, PartialEq)]
pub(crate) struct Done {
    pub(crate) code: i64,
    pub(crate) data: Vec<String>,
}

impl Record for Done {
    const FIELDS: &'static [Field] = &[Field::required("retCode"), Field::required("data")];

    fn empty() -> Self {
        Self {
            code: vacant(),
            data: vacant(),
        }
    }

    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        field: usize,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match field {
            0 => entry.read(&mut self.code),
            1 => entry.read(&mut self.data),
            _ => entry.skip(),
        }
    }

    fn write<S: SerializeMap>(&self, out: &mut Writer<S>) {
        out.put("retCode", &self.code);
        out.put("data", &self.data);
    }
}

/// Sends the secret and the request id as they are: what a digest would do to them is not the matter here.
pub(crate) struct DemoProtocol {
    pub(crate) secret: Secret,
    pub(crate) signs_responses: bool,
}

impl Protocol for DemoProtocol {
    fn sign(
        &self,
        _: &Operation,
        request: &mut Unsigned,
        stamp: &Stamp,
    ) -> Result<(), SigningError> {
        request.set_header("x-request", &stamp.request_id)?;
        request.set_header("x-time", &stamp.unix_seconds())?;
        request.set_header("x-sign", self.secret.expose())
    }

    fn signs_responses(&self) -> bool {
        self.signs_responses
    }

    fn verify(&self, answer: &Answer<'_>, stamp: &Stamp) -> Result<(), SignatureFault> {
        if !same_signature(self.secret.expose(), answer.signature("x-sign")?) {
            return Err(SignatureFault::Mismatch);
        }
        answer.repeats("x-request", &stamp.request_id)
    }
}

/// 2024-12-16T00:00:00Z, always.
pub(crate) struct Stopped;

impl TimeSource for Stopped {
    fn now(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_millis(1_734_307_200_123)
    }
}

/// `id-1`, `id-2`, …
#[derive(Default)]
pub(crate) struct Counted(Mutex<u32>);

impl RequestIds for Counted {
    fn next(&self, _: i64) -> String {
        let mut count = self.0.lock().unwrap();
        *count += 1;
        format!("id-{count}")
    }
}

pub(crate) fn options() -> Options {
    Options::new()
        .with_time_source(Arc::new(Stopped))
        .with_request_ids(Arc::new(Counted::default()))
}

pub(crate) fn core_with(signs_responses: bool, options: Options) -> Core {
    let protocol = DemoProtocol {
        secret: Secret::new(SECRET),
        signs_responses,
    };
    Core::new(protocol, "https://api.example/base", options).unwrap()
}

/// An answer of HTTP 200.
pub(crate) fn ok(body: &str) -> http::Response<Bytes> {
    http::Response::new(Bytes::copy_from_slice(body.as_bytes()))
}

pub(crate) fn status(code: u16, body: &str) -> http::Response<Bytes> {
    let mut response = ok(body);
    *response.status_mut() = http::StatusCode::from_u16(code).unwrap();
    response
}

pub(crate) const SUCCESS: &str = r#"{"retCode":0,"retMsg":"ok","responseID":"v-1","data":["x"]}"#;

/// Answers in turn, and keeps what was sent.
pub(crate) struct Script {
    pub(crate) sent: Mutex<Vec<http::Request<Bytes>>>,
    answers: Mutex<Vec<Result<http::Response<Bytes>, TransportError>>>,
    pub(crate) slept: Mutex<Vec<Duration>>,
}

impl Script {
    pub(crate) fn new(answers: Vec<Result<http::Response<Bytes>, TransportError>>) -> Arc<Self> {
        let answers = Mutex::new(answers.into_iter().rev().collect());
        Arc::new(Self {
            sent: Mutex::default(),
            answers,
            slept: Mutex::default(),
        })
    }

    pub(crate) fn count(&self) -> usize {
        self.sent.lock().unwrap().len()
    }
}

/// The script as a transport, once for each of the two kinds.
pub(crate) struct Play(pub(crate) Arc<Script>);

impl crate::runtime::BlockingTransport for Play {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: Limits,
    ) -> Result<http::Response<Bytes>, TransportError> {
        self.0.sent.lock().unwrap().push(request);
        self.0
            .answers
            .lock()
            .unwrap()
            .pop()
            .expect("the script has no further answer")
    }

    fn sleep(&self, duration: Duration) {
        self.0.slept.lock().unwrap().push(duration);
    }
}

impl crate::runtime::Transport for Play {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> crate::runtime::BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(std::future::ready(crate::runtime::BlockingTransport::send(
            self, request, limits,
        )))
    }

    fn sleep(&self, duration: Duration) -> crate::runtime::BoxFuture<'_, ()> {
        crate::runtime::BlockingTransport::sleep(self, duration);
        Box::pin(std::future::ready(()))
    }
}

/// Calls through both callers, which must do the same; gives what the blocking one gave.
pub(crate) fn call(
    operation: &'static Operation,
    options: impl Fn() -> Options,
    answers: impl Fn() -> Vec<Result<http::Response<Bytes>, TransportError>>,
) -> (Result<Done, Error>, Arc<Script>) {
    let script = Script::new(answers());
    let caller = BlockingCaller::new(
        core_with(false, options()),
        Arc::new(Play(Arc::clone(&script))),
    );
    let result = caller.call::<Done>(operation, &Demo::new());

    let other = Script::new(answers());
    let caller = crate::runtime::AsyncCaller::new(
        core_with(false, options()),
        Arc::new(Play(Arc::clone(&other))),
    );
    let async_result = ready(caller.call::<Done>(operation, &Demo::new()));
    assert_eq!(async_result.is_ok(), result.is_ok());
    assert_eq!(other.count(), script.count());
    (result, script)
}

/// The outcome of a future that never waits.
pub(crate) fn ready<T>(future: impl Future<Output = T>) -> T {
    let mut future = std::pin::pin!(future);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match future.as_mut().poll(&mut context) {
        std::task::Poll::Ready(done) => done,
        std::task::Poll::Pending => panic!("the future waits"),
    }
}
