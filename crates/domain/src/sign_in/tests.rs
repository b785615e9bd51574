//! Codes, names, passphrases, waits and sessions.

use std::collections::BTreeSet;

use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use super::common::{BIRDS, COMMON, WATERS};
use super::*;

fn at(minutes: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + minutes * 60).unwrap()
}

#[test]
fn codes_read_however_they_are_typed() {
    let code = SignInCode::parse("CDFGHJ34").unwrap();
    for typed in ["cdfghj34", " CDFG-HJ34 ", "cdfg hj34", "c d f g h j 3 4", "CDFG–HJ34", "cdfg.hj34"] {
        assert_eq!(SignInCode::parse(typed), Ok(code.clone()), "{typed}");
    }
    for typed in ["", "CDFGHJ3", "CDFGHJ344", "CDFGHJ30", "ADFGHJ34", "CDFGHJ3é", "CDFG/HJ34"] {
        assert_eq!(SignInCode::parse(typed), Err(NotACode), "{typed}");
    }
    assert_eq!((code.to_string(), code.letters()), ("CDFG-HJ34".into(), "CDFGHJ34".into()));
    assert_eq!(format!("{code:?}"), "SignInCode(not shown)");
}

#[test]
fn codes_never_hold_look_alikes_or_vowels() {
    let mut seen = BTreeSet::new();
    for n in 0..4_000_u128 {
        let bits = (n.wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835)).to_le_bytes();
        let code = SignInCode::from_random(bits).letters();
        assert!(
            !code.contains(['0', 'O', 'Q', '1', 'I', 'L', '2', 'Z', '5', 'S', '6', '8', 'B', 'U', 'A', 'E']),
            "{code}"
        );
        seen.extend(code.chars());
    }
    assert_eq!(seen.len(), 20, "every character of the alphabet comes up");
}

#[test]
fn a_code_works_once_and_for_seven_days() {
    let (issued, until) = (date(2026, 3, 1), date(2026, 3, 8));
    for (is_used, today, state) in [
        (false, issued, CodeState::Open { until }),
        (false, until, CodeState::Open { until }),
        (false, date(2026, 3, 9), CodeState::Expired { since: until }),
        (true, issued, CodeState::Used),
        (true, date(2027, 3, 9), CodeState::Used),
    ] {
        assert_eq!(code_state(issued, is_used, today), state);
    }
}

#[test]
fn word_lists_are_plain_and_different() {
    for list in [&BIRDS, &WATERS] {
        assert_eq!(list.iter().collect::<BTreeSet<_>>().len(), 64);
        assert!(list.iter().all(|word| word.len() > 2 && word.bytes().all(|c| c.is_ascii_lowercase())));
    }
    let mut pairs = BTreeSet::new();
    for (bird, water) in BIRDS.iter().flat_map(|bird| WATERS.iter().map(move |water| (bird, water))) {
        assert!(pairs.insert(format!("{bird}{water}")), "{bird}{water} reads two ways");
    }
    assert_eq!(COMMON.iter().collect::<BTreeSet<_>>().len(), COMMON.len());
}

#[test]
fn sign_in_names_read_however_they_are_typed() {
    for typed in ["wren-brook-41", "Wren Brook 41", "wrenbrook41", " WREN-brook 41 "] {
        assert_eq!(SignInName::parse(typed).unwrap().to_string(), "wren-brook-41", "{typed}");
    }
    for typed in ["", "wren-brook", "wren-brook-4", "wren-brook-410", "wren-41", "brook-wren-41", "wren_brook_41", "41"]
    {
        assert_eq!(SignInName::parse(typed), Err(NotASignInName), "{typed}");
    }
}

