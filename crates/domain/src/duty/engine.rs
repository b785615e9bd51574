//! Asking every rule about one person on one day.
//!
//! # What it says
//! A duty is owed where the rule holds in the person's country, its cohort and scope apply, and the day it counts from is
//! known. It is done when a closing event is recorded in time, late when its last day has passed. A contradiction in the
//! facts never hides a duty: it is a finding beside it.
//!
//! # Source
//! Each rule carries its own, in the law files.
//!
//! # Applies to
//! Anybody, on any day. Total: there is an answer for any facts whatever.
//!
//! # Example
//! Former relevant, came into custody on Monday 4 January 2027: the first visit is due by Monday 18 January 2027, ten
//! working days later.

use jiff::civil::Date;

use super::answer::{By, Duty, State, WhyNot};
use super::facts::{Event, EventKind, EventKinds};
use super::rule::{CountsFrom, Due, Group, Offset, Rule, Rules, Version};
use super::{Facts, Finding, Position, Predicate, Predicates, Trigger, findings};
use crate::agency::Role;
use crate::calendar::BankHolidays;
use crate::custody::{Precedence, ReleaseDateKind};

/// How many days ahead a duty counts as due soon.
pub const DUE_SOON_DAYS: i32 = 14;

/// How long before a last day that is counted back a duty opens, where its rule says nothing.
const OPENS_BEFORE: Offset = Offset::days(28);

/// The law and the calendar by which it counts.
#[derive(Debug, Clone, Copy)]
pub struct Law<'l> {
    /// Every rule.
    pub rules: &'l Rules,
    /// Bank holidays of England and Wales.
    pub holidays: &'l BankHolidays,
    /// Which kind of release date is counted on first.
    pub precedence: &'l [ReleaseDateKind],
}

/// The law with its own lists, for as long as the program runs.
#[derive(Debug, Clone, Default)]
pub struct LawBook {
    /// Every rule.
    pub rules: Rules,
    /// Bank holidays of England and Wales.
    pub holidays: BankHolidays,
    /// Which kind of release date is counted on first: the authority may set it.
    pub precedence: Precedence,
}

impl LawBook {
    /// The law, borrowed.
    pub const fn law(&self) -> Law<'_> {
        Law { rules: &self.rules, holidays: &self.holidays, precedence: self.precedence.kinds() }
    }
}

/// Every rule's answer about one person on one day.
#[derive(Debug, Clone)]
pub struct Duties<'l, 'f> {
    /// Where the person stands.
    pub position: Position<'f>,
    /// One answer a rule, in the order of the rules.
    pub list: Vec<Duty<'l>>,
    /// Contradictions in the facts, with the reading that was taken.
    pub findings: Vec<Finding>,
}

impl<'l> Law<'l> {
    /// Every rule's answer, and what contradicts itself in the facts.
    pub fn duties<'f>(&self, facts: &'f Facts<'f>, today: Date) -> Duties<'l, 'f> {
        let mut list = Vec::with_capacity(self.rules.len());
        let position = self.each(facts, today, |duty| list.push(duty));
        Duties { findings: findings(facts, &position), position, list }
    }

    /// Hands every rule's answer on, one after the other, without keeping any: for counting over many people.
    pub fn each<'f>(&self, facts: &'f Facts<'f>, today: Date, mut with: impl FnMut(Duty<'l>)) -> Position<'f> {
        let mut asking = Asking::new(*self, facts, today);
        for rule in self.rules {
            if let Some(duty) = asking.ask(rule) {
                with(duty);
            }
        }
        asking.position
    }
}

