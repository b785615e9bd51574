//! The statutory return of looked-after children and care leavers (SSDA903), and the care history behind it.
//!
//! Two folders. `ssda903` is the return of one year as an authority sends it: whoever was in care in that year, and
//! care leavers with a birthday in it; the reference validator finds no error in it (oracles/ssda903). `ssda903-history`
//! holds every episode of everybody in the return's own columns, as the authority's system knows it at the end of that
//! year: the return alone tells nothing of the episodes before its year, on which a care leaver's status rests.
//!
//! No previous year's files (`_last`) are written: with them the validator's rules 1001 and 1002 call every care leaver
//! who left more than two years ago a mistake, because they look back two years only (leaving-care notes, A7, F5).

mod child;
mod leaver;

use jiff::ToSpan;
use jiff::civil::Date;

use super::file::Files;
use super::layout::Which;
use super::people::british;
use crate::GeneratorError;
use crate::care::{Care, Episode};
use crate::chance::{Chance, Topic};
use crate::person::Person;
use crate::region::Region;

/// One person's part of the return.
pub(super) struct Returned<'a> {
    pub(super) person: &'a Person,
    pub(super) care: &'a Care,
    pub(super) local_id: &'a str,
    pub(super) upn: &'a str,
    /// First and last day of the return's year.
    pub(super) year: (Date, Date),
}

impl Returned<'_> {
    /// The cells that most of the return's tables begin with.
    fn child(&self) -> [String; 2] {
        [self.local_id.to_owned(), british(self.person.born_on)]
    }

    fn header(&self, mother: &str, child_born_on: Option<Date>) -> Vec<String> {
        vec![
            self.local_id.to_owned(),
            self.person.sex.code().to_owned(),
            british(self.person.born_on),
            self.person.ethnicity.to_owned(),
            self.upn.to_owned(),
            mother.to_owned(),
            child_born_on.map(british).unwrap_or_default(),
        ]
    }

    fn episode(&self, episode: &Episode) -> Vec<String> {
        let blank_on_short_breaks = |text: &str| if episode.is_short_break() { String::new() } else { text.to_owned() };
        let urn = episode.place.urn.map(|urn| urn.to_string()).unwrap_or_default();
        vec![
            self.local_id.to_owned(),
            british(episode.from),
            episode.new.code().to_owned(),
            episode.status.code().to_owned(),
            episode.need.to_owned(),
            episode.place.code.code().to_owned(),
            episode.place.provider.to_owned(),
            episode.to.map(british).unwrap_or_default(),
            episode.ended.map(|reason| reason.code().to_owned()).unwrap_or_default(),
            episode.place_change.map(|reason| reason.code().to_owned()).unwrap_or_default(),
            blank_on_short_breaks(episode.home),
            blank_on_short_breaks(episode.place.postcode),
            blank_on_short_breaks(&urn),
        ]
    }
}

/// Writes a person's rows of the return and of the history.
pub(super) fn write(files: &mut Files, region: &Region, person: &Person, local_id: &str) -> Result<(), GeneratorError> {
    let Some(care) = &person.care else { return Ok(()) };
    let end = region.year_end();
    let year = (end.saturating_sub(1.year()).saturating_add(1.day()), end);
    let upn = region.sequences().upn(person.number - 1, person.born_on.year() + 4);
    let returned = Returned { person, care, local_id, upn: &upn, year };
    let whole = care.episodes(end);
    if !whole.is_empty() {
        files.row(Which::HistoryHeader, returned.header("", None))?;
    }
    for episode in &whole {
        files.row(Which::HistoryEpisodes, returned.episode(episode))?;
    }
    let this_year: Vec<Episode> =
        whole.into_iter().filter(|episode| episode.to.is_none_or(|to| to >= year.0)).collect();
    let mut chance = Chance::new(region.seed(), person.number - 1, Topic::Return);
    let leaver = leaver::row(&returned, &mut chance);
    if !this_year.is_empty() {
        child::write(files, &returned, &this_year, &mut chance)?;
    } else if leaver.is_some() {
        files.row(Which::Header, returned.header("", None))?;
    }
    leaver.map_or(Ok(()), |cells| files.row(Which::Oc3, cells))
}
