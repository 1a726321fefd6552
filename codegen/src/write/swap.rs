//! Replaces files together: all of them, or none.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::place::{at, remove_empty_parents};

/// Changes to a directory that can be taken back until it is dropped.
pub(super) struct Swap<'a> {
    /// The directory that changes.
    out: &'a Path,
    /// A directory on the same file system: `new/` has what comes in, `old/` takes what goes out.
    staging: &'a Path,
    done: Vec<Step>,
}

/// A change that was made.
enum Step {
    TakenOut(String),
    PutIn(String),
}

impl<'a> Swap<'a> {
    pub(super) fn new(out: &'a Path, staging: &'a Path) -> Self {
        Self {
            out,
            staging,
            done: Vec::new(),
        }
    }

    /// Takes out what nothing asks for, then puts in what was staged; after an error all is as it was.
    pub(super) fn run<'p>(
        mut self,
        strays: impl Iterator<Item = &'p str>,
        staged: impl Iterator<Item = &'p str>,
    ) -> io::Result<()> {
        let result = self.try_run(strays, staged);
        if result.is_err() {
            self.take_back();
        }
        result
    }

    fn try_run<'p>(
        &mut self,
        strays: impl Iterator<Item = &'p str>,
        staged: impl Iterator<Item = &'p str>,
    ) -> io::Result<()> {
        for path in strays {
            self.take_out(path)?;
            remove_empty_parents(self.out, path);
        }
        for path in staged {
            if self.out.join(path).symlink_metadata().is_ok() {
                self.take_out(path)?;
            }
            rename(&self.incoming(path), &self.out.join(path))?;
            self.done.push(Step::PutIn(path.to_owned()));
        }
        Ok(())
    }

    fn take_out(&mut self, path: &str) -> io::Result<()> {
        rename(&self.out.join(path), &self.outgoing(path))?;
        self.done.push(Step::TakenOut(path.to_owned()));
        Ok(())
    }

    fn take_back(&mut self) {
        for step in self.done.drain(..).rev() {
            // An error was met already, and the first one is the one to report.
            let _ = match step {
                Step::PutIn(path) => {
                    let removed = fs::remove_file(self.out.join(&path));
                    remove_empty_parents(self.out, &path);
                    removed
                }
                Step::TakenOut(path) => {
                    rename(&self.staging.join("old").join(&path), &self.out.join(&path))
                }
            };
        }
    }

    fn incoming(&self, path: &str) -> PathBuf {
        self.staging.join("new").join(path)
    }

    fn outgoing(&self, path: &str) -> PathBuf {
        self.staging.join("old").join(path)
    }
}

/// Renames, making the directory that the file goes into.
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent).map_err(|error| at(parent, &error))?;
    }
    fs::rename(from, to).map_err(|error| at(to, &error))
}
