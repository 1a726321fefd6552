//! Output without what differs from run to run.

/// Seconds and sizes are made zero, paths have slashes, lines end where their words end.
pub(crate) fn settled(text: &str) -> String {
    let lines = text
        .lines()
        .map(|line| settled_line(line).trim_end().to_owned());
    lines.collect::<Vec<_>>().join("\n")
}

fn settled_line(line: &str) -> String {
    let mut out = line.to_owned();
    for unit in [" s  ", " KiB"] {
        if let Some(end) = out.find(unit) {
            let number = |c: char| c.is_ascii_digit() || c == '.';
            let start = out[..end].rfind(|c| !number(c)).map_or(0, |at| at + 1);
            let with_point = out[start..end].contains('.');
            // As wide as before, if it is in a column.
            if start < end && with_point {
                let column = out[..end].trim_end_matches(number).trim_end().len();
                let width = end - column;
                out.replace_range(column..end, &format!("{:>width$}", "0.0"));
            } else if start < end {
                out.replace_range(start..end, "0");
            }
        }
    }
    // The runtime's files are counted too, and they are no part of the story.
    if let Some(counts) = out.strip_prefix("generated ") {
        let words = counts.split(' ').map(|word| {
            let is_large = word.parse::<u32>().is_ok_and(|count| count > 20);
            if is_large { "…" } else { word }
        });
        out = format!("generated {}", words.collect::<Vec<_>>().join(" "));
    }
    if let Some(at) = out.find("; finished in ") {
        out.truncate(at);
    }
    out
}
