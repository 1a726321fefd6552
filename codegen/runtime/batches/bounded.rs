//! Several things at once, but not too many, with the results in order.

use std::future::poll_fn;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::Poll;
use std::thread;

use super::super::transport::BoxFuture;

/// Runs what `start` gives for `0..count`, at most `at_once` of them at the same time.
///
/// A wake-up polls all that run: these are requests, of which a server bears few at a time.
pub(super) async fn join<'a, T>(
    count: usize,
    at_once: usize,
    mut start: impl FnMut(usize) -> BoxFuture<'a, T>,
) -> Vec<T> {
    let at_once = at_once.max(1);
    let mut waiting = 0..count;
    let mut running: Vec<(usize, BoxFuture<'a, T>)> = Vec::new();
    let mut done: Vec<(usize, T)> = Vec::new();
    poll_fn(|cx| {
        loop {
            let room = at_once.saturating_sub(running.len());
            running.extend(
                waiting
                    .by_ref()
                    .take(room)
                    .map(|index| (index, start(index))),
            );
            if running.is_empty() {
                return Poll::Ready(());
            }
            let before = done.len();
            running.retain_mut(|(index, future)| match future.as_mut().poll(cx) {
                Poll::Ready(result) => {
                    done.push((*index, result));
                    false
                }
                Poll::Pending => true,
            });
            // Whatever has room now must be polled before anybody can wake for it.
            if done.len() == before {
                return Poll::Pending;
            }
        }
    })
    .await;
    in_order(done)
}

/// The same on threads. The calling thread works, too; where no thread can be started, it does all of it.
pub(super) fn join_blocking<T: Send>(
    count: usize,
    at_once: usize,
    run: impl Fn(usize) -> T + Sync,
) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= count {
                return done;
            }
            done.push((index, run(index)));
        }
    };
    let done = thread::scope(|scope| {
        let helpers: Vec<_> = (1..at_once.min(count))
            .map_while(|_| thread::Builder::new().spawn_scoped(scope, work).ok())
            .collect();
        let mut done = work();
        for helper in helpers {
            done.extend(helper.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    in_order(done)
}

fn in_order<T>(mut done: Vec<(usize, T)>) -> Vec<T> {
    done.sort_unstable_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}
