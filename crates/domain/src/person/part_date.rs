//! A date of birth of which only parts may be known: "1999", "May 2007", "the 3rd of some month".

use jiff::civil::Date;

use super::month_number;

/// The earliest year of birth that is taken for one.
const YEAR_MIN: i16 = 1900;

/// What is known of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct PartDate {
    /// The year.
    pub year: Option<i16>,
    /// The month, from 1.
    pub month: Option<i8>,
    /// The day of the month.
    pub day: Option<i8>,
}

/// The part of a typed date that cannot be so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PartDateRefused {
    /// No such year, or one that is still to come.
    #[error("no year of birth")]
    Year,
    /// No such month.
    #[error("no month")]
    Month,
    /// No such day in that month.
    #[error("no day of that month")]
    Day,
    /// The date is still to come.
    #[error("still to come")]
    ToCome,
}

impl PartDate {
    /// Reads what was typed in three fields, each of which may be empty; months may be words.
    pub fn parse([day, month, year]: [&str; 3], today: Date) -> Result<Self, PartDateRefused> {
        let [day, month, year] = [day, month, year].map(str::trim);
        let whole = |text: &str, refused| {
            let number = if text.is_empty() { Ok(None) } else { text.parse::<i16>().map(Some) };
            number.map_err(|_| refused)
        };
        let year = whole(year, PartDateRefused::Year)?;
        if year.is_some_and(|year| !(YEAR_MIN..=today.year()).contains(&year)) {
            return Err(PartDateRefused::Year);
        }
        let month = match month {
            "" => None,
            text => {
                let month = month_number(text).filter(|month| (1..=12).contains(month));
                Some(month.ok_or(PartDateRefused::Month)?)
            }
        };
        let day = match whole(day, PartDateRefused::Day)? {
            None => None,
            Some(day) => Some(i8::try_from(day).map_err(|_| PartDateRefused::Day)?),
        };
        if let Some(day) = day {
            // In a year that is not known there may be a 29 February.
            let fits = Date::new(year.unwrap_or(2000), month.unwrap_or(1), day).is_ok();
            fits.then_some(()).ok_or(PartDateRefused::Day)?;
        }
        let date = Self { year, month, day };
        if date.whole().is_some_and(|date| date > today) {
            return Err(PartDateRefused::ToCome);
        }
        Ok(date)
    }

    /// The date, where every part is known.
    pub fn whole(self) -> Option<Date> {
        Date::new(self.year?, self.month?, self.day?).ok()
    }

    /// Whether no part is known.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// For each part that is known, its name and whether `date` has it.
    pub fn compared(self, date: Date) -> impl Iterator<Item = (DatePart, bool)> {
        let parts = [
            self.year.map(|year| (DatePart::Year, year == date.year())),
            self.month.map(|month| (DatePart::Month, month == date.month())),
            self.day.map(|day| (DatePart::Day, day == date.day())),
        ];
        parts.into_iter().flatten()
    }
}

/// A part of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DatePart {
    /// The year.
    Year,
    /// The month.
    Month,
    /// The day of the month.
    Day,
}

impl DatePart {
    /// The word for it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Year => "year of birth",
            Self::Month => "month of birth",
            Self::Day => "day of birth",
        }
    }

    /// By chance alone one in so many has the same: ages from 16 to 25, twelve months, about thirty days.
    pub const fn one_in(self) -> u8 {
        match self {
            Self::Year => 10,
            Self::Month => 12,
            Self::Day => 30,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2027, 2, 10);

    #[test]
    fn any_part_may_be_unknown() {
        let read = |typed| PartDate::parse(typed, TODAY);
        let known = |day, month, year| Ok(PartDate { year, month, day });
        for (typed, expected) in [
            (["", "", ""], known(None, None, None)),
            (["1", "5", "2007"], known(Some(1), Some(5), Some(2007))),
            (["", "May", "2007"], known(None, Some(5), Some(2007))),
            (["29", "2", ""], known(Some(29), Some(2), None)),
            ([" 31 ", "", "2007"], known(Some(31), None, Some(2007))),
            (["", "", "27"], Err(PartDateRefused::Year)),
            (["", "", "2028"], Err(PartDateRefused::Year)),
            (["", "13", ""], Err(PartDateRefused::Month)),
            (["31", "4", ""], Err(PartDateRefused::Day)),
            (["29", "2", "2007"], Err(PartDateRefused::Day)),
            (["x", "2", "2007"], Err(PartDateRefused::Day)),
            (["300", "", ""], Err(PartDateRefused::Day)),
            (["11", "2", "2027"], Err(PartDateRefused::ToCome)),
        ] {
            assert_eq!(read(typed), expected, "{typed:?}");
        }
    }

    #[test]
    fn only_known_parts_are_compared() {
        let known = PartDate { year: Some(2007), month: None, day: Some(2) };
        let compared: Vec<_> = known.compared(date(2007, 5, 1)).collect();
        assert_eq!(compared, [(DatePart::Year, true), (DatePart::Day, false)]);
        assert_eq!(known.whole(), None);
    }
}
