
/// Checks that reading and writing kept every value of an example.
///
/// Only what the drift names may differ: a value of another shape, and a required member that the example leaves
/// out; besides, the members in `FILLED_IN` may come in. A member that the schema does not have is a fault.
fn assert_kept(example: &str, written: &str, drift: &Drift) {
    let example: Value = serde_json::from_str(example).expect("the example is JSON");
    let written: Value = serde_json::from_str(written).expect("what is written is JSON");
    let mut faults = Vec::new();
    compare(&example, &written, &mut Vec::new(), drift, &mut faults);
    assert!(faults.is_empty(), "{}\nThe drift:\n{drift}", faults.join("\n"));
}

/// One step of the way to a value.
#[derive(Clone, Copy)]
enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

fn compare<'a>(
    example: &'a Value,
    written: &'a Value,
    path: &mut Vec<Step<'a>>,
    drift: &Drift,
    faults: &mut Vec<String>,
) {
    match (example, written) {
        _ if is_noted(drift, path, is_other_value) => {}
        (Value::Object(example), Value::Object(written)) => {
            for (name, value) in example {
                path.push(Step::Key(name));
                match written.get(name) {
                    Some(kept) => compare(value, kept, path, drift, faults),
                    None if is_noted(drift, path, is_other_value) => {}
                    None => faults.push(format!("{}: lost", show(path))),
                }
                path.pop();
            }
            for name in written.keys().filter(|name| !example.contains_key(*name)) {
                path.push(Step::Key(name));
                let is_filled_in = FILLED_IN.contains(&name.as_str());
                if !is_filled_in && !is_noted(drift, path, |kind| *kind == OddityKind::MissingMember) {
                    faults.push(format!("{}: not in the example", show(path)));
                }
                path.pop();
            }
        }
        (Value::Array(example), Value::Array(written)) if example.len() == written.len() => {
            for (index, (value, kept)) in example.iter().zip(written).enumerate() {
                path.push(Step::Index(index));
                compare(value, kept, path, drift, faults);
                path.pop();
            }
        }
        _ if is_same(example, written) => {}
        _ => faults.push(format!("{}: was {example}, is {written}", show(path))),
    }
}

/// A whole number may be written as a floating point number of the same value.
fn is_same(example: &Value, written: &Value) -> bool {
    match (example, written) {
        (Value::Number(a), Value::Number(b)) if a.is_f64() != b.is_f64() => a.as_f64() == b.as_f64(),
        _ => example == written,
    }
}

/// Oddities that let a value read as another one.
fn is_other_value(kind: &OddityKind) -> bool {
    matches!(kind, OddityKind::UnexpectedNull | OddityKind::Coerced { .. } | OddityKind::ConstantDiffers)
}

fn is_noted(drift: &Drift, path: &[Step<'_>], is_wanted: impl Fn(&OddityKind) -> bool) -> bool {
    drift.iter().any(|oddity| is_wanted(&oddity.kind) && names(&oddity.path, path))
}

/// Whether a path of the drift, in which `.*` is any key, is this path.
fn names(noted: &str, path: &[Step<'_>]) -> bool {
    let Some(noted) = noted.strip_prefix('$') else { return false };
    let rest = path.iter().try_fold(noted, |rest, step| match step {
        Step::Index(index) => rest.strip_prefix(&format!("[{index}]")),
        Step::Key(key) => rest
            .strip_prefix(".*")
            .or_else(|| rest.strip_prefix(&format!("[{key:?}]")))
            .or_else(|| rest.strip_prefix('.')?.strip_prefix(key)),
    });
    rest == Some("")
}

fn show(path: &[Step<'_>]) -> String {
    path.iter().fold(String::from("$"), |shown, step| match step {
        Step::Key(key) => format!("{shown}.{key}"),
        Step::Index(index) => format!("{shown}[{index}]"),
    })
}
