//! Gates, closed when in doubt: what must hold before an effect may be looked at, each with its reason in plain words.
//!
//! What it says: no standardised difference above 10 % (amber above 5 %), a match for 80 % of those who took part or a
//! change of estimand stated beforehand, overlap, enough comparison people by weight, and 30 people analysed or more.
//! Otherwise only the balance is shown. Source: `docs/formats/protocol.md`, after the Justice Data Lab's bands and OHDSI's
//! diagnostics. Applies to: the pilot and each of its subgroups alike. Example: 29 people analysed close the gate, 30 open it.

use crate::compare::Compared;
use crate::protocol::{Design, IfFewMatched, Protocol};

/// People that must be analysed.
pub const FEWEST: usize = 30;
/// The largest standardised difference that is allowed, in hundredths of a standard deviation.
pub const LARGEST_DIFFERENCE: f64 = 10.0;
/// The largest that is no cause for caution.
pub const CAUTION: f64 = 5.0;
/// The share that must be matched.
pub const MATCHED: f64 = 0.8;
/// The share that must be in equipoise.
pub const EQUIPOISE: f64 = 0.2;

/// How a gate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Nothing speaks against it.
    Open,
    /// Open, with a caution that the report must carry.
    Amber,
    /// Shut: no result is shown.
    Shut,
}

impl Standing {
    /// Its word.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Amber => "open with caution",
            Self::Shut => "shut",
        }
    }
}

/// One gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// Its name, for programs.
    pub name: &'static str,
    /// What it asks, for people.
    pub asks: &'static str,
    /// How it stands.
    pub standing: Standing,
    /// Why, in plain words.
    pub because: String,
}

/// Everything that gates are decided on. A number that is not a number shuts its gate.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// People who took part and whose outcome is analysed.
    pub analysed: usize,
    /// Share of those who took part for whom a match was found.
    pub matched_share: f64,
    /// What the protocol says of few matches.
    pub if_few_matched: IfFewMatched,
    /// The largest standardised difference after matching, in hundredths of a standard deviation, and whose.
    pub largest_difference: Option<(f64, String)>,
    /// Share of people who might as well have been in either group.
    pub equipoise: Option<f64>,
    /// Comparison people that the weights are worth.
    pub effective_controls: f64,
    /// How people came into the groups.
    pub design: Design,
}

impl Facts {
    /// The facts of a comparison.
    pub fn of(compared: &Compared, protocol: &Protocol) -> Self {
        // A difference that is not a number is larger than any.
        let size = |balance: &&evaluation::matching::Balance| {
            let size = balance.difference.abs();
            if size.is_nan() { f64::INFINITY } else { size }
        };
        let largest = compared.after.iter().max_by(|left, right| size(left).total_cmp(&size(right)));
        Self {
            analysed: compared.matched.matched,
            matched_share: compared.matched_share(),
            if_few_matched: protocol.estimand.if_few_matched,
            largest_difference: largest
                .map(|balance| (100.0 * size(&balance), crate::compare::in_words(&balance.name))),
            equipoise: compared.equipoise,
            effective_controls: compared.effective_controls,
            design: protocol.comparison.design,
        }
    }
}

/// Proof that every gate stood open: without it nothing is measured.
#[derive(Debug)]
pub struct Opened(());

/// All gates of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gates(pub Vec<Gate>);

impl Gates {
    /// Decides every gate.
    pub fn decide(facts: &Facts) -> Self {
        Self(vec![size(facts), matched(facts), alike(facts), overlap(facts), controls(facts)])
    }

    /// One gate that is shut, for what could not be compared at all.
    pub fn shut(because: String) -> Self {
        let gate =
            Gate { name: "comparison", asks: "Can the groups be compared at all?", standing: Standing::Shut, because };
        Self(vec![gate])
    }

    /// The gate of time, which stands before all others: whether the outcomes of enough people are known at all.
    #[must_use]
    pub fn first(self, maturity: Gate) -> Self {
        let is_too_early = maturity.standing == Standing::Shut && self.0.iter().any(|gate| gate.name == "comparison");
        // Where nobody is due there is nobody to compare, and that needs no reason of its own.
        let others = if is_too_early { Vec::new() } else { self.0 };
        Self([maturity].into_iter().chain(others).collect())
    }

    /// A further gate.
    #[must_use]
    pub fn with(mut self, gate: Gate) -> Self {
        self.0.push(gate);
        self
    }

    /// The way through, if every gate stands open.
    pub fn open(&self) -> Option<Opened> {
        (!self.0.is_empty() && self.0.iter().all(|gate| gate.standing != Standing::Shut)).then_some(Opened(()))
    }

    /// The gates that are shut.
    pub fn closed(&self) -> impl Iterator<Item = &Gate> {
        self.0.iter().filter(|gate| gate.standing == Standing::Shut)
    }

