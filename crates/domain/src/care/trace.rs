//! Every step from episodes to a status: what was counted, which branch was taken, what a person should still find out.

use jiff::civil::Date;

use super::days::{DAYS_NEEDED, DayCount};
use super::{CareEpisode, CareFacts, Category, Detention, ReasonEnded};
use crate::agency::coded;
use crate::person::{age_on, birthday};
use crate::reason::long_date;

coded! {
    /// Which test decided the answer.
    Branch {
        /// Born after today.
        NotBorn = "not_born", "born after this day";
        /// No care, or short breaks only.
        NoCare = "no_care", "no time in care that counts is known";
        /// The last episode ended in death.
        Died = "died", "died in care";
        /// The last episode ended in adoption.
        Adopted = "adopted", "left care by adoption";
        /// The last episode ended because another authority took over.
        Elsewhere = "elsewhere", "another authority took over care";
        /// Under 16 and looked after.
        LookedAfterUnder16 = "looked_after_under_16", "looked after and under 16";
        /// In care only before 16, whatever the age today.
        LeftUnder16 = "left_under_16", "not in care on any day since the 16th birthday";
        /// 16 or 17, looked after, 13 weeks.
        Eligible = "eligible", "looked after at 16 or 17, for 13 weeks or more since 14";
        /// 16 or 17, looked after, not 13 weeks yet.
        LookedAfterTooShort = "looked_after_too_short", "looked after at 16 or 17, for less than 13 weeks since 14";
        /// 16 or 17, no longer looked after, 13 weeks.
        RelevantAfterCare = "relevant_after_care", "left care at 16 or 17 after 13 weeks or more since 14";
        /// 16 or 17, detained on the 16th birthday after 13 weeks.
        RelevantDetained = "relevant_detained", "detained on the 16th birthday, straight after 13 weeks of care";
        /// 18 to 24, was eligible.
        FormerRelevant = "former_relevant", "18 or over, was eligible or relevant";
        /// 18 to 24, was relevant through detention.
        FormerRelevantDetained = "former_relevant_detained", "18 or over, was relevant through detention at 16";
        /// 16 to 20, special guardianship straight after care.
        SpecialGuardianship = "special_guardianship", "left care to a special guardian";
        /// 16 to 20, in care since 16, less than 13 weeks.
        After16TooShort = "after_16_too_short", "in care since 16, for less than 13 weeks since 14";
        /// Qualified until 21.
        QualifyingEnded = "qualifying_ended", "qualified for advice until the 21st birthday";
        /// 25 or over.
        Reached25 = "reached_25", "25 or over";
    }
}

impl Branch {
    /// The rule's short name in lists of rules and duties.
    pub const fn rule(self) -> &'static str {
        match self {
            Self::NotBorn | Self::NoCare => "E-STATUS-NONE",
            Self::Died | Self::Adopted | Self::LeftUnder16 => "E-STATUS-NO-DUTY",
            Self::QualifyingEnded | Self::Reached25 => "E-STATUS-ENDED",
            Self::Elsewhere => "E-STATUS-ELSEWHERE",
            Self::LookedAfterUnder16 | Self::LookedAfterTooShort => "E-STATUS-LOOKED-AFTER",
            Self::Eligible => "E-STATUS-ELIGIBLE",
            Self::RelevantAfterCare | Self::RelevantDetained => "E-STATUS-RELEVANT",
            Self::FormerRelevant | Self::FormerRelevantDetained => "E-STATUS-FORMER-RELEVANT",
            Self::SpecialGuardianship | Self::After16TooShort => "E-STATUS-QUALIFYING",
        }
    }
}

coded! {
    /// What the records cannot settle and a person should look into, because the answer may change.
    Question {
        /// Relevant, went home: six months at home end it.
        AtHomeSixMonths = "at_home_six_months",
            "Went home from care: after six months at home in a row they are not a relevant child (from memory)";
        /// Sentenced before 16 after 13 weeks, and no detention is on record.
        DetainedAt16 = "detained_at_16",
            "Was sentenced to custody before 16 after 13 weeks in care: if still detained on the 16th birthday, they are a relevant child";
        /// One day short, and the last day is not counted.
        OneDayShort = "one_day_short",
            "One day short of 13 weeks; the days on which care ended are not counted";
        /// Care ended on the 16th birthday itself.
        EndedOn16thBirthday = "ended_on_16th_birthday",
            "Care ended on the 16th birthday itself, which is not counted as a day of care";
        /// Whether the guardianship order lasted.
        GuardianshipInForce = "guardianship_in_force",
            "Qualifies only while the special guardianship order is in force, or if it was on the 18th birthday";
        /// Care went on with another authority.
        AskOtherAuthority = "ask_other_authority",
            "Another authority took over care and holds the later episodes: ask it for the status";
        /// A care order goes on during a sentence.
        CareOrderAndSentence = "care_order_and_sentence",
            "Recorded as leaving care on a sentence while under a full care order; the order goes on during a sentence";
        /// An episode is still open after 18.
        OpenAfter18 = "open_after_18", "An episode is still open after the 18th birthday";
        /// An episode ends before it begins.
        DatesDisagree = "dates_disagree", "An episode is recorded as ending before it began";
        /// England's support from 21 has no announced twin here.
        WalesFrom21 = "wales_from_21",
            "In Wales support from 21 was tied to education or training; a personal adviser to 25 for all was announced and not verified";
    }
}