impl<'l> Duties<'l, '_> {
    /// The answer of a rule.
    pub fn of(&self, id: &str) -> Option<&Duty<'l>> {
        self.list.iter().find(|duty| duty.rule.id == id)
    }

    /// What somebody must do. Rows that only say who answers are no tasks: [`Self::responsible`] tells of them.
    pub fn tasks(&self) -> impl Iterator<Item = &Duty<'l>> + Clone {
        self.list.iter().filter(|duty| duty.rule.answers.is_none())
    }

    /// The tasks that this event closed, and those that return and were last done by it. An event that came after
    /// another, or before the duty could be done, closed nothing.
    pub fn closed_by(&self, event: &Event) -> impl Iterator<Item = &Duty<'l>> + Clone {
        let (on, kind) = (event.on, event.kind);
        self.tasks().filter(move |duty| match duty.state {
            State::Done { on: done_on, by, .. } => (done_on, by) == (on, kind),
            _ => duty.last_done == Some((on, kind)),
        })
    }

    /// What is still to be done, now or later: the most pressing first.
    pub fn owed(&self) -> Vec<&Duty<'l>> {
        let mut owed: Vec<&Duty<'l>> = self.tasks().filter(|duty| duty.state.is_owed()).collect();
        owed.sort_by_key(|duty| (duty.due.is_none(), duty.due, duty.force(), duty.rule.id));
        owed
    }
}

/// Who answers in offender management, before and from the day of handover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Responsible {
    /// The post that answers today.
    pub today: Role,
    /// The post that answers from the handover on, and that day, where it lies ahead.
    pub next: Option<(Role, Date)>,
    /// The row that decided.
    pub row: &'static str,
}

impl Duties<'_, '_> {
    /// Who answers in offender management in custody: the row that decided. Nobody outside custody, on remand, under 18.
    pub fn responsible(&self) -> Option<Responsible> {
        let decided = |duty: &&Duty<'_>| !matches!(duty.state, State::NotApplicable(_) | State::Superseded(_));
        let duty = self.list.iter().filter(|duty| duty.rule.answers.is_some()).find(decided)?;
        let (before, after) = duty.rule.answers?;
        let today = self.position.today;
        Some(match duty.due {
            Some(due) if due <= today => Responsible { today: after, next: None, row: duty.rule.id },
            Some(due) => Responsible { today: before, next: Some((after, due)), row: duty.rule.id },
            None => Responsible { today: before, next: None, row: duty.rule.id },
        })
    }
}

