//! What a thing is called when it must never be confused with another: one type for each kind of identifier.
//!
//! Ids are 128 bits (UUID version 7 when the binary makes them: time first, so that new rows land together on disk).
//! This crate never makes one: chance is handed in by the binary's context.

use core::fmt;
use core::str::FromStr;

/// Text that is not an id: ids are 32 hexadecimal digits, hyphens allowed where a UUID has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier: expected 32 hexadecimal digits")]
pub struct NotAnId;

fn parse_hex(text: &str) -> Result<u128, NotAnId> {
    let mut value: u128 = 0;
    let mut digits = 0_u32;
    for (at, c) in text.chars().enumerate() {
        if c == '-' && matches!(at, 8 | 13 | 18 | 23) && text.len() == 36 {
            continue;
        }
        let digit = c.to_digit(16).ok_or(NotAnId)?;
        digits += 1;
        if digits > 32 {
            return Err(NotAnId);
        }
        value = value << 4 | u128::from(digit);
    }
    if digits == 32 { Ok(value) } else { Err(NotAnId) }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(u128);

        impl $name {
            /// The id with these 128 bits.
            pub const fn from_bits(bits: u128) -> Self { Self(bits) }
            /// The 128 bits, for keeping.
            pub const fn bits(self) -> u128 { self.0 }
        }

        impl fmt::Display for $name {
            /// 32 lower-case hexadecimal digits, no hyphens: short in an address, and it never breaks over two lines.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{:032x}", self.0) }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> { parse_hex(text).map(Self) }
        }
    )*};
}

ids! {
    /// A person the record is about: the young adult.
    PersonId,
    /// Somebody who works for an agency.
    WorkerId,
    /// A council, prison, probation region or charity.
    AgencyId,
    /// A team within an agency.
    TeamId,
    /// A contact between a worker and a person, or an attempt at one.
    ContactId,
    /// Something done, that happened or that lasts, recorded by hand.
    EventId,
    /// A goal of a person's plan, in all its versions.
    GoalId,
    /// A step towards a goal, in all its versions.
    StepId,
    /// What somebody answered when asked whether they agree with a goal.
    AgreementId,
    /// A comment on a goal.
    CommentId,
    /// A place with opening hours that people go to: an office, a pharmacy, the gate of a prison.
    PlaceId,
    /// An appointment of a person.
    AppointmentId,
    /// A condition of a person's licence.
    ConditionId,
    /// Where a person is to live from a day on.
    AddressId,
    /// Somebody in a person's support network.
    SupporterId,
    /// An entry in a person's network: somebody, a word about what they may see, or a safety check.
    NetworkEntryId,
    /// A claim about somebody's time in care, in all its versions.
    ClaimId,
    /// An entry in a person's care-status ledger: a version of a claim, or something said of one.
    CareEntryId,
    /// Something written down of somebody's needs, in all its versions.
    NeedFactId,
    /// An entry about somebody's needs: a version of a fact, or something said of one.
    NeedEntryId,
    /// A session of a panel that chooses whom to offer intensive support.
    PanelSessionId,
    /// An entry of such a session.
    PanelEntryId,
    /// What somebody said of a finding: accepted, with a reason, or open again.
    FindingAnswerId,
    /// One membership of a person's circle.
    MembershipId,
    /// An entry of a person's restriction or exclusion list.
    ListEntryId,
    /// One import of an agency's files.
    ImportId,
    /// A year's return of a team, signed off and frozen.
    SignedReturnId,
    /// A run of linkage whose pairs were brought in.
    LinkRunId,
    /// A record of one agency, as linkage knows it.
    LinkRecordId,
    /// Two records that may be of one person.
    LinkPairId,
    /// Something said of two such records.
    LinkEntryId,
    /// Records joined as one person, or parted again.
    LinkEventId,
    /// A question at a prison's reception desk.
    ReceptionQuestionId,
    /// An unfinished form kept on the server.
    DraftId,
    /// Somebody who signs in: a worker's or a young adult's account.
    AccountId,
    /// One request from first byte to last: ties audit lines and log lines together.
    CorrelationId,
    /// A one-time key of a form: the same form posted twice is one change.
    FormKey,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_that_is_not_an_id_is_refused() {
        for text in ["", "0", "g0000000000000000000000000000000", "000000000000000000000000000000000", "é", "0-0"] {
            assert_eq!(text.parse::<PersonId>(), Err(NotAnId), "{text}");
        }
        let with_hyphens = "01890a5d-ac96-774b-bcce-b302099a8057";
        assert_eq!(with_hyphens.parse::<PersonId>().unwrap().to_string(), with_hyphens.replace('-', ""));
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(bits: u128) {
            let id = PersonId::from_bits(bits);
            prop_assert_eq!(id.to_string().parse::<PersonId>(), Ok(id));
        }
    }
}
