//! Release dates as a prison gives them, and which of them a person is told to count on.
//!
//! Nothing here calculates a sentence: dates are imported with their kind, their source and the day they were true.

use core::cmp::Reverse;

use jiff::civil::{Date, Weekday};

use super::PRECEDENCE;
use crate::agency::coded;
use crate::calendar::BankHolidays;
use crate::reason::{Force, Reason, Source, long_date};

coded! {
    /// What a release date means, under the codes of the prison service's calculation.
    ReleaseDateKind {
        /// The prison has confirmed that the person leaves on this day.
        Confirmed = "CONFIRMED", "Confirmed release date";
        /// Conditional release date: release on licence at the sentence's release point.
        Crd = "CRD", "Conditional release date";
        /// Automatic release date: release without licence.
        Ard = "ARD", "Automatic release date";
        /// Sentence expiry date.
        Sed = "SED", "Sentence expiry date";
        /// Licence expiry date.
        Led = "LED", "Licence expiry date";
        /// Sentence and licence expiry date.
        Sled = "SLED", "Sentence and licence expiry date";
        /// Non-parole date.
        Npd = "NPD", "Non-parole date";
        /// Parole eligibility date.
        Ped = "PED", "Parole eligibility date";
        /// Approved parole date: parole has been granted for this day.
        Apd = "APD", "Approved parole date";
        /// Home detention curfew eligibility date.
        Hdced = "HDCED", "Home detention curfew eligibility date";
        /// Home detention curfew actual date: the curfew has been granted for this day.
        Hdcad = "HDCAD", "Home detention curfew approved date";
        /// End of supervision after a short sentence.
        Tused = "TUSED", "Top-up supervision expiry date";
        /// Post-recall release date.
        Prrd = "PRRD", "Post-recall release date";
        /// Post-recall release date of a detention and training order.
        Dprrd = "DPRRD", "Detention and training order post-recall release date";
        /// Notional conditional release date.
        Ncrd = "NCRD", "Notional conditional release date";
        /// Early transfer date of a detention and training order.
        Etd = "ETD", "Early transfer date";
        /// Mid transfer date of a detention and training order.
        Mtd = "MTD", "Mid transfer date";
        /// Late transfer date of a detention and training order.
        Ltd = "LTD", "Late transfer date";
        /// Effective sentence end date.
        Esed = "ESED", "Effective sentence end date";
        /// Early removal scheme eligibility date.
        Ersed = "ERSED", "Early removal scheme eligibility date";
        /// Tariff-expired removal scheme eligibility date.
        Tersed = "TERSED", "Tariff-expired removal scheme eligibility date";
        /// End of the shortest time to serve of a sentence without a fixed end.
        Tariff = "TARIFF", "Tariff expiry date";
        /// Release on temporary licence eligibility date.
        Rotl = "ROTL", "Release on temporary licence eligibility date";
        /// Legacy code: curfew eligibility for sentences of four years and more.
        Hdced4Plus = "HDCED4PLUS", "Home detention curfew eligibility date (four years and more)";
    }
}

/// One release date of a person as an agency gave it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReleaseDate {
    /// What the date means.
    pub kind: ReleaseDateKind,
    /// The day itself.
    pub on: Date,
    /// Who gave it, in words: an agency or a file.
    pub source: String,
    /// The day on which it was true: dates move.
    pub as_of: Date,
}

const PRECEDENCE_SOURCE: Source = Source {
    citation: "order in which the prison service's records choose a release date",
    force: Force::Practice,
    verified: false,
};

const OWN_ORDER_SOURCE: Source =
    Source { citation: "order of release dates that this authority has set", force: Force::Local, verified: true };

/// The release date that is shown, and why this one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Shown {
    /// The date with its kind, source and the day it was true.
    pub date: ReleaseDate,
    /// Why this date and not another.
    pub because: Reason,
}

/// The date of `dates` whose kind comes first in `precedence`; of two dates of that kind, the one that was true latest
/// (and of two of one day, the earlier date: better to be ready too soon). A post-recall date counts only where it comes
/// after the conditional date. `None` if no date is of a kind listed.
pub fn release_date_shown(dates: &[ReleaseDate], precedence: &[ReleaseDateKind]) -> Option<Shown> {
    counted_on(dates, precedence).map(|date| Shown::of(date, dates, precedence))
}

/// The same after a recall: dates that lie before it are of an earlier time in custody.
pub fn release_date_after_recall(dates: &[ReleaseDate], precedence: &[ReleaseDateKind], recall: Date) -> Option<Shown> {
    counted_after_recall(dates, precedence, recall).map(|date| Shown::of(date, dates, precedence))
}