    /// The gates that ask for caution.
    pub fn cautions(&self) -> impl Iterator<Item = &Gate> {
        self.0.iter().filter(|gate| gate.standing == Standing::Amber)
    }
}

/// The gate of time: of the people who took part and were traced, how many are due, and after how many months.
pub fn maturity(due: usize, traced: usize, months: u32) -> Gate {
    let (standing, because) = if due == traced {
        (Standing::Open, format!("Everybody who took part started {months} months ago or more."))
    } else if due >= FEWEST {
        let words = format!(
            "Some people who took part started less than {months} months ago and are left out; those who started earlier may differ from them."
        );
        (Standing::Amber, words)
    } else {
        let words = format!(
            "The outcome is known {months} months after a person starts, and fewer than {FEWEST} people who took part have come that far."
        );
        (Standing::Shut, words)
    };
    Gate { name: "maturity", asks: "Has enough time passed?", standing, because }
}

fn size(facts: &Facts) -> Gate {
    let n = facts.analysed;
    let is_enough = n >= FEWEST;
    Gate {
        name: "analysed",
        asks: "Are there 30 people or more?",
        standing: if is_enough { Standing::Open } else { Standing::Shut },
        because: if is_enough {
            format!("{n} people who took part are analysed; {FEWEST} are needed.")
        } else {
            format!("Fewer than {FEWEST} people who took part can be analysed. With so few, chance decides.")
        },
    }
}

fn matched(facts: &Facts) -> Gate {
    let share = facts.matched_share;
    // How many exactly is not told: a few without a match would be told with it.
    let (standing, because) = if share.total_cmp(&1.0).is_eq() {
        (Standing::Open, "Everybody who took part has a match.".to_owned())
    } else if share >= MATCHED {
        (Standing::Open, "At least 80 of 100 people who took part have a match.".to_owned())
    } else if share.is_nan() || facts.if_few_matched == IfFewMatched::Stop {
        let why = "The others may differ in ways that matter, so no result is shown";
        (Standing::Shut, format!("Fewer than 80 of 100 people who took part have a match. {why}."))
    } else {
        let whom =
            "As the protocol says for this case, the result is about those who have a match, not about everybody";
        (Standing::Amber, format!("Fewer than 80 of 100 people who took part have a match. {whom}."))
    };
    Gate { name: "matched", asks: "Do 80 of 100 people have a match?", standing, because }
}

fn alike(facts: &Facts) -> Gate {
    let (standing, because) = match &facts.largest_difference {
        None if facts.design == Design::Matched => (
            Standing::Shut,
            "Nothing is known of people before they started, so nobody can say how alike they are.".to_owned(),
        ),
        None => (Standing::Amber, "Nothing known of people before they started was named to compare.".to_owned()),
        Some((largest, name)) => {
            let told = |largest: &f64| {
                if largest.is_finite() { format!("{largest:.1} %") } else { "without measure".to_owned() }
            };
            let largest_words = told(largest);
            if *largest <= CAUTION {
                let words = format!(
                    "The largest difference left between the groups is {largest_words} (in {name}); up to 5 % is good."
                );
                (Standing::Open, words)
            } else if *largest <= LARGEST_DIFFERENCE {
                let words = format!(
                    "The largest difference left between the groups is {largest_words} (in {name}): above 5 %, so read the result with caution."
                );
                (Standing::Amber, words)
            } else {
                let words = format!(
                    "The groups still differ by {largest_words} (in {name}); above 10 %, like is not compared with like."
                );
                (Standing::Shut, words)
            }
        }
    };
    Gate { name: "alike", asks: "Are the two groups alike?", standing, because }
}

fn overlap(facts: &Facts) -> Gate {
    let (standing, because) = match facts.equipoise {
        None if facts.design == Design::Matched => (Standing::Shut, "Nobody was scored.".to_owned()),
        None => (Standing::Open, "Nobody was scored, since nobody is matched.".to_owned()),
        Some(share) if share >= EQUIPOISE => (
            Standing::Open,
            format!(
                "{:.0} of 100 people might as well have been in either group; 20 are needed.",
                (100.0 * share).floor()
            ),
        ),
        Some(_) => (
            Standing::Shut,
            "Fewer than 20 of 100 people might as well have been in either group: the two hardly overlap.".to_owned(),
        ),
    };
    Gate { name: "overlap", asks: "Do the two groups overlap?", standing, because }
}

