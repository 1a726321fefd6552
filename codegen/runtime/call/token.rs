//! The token that requests carry: kept until shortly before its end, and forgotten when it is refused.
//!
//! Getting one is a call like any other; callers over a transport make it (see `transport`), and let only one of many
//! concurrent calls do so.

use std::future::Future;
use std::mem;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use serde_json::Value;

use super::super::secret::Secret;
use super::core::{Core, Draft};
use super::error::Error;
use super::operation::Operation;

/// Milliseconds between two attempts at replacing a token that lives.
const PAUSE: i64 = 30_000;

/// Where a service's tokens come from.
#[derive(Debug)]
pub struct TokenSource {
    /// The operation that hands them out.
    pub operation: &'static Operation,
    /// The members on the way to the token in that operation's answer.
    pub path: &'static [&'static str],
    /// Seconds that a token lives.
    pub lifetime: u64,
    /// Seconds before its end at which it is replaced.
    pub renew_before: u64,
    /// The request for one.
    pub draft: fn(&Core) -> Result<Draft, Error>,
}

/// The token of a client and its clones.
#[derive(Default)]
pub(super) struct TokenCache {
    held: Mutex<Option<Held>>,
    /// How often getting a token has failed.
    failures: AtomicU64,
}

struct Held {
    token: Secret,
    /// Unix milliseconds.
    renew_at: i64,
    ends_at: i64,
}

impl TokenCache {
    /// The token, as long as it lives.
    pub(super) fn living(&self, now: i64) -> Option<Secret> {
        let held = lock(&self.held);
        let held = held.as_ref().filter(|held| now < held.ends_at)?;
        Some(held.token.clone())
    }

    /// Whether there is a token that need not be replaced yet.
    pub(super) fn is_fresh(&self, now: i64) -> bool {
        lock(&self.held)
            .as_ref()
            .is_some_and(|held| now < held.renew_at)
    }

    /// Keeps a token that was asked for at `asked`.
    pub(super) fn keep(&self, source: &TokenSource, token: Secret, asked: i64) {
        let after = |seconds: u64| {
            let millis = i64::try_from(seconds.saturating_mul(1000)).unwrap_or(i64::MAX);
            asked.saturating_add(millis)
        };
        *lock(&self.held) = Some(Held {
            token,
            renew_at: after(source.lifetime.saturating_sub(source.renew_before)),
            ends_at: after(source.lifetime),
        });
    }

    /// A token could not be got. One that lives is used for a while before another is asked for again.
    pub(super) fn fail(&self, now: i64) {
        self.failures.fetch_add(1, Ordering::Relaxed);
        if let Some(held) = lock(&self.held).as_mut() {
            held.renew_at = now.saturating_add(PAUSE);
        }
    }

    pub(super) fn failures(&self) -> u64 {
        self.failures.load(Ordering::Relaxed)
    }

    /// Forgets a token that was refused, unless there is another one already.
    pub(super) fn forget(&self, refused: &Secret) {
        let mut held = lock(&self.held);
        if held
            .as_ref()
            .is_some_and(|held| held.token.expose() == refused.expose())
        {
            *held = None;
        }
    }
}

impl TokenSource {
    /// The token in an answer.
    pub(super) fn read(&self, body: &[u8]) -> Option<Secret> {
        let mut value: Value = serde_json::from_slice(body).ok()?;
        for name in self.path {
            value = value.get_mut(*name)?.take();
        }
        match value {
            Value::String(text) if !text.is_empty() => Some(Secret::from(text)),
            _ => None,
        }
    }
}

/// Lets one task at a time get a token, without tying the client to a runtime.
#[derive(Default)]
pub(in super::super) struct Turn {
    state: Mutex<TurnState>,
}

#[derive(Default)]
struct TurnState {
    is_taken: bool,
    waiting: Vec<Waker>,
}

/// It is this task's turn, until this is dropped.
pub(in super::super) struct TurnGuard<'t>(&'t Turn);

/// Waits for a turn.
pub(in super::super) struct TakeTurn<'t>(&'t Turn);

impl Turn {
    pub(in super::super) fn take(&self) -> TakeTurn<'_> {
        TakeTurn(self)
    }

    /// The turn, if nobody has it.
    pub(in super::super) fn try_take(&self) -> Option<TurnGuard<'_>> {
        let mut state = lock(&self.state);
        if state.is_taken {
            return None;
        }
        state.is_taken = true;
        Some(TurnGuard(self))
    }
}

impl<'t> Future for TakeTurn<'t> {
    type Output = TurnGuard<'t>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<TurnGuard<'t>> {
        let mut state = lock(&self.0.state);
        if !state.is_taken {
            state.is_taken = true;
            return Poll::Ready(TurnGuard(self.0));
        }
        let waker = context.waker();
        if !state.waiting.iter().any(|known| known.will_wake(waker)) {
            state.waiting.push(waker.clone());
        }
        Poll::Pending
    }
}

impl Drop for TurnGuard<'_> {
    fn drop(&mut self) {
        let mut state = lock(&self.0.state);
        state.is_taken = false;
        // All of them: whoever was first may have given up waiting.
        let waiting = mem::take(&mut state.waiting);
        drop(state);
        for waker in waiting {
            waker.wake();
        }
    }
}

/// What a panicking thread left behind is whole: nothing in here panics half way.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
