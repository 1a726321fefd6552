//! A server that plays the vendor: every operation of every service, from the resolved model, at run time.
//!
//! No service is known by name here. Routes, answers, result codes and credentials come from
//! [`tablewright::model::Api`]; signatures are checked and made by interpreting recipes ([`recipe`]), independently of
//! the signers that the generator compiles, so that the two check each other.
//!
//! A request passes through, in this order: its route, the fault that was ordered for it, the checks of headers,
//! signature, parameters and body, the answer, its signature, compression. It is for tests: everything is in memory,
//! and nothing is remembered from one request to the next but the list of requests.

mod accounts;
mod answer;
mod body;
mod builder;
mod check;
mod clock;
mod encryption;
mod engine;
mod fault;
mod inflate;
mod judge;
mod listing;
pub mod recipe;
mod record;
mod reply;
mod router;
mod running;
pub mod sample;
mod server;
mod tokens;
mod webhook;

pub use accounts::{Accounts, CredentialError};
pub use builder::{Builder, Mock};
pub use check::{Notes, Problem, check_value};
pub use encryption::sealed;
pub use engine::FAULT_HEADER;
pub use fault::{Fault, FaultError, Rule};
pub use listing::{Listing, ListingError};
pub use record::{Recorded, Verdict};
pub use running::Running;
pub use webhook::{Delivery, WebhookError, find_webhook, notice, send_webhook};
