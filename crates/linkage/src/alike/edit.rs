//! Edits between two words: Levenshtein's, and Damerau's, where two neighbours changing places are one edit.

/// Levenshtein distance on bytes: insertions, deletions, substitutions.
pub(crate) fn levenshtein(left: &[u8], right: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (at, letter) in left.iter().enumerate() {
        let mut diagonal = at;
        let mut before = at + 1;
        if let Some(first) = row.first_mut() {
            *first = before;
        }
        for (cell, other) in row.iter_mut().skip(1).zip(right) {
            let here = (diagonal + usize::from(letter != other)).min(*cell + 1).min(before + 1);
            diagonal = std::mem::replace(cell, here);
            before = here;
        }
    }
    row.last().copied().unwrap_or(0)
}

/// Damerau-Levenshtein distance on bytes, unrestricted: as strsim and DuckDB have it, two letters may change places
/// even where others are put between them.
pub(crate) fn damerau_levenshtein(left: &[u8], right: &[u8]) -> usize {
    let (rows, columns) = (left.len(), right.len());
    let far = rows + columns;
    let width = columns + 2;
    let mut cells = vec![0_usize; (rows + 2) * width];
    let mut last_row_of = [0_usize; 256];
    let at = |row: usize, column: usize| row * width + column;
    let put = |cells: &mut Vec<usize>, place: usize, value: usize| {
        if let Some(cell) = cells.get_mut(place) {
            *cell = value;
        }
    };
    put(&mut cells, 0, far);
    for row in 0..=rows {
        put(&mut cells, at(row + 1, 0), far);
        put(&mut cells, at(row + 1, 1), row);
    }
    for column in 0..=columns {
        put(&mut cells, at(0, column + 1), far);
        put(&mut cells, at(1, column + 1), column);
    }
    let get = |cells: &[usize], place: usize| cells.get(place).copied().unwrap_or(far);
    for (row, letter) in left.iter().enumerate() {
        let mut last_column = 0;
        for (column, other) in right.iter().enumerate() {
            let last_row = last_row_of.get(usize::from(*other)).copied().unwrap_or(0);
            let cost = usize::from(letter != other);
            let swapped = get(&cells, at(last_row, last_column)) + (row - last_row) + 1 + (column - last_column);
            let here = (get(&cells, at(row + 1, column + 1)) + cost)
                .min(get(&cells, at(row + 2, column + 1)) + 1)
                .min(get(&cells, at(row + 1, column + 2)) + 1)
                .min(swapped);
            put(&mut cells, at(row + 2, column + 2), here);
            if cost == 0 {
                last_column = column + 1;
            }
        }
        if let Some(last) = last_row_of.get_mut(usize::from(*letter)) {
            *last = row + 1;
        }
    }
    get(&cells, at(rows + 1, columns + 1))
}

/// Whether one insertion, deletion, substitution or change of neighbours makes one word of the other. Equal words are
/// not one edit apart.
pub(crate) fn is_one_edit(left: &[u8], right: &[u8]) -> bool {
    if left.len().abs_diff(right.len()) > 1 {
        return false;
    }
    let before = left.iter().zip(right).take_while(|(a, b)| a == b).count();
    let (left, right) = (left.get(before..).unwrap_or_default(), right.get(before..).unwrap_or_default());
    let after = left.iter().rev().zip(right.iter().rev()).take_while(|(a, b)| a == b).count();
    let left = left.get(..left.len() - after).unwrap_or_default();
    let right = right.get(..right.len() - after).unwrap_or_default();
    match (left, right) {
        ([], [_]) | ([_], [] | [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn strsim_says_the_same(left in "[A-C]{0,9}", right in "[A-C]{0,9}") {
            prop_assert_eq!(levenshtein(left.as_bytes(), right.as_bytes()), strsim::levenshtein(&left, &right));
            let distance = damerau_levenshtein(left.as_bytes(), right.as_bytes());
            prop_assert_eq!(distance, strsim::damerau_levenshtein(&left, &right));
            prop_assert_eq!(is_one_edit(left.as_bytes(), right.as_bytes()), distance == 1);
        }
    }
}
