//! `Cargo.toml`, which stands on its own because it is published, and the settings that go with it.

use std::fmt::Write;

use super::OutputFile;
use super::file::mark;
use crate::model::{
    Algorithm, Cipher, Digest, Encoding, Encryption, Output, Package, Recipe, Service,
};

/// Lints that the pages decide about, not the generator.
const ALLOWED_LINTS: [(&str, &str); 13] = [
    ("doc_markdown", "docs quote the vendors' pages"),
    ("enum_variant_names", "the vendors choose the names"),
    ("fn_params_excessive_bools", "a page may have many flags"),
    ("many_single_char_names", "the vendors choose the names"),
    ("match_same_arms", "values with one meaning"),
    (
        "missing_errors_doc",
        "writing to a formatter needs no explanation",
    ),
    (
        "module_name_repetitions",
        "a module has the name of its page",
    ),
    (
        "must_use_candidate",
        "reading has no side effects, and says so by its type",
    ),
    ("similar_names", "the vendors choose the names"),
    ("struct_excessive_bools", "a page may have many flags"),
    ("struct_field_names", "the vendors choose the names"),
    ("too_many_lines", "a page may have many rows"),
    ("unreadable_literal", "codes are written as on the page"),
];

pub(super) fn emit(package: &Package, services: &[Service]) -> [OutputFile; 2] {
    [
        OutputFile {
            path: "Cargo.toml".to_owned(),
            contents: manifest(package, services),
        },
        OutputFile {
            path: "rustfmt.toml".to_owned(),
            contents: format!("# {}\ndisable_all_formatting = true\n", mark("")),
        },
    ]
}

fn manifest(package: &Package, services: &[Service]) -> String {
    let mut out = format!("# {}\n\n", mark(""));
    let mut line = |text: String| {
        out.push_str(&text);
        out.push('\n');
    };
    line("[package]".to_owned());
    line(format!("name = {}", string(&package.name)));
    line(format!("version = {}", string(&package.version)));
    line("edition = \"2024\"".to_owned());
    line(format!("rust-version = {}", string(&package.rust_version)));
    line(format!("description = {}", string(&package.description)));
    line("readme = \"README.md\"".to_owned());
    if let Some(repository) = &package.repository {
        line(format!("repository = {}", string(repository)));
    }
    line(format!("license = {}", string(&package.license)));
    if !package.keywords.is_empty() {
        line(format!("keywords = {}", list(&package.keywords)));
    }
    if !package.categories.is_empty() {
        line(format!("categories = {}", list(&package.categories)));
    }
    line(
        "include = [\"/src/**\", \"/tests/**\", \"/README.md\", \"/CHANGELOG.md\", \"/LICENSE-*\"]"
            .to_owned(),
    );
    line(String::new());
    line("[package.metadata.docs.rs]".to_owned());
    line("all-features = true".to_owned());
    line(String::new());
    line("[features]".to_owned());
    let modules: Vec<String> = services
        .iter()
        .map(|service| service.module.clone())
        .collect();
    let mut default = modules.clone();
    default.extend(["reqwest", "rustls"].map(str::to_owned));
    line(format!("default = {}", list(&default)));
    for text in TRANSPORT_FEATURES {
        line(text.to_owned());
    }
    for service in services {
        line(format!(
            "# {}",
            service
                .title
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        ));
        line(format!(
            "{} = {}",
            key(&service.module),
            list(&service_features(services, service))
        ));
    }
    line(String::new());
    line("[dependencies]".to_owned());
    for text in dependencies(services) {
        line(text.to_owned());
    }
    line(String::new());
    out.push_str(&lints());
    out
}

/// Features that choose HTTP stacks, with what they are for.
const TRANSPORT_FEATURES: [&str; 14] = [
    "# The async clients send with reqwest.",
    "reqwest = [\"dep:reqwest\", \"dep:tokio\", \"gzip\", \"stream\"]",
    "# The blocking clients send with ureq.",
    "blocking = [\"dep:ureq\", \"gzip\"]",
    "# Bodies are compressed where the vendor inflates them.",
    "gzip = [\"dep:flate2\"]",
    "# What walks pages is a `futures_core::Stream`.",
    "stream = [\"dep:futures-core\"]",
    "# TLS by rustls.",
    "rustls = [\"reqwest?/rustls\", \"ureq?/rustls\"]",
    "# TLS by the system.",
    "native-tls = [\"reqwest?/native-tls\", \"ureq?/native-tls\"]",
    "# A span for each call.",
    "tracing = [\"dep:tracing\"]",
];

