//! Walks that wait: errors, items, and what is sent when.

use crate::demo::{LIST, Server, ask};

#[test]
fn nothing_is_sent_before_something_is_asked_for() {
    let server = Server::list(25, 100, false);
    let mut items = server.blocking_caller().pages(&LIST, &ask(10)).items();
    assert_eq!(server.count(), 0);
    for expected in 0..10 {
        assert_eq!(items.next().unwrap().unwrap(), expected);
        assert_eq!(server.count(), 1);
    }
    assert_eq!(items.next().unwrap().unwrap(), 10);
    assert_eq!(server.count(), 2);
    drop(items);
    assert_eq!(server.count(), 2);
}

#[test]
fn an_error_keeps_the_place() {
    let server = Server::list(25, 100, false);
    server.fail(&[false, true, true]);
    let mut pages = server.blocking_caller().pages(&LIST, &ask(10));
    assert_eq!(pages.next().unwrap().unwrap().items[0], 0);
    for _ in 0..2 {
        assert!(pages.next().unwrap().is_err());
        assert_eq!((pages.number(), pages.end()), (2, None));
    }
    let rest: Vec<i64> = pages.flat_map(|page| page.unwrap().items).collect();
    assert_eq!(rest, (10..25).collect::<Vec<_>>());
    assert_eq!(server.pages(), [1, 2, 2, 2, 3]);
}

#[test]
fn items_go_on_after_an_error_with_none_left_out_and_none_twice() {
    let server = Server::list(25, 100, true);
    server.fail(&[true, false, true, false, true]);
    let items = server.blocking_caller().pages(&LIST, &ask(10)).items();
    let (good, bad): (Vec<_>, Vec<_>) = items.partition(Result::is_ok);
    let good: Vec<i64> = good.into_iter().map(Result::unwrap).collect();
    assert_eq!(good, (0..25).collect::<Vec<_>>());
    assert_eq!(bad.len(), 3);
}

#[test]
fn a_collection_stops_at_the_first_error() {
    let server = Server::list(25, 100, false);
    server.fail(&[false, true]);
    let items = server.blocking_caller().pages(&LIST, &ask(10)).items();
    assert!(items.collect::<Result<Vec<_>, _>>().is_err());
    assert_eq!(server.count(), 2);
}
