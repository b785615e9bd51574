//! Imports on the pages: bring an agency's files in, look at what they would change, apply them, take them back.

mod bring;
mod decide;
mod difference;
mod list;
mod preview;
mod reading;
mod staging;

use access::Action;
use casework::Context;
use domain::Timestamp;

use crate::route::Route;

pub(crate) use preview::id;
pub(crate) use staging::Staging;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/imports", Action::ViewImport, list::get),
        Route::upload("/imports", Action::StageImport, bring::post),
        Route::get("/imports/reading/{form}", Action::ViewImport, reading::get),
        Route::get("/imports/{import}", Action::ViewImport, preview::get),
        Route::get("/imports/{import}/faults.csv", Action::ViewImport, preview::faults),
        Route::post("/imports/{import}/apply", Action::ApplyImport, decide::apply),
        Route::post("/imports/{import}/discard", Action::StageImport, decide::discard),
        Route::post("/imports/{import}/undo", Action::UndoImport, decide::undo),
    ]
}

/// "10 February 2027 at 10:00".
fn moment(at: Timestamp, context: &Context) -> String {
    context.civil(at).strftime("%-d %B %Y at %H:%M").to_string()
}

/// "1 row", "12,000 rows".
pub(crate) fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { many })
}

/// "12,000".
fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_numbers_are_grouped() {
        for (count, words) in [(0, "0"), (999, "999"), (1_000, "1,000"), (12_345, "12,345"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(count), words);
        }
        assert_eq!((counted(1, "row", "rows"), counted(0, "row", "rows")), ("1 row".into(), "0 rows".into()));
    }
}
