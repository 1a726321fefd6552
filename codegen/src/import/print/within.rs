//! What of a draft its service says already.

use serde_json::Value;

use super::super::draft::{Draft, DraftField, DraftValue};
use super::enums;
use crate::schema::language::{Fields, ServiceFile};

/// The members of the answer besides the envelope's, and whether the answer has the envelope at all.
pub(super) fn response(draft: &Draft, service: &ServiceFile) -> (Vec<DraftField>, bool) {
    let Some(envelope) = &service.envelope else {
        return (draft.response.clone(), true);
    };
    let is_member = |field: &DraftField| envelope.fields.contains_key(&field.name);
    let has = draft.response.is_empty() || draft.response.iter().any(is_member);
    if !has {
        return (draft.response.clone(), false);
    }
    // A member that the envelope has as it stands, or with other members below it.
    let own = (draft.response.iter())
        .filter(|field| !is_member(field))
        .cloned()
        .collect();
    (own, true)
}

/// The headers that differ from the service's.
pub(super) fn headers(own: &[DraftField], service: &Fields) -> Vec<DraftField> {
    own.iter()
        .filter(|header| {
            let known = service
                .iter()
                .find(|(name, _)| name.eq_ignore_ascii_case(&header.name));
            known.is_none_or(|(_, known)| {
                header.constant.is_some() && header.constant != known.constant
            })
        })
        .cloned()
        .collect()
}

/// The result codes that the service does not list; none without a table of them in the service.
pub(super) fn codes(draft: &Draft, service: Option<&ServiceFile>) -> Vec<DraftValue> {
    let Some(known) = service.and_then(|file| file.codes.as_ref()) else {
        return Vec::new();
    };
    (draft.codes.iter())
        .filter(|code| {
            matches!(code.value, Value::Number(_))
                && !known.values.contains_key(&enums::text(&code.value))
        })
        .cloned()
        .collect()
}

/// The service's name for the only host that the page gives, unless it is the one taken anyway.
pub(super) fn host(draft: &Draft, service: &ServiceFile) -> Option<String> {
    let [(_, url)] = draft.hosts.as_slice() else {
        return None;
    };
    let named = service
        .hosts
        .iter()
        .find(|(_, host)| host.url.trim_end_matches('/') == url.trim_end_matches('/'))?;
    let default =
        (service.hosts.iter().find(|(_, host)| host.default)).or_else(|| service.hosts.first())?;
    (named.0 != default.0).then(|| named.0.clone())
}
