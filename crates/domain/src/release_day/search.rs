//! The order of a day, found exactly: of every set of stops done, only the best moments are kept, and none is guessed at.
//!
//! Setting off later never gets anybody there earlier, so of two ways to have done the same stops and stand in the same
//! place, the one that is earlier, both as planned and if something goes wrong, is never worse. What is dropped is
//! therefore never part of a better day.

use super::compiled::{Compiled, Moment};

/// A moment with the nodes that were done to come to it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Label {
    moment: Moment,
    order: Vec<usize>,
}

/// No margin is looked for beyond this: three hours.
pub(super) const MARGIN_MAX: i32 = 180;

/// The order of nodes that has the margin and is home first; none where no order has it.
pub(super) fn order(day: &Compiled<'_>, margin: i32) -> Option<Vec<usize>> {
    let all = (1_usize << day.nodes.len()) - 1;
    let mut labels: Vec<Vec<Label>> = vec![Vec::new(); all + 1];
    let first = Label { moment: day.at_gate(margin), order: Vec::new() };
    labels.first_mut()?.push(first);
    for done in 0..all {
        let here = labels.get_mut(done).map(core::mem::take).unwrap_or_default();
        for label in here {
            for (at, node) in day.nodes.iter().enumerate() {
                let bit = 1_usize << at;
                let before = usize::try_from(node.before).unwrap_or(0);
                if done & bit != 0 || before & !done != 0 {
                    continue;
                }
                let Some((_, moment)) = day.after(label.moment, node, margin) else { continue };
                if let Some(reached) = labels.get_mut(done | bit) {
                    keep(reached, moment, &label.order, at);
                }
            }
        }
    }
    let ended = labels.pop()?;
    let home = ended.into_iter().filter_map(|label| day.home(label.moment, margin).map(|home| (home, label.order)));
    home.min().map(|(_, order)| order)
}

/// Keeps a moment unless another is as good, and drops those that are no better.
fn keep(reached: &mut Vec<Label>, moment: Moment, order: &[usize], at: usize) {
    let as_good =
        |one: &Moment, other: &Moment| one.at == other.at && one.time <= other.time && one.worst <= other.worst;
    if reached.iter().any(|label| as_good(&label.moment, &moment)) {
        return;
    }
    reached.retain(|label| !as_good(&moment, &label.moment));
    let order = order.iter().copied().chain([at]).collect();
    reached.push(Label { moment, order });
}

/// The largest margin that any order has, with that order; none where the day cannot be done at all.
pub(super) fn best(day: &Compiled<'_>) -> Option<(i32, Vec<usize>)> {
    let (mut has, mut found) = (0, order(day, 0)?);
    let mut lacks = MARGIN_MAX + 1;
    while lacks - has > 1 {
        let middle = i32::midpoint(has, lacks);
        match order(day, middle) {
            Some(order) => (has, found) = (middle, order),
            None => lacks = middle,
        }
    }
    Some((has, found))
}
