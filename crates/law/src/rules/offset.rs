//! Lengths of time as law files write them: "3 months", "8 months and 14 days before", "as soon as possible".

use domain::duty::{Due, Offset};

/// What a wrong length is told.
pub(super) const A_LENGTH: &str = "a length of time like \"10 working days\", \"8 weeks\" or \"8 months and 14 days\"";

/// What a wrong `due` is told.
pub(super) const A_DUE: &str = "\"on the day\", a length like \"3 months after\" or \"4 weeks before\", \"as soon as \
                                possible\" or \"throughout\"";

/// "3 months", "8 months and 14 days".
pub(super) fn length(text: &str) -> Option<Offset> {
    let mut offset = Offset::default();
    for part in text.split(" and ") {
        let (number, unit) = part.trim().split_once(' ')?;
        let number: i16 = number.parse().ok().filter(|number| (1..=1000).contains(number))?;
        let (place, times) = match unit.trim_end_matches('s') {
            "month" => (&mut offset.months, 1),
            "year" => (&mut offset.months, 12),
            "day" => (&mut offset.days, 1),
            "week" => (&mut offset.days, 7),
            "working day" => (&mut offset.working_days, 1),
            _ => return None,
        };
        // A unit named twice is a slip of the pen.
        if *place != 0 {
            return None;
        }
        *place = number * times;
    }
    Some(offset)
}

/// "3 months after", "4 weeks before", "on the day", "as soon as possible", "throughout".
pub(super) fn due(text: &str) -> Option<Due> {
    match text {
        "on the day" => Some(Due::After(Offset::default())),
        "as soon as possible" => Some(Due::AsSoonAsPossible),
        "throughout" => Some(Due::Throughout),
        _ => match (text.strip_suffix(" after"), text.strip_suffix(" before")) {
            (Some(after), _) => length(after).map(Due::After),
            (_, Some(before)) => length(before).map(Due::Before),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths() {
        let of = |months, days, working_days| Some(Offset { months, days, working_days });
        for (text, expected) in [
            ("3 months", of(3, 0, 0)),
            ("1 month", of(1, 0, 0)),
            ("8 months and 14 days", of(8, 14, 0)),
            ("10 working days", of(0, 0, 10)),
            ("12 weeks", of(0, 84, 0)),
            ("1 year", of(12, 0, 0)),
            ("1 month and 2 working days", of(1, 0, 2)),
            ("0 days", None),
            ("-3 days", None),
            ("3", None),
            ("three days", None),
            ("3 fortnights", None),
            ("3 days and 4 days", None),
            ("3 days and 1 week", None),
            ("", None),
            ("99999 days", None),
        ] {
            assert_eq!(length(text), expected, "{text}");
        }
    }

    #[test]
    fn due_days() {
        assert_eq!(due("on the day"), Some(Due::After(Offset::default())));
        assert_eq!(due("7 days after"), Some(Due::After(Offset::days(7))));
        assert_eq!(due("8 weeks before"), Some(Due::Before(Offset::days(56))));
        assert_eq!(due("as soon as possible"), Some(Due::AsSoonAsPossible));
        assert_eq!(due("throughout"), Some(Due::Throughout));
        for wrong in ["7 days", "after", "7 days later", "before 7 days", ""] {
            assert_eq!(due(wrong), None, "{wrong}");
        }
    }
}
