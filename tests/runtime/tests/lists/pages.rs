//! Walks that do not block: that they can be moved, dropped half-way and waited for again.

use std::sync::Arc;
use std::task::Poll;

use crate::demo::{Ask, Gate, LIST, Server, ask, poll, ready};
use crate::runtime::{Items, Pages, WalkEnd};

#[test]
fn walks_can_be_moved_into_a_task() {
    fn is<T: Send + Unpin + 'static>() {}
    fn is_send<T: Send>(_: &T) {}
    is::<Pages<Ask>>();
    is::<Items<Ask>>();
    let mut pages = Server::list(1, 1, false).caller().pages(&LIST, &ask(1));
    is_send(&pages.next());
}

#[test]
fn all_pages_and_all_items_come() {
    let server = Server::list(25, 100, false);
    let mut pages = server.caller().pages(&LIST, &ask(10));
    assert_eq!(server.count(), 0);
    let mut lengths = Vec::new();
    while let Some(page) = ready(pages.next()) {
        lengths.push(page.unwrap().items.len());
    }
    assert_eq!(lengths, [10, 10, 5]);
    assert_eq!(pages.end(), Some(WalkEnd::ShortPage));
    assert!(ready(pages.next()).is_none());
    assert_eq!(server.count(), 3);

    let mut items = server.caller().pages(&LIST, &ask(10)).items();
    let mut all = Vec::new();
    while let Some(item) = ready(items.next()) {
        all.push(item.unwrap());
    }
    assert_eq!(all, (0..25).collect::<Vec<_>>());
    assert!(ready(items.next()).is_none());
}

#[test]
fn an_error_keeps_the_place() {
    let server = Server::list(25, 100, false);
    server.fail(&[false, true, true]);
    let mut items = server.caller().pages(&LIST, &ask(10)).items();
    let (mut good, mut bad) = (Vec::new(), 0);
    while let Some(item) = ready(items.next()) {
        if let Ok(item) = item {
            good.push(item);
        } else {
            bad += 1;
            assert_eq!((items.number(), items.end()), (2, None));
        }
    }
    assert_eq!((good, bad), ((0..25).collect(), 2));
    assert_eq!(server.pages(), [1, 2, 2, 2, 3]);
}

#[test]
fn a_dropped_wait_gives_its_request_up_and_keeps_the_place() {
    let server = Server::list(25, 100, false);
    let gate = Arc::new(Gate::default());
    let mut pages = server.caller_behind(&gate).pages(&LIST, &ask(10));
    gate.open(1);
    assert_eq!(ready(pages.next()).unwrap().unwrap().items.len(), 10);
    for _ in 0..3 {
        // As in a `select!` that another branch wins.
        let mut next = Box::pin(pages.next());
        assert!(poll(&mut next).is_pending());
        assert_eq!(gate.waiting(), 1);
        drop(next);
        assert_eq!(gate.waiting(), 0);
    }
    assert_eq!(server.pages(), [1, 2, 2, 2]);
    gate.open(2);
    let Poll::Ready(Some(Ok(page))) = poll(&mut std::pin::pin!(pages.next())) else {
        panic!("the answer is there");
    };
    assert_eq!(page.items, (10..20).collect::<Vec<_>>());
    assert_eq!(ready(pages.next()).unwrap().unwrap().items.len(), 5);
}

#[test]
fn a_dropped_wait_for_an_item_loses_none() {
    let server = Server::list(25, 100, false);
    let gate = Arc::new(Gate::default());
    let mut items = server.caller_behind(&gate).pages(&LIST, &ask(10)).items();
    let mut all = Vec::new();
    loop {
        let mut next = Box::pin(items.next());
        match poll(&mut next) {
            Poll::Ready(Some(item)) => all.push(item.unwrap()),
            Poll::Ready(None) => break,
            Poll::Pending => {
                drop(next);
                assert_eq!(gate.waiting(), 0);
                gate.open(1);
            }
        }
    }
    assert_eq!(all, (0..25).collect::<Vec<_>>());
    assert_eq!(server.pages(), [1, 1, 2, 2, 3, 3]);
}

#[cfg(feature = "stream")]
#[test]
fn a_stream_keeps_its_request_until_it_is_dropped() {
    use futures_core::Stream;

    let server = Server::list(25, 100, false);
    let gate = Arc::new(Gate::default());
    let mut pages = server.caller_behind(&gate).pages(&LIST, &ask(10));
    for _ in 0..3 {
        let mut next = std::future::poll_fn(|cx| std::pin::Pin::new(&mut pages).poll_next(cx));
        assert!(poll(&mut next).is_pending());
    }
    assert_eq!((server.count(), gate.waiting()), (1, 1));
    drop(pages);
    assert_eq!(gate.waiting(), 0);
}

#[cfg(feature = "stream")]
#[test]
fn walks_are_streams() {
    use futures_core::stream::{FusedStream, Stream};

    fn collect<S: Stream + Unpin>(stream: &mut S) -> Vec<S::Item> {
        let mut all = Vec::new();
        while let Some(item) = ready(std::future::poll_fn(|cx| {
            std::pin::Pin::new(&mut *stream).poll_next(cx)
        })) {
            all.push(item);
        }
        all
    }
    let server = Server::list(25, 100, false);
    let mut pages = server.caller().pages(&LIST, &ask(10));
    assert!(!pages.is_terminated());
    assert_eq!(collect(&mut pages).len(), 3);
    assert!(pages.is_terminated());
    let mut items = server.caller().pages(&LIST, &ask(10)).items();
    assert_eq!(collect(&mut items).len(), 25);
    assert!(items.is_terminated());
}
