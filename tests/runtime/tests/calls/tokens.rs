//! Tokens: got when they are needed, kept until shortly before their end, got again when they are refused.

use std::sync::atomic::{AtomicBool, AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;

use crate::demo::{Demo, Done, ENVELOPE, SUCCESS, ok, ready, status};
use crate::runtime::{
    AsyncCaller, BlockingCaller, BodyKind, BoxFuture, Core, Effect, Error, ErrorKind, Limits,
    Operation, Options, Protocol, Retry, SigningError, Stamp, TimeSource, TokenSource, Transport,
    TransportError, Unsigned,
};

const fn operation(name: &'static str, effect: Effect, needs_token: bool) -> Operation {
    Operation {
        service: "demo",
        name,
        method: http::Method::POST,
        path: "/{order}",
        effect,
        irreversible: false,
        recipe: None,
        needs_token,
        encrypted: false,
        body: BodyKind::Json,
        compress: None,
        base_url: None,
        headers: &[],
        envelope: ENVELOPE,
    }
}

static AUTH: Operation = operation("auth", Effect::Idempotent, false);
pub(crate) static READ: Operation = operation("read", Effect::Read, true);
static ONCE: Operation = operation("once", Effect::Once, true);

/// Tokens live for 1000 s and are replaced 100 s before.
static SOURCE: TokenSource = TokenSource {
    operation: &AUTH,
    path: &["data", "token"],
    lifetime: 1000,
    renew_before: 100,
    draft: |core| core.draft(&AUTH, &Demo::new()),
};

struct WithToken;

impl Protocol for WithToken {
    fn sign(
        &self,
        operation: &Operation,
        request: &mut Unsigned,
        stamp: &Stamp,
    ) -> Result<(), SigningError> {
        let kind = operation.name;
        request.set_header("x-kind", kind)?;
        if operation.needs_token {
            request.set_header("x-token", stamp.token()?)?;
        }
        Ok(())
    }

    fn token_source(&self) -> Option<&'static TokenSource> {
        Some(&SOURCE)
    }
}

/// A clock that goes when it is told to.
#[derive(Clone, Default)]
pub(crate) struct Clock(Arc<AtomicI64>);

impl Clock {
    pub(crate) fn forward(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }
}

impl TimeSource for Clock {
    fn now(&self) -> SystemTime {
        let seconds = u64::try_from(self.0.load(Ordering::SeqCst)).unwrap();
        UNIX_EPOCH + Duration::from_secs(1_734_307_200 + seconds)
    }
}

/// A vendor that hands out `t-1`, `t-2`, …
#[derive(Default)]
pub(crate) struct Vendor {
    pub(crate) tokens: AtomicUsize,
    /// What was sent: the operation, and the token with it.
    sent: Mutex<Vec<(String, String)>>,
    /// Tokens that are not accepted.
    refused: Mutex<Vec<String>>,
    /// With the HTTP status or with the code in the body.
    refuses_by_code: AtomicBool,
    pub(crate) is_down: AtomicBool,
    /// Nothing is answered until this is set.
    pub(crate) is_slow: AtomicBool,
}

