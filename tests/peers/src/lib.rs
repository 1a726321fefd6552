//! Comparisons with other tools, as ratios of what was measured side by side in one run.
//!
//! * `cargo run --release --bin decode`: reading a large answer;
//! * `cargo run --release --bin compile`: checking the generated crate, and what progenitor makes of the same operations.

pub mod derived;
pub mod downgrade;
pub mod sample;

use std::time::{Duration, Instant};

/// The medians of several functions, run in turn so that whatever else the machine does hits all of them alike.
pub fn in_turn(rounds: usize, functions: &mut [(&str, &mut dyn FnMut())]) -> Vec<Duration> {
    let mut times = vec![Vec::with_capacity(rounds); functions.len()];
    for _ in 0..rounds {
        for ((_, function), times) in functions.iter_mut().zip(&mut times) {
            let start = Instant::now();
            function();
            times.push(start.elapsed());
        }
    }
    times.into_iter().map(median).collect()
}

/// The middle one.
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
