//! What is particular to the call center: numbers that mean two things, a notice that nobody signs, regions.

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::TcpListener;

use dialcraft::nxcc::{
    AnswerFilter, CallDirection, Credentials, DirectionFilter, Host, ListAgentEfficiencyRequest,
    QueryCdrRequest, ResultCode, StatisticType, WebhookReceiver,
};
use dialcraft::{Error, Options, Refusal};
use serde_json::{Value, json};
use tablewright_mock::{Accounts, find_webhook, notice, send_webhook};

use crate::support::{Clients, api, nxcc_credentials, options, server};

/// The filter of a query counts directions from 1, a record from 0.
#[test]
fn the_same_direction_has_another_number_in_a_query_than_in_a_record() {
    let server = server();
    let client = Clients::new(&options(&server)).blocking_nxcc;
    let request = QueryCdrRequest::new(1_688_140_800, 1_690_819_200, 100, 1)
        .with_direction(DirectionFilter::Inbound)
        .with_answered(AnswerFilter::Answered);
    let answer = client.query_cdr(&request).unwrap();

    let seen = server.requests();
    let sent: Value = serde_json::from_slice(&seen[0].body).unwrap();
    assert_eq!(
        (&sent["direction"], &sent["answered"]),
        (&json!(1), &json!(2))
    );
    assert_eq!(sent["startTime"], json!(1_688_140_800));
    let records = answer.data.unwrap();
    assert_eq!(records[0].direction, Some(CallDirection::Inbound));
    assert_eq!(
        serde_json::to_value(&records[0]).unwrap()["direction"],
        json!(0)
    );
}

/// More than a page may hold, and a page before the first, are refused before they are sent.
#[test]
fn a_page_has_limits() {
    let server = server();
    let client = Clients::new(&options(&server)).blocking_nxcc;
    let refusal = |size, page| -> Error {
        let request = QueryCdrRequest::new(1_688_140_800, 1_690_819_200, size, page);
        client.query_cdr(&request).unwrap_err()
    };
    assert!(refusal(101, 1).to_string().contains("size"));
    assert!(refusal(100, 0).to_string().contains("page"));
    assert!(server.requests().is_empty());
}

/// The page's own failure: the end of the span is missing, and `data` is an object where a list belongs.
#[test]
fn a_missing_member_of_the_body_is_refused_as_on_the_page() {
    let server = server();
    let api = dialcraft::nxcc::Api::new(nxcc_credentials(), options(&server)).unwrap();
    let request = QueryCdrRequest::new(1_688_140_800, 1_690_819_200, 100, 1);
    let prepared = api.query_cdr(&request).unwrap();
    let failure =
        json!({"reqId": "1", "code": 41000, "msg": "End date cannot be empty", "data": {}});
    let answer = http::Response::new(bytes::Bytes::from(failure.to_string()));
    let error = prepared.decode(answer).unwrap_err();
    assert_eq!(error.code(), Some(ResultCode::ParameterRejected));
    assert!(!error.is_retryable());
}

#[test]
fn a_notice_is_read_without_a_signature() {
    let api = api();
    let (service, webhook) = find_webhook(&api, "callLogCallback").unwrap();
    let sent = notice(service, webhook, &Accounts::of(&api));
    assert!(sent.headers.contains_key("token"));
    let event = WebhookReceiver::new()
        .call_log_callback(&sent.body)
        .unwrap();
    assert_eq!(event.direction, Some(CallDirection::Aicc));
    assert_eq!(event.hangup_by, None);
    let shown = format!("{event:?}");
    for private in ["agent@example.com", "85200000001", "192.0.2.1"] {
        assert!(!shown.contains(private), "{shown}");
    }
    let json = |text: &[u8]| serde_json::from_slice::<Value>(text).unwrap();
    assert_eq!(json(event.to_json().as_bytes()), json(&sent.body));
    let refusal = WebhookReceiver::new().call_log_callback(b"{").unwrap_err();
    assert!(matches!(refusal, Refusal::Unreadable(_)));
}

/// A receiver that answers one request with this status.
fn answering(status: u16) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut seen = Vec::new();
        let mut buffer = [0; 4096];
        while !seen.ends_with(b"}") {
            let read = stream.read(&mut buffer).unwrap();
            seen.extend_from_slice(&buffer[..read]);
        }
        let head =
            format!("HTTP/1.1 {status} Status\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
        stream.write_all(head.as_bytes()).unwrap();
    });
    format!("http://{address}/cc/callback")
}

/// The sender looks at the status only: that is all that the page asks of an answer.
#[test]
fn a_notice_that_is_not_answered_with_200_was_not_delivered() {
    let api = api();
    for (status, delivered) in [(200, true), (201, false), (204, false), (500, false)] {
        let url = answering(status);
        let delivery = send_webhook(&api, &Accounts::of(&api), "callLogCallback", &url).unwrap();
        assert_eq!(delivery.complaints.is_empty(), delivered, "{status}");
    }
}

/// Four members of the figures are known; the others are there as JSON, unseen in logs.
#[test]
fn figures_that_were_not_seen_are_reached_as_json() {
    let api = dialcraft::nxcc::Api::with_defaults(nxcc_credentials());
    let request = ListAgentEfficiencyRequest::new(
        StatisticType::Daily,
        "2024-01-22 00:00:00",
        "2024-01-22 23:59:59",
        100,
        1,
    );
    let body = json!({"code": 0, "total": 1, "data": [
        {"agentName": "a", "answerCountInFive": 3, "answerCountInTen": "4", "answerCountInFifteen": 5},
    ]});
    let answer = http::Response::new(bytes::Bytes::from(body.to_string()));
    let prepared = api.list_agent_efficiency(&request).unwrap();
    let figures = prepared.decode(answer).unwrap().data.unwrap().remove(0);
    assert_eq!(figures.answer_count_in_ten, Some(4));
    assert_eq!(figures.rest.get("answerCountInFifteen"), Some(&json!(5)));
    assert_eq!(figures.rest.len(), 1);
    assert!(!format!("{figures:?}").contains('5'));
}

#[test]
fn each_region_has_a_host() {
    let hosts = [Host::Api2, Host::HongKong, Host::Americas, Host::Indonesia];
    let urls: BTreeSet<&str> = hosts.iter().map(|host| host.url()).collect();
    assert_eq!(urls.len(), 4);
    for host in hosts {
        let credentials = Credentials::new("key", "secret");
        let options = Options::new().with_base_url(host);
        let api = dialcraft::nxcc::Api::new(credentials, options).unwrap();
        let request = QueryCdrRequest::new(1_688_140_800, 1_690_819_200, 100, 1);
        let uri = api.query_cdr(&request).unwrap().request().uri().to_string();
        assert_eq!(uri, format!("{}/saas/cc/openapi/cdr/page", host.url()));
    }
}
