//! Requests over a limit: split, sent with a bound on how many are under way, and joined.
//!
//! What an operation calls its list, and how long it may be, is generated: see [`Batched`]. How many run at once is
//! in `bounded`.

mod bounded;
mod run;

use std::fmt;
use std::ops::Range;

use super::call::{Error, Request};
use super::record::Record;

/// A request with a list that can be sent in parts. Generated requests implement it.
pub trait Batched: Request + Clone + Send + Sync + 'static {
    /// The answer to a part.
    type Answer: Record + Send;
    /// What is split: the elements of the request's list.
    type Element: Clone + Send + Sync;
    /// What is joined: the items of the answers.
    type Item;
    /// How many elements a request may have.
    const LIMIT: usize;

    /// The elements of the list.
    fn elements(&self) -> &[Self::Element];

    /// The list.
    fn elements_mut(&mut self) -> &mut Vec<Self::Element>;

    /// The items of an answer, without the rest of it.
    fn into_items(answer: Self::Answer) -> Vec<Self::Item>;
}

/// What became of a request that was sent in parts, in the order of its list.
#[must_use = "parts may have failed"]
pub struct Batches<Q: Batched> {
    parts: Vec<BatchPart<Q::Answer>>,
}

/// What became of one part.
#[derive(Debug)]
#[non_exhaustive]
pub struct BatchPart<R> {
    /// Which elements of the request's list were sent, counted from 0.
    pub range: Range<usize>,
    /// The answer, or what went wrong.
    pub result: Result<R, Error>,
}

impl<Q: Batched> Batches<Q> {
    /// All parts.
    #[must_use]
    pub fn parts(&self) -> &[BatchPart<Q::Answer>] {
        &self.parts
    }

    /// All parts by value.
    #[must_use]
    pub fn into_parts(self) -> Vec<BatchPart<Q::Answer>> {
        self.parts
    }

    /// The parts that were answered.
    pub fn succeeded(&self) -> impl Iterator<Item = (Range<usize>, &Q::Answer)> {
        let parts = self.parts.iter();
        parts.filter_map(|part| Some((part.range.clone(), part.result.as_ref().ok()?)))
    }

    /// The parts that failed.
    pub fn failed(&self) -> impl Iterator<Item = (Range<usize>, &Error)> {
        let parts = self.parts.iter();
        parts.filter_map(|part| Some((part.range.clone(), part.result.as_ref().err()?)))
    }

    /// `request` with the elements of the parts that failed and no others, to try them again; `None` if none failed.
    ///
    /// It should be the request that was sent.
    #[must_use]
    pub fn remaining(&self, request: &Q) -> Option<Q> {
        let mut elements = Vec::new();
        let mut any = false;
        for (range, _) in self.failed() {
            any = true;
            elements.extend_from_slice(request.elements().get(range).unwrap_or_default());
        }
        any.then(|| {
            let mut request = request.clone();
            *request.elements_mut() = elements;
            request
        })
    }

    /// The items of all parts, in the order of the request's list.
    ///
    /// # Errors
    ///
    /// The first error, if a part failed; what was answered is then lost.
    pub fn into_joined(self) -> Result<Vec<Q::Item>, Error> {
        let mut items = Vec::new();
        for part in self.parts {
            items.append(&mut Q::into_items(part.result?));
        }
        Ok(items)
    }
}

impl<Q: Batched> fmt::Debug for Batches<Q> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Batches")
            .field("parts", &self.parts.len())
            .field("failed", &self.failed().collect::<Vec<_>>())
            .finish()
    }
}
