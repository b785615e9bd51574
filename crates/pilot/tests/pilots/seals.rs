//! Seals: a changed protocol is refused, and so is a changed seal.

use domain::Date;
use jiff::civil::date;
use pilot::seal::{Signature, seal};
use pilot::{SealError, Sealed};
use proptest::prelude::*;

use crate::made::alder;

const DAY: Date = date(2023, 11, 1);

fn by(on: Date, because: Option<&str>) -> Signature<'_> {
    Signature { signed_by: "Gale Birchall", on, because }
}

#[test]
fn a_sealed_protocol_opens_and_a_changed_one_does_not() {
    let protocol = alder().protocol;
    let (seals, new) = seal(&protocol, None, &by(DAY, None)).unwrap();
    let sealed = Sealed::open(&protocol, &seals).unwrap();
    assert_eq!(sealed.seal(), Some(&new));
    assert_eq!((new.signed_by.as_str(), new.sealed_on), ("Gale Birchall", DAY));
    for changed in [
        protocol.replace("alpha = 0.05", "alpha = 0.10"),
        format!("{protocol}\n"),
        protocol.replace("mentor", "Mentor"),
    ] {
        let refused = Sealed::open(&changed, &seals).unwrap_err();
        assert_eq!(refused, SealError::Changed { by: "Gale Birchall".to_owned(), on: DAY });
    }
    assert_eq!(Sealed::open(&protocol, "").unwrap_err(), SealError::NotSealed);
}

#[test]
fn a_seal_is_renewed_only_with_a_reason_and_never_backwards() {
    let protocol = alder().protocol;
    let (seals, first) = seal(&protocol, None, &by(DAY, None)).unwrap();
    let already = SealError::Already { by: "Gale Birchall".to_owned(), on: DAY };
    assert_eq!(seal(&protocol, Some(&seals), &by(DAY, Some("again"))).unwrap_err(), already);
    let changed = protocol.replace("caliper = 0.2", "caliper = 0.1");
    let refused = |because| seal(&changed, Some(&seals), &by(DAY, because)).unwrap_err();
    assert!(matches!(refused(None), SealError::Changed { .. }));
    assert!(matches!(refused(Some("  ")), SealError::Changed { .. }));
    let earlier = date(2023, 10, 31);
    let backwards = seal(&changed, Some(&seals), &by(earlier, Some("slip"))).unwrap_err();
    assert_eq!(backwards, SealError::Backwards { on: earlier, before: DAY });
    let (renewed, second) = seal(&changed, Some(&seals), &by(date(2023, 12, 1), Some("a slip of the pen"))).unwrap();
    assert_ne!(first.seal, second.seal);
    let sealed = Sealed::open(&changed, &renewed).unwrap();
    assert_eq!(sealed.seals().len(), 2);
    assert_eq!(sealed.seals()[1].because, "a slip of the pen");
    assert!(matches!(Sealed::open(&protocol, &renewed).unwrap_err(), SealError::Changed { .. }));
}

#[test]
fn a_protocol_is_sealed_by_somebody_before_the_data_are_cut() {
    let protocol = alder().protocol;
    let cut = date(2026, 11, 1);
    assert_eq!(seal(&protocol, None, &by(cut, None)).unwrap_err(), SealError::TooLate { on: cut, cut });
    assert!(seal(&protocol, None, &by(date(2026, 10, 31), None)).is_ok());
    for nobody in ["", "  ", "123"] {
        let signature = Signature { signed_by: nobody, on: DAY, because: None };
        assert_eq!(seal(&protocol, None, &signature).unwrap_err(), SealError::Nobody);
    }
    assert!(matches!(seal("name = 1", None, &by(DAY, None)).unwrap_err(), SealError::Protocol(_)));
}

proptest! {
    #[test]
    fn no_letter_of_a_seal_can_be_changed(at in 0_usize..600, letter in "[a-z0-9]") {
        let protocol = alder().protocol;
        let (seals, _) = seal(&protocol, None, &by(DAY, None)).unwrap();
        let at = at % seals.len();
        let changed = format!("{}{letter}{}", &seals[..at], &seals[at + 1..]);
        prop_assume!(changed != seals);
        // Spaces and line ends say nothing; whatever else is changed is refused, or reads the very same.
        if let Ok(opened) = Sealed::open(&protocol, &changed) {
            prop_assert_eq!(opened, Sealed::open(&protocol, &seals).unwrap());
        }
    }

    #[test]
    fn names_and_reasons_read_back(name in "[A-Za-z][\\PC]{0,30}", because in "\\PC{1,60}") {
        let protocol = alder().protocol;
        let signature = Signature { signed_by: &name, on: DAY, because: None };
        let (seals, first) = seal(&protocol, None, &signature).unwrap();
        let opened = Sealed::open(&protocol, &seals).unwrap();
        prop_assert_eq!(opened.seal(), Some(&first));
        prop_assume!(!because.trim().is_empty());
        let changed = format!("{protocol}# \n");
        let signature = Signature { because: Some(&because), ..signature };
        let (seals, second) = seal(&changed, Some(&seals), &signature).unwrap();
        let opened = Sealed::open(&changed, &seals).unwrap();
        prop_assert_eq!(opened.seal(), Some(&second));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// A protocol and its seals with bytes cut out, doubled or put in: read or refused, and opened only if nothing that
    /// was sealed changed.
    #[test]
    fn a_mangled_protocol_or_seal_is_refused_and_breaks_nothing(
        in_seals in any::<bool>(), at in any::<prop::sample::Index>(), length in 0_usize..40, put in "\\PC{0,12}",
    ) {
        let protocol = alder().protocol;
        let (seals, _) = seal(&protocol, None, &by(DAY, None)).unwrap();
        let text = if in_seals { &seals } else { &protocol };
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let from = at.index(ends.len());
        let to = (from + length).min(ends.len() - 1);
        let mangled = format!("{}{put}{}", &text[..ends[from]], &text[ends[to]..]);
        let is_changed = mangled != *text;
        let opened = if in_seals { Sealed::open(&protocol, &mangled) } else { Sealed::open(&mangled, &seals) };
        match opened {
            // Blanks and comments of the seals' file are not sealed, their meaning is.
            Ok(sealed) => prop_assert!(!is_changed || (in_seals && sealed.seals().len() == 1)),
            Err(error) => prop_assert!(is_changed && !error.to_string().is_empty()),
        }
    }
}
