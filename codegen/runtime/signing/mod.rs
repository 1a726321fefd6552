//! Signing: what is signed, piece by piece; how a digest is written; what a request and an answer show of themselves.
//!
//! Nothing here knows a recipe: generated code puts the pieces in order.

mod answer;
mod cipher;
mod output;
mod unsigned;

use digest::Digest;

pub use self::answer::{Answer, ClockUnit, SignatureFault};
pub use self::cipher::{open_blocks, seal_blocks};
pub use self::output::{hex_lower, hex_upper, same_hex, same_signature};
pub use self::unsigned::{SigningError, Stamp, Unsigned};

pub(super) use self::answer::{age, single};
pub(super) use self::unsigned::form_encode;

/// Takes the pieces of a message one after the other.
pub trait Sink {
    /// Takes the next piece.
    fn put(&mut self, piece: &[u8]);
}

impl Sink for Vec<u8> {
    fn put(&mut self, piece: &[u8]) {
        self.extend_from_slice(piece);
    }
}

/// Feeds a digest.
struct Hashing<D>(D);

impl<D: Digest> Sink for Hashing<D> {
    fn put(&mut self, piece: &[u8]) {
        self.0.update(piece);
    }
}

/// Hands each piece to a function: for digests that are used once, such as one with a key.
pub struct Pieces<F>(pub F);

impl<F: FnMut(&[u8])> Sink for Pieces<F> {
    fn put(&mut self, piece: &[u8]) {
        (self.0)(piece);
    }
}

/// What a recipe signs.
pub trait SignedMessage {
    /// Hands over the pieces in order, so that the whole message is never put together.
    fn feed(&self, sink: &mut impl Sink);

    /// The message as text, for what is sent as it is, and for tests.
    fn text(&self) -> String {
        let mut bytes = Vec::new();
        self.feed(&mut bytes);
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// The plain digest.
    fn hash<D: Digest>(&self) -> Vec<u8> {
        let mut hashing = Hashing(D::new());
        self.feed(&mut hashing);
        hashing.0.finalize().to_vec()
    }
}
