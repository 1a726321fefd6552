//! From page to page, without input or output.

use std::collections::BTreeSet;
use std::fmt;
use std::hash::{DefaultHasher, Hasher};
use std::io;

use serde::Serialize;

use super::Paged;

/// A walk over all pages of a list: gives the requests, takes the answers, and knows where the list ends.
///
/// For an HTTP stack of one's own; the clients have walks that send.
///
/// The list ends
///
/// - with a page that has no items;
/// - where the answer tells a total: with the page that reaches it, however short pages are before;
/// - where it tells none: with a page that has fewer items than were asked for;
/// - with a page whose items came before, all of them and in the same order. A server that ignores the page number, or
///   repeats its last page, so cannot keep a walk going. [`end`](Self::end) says [`WalkEnd::Repeated`] then, because such
///   a server may have held back the rest of the list.
///
/// A total of 0 or less on a page that has items counts as not told.
#[derive(Clone)]
pub struct Walk<Q> {
    /// Asks for the next page.
    request: Q,
    number: i64,
    /// How many items the pages have that come before the first one asked for.
    skipped: u64,
    received: u64,
    /// Fingerprints of the pages so far.
    seen: BTreeSet<u64>,
    end: Option<WalkEnd>,
}

/// Why a walk is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WalkEnd {
    /// As many items have come as the server says there are.
    Total,
    /// The last page had fewer items than were asked for.
    ShortPage,
    /// The last page had no items.
    EmptyPage,
    /// The server sent a page again that it had sent before. If it ignores the page number, items are missing.
    Repeated,
}

impl<Q: Paged> Walk<Q> {
    /// Begins with the page that `request` names, or with the first one.
    #[must_use]
    pub fn new(mut request: Q) -> Self {
        let number = request.number().unwrap_or(Q::FIRST);
        request.set_number(number);
        Self {
            request,
            number,
            skipped: 0,
            received: 0,
            seen: BTreeSet::new(),
            end: None,
        }
    }

    /// The request for the next page; none after the end.
    ///
    /// It stays the same until [`take`](Self::take) is given the answer.
    #[must_use]
    pub fn request(&self) -> Option<&Q> {
        self.end.is_none().then_some(&self.request)
    }

    /// The number of the page that comes next; after the end, of the last one.
    #[must_use]
    pub fn number(&self) -> i64 {
        self.number
    }

    /// Why the walk is over, if it is.
    #[must_use]
    pub fn end(&self) -> Option<WalkEnd> {
        self.end
    }

    /// Takes the answer to [`request`](Self::request), and gives it back if it is part of the list.
    ///
    /// It is not if its items came before, or if it has none; but the first answer always is, so that an empty list is
    /// one empty page.
    pub fn take(&mut self, page: Q::Page) -> Option<Q::Page> {
        if self.end.is_some() {
            return None;
        }
        let items = Q::items(&page);
        let count = u64::try_from(items.len()).unwrap_or(u64::MAX);
        let is_first = self.seen.is_empty();
        if count == 0 {
            self.end = Some(WalkEnd::EmptyPage);
            return is_first.then_some(page);
        }
        if !self.seen.insert(fingerprint(items)) {
            self.end = Some(WalkEnd::Repeated);
            return None;
        }
        let size = self
            .request
            .size()
            .and_then(|size| u64::try_from(size).ok());
        let size = size.filter(|size| *size > 0);
        if is_first {
            // A server may give smaller pages than it is asked for. To take too few items for skipped costs a request
            // more, to take too many would cost items.
            let each = size.unwrap_or(count).min(count);
            let pages = u64::try_from(self.number.saturating_sub(Q::FIRST)).unwrap_or(0);
            self.skipped = pages.saturating_mul(each);
        }
        self.received = self.received.saturating_add(count);
        let total = Q::total(&page).and_then(|total| u64::try_from(total).ok());
        self.end = if let Some(total) = total.filter(|total| *total > 0) {
            let reached = self.skipped.saturating_add(self.received) >= total;
            reached.then_some(WalkEnd::Total)
        } else {
            let is_short = size.is_some_and(|size| count < size);
            is_short.then_some(WalkEnd::ShortPage)
        };
        if self.end.is_none() {
            self.number = self.number.saturating_add(1);
            self.request.set_number(self.number);
        }
        Some(page)
    }
}

/// The request may hold private data, so it does not show.
impl<Q> fmt::Debug for Walk<Q> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Walk")
            .field("number", &self.number)
            .field("received", &self.received)
            .field("end", &self.end)
            .finish_non_exhaustive()
    }
}

/// What tells the items of one page from those of another: a hash of their JSON, so that no page is kept.
fn fingerprint<T: Serialize>(items: &[T]) -> u64 {
    let mut hash = HashWriter(DefaultHasher::new());
    // Generated types report no errors of their own, and hashing has none.
    let _ = serde_json::to_writer(&mut hash, items);
    hash.0.finish()
}

struct HashWriter(DefaultHasher);

impl io::Write for HashWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
