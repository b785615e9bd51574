//! Pairs as files: those of a run, the same bytes however it was made, and those of which something was said before it.

use tables::{Compressed, Kind, Source, TableError, Texts, Values, Writer};

use crate::error::LinkageError;
use crate::files::Files;
use crate::run::Linked;

/// Pairs in one row group.
const ROW_GROUP: usize = 1 << 18;

/// Pairs of which somebody has said something: the columns id_left and id_right of a file, for [`Options`].
///
/// [`Options`]: crate::Options
pub fn pairs_of(source: &Source) -> Result<Vec<(String, String)>, LinkageError> {
    let table = source.read(&["id_left", "id_right"])?;
    let texts = table.columns().iter().map(tables::Column::texts).collect::<Result<Vec<Texts>, _>>()?;
    let id = |column: usize, row: usize| {
        let text = texts.get(column).and_then(|texts| texts.get(row));
        text.map(str::to_owned).ok_or_else(|| LinkageError::NoId {
            file: source.file().to_owned(),
            column: if column == 0 { "id_left" } else { "id_right" }.to_owned(),
            row: row as u64 + 1,
        })
    };
    (0..texts.first().map_or(0, Texts::len)).map(|row| Ok((id(0, row)?, id(1, row)?))).collect()
}

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
