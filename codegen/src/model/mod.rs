//! The resolved API: every name decided, every type found, nothing left to guess.
//!
//! All consumers (the Rust emitters, the OpenAPI export, and whatever comes next) read this and only print it.
//! Wire facts and Rust decisions stand side by side: [`Field`] says what travels, its `rust` part how it is spelled
//! in the generated crate.

mod client;
mod docs;
mod headers;
mod lists;
mod lookup;
mod message;
pub(crate) mod naming;
mod package;
mod recipe;
mod resolve;
mod rust;
mod service;
mod types;

pub use client::{
    Choice, CredentialKind, MessageMember, REQUEST_RECIPE, RustCredential, SERVICE_MODULES,
    SignedMessage, choice_type,
};
pub use headers::callers_headers;
pub use lists::{Asked, Batch, ListRoute, Pages, Repeatable, Route};
pub use message::{Answer, Example, ExampleKind, Http, Operation, Retry, Webhook};
pub use naming::{Names, NamingError, field_name, module_name, type_name, variant_name};
pub use package::Package;
pub use recipe::{
    Digest, HeaderValue, Part, Piece, Placeholder, Recipe, RecipeHeader, TemplateError, Timestamp,
    parse_template,
};
pub use resolve::resolve;
pub use rust::{Constructor, DebugImpl, Param, Presence, RustField, Setter};
pub use service::{
    Credential, Encryption, Envelope, Erratum, Host, LeftOut, Service, SourceModule, TokenSource,
};
pub use types::{
    Enum, Field, Limits, Location, Object, Parameter, Place, Type, TypeId, TypeItem, TypeKind,
    Usage, Variant,
};

pub use crate::schema::language::{
    Algorithm, Body, Checksum, Cipher, Compression, Effect, Encoding, EncryptionVector, EnumBase,
    Meaning, Message, Output, Padding, Placement, Role, Unit, Vector, VectorSource,
};

/// Everything that a schema directory says.
#[derive(Clone, Debug)]
pub struct Api {
    /// What the manifest of the generated crate says.
    pub package: Package,
    /// The services, by name.
    pub services: Vec<Service>,
}
