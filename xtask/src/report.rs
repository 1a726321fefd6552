//! What all commands have in common: where things are, and how diagnostics are shown.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use tablewright::Compiled;
use tablewright::diagnostic::render_text;

/// The repository's root.
pub(crate) fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_path_buf()
}

/// The directory given, or the repository's own.
pub(crate) fn directory(given: Option<&Path>, own: &str) -> PathBuf {
    given.map_or_else(|| root().join(own), Path::to_path_buf)
}

/// Shows the diagnostics to a person.
pub(crate) fn show(compiled: &Compiled) {
    let diagnostics = compiled.diagnostics.sorted(&compiled.sources);
    let text = render_text(&diagnostics, &compiled.sources, io::stderr().is_terminal());
    anstream::eprint!("{text}");
}

/// Prints to standard output; a reader that has seen enough is no error.
pub(crate) fn print(text: &str) -> io::Result<()> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}
