//! The rule of a team's panel, in all its versions, and writing the next.

use access::Permit;
use domain::Timestamp;
use domain::cohort::Rule;
use domain::id::{CorrelationId, FormKey, TeamId};
use store::{Rows, Store, StoreError, What};

use super::rows;
use crate::cohort::begin::{CohortChanged, CohortError, of_panel, reason};

/// A version of the rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleVersion {
    /// Its number; 0 is the one that the program brings along.
    pub version: u32,
    /// The rule.
    pub rule: Rule,
    /// Why it was written, by whom and when; nothing of the one that the program brings along.
    pub written: Option<(String, String, Timestamp)>,
}

impl RuleVersion {
    /// The one that the program brings along.
    fn ours() -> Self {
        Self { version: 0, rule: Rule::ours(), written: None }
    }
}

/// What the form brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleForm {
    /// The form's one-time key.
    pub key: FormKey,
    /// The version that the form was opened with.
    pub seen: u32,
    /// The rule.
    pub rule: Rule,
    /// Why.
    pub why: String,
}

/// Every version of a team's rule, the newest first: one question.
pub async fn rules(rows: &impl Rows, team: TeamId) -> Result<Vec<RuleVersion>, StoreError> {
    let mut versions = rows::rules(rows, team).await?;
    versions.push(RuleVersion::ours());
    Ok(versions)
}

/// The rule of a team as it stands: one question.
pub async fn rule_now(rows: &impl Rows, team: TeamId) -> Result<RuleVersion, StoreError> {
    Ok(rules(rows, team).await?.into_iter().next().unwrap_or_else(RuleVersion::ours))
}

/// Writes the next version. Sessions keep the version they were opened with.
pub async fn change_rule(
    store: &Store,
    permit: &Permit,
    form: RuleForm,
    correlation: CorrelationId,
) -> Result<CohortChanged, CohortError> {
    let digest = format!("rule\n{}\n{:?}\n{}", form.seen, form.rule, form.why);
    let Some(begun) = of_panel(store, permit, (form.key, &digest)).await? else {
        return Ok(CohortChanged::AlreadyKnown);
    };
    let now = rule_now(begun.tx.rows(), begun.team).await?;
    let rule = form.rule.check().map_err(CohortError::Rule)?;
    let why = reason(&form.why)?;
    if now.version != form.seen {
        return Err(CohortError::Changed);
    }
    rows::insert_rule(&begun.tx, begun.team, (now.version.saturating_add(1), &rule, why), begun.account()).await?;
    begun.tx.commit(&begun.permit, What { words: "rule of a panel changed", correlation }).await?;
    Ok(CohortChanged::Kept)
}