/// How the status was reached.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Trace {
    /// Whole years of age; `None` before birth.
    pub age: Option<i16>,
    /// Days counted, episode by episode.
    pub count: DayCount,
    /// Whether the person is looked after today (short breaks aside, and under 18).
    pub looked_after_today: bool,
    /// The detention that covered the 16th birthday straight after 13 weeks of care.
    pub detained_at_16: Option<Detention>,
    /// The test that decided.
    pub branch: Branch,
    /// What to find out.
    pub questions: Vec<Question>,
}

/// Every step to the status on `today`, without the sentences that tell of them.
pub(crate) fn trace(facts: &CareFacts<'_>, today: Date) -> Trace {
    Trace::new(facts, DayCount::new(facts.born_on, facts.episodes, today), today)
}

impl Trace {
    /// Takes every step on `today`.
    pub(super) fn new(facts: &CareFacts<'_>, count: DayCount, today: Date) -> Self {
        let care = Care::new(facts, today);
        let mut trace = Self {
            age: age_on(facts.born_on, today),
            looked_after_today: care.looked_after_today,
            detained_at_16: detained_at_16(facts, today),
            branch: Branch::NoCare,
            questions: Vec::new(),
            count,
        };
        trace.branch = trace.decide(&care);
        trace.questions = trace.ask(&care, facts, today);
        trace
    }

    /// Whether the person is younger than `years`.
    pub(super) fn is_under(&self, years: i16) -> bool {
        self.age.is_none_or(|age| age < years)
    }

    /// The first test that holds, in this order.
    fn decide(&self, care: &Care) -> Branch {
        if self.age.is_none() {
            return Branch::NotBorn;
        }
        let Some(last) = care.last else { return Branch::NoCare };
        match last.reason_ended {
            _ if !self.is_under(25) => return Branch::Reached25,
            Some(ReasonEnded::E2) => return Branch::Died,
            Some(reason) if reason.is_adoption() => return Branch::Adopted,
            Some(ReasonEnded::E3) => return Branch::Elsewhere,
            _ => {}
        }
        let was_long_enough = self.count.is_long_enough();
        let guardianship = last.reason_ended.is_some_and(ReasonEnded::is_special_guardianship);
        if self.is_under(16) {
            if care.looked_after_today { Branch::LookedAfterUnder16 } else { Branch::LeftUnder16 }
        } else if self.is_under(18) && care.looked_after_today {
            if was_long_enough { Branch::Eligible } else { Branch::LookedAfterTooShort }
        } else if was_long_enough {
            if self.is_under(18) { Branch::RelevantAfterCare } else { Branch::FormerRelevant }
        } else if self.detained_at_16.is_some() {
            if self.is_under(18) { Branch::RelevantDetained } else { Branch::FormerRelevantDetained }
        } else if guardianship || self.count.first_day_at_16.is_some() {
            match (self.is_under(21), guardianship) {
                (false, _) => Branch::QualifyingEnded,
                (true, true) => Branch::SpecialGuardianship,
                (true, false) => Branch::After16TooShort,
            }
        } else {
            Branch::LeftUnder16
        }
    }

