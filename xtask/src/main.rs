//! The commands of the repository: `cargo xtask COMMAND`.
//!
//! Thin on purpose: each command has a file in `commands/`, and what they do is done by the `tablewright` library.

mod commands;
mod git;
mod models;
mod report;
mod revision;
mod steps;
mod today;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    about = "Turns the schemas into the client crate, and what goes with it",
    version
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check what a pull request has to pass.
    Ci(commands::ci::Arguments),
    /// Hold recorded JSON against the schemas.
    Conform(commands::conform::Arguments),
    /// Show how the schemas differ from older ones, and the version that follows.
    Diff(commands::diff::Arguments),
    /// Turn the schemas into the client crate.
    Generate(commands::generate::Arguments),
    /// Turn documentation pages into schema files.
    Import(commands::import::Arguments),
    /// Show everything that is wrong with the schemas.
    Lint(commands::lint::Arguments),
    /// Run a server that plays the vendors, or send one of their webhooks.
    Mock(commands::mock::Arguments),
    /// Print the API as OpenAPI 3.1.
    Openapi(commands::openapi::Arguments),
    /// Prepare a release of the client crate.
    Release(commands::release::Arguments),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Ci(arguments) => commands::ci::run(&arguments),
        Command::Conform(arguments) => commands::conform::run(&arguments),
        Command::Diff(arguments) => commands::diff::run(&arguments),
        Command::Generate(arguments) => commands::generate::run(&arguments),
        Command::Import(arguments) => commands::import::run(&arguments),
        Command::Lint(arguments) => commands::lint::run(&arguments),
        Command::Mock(arguments) => commands::mock::run(&arguments),
        Command::Openapi(arguments) => commands::openapi::run(&arguments),
        Command::Release(arguments) => commands::release::run(&arguments),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            anstream::eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
