//! The program as somebody at a command line uses it: every subcommand, and a server that is killed at any moment.
#![expect(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test that cannot go on must stop")]

mod build_return;
mod clocks;
mod commands;
mod evaluate;
mod export;
mod http;
mod killed;
mod link;
mod pilots;
mod program;
mod refusals;
mod returns;
