//! Walks messages along the fields of their type and takes down where they deviate.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::finding::{Problem, Report, Spot, Tally};
use super::kind::JsonKind;
use super::shape::Shape;
use super::value::{is_written_as, outside};
use super::{Subject, privacy};
use crate::model::{Enum, Field, Role, Service, Type, TypeKind};

/// Under this, every message is counted; under `$`, those that are whole.
const EVERY: &str = "";

/// Holds messages against the model.
pub fn conform<'v>(subject: &Subject<'_>, messages: impl IntoIterator<Item = &'v Value>) -> Report {
    let mut walk = Walk {
        service: subject.service,
        tally: Tally::default(),
        known: BTreeSet::new(),
        of_envelope: subject.envelope.map_or(0, |envelope| envelope.fields.len()),
    };
    let mut report = Report::default();
    for message in messages {
        report.messages += 1;
        walk.tally.next_message();
        walk.tally.see(EVERY);
        let Value::Object(members) = message else {
            let problem = Problem::OtherKind {
                expected: "object".to_owned(),
                found: JsonKind::of(message),
            };
            let spot = Spot {
                path: "$",
                name: "$",
                place: None,
            };
            walk.tally.add(&spot, EVERY, problem);
            continue;
        };
        let is_failure = is_failure(subject, members);
        report.failures += usize::from(is_failure);
        let fields = subject.fields();
        if is_failure {
            // What else a failure carries, no page says.
            let of_envelope = fields.get(..walk.of_envelope).unwrap_or(fields);
            walk.members("$", members, of_envelope, false, false);
        } else {
            walk.tally.see("$");
            walk.members("$", members, fields, false, true);
        }
    }
    let (findings, never_seen) = walk.tally.finish(&walk.known);
    report.findings = findings;
    if report.messages > report.failures {
        report.never_seen = never_seen;
    }
    report
}

/// Whether the envelope says that it is a failure.
fn is_failure(subject: &Subject<'_>, members: &Map<String, Value>) -> bool {
    let Some(envelope) = subject.envelope else {
        return false;
    };
    let code = envelope
        .fields
        .iter()
        .find(|field| field.role == Some(Role::Code));
    let value = code.and_then(|field| members.get(&field.wire));
    let number = value.and_then(|value| match value {
        Value::String(text) => text.trim().parse().ok(),
        other => other.as_i64(),
    });
    number.is_some_and(|number| !envelope.success.contains(&number))
}

struct Walk<'a> {
    service: &'a Service,
    tally: Tally,
    /// Paths of the fields of every object that was met.
    known: BTreeSet<String>,
    /// How many of the message's fields are the envelope's.
    of_envelope: usize,
}

