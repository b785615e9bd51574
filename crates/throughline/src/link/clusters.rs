//! The clusters of a run as a file, and those of the run before.

use std::path::Path;

use anyhow::{Context as _, bail};
use linkage::{Came, Clustered, Side, Standing};
use tables::{Column, Source, Texts, Values};

use crate::out::Out;

/// The clusters of the run before: columns cluster, file (left or right) and id.
pub(super) fn standing(path: &Path) -> anyhow::Result<Vec<Standing>> {
    let table = Source::open(path)?.read(&["cluster", "file", "id"])?;
    let [clusters, files, ids] = table.columns() else { bail!("{} has not three columns", path.display()) };
    let (clusters, files, ids) = (clusters.texts()?, files.texts()?, ids.texts()?);
    let rows = clusters.iter().zip(files.iter()).zip(ids.iter()).enumerate();
    rows.map(|(row, ((cluster, file), id))| {
        let side = file.and_then(Side::parse);
        let standing = cluster.zip(side).zip(id).map(|((cluster, side), id)| Standing {
            cluster: cluster.to_owned(),
            side,
            id: id.to_owned(),
        });
        let wanted = "a key, a file (left or right) and an id are wanted";
        standing.with_context(|| format!("{}, row {}: {wanted}", path.display(), row + 1))
    })
    .collect()
}

/// Every record with its cluster: cluster, file, id, was, came, attention.
pub(super) fn to_parquet(clustered: &[Clustered]) -> anyhow::Result<Vec<u8>> {
    let texts = |of: fn(&Clustered) -> Option<&str>| {
        let mut texts = Texts::default();
        for record in clustered {
            texts.push(of(record));
        }
        Values::Text(texts)
    };
    let columns = [
        Column::new("cluster", texts(|record| Some(&record.cluster))),
        Column::new("file", texts(|record| Some(record.side.word()))),
        Column::new("id", texts(|record| Some(&record.id))),
        Column::new("was", texts(|record| record.was.as_deref())),
        Column::new("came", texts(|record| Some(record.came.word()))),
        Column::new("attention", texts(|record| record.attention.map(linkage::Attention::word))),
    ];
    Ok(tables::to_bytes(&columns)?)
}

/// Says how many people the records are held to be, and whom a person must look at.
pub(super) fn say(clustered: &[Clustered], out: &Out) {
    let count = |wanted: fn(&&Clustered) -> bool| {
        let keys: std::collections::BTreeSet<&str> =
            clustered.iter().filter(wanted).map(|record| record.cluster.as_str()).collect();
        keys.len()
    };
    let (people, attention) = (count(|_| true), count(|record| record.attention.is_some()));
    let joined = clustered.iter().filter(|record| record.came == Came::Joined).count();
    out.line(format!("{people} clusters; {joined} records joined one that stood; {attention} clusters need a person."));
}
