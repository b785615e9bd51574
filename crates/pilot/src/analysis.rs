//! The analysis as the protocol promises it, in its order: who is due, like with like, the gates, and only then outcomes.

use disclosure::Profile;
use domain::Date;
use evaluation::matching::{Specification, specification_curve};
use evaluation::sequential::{Design as LookDesign, Shape, boundaries};
use evaluation::{EvaluationError, numbers::normal};

use crate::breakdown::{self, Family};
use crate::compare::{CompareError, Compared, compare};
use crate::curves::{self, Curve};
use crate::error::AnalysisError;
use crate::evidence::{Evidence, evidence};
use crate::gates::{self, Facts, Gate, Gates, Standing};
use crate::given::Given;
use crate::maturity;
use crate::measure::{Measures, measure, outcomes};
use crate::oversight::{self, Oversight};
use crate::people::People;
use crate::power::{Power, power};
use crate::protocol::{Boundary, Design, Outcome, Protocol};
use crate::release::{EVERYBODY, Entry, Office, Released};
use crate::threads::{Work, in_order};

/// How many people came how far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flow {
    /// Rows.
    pub submitted: usize,
    /// Found in the records that hold outcomes.
    pub traced: usize,
    /// Of these, those whose outcome is due.
    pub due: usize,
    /// Of these, those who are matched; for the comparison group those who are used.
    pub matched: usize,
}

/// The level of intervals, after looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Level {
    /// The look, counted from 1.
    pub look: usize,
    /// Looks planned.
    pub looks: usize,
    /// The level of intervals.
    pub level: f64,
}

/// Everything found.
#[derive(Debug, Clone)]
pub struct Analysis {
    /// Those who took part.
    pub took_part: Flow,
    /// The comparison group.
    pub comparison: Flow,
    /// The last day on which somebody who took part becomes due.
    pub all_due_on: Option<Date>,
    /// The level.
    pub level: Level,
    /// The comparison of those who are due; none where it could not be made.
    pub compared: Option<Compared>,
    /// The gates.
    pub gates: Gates,
    /// The protected tables of the headline, those who took part and the comparison group; none while a gate is shut.
    pub headline: Option<[Released; 2]>,
    /// What was measured; none while a gate is shut.
    pub measures: Option<Measures>,
    /// The same question asked in every defensible way.
    pub specifications: Vec<Specification>,
    /// Curves of all who can be watched.
    pub curves: Curves,
    /// Subgroups.
    pub families: Vec<Family>,
    /// What can be shown at this size.
    pub power: Option<Power>,
    /// How much can be claimed.
    pub evidence: Evidence,
    /// What is watched besides.
    pub oversight: Oversight,
    /// Small counts that could be recovered from everything released: always 0.
    pub recoverable: usize,
    /// Tables of these data that were released before.
    pub earlier: usize,
    /// Other cuts of which tables were released before.
    pub other_cuts: usize,
    /// Populations that a later cut does not merely add to, so that what cuts differ by says nothing certain.
    pub apart: Vec<String>,
    /// Every table of these data that is released, the earlier first.
    pub ledger: Vec<Entry>,
}

/// Curves of all who can be watched.
#[derive(Debug, Clone, Default)]
pub struct Curves {
    /// Those who took part, and the comparison group where its gates are open.
    pub shown: Vec<Curve>,
    /// Why the comparison group, or everything, is not shown.
    pub because: Option<String>,
    /// The comparison that the curves rest on.
    pub compared: Option<Compared>,
}

/// The level of intervals at a look.
pub fn level(protocol: &Protocol, look: Option<usize>) -> Result<Level, AnalysisError> {
    let looks = protocol.looks.information.len();
    let look = look.unwrap_or(looks);
    if look == 0 || look > looks {
        return Err(AnalysisError::Look { look, planned: looks });
    }
    let alpha = protocol.analysis.alpha;
    if looks == 1 {
        return Ok(Level { look, looks, level: 1.0 - alpha });
    }
    let shape = match protocol.looks.boundary {
        Boundary::OBrienFleming => Shape::OBrienFleming,
        Boundary::Pocock => Shape::Pocock,
    };
    let information = protocol.looks.information.clone();
    let found = boundaries(&LookDesign { information, alpha, two_sided: true, shape })?;
    let boundary = found.upper.get(look - 1).copied().unwrap_or(f64::INFINITY);
    Ok(Level { look, looks, level: 1.0 - 2.0 * normal::upper_tail(boundary) })
}

