//! Lists that come in pages, of the services that have such: walked whole, to the right end, and on after an error.

use dialcraft::callbot::{ListTaskRequest, TaskFilter};
use dialcraft::nxcc::{ListAgentsRequest, QueryCdrRequest, ResultCode};
use tablewright_mock::{Fault, Mock, Running, Verdict};

use crate::support::{Clients, api, options, run};

/// A server with lists of the given lengths.
fn server(listings: &[&str]) -> Running {
    let mut builder = Mock::builder(api());
    for listing in listings {
        builder = builder.listing(listing.parse().unwrap());
    }
    builder.start().unwrap()
}

/// The numbers of the pages that the server was asked for, of requests that it accepted.
fn asked(server: &Running, operation: &str) -> Vec<i64> {
    let seen = server.requests_for(operation).into_iter();
    seen.map(|request| {
        assert_eq!(request.verdict, Verdict::Accepted, "{request}");
        let body: serde_json::Value = serde_json::from_slice(&request.body).unwrap();
        body["page"].as_i64().unwrap()
    })
    .collect()
}

fn cdr() -> QueryCdrRequest {
    QueryCdrRequest::new(1_688_140_800, 1_690_819_200, 100, 1)
}

#[test]
fn a_total_ends_the_list() {
    let server = server(&["listAgents=450"]);
    let it = Clients::new(&options(&server));
    let request = ListAgentsRequest::new(144, 200, 1);
    let agents = it.blocking_nxcc.list_agents_pages(&request).items();
    let agents: Vec<_> = agents.map(Result::unwrap).collect();
    assert_eq!(agents.len(), 450);
    assert_eq!(asked(&server, "listAgents"), [1, 2, 3]);

    server.forget();
    let walked = run(async {
        let mut items = it.nxcc.list_agents_pages(&request).items();
        let mut walked = Vec::new();
        while let Some(item) = items.next().await {
            walked.push(item.unwrap());
        }
        walked
    });
    assert_eq!(walked, agents);
    assert_eq!(asked(&server, "listAgents"), [1, 2, 3]);
}

#[test]
fn without_a_total_a_short_page_ends_the_list() {
    for (length, pages) in [(0, 1), (99, 1), (100, 2), (250, 3), (300, 4)] {
        let server = server(&[&format!("queryCdr={length}")]);
        let client = Clients::new(&options(&server)).blocking_nxcc;
        let records = client.query_cdr_pages(&cdr()).items().map(Result::unwrap);
        assert_eq!(records.count(), length);
        assert_eq!(asked(&server, "queryCdr").len(), pages, "{length} records");
    }
}

#[test]
fn after_an_error_the_walk_goes_on_with_the_same_page() {
    let server = server(&["queryCdr=250"]);
    let client = Clients::new(&options(&server)).blocking_nxcc;
    let mut pages = client.query_cdr_pages(&cdr());
    assert!(pages.next().unwrap().is_ok());
    server.fault_times("queryCdr", Fault::Code(99), 1);
    let error = pages.next().unwrap().unwrap_err();
    assert_eq!(error.code::<ResultCode>(), Some(ResultCode::SystemError));
    assert_eq!(pages.number(), 2);
    let rest: Vec<usize> = pages
        .map(|page| page.unwrap().data.unwrap().len())
        .collect();
    assert_eq!(rest, [100, 50]);
    assert_eq!(asked(&server, "queryCdr"), [1, 2, 2, 3]);
}

#[test]
fn a_walk_begins_where_the_request_says() {
    let server = server(&["listTask=25"]);
    let client = Clients::new(&options(&server)).blocking_callbot;
    let request = ListTaskRequest::new(2, 10, TaskFilter::new());
    let tasks = client.list_task_pages(&request).items().map(Result::unwrap);
    assert_eq!(tasks.count(), 15);
    assert_eq!(asked(&server, "listTask"), [2, 3]);
}

#[test]
fn nothing_is_sent_before_a_page_is_asked_for() {
    let server = server(&[]);
    let it = Clients::new(&options(&server));
    drop(it.blocking_nxcc.query_cdr_pages(&cdr()));
    drop(it.nxcc.query_cdr_pages(&cdr()).items());
    assert_eq!(server.requests().len(), 0);
}
