//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Which records are the same person, over several machines. Start one scheduler, then executors that know it, then a run;
/// all of them must see the folder of the answer under the same path.
#[derive(Debug, Parser)]
#[command(name = "throughline-cluster", version)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) role: Role,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Role {
    /// Hand parts to executors.
    Scheduler(Scheduler),
    /// Score parts.
    Executor(Executor),
    /// Link two files, or search one for duplicates.
    Run(Run),
}

#[derive(Debug, Args)]
pub(crate) struct Scheduler {
    /// Listen here. Anything but this machine's own address opens the scheduler to everybody on that network.
    #[arg(long, default_value = "127.0.0.1", value_name = "ADDRESS")]
    pub(crate) listen: std::net::IpAddr,
    /// And at this port.
    #[arg(long, default_value_t = 50050, value_name = "PORT")]
    pub(crate) port: u16,
}

#[derive(Debug, Args)]
pub(crate) struct Executor {
    /// The scheduler.
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:50050")]
    pub(crate) scheduler: String,
    /// Listen here, as for the scheduler.
    #[arg(long, default_value = "127.0.0.1", value_name = "ADDRESS")]
    pub(crate) listen: std::net::IpAddr,
    /// And at this port; every executor on one machine needs its own.
    #[arg(long, default_value_t = 50051, value_name = "PORT")]
    pub(crate) port: u16,
    /// Parts that are scored at once. Ballista wants four or more.
    #[arg(long, default_value_t = 4, value_name = "N")]
    pub(crate) slots: usize,
    /// For trying out what happens when an executor dies: wait so many milliseconds with each part before scoring it.
    #[arg(long, default_value_t = 0, value_name = "MILLISECONDS")]
    pub(crate) wait_with_each: u64,
}

/// The files.
#[derive(Debug, Args)]
pub(crate) struct Files {
    /// One file: CSV, Parquet or Arrow.
    #[arg(long, value_name = "FILE")]
    pub(crate) left: PathBuf,
    /// The other file. Without it the first is searched for people who stand in it more than once.
    #[arg(long, value_name = "FILE")]
    pub(crate) right: Option<PathBuf>,
    /// Look for the same people within each of the two files as well as between them.
    #[arg(long, requires = "right")]
    pub(crate) dedupe: bool,
}

/// Which pairs are compared.
#[derive(Debug, Args)]
pub(crate) struct Compared {
    /// Compare everybody with everybody, whatever their number. Up to 500 million pairs that is always done.
    #[arg(long)]
    pub(crate) exhaustive: bool,
    /// Compare only pairs that a blocking rule makes, also where all would be few enough.
    #[arg(long, conflicts_with = "exhaustive")]
    pub(crate) blocking: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Run {
    #[command(flatten)]
    pub(crate) files: Files,
    /// The model, of `throughline link train`.
    #[arg(long, value_name = "FILE")]
    pub(crate) model: PathBuf,
    /// Write the answer into this folder, which is made if it is not there. What is done of a run that broke off is kept
    /// in its folder `parts`, and the same command goes on from there.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// The scheduler.
    #[arg(long, value_name = "HOST:PORT", required_unless_present = "local", conflicts_with = "local")]
    pub(crate) scheduler: Option<String>,
    /// Score all parts in this process.
    #[arg(long)]
    pub(crate) local: bool,
    /// Cut the work into about so many parts.
    #[arg(long, default_value_t = 64, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub(crate) partitions: u32,
    /// Hand out so many parts at once: what all executors together have room for.
    #[arg(long, default_value_t = 8, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=4096))]
    pub(crate) at_once: u32,
    /// Hand a part out again when it has not been done in so many seconds.
    #[arg(long, default_value_t = 600, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) deadline: u64,
    /// And so many times more, before the run gives up.
    #[arg(long, default_value_t = 3, value_name = "N")]
    pub(crate) retries: u32,
    #[command(flatten)]
    pub(crate) compared: Compared,
    /// Links that stand already: columns id_left and id_right.
    #[arg(long, value_name = "FILE")]
    pub(crate) existing: Option<PathBuf>,
    /// Pairs that a person has told apart: columns id_left and id_right.
    #[arg(long, value_name = "FILE")]
    pub(crate) exclude: Option<PathBuf>,
    /// Keep the folder `parts` when the answer is written. It holds names from the files.
    #[arg(long)]
    pub(crate) keep_parts: bool,
}
