//! `throughline-cluster`: which records are the same person, where one machine is not enough.
//!
//! The files are read and cut where `run` is given; every part is scored by the kernel of `throughline link run`, which is
//! one operator of DataFusion here (`operator`), in this process or by Ballista's executors; the pairs of all parts are
//! decided together. The answer is `throughline link run`'s to the byte.

mod arguments;
mod attempt;
mod codec;
mod executor;
mod kernel;
mod listening;
mod operator;
mod run;
mod scheduler;
mod submit;
mod work;

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;

use arguments::{Arguments, Role};

/// Plans are taken apart by recursion.
const STACK: usize = 32 << 20;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().thread_stack_size(STACK).build();
    let done = runtime.map_err(anyhow::Error::from).and_then(|runtime| {
        let done = runtime.block_on(async {
            match arguments.role {
                Role::Scheduler(scheduler) => scheduler::serve(&scheduler).await,
                Role::Executor(executor) => executor::serve(&executor).await,
                Role::Run(run) => run::run(&run).await,
            }
        });
        // What is still at work on a part that somebody else has done is not waited for.
        runtime.shutdown_background();
        done
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to tell where even this cannot be written.
            let _ = writeln!(std::io::stderr(), "Error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// A line for whoever started the program; a reader that has gone away is no fault.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}
