//! The words of `returns`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use domain::Date;

#[derive(Debug, Subcommand)]
pub(crate) enum Returns {
    /// Check a return by the rules of its year. Files are CSV (known by their columns), XML or workbooks; names do not
    /// matter, but that a name ending in `_last` is the previous year's. One file may also be list 9 of Annex A, alone or as a
    /// sheet of its workbook: it is known by its labels.
    ///
    /// Exit codes: 0 no rule finds fault; 1 at least one does; 2 the command line cannot be read; 3 a file cannot be read,
    /// and the reason names the file, row and column.
    Validate(Validate),
    /// Write an invented return of two years: clean, or with faults that the rules asked for must find.
    ///
    /// Exit codes: 0 written; 1 written, but of "all" rules some cannot be broken in a sample; 2 the command line cannot be
    /// read; 3 it could not be written, or no sample can hold a fault that was asked for, and the reason is said.
    Sample(Sample),
    /// Make a return from the record as of a day. Beside it, in FILE.gaps.csv, stands what is missing and who can say it. OC3 comes with
    /// its Header, in FILE.header.csv. Annex A is a workbook where the name ends in .xlsx, else CSV.
    ///
    /// Exit codes: 0 nothing is missing; 1 facts are missing; 2 the command line cannot be read; 3 it could not be made, and the
    /// reason is said.
    Build(Build),
}

/// Which return is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// Outcomes of care leavers (OC3) of the looked-after children return, with Header.
    Oc3,
    /// List 9 of Annex A.
    #[value(name = "annex-a-9")]
    AnnexA9,
    /// The care-leaver object of the Standard Safeguarding Dataset.
    SsdCareLeavers,
    /// The care-leaver block of the children's social care API.
    DfeApi,
}

#[derive(Debug, Args)]
pub(crate) struct Build {
    /// Which return.
    pub(crate) kind: Kind,
    /// The day as of which it tells; today unless given.
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Date>,
    /// For OC3: the year in which it ends. Without it, the year that the day is in; in April give the one that has just ended.
    #[arg(long, value_name = "YEAR")]
    pub(crate) year: Option<u16>,
    /// Code of the council, where more than one has brought files in.
    #[arg(long, value_name = "CODE")]
    pub(crate) authority: Option<String>,
    /// Write it to this file.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    /// Write the facts behind each cell to this CSV file.
    #[arg(long, value_name = "FILE")]
    pub(crate) trace: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Validate {
    /// The directory with the return's files, or one file.
    pub(crate) dir: PathBuf,
    /// Collection year: the year in which it ends, 2023 to 2027.
    #[arg(long, value_name = "YEAR")]
    pub(crate) year: u16,
    /// The previous year's return, with which rules compare.
    #[arg(long, value_name = "DIR")]
    pub(crate) previous: Option<PathBuf>,
    /// Returns before the previous year's, the latest first: rules 1001 and 1002 then see who was in care how long.
    #[arg(long, value_name = "DIR")]
    pub(crate) earlier: Vec<PathBuf>,
    /// Where postcodes lie: CSV with the columns of the national directory (pcd, laua, oseast1m, osnrth1m, oscty).
    #[arg(long, value_name = "FILE", requires = "authority")]
    pub(crate) postcodes: Option<PathBuf>,
    /// The inspectorate's list of homes and providers, CSV or a workbook; may be given more than once.
    #[arg(long, value_name = "FILE")]
    pub(crate) providers: Vec<PathBuf>,
    /// Code of the council, such as E08000025: with --postcodes, rules ask whether a placement lies in its area.
    #[arg(long, value_name = "CODE")]
    pub(crate) authority: Option<String>,
    /// Only these rules, such as 344,INT15.
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) rules: Vec<String>,
    /// Write the issues to this CSV file; to standard output unless given.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Sample {
    /// How many children.
    #[arg(long, value_name = "N")]
    pub(crate) children: usize,
    /// Which return: the same number makes the same files, byte for byte.
    #[arg(long, value_name = "S")]
    pub(crate) seed: u64,
    /// Write the files into this directory.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// Put in faults that these rules must find, such as 344,INT15; or "all".
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) errors: Vec<String>,
    /// Collection year: the year in which it ends, 2023 to 2027.
    #[arg(long, value_name = "YEAR", default_value_t = 2026)]
    pub(crate) year: u16,
}
