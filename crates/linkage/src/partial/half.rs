//! The records of a part: so many of one file as it needs, as the numbers that stand for their values.

use tables::{Compressed, Kind, Source, Texts, Values, Writer};

use super::Partition;
use crate::blocking::{Sorted, bucket};
use crate::error::LinkageError;
use crate::files::Files;
use crate::people::People;

/// What a file of records is called where there is no path.
const NAME: &str = "records of a part";

/// Some records of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Half {
    /// Those whose key in a rule falls into a bucket.
    Block {
        /// The rule.
        rule: u32,
        /// The bucket.
        bucket: u32,
        /// Of how many.
        of: u32,
        /// Of the right file.
        right: bool,
    },
    /// Those that stand in a stretch of the file.
    Stretch {
        /// The stretch.
        at: u32,
        /// Of how many.
        of: u32,
        /// Of the right file.
        right: bool,
    },
}

impl Half {
    /// A name for its file.
    pub fn name(self) -> String {
        let side = |right| if right { "right" } else { "left" };
        match self {
            Self::Block { rule, bucket, of, right } => format!("records-block-{rule}-{bucket}-{of}-{}", side(right)),
            Self::Stretch { at, of, right } => format!("records-stretch-{at}-{of}-{}", side(right)),
        }
    }
}

/// Records as they are scored, with the rows of the file that they stand in.
#[derive(Debug)]
pub(super) struct Records {
    pub(super) rows: Vec<u32>,
    pub(super) people: People,
}

impl Files {
    /// Writes the records that some parts need, each file of them once, as Parquet. They hold the numbers of values and of
    /// rows; no name, no date that can be read without the ground, and no id.
    pub fn write_halves<E: From<LinkageError>>(
        &self,
        partitions: &[Partition],
        mut write: impl FnMut(Half, Vec<u8>) -> Result<(), E>,
    ) -> Result<(), E> {
        let both = |partition: &Partition| {
            let (left, right) = partition.halves(self.is_within());
            std::iter::once(left).chain(right)
        };
        let mut wanted: Vec<Half> = partitions.iter().flat_map(both).collect();
        // All buckets of one rule and file stand together, so that keys are worked out once.
        let group = |half: &Half| match *half {
            Half::Block { rule, of, right, .. } => (rule, of, right),
            Half::Stretch { of, right, .. } => (u32::MAX, of, right),
        };
        wanted.sort_unstable_by_key(|half| (group(half), *half));
        wanted.dedup();
        for halves in wanted.chunk_by(|one, other| group(one) == group(other)) {
            let Some(first) = halves.first() else { continue };
            let people = self.side(*first);
            let buckets =
                if let Half::Block { rule, of, .. } = *first { self.buckets(people, rule, of) } else { Vec::new() };
            for half in halves {
                let stretch;
                let rows: &[u32] = match *half {
                    Half::Block { bucket, .. } => buckets.get(bucket as usize).map(Vec::as_slice).unwrap_or_default(),
                    Half::Stretch { at, of, .. } => {
                        stretch = rows_of_stretch(people.len(), at, of);
                        &stretch
                    }
                };
                write(*half, to_parquet(people, rows)?)?;
            }
        }
        Ok(())
    }

    fn side(&self, half: Half) -> &People {
        let (Half::Block { right, .. } | Half::Stretch { right, .. }) = half;
        if right { self.right() } else { &self.left }
    }

    /// The rows of each bucket of a rule, in order.
    fn buckets(&self, people: &People, rule: u32, of: u32) -> Vec<Vec<u32>> {
        let mut buckets: Vec<Vec<u32>> = (0..of).map(|_| Vec::new()).collect();
        let Some(rule) = self.rules.rules.get(rule as usize) else { return buckets };
        let mut keys = Vec::new();
        for row in 0..people.len() {
            self.rules.spread_keys(rule, people, row, &mut keys);
            let row = u32::try_from(row).unwrap_or(u32::MAX);
            for key in &keys {
                if let Some(rows) = buckets.get_mut(bucket(*key, of) as usize).filter(|rows| rows.last() != Some(&row))
                {
                    rows.push(row);
                }
            }
        }
        buckets
    }
}

fn rows_of_stretch(rows: usize, at: u32, of: u32) -> Vec<u32> {
    let place = |at: u32| u32::try_from(rows as u64 * u64::from(at) / u64::from(of.max(1))).unwrap_or(u32::MAX);
    (place(at)..place(at + 1)).collect()
}

