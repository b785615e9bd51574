//! Papers that people hand over, sign and keep: what stands on them, as a tagged PDF and as plain text to paste.
//!
//! Whoever makes a paper hands plain structs in; nothing here knows what it is about, what day it is or who reads it. The
//! same [`Document`] gives the same bytes on any day and any machine.
//!
//! A PDF from here carries its structure (headings, lists, tables with their header cells, alternative text of pictures),
//! its language and its fonts: it claims PDF/UA-1 (ISO 14289-1) and, wherever the text allows, PDF/A-2a as well. Words go
//! in as data, never as source of the typesetter: whatever somebody typed prints as they typed it.

mod document;
mod fonts;
mod pdf;
mod plain;
mod sound;
mod typesetter;
mod writable;

pub use document::{Column, Day, Document, Language, Level, Part, Row, Size};
pub use pdf::{NotPrinted, Printed, Standard, pdf};
pub use plain::plain_text;
