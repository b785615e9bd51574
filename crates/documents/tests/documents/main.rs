//! Papers as readers' programs see them: their structure, every word of them, and what people type to break them.
#![expect(clippy::expect_used, clippy::panic, reason = "helpers of tests: where one gives way the test has failed")]

mod hostile;
mod paper;
mod reader;
mod structure;
mod words;
