//! Whom to offer intensive support: what is known of people's needs, the rule of a team's panel, its sessions, and fairness.
//!
//! Nothing here decides anything: people are read in the order of a rule that the panel can change, and whoever is chosen is
//! chosen by people, with a reason.

mod begin;
mod load;
mod needs;
mod panel;
mod rows;
mod say;
mod write_fact;

pub use begin::{CohortChanged, CohortError};
pub use load::{Reader, Someone, Team, team};
pub use needs::{Needs, needs};
pub use panel::{
    AgreeForm, Cell, ChoiceForm, Considered, FairGroup, FairTable, Fairness, Looked, ProposeForm, RuleForm,
    RuleVersion, SessionForm, SessionHead, SessionRefused, SessionView, TEXT_LENGTH_MAX, TITLE_LENGTH_MAX, UndoForm,
    agree, change_rule, choose, fairness, looked, open_session, propose, rule_now, rules, session, sessions, undo,
};
pub use say::{answer, dispute, take_back};
pub use write_fact::{FactForm, write_fact};
