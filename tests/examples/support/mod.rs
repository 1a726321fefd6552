//! Where the examples find their vendor: a mock server of their own, or the one that `MOCK_URL` names.

use dialcraft::Options;
use tablewright_mock::{Mock, Running};

// The sample credentials that the vendors publish; the mock server takes them.
#[allow(dead_code, reason = "each example uses one service")]
pub(crate) const UUID: &str = "Vh71ym3yQwWSYZFpqkFwTskGXUbSxDtR";
#[allow(dead_code, reason = "each example uses one service")]
pub(crate) const SECRET: &str = "u7Mf3zUNOkg4lMV9a0E6cHSgIkK22GSr";
#[allow(dead_code, reason = "each example uses one service")]
pub(crate) const ACCESS_KEY: &str = "fme2na3kdi3ki";
#[allow(dead_code, reason = "each example uses one service")]
pub(crate) const ACCESS_SECRET: &str = "abciiiko2k3";

/// Options that lead to the mock server, and the server itself if it was started here.
pub(crate) fn mock() -> Result<(Options, Option<Running>), Box<dyn std::error::Error>> {
    if let Ok(url) = std::env::var("MOCK_URL") {
        return Ok((Options::new().with_base_url(url), None));
    }
    let schemas = concat!(env!("CARGO_MANIFEST_DIR"), "/../schemas");
    let api = tablewright::compile(schemas.as_ref(), "dialcraft").api;
    let running = Mock::builder(api.ok_or("the schemas have errors")?).start()?;
    Ok((
        Options::new().with_base_url(running.base_url()),
        Some(running),
    ))
}
