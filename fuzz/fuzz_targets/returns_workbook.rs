//! The looked-after children return as a workbook: any bytes, and any bytes as the XML of a sheet.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let whole = [b"PK\x03\x04".as_slice(), bytes].concat();
    fuzz::returns::is_read_or_refused("a.xlsx", &whole);
    fuzz::returns::is_read_or_refused("a.xlsx", &fuzz::returns::workbook(bytes));
});
