//! Conversations with the service, through the real router, on SQLite and PostgreSQL.

mod contact;
mod duties;
mod event;
mod form;
mod import;
mod limited_access;
mod pages;
mod people;
mod pilots;
mod plan;
mod replan;
mod sign_in;
mod who_looked;
mod who_may;
