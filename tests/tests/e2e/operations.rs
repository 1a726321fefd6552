//! Every operation of the schemas, through both clients.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use dialcraft::ErrorKind;
use dialcraft::runtime::{SignatureFault, TimeSource};
use dialcraft::{airudder, callbot, nxcc};
use serde_json::Value;
use tablewright::model::{ExampleKind, Role};
use tablewright_mock::Verdict;

use crate::support::{Clients, api, options, run, sample_request, server};

/// Calls operations through both clients: a line for each, which `build.rs` reads from the schemas.
macro_rules! call_all {
    ($($service:ident, $client:expr, $blocking:expr => {
        $($name:literal $method:ident($request:ident),)+
    })+) => {{
        let mut called = BTreeSet::new();
        $($(
            let name = $name;
            let request = sample_request(stringify!($service), name);
            let request = $service::$request::from_json(request.as_bytes()).unwrap();
            let answer = run($client.$method(&request)).unwrap();
            let blocking = $blocking.$method(&request).unwrap();
            for answer in [answer.to_json(), blocking.to_json()] {
                assert_answer(stringify!($service), name, &answer);
            }
            called.insert(format!("{} {name}", stringify!($service)));
        )+)+
        called
    }};
}

/// The answer has what the page's example has, but for ids and tokens, which are new each time.
fn assert_answer(service: &str, operation: &str, answer: &str) {
    let api = api();
    let service = api.services.iter().find(|it| it.module == service).unwrap();
    let mut operations = service.operations.iter();
    let operation = operations.find(|it| it.name == operation).unwrap();
    let answer: Value = serde_json::from_str(answer).unwrap();
    let mut examples = operation.examples.iter();
    if let Some(example) = examples.find(|it| it.kind == ExampleKind::Response) {
        let envelope = operation.envelope.as_ref();
        let id = envelope.and_then(|envelope| envelope.member(Role::RequestId));
        assert_within(&example.value, &answer, &[id.unwrap_or("reqId"), "token"]);
    }
}

/// Everything of `part` is in `whole`; nulls say nothing.
fn assert_within(part: &Value, whole: &Value, new: &[&str]) {
    match (part, whole) {
        (Value::Object(part), Value::Object(whole)) => {
            for (name, value) in part
                .iter()
                .filter(|(name, _)| !new.contains(&name.as_str()))
            {
                if !value.is_null() {
                    let found = whole.get(name);
                    let found = found.unwrap_or_else(|| panic!("{name} is not in {whole:?}"));
                    assert_within(value, found, new);
                }
            }
        }
        (Value::Array(part), Value::Array(whole)) => {
            assert_eq!(part.len(), whole.len());
            for (part, whole) in part.iter().zip(whole) {
                assert_within(part, whole, new);
            }
        }
        (Value::Number(part), Value::Number(whole)) => assert_eq!(part.as_f64(), whole.as_f64()),
        _ => assert_eq!(part, whole),
    }
}

#[test]
fn every_operation_is_called_by_both_clients_and_accepted() {
    let server = server();
    let it = Clients::new(&options(&server));
    let called: BTreeSet<String> = include!(concat!(env!("OUT_DIR"), "/operations.rs"));
    let all: BTreeSet<String> = api()
        .services
        .iter()
        .flat_map(|service| {
            let name = |operation: &tablewright::model::Operation| {
                format!("{} {}", service.name, operation.name)
            };
            service.operations.iter().map(name).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(called, all, "an operation is not called here");
    let seen = server.requests();
    // The first call of each client of AI Rudder gets a token before.
    assert_eq!(seen.len(), 2 * all.len() + 2);
    for request in seen {
        assert_eq!(request.verdict, Verdict::Accepted, "{request}");
    }
}

#[test]
fn both_digests_of_callbot_are_accepted_and_verified() {
    let server = server();
    for algorithm in [callbot::Algorithm::Md5, callbot::Algorithm::Sha256] {
        let credentials = crate::support::callbot_credentials().with_algorithm(algorithm);
        let client = callbot::BlockingClient::with_options(credentials, options(&server)).unwrap();
        client.stop_order(&crate::support::stop_order()).unwrap();
    }
}

#[test]
fn the_vendors_refusals_come_as_their_codes() {
    let server = server();
    let wrong = callbot::Credentials::new(crate::support::UUID, "another secret");
    let client = callbot::BlockingClient::with_options(wrong, options(&server)).unwrap();
    let error = client
        .stop_order(&crate::support::stop_order())
        .unwrap_err();
    // The answer is signed with a secret that this client does not have.
    assert!(
        matches!(error.kind(), ErrorKind::Signature(SignatureFault::Mismatch)),
        "{error}"
    );
    let answer: callbot::StopOrderResponse = error.response().unwrap().unwrap();
    assert_eq!(answer.ret_code, callbot::RetCode::IncorrectSignature);

    let wrong = nxcc::Credentials::new(crate::support::ACCESS_KEY, "another secret");
    let client = nxcc::BlockingClient::with_options(wrong, options(&server)).unwrap();
    let error = client
        .query_cdr_by_order_id(&nxcc::QueryCdrByOrderIdRequest::new(1))
        .unwrap_err();
    assert_eq!(
        error.code::<nxcc::ResultCode>(),
        Some(nxcc::ResultCode::InvalidSignature)
    );
    assert!(!error.is_retryable());
}

#[test]
fn a_list_over_its_limit_is_not_even_sent() {
    let server = server();
    let client = Clients::new(&options(&server)).blocking_callbot;
    let ids = (0..501).map(|index| format!("order-{index}"));
    let error = client
        .list_order_detail(&callbot::ListOrderDetailRequest::new("task", ids))
        .unwrap_err();
    assert!(
        error
            .to_string()
            .contains("501 elements, at most 500 are allowed"),
        "{error}"
    );
    assert!(server.requests().is_empty());
    let ids = (0..500).map(|index| format!("order-{index}"));
    client
        .list_order_detail(&callbot::ListOrderDetailRequest::new("task", ids))
        .unwrap();
}

/// A clock that is two minutes slow.
#[derive(Debug)]
struct Slow;

impl TimeSource for Slow {
    fn now(&self) -> SystemTime {
        SystemTime::now() - Duration::from_secs(120)
    }
}

#[test]
fn a_wrong_clock_comes_as_the_vendors_code() {
    let server = server();
    let options = options(&server).with_time_source(Arc::new(Slow));
    let credentials = crate::support::nxcc_credentials();
    let client = nxcc::BlockingClient::with_options(credentials, options).unwrap();
    let error = client
        .query_cdr_by_order_id(&nxcc::QueryCdrByOrderIdRequest::new(1))
        .unwrap_err();
    assert_eq!(
        error.code::<nxcc::ResultCode>(),
        Some(nxcc::ResultCode::TimestampExpired)
    );
}
