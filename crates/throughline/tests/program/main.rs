//! The program as somebody at a command line uses it: every subcommand, and a server that is killed at any moment.

mod commands;
mod http;
mod killed;
mod program;
