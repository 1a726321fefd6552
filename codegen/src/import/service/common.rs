//! What most of some drafts share.

use std::collections::BTreeSet;

use std::fmt::Write;

use heck::ToSnakeCase;
use serde_json::Value;

use super::super::draft::{Draft, DraftField, DraftType, DraftValue};
use super::super::print;

const CODES: &str =
    "|code|retcode|resultcode|returncode|errorcode|errcode|statuscode|respcode|status|ret|errno|";
const MESSAGES: &str = "|msg|message|retmsg|errmsg|errormsg|errormessage|info|resultmsg|returnmsg|statusmessage|desc|error|";
const REQUEST_IDS: &str = "|reqid|requestid|traceid|responseid|logid|trackid|trace|";
const CREDENTIALS: &str = "|accesskey|appkey|appid|apikey|uuid|clientid|token|authorization|accountid|secretkey|xapikey|accesstoken|";
const SIGNATURES: &str = "|sign|signature|xsign|xsignature|";
/// Headers that whoever sends the message sets by itself.
const OF_HTTP: &str = "|contenttype|accept|useragent|host|connection|acceptencoding|contentlength|contentencoding|cookie|";

fn listed(list: &str, name: &str) -> bool {
    let name: String = name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase();
    !name.is_empty() && list.contains(&format!("|{name}|"))
}

#[derive(Clone, Debug, Default)]
pub(super) struct Common {
    pub(super) hosts: Vec<(String, String)>,
    pub(super) credentials: Vec<String>,
    pub(super) request_headers: Vec<DraftField>,
    pub(super) response_headers: Vec<DraftField>,
    pub(super) envelope: Option<Envelope>,
    pub(super) codes: Vec<DraftValue>,
    /// The header that holds a signature.
    pub(super) signature: Option<String>,
}

/// The members of every answer.
#[derive(Clone, Debug)]
pub(super) struct Envelope {
    fields: Vec<(DraftField, Option<&'static str>)>,
    /// Whether the code is of the table of codes.
    coded: bool,
    pub(super) success: String,
}

impl Common {
    pub(super) fn of(drafts: &[Draft]) -> Self {
        let calls: Vec<&Draft> = drafts.iter().filter(|draft| !draft.is_webhook).collect();
        let mut common = Self {
            hosts: hosts(&calls),
            ..Self::default()
        };
        let http = |fields: Vec<DraftField>| -> Vec<DraftField> {
            fields
                .into_iter()
                .filter(|field| !listed(OF_HTTP, &field.name))
                .collect()
        };
        common.request_headers = http(shared(
            &calls
                .iter()
                .map(|draft| draft.request_headers.as_slice())
                .collect::<Vec<_>>(),
        ));
        common.response_headers = http(shared(
            &calls
                .iter()
                .map(|draft| draft.response_headers.as_slice())
                .collect::<Vec<_>>(),
        ));
        let mut seen = BTreeSet::new();
        for code in calls.iter().flat_map(|draft| &draft.codes) {
            if code.value.as_i64().is_some() && seen.insert(code.value.to_string()) {
                common.codes.push(code.clone());
            }
        }
        let answers: Vec<&[DraftField]> = (calls.iter())
            .map(|draft| draft.response.as_slice())
            .filter(|fields| !fields.is_empty())
            .collect();
        common.envelope = envelope(&shared(&answers), &common.codes);
        if common
            .envelope
            .as_ref()
            .is_none_or(|envelope| !envelope.coded)
        {
            common.codes.clear();
        }
        for header in &common.request_headers {
            if listed(SIGNATURES, &header.name) {
                common.signature = Some(header.name.clone());
            } else if listed(CREDENTIALS, &header.name) {
                common.credentials.push(header.name.clone());
            }
        }
        common
    }

    pub(super) fn without_codes(mut self) -> Self {
        self.codes.clear();
        if let Some(envelope) = &mut self.envelope {
            envelope.coded = false;
        }
        self
    }

