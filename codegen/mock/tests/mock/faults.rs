//! Each fault, as a client sees it.

use std::time::{Duration, Instant};

use crate::support::{Answer, LIST, Raw, STOP, STOP_BODY, api, start};
use serde_json::Value;
use tablewright_mock::{Fault, Mock, Running, Verdict};

fn ask(server: &Running, fault: &str) -> Vec<u8> {
    let request = Raw::callbot(STOP, STOP_BODY).with("x-mock-fault", fault);
    let received = request.send_raw(server);
    let seen = server.requests().pop().unwrap();
    assert_eq!(
        seen.verdict,
        Verdict::Accepted,
        "the request itself was right"
    );
    assert_eq!(
        seen.fault,
        Some(fault.parse::<Fault>().unwrap().to_string())
    );
    received
}

fn answer(server: &Running, fault: &str) -> Answer {
    Answer::read(&ask(server, fault)).unwrap()
}

#[test]
fn a_status_with_its_headers() {
    let server = start();
    let failed = answer(&server, "status:429;retry-after=1");
    assert_eq!(
        (failed.status, failed.header("retry-after")),
        (429, Some("1"))
    );
    assert_eq!(answer(&server, "status:503").status, 503);
}

#[test]
fn a_delay_comes_before_the_answer() {
    let server = start();
    let start = Instant::now();
    let late = answer(&server, "delay:300ms");
    assert!(start.elapsed() >= Duration::from_millis(300));
    assert!(late.is_signed_by_callbot());
}

#[test]
fn a_cut_connection_answers_nothing_or_half() {
    let server = start();
    assert_eq!(ask(&server, "cut"), b"");
    assert_eq!(server.requests()[0].status, None);
    let half = answer(&server, "cut-body");
    let announced: usize = half.header("content-length").unwrap().parse().unwrap();
    assert_eq!(half.body.len(), announced / 2);
}

#[test]
fn signatures_go_wrong_or_missing() {
    let server = start();
    let wrong = answer(&server, "wrong-signature");
    assert!(!wrong.is_signed_by_callbot());
    assert_eq!(wrong.header("sign").unwrap().len(), 32);
    assert_eq!(wrong.json()["retCode"], 0);
    let unsigned = answer(&server, "unsigned");
    assert_eq!(unsigned.header("sign"), None);
    assert_eq!(unsigned.json()["retCode"], 0);
}

#[test]
fn garbage_is_signed_but_no_json() {
    let server = start();
    let garbage = answer(&server, "garbage");
    assert!(serde_json::from_slice::<Value>(&garbage.body).is_err());
    assert!(garbage.is_signed_by_callbot());
}

#[test]
fn a_code_comes_with_the_vendors_words() {
    let server = start();
    let busy = answer(&server, "code:7");
    assert_eq!(
        (busy.status, &busy.json()["retCode"]),
        (200, &Value::from(7))
    );
    assert!(busy.json()["retMsg"].as_str().unwrap().contains("busy"));
    assert!(busy.is_signed_by_callbot());
    assert_eq!(answer(&server, "code:424242").json()["retCode"], 424_242);
}

#[test]
fn a_slow_body_arrives_whole() {
    let server = start();
    let start = Instant::now();
    let slow = answer(&server, "slow-body:400ms");
    assert!(start.elapsed() >= Duration::from_millis(400));
    assert!(slow.is_signed_by_callbot());
}

#[test]
fn a_large_answer_is_valid() {
    let server = start();
    let body = r#"{"productID":"callbot","userTaskID":"t","orderList":["o"]}"#;
    let large = Raw::callbot(LIST, body)
        .with("x-mock-fault", "large:5MB")
        .send(&server);
    assert!(
        (5_000_000..5_100_000).contains(&large.body.len()),
        "{}",
        large.body.len()
    );
    assert!(large.is_signed_by_callbot());
    assert!(large.json()["orderDetailList"].as_array().unwrap().len() > 100);
}

#[test]
fn a_header_that_is_no_fault_is_refused() {
    let server = start();
    let answer = Raw::callbot(STOP, STOP_BODY)
        .with("x-mock-fault", "explode")
        .send(&server);
    assert_eq!(answer.status, 400);
    assert!(
        answer.text().contains("wrong-signature"),
        "{}",
        answer.text()
    );
}

#[test]
fn ordered_faults_meet_the_first_requests_of_their_operation() {
    let server = Mock::builder(api())
        .fault("stopOrder=status:503*2".parse().unwrap())
        .fault("callbot.stopOrder=code:7*1".parse().unwrap())
        .start()
        .unwrap();
    let statuses: Vec<(u16, bool)> = (0..4)
        .map(|_| {
            let answer = Raw::callbot(STOP, STOP_BODY).send(&server);
            (answer.status, answer.json()["retCode"] == 0)
        })
        .collect();
    assert_eq!(
        statuses,
        [(503, false), (503, false), (200, false), (200, true)]
    );
    server.fault("stopOrder", Fault::Status(500, Vec::new()));
    server.fault_times("listOrderDetail", Fault::Cut, 1);
    assert_eq!(Raw::callbot(STOP, STOP_BODY).send(&server).status, 500);
    server.clear_faults();
    assert_eq!(Raw::callbot(STOP, STOP_BODY).send(&server).status, 200);
    assert_eq!(server.requests_for("stopOrder").len(), 6);
    server.forget();
    assert!(server.requests().is_empty());

    let rule = "stopOrdr=cut".parse().unwrap();
    let error = Mock::builder(api()).fault(rule).start().unwrap_err();
    assert!(error.to_string().contains("stopOrdr"), "{error}");
}

#[test]
fn a_stopped_server_does_not_answer_and_its_port_is_free() {
    let server = start();
    let address = server.addr();
    let open = std::net::TcpStream::connect(address).unwrap();
    server.shutdown();
    drop(open);
    assert!(std::net::TcpStream::connect(address).is_err());
    let again = Mock::builder(api()).listen(address).start().unwrap();
    assert_eq!(again.addr(), address);
}

#[test]
fn a_hundred_clients_at_once_are_all_answered() {
    let server = start();
    std::thread::scope(|scope| {
        for _ in 0..100 {
            scope.spawn(|| {
                let request = Raw::callbot(STOP, STOP_BODY).with("x-mock-fault", "delay:50ms");
                assert!(request.send(&server).is_signed_by_callbot());
            });
        }
    });
    assert_eq!(server.requests().len(), 100);
}
