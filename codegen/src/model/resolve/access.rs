//! How a caller gets to a service: its hosts and credentials.

use super::Resolver;
use crate::model::client;
use crate::model::service::{Credential, Host};

impl Resolver<'_> {
    pub(super) fn hosts(&self) -> Vec<Host> {
        let hosts = &self.schema.file.value.hosts;
        let default = hosts.values().position(|host| host.default).unwrap_or(0);
        let mut list: Vec<Host> = hosts
            .iter()
            .enumerate()
            .map(|(index, (name, host))| Host {
                name: name.clone(),
                url: host.url.clone(),
                doc: host.doc.clone(),
                is_default: index == default,
                variant: client::host_variant(name),
                place: self.place(self.schema.file.place(&["hosts", name])),
            })
            .collect();
        list.sort_by_key(|host| !host.is_default);
        list
    }

    pub(super) fn credentials(&self) -> Vec<Credential> {
        let credentials = &self.schema.file.value.credentials;
        credentials
            .iter()
            .map(|(name, credential)| Credential {
                name: name.clone(),
                doc: credential.doc.clone(),
                secret: credential.secret,
                sensitive: credential.sensitive,
                default: credential.default.clone(),
                optional: credential.optional,
                values: credential.values.clone(),
                rust: client::credential(
                    name,
                    credential.secret,
                    &credential.values,
                    credential.default.as_deref(),
                    credential.optional,
                ),
                place: self.place(self.schema.file.place(&["credentials", name])),
            })
            .collect()
    }
}
