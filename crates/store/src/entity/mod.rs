//! The tables, one module each.
//!
//! Columns are plain; `columns` says how ids, days and instants are written. Words (codes) are those of the domain.

pub mod account;
pub mod agency;
pub mod audit;
pub mod contact;
pub mod draft;
pub mod form_key;
pub mod identifier;
pub mod import;
pub mod import_fault;
pub mod limited_access;
pub mod membership;
pub mod name_key;
pub mod outbox;
pub mod person;
pub mod session;
pub mod sign_in_attempt;
pub mod sign_in_code;
pub mod source_record;
pub mod team;
pub mod worker;
