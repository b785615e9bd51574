//! Signing in, told as it happens: at a desk, with a card, with a forgotten passphrase, and by somebody who guesses.
//!
//! Every story is told on SQLite, and on PostgreSQL too where `THROUGHLINE_TEST_POSTGRES` names a server.

#![expect(clippy::panic, clippy::indexing_slicing, reason = "a story that cannot go on stops")]

#[path = "sign_in/house.rs"]
mod house;

use access::{Action, Who};
use casework::sign_in::{
    AccountError, ChoosePassphraseError, Chosen, CodeOutcome, IssueCodeError, Opened, SetupToken, SignInOutcome,
    SignedIn, SignedOut, Tidied, Token, Touched, close_account, open_account, set_password, sign_out, tidy, touch,
};
use casework::{StoreError, sign_in};
use domain::agency::Role;
use domain::id::FormKey;
use domain::sign_in::{PassphraseRefused, SessionState};
use house::{ADDRESS, House, PASSPHRASE, PASSWORD, ask, on_both};
use jiff::civil::{Date, date};
use proptest::prelude::*;

const BORN: Date = date(2006, 2, 3);

// At a desk.

#[tokio::test]
async fn a_worker_signs_in_is_known_and_signs_out() {
    on_both(async |house| {
        let ada = house.staff("Ada Linden", Role::PersonalAdviser).await;
        let signed_in = house.signs_in(" ADA.Linden@Merrowdale.example ", PASSWORD).await.expect_signed_in();
        let session = house.who(&signed_in.token).await.unwrap();
        assert_eq!(session, signed_in.session);
        assert_eq!(session.asker.who, Who::Worker(ada));
        assert_eq!((session.asker.name.as_str(), session.asker.role), ("Ada Linden", Some(Role::PersonalAdviser)));
        assert!(session.asker.agency.is_some() && session.asker.team.is_some());
        assert_eq!(session.sign_in_name, "ada.linden@merrowdale.example");

        let permit = ask(&house, &session.asker, Action::SignOut);
        let out = || sign_out(&house.store, &permit, &session.id, house.correlation());
        assert_eq!(out().await.unwrap(), SignedOut::Now);
        assert_eq!(house.who(&signed_in.token).await, None);
        assert_eq!(out().await.unwrap(), SignedOut::Already);
        assert_eq!(
            house.audit().await,
            [
                "account opened (the operator)",
                "sign-in tried (not signed in)",
                "signed in (Ada Linden)",
                "signed out (Ada Linden)"
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn nobody_signs_somebody_else_out() {
    on_both(async |house| {
        house.staff("Ada Linden", Role::PersonalAdviser).await;
        house.staff("Bram Alderson", Role::PersonalAdviser).await;
        let ada = house.signs_in("ada.linden@merrowdale.example", PASSWORD).await.expect_signed_in();
        let bram = house.signs_in("bram.alderson@merrowdale.example", PASSWORD).await.expect_signed_in();
        let permit = ask(&house, &bram.session.asker, Action::SignOut);
        let out = sign_out(&house.store, &permit, &ada.session.id, house.correlation()).await.unwrap();
        assert_eq!(out, SignedOut::Already);
        assert!(house.who(&ada.token).await.is_some());
    })
    .await;
}

#[tokio::test]
async fn everything_wrong_with_a_name_and_password_is_one_failure() {
    on_both(async |house| {
        house.staff("Ada Linden", Role::PersonalAdviser).await;
        house.staff("Bram Alderson", Role::PersonalAdviser).await;
        let permit = house.operator(Action::ManageAccounts);
        close_account(&house.store, &permit, "bram.alderson@merrowdale.example", house.correlation()).await.unwrap();
        // A young adult who has used the code and not yet chosen.
        let wren = house.person("Wren", Some(BORN)).await;
        let name = house.accepted(&house.code_for(wren).await, BORN).await.1;
        let mut costs = Vec::new();
        for (typed, password) in [
            ("ada.linden@merrowdale.example", "not her password"),
            ("ada.linden@merrowdale.example", ""),
            ("bram.alderson@merrowdale.example", PASSWORD),
            ("cass.elmsworth@merrowdale.example", PASSWORD),
            ("", ""),
            (name.as_str(), ""),
            (name.as_str(), PASSPHRASE),
        ] {
            let before = house.cost();
            assert_eq!(house.signs_in(typed, password).await, SignInOutcome::Failed, "{typed}");
            costs.push(house.cost_since(before));
        }
        assert_eq!(costs[0].1, 1, "one hash");
        assert!(costs.iter().all(|cost| *cost == costs[0]), "{costs:?}");
    })
    .await;
}

#[tokio::test]
async fn five_wrong_tries_and_even_the_right_password_waits() {
    on_both(async |house| {
        house.staff("Ada Linden", Role::PersonalAdviser).await;
        let began = house.store.context().now();
        // Known or not, a name is counted alike.
        for name in ["ada.linden@merrowdale.example", "nobody@merrowdale.example"] {
            for _ in 0..5 {
                assert_eq!(house.signs_in(name, "a wrong password").await, SignInOutcome::Failed);
            }
            let until = began + jiff::SignedDuration::from_mins(15);
            let hashed = house.passwords.hashed();
            assert_eq!(house.signs_in(&name.to_uppercase(), PASSWORD).await, SignInOutcome::Wait { until });
            assert_eq!(house.passwords.hashed(), hashed, "a try that waits costs no hash");
        }
        house.later(jiff::SignedDuration::from_secs(15 * 60 - 1));
        assert!(matches!(house.signs_in("ada.linden@merrowdale.example", PASSWORD).await, SignInOutcome::Wait { .. }));
        house.later(jiff::SignedDuration::from_secs(1));
        house.signs_in("ada.linden@merrowdale.example", PASSWORD).await.expect_signed_in();
    })
    .await;
}

#[tokio::test]
async fn tries_that_must_wait_are_written_down_once_a_minute() {
    on_both(async |house| {
        house.staff("Ada Linden", Role::PersonalAdviser).await;
        let lines = async || {
            let lines = house.audit().await;
            lines.iter().filter(|line| line.contains("tried while too many tries had been made")).count()
        };
        let ada = "ada.linden@merrowdale.example";
        for _ in 0..5 {
            house.signs_in(ada, "a wrong password").await;
        }
        assert_eq!(lines().await, 0);
        for (seconds, expected) in [(0, 1), (30, 1), (29, 1), (1, 2), (61, 3)] {
            house.later(jiff::SignedDuration::from_secs(seconds));
            assert!(matches!(house.signs_in(ada, PASSWORD).await, SignInOutcome::Wait { .. }));
            assert_eq!(lines().await, expected, "after {seconds} s");
        }
        // Another name has its own, and a code at one date of birth too.
        for _ in 0..6 {
            house.signs_in("nobody@merrowdale.example", "a wrong password").await;
            house.uses("guess", BORN).await;
        }
        assert_eq!(lines().await, 5);
    })
    .await;
}

#[tokio::test]
async fn an_address_that_tries_name_after_name_waits_too() {
    on_both(async |house| {
        house.staff("Ada Linden", Role::PersonalAdviser).await;
        for n in 0..50 {
            assert_eq!(house.signs_in(&format!("guess-{n}"), "a wrong password").await, SignInOutcome::Failed);
        }
        let ada = "ada.linden@merrowdale.example";
        assert!(matches!(house.signs_in(ada, PASSWORD).await, SignInOutcome::Wait { .. }));
        house.signs_in_from(ada, PASSWORD, "192.0.2.77").await.expect_signed_in();
    })
    .await;
}

#[tokio::test]
async fn right_passwords_never_use_the_tries_up() {
    on_both(async |house| {
        house.staff("Ada Linden", Role::PersonalAdviser).await;
        for _ in 0..8 {
            house.signs_in("ada.linden@merrowdale.example", PASSWORD).await.expect_signed_in();
        }
    })
    .await;
}

#[tokio::test]
async fn guesses_made_at_once_are_counted_one_by_one() {
    on_both(async |house| {
        house.staff("Ada Linden", Role::PersonalAdviser).await;
        let failed = || {
            Box::pin(async {
                let outcome = house.signs_in("ada.linden@merrowdale.example", "a wrong password").await;
                usize::from(outcome == SignInOutcome::Failed)
            })
        };
        let four = async || {
            let (one, two, three, four) = tokio::join!(failed(), failed(), failed(), failed());
            one + two + three + four
        };
        let (first, second) = tokio::join!(four(), four());
        assert_eq!(first + second, 5, "of eight guesses");
    })
    .await;
}

// Sessions.

#[tokio::test]
async fn a_session_ends_by_staying_away_and_after_twelve_hours() {
    on_both(async |house| {
        house.staff("Ada Linden", Role::PersonalAdviser).await;
        let minutes = jiff::SignedDuration::from_mins;
        for (away, live) in [(minutes(59), true), (minutes(60), false)] {
            let ada = house.signs_in("ada.linden@merrowdale.example", PASSWORD).await.expect_signed_in();
            house.later(away);
            assert_eq!(house.who(&ada.token).await.is_some(), live, "{away}");
        }
        // Somebody who never stops is asked again after twelve hours.
        let ada = house.signs_in("ada.linden@merrowdale.example", PASSWORD).await.expect_signed_in();
        for page in 0..16 {
            house.later(minutes(44));
            let mut session = house.who(&ada.token).await.unwrap();
            assert_eq!(touch(&house.store, &mut session).await.unwrap(), Touched::Now, "{page}");
            assert_eq!(house.who(&ada.token).await, Some(session), "{page}");
        }
        // 11 hours and 44 minutes.
        house.later(minutes(15));
        let mut session = house.who(&ada.token).await.unwrap();
        assert!(matches!(session.state, SessionState::EndsSoon { can_stay: false, .. }), "{:?}", session.state);
        touch(&house.store, &mut session).await.unwrap();
        house.later(minutes(1));
        assert_eq!(house.who(&ada.token).await, None);
    })
    .await;
}

#[tokio::test]
async fn a_young_adult_is_asked_again_after_twenty_minutes() {
    on_both(async |house| {
        let wren = house.person("Wren", Some(BORN)).await;
        let (_, signed_in) = house.young_adult(wren, BORN).await;
        house.later(jiff::SignedDuration::from_mins(19));
        assert!(house.who(&signed_in.token).await.is_some());
        house.later(jiff::SignedDuration::from_mins(1));
        assert_eq!(house.who(&signed_in.token).await, None);
    })
    .await;
}

#[tokio::test]
async fn use_is_written_down_once_a_minute_and_not_in_the_audit() {
    on_both(async |house| {
        house.staff("Ada Linden", Role::PersonalAdviser).await;
        let ada = house.signs_in("ada.linden@merrowdale.example", PASSWORD).await.expect_signed_in();
        let lines = house.audit().await.len();
        for (seconds, touched) in [(59, Touched::Already), (1, Touched::Now), (30, Touched::Already)] {
            house.later(jiff::SignedDuration::from_secs(seconds));
            let mut session = house.who(&ada.token).await.unwrap();
            assert_eq!(touch(&house.store, &mut session).await.unwrap(), touched, "{seconds}");
        }
        assert_eq!(house.audit().await.len(), lines);
    })
    .await;
}

#[tokio::test]
async fn who_it_is_takes_one_question_and_a_second_for_a_young_adults_name() {
    on_both(async |house| {
        house.staff("Ada Linden", Role::PersonalAdviser).await;
        let ada = house.signs_in("ada.linden@merrowdale.example", PASSWORD).await.expect_signed_in();
        let wren = house.person("Wren", Some(BORN)).await;
        let (_, young_adult) = house.young_adult(wren, BORN).await;
        for (token, questions) in [(&ada.token, 1), (&young_adult.token, 2), (&Token::from_cookie("no such"), 1)] {
            let before = house.store.statements();
            house.who(token).await;
            assert_eq!(house.store.statements() - before, questions, "{token:?}");
        }
    })
    .await;
}

// With a card.

#[tokio::test]
async fn a_young_adult_uses_a_code_chooses_a_passphrase_and_comes_back_with_it() {
    on_both(async |house| {
        let wren = house.person("Wren", Some(BORN)).await;
        let issued = house.issue(wren).await.unwrap();
        assert_eq!(issued.expires_on, date(2026, 11, 28));
        let typed = issued.code.to_string().to_lowercase().replace('-', " ");
        let (setup, name) = house.accepted(&typed, BORN).await;
        // Until a passphrase is chosen no page opens.
        assert_eq!(house.who(&Token::from_cookie(setup.as_str())).await, None);
        let signed_in = house.chooses(&setup, PASSPHRASE).await.unwrap();
        assert_eq!(signed_in.session.asker.who, Who::YoungAdult(wren));
        assert_eq!((signed_in.session.asker.name.as_str(), &signed_in.session.sign_in_name), ("Wren", &name));
        assert_eq!(house.who(&signed_in.token).await.as_ref(), Some(&signed_in.session));
        // Another day, another phone, capitals and no hyphens.
        house.later(jiff::SignedDuration::from_hours(24 * 30));
        let again = house.signs_in(&name.to_uppercase().replace('-', " "), PASSPHRASE).await.expect_signed_in();
        assert_eq!(again.session.asker, signed_in.session.asker);
    })
    .await;
}

#[tokio::test]
async fn a_code_works_to_the_end_of_the_seventh_day() {
    on_both(async |house| {
        let wren = house.person("Wren", Some(BORN)).await;
        // Printed at 09:00 on 21 November; in winter the day here ends at midnight UTC.
        for (at, works) in [("2026-11-28T23:59:59Z", true), ("2026-11-29T00:00:00Z", false)] {
            house.at("2026-11-21T09:00:00Z");
            let code = house.code_for(wren).await;
            house.at(at);
            let outcome = house.uses(&code, BORN).await;
            assert_eq!(matches!(outcome, CodeOutcome::Accepted { .. }), works, "{at}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_code_works_once_and_only_the_last_one_printed() {
    on_both(async |house| {
        let wren = house.person("Wren", Some(BORN)).await;
        let replaced = house.code_for(wren).await;
        let last = house.code_for(wren).await;
        assert_eq!(house.uses(&replaced, BORN).await, CodeOutcome::Failed);
        house.accepted(&last, BORN).await;
        assert_eq!(house.uses(&last, BORN).await, CodeOutcome::Failed, "played again");
    })
    .await;
}

#[tokio::test]
async fn a_form_sent_twice_prints_one_code() {
    on_both(async |house| {
        let wren = house.person("Wren", Some(BORN)).await;
        let permit = house.adviser_of(wren).await;
        let form = (wren, FormKey::from_bits(3));
        let prints = || sign_in::issue_code(&house.store, &house.passwords, &permit, form, house.correlation());
        let (one, other) = tokio::join!(prints(), prints());
        let ((Ok(issued), Err(IssueCodeError::KeyUsed)) | (Err(IssueCodeError::KeyUsed), Ok(issued))) = (one, other)
        else {
            panic!("two codes, or none");
        };
        assert!(matches!(prints().await, Err(IssueCodeError::KeyUsed)));
        house.accepted(&issued.code.to_string(), BORN).await;
    })
    .await;
}

#[tokio::test]
async fn of_two_browsers_with_one_code_one_gets_in() {
    on_both(async |house| {
        let wren = house.person("Wren", Some(BORN)).await;
        for _ in 0..5 {
            house.forget_tries().await;
            let code = house.code_for(wren).await;
            let (one, other) = tokio::join!(house.uses(&code, BORN), house.uses(&code, BORN));
            let accepted = |outcome: &CodeOutcome| matches!(outcome, CodeOutcome::Accepted { .. });
            assert_eq!(usize::from(accepted(&one)) + usize::from(accepted(&other)), 1, "{one:?} {other:?}");
        }
        assert_eq!(house.accounts_of(wren).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_passphrase_is_chosen_once_with_one_code() {
    on_both(async |house| {
        let wren = house.person("Wren", Some(BORN)).await;
        let (setup, _) = house.accepted(&house.code_for(wren).await, BORN).await;
        let (one, other) = tokio::join!(house.choose(&setup, PASSPHRASE), house.choose(&setup, PASSPHRASE));
        let ended = [one.unwrap(), other.unwrap()].iter().filter(|chosen| **chosen == Chosen::Ended).count();
        assert_eq!(ended, 1);
        assert_eq!(house.choose(&setup, PASSPHRASE).await.unwrap(), Chosen::Ended);
    })
    .await;
}

#[tokio::test]
async fn the_time_to_choose_a_passphrase_runs_out() {
    on_both(async |house| {
        let wren = house.person("Wren", Some(BORN)).await;
        let (setup, _) = house.accepted(&house.code_for(wren).await, BORN).await;
        house.later(jiff::SignedDuration::from_mins(20));
        assert_eq!(house.choose(&setup, PASSPHRASE).await.unwrap(), Chosen::Ended);
        assert_eq!(house.choose(&SetupToken::from_cookie("made up"), PASSPHRASE).await.unwrap(), Chosen::Ended);
        // A session is no setup.
        house.staff("Ada Linden", Role::PersonalAdviser).await;
        let ada = house.signs_in("ada.linden@merrowdale.example", PASSWORD).await.expect_signed_in();
        let taken_for = SetupToken::from_cookie(ada.token.as_str());
        assert_eq!(house.choose(&taken_for, PASSPHRASE).await.unwrap(), Chosen::Ended);
    })
    .await;
}

#[tokio::test]
async fn a_passphrase_others_would_guess_is_refused_and_another_may_be_chosen() {
    on_both(async |house| {
        let wren = house.person("Wren", Some(BORN)).await;
        let (setup, name) = house.accepted(&house.code_for(wren).await, BORN).await;
        for (passphrase, reason) in [
            ("short".to_owned(), PassphraseRefused::TooShort { characters: 5 }),
            ("born on 03022006 by the sea".to_owned(), PassphraseRefused::HoldsBirthDate),
            (format!("my name is {name}"), PassphraseRefused::HoldsSignInName),
            ("Wren wren wren 77".to_owned(), PassphraseRefused::HoldsOwnName),
        ] {
            let refused = house.choose(&setup, &passphrase).await;
            let Err(ChoosePassphraseError::Refused(reasons)) = refused else { panic!("{refused:?}") };
            assert_eq!(reasons, [reason]);
        }
        house.chooses(&setup, PASSPHRASE).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_forgotten_passphrase_is_replaced_with_a_new_code() {
    on_both(async |house| {
        let wren = house.person("Wren", Some(BORN)).await;
        let (name, before) = house.young_adult(wren, BORN).await;
        let code = house.code_for(wren).await;
        let (setup, same_name) = house.accepted(&code, BORN).await;
        assert_eq!(same_name, name);
        assert!(house.who(&before.token).await.is_some(), "the old passphrase holds until another is chosen");
        house.chooses(&setup, "heron over still water").await.unwrap();
        assert_eq!(house.who(&before.token).await, None, "everywhere else they are signed out");
        assert_eq!(house.signs_in(&name, PASSPHRASE).await, SignInOutcome::Failed);
        house.signs_in(&name, "heron over still water").await.expect_signed_in();
        assert_eq!(house.accounts_of(wren).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_code_needs_a_date_of_birth_and_a_place_in_the_circle() {
    on_both(async |house| {
        let unknown = house.person("Sedge", None).await;
        let refused = house.issue(unknown).await;
        assert!(matches!(refused, Err(IssueCodeError::NoDateOfBirth)), "{refused:?}");
        // The permit was given; then the adviser left the circle.
        let wren = house.person("Wren", Some(BORN)).await;
        let permit = house.adviser_of(wren).await;
        house.end_places(wren).await;
        let form = (wren, FormKey::from_bits(3));
        let refused = sign_in::issue_code(&house.store, &house.passwords, &permit, form, house.correlation()).await;
        assert!(matches!(refused, Err(IssueCodeError::Store(StoreError::NoLongerPermitted(_)))), "{refused:?}");
        assert_eq!(house.codes().await, 0);
    })
    .await;
}

#[tokio::test]
async fn guessing_at_one_date_of_birth_or_one_code_is_slowed_down() {
    on_both(async |house| {
        let wren = house.person("Wren", Some(BORN)).await;
        let code = house.code_for(wren).await;
        // Codes at one date of birth, from one address.
        for n in 0..5 {
            assert_eq!(house.uses(&format!("guess {n}"), BORN).await, CodeOutcome::Failed);
        }
        assert!(matches!(house.uses(&code, BORN).await, CodeOutcome::Wait { .. }));
        // Somebody else born that day, on another phone, is not kept waiting; but guesses from many addresses are.
        let setup = house.uses_from(&code, BORN, "192.0.2.200").await;
        assert!(matches!(setup, CodeOutcome::Accepted { .. }), "{setup:?}");
        let code = house.code_for(wren).await;
        for n in 5..40 {
            let guess = house.uses_from(&format!("guess {n}"), BORN, &format!("192.0.2.{n}")).await;
            assert_eq!(guess, CodeOutcome::Failed, "{n}");
        }
        assert!(matches!(house.uses_from(&code, BORN, "192.0.2.201").await, CodeOutcome::Wait { .. }));
        // Dates of birth at one code.
        house.forget_tries().await;
        for day in 10..15 {
            assert_eq!(house.uses(&code, date(2005, 1, day)).await, CodeOutcome::Failed);
        }
        let CodeOutcome::Wait { until } = house.uses(&code, BORN).await else { panic!("let in") };
        house.at(&until.to_string());
        house.accepted(&code, BORN).await;
    })
    .await;
}

/// People with codes in every state, and what is typed.
struct Cards {
    house: House,
    codes: Vec<String>,
    /// Two that work, with the dates of birth with which they do.
    open: Vec<(String, Date)>,
    wrong_cost: (u64, u64),
}

const DAYS: [Date; 4] = [BORN, date(2007, 5, 6), date(2005, 8, 9), date(2006, 12, 24)];

impl Cards {
    async fn deal(house: House) -> Self {
        let mut people = Vec::new();
        for (name, born_on) in ["Wren", "Teal", "Sedge", "Rowan"].into_iter().zip(DAYS) {
            people.push(house.person(name, Some(born_on)).await);
        }
        let expired = house.code_for(people[2]).await;
        house.later(jiff::SignedDuration::from_hours(24 * 8));
        let used = house.code_for(people[3]).await;
        house.accepted(&used, DAYS[3]).await;
        let replaced = house.code_for(people[0]).await;
        let open = vec![(house.code_for(people[0]).await, DAYS[0]), (house.code_for(people[1]).await, DAYS[1])];
        let codes = vec![open[0].0.clone(), open[1].0.clone(), expired, used, replaced];
        let before = house.cost();
        assert_eq!(house.uses("no such code", DAYS[0]).await, CodeOutcome::Failed);
        let wrong_cost = house.cost_since(before);
        Self { house, codes, open, wrong_cost }
    }
}

#[derive(Debug, Clone)]
enum Typed {
    /// One of the five cards.
    Card(usize),
    /// A card with one letter changed.
    Slip(usize, usize, char),
    Anything(String),
}

fn typed() -> impl Strategy<Value = Typed> {
    prop_oneof![
        4 => (0..5_usize).prop_map(Typed::Card),
        2 => (0..5_usize, 0..9_usize, proptest::char::range('A', 'Z')).prop_map(|(c, at, l)| Typed::Slip(c, at, l)),
        1 => ".{0,12}".prop_map(Typed::Anything),
        1 => "[CDFGHJKMNPRTVWXY3479]{4}-[CDFGHJKMNPRTVWXY3479]{4}".prop_map(Typed::Anything),
    ]
}

fn born() -> impl Strategy<Value = Date> {
    let any = (1990..2012_i16, 1..=12_i8, 1..=28_i8).prop_map(|(year, month, day)| date(year, month, day));
    prop_oneof![3 => prop::sample::select(DAYS.to_vec()), 1 => any]
}

#[test]
fn every_wrong_combination_fails_alike() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(on_both(async |house| {
        let cards = Cards::deal(house).await;
        let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
            cases: 96,
            failure_persistence: None,
            ..ProptestConfig::default()
        });
        let told = runner.run(&(typed(), born()), |(typed, born_on)| {
            tokio::task::block_in_place(|| {
                tokio::runtime::Handle::current().block_on(wrong_alike(&cards, &typed, born_on))
            })
        });
        told.unwrap();
        // None of it has used up a card that is right.
        for (code, born_on) in &cards.open {
            cards.house.forget_tries().await;
            cards.house.accepted(code, *born_on).await;
        }
    }));
}

async fn wrong_alike(cards: &Cards, typed: &Typed, born_on: Date) -> Result<(), TestCaseError> {
    let text = match typed {
        Typed::Card(card) => cards.codes[*card].clone(),
        Typed::Slip(card, at, letter) => {
            cards.codes[*card].chars().enumerate().map(|(n, c)| if n == *at { *letter } else { c }).collect()
        }
        Typed::Anything(text) => text.clone(),
    };
    prop_assume!(!cards.open.contains(&(text.clone(), born_on)));
    cards.house.forget_tries().await;
    let before = cards.house.cost();
    let outcome = cards.house.uses(&text, born_on).await;
    prop_assert_eq!(outcome, CodeOutcome::Failed);
    prop_assert_eq!(cards.house.cost_since(before), cards.wrong_cost, "statements and hashes");
    Ok(())
}

// At the command line.

#[tokio::test]
async fn an_account_is_opened_once() {
    on_both(async |house| {
        let ada = house.staff("Ada Linden", Role::PersonalAdviser).await;
        let again = house.open("Ada Linden", Role::PersonalAdviser, "ada.linden@merrowdale.example").await.unwrap();
        assert!(matches!(again, Opened::AlreadyOpen { worker, .. } if worker == ada));
        let other = house.open("Ada Linden", Role::PersonalAdviser, "ada").await;
        assert!(matches!(other, Err(AccountError::OtherName)), "{other:?}");
        let taken = house.open("Bram Alderson", Role::PersonalAdviser, "Ada.Linden@merrowdale.example").await;
        assert!(matches!(taken, Err(AccountError::NameTaken)), "{taken:?}");
        let post = house.open("Ada Linden", Role::Analyst, "ada.two").await;
        assert!(matches!(post, Err(AccountError::OtherPost(Role::PersonalAdviser))), "{post:?}");
        for role in [Role::YoungAdult, Role::Operator] {
            let post = house.open("Wren Rowanfield", role, "wren.r").await;
            assert!(matches!(post, Err(AccountError::NotAPost(_))), "{post:?}");
        }
        for name in ["", "ab", "two words"] {
            let refused = house.open("Bram Alderson", Role::PersonalAdviser, name).await;
            assert!(matches!(refused, Err(AccountError::NotASignInName)), "{name}: {refused:?}");
        }
        // Nothing of what was refused was kept.
        assert_eq!(house.workers().await, ["Ada Linden"]);
    })
    .await;
}

#[tokio::test]
async fn a_worker_from_the_files_gets_an_account_by_id() {
    on_both(async |house| {
        let dov = house.worker_from_files("Dov Larchmont", Role::PrisonOffenderManager).await;
        let permit = house.operator(Action::ManageAccounts);
        let new = |holder| sign_in::NewAccount { holder, sign_in_name: "dov", password: PASSWORD };
        let open = async |holder| {
            open_account(&house.store, &house.passwords, &permit, new(holder), house.correlation()).await
        };
        assert!(
            matches!(open(sign_in::Holder::Known(dov)).await.unwrap(), Opened::New { worker, .. } if worker == dov)
        );
        let stranger = domain::id::WorkerId::from_bits(1);
        assert!(matches!(open(sign_in::Holder::Known(stranger)).await, Err(AccountError::NoSuchWorker)));
        assert_eq!(house.signs_in("dov", PASSWORD).await.expect_signed_in().session.asker.who, Who::Worker(dov));
    })
    .await;
}

#[tokio::test]
async fn a_new_password_or_a_closed_account_ends_every_session() {
    on_both(async |house| {
        house.staff("Ada Linden", Role::PersonalAdviser).await;
        let name = "ada.linden@merrowdale.example";
        let permit = house.operator(Action::ManageAccounts);
        let first = house.signs_in(name, PASSWORD).await.expect_signed_in();
        let second = house.signs_in(name, PASSWORD).await.expect_signed_in();
        let other = "quiet beech in the lane";
        let set = set_password(&house.store, &house.passwords, &permit, (name, other), house.correlation()).await;
        assert_eq!(set.unwrap().sessions_ended, 2);
        for token in [&first.token, &second.token] {
            assert_eq!(house.who(token).await, None);
        }
        assert_eq!(house.signs_in(name, PASSWORD).await, SignInOutcome::Failed);
        let third = house.signs_in(name, other).await.expect_signed_in();
        let closed = close_account(&house.store, &permit, name, house.correlation()).await.unwrap();
        assert_eq!(closed.sessions_ended, 1);
        assert_eq!(house.who(&third.token).await, None);
        assert_eq!(house.signs_in(name, other).await, SignInOutcome::Failed);
        let again = close_account(&house.store, &permit, name, house.correlation()).await;
        assert!(matches!(again, Err(AccountError::NoSuchAccount)), "{again:?}");
        // Weak passwords are refused for workers too.
        let weak = set_password(&house.store, &house.passwords, &permit, (name, "password1"), house.correlation());
        assert!(matches!(weak.await, Err(AccountError::Password(_))));
    })
    .await;
}

#[tokio::test]
async fn a_young_adult_whose_account_was_closed_gets_another_with_a_new_code() {
    on_both(async |house| {
        let wren = house.person("Wren", Some(BORN)).await;
        let (name, _) = house.young_adult(wren, BORN).await;
        let permit = house.operator(Action::ManageAccounts);
        // Nobody but they themselves chooses their passphrase.
        let theirs = (name.as_str(), PASSWORD);
        let set = set_password(&house.store, &house.passwords, &permit, theirs, house.correlation()).await;
        assert!(matches!(set, Err(AccountError::NoSuchAccount)), "{set:?}");
        close_account(&house.store, &permit, &name, house.correlation()).await.unwrap();
        assert_eq!(house.signs_in(&name, PASSPHRASE).await, SignInOutcome::Failed);
        let (other, _) = house.young_adult(wren, BORN).await;
        assert_ne!(other, name);
        house.signs_in(&other, PASSPHRASE).await.expect_signed_in();
    })
    .await;
}

#[tokio::test]
async fn what_is_over_is_thrown_away_and_what_counts_stays() {
    on_both(async |house| {
        house.staff("Ada Linden", Role::PersonalAdviser).await;
        let wren = house.person("Wren", Some(BORN)).await;
        house.code_for(wren).await;
        house.signs_in("ada.linden@merrowdale.example", PASSWORD).await.expect_signed_in();
        assert_eq!(house.signs_in("guess", "a wrong password").await, SignInOutcome::Failed);
        let permit = house.operator(Action::Operate);
        let tidied = || tidy(&house.store, &permit, house.correlation());
        assert_eq!(tidied().await.unwrap(), Tidied { tries: 0, sessions: 0, codes: 0 });
        house.later(jiff::SignedDuration::from_hours(24));
        assert_eq!(tidied().await.unwrap(), Tidied { tries: 2, sessions: 1, codes: 0 });
        house.later(jiff::SignedDuration::from_hours(24 * 8));
        assert_eq!(tidied().await.unwrap(), Tidied { tries: 0, sessions: 0, codes: 1 });
    })
    .await;
}

// What must never be written down.

#[tokio::test]
async fn no_secret_shows_in_debugging_output_in_the_audit_or_in_any_row() {
    on_both(async |house| {
        house.staff("Ada Linden", Role::PersonalAdviser).await;
        let wren = house.person("Wren", Some(BORN)).await;
        let issued = house.issue(wren).await.unwrap();
        let code = issued.code.to_string();
        let outcome = house.uses(&code, BORN).await;
        let CodeOutcome::Accepted { setup, .. } = outcome.clone() else { panic!("{outcome:?}") };
        let chosen = house.choose(&setup, PASSPHRASE).await.unwrap();
        let Chosen::SignedIn(signed_in) = &chosen else { panic!("{chosen:?}") };
        let ada = house.signs_in("ada.linden@merrowdale.example", PASSWORD).await;
        let asked = sign_in::SignIn { name: "ada", password: PASSWORD, from: ADDRESS };
        let tried = sign_in::CodeTry { code: &code, born_on: BORN, from: ADDRESS };
        let kept = house.every_sign_in_row().await;
        let shown = format!("{issued:?} {outcome:?} {chosen:?} {ada:?} {asked:?} {tried:?} {setup:?} {kept}");
        let letters = issued.code.letters();
        let token = signed_in.token.as_str();
        for secret in [&code, &letters, token, setup.as_str(), PASSPHRASE, PASSWORD, "2006-02-03", ADDRESS] {
            assert!(!shown.contains(secret), "{secret} is shown");
        }
        assert!(kept.contains("passphrase chosen"), "the audit was read");
        house.store.verify(None).await.unwrap().unwrap();
    })
    .await;
}

/// What a test expects of a try.
trait Expect {
    fn expect_signed_in(self) -> SignedIn;
}

impl Expect for SignInOutcome {
    fn expect_signed_in(self) -> SignedIn {
        match self {
            Self::SignedIn(signed_in) => *signed_in,
            other => panic!("{other:?}"),
        }
    }
}
