//! What people and jobs can do: one file a use case.
