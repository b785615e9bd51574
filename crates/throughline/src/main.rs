//! The one binary: configuration, composition and subcommands.

mod build_return;
mod cases;
mod cli;
mod clocks;
mod config;
mod data;
mod demo;
mod evaluate;
mod export;
mod generate;
mod import;
mod link;
mod open;
mod out;
mod replan;
mod returns;
mod serve;
mod worker;

use std::process::ExitCode;

use clap::Parser;

use cli::{Cli, Command};
use out::{Exit, Out};

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return Out::new(std::env::args_os().any(|word| word == "--json")).not_understood(&error),
    };
    let out = Out::new(cli.json);
    if let Err(error) = start_log(&cli) {
        return out.failed(&error, None);
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return out.failed(&error.into(), None),
    };
    match runtime.block_on(run(cli, &out)) {
        Ok(exit) => exit.into(),
        Err(error) => out.failed(&error, evaluate::kind_of(&error).or_else(|| link::kind_of(&error)).as_deref()),
    }
}

async fn run(cli: Cli, out: &Out) -> anyhow::Result<Exit> {
    // An analysis needs a file and nothing else: no configuration, no database.
    if let Command::Evaluate(evaluate) = &cli.command {
        return evaluate::run(evaluate, out);
    }
    if let Command::Link(link) = &cli.command
        && !link::needs_records(link)
    {
        return link::run(link, out);
    }
    if let Command::Returns(returns) = &cli.command
        && let Ok(exit) = returns::run(returns, out)?
    {
        return Ok(exit);
    }
    let config = config::read(cli.config.as_deref(), &cli.place)?;
    match cli.command {
        Command::Demo(demo) => demo::run(config, demo, out).await,
        Command::Serve(serve) => serve::run(config, serve, out).await,
        Command::Migrate => data::migrate(&config, out).await,
        Command::Generate(generate) => generate::run(&config, &generate, out),
        Command::Import(import) => import::run(&config, import, out).await,
        Command::Imports(imports) => import::manage(&config, imports, out).await,
        Command::Replan(replan) => replan::run(&config, replan, out).await,
        Command::Cases(cases) => Ok(cases::run(&cases, out)),
        Command::Clocks(clocks) => clocks::run(&config, &clocks, out),
        Command::Backup(backup) => data::backup(&config, &backup, out).await,
        Command::Restore(restore) => data::restore(&config, &restore, out).await,
        Command::Export(export) => export::run(&config, export, out).await,
        Command::Verify(verify) => data::verify(&config, &verify, out).await,
        Command::Config(cli::ConfigCommand::Check) => config::check(&config, out).await,
        Command::Account(account) => worker::account(&config, account, out).await,
        Command::Worker(command) => worker::run(&config, command, out).await,
        Command::Evaluate(evaluate) => evaluate::run(&evaluate, out),
        Command::Link(link) => link::run_with_records(&config, &link, out).await,
        Command::Returns(returns) => match returns::run(&returns, out)? {
            Ok(exit) => Ok(exit),
            Err(build) => build_return::run(&config, build, out).await,
        },
    }
}

/// The log goes to standard error, so that answers on standard output stay readable by programs.
fn start_log(cli: &Cli) -> anyhow::Result<()> {
    let filter = tracing_subscriber::EnvFilter::builder().parse(&cli.log)?;
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false).init();
    Ok(())
}