#[test]
fn passphrases() {
    use PassphraseRefused::{Common, HoldsBirthDate, HoldsOwnName, HoldsSignInName, Pattern, TooLong, TooShort};
    let long = "k w ".repeat(40);
    let cases: &[(&str, &[PassphraseRefused])] = &[
        ("seven quiet herons", &[]),
        ("an ox is up", &[]),
        ("Xk4!mmq9-tre", &[]),
        ("dŵr yn yr afon", &[]),
        ("Xk4!mmq9-tr", &[TooShort { characters: 11 }]),
        ("k d p w m x", &[TooShort { characters: 11 }]),
        ("", &[TooShort { characters: 0 }, Pattern]),
        ("herons", &[TooShort { characters: 6 }]),
        (&long, &[TooLong { characters: 159 }, Pattern]),
        ("aaaaaaaaaaaa", &[Pattern]),
        ("abab abab abab", &[Pattern]),
        ("123456789012", &[Pattern]),
        ("9876543210 98", &[Pattern]),
        ("qwertyuiopas", &[Pattern]),
        ("abcdefghijkl", &[Pattern]),
        ("wren-brook-41!", &[HoldsSignInName]),
        ("my WrenBrook41 key", &[HoldsSignInName]),
        ("born 29/02/2008 ok", &[HoldsBirthDate]),
        ("born 2008-02-29 ok", &[HoldsBirthDate]),
        ("29 February 2008", &[HoldsBirthDate]),
        ("password12345", &[Common]),
        ("Pass-Word 2026!", &[Common]),
        ("passwordpassword", &[Common]),
        ("Liverpool1892", &[Common]),
        ("password wren-brook-41", &[HoldsSignInName]),
        ("Teal Hawthornby 99", &[HoldsOwnName]),
        ("hawthornbyteal", &[HoldsOwnName]),
        ("my name is O'Willow", &[HoldsOwnName]),
        ("hawthornby under green bridges", &[]),
        ("teal blue otters wading", &[]),
        ("at the old mill, jo and I", &[]),
    ];
    let names = ["Teal Hawthornby".to_owned(), "Jo O\u{2019}Willow".to_owned()];
    let by = Chooser { sign_in_name: "wren-brook-41", names: &names, born_on: Some(date(2008, 2, 29)) };
    for (typed, refused) in cases {
        let chosen = Passphrase::choose(typed, &by);
        assert_eq!(chosen.err().unwrap_or_default(), *refused, "{typed}");
    }
    let chosen = Passphrase::choose(" seven quiet herons ", &Chooser::default()).unwrap();
    assert_eq!(chosen, Passphrase::typed("seven quiet herons"));
    assert_eq!(format!("{chosen:?}"), "Passphrase(not shown)");
}

#[test]
fn waits() {
    let tries = |minutes: &[i64]| minutes.iter().map(|m| at(*m)).collect::<Vec<_>>();
    let day: Vec<i64> = (0..20).map(|n| n * 60).collect();
    let cases: &[(&str, Vec<i64>, i64, MayTry)] = &[
        ("none yet", vec![], 0, MayTry::Now),
        ("four", vec![0, 1, 2, 3], 4, MayTry::Now),
        ("five", vec![0, 1, 2, 3, 4], 5, MayTry::From(at(15))),
        ("five, a moment before", vec![0, 1, 2, 3, 4], 14, MayTry::From(at(15))),
        ("five, the first has passed", vec![0, 1, 2, 3, 4], 15, MayTry::Now),
        ("six", vec![0, 1, 2, 3, 4, 5], 6, MayTry::From(at(16))),
        ("not in order", vec![4, 0, 3, 1, 2], 5, MayTry::From(at(15))),
        ("twenty in a day", day, 1_300, MayTry::From(at(24 * 60))),
        ("a clock set back", vec![900, 900, 900, 900, 900], 5, MayTry::From(at(20))),
    ];
    for (name, failed, now, expected) in cases {
        assert_eq!(may_try(&tries(failed), PER_ACCOUNT, at(*now)), *expected, "{name}");
    }
    let forty = tries(&(0..49).map(|n| n / 10).collect::<Vec<_>>());
    assert_eq!(may_try(&forty, PER_ADDRESS, at(5)), MayTry::Now);
    assert_eq!(may_try(&forty, &[], at(5)), MayTry::Now);
}

