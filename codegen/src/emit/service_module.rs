//! `src/<service>/mod.rs`: what the service is, and the names of all its types.

use proc_macro2::TokenStream;
use quote::quote;

use super::client::{self, ClientFile};
use super::file::ident;
use super::prose::markdown;
use super::{OutputFile, file, type_module};
use crate::model::{Host, Service};

pub(super) fn emit(service: &Service, client: &[ClientFile]) -> OutputFile {
    let mut modules = TokenStream::new();
    let mut exports = TokenStream::new();
    for module in type_module::modules(service) {
        let name = ident(&module.name);
        let mut types: Vec<&str> = module
            .types
            .iter()
            .map(|id| service.type_item(*id).name.as_str())
            .collect();
        types.sort_unstable();
        let types = types.into_iter().map(ident);
        modules.extend(quote! { mod #name; });
        exports.extend(quote! { pub use self::#name::{#(#types),*}; });
    }
    for file in client {
        let (module, export) = client::declaration(file);
        modules.extend(module);
        exports.extend(export);
    }
    file::rust_file(
        format!("src/{}/mod.rs", service.module),
        &service.place.file,
        &docs(service),
        &TokenStream::new(),
        &quote! { #modules #exports },
    )
}

fn docs(service: &Service) -> Vec<String> {
    let mut lines = vec![format!(
        "{}.",
        markdown(service.title.trim_end_matches('.'))
    )];
    for paragraph in [Some(&service.summary), service.doc.as_ref()]
        .into_iter()
        .flatten()
    {
        lines.push(String::new());
        lines.extend(
            markdown(paragraph)
                .lines()
                .map(|line| line.trim().to_owned()),
        );
    }
    if !service.hosts.is_empty() {
        lines.extend([String::new(), "Hosts:".to_owned(), String::new()]);
        lines.extend(service.hosts.iter().map(host));
    }
    if !service.left_out.is_empty() {
        let title = "Left out, because too little is known of them:";
        lines.extend([String::new(), title.to_owned(), String::new()]);
        lines.extend(service.left_out.iter().map(|it| {
            let missing = super::prose::cell(&it.missing);
            format!("- `{}`: {missing}", it.name)
        }));
    }
    lines
}

fn host(host: &Host) -> String {
    let default = if host.is_default { ", the default" } else { "" };
    let doc = host
        .doc
        .as_ref()
        .map_or_else(String::new, |doc| format!(": {}", super::prose::cell(doc)));
    format!("- `{}`: <{}>{default}{doc}", host.name, host.url)
}
