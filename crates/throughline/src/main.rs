//! The one binary: configuration, composition and subcommands.
fn main() {}
