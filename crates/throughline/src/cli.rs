//! The command line, in full sentences.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Throughline: the shared system with which prisons, probation, leaving-care teams and care-experienced young adults
/// get, together, from the first day in custody to a settled life.
///
/// Exit codes: 0 done; 1 the answer is no (a case fails, the chain is broken, rows are refused); 2 the command line
/// cannot be read; 3 it could not be done, and the reason is said.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100)]
pub(crate) struct Cli {
    /// Answer in JSON, for programs.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Read the configuration from this file. Without it, throughline.toml in the current directory is read if it is there.
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// How much to log to standard error: error, warn, info, debug, or a filter such as "warn,web=debug".
    #[arg(long, global = true, default_value = "warn", value_name = "LEVEL")]
    pub(crate) log: String,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Where the records are.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Place {
    /// Keep everything in this directory (one SQLite file). It is made if it is not there.
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// Use this PostgreSQL database instead of SQLite.
    #[arg(long, global = true, value_name = "URL")]
    pub(crate) database: Option<String>,
    /// Add an authority's own rules from this folder to the law that comes with the program. They may add promises and
    /// replace local rules; a folder that would change a statute, guidance or practice is refused with the reason.
    #[arg(long, global = true, value_name = "FOLDER")]
    pub(crate) law: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show everything at once: make a fictional region, import it, and serve it on this machine with its people's sign-ins.
    Demo(Demo),
    /// Serve the pages.
    Serve(Serve),
    /// Bring the database up to this version.
    Migrate,
    /// Write a fictional region as the files its agencies would send.
    Generate(Generate),
    /// Import an agency's files: stage, check, show what would change, then apply whole or not at all.
    Import(Import),
    /// List imports, show one, apply, discard or undo it.
    Imports(Imports),
    /// Ask the clock again: what moved release dates, a change of law or the passing of days do to people's duties. For
    /// each team it says who must now hurry and what has become impossible.
    ///
    /// With --release-dates FILE the list is read and checked, and its effect is shown; nothing is changed unless --apply is
    /// given. With --law FOLDER the law with these rules is compared with the law as it stands. With --since DATE today is
    /// compared with that day.
    ///
    /// Exit codes: 0 answered; 1 rows of the file are refused; 2 the command line cannot be read; 3 it could not be done,
    /// and the reason is said.
    Replan(Replan),
    /// Check cases of law against the rules.
    #[command(subcommand)]
    Cases(Cases),
    /// Ask the clock about one person whose facts are in a file, without any records: which duties exist, who owes them,
    /// when they fall due, how they stand, and why.
    ///
    /// Exit codes: 0 answered, whatever the answer is; 2 the command line cannot be read; 3 the file or the folder of
    /// rules cannot be read, and the reason names the file and the key.
    Clocks(Clocks),
    /// Write out what is held about one person, for their request to see it (subject access).
    #[command(subcommand)]
    Export(ExportCommand),
    /// Write a copy of everything to one file, while people work.
    Backup(Backup),
    /// Put a copy back into an empty database.
    Restore(Restore),
    /// Walk the audit chain and say whether anything in it was changed.
    Verify(Verify),
    /// Check the configuration without starting anything.
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Open an account for a worker.
    Account(Account),
    /// Set a worker's password anew, or close the account of a worker who leaves.
    #[command(subcommand)]
    Worker(WorkerCommand),
    /// Evaluate: single analyses for analysts, from a CSV, Parquet or Arrow file.
    #[command(subcommand)]
    Evaluate(crate::evaluate::Evaluate),
    /// Link: which records of two agencies' files are the same person.
    #[command(subcommand)]
    Link(crate::link::Link),
    /// Returns: the looked-after children return (SSDA903), checked by the rules of its year.
    #[command(subcommand)]
    Returns(crate::returns::Returns),
}

#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// Listen on this address.
    #[arg(long, default_value = "127.0.0.1:8017", value_name = "ADDRESS")]
    pub(crate) listen: SocketAddr,
    /// How many people the region has.
    #[arg(long, default_value_t = 400, value_name = "N")]
    pub(crate) people: u32,
    /// Which region: the same number makes the same people.
    #[arg(long, default_value_t = 7, value_name = "N")]
    pub(crate) seed: u64,
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// Listen on this address.
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) listen: Option<SocketAddr>,
}

#[derive(Debug, Args)]
pub(crate) struct Generate {
    /// How many people.
    #[arg(long, value_name = "N")]
    pub(crate) people: u32,
    /// Which region: the same number, on the same day, makes the same files, byte for byte.
    #[arg(long, value_name = "N")]
    pub(crate) seed: u64,
    /// Write the files into this directory.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// The day on which the files are written; today unless given.
    #[arg(long, value_name = "DATE")]
    pub(crate) today: Option<jiff::civil::Date>,
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// What kind of files: person-index, ssda903, prison, probation or release-dates.
    pub(crate) kind: String,
    /// The files, or a directory with them.
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// Code of the agency that sent them, such as X10000001 for a council or LKX for a prison. Without it the records are
    /// filed under an agency of the demonstration's region.
    #[arg(long, value_name = "CODE")]
    pub(crate) agency: Option<String>,
    /// Name of the agency, where it is not known yet.
    #[arg(long, value_name = "NAME")]
    pub(crate) agency_name: Option<String>,
    /// Only stage and show what would change; apply it later with `imports apply`.
    #[arg(long)]
    pub(crate) preview: bool,
    /// Write every refused row to this CSV file.
    #[arg(long, value_name = "FILE")]
    pub(crate) faults: Option<PathBuf>,
    /// Collection year of an SSDA903 return: the year in which it ends.
    #[arg(long, value_name = "YEAR")]
    pub(crate) year: Option<u16>,
}

