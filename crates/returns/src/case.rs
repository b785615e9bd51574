//! One child of a return as a rule sees it: their rows of this year and the previous one, and the facts about the whole.

use domain::Date;
use hashbrown::HashMap;

use crate::day::{Year, days_between};
use crate::lookups::{Geography, Lookups, Provider};
use crate::store::Return;
use crate::table::{Episode, Header, Rows, Table, WorkerTime};

/// Facts about the whole return that a rule about one child may need.
#[derive(Default)]
pub struct Whole<'a> {
    upns: HashMap<&'a str, u32>,
    tables: Vec<(Table, bool)>,
    known_from: Option<Date>,
}

impl<'a> Whole<'a> {
    pub(crate) fn of(given: &'a Return) -> Self {
        let place = Table::Header.columns().iter().position(|column| *column == "UPN").unwrap_or_default();
        let upns = given.counts(Table::Header, place).filter(|(text, count)| *count > 1 && !text.is_empty()).collect();
        let both = Table::ALL.into_iter().flat_map(|table| [(table, false), (table, true)]);
        let known_from = given.known_from();
        Self { upns, known_from, tables: both.filter(|(table, previous)| given.is_given(*table, *previous)).collect() }
    }
}

/// One child of a return.
pub struct Case<'a> {
    /// CHILD.
    pub child: &'a str,
    /// The collection year.
    pub year: Year,
    /// The rows of this year.
    pub now: Rows<'a>,
    /// The rows of the previous year.
    pub before: Rows<'a>,
    /// Episodes of returns before the previous year's.
    pub earlier: Vec<Episode<'a>>,
    /// Facts about the whole return.
    pub whole: &'a Whole<'a>,
    /// What was supplied beside the return.
    pub lookups: &'a Lookups,
}

impl<'a> Case<'a> {
    /// The child's row of Header, the first if there are several.
    pub fn header(&self) -> Option<&Header<'a>> {
        self.now.headers.first()
    }

    /// Each row of Header with each of the previous year.
    pub(crate) fn headers_of_both_years(&self) -> impl Iterator<Item = (&Header<'a>, &Header<'a>)> {
        self.now.headers.iter().flat_map(|row| self.before.headers.iter().map(move |last| (row, last)))
    }

    /// Every episode that is known of: of this year, the previous one and earlier ones, each day of beginning once. Of
    /// two episodes that began on one day, the one that has ended counts, for it was told later.
    pub fn all_episodes(&self) -> Vec<Episode<'a>> {
        let mut all: Vec<Episode<'_>> = Vec::new();
        for episode in self.now.episodes.iter().chain(&self.before.episodes).chain(&self.earlier) {
            match all.iter_mut().find(|known| known.decom == episode.decom) {
                Some(known) if known.dec.is_blank() && !episode.dec.is_blank() => *known = *episode,
                Some(_) => {}
                None => all.push(*episode),
            }
        }
        all
    }

    /// Whether the returns at hand, this year's and those before it without a gap, reach back to a day.
    pub fn reaches_back_to(&self, day: Date) -> bool {
        self.whole.known_from.is_some_and(|from| from <= day)
    }

    /// Date of birth as Header has it.
    pub fn dob(&self) -> Option<Date> {
        self.header()?.dob.day
    }

    /// Whether a table of this year was given.
    pub fn has(&self, table: Table) -> bool {
        self.whole.tables.contains(&(table, false))
    }

    /// Whether a table of the previous year was given.
    pub fn had(&self, table: Table) -> bool {
        self.whole.tables.contains(&(table, true))
    }

    /// Whether a UPN stands in more than one row of Header.
    pub fn upn_is_shared(&self, upn: &str) -> bool {
        self.whole.upns.contains_key(upn)
    }

    /// PL_LA, PL_LOCATION and PL_DISTANCE of an episode.
    pub fn geography(&self, episode: &Episode<'_>) -> Geography<'a> {
        self.lookups.geography(episode.home_post, episode.pl_post)
    }

    /// The homes and providers with an episode's URN.
    pub fn providers(&self, episode: &Episode<'_>) -> &'a [Provider] {
        self.lookups.providers(episode.urn)
    }

    /// UASC of a row of Header: what the XML form says, or else whether the child stands in the table UASC of the same
    /// year; empty if neither is known.
    pub fn uasc(&self, header: &Header<'a>) -> &'a str {
        let previous = header.at.previous;
        let rows = if previous { &self.before } else { &self.now };
        match () {
            () if !header.uasc.is_empty() => header.uasc,
            () if !self.whole.tables.contains(&(Table::Uasc, previous)) => "",
            () if rows.uasc.is_empty() => "0",
            () => "1",
        }
    }

    /// Whether the child was looked after from before the year's start to its end, short breaks left out.
    ///
    /// No episode of the year is a short break, none ends before 31 March without another following, and none begins
    /// the care after 1 April.
    pub fn is_looked_after_all_year(&self) -> bool {
        let (start, end) = (self.year.start(), self.year.end());
        let in_year = |episode: &Episode<'_>| {
            episode.decom.is(|from| from <= end) && episode.dec.day.is_none_or(|to| to >= start)
        };
        let breaks_off = |episode: &Episode<'_>| {
            let enters = episode.rne == "S" && episode.decom.is(|from| from > start && from <= end);
            let leaves = episode.rec != "X1" && episode.dec.is(|to| to >= start && to < end);
            enters || leaves || (episode.is_short_break() && in_year(episode))
        };
        self.now.episodes.iter().any(in_year) && !self.now.episodes.iter().any(breaks_off)
    }
}

