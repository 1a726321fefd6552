//! `src/<service>/client.rs`: the operations as static data, and the clients that call them.

use proc_macro2::TokenStream;
use quote::quote;

use super::{ClientFile, lists, protocol};
use crate::emit::file::{self, doc, ident};
use crate::emit::literal;
use crate::emit::prose::markdown;
use crate::model::{Body, Compression, Effect, Meaning, Operation, Role, Service};

pub(super) fn emit(service: &Service) -> Option<ClientFile> {
    if service.operations.is_empty() {
        return None;
    }
    let operations = service
        .operations
        .iter()
        .map(|operation| operation_data(service, operation));
    let protocol = protocol::emit(service);
    let (api, asynchronous, blocking) = (api(service), client(service), blocking_client(service));
    let modules = protocol::modules(service);
    let types = types(service);
    let lists = lists::methods(service);
    Some(ClientFile {
        module: "client",
        exports: ["Api", "BlockingClient", "Client"]
            .map(str::to_owned)
            .to_vec(),
        file: file::rust_file(
            format!("src/{}/client.rs", service.module),
            &service.place.file,
            &[format!(
                "Clients of {}: sans-IO, async and blocking.",
                markdown(&service.title)
            )],
            &TokenStream::new(),
            &quote! {
                use std::sync::Arc;

                use super::{#types};
                #modules
                use crate::runtime;

                #api
                #asynchronous
                #blocking
                #lists
                #(#operations)*
                #protocol
            },
        ),
    })
}

/// The types of the service that the clients name.
fn types(service: &Service) -> TokenStream {
    let mut names: Vec<String> = service
        .operations
        .iter()
        .flat_map(|operation| [operation.request, operation.response])
        .map(|id| service.type_item(id).name.clone())
        .collect();
    names.push("Credentials".to_owned());
    if !service.hosts.is_empty() {
        names.push("Host".to_owned());
    }
    names.sort();
    names.dedup();
    let names = names.iter().map(|name| ident(name));
    quote! { #(#names),* }
}

fn operation_data(service: &Service, operation: &Operation) -> TokenStream {
    let constant = ident(&operation.constant);
    let docs = doc(&[format!("`{}`.", operation.name)]);
    let (module, name) = (&service.module, &operation.name);
    let method = literal::method(&operation.http.method);
    let path = operation.http.path.as_deref().unwrap_or("/");
    let effect = match operation.effect {
        Effect::Read => quote! { runtime::Effect::Read },
        Effect::Idempotent => quote! { runtime::Effect::Idempotent },
        Effect::Once => quote! { runtime::Effect::Once },
    };
    let irreversible = operation.irreversible;
    let body = match operation.body {
        Body::Json => quote! { runtime::BodyKind::Json },
        Body::Form => quote! { runtime::BodyKind::Form },
        Body::Multipart => quote! { runtime::BodyKind::Multipart },
        Body::None => quote! { runtime::BodyKind::None },
    };
    let recipe = literal::option(service.recipe_of(operation).map(|it| it.name.as_str()));
    let (needs_token, encrypted) = (service.uses_token(operation), service.encrypts(operation));
    let compress = match operation.compress {
        Some(Compression::Gzip) => quote! { Some(runtime::Compression::Gzip) },
        None => quote! { None },
    };
    let base_url = literal::option(
        operation
            .host
            .as_ref()
            .and_then(|host| Some(service.host(host)?.url.as_str())),
    );
    let headers = operation
        .constant_headers()
        .map(|(name, value)| quote! { (#name, #value) });
    let envelope = envelope(service, operation);
    quote! {
        #docs
        static #constant: runtime::Operation = runtime::Operation {
            service: #module,
            name: #name,
            method: #method,
            path: #path,
            effect: #effect,
            irreversible: #irreversible,
            recipe: #recipe,
            needs_token: #needs_token,
            encrypted: #encrypted,
            body: #body,
            compress: #compress,
            base_url: #base_url,
            headers: &[#(#headers),*],
            envelope: #envelope,
        };
    }
}

fn envelope(service: &Service, operation: &Operation) -> TokenStream {
    let Some(envelope) = &operation.envelope else {
        return quote! { None };
    };
    // Without a code there is nothing to tell failure by.
    let Some(code) = envelope.member(Role::Code) else {
        return quote! { None };
    };
    let message = literal::option(envelope.member(Role::Message));
    let request_id = literal::option(envelope.member(Role::RequestId));
    let success = envelope.success.iter().map(|code| literal::integer(*code));
    let busy = service.codes_meaning(operation, Meaning::is_temporary);
    let busy = busy.iter().map(|code| literal::integer(*code));
    let token_refused = service.codes_meaning(operation, |it| it == Meaning::ExpiredToken);
    let token_refused = token_refused.iter().map(|code| literal::integer(*code));
    quote! {
        Some(runtime::Envelope {
            code: #code,
            message: #message,
            request_id: #request_id,
            success: &[#(#success),*],
            busy: &[#(#busy),*],
            token_refused: &[#(#token_refused),*],
        })
    }
}

/// The docs of a call: what the operation does, then what can go wrong.
fn call_docs(operation: &Operation, errors: &[&str]) -> TokenStream {
    let mut lines = operation.docs.clone();
    lines.extend([String::new(), "# Errors".to_owned(), String::new()]);
    lines.extend(errors.iter().map(|line| (*line).to_owned()));
    doc(&lines)
}

/// Method, request and response of an operation.
fn call(
    service: &Service,
    operation: &Operation,
) -> (TokenStream, TokenStream, TokenStream, TokenStream) {
    let method = ident(&operation.method);
    let request = ident(&service.type_item(operation.request).name);
    let response = ident(&service.type_item(operation.response).name);
    let constant = ident(&operation.constant);
    (
        quote! { #method },
        quote! { #request },
        quote! { #response },
        quote! { #constant },
    )
}

/// The base URL when the caller names none.
fn default_url(service: &Service) -> TokenStream {
    if service.hosts.is_empty() {
        quote! { "" }
    } else {
        quote! { Host::default().url() }
    }
}

fn api(service: &Service) -> TokenStream {
    let title = markdown(&service.title);
    let docs = doc(&[
        format!(
            "The calls of {title} without any input or output: requests that are signed, answers that are read."
        ),
        String::new(),
        "For an HTTP stack of one's own; [`Client`] and [`BlockingClient`] do the rest as well."
            .to_owned(),
    ]);
    let methods = service.operations.iter().map(|operation| {
        let (method, request, response, constant) = call(service, operation);
        let docs = call_docs(
            operation,
            &["If the request breaks a limit of the page, or a value cannot be sent in a header."],
        );
        quote! {
            #docs
            pub fn #method(&self, request: &#request) -> Result<runtime::Prepared<#response>, runtime::Error> {
                self.core.prepare(&#constant, request)
            }
        }
    });
    let url = default_url(service);
    let defaults = (!service.hosts.is_empty()).then(|| {
        quote! {
            /// Calls as `credentials`, with the default host and options.
            #[must_use]
            pub fn with_defaults(credentials: Credentials) -> Self {
                let core = runtime::Core::with_defaults(Protocol { credentials }, #url);
                Self { core }
            }
        }
    });
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct Api {
            core: runtime::Core,
        }

        impl Api {
            /// Calls as `credentials`, with the default host.
            ///
            /// # Errors
            ///
            /// If the base URL of the options is none.
            pub fn new(credentials: Credentials, options: runtime::Options) -> Result<Self, runtime::Error> {
                let core = runtime::Core::new(Protocol { credentials }, #url, options)?;
                Ok(Self { core })
            }

            #defaults

            #(#methods)*
        }
    }
}

/// What every call of a client can end in.
const CALL_ERRORS: [&str; 2] = [
    "If the request is refused before it is sent, cannot be delivered, is answered with a failure, or is answered with",
    "something that cannot be read; see [`runtime::ErrorKind`].",
];

/// `new`, for a service that has a host of its own.
fn new(
    service: &Service,
    feature: &str,
    caller: &TokenStream,
    transport: &TokenStream,
) -> TokenStream {
    if service.hosts.is_empty() {
        return TokenStream::new();
    }
    quote! {
        /// Calls as `credentials`, with the default host and options.
        #[cfg(feature = #feature)]
        #[cfg_attr(docsrs, doc(cfg(feature = #feature)))]
        #[must_use]
        pub fn new(credentials: Credentials) -> Self {
            let api = Api::with_defaults(credentials);
            let transport = Arc::new(runtime::#transport::default());
            Self { caller: runtime::#caller::new(api.core, transport) }
        }
    }
}

fn client(service: &Service) -> TokenStream {
    let title = markdown(&service.title);
    let docs = doc(&[format!(
        "Calls {title}. Cheap to clone; clones share their connections."
    )]);
    let methods = service.operations.iter().map(|operation| {
        let (method, request, response, constant) = call(service, operation);
        let docs = call_docs(operation, &CALL_ERRORS);
        quote! {
            #docs
            pub async fn #method(&self, request: &#request) -> Result<#response, runtime::Error> {
                self.caller.call(&#constant, request).await
            }
        }
    });
    let new = new(
        service,
        "reqwest",
        &quote! { AsyncCaller },
        &quote! { ReqwestTransport },
    );
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct Client {
            caller: runtime::AsyncCaller,
        }

        impl Client {
            #new

            /// Calls as `credentials`.
            ///
            /// # Errors
            ///
            /// If the base URL of the options is none.
            #[cfg(feature = "reqwest")]
            #[cfg_attr(docsrs, doc(cfg(feature = "reqwest")))]
            pub fn with_options(credentials: Credentials, options: runtime::Options) -> Result<Self, runtime::Error> {
                Self::with_transport(credentials, options, Arc::new(runtime::ReqwestTransport::default()))
            }

            /// Calls as `credentials` over an HTTP stack of one's own.
            ///
            /// # Errors
            ///
            /// If the base URL of the options is none.
            pub fn with_transport(
                credentials: Credentials,
                options: runtime::Options,
                transport: Arc<dyn runtime::Transport>,
            ) -> Result<Self, runtime::Error> {
                let api = Api::new(credentials, options)?;
                let caller = runtime::AsyncCaller::new(api.core, transport);
                Ok(Self { caller })
            }

            #(#methods)*
        }
    }
}

fn blocking_client(service: &Service) -> TokenStream {
    let title = markdown(&service.title);
    let docs = doc(&[format!(
        "Calls {title} and waits for the answer. Cheap to clone; clones share their connections."
    )]);
    let methods = service.operations.iter().map(|operation| {
        let (method, request, response, constant) = call(service, operation);
        let docs = call_docs(operation, &CALL_ERRORS);
        quote! {
            #docs
            pub fn #method(&self, request: &#request) -> Result<#response, runtime::Error> {
                self.caller.call(&#constant, request)
            }
        }
    });
    let new = new(
        service,
        "blocking",
        &quote! { BlockingCaller },
        &quote! { UreqTransport },
    );
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct BlockingClient {
            caller: runtime::BlockingCaller,
        }

        impl BlockingClient {
            #new

            /// Calls as `credentials`.
            ///
            /// # Errors
            ///
            /// If the base URL of the options is none.
            #[cfg(feature = "blocking")]
            #[cfg_attr(docsrs, doc(cfg(feature = "blocking")))]
            pub fn with_options(credentials: Credentials, options: runtime::Options) -> Result<Self, runtime::Error> {
                Self::with_transport(credentials, options, Arc::new(runtime::UreqTransport::default()))
            }

            /// Calls as `credentials` over an HTTP stack of one's own.
            ///
            /// # Errors
            ///
            /// If the base URL of the options is none.
            pub fn with_transport(
                credentials: Credentials,
                options: runtime::Options,
                transport: Arc<dyn runtime::BlockingTransport>,
            ) -> Result<Self, runtime::Error> {
                let api = Api::new(credentials, options)?;
                let caller = runtime::BlockingCaller::new(api.core, transport);
                Ok(Self { caller })
            }

            #(#methods)*
        }
    }
}
