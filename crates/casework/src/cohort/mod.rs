//! Whom to offer intensive support: what is known of people's needs, the rule of a team's panel, its sessions, and fairness.
//!
//! Nothing here decides anything: people are read in the order of a rule that the panel can change, and whoever is chosen is
//! chosen by people, with a reason.

mod begin;
mod choose;
mod close;
mod kept;
mod load;
mod needs;
mod open_session;
mod own;
mod rows;
mod rule;
mod say;
mod session;
mod write_fact;

pub use begin::{CohortChanged, CohortError};
pub use choose::{ChoiceForm, UndoForm, choose, undo};
pub use close::{AgreeForm, ProposeForm, agree, propose};
pub use load::{Reader, Someone, Team, team};
pub use needs::{Needs, needs};
pub use open_session::{SessionForm, SessionRefused, TEXT_LENGTH_MAX, TITLE_LENGTH_MAX, open_session};
pub use own::{Looked, looked};
pub use rule::{RuleForm, RuleVersion, change_rule, rule_now, rules};
pub use say::{answer, dispute, take_back};
pub use session::{Considered, SessionHead, SessionView, session, sessions};
pub use write_fact::{FactForm, write_fact};
