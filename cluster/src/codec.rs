//! The operator on its way between processes. Scheduler, executors and runs all have this codec; what is not the operator
//! is Ballista's own.

use std::sync::Arc;

use ballista_core::serde::BallistaPhysicalExtensionCodec;
use datafusion::error::{DataFusionError, Result};
use datafusion::execution::TaskContext;
use datafusion::physical_plan::ExecutionPlan;
use datafusion_proto::physical_plan::{PhysicalExtensionCodec, PhysicalProtoConverterExtension};

use crate::operator::ScorePart;

/// What the operator's bytes begin with. No message of Ballista does: its first byte would be no field of theirs.
const MARK: &[u8] = b"\0throughline part\0";

/// Writes and reads the operator.
#[derive(Debug, Default)]
pub(crate) struct PartCodec {
    ballista: BallistaPhysicalExtensionCodec,
}

impl PhysicalExtensionCodec for PartCodec {
    fn try_decode(
        &self,
        buf: &[u8],
        inputs: &[Arc<dyn ExecutionPlan>],
        ctx: &TaskContext,
        proto_converter: &dyn PhysicalProtoConverterExtension,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let Some(task) = buf.strip_prefix(MARK) else {
            return self.ballista.try_decode(buf, inputs, ctx, proto_converter);
        };
        let task = serde_json::from_slice(task).map_err(|error| DataFusionError::External(Box::new(error)))?;
        Ok(Arc::new(ScorePart::new(task)))
    }

    fn try_encode(
        &self,
        node: Arc<dyn ExecutionPlan>,
        buf: &mut Vec<u8>,
        proto_converter: &dyn PhysicalProtoConverterExtension,
    ) -> Result<()> {
        let Some(part) = (node.as_ref() as &dyn std::any::Any).downcast_ref::<ScorePart>() else {
            return self.ballista.try_encode(node, buf, proto_converter);
        };
        buf.extend_from_slice(MARK);
        serde_json::to_writer(buf, part.task()).map_err(|error| DataFusionError::External(Box::new(error)))
    }
}
