//! Everybody who is held, ready to be asked.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::ops::Range;

use domain::Date;
use domain::id::{AgencyId, PersonId};
use domain::reception::Thresholds;
use linkage::{LinkageError, Model};
use tables::Source;

use super::evidence::{Evidence, evidence, part_bits};
use super::gather::{COLUMNS, Gathered, OWN_NUMBER};
use super::model::{by_hand, spoken_of};
use super::question::Question;

/// Most people that are weighed in full for one answer: more fit somebody described too loosely.
const LIKE_MAX: usize = 400;

/// Up to so many lines each is weighed, so that nobody is missed whom no rule brings; more take longer than a page should.
const EACH_UP_TO: usize = 200_000;

/// Everybody who is held.
#[derive(Debug, Default)]
pub struct Held {
    file: Option<linkage::Held>,
    /// Columns in which anybody has a value.
    columns: Vec<&'static str>,
    /// Of each line of the file: whose it is, and the date of birth there.
    lines: Vec<(PersonId, Option<Date>)>,
    lines_of: HashMap<PersonId, Range<usize>>,
    councils: HashMap<PersonId, Vec<AgencyId>>,
    thresholds: Option<Thresholds>,
}

/// Among whom somebody is looked for.
#[derive(Debug, Clone, Copy)]
pub enum Among<'a> {
    /// Everybody. Where there are very many, those alone are weighed who agree in one of the model's rules.
    Everybody,
    /// These alone: each of them is weighed.
    These(&'a BTreeSet<PersonId>),
}

/// Somebody who may be meant.
#[derive(Debug, Clone, PartialEq)]
pub struct Like {
    /// Who.
    pub person: PersonId,
    /// Binary logarithm of the odds that they are meant, among those who were looked through. It orders a list.
    pub bits: f64,
    /// Why a person must look, if there is a reason: twins, or a parent and a child.
    pub flag: Option<&'static str>,
    /// The evidence, field by field.
    pub evidence: Vec<Evidence>,
}

