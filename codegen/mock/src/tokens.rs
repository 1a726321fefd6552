//! Tokens that were handed out and live.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::{Map, Value};
use tablewright::model::TokenSource;

/// The tokens of all services. Each lives as long as its service says; a new one ends no other.
#[derive(Default)]
pub(crate) struct Tokens(Mutex<State>);

#[derive(Default)]
struct State {
    handed_out: u64,
    living: BTreeMap<String, Vec<Token>>,
}

struct Token {
    text: String,
    /// Milliseconds since 1970.
    ends: u64,
}

impl Tokens {
    /// A new one.
    pub(crate) fn hand_out(&self, service: &str, source: &TokenSource, now: u64) -> String {
        let mut state = self.lock();
        state.handed_out += 1;
        let text = format!("mock-token-{}", state.handed_out);
        let token = Token {
            text: text.clone(),
            ends: now.saturating_add(source.lifetime.saturating_mul(1000)),
        };
        state
            .living
            .entry(service.to_owned())
            .or_default()
            .push(token);
        text
    }

    /// Those that requests may carry.
    pub(crate) fn living(&self, service: &str, now: u64) -> Vec<String> {
        let state = self.lock();
        let tokens = state.living.get(service).into_iter().flatten();
        tokens
            .filter(|token| now < token.ends)
            .map(|token| token.text.clone())
            .collect()
    }

    /// Ends all of them.
    pub(crate) fn end(&self) {
        self.lock().living.clear();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // What a panicking thread left behind is still a list.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Puts a token where the answer has it.
pub(crate) fn put(answer: &mut Value, path: &[String], token: &str) {
    let mut place = answer;
    for name in path {
        if !place.is_object() {
            *place = Value::Object(Map::new());
        }
        place = &mut place[name];
    }
    *place = token.into();
}
