//! OC3 and Header of the looked-after children return, for the care leavers it asks of.

use domain::Date;
use domain::snapshot::{Answer, Gap, Living, Missing, Noted, ReturnYear, Snapshot};

use super::cell::{Cell, Columns, Row, british};
use super::leaver::Leaver;

pub(super) const COLUMNS: Columns = &["CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM"];
pub(super) const HEADER_COLUMNS: Columns = &["CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"];

/// The year in which M, F and U took the place of 1 and 2.
const LETTERS_SINCE: i16 = 2025;

const NO_NUMBER: (Missing, &str) =
    (Missing::Number, "No file of the council gives their number; without it there is no row for them");

const NO_HOME_AT_17: &str = "At 17 the return knows no foyer (rule 347) and no former foster carers (rule 3001): say which kind of \
                             home it was";

/// The outcomes row.
pub(super) fn row(leaver: &Leaver, year: ReturnYear, as_of: Date) -> Option<Row> {
    let snapshot = leaver.asked(year, as_of)?;
    let cells = vec![
        number(leaver),
        born(leaver),
        Cell::answer(&snapshot.touch, |is| is.code().to_owned(), ""),
        Cell::answer(&snapshot.doing, |is| is.code().to_owned(), ""),
        if is_no_home_at_17(leaver, &snapshot, year) {
            Cell { gap: Some(Gap::new(Missing::Home, NO_HOME_AT_17)), ..Cell::default() }
        } else {
            Cell::answer(&snapshot.living, |is| is.code(), "")
        },
    ];
    Some(of(leaver, &snapshot, year, cells))
}

/// Whether somebody who turned 17 is said to live where the return lets nobody of that age live.
fn is_no_home_at_17(leaver: &Leaver, snapshot: &Snapshot, year: ReturnYear) -> bool {
    let is_17 = leaver.age(year.last()) == Some(17);
    let home = match &snapshot.living {
        Answer::Known { is: Living::In { lodging, .. }, .. } => lodging.code(),
        _ => "",
    };
    is_17 && matches!(home, "T" | "Z")
}

/// A row that goes out if the whole of what the return asks is known: the three codes stand together or are errors (rules 131, 132, 133
/// and 153), so are sex and ethnicity (101, 103), and Header tells of nobody of whom OC3 does not.
fn of(leaver: &Leaver, snapshot: &Snapshot, year: ReturnYear, cells: Vec<Cell>) -> Row {
    let number = leaver.own_number();
    let is_known = leaver.sex.is_some() && leaver.ethnicity.is_some() && snapshot.codes().is_some();
    let is_known = is_known && !is_no_home_at_17(leaver, snapshot, year);
    Row { person: leaver.person.clone(), goes_out: is_known && !number.is_empty(), number, cells }
}

/// The Header row. Of motherhood the return says nothing of care leavers who were not looked after in the year (rule 628).
pub(super) fn header(leaver: &Leaver, year: ReturnYear, as_of: Date) -> Option<Row> {
    let snapshot = leaver.asked(year, as_of)?;
    let sex = |sex: &String| match (sex.as_str(), year.0 < LETTERS_SINCE) {
        ("M", true) => "1".to_owned(),
        ("F", true) => "2".to_owned(),
        _ => sex.clone(),
    };
    let sex = Cell::of(leaver.sex.as_ref(), sex, (Missing::Sex, "No file of the council gives their sex"));
    let ethnicity = (Missing::Ethnicity, "No file of the council gives their ethnicity");
    let upn = (Missing::Upn, "No file of the council gives their pupil number");
    let cells = vec![
        number(leaver),
        sex,
        born(leaver),
        Cell::of(leaver.ethnicity.as_ref(), String::clone, ethnicity),
        Cell::of(leaver.upn.as_ref(), String::clone, upn),
        Cell::plain(""),
        Cell::plain(""),
    ];
    Some(of(leaver, &snapshot, year, cells))
}

fn number(leaver: &Leaver) -> Cell {
    Cell::of(leaver.number.as_ref(), String::clone, NO_NUMBER)
}

fn born(leaver: &Leaver) -> Cell {
    let born_on: Option<&Noted<Date>> = leaver.born_on.as_ref();
    born_on.map_or_else(Cell::default, |born_on| {
        Cell::told(born_on, british(born_on.what), format!("Born on {}", domain::reason::long_date(born_on.what)))
    })
}
