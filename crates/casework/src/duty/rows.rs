//! The queries of the clock.

use std::collections::BTreeMap;

use domain::Date;
use domain::agency::Role;
use domain::contact::Channel;
use domain::duty::{Event, EventKind, HousingOutcome, RecordedFacts, Spell, SpellKind};
use domain::event::CircumstanceKind;
use domain::id::PersonId;
use store::columns::{Day, Keyed, Uuid};
use store::entity::{contact, event, membership};
use store::sea_orm::FromQueryResult;
use store::sea_orm::sea_query::{Condition, Expr, ExprTrait, Query, SelectStatement, UnionType};
use store::{Rows, StoreError, World, visible_in};

/// Something recorded, a contact, or a lead's place in the circle.
#[derive(Debug, FromQueryResult)]
struct FactRow {
    person_id: Uuid,
    kind: String,
    on_day: Day,
    until_on: Option<Day>,
    outcome: Option<String>,
}

/// The kind under which the union tells of a lead personal adviser's place.
const ADVISER: &str = "adviser";
/// The same of a lead community offender manager's.
const MANAGER: &str = "manager";

/// What the queries found of one person.
#[derive(Debug, Default)]
pub(super) struct Recorded {
    /// The facts.
    pub(super) facts: RecordedFacts,
    /// Since when somebody leads as community offender manager; it may lie ahead.
    pub(super) manager_since: Option<Date>,
}

/// Events, spells, contacts of the personal adviser, and the leads: one question.
pub(super) async fn recorded(
    rows: &impl Rows,
    people: &[PersonId],
    today: Date,
    world: World,
) -> Result<BTreeMap<PersonId, Recorded>, StoreError> {
    let mut select = events(people);
    select.union(UnionType::All, contacts(people)).union(UnionType::All, leads(people, today, world));
    let found = FactRow::find_by_statement(rows.get_database_backend().build(&select)).all(rows).await?;
    let mut recorded: BTreeMap<PersonId, Recorded> = BTreeMap::new();
    for row in found {
        let person = PersonId::from_key(row.person_id);
        add(recorded.entry(person).or_default(), &row)?;
    }
    Ok(recorded)
}

fn add(recorded: &mut Recorded, row: &FactRow) -> Result<(), StoreError> {
    let (on, facts) = (row.on_day.0, &mut recorded.facts);
    if row.kind == ADVISER {
        facts.adviser_since = Some(facts.adviser_since.map_or(on, |since| since.min(on)));
    } else if row.kind == MANAGER {
        recorded.manager_since = Some(recorded.manager_since.map_or(on, |since| since.min(on)));
    } else if let Some(kind) = EventKind::from_code(&row.kind) {
        let outcome = row.outcome.as_deref().and_then(HousingOutcome::from_code);
        facts.events.push(Event { on, kind, outcome });
    } else if let Some(kind) = SpellKind::from_code(&row.kind) {
        facts.spells.push(Spell { from: on, to: row.until_on.map(|day| day.0), kind });
    } else {
        return Err(StoreError::inconsistent("event", "kind", row.person_id));
    }
    Ok(())
}

fn ids(people: &[PersonId]) -> impl Iterator<Item = Uuid> {
    people.iter().map(|person| person.key())
}

fn events(people: &[PersonId]) -> SelectStatement {
    use event::Column as E;
    Query::select()
        .columns([E::PersonId, E::Kind, E::OnDay, E::UntilOn, E::Outcome])
        .from(event::Entity)
        .and_where(Expr::col(E::PersonId).is_in(ids(people)))
        .and_where(Expr::col(E::WithdrawnAt).is_null())
        // How somebody lives is for the returns: no duty follows from it.
        .and_where(Expr::col(E::Kind).is_not_in(CircumstanceKind::ALL.iter().map(|kind| kind.code())))
        .to_owned()
}

/// As `domain::contact::Visit::event` has it.
fn contacts(people: &[PersonId]) -> SelectStatement {
    use contact::Column as C;
    let seeing = Channel::ALL.iter().filter(|channel| channel.is_seeing()).map(|channel| channel.code());
    let kind =
        Expr::case(Expr::col(C::Channel).is_in(seeing), EventKind::Seen.code()).finally(EventKind::InTouch.code());
    Query::select()
        .column(C::PersonId)
        .expr_as(kind, "kind")
        .expr_as(Expr::col(C::VisitedOn), "on_day")
        .expr_as(Expr::value(None::<String>), "until_on")
        .expr_as(Expr::value(None::<String>), "outcome")
        .from(contact::Entity)
        .and_where(Expr::col(C::PersonId).is_in(ids(people)))
        .and_where(Expr::col(C::Attended).eq(true))
        .and_where(Expr::col(C::Role).eq(Role::PersonalAdviser.code()))
        .and_where(Expr::col(C::WithdrawnAt).is_null())
        .to_owned()
}

/// Who leads today as personal adviser, and who leads or will lead as community offender manager.
fn leads(people: &[PersonId], today: Date, world: World) -> SelectStatement {
    use membership::Column as M;
    let col = |column| Expr::col((membership::Entity, column));
    let adviser = col(M::Role).eq(Role::PersonalAdviser.code()).and(col(M::FromOn).lte(Day(today)));
    let kind = Expr::case(col(M::Role).eq(Role::PersonalAdviser.code()), ADVISER).finally(MANAGER);
    Query::select()
        .column((membership::Entity, M::PersonId))
        .expr_as(kind, "kind")
        .expr_as(col(M::FromOn), "on_day")
        .expr_as(Expr::value(None::<String>), "until_on")
        .expr_as(Expr::value(None::<String>), "outcome")
        .from(membership::Entity)
        .and_where(col(M::PersonId).is_in(ids(people)))
        .and_where(col(M::Lead).eq(true))
        .and_where(adviser.or(col(M::Role).eq(Role::CommunityOffenderManager.code())))
        .cond_where(Condition::any().add(col(M::ToOn).is_null()).add(col(M::ToOn).gte(Day(today))))
        .cond_where(visible_in("membership", world))
        .to_owned()
}
