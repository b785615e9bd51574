//! The form of an appointment, read into one with everything that must be put right told at once.

use domain::appointment::{
    Appointment, AppointmentKind, AppointmentRefused, Deadline, DeadlineKind, Movable, State, Venue, When,
};
use domain::id::AppointmentId;
use domain::place::TimeOfDay;

use crate::form::{DateWrong, FieldError, Form, TypedDate};

/// A time that may be left empty.
fn time(form: &Form, field: &str, errors: &mut Vec<FieldError>) -> Option<TimeOfDay> {
    let text = form.text(field);
    if text.is_empty() {
        return None;
    }
    let time = TimeOfDay::parse(text);
    time.map_err(|_| errors.push(FieldError::new(field, "Enter a time like 9:30am or 14:00"))).ok()
}

/// Reads the form, or says everything that must be put right.
pub(super) fn read(form: &Form, id: AppointmentId, state: State) -> Result<Appointment, Vec<FieldError>> {
    let mut errors = Vec::new();
    let kind = AppointmentKind::from_code(form.text("kind"));
    if kind.is_none() {
        errors.push(FieldError::new("kind", "Choose what the appointment is for"));
    }
    let venue = match (form.text("place").parse(), form.text("phone")) {
        (Ok(place), _) => Some(Venue::At(place)),
        (Err(_), "") => None,
        (Err(_), number) => Some(Venue::Phone { number: number.to_owned() }),
    };
    if venue.is_none() {
        errors.push(FieldError::new("place", "Choose a place, or enter a number to ring"));
    }
    let when = match form.date("on").read() {
        Ok(day) => When::On(day),
        Err(DateWrong::Missing) => When::DayOfRelease,
        Err(wrong) => {
            errors.push(wrong.error("on"));
            When::DayOfRelease
        }
    };
    let starts = time(form, "starts", &mut errors);
    let minutes = form.text("minutes").parse().ok();
    if minutes.is_none() {
        errors.push(FieldError::new("minutes", "Enter how many minutes it takes"));
    }
    let window = (time(form, "move_from", &mut errors), time(form, "move_to", &mut errors));
    let movable = match window {
        (Some(from), Some(to)) => Movable::Within { from, to },
        (None, None) => Movable::Fixed,
        _ => {
            errors.push(FieldError::new("move_from", "Enter both times, or neither"));
            Movable::Fixed
        }
    };
    let deadline = deadline(form, &mut errors);
    let (Some(kind), Some(venue), Some(minutes), true) = (kind, venue, minutes, errors.is_empty()) else {
        return Err(errors);
    };
    Ok(Appointment {
        id,
        kind,
        what: form.text("what").to_owned(),
        with: form.text("with").to_owned(),
        venue,
        when,
        starts,
        minutes,
        movable,
        after: form.text("after").parse().ok(),
        deadline,
        phone_possible: form.text("phone_possible") == "yes",
        before_release_possible: form.text("early_possible") == "yes",
        state,
    })
}

fn deadline(form: &Form, errors: &mut Vec<FieldError>) -> Deadline {
    match DeadlineKind::from_code(form.text("deadline")) {
        None | Some(DeadlineKind::None) => Deadline::None,
        Some(DeadlineKind::Immediate) => Deadline::Immediate,
        Some(DeadlineKind::NextWorkingDay) => Deadline::NextWorkingDay,
        Some(DeadlineKind::NotNeeded) => Deadline::NotNeeded,
        Some(DeadlineKind::Specific) => {
            let day = form.date("last").read().map_err(|wrong| errors.push(wrong.error("last"))).ok();
            let time = time(form, "last_at", errors).unwrap_or(TimeOfDay::END);
            day.map_or(Deadline::None, |day| Deadline::By { day, time })
        }
    }
}

fn add_date(form: &mut Form, name: &str, date: domain::Date) {
    let TypedDate { day, month, year } = TypedDate::of(date);
    for (part, value) in [("day", day), ("month", month), ("year", year)] {
        form.add(&format!("{name}-{part}"), &value);
    }
}

/// An appointment as its form has it.
pub(super) fn typed(one: &Appointment) -> Form {
    let mut form = Form::default();
    form.add("kind", one.kind.code());
    form.add("what", &one.what);
    form.add("with", &one.with);
    match &one.venue {
        Venue::At(place) => form.add("place", &place.to_string()),
        Venue::Phone { number } => form.add("phone", number),
    }
    if let When::On(day) = one.when {
        add_date(&mut form, "on", day);
    }
    form.add("starts", &one.starts.map_or_else(String::new, |time| time.to_string()));
    form.add("minutes", &one.minutes.to_string());
    if let Movable::Within { from, to } = one.movable {
        form.add("move_from", &from.to_string());
        form.add("move_to", &to.to_string());
    }
    form.add("after", &one.after.map_or_else(String::new, |after| after.to_string()));
    form.add("deadline", one.deadline.kind().code());
    if let Deadline::By { day, time } = one.deadline {
        add_date(&mut form, "last", day);
        form.add("last_at", &time.to_string());
    }
    form.add("phone_possible", if one.phone_possible { "yes" } else { "" });
    form.add("early_possible", if one.before_release_possible { "yes" } else { "" });
    form
}

/// What the domain refused, in the words of the form.
pub(super) fn refused(refused: &[AppointmentRefused]) -> Vec<FieldError> {
    let error = |one: &AppointmentRefused| match one {
        AppointmentRefused::NoOne => FieldError::new("with", "Enter with whom"),
        AppointmentRefused::TooLong { length } => {
            FieldError::new("what", format!("These words have {length} characters. Shorten them to 200"))
        }
        AppointmentRefused::Minutes => FieldError::new("minutes", "Enter minutes from 1 to 480"),
        AppointmentRefused::NoNumber => FieldError::new("phone", "Enter a number to ring"),
        AppointmentRefused::WindowReversed => {
            FieldError::new("move_to", "The last time must be later than the first, or the same")
        }
        AppointmentRefused::AfterItself => FieldError::new("after", "It cannot come after itself"),
        AppointmentRefused::AfterUnknown => FieldError::new("after", "Choose an appointment of this person"),
        AppointmentRefused::Circle => FieldError::new("after", "Each would come after the other. Choose another one"),
    };
    refused.iter().map(error).collect()
}
