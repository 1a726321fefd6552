//! `cargo xtask mock`: a server that plays the vendors, and a sender of their webhooks.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::bail;
use tablewright::model::Api;
use tablewright_mock::{Accounts, Listing, Mock, Rule, send_webhook};

use crate::report;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Only this service.
    #[arg(long, value_name = "NAME")]
    service: Option<String>,
    /// Where to listen; with port 0 a free one is taken.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The schemas; by default those of the repository.
    #[arg(long, value_name = "DIR")]
    schemas: Option<PathBuf>,
    /// A credential to accept and to sign with, in place of the sample. May be given several times.
    #[arg(long, value_name = "SERVICE.NAME=VALUE")]
    credential: Vec<String>,
    /// What goes wrong, such as `stopOrder=status:503*2`: two requests are answered with 503. May be given several
    /// times. A request can ask for a fault itself, in the header `x-mock-fault`.
    #[arg(long, value_name = "OPERATION=FAULT[*N]")]
    fault: Vec<Rule>,
    /// How many items an operation with pages lists, such as `listTask=250`. May be given several times.
    #[arg(long, value_name = "OPERATION=N")]
    items: Vec<Listing>,
    /// Post this webhook to the URL and exit. The exit code is 1 if the answer is not what the page demands.
    #[arg(long, num_args = 2, value_names = ["WEBHOOK", "URL"], conflicts_with_all = ["listen", "fault", "items"])]
    send_webhook: Vec<String>,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let schemas = report::directory(arguments.schemas.as_deref(), "schemas");
    let compiled = tablewright::compile(&schemas, "mock");
    report::show(&compiled);
    let Some(api) = compiled.api else {
        return Ok(ExitCode::FAILURE);
    };
    let mut accounts = Accounts::of(&api);
    for written in &arguments.credential {
        accounts.set_written(written)?;
    }
    match arguments.send_webhook.as_slice() {
        [name, url] => send(api, &accounts, arguments, name, url),
        _ => serve(api, accounts, arguments),
    }
}

fn serve(api: Api, accounts: Accounts, arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let mut builder = Mock::builder(api)
        .accounts(accounts)
        .listen(arguments.listen)
        .keep(0)
        .log(|request| {
            // Whoever closed standard output does not want to read it.
            let _ = report::print(&format!("{request}\n"));
        });
    if let Some(service) = &arguments.service {
        builder = builder.service(service);
    }
    for rule in &arguments.fault {
        builder = builder.fault(rule.clone());
    }
    for listing in &arguments.items {
        builder = builder.listing(listing.clone());
    }
    let running = builder.start()?;
    report::print(&format!("listening on {}\n", running.base_url()))?;
    for line in running.accepts() {
        report::print(&format!("accepts {line}\n"))?;
    }
    running.until_interrupted()?;
    report::print("stopped\n")?;
    Ok(ExitCode::SUCCESS)
}

fn send(
    mut api: Api,
    accounts: &Accounts,
    arguments: &Arguments,
    name: &str,
    url: &str,
) -> anyhow::Result<ExitCode> {
    if let Some(wanted) = &arguments.service {
        api.services.retain(|service| &service.name == wanted);
        if api.services.is_empty() {
            bail!("there is no service `{wanted}`");
        }
    }
    let delivery = send_webhook(&api, accounts, name, url)?;
    report::print(&format!("status {}\n", delivery.status))?;
    if delivery.complaints.is_empty() {
        report::print("as the page demands\n")?;
    }
    for complaint in &delivery.complaints {
        report::print(&format!("not as it should be: {complaint}\n"))?;
    }
    let body = String::from_utf8_lossy(&delivery.body);
    report::print(&format!("{body}\n"))?;
    Ok(if delivery.complaints.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