#[derive(Debug, Args)]
pub(crate) struct Imports {
    #[command(subcommand)]
    pub(crate) what: Option<ImportsWhat>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ImportsWhat {
    /// List the latest imports (also without a word).
    List,
    /// Show how many records an import changes; the pages show each.
    Show {
        /// Its number.
        number: i64,
    },
    /// Apply a staged import.
    Apply {
        /// Its number.
        number: i64,
    },
    /// Throw a staged import away.
    Discard {
        /// Its number.
        number: i64,
    },
    /// Take an applied import back, while nothing depends on it.
    Undo {
        /// Its number.
        number: i64,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Replan {
    /// Read release dates that moved from this CSV file (docs/formats/release-dates.md).
    #[arg(long, value_name = "FILE", conflicts_with = "since")]
    pub(crate) release_dates: Option<PathBuf>,
    /// Apply the list of release dates and keep what it changed. Without it nothing is changed.
    #[arg(long, requires = "release_dates")]
    pub(crate) apply: bool,
    /// Compare today with this day, such as 2026-11-18.
    #[arg(long, value_name = "DATE")]
    pub(crate) since: Option<jiff::civil::Date>,
    /// Code of the agency that sent the list. Without it the dates are filed under the demonstration's prison service.
    #[arg(long, value_name = "CODE", requires = "release_dates")]
    pub(crate) agency: Option<String>,
    /// Name of the agency, where it is not known yet.
    #[arg(long, value_name = "NAME", requires = "release_dates")]
    pub(crate) agency_name: Option<String>,
    /// Print every duty, not the first 20 of each team.
    #[arg(long)]
    pub(crate) all: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Cases {
    /// Check files or directories of cases, and print expected against found with the trace.
    Check {
        /// Files or directories.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Clocks {
    /// Read the person's facts from this TOML file. Its keys are those of a case's facts (docs/formats/cases.md); a whole
    /// case is read too.
    #[arg(long, value_name = "FILE")]
    pub(crate) person: PathBuf,
    /// The day for which the clock is asked, such as 2026-11-25.
    #[arg(long, value_name = "DATE")]
    pub(crate) today: jiff::civil::Date,
    /// Also show what does not apply, and why not. In JSON everything is always there.
    #[arg(long)]
    pub(crate) all: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// Write the copy to this file, which must not be there yet.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// The copy.
    pub(crate) file: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// A line of the chain noted earlier, as this command printed it: NUMBER:HASH. The chain must still hold it.
    #[arg(long, value_name = "NUMBER:HASH")]
    pub(crate) noted: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// Say what the configuration means, whether the folder of own rules can be applied and whether the database can be
    /// reached.
    Check,
}

#[derive(Debug, Args)]
pub(crate) struct Account {
    /// Name of the worker.
    #[arg(long)]
    pub(crate) name: String,
    /// E-mail address: how extracts know the worker.
    #[arg(long)]
    pub(crate) email: String,
    /// Post: personal_adviser, team_manager, prison_offender_manager, community_offender_manager, key_worker, social_worker,
    /// analyst, information_governance_lead or data_officer.
    #[arg(long)]
    pub(crate) role: String,
    /// Code of the agency.
    #[arg(long)]
    pub(crate) agency: String,
    /// Kind of the agency: local_authority, prison, probation or charity.
    #[arg(long, default_value = "local_authority")]
    pub(crate) agency_kind: String,
    /// Name of the agency.
    #[arg(long)]
    pub(crate) agency_name: String,
    /// Team.
    #[arg(long)]
    pub(crate) team: Option<String>,
    /// Read the password from the first line of this file ("-" for standard input): never from the command line.
    #[arg(long, default_value = "-", value_name = "FILE")]
    pub(crate) password_file: PathBuf,
}

#[derive(Debug, Subcommand)]
pub(crate) enum WorkerCommand {
    /// Set a new password, and sign the worker out everywhere. A young adult's passphrase cannot be set: print a code for them.
    ///
    /// Exit codes: 0 the password is set; 2 the command line cannot be read; 3 it could not be done (nobody signs in under
    /// this name, or the password is refused), and the reason is said.
    ResetPassword {
        /// What the worker signs in with, as a rule their e-mail address.
        sign_in_name: String,
        /// Read the new password from the first line of this file ("-" for standard input): never from the command line.
        #[arg(long, default_value = "-", value_name = "FILE")]
        password_file: PathBuf,
    },
    /// Close the account of a worker who leaves, and sign them out everywhere. What they recorded stays, and their
    /// sign-in name is never given out again. Their places in circles end by the agencies' files or by a handover.
    ///
    /// Exit codes: 0 the account is closed; 1 no open account has this name, so nothing changed; 2 the command line cannot
    /// be read; 3 it could not be done, and the reason is said.
    CloseAccount {
        /// What the worker signs in with, as a rule their e-mail address.
        sign_in_name: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum ExportCommand {
    /// Everything that is held about one person, in plain words with who wrote it; as JSON where FILE ends in .json.
    ///
    /// Details of other people are left out, and the file says so. Who took it is written down, and the person reads it.
    Person {
        /// The number of the person, as addresses of pages have it.
        id: String,
        /// Where to write it. An existing file is not overwritten.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// Go on although access to the record is limited: say so only when whoever answers for its lists has agreed.
        #[arg(long)]
        limited: bool,
    },
}
