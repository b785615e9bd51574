//! Joining records one link at a time, the heaviest first, without ever joining what a person told apart.

use hashbrown::{HashMap, HashSet};

use super::Attention;

/// Records as they are being joined.
pub(super) struct Joining {
    /// Towards the first record of each one's cluster.
    parent: Vec<usize>,
    /// The records of each cluster of more than one, by its first.
    members: HashMap<usize, Vec<usize>>,
    told_apart: HashMap<usize, Vec<usize>>,
    /// In a linkage of two files, where the second begins: a person has one record in each.
    second_from: Option<usize>,
    attention: HashMap<usize, Attention>,
    /// Links between records that stood together: what holds a standing cluster.
    holds: Vec<(usize, usize)>,
    stood: HashSet<usize>,
}

/// Records that have been joined.
pub(super) struct Joined {
    root: Vec<usize>,
    attention: HashMap<usize, Attention>,
}

impl Joined {
    pub(super) fn root(&self, at: usize) -> usize {
        self.root.get(at).copied().unwrap_or(at)
    }

    pub(super) fn attention(&self, root: usize) -> Option<Attention> {
        self.attention.get(&root).copied()
    }
}

impl Joining {
    pub(super) fn new(count: usize, second_from: Option<usize>) -> Self {
        Self {
            parent: (0..count).collect(),
            members: HashMap::new(),
            told_apart: HashMap::new(),
            second_from,
            attention: HashMap::new(),
            holds: Vec::new(),
            stood: HashSet::new(),
        }
    }

    pub(super) fn tell_apart(&mut self, (one, other): (usize, usize)) {
        self.told_apart.entry(one).or_default().push(other);
        self.told_apart.entry(other).or_default().push(one);
    }

    /// Joins two records that stand together already, whatever is said of them now.
    pub(super) fn join_as_before(&mut self, one: usize, other: usize) {
        self.stood.extend([one, other]);
        let (one, other) = (self.find(one), self.find(other));
        if one == other {
            return;
        }
        if self.clashes(one, other) {
            self.attention.insert(one.min(other), Attention::ToldApart);
        }
        self.join(one, other);
    }

    /// Joins the clusters of two linked records, unless a person has told two of their records apart, or one person
    /// would have two records in one file: then both clusters need attention.
    pub(super) fn link(&mut self, (one, other): (usize, usize)) {
        let (first, second) = (self.find(one), self.find(other));
        if first == second {
            self.holds.push((one, other));
        } else if self.clashes(first, second) || self.is_twice_in_one_file(first, second) {
            for root in [first, second] {
                self.attention.entry(root).or_insert(Attention::HeldApart);
            }
        } else {
            self.holds.push((one, other));
            self.join(first, second);
        }
    }

    /// The clusters, and which of those that stood no longer hold together.
    pub(super) fn finish(mut self) -> Joined {
        let root: Vec<usize> = (0..self.parent.len()).map(|at| self.find(at)).collect();
        let mut held = Self::new(root.len(), None);
        for (one, other) in std::mem::take(&mut self.holds) {
            let (one, other) = (held.find(one), held.find(other));
            if one != other {
                held.join(one, other);
            }
        }
        for at in 0..root.len() {
            let Some(&first) = root.get(at) else { continue };
            if self.stood.contains(&at) && held.find(at) != held.find(first) {
                let attention = self.attention.entry(first).or_insert(Attention::Broken);
                *attention = (*attention).min(Attention::Broken);
            }
        }
        Joined { root, attention: self.attention }
    }

    fn find(&mut self, at: usize) -> usize {
        let mut root = at;
        while let Some(&up) = self.parent.get(root)
            && up != root
        {
            root = up;
        }
        let mut below = at;
        while let Some(up) = self.parent.get_mut(below)
            && *up != root
        {
            below = std::mem::replace(up, root);
        }
        root
    }

    /// Joins two clusters by their first records. The first of both stays the first.
    fn join(&mut self, one: usize, other: usize) {
        let (first, second) = (one.min(other), one.max(other));
        if let Some(parent) = self.parent.get_mut(second) {
            *parent = first;
        }
        let mut more = self.members.remove(&second).unwrap_or_else(|| vec![second]);
        let members = self.members.entry(first).or_insert_with(|| vec![first]);
        if members.len() < more.len() {
            std::mem::swap(members, &mut more);
        }
        members.append(&mut more);
        if let Some(attention) = self.attention.remove(&second) {
            self.attention.entry(first).and_modify(|it| *it = (*it).min(attention)).or_insert(attention);
        }
    }

    fn clashes(&mut self, one: usize, other: usize) -> bool {
        if self.told_apart.is_empty() {
            return false;
        }
        let partners: Vec<usize> = (self.of(one).iter())
            .filter_map(|member| self.told_apart.get(member))
            .flat_map(|partners| partners.iter().copied())
            .collect();
        partners.into_iter().any(|partner| self.find(partner) == other)
    }

    fn is_twice_in_one_file(&self, one: usize, other: usize) -> bool {
        let Some(second_from) = self.second_from else { return false };
        let has = |root: usize| {
            let members = self.of(root);
            (members.iter().any(|at| *at < second_from), members.iter().any(|at| *at >= second_from))
        };
        let (one, other) = (has(one), has(other));
        (one.0 && other.0) || (one.1 && other.1)
    }

    fn of(&self, root: usize) -> Vec<usize> {
        self.members.get(&root).cloned().unwrap_or_else(|| vec![root])
    }
}
