//! How the demonstration's care leavers lived around their birthday, as their advisers recorded it; of some nothing is said, so that the
//! year's return shows what is missing.

use access::{Action, Asker};
use anyhow::Context as _;
use casework::circle::CircleOf;
use casework::contact::{RecordVisitError, VisitForm, record_visit};
use casework::event::{EventForm, RecordEventError, record_event};
use casework::sign_in::{PasswordCost, Passwords};
use casework::year_return::{self, Of, Standing};
use domain::Date;
use domain::contact::{Channel, Function, NewVisit, Outcome};
use domain::event::{Activity, Circumstance, Happened, Lodging, NewEvent, Since};
use domain::id::FormKey;
use domain::snapshot::{Missing, ReturnYear};
use jiff::ToSpan as _;
use store::Store;

use super::people::asker;
use crate::open;

/// The advisers whose people are gone through.
const ADVISERS: &[&str] = &["Ada Linden", "Bram Alderson"];

/// Of one in so many nothing is said.
const SILENT: usize = 6;

/// Homes and activities in turn, as often as they come about that often.
const LIVES: &[(Lodging, bool, Activity)] = &[
    (Lodging::Independent, true, Activity::EducationFull),
    (Lodging::SemiIndependent, true, Activity::Neither),
    (Lodging::Relatives, true, Activity::WorkFull),
    (Lodging::FosterCarers, true, Activity::EducationFull),
    (Lodging::SupportedLodgings, true, Activity::ApprenticeFull),
    (Lodging::Emergency, false, Activity::Neither),
    (Lodging::Independent, true, Activity::WorkPart),
    (Lodging::NoFixedHome, false, Activity::Ill),
    (Lodging::Independent, true, Activity::Parenting),
];

/// Records contact, home and activity around the birthday of those of whom this year's return asks.
pub(super) async fn write_outcomes(store: &Store) -> anyhow::Result<()> {
    let passwords = Passwords::try_new(PasswordCost::default())?;
    let today = store.context().today();
    for name in ADVISERS {
        let asker = asker(store, &passwords, name).await?;
        let (worker, agency) = (asker.worker().context("not a worker")?, asker.agency.context("no agency")?);
        let permit = store.policy().ask(&asker, Action::ViewCaseload, None, today);
        let permit = permit.map_err(|refused| anyhow::anyhow!("no caseload: {}", refused.because))?;
        let found = year_return::readiness(store, &permit, Of::Adviser(agency, worker), ReturnYear::of(today)).await?;
        let mut people = found.map(|found| found.people).unwrap_or_default();
        // The council's own number is the same in every run; ids are not.
        people.sort_by(|one, other| one.outcomes.number.cmp(&other.outcomes.number));
        for (at, one) in people.iter().enumerate() {
            if at % SILENT != 0 {
                write_of(store, &asker, one, at).await?;
            }
        }
    }
    Ok(())
}

async fn write_of(store: &Store, asker: &Asker, one: &Standing, at: usize) -> anyhow::Result<()> {
    let Some((lodging, is_suitable, activity)) = LIVES.iter().cycle().nth(at).copied() else { return Ok(()) };
    let (today, birthday) = (store.context().today(), one.snapshot.birthday);
    // Whoever was held inside on the day told it there; everybody else a month before.
    let from = birthday.saturating_sub(1.month());
    for (_, gap) in one.gaps() {
        match gap.missing {
            Missing::Contact => visit(store, asker, one, birthday.saturating_add(3.days()).min(today)).await?,
            Missing::Home => {
                record(store, asker, one, (from, birthday), Circumstance::home(lodging, is_suitable)).await?;
            }
            Missing::Activity => record(store, asker, one, (from, birthday), Circumstance::Activity(activity)).await?,
            _ => {}
        }
    }
    Ok(())
}

async fn visit(store: &Store, asker: &Asker, one: &Standing, on: Date) -> anyhow::Result<()> {
    let (person, today) = (one.who.person, store.context().today());
    let facts = CircleOf::load(store.rows(), person).await?.facts_for(asker, today);
    let Ok(permit) = store.policy().ask(asker, Action::RecordContact, &facts, today) else { return Ok(()) };
    let visit = NewVisit {
        visited_on: on,
        channel: Channel::Phone,
        outcome: Outcome::Attended,
        functions: [Function::ProgressAndWellbeing].into_iter().collect(),
        note: "Rang for the birthday.".to_owned(),
    };
    let form = VisitForm { key: FormKey::from_bits(store.context().new_id()), visit };
    match record_visit(store, &permit, person, form, open::correlation(store)).await {
        Ok(_) | Err(RecordVisitError::Refused(_)) => Ok(()),
        Err(why) => Err(why.into()),
    }
}

/// From `from`; of somebody who came into custody or left it since then from the birthday itself, when it was so again.
async fn record(
    store: &Store,
    asker: &Asker,
    one: &Standing,
    (from, birthday): (Date, Date),
    is: Circumstance,
) -> anyhow::Result<()> {
    let (person, today) = (one.who.person, store.context().today());
    let gates = one.who.leaver.life.custody.iter().flat_map(|spell| [Some(spell.what.from), spell.what.to]).flatten();
    let passed_a_gate = gates.into_iter().any(|gate| from < gate && gate <= birthday);
    let from = if passed_a_gate { birthday } else { from };
    let facts = CircleOf::load(store.rows(), person).await?.facts_for(asker, today);
    let Ok(permit) = store.policy().ask(asker, Action::RecordEvent, &facts, today) else { return Ok(()) };
    let event = NewEvent { happened: Happened::Since(Since { from, is }), note: String::new() };
    let form = EventForm { key: FormKey::from_bits(store.context().new_id()), event };
    match record_event(store, &permit, person, form, open::correlation(store)).await {
        Ok(_) | Err(RecordEventError::Refused(_)) => Ok(()),
        Err(why) => Err(why.into()),
    }
}