fn controls(facts: &Facts) -> Gate {
    let is_enough = facts.effective_controls >= FEWEST as f64;
    Gate {
        name: "comparison_group",
        asks: "Is the comparison group worth 30 people or more?",
        standing: if is_enough { Standing::Open } else { Standing::Shut },
        because: if is_enough {
            format!(
                "By its weights the comparison group is worth {:.0} people; {FEWEST} are needed.",
                facts.effective_controls.floor()
            )
        } else {
            format!(
                "By its weights the comparison group is worth fewer than {FEWEST} people: a few would decide the result."
            )
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good() -> Facts {
        Facts {
            analysed: 61,
            matched_share: 1.0,
            if_few_matched: IfFewMatched::Stop,
            largest_difference: Some((3.0, "age".to_owned())),
            equipoise: Some(0.7),
            effective_controls: 200.0,
            design: Design::Matched,
        }
    }

    /// One line a case: what differs from a sound comparison, and how each gate stands (analysed, matched, alike, overlap,
    /// comparison group): `o` open, `a` amber, `x` shut.
    #[test]
    fn cases() {
        let smd = |percent: f64| Some((percent, "age".to_owned()));
        let stated = IfFewMatched::MatchedOnly;
        for (facts, expected) in [
            (good(), "ooooo"),
            (Facts { analysed: 30, ..good() }, "ooooo"),
            (Facts { analysed: 29, ..good() }, "xoooo"),
            (Facts { analysed: 0, ..good() }, "xoooo"),
            (Facts { matched_share: 0.8, ..good() }, "ooooo"),
            (Facts { matched_share: 0.799, ..good() }, "oxooo"),
            (Facts { matched_share: 0.799, if_few_matched: stated, ..good() }, "oaooo"),
            (Facts { matched_share: 0.1, if_few_matched: stated, ..good() }, "oaooo"),
            (Facts { matched_share: f64::NAN, if_few_matched: stated, ..good() }, "oxooo"),
            (Facts { largest_difference: smd(5.0), ..good() }, "ooooo"),
            (Facts { largest_difference: smd(5.01), ..good() }, "ooaoo"),
            (Facts { largest_difference: smd(10.0), ..good() }, "ooaoo"),
            (Facts { largest_difference: smd(10.01), ..good() }, "ooxoo"),
            (Facts { largest_difference: smd(f64::INFINITY), ..good() }, "ooxoo"),
            (Facts { largest_difference: smd(f64::NAN), ..good() }, "ooxoo"),
            (Facts { largest_difference: None, ..good() }, "ooxoo"),
            (Facts { largest_difference: None, equipoise: None, design: Design::Randomised, ..good() }, "ooaoo"),
            (Facts { equipoise: None, design: Design::Unmatched, ..good() }, "ooooo"),
            (Facts { equipoise: Some(0.2), ..good() }, "ooooo"),
            (Facts { equipoise: Some(0.199), ..good() }, "oooxo"),
            (Facts { equipoise: Some(f64::NAN), ..good() }, "oooxo"),
            (Facts { equipoise: None, ..good() }, "oooxo"),
            (Facts { effective_controls: 30.0, ..good() }, "ooooo"),
            (Facts { effective_controls: 29.9, ..good() }, "oooox"),
            (Facts { effective_controls: f64::NAN, ..good() }, "oooox"),
        ] {
            let gates = Gates::decide(&facts);
            let found: String = (gates.0.iter())
                .map(|gate| match gate.standing {
                    Standing::Open => 'o',
                    Standing::Amber => 'a',
                    Standing::Shut => 'x',
                })
                .collect();
            assert_eq!(found, expected, "{facts:?}");
            assert_eq!(gates.open().is_some(), !expected.contains('x'), "{facts:?}");
            assert!(gates.0.iter().all(|gate| !gate.because.is_empty()), "{facts:?}");
        }
    }

    #[test]
    fn time_comes_first() {
        for (due, traced, expected) in [
            (61, 61, Standing::Open),
            (60, 61, Standing::Amber),
            (30, 61, Standing::Amber),
            (29, 61, Standing::Shut),
            (0, 61, Standing::Shut),
            (10, 10, Standing::Open),
        ] {
            assert_eq!(maturity(due, traced, 18).standing, expected, "{due} of {traced}");
        }
        let gates = Gates::shut("nobody".to_owned()).first(maturity(0, 61, 18));
        assert!(gates.open().is_none() && gates.0.len() == 1);
        let gates = Gates::shut("collinear".to_owned()).first(maturity(61, 61, 18));
        assert!(gates.open().is_none() && gates.0.len() == 2);
    }

    #[test]
    fn no_gates_at_all_are_shut() {
        assert!(Gates(Vec::new()).open().is_none());
        assert!(Gates::shut("nobody".to_owned()).open().is_none());
    }

    #[test]
    fn a_small_number_is_not_told() {
        let gates = Gates::decide(&Facts { analysed: 3, ..good() });
        assert!(gates.closed().all(|gate| !gate.because.contains('3') || gate.because.contains("30")));
    }
}
