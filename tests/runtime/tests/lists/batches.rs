//! Requests over a limit: how they are split, how many are under way, and what is kept of those that fail.

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use std::task::Poll;

use serde_json::{Value, json};

use crate::demo::{Ask, Gate, LIST, Server, broken, ids, poll, ready};
use crate::runtime::Batches;

/// Gives back the ids that it is asked for.
fn echo() -> Arc<Server> {
    Server::new(|body| Ok(json!({ "items": body["ids"] })))
}

/// The same, but for a part that begins with one of these ids.
fn echo_but(bad: &'static [i64]) -> Arc<Server> {
    Server::new(|body| {
        let first = body["ids"][0].as_i64().unwrap();
        if bad.contains(&first) {
            return Err(broken());
        }
        Ok(json!({ "items": body["ids"] }))
    })
}

/// Through both callers, which must do the same.
fn both(server: impl Fn() -> Arc<Server>, request: &Ask, concurrency: usize) -> [Batches<Ask>; 2] {
    let (waiting, other) = (server(), server());
    let blocking = waiting
        .blocking_caller()
        .in_batches(&LIST, request, concurrency);
    let batches = ready(other.caller().in_batches(&LIST, request, concurrency));
    let sorted = |server: &Server| {
        let mut asked: Vec<String> = server
            .asked
            .lock()
            .unwrap()
            .iter()
            .map(Value::to_string)
            .collect();
        asked.sort();
        asked
    };
    assert_eq!(sorted(&waiting), sorted(&other));
    [blocking, batches]
}

fn ranges(batches: &Batches<Ask>) -> Vec<Range<usize>> {
    batches
        .parts()
        .iter()
        .map(|part| part.range.clone())
        .collect()
}

#[test]
fn a_list_is_split_by_its_limit_and_joined_in_order() {
    for concurrency in [0, 1, 2, 7, 100, usize::MAX] {
        for batches in both(echo, &ids(25), concurrency) {
            assert_eq!(ranges(&batches), [0..10, 10..20, 20..25]);
            assert_eq!(batches.failed().count(), 0);
            assert!(batches.remaining(&ids(25)).is_none());
            assert_eq!(batches.into_joined().unwrap(), (0..25).collect::<Vec<_>>());
        }
    }
}

#[test]
fn what_fits_into_one_request_is_one() {
    for (count, range) in [(0, 0..0), (1, 0..1), (10, 0..10)] {
        for batches in both(echo, &ids(count), 4) {
            assert_eq!(ranges(&batches), vec![range.clone()]);
            assert_eq!(
                batches.into_joined().unwrap(),
                (0..count).collect::<Vec<_>>()
            );
        }
    }
}

#[test]
fn a_part_that_fails_is_known_and_the_others_are_kept() {
    for batches in both(|| echo_but(&[10, 30]), &ids(45), 2) {
        let failed: Vec<Range<usize>> = batches.failed().map(|(range, _)| range).collect();
        assert_eq!(failed, [10..20, 30..40]);
        let good: Vec<i64> = batches
            .succeeded()
            .flat_map(|(_, answer)| answer.items.clone())
            .collect();
        assert_eq!(
            good,
            [0..10, 20..30, 40..45]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
        );
        let again = batches.remaining(&ids(45)).unwrap();
        assert_eq!(again.ids, (10..20).chain(30..40).collect::<Vec<_>>());
        // Of another request, what is there is taken.
        assert_eq!(
            batches.remaining(&ids(20)).unwrap().ids,
            (10..20).collect::<Vec<_>>()
        );
        assert!(!format!("{batches:?}").contains("ids"));
        assert!(batches.into_joined().is_err());
    }
}

#[test]
fn only_so_many_requests_are_under_way_and_whoever_is_done_makes_room() {
    let server = echo();
    let gate = Arc::new(Gate::default());
    let caller = server.caller_behind(&gate);
    let request = ids(95);
    let mut batches = Box::pin(caller.in_batches(&LIST, &request, 3));
    assert_eq!(server.count(), 0, "nothing is sent before it is polled");
    assert!(poll(&mut batches).is_pending());
    assert_eq!((server.count(), gate.waiting()), (3, 3));
    gate.open(1);
    assert!(poll(&mut batches).is_pending());
    assert_eq!((server.count(), gate.waiting()), (4, 3));
    gate.open(4);
    assert!(poll(&mut batches).is_pending());
    assert_eq!((server.count(), gate.waiting()), (8, 3));
    gate.open(100);
    let Poll::Ready(done) = poll(&mut batches) else {
        panic!("all is answered");
    };
    assert_eq!((server.count(), gate.most()), (10, 3));
    assert_eq!(done.into_joined().unwrap(), (0..95).collect::<Vec<_>>());
}

#[test]
fn dropped_batches_send_no_more() {
    let server = echo();
    let gate = Arc::new(Gate::default());
    let caller = server.caller_behind(&gate);
    let request = ids(95);
    let mut batches = Box::pin(caller.in_batches(&LIST, &request, 3));
    assert!(poll(&mut batches).is_pending());
    drop(batches);
    gate.open(100);
    assert_eq!((server.count(), gate.waiting()), (3, 0));
}

#[test]
fn batches_can_be_moved_into_a_task() {
    fn is_send<T: Send>(_: &T) {}
    fn is<T: Send + Sync + 'static>() {}
    let server = echo();
    let (caller, request) = (server.caller(), ids(1));
    is_send(&caller.in_batches(&LIST, &request, 1));
    is::<Batches<Ask>>();
}

#[test]
fn threads_work_at_the_same_time_and_no_more_of_them_than_asked_for() {
    static RUNNING: AtomicUsize = AtomicUsize::new(0);
    static MOST: AtomicUsize = AtomicUsize::new(0);
    // Nobody gets through before three are there, so with fewer threads this would never end.
    let barrier = Barrier::new(3);
    let server = Server::new(move |body| {
        let running = RUNNING.fetch_add(1, Ordering::SeqCst) + 1;
        MOST.fetch_max(running, Ordering::SeqCst);
        barrier.wait();
        RUNNING.fetch_sub(1, Ordering::SeqCst);
        Ok(json!({ "items": body["ids"] }))
    });
    let batches = server.blocking_caller().in_batches(&LIST, &ids(90), 3);
    assert_eq!(batches.into_joined().unwrap(), (0..90).collect::<Vec<_>>());
    assert_eq!(MOST.load(Ordering::SeqCst), 3);
}
