//! The messages of an Arrow stream, as a stream and in a file.
#![no_main]

use std::sync::Once;

use libfuzzer_sys::fuzz_target;

static QUIET: Once = Once::new();
const LAST: &[u8] = &[0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0];

fuzz_target!(|bytes: &[u8]| {
    // As in `table`: a panic of `arrow-ipc` is caught and made an error of.
    QUIET.call_once(|| std::panic::set_hook(Box::new(|_| {})));
    let stream = [bytes, LAST].concat();
    let file = [b"ARROW1\0\0", stream.as_slice(), b"ARROW1"].concat();
    let read = |bytes: Vec<u8>| {
        let source = tables::Source::from_bytes("it", bytes.into()).ok()?;
        let names: Vec<&str> = source.names().iter().map(String::as_str).collect();
        for name in &names {
            if let Ok(table) = source.read(&[name]) {
                assert!(table.columns().iter().all(|column| column.len() == table.rows()));
            }
        }
        source.read(&names).ok()
    };
    let (stream, file) = (read(stream), read(file));
    // Both hold the same, but not a number says that it differs from itself.
    assert_eq!(stream.map(|table| table.rows()), file.map(|table| table.rows()));
});
