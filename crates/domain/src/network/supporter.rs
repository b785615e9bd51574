//! Somebody around the person: a name, how they know each other, how close they are, and how to reach them.

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Check, Consent, SafetyCheck, may_share};
use crate::agency::{Role, coded};
use crate::id::SupporterId;
use crate::plan::Author;

/// Longest name, in characters.
pub const NAME_LENGTH_MAX: usize = 100;

/// Longest other text, in characters.
pub const TEXT_LENGTH_MAX: usize = 500;

coded! {
    /// How close somebody is, in the young adult's own judgement.
    Closeness {
        /// Among the closest.
        Closest = "closest", "One of the closest";
        /// Close.
        Close = "close", "Close";
        /// In touch now and then.
        InTouch = "in_touch", "In touch now and then";
        /// Mattered once, and is not in touch now.
        LostTouch = "lost_touch", "Mattered once, not in touch now";
    }
}

coded! {
    /// What kind of supporter it is: it decides the page they come to, not what they see.
    SupporterKind {
        /// Of the family, by blood or not.
        Family = "family", "Family";
        /// A friend.
        Friend = "friend", "Friend";
        /// A mentor.
        Mentor = "mentor", "Mentor";
        /// A former carer, teacher, coach or worker.
        FormerCarer = "former_carer", "Somebody who looked after them, taught them or worked with them";
        /// Another.
        Other = "other", "Somebody else";
    }
}

coded! {
    /// An answer that may be missing.
    Yes {
        /// Yes.
        Yes = "yes", "Yes";
        /// No.
        No = "no", "No";
        /// Nobody knows yet.
        NotKnown = "not_known", "Not known yet";
    }
}

impl SupporterKind {
    /// As whom they sign in, and as whom they speak in the plan.
    pub const fn role(self) -> Role {
        match self {
            Self::Family => Role::FamilyMember,
            Self::Mentor => Role::Mentor,
            Self::Friend | Self::FormerCarer | Self::Other => Role::Supporter,
        }
    }
}

/// What is said of somebody around the person.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NewSupporter {
    /// What they are called.
    pub name: String,
    /// What kind of supporter.
    pub kind: SupporterKind,
    /// How they know each other: "my nan", "coached me at football".
    pub knows: String,
    /// How close, as the young adult sees it.
    pub closeness: Closeness,
    /// How to reach them. May be empty.
    pub reach: String,
    /// Whether they would answer at two in the morning.
    pub answers_at_night: Yes,
    /// Whether they stay when services end.
    pub stays: Yes,
}

/// Why somebody cannot be kept as said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SupporterRefused {
    /// There is no name.
    #[error("no name")]
    NoName,
    /// The name is too long.
    #[error("the name has {length} characters; {NAME_LENGTH_MAX} fit")]
    NameTooLong {
        /// Its length in characters.
        length: usize,
    },
    /// How they know each other is too long.
    #[error("how they know each other has {length} characters; {TEXT_LENGTH_MAX} fit")]
    KnowsTooLong {
        /// Its length in characters.
        length: usize,
    },
    /// How to reach them is too long.
    #[error("how to reach them has {length} characters; {TEXT_LENGTH_MAX} fit")]
    ReachTooLong {
        /// Its length in characters.
        length: usize,
    },
}

impl NewSupporter {
    /// The supporter, if they may be kept as said; otherwise every reason why not.
    pub fn check(self) -> Result<Self, Vec<SupporterRefused>> {
        let length = |text: &str| text.chars().count();
        let mut refused = Vec::new();
        match length(&self.name) {
            _ if self.name.trim().is_empty() => refused.push(SupporterRefused::NoName),
            length if length > NAME_LENGTH_MAX => refused.push(SupporterRefused::NameTooLong { length }),
            _ => {}
        }
        if length(&self.knows) > TEXT_LENGTH_MAX {
            refused.push(SupporterRefused::KnowsTooLong { length: length(&self.knows) });
        }
        if length(&self.reach) > TEXT_LENGTH_MAX {
            refused.push(SupporterRefused::ReachTooLong { length: length(&self.reach) });
        }
        if refused.is_empty() { Ok(self) } else { Err(refused) }
    }
}

