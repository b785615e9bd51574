//! A house to test in: the whole application on a throw-away database, with personas.
//!
//! Databases alone need no feature; the application and its cast come with the feature `house`.
#![cfg_attr(
    feature = "house",
    expect(
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::missing_panics_doc,
        clippy::panic,
        reason = "only tests use it, and a test that cannot begin must stop"
    )
)]

#[cfg(feature = "house")]
mod app;
#[cfg(feature = "house")]
mod cast;
mod databases;
#[cfg(feature = "house")]
mod links;
#[cfg(feature = "house")]
mod plan;
pub mod postgres;
#[cfg(feature = "house")]
mod supporters;
#[cfg(feature = "house")]
mod visitor;

#[cfg(feature = "house")]
pub use app::{FIRST_DAY, TestApp};
#[cfg(feature = "house")]
pub use cast::{Cast, PERSONAS};
pub use databases::{POSTGRES, TestDatabase, databases, sqlite};
#[cfg(feature = "house")]
pub use links::brings_links;
#[cfg(feature = "house")]
pub use plan::PlanWriter;
#[cfg(feature = "house")]
pub use visitor::{Page, Visitor};
