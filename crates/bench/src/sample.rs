//! Many requests, few numbers: medians of several rounds.

use std::time::Duration;

use crate::server::Server;
use crate::visitor::{Page, Visitor};

/// Rounds of which the median counts.
const ROUNDS: usize = 3;

/// No round is longer than this, however slow the machine.
const ROUND_SECONDS: u64 = 20;

/// What many requests of one kind cost.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_field_names, reason = "the unit stands in every name")]
pub(crate) struct Sample {
    /// Processor time of the server for one request.
    pub(crate) cpu_ms: f64,
    pub(crate) p50_ms: f64,
    pub(crate) p95_ms: f64,
}

/// One request after another by one visitor: `times` a round, fewer where they take too long.
pub(crate) async fn one_by_one<F>(server: &Server, times: u32, mut ask: F) -> anyhow::Result<Sample>
where
    F: AsyncFnMut(u32) -> anyhow::Result<Option<Page>>,
{
    let (mut cpu, mut waits) = (Vec::new(), Vec::new());
    let mut number = 0;
    for _ in 0..ROUNDS {
        let (before, began, mut asked) = (server.cpu_ms()?, crate::clock(), 0);
        while asked < times && began.elapsed().as_secs() < ROUND_SECONDS {
            if let Some(page) = ask(number).await? {
                waits.push(page.took);
            }
            asked += 1;
            number += 1;
        }
        cpu.push((server.cpu_ms()? - before) / f64::from(asked.max(1)));
    }
    cpu.sort_by(f64::total_cmp);
    let (p50_ms, p95_ms) = percentiles(&mut waits);
    Ok(Sample { cpu_ms: middle(&cpu), p50_ms, p95_ms })
}

/// Several visitors at once, each asking for the same pages `times` in all.
pub(crate) async fn at_once(visitors: Vec<Visitor>, paths: &[String], times: usize) -> anyhow::Result<Sample> {
    let each = times / visitors.len().max(1);
    let mut tasks = Vec::new();
    for (which, mut visitor) in visitors.into_iter().enumerate() {
        let paths: Vec<String> = paths.iter().cycle().skip(which).take(each).cloned().collect();
        tasks.push(tokio::spawn(async move {
            let mut waits = Vec::new();
            for path in paths {
                waits.push(visitor.get(&path).await?.expect(200, &path)?.took);
            }
            anyhow::Ok(waits)
        }));
    }
    let mut waits = Vec::new();
    for task in tasks {
        waits.extend(task.await??);
    }
    let (p50_ms, p95_ms) = percentiles(&mut waits);
    Ok(Sample { cpu_ms: 0.0, p50_ms, p95_ms })
}

/// The wait that half of the requests, and nineteen in twenty, do not exceed, in milliseconds.
pub(crate) fn percentiles(waits: &mut [Duration]) -> (f64, f64) {
    waits.sort_unstable();
    let at = |percent: usize| {
        waits
            .get((waits.len() * percent / 100).min(waits.len().saturating_sub(1)))
            .map_or(0.0, |one| one.as_secs_f64() * 1000.0)
    };
    (at(50), at(95))
}

fn middle(sorted: &[f64]) -> f64 {
    sorted.get(sorted.len() / 2).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_waits_that_happened() {
        let mut waits: Vec<Duration> = (1..=100).rev().map(Duration::from_millis).collect();
        assert_eq!(percentiles(&mut waits), (51.0, 96.0));
        assert_eq!(percentiles(&mut [Duration::from_millis(7)]), (7.0, 7.0));
        assert_eq!(percentiles(&mut []), (0.0, 0.0));
    }
}
