//! Webhooks: signed by the mock server's interpreter, verified by the generated receiver, and tampered with.

use std::sync::{Arc, Mutex};

use dialcraft::Refusal;
use dialcraft::airudder::{Credentials, WebhookReceiver};
use http::HeaderMap;
use tablewright_mock::{Accounts, find_webhook, notice, send_webhook};

use crate::support::api;

fn body() -> Vec<u8> {
    let api = api();
    let (service, webhook) = find_webhook(&api, "callFinished").unwrap();
    notice(service, webhook, &Accounts::of(&api)).body
}

fn receiver() -> WebhookReceiver {
    WebhookReceiver::new(Credentials::for_webhooks())
}

#[test]
fn a_notice_is_verified_and_read() {
    let event = receiver()
        .call_finished(&HeaderMap::new(), &body())
        .unwrap();
    assert_eq!(event.task_id, "502380771007633e8d8b859ebf76970a");
    // Every delivery of a notice is signed alike: a second one is as good as the first.
    receiver()
        .call_finished(&HeaderMap::new(), &body())
        .unwrap();
    let answer = WebhookReceiver::call_finished_answer();
    assert_eq!(
        (answer.status().as_u16(), answer.body().as_ref()),
        (200, &b"{}"[..])
    );
}

#[test]
fn another_key_is_refused() {
    let own = WebhookReceiver::new(Credentials::for_webhooks().with_key("our own"));
    let refusal = own.call_finished(&HeaderMap::new(), &body()).unwrap_err();
    assert_eq!(refusal, Refusal::Mismatch);
    assert_eq!(refusal.status().as_u16(), 401);
    for key in ["airuddes", "airudde", "airudderr", "Airudder", ""] {
        let receiver = WebhookReceiver::new(Credentials::for_webhooks().with_key(key));
        assert_eq!(
            receiver.call_finished(&HeaderMap::new(), &body()),
            Err(Refusal::Mismatch),
            "{key}"
        );
    }
}

/// What the vendor signs is the task id; that much cannot be changed by a single bit.
#[test]
fn every_byte_of_what_is_signed_counts() {
    let body = body();
    let text = String::from_utf8(body.clone()).unwrap();
    for value in [
        "502380771007633e8d8b859ebf76970a",
        "de9c60e6d7d623d75f1095e83b9bede3",
    ] {
        let start = text.find(value).unwrap();
        for at in start..start + value.len() {
            for bit in 0..7 {
                let mut changed = body.clone();
                changed[at] ^= 1 << bit;
                let same_digit =
                    changed[at].eq_ignore_ascii_case(&body[at]) && value.starts_with("de9c");
                if same_digit {
                    continue; // the case of a digit of the signature says nothing
                }
                let refused = receiver()
                    .call_finished(&HeaderMap::new(), &changed)
                    .is_err();
                assert!(refused, "byte {at}, bit {bit}");
            }
        }
    }
}

#[test]
fn what_is_missing_or_twice_is_refused() {
    let refusal = |body: &str| {
        receiver()
            .call_finished(&HeaderMap::new(), body.as_bytes())
            .unwrap_err()
    };
    assert_eq!(refusal(r#"{"TaskID":"x"}"#), Refusal::MissingSignature);
    assert_eq!(refusal(r#"{"Sign":"x"}"#), Refusal::MissingMember("TaskID"));
    let twice = r#"{"TaskID":"502380771007633e8d8b859ebf76970a","TaskID":"other","Sign":"de9c60e6d7d623d75f1095e83b9bede3"}"#;
    assert!(matches!(refusal(twice), Refusal::Unreadable(_)));
    for body in ["", "[]", "{", "nonsense"] {
        assert_eq!(refusal(body).status().as_u16(), 400, "{body}");
    }
}

/// A receiver over HTTP, and the command's sender.
#[test]
fn the_mock_server_posts_to_a_receiver() {
    use std::io::{Read, Write};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let seen = Arc::new(Mutex::new(None));
    let slot = Arc::clone(&seen);
    let receiving = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut bytes = Vec::new();
        let mut buffer = [0; 4096];
        loop {
            let read = stream.read(&mut buffer).unwrap();
            bytes.extend_from_slice(&buffer[..read]);
            let text = String::from_utf8_lossy(&bytes).to_lowercase();
            let Some((head, _)) = text.split_once("\r\n\r\n") else {
                continue;
            };
            let length = head.split("content-length: ").nth(1).unwrap();
            let length: usize = length.lines().next().unwrap().trim().parse().unwrap();
            if bytes.len() >= head.len() + 4 + length {
                let body = bytes.split_off(bytes.len() - length);
                *slot.lock().unwrap() = Some(receiver().call_finished(&HeaderMap::new(), &body));
                break;
            }
        }
        let answer = WebhookReceiver::call_finished_answer();
        let body = String::from_utf8(answer.body().to_vec()).unwrap();
        let head = format!(
            "HTTP/1.1 {} OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
            answer.status().as_u16(),
            body.len()
        );
        stream.write_all(head.as_bytes()).unwrap();
    });
    let api = api();
    let url = format!("http://{address}/hook");
    let delivery = send_webhook(&api, &Accounts::of(&api), "callFinished", &url).unwrap();
    receiving.join().unwrap();
    assert!(delivery.complaints.is_empty(), "{:?}", delivery.complaints);
    let event = seen.lock().unwrap().take().unwrap().unwrap();
    assert!(!event.details.is_empty());
}
