//! Statutory cases read from files: facts, a day, and the answer the law gives, checked against our rules.
//!
//! A lawyer or another team writes a case as a small file (`docs/formats/cases.md`); nobody needs Rust to add one.

pub mod cases;
