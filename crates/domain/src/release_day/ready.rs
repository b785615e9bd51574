//! What must be sorted before the gate opens: each thing known or not, sorted or not, and who sees to it.

use crate::agency::coded;

/// Longest words of an item, in characters.
pub const ITEM_WORDS_MAX: usize = 500;

coded! {
    /// What must be sorted.
    ItemKind {
        /// Who is at the gate.
        MetBy = "met_by", "Who meets them at the gate";
        /// Somebody where they sleep, who knows that they come.
        FirstNight = "first_night", "Who is there on the first night";
        /// A key, or somebody who opens.
        Key = "key", "Key";
        /// Identity: birth certificate, photo identity, National Insurance number.
        Identity = "identity", "Proof of identity";
        /// A bank account.
        BankAccount = "bank_account", "Bank account";
        /// Money for the first days.
        Money = "money", "Money until the first payment";
        /// A travel warrant.
        TravelWarrant = "travel_warrant", "Travel warrant or fare";
        /// Medicine for the first days.
        Medicine = "medicine", "Medicine for the first days";
        /// A phone with credit.
        Phone = "phone", "Phone with credit";
        /// Clothes and a bag.
        Clothes = "clothes", "Clothes and a bag";
    }
}

coded! {
    /// How it stands.
    ItemState {
        /// Nobody has said.
        NotKnown = "not_known", "Not known";
        /// Somebody must see to it.
        ToDo = "to_do", "To do";
        /// It is sorted.
        Sorted = "sorted", "Sorted";
        /// This person needs none.
        NotNeeded = "not_needed", "Not needed";
    }
}

impl ItemState {
    /// Whether somebody still has to do or find out something.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::NotKnown | Self::ToDo)
    }
}

/// One thing as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What.
    pub kind: ItemKind,
    /// How it stands.
    pub state: ItemState,
    /// What there is to say: "seven days of tablets". The person reads it.
    pub words: String,
    /// Who sees to it; empty where nobody does.
    pub who: String,
}

impl Item {
    /// The thing before anybody has said anything.
    pub const fn unknown(kind: ItemKind) -> Self {
        Self { kind, state: ItemState::NotKnown, words: String::new(), who: String::new() }
    }

    /// Whether it is to be done and nobody does it.
    pub fn has_no_owner(&self) -> bool {
        self.state.is_open() && self.who.trim().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_and_whose_it_is() {
        let item = |state, who: &str| Item { state, who: who.into(), ..Item::unknown(ItemKind::Key) };
        for (state, who, open, ownerless) in [
            (ItemState::NotKnown, "", true, true),
            (ItemState::ToDo, "Ada Linden", true, false),
            (ItemState::ToDo, " ", true, true),
            (ItemState::Sorted, "", false, false),
            (ItemState::NotNeeded, "", false, false),
        ] {
            assert_eq!((state.is_open(), item(state, who).has_no_owner()), (open, ownerless), "{state:?}");
        }
    }
}
