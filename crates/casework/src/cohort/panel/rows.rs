//! The queries of panels: their rules, sessions, whom each considered, and what it decided.

use std::collections::BTreeMap;

use domain::cohort::{Choice, Features, Finding, Rule, Session, SessionEntry, SessionSays, Stood};
use domain::id::{AccountId, PanelEntryId, PanelSessionId, PersonId, TeamId};
use store::columns::{Day, Instant, Keyed, Uuid};
use store::entity::{panel_entry, panel_person, panel_rule, panel_session};
use store::sea_orm::sea_query::{Expr, ExprTrait, Order, Query};
use store::sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, IdenStatic, IntoActiveModel, Iterable, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use store::{Rows, StoreError, Tx};

use super::kept;
use super::open_session::SessionForm;
use super::own::Looked;
use super::rule::RuleVersion;
use super::session::SessionHead;
use crate::cohort::begin::BegunPanel;
use crate::cohort::load::Someone;

/// How many values one statement takes.
const AT_ONCE: usize = 200;

fn count(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

fn rule_of(text: &str, table: &'static str, id: Uuid) -> Result<Rule, StoreError> {
    kept::rule(text).ok_or_else(|| StoreError::inconsistent(table, "rule", id))
}

pub(super) async fn rules(rows: &impl Rows, team: TeamId) -> Result<Vec<RuleVersion>, StoreError> {
    use panel_rule::Column as C;
    let found = panel_rule::Entity::find().filter(C::TeamId.eq(team.key())).order_by_desc(C::Version).all(rows).await?;
    found
        .into_iter()
        .map(|row| {
            let rule = rule_of(&row.rule, "panel_rule", row.id)?;
            Ok(RuleVersion {
                version: count(row.version),
                rule,
                written: Some((row.reason, row.by_name, row.made_at.0)),
            })
        })
        .collect()
}

fn unkept(table: &'static str, id: Uuid) -> impl Fn(serde_json::Error) -> StoreError {
    move |_| StoreError::inconsistent(table, "json", id)
}

pub(super) async fn insert_rule(
    tx: &Tx,
    team: TeamId,
    (version, rule, why): (u32, &Rule, &str),
    (account, by): (AccountId, String),
) -> Result<(), StoreError> {
    let id = Uuid::from_u128(tx.context().new_id());
    let row = panel_rule::Model {
        id,
        team_id: team.key(),
        version: version.into(),
        rule: kept::of_rule(rule).map_err(unkept("panel_rule", id))?,
        reason: why.to_owned(),
        account_id: account.key(),
        by_name: by,
        made_at: Instant(tx.context().now()),
    };
    panel_rule::Entity::insert(row.into_active_model()).exec_without_returning(tx.rows()).await?;
    Ok(())
}

// Sessions.

pub(super) async fn insert_session(
    begun: &BegunPanel,
    (id, form): (PanelSessionId, &SessionForm),
    rule: &RuleVersion,
    people: &[Someone],
) -> Result<(), StoreError> {
    let (rows, context) = (begun.tx.rows(), begun.tx.context());
    let (account, by_name) = begun.account();
    let session = panel_session::Model {
        id: id.key(),
        team_id: begun.team.key(),
        title: form.title.trim().to_owned(),
        held_on: Day(form.held_on),
        members: form.members.trim().to_owned(),
        places: form.places.into(),
        support: form.support.trim().to_owned(),
        rule_version: rule.version.into(),
        rule: kept::of_rule(&rule.rule).map_err(unkept("panel_session", id.key()))?,
        account_id: account.key(),
        by_name,
        opened_at: Instant(context.now()),
    };
    panel_session::Entity::insert(session.into_active_model()).exec_without_returning(rows).await?;
    let row = |one: &Someone| {
        let row = Uuid::from_u128(context.new_id());
        Ok::<_, StoreError>(panel_person::Model {
            id: row,
            session_id: id.key(),
            person_id: one.person.key(),
            findings: kept::of_findings(&one.findings).map_err(unkept("panel_person", row))?,
            features: kept::of_features(&one.features).map_err(unkept("panel_person", row))?,
        })
    };
    for some in people.chunks(AT_ONCE) {
        let some = some.iter().map(row).collect::<Result<Vec<_>, _>>()?;
        let some = some.into_iter().map(IntoActiveModel::into_active_model);
        panel_person::Entity::insert_many(some).exec_without_returning(rows).await?;
    }
    Ok(())
}

fn head(row: panel_session::Model) -> Result<SessionHead, StoreError> {
    let rule = rule_of(&row.rule, "panel_session", row.id)?;
    Ok(SessionHead {
        id: PanelSessionId::from_key(row.id),
        title: row.title,
        held_on: row.held_on.0,
        members: row.members,
        places: count(row.places),
        support: row.support,
        rule: RuleVersion { version: count(row.rule_version), rule, written: None },
        opened_by: row.by_name,
        opened_at: row.opened_at.0,
    })
}

pub(super) async fn sessions(rows: &impl Rows, team: TeamId) -> Result<Vec<SessionHead>, StoreError> {
    use panel_session::Column as C;
    let found = panel_session::Entity::find().filter(C::TeamId.eq(team.key()));
    let found = found.order_by_desc(C::OpenedAt).order_by_desc(C::Id).all(rows).await?;
    found.into_iter().map(head).collect()
}

/// A session of a team with its entries: one question.
pub(super) async fn session(
    rows: &impl Rows,
    team: TeamId,
    id: PanelSessionId,
) -> Result<Option<(SessionHead, Vec<SessionEntry>)>, StoreError> {
    use {panel_entry::Column as E, panel_session::Column as C};
    let named = |column: C| (Expr::col((panel_session::Entity, column)), format!("of_{}", column.as_str()));
    let mut select = Query::select()
        .columns(E::iter().map(|column| (panel_entry::Entity, column)))
        .from(panel_session::Entity)
        .left_join(
            panel_entry::Entity,
            Expr::col((panel_entry::Entity, E::SessionId)).equals((panel_session::Entity, C::Id)),
        )
        .and_where(Expr::col((panel_session::Entity, C::Id)).eq(id.key()))
        .and_where(Expr::col((panel_session::Entity, C::TeamId)).eq(team.key()))
        .order_by((panel_entry::Entity, E::No), Order::Asc)
        .to_owned();
    for (column, name) in C::iter().map(named) {
        select.expr_as(column, name);
    }
    let (mut found, mut entries) = (None, Vec::new());
    for row in rows.query_all(&select).await? {
        if found.is_none() {
            found = Some(head(panel_session::Model::from_query_result(&row, "of_")?)?);
        }
        if let Some(one) = panel_entry::Model::from_query_result_optional(&row, "")? {
            entries.push(entry(&one)?);
        }
    }
    Ok(found.map(|head| (head, entries)))
}

/// Somebody whom a session considered, as it was kept.
pub(super) struct Kept {
    pub(super) person: PersonId,
    pub(super) findings: Vec<Finding>,
    pub(super) features: Features,
}

fn findings_of(row: &panel_person::Model) -> Result<Vec<Finding>, StoreError> {
    kept::findings(&row.findings).ok_or_else(|| StoreError::inconsistent("panel_person", "findings", row.id))
}

pub(super) async fn considered(rows: &impl Rows, id: PanelSessionId) -> Result<Vec<Kept>, StoreError> {
    let found = panel_person::Entity::find().filter(panel_person::Column::SessionId.eq(id.key())).all(rows).await?;
    let kept = |row: panel_person::Model| {
        let features = kept::features(&row.features);
        Ok(Kept {
            person: PersonId::from_key(row.person_id),
            findings: findings_of(&row)?,
            features: features.ok_or_else(|| StoreError::inconsistent("panel_person", "features", row.id))?,
        })
    };
    found.into_iter().map(kept).collect()
}

fn entry(row: &panel_entry::Model) -> Result<SessionEntry, StoreError> {
    let bad = |column| StoreError::inconsistent("panel_entry", column, row.id);
    let person = || row.person_id.map(PersonId::from_key).ok_or_else(|| bad("person_id"));
    let choice = || row.choice.as_deref().and_then(Choice::from_code).ok_or_else(|| bad("choice"));
    let says = match row.kind.as_str() {
        "choice" => SessionSays::Choice {
            person: person()?,
            choice: choice()?,
            why: row.words.clone(),
            beyond: row.beyond.clone().unwrap_or_default(),
        },
        "undone" => SessionSays::Undone { person: person()?, why: row.words.clone() },
        "proposed" => SessionSays::Proposed { others: row.words.clone() },
        "agreed" => {
            let proposal = row.proposal.map(PanelEntryId::from_key);
            SessionSays::Agreed { proposal: proposal.ok_or_else(|| bad("proposal"))? }
        }
        _ => return Err(bad("kind")),
    };
    let (id, account) = (PanelEntryId::from_key(row.id), AccountId::from_key(row.account_id));
    Ok(SessionEntry { id, at: row.written_at.0, account, by: row.by_name.clone(), says })
}

async fn entries_of_sessions(
    rows: &impl Rows,
    sessions: Vec<Uuid>,
) -> Result<BTreeMap<PanelSessionId, Vec<SessionEntry>>, StoreError> {
    use panel_entry::Column as C;
    let found = panel_entry::Entity::find().filter(C::SessionId.is_in(sessions)).order_by_asc(C::No).all(rows).await?;
    let mut entries: BTreeMap<PanelSessionId, Vec<SessionEntry>> = BTreeMap::new();
    for row in &found {
        entries.entry(PanelSessionId::from_key(row.session_id)).or_default().push(entry(row)?);
    }
    Ok(entries)
}

pub(super) async fn entries_of_team(
    rows: &impl Rows,
    team: TeamId,
) -> Result<BTreeMap<PanelSessionId, Vec<SessionEntry>>, StoreError> {
    use panel_session::Column as C;
    let ids = panel_session::Entity::find().select_only().column(C::Id).filter(C::TeamId.eq(team.key()));
    let ids: Vec<Uuid> = ids.into_tuple().all(rows).await?;
    entries_of_sessions(rows, ids).await
}

pub(super) async fn insert_entry(
    tx: &Tx,
    session: PanelSessionId,
    says: &SessionSays,
    (account, by_name): (AccountId, String),
) -> Result<(), StoreError> {
    let of_session = panel_entry::Column::SessionId.eq(session.key());
    let before = panel_entry::Entity::find().filter(of_session).count(tx.rows()).await?;
    let (kind, person, words) = match says {
        SessionSays::Choice { person, why, .. } => ("choice", Some(person), why.as_str()),
        SessionSays::Undone { person, why } => ("undone", Some(person), why.as_str()),
        SessionSays::Proposed { others } => ("proposed", None, others.as_str()),
        SessionSays::Agreed { .. } => ("agreed", None, ""),
    };
    let (choice, beyond, proposal) = match says {
        SessionSays::Choice { choice, beyond, .. } => (Some(choice.code().to_owned()), Some(beyond.clone()), None),
        SessionSays::Agreed { proposal } => (None, None, Some(proposal.key())),
        SessionSays::Undone { .. } | SessionSays::Proposed { .. } => (None, None, None),
    };
    let row = panel_entry::Model {
        id: PanelEntryId::from_bits(tx.context().new_id()).key(),
        session_id: session.key(),
        no: i64::try_from(before).unwrap_or(i64::MAX).saturating_add(1),
        kind: kind.to_owned(),
        person_id: person.map(|person| person.key()),
        choice,
        words: words.to_owned(),
        beyond,
        proposal,
        account_id: account.key(),
        by_name,
        written_at: Instant(tx.context().now()),
    };
    panel_entry::Entity::insert(row.into_active_model()).exec_without_returning(tx.rows()).await?;
    Ok(())
}

/// The sessions that considered somebody, the latest first: two questions.
pub(super) async fn looked(rows: &impl Rows, person: PersonId) -> Result<Vec<Looked>, StoreError> {
    use {panel_person::Column as P, panel_session::Column as C};
    let named = |column: P| (Expr::col((panel_person::Entity, column)), format!("own_{}", column.as_str()));
    let mut select = Query::select()
        .columns(C::iter().map(|column| (panel_session::Entity, column)))
        .from(panel_person::Entity)
        .inner_join(
            panel_session::Entity,
            Expr::col((panel_person::Entity, P::SessionId)).equals((panel_session::Entity, C::Id)),
        )
        .and_where(Expr::col((panel_person::Entity, P::PersonId)).eq(person.key()))
        .order_by((panel_session::Entity, C::OpenedAt), Order::Desc)
        .order_by((panel_session::Entity, C::Id), Order::Desc)
        .to_owned();
    for (column, name) in P::iter().map(named) {
        select.expr_as(column, name);
    }
    let mut found = Vec::new();
    for row in rows.query_all(&select).await? {
        let own = panel_person::Model::from_query_result(&row, "own_")?;
        found.push((head(panel_session::Model::from_query_result(&row, "")?)?, findings_of(&own)?));
    }
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let mut entries = entries_of_sessions(rows, found.iter().map(|(head, _)| head.id.key()).collect()).await?;
    let looked = |(head, findings): (SessionHead, Vec<Finding>)| {
        let mut session = Session::of(&entries.remove(&head.id).unwrap_or_default());
        let closed = match session.stood {
            Stood::Closed(closed) => Some((closed.at, closed.proposed.others)),
            _ => None,
        };
        Looked {
            session: head.id,
            title: head.title,
            held_on: head.held_on,
            support: head.support,
            members: head.members,
            rule: head.rule.rule,
            findings,
            decided: session.decided.remove(&person),
            closed,
        }
    };
    Ok(found.into_iter().map(looked).collect())
}
