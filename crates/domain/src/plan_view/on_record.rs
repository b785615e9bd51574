//! What the record knows already, so that no plan asks for it again.

use jiff::civil::Date;

use crate::agency::{Role, coded};
use crate::custody::ReleaseDate;
use crate::duty::{CustodySpell, Event, EventKind, Nation, Spell, SpellKind};
use crate::plan::{Mode, ModeAnswer, Party};

/// What is known of a person outside the plan, handed in.
#[derive(Debug, Clone)]
pub struct OnRecord<'a> {
    /// Their name.
    pub name: &'a str,
    /// Their date of birth.
    pub born_on: Option<Date>,
    /// The council that answers for them, by name.
    pub authority: Option<&'a str>,
    /// Where that council is; nothing is read as England.
    pub nation: Option<Nation>,
    /// Their leaving-care status, in words.
    pub status: Option<&'a str>,
    /// The prison they are in, by name.
    pub prison: Option<&'a str>,
    /// The release date to count on.
    pub release: Option<&'a ReleaseDate>,
    /// From which situation the plan is made.
    pub mode: &'a ModeAnswer,
    /// Who works with them, leads first.
    pub posts: &'a [Post],
    /// When the personal adviser's next contact is due.
    pub next_contact_due: Option<Date>,
    /// Time in custody.
    pub custody: &'a [CustodySpell],
    /// What was done or happened.
    pub events: &'a [Event],
    /// What lasts or lasted.
    pub spells: &'a [Spell],
    /// Today.
    pub today: Date,
}

/// Somebody who works with the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// As what.
    pub role: Role,
    /// By name.
    pub name: String,
    /// Their agency, by name.
    pub agency: String,
    /// Whether they lead for it.
    pub lead: bool,
}

coded! {
    /// A fact at the head of a plan or of one of its matters.
    Fact {
        /// Name.
        Name = "name", "Name";
        /// Date of birth.
        BornOn = "born_on", "Date of birth";
        /// The council that answers for the person.
        Authority = "authority", "Responsible authority";
        /// Leaving-care status.
        Status = "status", "Leaving-care status";
        /// From which situation the plan is made.
        Situation = "situation", "Situation";
        /// Where the person is held.
        Prison = "prison", "Prison";
        /// Since when.
        InPrisonSince = "in_prison_since", "In prison since";
        /// Release date, with its kind.
        ReleaseDate = "release_date", "Release date";
        /// The personal adviser.
        PersonalAdviser = "personal_adviser", "Personal adviser";
        /// The prison offender manager.
        PrisonOffenderManager = "prison_offender_manager", "Prison offender manager";
        /// The community offender manager.
        CommunityOffenderManager = "community_offender_manager", "Community offender manager";
        /// The key worker.
        KeyWorker = "key_worker", "Key worker";
        /// The social worker.
        SocialWorker = "social_worker", "Social worker";
        /// When the personal adviser is next in touch.
        NextContact = "next_contact", "Next contact with the personal adviser by";
        /// When the personal adviser last saw the person.
        LastSeen = "last_seen", "Last seen by the personal adviser";
        /// When the pathway plan was made or last reviewed.
        PlanReviewed = "plan_reviewed", "Pathway plan last made or reviewed";
        /// When the person was given a copy.
        CopyGiven = "copy_given", "Copy given and explained";
        /// Where they live, as far as it is known.
        Home = "home", "Home";
        /// Somewhere to live after release is arranged.
        HomeFound = "home_found", "Somewhere to live arranged on";
        /// The person knows the address and who will help.
        AddressTold = "address_told", "Told the address and who will help on";
        /// The housing authority knows.
        HousingReferred = "housing_referred", "Referred to the housing authority on";
        /// Education or training.
        Learning = "learning", "In education or training since";
        /// First appointment with probation.
        FirstAppointment = "first_appointment", "First probation appointment set on";
        /// The benefit claim is prepared.
        BenefitPrepared = "benefit_prepared", "Universal Credit prepared on";
        /// The licence.
        Licence = "licence", "Licence approved on";
    }
}

/// What a fact is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Words(String),
    /// A day.
    On(Date),
    /// A release date: it shows its weekday and its kind.
    Release(ReleaseDate),
    /// From which situation the plan is made.
    Mode(Mode),
    /// What kind of home it is, and since when.
    Spell(SpellKind, Date),
    /// A person with their agency.
    Post(Post),
}

/// A fact that the record holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Which.
    pub fact: Fact,
    /// What it is worth.
    pub value: Value,
}

