//! One attempt at a part: by DataFusion in this process, or by one of Ballista's executors.

use std::sync::Arc;

use ballista_core::config::BallistaConfig;
use ballista_core::execution_plans::execute_physical_plan;
use ballista_core::extension::SessionConfigExt as _;
use datafusion::arrow::array::RecordBatch;
use datafusion::error::Result;
use datafusion::physical_plan::{self, ExecutionPlan};
use datafusion::prelude::{SessionConfig, SessionContext};
use datafusion_proto::protobuf::PhysicalPlanNode;

use crate::codec::PartCodec;
use crate::kernel::{Outcome, Task};
use crate::operator::{ScorePart, outcome};

/// Where parts are scored.
#[derive(Clone)]
pub(crate) enum Place {
    /// Here.
    Local(SessionContext),
    /// By the executors of a scheduler.
    Ballista {
        /// Where the scheduler listens.
        url: String,
    },
}

impl Place {
    /// Scores a part. An answer that cannot be read is none: what counts is the file of its pairs.
    pub(crate) async fn score(&self, task: Task) -> Result<Option<Outcome>> {
        let plan: Arc<dyn ExecutionPlan> = Arc::new(ScorePart::new(task));
        let batches = match self {
            Self::Local(context) => physical_plan::collect(plan, context.task_ctx()).await?,
            Self::Ballista { url } => submit(url, plan).await?,
        };
        Ok(outcome(&batches))
    }
}

async fn submit(url: &str, plan: Arc<dyn ExecutionPlan>) -> Result<Vec<RecordBatch>> {
    // The adaptive planner of Ballista 55 never ends a job whose executor has died.
    let config = SessionConfig::new_with_ballista().with_ballista_adaptive_query_planner(false);
    let session = config.clone();
    let job = tempfile::Builder::new().rand_bytes(12).prefix("part-").tempfile()?;
    // Every attempt is a session of its own: nothing of one that hangs is shared.
    let name = job.path().file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let codec = PartCodec::default();
    let stream = execute_physical_plan::<PhysicalPlanNode>(
        url.to_owned(),
        &BallistaConfig::default(),
        plan,
        &codec,
        name,
        session,
    )
    .await?;
    physical_plan::common::collect(stream).await
}
