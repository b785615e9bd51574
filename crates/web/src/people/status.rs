//! Leaving-care status as a page shows it: the answer, and every step to it.

use casework::record::Known;
use domain::Date;
use domain::care::{CareFacts, Category, DAYS_NEEDED, EpisodeCount, Status, care_status};
use serde::Serialize;

use crate::words::{self, Why};

/// The status with its trace.
#[derive(Debug, Serialize)]
pub(crate) struct StatusView {
    /// The status itself, for pages that say it in other words.
    #[serde(skip)]
    pub(crate) status: Status,
    /// "Former relevant child".
    pub(crate) england: &'static str,
    why: Why,
    /// "Category 3".
    wales: Option<&'static str>,
    wales_why: Why,
    /// "Support until 2 March 2029, then on request until 2 March 2033".
    pub(crate) until: Option<String>,
    /// The last days of the two, for pages that say it in other words.
    #[serde(skip)]
    pub(crate) support_until: Option<Date>,
    #[serde(skip)]
    pub(crate) on_request_until: Option<Date>,
    /// Days of care that count.
    days: i32,
    days_needed: i32,
    /// Each episode: from, to, what it was, days counted or why none.
    episodes: Vec<EpisodeLine>,
    /// What a person should find out, because the answer may change.
    questions: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct EpisodeLine {
    from: String,
    to: String,
    what: &'static str,
    counted: String,
}

impl StatusView {
    /// The status of somebody with a date of birth and a return of their time in care; nothing where either is missing.
    pub(crate) fn of(known: &Known, today: Date) -> Option<Self> {
        let born_on = known.born_on?;
        if known.episodes.is_empty() {
            return None;
        }
        let facts =
            CareFacts { born_on, episodes: &known.episodes, detentions: &known.detentions(), in_learning: false };
        let answer = care_status(&facts, today);
        let until = match (answer.support_until, answer.on_request_until) {
            (Some(until), Some(later)) if until > today => {
                Some(format!("Support until {}, then on request until {}", words::plain(until), words::plain(later)))
            }
            (_, Some(later)) if later > today => Some(format!("Support on request until {}", words::plain(later))),
            (Some(until), None) if until > today => Some(format!("Support until {}", words::plain(until))),
            _ => None,
        };
        let count = &answer.trace.count;
        let line = |episode: &EpisodeCount| EpisodeLine {
            from: words::plain(episode.from),
            to: episode.to.map_or_else(|| "today".to_owned(), words::plain),
            what: episode.legal_status.words(),
            counted: episode
                .not_counted
                .map_or_else(|| words::days(episode.days), |why| format!("0 days: {}", why.words())),
        };
        Some(Self {
            status: answer.england,
            england: answer.england.words(),
            why: Why::of(&answer.england_because),
            wales: answer.wales.map(Category::words),
            wales_why: Why::of(&answer.wales_because),
            until,
            support_until: answer.support_until,
            on_request_until: answer.on_request_until,
            days: count.days,
            days_needed: DAYS_NEEDED,
            episodes: count.episodes.iter().map(line).collect(),
            questions: answer.trace.questions.iter().map(|question| question.words()).collect(),
        })
    }
}
