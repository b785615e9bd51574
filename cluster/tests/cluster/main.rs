//! The program as it is used: a scheduler and executors as processes of their own, on this machine.

mod faults;
mod made;
mod processes;
mod runs;
