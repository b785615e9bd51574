//! What people and jobs can do: one file a use case.
//!
//! A use case is five moves: begin, load, decide, save, commit. It takes a [`access::Permit`], so it cannot run unasked;
//! it holds no rule (an `if` about the case belongs in `domain`); it returns what changed; doing it twice is doing it
//! once. SQL is in each feature's `rows.rs` alone.

pub mod alignment;
pub mod appointment;
pub mod audit;
pub mod care_status;
pub mod check_return;
pub mod circle;
pub mod cohort;
pub mod contact;
pub mod copy;
pub mod draft;
pub mod duty;
pub mod event;
pub mod import;
pub mod licence;
pub mod likeness;
pub mod limited_access;
pub mod link_review;
pub mod network;
pub mod people;
pub mod place;
pub mod plan;
pub mod reception;
pub mod record;
pub mod release_day;
pub mod replan;
pub mod retention;
pub mod shared;
pub mod sign_in;
pub mod year_return;

pub use store::{Context, Shown, Store, StoreError, What};
