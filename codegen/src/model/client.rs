//! How the clients of a service are spelled in Rust: credentials, hosts, and what is signed. Decided here, printed by
//! the emitters.

use super::recipe::{Part, Piece, Placeholder, Recipe};
use super::{Algorithm, Digest, HeaderValue, Role, Vector, naming};

/// Modules of a service that no page can have: what service.yaml declares, and what the clients are made of.
pub const SERVICE_MODULES: [&str; 8] = [
    "shared",
    "client",
    "credentials",
    "encryption",
    "hosts",
    "lists",
    "signing",
    "webhooks",
];

/// Types of every service module; types of pages are named around them.
pub(super) const CLIENT_TYPES: [&str; 6] = [
    "Api",
    "BlockingClient",
    "Client",
    "Credentials",
    "Host",
    "WebhookReceiver",
];

/// Methods of every client; operations are named around them.
const CLIENT_METHODS: [&str; 6] = [
    "new",
    "with_defaults",
    "clone",
    "fmt",
    "with_options",
    "with_transport",
];

/// Methods of every receiver; webhooks are named around them.
const RECEIVER_METHODS: [&str; 5] = ["new", "clone", "fmt", "with_clock", "with_max_age"];

/// The recipe that signs requests unless an operation names another.
pub const REQUEST_RECIPE: &str = "request";

/// How a credential is spelled in Rust.
#[derive(Clone, Debug)]
pub struct RustCredential {
    /// The member of `Credentials`.
    pub name: String,
    /// What it holds.
    pub kind: CredentialKind,
    /// The method that sets it, for what has a default or is optional.
    pub setter: Option<String>,
}

/// What a credential holds.
#[derive(Clone, Debug)]
pub enum CredentialKind {
    /// Text that is never seen.
    Secret,
    /// Text.
    Text,
    /// One of several words, an enum of its own.
    Choice(Choice),
}

/// The values of a credential as an enum.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The enum's name.
    pub type_name: String,
    /// Its variants with their words.
    pub variants: Vec<(String, String)>,
    /// The variant that is used when none is set.
    pub default: Option<String>,
}

/// How what a recipe signs is spelled in Rust: a struct with a member for each placeholder.
#[derive(Clone, Debug)]
pub struct SignedMessage {
    /// The struct's name.
    pub name: String,
    /// What fills it, in the order of first use.
    pub members: Vec<MessageMember>,
    /// The names of the tests that its vectors become.
    pub vector_tests: Vec<String>,
}

/// A member of the struct that holds what is signed.
#[derive(Clone, Debug)]
pub struct MessageMember {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub placeholder: Placeholder,
}

impl MessageMember {
    /// Bytes rather than text.
    pub fn is_bytes(&self) -> bool {
        self.placeholder == Placeholder::Body
    }
}

/// The credential as `Credentials` has it.
pub(super) fn credential(
    name: &str,
    secret: bool,
    values: &[String],
    default: Option<&str>,
    optional: bool,
) -> RustCredential {
    let member = naming::field_name(name).unwrap_or_else(|_| name.to_owned());
    let kind = if values.is_empty() {
        if secret {
            CredentialKind::Secret
        } else {
            CredentialKind::Text
        }
    } else {
        let variants: Vec<(String, String)> = values
            .iter()
            .filter_map(|word| Some((naming::variant_name(None, word).ok()?, word.clone())))
            .collect();
        CredentialKind::Choice(Choice {
            type_name: choice_type(name),
            default: default.and_then(|default| {
                let found = variants.iter().find(|(_, word)| word == default)?;
                Some(found.0.clone())
            }),
            variants,
        })
    };
    RustCredential {
        setter: (default.is_some() || optional).then(|| format!("with_{}", bare(&member))),
        name: member,
        kind,
    }
}

/// The name of the enum that a credential with `values` becomes.
pub fn choice_type(credential: &str) -> String {
    naming::type_name(credential).unwrap_or_else(|_| credential.to_owned())
}

/// The variant of `Host` for a host's name.
pub(super) fn host_variant(name: &str) -> String {
    naming::variant_name(None, name).unwrap_or_else(|_| name.to_owned())
}

/// The method of the clients for an operation.
pub(super) fn method(name: String) -> String {
    if CLIENT_METHODS.contains(&name.as_str()) {
        format!("{name}_")
    } else {
        name
    }
}

