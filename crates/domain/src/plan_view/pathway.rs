//! The pathway plan of leaving care, read out of the one plan: matter by matter.

use super::lack::Lack;
use super::matter::{Detained, Matter};
use super::on_record::{Fact, OnRecord};
use super::section::{Filling, Heading, Section, is_removed};
use super::standing::Standing;
use super::{StatutoryPlan, View};
use crate::agency::Role;
use crate::duty::Nation;
use crate::plan::{Goal, Plan, Step};

const OWNERS: &[Role] = &[Role::PersonalAdviser];

const HEAD: &[Fact] = &[
    Fact::Name,
    Fact::BornOn,
    Fact::Authority,
    Fact::Status,
    Fact::Situation,
    Fact::Prison,
    Fact::ReleaseDate,
    Fact::PersonalAdviser,
    Fact::PlanReviewed,
    Fact::CopyGiven,
];

const NEEDED: &[(Fact, Lack)] = &[(Fact::BornOn, Lack::BornOn), (Fact::Authority, Lack::Authority)];

pub(super) fn view<'a>(plan: &'a Plan, record: &OnRecord<'_>) -> View<'a> {
    let (of, nation) = (StatutoryPlan::Pathway, record.nation());
    let parties = record.present(of.signed_by());
    let mut filling = Filling::new(plan, record, &parties, OWNERS);
    let (known, missing) = filling.head(HEAD, NEEDED);
    let mut sections: Vec<Section<'a>> =
        Matter::of(nation).iter().map(|matter| section(&mut filling, plan, *matter)).collect();
    if nation == Nation::Wales && record.is_detained() {
        sections.extend(Detained::ALL.iter().map(|matter| detained(&mut filling, *matter)));
    }
    View {
        of,
        nation,
        source: Matter::source(nation),
        known,
        missing,
        sections,
        removed: plan.goals.iter().filter(|goal| is_removed(goal)).count(),
        standing: Standing::of(plan, &parties),
    }
}

fn section<'a>(filling: &mut Filling<'a, '_>, plan: &'a Plan, matter: Matter) -> Section<'a> {
    let mut section = filling.section(Heading::Matter(matter), matter.areas(), matter.facts());
    match matter {
        Matter::Support => {
            // Somebody who supports them is an answer to this matter: the people around them are asked for under 6.
            section.missing.retain(|one| one.what != Lack::NothingSaid);
            if filling.record.post(Role::PersonalAdviser).is_none() {
                section.missing.insert(0, filling.missing(Lack::NoLead(Role::PersonalAdviser)));
            }
        }
        Matter::Contingency => {
            section.otherwise = otherwise(plan);
            if section.otherwise.is_empty() {
                section.missing.push(filling.missing(Lack::Contingency));
            }
        }
        Matter::Accommodation => section.missing.push(filling.missing(Lack::Suitability)),
        Matter::Protection => section.missing.push(filling.missing(Lack::KeptElsewhere)),
        _ => {}
    }
    section
}

fn detained<'a>(filling: &mut Filling<'a, '_>, matter: Detained) -> Section<'a> {
    let mut section = filling.section(Heading::Detained(matter), matter.areas(), matter.facts());
    // What is missing of these areas is said under Schedule 1 already.
    section.missing.clear();
    if matter == Detained::Place && filling.record.prison.is_none() {
        section.missing.push(filling.missing(Lack::Prison));
    }
    section
}

/// Steps that say what happens if something does not work out: those that begin with "If", or "Os" in Welsh.
///
/// There is no field for it, because nobody plans so: they write "If the flat falls through, ring the duty line".
fn otherwise(plan: &Plan) -> Vec<&Step> {
    let begins = |step: &&Step| {
        let first = step.what.words.split_whitespace().next().unwrap_or_default();
        let first = first.trim_matches(|letter: char| !letter.is_alphanumeric());
        ["if", "os"].iter().any(|word| first.eq_ignore_ascii_case(word))
    };
    let goals = plan.goals.iter().filter(|goal: &&Goal| !is_removed(goal));
    goals.flat_map(|goal| &goal.steps).filter(begins).filter(|step| step.state.is_open()).collect()
}
