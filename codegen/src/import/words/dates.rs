//! The date of a page's revision.

use std::sync::LazyLock;

use regex::Regex;

use super::pattern;

static SPOKEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)edited this page|last (?:updated|modified|edited|revised)|updated (?:on|at)|modified (?:on|at)|revision date|date of revision|修改于|更新于|更新时间|最后更新|修改时间|最后修改|更新日期|发布时间|^updated\b|^revised\b|^last update",
    )
});
static NUMBERS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})"));
static WORDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(20\d\d)",
    )
});
static DAY_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(\d{1,2})(?:st|nd|rd|th)?\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+(20\d\d)",
    )
});

/// The date (YYYY-MM-DD) of a line that tells when the page was changed.
#[must_use]
pub fn revision(line: &str) -> Option<String> {
    if line.chars().count() > 200 || !SPOKEN.is_match(line) {
        return None;
    }
    date(line)
}

fn date(line: &str) -> Option<String> {
    let (year, month, day) = if let Some(found) = NUMBERS.captures(line) {
        (
            found[1].parse().ok()?,
            found[2].parse().ok()?,
            found[3].parse().ok()?,
        )
    } else if let Some(found) = WORDS.captures(line) {
        (
            found[3].parse().ok()?,
            month(&found[1])?,
            found[2].parse().ok()?,
        )
    } else {
        let found = DAY_FIRST.captures(line)?;
        (
            found[3].parse().ok()?,
            month(&found[2])?,
            found[1].parse().ok()?,
        )
    };
    let (year, month, day): (u32, u32, u32) = (year, month, day);
    ((1..=12).contains(&month) && (1..=31).contains(&day))
        .then(|| format!("{year:04}-{month:02}-{day:02}"))
}

fn month(name: &str) -> Option<u32> {
    let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let name = name.to_lowercase();
    (1..)
        .zip(months)
        .find(|(_, month)| *month == name)
        .map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        for (line, expected) in [
            ("someone edited this page Dec 16, 2024", Some("2024-12-16")),
            ("修改于 2024-05-22 10:56:20", Some("2024-05-22")),
            ("Last updated: 3 March 2023", Some("2023-03-03")),
            ("Updated at 2023/7/1", Some("2023-07-01")),
            ("The call of 2024-05-22", None),
            ("Last updated: yesterday", None),
        ] {
            assert_eq!(revision(line).as_deref(), expected, "{line}");
        }
    }
}
