//! Webhooks that are signed with headers: each is verified by the generated receiver, and tampered with.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use dialcraft::Refusal;
use dialcraft::callbot::{self, Algorithm, CallStatus, TaskStatus, WebhookReceiver};
use dialcraft::runtime::TimeSource;
use http::HeaderMap;
use tablewright_mock::recipe::Draft;
use tablewright_mock::{Accounts, find_webhook, notice};

use crate::support::{api, callbot_credentials};

const NAMES: [&str; 3] = ["callCallback", "orderCallback", "taskCallback"];

/// What the platform posts.
fn sent(name: &str, algorithm: &str) -> Draft {
    let api = api();
    let mut accounts = Accounts::of(&api);
    accounts.set("callbot", "algorithm", algorithm).unwrap();
    let (service, webhook) = find_webhook(&api, name).unwrap();
    notice(service, webhook, &accounts)
}

fn receiver() -> WebhookReceiver {
    WebhookReceiver::new(callbot_credentials())
}

/// Verifies and reads a notice, whichever it is.
fn receive(
    receiver: &WebhookReceiver,
    name: &str,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<String, Refusal> {
    match name {
        "callCallback" => receiver.call_callback(headers, body).map(|it| it.to_json()),
        "orderCallback" => receiver
            .order_callback(headers, body)
            .map(|it| it.to_json()),
        "taskCallback" => receiver.task_callback(headers, body).map(|it| it.to_json()),
        other => panic!("{other} is not received here"),
    }
}

#[test]
fn all_of_them_are_here() {
    let api = api();
    let callbot = api.services.iter().find(|it| it.name == "callbot").unwrap();
    let names: Vec<&str> = callbot.webhooks.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, NAMES);
}

#[test]
fn a_notice_is_verified_and_loses_nothing() {
    for name in NAMES {
        for (word, algorithm) in [("MD5", Algorithm::Md5), ("SHA256", Algorithm::Sha256)] {
            let sent = sent(name, word);
            assert!(!sent.headers.contains_key("algorithm"));
            let receiver = WebhookReceiver::new(callbot_credentials().with_algorithm(algorithm));
            let read = receive(&receiver, name, &sent.headers, &sent.body).unwrap();
            let json = |text: &[u8]| serde_json::from_slice::<serde_json::Value>(text).unwrap();
            assert_eq!(json(read.as_bytes()), json(&sent.body), "{name}");
        }
    }
}

#[test]
fn values_have_their_types() {
    let sent_task = sent("taskCallback", "MD5");
    let event = receiver()
        .task_callback(&sent_task.headers, &sent_task.body)
        .unwrap();
    assert_eq!(event.task_status, TaskStatus::Completed);
    assert!((event.task_stat.answer_rate - 0.5).abs() < 1e-9);

    let sent_call = sent("callCallback", "MD5");
    let event = receiver()
        .call_callback(&sent_call.headers, &sent_call.body)
        .unwrap();
    let call = event.call_info_detail.unwrap();
    assert_eq!(call.call_status, Some(CallStatus::Preparing));
    assert_eq!(call.intents.unwrap()[0].intent_level, Some(0));
}

/// One page has `callbackType` as a number and the other as text; either may change its mind.
#[test]
fn a_number_and_a_text_are_both_read() {
    let text = callbot::CallCallbackEvent::from_json(br#"{"callbackType":"1"}"#).unwrap();
    assert_eq!(text.callback_type, 1);
    let number = callbot::OrderCallbackEvent::from_json(br#"{"callbackType":1}"#).unwrap();
    assert_eq!(number.callback_type, "1");
}

#[test]
fn every_bit_of_the_body_counts() {
    for name in NAMES {
        let sent = sent(name, "MD5");
        for at in 0..sent.body.len() {
            let mut body = sent.body.clone();
            body[at] ^= 1;
            let refused = receive(&receiver(), name, &sent.headers, &body);
            assert_eq!(refused, Err(Refusal::Mismatch), "{name}, byte {at}");
        }
    }
}

#[test]
fn every_signed_header_counts() {
    for name in NAMES {
        let sent = sent(name, "MD5");
        for header in ["requestID", "uuid", "createTs"] {
            let mut changed = sent.headers.clone();
            changed.insert(header, "12345".parse().unwrap());
            let refused = receive(&receiver(), name, &changed, &sent.body);
            assert_eq!(refused, Err(Refusal::Mismatch), "{name}, {header}");
            changed.remove(header);
            let refused = receive(&receiver(), name, &changed, &sent.body);
            assert_eq!(refused, Err(Refusal::MissingHeader(header)), "{name}");
        }
        let mut unsigned = sent.headers.clone();
        unsigned.remove("sign");
        let refused = receive(&receiver(), name, &unsigned, &sent.body);
        assert_eq!(refused, Err(Refusal::MissingSignature), "{name}");
    }
}

#[test]
fn another_secret_and_another_digest_are_refused() {
    for name in NAMES {
        let sent = sent(name, "MD5");
        let others = [
            callbot::Credentials::new(crate::support::UUID, "another secret"),
            callbot_credentials().with_algorithm(Algorithm::Sha256),
        ];
        for credentials in others {
            let receiver = WebhookReceiver::new(credentials);
            let refused = receive(&receiver, name, &sent.headers, &sent.body);
            assert_eq!(refused, Err(Refusal::Mismatch), "{name}");
        }
    }
}

/// Some time from now.
struct Later(Duration);

impl TimeSource for Later {
    fn now(&self) -> SystemTime {
        SystemTime::now() + self.0
    }
}

#[test]
fn a_notice_that_is_replayed_is_refused_where_an_age_is_set() {
    for name in NAMES {
        let sent = sent(name, "MD5");
        let later = || Arc::new(Later(Duration::from_secs(600)));
        // No page limits the age.
        receive(
            &receiver().with_clock(later()),
            name,
            &sent.headers,
            &sent.body,
        )
        .unwrap();
        let strict = receiver().with_max_age(Duration::from_secs(300));
        receive(&strict, name, &sent.headers, &sent.body).unwrap();
        let refused = receive(&strict.with_clock(later()), name, &sent.headers, &sent.body);
        assert!(
            matches!(refused, Err(Refusal::Expired { .. })),
            "{refused:?}"
        );
    }
}
