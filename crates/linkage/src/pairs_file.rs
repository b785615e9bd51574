//! The pairs of a run as a file, the same bytes however the run was made.

use tables::{Compressed, Kind, TableError, Texts, Values, Writer};

use crate::files::Files;
use crate::run::Linked;

/// Pairs in one row group.
const ROW_GROUP: usize = 1 << 18;

impl Linked {
    /// The pairs as Parquet: id_left, id_right, weight, margin, twin, decision.
    pub fn to_parquet(&self, files: &Files) -> Result<Vec<u8>, TableError> {
        let columns = [
            ("id_left", Kind::Text),
            ("id_right", Kind::Text),
            ("weight", Kind::Number),
            ("margin", Kind::Number),
            ("twin", Kind::Flag),
            ("decision", Kind::Text),
        ];
        let mut writer = Writer::start("pairs.parquet", Vec::new(), &columns, Compressed::Snappy)?;
        let mut pairs = self.pairs(files);
        loop {
            let (mut left, mut right, mut decision) = (Texts::default(), Texts::default(), Texts::default());
            let (mut weight, mut margin, mut twin) = (Vec::new(), Vec::new(), Vec::new());
            for pair in pairs.by_ref().take(ROW_GROUP) {
                left.push(Some(pair.id_left));
                right.push(Some(pair.id_right));
                weight.push(Some(pair.weight));
                margin.push(Some(pair.margin));
                twin.push(Some(pair.flag.is_some()));
                decision.push(Some(pair.decision.word()));
            }
            let rows = weight.len();
            writer.write(&[
                Values::Text(left),
                Values::Text(right),
                Values::Number(weight),
                Values::Number(margin),
                Values::Flag(twin),
                Values::Text(decision),
            ])?;
            if rows < ROW_GROUP {
                return writer.finish();
            }
        }
    }
}
