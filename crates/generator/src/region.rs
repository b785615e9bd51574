//! The region: a size, a seed, a day, and from these every person in it.

use jiff::civil::{Date, date};

use crate::GeneratorError;
use crate::names::Stock;
use crate::numbers::{MOST_PEOPLE, Sequences};
use crate::places::PRISONS;

/// What kind of region is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// How many people, from 1 to 900,000. Seven of eight were in care; the others are known to prison or probation only.
    pub people: u32,
    /// The same seed gives the same bytes.
    pub seed: u64,
    /// The day the extracts were drawn.
    pub today: Date,
    /// The statutory return is the one of the year to 31 March of this year.
    pub year: i16,
}

impl Options {
    /// A region of `people` as of `today`, with the last statutory return that was complete by then.
    pub fn new(people: u32, seed: u64, today: Date) -> Self {
        let ended = date(today.year(), 3, 31) < today;
        Self { people, seed, today, year: if ended { today.year() } else { today.year() - 1 } }
    }

    /// The same with the return of another year.
    #[must_use]
    pub const fn with_year(self, year: i16) -> Self {
        Self { year, ..self }
    }
}

/// A planned region. It holds no people: each is made when asked for, so 200,000 take no more room than ten.
#[derive(Debug)]
pub struct Region {
    options: Options,
    stock: Stock,
    sequences: Sequences,
    year_end: Date,
}

impl Region {
    /// Plans a region. Refused when the options cannot be met; nothing is written.
    pub fn plan(options: Options) -> Result<Self, GeneratorError> {
        if options.people == 0 || options.people > MOST_PEOPLE {
            return Err(GeneratorError::People { asked: options.people, most: MOST_PEOPLE });
        }
        let year_end = Date::new(options.year, 3, 31).map_err(|_| GeneratorError::Year { year: options.year })?;
        // People are 15 to 25 today; a return further back than two years would find most of them elsewhere in life.
        let days = crate::calendar::days_between(year_end, options.today);
        if !(0..=730).contains(&days) {
            return Err(GeneratorError::Year { year: options.year });
        }
        Ok(Self { options, stock: Stock::new(), sequences: Sequences::of(options.seed), year_end })
    }

    /// The options it was planned with.
    pub const fn options(&self) -> Options {
        self.options
    }

    /// The last day of the statutory return's year.
    pub const fn year_end(&self) -> Date {
        self.year_end
    }

    pub(crate) const fn seed(&self) -> u64 {
        self.options.seed
    }

    pub(crate) const fn today(&self) -> Date {
        self.options.today
    }

    pub(crate) const fn stock(&self) -> &Stock {
        &self.stock
    }

    pub(crate) const fn sequences(&self) -> Sequences {
        self.sequences
    }

    /// How many offender managers the prison with this index has: one for about 45 people inside.
    pub(crate) fn managers(&self, prison: u32) -> u32 {
        // Of 1,000 people of the region about 60 are in Larkmoor, 40 in Curlew Fen and a few in each of the others.
        let inside = [60, 40, 12, 12].get(prison as usize).copied().unwrap_or(10);
        debug_assert!((prison as usize) < PRISONS.len(), "a prison of the list");
        self.for_every(inside, 45)
    }

    /// How many community offender managers the probation region with this index has: one for about 40 people.
    pub(crate) fn community_managers(&self, region: u32) -> u32 {
        self.for_every(if region == 0 { 150 } else { 20 }, 40)
    }

    fn for_every(&self, in_a_thousand: u64, each: u64) -> u32 {
        let posts = u64::from(self.options.people) * in_a_thousand / 1_000 / each;
        u32::try_from(posts).unwrap_or(u32::MAX).max(1)
    }
}
