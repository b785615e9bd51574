//! Where each label of a lane stands: below its mark, in the first of three rows where it touches nothing.

/// A label that wants a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    /// Where its mark stands.
    pub(super) mark: f64,
    /// How wide it is in each of its shapes, the best one first.
    pub(super) widths: [f64; SHAPES],
    /// How much it matters that it has a place.
    pub(super) weight: u32,
}

/// A label has a wide shape and a narrow one with more lines.
pub(super) const SHAPES: usize = 2;

/// The place of a label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Placed {
    /// Row below the lane, from 0.
    pub(super) row: usize,
    /// Which of its shapes it has, from 0.
    pub(super) shape: usize,
    /// Where its mark stands.
    pub(super) mark: f64,
    /// Its left edge.
    pub(super) left: f64,
    /// Its right edge.
    pub(super) right: f64,
}

impl Placed {
    /// Its middle.
    pub(super) fn middle(&self) -> f64 {
        f64::midpoint(self.left, self.right)
    }

    /// Whether it stands aside from its mark, so that its leader turns a corner.
    pub(super) fn is_aside(&self) -> bool {
        self.left > self.mark + REACH || self.right < self.mark - REACH
    }

    /// What it takes of its row: itself, and the level part of its leader.
    fn extent(&self) -> (f64, f64) {
        if self.is_aside() { (self.left.min(self.mark), self.right.max(self.mark)) } else { (self.left, self.right) }
    }
}

/// What is around the labels of a lane.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'a> {
    /// Left edge.
    pub(super) left: f64,
    /// Right edge.
    pub(super) right: f64,
    /// Lines that no label may cross; a leader may.
    pub(super) poles: &'a [f64],
}

/// Rows of labels that a lane may have.
pub(super) const ROWS: usize = 3;
/// Free room between two labels of one row.
const GAP: f64 = 12.0;
/// Free room at each side of a line that a label must not cross.
const CLEAR: f64 = 5.0;
/// A label may begin or end this far from the middle of its mark without a corner in its leader.
const REACH: f64 = 8.0;
/// Longest level part of a leader.
const LONGEST_ASIDE: f64 = 90.0;
/// A row further down is as bad as a shift by so many pixels.
const ROW_COST: f64 = 55.0;
/// The narrow shape is as bad as a shift by so many pixels.
const SHAPE_COST: f64 = 42.0;

/// Finds a place for each label. Labels without a place are left out: their marks stay, and the table holds them.
///
/// A label in a lower row hangs on a leader, an upright line from its mark; a label aside from its mark on one with a
/// corner. No label crosses a leader. Several orders are tried, and the one that places what matters most is taken.
pub(super) fn place(wanted: &[Wanted], around: Around) -> Vec<Option<Placed>> {
    let mark = |at: &usize| wanted.get(*at).map_or(0.0, |label| label.mark);
    let as_given: Vec<usize> = (0..wanted.len()).collect();
    let mut from_left = as_given.clone();
    from_left.sort_by(|one, other| mark(one).total_cmp(&mark(other)));
    let from_right: Vec<usize> = from_left.iter().rev().copied().collect();
    let orders = [as_given, from_left, from_right];
    let tries = orders
        .iter()
        .flat_map(|order| [[false, true], [true, true]].map(|rounds| place_in_order(wanted, around, order, rounds)));
    let worth = |places: &Vec<Option<Placed>>| {
        wanted.iter().zip(places).filter(|(_, placed)| placed.is_some()).map(|(label, _)| label.weight).sum::<u32>()
    };
    let costs = |places: &Vec<Option<Placed>>| places.iter().flatten().map(|placed| cost(*placed)).sum::<f64>();
    let better = |one: &Vec<Option<Placed>>, other: &Vec<Option<Placed>>| {
        worth(other).cmp(&worth(one)).then(costs(one).total_cmp(&costs(other)))
    };
    tries.min_by(better).unwrap_or_default()
}

/// Goes over the labels in this order, as often as there are rounds; each says whether labels may stand aside.
fn place_in_order(wanted: &[Wanted], around: Around, order: &[usize], rounds: [bool; 2]) -> Vec<Option<Placed>> {
    let mut places: Vec<Option<Placed>> = vec![None; wanted.len()];
    for may_be_aside in rounds {
        for at in order {
            let (Some(label), Some(None)) = (wanted.get(*at), places.get(*at)) else { continue };
            let taken: Vec<Placed> = places.iter().flatten().copied().collect();
            let found = best_place(label, around, &taken, may_be_aside);
            places.iter_mut().skip(*at).take(1).for_each(|place| *place = found);
        }
    }
    places
}

fn best_place(label: &Wanted, around: Around, taken: &[Placed], may_be_aside: bool) -> Option<Placed> {
    let in_row = |row| (0..SHAPES).filter_map(move |shape| Some((row, shape, *label.widths.get(shape)?)));
    let candidates = (0..ROWS).flat_map(in_row).filter_map(|(row, shape, width)| {
        let placed = Placed { row, shape, mark: label.mark, left: label.mark, right: label.mark + width };
        best_in_row(placed, around, taken, may_be_aside)
    });
    candidates.min_by(|one, other| cost(*one).total_cmp(&cost(*other)))
}

