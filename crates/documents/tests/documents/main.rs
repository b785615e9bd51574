//! Papers as readers' programs see them: their structure, every word of them, and what people type to break them.

mod hostile;
mod paper;
mod reader;
mod structure;
mod words;
