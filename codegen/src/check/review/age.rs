//! Pages that were transcribed so long ago that they should be compared again.

use crate::check::Rules;
use crate::check::pages::is_date;
use crate::check::scope::Scope;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::schema::Page;

pub(in crate::check) const RULES: Rules = &[(
    "old-page",
    "the revision of a page is older than `max_page_age` days",
)];

/// Needs the day on which it is checked, which no other rule depends on.
pub(in crate::check) fn check(scope: &Scope<'_>, today: &str, found: &mut Diagnostics) {
    let Some(most) = scope.common().max_page_age else {
        return;
    };
    let Some(today) = day(today) else {
        return;
    };
    for page in &scope.service.pages {
        let revised = match page {
            Page::Operation(file) => file.value.revised.as_deref(),
            Page::Webhook(file) => file.value.revised.as_deref(),
        };
        let Some(age) = revised.and_then(day).map(|then| today - then) else {
            continue;
        };
        if age > i64::from(most) {
            found.push(
                Diagnostic::warning(
                    "old-page",
                    page.document().value_place(&["revised"]),
                    format!("the page was revised {age} days ago, more than {most}"),
                )
                .label("compare the page again")
                .help("then write the date of its present revision"),
            );
        }
    }
}

/// The number of a day of the calendar; only differences mean something.
fn day(text: &str) -> Option<i64> {
    if !is_date(text) {
        return None;
    }
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    // Years that begin in March have their leap day at the end.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    Some(365 * year + leap_days + (153 * month + 2) / 5 + day)
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_counted_over_months_and_leap_years() {
        let between = |from, to| day(to).unwrap() - day(from).unwrap();
        assert_eq!(between("2024-02-28", "2024-03-01"), 2);
        assert_eq!(between("2023-02-28", "2023-03-01"), 1);
        assert_eq!(between("1999-12-31", "2000-01-01"), 1);
        assert_eq!(between("2000-01-01", "2001-01-01"), 366);
        assert_eq!(between("0001-01-01", "9999-12-31"), 3_652_058);
        assert_eq!(day("2024-02-30"), None);
    }
}
