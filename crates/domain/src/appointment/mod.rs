//! Appointments: what, with whom, where, when; whether they can be moved; and by when they must have been.

mod booking;
mod deadline;
mod moved;
mod new_appointment;

pub use booking::{Appointment, AppointmentKind, Movable, Standing, State, Venue, When};
pub use deadline::{Deadline, DeadlineKind, FIRST_APPOINTMENT, LastMoment};
pub use moved::{Broken, broken_by_move};
pub use new_appointment::{AppointmentRefused, NewAppointment, REASON_MAX, WORDS_MAX};
