//! The compiled signers of the generated crate against the interpreter: neither knows the other.

use dialcraft::callbot::{self, Algorithm, ListOrderDetailRequest, StopOrderRequest};
use dialcraft::{Options, nxcc};
use tablewright::model::Meaning;
use tablewright_mock::{Running, Verdict};

use crate::support::{ACCESS_KEY, ACCESS_SECRET, SECRET, UUID, start};

fn options(server: &Running) -> Options {
    Options::new().with_base_url(server.base_url())
}

/// Runs what a client does.
fn run<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.unwrap().block_on(future)
}

#[test]
fn callbot_requests_and_answers_agree_for_both_digests() {
    let server = start();
    for algorithm in [Algorithm::Md5, Algorithm::Sha256] {
        let credentials = callbot::Credentials::new(UUID, SECRET).with_algorithm(algorithm);
        let client = callbot::Client::with_options(credentials, options(&server)).unwrap();
        let stop = StopOrderRequest::new("task-牛", ["o-1"]);
        run(client.stop_order(&stop)).unwrap();
        let list = ListOrderDetailRequest::new("task", ["o-1"]);
        assert_eq!(
            run(client.list_order_detail(&list))
                .unwrap()
                .order_detail_list
                .len(),
            1
        );
    }
    let verdicts: Vec<_> = server
        .requests()
        .into_iter()
        .map(|seen| seen.verdict)
        .collect();
    assert_eq!(verdicts, vec![Verdict::Accepted; 4]);
}

#[test]
fn nxcc_requests_agree() {
    let server = start();
    let client = |secret: &str| {
        let credentials = nxcc::Credentials::new(ACCESS_KEY, secret);
        nxcc::Client::with_options(credentials, options(&server)).unwrap()
    };
    let request = nxcc::QueryCdrByOrderIdRequest::new(144).with_order_id("o-1");
    run(client(ACCESS_SECRET).query_cdr_by_order_id(&request)).unwrap();
    assert_eq!(server.requests()[0].verdict, Verdict::Accepted);
    run(client("other").query_cdr_by_order_id(&request)).unwrap_err();
    assert_eq!(
        server.requests()[1].verdict.meaning(),
        Some(Meaning::WrongSignature)
    );
}

#[test]
fn wrong_and_missing_signatures_of_answers_are_noticed() {
    let server = start();
    let credentials = callbot::Credentials::new(UUID, SECRET);
    let client = callbot::Client::with_options(credentials, options(&server)).unwrap();
    let request = ListOrderDetailRequest::new("task", ["o-1"]);
    for fault in [
        "wrong-signature",
        "unsigned",
        "cut-body",
        "garbage",
        "code:4",
    ] {
        server.fault("listOrderDetail", fault.parse().unwrap());
        assert!(run(client.list_order_detail(&request)).is_err(), "{fault}");
        server.clear_faults();
    }
    run(client.list_order_detail(&request)).unwrap();
}
