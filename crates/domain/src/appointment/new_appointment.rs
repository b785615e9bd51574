//! Adding an appointment, or changing one: what must be known first.

use super::booking::{Appointment, Movable, Venue};
use crate::id::AppointmentId;

/// Longest name or note, in characters.
pub const WORDS_MAX: usize = 200;
/// Longest reason, in characters.
pub const REASON_MAX: usize = 1_000;
/// The longest appointment that is not a slip of the pen, in minutes.
const MINUTES_MAX: u16 = 8 * 60;

/// An appointment that somebody wants to put on the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAppointment(pub Appointment);

/// Why an appointment cannot go on the record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AppointmentRefused {
    /// With nobody.
    #[error("with nobody")]
    NoOne,
    /// Too long words.
    #[error("{length} characters; {WORDS_MAX} fit")]
    TooLong {
        /// How many.
        length: usize,
    },
    /// No length, or a whole day.
    #[error("an appointment takes from 1 to {MINUTES_MAX} minutes")]
    Minutes,
    /// By phone at no time and with no number.
    #[error("no number to ring")]
    NoNumber,
    /// It can be moved from a time to an earlier one.
    #[error("it ends before it begins")]
    WindowReversed,
    /// It would come after itself.
    #[error("it would come after itself")]
    AfterItself,
    /// It would come after one that is not on this record.
    #[error("no such appointment to come after")]
    AfterUnknown,
    /// Two would each come after the other.
    #[error("each would come after the other")]
    Circle,
}

impl NewAppointment {
    /// Checked beside the `others` of the same person: the appointment, or everything that must be put right.
    pub fn check(self, others: &[Appointment]) -> Result<Appointment, Vec<AppointmentRefused>> {
        let new = self.0;
        let length = new.with.chars().count().max(new.what.chars().count());
        // A call that will not be needs no number.
        let no_number = new.is_planned() && matches!(&new.venue, Venue::Phone { number } if number.trim().is_empty());
        let reversed = matches!(new.movable, Movable::Within { from, to } if to < from);
        let wrong = [
            new.with.trim().is_empty().then_some(AppointmentRefused::NoOne),
            (length > WORDS_MAX).then_some(AppointmentRefused::TooLong { length }),
            (!(1..=MINUTES_MAX).contains(&new.minutes)).then_some(AppointmentRefused::Minutes),
            no_number.then_some(AppointmentRefused::NoNumber),
            reversed.then_some(AppointmentRefused::WindowReversed),
            new.after.and_then(|after| order_refused(new.id, after, others)),
        ];
        let wrong: Vec<AppointmentRefused> = wrong.into_iter().flatten().collect();
        if wrong.is_empty() { Ok(new) } else { Err(wrong) }
    }
}

fn order_refused(id: AppointmentId, after: AppointmentId, others: &[Appointment]) -> Option<AppointmentRefused> {
    if after == id {
        return Some(AppointmentRefused::AfterItself);
    }
    let find = |id: AppointmentId| others.iter().find(|other| other.id == id);
    if find(after).is_none() {
        return Some(AppointmentRefused::AfterUnknown);
    }
    let chain = core::iter::successors(find(after), |one| one.after.and_then(find));
    chain.take(others.len() + 1).any(|one| one.after == Some(id)).then_some(AppointmentRefused::Circle)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::appointment::{AppointmentKind, Deadline, State, When};
    use crate::id::PlaceId;
    use crate::place::TimeOfDay;

    pub(in crate::appointment) fn appointment(id: u128) -> Appointment {
        Appointment {
            id: AppointmentId::from_bits(id),
            kind: AppointmentKind::Jobcentre,
            what: "new claim".into(),
            with: "Merrowdale Jobcentre".into(),
            venue: Venue::At(PlaceId::from_bits(1)),
            when: When::DayOfRelease,
            starts: Some(TimeOfDay::new(11, 0)),
            minutes: 45,
            movable: Movable::Fixed,
            after: None,
            deadline: Deadline::None,
            phone_possible: false,
            before_release_possible: false,
            state: State::Planned,
        }
    }

    #[test]
    fn an_appointment_is_checked() {
        let first = Appointment { after: Some(AppointmentId::from_bits(2)), ..appointment(1) };
        let others = [first, appointment(2)];
        let id = AppointmentId::from_bits;
        let window = |from, to| Movable::Within { from: TimeOfDay::new(from, 0), to: TimeOfDay::new(to, 0) };
        for (new, wrong) in [
            (appointment(3), vec![]),
            (
                Appointment { with: " ".into(), minutes: 0, ..appointment(3) },
                vec![AppointmentRefused::NoOne, AppointmentRefused::Minutes],
            ),
            (Appointment { minutes: 481, ..appointment(3) }, vec![AppointmentRefused::Minutes]),
            (
                Appointment { what: "x".repeat(201), ..appointment(3) },
                vec![AppointmentRefused::TooLong { length: 201 }],
            ),
            (
                Appointment { venue: Venue::Phone { number: String::new() }, ..appointment(3) },
                vec![AppointmentRefused::NoNumber],
            ),
            (
                Appointment {
                    venue: Venue::Phone { number: String::new() },
                    state: State::Cancelled { reason: "done by letter".into() },
                    ..appointment(3)
                },
                vec![],
            ),
            (Appointment { movable: window(9, 17), ..appointment(3) }, vec![]),
            (Appointment { movable: window(17, 9), ..appointment(3) }, vec![AppointmentRefused::WindowReversed]),
            (Appointment { after: Some(id(1)), ..appointment(3) }, vec![]),
            (Appointment { after: Some(id(3)), ..appointment(3) }, vec![AppointmentRefused::AfterItself]),
            (Appointment { after: Some(id(9)), ..appointment(3) }, vec![AppointmentRefused::AfterUnknown]),
            (Appointment { after: Some(id(1)), ..appointment(2) }, vec![AppointmentRefused::Circle]),
        ] {
            let found = NewAppointment(new.clone()).check(&others).err().unwrap_or_default();
            assert_eq!(found, wrong, "{new:?}");
        }
    }
}
