//! The looked-after children return as XML: a whole file, and the inside of one child.
#![no_main]

use extracts::Kind;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    fuzz::has_an_answer(Kind::Ssda903, "a.xml", bytes);
    let (start, end) = (b"<EXPSSDA903><CHILD><HEADER>", b"</HEADER></CHILD></EXPSSDA903>");
    fuzz::has_an_answer(Kind::Ssda903, "a.xml", &[start, bytes, end].concat());
});