/// Runs the whole analysis.
pub fn analyse(
    protocol: &Protocol,
    people: &People,
    (data, given): (&str, &Given),
    threads: usize,
) -> Result<Analysis, AnalysisError> {
    let level = level(protocol, given.look)?;
    let due = due(protocol, people);
    let made = compare(people, protocol, due.clone());
    let compared = match made {
        Ok(compared) => Ok(compared),
        Err(CompareError::People(wrong)) => return Err(wrong.into()),
        Err(CompareError::Evaluation(why)) => Err(why),
    };
    let mut gates = match &compared {
        Ok(compared) => Gates::decide(&Facts::of(compared, protocol)),
        Err(why) => Gates::shut(cannot_compare(why)),
    };
    let compared = compared.ok();
    let took_part = flow(protocol, people, compared.as_ref(), true);
    gates = gates.first(gates::maturity(took_part.due, took_part.traced, protocol.known_after_months()));
    let profile = Profile::named(&protocol.suppression.profile).unwrap_or_else(Profile::sacro);
    let mut office = Office::after(&profile, (data, people.cut), &given.earlier)?;
    let earlier = given.earlier.iter().filter(|entry| entry.data == data).count();
    let families = breakdown::categories(protocol, people, compared.as_ref())?;
    let mut headline = None;
    let mut tables = Vec::new();
    if let (Some(compared), Some(_)) = (&compared, gates.open()) {
        let (whole, by_family) = release(&mut office, (people, protocol), compared, &families)?;
        gates = gates.with(protected(&whole));
        // What stays shut shows no outcome, protected or not.
        if gates.open().is_some() {
            headline = Some(whole);
            tables = by_family;
        }
    }
    let found = measured((people, protocol), compared.as_ref(), &gates, (level.level, threads), &families)?;
    let families = breakdown::finished(families, tables, found.subgroups, protocol.analysis.alpha);
    let oversight = oversight::watch((people, protocol), &due, &mut office, gates.open().is_some())?;
    let recoverable =
        office.recoverable(&["took part", "comparison group", oversight::EVERYONE, oversight::STARTED])?;
    if recoverable > 0 {
        return Err(AnalysisError::Recoverable { recoverable });
    }
    let (size, control) = compared.as_ref().map_or((0, 0.0), |it| (it.matched.matched, it.effective_controls));
    Ok(Analysis {
        took_part,
        comparison: flow(protocol, people, compared.as_ref(), false),
        all_due_on: all_due_on(protocol, people),
        level,
        curves: watched_curves(protocol, people, &due, compared.as_ref())?,
        power: if size > 0 { Some(power(protocol, size as f64, control)?) } else { None },
        evidence: evidence(protocol, found.measures.as_ref().map(|measures| &measures.rate)),
        headline,
        measures: found.measures,
        specifications: found.specifications,
        compared,
        gates,
        families,
        oversight,
        recoverable,
        earlier,
        other_cuts: office.other_cuts(),
        apart: office.apart().to_vec(),
        ledger: office.entries(),
    })
}

/// What the error says, for people.
fn cannot_compare(why: &EvaluationError) -> String {
    format!("The groups could not be compared: {why}.")
}

/// Places of everybody who was traced and whose outcome is due.
fn due(protocol: &Protocol, people: &People) -> Vec<usize> {
    let rows = people.rows.iter().enumerate();
    rows.filter(|(_, person)| person.traced && person.is_due(protocol, people.cut)).map(|(at, _)| at).collect()
}

fn all_due_on(protocol: &Protocol, people: &People) -> Option<Date> {
    let last =
        people.rows.iter().filter(|person| person.took_part && person.traced).map(|person| person.start).max()?;
    maturity::months_after(last, protocol.known_after_months())
}

fn flow(protocol: &Protocol, people: &People, compared: Option<&Compared>, took_part: bool) -> Flow {
    let count = |holds: &dyn Fn(&crate::people::Person) -> bool| {
        people.rows.iter().filter(|person| person.took_part == took_part && holds(person)).count()
    };
    Flow {
        submitted: count(&|_| true),
        traced: count(&|person| person.traced),
        due: count(&|person| person.traced && person.is_due(protocol, people.cut)),
        matched: compared.map_or(0, |compared| compared.counted(took_part).len()),
    }
}

/// The headline's tables of those who took part and of the comparison group, and the subgroups' of those who took part.
fn release(
    office: &mut Office<'_>,
    (people, protocol): (&People, &Protocol),
    compared: &Compared,
    families: &[breakdown::Wanted],
) -> Result<([Released; 2], Vec<Released>), AnalysisError> {
    let columns = protocol.outcome_columns();
    let everybody = [EVERYBODY.to_owned()];
    let place = |outcome: f64| usize::from(outcome < 0.5);
    let mut table = |population: &str, rows: &[usize]| -> Result<Released, AnalysisError> {
        let outcomes = outcomes(people, protocol, rows)?;
        let cells = outcomes.into_iter().map(|outcome| (0, place(outcome)));
        Ok(office.release(population, ("everybody", &everybody), ("outcome", &columns), cells)?)
    };
    let took_part = compared.counted(true);
    let whole = [table("took part", &took_part)?, table("comparison group", &compared.counted(false))?];
    let mut by_family = Vec::new();
    for family in families {
        let outcomes = outcomes(people, protocol, &took_part)?;
        let cells =
            took_part.iter().zip(outcomes).filter_map(|(row, outcome)| Some((family.place(*row)?, place(outcome))));
        let rows_are = (family.column.as_str(), family.categories.as_slice());
        by_family.push(office.release("took part", rows_are, ("outcome", &columns), cells)?);
    }
    Ok((whole, by_family))
}