/// The method of the receiver for a webhook.
pub(super) fn receiver_method(name: String) -> String {
    if RECEIVER_METHODS.contains(&name.as_str()) {
        format!("{name}_")
    } else {
        name
    }
}

/// The name without the mark of a raw identifier.
fn bare(name: &str) -> &str {
    name.trim_start_matches("r#")
}

/// What a recipe signs, as a struct.
pub(super) fn signed_message(
    recipe: &str,
    message: &[Part<Placeholder>],
    vectors: &[Vector],
) -> SignedMessage {
    let mut members: Vec<MessageMember> = Vec::new();
    for placeholder in message.iter().flat_map(Part::placeholders) {
        if members
            .iter()
            .any(|member| member.placeholder == *placeholder)
        {
            continue;
        }
        let wire = match placeholder {
            Placeholder::Credential(name)
            | Placeholder::Header(name)
            | Placeholder::BodyField(name) => name,
            Placeholder::Token => "token",
            Placeholder::Body => "body",
            Placeholder::Method => "method",
            Placeholder::Path => "path",
            Placeholder::Query => "query",
        };
        let mut name = naming::field_name(wire).unwrap_or_else(|_| "value".to_owned());
        while members.iter().any(|member| member.name == name) {
            name.push('_');
        }
        members.push(MessageMember {
            name,
            placeholder: placeholder.clone(),
        });
    }
    let name = naming::type_name(&format!("{recipe}_message"))
        .unwrap_or_else(|_| "SignedMessage".to_owned());
    SignedMessage {
        name,
        members,
        vector_tests: vector_tests(recipe, vectors.iter().map(|vector| vector.name.as_str())),
    }
}

/// A name for each vector's test: the subject, then the vector's own name, numbered where that is not enough.
pub(super) fn vector_tests<'v>(
    subject: &str,
    vectors: impl Iterator<Item = &'v str>,
) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (index, vector) in vectors.enumerate() {
        let own = naming::field_name(&format!("{subject}_{vector}"));
        let mut name = own.unwrap_or_else(|_| format!("vector_{}", index + 1));
        if names.contains(&name) {
            name = format!("{name}_{}", index + 1);
        }
        names.push(name);
    }
    names
}

impl Recipe {
    /// The member of the signed message that holds what fills a placeholder.
    ///
    /// # Panics
    ///
    /// If the placeholder is not part of the message.
    pub fn member(&self, placeholder: &Placeholder) -> &MessageMember {
        self.rust
            .members
            .iter()
            .find(|member| member.placeholder == *placeholder)
            .expect("there is a member for every placeholder of the message")
    }

    /// Whether the message covers a header.
    pub fn covers_header(&self, name: &str) -> bool {
        let pieces = self.message.iter().flat_map(Part::placeholders);
        let mut headers = pieces.filter_map(|it| match it {
            Placeholder::Header(header) => Some(header),
            _ => None,
        });
        headers.any(|header| header == name)
    }

    /// The header with the time of signing, if the message covers it.
    pub fn signed_clock(&self) -> Option<&str> {
        let named = self
            .timestamp
            .as_ref()
            .map(|timestamp| timestamp.header.as_str());
        let clocks = self.headers.iter().filter(|header| {
            matches!(
                header.value,
                HeaderValue::UnixSeconds | HeaderValue::UnixMilliseconds
            )
        });
        let mut candidates = named
            .into_iter()
            .chain(clocks.map(|header| header.name.as_str()));
        candidates.find(|header| self.covers_header(header))
    }

    /// The algorithms that it digests by.
    pub fn algorithms(&self) -> Vec<Algorithm> {
        match &self.digest {
            Digest::Fixed(algorithm) | Digest::Hmac { algorithm, .. } => vec![*algorithm],
            Digest::Plain => Vec::new(),
            Digest::Chosen { of, .. } => of.iter().map(|(_, algorithm)| *algorithm).collect(),
        }
    }
}

impl super::Envelope {
    /// The wire name of the member with a role.
    pub fn member(&self, role: Role) -> Option<&str> {
        let field = self.fields.iter().find(|field| field.role == Some(role))?;
        Some(&field.wire)
    }
}

impl Piece<Placeholder> {
    /// What fills it, if it is a placeholder.
    pub fn placeholder(&self) -> Option<&Placeholder> {
        match self {
            Self::Literal(_) => None,
            Self::Value(placeholder) => Some(placeholder),
        }
    }
}