/// Somebody around the person, as they stand in the network now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supporter {
    /// Their id.
    pub id: SupporterId,
    /// What is said of them, in its newest version.
    pub what: NewSupporter,
    /// The number of that version.
    pub version: u32,
    /// Whose words these are.
    pub author: Author,
    /// When it was written down.
    pub at: Timestamp,
    /// Why they were taken out; none while they are in.
    pub removed_why: Option<String>,
    /// The newest word of the young adult about what they may see.
    pub consent: Option<Consent>,
    /// The word before that: what comes back when the young adult undoes a stop.
    pub consent_before: Option<Consent>,
    /// The newest safety check.
    pub checked: Option<SafetyCheck>,
}

impl Supporter {
    /// How the safety check stands.
    pub fn check(&self) -> Check {
        self.checked.as_ref().map_or(Check::NotChecked, |checked| checked.check)
    }

    /// As whom they sign in and speak.
    pub const fn role(&self) -> Role {
        self.what.kind.role()
    }

    /// What comes back on `today` when the young adult undoes the stop that they said last: the word before it, if that one
    /// would still hold.
    pub fn undoes(&self, today: Date) -> Option<&Consent> {
        let stopped = self.consent.as_ref().is_some_and(Consent::is_no);
        self.consent_before.as_ref().filter(|before| stopped && before.state(today).holds())
    }

    /// What is shared with them on `today`: consent that holds, and a check that found nothing against it.
    pub fn shared(&self, today: Date) -> Option<&Consent> {
        may_share(self.consent.as_ref(), self.check(), today).filter(|_| self.removed_why.is_none())
    }
}

/// Everybody around the person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Network {
    /// Those who are in, the closest first, then by name.
    pub supporters: Vec<Supporter>,
    /// Those who were taken out, with why.
    pub removed: Vec<Supporter>,
}

impl Network {
    /// The network of these, in any order.
    pub fn of(mut all: Vec<Supporter>) -> Self {
        all.sort_by(|a, b| (a.what.closeness, &a.what.name, a.id).cmp(&(b.what.closeness, &b.what.name, b.id)));
        let (supporters, removed) = all.into_iter().partition(|one| one.removed_why.is_none());
        Self { supporters, removed }
    }

    /// Who would answer at two in the morning.
    pub fn at_night(&self) -> impl Iterator<Item = &Supporter> {
        self.supporters.iter().filter(|one| one.what.answers_at_night == Yes::Yes)
    }

    /// Who stays when services end.
    pub fn who_stay(&self) -> impl Iterator<Item = &Supporter> {
        self.supporters.iter().filter(|one| one.what.stays == Yes::Yes)
    }

    /// The supporter with this id, who is in.
    pub fn find(&self, id: SupporterId) -> Option<&Supporter> {
        self.supporters.iter().find(|one| one.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rowan() -> NewSupporter {
        NewSupporter {
            name: "Rowan Alder".into(),
            kind: SupporterKind::Family,
            knows: "my aunt".into(),
            closeness: Closeness::Closest,
            reach: String::new(),
            answers_at_night: Yes::Yes,
            stays: Yes::NotKnown,
        }
    }

    #[test]
    fn what_must_be_known_of_a_supporter() {
        let long = |count| "a".repeat(count);
        for (new, refused) in [
            (rowan(), vec![]),
            (NewSupporter { name: " ".into(), ..rowan() }, vec![SupporterRefused::NoName]),
            (NewSupporter { name: long(101), ..rowan() }, vec![SupporterRefused::NameTooLong { length: 101 }]),
            (
                NewSupporter { knows: long(501), reach: long(502), ..rowan() },
                vec![SupporterRefused::KnowsTooLong { length: 501 }, SupporterRefused::ReachTooLong { length: 502 }],
            ),
            (NewSupporter { name: long(100), knows: long(500), reach: long(500), ..rowan() }, vec![]),
        ] {
            assert_eq!(new.check().err().unwrap_or_default(), refused);
        }
    }
}
