//! Why a finding is one, in plain sentences, and whom it concerns. No sentence counts days from today: what somebody
//! accepts must read the same tomorrow.

use jiff::civil::Date;

use super::alike::shared_words;
use super::facts::{Address, Appointment, Condition, Curfew, Facts, Goal, Restraint, Step};
use super::finding::{Finding, Ref};
use super::kind::Kind;
use super::travel;
use crate::place::TimeOfDay;
use crate::plan::Actor;
use crate::reason::long_date;

/// "Monday 3 May 2027".
fn day(date: Date) -> String {
    date.strftime("%A %-d %B %Y").to_string()
}

fn clock(time: TimeOfDay) -> String {
    time.to_string()
}

pub(super) fn because(finding: &Finding, facts: &Facts) -> Vec<String> {
    let mut because = vec![of_ref(finding.first, facts)];
    if let Some(second) = finding.second {
        because.push(of_ref(second, facts));
    }
    because.retain(|sentence| !sentence.is_empty());
    because.extend(rule(finding, facts));
    because
}

/// What a finding is about, as a sentence; empty where the kind says it all.
fn of_ref(it: Ref, facts: &Facts) -> String {
    match it {
        Ref::Goal(id) => facts.goal(id).map(goal),
        Ref::Step(id) => facts.step(id).map(step),
        Ref::Appointment(id) => facts.appointment(id).map(appointment),
        Ref::Address(id) => facts.address(id).map(address),
        Ref::Condition(id) => facts.condition(id).map(condition),
        Ref::Supporter(id) => facts.supporter(id).map(|one| format!("{} is in the network", one.name)),
        Ref::Duty(rule) => facts
            .duties
            .iter()
            .find(|one| one.rule == rule)
            .map(|one| format!("{} ({rule}): the last day is {}", one.title, day(one.due))),
        Ref::Area(area) => Some(format!(
            "{}: no goal now, for later or achieved, and nobody has said that none is needed",
            area.words()
        )),
        Ref::Gate => facts.at_gate.as_ref().map(|one| format!("{} is to meet them at the gate", one.name)),
        Ref::FirstNight => facts.first_night.as_ref().map(|one| format!("{} is named for the first night", one.name)),
        Ref::Actor(_) | Ref::Plan => None,
    }
    .unwrap_or_default()
}

fn goal(goal: &Goal) -> String {
    match goal.target {
        Some(target) => format!("Goal “{}”, to be reached by {}", goal.words, long_date(target)),
        None => format!("Goal “{}”", goal.words),
    }
}

fn who(step: &Step) -> String {
    match &step.actor_name {
        Some(name) => format!("{} ({name})", step.actor.words()),
        None => step.actor.words().to_owned(),
    }
}

fn step(step: &Step) -> String {
    match step.by {
        Some(by) => format!("Step “{}”: {}, by {}", step.words, who(step), day(by)),
        None => format!("Step “{}”: {}, no day yet", step.words, who(step)),
    }
}

fn appointment(one: &Appointment) -> String {
    let place = one.place.as_ref().map_or_else(|| "by phone or video".to_owned(), |place| format!("at {}", place.name));
    format!("{}: {}, {} to {}, {place}", one.words, day(one.on), clock(one.from), clock(one.to))
}

fn address(one: &Address) -> String {
    match one.to {
        Some(to) => format!("{}: from {} until {}", one.spot.name, long_date(one.from), long_date(to)),
        None => format!("{}: from {}", one.spot.name, long_date(one.from)),
    }
}

fn condition(one: &Condition) -> String {
    match &one.what {
        Restraint::Curfew(Curfew { from, to, at }) => {
            let at = at.as_ref().map_or_else(|| "at home".to_owned(), |spot| format!("at {}", spot.name));
            format!("Curfew: {at} from {} to {}", clock(*from), clock(*to))
        }
        Restraint::Zone { name, radius_m, .. } => {
            format!("Exclusion zone: {name}, {radius_m} metres around its middle")
        }
        Restraint::NoContact { name } => format!("The licence forbids contact with {name}"),
    }
}

fn release(facts: &Facts) -> Option<String> {
    facts.release_on.map(|on| format!("The release is on {}", day(on)))
}

fn licence(facts: &Facts) -> Option<String> {
    facts.licence_ends_on.map(|on| format!("The licence ends on {}", day(on)))
}

