//! The day of release: what is known of it, what is sorted, whether it can be done, and accepting what is proposed.

mod accept_proposal;
mod at_the_gate;
mod plan_day;
mod rows;
mod sort_item;
mod undo_change;

pub use accept_proposal::{AcceptProposalError, Accepted, accept_proposal, proposal_key};
pub use at_the_gate::AtTheGate;
pub use plan_day::{DRAFT, DayForm, PlanDayError, Planned, plan_day};
pub use sort_item::{ItemForm, SortItemError, draft_of, sort_item};
pub use undo_change::{UndoChangeError, undo_change};

use domain::Date;
use domain::calendar::BankHolidays;
use domain::id::{PersonId, PlaceId};
use domain::licence::Condition;
use domain::place::{ASSUMED, Coordinates, Means, Place, Spot, TimeOfDay, TravelTime};
use domain::release_day::{
    DAILY_NEED_PENCE, DayPlan, Gate, Home, Item, ItemKind, ItemState, LaterHome, MARGIN_MINUTES, MARGIN_REASON, Stop,
    World,
};
use store::{Found, Rows, Several, StoreError};

use crate::{appointment, licence, place};

/// What somebody wrote down of the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The release date when it was written down.
    pub planned_for: Option<Date>,
    /// Which place of the directory is the gate.
    pub gate: Option<PlaceId>,
    /// Between which times they come out.
    pub out: Option<(TimeOfDay, TimeOfDay)>,
    /// What they can travel with.
    pub means: Means,
    /// Where they sleep the first night; empty while nobody knows.
    pub home: String,
    /// Where on the map.
    pub home_at: Option<Coordinates>,
    /// Nobody is let in after this.
    pub home_by: Option<TimeOfDay>,
    /// The day on which they can stay there no longer, where it is known.
    pub home_to: Option<Date>,
    /// Where they live after that.
    pub later_homes: Vec<LaterHome>,
    /// Minutes to spare that this day needs, and why, where somebody who knows asks for others than the usual.
    pub margin: Option<(u16, String)>,
    /// The day of the first payment.
    pub first_payment_on: Option<Date>,
    /// Money they have apart from the payment on release, in pence.
    pub other_pence: u32,
    /// Where it comes from.
    pub other_words: String,
    /// What a day costs, in pence.
    pub daily_pence: u32,
}

impl Default for Day {
    fn default() -> Self {
        Self {
            planned_for: None,
            gate: None,
            out: None,
            means: Means::PublicTransport,
            home: String::new(),
            home_at: None,
            home_by: None,
            home_to: None,
            later_homes: Vec::new(),
            margin: None,
            first_payment_on: None,
            other_pence: 0,
            other_words: String::new(),
            daily_pence: DAILY_NEED_PENCE,
        }
    }
}

/// The day as it is now, with its version; version 0 where nobody has written anything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeptDay {
    /// What is known.
    pub day: Day,
    /// Which version this is.
    pub version: i32,
    /// What was changed with it in one go.
    pub change: u128,
}

/// A thing to have sorted, with its version; version 0 where nobody has said anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptItem {
    /// How it stands.
    pub item: Item,
    /// Which version this is.
    pub version: i32,
}

/// Everything that a day of release stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseDayOf {
    /// What is known of the day.
    pub kept: KeptDay,
    /// What must be sorted, every kind.
    pub items: Vec<KeptItem>,
    /// Every appointment.
    pub appointments: Vec<appointment::Kept>,
    /// Every condition of the licence, those that were taken back too.
    pub conditions: Vec<licence::Kept>,
    /// The directory of places.
    pub places: Vec<place::Kept>,
    /// What people who know say of single ways.
    pub ways: Vec<TravelTime>,
}

impl ReleaseDayOf {
    /// Reads it all: two questions.
    pub async fn load(rows: &impl Rows, person: PersonId) -> Result<Self, StoreError> {
        let found = Self::ask(Several::default(), person).ask(rows).await?;
        Self::of(&found, place::directory(rows).await?)
    }

    /// Asks for what there is of this person, with what else is asked for.
    pub(crate) fn ask(several: Several, person: PersonId) -> Several {
        let several = appointment::ask(rows::ask(several, person), person);
        licence::ask(several, person)
    }

