//! What breaks when the release date moves: appointments that stay on their day, and places that are shut on the new one.

use jiff::civil::Date;

use super::booking::{Appointment, Standing, Venue};
use crate::calendar::BankHolidays;
use crate::id::{AppointmentId, PlaceId};
use crate::place::Place;
use crate::reason::long_date;

/// Something that the release date breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Which appointment.
    pub appointment: AppointmentId,
    /// What it is called.
    pub title: String,
    /// What is wrong, in a sentence without its full stop.
    pub because: String,
}

/// What of `appointments` no longer fits once the release is on `now`, and not on `before`. The appointments stay as they are:
/// somebody must look at each.
pub fn broken_by_move(
    appointments: &[Appointment],
    (before, now): (Date, Date),
    places: &[(PlaceId, Place)],
    holidays: &BankHolidays,
) -> Vec<Broken> {
    let planned = appointments.iter().filter(|appointment| appointment.is_planned());
    planned.flat_map(|one| broken(one, (before, now), places, holidays)).collect()
}

fn broken(
    one: &Appointment,
    (before, now): (Date, Date),
    places: &[(PlaceId, Place)],
    holidays: &BankHolidays,
) -> Vec<Broken> {
    let say = |because: String| Broken { appointment: one.id, title: one.title(), because };
    let mut found = Vec::new();
    let day = one.when.day(Some(now)).unwrap_or(now);
    match (one.standing(Some(before)), one.standing(Some(now))) {
        (Standing::OnTheDay | Standing::After { .. }, Standing::Before { days }) => {
            found.push(say(format!(
                "on {} they are still in prison: release is {} later",
                long_date(day),
                days_words(days)
            )));
        }
        (Standing::OnTheDay, Standing::After { days }) => {
            found.push(say(format!("it was on the day of release, and is now {} after it", days_words(days))));
        }
        (Standing::Before { .. }, Standing::OnTheDay | Standing::After { .. }) => {
            found.push(say(format!("it was to be before release, and they are out on {}", long_date(now))));
        }
        _ => {}
    }
    if let Some(last) = one.deadline.last(now, holidays).filter(|last| (day, one.starts) > (last.day, Some(last.time)))
    {
        found.extend(last.because.because.into_iter().map(&say));
    }
    let is_new_day = one.when.day(Some(before)) != Some(day);
    if let Venue::At(id) = &one.venue
        && is_new_day
        && let Some((_, place)) = places.iter().find(|(place, _)| place == id)
    {
        let opening = place.open_on(day, holidays);
        if opening.is_shut() {
            found.extend(opening.because.because.into_iter().map(&say));
        }
    }
    found
}

fn days_words(days: i32) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}

#[cfg(test)]
mod tests {
    use super::super::new_appointment::tests::appointment;
    use super::*;
    use crate::appointment::{Deadline, State, When};
    use crate::place::{Coordinates, OnBankHolidays, PlaceKind, Spell, TimeOfDay, Week};
    use jiff::civil::date;

    fn places() -> Vec<(PlaceId, Place)> {
        let open = [Spell { from: TimeOfDay::new(9, 0), to: TimeOfDay::new(17, 0) }];
        let place = Place {
            name: "the Jobcentre".into(),
            kind: PlaceKind::Jobcentre,
            address: String::new(),
            phone: String::new(),
            at: Coordinates { latitude_e6: 52_000_000, longitude_e6: -1_000_000 },
            hours: Week::new(&open, &[], &[]),
            last_admission_minutes: 0,
            bank_holidays: OnBankHolidays::Shut,
            shut_at_christmas: false,
            closures: Vec::new(),
        };
        vec![(PlaceId::from_bits(1), place)]
    }

    #[test]
    fn what_three_weeks_earlier_break() {
        let (before, now) = (date(2027, 4, 15), date(2027, 3, 25));
        let on = |day| Appointment { when: When::On(day), ..appointment(1) };
        let next = Appointment { deadline: Deadline::NextWorkingDay, ..on(date(2027, 4, 16)) };
        for (one, words) in [
            (on(before), vec!["it was on the day of release, and is now 21 days after it"]),
            (on(date(2027, 4, 1)), vec!["it was to be before release, and they are out on 25 March 2027"]),
            (on(date(2027, 4, 20)), vec![]),
            (appointment(1), vec![]),
            (next, vec!["it must be by 2pm on 30 March 2027, the first working day after release"]),
            (Appointment { state: State::Cancelled { reason: "x".into() }, ..on(before) }, vec![]),
        ] {
            let found = broken_by_move(std::slice::from_ref(&one), (before, now), &places(), &BankHolidays::default());
            let found: Vec<&str> = found.iter().map(|broken| broken.because.as_str()).collect();
            assert_eq!(found, words, "{one:?}");
        }
    }

    #[test]
    fn what_a_later_date_and_a_bank_holiday_break() {
        let holidays = BankHolidays::default();
        let found = |one: Appointment, to| {
            let found = broken_by_move(&[one], (date(2027, 3, 25), to), &places(), &holidays);
            found.into_iter().map(|broken| broken.because).collect::<Vec<_>>()
        };
        let on_day = Appointment { when: When::On(date(2027, 3, 25)), ..appointment(1) };
        assert_eq!(
            found(on_day, date(2027, 3, 30)),
            ["on 25 March 2027 they are still in prison: release is 5 days later"]
        );
        let shut = "26 March 2027 is a bank holiday, and the Jobcentre is shut on bank holidays";
        assert_eq!(found(appointment(1), date(2027, 3, 26)), [shut]);
    }
}
