//! Sends the parts of a request, through both callers.

use std::mem;
use std::ops::Range;

use super::super::call::{Error, Operation};
use super::super::transport::{AsyncCaller, BlockingCaller};
use super::bounded;
use super::{BatchPart, Batched, Batches};

impl AsyncCaller {
    /// Sends `request` in parts, at most `concurrency` of them at the same time (0 counts as 1).
    ///
    /// Each part is a call of its own, tried again like any other; a part that fails does not keep others from being
    /// sent. An empty list is one part. To drop the future is to give up what was not answered yet.
    pub async fn in_batches<Q: Batched>(
        &self,
        operation: &'static Operation,
        request: &Q,
        concurrency: usize,
    ) -> Batches<Q> {
        let split = Split::new(request);
        let results = bounded::join(split.len(), concurrency, |index| {
            let part = split.part(index);
            Box::pin(async move { self.call::<Q::Answer>(operation, &part).await })
        });
        let results = results.await;
        split.finish(results)
    }
}

impl BlockingCaller {
    /// Sends `request` in parts, at most `concurrency` of them at the same time (0 counts as 1), each on a thread.
    ///
    /// Each part is a call of its own, tried again like any other; a part that fails does not keep others from being
    /// sent. An empty list is one part.
    pub fn in_batches<Q: Batched>(
        &self,
        operation: &'static Operation,
        request: &Q,
        concurrency: usize,
    ) -> Batches<Q> {
        let split = Split::new(request);
        let results = bounded::join_blocking(split.len(), concurrency, |index| {
            self.call::<Q::Answer>(operation, &split.part(index))
        });
        split.finish(results)
    }
}

/// A request apart from its list, so that a part costs no copy of the whole list.
struct Split<Q: Batched> {
    bare: Q,
    elements: Vec<Q::Element>,
}

impl<Q: Batched> Split<Q> {
    fn new(request: &Q) -> Self {
        let mut bare = request.clone();
        let elements = mem::take(bare.elements_mut());
        Self { bare, elements }
    }

    fn len(&self) -> usize {
        // An empty list is sent as it is: what it means is for the server to say.
        self.elements.len().div_ceil(Self::limit()).max(1)
    }

    fn limit() -> usize {
        Q::LIMIT.max(1)
    }

    fn range(&self, index: usize) -> Range<usize> {
        let start = index.saturating_mul(Self::limit());
        let end = start.saturating_add(Self::limit());
        start..end.min(self.elements.len())
    }

    fn part(&self, index: usize) -> Q {
        let mut part = self.bare.clone();
        *part.elements_mut() = self.elements[self.range(index)].to_vec();
        part
    }

    fn finish(&self, results: Vec<Result<Q::Answer, Error>>) -> Batches<Q> {
        let parts = results.into_iter().enumerate();
        let parts = parts.map(|(index, result)| BatchPart {
            range: self.range(index),
            result,
        });
        Batches {
            parts: parts.collect(),
        }
    }
}
