//! How long the lists are that come in pages.

use std::fmt;
use std::str::FromStr;

/// The number of items that an operation with pages has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// The operation, perhaps with its service before it: `listTask`, `callbot.listTask`.
    pub operation: String,
    /// How many items all its pages have together.
    pub items: usize,
}

impl Listing {
    pub(crate) fn is_about(&self, service: &str, operation: &str) -> bool {
        self.operation == operation || self.operation.split_once('.') == Some((service, operation))
    }
}

/// More than this is not made: a test that asks for it has a typing mistake.
const LONGEST: usize = 10_000_000;

/// A listing that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListingError(String);

impl fmt::Display for ListingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not written like listTask=250", self.0)
    }
}

impl std::error::Error for ListingError {}

impl FromStr for Listing {
    type Err = ListingError;

    fn from_str(text: &str) -> Result<Self, ListingError> {
        let parts = text.split_once('=').and_then(|(operation, items)| {
            let operation = operation.trim();
            let items = items.trim().parse().ok()?;
            (!operation.is_empty() && items <= LONGEST).then(|| (operation.to_owned(), items))
        });
        let (operation, items) = parts.ok_or_else(|| ListingError(text.to_owned()))?;
        Ok(Self { operation, items })
    }
}

#[cfg(test)]
mod tests {
    use super::Listing;

    #[test]
    fn listings_are_read() {
        let read: Listing = "callbot.listTask = 250".parse().unwrap();
        assert_eq!(
            (read.operation.as_str(), read.items),
            ("callbot.listTask", 250)
        );
        assert!(read.is_about("callbot", "listTask"));
        assert!(!read.is_about("nxcc", "listTask"));
        for wrong in [
            "listTask",
            "=3",
            "listTask=",
            "listTask=-1",
            "listTask=99999999999",
            "listTask=many",
        ] {
            assert!(wrong.parse::<Listing>().is_err(), "{wrong}");
        }
    }
}