impl Held {
    /// Writes everybody as linkage reads them, and sorts them for its rules.
    pub(super) fn build(people: BTreeMap<PersonId, Gathered>) -> Result<Self, LinkageError> {
        let mut held = Self::default();
        let people: BTreeMap<PersonId, Gathered> = people.into_iter().filter(|(_, one)| !one.is_empty()).collect();
        for (person, one) in &people {
            let from = held.lines.len();
            held.lines.extend(one.born().into_iter().map(|born_on| (*person, born_on)));
            held.lines_of.insert(*person, from..held.lines.len());
            if !one.councils.is_empty() {
                held.councils.insert(*person, one.councils.iter().copied().collect());
            }
        }
        let has = |column: &&'static str| {
            let has = |one: &Gathered| one.born().iter().any(|born| !one.cell(main(column), *born).is_empty());
            people.values().any(has)
        };
        held.columns = COLUMNS.into_iter().chain([OWN_NUMBER]).filter(has).collect();
        loop {
            let columns: Vec<&str> = std::iter::once("id").chain(held.columns.iter().copied()).collect();
            // With nobody there, or nothing but one column, nobody is like anybody.
            let Ok(model) = by_hand(&columns, people.len()) else { return Ok(held) };
            held.thresholds = Some(thresholds(&model));
            let source = Source::from_bytes("people", held.text(&people).into())?;
            match linkage::Held::open(&source, &model) {
                Ok(file) => {
                    held.file = Some(file);
                    return Ok(held);
                }
                // Something stands in it, and nothing that can be compared: it is left out like an empty one.
                Err(LinkageError::AllMissing { column, .. }) if held.columns.iter().any(|one| *one == column) => {
                    held.columns.retain(|one| main(one) != column);
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// A line for each date of birth of each person, under a head.
    fn text(&self, people: &BTreeMap<PersonId, Gathered>) -> String {
        let mut text = format!("id,{}\n", self.columns.join(","));
        for (line, (person, born_on)) in self.lines.iter().enumerate() {
            let Some(one) = people.get(person) else { continue };
            let _ = write!(text, "{line}");
            for column in &self.columns {
                text.push(',');
                text.push_str(&one.cell(column, *born_on));
            }
            text.push('\n');
        }
        text
    }

    /// How many people are held.
    pub fn people(&self) -> usize {
        self.lines_of.len()
    }

    /// The councils that list a person.
    pub fn councils(&self, person: PersonId) -> &[AgencyId] {
        self.councils.get(&person).map_or(&[], Vec::as_slice)
    }

    /// The date of birth that counts, if any is known.
    pub fn born_on(&self, person: PersonId) -> Option<Date> {
        let line = self.lines_of.get(&person).and_then(|lines| self.lines.get(lines.start));
        line.and_then(|(_, born_on)| *born_on)
    }

    /// From which odds on something is said at a reception desk, by the signed thresholds of the model.
    pub const fn thresholds(&self) -> Option<Thresholds> {
        self.thresholds
    }

    /// So far must two be apart for the first not to be mistaken for the second, in bits.
    pub fn ahead(&self) -> f64 {
        self.thresholds.map_or(0.0, |thresholds| thresholds.ahead)
    }

    /// Who may be meant, the likeliest first. Nothing that was typed is an error: what cannot be read counts as not known.
    pub fn ask(&self, question: &Question, among: Among<'_>, today: Date) -> Result<Vec<Like>, LinkageError> {
        let Some(file) = &self.file else { return Ok(Vec::new()) };
        let typed = question.values(today);
        let is_held = |(column, _): &&(&'static str, String)| self.columns.contains(column);
        let values: Vec<(&str, &str)> =
            typed.iter().filter(is_held).map(|(column, text)| (*column, text.as_str())).collect();
        let has_parts = question.born.whole().is_none() && !question.born.is_empty();
        if values.is_empty() && !(has_parts && matches!(among, Among::These(_))) {
            return Ok(Vec::new());
        }
        let (found, looked_through) = match among {
            Among::Everybody if self.lines.len() > EACH_UP_TO => (file.ask(&values, LIKE_MAX)?, self.people()),
            Among::Everybody => {
                let lines: Vec<usize> = (0..self.lines.len()).collect();
                (file.ask_among(&values, &lines, LIKE_MAX)?, self.people())
            }
            Among::These(people) => {
                let lines: Vec<usize> =
                    people.iter().filter_map(|person| self.lines_of.get(person)).cloned().flatten().collect();
                (file.ask_among(&values, &lines, lines.len())?, people.len())
            }
        };
        let among_fewer = match among {
            Among::Everybody => 0.0,
            Among::These(_) => {
                let few = f64::from(u32::try_from(looked_through.max(1)).unwrap_or(u32::MAX));
                (spoken_of(self.people()) / few).log2()
            }
        };
        Ok(self.likes(found, (question, today), (has_parts, among_fewer)))
    }

    /// One for each person: the best of their lines.
    fn likes(
        &self,
        found: Vec<linkage::Found>,
        (question, today): (&Question, Date),
        (has_parts, among_fewer): (bool, f64),
    ) -> Vec<Like> {
        let mut best: BTreeMap<PersonId, Like> = BTreeMap::new();
        for one in found {
            let line = one.id.parse::<usize>().ok().and_then(|line| self.lines.get(line));
            let Some((person, born_on)) = line else { continue };
            let mut evidence = evidence(&one.waterfall.steps, question, today);
            // Whoever looks like a twin is held down, among few people as among many.
            let mut bits = one.waterfall.weight + if one.waterfall.flag.is_some() { 0.0 } else { among_fewer };
            if has_parts {
                evidence.retain(|step| step.field != "date of birth");
                match born_on {
                    None => evidence.push(Evidence::no_date()),
                    Some(born_on) => {
                        for (part, is_same) in question.born.compared(*born_on) {
                            bits += part_bits(part, is_same);
                            evidence.push(Evidence::of_part(part, is_same));
                        }
                    }
                }
            }
            let person = *person;
            let found = Like { person, bits, flag: one.waterfall.flag, evidence };
            let place = best.entry(person).or_insert_with(|| found.clone());
            if found.bits > place.bits {
                *place = found;
            }
        }
        let mut likes: Vec<Like> = best.into_values().collect();
        likes.sort_by(|one, other| other.bits.total_cmp(&one.bits).then(one.person.cmp(&other.person)));
        likes
    }
}

/// The column that a column of further values goes with; another is its own. A column in which nobody has a value is refused by
/// linkage; one of further values may be empty.
fn main(column: &'static str) -> &'static str {
    match column {
        "alias_first" => "first_name",
        "alias_surname" => "surname",
        own => own,
    }
}

/// By the model's signed thresholds; of review by the proposed one, since the model's is lower for the few of a caseload.
fn thresholds(model: &Model) -> Thresholds {
    let proposed = linkage::Thresholds::proposed("", "");
    Thresholds {
        very_likely: model.thresholds.join.value,
        may_be: proposed.review.value,
        ahead: model.thresholds.margin.value,
    }
}
