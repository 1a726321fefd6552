//! Walks pages and sends batches through both clients of the generated crate, over loopback against the mock server
//! whose address is in `LISTED_URL`. The test `features` puts this file into the crate, orders the lists and the faults,
//! and counts the requests.

use feature_cases::listed::{
    AddCallsRequest, BlockingClient, Call, Client, Credentials, FindCallsRequest,
    ListAgentsRequest, ListCallsRequest, ListRatesRequest,
};
use feature_cases::{Options, Retry, WalkEnd};

fn options() -> Options {
    let url = std::env::var("LISTED_URL").expect("the test `features` sets it");
    Options::new().with_base_url(url).with_retry(Retry::none())
}

fn credentials() -> Credentials {
    Credentials::new("mock-key")
}

/// Seven ids, of which a request may have three.
fn seven() -> FindCallsRequest {
    FindCallsRequest::new((0..7).map(|id| format!("call-{id}")))
}

/// Five calls, of which a request may have two.
fn five() -> AddCallsRequest {
    AddCallsRequest::new((0..5).map(|id| Call::new(format!("call-{id}"), "8615600000001")))
}

fn are_distinct(mut texts: Vec<String>) -> bool {
    let length = texts.len();
    texts.sort();
    texts.dedup();
    texts.len() == length
}

#[test]
fn both_clients_walk_and_split() {
    blocking();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime = runtime.expect("a runtime");
    // What walks and sends can be moved into a task.
    runtime
        .block_on(async { tokio::spawn(asynchronous()).await })
        .expect("no panic");
}

fn blocking() {
    let client = BlockingClient::with_options(credentials(), options()).expect("options");

    let calls = client
        .list_calls_pages(&ListCallsRequest::new(1, 10))
        .items();
    let ids: Vec<String> = calls.map(|call| call.expect("a call").id).collect();
    assert_eq!(ids.len(), 25);
    assert!(are_distinct(ids));

    let mut agents = client.list_agents_pages(&ListAgentsRequest::new());
    let pages: Result<Vec<_>, _> = agents.by_ref().collect();
    assert_eq!(pages.expect("no page failed").len(), 3);
    assert_eq!(agents.end(), Some(WalkEnd::Total));

    let mut rates = client.list_rates_pages(&ListRatesRequest::new()).items();
    let before: Vec<f64> = rates.by_ref().map_while(Result::ok).collect();
    assert_eq!((before.len(), rates.number()), (50, 2));
    let after: Vec<f64> = rates.by_ref().map(|rate| rate.expect("a rate")).collect();
    assert_eq!(after.len(), 70);

    let batches = client.find_calls_in_batches(&seven(), 2);
    let ranges: Vec<_> = batches.succeeded().map(|(range, _)| range).collect();
    assert_eq!(ranges, [0..3, 3..6, 6..7]);
    assert_eq!(batches.into_joined().expect("no part failed").len(), 3);

    let batches = client.add_calls_in_batches(&five(), 1);
    let mut failed = batches.failed().map(|(range, _)| range);
    assert_eq!((failed.next(), failed.next()), (Some(2..4), None));
    drop(failed);
    let again = batches.remaining(&five()).expect("a part failed");
    assert_eq!(again.calls, five().calls[2..4]);
    assert!(client.add_calls_in_batches(&again, 1).into_joined().is_ok());
}

async fn asynchronous() {
    let client = Client::with_options(credentials(), options()).expect("options");

    let mut calls = client
        .list_calls_pages(&ListCallsRequest::new(1, 10))
        .items();
    let mut ids = Vec::new();
    while let Some(call) = calls.next().await {
        ids.push(call.expect("a call").id);
    }
    assert_eq!(ids.len(), 25);
    assert!(are_distinct(ids));

    let mut agents = client.list_agents_pages(&ListAgentsRequest::new());
    while let Some(page) = agents.next().await {
        page.expect("a page");
    }
    assert_eq!((agents.number(), agents.end()), (2, Some(WalkEnd::Total)));

    let mut rates = client.list_rates_pages(&ListRatesRequest::new());
    assert_eq!(
        rates
            .next()
            .await
            .expect("a page")
            .expect("a page")
            .result
            .rates
            .len(),
        50
    );
    assert!(rates.next().await.expect("an error").is_err());
    assert_eq!(rates.number(), 2);
    let mut rates = rates.items();
    let mut count = 0;
    while let Some(rate) = rates.next().await {
        rate.expect("a rate");
        count += 1;
    }
    assert_eq!(count, 70);

    let batches = client.find_calls_in_batches(&seven(), 2).await;
    assert_eq!(batches.parts().len(), 3);
    assert_eq!(batches.into_joined().expect("no part failed").len(), 3);
    let batches = client.add_calls_in_batches(&five(), 3).await;
    assert_eq!(batches.into_joined().expect("no part failed").len(), 3);
}
