//! The roll: who stands at which number, so that rows written one by one still add up to caseloads and households.

/// People a personal adviser works with.
pub(crate) const CASELOAD: u32 = 25;

/// Of the people in the index about seven in ten have an adviser, so thirty-five in a row make a caseload.
const RANKS_EACH: u32 = 35;

/// Of eight people one was never in care: they are in the region because prison and probation know them.
const NEVER_IN_CARE: u32 = 7;

/// Whether the person with this number (from 0) is a persona: written alike everywhere, every identifier shared.
pub(crate) const fn is_persona(number: u32) -> bool {
    number < 2
}

/// The n-th person (from 0) of those who were in care, or none for one who never was.
pub(crate) fn rank_in_care(number: u32) -> Option<u32> {
    (number % 8 != NEVER_IN_CARE).then(|| number - number / 8)
}

/// Whether the person is the first adviser's, all of whose people have an adviser.
pub(crate) fn is_the_first_adviser_s(number: u32) -> bool {
    rank_in_care(number).is_some_and(|rank| rank < CASELOAD)
}

/// The number of the adviser who would work with the person; none for one who never was in care.
pub(crate) fn adviser(number: u32) -> Option<u32> {
    let rank = rank_in_care(number)?;
    Some(if rank < CASELOAD { 0 } else { 1 + (rank - CASELOAD) / RANKS_EACH })
}

/// The person who may share a house with this one. Odd numbers look to the even one before them, so that nobody's house
/// depends on a chain of others.
pub(crate) fn housemate(number: u32) -> Option<u32> {
    let before = number.checked_sub(1).filter(|_| number % 2 == 1 && !is_persona(number))?;
    rank_in_care(number).and(rank_in_care(before)).map(|_| before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_have_no_gap_and_the_first_caseload_is_full() {
        let ranks: Vec<u32> = (0..80).filter_map(rank_in_care).collect();
        assert_eq!(ranks, (0..70).collect::<Vec<_>>());
        assert_eq!((0..80).filter(|number| adviser(*number) == Some(0)).count(), 25);
        assert_eq!((0..80).filter(|number| adviser(*number) == Some(1)).count(), 35);
        assert_eq!(adviser(7), None);
    }

    #[test]
    fn housemates_were_both_in_care() {
        for (number, mate) in [(0, None), (1, None), (2, None), (3, Some(2)), (6, None), (7, None), (9, Some(8))] {
            assert_eq!(housemate(number), mate, "{number}");
        }
    }
}
