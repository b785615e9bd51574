//! Everything that a statutory plan is read out of: the record, the circle, the clock and the plan, five questions.

use casework::circle::CircleOf;
use casework::{duty, plan};
use domain::Date;
use domain::contact::NextContact;
use domain::custody::Shown;
use domain::plan::{ModeAnswer, Plan};
use domain::plan_view::{OnRecord, Post};

use crate::asked::Asked;
use crate::people::{StatusView, care_is_hidden, name_or_not_known};
use crate::problem::Problem;

/// What is known, with its own lists, so that the views can borrow from it.
pub(super) struct Loaded {
    pub(super) one: duty::Person,
    pub(super) name: String,
    pub(super) plan: Plan,
    release: Option<Shown>,
    mode: ModeAnswer,
    posts: Vec<Post>,
    status: Option<&'static str>,
    next_contact_due: Option<Date>,
    today: Date,
}

pub(super) async fn load(asked: &Asked) -> Result<Loaded, Problem> {
    let (person, today, law) = (asked.person()?, asked.today(), asked.law());
    let rows = asked.house.store().rows();
    let one = duty::person(rows, person, today).await?;
    let name = name_or_not_known(&one.known);
    let hidden = care_is_hidden(asked).await?;
    let plan = plan::history(rows, (person, &name), asked.house.store().context()).await?.now();
    let next_contact_due = one.ask(law, today, NextContact::of).map(|next| next.due);
    Ok(Loaded {
        release: one.known.release(law.precedence),
        mode: one.mode(law.precedence, today),
        posts: posts(asked.circle()?, today),
        status: StatusView::of(&one.known, today).filter(|_| !hidden).map(|status| status.england),
        next_contact_due,
        one,
        name,
        plan,
        today,
    })
}

/// Who works with the person today, leads of a post before others.
fn posts(circle: &CircleOf, today: Date) -> Vec<Post> {
    let mut posts: Vec<Post> = circle
        .current(today)
        .map(|member| Post {
            role: member.membership.role,
            name: member.name.clone(),
            agency: member.agency.clone(),
            lead: member.membership.lead,
        })
        .collect();
    posts.sort_by_key(|post| (post.role, !post.lead));
    posts
}

impl Loaded {
    /// What is on the record, borrowed.
    pub(super) fn record(&self) -> OnRecord<'_> {
        let known = &self.one.known;
        OnRecord {
            name: &self.name,
            born_on: known.born_on,
            authority: known.authority.as_deref(),
            nation: known.nation,
            status: self.status,
            prison: known.custody.as_ref().map(|custody| custody.establishment.as_str()),
            release: self.release.as_ref().map(|shown| &shown.date),
            mode: &self.mode,
            posts: &self.posts,
            next_contact_due: self.next_contact_due,
            custody: &self.one.recorded.custody,
            events: &self.one.recorded.events,
            spells: &self.one.recorded.spells,
            today: self.today,
        }
    }
}
