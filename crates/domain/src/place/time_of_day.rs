//! A time of day to the minute, as people write it on an appointment card.

use core::fmt;

/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// A time of day to the minute; 24:00 is the end of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TimeOfDay(u16);

/// Text that is no time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a time of day, like 9:30am or 14:00")]
pub struct NotATime;

impl TimeOfDay {
    /// The first minute of a day.
    pub const MIDNIGHT: Self = Self(0);
    /// The end of a day.
    pub const END: Self = Self(DAY);

    /// The time so many minutes after midnight; none after the end of the day.
    pub fn from_minutes(minutes: i32) -> Option<Self> {
        u16::try_from(minutes).ok().filter(|minutes| *minutes <= DAY).map(Self)
    }

    /// The time of this hour and minute; the end of the day where there is no such time.
    pub const fn new(hour: u16, minute: u16) -> Self {
        if hour < 24 && minute < 60 { Self(hour * 60 + minute) } else { Self(DAY) }
    }

    /// Minutes after midnight.
    pub fn minutes(self) -> i32 {
        i32::from(self.0)
    }

    /// "9:30am", "2pm", "midday": as a letter writes it.
    pub fn words(self) -> String {
        let (hour, minute) = (self.0 / 60, self.0 % 60);
        match (hour, minute) {
            (0 | 24, 0) => "midnight".to_owned(),
            (12, 0) => "midday".to_owned(),
            (_, 0) => format!("{}{}", (hour + 11) % 12 + 1, half(hour)),
            _ => format!("{}:{minute:02}{}", (hour + 11) % 12 + 1, half(hour)),
        }
    }

    /// Reads "9:30", "09.30", "9am", "2:15 pm", "1400", "midday", "midnight".
    pub fn parse(text: &str) -> Result<Self, NotATime> {
        let text: String = text.trim().to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
        match text.as_str() {
            "midday" | "noon" => return Ok(Self(DAY / 2)),
            "midnight" => return Ok(Self(0)),
            "24:00" => return Ok(Self(DAY)),
            _ => {}
        }
        let (digits, afternoon) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
            (Some(digits), _) => (digits, Some(false)),
            (_, Some(digits)) => (digits, Some(true)),
            _ => (text.as_str(), None),
        };
        let (hour, minute) = match digits.split_once([':', '.']) {
            Some((hour, minute)) if minute.len() == 2 => (number(hour)?, number(minute)?),
            None if digits.len() == 4 => {
                let (hour, minute) = digits.split_at_checked(2).ok_or(NotATime)?;
                (number(hour)?, number(minute)?)
            }
            // "9" alone may be a slip; "9am" is a time.
            None if afternoon.is_some() => (number(digits)?, 0),
            _ => return Err(NotATime),
        };
        let hour = match afternoon {
            Some(_) if !(1..=12).contains(&hour) => return Err(NotATime),
            Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
            None => hour,
        };
        if hour < 24 && minute < 60 { Ok(Self(hour * 60 + minute)) } else { Err(NotATime) }
    }
}

const fn half(hour: u16) -> &'static str {
    if hour < 12 || hour == 24 { "am" } else { "pm" }
}

fn number(text: &str) -> Result<u16, NotATime> {
    let digits = !text.is_empty() && text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().map_err(|_| NotATime) } else { Err(NotATime) }
}

impl fmt::Display for TimeOfDay {
    /// "09:30": how it is kept, and typed back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn times_as_people_write_them() {
        for (text, read, words) in [
            ("9:30", "09:30", "9:30am"),
            ("09.30", "09:30", "9:30am"),
            ("9am", "09:00", "9am"),
            ("9:05 AM", "09:05", "9:05am"),
            ("2pm", "14:00", "2pm"),
            ("12pm", "12:00", "midday"),
            ("12:30am", "00:30", "12:30am"),
            ("1400", "14:00", "2pm"),
            ("midday", "12:00", "midday"),
            ("midnight", "00:00", "midnight"),
            ("24:00", "24:00", "midnight"),
            ("23:59", "23:59", "11:59pm"),
        ] {
            let time = TimeOfDay::parse(text).unwrap();
            assert_eq!((time.to_string().as_str(), time.words().as_str()), (read, words), "{text}");
        }
        for text in
            ["", "9", "25:00", "9:60", "13pm", "0am", "9:5", "half past nine", "9:30:00", "-9:30", "24:01", "é0:00"]
        {
            assert_eq!(TimeOfDay::parse(text), Err(NotATime), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(minutes in 0_i32..1440) {
            let time = TimeOfDay::from_minutes(minutes).unwrap();
            prop_assert_eq!(TimeOfDay::parse(&time.to_string()), Ok(time));
            prop_assert_eq!(TimeOfDay::parse(&time.words()), Ok(time));
        }
        #[test]
        fn no_text_ends_the_program(text in "\\PC*") {
            let _ = TimeOfDay::parse(&text);
        }
    }
}