    pub(super) fn without_envelope(self) -> Self {
        Self {
            envelope: None,
            ..self.without_codes()
        }
    }
}

fn hosts(drafts: &[&Draft]) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut names = BTreeSet::new();
    for (label, url) in drafts.iter().flat_map(|draft| &draft.hosts) {
        let url = url.trim().trim_end_matches('/');
        if !url.starts_with("http") || found.iter().any(|(_, known)| known == url) {
            continue;
        }
        let word = label
            .as_deref()
            .and_then(|label| label.split_whitespace().next())
            .unwrap_or("production")
            .to_snake_case();
        let word: String = word
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || *c == '_')
            .collect();
        let word = if word.starts_with(|c: char| c.is_ascii_alphabetic()) {
            word
        } else {
            "production".to_owned()
        };
        let name = (1..=u32::MAX)
            .map(|n| {
                if n == 1 {
                    word.clone()
                } else {
                    format!("{word}_{n}")
                }
            })
            .find(|name| names.insert(name.clone()));
        found.push((name.expect("some number is free"), url.to_owned()));
    }
    found
}

/// The fields that four of five tables have; what they do not agree on is left out of them.
fn shared(tables: &[&[DraftField]]) -> Vec<DraftField> {
    let filled: Vec<&&[DraftField]> = tables.iter().filter(|table| !table.is_empty()).collect();
    let Some(first) = filled.iter().max_by_key(|table| table.len()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for field in **first {
        let same: Vec<&DraftField> = (filled.iter())
            .filter_map(|table| table.iter().find(|other| other.name == field.name))
            .collect();
        if same.len() * 5 < filled.len() * 4 {
            continue;
        }
        let mut field = field.clone();
        field.fields = Vec::new();
        field.required = same.iter().all(|other| other.required);
        field.nullable = same.iter().any(|other| other.nullable);
        if same.iter().any(|other| other.constant != field.constant) {
            field.constant = None;
        }
        if !same.iter().all(|other| other.ty == field.ty) {
            field.ty = DraftType::Any;
        }
        if matches!(field.ty, DraftType::Enum(_)) {
            field.ty = match field.example {
                Some(Value::Number(_)) => DraftType::Integer,
                _ => DraftType::String,
            };
        }
        field.unsure.clear();
        field.example = field.example.filter(|_| field.constant.is_none());
        found.push(field);
    }
    found
}

fn envelope(fields: &[DraftField], codes: &[DraftValue]) -> Option<Envelope> {
    let mut taken = BTreeSet::new();
    let mut members = Vec::new();
    for field in fields {
        let role = [
            ("code", CODES),
            ("message", MESSAGES),
            ("request-id", REQUEST_IDS),
        ]
        .into_iter()
        .find(|(_, list)| listed(list, &field.name));
        let Some((role, _)) = role else { continue };
        let is_code = role == "code";
        let fits = match &field.ty {
            DraftType::Integer | DraftType::Enum(_) => true,
            DraftType::String => !is_code,
            _ => false,
        };
        if fits && taken.insert(role) {
            members.push((field.clone(), Some(role)));
        }
    }
    if !taken.contains("code") {
        return None;
    }
    let lists = |code: i64| codes.iter().any(|value| value.value == code);
    let success = if lists(200) && !lists(0) { 200 } else { 0 };
    Some(Envelope {
        fields: members,
        coded: lists(success),
        success: success.to_string(),
    })
}

impl Envelope {
    pub(super) fn rows(&self, indent: usize) -> String {
        let mut out = String::new();
        for (field, role) in &self.fields {
            let is_code = *role == Some("code");
            let ty = if is_code && self.coded {
                "ResultCode"
            } else if is_code {
                "integer"
            } else {
                "string"
            };
            let mut row = format!(
                "{}{}: {{ type: {ty}",
                " ".repeat(indent),
                print::key(&field.name)
            );
            for (key, is) in [
                ("required", field.required),
                ("nullable", field.nullable && !is_code),
            ] {
                if is {
                    let _ = write!(row, ", {key}: true");
                }
            }
            if let Some(role) = role {
                let _ = write!(row, ", role: {role}");
            }
            out.push_str(&row);
            out.push_str(" }\n");
        }
        out
    }
}
