//! What the demonstration's people need, as their advisers wrote it down, and a session of the panel that a newcomer finds open.

use access::{Action, Asker};
use anyhow::{Context as _, bail};
use casework::circle::CircleOf;
use casework::cohort::{
    ChoiceForm, CohortError, FactForm, Reader, SessionForm, SessionView, choose, open_session, session, write_fact,
};
use casework::people::{self, Scope};
use casework::sign_in::{PasswordCost, Passwords};
use domain::cohort::{Choice, FactSource, Need, NewFact, Says};
use domain::id::{FormKey, PanelSessionId, PersonId};
use store::Store;

use super::people::asker;
use crate::open;

/// Who writes needs down.
const ADVISERS: &[&str] = &["Ada Linden", "Bram Alderson"];

/// What is written down: need, what it says, how often, in which words, from where.
type Written = (Need, Says, u32, &'static str, FactSource);

/// What is written down of one after the other; of some nothing is, so that the pages show what is not known.
const FACTS: &[&[Written]] = &[
    &[
        (
            Need::Adverse,
            Says::Known,
            4,
            "Four things that happened before care, from the social work file",
            FactSource::File,
        ),
        (Need::Exclusion, Says::Known, 2, "Excluded from school twice in year 9", FactSource::Record),
    ],
    &[(Need::Health, Says::Known, 1, "Asthma, and no doctor yet", FactSource::OwnWords)],
    &[],
    &[
        (Need::Missing, Says::Known, 5, "Went missing from the children’s home", FactSource::Record),
        (Need::Health, Says::None, 1, "Asked, and feels well", FactSource::OwnWords),
    ],
    &[(Need::Exclusion, Says::None, 1, "Was never sent home from school", FactSource::OwnWords)],
    &[
        (Need::Missing, Says::Known, 3, "Missing from foster care at weekends", FactSource::Record),
        (Need::Exclusion, Says::Known, 1, "Permanently excluded in year 10", FactSource::File),
        (Need::Health, Says::Known, 2, "Waits for a dentist and for counselling", FactSource::OwnWords),
    ],
    &[],
];

/// Of how many people of each adviser something may be written down.
const PEOPLE: usize = 40;

/// Writes needs down, opens a session and decides of its first two.
pub(super) async fn write_panel(store: &Store) -> anyhow::Result<()> {
    let passwords = Passwords::try_new(PasswordCost::default())?;
    for name in ADVISERS {
        let adviser = asker(store, &passwords, name).await?;
        write_needs(store, &adviser).await?;
    }
    let cass = asker(store, &passwords, "Cass Elmsworth").await?;
    let id = open(store, &cass).await?;
    let (team, worker) = cass.team.zip(cass.worker()).context("Cass manages no team")?;
    let found = session(store.rows(), Reader { team, worker }, id, store.context()).await?;
    let view = found.context("the session was just opened")?;
    let first: Vec<PersonId> =
        view.people().filter(|one| !one.reasons.met.is_empty()).map(|one| one.person).take(2).collect();
    for (person, why) in first
        .into_iter()
        .zip(["You moved often, and said you want somebody with time.", "We want to offer you this now."])
    {
        decide(store, &cass, (&view, person), why).await?;
    }
    Ok(())
}

async fn write_needs(store: &Store, adviser: &Asker) -> anyhow::Result<()> {
    let today = store.context().today();
    let worker = adviser.worker().context("not a worker")?;
    let rows = people::caseload(store.rows(), Scope::Worker(worker), store.context().law(), today).await?.rows;
    for (row, facts) in rows.iter().filter(|row| row.known.is_some()).take(PEOPLE).zip(FACTS.iter().cycle()) {
        for (need, says, times, words, source) in *facts {
            let facts = CircleOf::load(store.rows(), row.person).await?.facts_for(adviser, today);
            let Ok(permit) = store.policy().ask(adviser, Action::RecordNeeds, &facts, today) else { continue };
            let (from, to) = (None, None);
            let new = NewFact {
                need: *need,
                says: *says,
                times: *times,
                words: (*words).to_owned(),
                from,
                to,
                source: *source,
            };
            let form = FactForm { key: key(store), changes: None, new };
            write_fact(store, &permit, row.person, form, open::correlation(store)).await?;
        }
    }
    Ok(())
}

async fn open(store: &Store, cass: &Asker) -> anyhow::Result<PanelSessionId> {
    let today = store.context().today();
    let Ok(permit) = store.policy().ask(cass, Action::HoldPanel, None, today) else { bail!("Cass may hold no panel") };
    let form = SessionForm {
        key: key(store),
        title: "More help this winter".to_owned(),
        held_on: today,
        members: "Cass Elmsworth, Linnet Hollyoak".to_owned(),
        places: 5,
        support: "A worker who has time for you every week, and somebody to talk to when things are hard.".to_owned(),
    };
    let opened = open_session(store, &permit, form, open::correlation(store)).await?;
    opened.context("opened once")
}

async fn decide(
    store: &Store,
    cass: &Asker,
    (view, person): (&SessionView, PersonId),
    why: &str,
) -> anyhow::Result<()> {
    let today = store.context().today();
    let facts = CircleOf::load(store.rows(), person).await?.facts_for(cass, today);
    let Ok(permit) = store.policy().ask(cass, Action::ChooseForSupport, &facts, today) else { return Ok(()) };
    let form =
        ChoiceForm { key: key(store), seen: 0, choice: Choice::Chosen, why: why.to_owned(), beyond: String::new() };
    match choose(store, &permit, (view.head.id, person), form, open::correlation(store)).await {
        // Among those who are alike somebody may come first.
        Ok(_) | Err(CohortError::NoReasonBeyond) => Ok(()),
        Err(why) => Err(why.into()),
    }
}

fn key(store: &Store) -> FormKey {
    FormKey::from_bits(store.context().new_id())
}
