//! Concordance: of two people, how often the one with the higher hazard has the event first.

use super::fit::CoxFit;
use super::sorted::Sorted;
use crate::numbers::matrix::dot;

/// Harrell's C with its error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Concordance {
    /// Share of comparable pairs in which the higher hazard goes first; half for equal hazards.
    pub c: f64,
    /// Its standard error (infinitesimal jackknife).
    pub standard_error: f64,
    /// Pairs in which the higher hazard goes first.
    pub concordant: f64,
    /// Pairs in which it goes last.
    pub discordant: f64,
    /// Pairs with equal hazards.
    pub tied: f64,
}

/// Counts of ranks, summed below a rank in logarithmic time (Fenwick).
struct Ranks {
    counts: Vec<f64>,
}

impl Ranks {
    fn new(ranks: usize) -> Self {
        Self { counts: vec![0.0; ranks + 1] }
    }

    fn add(&mut self, rank: usize, value: f64) {
        let mut at = rank + 1;
        while at < self.counts.len() {
            self.counts[at] += value;
            at += at & at.wrapping_neg();
        }
    }

    fn below(&self, rank: usize) -> f64 {
        let mut at = rank;
        let mut sum = 0.0;
        while at > 0 {
            sum += self.counts[at];
            at &= at - 1;
        }
        sum
    }

    /// Counted below, at, and above a rank.
    fn around(&self, rank: usize) -> [f64; 3] {
        let (below, upto) = (self.below(rank), self.below(rank + 1));
        [below, upto - below, self.below(self.counts.len() - 1) - upto]
    }
}

impl CoxFit {
    /// Concordance of the fitted hazards with the events, within strata; a pair counts by the product of its weights. The error goes
    /// by clusters where the fit's errors do.
    ///
    /// A pair is comparable if the one's event comes while the other is at risk; two events at one duration are not.
    pub fn concordance(&self) -> Concordance {
        let sorted = &self.sorted;
        let hazards: Vec<f64> = (0..sorted.rows()).map(|place| dot(sorted.row(place), &self.beta)).collect();
        let (ranks, rank) = ranked(&hazards);
        // For each place: pairs that it is part of, concordant, tied, discordant.
        let mut pairs = vec![[0.0; 3]; sorted.rows()];
        for range in sorted.ranges() {
            as_first(sorted, range, (&rank, ranks), &mut pairs);
            as_second(sorted, range, (&rank, ranks), &mut pairs);
        }
        let mut sums = [0.0; 3];
        for (place, pair) in pairs.iter().enumerate() {
            for (sum, value) in sums.iter_mut().zip(pair) {
                *sum += sorted.weight(place) * value / 2.0;
            }
        }
        let [concordant, tied, discordant] = sums;
        let all = concordant + tied + discordant;
        let c = (concordant + 0.5 * tied) / all;
        let pull = |[concordant, tied, discordant]: &[f64; 3]| {
            (concordant + 0.5 * tied - c * (concordant + tied + discordant)) / all
        };
        let pulls = pairs.iter().enumerate().map(|(place, pair)| sorted.weight(place) * pull(pair));
        let squares = match &self.cluster {
            None => pulls.map(|pull| pull * pull).sum::<f64>(),
            Some(cluster) => {
                let mut together = vec![0.0; cluster.iter().max().map_or(0, |most| *most as usize + 1)];
                for (place, pull) in pulls.enumerate() {
                    together[cluster[sorted.order[place] as usize] as usize] += pull;
                }
                together.iter().map(|pull| pull * pull).sum()
            }
        };
        let standard_error = squares.sqrt();
        Concordance { c, standard_error, concordant, discordant, tied }
    }
}

/// How many distinct hazards there are, and the rank of each.
fn ranked(hazards: &[f64]) -> (usize, Vec<u32>) {
    let mut distinct = hazards.to_vec();
    distinct.sort_unstable_by(f64::total_cmp);
    distinct.dedup();
    let rank = hazards.iter().map(|hazard| distinct.partition_point(|other| other < hazard) as u32).collect();
    (distinct.len(), rank)
}

type Ranking<'a> = (&'a [u32], usize);

