//! The days of 2018 to 2030 on which the two ways of working out an earlier day of release disagree, all of them.

use domain::Date;
use domain::custody::{DayOfRelease, ReleaseDateKind};
use jiff::Span;
use jiff::civil::date;
use law::calendar;

/// Every day of 2018 to 2030 as a conditional date that is ahead.
fn every_day() -> Vec<DayOfRelease> {
    let holidays = calendar::embedded();
    let from = date(2018, 1, 1).series(Span::new().days(1));
    from.take_while(|on| on.year() <= 2030)
        .map(|on| DayOfRelease::new(ReleaseDateKind::Crd, on, Date::MIN, &holidays))
        .collect()
}

/// "2018-03-29 Thu" and what policy A makes of it.
fn told(day: &DayOfRelease) -> String {
    let [a, _] = &day.policies;
    let to = a.day.map_or("stays".to_owned(), |day| day.strftime("%m-%d %a").to_string());
    format!("{} to {to}", day.on.strftime("%Y-%m-%d %a"))
}

/// Policy A moves these dates and policy B does not: every working day from Monday to Thursday before a bank holiday. The
/// reverse never happens. Eighteen are Thursdays before a Friday off, as are all four of 2026 and 2027; the others come
/// from Christmas and New Year in the middle of the week, and the Wednesday before the jubilee.
const A_ALONE: [&str; 31] = [
    "2018-03-29 Thu to 03-28 Wed",
    "2018-12-24 Mon to 12-20 Thu",
    "2018-12-31 Mon to 12-27 Thu",
    "2019-04-18 Thu to 04-17 Wed",
    "2019-12-24 Tue to 12-23 Mon",
    "2019-12-31 Tue to 12-30 Mon",
    "2020-04-09 Thu to 04-08 Wed",
    "2020-05-07 Thu to 05-06 Wed",
    "2020-12-24 Thu to 12-23 Wed",
    "2020-12-31 Thu to 12-30 Wed",
    "2021-04-01 Thu to 03-31 Wed",
    "2022-04-14 Thu to 04-13 Wed",
    "2022-06-01 Wed to 05-31 Tue",
    "2023-04-06 Thu to 04-05 Wed",
    "2024-03-28 Thu to 03-27 Wed",
    "2024-12-24 Tue to 12-23 Mon",
    "2024-12-31 Tue to 12-30 Mon",
    "2025-04-17 Thu to 04-16 Wed",
    "2025-12-24 Wed to 12-23 Tue",
    "2025-12-31 Wed to 12-30 Tue",
    "2026-04-02 Thu to 04-01 Wed",
    "2026-12-24 Thu to 12-23 Wed",
    "2026-12-31 Thu to 12-30 Wed",
    "2027-03-25 Thu to 03-24 Wed",
    "2028-04-13 Thu to 04-12 Wed",
    "2029-03-29 Thu to 03-28 Wed",
    "2029-12-24 Mon to 12-20 Thu",
    "2029-12-31 Mon to 12-27 Thu",
    "2030-04-18 Thu to 04-17 Wed",
    "2030-12-24 Tue to 12-23 Mon",
    "2030-12-31 Tue to 12-30 Mon",
];

#[test]
fn the_days_on_which_only_one_policy_lets_anybody_ask() {
    let days = every_day();
    let mut a_alone = Vec::new();
    for day in &days {
        match day.policies.each_ref().map(|earlier| earlier.day.is_ok()) {
            [true, false] => a_alone.push(told(day)),
            [false, true] => panic!("policy B alone on {}", day.on),
            _ => {}
        }
    }
    assert_eq!(a_alone, A_ALONE);
    let holidays = calendar::embedded();
    let eves = days.iter().map(|day| day.on).filter(|on| {
        let next_is_off = holidays.is_bank_holiday(on.tomorrow().unwrap());
        next_is_off && holidays.is_working_day(*on) && on.strftime("%a").to_string() != "Fri"
    });
    assert_eq!(eves.count(), A_ALONE.len());
}

/// Policy A goes further back than two working days only where Christmas or New Year cuts a week in two; policy B always
/// does.
const A_BEYOND_THE_CEILING: [&str; 14] = [
    "2018-12-25 Tue to 12-20 Thu",
    "2018-12-26 Wed to 12-20 Thu",
    "2019-01-01 Tue to 12-27 Thu",
    "2019-12-28 Sat to 12-23 Mon",
    "2019-12-29 Sun to 12-23 Mon",
    "2024-12-28 Sat to 12-23 Mon",
    "2024-12-29 Sun to 12-23 Mon",
    "2026-01-03 Sat to 12-30 Tue",
    "2026-01-04 Sun to 12-30 Tue",
    "2029-12-25 Tue to 12-20 Thu",
    "2029-12-26 Wed to 12-20 Thu",
    "2030-01-01 Tue to 12-27 Thu",
    "2030-12-28 Sat to 12-23 Mon",
    "2030-12-29 Sun to 12-23 Mon",
];

#[test]
fn the_days_on_which_a_policy_goes_beyond_two_working_days() {
    let days = every_day();
    let beyond = days.iter().filter(|day| day.policies[0].is_beyond_ceiling());
    assert_eq!(beyond.map(told).collect::<Vec<_>>(), A_BEYOND_THE_CEILING);
    let b = days.iter().map(|day| &day.policies[1]);
    assert!(b.clone().any(|earlier| earlier.day.is_ok()));
    assert!(b.filter(|earlier| earlier.day.is_ok()).all(domain::custody::EarlierDay::is_beyond_ceiling));
}