#[test]
fn sessions() {
    use SessionKind::{Staff, YoungAdult};
    use SessionState::{Ended, EndsSoon, Live};
    for (kind, seen, now, state) in [
        (Staff, 0, 0, Live { ends_at: at(60) }),
        (Staff, 0, 54, Live { ends_at: at(60) }),
        (Staff, 0, 55, EndsSoon { ends_at: at(60), can_stay: true }),
        (Staff, 0, 60, Ended { at: at(60) }),
        (Staff, 30, 60, Live { ends_at: at(90) }),
        (YoungAdult, 0, 14, Live { ends_at: at(20) }),
        (YoungAdult, 0, 15, EndsSoon { ends_at: at(20), can_stay: true }),
        (YoungAdult, 0, 20, Ended { at: at(20) }),
        (Staff, 700, 716, EndsSoon { ends_at: at(720), can_stay: false }),
        (Staff, 719, 720, Ended { at: at(720) }),
        (Staff, -100, 10, Live { ends_at: at(60) }),
    ] {
        assert_eq!(session_state(kind, at(0), at(seen), at(now)), state, "{kind:?}, seen at {seen}, at {now}");
    }
}

#[test]
fn every_wrong_combination_has_one_answer() {
    let states =
        [CodeState::Open { until: date(2026, 3, 8) }, CodeState::Used, CodeState::Expired { since: date(2026, 3, 8) }];
    let (wait, mut signed_in) = (MayTry::From(at(1)), 0);
    for bits in 0..32_u8 {
        let bit = |n: u8| bits >> n & 1 == 0;
        let may = |n| if bit(n) { MayTry::Now } else { wait };
        for state in states {
            let checks = CodeChecks {
                is_known: bit(0),
                state,
                born_on_agrees: bit(1),
                is_in_force: bit(2),
                account: may(3),
                address: may(4),
            };
            signed_in += u8::from(checks.answer() == SignInAnswer::SignedIn);
        }
        let checks = PassphraseChecks {
            is_known: bit(0),
            passphrase_agrees: bit(1),
            is_in_force: bit(2),
            account: may(3),
            address: may(4),
        };
        assert_eq!(checks.answer() == SignInAnswer::SignedIn, bits == 0);
    }
    assert_eq!(signed_in, 1, "of 96 combinations one signs in");
}

proptest! {
    #[test]
    fn what_is_made_reads_back(code: [u8; 16], name: [u8; 8]) {
        let code = SignInCode::from_random(code);
        prop_assert_eq!(SignInCode::parse(&code.to_string().to_lowercase()), Ok(code));
        let name = SignInName::from_random(name);
        prop_assert_eq!(SignInName::parse(&name.to_string()), Ok(name));
    }

    #[test]
    fn a_wait_ends_when_it_says(failed in prop::collection::vec(0_i64..3_000, 0..60), now in 0_i64..3_000) {
        let failed: Vec<Timestamp> = failed.into_iter().map(at).collect();
        if let MayTry::From(then) = may_try(&failed, PER_ACCOUNT, at(now)) {
            let before = then.checked_sub(SignedDuration::from_secs(1)).unwrap();
            prop_assert!(then > at(now) && then <= at(now + 24 * 60));
            let known: Vec<Timestamp> = failed.iter().map(|f| (*f).min(at(now))).collect();
            prop_assert_eq!(may_try(&known, PER_ACCOUNT, then), MayTry::Now);
            prop_assert!(may_try(&known, PER_ACCOUNT, before.max(at(now))) != MayTry::Now);
        }
    }

    #[test]
    fn fewer_tries_never_wait_longer(failed in prop::collection::vec(0_i64..3_000, 1..60), now in 0_i64..3_000) {
        let failed: Vec<Timestamp> = failed.into_iter().map(at).collect();
        let (_, fewer) = failed.split_first().unwrap();
        prop_assert!(may_try(fewer, PER_ACCOUNT, at(now)) <= may_try(&failed, PER_ACCOUNT, at(now)));
    }

    #[test]
    fn no_text_panics(text: String) {
        let _ = SignInCode::parse(&text);
        let _ = SignInName::parse(&text);
        let names = [text.clone()];
        let by = Chooser { sign_in_name: &text, names: &names, born_on: Some(date(2008, 2, 29)) };
        let _ = Passphrase::choose(&text, &by);
    }
}
