//! Putting a question into the policies' own words: who asks, what, about whom, with which places today.

use crate::about::{About, SharedWith};
use crate::{Action, Asker, PolicyError, Who};
use cedar_policy::{
    Context, Entities, Entity, EntityId, EntityTypeName, EntityUid, Request, RestrictedExpression as Value,
};
use domain::Date;
use domain::agency::Role;
use domain::limited_access::Verdict;
use std::collections::{HashMap, HashSet};

/// A question could not be put. Nothing in a question can cause it; if it happens, nothing is allowed.
#[derive(Debug)]
pub(crate) struct CannotAsk;

/// The names that questions use, parsed once.
#[derive(Debug)]
pub(crate) struct Words {
    worker: EntityTypeName,
    young_adult: EntityTypeName,
    supporter: EntityTypeName,
    person: EntityTypeName,
    agency: EntityTypeName,
    team: EntityTypeName,
    operator: EntityUid,
    nobody: EntityUid,
    service: EntityUid,
    open: EntityUid,
    restricted: EntityUid,
    excluded: EntityUid,
    roles: Vec<EntityUid>,
    actions: Vec<EntityUid>,
}

impl Words {
    pub(crate) fn new() -> Result<Self, PolicyError> {
        let one = |kind: &str, id: &str| Ok::<_, PolicyError>(named(&type_name(kind)?, &id));
        let each = |kind: &str, ids: Vec<&str>| ids.into_iter().map(|id| one(kind, id)).collect::<Result<Vec<_>, _>>();
        Ok(Self {
            worker: type_name("Worker")?,
            young_adult: type_name("YoungAdult")?,
            supporter: type_name("Supporter")?,
            person: type_name("Person")?,
            agency: type_name("Agency")?,
            team: type_name("Team")?,
            operator: one("Operator", "the operator")?,
            nobody: one("Nobody", "nobody")?,
            service: one("Service", "the service")?,
            open: one("Limit", "open")?,
            restricted: one("Limit", "restricted")?,
            excluded: one("Limit", "excluded")?,
            roles: each("Role", Role::ALL.iter().map(|role| role.code()).collect())?,
            actions: each("Action", Action::ALL.iter().map(|action| action.name()).collect())?,
        })
    }

    /// The names of the actions, in the order of [`Action::ALL`].
    pub(crate) fn actions(&self) -> &[EntityUid] {
        &self.actions
    }

    fn role(&self, role: Role) -> Result<Value, CannotAsk> {
        self.roles.get(role as usize).cloned().map(Value::new_entity_uid).ok_or(CannotAsk)
    }

    fn limit(&self, verdict: Verdict<'_>) -> Value {
        Value::new_entity_uid(match verdict {
            Verdict::Open => self.open.clone(),
            Verdict::Restricted { .. } => self.restricted.clone(),
            Verdict::Excluded { .. } => self.excluded.clone(),
        })
    }
}

/// One question, ready to be decided.
pub(crate) struct Question {
    pub(crate) request: Request,
    pub(crate) entities: Entities,
}

/// What is asked; `verdict` is what the two lists say of the asker.
#[derive(Clone, Copy)]
pub(crate) struct Matter<'a> {
    pub(crate) asker: &'a Asker,
    pub(crate) action: Action,
    pub(crate) about: About<'a>,
    pub(crate) verdict: Verdict<'a>,
    pub(crate) today: Date,
}

impl Question {
    pub(crate) fn new(words: &Words, matter: Matter<'_>) -> Result<Self, CannotAsk> {
        let action = words.actions.get(matter.action as usize).cloned().ok_or(CannotAsk)?;
        let mut entities = Vec::with_capacity(2);
        let principal = principal(words, matter.asker, &mut entities)?;
        let resource = resource(words, matter, &mut entities)?;
        let context = context(words, matter)?;
        let request = Request::new(principal, action, resource, context, None).map_err(|_| CannotAsk)?;
        let entities = Entities::from_entities(entities, None).map_err(|_| CannotAsk)?;
        Ok(Self { request, entities })
    }
}

