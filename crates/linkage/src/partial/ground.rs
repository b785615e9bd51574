//! What every part of a run needs beside its records: words, how rare each is in the whole files, names that go together.

use tables::{Compressed, Kind, Source, Texts, Values, Writer};

use super::half::Records;
use super::{PartScores, Partition};
use crate::blocking::{Blocks, Rules, Sorted};
use crate::compare::Sides;
use crate::error::LinkageError;
use crate::files::Files;
use crate::frequency::{DAYS, JointNames, Rarity};
use crate::layout::{Layout, Lexicons};
use crate::model::Model;
use crate::run::floor;
use crate::score::{Kernel, Scored, Scorer};

/// The ground of a run, from which any of its parts can be scored.
#[derive(Debug)]
pub struct Ground {
    layout: Layout,
    lexicons: Lexicons,
    nothing_asked: Lexicons,
    rules: Rules,
    scorer: Scorer,
    floor: f64,
}

const COLUMNS: [(&str, Kind); 5] =
    [("what", Kind::Whole), ("of", Kind::Whole), ("word", Kind::Text), ("key", Kind::Whole), ("bits", Kind::Number)];

/// What a row of the ground's file is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    /// The next word of a dictionary.
    Word,
    /// The bits of the next word in a comparison.
    OfWord,
    /// The bits of a value in a comparison that nobody has.
    Unseen,
    /// The bits of a year that somebody has.
    Year,
    /// The bits of a day in the year that somebody has.
    Day,
    /// A first name and a surname that go together, and their bits.
    Joint,
    /// The last row.
    End,
}

const ALL: [What; 7] = [What::Word, What::OfWord, What::Unseen, What::Year, What::Day, What::Joint, What::End];

/// A row of the file.
#[derive(Default)]
struct Row<'a> {
    of: usize,
    word: Option<&'a str>,
    key: Option<u64>,
    bits: Option<f64>,
}

/// Rows of the file, column by column.
#[derive(Default)]
struct Rows {
    what: Vec<Option<i64>>,
    of: Vec<Option<i64>>,
    word: Texts,
    key: Vec<Option<i64>>,
    bits: Vec<Option<f64>>,
}

impl Rows {
    fn push(&mut self, what: What, row: &Row<'_>) {
        self.what.push(Some(what as i64));
        self.of.push(i64::try_from(row.of).ok());
        self.word.push(row.word);
        self.key.push(row.key.map(u64::cast_signed));
        self.bits.push(row.bits);
    }

    /// The bits of years, or of days in the year: those alone that somebody has.
    fn days(&mut self, what: What, of: usize, all: &[f64], unseen: f64) {
        let seen = (0..).zip(all).filter(|(_, bits)| bits.to_bits() != unseen.to_bits());
        seen.for_each(|(at, bits)| self.push(what, &Row { of, key: Some(at), bits: Some(*bits), ..Row::default() }));
    }
}

impl Files {
    /// The ground of this run as Parquet. It holds every name and number that stands in the files, each once and without
    /// whose it is.
    pub fn ground(&self, model: &Model) -> Result<Vec<u8>, LinkageError> {
        let scorer = Scorer::new(model, &self.layout, &self.lexicons, &self.all())?;
        let mut rows = Rows::default();
        for (dictionary, words) in self.lexicons.words.iter().enumerate() {
            for number in 1..words.len() {
                let word = words.word(u32::try_from(number).unwrap_or(u32::MAX));
                rows.push(What::Word, &Row { of: dictionary, word: Some(word), ..Row::default() });
            }
        }
        let (rarity, joint) = scorer.counted();
        for (comparison, rarity) in rarity.enumerate() {
            let unseen = match rarity {
                None => continue,
                Some(Rarity::OfWord { bits, unseen }) => {
                    let row = |bits: &f64| Row { of: comparison, bits: Some(*bits), ..Row::default() };
                    for bits in bits {
                        rows.push(What::OfWord, &row(bits));
                    }
                    unseen
                }
                Some(Rarity::OfDay { year, day, unseen }) => {
                    rows.days(What::Year, comparison, year, *unseen);
                    rows.days(What::Day, comparison, day, *unseen);
                    unseen
                }
            };
            rows.push(What::Unseen, &Row { of: comparison, bits: Some(*unseen), ..Row::default() });
        }
        for (key, bits) in joint.map(JointNames::all).unwrap_or_default() {
            rows.push(What::Joint, &Row { key: Some(key), bits: Some(bits), ..Row::default() });
        }
        rows.push(What::End, &Row::default());
        let mut writer = Writer::start("ground of a run", Vec::new(), &COLUMNS, Compressed::Snappy)?;
        let Rows { what, of, word, key, bits } = rows;
        writer.write(&[
            Values::Whole(what),
            Values::Whole(of),
            Values::Text(word),
            Values::Whole(key),
            Values::Number(bits),
        ])?;
        Ok(writer.finish()?)
    }
}

/// The bits of the values in one comparison.
#[derive(Default)]
struct Bits {
    words: Vec<f64>,
    years: Vec<(u64, f64)>,
    days: Vec<(u64, f64)>,
    unseen: Option<f64>,
}

impl Bits {
    fn rarity(self) -> Option<Rarity> {
        let unseen = self.unseen?;
        if self.years.is_empty() {
            return Some(Rarity::OfWord { bits: self.words, unseen });
        }
        let all = |seen: Vec<(u64, f64)>| {
            let mut all = vec![unseen; DAYS];
            for (at, bits) in seen {
                if let Some(place) = usize::try_from(at).ok().and_then(|at| all.get_mut(at)) {
                    *place = bits;
                }
            }
            all
        };
        Some(Rarity::OfDay { year: all(self.years), day: all(self.days), unseen })
    }
}

