//! `service.yaml`: what all pages of a service have in common.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Number;

use super::definition::{EnumBase, EnumDef, EnumValue, TypeDef};
use super::encryption::Encryption;
use super::erratum::Erratum;
use super::field::Fields;
use super::review::{Allow, Level};
use super::signing::Recipe;
use super::token::TokenSource;

/// A service: one vendor API with its hosts, credentials, signing and shared types.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceFile {
    /// The service's name: its Rust module and cargo feature.
    pub service: String,
    /// The vendor's name for it.
    pub title: String,
    /// One line on what it is for.
    pub summary: String,
    /// More than one line, when that is needed.
    pub doc: Option<String>,
    /// Where its pages are: a URL in which `{page}` stands for the page's name.
    pub pages: Option<String>,
    /// Base URLs by environment or region.
    #[serde(default)]
    pub hosts: IndexMap<String, Host>,
    /// What a caller must have to be let in.
    #[serde(default)]
    pub credentials: IndexMap<String, Credential>,
    /// Headers of every request.
    #[serde(default)]
    pub request_headers: Fields,
    /// Headers of every answer.
    #[serde(default)]
    pub response_headers: Fields,
    /// The members that every answer has.
    pub envelope: Option<Envelope>,
    /// The result codes.
    pub codes: Option<Codes>,
    /// Signing recipes by name; the one named `request` signs requests.
    #[serde(default)]
    pub signing: IndexMap<String, Recipe>,
    /// The token that requests carry, if the service hands out one.
    pub token: Option<TokenSource>,
    /// How bodies are encrypted, if the service can.
    pub encryption: Option<Encryption>,
    /// Types shared by the service's pages.
    #[serde(default)]
    pub types: IndexMap<String, TypeDef>,
    /// Enums shared by the service's pages.
    #[serde(default)]
    pub enums: IndexMap<String, EnumDef>,
    /// Where the vendor's general pages are wrong.
    #[serde(default)]
    pub errata: Vec<Erratum>,
    /// Operations and webhooks of which too little is known to transcribe them, by name.
    #[serde(default)]
    pub left_out: IndexMap<String, LeftOut>,
    /// How much rules of the lint matter here; `review` stands for all rules for reviewers.
    #[serde(default)]
    pub lints: IndexMap<String, Level>,
    /// After how many days a page should be compared again.
    pub max_page_age: Option<u32>,
    /// Findings of the lint in this file that are as they should be.
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// An operation or a webhook that is left out.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// The page that documents it.
    pub page: Option<String>,
    /// What is not known of it.
    pub missing: String,
}

/// A base URL.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Host {
    /// The URL, without a slash at its end.
    pub url: String,
    /// Who it serves.
    pub doc: Option<String>,
    /// The one to use when the caller names none.
    #[serde(default)]
    pub default: bool,
}

/// Something a caller must have, or may set, to be let in.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Credential {
    /// What it is and where to get it.
    pub doc: Option<String>,
    /// Must never be seen: zeroised, never printed.
    #[serde(default)]
    pub secret: bool,
    /// Masked in `Debug` and logs, but no secret.
    #[serde(default)]
    pub sensitive: bool,
    /// What is used when the caller sets none.
    pub default: Option<String>,
    /// May be left unset; nothing that is always signed can hang on it.
    #[serde(default)]
    pub optional: bool,
    /// The values it may have.
    #[serde(default)]
    pub values: Vec<String>,
}

/// The members that every answer of a service has.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// They come before the operation's own members.
    pub fields: Fields,
    /// The result codes that mean success.
    pub success: Vec<Number>,
}

/// The service's table of result codes: an open enum.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Codes {
    /// The enum's name.
    pub name: String,
    /// What a code is on the wire.
    pub of: EnumBase,
    /// What the enum tells, in our own words.
    pub doc: Option<String>,
    /// The codes.
    pub values: IndexMap<String, EnumValue>,
}

impl Codes {
    /// The table as the enum that it is.
    pub fn to_enum(&self) -> EnumDef {
        EnumDef {
            of: self.of,
            doc: self.doc.clone(),
            values: self.values.clone(),
        }
    }
}
