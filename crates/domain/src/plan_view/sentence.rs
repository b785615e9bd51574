//! The sentence plan of prison and probation, read out of the one plan: area by area, with who agrees.

use super::lack::Lack;
use super::on_record::{Fact, OnRecord};
use super::section::{Filling, Heading, Section, is_removed};
use super::standing::Standing;
use super::{StatutoryPlan, View};
use crate::agency::Role;
use crate::plan::{Area, Plan};
use crate::reason::{Force, Source};

const SOURCE: Source = Source {
    citation: "the national sentence plan: areas of need, goals, steps with an actor, agreement",
    force: Force::Practice,
    verified: true,
};

const HEAD: &[Fact] = &[
    Fact::Name,
    Fact::BornOn,
    Fact::Situation,
    Fact::Prison,
    Fact::InPrisonSince,
    Fact::ReleaseDate,
    Fact::PrisonOffenderManager,
    Fact::CommunityOffenderManager,
    Fact::KeyWorker,
    Fact::PersonalAdviser,
];

pub(super) fn view<'a>(plan: &'a Plan, record: &OnRecord<'_>) -> View<'a> {
    let of = StatutoryPlan::Sentence;
    let parties = record.present(of.signed_by());
    let mut filling = Filling::new(plan, record, &parties, owners(record));
    let (known, mut missing) = filling.head(HEAD, &[(Fact::BornOn, Lack::BornOn)]);
    if record.is_detained() && record.post(Role::PrisonOffenderManager).is_none() {
        missing.push(filling.missing(Lack::NoLead(Role::PrisonOffenderManager)));
    }
    if !record.is_detained() && record.post(Role::CommunityOffenderManager).is_none() {
        missing.push(filling.missing(Lack::NoLead(Role::CommunityOffenderManager)));
    }
    let sections = Area::ALL.iter().map(|area| area_of(&mut filling, *area)).collect();
    View {
        of,
        nation: record.nation(),
        source: SOURCE,
        known,
        missing,
        sections,
        removed: plan.goals.iter().filter(|goal| is_removed(goal)).count(),
        standing: Standing::of(plan, &parties),
    }
}

/// Who writes the sentence plan: in custody the prison's manager first, outside probation's.
pub(super) fn owners(record: &OnRecord<'_>) -> &'static [Role] {
    if record.is_detained() {
        &[Role::PrisonOffenderManager, Role::CommunityOffenderManager]
    } else {
        &[Role::CommunityOffenderManager]
    }
}

fn area_of<'a>(filling: &mut Filling<'a, '_>, area: Area) -> Section<'a> {
    let mut section = filling.section(Heading::Area(area), &[area], &[]);
    if !area.is_of_sentence_plan() {
        // The national plan does not ask for it: nothing is missing of it where nobody wrote.
        section.missing.retain(|one| one.what != Lack::NothingSaid);
    }
    section
}