    /// What was asked for, with the directory of places.
    pub(crate) fn of(found: &Found, directory: place::Directory) -> Result<Self, StoreError> {
        let place::Directory { places, ways } = directory;
        Ok(Self {
            kept: rows::days(found)?.into_iter().next().unwrap_or_default(),
            items: items(found)?,
            appointments: appointment::of(found)?,
            conditions: licence::of(found)?,
            places,
            ways,
        })
    }

    /// A place of the directory.
    pub fn place(&self, id: PlaceId) -> Option<&Place> {
        self.places.iter().find(|kept| kept.id == id).map(|kept| &kept.place)
    }

    /// What is the same for everybody.
    pub fn world<'a>(&'a self, holidays: &'a BankHolidays) -> World<'a> {
        World { holidays, model: &ASSUMED, said: &self.ways }
    }

    /// The conditions that count.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.conditions.iter().filter(|kept| kept.withdrawn_why.is_none()).map(|kept| &kept.condition)
    }

    /// Who is named to meet them, and for the first night: whoever sees to it, or else what is said of it.
    pub fn named(&self) -> impl Iterator<Item = (ItemKind, String)> {
        let people = self.items.iter().map(|kept| &kept.item);
        let people = people.filter(|item| matches!(item.kind, ItemKind::MetBy | ItemKind::FirstNight));
        let name = |item: &Item| {
            [item.who.trim(), item.words.trim()].into_iter().find(|text| !text.is_empty()).map(str::to_owned)
        };
        people.filter(|item| item.state != ItemState::NotNeeded).filter_map(move |item| Some((item.kind, name(item)?)))
    }

    /// Calls whose number nobody has yet, each with who is to ask for it: whoever made a call of it.
    pub fn numbers_to_ask_for(&self) -> impl Iterator<Item = &appointment::Kept> {
        self.appointments.iter().filter(|kept| kept.appointment.is_planned() && kept.appointment.venue.lacks_number())
    }

    /// The day as a plan for a release on `on`: the appointments of that day, and those that move with it.
    pub fn plan(&self, on: Date, holidays: &BankHolidays) -> DayPlan {
        let day = &self.kept.day;
        let gate = day.gate.zip(day.out).and_then(|(id, (from, to))| {
            let place = self.place(id)?;
            Some(Gate { spot: Spot { id: Some(id), name: place.name.clone(), at: place.at }, from, to })
        });
        let home = day.home_at.filter(|_| !day.home.trim().is_empty()).map(|at| {
            let near = self.places.iter().find(|kept| kept.place.at == at).map(|kept| kept.id);
            Home { spot: Spot { id: near, name: day.home.clone(), at }, by: day.home_by }
        });
        let planned = self.appointments.iter().map(|kept| &kept.appointment).filter(|one| one.is_planned());
        let stops = planned.filter(|one| one.when.day(Some(on)) == Some(on)).map(|one| {
            let place = match &one.venue {
                domain::appointment::Venue::At(id) => self.place(*id).map(|place| (*id, place.clone())),
                domain::appointment::Venue::Phone { .. } => None,
            };
            Stop::of(one, place, on, holidays)
        });
        let (margin_minutes, margin_reason) =
            day.margin.clone().unwrap_or_else(|| (MARGIN_MINUTES, MARGIN_REASON.to_owned()));
        DayPlan {
            on,
            gate,
            stops: stops.collect(),
            home,
            means: day.means,
            conditions: self.conditions().cloned().collect(),
            margin_minutes,
            margin_reason,
            people: self.named().collect(),
        }
    }
}

/// Every thing that must be sorted, as it stands.
fn items(found: &Found) -> Result<Vec<KeptItem>, StoreError> {
    let said = rows::items(found)?;
    let item = |kind: &ItemKind| {
        let found = said.iter().rfind(|kept| kept.item.kind == *kind).cloned();
        found.unwrap_or(KeptItem { item: Item::unknown(*kind), version: 0 })
    };
    Ok(ItemKind::ALL.iter().map(item).collect())
}
