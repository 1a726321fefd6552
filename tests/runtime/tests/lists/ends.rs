//! Where lists end, whatever the server does.

use std::sync::Arc;

use serde_json::json;

use crate::demo::{Ask, LIST, Listed, Server, ask, asked_from};
use crate::runtime::{Walk, WalkEnd};

/// All items that come, the pages that were asked for, and why that was all.
fn walk(server: &Arc<Server>, request: &Ask) -> (Vec<i64>, Vec<i64>, Option<WalkEnd>) {
    let mut pages = server.blocking_caller().pages(&LIST, request);
    let mut items = Vec::new();
    for page in pages.by_ref() {
        items.extend(page.unwrap().items);
        assert!(server.count() < 100, "the walk does not end");
    }
    assert!(pages.next().is_none(), "after the end there is nothing");
    let asked = server.pages();
    let end = pages.end();
    assert_eq!(server.pages(), asked, "after the end nothing is sent");
    (items, asked, end)
}

fn numbers(range: std::ops::Range<i64>) -> Vec<i64> {
    range.collect()
}

#[test]
fn a_short_page_is_the_last_one() {
    let server = Server::list(25, 100, false);
    let (items, asked, end) = walk(&server, &ask(10));
    assert_eq!(items, numbers(0..25));
    assert_eq!(asked, [1, 2, 3]);
    assert_eq!(end, Some(WalkEnd::ShortPage));
}

#[test]
fn after_full_pages_an_empty_one_is_the_end_and_not_given() {
    let server = Server::list(20, 100, false);
    let mut pages = server.blocking_caller().pages(&LIST, &ask(10));
    assert_eq!(pages.by_ref().count(), 2);
    assert_eq!(server.pages(), [1, 2, 3]);
    assert_eq!(pages.end(), Some(WalkEnd::EmptyPage));
}

#[test]
fn an_empty_list_is_one_empty_page() {
    for tells_total in [true, false] {
        let server = Server::list(0, 100, tells_total);
        let mut pages = server.blocking_caller().pages(&LIST, &ask(10));
        let first = pages.next().unwrap().unwrap();
        assert!(first.items.is_empty());
        assert_eq!(first.total.is_some(), tells_total);
        assert!(pages.next().is_none());
        assert_eq!(server.count(), 1);
    }
}

#[test]
fn a_total_that_is_reached_saves_a_request() {
    let server = Server::list(20, 100, true);
    let (items, asked, end) = walk(&server, &ask(10));
    assert_eq!(items, numbers(0..20));
    assert_eq!(asked, [1, 2]);
    assert_eq!(end, Some(WalkEnd::Total));
}

#[test]
fn with_a_total_pages_may_be_shorter_than_they_were_asked_for() {
    // 100 items are asked for, and 10 are all that the server gives.
    let server = Server::list(25, 10, true);
    let (items, asked, end) = walk(&server, &ask(100));
    assert_eq!(items, numbers(0..25));
    assert_eq!(asked, [1, 2, 3]);
    assert_eq!(end, Some(WalkEnd::Total));
}

#[test]
fn without_a_size_only_an_empty_page_is_the_end() {
    let server = Server::list(25, 10, false);
    let (items, asked, end) = walk(&server, &Ask::default());
    assert_eq!(items, numbers(0..25));
    assert_eq!(asked, [1, 2, 3, 4]);
    assert_eq!(end, Some(WalkEnd::EmptyPage));
}

#[test]
fn a_walk_begins_where_the_request_says() {
    for tells_total in [true, false] {
        let server = Server::list(45, 100, tells_total);
        let (items, asked, _) = walk(&server, &asked_from(3, 10));
        assert_eq!(items, numbers(20..45));
        assert_eq!(asked, [3, 4, 5]);
    }
}

#[test]
fn a_total_is_compared_with_all_pages_and_not_with_those_that_were_fetched() {
    let server = Server::list(40, 100, true);
    let (items, asked, end) = walk(&server, &asked_from(3, 10));
    assert_eq!(items, numbers(20..40));
    assert_eq!((asked, end), (vec![3, 4], Some(WalkEnd::Total)));
}

#[test]
fn nothing_is_left_out_where_a_server_gives_small_pages_and_the_walk_begins_later() {
    // With 100 items to a page, page 3 would begin behind the total of 25.
    let server = Server::list(25, 10, true);
    let (items, _, _) = walk(&server, &asked_from(2, 100));
    assert_eq!(items, numbers(10..25));
}

