//! When and where somebody comes out, for whoever meets them there: nothing else of the day.

use domain::id::PersonId;
use domain::place::TimeOfDay;
use domain::release_day::{Item, ItemKind};
use store::{Rows, Several, StoreError};

use super::{items, rows};
use crate::place;

/// When and where somebody comes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtTheGate {
    /// The gate, by its name in the directory, and its address; none while nobody has written it down.
    pub gate: Option<(String, String)>,
    /// Between which times they come out, if it is known.
    pub out: Option<(TimeOfDay, TimeOfDay)>,
    /// What is said of who meets them.
    met_by: Item,
}

impl AtTheGate {
    /// Reads it: two questions.
    pub async fn load(rows: &impl Rows, person: PersonId) -> Result<Self, StoreError> {
        let found = rows::ask(Several::default(), person).ask(rows).await?;
        let day = rows::days(&found)?.into_iter().next().unwrap_or_default().day;
        let gate = place::directory(rows)
            .await?
            .places
            .into_iter()
            .find(|kept| Some(kept.id) == day.gate)
            .map(|kept| kept.place);
        let met_by = items(&found)?.into_iter().map(|kept| kept.item);
        let met_by = met_by.into_iter().find(|item| item.kind == ItemKind::MetBy);
        Ok(Self {
            gate: gate.map(|place| (place.name, place.address)),
            out: day.out,
            met_by: met_by.unwrap_or(Item::unknown(ItemKind::MetBy)),
        })
    }

    /// Whether somebody of this name is written down as the one who meets them.
    pub fn is_met_by(&self, name: &str) -> bool {
        let name = name.trim().to_lowercase();
        let named = |text: &str| !name.is_empty() && text.to_lowercase().contains(&name);
        named(&self.met_by.who) || named(&self.met_by.words)
    }
}
