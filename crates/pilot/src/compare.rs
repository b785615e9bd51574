//! Like compared with like: the score, the match, and how alike the groups are before any outcome is looked at.

use evaluation::matching::{
    Balance, Matched, Nearest, Order, Spread, balance, effective_size, log_odds, nearest, propensity, radius, spread_of,
};
use evaluation::{Covariate, EvaluationError};

use crate::people::{People, PeopleError, categories};
use crate::protocol::{Design, MatchOrder, Method, Protocol, ScoreScale};

/// Why no comparison could be made.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum CompareError {
    /// A row cannot be used.
    #[error(transparent)]
    People(#[from] PeopleError),
    /// The columns cannot say it.
    #[error(transparent)]
    Evaluation(#[from] EvaluationError),
}

/// Columns with their names.
pub type NamedColumns = Vec<(String, Vec<f64>)>;

/// Two groups made alike, without any outcome.
#[derive(Debug, Clone)]
pub struct Compared {
    /// The people, as places among all.
    pub rows: Vec<usize>,
    /// Whether each took part.
    pub treated: Vec<bool>,
    /// Columns of the model, with their names.
    pub design: NamedColumns,
    /// Columns left out because everybody has the same value.
    pub constant: Vec<String>,
    /// Each person's score; empty where nobody was scored.
    pub score: Vec<f64>,
    /// Coefficients of the score, the intercept first.
    pub coefficients: Vec<(String, f64)>,
    /// Weights and numbers of the match.
    pub matched: Matched,
    /// Where people chose in an order drawn from the seed: the places, counted from 1 among these people, of those who found
    /// a match, in that order. Nobody else has a part in it.
    pub drawn: Vec<usize>,
    /// The caliper as it was used.
    pub caliper: Option<f64>,
    /// How alike the groups were.
    pub before: Vec<Balance>,
    /// How alike they are.
    pub after: Vec<Balance>,
    /// Comparison people that the weights are worth.
    pub effective_controls: f64,
    /// Share of people who might as well have been in either group; none where nobody was scored.
    pub equipoise: Option<f64>,
}

impl Compared {
    /// Columns of the model as the engine takes them.
    pub fn covariates(&self) -> Vec<Covariate<'_>> {
        self.design.iter().map(|(name, values)| Covariate { name, values }).collect()
    }

    /// Comparison people there were to choose from.
    pub fn controls_offered(&self) -> usize {
        self.treated.iter().filter(|treated| !**treated).count()
    }

    /// The largest standardised difference that is left, in hundredths of a standard deviation; 0 without covariates.
    pub fn largest_difference(&self) -> f64 {
        100.0 * self.after.iter().map(|balance| balance.difference.abs()).fold(0.0, f64::max)
    }

    /// The share of those who took part for whom a match was found.
    pub fn matched_share(&self) -> f64 {
        self.matched.matched as f64 / self.matched.treated as f64
    }

    /// Places among all people of those in one group who count.
    pub fn counted(&self, took_part: bool) -> Vec<usize> {
        let weighted = self.rows.iter().zip(&self.treated).zip(&self.matched.weights);
        weighted
            .filter(|((_, treated), weight)| **treated == took_part && **weight > 0.0)
            .map(|((row, _), _)| *row)
            .collect()
    }
}

/// The columns of the model: numbers, then one column of 0 and 1 for each category but the first. What is the same for
/// everybody is left out and named.
fn design(people: &People, protocol: &Protocol, rows: &[usize]) -> Result<(NamedColumns, Vec<String>), PeopleError> {
    let (mut design, mut constant) = (Vec::new(), Vec::new());
    for name in &protocol.comparison.numbers {
        let values = people.numbers(name, rows)?;
        let varies = values.windows(2).any(|pair| matches!(pair, [one, other] if one.to_bits() != other.to_bits()));
        if varies { design.push((name.clone(), values)) } else { constant.push(name.clone()) }
    }
    for name in &protocol.comparison.categories {
        let words = people.words(name, rows)?;
        let labels = categories(&words);
        if labels.len() < 2 {
            constant.push(name.clone());
        }
        for label in labels.iter().skip(1) {
            let values = words.iter().map(|word| f64::from(u8::from(word == label))).collect();
            design.push((format!("{name}={label}"), values));
        }
    }
    Ok((design, constant))
}

/// The name of a column of the model as people read it: "care type: Foster care".
pub fn in_words(name: &str) -> String {
    match name.split_once('=') {
        Some((column, category)) => format!("{}: {category}", column.replace('_', " ")),
        None => name.replace('_', " "),
    }
}