fn to_parquet(people: &People, rows: &[u32]) -> Result<Vec<u8>, LinkageError> {
    let some = people.some(rows);
    let names: Vec<String> = (0..some.values.len()).map(|field| format!("value{field}")).collect();
    let mut columns = vec![("row", Kind::Whole), ("more", Kind::Text)];
    columns.extend(names.iter().map(|name| (name.as_str(), Kind::Whole)));
    let mut writer = Writer::start(NAME, Vec::new(), &columns, Compressed::Snappy)?;
    let whole = |values: &[u32]| Values::Whole(values.iter().map(|value| Some(i64::from(*value))).collect());
    let mut values = vec![whole(rows), Values::Text(further(&some))];
    values.extend(some.values.iter().map(|column| whole(column)));
    writer.write(&values)?;
    Ok(writer.finish()?)
}

/// Further values of each record: "3:17,3:18" for the values 17 and 18 in field 3.
fn further(people: &People) -> Texts {
    use std::fmt::Write as _;
    let mut texts = Texts::default();
    let mut text = String::new();
    for row in 0..people.len() {
        text.clear();
        for (field, more) in people.more.iter().enumerate() {
            for value in more.of(row) {
                // Writing to a String cannot fail.
                let _ = write!(text, "{}{field}:{value}", if text.is_empty() { "" } else { "," });
            }
        }
        texts.push((!text.is_empty()).then_some(text.as_str()));
    }
    texts
}

impl Records {
    /// Reads what [`Files::write_halves`] has written.
    pub(super) fn read(source: &Source, fields: usize) -> Result<Self, LinkageError> {
        let fault = |why: &str| LinkageError::NotAPart { file: source.file().to_owned(), why: why.to_owned() };
        let names: Vec<String> = (0..fields).map(|field| format!("value{field}")).collect();
        let wanted: Vec<&str> = ["row", "more"].into_iter().chain(names.iter().map(String::as_str)).collect();
        let mut rows = Vec::new();
        let mut people = People { values: vec![Vec::new(); fields], ..People::default() };
        people.more.resize_with(fields, Default::default);
        for batch in source.batches(&wanted)? {
            let batch = batch?;
            let [row, more, columns @ ..] = batch.columns.as_slice() else { return Err(fault("columns are missing")) };
            let from = rows.len();
            append(&mut rows, row.values()).ok_or_else(|| fault("a row has no number"))?;
            for (values, column) in people.values.iter_mut().zip(columns) {
                append(values, column.values()).ok_or_else(|| fault("a value has no number"))?;
            }
            for (at, text) in more.texts()?.iter().enumerate() {
                for one in text.into_iter().flat_map(|text| text.split(',')) {
                    let (field, value) = one.split_once(':').ok_or_else(|| fault("a further value has no column"))?;
                    let both = field.parse().ok().zip(value.parse().ok());
                    let (field, value) = both.ok_or_else(|| fault("a further value is no number"))?;
                    people.push_more(field, from + at, value);
                }
            }
        }
        if rows.windows(2).any(|two| two.first() >= two.last()) {
            return Err(fault("its rows are not in order"));
        }
        people.ids = rows.iter().map(|_| None).collect();
        Ok(Self { rows, people })
    }
}

fn append(numbers: &mut Vec<u32>, values: &Values) -> Option<()> {
    let Values::Whole(cells) = values else { return None };
    for cell in cells {
        numbers.push(u32::try_from((*cell)?).ok()?);
    }
    Some(())
}

impl Records {
    /// The records of a bucket in the order of their keys.
    pub(super) fn sorted(&self, rules: &crate::blocking::Rules, rule: usize, wanted: u32, of: u32) -> Sorted {
        let mut keyed = Vec::new();
        let mut keys = Vec::new();
        if let Some(rule) = rules.rules.get(rule) {
            for row in 0..self.people.len() {
                rules.spread_keys(rule, &self.people, row, &mut keys);
                let number = u32::try_from(row).unwrap_or(u32::MAX);
                keyed.extend(keys.iter().filter(|key| bucket(**key, of) == wanted).map(|key| (*key, number)));
            }
        }
        Sorted::of_keyed(keyed)
    }
}
