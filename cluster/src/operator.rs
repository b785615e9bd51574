//! The kernel as one operator of DataFusion: it scores a part, writes the pairs to the folder, and yields one row that says
//! what it came to.
//!
//! The pairs themselves go to a file and not through Arrow: they are written once whoever asks for them, and an answer that
//! is lost on its way loses nothing.

use std::fmt;
use std::sync::Arc;

use datafusion::arrow::array::{Array, RecordBatch, StringArray, UInt64Array};
use datafusion::arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use datafusion::common::tree_node::TreeNodeRecursion;
use datafusion::error::{DataFusionError, Result};
use datafusion::execution::TaskContext;
use datafusion::physical_expr::{EquivalenceProperties, PhysicalExpr};
use datafusion::physical_plan::execution_plan::{Boundedness, EmissionType, ReplaceChildrenOptions};
use datafusion::physical_plan::stream::RecordBatchStreamAdapter;
use datafusion::physical_plan::{
    DisplayAs, DisplayFormatType, ExecutionPlan, Partitioning, PlanProperties, SendableRecordBatchStream,
};

use crate::kernel::{self, Outcome, Task};

/// Scores one part.
#[derive(Debug)]
pub(crate) struct ScorePart {
    task: Task,
    properties: Arc<PlanProperties>,
}

impl ScorePart {
    pub(crate) fn new(task: Task) -> Self {
        let properties = PlanProperties::new(
            EquivalenceProperties::new(schema()),
            Partitioning::UnknownPartitioning(1),
            EmissionType::Final,
            Boundedness::Bounded,
        );
        Self { task, properties: Arc::new(properties) }
    }

    pub(crate) const fn task(&self) -> &Task {
        &self.task
    }
}

fn schema() -> SchemaRef {
    Arc::new(Schema::new(vec![
        Field::new("candidates", DataType::UInt64, false),
        Field::new("kept", DataType::UInt64, false),
        Field::new("by", DataType::Utf8, false),
    ]))
}

fn to_batch(outcome: &Outcome) -> Result<RecordBatch> {
    let columns: Vec<Arc<dyn Array>> = vec![
        Arc::new(UInt64Array::from(vec![outcome.candidates])),
        Arc::new(UInt64Array::from(vec![outcome.kept])),
        Arc::new(StringArray::from(vec![outcome.by.as_str()])),
    ];
    Ok(RecordBatch::try_new(schema(), columns)?)
}

/// Reads the row that the operator has yielded.
pub(crate) fn outcome(batches: &[RecordBatch]) -> Option<Outcome> {
    let batch = batches.iter().find(|batch| batch.num_rows() == 1)?;
    let number = |at: usize| {
        let column = batch.columns().get(at)?.as_any().downcast_ref::<UInt64Array>()?;
        Some(column.value(0))
    };
    let by = batch.columns().get(2)?.as_any().downcast_ref::<StringArray>()?.value(0).to_owned();
    Some(Outcome { candidates: number(0)?, kept: number(1)?, by })
}

impl DisplayAs for ScorePart {
    fn fmt_as(&self, _: DisplayFormatType, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ScorePart: {} of {}", self.task.partition, self.task.work.run())
    }
}

impl ExecutionPlan for ScorePart {
    fn name(&self) -> &'static str {
        "ScorePart"
    }

    fn properties(&self) -> &Arc<PlanProperties> {
        &self.properties
    }

    fn children(&self) -> Vec<&Arc<dyn ExecutionPlan>> {
        Vec::new()
    }

    fn apply_expressions(
        &self,
        _: &mut dyn FnMut(&Arc<dyn PhysicalExpr>) -> Result<TreeNodeRecursion>,
    ) -> Result<TreeNodeRecursion> {
        Ok(TreeNodeRecursion::Continue)
    }

    fn replace_children(
        self: Arc<Self>,
        _: Vec<Arc<dyn ExecutionPlan>>,
        _: ReplaceChildrenOptions,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        Ok(self)
    }

    fn with_new_children(self: Arc<Self>, _: Vec<Arc<dyn ExecutionPlan>>) -> Result<Arc<dyn ExecutionPlan>> {
        Ok(self)
    }

    fn execute(&self, partition: usize, _: Arc<TaskContext>) -> Result<SendableRecordBatchStream> {
        if partition != 0 {
            return Err(DataFusionError::Internal(format!("a part is one stream, and {partition} was asked for")));
        }
        let task = self.task.clone();
        let batch = async move {
            // The kernel keeps a core busy; whoever drives this stream has heartbeats to send meanwhile.
            let outcome = tokio::task::spawn_blocking(move || kernel::score(&task)).await;
            let outcome = outcome.map_err(|error| DataFusionError::External(Box::new(error)))?;
            to_batch(&outcome.map_err(|error| DataFusionError::Execution(format!("{error:#}")))?)
        };
        let stream = futures_util::stream::once(batch);
        Ok(Box::pin(RecordBatchStreamAdapter::new(schema(), stream)))
    }
}
