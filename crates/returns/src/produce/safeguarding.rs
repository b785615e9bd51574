//! The care-leaver object of the Standard Safeguarding Dataset.

use domain::Date;
use domain::care::Status;
use domain::reason::long_date;
use domain::snapshot::{Living, Missing};

use super::cell::{Cell, Columns, Row};
use super::leaver::Leaver;

pub(super) const COLUMNS: Columns = &[
    "clea_table_id",
    "clea_person_id",
    "clea_care_leaver_eligibility",
    "clea_care_leaver_in_touch",
    "clea_care_leaver_latest_contact",
    "clea_care_leaver_accommodation",
    "clea_care_leaver_accom_suitable",
    "clea_care_leaver_activity",
    "clea_pathway_plan_review_date",
    "clea_care_leaver_personal_advisor",
    "clea_care_leaver_allocated_team",
    "clea_care_leaver_worker_id",
];

/// The row as of a day. Its own number is the person's: a person has one row.
pub(super) fn row(leaver: &Leaver, as_of: Date) -> Option<Row> {
    let (status, snapshot) = leaver.on_list(as_of)?;
    let number = || {
        Cell::of(leaver.number.as_ref(), String::clone, (Missing::Number, "No file of the council gives their number"))
    };
    let plan = leaver.plan_reviewed(as_of);
    let contact = leaver.last_contact(as_of);
    // ISO 8601, as the dataset writes dates.
    let on = |day: Date| day.to_string();
    let cells = vec![
        Cell { value: own_id(leaver), ..Cell::default() },
        number(),
        Cell { value: eligibility(status).to_owned(), because: vec![leaver.care_in_words()], gap: None },
        Cell::answer(&snapshot.touch, |is| is.code().to_owned(), ""),
        contact.map_or_else(Cell::default, |contact| {
            Cell::told(contact, on(contact.what), format!("In touch on {}", long_date(contact.what)))
        }),
        Cell::answer(&snapshot.living, |is| letter(*is), ""),
        Cell::answer(&snapshot.living, |is| digit(*is).to_owned(), ""),
        Cell::answer(&snapshot.doing, |is| is.code().to_owned(), ""),
        match &plan {
            Some(plan) => Cell::told(plan, on(plan.what), format!("Plan or review on {}", long_date(plan.what))),
            None => {
                Cell::of::<Date>(None, |_| String::new(), (Missing::Plan, "No pathway plan or review is on record"))
            }
        },
        Cell::of(leaver.adviser.as_ref(), String::clone, (Missing::Adviser, "No personal adviser leads")),
        Cell::of(leaver.team.as_ref(), String::clone, (Missing::Team, "No team is on record")),
        leaver.worker_id.as_ref().map_or_else(Cell::default, Cell::fact),
    ];
    let number = leaver.own_number();
    Some(Row { person: leaver.person.clone(), goes_out: !number.is_empty(), number, cells })
}

fn own_id(leaver: &Leaver) -> String {
    let number = leaver.own_number();
    if number.is_empty() { String::new() } else { format!("CL-{number}") }
}

const fn eligibility(status: Status) -> &'static str {
    match status {
        Status::Relevant => "Relevant",
        Status::FormerRelevant => "Former Relevant",
        Status::Eligible => "Eligible",
        Status::Qualifying => "Qualifying",
        Status::LookedAfter | Status::Elsewhere | Status::CareExperienced | Status::None => "No Current Eligibility",
    }
}

/// The letter of the return's code; nothing where there is no home to tell of.
pub(super) fn letter(living: Living) -> String {
    match living {
        Living::In { lodging, .. } => lodging.code().to_owned(),
        Living::Nowhere => String::new(),
    }
}

const fn digit(living: Living) -> &'static str {
    match living {
        Living::In { is_suitable: true, .. } => "1",
        Living::In { is_suitable: false, .. } => "2",
        Living::Nowhere => "",
    }
}
