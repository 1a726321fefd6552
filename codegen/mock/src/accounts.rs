//! The credentials that the server accepts: by default those with which the vendors' own samples were made.

use std::collections::BTreeMap;
use std::fmt;

use indexmap::IndexMap;
use tablewright::model::{Api, Credential, Service, VectorSource};

use crate::recipe::{Credentials, sole_credential};

/// The credentials of every service.
///
/// The default of a credential is, in this order: the one that its schema declares; the one of a test vector that
/// the vendor published; the one of a derived test vector; the first of its possible values; a made-up one.
#[derive(Clone, Default)]
pub struct Accounts {
    services: IndexMap<String, Vec<Entry>>,
}

#[derive(Clone)]
struct Entry {
    name: String,
    value: String,
    /// The only values that it may have, if it has such.
    values: Vec<String>,
    hidden: bool,
    given: bool,
}

/// Why a credential cannot be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CredentialError(String);

impl fmt::Display for CredentialError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for CredentialError {}

impl Accounts {
    /// The samples of all services.
    pub fn of(api: &Api) -> Self {
        let entries = |service: &Service| {
            let credentials = service.credentials.iter();
            credentials
                .map(|credential| Entry {
                    name: credential.name.clone(),
                    value: sample(service, credential),
                    values: credential.values.clone(),
                    hidden: credential.secret || credential.sensitive,
                    given: false,
                })
                .collect()
        };
        Self {
            services: api
                .services
                .iter()
                .map(|service| (service.name.clone(), entries(service)))
                .collect(),
        }
    }

    /// Sets one credential.
    pub fn set(&mut self, service: &str, name: &str, value: &str) -> Result<(), CredentialError> {
        if value.contains(char::is_control) {
            return Err(CredentialError(format!(
                "the value of {service}.{name} has a line break or another control character"
            )));
        }
        let known = self.known();
        let entry = self
            .services
            .get_mut(service)
            .and_then(|entries| entries.iter_mut().find(|entry| entry.name == name));
        let Some(entry) = entry else {
            return Err(CredentialError(format!(
                "there is no credential {service}.{name}; there are: {known}"
            )));
        };
        if !entry.values.is_empty() && !entry.values.iter().any(|known| known == value) {
            return Err(CredentialError(format!(
                "{service}.{name} is one of {}",
                entry.values.join(", ")
            )));
        }
        value.clone_into(&mut entry.value);
        entry.given = true;
        Ok(())
    }

    /// Sets one credential, written `SERVICE.NAME=VALUE`.
    pub fn set_written(&mut self, text: &str) -> Result<(), CredentialError> {
        let parsed = text.split_once('=').and_then(|(place, value)| {
            let (service, name) = place.split_once('.')?;
            Some((service, name, value))
        });
        let (service, name, value) = parsed.ok_or_else(|| {
            CredentialError("a credential is written SERVICE.NAME=VALUE".to_owned())
        })?;
        self.set(service, name, value)
    }

    /// The credentials of a service.
    pub fn service(&self, name: &str) -> Credentials {
        let entries = self.services.get(name).into_iter().flatten();
        entries
            .map(|entry| (entry.name.clone(), entry.value.clone()))
            .collect::<BTreeMap<_, _>>()
    }

    /// A line for each service: samples are shown, but what was given and must not be seen is not.
    pub fn describe(&self, services: &[&str]) -> Vec<String> {
        let shown = |entry: &Entry| {
            let hide = entry.given && entry.hidden;
            let value = if hide { "(as given)" } else { &entry.value };
            format!("{}={value}", entry.name)
        };
        self.services
            .iter()
            .filter(|(name, entries)| services.contains(&name.as_str()) && !entries.is_empty())
            .map(|(name, entries)| {
                let values: Vec<String> = entries.iter().map(shown).collect();
                format!("{name}: {}", values.join(" "))
            })
            .collect()
    }

    fn known(&self) -> String {
        let names: Vec<String> = self
            .services
            .iter()
            .flat_map(|(service, entries)| {
                entries
                    .iter()
                    .map(move |entry| format!("{service}.{}", entry.name))
            })
            .collect();
        if names.is_empty() {
            "none".to_owned()
        } else {
            names.join(", ")
        }
    }
}

/// Shows names only.
impl fmt::Debug for Accounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Accounts({})", self.known())
    }
}

fn sample(service: &Service, credential: &Credential) -> String {
    credential
        .default
        .clone()
        .or_else(|| from_vectors(service, &credential.name, VectorSource::Vendor))
        .or_else(|| from_vectors(service, &credential.name, VectorSource::Derived))
        .or_else(|| from_encryption(service, &credential.name))
        .or_else(|| credential.values.first().cloned())
        .unwrap_or_else(|| format!("mock-{}", credential.name))
}

/// The credential in a vector: under its own name, or under that of a header or member that is filled with it.
fn from_vectors(service: &Service, credential: &str, source: VectorSource) -> Option<String> {
    service.recipes.iter().find_map(|recipe| {
        let filled = recipe.headers.iter().chain(&recipe.members);
        let carriers = filled
            .filter(|it| sole_credential(&it.value) == Some(credential))
            .map(|it| it.name.as_str());
        let names: Vec<&str> = std::iter::once(credential).chain(carriers).collect();
        let vectors = recipe.vectors.iter();
        vectors
            .filter(|vector| vector.source == source)
            .find_map(|vector| names.iter().find_map(|name| vector.given.get(*name)))
            .cloned()
    })
}

/// The key in a vector of the encryption.
fn from_encryption(service: &Service, credential: &str) -> Option<String> {
    let encryption = service.encryption.as_ref()?;
    let vector = encryption.vectors.first()?;
    (encryption.key == credential).then(|| vector.key.clone())
}