impl Shown {
    /// This date of `dates`, with why it is the one.
    fn of(date: &ReleaseDate, dates: &[ReleaseDate], precedence: &[ReleaseDateKind]) -> Self {
        let mut because = vec![
            format!("the {} is {}", in_a_sentence(date.kind), long_date(date.on)),
            format!("given by {} on {}", date.source, long_date(date.as_of)),
        ];
        let others = dates.iter().filter(|other| other.kind == date.kind && other.on != date.on);
        if let Some(other) = others.max_by_key(|other| (other.as_of, other.on)) {
            because.push(format!("{} gave {} on {}", other.source, long_date(other.on), long_date(other.as_of)));
        }
        because.extend(about_recall(date, dates, precedence));
        if date.on.weekday() == Weekday::Friday {
            because.push("it falls on a Friday".to_owned());
        }
        let source = if precedence == PRECEDENCE { PRECEDENCE_SOURCE } else { OWN_ORDER_SOURCE };
        Self { date: date.clone(), because: Reason::new("E-RELEASE-DATE", source, because) }
    }
}

/// The date that [`release_date_after_recall`] shows, without its reason.
pub(crate) fn counted_after_recall<'a>(
    dates: &'a [ReleaseDate],
    precedence: &[ReleaseDateKind],
    recall: Date,
) -> Option<&'a ReleaseDate> {
    precedence.iter().find_map(|kind| {
        let counted = counted_on(dates, core::slice::from_ref(kind))?;
        Some(counted).filter(|date| date.on >= recall)
    })
}

/// The date that [`release_date_shown`] shows, without its reason.
pub(crate) fn counted_on<'a>(dates: &'a [ReleaseDate], precedence: &[ReleaseDateKind]) -> Option<&'a ReleaseDate> {
    let counts =
        |date: &&ReleaseDate| date.kind != ReleaseDateKind::Prrd || is_after_conditional(date, dates, precedence);
    precedence.iter().find_map(|kind| latest(dates, *kind).filter(counts))
}

/// Whether a post-recall date comes after the conditional date, where that may count.
fn is_after_conditional(recall: &ReleaseDate, dates: &[ReleaseDate], precedence: &[ReleaseDateKind]) -> bool {
    let conditional =
        if precedence.contains(&ReleaseDateKind::Crd) { latest(dates, ReleaseDateKind::Crd) } else { None };
    conditional.is_none_or(|conditional| recall.on > conditional.on)
}

/// Which of the post-recall and the conditional date counts, where there are both.
fn about_recall(date: &ReleaseDate, dates: &[ReleaseDate], precedence: &[ReleaseDateKind]) -> Option<String> {
    let conditional = latest(dates, ReleaseDateKind::Crd)?;
    let recall = latest(dates, ReleaseDateKind::Prrd).filter(|_| precedence.contains(&ReleaseDateKind::Prrd))?;
    match date.kind {
        ReleaseDateKind::Prrd => Some(format!(
            "it comes after the conditional release date, {}: after a recall that date no longer counts",
            long_date(conditional.on)
        )),
        ReleaseDateKind::Crd if !is_after_conditional(recall, dates, precedence) => Some(format!(
            "the post-recall release date, {}, does not come after it and does not count",
            long_date(recall.on)
        )),
        _ => None,
    }
}

fn latest(dates: &[ReleaseDate], kind: ReleaseDateKind) -> Option<&ReleaseDate> {
    let of_kind = dates.iter().filter(|date| date.kind == kind);
    of_kind.min_by_key(|date| (Reverse(date.as_of), date.on, date.source.as_str()))
}

/// "conditional release date": the words of the kind, inside a sentence.
pub(super) fn in_a_sentence(kind: ReleaseDateKind) -> String {
    kind.words().to_lowercase()
}

impl Shown {
    /// Days from `today` to the release: 0 on the day itself, below 0 once it has passed.
    pub fn days_to_go(&self, today: Date) -> i32 {
        // A span of days between two civil dates always fits: the calendar holds 7.3 million days.
        (self.date.on - today).get_days()
    }

    /// Whether the release falls on a Friday, when offices close before the first weekend.
    pub fn is_friday(&self) -> bool {
        self.date.on.weekday() == Weekday::Friday
    }

    /// Whether the day after the release is a bank holiday, so that offices are shut on the first day out.
    pub fn is_before_bank_holiday(&self, holidays: &BankHolidays) -> bool {
        self.date.on.tomorrow().is_ok_and(|next| holidays.is_bank_holiday(next))
    }
}
