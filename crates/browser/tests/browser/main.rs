//! The journeys of real people in a real browser, and every page as it looks, reads and behaves there.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests: where one gives way the test has failed"
)]

mod asking;
mod browser;
mod care_status;
mod cohort;
mod driver;
mod faults;
mod imports;
mod journey;
mod keyboard;
mod network;
mod no_script;
mod pages;
mod plan;
mod plans;
mod release_day;
mod returns;
mod review;
mod session;
mod shared;
mod site;
mod together;
mod weight;