impl Vendor {
    fn answer(&self, request: &http::Request<Bytes>) -> http::Response<Bytes> {
        let header = |name| {
            let value = request.headers().get(name);
            value.map_or("", |value| value.to_str().unwrap()).to_owned()
        };
        let (kind, token) = (header("x-kind"), header("x-token"));
        self.sent
            .lock()
            .unwrap()
            .push((kind.clone(), token.clone()));
        if kind == "auth" {
            if self.is_down.load(Ordering::SeqCst) {
                return status(503, "");
            }
            let number = self.tokens.fetch_add(1, Ordering::SeqCst) + 1;
            return ok(&format!(
                r#"{{"retCode":0,"data":{{"token":"t-{number}"}}}}"#
            ));
        }
        if self.refused.lock().unwrap().contains(&token) {
            return if self.refuses_by_code.load(Ordering::SeqCst) {
                ok(r#"{"retCode":401}"#)
            } else {
                status(401, "who are you?")
            };
        }
        ok(SUCCESS)
    }

    fn refuse(&self, token: &str) {
        self.refused.lock().unwrap().push(token.to_owned());
    }

    /// The operations that were called since the last look, in order.
    pub(crate) fn calls(&self) -> String {
        let sent = std::mem::take(&mut *self.sent.lock().unwrap());
        let calls = sent.iter().map(|(kind, token)| match token.as_str() {
            "" => kind.clone(),
            token => format!("{kind} {token}"),
        });
        calls.collect::<Vec<_>>().join(", ")
    }
}

pub(crate) fn core(clock: &Clock) -> Core {
    let options = Options::new()
        .with_time_source(Arc::new(clock.clone()))
        .with_retry(Retry::none());
    Core::new(WithToken, "https://api.example", options).unwrap()
}

pub(crate) fn blocking(vendor: &Arc<Vendor>, clock: &Clock) -> BlockingCaller {
    let vendor = Arc::clone(vendor);
    let transport = move |request: http::Request<Bytes>, _: Limits| -> Result<_, TransportError> {
        Ok(vendor.answer(&request))
    };
    BlockingCaller::new(core(clock), Arc::new(transport))
}

/// Answers at once, or when the vendor is not slow any more.
pub(crate) struct Slowly(pub(crate) Arc<Vendor>);

impl Transport for Slowly {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(std::future::poll_fn(move |_| {
            if self.0.is_slow.load(Ordering::SeqCst) {
                Poll::Pending
            } else {
                Poll::Ready(Ok(self.0.answer(&request)))
            }
        }))
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(std::future::ready(()))
    }
}

