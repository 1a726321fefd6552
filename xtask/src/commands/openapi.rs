//! `cargo xtask openapi`: the API as OpenAPI 3.1.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::bail;

use crate::report;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Only this service.
    #[arg(long, value_name = "NAME")]
    service: Option<String>,
    /// The schemas; by default those of the repository.
    #[arg(long, value_name = "DIR")]
    schemas: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let schemas = report::directory(arguments.schemas.as_deref(), "schemas");
    let compiled = tablewright::compile(&schemas, "openapi");
    report::show(&compiled);
    let Some(api) = &compiled.api else {
        return Ok(ExitCode::FAILURE);
    };
    if let Some(wanted) = &arguments.service {
        let known: Vec<&str> = api
            .services
            .iter()
            .map(|service| service.name.as_str())
            .collect();
        if !known.contains(&wanted.as_str()) {
            bail!(
                "there is no service `{wanted}`; there are: {}",
                known.join(", ")
            );
        }
    }
    let document = tablewright::openapi::document(api, arguments.service.as_deref());
    report::print(&format!("{document:#}\n"))?;
    Ok(ExitCode::SUCCESS)
}
