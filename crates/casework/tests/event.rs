//! Recording by hand as those who record know it: a duty is closed once, nothing is deleted, and what lasts is ended by
//! whoever is there.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a story that cannot go on stops")]

#[path = "event/house.rs"]
mod house;

use access::{Action, Permit};
use casework::StoreError;
use casework::duty;
use casework::event::{
    EndSpellError, Ended, Entry, EventForm, History, RecordEventError, Recorded, WithdrawEventError, Withdrawn,
    end_spell, find, history, record_event, withdraw_event,
};
use domain::Date;
use domain::duty::{Duty, Event, EventKind, HousingOutcome, Spell, SpellKind, State, Trigger, WhyNot};
use domain::event::{EventRefused, Happened, NewEvent};
use domain::id::{EventId, FormKey};
use house::{CORRELATION, House, TEAL, TODAY, WREN, on_both};
use jiff::civil::date;

fn done(kind: EventKind, on: Date) -> NewEvent {
    NewEvent { happened: Happened::Event(Event { on, kind, outcome: None }), note: String::new() }
}

fn lasts(kind: SpellKind, from: Date) -> NewEvent {
    NewEvent { happened: Happened::Spell(Spell { from, to: None, kind }), note: String::new() }
}

async fn records<'a>(
    house: &'a House,
    permit: &Permit,
    key: u128,
    event: NewEvent,
) -> Result<Recorded<'a>, RecordEventError> {
    let form = EventForm { key: FormKey::from_bits(key), event };
    record_event(&house.store, permit, WREN, form, CORRELATION).await
}

async fn is_new(house: &House, permit: &Permit, key: u128, event: NewEvent) -> EventId {
    match records(house, permit, key, event).await.unwrap() {
        Recorded::New { event, .. } => event,
        Recorded::AlreadyKnown => panic!("known"),
    }
}

async fn entries(house: &House) -> Vec<Entry> {
    let History { entries, more } = history(house.store.rows(), WREN, None, 50).await.unwrap();
    assert!(!more);
    entries
}

/// How a rule stands for Wren now.
async fn state(house: &House, rule: &str) -> State {
    let one = duty::person(house.store.rows(), WREN, TODAY).await.unwrap();
    one.ask(house.store.context().law(), TODAY, |duties| duties.of(rule).unwrap().state)
}

