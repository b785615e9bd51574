//! Workers: personal advisers with about 25 people each, prison and community offender managers.
//!
//! A worker is made from the post's number alone, so the same adviser is the same person in every row. Their e-mail
//! address ends in `merrowdale.example`: names under `.example` can never be registered (RFC 2606).

use domain::person::Sex;

use crate::chance::{Chance, Topic};
use crate::names::{Stock, is_taken};

/// Personal advisers in a team.
pub(crate) const TEAM_SIZE: u32 = 8;

/// Somebody with a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Worker {
    /// Given and family name.
    pub(crate) name: String,
    /// Address, the key by which a worker is known across files.
    pub(crate) email: String,
}

/// Which post a worker holds; the number in it is what the worker is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Post {
    /// Personal adviser.
    PersonalAdviser(u32),
    /// Prison offender manager: index of the prison, number within it.
    PrisonOffenderManager(u32, u32),
    /// Community offender manager: index of the region, number within it.
    CommunityOffenderManager(u32, u32),
}

impl Post {
    /// One number for each post; 0 would be the region's own stream.
    fn number(self) -> u32 {
        match self {
            Self::PersonalAdviser(n) => 1 + n * 16,
            Self::PrisonOffenderManager(prison, n) => 2 + n * 16 + prison,
            Self::CommunityOffenderManager(region, n) => 8 + n * 16 + region,
        }
    }

    /// The posts held by people that every demonstration and test knows by name.
    fn known(self) -> Option<&'static str> {
        match self {
            Self::PersonalAdviser(0) => Some("Ada Linden"),
            Self::PersonalAdviser(1) => Some("Bram Alderson"),
            Self::PrisonOffenderManager(0, 0) => Some("Dov Larchmont"),
            Self::PrisonOffenderManager(1, 0) => Some("Fen Aspinwood"),
            Self::CommunityOffenderManager(0, 0) => Some("Esk Willowby"),
            _ => None,
        }
    }

    /// Who holds it.
    pub(crate) fn holder(self, seed: u64, stock: &Stock) -> Worker {
        if let Some(name) = self.known() {
            return Worker { name: name.to_owned(), email: address(name, None) };
        }
        let mut chance = Chance::new(seed, self.number(), Topic::Worker);
        let sex = if chance.hits(6_000) { Sex::Female } else { Sex::Male };
        let (given, family) = (stock.given(sex, &mut chance), stock.family(&mut chance));
        let given = if is_taken(&given, &family) { "Merle".to_owned() } else { given };
        let name = format!("{given} {family}");
        let email = address(&name, Some(self.number()));
        Worker { name, email }
    }
}

fn address(name: &str, number: Option<u32>) -> String {
    let local = name.to_lowercase().replace(' ', ".");
    format!("{local}{}@merrowdale.example", number.map(|n| n.to_string()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_keeps_its_holder_and_no_two_share_an_address() {
        let stock = Stock::new();
        assert_eq!(Post::PersonalAdviser(0).holder(1, &stock).email, "ada.linden@merrowdale.example");
        let posts = (0..50).flat_map(|n| {
            [
                Post::PersonalAdviser(n),
                Post::PrisonOffenderManager(n % 4, n / 4),
                Post::CommunityOffenderManager(n % 2, n),
            ]
        });
        let holders: Vec<Worker> = posts.map(|post| post.holder(7, &stock)).collect();
        assert_eq!(Post::PersonalAdviser(3).holder(7, &stock), Post::PersonalAdviser(3).holder(7, &stock));
        let distinct: std::collections::BTreeSet<_> = holders.iter().map(|worker| &worker.email).collect();
        assert_eq!(distinct.len(), holders.len());
    }
}
