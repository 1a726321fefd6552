//! The pages' own examples, damaged in the ways that vendors damage them: the generated types still read them,
//! lose nothing else, and say what was odd.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the report")]

use std::path::Path;

use dialcraft::runtime::{Drift, Record, from_json_with_drift, to_json};
use dialcraft::{airudder, callbot, nxcc};
use serde_json::{Map, Value, json};
use tablewright::model::{Api, EnumBase, ExampleKind, Service, Type, TypeId, TypeKind};

/// What reading a message and writing it again gives.
type Reread = fn(&str) -> Result<(Value, Drift), String>;

fn reread<R: Record>(text: &str) -> Result<(Value, Drift), String> {
    let (message, drift) =
        from_json_with_drift::<R>(text.as_bytes()).map_err(|error| error.to_string())?;
    Ok((serde_json::from_str(&to_json(&message)).unwrap(), drift))
}

/// A row for each message: its page, its direction, and its Rust type.
macro_rules! messages {
    ($($service:ident $page:literal $direction:literal $ty:ident;)+) => {
        &[$((stringify!($service), $page, $direction, reread::<$service::$ty>)),+]
    };
}

/// The Rust type of each message that has an example, by service, page and direction; `build.rs` reads them from the
/// schemas.
const MESSAGES: &[(&str, &str, &str, Reread)] = include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// A page's example with all that is needed to damage it.
struct Case<'a> {
    label: String,
    service: &'a Service,
    message: TypeId,
    example: &'a Value,
    reread: Reread,
}

fn api() -> Api {
    let schemas = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas");
    tablewright::compile(&schemas, "dialcraft")
        .api
        .expect("the project's schemas are without errors")
}

fn cases(api: &Api) -> Vec<Case<'_>> {
    let mut cases = Vec::new();
    for service in &api.services {
        for operation in &service.operations {
            for example in &operation.examples {
                let (direction, message) = match example.kind {
                    ExampleKind::Request => ("request", operation.request),
                    ExampleKind::Response => ("response", operation.response),
                    _ => continue,
                };
                cases.push(case(
                    service,
                    &operation.name,
                    direction,
                    message,
                    &example.value,
                ));
            }
        }
        for webhook in &service.webhooks {
            for example in webhook
                .examples
                .iter()
                .filter(|example| example.kind == ExampleKind::Payload)
            {
                cases.push(case(
                    service,
                    &webhook.name,
                    "payload",
                    webhook.payload,
                    &example.value,
                ));
            }
        }
    }
    assert!(cases.len() >= 9, "every page shows its messages");
    cases
}

fn case<'a>(
    service: &'a Service,
    page: &str,
    direction: &str,
    message: TypeId,
    example: &'a Value,
) -> Case<'a> {
    let label = format!("{} {page} {direction}", service.name);
    let reread = MESSAGES
        .iter()
        .find(|(s, p, d, _)| (*s, *p, *d) == (&*service.name, page, direction))
        .unwrap_or_else(|| panic!("MESSAGES has no row for {label}"))
        .3;
    Case {
        label,
        service,
        message,
        example,
        reread,
    }
}

/// A way to damage one member: the new value, or `None` to leave the member out.
type Damage = fn(&Value, &Type, &Service) -> Option<Option<Value>>;

/// Damages each member of the example in turn, and hands over what came of it.
fn each_damaged(case: &Case<'_>, damage: Damage, seen: &mut dyn FnMut(&[String], Value)) -> usize {
    let mut paths = Vec::new();
    members(
        case.service,
        case.message,
        case.example,
        &mut Vec::new(),
        &mut paths,
    );
    let mut count = 0;
    for (path, ty) in &paths {
        let mut damaged = case.example.clone();
        let (last, parents) = path.split_last().unwrap();
        let parent = parents
            .iter()
            .fold(&mut damaged, |value, step| match value {
                Value::Array(items) => &mut items[step.parse::<usize>().unwrap()],
                other => &mut other[step.as_str()],
            });
        let Value::Object(parent) = parent else {
            unreachable!("members stand in objects")
        };
        match damage(&parent[last], ty, case.service) {
            None => continue,
            Some(Some(value)) => parent.insert(last.clone(), value),
            Some(None) => parent.remove(last),
        };
        count += 1;
        seen(path, damaged);
    }
    count
}

/// Every declared member that stands in the example, with its type.
fn members(
    service: &Service,
    id: TypeId,
    value: &Value,
    path: &mut Vec<String>,
    found: &mut Vec<(Vec<String>, Type)>,
) {
    let Value::Object(object) = value else { return };
    // A constant of a request is no member of the Rust type.
    for field in service
        .fields(id)
        .iter()
        .filter(|field| field.rust.is_member)
    {
        let Some(member) = object.get(&field.wire) else {
            continue;
        };
        path.push(field.wire.clone());
        found.push((path.clone(), field.ty.clone()));
        descend(service, &field.ty, member, path, found);
        path.pop();
    }
}

fn descend(
    service: &Service,
    ty: &Type,
    value: &Value,
    path: &mut Vec<String>,
    found: &mut Vec<(Vec<String>, Type)>,
) {
    match (ty, value) {
        (Type::Named(id), _) => members(service, *id, value, path, found),
        (Type::List(inner), Value::Array(items)) => {
            for (index, item) in items.iter().enumerate() {
                path.push(index.to_string());
                descend(service, inner, item, path, found);
                path.pop();
            }
        }
        _ => {}
    }
}

fn without(mut value: Value, path: &[String]) -> Value {
    let (last, object) = object_around(&mut value, path);
    object.remove(last);
    value
}

