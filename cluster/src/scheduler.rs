//! The role of the scheduler: Ballista's, with our codec.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Context as _;
use ballista_core::config::TaskSchedulingPolicy;
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::{SchedulerConfig, TaskDistributionPolicy};
use ballista_scheduler::scheduler_process::start_server;

use crate::arguments::Scheduler;
use crate::codec::PartCodec;
use crate::listening::warn_if_open;

/// Executors that have said nothing for so many seconds are given up. Runs do not rely on it: they have time limits of
/// their own.
const SILENT: u64 = 30;

/// Serves until the process is ended.
pub(crate) async fn serve(scheduler: &Scheduler) -> anyhow::Result<()> {
    warn_if_open(scheduler.listen, &crate::say);
    let config = SchedulerConfig {
        bind_host: scheduler.listen.to_string(),
        external_host: scheduler.listen.to_string(),
        bind_port: scheduler.port,
        // Executors ask for work: one that is dead or stopped asks for none.
        scheduling_policy: TaskSchedulingPolicy::PullStaged,
        task_distribution: TaskDistributionPolicy::RoundRobin,
        executor_timeout_seconds: SILENT,
        no_executors_grace_period_seconds: SILENT,
        expire_dead_executor_interval_seconds: 5,
        override_physical_codec: Some(Arc::new(PartCodec::default())),
        ..SchedulerConfig::default()
    };
    let address = SocketAddr::new(scheduler.listen, scheduler.port);
    // Taken and given back, so that a port that is taken has its own words.
    let taken = tokio::net::TcpListener::bind(address).await;
    drop(taken.with_context(|| format!("{address} cannot be listened at: give another --port"))?);
    let cluster = BallistaCluster::new_from_config(&config).await?;
    crate::say(&format!("The scheduler listens at {address}."));
    Ok(start_server(cluster, address, Arc::new(config)).await?)
}