fn cost(placed: Placed) -> f64 {
    let rows: f64 = (0..placed.row).map(|_| ROW_COST).sum();
    let shapes: f64 = (0..placed.shape).map(|_| SHAPE_COST).sum();
    (placed.middle() - placed.mark).abs() + rows + shapes
}

/// The free place in its row that is nearest to its mark, for a label of this width.
fn best_in_row(label: Placed, around: Around, taken: &[Placed], may_be_aside: bool) -> Option<Placed> {
    let crosses_leader = |other: &Placed| {
        let (start, end) = other.extent();
        other.row < label.row && start - CLEAR < label.mark && label.mark < end + CLEAR
    };
    if taken.iter().any(crosses_leader) {
        return None;
    }
    let width = label.right - label.left;
    let in_row: Vec<(f64, f64)> = taken.iter().filter_map(|other| in_the_way(label.row, other)).collect();
    let poles: Vec<(f64, f64)> = around.poles.iter().map(|pole| (pole - CLEAR, pole + CLEAR)).collect();
    let beside = poles.iter().chain(&in_row).flat_map(|(start, end)| [*end, start - width]);
    let lefts = beside.chain([label.mark - width / 2.0, around.left, around.right - width]);
    let free = |placed: &Placed| {
        let aside = (placed.left - placed.mark).max(placed.mark - placed.right);
        let is_near = !placed.is_aside() || (may_be_aside && aside <= LONGEST_ASIDE);
        let is_inside = placed.left >= around.left && placed.right <= around.right;
        is_inside && is_near && !overlaps((placed.left, placed.right), &poles) && !overlaps(placed.extent(), &in_row)
    };
    // Of two places equally near, the right one: there stands what comes after a line.
    let candidates = lefts.map(|left| Placed { left, right: left + width, ..label }).filter(free);
    candidates.min_by(|one, other| cost(*one).total_cmp(&cost(*other)))
}

fn overlaps((left, right): (f64, f64), others: &[(f64, f64)]) -> bool {
    others.iter().any(|(start, end)| left < *end && *start < right)
}

/// What another label takes of a row: itself in its own, its leader in the rows above.
fn in_the_way(row: usize, other: &Placed) -> Option<(f64, f64)> {
    let (start, end) = other.extent();
    match other.row {
        other_row if other_row == row => Some((start - GAP, end + GAP)),
        other_row if other_row > row => Some((other.mark - CLEAR, other.mark + CLEAR)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn around(poles: &[f64]) -> Around<'_> {
        Around { left: 160.0, right: 920.0, poles }
    }

    fn places(marks: &[f64], poles: &[f64]) -> Vec<Option<(usize, f64, f64)>> {
        let wanted: Vec<Wanted> =
            marks.iter().map(|mark| Wanted { mark: *mark, widths: [100.0, 60.0], weight: 1 }).collect();
        let placed = place(&wanted, around(poles));
        placed.into_iter().map(|placed| placed.map(|placed| (placed.row, placed.left, placed.right))).collect()
    }

    #[test]
    fn a_lone_label_stands_in_the_middle_below_its_mark() {
        assert_eq!(places(&[400.0], &[]), [Some((0, 350.0, 450.0))]);
    }

    #[test]
    fn a_label_gives_way_to_a_line_and_to_the_edge() {
        assert_eq!(places(&[400.0], &[440.0]), [Some((0, 335.0, 435.0))]);
        assert_eq!(places(&[200.0], &[]), [Some((0, 160.0, 260.0))]);
    }

    #[test]
    fn between_two_lines_a_label_becomes_narrow() {
        assert_eq!(places(&[400.0], &[360.0, 440.0]), [Some((0, 370.0, 430.0))]);
    }

    #[test]
    fn close_labels_stand_side_by_side_and_then_below_each_other() {
        assert_eq!(places(&[400.0, 420.0, 440.0], &[]), [Some((0, 350.0, 450.0)), None, None]);
    }

    #[test]
    fn a_label_on_a_line_stands_beside_it() {
        assert_eq!(places(&[400.0], &[400.0]), [Some((0, 405.0, 505.0))]);
    }

    proptest! {
        #[test]
        fn labels_touch_neither_each_other_nor_lines_nor_leaders(
            labels in proptest::collection::vec((216.0..864.0_f64, 20.0..150.0_f64), 0..30),
            poles in proptest::collection::vec(216.0..864.0_f64, 0..3),
        ) {
            let wanted: Vec<Wanted> =
                labels.iter().map(|(mark, width)| Wanted { mark: *mark, widths: [*width, width / 2.0], weight: 1 }).collect();
            let placed = place(&wanted, around(&poles));
            prop_assert_eq!(placed.len(), wanted.len());
            let placed: Vec<Placed> = placed.into_iter().flatten().collect();
            for (at, label) in placed.iter().enumerate() {
                let Placed { left, right, .. } = *label;
                prop_assert!(left >= 160.0 && right <= 920.0);
                prop_assert!(!poles.iter().any(|pole| left < *pole && *pole < right));
                for (other_at, other) in placed.iter().enumerate().filter(|(other_at, _)| *other_at != at) {
                    let (start, end) = other.extent();
                    let apart = other.row != label.row || right <= start || end <= left;
                    prop_assert!(apart, "{} touches {} or its leader", at, other_at);
                    let crossed = other.row > label.row && left < other.mark && other.mark < right;
                    prop_assert!(!crossed, "{} hides the leader of {}", at, other_at);
                }
            }
        }
    }
}