#[test]
fn a_server_that_ignores_the_page_is_asked_twice() {
    let server = Server::new(|_| Ok(json!({ "items": [1, 2, 3] })));
    let (items, asked, end) = walk(&server, &ask(3));
    assert_eq!(items, [1, 2, 3]);
    assert_eq!((asked, end), (vec![1, 2], Some(WalkEnd::Repeated)));
    // Its total does not keep the walk going either.
    let server = Server::new(|_| Ok(json!({ "items": [1, 2, 3], "total": 1_000_000 })));
    let (items, asked, end) = walk(&server, &ask(3));
    assert_eq!(items, [1, 2, 3]);
    assert_eq!((asked, end), (vec![1, 2], Some(WalkEnd::Repeated)));
}

#[test]
fn a_server_that_repeats_its_last_page_is_understood() {
    let server = Server::new(|body| {
        let page = body["page"].as_i64().unwrap().min(3);
        Ok(json!({ "items": [page * 10, page * 10 + 1] }))
    });
    let (items, asked, end) = walk(&server, &ask(2));
    assert_eq!(items, [10, 11, 20, 21, 30, 31]);
    assert_eq!((asked, end), (vec![1, 2, 3, 4], Some(WalkEnd::Repeated)));
}

#[test]
fn a_server_that_begins_again_is_understood() {
    let server = Server::new(|body| {
        let page = body["page"].as_i64().unwrap() % 3;
        Ok(json!({ "items": [page, page] }))
    });
    let (items, _, end) = walk(&server, &ask(2));
    assert_eq!(items, [1, 1, 2, 2, 0, 0]);
    assert_eq!(end, Some(WalkEnd::Repeated));
}

#[test]
fn a_total_of_nothing_on_a_page_with_items_is_not_believed() {
    for total in [0, -1] {
        let server = Server::new(move |body| {
            let page = body["page"].as_i64().unwrap();
            let items: &[i64] = if page < 3 { &[1, 2] } else { &[3] };
            let items: Vec<i64> = items.iter().map(|it| it + page * 10).collect();
            Ok(json!({ "items": items, "total": total }))
        });
        let (items, asked, end) = walk(&server, &ask(2));
        assert_eq!(items, [11, 12, 21, 22, 33]);
        assert_eq!((asked, end), (vec![1, 2, 3], Some(WalkEnd::ShortPage)));
    }
}

#[test]
fn a_size_of_nothing_ends_no_walk() {
    let server = Server::new(|body| {
        let page = body["page"].as_i64().unwrap();
        let items: Vec<i64> = (page..4).take(1).collect();
        Ok(json!({ "items": items }))
    });
    let (items, _, end) = walk(&server, &ask(0));
    assert_eq!(items, [1, 2, 3]);
    assert_eq!(end, Some(WalkEnd::EmptyPage));
}

#[test]
fn the_last_number_there_is_does_not_overflow() {
    let server = Server::new(|_| Ok(json!({ "items": [1] })));
    let (items, asked, _) = walk(&server, &asked_from(i64::MAX, 1));
    assert_eq!(items, [1]);
    assert_eq!(asked, [i64::MAX, i64::MAX]);
    let server = Server::new(|_| Ok(json!({ "items": [1], "total": i64::MAX })));
    let (_, asked, _) = walk(&server, &asked_from(i64::MIN, 1));
    assert_eq!(asked, [i64::MIN, i64::MIN + 1]);
}

/// For an HTTP stack of one's own.
#[test]
fn a_walk_needs_no_client() {
    let mut walk = Walk::new(ask(2));
    let page = |items: &[i64]| Listed {
        items: items.to_vec(),
        total: None,
    };
    assert_eq!(walk.request().unwrap().page, Some(1));
    assert_eq!(
        walk.request().unwrap().page,
        Some(1),
        "it stays until there is an answer"
    );
    assert_eq!(walk.take(page(&[1, 2])), Some(page(&[1, 2])));
    assert_eq!((walk.number(), walk.request().unwrap().page), (2, Some(2)));
    assert_eq!(walk.take(page(&[3])), Some(page(&[3])));
    assert_eq!(walk.end(), Some(WalkEnd::ShortPage));
    assert!(walk.request().is_none());
    assert_eq!(walk.take(page(&[4])), None, "there was no request for it");
}
