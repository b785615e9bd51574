//! The XML form of the looked-after children return, read and checked.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    fuzz::returns::is_read_or_refused("a.xml", bytes);
    let inside = [b"<EXPSSDA903><CHILD><HEADER>", bytes, b"</HEADER></CHILD></EXPSSDA903>".as_slice()].concat();
    fuzz::returns::is_read_or_refused("a.xml", &inside);
});
