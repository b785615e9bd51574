//! Clusters: all records that are held to be one person, under a key that outlives the run.
//!
//! A record's cluster keeps its key from run to run, whoever joins it. Nothing is ever split here, and nothing is joined
//! across a pair that a person has told apart: where evidence and standing clusters disagree the cluster says so
//! ([`Attention`]) and a person decides.

mod joining;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use hashbrown::HashMap;

use crate::decide::Decision;
use crate::error::LinkageError;
use crate::files::Files;
use crate::run::Linked;
use joining::{Joined, Joining};

/// Which of a run's files a record stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The first file, or the only one.
    Left,
    /// The second file.
    Right,
}

impl Side {
    /// The word in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
        }
    }

    /// The side with this word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Left, Self::Right].into_iter().find(|side| side.word() == word)
    }
}

/// A record of an earlier run's clusters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The key of its cluster.
    pub cluster: String,
    /// Its file.
    pub side: Side,
    /// Its id in that file.
    pub id: String,
}

/// What became of a record since the clusters that stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Came {
    /// It is where it was.
    Same,
    /// It founds a cluster of its own, or with other new records.
    New,
    /// It came into a cluster that stood, by itself or with its own.
    Joined,
    /// The files no longer have it. Its place is kept, since it may come back.
    Absent,
}

impl Came {
    /// The word in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::New => "new",
            Self::Joined => "joined",
            Self::Absent => "absent",
        }
    }
}

/// Why a person must look at a cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attention {
    /// It holds two records of which a person has said that they are two people.
    ToldApart,
    /// Its records no longer hold together by links that would stand today.
    Broken,
    /// A link would have joined it with another cluster, against what a person said or with two records of one file.
    HeldApart,
}

impl Attention {
    /// The word in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::ToldApart => "told_apart",
            Self::Broken => "broken",
            Self::HeldApart => "held_apart",
        }
    }
}

/// One record with its cluster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clustered {
    /// The key of the cluster that it is in.
    pub cluster: String,
    /// Its file.
    pub side: Side,
    /// Its id in that file.
    pub id: String,
    /// The key of the cluster that it was in, if there was one.
    pub was: Option<String>,
    /// What became of it.
    pub came: Came,
    /// Why a person must look at its cluster, if there is a reason.
    pub attention: Option<Attention>,
}

/// The pairs that stood linked in these clusters, for [`crate::Options::existing`].
///
/// In a linkage of two files (`between`) those of one record each; else every pair.
pub fn standing_pairs(standing: &[Standing], between: bool) -> Vec<(String, String)> {
    let mut clusters: BTreeMap<&str, Vec<&Standing>> = BTreeMap::new();
    for record in standing {
        clusters.entry(&record.cluster).or_default().push(record);
    }
    let mut pairs = Vec::new();
    for members in clusters.values() {
        for (at, one) in members.iter().enumerate() {
            for other in members.iter().skip(at + 1) {
                let (one, other) = if one.side <= other.side { (one, other) } else { (other, one) };
                if !between || one.side != other.side {
                    pairs.push((one.id.clone(), other.id.clone()));
                }
            }
        }
    }
    pairs
}

impl Linked {
    /// Every record with its cluster, in the order of the files; then those that are absent, by cluster and id.
    ///
    /// `standing` are the clusters of the run before; their pairs must have been this run's existing links
    /// ([`standing_pairs`]). `key` makes a new cluster's key from its founding record. Errors: a record that stands in
    /// two clusters.
    pub fn clusters(
        &self,
        files: &Files,
        standing: &[Standing],
        key: fn(&str) -> String,
    ) -> Result<Vec<Clustered>, LinkageError> {
        let records = Records::of(files);
        let stood = records.stood(standing)?;
        let mut joining =
            Joining::new(records.rows.len(), if files.is_within() { None } else { Some(files.left.len()) });
        let offset = if files.is_within() { 0 } else { files.left.len() };
        let node = |(left, right): (u32, u32)| (left as usize, right as usize + offset);
        self.said.excluded.iter().for_each(|pair| joining.tell_apart(node(*pair)));
        let mut founders: HashMap<&str, usize> = HashMap::new();
        for (at, was) in stood.iter().enumerate() {
            let Some(was) = was else { continue };
            let first = *founders.entry(was).or_insert(at);
            joining.join_as_before(first, at);
        }
        let mut links: Vec<_> = self.pairs.iter().filter(|pair| pair.decision == Decision::Link).collect();
        links.sort_by(|a, b| {
            b.weight
                .total_cmp(&a.weight)
                .then_with(|| (a.scored.left, a.scored.right).cmp(&(b.scored.left, b.scored.right)))
        });
        for link in links {
            joining.link(node((link.scored.left, link.scored.right)));
        }
        Ok(records.clustered(&joining.finish(), &stood, standing, key))
    }
}

