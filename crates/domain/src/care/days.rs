//! How many days of care count towards leaving-care status, episode by episode.
//!
//! # What it says
//! A child must have been looked after for 13 weeks in all, in one stretch or several, since the 14th birthday, and on
//! at least one day since the 16th. Short breaks (V3, V4) are left out.
//!
//! # Source
//! [`THIRTEEN_WEEKS`], [`SHORT_BREAKS`], [`LAST_DAY`].
//!
//! # Applies to
//! England and Wales, up to the 18th birthday.
//!
//! # Example
//! From 1 March to 31 May is 91 days: 1 March counts, 31 May (the day care ended) does not. To 30 May is 90: too few.

use core::cmp::max;

use jiff::civil::Date;

use super::{CareEpisode, CareLegalStatus};
use crate::agency::coded;
use crate::person::birthday;
use crate::reason::{Force, Source};

/// 13 weeks, in days.
pub const DAYS_NEEDED: i32 = 91;

/// The prescribed period and age.
pub const THIRTEEN_WEEKS: Source = Source {
    citation: "Children Act 1989, Schedule 2, paragraph 19B; Care Planning, Placement and Case Review (England) \
               Regulations 2010, regulation 40",
    force: Force::Statute,
    verified: true,
};

/// Short breaks (a series of placements of at most 17 days, 75 days a year) have rules of their own. The regulation was
/// read; that the thirteen weeks leave them out is from the guidance to the looked-after children return.
pub const SHORT_BREAKS: Source = Source {
    citation: "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 48",
    force: Force::Statute,
    verified: false,
};

/// The day care begins counts and the day it ends does not: a night in care is counted by its first day. No provision
/// says so in words. It is how the looked-after children return's own check (rule 1001) subtracts its dates, and it
/// never counts the day on which one episode ends and the next begins twice.
pub const LAST_DAY: Source = Source {
    citation: "Looked-after children return (SSDA903), rule 1001: days from DECOM to DEC",
    force: Force::Practice,
    verified: true,
};

coded! {
    /// Why no day of an episode counts.
    NotCounted {
        /// A short break.
        ShortBreak = "short_break", "short breaks do not count";
        /// Over before the 14th birthday.
        BeforeFourteen = "before_14", "it ended before the 14th birthday";
        /// Began at 18 or later.
        FromEighteen = "from_18", "it began on or after the 18th birthday";
        /// Has not begun.
        InFuture = "in_future", "it has not begun yet";
        /// The file says it ended before it began.
        EndsBeforeItBegins = "ends_before_it_begins", "it is recorded as ending before it began";
        /// Began and ended on one day.
        SameDay = "same_day", "it began and ended on one day";
        /// Its days are in another episode too, and were counted there.
        CountedAlready = "counted_already", "its days are counted in another episode";
    }
}

/// What one episode adds to the count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct EpisodeCount {
    /// The day it began.
    pub from: Date,
    /// The day it ended; `None` while open.
    pub to: Option<Date>,
    /// Its legal status.
    pub legal_status: CareLegalStatus,
    /// Days it adds: between the 14th and 18th birthdays, up to today, and not counted in an earlier episode.
    pub days: i32,
    /// Why it adds none.
    pub not_counted: Option<NotCounted>,
}

/// The count over all episodes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DayCount {
    /// Every episode in order of its first day, with what it adds.
    pub episodes: Vec<EpisodeCount>,
    /// Days in all.
    pub days: i32,
    /// The first day of care at 16 or 17.
    pub first_day_at_16: Option<Date>,
    /// The day on which the 91st day was counted.
    pub reached_on: Option<Date>,
}

impl DayCount {
    /// Counts the days of care of somebody born on `born_on` up to and including `until`.
    pub fn new(born_on: Date, episodes: &[CareEpisode], until: Date) -> Self {
        let window = Window::new(born_on, until);
        let mut in_order: Vec<&CareEpisode> = episodes.iter().collect();
        in_order.sort();
        let mut count = Self { episodes: Vec::new(), days: 0, first_day_at_16: None, reached_on: None };
        let mut counted_until = Date::MIN;
        for episode in in_order {
            let counted = count.add(episode, &window, counted_until);
            if let Ok(end) = counted {
                counted_until = max(counted_until, end);
            }
        }
        count
    }

    /// Whether there are 13 weeks since 14 and a day since 16.
    pub fn is_long_enough(&self) -> bool {
        self.reached_on.is_some() && self.first_day_at_16.is_some()
    }

    /// Adds one episode; gives the first day after it that is not counted yet, or why nothing of it counts.
    fn add(&mut self, episode: &CareEpisode, window: &Window, counted_until: Date) -> Result<Date, NotCounted> {
        let stretch = window.part_of(episode);
        let new_days = stretch.and_then(|(start, end)| {
            let start = max(start, counted_until);
            if start < end { Ok((start, days_from(start, end))) } else { Err(NotCounted::CountedAlready) }
        });
        if let Ok((start, days)) = new_days {
            if self.days < DAYS_NEEDED && self.days + days >= DAYS_NEEDED {
                let missing = i64::from(DAYS_NEEDED - self.days - 1);
                self.reached_on = Some(start.saturating_add(jiff::Span::new().days(missing)));
            }
            self.days += days;
        }
        if let Ok((start, end)) = stretch {
            let at_16 = max(start, window.sixteen);
            if at_16 < end {
                self.first_day_at_16 = Some(self.first_day_at_16.map_or(at_16, |first| first.min(at_16)));
            }
        }
        let (days, not_counted) = new_days.map_or_else(|why| (0, Some(why)), |(_, days)| (days, None));
        let CareEpisode { from, to, legal_status, .. } = *episode;
        self.episodes.push(EpisodeCount { from, to, legal_status, days, not_counted });
        stretch.map(|(_, end)| end)
    }
}

/// The stretch of life in which days count: from the 14th birthday to the eve of the 18th, and not after today.
struct Window {
    fourteen: Date,
    sixteen: Date,
    eighteen: Date,
    /// The first day that has not come yet.
    tomorrow: Date,
}

impl Window {
    fn new(born_on: Date, until: Date) -> Self {
        Self {
            fourteen: birthday(born_on, 14),
            sixteen: birthday(born_on, 16),
            eighteen: birthday(born_on, 18),
            tomorrow: until.tomorrow().unwrap_or(until),
        }
    }

    /// The days of an episode inside the window: its first day, and the day after its last.
    fn part_of(&self, episode: &CareEpisode) -> Result<(Date, Date), NotCounted> {
        let end = episode.to.map_or(self.tomorrow, |to| to.min(self.tomorrow));
        if episode.legal_status.is_short_break() {
            Err(NotCounted::ShortBreak)
        } else if episode.to.is_some_and(|to| to < episode.from) {
            Err(NotCounted::EndsBeforeItBegins)
        } else if episode.from >= self.tomorrow {
            Err(NotCounted::InFuture)
        } else if episode.from == end {
            Err(NotCounted::SameDay)
        } else if end <= self.fourteen {
            Err(NotCounted::BeforeFourteen)
        } else if episode.from >= self.eighteen {
            Err(NotCounted::FromEighteen)
        } else {
            Ok((max(episode.from, self.fourteen), end.min(self.eighteen)))
        }
    }
}

/// Days from one date to a later one.
pub(super) fn days_from(start: Date, end: Date) -> i32 {
    (end - start).get_days()
}
