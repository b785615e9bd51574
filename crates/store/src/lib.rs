//! Where facts are kept: one way to keep a change, with its audit line in the same transaction.
