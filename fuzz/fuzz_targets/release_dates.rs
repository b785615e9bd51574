//! A list of release dates.
#![no_main]

use extracts::Kind;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    fuzz::has_an_answer_below_each_header(Kind::ReleaseDates, &Kind::ReleaseDates.tables(), bytes);
});
