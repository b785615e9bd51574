//! Pairs by their ids, put into words: for whoever must look at them.

use hashbrown::HashMap;

use super::waterfall::{Waterfall, says, steps};
use crate::compare::Pair;
use crate::error::LinkageError;
use crate::files::Files;
use crate::model::{Level, Model};
use crate::people::People;
use crate::score::{Flag, Scorer, level_in};

/// How the two records of a pair stand in one comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// The comparison.
    pub name: String,
    /// Columns whose values were compared.
    pub columns: Vec<String>,
    /// The level that they show.
    pub level: Level,
    /// The same in words.
    pub says: &'static str,
}

/// A pair in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// The evidence, step by step.
    pub waterfall: Waterfall,
    /// Comparison by comparison.
    pub compared: Vec<Compared>,
    /// Why a person must look, if there is a reason.
    pub flag: Option<Flag>,
}

impl Files {
    /// These pairs of ids in words, each in its place; none where an id is in no file. `model` is the one that the files
    /// were read for, trained.
    pub fn explain(&self, model: &Model, pairs: &[(String, String)]) -> Result<Vec<Option<Explained>>, LinkageError> {
        let scorer = Scorer::new(model, &self.layout, &self.lexicons, &self.all())?;
        let sides = self.sides();
        let (lefts, rights) = (numbered(&self.left), numbered(self.right()));
        let explained = pairs.iter().map(|(left, right)| {
            let pair = Pair { left: *lefts.get(left.as_str())?, right: *rights.get(right.as_str())? };
            let (steps, weighed) = steps(&scorer, model, &sides, pair);
            let is_twin = weighed.flag == Some(Flag::Twin);
            let compared = model.comparisons.iter().enumerate().map(|(at, comparison)| {
                let level = level_in(weighed.pattern, at);
                let columns = std::iter::once(&comparison.column).chain(&comparison.further).cloned().collect();
                Compared { name: comparison.name.clone(), columns, level, says: says(comparison.kind, level) }
            });
            Some(Explained {
                compared: compared.collect(),
                flag: weighed.flag,
                waterfall: Waterfall {
                    id_left: left.clone(),
                    id_right: right.clone(),
                    steps,
                    weight: if is_twin { weighed.weight.min(scorer.twin) } else { weighed.weight },
                    decision: None,
                    flag: weighed.flag.map(Flag::words),
                },
            })
        });
        Ok(explained.collect())
    }
}

fn numbered(people: &People) -> HashMap<&str, usize> {
    people.ids.iter().enumerate().filter_map(|(row, id)| Some((id?, row))).collect()
}
