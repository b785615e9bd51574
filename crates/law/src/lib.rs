//! Dated law and statutory cases read from files.
