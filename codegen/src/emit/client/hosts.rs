//! `src/<service>/hosts.rs`: where the service is.

use proc_macro2::TokenStream;
use quote::quote;

use super::ClientFile;
use crate::emit::file::{self, doc, ident};
use crate::emit::prose::{cell, markdown};
use crate::model::Service;

pub(super) fn emit(service: &Service) -> Option<ClientFile> {
    if service.hosts.is_empty() || service.operations.is_empty() {
        return None;
    }
    let variants = service.hosts.iter().map(|host| {
        let mut lines = vec![format!(
            "<{}>{}",
            host.url,
            if host.is_default {
                ", the default."
            } else {
                "."
            }
        )];
        if let Some(words) = &host.doc {
            lines.extend([String::new(), cell(words)]);
        }
        let (variant, docs) = (ident(&host.variant), doc(&lines));
        let default = host.is_default.then(|| quote! { #[default] });
        quote! { #docs #default #variant }
    });
    let urls = service.hosts.iter().map(|host| {
        let (variant, url) = (ident(&host.variant), &host.url);
        quote! { Self::#variant => #url }
    });
    let summary = doc(&[format!(
        "Where {} is: environments or regions.",
        markdown(&service.title)
    )]);
    Some(ClientFile {
        module: "hosts",
        exports: vec!["Host".to_owned()],
        file: file::rust_file(
            format!("src/{}/hosts.rs", service.module),
            &service.place.file,
            &[format!("Where {} is.", markdown(&service.title))],
            &TokenStream::new(),
            &quote! {
                #summary
                #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
                #[non_exhaustive]
                pub enum Host {
                    #(#variants),*
                }

                impl Host {
                    /// The base URL.
                    #[must_use]
                    pub const fn url(self) -> &'static str {
                        match self { #(#urls),* }
                    }
                }

                impl From<Host> for String {
                    fn from(host: Host) -> Self {
                        host.url().to_owned()
                    }
                }
            },
        ),
    })
}
