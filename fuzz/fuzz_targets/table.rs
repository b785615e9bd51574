//! An analyst's table, CSV or Parquet.
#![no_main]

use std::sync::Once;

use libfuzzer_sys::fuzz_target;

static QUIET: Once = Once::new();

fuzz_target!(|bytes: &[u8]| {
    // The `parquet` crate meets some damaged files with a panic, which `tables` catches and makes an error of. libFuzzer's
    // hook would end the run there; one that nobody catches still ends it.
    QUIET.call_once(|| std::panic::set_hook(Box::new(|_| {})));
    let Ok(source) = tables::Source::from_bytes("it", bytes.to_vec().into()) else { return };
    for name in source.names() {
        if let Ok(table) = source.read(&[name.as_str()]) {
            assert!(table.columns().iter().all(|column| column.len() == table.rows()));
        }
    }
});
