//! The tags that mark releases: `dialcraft-v0.2.0`.

use crate::diff::reaches;

/// The tag of a version.
pub fn tag(package: &str, version: &str) -> String {
    format!("{package}-v{version}")
}

/// The tag of the newest version among tags of all kinds.
pub fn newest<'a>(package: &str, tags: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut found: Option<(&str, &str)> = None;
    for tag in tags {
        let version = tag
            .strip_prefix(package)
            .and_then(|rest| rest.strip_prefix("-v"));
        // What is no version does not even reach itself.
        let Some(version) = version.filter(|version| reaches(version, version)) else {
            continue;
        };
        if found.is_none_or(|(_, best)| reaches(version, best)) {
            found = Some((tag, version));
        }
    }
    found.map(|(tag, _)| tag)
}

#[cfg(test)]
mod tests {
    use super::{newest, tag};

    #[test]
    fn the_newest_is_the_one_with_the_largest_version() {
        let tags = [
            "a-v0.9.0",
            "a-v0.10.0-rc.1",
            "a-v0.10.0",
            "a-v0.9.9",
            "b-v2.0.0",
            "a-vnext",
            "a-v",
        ];
        assert_eq!(newest("a", tags), Some("a-v0.10.0"));
        assert_eq!(newest("a", ["v1.0.0", "a-v"]), None);
        assert_eq!(tag("a", "0.10.0"), "a-v0.10.0");
    }
}
