//! The role of an executor: Ballista's, with our codec.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use ballista_core::config::TaskSchedulingPolicy;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};

use crate::arguments::Executor;
use crate::codec::PartCodec;
use crate::listening::{must_answer, warn_if_open};

/// Serves until the process is ended.
pub(crate) async fn serve(executor: &Executor) -> anyhow::Result<()> {
    warn_if_open(executor.listen, &crate::say);
    crate::kernel::wait_with_each(Duration::from_millis(executor.wait_with_each));
    let (scheduler_host, scheduler_port) = must_answer(&executor.scheduler).await?;
    let address = SocketAddr::new(executor.listen, executor.port);
    let taken = tokio::net::TcpListener::bind(address).await;
    drop(taken.with_context(|| format!("{address} cannot be listened at: give another --port"))?);
    let folder = tempfile::Builder::new().prefix("throughline-executor-").tempdir().context("no folder for scraps")?;
    let config = ExecutorProcessConfig {
        bind_host: executor.listen.to_string(),
        external_host: Some(executor.listen.to_string()),
        port: executor.port,
        grpc_port: executor.port.saturating_add(1),
        scheduler_host,
        scheduler_port,
        vcores: executor.slots.max(1),
        task_scheduling_policy: TaskSchedulingPolicy::PullStaged,
        work_dir: Some(folder.path().display().to_string()),
        override_physical_codec: Some(Arc::new(PartCodec::default())),
        ..ExecutorProcessConfig::default()
    };
    crate::say(&format!("Executor {} listens at {address} and works for {}.", std::process::id(), executor.scheduler));
    Ok(start_executor_process(Arc::new(config)).await?)
}
