//! The language of a paper's headings. What people typed stays as they typed it.

use documents::Language;
use domain::Date;

use crate::asked::Asked;

const MONTHS: [&str; 12] = [
    "Ionawr",
    "Chwefror",
    "Mawrth",
    "Ebrill",
    "Mai",
    "Mehefin",
    "Gorffennaf",
    "Awst",
    "Medi",
    "Hydref",
    "Tachwedd",
    "Rhagfyr",
];
const WEEKDAYS: [&str; 7] =
    ["Dydd Llun", "Dydd Mawrth", "Dydd Mercher", "Dydd Iau", "Dydd Gwener", "Dydd Sadwrn", "Dydd Sul"];

/// The language that the address asks for: `?language=cy` is Welsh, everything else English.
pub(crate) fn asked_for(asked: &Asked) -> Language {
    if asked.query.text("language") == "cy" { Language::Welsh } else { Language::English }
}

fn index(number: i8) -> usize {
    usize::try_from(number).unwrap_or(1).saturating_sub(1)
}

/// "3 December 2026", "3 Rhagfyr 2026".
pub(super) fn date(on: Date, language: Language) -> String {
    match language {
        Language::English => crate::words::plain(on),
        Language::Welsh => {
            let month = MONTHS.get(index(on.month())).copied().unwrap_or_default();
            format!("{} {month} {}", on.day(), on.year())
        }
    }
}

/// "Friday 12 February 2027", "Dydd Gwener 12 Chwefror 2027".
pub(crate) fn with_weekday(on: Date, language: Language) -> String {
    match language {
        Language::English => crate::words::long(on),
        Language::Welsh => {
            let weekday = WEEKDAYS.get(index(on.weekday().to_monday_one_offset())).copied().unwrap_or_default();
            format!("{weekday} {}", date(on, language))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn dates_have_their_weekday_in_both_languages() {
        for (on, english, welsh) in [
            (day(2027, 2, 12), "Friday 12 February 2027", "Dydd Gwener 12 Chwefror 2027"),
            (day(2026, 11, 30), "Monday 30 November 2026", "Dydd Llun 30 Tachwedd 2026"),
            (day(2026, 12, 6), "Sunday 6 December 2026", "Dydd Sul 6 Rhagfyr 2026"),
        ] {
            assert_eq!(with_weekday(on, Language::English), english);
            assert_eq!(with_weekday(on, Language::Welsh), welsh);
        }
    }
}