/// Events against everybody who is at risk then and goes on beyond.
fn as_first(sorted: &Sorted, (from, to): (usize, usize), (rank, ranks): Ranking<'_>, pairs: &mut [[f64; 3]]) {
    let mut risk = Ranks::new(ranks);
    let (mut place, mut left) = (from, from);
    while place < to {
        let time = sorted.time[place];
        let start = place;
        while place < to && sorted.time[place] == time {
            if !sorted.event[place] {
                risk.add(rank[place] as usize, sorted.weight(place));
            }
            place += 1;
        }
        let ending = start..place;
        if let Some(entry) = &sorted.entry {
            while left < to && entry.at[entry.latest_first[left] as usize] >= time {
                let who = entry.latest_first[left] as usize;
                risk.add(rank[who] as usize, -sorted.weight(who));
                left += 1;
            }
        }
        for event in ending.clone().filter(|place| sorted.event[*place]) {
            let [below, same, above] = risk.around(rank[event] as usize);
            pairs[event][0] += below;
            pairs[event][1] += same;
            pairs[event][2] += above;
        }
        for event in ending.filter(|place| sorted.event[*place]) {
            risk.add(rank[event] as usize, sorted.weight(event));
        }
    }
}

/// Everybody against the events that came while they were at risk.
fn as_second(sorted: &Sorted, (from, to): (usize, usize), (rank, ranks): Ranking<'_>, pairs: &mut [[f64; 3]]) {
    let mut events = Ranks::new(ranks);
    // Events before a place's entry, taken off when time reaches it: latest entries last.
    let mut entering = sorted.entry.as_ref().map_or(from, |_| to);
    let mut place = to;
    while place > from {
        let time = sorted.time[place - 1];
        if let Some(entry) = &sorted.entry {
            while entering > from && entry.at[entry.latest_first[entering - 1] as usize] < time {
                entering -= 1;
                let who = entry.latest_first[entering] as usize;
                count(&mut pairs[who], events.around(rank[who] as usize), -1.0);
            }
        }
        let end = place;
        while place > from && sorted.time[place - 1] == time {
            place -= 1;
        }
        for who in (place..end).filter(|who| sorted.event[*who]) {
            count(&mut pairs[who], events.around(rank[who] as usize), 1.0);
        }
        for who in (place..end).filter(|who| sorted.event[*who]) {
            events.add(rank[who] as usize, sorted.weight(who));
        }
        for who in (place..end).filter(|who| !sorted.event[*who]) {
            count(&mut pairs[who], events.around(rank[who] as usize), 1.0);
        }
    }
}

/// Those who went first with a higher hazard are concordant.
fn count(pair: &mut [f64; 3], [below, same, above]: [f64; 3], times: f64) {
    pair[0] += times * above;
    pair[1] += times * same;
    pair[2] += times * below;
}

#[cfg(test)]
mod tests {
    use crate::Covariate;
    use crate::cox::{CoxModel, Errors, Ties, fit};
    use crate::survival::Durations;

    const TIME: [f64; 12] = [4.0, 2.0, 7.0, 7.0, 3.0, 9.0, 5.0, 1.0, 8.0, 6.0, 3.0, 5.0];
    const EVENT: [bool; 12] = [true, true, false, true, true, false, true, true, true, false, false, true];
    const X: [f64; 12] = [0.3, 1.2, -0.4, 0.9, 2.0, -1.1, 0.1, 0.7, 0.2, -0.6, 1.4, -0.9];
    const WEIGHTS: [f64; 12] = [1.0, 2.0, 3.0, 1.0, 2.0, 1.0, 4.0, 1.0, 2.0, 1.0, 3.0, 1.0];

    /// A weight of 3 is three such people, who stand or fall together.
    #[test]
    fn a_weighted_row_is_as_many_rows_of_one_cluster() {
        let (mut time, mut event, mut x, mut cluster) = (vec![], vec![], vec![], vec![]);
        for (row, weight) in WEIGHTS.iter().enumerate() {
            for _ in 0..*weight as usize {
                time.push(TIME[row]);
                event.push(EVENT[row]);
                x.push(X[row]);
                cluster.push(row as u32);
            }
        }
        let of = |durations, values: &[f64], weights, errors| {
            let covariates = [Covariate { name: "x", values }];
            let model = CoxModel { durations, entry: None, covariates: &covariates, strata: None, weights };
            fit(&model, Ties::Breslow, errors, 0.95).unwrap().concordance()
        };
        let weighted = of(Durations { time: &TIME, event: &EVENT }, &X, Some(&WEIGHTS), Errors::Robust);
        let repeated = of(Durations { time: &time, event: &event }, &x, None, Errors::Clustered(&cluster));
        assert!((weighted.c - repeated.c).abs() < 1e-12, "{} {}", weighted.c, repeated.c);
        assert!((weighted.standard_error - repeated.standard_error).abs() < 1e-12);
        let plain = of(Durations { time: &TIME, event: &EVENT }, &X, None, Errors::Model);
        assert!((weighted.c - plain.c).abs() > 1e-3);
    }
}
