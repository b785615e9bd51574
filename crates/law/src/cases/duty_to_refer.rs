//! Cases of the duty to refer: whether a housing authority must be told, and what became of the referral.

use domain::custody::PRECEDENCE;
use domain::duty::{HousingOutcome, Position, housing_referral};
use jiff::civil::Date;

use super::said::Said;
use crate::keys::{KeyError, Keys};
use crate::person;

pub(super) fn check(facts: &mut Keys, today: Date) -> Result<Said, KeyError> {
    let person = person::facts(facts)?;
    let facts = person.facts();
    let referral = housing_referral(&Position::new(&facts, PRECEDENCE, today));
    Ok(Said::default()
        .with("state", referral.state.code())
        .with_or_none("opens", referral.opens)
        .with_or_none("made_on", referral.made_on)
        .with_or_none("outcome", referral.outcome.map(HousingOutcome::code))
        .with_or_none("expires", referral.expires)
        .with("next", referral.state.next())
        .with("source", referral.because.source.citation)
        .with("source_verified", referral.because.source.verified)
        .because(referral.because.because))
}
