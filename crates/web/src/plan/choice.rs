//! One choice of radios or boxes.

use serde::Serialize;

/// One choice of radios or boxes.
#[derive(Debug, Serialize)]
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) text: String,
    pub(super) checked: bool,
}
