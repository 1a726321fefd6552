//! Lists that come in pages: which request asks for which page, and where the list ends.
//!
//! [`Walk`] decides, without input or output; [`Pages`] and [`BlockingPages`] send. What an operation calls its page
//! number, its size and its items is generated: see [`Paged`].

mod blocking;
mod stream;
mod walk;

use serde::Serialize;

use super::call::Request;
use super::record::Record;

pub use self::blocking::{BlockingItems, BlockingPages};
pub use self::stream::{Items, Pages};
pub use self::walk::{Walk, WalkEnd};

/// A request that asks for one page of a list. Generated requests implement it.
pub trait Paged: Request + Clone + Send + Sync + Unpin + 'static {
    /// The answer, with one page.
    type Page: Record + Send + Unpin + 'static;
    /// What the list is made of.
    type Item: Serialize + Send + Unpin + 'static;
    /// The number of the first page.
    const FIRST: i64;

    /// The page that is asked for, if the request names one.
    fn number(&self) -> Option<i64>;

    /// Asks for another page.
    fn set_number(&mut self, number: i64);

    /// How many items a page has, as far as the request says.
    fn size(&self) -> Option<i64>;

    /// The items of a page.
    fn items(page: &Self::Page) -> &[Self::Item];

    /// The items of a page, without the rest of the answer.
    fn into_items(page: Self::Page) -> Vec<Self::Item>;

    /// How many items all pages have, if the answer says so.
    fn total(page: &Self::Page) -> Option<i64>;
}
