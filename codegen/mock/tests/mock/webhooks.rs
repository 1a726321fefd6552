//! Webhooks sent to a receiver that is nothing but a socket.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread::JoinHandle;

use serde_json::Value;
use tablewright::model::{Message, Placement};
use tablewright_mock::{Accounts, Delivery, find_webhook, notice, send_webhook};

use crate::support::{api, callbot_sign, cases, md5_hex};

/// Answers one request, and hands out what it received.
fn receiver(answer: &'static str) -> (String, JoinHandle<(String, String)>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/hook?from=vendor", listener.local_addr().unwrap());
    let thread = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut received = Vec::new();
        let mut buffer = [0; 4096];
        loop {
            let count = stream.read(&mut buffer).unwrap();
            received.extend_from_slice(&buffer[..count]);
            let text = String::from_utf8_lossy(&received).into_owned();
            if let Some((head, body)) = text.split_once("\r\n\r\n") {
                let lower = head.to_lowercase();
                let (_, rest) = lower.split_once("content-length: ").unwrap();
                let length: usize = rest.lines().next().unwrap().parse().unwrap();
                if body.len() >= length {
                    stream.write_all(answer.as_bytes()).unwrap();
                    return (head.to_owned(), body.to_owned());
                }
            }
            assert!(count > 0, "the request broke off: {text}");
        }
    });
    (url, thread)
}

const RIGHT: &str = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";

fn deliver(accounts: &Accounts, answer: &'static str) -> (Delivery, String, Value) {
    let (url, receiver) = receiver(answer);
    let delivery = send_webhook(&api(), accounts, "callFinished", &url).unwrap();
    let (head, body) = receiver.join().unwrap();
    (delivery, head, serde_json::from_str(&body).unwrap())
}

#[test]
fn a_notice_is_the_pages_example_signed_with_the_sample_key() {
    let (delivery, head, body) = deliver(&Accounts::of(&api()), RIGHT);
    assert!(delivery.complaints.is_empty(), "{:?}", delivery.complaints);
    assert_eq!(
        (delivery.status, delivery.body.as_slice()),
        (200, b"{}".as_slice())
    );
    assert!(
        head.starts_with("POST /hook?from=vendor HTTP/1.1\r\n"),
        "{head}"
    );
    let lower = head.to_lowercase();
    assert!(
        lower.contains("\r\ncontent-type: application/json")
            && lower.contains("\r\nuser-agent: airudder")
    );
    assert_eq!(
        body["Sign"], "de9c60e6d7d623d75f1095e83b9bede3",
        "the vendor's own value"
    );
    assert_eq!(body["Details"][0]["id"], 15_744_007);
}

#[test]
fn a_key_of_ones_own_gives_another_signature() {
    let mut accounts = Accounts::of(&api());
    accounts.set_written("airudder.key=secret").unwrap();
    let (_, _, body) = deliver(&accounts, RIGHT);
    assert_eq!(
        body["Sign"], "72b2aa15eca2531577afa74927167a29",
        "as derived in the schema"
    );
    let task = body["TaskID"].as_str().unwrap();
    assert_eq!(body["Sign"], md5_hex(&format!("{task}secret")));
}

#[test]
fn an_answer_that_the_page_does_not_allow_is_complained_about() {
    let accounts = Accounts::of(&api());
    let (delivery, ..) = deliver(
        &accounts,
        "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n",
    );
    assert_eq!(delivery.status, 204);
    assert_eq!(
        delivery.complaints,
        [
            "the page demands status 200",
            "the page demands the body {}"
        ]
    );
    let (delivery, ..) = deliver(
        &accounts,
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok",
    );
    assert_eq!(delivery.complaints, ["the page demands the body {}"]);
}

#[test]
fn a_webhook_without_an_example_is_made_from_types() {
    let api = cases();
    let (service, webhook) = find_webhook(&api, "features.notice").unwrap();
    let draft = notice(service, webhook, &Accounts::of(&api));
    assert_eq!(draft.body, br#"{"id":1}"#);
}

/// The header kind of signature, with the recipe that signs requests: no webhook of the repository has it yet.
#[test]
fn a_signature_in_a_header_comes_with_fresh_headers() {
    let mut api = api();
    let payload_of = |api: &tablewright::model::Api, name: &str| {
        let service = api.services.iter().find(|it| it.name == name).unwrap();
        service.webhooks.first().cloned()
    };
    let mut webhook = payload_of(&api, "airudder").unwrap();
    let callbot = api
        .services
        .iter_mut()
        .find(|it| it.name == "callbot")
        .unwrap();
    callbot.recipes[0].applies_to.push(Message::Webhook);
    assert!(matches!(callbot.recipes[0].signature, Placement::Header(_)));
    webhook.recipe = Some("request".to_owned());
    let accounts = Accounts::of(&api);
    let callbot = api.services.iter().find(|it| it.name == "callbot").unwrap();
    let draft = notice(callbot, &webhook, &accounts);
    let header = |name: &str| draft.headers[name].to_str().unwrap();
    let body = std::str::from_utf8(&draft.body).unwrap();
    let expected = callbot_sign("MD5", body, header("createTs"), header("requestID"));
    assert_eq!(header("sign"), expected);
    assert_eq!(header("requestID").len(), 32);
}

#[test]
fn what_cannot_be_sent_is_said() {
    let (api, accounts) = (api(), Accounts::of(&api()));
    let say = |name: &str, url: &str| {
        send_webhook(&api, &accounts, name, url)
            .unwrap_err()
            .to_string()
    };
    assert!(say("callFinish", "http://localhost/").contains("airudder.callFinished"));
    assert!(say("callFinished", "https://localhost/").contains("http://"));
    assert!(say("callFinished", "not a url").contains("no URL"));
    let closed = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    assert!(say("callFinished", &format!("http://{closed}/")).contains("cannot connect"));
}
