//! A fictional region: agencies' extracts with the truth that links them.