/// Calls through a caller of each kind, with vendors of their own that do the same.
fn each(test: impl Fn(&Arc<Vendor>, &Clock, &dyn Fn(&'static Operation) -> Result<Done, Error>)) {
    let (vendor, clock) = (Arc::new(Vendor::default()), Clock::default());
    let caller = blocking(&vendor, &clock);
    test(&vendor, &clock, &|operation| {
        caller.call(operation, &Demo::new())
    });

    let (vendor, clock) = (Arc::new(Vendor::default()), Clock::default());
    let caller = AsyncCaller::new(core(&clock), Arc::new(Slowly(Arc::clone(&vendor))));
    test(&vendor, &clock, &|operation| {
        ready(caller.call(operation, &Demo::new()))
    });
}

#[test]
fn a_token_is_got_once_and_kept() {
    each(|vendor, clock, call| {
        call(&READ).unwrap();
        call(&ONCE).unwrap();
        clock.forward(899);
        call(&READ).unwrap();
        assert_eq!(vendor.calls(), "auth, read t-1, once t-1, read t-1");
    });
}

#[test]
fn a_token_is_replaced_shortly_before_its_end() {
    each(|vendor, clock, call| {
        call(&READ).unwrap();
        clock.forward(900);
        call(&READ).unwrap();
        assert_eq!(vendor.calls(), "auth, read t-1, auth, read t-2");
    });
}

#[test]
fn a_token_that_cannot_be_replaced_is_used_to_its_end() {
    each(|vendor, clock, call| {
        call(&READ).unwrap();
        vendor.is_down.store(true, Ordering::SeqCst);
        clock.forward(900);
        call(&READ).unwrap();
        // Asking for another one is not tried with each call.
        call(&READ).unwrap();
        clock.forward(30);
        call(&READ).unwrap();
        clock.forward(70);
        let error = call(&READ).unwrap_err();
        assert_eq!(error.operation(), "auth");
        assert_eq!(
            vendor.calls(),
            "auth, read t-1, auth, read t-1, read t-1, auth, read t-1, auth"
        );
    });
}

#[test]
fn a_refused_token_is_replaced_and_the_call_made_again() {
    for by_code in [false, true] {
        each(|vendor, _, call| {
            vendor.refuses_by_code.store(by_code, Ordering::SeqCst);
            vendor.refuse("t-1");
            call(&READ).unwrap();
            assert_eq!(vendor.calls(), "auth, read t-1, auth, read t-2");
        });
    }
}

#[test]
fn a_token_is_replaced_once_in_a_call() {
    each(|vendor, _, call| {
        vendor.refuse("t-1");
        vendor.refuse("t-2");
        let error = call(&READ).unwrap_err();
        assert!(error.is_token_refused());
        assert_eq!(error.attempts(), 2);
        assert_eq!(vendor.calls(), "auth, read t-1, auth, read t-2");
        // What was refused is not tried again.
        call(&READ).unwrap();
        assert_eq!(vendor.calls(), "auth, read t-3");
    });
}

#[test]
fn what_acts_each_time_is_not_sent_again_with_another_token() {
    each(|vendor, _, call| {
        vendor.refuse("t-1");
        let error = call(&ONCE).unwrap_err();
        assert!(error.is_token_refused());
        assert!(!error.is_retryable());
        assert_eq!(vendor.calls(), "auth, once t-1");
        call(&ONCE).unwrap();
        assert_eq!(vendor.calls(), "auth, once t-2");
    });
}

#[test]
fn asking_for_a_token_oneself_replaces_it() {
    each(|vendor, _, call| {
        call(&READ).unwrap();
        // The demo's type has a list where the token is; it is kept all the same.
        let _ = call(&AUTH);
        call(&READ).unwrap();
        assert_eq!(vendor.calls(), "auth, read t-1, auth, read t-2");
    });
}

#[test]
fn without_transport_the_answer_brings_the_token() {
    let core = core(&Clock::default());
    let error = core.prepare::<Done>(&READ, &Demo::new()).unwrap_err();
    assert!(
        matches!(error.kind(), ErrorKind::Signing(SigningError::NoToken)),
        "{error}"
    );
    let asked = core.prepare::<Done>(&AUTH, &Demo::new()).unwrap();
    let answer = r#"{"retCode":0,"data":{"token":"t-9"}}"#;
    // The demo's type has a list there; the token is kept all the same.
    let _ = asked.decode(ok(answer));
    let request = core.prepare::<Done>(&READ, &Demo::new()).unwrap().request();
    assert_eq!(request.headers()["x-token"], "t-9");
    assert!(request.headers()["x-token"].is_sensitive());
}

#[test]
fn an_answer_without_a_token_says_where_it_should_be() {
    let core = core(&Clock::default());
    for body in [
        r#"{"retCode":0,"data":{}}"#,
        r#"{"retCode":0,"data":{"token":""}}"#,
        r#"{"retCode":0,"data":[]}"#,
        r#"{"retCode":0}"#,
    ] {
        let asked = core.prepare::<Done>(&AUTH, &Demo::new()).unwrap();
        let error = asked.decode(ok(body)).unwrap_err();
        let ErrorKind::Decode(decode) = error.kind() else {
            panic!("{error}");
        };
        assert_eq!(decode.path, "$.data.token", "{body}");
    }
}

#[test]
fn a_token_that_cannot_be_got_leaves_the_call_unsent() {
    each(|vendor, _, call| {
        vendor.is_down.store(true, Ordering::SeqCst);
        let error = call(&ONCE).unwrap_err();
        assert_eq!(error.operation(), "auth");
        assert_eq!(vendor.calls(), "auth");
        assert_eq!(error.status().map(|it| it.as_u16()), Some(503));
    });
}

#[test]
fn tokens_are_not_shown() {
    each(|vendor, _, call| {
        vendor.refuse("t-1");
        vendor.refuse("t-2");
        let error = call(&READ).unwrap_err();
        for text in [format!("{error}"), format!("{error:?}")] {
            assert!(!text.contains("t-1") && !text.contains("t-2"), "{text}");
        }
    });
    let stamp = Stamp {
        token: Some("t-1".into()),
        ..Stamp::default()
    };
    assert!(!format!("{stamp:?}").contains("t-1"));
}
