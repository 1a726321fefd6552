//! Lists in pages: which items are on which page.

use serde_json::{Value, json};
use tablewright_mock::{Mock, Running};

use crate::support::{Raw, cases};

fn start(listings: &[&str]) -> Running {
    let mut builder = Mock::builder(cases());
    for listing in listings {
        builder = builder.listing(listing.parse().unwrap());
    }
    builder.start().unwrap()
}

fn ask(server: &Running, method: &str, target: &str, body: &str) -> Value {
    let answer = Raw::new(method, target, body)
        .with("X-Key", "mock-key")
        .send(server);
    assert_eq!(answer.status, 200);
    answer.json()
}

fn calls(server: &Running, page: i64, size: i64) -> Vec<Value> {
    let body = json!({ "page": page, "size": size }).to_string();
    let answer = ask(server, "POST", "/calls/page", &body);
    assert_eq!(answer["code"], 0, "{answer}");
    answer["data"].as_array().unwrap().clone()
}

#[test]
fn the_items_of_the_answer_are_the_list_unless_another_length_was_ordered() {
    let server = start(&[]);
    assert_eq!(calls(&server, 1, 10).len(), 1);
    assert_eq!(calls(&server, 1, 1).len(), 1);
    assert!(calls(&server, 2, 1).is_empty());
}

#[test]
fn every_item_is_on_one_page_and_unlike_the_others() {
    let server = start(&["listed.listCalls=25"]);
    let pages: Vec<Vec<Value>> = (1..=4).map(|page| calls(&server, page, 10)).collect();
    let lengths: Vec<usize> = pages.iter().map(Vec::len).collect();
    assert_eq!(lengths, [10, 10, 5, 0]);
    let mut ids: Vec<String> = pages
        .concat()
        .iter()
        .map(|it| it["id"].to_string())
        .collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 25);
}

#[test]
fn numbers_are_read_from_the_query_and_totals_told_deep_in_the_answer() {
    let server = start(&["listAgents=45"]);
    let page = |query: &str| ask(&server, "GET", &format!("/agents{query}"), "");
    // The first page is 0 here, and without a size it is what the page says the server takes.
    let first = page("");
    assert_eq!(first["data"]["page"]["rows"].as_array().unwrap().len(), 20);
    assert_eq!(first["data"]["total.count"], 45);
    let last = page("?page.no=2");
    assert_eq!(last["data"]["page"]["rows"].as_array().unwrap().len(), 5);
    let small = page("?page.no=22&per_page=2");
    assert_eq!(small["data"]["page"]["rows"], json!(["text-44"]));
}

#[test]
fn only_what_has_pages_can_be_given_a_length() {
    let wrong = |listing: &str| {
        let builder = Mock::builder(cases()).listing(listing.parse().unwrap());
        builder.start().unwrap_err().to_string()
    };
    assert!(wrong("findCalls=3").contains("`findCalls` with pages"));
    assert!(wrong("listNothing=3").contains("`listNothing` with pages"));
}