#[tokio::test]
async fn a_review_closes_what_it_closes_and_says_what_comes_next() {
    on_both(async |house| {
        let permit = house.permit("Ada", Action::RecordEvent, None).await;
        assert!(matches!(state(house, "E-CUST-REV").await, State::Overdue { .. }));
        let on = date(2027, 2, 3);
        let recorded = records(house, &permit, 1, done(EventKind::PathwayReview, on)).await.unwrap();
        let Recorded::New { event, closed, next } = recorded else { panic!("known") };
        let ids = |duties: &[Duty<'_>]| duties.iter().map(|duty| duty.rule.id).collect::<Vec<_>>();
        assert_eq!(ids(&closed), ["E-CUST-REV", "E-REV-6M"]);
        assert_eq!(ids(&next), ["E-REV-6M"], "and it returns");
        assert_eq!(next.iter().filter_map(|duty| duty.due).collect::<Vec<_>>(), [date(2027, 8, 3)]);
        assert!(matches!(state(house, "E-CUST-REV").await, State::Done { by: EventKind::PathwayReview, .. }));
        let entry = find(house.store.rows(), WREN, event).await.unwrap().unwrap();
        assert_eq!((entry.by_name.as_str(), entry.happened.from()), ("Ada Linden", on));
        assert_eq!(find(house.store.rows(), TEAL, event).await.unwrap(), None, "nobody else's");
    })
    .await;
}

#[tokio::test]
async fn the_same_form_twice_is_one_entry_and_a_used_key_takes_nothing_else() {
    on_both(async |house| {
        let ada = house.permit("Ada", Action::RecordEvent, None).await;
        let dov = house.permit("Dov", Action::RecordEvent, None).await;
        let review = || done(EventKind::PathwayReview, date(2027, 2, 3));
        is_new(house, &ada, 1, review()).await;
        assert_eq!(records(house, &ada, 1, review()).await.unwrap(), Recorded::AlreadyKnown);
        let other = done(EventKind::JointMeeting, date(2027, 2, 3));
        assert!(matches!(records(house, &ada, 1, other.clone()).await, Err(RecordEventError::KeyUsed)));
        assert!(matches!(records(house, &dov, 1, review()).await, Err(RecordEventError::KeyUsed)));
        // The same thing from another form, by somebody else, is refused by its day; and a refused form keeps its key.
        let again = records(house, &dov, 2, review()).await;
        let Err(RecordEventError::Refused(refused)) = again else { panic!("{again:?}") };
        assert_eq!(refused, [EventRefused::AlreadyRecorded { on: date(2027, 2, 3) }]);
        is_new(house, &dov, 2, other).await;
        assert_eq!(entries(house).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn what_is_taken_back_stays_readable_and_closes_nothing() {
    on_both(async |house| {
        let ada = house.permit("Ada", Action::RecordEvent, None).await;
        let was = state(house, "E-CUST-REV").await;
        let event = is_new(house, &ada, 1, done(EventKind::PathwayReview, date(2027, 2, 3))).await;
        let ada_back = house.permit("Ada", Action::WithdrawEvent, Some(event)).await;
        let takes = async |why: &str| withdraw_event(&house.store, &ada_back, (WREN, event), why, CORRELATION).await;
        assert!(matches!(takes(" \n").await, Err(WithdrawEventError::NoReason)));
        assert!(matches!(takes(&"x".repeat(1_001)).await, Err(WithdrawEventError::TooLong { length: 1_001 })));
        assert_eq!(takes("It was somebody else’s plan.").await.unwrap(), Withdrawn::Now);
        assert_eq!(takes("Again.").await.unwrap(), Withdrawn::Already);
        assert_eq!(state(house, "E-CUST-REV").await, was);
        let [entry] = entries(house).await.try_into().unwrap();
        assert_eq!(entry.withdrawn_why.as_deref(), Some("It was somebody else’s plan."));
        // The right one goes on the record for the same day; and another person's event is not there.
        is_new(house, &ada, 2, done(EventKind::PathwayReview, date(2027, 2, 3))).await;
        let not_there = withdraw_event(&house.store, &ada_back, (TEAL, event), "x", CORRELATION).await;
        assert!(matches!(not_there, Err(WithdrawEventError::NotFound)), "{not_there:?}");
    })
    .await;
}

#[tokio::test]
async fn what_lasts_is_ended_once_by_anybody_in_the_circle() {
    on_both(async |house| {
        let ada = house.permit("Ada", Action::RecordEvent, None).await;
        let dov = house.permit("Dov", Action::RecordEvent, None).await;
        let home = is_new(house, &ada, 1, lasts(SpellKind::NoHome, date(2027, 1, 4))).await;
        let still = records(house, &dov, 2, lasts(SpellKind::NoHome, date(2027, 2, 1))).await;
        let Err(RecordEventError::Refused(refused)) = still else { panic!("{still:?}") };
        assert_eq!(refused, [EventRefused::Overlaps { from: date(2027, 1, 4), to: None }]);
        let ends = async |event, to| end_spell(&house.store, &dov, (WREN, event), to, CORRELATION).await;
        for wrong in [date(2027, 2, 11), date(2027, 1, 3)] {
            assert!(matches!(ends(home, wrong).await, Err(EndSpellError::Refused(_))), "{wrong}");
        }
        assert_eq!(ends(home, date(2027, 2, 1)).await.unwrap(), Ended::Now);
        assert_eq!(ends(home, date(2027, 2, 1)).await.unwrap(), Ended::Already);
        let other = ends(home, date(2027, 2, 2)).await;
        assert!(matches!(other, Err(EndSpellError::AlreadyEnded { to }) if to == date(2027, 2, 1)), "{other:?}");
        // What happened on a day has no end, nor has what was taken back.
        let review = is_new(house, &ada, 3, done(EventKind::PathwayReview, date(2027, 2, 3))).await;
        let school = is_new(house, &ada, 4, lasts(SpellKind::Learning, date(2027, 1, 4))).await;
        let back = house.permit("Ada", Action::WithdrawEvent, Some(school)).await;
        withdraw_event(&house.store, &back, (WREN, school), "Wrong person.", CORRELATION).await.unwrap();
        for nothing in [review, school, EventId::from_bits(9)] {
            assert!(matches!(ends(nothing, TODAY).await, Err(EndSpellError::NotFound)));
        }
    })
    .await;
}

#[tokio::test]
async fn two_who_end_the_same_at_once_do_not_overwrite_one_another() {
    on_both(async |house| {
        let ada = house.permit("Ada", Action::RecordEvent, None).await;
        let dov = house.permit("Dov", Action::RecordEvent, None).await;
        let home = is_new(house, &ada, 1, lasts(SpellKind::NoHome, date(2027, 1, 4))).await;
        let (first, second) = tokio::join!(
            end_spell(&house.store, &ada, (WREN, home), date(2027, 2, 1), CORRELATION),
            end_spell(&house.store, &dov, (WREN, home), date(2027, 2, 2), CORRELATION),
        );
        let kept = match (&first, &second) {
            (Ok(Ended::Now), Err(_)) => date(2027, 2, 1),
            (Err(_), Ok(Ended::Now)) => date(2027, 2, 2),
            both => panic!("{both:?}"),
        };
        let lost = first.err().or(second.err()).unwrap();
        let said = matches!(
            lost,
            EndSpellError::AlreadyEnded { .. } | EndSpellError::Store(StoreError::Changed { table: "event" })
        );
        assert!(said, "{lost:?}");
        let [entry] = entries(house).await.try_into().unwrap();
        assert!(matches!(entry.happened, Happened::Spell(spell) if spell.to == Some(kept)));
    })
    .await;
}

#[tokio::test]
async fn an_answer_of_the_housing_authority_is_read_back_and_pages_follow_one_another() {
    on_both(async |house| {
        let esk = house.permit("Esk", Action::RecordEvent, None).await;
        let outcome = Some(HousingOutcome::NoLocalConnection);
        let answer = Event { on: date(2027, 2, 3), kind: EventKind::HousingNotAccepted, outcome };
        let new = NewEvent { happened: Happened::Event(answer), note: "Letter of 2 February.".to_owned() };
        is_new(house, &esk, 1, new).await;
        for (key, kind) in [(2, EventKind::HomeFound), (3, EventKind::AddressTold), (4, EventKind::LicencePrepared)] {
            is_new(house, &esk, key, done(kind, date(2027, 2, 3))).await;
        }
        let mut read = Vec::new();
        let mut before = None;
        loop {
            let History { entries, more } = history(house.store.rows(), WREN, before, 1).await.unwrap();
            let [entry] = entries.try_into().unwrap();
            before = Some((entry.happened.from(), entry.id));
            read.push(entry.happened);
            if !more {
                break;
            }
        }
        assert_eq!(read.len(), 4);
        assert!(read.contains(&Happened::Event(answer)));
    })
    .await;
}

#[tokio::test]
async fn what_somebody_recorded_who_has_left_is_taken_back_by_whoever_holds_their_post() {
    on_both(async |house| {
        let ada = house.permit("Ada", Action::RecordEvent, None).await;
        let death = is_new(house, &ada, 1, done(EventKind::DeathKnown, TODAY)).await;
        let asks = async |who| house.ask(who, Action::WithdrawEvent, Some(death)).await;
        assert!(asks("Bram").await.is_err(), "Ada is there, and can do it herself");
        let early = house.permit("Ada", Action::WithdrawEvent, Some(death)).await;
        house.leaves("Ada").await;
        for who in ["Ada", "Dov", "Esk"] {
            assert!(asks(who).await.is_err(), "{who}");
        }
        let refused = withdraw_event(&house.store, &early, (WREN, death), "Wrong record.", CORRELATION).await;
        assert!(matches!(refused, Err(WithdrawEventError::Store(StoreError::NoLongerPermitted(_)))), "{refused:?}");
        let bram = asks("Bram").await.unwrap();
        let taken = withdraw_event(&house.store, &bram, (WREN, death), "Wrong record.", CORRELATION).await;
        assert_eq!(taken.unwrap(), Withdrawn::Now);
        assert_eq!(state(house, "E-DEATH").await, State::NotApplicable(WhyNot::NoDay(Trigger::DeathKnown)));
    })
    .await;
}