fn protected(whole: &[Released; 2]) -> Gate {
    let is_shown = whole.iter().all(|table| table.total().is_some());
    Gate {
        name: "protected",
        asks: "Can the counts be shown without giving anybody away?",
        standing: if is_shown { Standing::Open } else { Standing::Shut },
        because: if is_shown {
            "Every count that the rates rest on can be shown.".to_owned()
        } else {
            "A count that a rate rests on is too small to be shown, and a rate would give it away.".to_owned()
        },
    }
}

/// One piece of the work that is shared among threads.
enum Piece {
    Measures(Box<Result<Measures, CompareError>>),
    Specifications(Result<Vec<Specification>, EvaluationError>),
    Subgroup(breakdown::Subgroup),
}

struct Found {
    measures: Option<Measures>,
    specifications: Vec<Specification>,
    subgroups: Vec<breakdown::Subgroup>,
}

fn measured(
    of @ (people, protocol): (&People, &Protocol),
    compared: Option<&Compared>,
    gates: &Gates,
    (level, threads): (f64, usize),
    families: &[breakdown::Wanted],
) -> Result<Found, AnalysisError> {
    let mut found = Found { measures: None, specifications: Vec::new(), subgroups: Vec::new() };
    let (Some(compared), Some(opened)) = (compared, gates.open()) else { return Ok(found) };
    let mut work: Vec<Work<'_, Piece>> =
        vec![Box::new(|| Piece::Measures(Box::new(measure(&opened, of, compared, level))))];
    if protocol.comparison.design == Design::Matched {
        work.push(Box::new(move || {
            let covariates = compared.covariates();
            let outcome = outcomes(people, protocol, &compared.rows).unwrap_or_default();
            Piece::Specifications(specification_curve(&compared.treated, &outcome, &covariates, level))
        }));
    }
    for family in families {
        for category in &family.categories {
            work.push(Box::new(move || Piece::Subgroup(breakdown::subgroup(of, compared, (family, category), level))));
        }
    }
    for piece in in_order(threads, work) {
        match piece {
            Piece::Measures(measures) => match *measures {
                Ok(measures) => found.measures = Some(measures),
                Err(CompareError::People(wrong)) => return Err(wrong.into()),
                Err(CompareError::Evaluation(why)) => return Err(why.into()),
            },
            Piece::Specifications(specifications) => found.specifications = specifications?,
            Piece::Subgroup(subgroup) => found.subgroups.push(subgroup),
        }
    }
    Ok(found)
}

/// Curves of all who can be watched: whoever is due, and whoever started more than six months before the cut.
fn watched_curves(
    protocol: &Protocol,
    people: &People,
    due: &[usize],
    compared: Option<&Compared>,
) -> Result<Curves, AnalysisError> {
    if !matches!(protocol.outcome, Outcome::ProvenReoffending { .. }) {
        return Ok(Curves::default());
    }
    let can_be = |person: &crate::people::Person| maturity::watched(person.start, person.offence, people.cut).is_some();
    let rows = people.rows.iter().enumerate().filter(|(_, person)| person.traced && can_be(person));
    let rows: Vec<usize> = rows.map(|(at, _)| at).collect();
    let compared = match compared.filter(|_| rows == due) {
        Some(compared) => compared.clone(),
        None => match compare(people, protocol, rows) {
            Ok(compared) => compared,
            Err(CompareError::People(wrong)) => return Err(wrong.into()),
            Err(CompareError::Evaluation(why)) => {
                return Ok(Curves { because: Some(cannot_compare(&why)), ..Curves::default() });
            }
        },
    };
    let gates = Gates::decide(&Facts::of(&compared, protocol));
    let least = protocol.suppression.curve_least;
    let Some([first, second]) = curves::curves(people, &compared, least)? else {
        let because = format!("Fewer than {least} people could be watched in one of the groups.");
        return Ok(Curves { because: Some(because), compared: Some(compared), shown: Vec::new() });
    };
    if gates.open().is_some() {
        return Ok(Curves { shown: vec![first, second], because: None, compared: Some(compared) });
    }
    let because: Vec<&str> = gates.closed().map(|gate| gate.because.as_str()).collect();
    let because = format!("The comparison group is not drawn. {}", because.join(" "));
    Ok(Curves { shown: vec![first], because: Some(because), compared: Some(compared) })
}
