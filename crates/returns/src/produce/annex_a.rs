//! List 9 of Annex A, which the inspectorate asks a council for: everybody who is owed leaving care on a day.

use domain::Date;
use domain::care::Status;
use domain::event::Lodging;
use domain::reason::long_date;
use domain::snapshot::{Doing, InTouch, Living, Missing};

use super::cell::{Cell, Columns, Row, british};
use super::leaver::Leaver;

pub(super) const COLUMNS: Columns = &[
    "Child Unique ID",
    "Gender",
    "Ethnicity",
    "Date of Birth",
    "Age of Child (Years)",
    "Unaccompanied Asylum Seeking Child (UASC) or formerly UASC",
    "Does the Child have a Disability",
    "Allocated Team",
    "Allocated Worker",
    "Allocated Personal Advisor",
    "Eligibility Category",
    "Latest Pathway Plan Review Date",
    "LA In Touch",
    "Latest Date of Contact",
    "Type of Accommodation",
    "Suitability of Accommodation",
    "Activity Status",
];

/// The row as of a day.
pub(super) fn row(leaver: &Leaver, as_of: Date) -> Option<Row> {
    let (status, snapshot) = leaver.on_list(as_of)?;
    let mut cells = who(leaver, as_of);
    let plan = leaver.plan_reviewed(as_of);
    let contact = leaver.last_contact(as_of);
    cells.extend([
        Cell { value: eligibility(status).to_owned(), because: vec![leaver.care_in_words()], gap: None },
        match &plan {
            Some(plan) => Cell::told(plan, british(plan.what), format!("Plan or review on {}", long_date(plan.what))),
            None => {
                Cell::of::<Date>(None, |_| String::new(), (Missing::Plan, "No pathway plan or review is on record"))
            }
        },
        Cell::answer(&snapshot.touch, |is| in_touch(*is).to_owned(), "c) Not recorded"),
        contact.map_or_else(Cell::default, |contact| {
            Cell::told(contact, british(contact.what), format!("In touch on {}", long_date(contact.what)))
        }),
        Cell::answer(&snapshot.living, |is| accommodation(*is), ""),
        Cell::answer(
            &snapshot.living,
            |is| suitability(*is).to_owned(),
            "c) Young person not in touch or not recorded",
        ),
        Cell::answer(&snapshot.doing, |is| activity(*is), ""),
    ]);
    let number = leaver.own_number();
    Some(Row { person: leaver.person.clone(), goes_out: !number.is_empty(), number, cells })
}

/// Who they are and who works with them: the first ten columns.
fn who(leaver: &Leaver, as_of: Date) -> Vec<Cell> {
    let yes_no = |is: &bool| if *is { "Y" } else { "N" }.to_owned();
    let no_file = "No file of the council says it";
    let worker = leaver.social_worker.as_ref().or(leaver.adviser.as_ref());
    let born_on = leaver.born_on.as_ref();
    let age = leaver.age(as_of).map(|age| age.to_string()).unwrap_or_default();
    let disability = Cell::of(
        leaver.disabled.as_ref(),
        |is| if *is { "a) Yes" } else { "b) No" }.to_owned(),
        (Missing::Disability, no_file),
    );
    vec![
        Cell::of(leaver.number.as_ref(), String::clone, (Missing::Number, "No file of the council gives their number")),
        Cell::of(leaver.sex.as_ref(), |sex| gender(sex).to_owned(), (Missing::Sex, no_file)),
        Cell::of(leaver.ethnicity.as_ref(), |code| ethnicity(code).to_owned(), (Missing::Ethnicity, no_file)),
        born_on.map_or_else(Cell::default, |born_on| {
            Cell::told(born_on, british(born_on.what), format!("Born on {}", long_date(born_on.what)))
        }),
        born_on.map_or_else(Cell::default, |born_on| {
            Cell::told(born_on, age, format!("Born on {}", long_date(born_on.what)))
        }),
        Cell::of(leaver.unaccompanied.as_ref(), yes_no, (Missing::Unaccompanied, no_file)),
        Cell {
            value: if leaver.disabled.is_some() { disability.value.clone() } else { "c) Unknown".to_owned() },
            ..disability
        },
        Cell::of(leaver.team.as_ref(), String::clone, (Missing::Team, "No team is on record")),
        Cell::of(worker, String::clone, (Missing::Adviser, "Nobody leads for the council")),
        Cell::of(leaver.adviser.as_ref(), String::clone, (Missing::Adviser, "No personal adviser leads")),
    ]
}

fn gender(sex: &str) -> &'static str {
    match sex {
        "M" => "a) Male",
        "F" => "b) Female",
        _ => "c) Not stated/recorded",
    }
}

/// The return's twenty codes in the list's six groups.
fn ethnicity(code: &str) -> &'static str {
    match code {
        "WBRI" | "WIRI" | "WOTH" | "WIRT" | "WROM" => "a) White",
        "MWBC" | "MWBA" | "MWAS" | "MOTH" => "b) Mixed / multiple ethnic groups",
        "AIND" | "APKN" | "ABAN" | "AOTH" | "CHNE" => "c) Asian / Asian British",
        "BCRB" | "BAFR" | "BOTH" => "d) Black / African / Caribbean / Black British",
        "OOTH" => "e) Other ethnic group",
        _ => "f) Not stated / recorded",
    }
}

const fn eligibility(status: Status) -> &'static str {
    match status {
        Status::Relevant => "a) Relevant child",
        Status::FormerRelevant => "b) Former relevant child",
        Status::Qualifying => "c) Qualifying care leaver",
        Status::Eligible => "d) Eligible child",
        Status::LookedAfter | Status::Elsewhere | Status::CareExperienced | Status::None => "e) Other",
    }
}

const fn in_touch(is: InTouch) -> &'static str {
    match is {
        InTouch::Yes => "a) In touch",
        InTouch::No | InTouch::Refused => "b) Not in touch",
        InTouch::NotNeeded | InTouch::Died | InTouch::WentHome => "d) Exclude",
    }
}

/// The sixteen kinds of home in the order of the return's letters: a to p.
fn accommodation(living: Living) -> String {
    match living {
        Living::In { lodging, .. } => {
            let place = Lodging::ALL.iter().position(|one| *one == lodging).and_then(|place| u8::try_from(place).ok());
            let letter = char::from(b'a'.saturating_add(place.unwrap_or_default()));
            format!("{letter}) {}", lodging.words())
        }
        Living::Nowhere => String::new(),
    }
}

const fn suitability(living: Living) -> &'static str {
    match living {
        Living::In { is_suitable: true, .. } => "a) Suitable",
        Living::In { is_suitable: false, .. } => "b) Not suitable",
        Living::Nowhere => "d) Exclude",
    }
}

fn activity(doing: Doing) -> String {
    match doing {
        Doing::Is(activity) => format!("{}) {}", activity.code(), activity.words()),
        Doing::Nothing => String::new(),
    }
}
