//! Conversations with the service, through the real router, on SQLite and PostgreSQL.
#![expect(clippy::expect_used, reason = "a story that cannot go on must stop")]

mod alignment;
mod budget;
mod care_status;
mod check_return;
mod cohort;
mod contact;
mod copy;
mod duties;
mod event;
mod form;
mod import;
mod likeness;
mod limited_access;
mod link_review;
mod network;
mod pages;
mod people;
mod pilots;
mod plan;
mod plan_view;
mod reception;
mod release_day;
mod replan;
mod shared;
mod sign_in;
mod who_looked;
mod who_may;
mod year_return;
