//! The council's index of people, and the Standard Safeguarding Dataset's objects.
#![no_main]

use extracts::Kind;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    fuzz::has_an_answer_below_each_header(Kind::PersonIndex, &Kind::PersonIndex.tables(), bytes);
});