impl Walk<'_> {
    /// An object. `is_whole` if it has no other members than the fields.
    fn members(
        &mut self,
        path: &str,
        members: &Map<String, Value>,
        fields: &[Field],
        is_sensitive: bool,
        is_whole: bool,
    ) {
        for (index, field) in fields.iter().enumerate() {
            let at = format!("{path}.{}", field.wire);
            let spot = Spot {
                path: &at,
                name: &field.wire,
                place: Some(&field.place),
            };
            match members.get(&field.wire) {
                Some(value) => {
                    self.tally.see(&at);
                    self.field(&spot, field, value, is_sensitive);
                }
                None if field.required => {
                    // Failures have the envelope too.
                    let is_common = path == "$" && index < self.of_envelope;
                    let of = if is_common { EVERY } else { path };
                    self.tally.add(&spot, of, Problem::Missing);
                }
                None => {}
            }
            self.known.insert(at);
        }
        if !is_whole {
            return;
        }
        // A member that the schema does not have goes behind the last of its own table.
        let own = if path == "$" {
            fields.get(self.of_envelope..)
        } else {
            Some(fields)
        };
        let last = own.and_then(<[Field]>::last).map(|field| &field.place);
        for (key, value) in members {
            if fields.iter().any(|field| field.wire == *key) {
                continue;
            }
            let name = privacy::name(key);
            let at = format!("{path}.{}", name.unwrap_or("*"));
            let spot = Spot {
                path: &at,
                name: name.unwrap_or("*"),
                place: last,
            };
            self.tally
                .add(&spot, path, Problem::UnknownMember(Shape::of(value)));
        }
    }

    fn field(&mut self, spot: &Spot<'_>, field: &Field, value: &Value, is_sensitive: bool) {
        let is_sensitive = is_sensitive || field.sensitive;
        if value.is_null() {
            if !field.nullable {
                self.tally.add(spot, spot.path, Problem::UnexpectedNull);
            }
            return;
        }
        if let Some(limit) = outside(&field.limits, value) {
            self.tally
                .add(spot, spot.path, Problem::OutsideLimit(limit));
        }
        if field
            .constant
            .as_ref()
            .is_some_and(|constant| constant != value)
        {
            self.tally.add(spot, spot.path, Problem::OtherConstant);
            return;
        }
        self.value(spot, &field.ty, field, value, is_sensitive);
    }

    fn value(
        &mut self,
        spot: &Spot<'_>,
        ty: &Type,
        field: &Field,
        value: &Value,
        is_sensitive: bool,
    ) {
        match (ty, value) {
            (Type::Any, _) | (Type::Boolean, Value::Bool(_)) | (Type::Number, Value::Number(_)) => {
            }
            (Type::Integer, Value::Number(number)) if number.is_i64() => {}
            (Type::String, Value::String(text)) => {
                if let Some(unit) = field.unit.filter(|unit| !is_written_as(text, *unit)) {
                    self.tally
                        .add(spot, spot.path, Problem::OtherFormat(unit.word()));
                }
            }
            (Type::List(inner), Value::Array(items)) => {
                let at = format!("{}[]", spot.path);
                let spot = Spot { path: &at, ..*spot };
                for item in items {
                    self.tally.see(&at);
                    self.element(&spot, inner, field, item, is_sensitive);
                }
            }
            (Type::Map(inner), Value::Object(members)) => {
                let at = format!("{}.*", spot.path);
                let spot = Spot { path: &at, ..*spot };
                for item in members.values() {
                    self.tally.see(&at);
                    self.element(&spot, inner, field, item, is_sensitive);
                }
            }
            (Type::Named(id), _) => {
                let item = self.service.type_item(*id);
                match (&item.kind, value) {
                    (TypeKind::Object(object), Value::Object(members)) => {
                        self.members(spot.path, members, &object.fields, is_sensitive, true);
                    }
                    (TypeKind::Object(_), other) => self.other_kind(spot, "object", other),
                    (TypeKind::Enum(table), other) => {
                        self.listed(spot, &item.name, table, other, is_sensitive);
                    }
                }
            }
            (expected, other) => self.other_kind(spot, word(expected), other),
        }
    }

    /// An element of a list or a value of a map, which the schema never says may be null.
    fn element(
        &mut self,
        spot: &Spot<'_>,
        ty: &Type,
        field: &Field,
        value: &Value,
        is_sensitive: bool,
    ) {
        if value.is_null() && *ty != Type::Any {
            self.tally.add(spot, spot.path, Problem::UnexpectedNull);
        } else {
            self.value(spot, ty, field, value, is_sensitive);
        }
    }

    fn listed(
        &mut self,
        spot: &Spot<'_>,
        name: &str,
        table: &Enum,
        value: &Value,
        is_sensitive: bool,
    ) {
        let of_base = match table.base {
            crate::model::EnumBase::Integer => value.is_i64(),
            crate::model::EnumBase::String => value.is_string(),
        };
        if !of_base {
            self.other_kind(spot, name, value);
        } else if !table.variants.iter().any(|variant| variant.value == *value) {
            let problem = Problem::UnlistedValue {
                table: name.to_owned(),
                value: privacy::enum_value(value, is_sensitive),
                place: table.variants.last().map(|variant| variant.place.clone()),
            };
            self.tally.add(spot, spot.path, problem);
        }
    }

    fn other_kind(&mut self, spot: &Spot<'_>, expected: &str, value: &Value) {
        let problem = Problem::OtherKind {
            expected: expected.to_owned(),
            found: JsonKind::of(value),
        };
        self.tally.add(spot, spot.path, problem);
    }
}

const fn word(ty: &Type) -> &'static str {
    match ty {
        Type::String => "string",
        Type::Integer => "integer",
        Type::Number => "number",
        Type::Boolean => "boolean",
        Type::Any => "any",
        Type::List(_) => "list",
        Type::Map(_) => "map",
        Type::Named(_) => "named type",
    }
}
