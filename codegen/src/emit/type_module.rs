//! `src/<service>/<module>.rs`: the types of one schema file.
//!
//! How a type is printed is in `object` and `enumeration`.

use proc_macro2::TokenStream;
use quote::quote;

use super::{OutputFile, enumeration, file, object};
use crate::model::{Service, SourceModule, TypeKind};

/// The modules of a service that define something.
pub(super) fn modules(service: &Service) -> impl Iterator<Item = &SourceModule> {
    service
        .modules
        .iter()
        .filter(|module| !module.types.is_empty())
}

pub(super) fn emit(service: &Service) -> Vec<OutputFile> {
    modules(service)
        .map(|module| emit_module(service, module))
        .collect()
}

fn emit_module(service: &Service, module: &SourceModule) -> OutputFile {
    let mut items = TokenStream::new();
    let mut has_object = false;
    for id in &module.types {
        let item = service.type_item(*id);
        items.extend(match &item.kind {
            TypeKind::Object(object) => {
                has_object = true;
                object::emit(service, item, object)
            }
            TypeKind::Enum(table) => enumeration::emit(item, table),
        });
    }
    let imports = if has_object {
        quote! { use crate::runtime; }
    } else {
        TokenStream::new()
    };
    file::rust_file(
        format!("src/{}/{}.rs", service.module, module.name),
        &module.schema_file,
        &module.docs,
        &TokenStream::new(),
        &quote! { #imports #items },
    )
}
