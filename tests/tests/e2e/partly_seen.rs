//! Pages that were seen in part: what the schema does not name gets through, both ways.

use std::sync::Arc;

use bytes::Bytes;
use dialcraft::callbot::{BlockingClient, CallInfoList, CallOrder, CreateAndCallRequest, FuncFlag};
use dialcraft::runtime::{Limits, TransportError};
use dialcraft::{Options, Verification};
use serde_json::{Value, json};
use tablewright_mock::Verdict;

use crate::support::{callbot_credentials, options, server};

fn request() -> CreateAndCallRequest {
    let order = CallOrder::new("order-1", "86156xxxxxxxx").with_rest("priority", 3);
    let list = CallInfoList::new("https://example.com/o", "https://example.com/c", [order]);
    CreateAndCallRequest::new("task-1", "scene-1", list)
        .with_func_flag(
            FuncFlag::new()
                .with_sms_enable(false)
                .with_rest("newFlag", true),
        )
        .with_rest("callerGroup", json!({ "id": "g-1" }))
}

#[test]
fn members_that_no_page_names_are_sent_signed_and_accepted() {
    let server = server();
    let client = BlockingClient::with_options(callbot_credentials(), options(&server)).unwrap();
    client.create_and_call(&request()).unwrap();
    let seen = server.requests().remove(0);
    assert_eq!(seen.verdict, Verdict::Accepted);
    // Of an object that is known in part, nobody can say that a member is too much.
    assert_eq!(seen.notes, Vec::<String>::new());
    let body: Value = serde_json::from_slice(&seen.body).unwrap();
    assert_eq!(body["callerGroup"]["id"], "g-1");
    assert_eq!(body["funcFlag"]["newFlag"], true);
    assert_eq!(body["callInfoList"]["callList"][0]["priority"], 3);
}

#[test]
fn members_of_an_answer_that_were_not_seen_are_reached_as_json() {
    let body = r#"{"retCode":0,"retMsg":"ok","responseID":"r","taskID":"t-1","list":[{"n":1}]}"#;
    let transport = move |_: http::Request<Bytes>, _: Limits| {
        Ok::<_, TransportError>(http::Response::new(Bytes::from_static(body.as_bytes())))
    };
    let options = Options::new().with_verification(Verification::IfPresent);
    let client =
        BlockingClient::with_transport(callbot_credentials(), options, Arc::new(transport))
            .unwrap();
    let answer = client.create_and_call(&request()).unwrap();
    assert_eq!(answer.rest.get("taskID"), Some(&json!("t-1")));
    assert_eq!(answer.rest.get("list").unwrap()[0]["n"], 1);
    assert_eq!(answer.rest.len(), 2);
    assert!(!format!("{answer:?}").contains("t-1"));
    assert_eq!(
        serde_json::from_str::<Value>(&answer.to_json()).unwrap(),
        serde_json::from_str::<Value>(body).unwrap()
    );
}
