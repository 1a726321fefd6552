//! Tokens that many calls want at the same time.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Waker};

use crate::demo::{Demo, Done, ready};
use crate::runtime::AsyncCaller;
use crate::tokens::{Clock, READ, Slowly, Vendor, blocking, core};

#[test]
fn nobody_waits_for_a_new_token_while_the_old_one_lives() {
    let (vendor, clock) = (Arc::new(Vendor::default()), Clock::default());
    let caller = AsyncCaller::new(core(&clock), Arc::new(Slowly(Arc::clone(&vendor))));
    let demo = Demo::new();
    ready(caller.call::<Done>(&READ, &demo)).unwrap();
    clock.forward(900);
    vendor.is_slow.store(true, Ordering::SeqCst);
    let mut first = pin!(caller.call::<Done>(&READ, &demo));
    assert!(poll(first.as_mut()).is_pending());
    vendor.is_slow.store(false, Ordering::SeqCst);
    let second = pin!(caller.call::<Done>(&READ, &demo));
    assert!(matches!(poll(second), Poll::Ready(Ok(_))));
    assert_eq!(vendor.calls(), "auth, read t-1, read t-1");
}

#[test]
fn nobody_stands_in_line_behind_a_failure() {
    let (vendor, clock) = (Arc::new(Vendor::default()), Clock::default());
    let caller = AsyncCaller::new(core(&clock), Arc::new(Slowly(Arc::clone(&vendor))));
    let demo = Demo::new();
    vendor.is_down.store(true, Ordering::SeqCst);
    vendor.is_slow.store(true, Ordering::SeqCst);
    let mut calls: Vec<_> = (0..3)
        .map(|_| Box::pin(caller.call::<Done>(&READ, &demo)))
        .collect();
    for call in &mut calls {
        assert!(poll(call.as_mut()).is_pending());
    }
    vendor.is_slow.store(false, Ordering::SeqCst);
    assert!(matches!(poll(calls[0].as_mut()), Poll::Ready(Err(_))));
    // The others ask at the same time: neither waits for the other's answer.
    vendor.is_slow.store(true, Ordering::SeqCst);
    for call in &mut calls[1..] {
        assert!(poll(call.as_mut()).is_pending());
    }
    vendor.is_slow.store(false, Ordering::SeqCst);
    assert!(matches!(poll(calls[2].as_mut()), Poll::Ready(Err(_))));
    assert!(matches!(poll(calls[1].as_mut()), Poll::Ready(Err(_))));
    assert_eq!(vendor.calls(), "auth, auth, auth");
}

#[test]
fn of_many_threads_one_gets_the_token() {
    let (vendor, clock) = (Arc::new(Vendor::default()), Clock::default());
    let caller = blocking(&vendor, &clock);
    std::thread::scope(|scope| {
        for _ in 0..32 {
            scope.spawn(|| caller.clone().call::<Done>(&READ, &Demo::new()).unwrap());
        }
    });
    assert_eq!(vendor.tokens.load(Ordering::SeqCst), 1);
}

#[test]
fn of_many_tasks_one_gets_the_token() {
    let (vendor, clock) = (Arc::new(Vendor::default()), Clock::default());
    let caller = AsyncCaller::new(core(&clock), Arc::new(Slowly(Arc::clone(&vendor))));
    let demo = Demo::new();
    vendor.is_slow.store(true, Ordering::SeqCst);
    let mut first = pin!(caller.call::<Done>(&READ, &demo));
    let mut second = pin!(caller.call::<Done>(&READ, &demo));
    assert!(poll(first.as_mut()).is_pending());
    assert!(poll(second.as_mut()).is_pending());
    vendor.is_slow.store(false, Ordering::SeqCst);
    assert!(poll(second.as_mut()).is_pending(), "it is not its turn");
    assert!(matches!(poll(first.as_mut()), Poll::Ready(Ok(_))));
    assert!(matches!(poll(second.as_mut()), Poll::Ready(Ok(_))));
    assert_eq!(vendor.calls(), "auth, read t-1, read t-1");
}

#[test]
fn whoever_gives_up_getting_the_token_leaves_the_turn_to_another() {
    let (vendor, clock) = (Arc::new(Vendor::default()), Clock::default());
    let caller = AsyncCaller::new(core(&clock), Arc::new(Slowly(Arc::clone(&vendor))));
    let demo = Demo::new();
    vendor.is_slow.store(true, Ordering::SeqCst);
    let mut first = Box::pin(caller.call::<Done>(&READ, &demo));
    let mut second = pin!(caller.call::<Done>(&READ, &demo));
    let woken = Arc::new(Woken::default());
    let waker = Waker::from(Arc::clone(&woken));
    assert!(poll(first.as_mut()).is_pending());
    let mut context = Context::from_waker(&waker);
    assert!(second.as_mut().poll(&mut context).is_pending());
    assert!(!woken.0.load(Ordering::SeqCst));
    drop(first);
    assert!(woken.0.load(Ordering::SeqCst), "nobody would poll it again");
    vendor.is_slow.store(false, Ordering::SeqCst);
    assert!(matches!(poll(second.as_mut()), Poll::Ready(Ok(_))));
    assert_eq!(vendor.calls(), "auth, read t-1");
}

fn poll<F: Future>(future: std::pin::Pin<&mut F>) -> Poll<F::Output> {
    future.poll(&mut Context::from_waker(Waker::noop()))
}

#[derive(Default)]
struct Woken(AtomicBool);

impl std::task::Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::SeqCst);
    }
}
