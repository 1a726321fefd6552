//! More orders than a request may have: how they are split, and what is kept when a part fails.

use std::ops::Range;

use dialcraft::callbot::{ListOrderDetailRequest, ListOrderDetailResponse, RetCode};
use dialcraft::{Batches, ErrorKind};
use serde_json::Value;
use tablewright_mock::{Fault, Running, Verdict};

use crate::support::{Clients, options, run, server};

const OPERATION: &str = "listOrderDetail";

fn many() -> ListOrderDetailRequest {
    let ids = (0..1200).map(|index| format!("order-{index}"));
    ListOrderDetailRequest::new("task", ids)
}

/// The ids that each request had, in the order of the ids.
fn asked(server: &Running) -> Vec<Vec<String>> {
    let requests = server.requests_for(OPERATION);
    let mut asked: Vec<Vec<String>> = requests
        .iter()
        .map(|request| {
            assert_eq!(request.verdict, Verdict::Accepted, "{request}");
            let body: Value = serde_json::from_slice(&request.body).unwrap();
            serde_json::from_value(body["orderList"].clone()).unwrap()
        })
        .collect();
    asked.sort_by_key(|ids| ids[0].trim_start_matches("order-").parse::<u32>().unwrap());
    asked
}

fn ranges<'r>(
    parts: impl Iterator<Item = (Range<usize>, &'r ListOrderDetailResponse)>,
) -> Vec<Range<usize>> {
    parts.map(|(range, _)| range).collect()
}

/// What came of 1200 ids of which the second part failed.
fn check(batches: &Batches<ListOrderDetailRequest>, server: &Running) {
    assert_eq!(ranges(batches.succeeded()), [0..500, 1000..1200]);
    let failed: Vec<_> = batches.failed().collect();
    assert_eq!(failed.len(), 1);
    assert_eq!(failed[0].0, 500..1000);
    assert_eq!(failed[0].1.code::<RetCode>(), Some(RetCode::Unknown(77)));
    assert_eq!(asked(server).concat(), many().order_list);
    let lengths: Vec<usize> = asked(server).iter().map(Vec::len).collect();
    assert_eq!(lengths, [500, 500, 200]);
}

/// The first request goes well, the second one does not.
fn second_fails(server: &Running) {
    server.fault_times(OPERATION, Fault::Delay(std::time::Duration::ZERO), 1);
    server.fault_times(OPERATION, Fault::Code(77), 1);
}

#[test]
fn a_part_fails_and_is_tried_again_by_itself() {
    let server = server();
    let client = Clients::new(&options(&server)).blocking_callbot;
    second_fails(&server);
    // One after the other, so that it is known which part is the second.
    let batches = client.list_order_detail_in_batches(&many(), 1);
    check(&batches, &server);
    let again = batches.remaining(&many()).unwrap();
    assert_eq!(again.order_list, many().order_list[500..1000]);
    server.forget();
    let batches = client.list_order_detail_in_batches(&again, 1);
    assert!(!batches.into_joined().unwrap().is_empty());
    assert_eq!(asked(&server), [again.order_list]);
}

#[test]
fn the_async_client_does_the_same() {
    let server = server();
    let client = Clients::new(&options(&server)).callbot;
    second_fails(&server);
    run(async {
        let batches = client.list_order_detail_in_batches(&many(), 1).await;
        check(&batches, &server);
        let again = batches.remaining(&many()).unwrap();
        server.forget();
        let batches = client.list_order_detail_in_batches(&again, 1).await;
        assert!(batches.into_joined().is_ok());
        assert_eq!(asked(&server), [again.order_list]);
    });
}

#[test]
fn parts_under_way_at_the_same_time_are_joined_in_order() {
    let server = server();
    let it = Clients::new(&options(&server));
    let each = it
        .blocking_callbot
        .list_order_detail(&ListOrderDetailRequest::new("task", ["order-0"]))
        .unwrap()
        .order_detail_list
        .len();
    server.forget();
    let joined = it.blocking_callbot.list_order_detail_in_batches(&many(), 8);
    assert_eq!(ranges(joined.succeeded()), [0..500, 500..1000, 1000..1200]);
    assert_eq!(joined.into_joined().unwrap().len(), 3 * each);
    let joined = run(it.callbot.list_order_detail_in_batches(&many(), 8));
    assert_eq!(joined.into_joined().unwrap().len(), 3 * each);
    assert_eq!(asked(&server).len(), 6);
}

/// A part is a call like any other: what can be mended by trying again is.
#[test]
fn parts_are_tried_again_like_other_calls() {
    let server = server();
    let client = Clients::new(&options(&server)).blocking_callbot;
    server.fault_times(OPERATION, Fault::Cut, 2);
    let batches = client.list_order_detail_in_batches(&many(), 3);
    assert!(batches.into_joined().is_ok());
    assert_eq!(server.requests_for(OPERATION).len(), 5);
}

#[test]
fn a_failure_of_every_part_is_kept_for_each() {
    let server = server();
    let client = Clients::new(&options(&server)).blocking_callbot;
    server.fault(OPERATION, Fault::Status(404, Vec::new()));
    let batches = client.list_order_detail_in_batches(&many(), 2);
    assert_eq!(batches.failed().count(), 3);
    let error = batches.into_joined().unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Status(_)), "{error}");
}