/// What is known of something recorded that somebody wants to take back.
fn context(words: &Words, matter: Matter<'_>) -> Result<Context, CannotAsk> {
    let mut pairs = Vec::with_capacity(2);
    if let About::Recorded { recorded_by, left_as, .. } = matter.about
        && matches!(matter.action, Action::WithdrawContact | Action::WithdrawEvent)
    {
        if let Some(worker) = recorded_by {
            pairs.push(("recordedBy".to_owned(), Value::new_entity_uid(named(&words.worker, &worker))));
        }
        if let Some(role) = left_as {
            pairs.push(("leftAs".to_owned(), words.role(role)?));
        }
    }
    Context::from_pairs(pairs).map_err(|_| CannotAsk)
}

fn principal(words: &Words, asker: &Asker, entities: &mut Vec<Entity>) -> Result<EntityUid, CannotAsk> {
    let mut facts = HashMap::with_capacity(3);
    let uid = match asker.who {
        Who::Operator => return Ok(words.operator.clone()),
        Who::Nobody => return Ok(words.nobody.clone()),
        Who::YoungAdult(person) => {
            facts.insert("person".to_owned(), Value::new_entity_uid(named(&words.person, &person)));
            named(&words.young_adult, &person)
        }
        Who::Supporter { of, supporter } => {
            facts.insert("of".to_owned(), Value::new_entity_uid(named(&words.person, &of)));
            named(&words.supporter, &supporter)
        }
        Who::Worker(worker) => {
            if let Some(role) = asker.role {
                facts.insert("role".to_owned(), words.role(role)?);
            }
            if let Some(agency) = asker.agency {
                facts.insert("agency".to_owned(), Value::new_entity_uid(named(&words.agency, &agency)));
            }
            if let Some(team) = asker.team {
                facts.insert("team".to_owned(), Value::new_entity_uid(named(&words.team, &team)));
            }
            named(&words.worker, &worker)
        }
    };
    entities.push(entity(uid.clone(), facts)?);
    Ok(uid)
}

fn resource(words: &Words, matter: Matter<'_>, entities: &mut Vec<Entity>) -> Result<EntityUid, CannotAsk> {
    let Some(about) = matter.about.facts().filter(|_| matter.action.needs_person()) else {
        return Ok(words.service.clone());
    };
    let own = about
        .memberships
        .iter()
        .filter(|m| m.person == about.person && Some(m.worker) == matter.asker.worker() && m.is_current(matter.today));
    let places = own
        .map(|m| {
            let agency = Value::new_entity_uid(named(&words.agency, &m.agency));
            let fields = [("role".to_owned(), words.role(m.role)?), ("agency".to_owned(), agency)];
            Value::new_record(fields).map_err(|_| CannotAsk)
        })
        .collect::<Result<Vec<_>, _>>()?;
    let mut facts = HashMap::with_capacity(5);
    facts.insert("places".to_owned(), Value::new_set(places));
    facts.insert("limited".to_owned(), words.limit(matter.verdict));
    let supporters = |may: fn(&SharedWith) -> bool| {
        let some = about.shared.iter().filter(|one| may(one));
        Value::new_set(some.map(|one| Value::new_entity_uid(named(&words.supporter, &one.supporter))))
    };
    facts.insert("sharesWith".to_owned(), supporters(|_| true));
    facts.insert("commentsFrom".to_owned(), supporters(|one| one.may_comment));
    if let Some(team) = about.lead_team {
        facts.insert("leadTeam".to_owned(), Value::new_entity_uid(named(&words.team, &team)));
    }
    let uid = named(&words.person, &about.person);
    entities.push(entity(uid.clone(), facts)?);
    Ok(uid)
}