impl Known {
    pub(super) const fn new(fact: Fact, value: Value) -> Self {
        Self { fact, value }
    }
}

impl OnRecord<'_> {
    /// Where the council is that answers for the person.
    pub(super) fn nation(&self) -> Nation {
        self.nation.unwrap_or(Nation::England)
    }

    /// Whether the person is in custody today.
    pub(super) fn is_detained(&self) -> bool {
        self.mode.mode.is_in_custody() || self.custody.iter().any(|spell| spell.holds_on(self.today))
    }

    /// The parties of `all` who are there to be asked: the young adult, and posts that somebody holds.
    pub(super) fn present(&self, all: &[Party]) -> Vec<Party> {
        let holds = |party: &Party| {
            *party == Party::YoungAdult || self.posts.iter().any(|post| Party::of_role(post.role) == Some(*party))
        };
        all.iter().copied().filter(holds).collect()
    }

    /// Who holds the post; the lead where there is one.
    pub(super) fn post(&self, role: Role) -> Option<&Post> {
        let mut held = self.posts.iter().filter(|post| post.role == role);
        held.clone().find(|post| post.lead).or_else(|| held.next())
    }

    /// The last day of any of `kinds`, up to today.
    fn last(&self, kinds: &[EventKind]) -> Option<Date> {
        self.events.iter().filter(|event| kinds.contains(&event.kind) && event.on <= self.today).map(|one| one.on).max()
    }

    /// What lasts today of `kind`, and since when.
    fn lasts(&self, kind: SpellKind) -> Option<Known> {
        let lasting = self.spells.iter().filter(|spell| spell.kind == kind && spell.holds_on(self.today));
        let from = lasting.map(|spell| spell.from).min()?;
        Some(match kind {
            SpellKind::Learning => Known::new(Fact::Learning, Value::On(from)),
            _ => Known::new(Fact::Home, Value::Spell(kind, from)),
        })
    }

    /// The fact, if the record holds it.
    pub(super) fn known(&self, fact: Fact) -> Option<Known> {
        use EventKind as E;
        let words =
            |words: Option<&str>| words.filter(|words| !words.is_empty()).map(|words| Value::Words(words.into()));
        let done = |kinds: &[EventKind]| self.last(kinds).map(Value::On);
        let post = |role| self.post(role).cloned().map(Value::Post);
        let value = match fact {
            Fact::Name => words(Some(self.name)),
            Fact::BornOn => self.born_on.map(Value::On),
            Fact::Authority => words(self.authority),
            Fact::Status => words(self.status),
            Fact::Situation => Some(Value::Mode(self.mode.mode)),
            Fact::Prison => words(self.prison),
            Fact::InPrisonSince => {
                self.custody.iter().find(|one| one.holds_on(self.today)).map(|one| Value::On(one.from))
            }
            Fact::ReleaseDate => self.release.cloned().map(Value::Release),
            Fact::PersonalAdviser => post(Role::PersonalAdviser),
            Fact::PrisonOffenderManager => post(Role::PrisonOffenderManager),
            Fact::CommunityOffenderManager => post(Role::CommunityOffenderManager),
            Fact::KeyWorker => post(Role::KeyWorker),
            Fact::SocialWorker => post(Role::SocialWorker),
            Fact::NextContact => self.next_contact_due.map(Value::On),
            Fact::LastSeen => done(&[E::Seen]),
            Fact::PlanReviewed => done(&[E::PathwayPlan, E::PathwayReview]),
            Fact::CopyGiven => done(&[E::CopyGiven]),
            Fact::Home => return self.home(),
            Fact::HomeFound => done(&[E::HomeFound]),
            Fact::AddressTold => done(&[E::AddressTold]),
            Fact::HousingReferred => done(&[E::HousingReferred]),
            Fact::Learning => return self.lasts(SpellKind::Learning),
            Fact::FirstAppointment => done(&[E::FirstAppointmentSet]),
            Fact::BenefitPrepared => done(&[E::BenefitPrepared]),
            Fact::Licence => done(&[E::LicenceApproved]),
        };
        value.map(|value| Known::new(fact, value))
    }

    /// The facts of `facts` that the record holds, in their order.
    pub(super) fn all_known(&self, facts: &[Fact]) -> Vec<Known> {
        facts.iter().filter_map(|fact| self.known(*fact)).collect()
    }

    fn home(&self) -> Option<Known> {
        [SpellKind::NoHome, SpellKind::LeavingCareAccommodation, SpellKind::Tenancy]
            .into_iter()
            .find_map(|kind| self.lasts(kind))
    }
}
