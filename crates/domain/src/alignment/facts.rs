//! What is known when plans are held against each other: goals and steps, appointments, addresses, licence, network.

use jiff::civil::Date;

use crate::agency::coded;
use crate::id::{AddressId, AppointmentId, ConditionId, GoalId, StepId, SupporterId};
use crate::network::Check;
use crate::place::{Coordinates, TimeOfDay};
use crate::plan::{self, Actor, Area};

/// Somewhere, with its name and, where it is known, its place on the map.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Spot {
    /// Its name: "Ash Grove hostel".
    pub name: String,
    /// Where it is.
    pub at: Option<Coordinates>,
}

/// A goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Its id.
    pub id: GoalId,
    /// The area it belongs to first.
    pub area: Area,
    /// Other areas that it touches.
    pub related: Vec<Area>,
    /// "I will ..."
    pub words: String,
    /// By when.
    pub target: Option<Date>,
    /// Worked on now; one for later is not.
    pub is_active: bool,
    /// Worked on now or later; one that is achieved or removed is not.
    pub is_open: bool,
    /// Whether it was achieved.
    pub is_achieved: bool,
}

/// A step of a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its id.
    pub id: StepId,
    /// The goal it leads to.
    pub goal: GoalId,
    /// What is to be done.
    pub words: String,
    /// Who does it.
    pub actor: Actor,
    /// By name, where it is said.
    pub actor_name: Option<String>,
    /// The last day in time.
    pub by: Option<Date>,
    /// Whether it must be done before the release.
    pub serves_release: bool,
    /// Whether somebody still has to do it.
    pub is_open: bool,
}

coded! {
    /// What an appointment is for.
    Purpose {
        /// Probation.
        Probation = "probation", "Probation";
        /// Somewhere to live.
        Housing = "housing", "Housing";
        /// Money from the Jobcentre.
        Jobcentre = "jobcentre", "Jobcentre";
        /// Doctor, nurse, treatment, pharmacy.
        Health = "health", "Health";
        /// A bank.
        Bank = "bank", "Bank";
        /// Leaving care.
        LeavingCare = "leaving_care", "Leaving care";
        /// Learning or work.
        Learning = "learning", "Learning or work";
        /// Anything else.
        Other = "other", "Something else";
    }
}

/// An appointment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// Its id.
    pub id: AppointmentId,
    /// What it is for.
    pub purpose: Purpose,
    /// What it is, in words: "First appointment with probation".
    pub words: String,
    /// The agency or service it is with; empty where nobody said.
    pub with: String,
    /// Where; none for a call.
    pub place: Option<Spot>,
    /// The day.
    pub on: Date,
    /// When it begins.
    pub from: TimeOfDay,
    /// When it is over.
    pub to: TimeOfDay,
    /// Whether it is held in the prison.
    pub is_inside: bool,
}

/// Where the person is to live.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Its id.
    pub id: AddressId,
    /// Where.
    pub spot: Spot,
    /// The first night.
    pub from: Date,
    /// The day it is over: the first night not there.
    pub to: Option<Date>,
}

impl Address {
    /// Whether the night that begins on `day` is spent there.
    pub fn covers(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }
}

/// When the person must be at home: each day from one time to another, which may be on the next morning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Curfew {
    /// From when.
    pub from: TimeOfDay,
    /// Until when.
    pub to: TimeOfDay,
    /// Where; none where the licence names no address.
    pub at: Option<Spot>,
}

/// What a condition of the licence holds the person to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Restraint {
    /// To be at home.
    Curfew(Curfew),
    /// To stay away from a place.
    Zone {
        /// Its name.
        name: String,
        /// The middle.
        centre: Coordinates,
        /// How far from the middle it reaches, in metres.
        radius_m: u32,
    },
    /// To stay away from somebody.
    NoContact {
        /// By name.
        name: String,
    },
}

/// A condition of the licence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Its id.
    pub id: ConditionId,
    /// What it asks.
    pub what: Restraint,
    /// The first day; none: from the release on.
    pub from: Option<Date>,
    /// The last day; none: until the licence ends.
    pub to: Option<Date>,
}

/// Somebody of the network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supporter {
    /// Their id.
    pub id: SupporterId,
    /// By name.
    pub name: String,
    /// How the safety check stands.
    pub check: Check,
    /// The last day of a consent that holds today.
    pub consent_until: Option<Date>,
    /// Whether they would answer at two in the morning.
    pub answers_at_night: bool,
    /// Whether they stay when services end.
    pub stays: bool,
}

