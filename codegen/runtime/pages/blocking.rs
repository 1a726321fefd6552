//! Pages and their items as iterators.

use std::fmt;
use std::iter::FusedIterator;
use std::vec;

use super::super::call::{Error, Operation};
use super::super::transport::BlockingCaller;
use super::{Paged, Walk, WalkEnd};

/// All pages of a list, one after the other.
///
/// Nothing is sent until a page is asked for. An error does not end the iterator: the next call of `next` asks for the
/// same page again. Whoever goes on after an error should therefore wait first, and give up at some time; adapters that
/// pass over errors, such as `flatten`, would never end while the server cannot be reached. Where the list ends is told
/// by [`Walk`].
#[must_use = "nothing is sent until a page is asked for"]
pub struct BlockingPages<Q> {
    caller: BlockingCaller,
    operation: &'static Operation,
    walk: Walk<Q>,
}

impl BlockingCaller {
    /// All pages of a list, from the page that `request` names.
    pub fn pages<Q: Paged>(&self, operation: &'static Operation, request: &Q) -> BlockingPages<Q> {
        BlockingPages {
            caller: self.clone(),
            operation,
            walk: Walk::new(request.clone()),
        }
    }
}

impl<Q: Paged> BlockingPages<Q> {
    /// The number of the page that comes next; after the end, of the last one.
    pub fn number(&self) -> i64 {
        self.walk.number()
    }

    /// Why there are no more pages, if there are none.
    pub fn end(&self) -> Option<WalkEnd> {
        self.walk.end()
    }

    /// The items of all pages, one after the other.
    pub fn items(self) -> BlockingItems<Q> {
        BlockingItems {
            pages: self,
            items: Vec::new().into_iter(),
        }
    }
}

impl<Q: Paged> Iterator for BlockingPages<Q> {
    type Item = Result<Q::Page, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let request = self.walk.request()?;
        match self.caller.call(self.operation, request) {
            Ok(page) => self.walk.take(page).map(Ok),
            Err(error) => Some(Err(error)),
        }
    }
}

impl<Q: Paged> FusedIterator for BlockingPages<Q> {}

/// The items of all pages of a list, one after the other: what [`BlockingPages::items`] gives.
///
/// A page is fetched when its first item is asked for. After an error it goes on like [`BlockingPages`], and no item is
/// left out or given twice.
#[must_use = "nothing is sent until an item is asked for"]
pub struct BlockingItems<Q: Paged> {
    pages: BlockingPages<Q>,
    items: vec::IntoIter<Q::Item>,
}

impl<Q: Paged> BlockingItems<Q> {
    /// The number of the page that is fetched next; after the end, of the last one.
    pub fn number(&self) -> i64 {
        self.pages.number()
    }

    /// Why there are no more pages, if there are none; items of the last one may still come.
    pub fn end(&self) -> Option<WalkEnd> {
        self.pages.end()
    }
}

impl<Q: Paged> Iterator for BlockingItems<Q> {
    type Item = Result<Q::Item, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.items.next() {
                return Some(Ok(item));
            }
            match self.pages.next()? {
                Ok(page) => self.items = Q::into_items(page).into_iter(),
                Err(error) => return Some(Err(error)),
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.items.len(), None)
    }
}

impl<Q: Paged> FusedIterator for BlockingItems<Q> {}

impl<Q> fmt::Debug for BlockingPages<Q> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BlockingPages")
            .field("operation", &self.operation.name)
            .field("walk", &self.walk)
            .finish_non_exhaustive()
    }
}

impl<Q: Paged> fmt::Debug for BlockingItems<Q> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BlockingItems")
            .field("pages", &self.pages)
            .finish_non_exhaustive()
    }
}
