//! A whole file of any kind, with whatever it begins with.
#![no_main]

use extracts::Kind;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for kind in Kind::ALL {
        fuzz::has_an_answer(*kind, "a.csv", bytes);
    }
});
