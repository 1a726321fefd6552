//! Pages and batches, as extensions: OpenAPI has no words for them.

use serde_json::Value;

use super::{Object, put};
use crate::model::{Batch, Operation, Pages, Route};

/// Adds what an operation says about them.
pub(super) fn tell(out: &mut Object, operation: &Operation) {
    put(out, "x-pages", operation.pages.as_ref().map(pages));
    put(out, "x-batch", operation.batch.as_ref().map(batch));
}

/// Which members make pages, in the words of the schema language.
fn pages(pages: &Pages) -> Value {
    let mut out = Object::new();
    out.insert("number".to_owned(), pages.number.field.wire.as_str().into());
    put(
        &mut out,
        "size",
        pages.size.as_ref().map(|size| size.field.wire.as_str()),
    );
    out.insert("items".to_owned(), pages.items.route.path().into());
    put(&mut out, "total", pages.total.as_ref().map(Route::path));
    out.insert("first".to_owned(), pages.first.into());
    out.into()
}

/// Which list is split, and which one joins the answers.
fn batch(batch: &Batch) -> Value {
    let mut out = Object::new();
    out.insert("field".to_owned(), batch.list.wire.as_str().into());
    out.insert("items".to_owned(), batch.items.route.path().into());
    let repeatable = batch.repeatable.as_ref();
    put(
        &mut out,
        "repeatable_by",
        repeatable.map(|it| it.by.as_str()),
    );
    put(&mut out, "why", repeatable.map(|it| it.why.as_str()));
    out.into()
}
