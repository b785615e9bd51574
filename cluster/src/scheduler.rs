//! The role of the scheduler: Ballista's, with our codec.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Context as _;
use ballista_core::config::TaskSchedulingPolicy;
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::{SchedulerConfig, TaskDistributionPolicy};
use ballista_scheduler::scheduler_process::{create_scheduler, start_grpc_service_with_listener};
use datafusion_proto::protobuf::{LogicalPlanNode, PhysicalPlanNode};

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
    let listener = tokio::net::TcpListener::bind(address).await;
    let listener = listener.with_context(|| format!("{address} cannot be listened at: give another --port"))?;
    config.validate()?;
    let cluster = BallistaCluster::new_from_config(&config).await?;
    let scheduler = create_scheduler::<LogicalPlanNode, PhysicalPlanNode>(cluster, Arc::new(config)).await?;
    // Whoever connects from now on waits for the service, and is not refused.
    crate::say(&format!("The scheduler listens at {address}."));
    Ok(start_grpc_service_with_listener(listener, scheduler).await?)
}