/// The records of a run's files, one after the other.
struct Records<'a> {
    rows: Vec<(Side, &'a str)>,
}

impl<'a> Records<'a> {
    fn of(files: &'a Files) -> Self {
        let second = files.left.second_from.unwrap_or(usize::MAX);
        let left = files.left.ids.iter().enumerate();
        let left = left.map(|(at, id)| (if at < second { Side::Left } else { Side::Right }, id.unwrap_or_default()));
        let right = files.right.iter().flat_map(|right| right.ids.iter());
        Self { rows: left.chain(right.map(|id| (Side::Right, id.unwrap_or_default()))).collect() }
    }

    /// The cluster in which each record stood.
    fn stood<'b>(&self, standing: &'b [Standing]) -> Result<Vec<Option<&'b str>>, LinkageError> {
        let mut of_record: HashMap<(Side, &str), &str> = HashMap::with_capacity(standing.len());
        for record in standing {
            if let Some(other) = of_record.insert((record.side, &record.id), &record.cluster)
                && other != record.cluster
            {
                let (id, file) = (record.id.clone(), record.side.word());
                return Err(LinkageError::InTwoClusters { id, file });
            }
        }
        Ok(self.rows.iter().map(|record| of_record.get(record).copied()).collect())
    }

    fn clustered(
        &self,
        joined: &Joined,
        stood: &[Option<&str>],
        standing: &[Standing],
        key: fn(&str) -> String,
    ) -> Vec<Clustered> {
        let taken: BTreeSet<&str> = standing.iter().map(|record| record.cluster.as_str()).collect();
        // Of the keys in a cluster the one that most of its records had goes on; of equals the first.
        let mut before: HashMap<usize, BTreeMap<&str, usize>> = HashMap::new();
        let mut founder: HashMap<usize, (Side, &str)> = HashMap::new();
        for (at, (record, was)) in self.rows.iter().zip(stood).enumerate() {
            let root = joined.root(at);
            let first = founder.entry(root).or_insert(*record);
            *first = (*first).min(*record);
            if let Some(was) = was {
                *before.entry(root).or_default().entry(was).or_default() += 1;
            }
        }
        let goes_on = |keys: &BTreeMap<&str, usize>| {
            let most = keys.values().copied().max().unwrap_or(0);
            keys.iter().find(|(_, count)| **count == most).map(|(key, _)| (*key).to_owned())
        };
        let keys: HashMap<usize, String> = (founder.iter())
            .map(|(root, record)| {
                let kept = before.get(root).and_then(goes_on);
                (*root, kept.unwrap_or_else(|| new_key(*record, &taken, key)))
            })
            .collect();
        let mut goes_to: BTreeMap<&str, &str> = BTreeMap::new();
        let mut answer = Vec::with_capacity(self.rows.len());
        for (at, ((side, id), was)) in self.rows.iter().zip(stood).enumerate() {
            let root = joined.root(at);
            let cluster = keys.get(&root).map(String::as_str).unwrap_or_default();
            if let Some(was) = was {
                goes_to.insert(was, cluster);
            }
            let came = match was {
                Some(was) if *was == cluster => Came::Same,
                None if !before.contains_key(&root) => Came::New,
                _ => Came::Joined,
            };
            let (cluster, was) = (cluster.to_owned(), was.map(str::to_owned));
            let attention = joined.attention(root);
            answer.push(Clustered { cluster, side: *side, id: (*id).to_owned(), was, came, attention });
        }
        answer.extend(self.absent(standing, &goes_to));
        answer
    }

    /// Records that stood in a cluster and are in no file now: they go where their cluster went.
    fn absent(&self, standing: &[Standing], goes_to: &BTreeMap<&str, &str>) -> Vec<Clustered> {
        let here: hashbrown::HashSet<&(Side, &str)> = self.rows.iter().collect();
        let gone = standing.iter().filter(|record| !here.contains(&(record.side, record.id.as_str())));
        let mut absent: Vec<Clustered> = gone
            .map(|record| Clustered {
                cluster: (*goes_to.get(record.cluster.as_str()).unwrap_or(&record.cluster.as_str())).to_owned(),
                side: record.side,
                id: record.id.clone(),
                was: Some(record.cluster.clone()),
                came: Came::Absent,
                attention: None,
            })
            .collect();
        absent.sort_by(|a, b| (&a.cluster, a.side, &a.id).cmp(&(&b.cluster, b.side, &b.id)));
        absent.dedup();
        absent
    }
}

/// A key that no cluster has had.
fn new_key((side, id): (Side, &str), taken: &BTreeSet<&str>, key: fn(&str) -> String) -> String {
    let tries = (0_u64..).map(|again| key(&format!("{} {id} {again}", side.word())));
    tries.into_iter().find(|key| !taken.contains(key.as_str())).unwrap_or_default()
}