    fn ask(&self, care: &Care, facts: &CareFacts<'_>, today: Date) -> Vec<Question> {
        let sixteen = birthday(facts.born_on, 16);
        let last = care.last;
        let ended_with = |reasons: &[ReasonEnded]| {
            last.is_some_and(|last| last.reason_ended.is_some_and(|reason| reasons.contains(&reason)))
        };
        let left_for_custody = ended_with(&[ReasonEnded::E9]);
        let went_home = ended_with(&[ReasonEnded::E4A, ReasonEnded::E4B]);
        let ended_on_16 = last.is_some_and(|last| last.to == Some(sixteen));
        let open_question = !self.is_under(16) && self.is_under(25) && !self.count.is_long_enough();
        let asked = [
            (Question::AtHomeSixMonths, self.branch == Branch::RelevantAfterCare && went_home),
            (
                Question::DetainedAt16,
                open_question
                    && facts.detentions.is_empty()
                    && left_for_custody
                    && self.count.first_day_at_16.is_none()
                    && self.count.days >= DAYS_NEEDED,
            ),
            (Question::OneDayShort, open_question && self.count.days == DAYS_NEEDED - 1),
            (Question::EndedOn16thBirthday, open_question && ended_on_16 && self.count.first_day_at_16.is_none()),
            (Question::GuardianshipInForce, self.branch == Branch::SpecialGuardianship),
            (Question::AskOtherAuthority, self.branch == Branch::Elsewhere),
            (
                Question::CareOrderAndSentence,
                left_for_custody && last.is_some_and(|last| last.legal_status == super::CareLegalStatus::C2),
            ),
            (Question::OpenAfter18, !self.is_under(18) && last.is_some_and(|last| last.to.is_none_or(|to| to > today))),
            (Question::DatesDisagree, facts.episodes.iter().any(|e| e.to.is_some_and(|to| to < e.from))),
            (
                Question::WalesFrom21,
                matches!(self.branch, Branch::FormerRelevant | Branch::FormerRelevantDetained) && !self.is_under(21),
            ),
        ];
        asked.into_iter().filter(|(_, is_open)| *is_open).map(|(question, _)| question).collect()
    }

    /// The facts behind the answer for England, one sentence each.
    pub(super) fn facts(&self, today: Date) -> Vec<String> {
        let mut facts = vec![self.branch.words().to_owned()];
        facts.extend(self.age_fact(today));
        if self.branch == Branch::NotBorn || self.count.episodes.is_empty() {
            return facts;
        }
        facts.push(format!(
            "{} days in care counted between the 14th and the 18th birthday; {DAYS_NEEDED} are needed",
            self.count.days
        ));
        facts.push(match self.count.first_day_at_16 {
            Some(day) => format!("first day in care at 16 or 17: {}", long_date(day)),
            None => "no day in care at 16 or 17".to_owned(),
        });
        if let Some(detention) = self.detained_at_16 {
            facts.push(format!("detained on the 16th birthday, since {}", long_date(detention.from)));
        }
        match self.branch {
            Branch::FormerRelevant | Branch::FormerRelevantDetained if self.is_under(21) => {
                facts.push("support is owed until 21, then on request until 25".to_owned());
            }
            Branch::FormerRelevant | Branch::FormerRelevantDetained => {
                facts.push("from 21 support is on request, until 25".to_owned());
            }
            _ => {}
        }
        facts
    }

    /// The facts behind the category of Wales.
    pub(super) fn facts_in_wales(&self, category: Option<Category>, today: Date) -> Vec<String> {
        let mut facts = vec![self.branch.words().to_owned()];
        facts.extend(self.age_fact(today));
        match category {
            Some(Category::Four) => facts.push("in education or training, or wants to be".to_owned()),
            None if self.questions.contains(&Question::WalesFrom21) => {
                facts.push(
                    "the duties towards category 3 ended at 21, and no education or training is known".to_owned(),
                );
            }
            _ => {}
        }
        facts
    }

    fn age_fact(&self, today: Date) -> Option<String> {
        self.age.map(|age| format!("{age} years old on {}", long_date(today)))
    }
}

/// Time in care that is not short breaks, as far as it has begun.
struct Care {
    /// The episode that began last (of several, the one that ends last).
    last: Option<CareEpisode>,
    looked_after_today: bool,
}

impl Care {
    fn new(facts: &CareFacts<'_>, today: Date) -> Self {
        let begun = facts.episodes.iter().copied().filter(|episode| {
            !episode.legal_status.is_short_break()
                && episode.from <= today
                && episode.to.is_none_or(|to| to >= episode.from)
        });
        let last = begun.clone().max_by_key(|episode| (episode.to.unwrap_or(Date::MAX), *episode));
        let is_child = age_on(facts.born_on, today).is_some_and(|age| age < 18);
        let looked_after_today = is_child && begun.into_iter().any(|episode| episode.to.is_none_or(|to| today < to));
        Self { last, looked_after_today }
    }
}

/// A detention that covers the 16th birthday and began straight after care of 13 weeks or more since 14.
fn detained_at_16(facts: &CareFacts<'_>, today: Date) -> Option<Detention> {
    let sixteen = birthday(facts.born_on, 16);
    facts.detentions.iter().copied().filter(|detention| detention.from <= today).find(|detention| {
        let covers = detention.from <= sixteen && detention.to.is_none_or(|to| sixteen <= to);
        let eve = detention.from.yesterday().unwrap_or(detention.from);
        // Files differ on whether care ends on the day of the sentence or on the day before.
        let from_care = facts.episodes.iter().any(|episode| {
            !episode.legal_status.is_short_break()
                && episode.from < detention.from
                && episode.to.is_none_or(|to| to >= eve)
        });
        covers && from_care && DayCount::new(facts.born_on, facts.episodes, eve).days >= DAYS_NEEDED
    })
}
