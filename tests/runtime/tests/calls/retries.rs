//! What is sent again, and what never is.

use std::time::Duration;

use bytes::Bytes;

use crate::demo::{IDEMPOTENT, ONCE, READ, SUCCESS, call, ok, options, status};
use crate::runtime::{Delivery, Operation, Retry, TransportError, TransportErrorKind};

type Outcome = Result<http::Response<Bytes>, TransportError>;

/// What comes first; how often a read, an idempotent and a once-only request are sent.
type Row<'a> = (&'a str, &'a dyn Fn() -> Outcome, [usize; 3]);

fn refused() -> Outcome {
    Err(TransportError::not_sent(
        TransportErrorKind::Connect,
        "refused",
    ))
}

fn cut() -> Outcome {
    Err(TransportError::maybe_sent(
        TransportErrorKind::Interrupted,
        "cut",
    ))
}

fn timeout() -> Outcome {
    Err(TransportError::maybe_sent(
        TransportErrorKind::Timeout,
        "timeout",
    ))
}

fn too_large() -> Outcome {
    Err(TransportError::maybe_sent(
        TransportErrorKind::TooLarge,
        "too large",
    ))
}

#[allow(clippy::unnecessary_wraps, reason = "one outcome among others")]
fn busy() -> Outcome {
    Ok(ok(r#"{"retCode":7}"#))
}

#[allow(clippy::unnecessary_wraps, reason = "one outcome among others")]
fn failure() -> Outcome {
    Ok(ok(r#"{"retCode":3}"#))
}

#[allow(clippy::unnecessary_wraps, reason = "one outcome among others")]
fn http(code: u16) -> Outcome {
    Ok(status(code, ""))
}

/// How often a request is sent when the first answer is this, and all others are successes.
fn sendings(operation: &'static Operation, first: &dyn Fn() -> Outcome) -> usize {
    let (_, script) = call(operation, options, || {
        vec![first(), Ok(ok(SUCCESS)), Ok(ok(SUCCESS))]
    });
    script.count()
}

#[test]
fn what_is_sent_again_depends_on_what_the_operation_does() {
    let table: [Row<'_>; 12] = [
        ("refused", &refused, [2, 2, 2]),
        ("cut", &cut, [2, 2, 1]),
        ("timeout", &timeout, [2, 2, 1]),
        ("too large", &too_large, [1, 1, 1]),
        ("busy", &busy, [2, 2, 1]),
        ("failure", &failure, [1, 1, 1]),
        ("429", &|| http(429), [2, 2, 1]),
        ("500", &|| http(500), [2, 1, 1]),
        ("502", &|| http(502), [2, 2, 1]),
        ("503", &|| http(503), [2, 2, 1]),
        ("504", &|| http(504), [2, 2, 1]),
        ("400", &|| http(400), [1, 1, 1]),
    ];
    for (name, first, expected) in table {
        let counted = [&READ, &IDEMPOTENT, &ONCE].map(|operation| sendings(operation, first));
        assert_eq!(counted, expected, "{name}");
    }
}

#[test]
fn attempts_are_bounded_and_each_is_signed_anew() {
    let (result, script) = call(&READ, options, || vec![cut(), cut(), cut(), cut()]);
    let error = result.unwrap_err();
    assert_eq!((script.count(), error.attempts()), (3, 3));
    let ids: Vec<String> = script
        .sent
        .lock()
        .unwrap()
        .iter()
        .map(|request| request.headers()["x-request"].to_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids, ["id-2", "id-3", "id-4"]);
    assert_eq!(error.request_id(), Some("id-4"));

    let (_, script) = call(
        &READ,
        || options().with_retry(Retry::none()),
        || vec![cut()],
    );
    assert_eq!(script.count(), 1);
}

#[test]
fn waits_grow_and_stay_below_their_bound() {
    let retry = || {
        Retry::default()
            .with_max_attempts(6)
            .with_backoff(Duration::from_millis(100), Duration::from_millis(350))
    };
    let (_, script) = call(
        &READ,
        || options().with_retry(retry()),
        || (0..6).map(|_| cut()).collect(),
    );
    let slept = script.slept.lock().unwrap().clone();
    let bounds = [100, 200, 350, 350, 350].map(Duration::from_millis);
    assert_eq!(slept.len(), bounds.len());
    for (slept, bound) in slept.iter().zip(bounds) {
        assert!(*slept <= bound, "{slept:?} is over {bound:?}");
    }
    assert!(
        slept.iter().any(|wait| !wait.is_zero()),
        "they are not all nothing"
    );
}

#[allow(clippy::unnecessary_wraps, reason = "one outcome among others")]
fn with_retry_after(value: &str) -> Outcome {
    let mut response = status(503, "");
    response
        .headers_mut()
        .insert("retry-after", value.parse().unwrap());
    Ok(response)
}

#[test]
fn retry_after_is_honoured_in_seconds_and_as_a_date() {
    // The clock stands at 2024-12-16T00:00:00.123Z.
    for (value, expected) in [
        ("2", Duration::from_secs(2)),
        ("0", Duration::ZERO),
        (
            "Mon, 16 Dec 2024 00:00:30 GMT",
            Duration::from_millis(29_877),
        ),
        ("Sun, 15 Dec 2024 00:00:30 GMT", Duration::ZERO),
    ] {
        let (result, script) = call(&READ, options, || {
            vec![with_retry_after(value), Ok(ok(SUCCESS))]
        });
        assert!(result.is_ok(), "{value}");
        assert_eq!(*script.slept.lock().unwrap(), [expected], "{value}");
    }
}

#[test]
fn a_server_that_asks_for_too_much_patience_gets_none() {
    let (result, script) = call(&READ, options, || vec![with_retry_after("3600")]);
    let error = result.unwrap_err();
    assert_eq!(script.count(), 1);
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3600)));
    assert!(error.is_retryable(), "the caller may still");
}

#[test]
fn nonsense_in_retry_after_is_passed_over() {
    for value in [
        "soon",
        "-1",
        "Mon, 99 Dec 2024 00:00:30 GMT",
        "16 Dec 2024",
        "1.5",
    ] {
        let (result, _) = call(&READ, options, || {
            vec![with_retry_after(value), Ok(ok(SUCCESS))]
        });
        assert!(result.is_ok(), "{value}");
    }
}

#[test]
fn an_error_after_which_it_may_have_been_done_says_so() {
    let (result, _) = call(&ONCE, options, || vec![cut()]);
    let error = result.unwrap_err();
    assert_eq!(error.delivery(), Delivery::MaybeSent);
    assert!(!error.is_retryable());
    let text = error.to_string();
    assert!(
        text.contains("may have been carried out, and was not sent again"),
        "{text}"
    );
    let (result, _) = call(
        &READ,
        || options().with_retry(Retry::none()),
        || vec![cut()],
    );
    assert!(!result.unwrap_err().to_string().contains("carried out"));
}
