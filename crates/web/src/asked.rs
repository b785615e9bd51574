//! One request that has passed the door: who asks, about whom, with what.

use std::collections::BTreeMap;
use std::sync::Arc;

use access::{Action, Asker, Permit};
use axum::http::StatusCode;
use casework::circle::CircleOf;
use casework::sign_in::Session;
use domain::Date;
use domain::duty::Law;
use domain::id::{ContactId, CorrelationId, EventId, FormKey, GoalId, PersonId, StepId};
use serde::Serialize;

use crate::answer::Answer;
use crate::form::Form;
use crate::house::House;
use crate::layout::{self, Frame};
use crate::problem::Problem;
use crate::upload::Sent;

/// A request with its permit.
#[derive(Debug)]
pub struct Asked {
    pub(crate) house: Arc<House>,
    pub(crate) permit: Permit,
    pub(crate) session: Option<Session>,
    pub(crate) circle: Option<CircleOf>,
    pub(crate) path: BTreeMap<String, String>,
    pub(crate) query: Form,
    pub(crate) form: Form,
    /// Files sent with the form, where its route takes files.
    pub(crate) files: Vec<Sent>,
    pub(crate) correlation: CorrelationId,
    /// Proof that a printed code was used, while a passphrase is being chosen.
    pub(crate) setup: Option<String>,
    /// The address the request came from: what attempts at signing in are counted by.
    pub(crate) from: String,
}

impl Asked {
    pub(crate) fn asker(&self) -> &Asker {
        self.permit.asker()
    }

    /// A permit for something else that the page shows or does, if whoever asks has it.
    pub(crate) fn may(&self, action: Action) -> Option<Permit> {
        self.house.store.policy().ask(self.asker(), action, None, self.today()).ok()
    }

    pub(crate) fn today(&self) -> Date {
        self.house.store.context().today()
    }

    /// The rules that are applied.
    pub(crate) fn law(&self) -> Law<'_> {
        self.house.store.context().law()
    }

    /// The person in the address, or the young adult whose own page it is.
    pub(crate) fn person(&self) -> Result<PersonId, Problem> {
        self.permit.person().ok_or(Problem::NotFound)
    }

    /// The person's circle, as the door read it.
    pub(crate) fn circle(&self) -> Result<&CircleOf, Problem> {
        self.circle.as_ref().ok_or(Problem::NotFound)
    }

    /// The contact in the address.
    pub(crate) fn contact(&self) -> Result<ContactId, Problem> {
        self.path.get("contact").and_then(|text| text.parse().ok()).ok_or(Problem::NotFound)
    }

    /// The event in the address.
    pub(crate) fn event(&self) -> Result<EventId, Problem> {
        self.path.get("event").and_then(|text| text.parse().ok()).ok_or(Problem::NotFound)
    }

    /// The goal in the address.
    pub(crate) fn goal(&self) -> Result<GoalId, Problem> {
        self.path.get("goal").and_then(|text| text.parse().ok()).ok_or(Problem::NotFound)
    }

    /// The step in the address, if there is one in it.
    pub(crate) fn step(&self) -> Result<Option<StepId>, Problem> {
        let step = self.path.get("step").map(|text| text.parse().map_err(|_| Problem::NotFound));
        step.transpose()
    }

    /// The posted form's one-time key, if it came with one.
    pub(crate) fn posted_key(&self) -> Option<FormKey> {
        self.form.text("form_key").parse().ok()
    }

    /// The same request as if its form had come without a key: the page gets a new one.
    #[must_use]
    pub(crate) fn with_new_key(mut self) -> Self {
        self.form.remove("form_key");
        self
    }

    /// The posted form's one-time key; a new one where it has none.
    pub(crate) fn form_key(&self) -> FormKey {
        let fresh = || FormKey::from_bits(self.house.store.context().new_id());
        self.posted_key().unwrap_or_else(fresh)
    }

    /// A page of this template, contract and frame.
    pub(crate) fn page(&self, template: &str, frame: Frame, contract: &impl Serialize) -> Result<Answer, Problem> {
        let status = if frame.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        let layout = layout::Layout::new(&self.house, Some(self.permit.asker()), self.session.as_ref(), frame)
            .with_key(self.form_key());
        let html = self.house.pages.render(template, &layout::Whole { layout, page: contract })?;
        Ok(Answer::Page { status, html, shown: None })
    }
}
