//! The care-leaver block of the children's social care API, child by child: what a council's own system lays into the child's
//! episode of social care, which it knows and we do not.

use domain::Date;
use domain::reason::long_date;
use domain::snapshot::{Doing, Missing};

use super::cell::{Cell, Columns, Row};
use super::leaver::Leaver;
use super::safeguarding::letter;

pub(super) const COLUMNS: Columns = &["la_child_id", "contact_date", "activity", "accommodation", "purge"];

/// The block as of a day.
pub(super) fn row(leaver: &Leaver, as_of: Date) -> Option<Row> {
    let (_, snapshot) = leaver.on_list(as_of)?;
    let doing = |is: &Doing| match is {
        Doing::Is(activity) => activity.code().to_owned(),
        Doing::Nothing => String::new(),
    };
    let cells = vec![
        Cell::of(leaver.number.as_ref(), String::clone, (Missing::Number, "No file of the council gives their number")),
        leaver.last_contact(as_of).map_or_else(Cell::default, |contact| {
            Cell::told(contact, contact.what.to_string(), format!("In touch on {}", long_date(contact.what)))
        }),
        Cell::answer(&snapshot.doing, doing, ""),
        Cell::answer(&snapshot.living, |is| letter(*is), ""),
        Cell::plain("false"),
    ];
    let number = leaver.own_number();
    Some(Row { person: leaver.person.clone(), goes_out: !number.is_empty(), number, cells })
}
