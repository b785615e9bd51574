//! The words and rules of leaving care and resettlement: pure, dated, and with a reason for every answer.
//!
//! Nothing here reads a clock, a file, a database or the environment. `today` and identifiers are handed in, so any day
//! can be tested. Every answer about a person carries its [`reason::Reason`].

pub mod agency;
pub mod alignment;
pub mod appointment;
pub mod calendar;
pub mod care;
pub mod care_status;
pub mod circle;
pub mod cohort;
pub mod contact;
pub mod custody;
pub mod duty;
pub mod event;
pub mod id;
pub mod identifier;
pub mod licence;
pub mod limited_access;
pub mod link_review;
pub mod network;
pub mod person;
pub mod place;
pub mod plan;
pub mod plan_view;
pub mod reason;
pub mod reception;
pub mod release_day;
pub mod retention;
pub mod sign_in;
pub mod snapshot;

pub use jiff::Timestamp;
pub use jiff::civil::Date;
