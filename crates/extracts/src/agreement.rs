//! Whether the values of one row agree with each other.

use domain::Date;

use crate::columns::PrisonRecord;
use crate::fault::Because;
use crate::record::{Record, ReturnRow};

/// A column that disagrees with another, and how.
pub(crate) type Disagreement = (&'static str, Because);

/// What does not agree within a row.
pub(crate) fn disagreements(record: &Record) -> Vec<Disagreement> {
    let found = match record {
        Record::Address(row) => vec![not_before("addr_address_end_date", row.to, "addr_address_start_date", row.from)],
        Record::Probation(row) => {
            vec![not_before("supervision_to", row.supervision_to, "supervision_from", row.supervision_from)]
        }
        Record::Prison(row) => prison(row),
        Record::Return(_, row) => of_return(row),
        Record::Person(_) | Record::CareLeaver(_) | Record::ReleaseDate(_) => Vec::new(),
    };
    found.into_iter().flatten().collect()
}

fn not_before(
    column: &'static str,
    day: Option<Date>,
    other: &'static str,
    first: Option<Date>,
) -> Option<Disagreement> {
    let (day, first) = (day?, first?);
    (day < first).then_some((column, Because::Before { other }))
}

fn prison(row: &PrisonRecord) -> Vec<Option<Disagreement>> {
    let born = Some(row.date_of_birth);
    let dated = |column, is_missing: bool| {
        (row.has_release_dates() && is_missing).then_some((column, Because::NeededBy { other: "a release date" }))
    };
    vec![
        not_before("received_on", row.received_on, "date_of_birth", born),
        not_before("sentence_start", row.sentence_start, "date_of_birth", born),
        not_before("sed", row.sed, "sentence_start", row.sentence_start),
        dated("dates_as_of", row.dates_as_of.is_none()),
        dated("dates_source", row.dates_source.is_none()),
    ]
}

fn of_return(row: &ReturnRow) -> Vec<Option<Disagreement>> {
    match row {
        ReturnRow::Child(row) => vec![not_before("MC_DOB", row.child_born_on, "DOB", Some(row.date_of_birth))],
        ReturnRow::Episode(row) => vec![not_before("DEC", row.to, "DECOM", Some(row.from))],
        ReturnRow::Review(row) => vec![not_before("REVIEW", Some(row.reviewed_on), "DOB", Some(row.date_of_birth))],
        ReturnRow::Missing(row) => vec![
            not_before("MIS_START", Some(row.from), "DOB", Some(row.date_of_birth)),
            not_before("MIS_END", row.to, "MIS_START", Some(row.from)),
        ],
        ReturnRow::SocialWorker(row) => vec![
            not_before("SW_DECOM", Some(row.from), "DOB", Some(row.date_of_birth)),
            not_before("SW_DEC", row.to, "SW_DECOM", Some(row.from)),
        ],
        ReturnRow::DeprivationOfLiberty(row) => vec![
            not_before("DOLO_START", Some(row.from), "DOB", Some(row.date_of_birth)),
            not_before("DOLO_END", row.to, "DOLO_START", Some(row.from)),
        ],
        ReturnRow::PlacedAdoption(row) => {
            vec![not_before("DATE_PLACED_CEASED", row.ceased_on, "DATE_PLACED", row.placed_on)]
        }
        _ => Vec::new(),
    }
}