/// The dependencies, in the order of their names: those of the runtime, and the digests that the recipes use.
fn dependencies(services: &[Service]) -> Vec<&'static str> {
    let mut lines = vec![
        "base16ct = { version = \"1\", features = [\"alloc\"] }",
        "bytes = \"1\"",
        "digest = { version = \"0.11\", default-features = false }",
        "flate2 = { version = \"1\", optional = true }",
        "futures-core = { version = \"0.3\", default-features = false, optional = true }",
        "http = \"1\"",
        "reqwest = { version = \"0.13\", default-features = false, features = [\"gzip\"], optional = true }",
        "serde = { version = \"1\", default-features = false, features = [\"std\"] }",
        "# Without `float_roundtrip` some numbers are read as a neighbouring float.",
        "serde_json = { version = \"1\", features = [\"float_roundtrip\"] }",
        "subtle = { version = \"2.6\", default-features = false }",
        "tokio = { version = \"1\", default-features = false, features = [\"time\"], optional = true }",
        "tracing = { version = \"0.1\", default-features = false, optional = true }",
        "ureq = { version = \"3\", default-features = false, features = [\"gzip\"], optional = true }",
        "zeroize = { version = \"1\", features = [\"alloc\"] }",
    ];
    let recipes = services.iter().flat_map(|service| &service.recipes);
    let ciphers = services
        .iter()
        .filter_map(|service| service.encryption.as_ref());
    let always: Vec<&str> = recipes.flat_map(signing_dependencies).collect();
    let optional = ciphers
        .flat_map(|cipher| optional_dependencies(services, cipher))
        .map(|(_, line)| line);
    let digests = services
        .iter()
        .filter_map(|service| service.encryption.as_ref()?.checksum.as_ref())
        .map(|checksum| digest_dependency(checksum.digest));
    for needed in always.into_iter().chain(optional).chain(digests) {
        if !lines.contains(&needed) {
            let place = lines
                .iter()
                .position(|line| !line.starts_with('#') && *line > needed);
            // A comment belongs to the line after it.
            let place = place.map(|at| at - usize::from(at > 0 && lines[at - 1].starts_with('#')));
            lines.insert(place.unwrap_or(lines.len()), needed);
        }
    }
    lines
}

/// What the signing code of a recipe needs.
fn signing_dependencies(recipe: &Recipe) -> Vec<&'static str> {
    let mut needed = Vec::new();
    needed.extend(recipe.algorithms().into_iter().map(digest_dependency));
    if matches!(recipe.digest, Digest::Hmac { .. }) {
        needed.push("hmac = { version = \"0.13\", default-features = false }");
    }
    if matches!(recipe.output, Output::Base64 | Output::Base64Url) {
        needed.push(BASE64);
    }
    needed
}

/// What a service needs that others do not: the name of the dependency and its line.
fn optional_dependencies(
    services: &[Service],
    encryption: &Encryption,
) -> Vec<(&'static str, &'static str)> {
    let mut needed = vec![match encryption.cipher {
        Cipher::Aes128Ecb => (
            "aes",
            "aes = { version = \"0.9\", default-features = false, features = [\"zeroize\"], optional = true }",
        ),
    }];
    let mut recipes = services.iter().flat_map(|service| &service.recipes);
    let is_there = recipes.any(|recipe| signing_dependencies(recipe).contains(&BASE64));
    match encryption.encoding {
        Encoding::Base64 if is_there => {}
        Encoding::Base64 => needed.push((
            "base64",
            "base64 = { version = \"0.23\", default-features = false, features = [\"alloc\"], optional = true }",
        )),
    }
    needed
}

/// What the feature of a service switches on.
fn service_features(services: &[Service], service: &Service) -> Vec<String> {
    let encryption = service.encryption.iter();
    let optional = encryption.flat_map(|it| optional_dependencies(services, it));
    optional.map(|(name, _)| format!("dep:{name}")).collect()
}

const BASE64: &str =
    "base64 = { version = \"0.23\", default-features = false, features = [\"alloc\"] }";

fn digest_dependency(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::Md5 => "md-5 = { version = \"0.11\", default-features = false }",
        Algorithm::Sha1 => "sha1 = { version = \"0.11\", default-features = false }",
        Algorithm::Sha256 | Algorithm::Sha512 => {
            "sha2 = { version = \"0.11\", default-features = false }"
        }
    }
}

fn lints() -> String {
    let mut out = String::from(
        "[lints.rust]\nmissing_docs = \"warn\"\nunsafe_code = \"forbid\"\n\n\
         [lints.clippy]\npedantic = { level = \"warn\", priority = -1 }\n",
    );
    for (lint, why) in ALLOWED_LINTS {
        let _ = writeln!(out, "{lint} = \"allow\" # {why}"); // writing to a String cannot fail
    }
    out
}

/// A TOML basic string. JSON's escapes are TOML's, and TOML's one more is DEL.
fn string(text: &str) -> String {
    serde_json::Value::from(text)
        .to_string()
        .replace('\u{7f}', "\\u007F")
}

fn list(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| string(text)).collect();
    format!("[{}]", texts.join(", "))
}

/// A key, quoted where it has to be.
fn key(name: &str) -> String {
    let bare = name
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    if bare { name.to_owned() } else { string(name) }
}

#[cfg(test)]
mod tests {
    use super::{key, string};

    #[test]
    fn texts_and_keys() {
        assert_eq!(string("a \"b\"\n\u{7f}"), r#""a \"b\"\n\u007F""#);
        assert_eq!(key("callbot"), "callbot");
        assert_eq!(key("电话"), "\"电话\"");
    }
}
