//! One claim about somebody's time in care: what is said, by whom, how well founded, of which days.

use jiff::civil::Date;

use super::Group;
use crate::agency::coded;
use crate::care::Status;

/// Longest name of an authority, court or prison, in characters.
pub const AUTHORITY_LENGTH_MAX: usize = 100;

/// Longest other text, in characters.
pub const WORDS_LENGTH_MAX: usize = 1000;

coded! {
    /// What sort of claim it is. One never turns into another.
    ClaimKind {
        /// The young adult says so.
        SelfIdentified = "self_identified", "Their own word";
        /// An alert on the prison's record.
        PrisonAlert = "prison_alert", "Alert on the prison’s record";
        /// A record of a family court or of an authority.
        Record = "record", "Family court or authority record";
        /// The authority was asked and answered.
        Confirmed = "confirmed", "Confirmed by the authority";
    }
}

coded! {
    /// How well a claim is founded. It says where to look, not who is right.
    Grade {
        /// The person's own word: enough to ask the council, and never asked to be proved.
        OwnWord = "own_word", "Said by the young adult";
        /// Out of an agency's file, as it came.
        File = "file", "From an agency’s file";
        /// A worker saw the paper.
        PaperSeen = "paper_seen", "A worker saw the paper";
        /// The authority answered, in writing or as this worker's own agency.
        Answered = "answered", "The authority answered";
    }
}

coded! {
    /// What a claim says.
    Says {
        /// Was in care; nothing of what is owed.
        InCare = "in_care", "Was in care";
        /// A leaving-care category.
        Eligible = "eligible", "Eligible child";
        /// A leaving-care category.
        Relevant = "relevant", "Relevant child";
        /// A leaving-care category.
        FormerRelevant = "former_relevant", "Former relevant child";
        /// A leaving-care category.
        Qualifying = "qualifying", "Qualifying person";
        /// The authority looked and found nothing.
        NoRecord = "no_record", "No record of care found";
    }
}

impl Says {
    /// The leaving-care category it names, if it names one.
    pub const fn category(self) -> Option<Status> {
        match self {
            Self::Eligible => Some(Status::Eligible),
            Self::Relevant => Some(Status::Relevant),
            Self::FormerRelevant => Some(Status::FormerRelevant),
            Self::Qualifying => Some(Status::Qualifying),
            Self::InCare | Self::NoRecord => None,
        }
    }

    /// Whether it says that there was care.
    pub const fn is_care(self) -> bool {
        !matches!(self, Self::NoRecord)
    }
}

/// Whose claim somebody writes down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writer {
    /// The young adult's own word, typed by them or for them.
    YoungAdult,
    /// A worker of this group, for their agency.
    Worker(Group),
}

/// What a claim says, as somebody writes it down.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NewClaim {
    /// What sort of claim.
    pub kind: ClaimKind,
    /// What it says.
    pub says: Says,
    /// How well founded.
    pub grade: Grade,
    /// The council, court or prison that it names. Nobody has to know it of their own care.
    pub authority: String,
    /// First day it speaks of, where known.
    pub from: Option<Date>,
    /// Last day it speaks of, where known; nothing while it goes on.
    pub to: Option<Date>,
    /// In the words of whoever says it, or what the paper says. May be empty.
    pub words: String,
}

/// Why a claim cannot be kept as said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ClaimRefused {
    /// It does not say which council, court or prison.
    #[error("no authority")]
    NoAuthority,
    /// The name of the authority is too long.
    #[error("the authority has {length} characters; {AUTHORITY_LENGTH_MAX} fit")]
    AuthorityTooLong {
        /// Its length in characters.
        length: usize,
    },
    /// The words are too long.
    #[error("the words have {length} characters; {WORDS_LENGTH_MAX} fit")]
    WordsTooLong {
        /// Its length in characters.
        length: usize,
    },
    /// The last day is before the first.
    #[error("it ends before it begins")]
    EndsBeforeItBegins,
    /// The first day has not come yet.
    #[error("it begins in the future")]
    InFuture,
    /// Nobody writes such a claim down as this writer.
    #[error("not theirs to say")]
    NotTheirs,
}

impl NewClaim {
    /// The claim as `writer` may write it down on `today`; otherwise every reason why not.
    ///
    /// The young adult says that they were in care and need not prove it. Workers write down a record they saw, and those
    /// of the council what their authority answers. Alerts come from the prison's files alone.
    pub fn check(self, writer: Writer, today: Date) -> Result<Self, Vec<ClaimRefused>> {
        let mut refused = Vec::new();
        let theirs = match (writer, self.kind, self.grade) {
            (Writer::YoungAdult, ClaimKind::SelfIdentified, Grade::OwnWord) => self.says == Says::InCare,
            (Writer::Worker(_), ClaimKind::Record, Grade::PaperSeen | Grade::Answered)
            | (Writer::Worker(Group::Council), ClaimKind::Confirmed, Grade::Answered) => true,
            _ => false,
        };
        if !theirs {
            refused.push(ClaimRefused::NotTheirs);
        }
        let length = |text: &str| text.chars().count();
        match length(&self.authority) {
            length if length > AUTHORITY_LENGTH_MAX => refused.push(ClaimRefused::AuthorityTooLong { length }),
            _ if self.kind != ClaimKind::SelfIdentified && self.authority.trim().is_empty() => {
                refused.push(ClaimRefused::NoAuthority);
            }
            _ => {}
        }
        if length(&self.words) > WORDS_LENGTH_MAX {
            refused.push(ClaimRefused::WordsTooLong { length: length(&self.words) });
        }
        if self.from.is_some_and(|from| from > today) {
            refused.push(ClaimRefused::InFuture);
        }
        if self.from.zip(self.to).is_some_and(|(from, to)| to < from) {
            refused.push(ClaimRefused::EndsBeforeItBegins);
        }
        if refused.is_empty() { Ok(self) } else { Err(refused) }
    }

    /// Whether it speaks of this day: days that nobody named speak against no day.
    pub fn speaks_of(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}