/// The facts that are no single thing, and what the rule makes of them.
fn rule(finding: &Finding, facts: &Facts) -> Vec<String> {
    use Kind as K;
    let sentences = match finding.kind {
        K::ZoneAppointment | K::ZoneAddress => vec![distance(finding, facts)],
        K::CurfewTravel => vec![Some("The way there or back, by map and the stated speeds, takes until curfew begins".to_owned())],
        K::TravelOverlap => vec![way(finding, facts)],
        K::AppointmentInCustody => {
            vec![release(facts).or_else(|| Some("No release date is known, and they are in custody".to_owned()))]
        }
        K::AppointmentAfterLicence | K::StepAfterLicence => vec![licence(facts)],
        K::StepAfterRelease | K::StepWithoutDate => vec![release(facts), Some("The step must be done before it".to_owned())],
        K::PrisonStepAfterRelease => vec![release(facts), Some("The prison does nothing for them after it".to_owned())],
        K::DutyAfterRelease => vec![release(facts), Some("The release waits for it".to_owned())],
        K::BarredSupporter | K::BarredAtGate | K::BarredFirstNight | K::BarredStep => {
            vec![Some("The newest safety check speaks against it".to_owned())]
        }
        K::CurfewAppointment | K::CurfewAddress | K::AreaWithoutGoal | K::GoalBeforeStep | K::TwoAtOnce | K::TwoAddresses | K::NoContactSupporter
        | K::NoContactAtGate | K::NoContactFirstNight | K::NoContactStep => vec![],
        K::GoalWithoutStep => vec![Some("It is worked on now, and no step is open".to_owned())],
        K::GoalWithoutOwner => vec![Some("None of its open steps has somebody by name, or a post that somebody holds".to_owned())],
        K::StepActorMissing => vec![missing_actor(finding, facts)],
        K::NoAddress => no_address(finding, facts),
        K::AddressEnds => vec![release(facts), Some("No address is planned for the night it ends".to_owned())],
        K::NoFirstNight => vec![release(facts), Some("Nobody is named who is there on the first night".to_owned())],
        K::NobodyAtGate => vec![release(facts), Some("Nobody is named who meets them".to_owned())],
        K::NobodyAtNight => vec![Some("Nobody in the network is known to answer at two in the morning".to_owned())],
        K::NobodyAfterLicence => vec![
            licence(facts),
            Some("Nobody in the network is known to stay, and no step that is not the prison's or probation's comes after it".to_owned()),
        ],
        K::NoPersonalAdviser => vec![Some("Nobody holds the place of personal adviser in the circle today".to_owned())],
        K::NoProbation => vec![release(facts), Some("Nobody holds the place of community offender manager today".to_owned())],
        K::NoFirstAppointment => {
            vec![release(facts), Some("No probation appointment is planned for that day or the three days after".to_owned())]
        }
        K::NotAsked => vec![Some("No goal, answer or comment in the plan is the young adult's own".to_owned())],
        K::SupporterWithoutConsent => vec![parts(finding, facts), Some("No consent holds by which they may see it".to_owned())],
        K::SupporterNotChecked => vec![parts(finding, facts), Some("Nobody has recorded a safety check".to_owned())],
        K::ConsentEnds => vec![consent_end(finding, facts)],
        K::SameStep | K::SameGoal | K::SameAppointment => vec![shared(finding, facts)],
        K::SameSupporter => vec![Some("The names are the same".to_owned())],
    };
    sentences.into_iter().flatten().collect()
}

fn distance(finding: &Finding, facts: &Facts) -> Option<String> {
    let at = match finding.first {
        Ref::Appointment(id) => facts.appointment(id)?.place.as_ref()?.at?,
        Ref::Address(id) => facts.address(id)?.spot.at?,
        _ => return None,
    };
    let Some(Ref::Condition(id)) = finding.second else { return None };
    let Restraint::Zone { centre, .. } = &facts.condition(id)?.what else { return None };
    Some(format!("They are {} metres apart on the map", at.metres_to(*centre)))
}

fn way(finding: &Finding, facts: &Facts) -> Option<String> {
    let (Ref::Appointment(one), Some(Ref::Appointment(other))) = (finding.first, finding.second) else { return None };
    let at = |id| facts.appointment(id)?.place.as_ref()?.at;
    let minutes = travel::minutes(at(one)?, at(other)?);
    Some(format!("The way takes about {minutes} minutes, by map and the stated speeds"))
}

fn missing_actor(finding: &Finding, facts: &Facts) -> Option<String> {
    let Ref::Actor(actor) = finding.first else { return None };
    let theirs = |step: &&Step| step.is_open && step.actor == actor && step.actor_name.is_none();
    let mut words: Vec<String> = facts.steps.iter().filter(theirs).map(|step| format!("“{}”", step.words)).collect();
    words.sort_unstable();
    Some(format!("{} is to do {}, and nobody is named or holds that place", actor.words(), words.join(", ")))
}

