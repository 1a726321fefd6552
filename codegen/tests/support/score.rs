//! Compares what was understood of a page with a schema that a person has written: field by field.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;
use tablewright::import::draft::{Draft, DraftField, DraftType};
use tablewright::schema::language::{
    EnumDef, Envelope, FieldDef, Fields, OperationFile, OwnEnvelope, ServiceFile, TypeDef,
    TypeExpr, WebhookFile,
};

/// What is compared of a field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Facts {
    /// The type: base types, `object`, `map T`, `[T]`.
    pub(crate) ty: String,
    /// Always there.
    pub(crate) required: bool,
    /// The values of its enum.
    pub(crate) values: Option<Vec<String>>,
    /// The only value.
    pub(crate) constant: Option<Value>,
}

/// The fields of an operation by their path.
pub(crate) type Flat = BTreeMap<String, Facts>;

/// What came of comparing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Score {
    /// Fields that the schema has.
    pub(crate) expected: usize,
    /// Fields that were emitted.
    pub(crate) emitted: usize,
    /// Fields that are in both.
    pub(crate) found: usize,
    /// Of those, how many have the right type and are rightly required.
    pub(crate) right: usize,
    /// Enums and constants that the schema has, or that were emitted.
    pub(crate) values: usize,
    /// Of those, how many are the same.
    pub(crate) values_right: usize,
    /// Every difference, in words.
    pub(crate) differences: Vec<String>,
}

impl Score {
    /// Adds another page.
    pub(crate) fn add(&mut self, other: &Score) {
        self.expected += other.expected;
        self.emitted += other.emitted;
        self.found += other.found;
        self.right += other.right;
        self.values += other.values;
        self.values_right += other.values_right;
    }

    /// Percent of the schema's fields that were found.
    pub(crate) fn found_share(&self) -> f64 {
        share(self.found, self.expected)
    }

    /// Percent of what was emitted that the schema has.
    pub(crate) fn emitted_share(&self) -> f64 {
        share(self.found, self.emitted)
    }

    /// Percent of the found fields whose type and `required` are right.
    pub(crate) fn right_share(&self) -> f64 {
        share(self.right, self.found)
    }

    /// Percent of enums and constants that are right.
    pub(crate) fn values_share(&self) -> f64 {
        share(self.values_right, self.values)
    }

    /// The figures in a line.
    pub(crate) fn line(&self) -> String {
        format!(
            "found {:5.1} % of {:3}, right {:5.1} % of {:3}, type and required {:5.1} %, enums and constants {:5.1} % of {:2}",
            self.found_share(),
            self.expected,
            self.emitted_share(),
            self.emitted,
            self.right_share(),
            self.values_share(),
            self.values
        )
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of fields are small")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        100.0
    } else {
        part as f64 * 100.0 / whole as f64
    }
}

/// A schema file of either kind.
pub(crate) enum Expected {
    /// A call to the vendor.
    Operation(Box<OperationFile>),
    /// A call from the vendor.
    Webhook(Box<WebhookFile>),
}

/// Reads a schema file.
pub(crate) fn expected(text: &str) -> Expected {
    if text.lines().any(|line| line.starts_with("webhook:")) {
        Expected::Webhook(Box::new(serde_yaml::from_str(text).expect("a webhook")))
    } else {
        Expected::Operation(Box::new(serde_yaml::from_str(text).expect("an operation")))
    }
}

struct Names<'a> {
    types: Vec<&'a indexmap::IndexMap<String, TypeDef>>,
    enums: Vec<&'a indexmap::IndexMap<String, EnumDef>>,
    codes: Option<&'a str>,
}

/// The fields of a schema file, with those that its service adds.
pub(crate) fn flat_schema(file: &Expected, service: Option<&ServiceFile>) -> Flat {
    let mut flat = Flat::new();
    let mut names = Names {
        types: service.iter().map(|service| &service.types).collect(),
        enums: service.iter().map(|service| &service.enums).collect(),
        codes: service
            .and_then(|service| service.codes.as_ref())
            .map(|codes| codes.name.as_str()),
    };
    match file {
        Expected::Operation(file) => {
            names.types.push(&file.types);
            names.enums.push(&file.enums);
            let sections: [(&str, &Fields); 6] = [
                ("request_headers", &file.request_headers),
                ("path", &file.path),
                ("query", &file.query),
                ("request", &file.request),
                ("response_headers", &file.response_headers),
                ("response", &file.response),
            ];
            if let Some(service) = service {
                schema(
                    &service.request_headers,
                    "request_headers",
                    &names,
                    &mut flat,
                    0,
                );
                schema(
                    &service.response_headers,
                    "response_headers",
                    &names,
                    &mut flat,
                    0,
                );
                // A header that carries a credential has the values of the credential.
                for (name, credential) in &service.credentials {
                    for side in ["request_headers", "response_headers"] {
                        if let Some(facts) = flat.get_mut(&format!("{side}.{name}"))
                            && !credential.values.is_empty()
                        {
                            let mut values = credential.values.clone();
                            values.sort();
                            facts.values = Some(values);
                        }
                    }
                }
            }
            let envelope: Option<&Envelope> = match &file.envelope {
                None => service.and_then(|service| service.envelope.as_ref()),
                Some(OwnEnvelope::None(_)) => None,
                Some(OwnEnvelope::Own(own)) => Some(own),
            };
            if let Some(envelope) = envelope {
                schema(&envelope.fields, "response", &names, &mut flat, 0);
            }
            for (section, fields) in sections {
                schema(fields, section, &names, &mut flat, 0);
            }
        }
        Expected::Webhook(file) => {
            names.types.push(&file.types);
            names.enums.push(&file.enums);
            schema(
                &file.request_headers,
                "request_headers",
                &names,
                &mut flat,
                0,
            );
            schema(&file.payload, "payload", &names, &mut flat, 0);
        }
    }
    flat
}

