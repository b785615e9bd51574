//! The four rules that tell a signal from noise, and what a signal means.

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Improvement {
    /// Higher is better.
    Increase,
    /// Lower is better.
    Decrease,
    /// Neither.
    Neutral,
}

/// A rule that a point is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// Outside a process limit.
    OutsideLimit,
    /// One of seven or more in a row on one side of the mean.
    SevenOneSide,
    /// One of seven or more in a row that rise, or fall.
    SevenTrend,
    /// One of two out of three in a row near a limit, on the same side.
    TwoOfThreeNearLimit,
}

/// What a point says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Nothing beyond noise.
    Common,
    /// A signal in the better direction.
    Improvement,
    /// A signal in the worse direction.
    Concern,
    /// A signal, where neither direction is better.
    Change,
}

impl Meaning {
    pub(super) fn of(signals: &[Signal], above: bool, improvement: Improvement) -> Self {
        match (signals.is_empty(), improvement, above) {
            (true, ..) => Self::Common,
            (false, Improvement::Neutral, _) => Self::Change,
            (false, Improvement::Increase, true) | (false, Improvement::Decrease, false) => Self::Improvement,
            (false, Improvement::Increase, false) | (false, Improvement::Decrease, true) => Self::Concern,
        }
    }
}

/// Points in a row that make a shift or a trend.
const RUN: usize = 7;

/// The rules that each point is part of.
pub(super) fn signals(values: &[f64], mean: f64, limits: (f64, f64), near: (f64, f64)) -> Vec<Vec<Signal>> {
    let side = |value: f64| {
        if value > mean {
            1
        } else if value < mean {
            -1
        } else {
            0
        }
    };
    let sides: Vec<i32> = values.iter().map(|value| side(*value)).collect();
    let outside = |value: f64| value < limits.0 || value > limits.1;
    let close: Vec<i32> = values
        .iter()
        .zip(&sides)
        .map(|(value, side)| if !outside(*value) && (*value < near.0 || *value > near.1) { *side } else { 0 })
        .collect();
    let step = |pair: &[f64]| {
        if pair[1] > pair[0] {
            1
        } else if pair[1] < pair[0] {
            -1
        } else {
            0
        }
    };
    let steps: Vec<i32> = values.windows(2).map(step).collect();
    let one_side = in_run(&sides, RUN);
    // Seven points that rise are six steps; the point before the first step belongs to them.
    let moving = in_run(&steps, RUN - 1);
    let mut found = vec![Vec::new(); values.len()];
    for (at, signals) in found.iter_mut().enumerate() {
        let trend = moving.get(at).copied().unwrap_or(false) || (at > 0 && moving[at - 1]);
        let rules = [
            (outside(values[at]), Signal::OutsideLimit),
            (one_side[at], Signal::SevenOneSide),
            (trend, Signal::SevenTrend),
            (two_of_three(&close, at), Signal::TwoOfThreeNearLimit),
        ];
        signals.extend(rules.into_iter().filter(|(seen, _)| *seen).map(|(_, signal)| signal));
    }
    found
}

/// Whether each place is part of `length` or more equal signs in a row that are not 0.
fn in_run(signs: &[i32], length: usize) -> Vec<bool> {
    let mut result = vec![false; signs.len()];
    let mut from = 0;
    while from < signs.len() {
        let to = from + signs[from..].iter().take_while(|sign| **sign == signs[from]).count();
        if signs[from] != 0 && to - from >= length {
            result[from..to].fill(true);
        }
        from = to;
    }
    result
}

/// Whether a point near a limit has another on its side among three in a row that hold both.
fn two_of_three(close: &[i32], at: usize) -> bool {
    let own = close[at];
    own != 0 && (at.saturating_sub(2)..close.len().min(at + 3)).any(|other| other != at && close[other] == own)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(values: &[f64], signal: Signal) -> Vec<usize> {
        let found = signals(values, 0.0, (-3.0, 3.0), (-2.0, 2.0));
        found.iter().enumerate().filter(|(_, signals)| signals.contains(&signal)).map(|(at, _)| at).collect()
    }

    #[test]
    fn each_rule_flags_its_points() {
        let shift = [-1.0, 0.5, 1.0, 0.6, 0.9, 0.4, 0.7, 0.8, -0.5];
        assert_eq!(places(&shift, Signal::SevenOneSide), (1..8).collect::<Vec<_>>());
        let at_mean = [0.5, 1.0, 0.6, 0.0, 0.9, 0.4, 0.7, 0.8];
        assert_eq!(places(&at_mean, Signal::SevenOneSide), [0; 0]);
        let trend = [0.3, -1.0, -0.8, -0.4, 0.1, 0.2, 0.6, 0.7, 0.7];
        assert_eq!(places(&trend, Signal::SevenTrend), (1..8).collect::<Vec<_>>());
        let near = [2.5, 0.0, 2.2, -2.5, 2.1, 0.0, 0.0, 2.9];
        assert_eq!(places(&near, Signal::TwoOfThreeNearLimit), [0, 2, 4]);
        // A point outside the limit is not near it.
        assert_eq!(places(&[3.5, 2.5, 0.0], Signal::TwoOfThreeNearLimit), [0; 0]);
        assert_eq!(places(&[3.5, -3.5, 0.0], Signal::OutsideLimit), [0, 1]);
    }
}
