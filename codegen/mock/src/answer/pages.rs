//! The page of a list that a request asks for.

use serde_json::{Value, json};
use tablewright::model::{Field, Operation, Pages, Service, Type, TypeKind};

use crate::check::{Content, read_body};
use crate::engine::Request;
use crate::sample;

/// A request, in plain text.
pub(crate) struct Asked<'a> {
    pub(crate) service: &'a Service,
    pub(crate) operation: &'a Operation,
    pub(crate) request: &'a Request,
    pub(crate) path_parameters: &'a [(String, String)],
}

impl Asked<'_> {
    /// What it says for a field of its path, query or body, as an integer.
    fn integer(&self, field: &Field) -> Option<i64> {
        let request = self.request;
        let (headers, body) = (&request.headers, &request.body);
        let content = read_body(self.service, self.operation, headers, body).ok();
        let json = content.as_ref().and_then(Content::json);
        if let Some(value) = json.and_then(|json| json.get(&field.wire)) {
            return value.as_i64();
        }
        let form = match &content {
            Some(Content::Form(pairs)) => pairs.as_slice(),
            _ => &[],
        };
        let query = form_urlencoded::parse(request.query.as_bytes()).into_owned();
        let known = self.path_parameters.iter().chain(form).cloned();
        let (_, text) = known.chain(query).find(|(name, _)| *name == field.wire)?;
        text.trim().parse().ok()
    }
}

/// Leaves of the list in `answer` the page that is asked for.
///
/// The list has as many items as `length` says, or those that the answer has. Items beyond these are like them, each with
/// a number in its first member that can take one, so that no two pages are the same.
pub(crate) fn cut(asked: &Asked<'_>, length: Option<usize>, answer: &mut Value) {
    let service = asked.service;
    let Some(pages) = &asked.operation.pages else {
        return;
    };
    let Some(list) = pages.items.route.members.last() else {
        return;
    };
    let Some(Value::Array(shown)) = at(answer, &pages.items.route.members) else {
        return; // the page's example does not show the list
    };
    if shown.is_empty() {
        let made = sample::value(service, list);
        shown.extend(made.as_array().into_iter().flatten().cloned());
    }
    if shown.is_empty() {
        return;
    }
    let length = length.unwrap_or(shown.len());
    let (from, to) = range(pages, asked, length);
    let items: Vec<Value> = (from..to)
        .map(|index| {
            let mut item = shown[index % shown.len()].clone();
            if index >= shown.len()
                && let Type::List(inner) = &list.ty
            {
                number(service, inner, index, &mut item);
            }
            item
        })
        .collect();
    *shown = items;
    let total = pages.total.as_ref();
    if let Some(total) = total.and_then(|total| at(answer, &total.members)) {
        *total = json!(length);
    }
}

/// Which items are on the page that is asked for.
fn range(pages: &Pages, asked: &Asked<'_>, length: usize) -> (usize, usize) {
    let number = asked.integer(&pages.number.field).unwrap_or(pages.first);
    let size = pages.size.as_ref().and_then(|size| {
        let field = &size.field;
        let constant = field.constant.as_ref().or(field.default.as_ref());
        asked
            .integer(field)
            .or_else(|| constant.and_then(Value::as_i64))
    });
    let size = size.and_then(|size| usize::try_from(size).ok());
    let size = size.filter(|size| *size > 0).unwrap_or(length);
    let before = usize::try_from(number.saturating_sub(pages.first)).unwrap_or(0);
    let from = before.saturating_mul(size).min(length);
    (from, from.saturating_add(size).min(length))
}

/// What the members lead to.
fn at<'v>(answer: &'v mut Value, members: &[Field]) -> Option<&'v mut Value> {
    let mut steps = members.iter();
    steps.try_fold(answer, |value, field| value.get_mut(&field.wire))
}

/// Makes an item unlike its neighbours, if it has something that can be any text or number.
fn number(service: &Service, ty: &Type, index: usize, item: &mut Value) {
    match (ty, item) {
        (Type::String, Value::String(text)) => *text = format!("{text}-{index}"),
        (Type::Integer, item) => {
            let index = i64::try_from(index).unwrap_or(i64::MAX);
            *item = json!(item.as_i64().unwrap_or(0).saturating_add(index));
        }
        #[expect(clippy::cast_precision_loss, reason = "lists are not that long")]
        (Type::Number, item) => *item = json!(item.as_f64().unwrap_or(0.0) + index as f64),
        (Type::Named(id), Value::Object(members)) => {
            if !matches!(service.type_item(*id).kind, TypeKind::Object(_)) {
                return;
            }
            let fields = service.fields(*id).iter();
            let mut free = fields.filter(|field| {
                let limits = &field.limits;
                let is_plain = matches!(field.ty, Type::String | Type::Integer | Type::Number);
                let is_limited = limits.max_length.is_some()
                    || limits.pattern.is_some()
                    || limits.minimum.is_some()
                    || limits.maximum.is_some();
                is_plain && !is_limited && field.unit.is_none() && field.constant.is_none()
            });
            let found = free.find(|field| members.get(&field.wire).is_some_and(|it| !it.is_null()));
            if let Some((field, value)) =
                found.and_then(|field| Some((field, members.get_mut(&field.wire)?)))
            {
                number(service, &field.ty, index, value);
            }
        }
        _ => {}
    }
}