/// Makes the groups of these people alike by the protocol's rule. No outcome is read.
pub fn compare(people: &People, protocol: &Protocol, rows: Vec<usize>) -> Result<Compared, CompareError> {
    let treated: Vec<bool> =
        rows.iter().map(|row| people.rows.get(*row).is_some_and(|person| person.took_part)).collect();
    for (arm, name) in [(true, "those who took part"), (false, "the comparison group")] {
        if !treated.contains(&arm) {
            return Err(EvaluationError::EmptyArm { arm: name.to_owned() }.into());
        }
    }
    let (design, constant) = design(people, protocol, &rows)?;
    let covariates: Vec<Covariate<'_>> = design.iter().map(|(name, values)| Covariate { name, values }).collect();
    let mut scored = Scored::default();
    let (matched, caliper) = if protocol.comparison.design == Design::Matched {
        scored = score(&treated, &covariates)?;
        by_rule(people, protocol, &rows, (&treated, &scored.score))?
    } else {
        (everybody(&treated), None)
    };
    let drawn = if protocol.comparison.order == MatchOrder::Random { drawn(&matched) } else { Vec::new() };
    let before = balance(&treated, &covariates, None, Spread::Treated)?;
    let after = balance(&treated, &covariates, Some(&matched.weights), Spread::Treated)?;
    let effective_controls = effective_size(&treated, &matched.weights, false);
    let equipoise = (!scored.score.is_empty()).then(|| equipoise(&treated, &scored.score));
    Ok(Compared {
        rows,
        treated,
        score: scored.score,
        coefficients: scored.coefficients,
        matched,
        drawn,
        caliper,
        before,
        after,
        effective_controls,
        equipoise,
        constant,
        design,
    })
}

#[derive(Default)]
struct Scored {
    score: Vec<f64>,
    coefficients: Vec<(String, f64)>,
}

fn score(treated: &[bool], covariates: &[Covariate<'_>]) -> Result<Scored, EvaluationError> {
    if covariates.is_empty() {
        return Err(EvaluationError::Undefined { why: "no covariate varies, so nobody can be told apart" });
    }
    let fit = propensity(treated, covariates)?;
    let coefficients = fit.coefficients.iter().map(|one| (one.name.clone(), one.estimate)).collect();
    Ok(Scored { score: fit.fitted, coefficients })
}

fn drawn(matched: &Matched) -> Vec<usize> {
    let mut places: Vec<usize> = Vec::new();
    for (first, _) in &matched.pairs {
        let place = usize::try_from(*first).unwrap_or(usize::MAX).saturating_add(1);
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

fn everybody(treated: &[bool]) -> Matched {
    let took_part = treated.iter().filter(|treated| **treated).count();
    Matched {
        weights: vec![1.0; treated.len()],
        pairs: Vec::new(),
        treated: took_part,
        matched: took_part,
        controls: treated.len() - took_part,
    }
}

fn by_rule(
    people: &People,
    protocol: &Protocol,
    rows: &[usize],
    (treated, score): (&[bool], &[f64]),
) -> Result<(Matched, Option<f64>), CompareError> {
    let rule = &protocol.comparison;
    let distance = if rule.scale == ScoreScale::Logit { log_odds(score) } else { score.to_vec() };
    let caliper = rule.caliper.map(|share| share * spread_of(&distance));
    let cells = cells(people, &rule.exact, rows)?;
    if let (Some(Method::Radius), Some(caliper)) = (rule.method, caliper) {
        return Ok((radius(treated, &distance, cells.as_deref(), caliper)?, Some(caliper)));
    }
    let order = match rule.order {
        MatchOrder::Data => Order::Row,
        MatchOrder::Largest => Order::Largest,
        MatchOrder::Smallest => Order::Smallest,
        MatchOrder::Random => Order::Random(protocol.analysis.seed),
    };
    let rule = Nearest { order, replacement: rule.replacement, caliper, ratio: rule.ratio };
    Ok((nearest(treated, &distance, cells.as_deref(), rule)?, caliper))
}

/// One number for each combination of the columns in which a match must be equal.
fn cells(people: &People, exact: &[String], rows: &[usize]) -> Result<Option<Vec<u32>>, PeopleError> {
    if exact.is_empty() {
        return Ok(None);
    }
    let columns: Vec<Vec<String>> = exact.iter().map(|name| people.words(name, rows)).collect::<Result<_, _>>()?;
    let mut numbers = std::collections::BTreeMap::new();
    let cell = |at: usize| {
        let key: Vec<&String> = columns.iter().filter_map(|column| column.get(at)).collect();
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        *numbers.entry(key).or_insert(next)
    };
    Ok(Some((0..rows.len()).map(cell).collect()))
}

/// The share of all whose preference score lies from 0.3 to 0.7: the score freed of how many took part (Walker 2013).
fn equipoise(treated: &[bool], score: &[f64]) -> f64 {
    let share = treated.iter().filter(|treated| **treated).count() as f64 / treated.len() as f64;
    let between = |score: &&f64| {
        let odds = **score / (1.0 - **score) * (1.0 - share) / share;
        let preference = odds / (1.0 + odds);
        (0.3..=0.7).contains(&preference)
    };
    score.iter().filter(between).count() as f64 / score.len() as f64
}
