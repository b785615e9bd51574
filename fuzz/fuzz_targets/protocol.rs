//! A pilot's protocol, and the file of its seals.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pilot::{Protocol, Sealed};

fuzz_target!(|texts: (&str, &str)| {
    let (protocol, seals) = texts;
    let read = Protocol::parse(protocol);
    if let Ok(sealed) = Sealed::open(protocol, seals) {
        assert!(!sealed.seals().is_empty());
        assert_eq!(read.ok(), Some(sealed.protocol));
    }
});
