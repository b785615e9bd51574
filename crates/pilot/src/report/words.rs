//! Numbers as sentences say them.

use domain::Date;
use evaluation::matching::Effect;

/// "39": of 100 people.
pub(super) fn per_100(share: f64) -> String {
    format!("{:.0}", 100.0 * share)
}

/// "4.2": points of 100, without sign.
pub(super) fn points(share: f64) -> String {
    let text = format!("{:.1}", (100.0 * share).abs());
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

/// "4.2 fewer", "3 more", "as many".
pub(super) fn more_or_fewer(difference: f64) -> String {
    let size = points(difference);
    match size.as_str() {
        "0" => "as many".to_owned(),
        size if difference < 0.0 => format!("{size} fewer"),
        size => format!("{size} more"),
    }
}

/// "from 18 fewer to 6.2 more".
pub(super) fn interval(effect: &Effect) -> String {
    format!("from {} to {}", more_or_fewer(effect.lower), more_or_fewer(effect.upper))
}

/// "11 in 100", never 0 or 100.
pub(super) fn chance(share: f64) -> String {
    if share < 0.01 {
        "less than 1 in 100".to_owned()
    } else if share > 0.99 {
        "more than 99 in 100".to_owned()
    } else {
        format!("{:.0} in 100", 100.0 * share)
    }
}

/// "95": of 100 such intervals.
pub(super) fn level(level: f64) -> String {
    let text = format!("{:.1}", 100.0 * level);
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

/// "5 points", "1 point".
pub(super) fn counted_points(size: f64) -> String {
    let text = points(size / 100.0);
    if text == "1" { "1 point".to_owned() } else { format!("{text} points") }
}

/// "25 November 2026".
pub(super) fn day(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// A ratio with two decimals.
pub(super) fn ratio(value: f64) -> String {
    format!("{value:.2}")
}

/// A p value that is never 0.
pub(super) fn p(value: f64) -> String {
    if value < 0.001 { "below 0.001".to_owned() } else { format!("{value:.3}") }
}

/// A sentence begins with a capital.
pub(super) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_well() {
        for (difference, words) in [(-0.042, "4.2 fewer"), (0.03, "3 more"), (0.0, "as many"), (-0.0004, "as many")] {
            assert_eq!(more_or_fewer(difference), words);
        }
        for (share, words) in [(0.112, "11 in 100"), (0.001, "less than 1 in 100"), (0.999, "more than 99 in 100")] {
            assert_eq!(chance(share), words);
        }
        assert_eq!([level(0.95), level(0.979), sentence("a pilot")], ["95", "97.9", "A pilot"]);
        assert_eq!([p(0.0002), p(0.0494)], ["below 0.001", "0.049"]);
    }
}