/// Episodes in the order of their beginning; those without a day come last.
pub fn in_order<'e, 'a>(episodes: &'e [Episode<'a>]) -> Vec<&'e Episode<'a>> {
    let mut sorted: Vec<&Episode<'_>> = episodes.iter().collect();
    sorted.sort_by_key(|episode| (episode.decom.day.is_none(), episode.decom.day));
    sorted
}

/// The episode that began last, of those with a day; the first of them if several began that day.
pub fn last_begun<'e, 'a>(episodes: &'e [Episode<'a>]) -> Option<&'e Episode<'a>> {
    let dated = episodes.iter().filter(|episode| episode.decom.day.is_some());
    dated.reduce(|last, next| if next.decom.day > last.decom.day { next } else { last })
}

/// The episode that began first, of those with a day; the first of them if several began that day.
pub fn first_begun<'e, 'a>(episodes: &'e [Episode<'a>]) -> Option<&'e Episode<'a>> {
    let dated = episodes.iter().filter(|episode| episode.decom.day.is_some());
    dated.reduce(|first, next| if next.decom.day < first.decom.day { next } else { first })
}

/// An unbroken run of episodes: each begins on the day the one before ended.
#[derive(Debug, Clone)]
pub struct Run<'e, 'a> {
    /// Its first day.
    pub from: Date,
    /// Its last day; that of an open episode is the year's last.
    pub to: Date,
    /// Its episodes, in order.
    pub episodes: Vec<&'e Episode<'a>>,
}

impl Run<'_, '_> {
    /// Days from its first to its last.
    pub fn days(&self) -> i32 {
        days_between(self.from, self.to)
    }
}

/// The unbroken runs of episodes that have something in common, such as a legal status. Another kind of episode between
/// two of them breaks the run.
pub fn runs<'e, 'a>(case: &'e Case<'a>, has: impl Fn(&Episode<'a>) -> bool) -> Vec<Run<'e, 'a>> {
    let mut runs: Vec<Run<'_, '_>> = Vec::new();
    for episode in in_order(&case.now.episodes) {
        let Some(from) = episode.decom.day.filter(|_| has(episode)) else { continue };
        let to = episode.dec.day.unwrap_or(case.year.end());
        match runs.last_mut() {
            Some(run) if run.to == from && run.episodes.last().is_some_and(|last| last.dec.day.is_some()) => {
                run.to = run.to.max(to);
                run.episodes.push(episode);
            }
            _ => runs.push(Run { from, to, episodes: vec![episode] }),
        }
    }
    runs
}

/// A period of care: episodes of which each begins no later than the one before ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub from: Date,
    /// The day its last episode ended; `None` while that is open.
    pub to: Option<Date>,
}

/// The periods of care that episodes make. Those without a first day are left out.
pub fn periods(episodes: &[Episode<'_>]) -> Vec<Period> {
    let mut periods: Vec<Period> = Vec::new();
    for episode in in_order(episodes) {
        let Some(from) = episode.decom.day else { continue };
        let to = episode.dec.day;
        match periods.last_mut() {
            Some(last) if last.to.is_none_or(|ended| from <= ended) => last.to = to,
            _ => periods.push(Period { from, to }),
        }
    }
    periods
}

/// Times with social workers in the order of their beginning and end; those without a first day come last.
pub fn by_beginning<'e, 'a>(times: &'e [WorkerTime<'a>]) -> Vec<&'e WorkerTime<'a>> {
    let mut sorted: Vec<&WorkerTime<'_>> = times.iter().collect();
    sorted.sort_by_key(|time| {
        (time.sw_decom.day.is_none(), time.sw_decom.day, time.sw_dec.day.is_none(), time.sw_dec.day)
    });
    sorted
}

/// Whether a time with a social worker does not begin within seven days of the end of the one before.
pub fn far_apart(before: &WorkerTime<'_>, next: &WorkerTime<'_>) -> bool {
    match (before.sw_dec.day, next.sw_decom.day) {
        (Some(to), Some(from)) => days_between(to, from).abs() > 7,
        _ => true,
    }
}