/// What the law asks at each stage.
fn no_address(finding: &Finding, facts: &Facts) -> Vec<Option<String>> {
    let (stage, ask) = match finding.stage_days {
        Some(56) => (
            "It is eight weeks away or less, and no address is planned for that night",
            "The duty to refer can be met from now on: prison, probation or the council tells the housing authority that \
             the young adult chooses, with their consent",
        ),
        Some(28) => (
            "It is four weeks away or less, and no address is planned for that night",
            "If the referral was made, the housing authority's answer must be asked for; if not, it is overdue, and \
             probation can refer for accommodation as well",
        ),
        _ => (
            "It is two weeks away or less, and no address is planned for that night",
            "The address should have been told to the young adult by now; the duty to refer does not end, and a place for \
             the first night must be found with the housing authority and the council",
        ),
    };
    vec![release(facts), Some(stage.to_owned()), Some(ask.to_owned())]
}

fn parts(finding: &Finding, facts: &Facts) -> Option<String> {
    let Ref::Supporter(id) = finding.first else { return None };
    let name = &facts.supporter(id)?.name;
    let is_theirs = |other: &str| super::alike::same_name(other, name);
    let mut parts = Vec::new();
    if facts.at_gate.as_ref().is_some_and(|one| is_theirs(&one.name)) {
        parts.push("meets them at the gate".to_owned());
    }
    if facts.first_night.as_ref().is_some_and(|one| is_theirs(&one.name)) {
        parts.push("is there on the first night".to_owned());
    }
    let theirs = |step: &&Step| step.is_open && step.actor_name.as_deref().is_some_and(is_theirs);
    let mut steps: Vec<String> =
        facts.steps.iter().filter(theirs).map(|step| format!("is to do “{}”", step.words)).collect();
    steps.sort_unstable();
    parts.extend(steps);
    if parts.is_empty() {
        Some("The young adult shares part of the plan with them".to_owned())
    } else {
        Some(parts.join(", "))
    }
}

fn consent_end(finding: &Finding, facts: &Facts) -> Option<String> {
    let Ref::Supporter(id) = finding.first else { return None };
    facts.supporter(id)?.consent_until.map(|until| format!("They may see part of the plan until {}", day(until)))
}

fn shared(finding: &Finding, facts: &Facts) -> Option<String> {
    let words = |it: Ref| match it {
        Ref::Goal(id) => facts.goal(id).map(|one| one.words.as_str()),
        Ref::Step(id) => facts.step(id).map(|one| one.words.as_str()),
        Ref::Appointment(id) => facts.appointment(id).map(|one| one.words.as_str()),
        _ => None,
    };
    let shared = shared_words(words(finding.first)?, words(finding.second?)?);
    if shared.is_empty() {
        Some("Same day and same place".to_owned())
    } else {
        Some(format!("Both say: {}", shared.join(", ")))
    }
}

/// Whom a finding concerns: whoever does what it is about, and whoever can settle it; the young adult in what is theirs.
pub(super) fn parties(finding: &Finding, facts: &Facts) -> Vec<Actor> {
    use Kind as K;
    let mut parties = Vec::new();
    for it in [Some(finding.first), finding.second].into_iter().flatten() {
        match it {
            Ref::Step(id) => parties.extend(facts.step(id).map(|step| step.actor)),
            Ref::Goal(id) => {
                parties.push(Actor::YoungAdult);
                let open = facts.steps.iter().filter(|step| step.is_open && step.goal == id);
                parties.extend(open.map(|step| step.actor));
            }
            Ref::Condition(_) => parties.push(Actor::CommunityOffenderManager),
            Ref::Appointment(id) => {
                parties.push(Actor::YoungAdult);
                let probation = facts.appointment(id).filter(|one| one.purpose == super::Purpose::Probation);
                parties.extend(probation.map(|_| Actor::CommunityOffenderManager));
            }
            Ref::Address(_) | Ref::Supporter(_) | Ref::Area(_) => {
                parties.extend([Actor::YoungAdult, Actor::PersonalAdviser]);
            }
            Ref::Duty(rule) => parties.extend(facts.duties.iter().find(|one| one.rule == rule).map(|one| one.owner)),
            Ref::Actor(actor) => parties.push(actor),
            Ref::Gate | Ref::FirstNight | Ref::Plan => parties.extend([Actor::YoungAdult, Actor::PersonalAdviser]),
        }
    }
    match finding.kind {
        K::NoAddress | K::NoFirstNight | K::NobodyAtGate if facts.in_custody => {
            parties.extend([Actor::PrisonOffenderManager, Actor::CommunityOffenderManager]);
        }
        K::NoFirstAppointment => parties.push(Actor::CommunityOffenderManager),
        K::PrisonStepAfterRelease => parties.push(Actor::PersonalAdviser),
        _ => {}
    }
    parties.sort_unstable();
    parties.dedup();
    parties
}
