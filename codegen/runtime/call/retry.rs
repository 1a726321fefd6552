//! When a call is tried again.

use std::time::Duration;

use super::error::Error;

/// When and how often a call is tried again.
///
/// Only what [`Error::is_retryable`] says is safe. Apart from that, a call whose token was refused is made once more with
/// another token, whatever is set here, unless it acts each time it is sent. The wait is drawn at random between nothing and a bound that doubles
/// with each attempt, so that clients that failed together do not come back together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retry {
    max_attempts: u32,
    base: Duration,
    cap: Duration,
    max_retry_after: Duration,
}

impl Default for Retry {
    /// Three attempts; waits of up to 200 ms, then 400 ms; at most 60 s if the server asks for it.
    fn default() -> Self {
        Self {
            max_attempts: 3,
            base: Duration::from_millis(200),
            cap: Duration::from_secs(5),
            max_retry_after: Duration::from_secs(60),
        }
    }
}

impl Retry {
    /// One attempt, and another one if a token was refused.
    #[must_use]
    pub fn none() -> Self {
        Self::default().with_max_attempts(1)
    }

    /// How often a request is sent at most, the first time included.
    #[must_use]
    pub fn with_max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// The bound of the first wait, and the bound that it never passes.
    #[must_use]
    pub fn with_backoff(mut self, base: Duration, cap: Duration) -> Self {
        (self.base, self.cap) = (base, cap);
        self
    }

    /// The longest wait that the server can ask for; if it asks for more, the call fails at once.
    #[must_use]
    pub fn with_max_retry_after(mut self, max: Duration) -> Self {
        self.max_retry_after = max;
        self
    }

    /// How long to wait before the next attempt; `None` if there is none. `attempt` counts from 1, `random` is from 0 to 1.
    pub(in super::super) fn wait(
        &self,
        error: &Error,
        attempt: u32,
        random: f64,
    ) -> Option<Duration> {
        if attempt >= self.max_attempts || !error.is_retryable() {
            return None;
        }
        match error.retry_after() {
            Some(asked) if asked > self.max_retry_after => None,
            Some(asked) => Some(asked),
            None => {
                let doubled = 2_u32.saturating_pow(attempt.saturating_sub(1));
                let bound = self.base.saturating_mul(doubled).min(self.cap);
                Some(bound.mul_f64(random.clamp(0.0, 1.0)))
            }
        }
    }
}