/// What is gathered from the file of a ground.
struct Gathered {
    lexicons: Lexicons,
    bits: Vec<Bits>,
    joint: Vec<(u64, f64)>,
    ended: bool,
}

impl Gathered {
    /// Takes a row; none where it cannot be.
    fn take(&mut self, what: i64, row: &Row<'_>) -> Option<()> {
        let what = *ALL.get(usize::try_from(what).ok()?)?;
        let Row { of, word, key, bits } = *row;
        match what {
            What::Word => {
                self.lexicons.words.get_mut(of)?.number(word?);
            }
            What::Joint => self.joint.push((key?, bits?)),
            What::End => self.ended = true,
            What::OfWord => self.bits.get_mut(of)?.words.push(bits?),
            What::Year => self.bits.get_mut(of)?.years.push((key?, bits?)),
            What::Day => self.bits.get_mut(of)?.days.push((key?, bits?)),
            What::Unseen => self.bits.get_mut(of)?.unseen = Some(bits?),
        }
        Some(())
    }
}

impl Ground {
    /// Reads what [`Files::ground`] has written for this model.
    pub fn read(model: &Model, source: &Source) -> Result<Self, LinkageError> {
        let fault = |why: &str| LinkageError::NotAPart { file: source.file().to_owned(), why: why.to_owned() };
        let mut layout = Layout::of(model);
        let mut rules = Rules::parse(&model.blocking_rules, &mut layout)?;
        let bits = model.comparisons.iter().map(|_| Bits::default()).collect();
        let lexicons = Lexicons::new(&layout);
        let mut gathered = Gathered { lexicons, bits, joint: Vec::new(), ended: false };
        for batch in source.batches(&COLUMNS.map(|(name, _)| name))? {
            let batch = batch?;
            let values: Vec<&Values> = batch.columns.iter().map(tables::Column::values).collect();
            let [Values::Whole(what), Values::Whole(of), Values::Text(word), Values::Whole(key), Values::Number(bits)] =
                values.as_slice()
            else {
                return Err(fault("its columns are of other kinds"));
            };
            for ((((what, of), word), key), bits) in what.iter().zip(of).zip(word.iter()).zip(key).zip(bits) {
                let of = of.and_then(|of| usize::try_from(of).ok());
                let taken = what.zip(of).and_then(|(what, of)| {
                    let row = Row { of, word, key: key.map(i64::cast_unsigned), bits: *bits };
                    gathered.take(what, &row)
                });
                taken.ok_or_else(|| fault("a row cannot be"))?;
            }
        }
        if !gathered.ended {
            return Err(fault("its end is missing"));
        }
        let Gathered { mut lexicons, bits, joint, .. } = gathered;
        let rarity = bits.into_iter().map(Bits::rarity).collect();
        lexicons.finish(&layout);
        rules.prepare(&lexicons);
        let scorer = Scorer::of_counted(model, &layout, rarity, Some(JointNames::of(&joint)))?;
        let nothing_asked = lexicons.for_question();
        Ok(Self { layout, lexicons, nothing_asked, rules, scorer, floor: floor(model) })
    }

    /// Scores one part from its records; `right` is none where the part compares its records with each other.
    pub fn score(
        &self,
        partition: Partition,
        left: &Source,
        right: Option<&Source>,
        threads: usize,
    ) -> Result<PartScores, LinkageError> {
        let fields = self.layout.fields.len();
        let left = Records::read(left, fields)?;
        let right = right.map(|right| Records::read(right, fields)).transpose()?;
        let within = right.is_none();
        let other = right.as_ref().unwrap_or(&left);
        let (held, asked) = (&self.lexicons, &self.nothing_asked);
        let sides = Sides { left: &left.people, right: &other.people, held, asked };
        let kernel = Kernel::new(&self.scorer, sides, within, self.floor, threads);
        let rows = |records: &Records| (0..u32::try_from(records.rows.len()).unwrap_or(u32::MAX)).collect::<Vec<u32>>();
        let (scored, candidates) = match partition {
            Partition::Tile { .. } => {
                let (lefts, rights) = (rows(&left), rows(other));
                let blocks = Blocks::exhaustive(&self.rules, (&lefts, &rights), within, self.floor);
                (kernel.score(&blocks), blocks.pairs)
            }
            Partition::Block { rule, bucket, of } => {
                let rule = rule as usize;
                let sorted = |records: &Records| records.sorted(&self.rules, rule, bucket, of);
                let (one, two): (Sorted, Option<Sorted>) = (sorted(&left), right.as_ref().map(sorted));
                let both = (&one, two.as_ref().unwrap_or(&one));
                let blocks = Blocks::of_rule(&self.rules, rule, both, within, self.floor).hashed(rule);
                (kernel.score(&blocks), blocks.pairs)
            }
        };
        let row = |rows: &[u32], at: u32| rows.get(at as usize).copied().unwrap_or(u32::MAX);
        let global = |pair: &Scored| {
            let (left, right) = (row(&left.rows, pair.left), row(&other.rows, pair.right));
            Scored { left, right, ..*pair }
        };
        let mut pairs: Vec<Scored> = scored.iter().map(global).collect();
        pairs.sort_unstable_by_key(|pair| (pair.left, pair.right));
        pairs.dedup_by_key(|pair| (pair.left, pair.right));
        Ok(PartScores { pairs, candidates })
    }
}
