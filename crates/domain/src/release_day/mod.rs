//! The day of release.
