//! One person's facts from a file: for cases, and for asking the clock without a database.

use std::path::Path;

use domain::care::{CareEpisode, CareLegalStatus, Placement, ReasonEnded, ReasonNew, ReasonPlaceChange};
use domain::custody::{LegalStatus, ReleaseDate, ReleaseDateKind};
use domain::duty::{CustodySpell, Event, EventKind, HousingOutcome, Nation, RecordedFacts, Spell, SpellKind};

use crate::file::{self, FileError};
use crate::keys::{KeyError, Keys};

/// The person of a file, whose keys are those of a case's `[facts]`. A whole case is read too: its facts count.
pub fn read(file: &Path) -> Result<RecordedFacts, FileError> {
    let mut table = file::table(file, &file::text(file)?)?;
    let mut keys = match table.remove("facts") {
        Some(toml::Value::Table(facts)) => Keys::new(facts),
        _ => Keys::new(table),
    };
    let read = |keys: &mut Keys| {
        let facts = facts(keys)?;
        // A case's question about one rule is no fact.
        keys.text_or_none("duty")?;
        keys.finish()?;
        Ok(facts)
    };
    read(&mut keys).map_err(|error| FileError::key(file, error))
}

pub(crate) fn facts(keys: &mut Keys) -> Result<RecordedFacts, KeyError> {
    Ok(RecordedFacts {
        born_on: keys.date_or_none("born_on")?,
        nation: keys.code_or_none("nation", Nation::ALL, Nation::code)?,
        adviser_since: keys.date_or_none("adviser_since")?,
        episodes: keys.each("episodes", episode)?,
        custody: keys.each("custody", custody)?,
        release_dates: keys.each("release_dates", release_date)?,
        spells: keys.each("spells", spell)?,
        events: keys.each("events", event)?,
    })
}

/// An episode of care.
pub(crate) fn episode(keys: &mut Keys) -> Result<CareEpisode, KeyError> {
    Ok(CareEpisode {
        from: keys.date("from")?,
        to: keys.date_or_none("to")?,
        legal_status: keys.code("legal_status", CareLegalStatus::ALL, CareLegalStatus::code)?,
        placement: keys.code_or_none("placement", Placement::ALL, Placement::code)?,
        reason_new: keys.code_or_none("reason_new", ReasonNew::ALL, ReasonNew::code)?,
        reason_ended: keys.code_or_none("reason_ended", ReasonEnded::ALL, ReasonEnded::code)?,
        reason_place_change: keys.code_or_none(
            "reason_place_change",
            ReasonPlaceChange::ALL,
            ReasonPlaceChange::code,
        )?,
    })
}

fn custody(keys: &mut Keys) -> Result<CustodySpell, KeyError> {
    Ok(CustodySpell {
        from: keys.date("from")?,
        to: keys.date_or_none("to")?,
        legal_status: keys.code_or_none("legal_status", LegalStatus::ALL, LegalStatus::code)?,
        sentence_start: keys.date_or_none("sentence_start")?,
    })
}

fn release_date(keys: &mut Keys) -> Result<ReleaseDate, KeyError> {
    let on = keys.date("on")?;
    Ok(ReleaseDate {
        kind: keys.code("kind", ReleaseDateKind::ALL, ReleaseDateKind::code)?,
        on,
        source: keys.text("given_by")?,
        as_of: keys.date("as_of")?,
    })
}

fn spell(keys: &mut Keys) -> Result<Spell, KeyError> {
    Ok(Spell {
        from: keys.date("from")?,
        to: keys.date_or_none("to")?,
        kind: keys.code("kind", SpellKind::ALL, SpellKind::code)?,
    })
}

fn event(keys: &mut Keys) -> Result<Event, KeyError> {
    Ok(Event {
        on: keys.date("on")?,
        kind: keys.code("kind", EventKind::ALL, EventKind::code)?,
        outcome: keys.code_or_none("outcome", HousingOutcome::ALL, HousingOutcome::code)?,
    })
}
