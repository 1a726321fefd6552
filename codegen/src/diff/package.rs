//! The package: what `crate.yaml` says, except the version, which follows from the differences.

use super::change::{Source, Verdict, Wire};
use super::log::{Log, in_crate_file};
use super::rules::Rule;
use super::words::{from_to, list};
use crate::model::Package;

pub(super) fn compare(old: &Package, new: &Package, log: &mut Log) {
    if old.name != new.name {
        log.add(
            Rule::PackageName,
            in_crate_file().field("name"),
            Verdict::new(Source::Breaks, Wire::Same),
            format!(
                "the package is renamed {}",
                from_to(Some(&old.name), Some(&new.name))
            ),
        );
    }
    if old.rust_version != new.rust_version {
        let older = number(&new.rust_version) < number(&old.rust_version);
        log.add(
            Rule::PackageRustVersion,
            in_crate_file().field("rust_version"),
            Verdict::new(if older { Source::Same } else { Source::Warns }, Wire::Same),
            format!(
                "the oldest Rust that is supported changes {}",
                from_to(Some(&old.rust_version), Some(&new.rust_version))
            ),
        );
    }
    let texts = [
        (
            "description",
            Some(&old.description),
            Some(&new.description),
        ),
        ("license", Some(&old.license), Some(&new.license)),
        (
            "repository",
            old.repository.as_ref(),
            new.repository.as_ref(),
        ),
    ];
    for (key, old, new) in texts {
        if old != new {
            log.add(
                Rule::PackageMetadata,
                in_crate_file().field(key),
                Verdict::DOCS,
                format!(
                    "`{key}` changes {}",
                    from_to(old.map(String::as_str), new.map(String::as_str))
                ),
            );
        }
    }
    let lists = [
        ("keywords", &old.keywords, &new.keywords),
        ("categories", &old.categories, &new.categories),
    ];
    for (key, old, new) in lists {
        if old != new {
            let words = |words: &[String]| list(words.iter().map(String::as_str));
            log.add(
                Rule::PackageMetadata,
                in_crate_file().field(key),
                Verdict::DOCS,
                format!("`{key}` change from {} to {}", words(old), words(new)),
            );
        }
    }
}

/// A Rust version by its numbers.
fn number(version: &str) -> Vec<u64> {
    let parts = version.split('.');
    parts.map(|part| part.parse().unwrap_or(0)).collect()
}