fn entity(uid: EntityUid, facts: HashMap<String, Value>) -> Result<Entity, CannotAsk> {
    Entity::new(uid, facts, HashSet::new()).map_err(|_| CannotAsk)
}

fn type_name(name: &str) -> Result<EntityTypeName, PolicyError> {
    name.parse().map_err(|error| PolicyError::Text(Box::new(error)))
}

fn named(kind: &EntityTypeName, id: &impl ToString) -> EntityUid {
    EntityUid::from_type_name_and_id(kind.clone(), EntityId::new(id.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::PersonFacts;
    use cedar_policy::Schema;
    use domain::circle::Membership;
    use domain::id::{AccountId, AgencyId, MembershipId, PersonId, SupporterId, TeamId, WorkerId};
    use domain::limited_access::LimitedAccess;

    const TODAY: Date = Date::constant(2026, 3, 12);
    const ADA: WorkerId = WorkerId::from_bits(11);
    const ROWAN: SupporterId = SupporterId::from_bits(61);

    fn ada(role: Option<Role>, full: bool) -> Asker {
        Asker {
            account: AccountId::from_bits(111),
            who: Who::Worker(ADA),
            name: "Ada Linden".into(),
            role,
            agency: full.then_some(AgencyId::from_bits(31)),
            team: full.then_some(TeamId::from_bits(41)),
        }
    }

    fn wren(role: Role, full: bool) -> PersonFacts {
        let place = Membership {
            id: MembershipId::from_bits(51),
            person: PersonId::from_bits(1),
            worker: ADA,
            role,
            agency: AgencyId::from_bits(31),
            lead: false,
            from: TODAY,
            to: None,
        };
        PersonFacts {
            person: place.person,
            memberships: if full { vec![place] } else { vec![] },
            lead_team: full.then_some(TeamId::from_bits(41)),
            limited: LimitedAccess::default(),
            shared: if full { vec![SharedWith { supporter: ROWAN, may_comment: true }] } else { vec![] },
        }
    }

    /// The engine checks no types while it decides, so that what is handed to it is proven here to be what the rules
    /// were validated against: every kind of asker, post, action and verdict.
    #[test]
    fn every_question_fits_the_schema() {
        let (schema, _) = Schema::from_cedarschema_str(include_str!("schema.cedarschema")).unwrap();
        let words = Words::new().unwrap();
        let workers = Role::ALL.iter().copied().map(Some).chain([None]);
        let mut askers: Vec<_> = workers.flat_map(|role| [ada(role, true), ada(role, false)]).collect();
        askers.push(Asker::young_adult(AccountId::from_bits(101), PersonId::from_bits(1), "Wren Rowanfield".into()));
        let rowan = (PersonId::from_bits(1), ROWAN);
        askers.push(Asker::supporter(AccountId::from_bits(102), rowan, "Rowan Alder".into(), Role::FamilyMember));
        askers.extend([Asker::operator("throughline".into()), Asker::nobody()]);
        for asker in &askers {
            for full in [true, false] {
                let facts = wren(asker.role.unwrap_or(Role::Analyst), full);
                for &action in Action::ALL {
                    for verdict in
                        [Verdict::Open, Verdict::Restricted { message: "" }, Verdict::Excluded { message: "" }]
                    {
                        let about = About::Recorded {
                            facts: &facts,
                            recorded_by: full.then_some(ADA),
                            left_as: full.then_some(Role::KeyWorker),
                        };
                        let matter = Matter { asker, action, about, verdict, today: TODAY };
                        let Question { request, entities } = Question::new(&words, matter).unwrap();
                        Entities::from_entities(entities.iter().cloned(), Some(&schema)).unwrap();
                        let [principal, action, resource] =
                            [request.principal(), request.action(), request.resource()].map(|uid| uid.unwrap().clone());
                        let context = request.context().unwrap().clone();
                        Request::new(principal, action, resource, context, Some(&schema)).unwrap();
                    }
                }
            }
        }
    }
}
