//! Which of the vendor's result codes says what went wrong.

use tablewright::model::{EnumBase, Meaning, Operation, Service, TypeKind, Variant};

/// The code for a mistake: the operation's own, then the service's; if none means that, the next in [`chain`]; at
/// last a code of failure without a meaning, or the one that means that the server failed.
pub(crate) fn code_for(service: &Service, operation: &Operation, meaning: Meaning) -> i64 {
    let codes = known(service, operation);
    let meant = chain(meaning)
        .iter()
        .find_map(|wanted| codes.iter().find(|(_, code)| code.means == Some(*wanted)));
    let general = || codes.iter().find(|(_, code)| code.means.is_none());
    // What speaks of tokens, signatures or accounts would mislead: clients act on it.
    let failed = || {
        codes
            .iter()
            .find(|(_, code)| code.means == Some(Meaning::Internal))
    };
    let found = meant.or_else(general).or_else(failed);
    found.map_or_else(|| unlisted(operation), |(value, _)| *value)
}

/// The words that go with a code.
pub(super) fn words_for(service: &Service, operation: &Operation, value: i64) -> String {
    let codes = known(service, operation);
    let found = codes.iter().find(|(code, _)| *code == value);
    found.map_or_else(
        || format!("code {value}"),
        |(_, variant)| variant.description.clone(),
    )
}

/// The codes of failure.
fn known<'a>(service: &'a Service, operation: &'a Operation) -> Vec<(i64, &'a Variant)> {
    let common = service
        .codes
        .map(|id| &service.type_item(id).kind)
        .and_then(|kind| match kind {
            TypeKind::Enum(table) if table.base == EnumBase::Integer => Some(&table.variants),
            _ => None,
        });
    let all = operation.codes.iter().chain(common.into_iter().flatten());
    all.filter_map(|variant| Some((variant.value.as_i64()?, variant)))
        .filter(|(value, _)| !succeeds(operation, *value))
        .collect()
}

fn succeeds(operation: &Operation, value: i64) -> bool {
    let envelope = operation.envelope.as_ref();
    envelope.is_some_and(|envelope| envelope.success.contains(&value))
}

/// A code that means failure because it does not mean success.
fn unlisted(operation: &Operation) -> i64 {
    (1..=i64::MAX)
        .find(|value| !succeeds(operation, *value))
        .unwrap_or(1)
}

/// Meanings in the order in which they are looked for, the exact one first.
fn chain(meaning: Meaning) -> &'static [Meaning] {
    use Meaning::{
        Busy, ExpiredTimestamp, ExpiredToken, Internal, InvalidParameter, Maintenance,
        MalformedParameter, MissingHeader, MissingParameter, MissingSignature, PermissionDenied,
        TooManyItems, UnknownAccount, WrongSignature,
    };
    match meaning {
        WrongSignature => &[WrongSignature, ExpiredToken, PermissionDenied],
        MissingSignature => &[
            MissingSignature,
            MissingHeader,
            MissingParameter,
            WrongSignature,
        ],
        ExpiredTimestamp => &[ExpiredTimestamp, WrongSignature],
        ExpiredToken => &[ExpiredToken, WrongSignature, PermissionDenied],
        MissingHeader => &[MissingHeader, MissingParameter, InvalidParameter],
        MissingParameter => &[MissingParameter, InvalidParameter, MalformedParameter],
        MalformedParameter => &[MalformedParameter, InvalidParameter],
        InvalidParameter => &[InvalidParameter, MalformedParameter],
        TooManyItems => &[TooManyItems, InvalidParameter, MalformedParameter],
        UnknownAccount => &[
            UnknownAccount,
            ExpiredToken,
            PermissionDenied,
            WrongSignature,
        ],
        PermissionDenied => &[PermissionDenied, UnknownAccount],
        Busy => &[Busy, Maintenance, Internal],
        Maintenance => &[Maintenance, Busy, Internal],
        Internal => &[Internal],
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Meaning, code_for, known};

    /// A client that is told that its token is none asks for another; a wrong parameter must not cost it the token.
    #[test]
    fn a_wrong_parameter_is_never_said_to_be_a_wrong_caller() {
        let schemas = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas");
        let compiled = tablewright::compile(&schemas, "mock");
        let api = compiled.api.expect("the project's schemas have no errors");
        let mut looked_at = 0;
        for service in &api.services {
            for operation in &service.operations {
                for meaning in [
                    Meaning::MissingParameter,
                    Meaning::MalformedParameter,
                    Meaning::InvalidParameter,
                    Meaning::TooManyItems,
                ] {
                    let code = code_for(service, operation, meaning);
                    let codes = known(service, operation);
                    let means = codes.iter().find(|(value, _)| *value == code);
                    let means = means.and_then(|(_, variant)| variant.means);
                    let blames_the_caller = matches!(
                        means,
                        Some(
                            Meaning::ExpiredToken
                                | Meaning::WrongSignature
                                | Meaning::MissingSignature
                                | Meaning::UnknownAccount
                                | Meaning::PermissionDenied
                        )
                    );
                    assert!(
                        !blames_the_caller,
                        "{}: {meaning:?} is {code}",
                        operation.name
                    );
                    looked_at += 1;
                }
            }
        }
        assert!(looked_at > 100);
    }
}
