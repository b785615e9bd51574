//! The CSV tables of the looked-after children return, read and checked.
#![no_main]

use libfuzzer_sys::fuzz_target;
use returns::Table;

fuzz_target!(|bytes: &[u8]| {
    fuzz::returns::is_read_or_refused("a.csv", bytes);
    if let Some((first, rest)) = bytes.split_first() {
        let table = Table::ALL[usize::from(*first) % Table::ALL.len()];
        let mut file = table.columns().join(",").into_bytes();
        file.push(b'\n');
        file.extend_from_slice(rest);
        fuzz::returns::is_read_or_refused("a.csv", &file);
    }
});
