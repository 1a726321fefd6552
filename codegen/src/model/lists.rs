//! Lists that are longer than one message: answers in pages, requests in batches.

use super::types::{Field, Location};

/// How an operation gives a list in pages.
#[derive(Clone, Debug)]
pub struct Pages {
    /// The method of the clients that walks them.
    pub method: String,
    /// The number of the page.
    pub number: Asked,
    /// How many items a page has.
    pub size: Option<Asked>,
    /// The list.
    pub items: ListRoute,
    /// The number of items on all pages.
    pub total: Option<Route>,
    /// The number of the first page.
    pub first: i64,
}

/// How a request with more than it may hold is split.
#[derive(Clone, Debug)]
pub struct Batch {
    /// The method of the clients that splits it.
    pub method: String,
    /// The request's list.
    pub list: Field,
    /// The Rust type of its elements, as seen from a module of the service.
    pub element: String,
    /// How many elements a request may have.
    pub limit: u64,
    /// The list in the answer.
    pub items: ListRoute,
    /// What makes it safe although the operation acts each time it is sent.
    pub repeatable: Option<Repeatable>,
}

/// By what a vendor knows what it has done already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeatable {
    /// The field, by its path below `request`.
    pub by: String,
    /// How we know.
    pub why: String,
}

/// A member of a request.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The member.
    pub field: Field,
    /// Where it is sent, if not in the body.
    pub location: Option<Location>,
}

/// The way from an answer to something in it.
#[derive(Clone, Debug)]
pub struct Route {
    /// One member after the other, at least one.
    pub members: Vec<Field>,
}

impl Route {
    /// The path as the schema writes it.
    pub fn path(&self) -> String {
        let names: Vec<&str> = self.members.iter().map(|it| it.wire.as_str()).collect();
        names.join(".")
    }
}

/// The way from an answer to a list in it.
#[derive(Clone, Debug)]
pub struct ListRoute {
    /// The way.
    pub route: Route,
    /// The Rust type of the items, as seen from a module of the service.
    pub item: String,
}