/// One person's questions.
struct Asking<'l, 'f> {
    law: Law<'l>,
    position: Position<'f>,
    /// Where they stood on the eve of a release within the last year: what was owed in custody is judged there.
    eve: Option<(Position<'f>, Date)>,
    /// What held on the day a death became known: nobody grows older after it.
    at_death: Option<Predicates>,
    /// The row of each set that decided.
    decided: [Option<&'static str>; Group::ALL.len()],
}

impl<'l, 'f> Asking<'l, 'f> {
    fn new(law: Law<'l>, facts: &'f Facts<'f>, today: Date) -> Self {
        let position = Position::new(facts, law.precedence, today);
        let eve = position.day(Trigger::LeftCustody).and_then(|on| Some((on, on.yesterday().ok()?)));
        let eve = eve.map(|(on, eve)| (Position::new(facts, law.precedence, eve), on));
        let at_death =
            position.day(Trigger::DeathKnown).map(|known| Position::new(facts, law.precedence, known).holds());
        Self { law, position, eve, at_death, decided: [None; Group::ALL.len()] }
    }

    /// The rule's answer; nothing for a rule without a version.
    fn ask(&mut self, rule: &'l Rule) -> Option<Duty<'l>> {
        let newest = rule.versions.last()?;
        if !rule.jurisdiction.covers(self.position.nation) {
            return Some(Duty::new(rule, newest, State::NotApplicable(WhyNot::OtherNation)));
        }
        let mut duty = self.answer_in_force(rule, newest, &self.position);
        if let (State::NotApplicable(WhyNot::Not(Predicate::InCustody)), Some((eve, on))) = (duty.state, &self.eve) {
            duty = after_release(self.answer_in_force(rule, newest, eve), *on).unwrap_or(duty);
        }
        self.decide(&mut duty);
        Some(duty)
    }

    /// Of a set, the first row that applies decides, and the others give way.
    fn decide(&mut self, duty: &mut Duty<'l>) {
        let Some((group, _)) = duty.rule.group else { return };
        let gives_way = matches!(duty.state, State::NotApplicable(_) | State::Superseded(_) | State::Coming { .. });
        let Some(decided) = self.decided.get_mut(group as usize).filter(|_| !gives_way) else { return };
        if let Some(earlier) = *decided {
            duty.state = State::Superseded(By::EarlierRow(earlier));
            (duty.due, duty.opens) = (None, None);
            return;
        }
        *decided = Some(duty.rule.id);
        if let (Group::Handover, Some((before, after))) = (group, duty.rule.answers) {
            self.position.probation_answers = duty.due.filter(|_| after == Role::CommunityOffenderManager);
            // Where one post answers from the first day, nothing is handed over.
            self.position.handover = duty.due.filter(|_| before != after);
        }
    }

    /// The answer of the version under which the rule's trigger falls, newest first; or why none holds.
    fn answer_in_force(&self, rule: &'l Rule, newest: &'l Version, position: &Position<'f>) -> Duty<'l> {
        let mut none_holds = None;
        let begins = rule.versions.first().map_or(Date::MIN, |first| first.effective_from);
        for version in rule.versions.iter().rev() {
            let day = match version.trigger {
                Trigger::Commencement => Some(version.effective_from),
                Trigger::Handover => self.position.handover,
                Trigger::ProbationAnswers => self.position.probation_answers,
                trigger => position.day(trigger),
            };
            // What returns binds from the day the law began, however long ago it was last done.
            let judged_on = day.filter(|day| version.recurs.is_none() || begins <= *day);
            match in_force(version, judged_on, position.today) {
                Ok(()) => return self.answer(rule, version, day, position),
                Err(state) => none_holds = none_holds.or(Some((version, state))),
            }
        }
        let (version, state) = none_holds.unwrap_or((newest, State::Coming { from: None }));
        let why_not = why_not(version, self.holds(version, position));
        Duty::new(rule, version, why_not.map_or(state, State::NotApplicable))
    }

    /// The tests that tell whether a version applies.
    fn holds(&self, version: &Version, position: &Position<'f>) -> Predicates {
        self.at_death.filter(|_| version.trigger == Trigger::DeathKnown).unwrap_or(position.holds)
    }

    fn answer(&self, rule: &'l Rule, version: &'l Version, day: Option<Date>, position: &Position<'f>) -> Duty<'l> {
        let duty = Duty { counted_from: day, ..Duty::new(rule, version, State::Open) };
        // Of the dead nothing is owed but what follows from the death itself.
        if !position.is(Predicate::Alive) && version.trigger != Trigger::DeathKnown {
            return Duty::new(rule, version, State::NotApplicable(WhyNot::Not(Predicate::Alive)));
        }
        if let Some(why) = why_not(version, self.holds(version, position)) {
            return Duty::new(rule, version, State::NotApplicable(why));
        }
        let Some(day) = day else {
            return Duty::new(rule, version, State::NotApplicable(WhyNot::NoDay(version.trigger)));
        };
        let holidays = self.law.holidays;
        let due = match version.due {
            Due::After(offset) => Some(offset.after(day, holidays)),
            Due::Before(offset) => Some(offset.before(day, holidays)),
            Due::AsSoonAsPossible | Due::Throughout => None,
        };
        let opens = match (due, version.opens, version.due) {
            (Some(due), Some(opens), _) => opens.before(due, holidays),
            (Some(due), None, Due::Before(_)) => OPENS_BEFORE.before(due, holidays),
            _ => day,
        };
        let from = match version.counts_from {
            CountsFrom::Trigger => day,
            CountsFrom::Reception => position.custody.map_or(day, |custody| custody.from),
            CountsFrom::Opens => opens,
            CountsFrom::Ever => Date::MIN,
        };
        if let Some(again) = version.recurs
            && let Some((on, by)) = closed(version.closed_by, position, from).max()
        {
            let due = again.after(on, holidays);
            let opens = version.opens.unwrap_or(OPENS_BEFORE).before(due, holidays);
            return Duty { last_done: Some((on, by)), ..duty }.standing(Some(due), opens, position.today);
        }
        if version.recurs.is_none()
            && let Some((on, by)) = closed(version.closed_by, position, from).min()
        {
            let late_days = due.map_or(0, |due| (on - due).get_days().max(0));
            return Duty { state: State::Done { on, by, late_days }, due, opens: Some(opens), ..duty };
        }
        duty.standing(due, opens, position.today)
    }
}

/// Whether a trigger on `day` falls under the version. What goes on all the time, what counts from the change of law, and
/// what nothing has triggered yet, is judged by the law of today.
fn in_force(version: &Version, day: Option<Date>, today: Date) -> Result<(), State> {
    if !version.commenced {
        return Err(State::Coming { from: None });
    }
    let of_today = version.due == Due::Throughout || version.trigger == Trigger::Commencement;
    let on = day.filter(|_| !of_today).unwrap_or(today);
    if version.effective_from > on {
        return Err(if version.effective_from > today {
            State::Coming { from: Some(version.effective_from) }
        } else {
            State::NotApplicable(WhyNot::NotInForce { on })
        });
    }
    if version.effective_to.is_some_and(|to| to < on) {
        return Err(State::NotApplicable(WhyNot::NotInForce { on }));
    }
    Ok(())
}

/// The first test that keeps the version from applying.
fn why_not(version: &Version, holds: Predicates) -> Option<WhyNot> {
    if let Some(missing) = version.scope.without(holds).first() {
        return Some(WhyNot::Not(missing));
    }
    if !version.cohort.is_empty() && version.cohort.and(holds).is_empty() {
        return Some(match (version.cohort.first(), version.cohort.iter().count()) {
            (Some(only), 1) => WhyNot::Not(only),
            _ => WhyNot::NoneOf(version.cohort),
        });
    }
    version.unless.and(holds).first().map(WhyNot::Is)
}

/// What became, on the day of release, of a duty that was owed in custody.
fn after_release(duty: Duty<'_>, on: Date) -> Option<Duty<'_>> {
    match duty.state {
        State::Done { .. } => Some(duty),
        state if state.is_owed() => Some(Duty { state: State::Superseded(By::Released { on }), opens: None, ..duty }),
        _ => None,
    }
}

/// The closing events from `from` up to today.
fn closed<'p>(
    kinds: EventKinds,
    position: &'p Position<'_>,
    from: Date,
) -> impl Iterator<Item = (Date, EventKind)> + 'p {
    let facts = position.facts;
    let recorded = facts.done_by(position.today).map(|Event { on, kind, .. }| (*on, *kind));
    let given = facts.release_dates.iter().map(|date| (date.as_of, EventKind::ReleaseDateGiven));
    let today = position.today;
    recorded.chain(given).filter(move |(on, kind)| kinds.has(*kind) && from <= *on && *on <= today)
}

impl<'l> Duty<'l> {
    /// The rule in this state, without days.
    fn new(rule: &'l Rule, version: &'l Version, state: State) -> Self {
        Self { rule, version, state, due: None, opens: None, counted_from: None, last_done: None }
    }

    /// The duty as it stands `today` between its first and its last day.
    fn standing(self, due: Option<Date>, opens: Date, today: Date) -> Self {
        let state = match due.map(|due| (due - today).get_days()) {
            Some(days @ ..0) => State::Overdue { days: -days },
            _ if today < opens => State::NotYetOpen,
            Some(days @ 0..=DUE_SOON_DAYS) => State::DueSoon { days },
            _ => State::Open,
        };
        Self { state, due, opens: Some(opens), ..self }
    }
}