fn schema(fields: &Fields, prefix: &str, names: &Names<'_>, flat: &mut Flat, depth: usize) {
    if depth > 20 {
        return;
    }
    for (name, field) in fields {
        let path = format!("{prefix}.{name}");
        let core = field.ty.core();
        let enumeration = names.enums.iter().find_map(|enums| enums.get(core));
        let members = field.fields.as_ref().or_else(|| {
            names
                .types
                .iter()
                .find_map(|types| types.get(core))
                .map(|ty| &ty.fields)
        });
        let base = if let Some(enumeration) = enumeration {
            format!("{:?}", enumeration.of).to_lowercase()
        } else if names.codes == Some(core) {
            "integer".to_owned()
        } else if members.is_some() {
            "object".to_owned()
        } else {
            core.to_owned()
        };
        flat.insert(
            path.clone(),
            Facts {
                ty: shape(&field.ty, &base),
                required: field.required,
                values: enumeration.map(|enumeration| sorted(enumeration.values.keys().cloned())),
                constant: constant(field),
            },
        );
        if let Some(members) = members {
            schema(members, &path, names, flat, depth + 1);
        }
    }
}

fn constant(field: &FieldDef) -> Option<Value> {
    field.constant.clone()
}

fn sorted(values: impl Iterator<Item = String>) -> Vec<String> {
    let mut values: Vec<String> = values.collect();
    values.sort();
    values
}

fn shape(ty: &TypeExpr, base: &str) -> String {
    match ty {
        TypeExpr::Name(_) => base.to_owned(),
        TypeExpr::List([inner]) => format!("[{}]", shape(inner, base)),
        TypeExpr::Map(map) => format!("map {}", shape(&map.map, base)),
    }
}

/// The fields of a draft.
pub(crate) fn flat_draft(draft: &Draft) -> Flat {
    let mut flat = Flat::new();
    let body = if draft.is_webhook {
        "payload"
    } else {
        "request"
    };
    for (section, fields) in [
        ("request_headers", &draft.request_headers),
        ("path", &draft.path_parameters),
        ("query", &draft.query),
        (body, &draft.request),
        ("response_headers", &draft.response_headers),
        ("response", &draft.response),
    ] {
        drafted(fields, section, draft, &mut flat);
    }
    flat
}

fn drafted(fields: &[DraftField], prefix: &str, draft: &Draft, flat: &mut Flat) {
    for field in fields {
        let path = format!("{prefix}.{}", field.name);
        let mut values = None;
        let ty = draft_shape(&field.ty, !field.fields.is_empty(), draft, &mut values);
        flat.insert(
            path.clone(),
            Facts {
                ty,
                required: field.required,
                values,
                constant: field.constant.clone(),
            },
        );
        drafted(&field.fields, &path, draft, flat);
    }
}

fn draft_shape(
    ty: &DraftType,
    has_members: bool,
    draft: &Draft,
    values: &mut Option<Vec<String>>,
) -> String {
    match ty {
        DraftType::String => "string".to_owned(),
        DraftType::Integer => "integer".to_owned(),
        DraftType::Number => "number".to_owned(),
        DraftType::Boolean => "boolean".to_owned(),
        DraftType::Any => "any".to_owned(),
        DraftType::Object if has_members => "object".to_owned(),
        DraftType::Object => "map any".to_owned(),
        DraftType::List(inner) => format!("[{}]", draft_shape(inner, has_members, draft, values)),
        DraftType::Map(inner) => format!("map {}", draft_shape(inner, has_members, draft, values)),
        DraftType::Enum(name) => {
            let Some(found) = draft.enums.iter().find(|one| one.name == *name) else {
                return format!("no enum {name}");
            };
            *values = Some(sorted(found.values.iter().map(|value| {
                value
                    .value
                    .as_str()
                    .map_or_else(|| value.value.to_string(), str::to_owned)
            })));
            if found.of_integer {
                "integer"
            } else {
                "string"
            }
            .to_owned()
        }
    }
}

/// Compares.
pub(crate) fn compare(expected: &Flat, emitted: &Flat) -> Score {
    let mut score = Score {
        expected: expected.len(),
        emitted: emitted.len(),
        ..Score::default()
    };
    for (path, want) in expected {
        let Some(have) = emitted.get(path) else {
            score.differences.push(format!("{path}: not found"));
            score.values +=
                usize::from(want.values.is_some()) + usize::from(want.constant.is_some());
            continue;
        };
        score.found += 1;
        if want.ty == have.ty && want.required == have.required {
            score.right += 1;
        } else {
            let mut text = format!("{path}:");
            if want.ty != have.ty {
                let _ = write!(text, " type {} instead of {}", have.ty, want.ty);
            }
            if want.required != have.required {
                let _ = write!(
                    text,
                    " required {} instead of {}",
                    have.required, want.required
                );
            }
            score.differences.push(text);
        }
        if want.values.is_some() || have.values.is_some() {
            score.values += 1;
            if want.values == have.values {
                score.values_right += 1;
            } else {
                score.differences.push(format!(
                    "{path}: values {:?} instead of {:?}",
                    have.values, want.values
                ));
            }
        }
        if want.constant.is_some() || have.constant.is_some() {
            score.values += 1;
            if want.constant == have.constant {
                score.values_right += 1;
            } else {
                score.differences.push(format!(
                    "{path}: constant {:?} instead of {:?}",
                    have.constant, want.constant
                ));
            }
        }
    }
    for path in emitted.keys().filter(|path| !expected.contains_key(*path)) {
        score.differences.push(format!("{path}: not in the schema"));
    }
    score
}
