//! Arrow files: DataFusion reads them and writes them as Parquet, row for row, so that everything after is as for Parquet.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use datafusion::dataframe::DataFrameWriteOptions;
use datafusion::datasource::file_format::options::ArrowReadOptions;
use datafusion::prelude::{SessionConfig, SessionContext};

/// The first bytes of every Arrow file.
const ARROW: &[u8] = b"ARROW1";

/// The file itself, or what it was turned into where it is an Arrow file.
pub(crate) async fn readable(path: &Path, scraps: &Path, name: &str) -> anyhow::Result<PathBuf> {
    let unreadable = || format!("{} cannot be read", path.display());
    let mut first = Vec::new();
    File::open(path)
        .with_context(unreadable)?
        .take(ARROW.len() as u64)
        .read_to_end(&mut first)
        .with_context(unreadable)?;
    if first != ARROW {
        return Ok(path.to_owned());
    }
    let target = scraps.join(format!("{name}.parquet"));
    // One stream, so that rows keep their order.
    let context = SessionContext::new_with_config(SessionConfig::new().with_target_partitions(1));
    let extension = path.extension().map(|extension| format!(".{}", extension.to_string_lossy())).unwrap_or_default();
    let options = ArrowReadOptions { file_extension: &extension, ..ArrowReadOptions::default() };
    let table = context.read_arrow(path.display().to_string(), options).await.with_context(unreadable)?;
    let single = DataFrameWriteOptions::new().with_single_file_output(true);
    table.write_parquet(&target.display().to_string(), single, None).await.with_context(unreadable)?;
    Ok(target)
}
