//! The pairs of a part as a file. Its last row has no records: it counts the candidates, and says that the file is whole.

use tables::{Compressed, Kind, Source, Values, Writer};

use crate::error::LinkageError;
use crate::score::{Flag, Scored, Weighed};

/// What a part came to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PartScores {
    pub(crate) pairs: Vec<Scored>,
    /// How many pairs were made.
    pub(crate) candidates: u64,
}

/// What the file is called where there is no path.
const NAME: &str = "pairs of a part";

const COLUMNS: [(&str, Kind); 5] = [
    ("left", Kind::Whole),
    ("right", Kind::Whole),
    ("weight", Kind::Number),
    ("pattern", Kind::Whole),
    ("flag", Kind::Whole),
];

impl PartScores {
    /// How many pairs weigh enough to be kept.
    pub const fn kept(&self) -> usize {
        self.pairs.len()
    }

    /// How many pairs were made.
    pub const fn candidates(&self) -> u64 {
        self.candidates
    }

    /// As Parquet: the rows of both records, weight, pattern and flag.
    pub fn to_parquet(&self) -> Result<Vec<u8>, LinkageError> {
        let mut writer = Writer::start(NAME, Vec::new(), &COLUMNS, Compressed::Snappy)?;
        let whole = |of: &dyn Fn(&Scored) -> i64, last: Option<i64>| {
            Values::Whole(self.pairs.iter().map(|pair| Some(of(pair))).chain([last]).collect())
        };
        let weights = self.pairs.iter().map(|pair| Some(pair.weighed.weight)).chain([None]);
        writer.write(&[
            whole(&|pair| i64::from(pair.left), None),
            whole(&|pair| i64::from(pair.right), None),
            Values::Number(weights.collect()),
            whole(&|pair| pair.weighed.pattern.cast_signed(), Some(self.candidates.cast_signed())),
            whole(&|pair| flag_number(pair.weighed.flag), Some(0)),
        ])?;
        Ok(writer.finish()?)
    }

    /// Reads what [`PartScores::to_parquet`] has written.
    pub fn read(source: &Source) -> Result<Self, LinkageError> {
        let fault = |why: &str| LinkageError::NotAPart { file: source.file().to_owned(), why: why.to_owned() };
        let mut found = Self::default();
        let mut whole = false;
        for batch in source.batches(&COLUMNS.map(|(name, _)| name))? {
            let batch = batch?;
            let values: Vec<&Values> = batch.columns.iter().map(tables::Column::values).collect();
            let [
                Values::Whole(left),
                Values::Whole(right),
                Values::Number(weight),
                Values::Whole(pattern),
                Values::Whole(flag),
            ] = values.as_slice()
            else {
                return Err(fault("its columns are of other kinds"));
            };
            for ((((left, right), weight), pattern), flag) in left.iter().zip(right).zip(weight).zip(pattern).zip(flag)
            {
                let (Some(pattern), Some(flag), false) = (pattern, flag, whole) else {
                    return Err(fault("a number is missing"));
                };
                if left.is_none() {
                    found.candidates = pattern.cast_unsigned();
                    whole = true;
                    continue;
                }
                let row = |cell: &Option<i64>| cell.and_then(|row| u32::try_from(row).ok());
                let pair = row(left).zip(row(right)).zip(*weight);
                let ((left, right), weight) = pair.ok_or_else(|| fault("a number cannot be"))?;
                let flag = flag_of(*flag)?;
                found.pairs.push(Scored {
                    left,
                    right,
                    weighed: Weighed { weight, pattern: pattern.cast_unsigned(), flag },
                });
            }
        }
        if whole { Ok(found) } else { Err(fault("its end is missing")) }
    }
}

const fn flag_number(flag: Option<Flag>) -> i64 {
    match flag {
        None => 0,
        Some(Flag::Twin) => 1,
        Some(Flag::Household) => 2,
    }
}

/// The flag of a number; some number is no flag's.
fn flag_of(number: i64) -> Result<Option<Flag>, LinkageError> {
    match number {
        0 => Ok(None),
        1 => Ok(Some(Flag::Twin)),
        2 => Ok(Some(Flag::Household)),
        _ => Err(LinkageError::NotAPart { file: NAME.to_owned(), why: format!("{number} is no flag") }),
    }
}