/// Somebody named for something: a supporter, a worker, anybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// By name.
    pub name: String,
}

/// A duty that the release waits for, with its last day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyDay {
    /// Short name of its rule.
    pub rule: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Who owes it.
    pub owner: Actor,
    /// The last day in time.
    pub due: Date,
}

/// Everything that is held against each other. The order inside each list does not matter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// Whether the person is in custody today.
    pub in_custody: bool,
    /// The day of release: the date counted on, or the day they were released.
    pub release_on: Option<Date>,
    /// The day the licence ends.
    pub licence_ends_on: Option<Date>,
    /// Goals.
    pub goals: Vec<Goal>,
    /// Their steps.
    pub steps: Vec<Step>,
    /// Appointments.
    pub appointments: Vec<Appointment>,
    /// Addresses.
    pub addresses: Vec<Address>,
    /// Conditions of the licence.
    pub conditions: Vec<Condition>,
    /// The network.
    pub supporters: Vec<Supporter>,
    /// Open duties that the release waits for.
    pub duties: Vec<DutyDay>,
    /// The posts that somebody holds in the circle today.
    pub held: Vec<Actor>,
    /// Who meets the person at the gate.
    pub at_gate: Option<Named>,
    /// Who is there on the first night.
    pub first_night: Option<Named>,
    /// Areas without a goal of which somebody said that nothing is needed for now.
    pub settled_areas: Vec<Area>,
    /// Whether the young adult wrote, said, or answered anything in the plan.
    pub young_adult_asked: bool,
}

impl Facts {
    /// Puts a plan in: its goals with their steps, and whether the young adult was asked.
    pub fn read_plan(&mut self, plan: &plan::Plan) {
        for goal in &plan.goals {
            self.goals.push(Goal {
                id: goal.id,
                area: goal.what.area,
                related: goal.what.related.clone(),
                words: goal.what.words.clone(),
                target: goal.what.target.on(),
                is_active: goal.state == plan::GoalState::Active,
                is_open: goal.state.is_open(),
                is_achieved: goal.state == plan::GoalState::Achieved,
            });
            self.steps.extend(goal.steps.iter().map(|step| Step {
                id: step.id,
                goal: goal.id,
                words: step.what.words.clone(),
                actor: step.what.actor,
                actor_name: step.what.actor_name.clone(),
                by: step.what.by,
                serves_release: step.what.serves_release,
                is_open: step.state.is_open() && goal.state.is_open(),
            }));
        }
        let settled = plan.areas.iter().filter(|one| one.answered == plan::AreaAnswered::NothingNeeded);
        self.settled_areas = settled.map(|one| one.area).collect();
        self.young_adult_asked = plan.goals.iter().any(|goal| goal.author.is_young_adult())
            || plan.agreements.iter().any(|one| one.author.is_young_adult())
            || plan.comments.iter().any(|one| one.author.is_young_adult())
            || plan.areas.iter().any(|one| one.author.is_young_adult());
    }

    pub(super) fn goal(&self, id: GoalId) -> Option<&Goal> {
        self.goals.iter().find(|one| one.id == id)
    }

    pub(super) fn step(&self, id: StepId) -> Option<&Step> {
        self.steps.iter().find(|one| one.id == id)
    }

    pub(super) fn appointment(&self, id: AppointmentId) -> Option<&Appointment> {
        self.appointments.iter().find(|one| one.id == id)
    }

    pub(super) fn address(&self, id: AddressId) -> Option<&Address> {
        self.addresses.iter().find(|one| one.id == id)
    }

    pub(super) fn condition(&self, id: ConditionId) -> Option<&Condition> {
        self.conditions.iter().find(|one| one.id == id)
    }

    pub(super) fn supporter(&self, id: SupporterId) -> Option<&Supporter> {
        self.supporters.iter().find(|one| one.id == id)
    }

    pub(super) fn holds(&self, actor: Actor) -> bool {
        self.held.contains(&actor)
    }

    /// Whether a condition is in force on `day`: from its first day or the release, to its last day or the licence's.
    pub(super) fn in_force(&self, condition: &Condition, day: Date) -> bool {
        condition.from.max(self.release_on).is_some_and(|from| from <= day)
            && condition.to.or(self.licence_ends_on).is_none_or(|to| day <= to)
    }
}