/// The last step of a path, and the object in which it is a member.
fn object_around<'a, 'p>(
    message: &'a mut Value,
    path: &'p [String],
) -> (&'p String, &'a mut Map<String, Value>) {
    let (last, parents) = path.split_last().unwrap();
    let parent = parents.iter().fold(message, |value, step| match value {
        Value::Array(items) => &mut items[step.parse::<usize>().unwrap()],
        other => &mut other[step.as_str()],
    });
    (last, parent.as_object_mut().unwrap())
}

/// Reads the damaged message; all but the damaged member must be as in the undamaged one.
fn assert_rest_survives(case: &Case<'_>, path: &[String], damaged: &Value) -> (Value, Drift) {
    let at = format!("{} at {}", case.label, path.join("."));
    let (whole, _) =
        (case.reread)(&case.example.to_string()).unwrap_or_else(|error| panic!("{at}: {error}"));
    let (read, drift) =
        (case.reread)(&damaged.to_string()).unwrap_or_else(|error| panic!("{at}: {error}"));
    assert_eq!(without(read.clone(), path), without(whole, path), "{at}");
    (read, drift)
}

#[test]
fn a_null_costs_nothing_but_itself() {
    let api = api();
    let mut count = 0;
    for case in cases(&api) {
        count += each_damaged(
            &case,
            |_, _, _| Some(Some(Value::Null)),
            &mut |path, damaged| {
                assert_rest_survives(&case, path, &damaged);
            },
        );
    }
    assert!(count > 100, "{count} members were tried");
}

#[test]
fn a_missing_member_costs_nothing_but_itself() {
    let api = api();
    let mut count = 0;
    for case in cases(&api) {
        count += each_damaged(&case, |_, _, _| Some(None), &mut |path, damaged| {
            assert_rest_survives(&case, path, &damaged);
        });
    }
    assert!(count > 100, "{count} members were tried");
}

#[test]
fn numbers_and_booleans_sent_as_text_are_read_and_noted() {
    let api = api();
    let mut count = 0;
    for case in cases(&api) {
        let as_text: Damage = |value, ty, _| match (value, ty) {
            (_, Type::Any) => None,
            (Value::Number(_) | Value::Bool(_), _) => Some(Some(Value::String(value.to_string()))),
            _ => None,
        };
        count += each_damaged(&case, as_text, &mut |path, damaged| {
            let (read, drift) = assert_rest_survives(&case, path, &damaged);
            let (whole, _) = (case.reread)(&case.example.to_string()).unwrap();
            assert_eq!(
                read,
                whole,
                "{} at {}: written as it should be",
                case.label,
                path.join(".")
            );
            assert!(
                !drift.is_empty(),
                "{} at {}: the drift says so",
                case.label,
                path.join(".")
            );
        });
    }
    assert!(count > 30, "{count} members were tried");
}

#[test]
fn an_unknown_value_is_kept_and_noted() {
    let api = api();
    let mut count = 0;
    for case in cases(&api) {
        let unknown: Damage = |_, ty, service| {
            let Type::Named(id) = ty else { return None };
            let TypeKind::Enum(table) = &service.type_item(*id).kind else {
                return None;
            };
            Some(Some(match table.base {
                EnumBase::Integer => json!(987_654),
                EnumBase::String => json!("never-heard-of"),
            }))
        };
        count += each_damaged(&case, unknown, &mut |path, damaged| {
            let (read, drift) = assert_rest_survives(&case, path, &damaged);
            assert_eq!(
                read.pointer(&pointer(path)),
                damaged.pointer(&pointer(path)),
                "{}",
                case.label
            );
            assert!(
                drift.to_string().contains("unknown"),
                "{}: {drift}",
                case.label
            );
        });
    }
    assert!(count >= 10, "{count} members were tried");
}

fn pointer(path: &[String]) -> String {
    format!("/{}", path.join("/"))
}

#[test]
fn an_extra_member_is_kept_or_skipped_and_noted() {
    let api = api();
    for case in cases(&api) {
        let mut damaged = case.example.clone();
        let added = json!({ "deep": [1, { "x": null }] });
        damaged
            .as_object_mut()
            .unwrap()
            .insert("addedByTheVendor".to_owned(), added);
        let (whole, _) = (case.reread)(&case.example.to_string()).unwrap();
        let (read, drift) = (case.reread)(&damaged.to_string()).unwrap();
        if keeps_the_rest(&case) {
            let mut kept = whole;
            kept["addedByTheVendor"] = damaged["addedByTheVendor"].clone();
            assert_eq!(read, kept, "{}", case.label);
            continue;
        }
        assert_eq!(read, whole, "{}", case.label);
        assert!(
            drift.to_string().contains("$.addedByTheVendor"),
            "{}: {drift}",
            case.label
        );
    }
}

#[test]
fn what_would_lose_data_is_an_error_that_names_the_place_and_no_value() {
    let api = api();
    for case in cases(&api) {
        let object_for_text: Damage = |value, ty, _| {
            let text = matches!(ty, Type::String) && value.is_string();
            text.then(|| {
                Some(Value::Object(Map::from_iter([(
                    "phone".to_owned(),
                    json!("+85235757581"),
                )])))
            })
        };
        each_damaged(&case, object_for_text, &mut |path, damaged| {
            let error = (case.reread)(&damaged.to_string()).expect_err("an object is no text");
            assert!(error.contains(path.last().unwrap()), "{error}");
            assert!(!error.contains("85235757581"), "{error}");
        });
    }
}

/// Messages of pages that were seen in part keep what the schema does not name.
fn keeps_the_rest(case: &Case<'_>) -> bool {
    match &case.service.type_item(case.message).kind {
        TypeKind::Object(object) => object.rest.is_some(),
        TypeKind::Enum(_) => false,
    }
}
