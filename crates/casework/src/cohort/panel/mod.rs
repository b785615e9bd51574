//! A team's panel: its rule in all its versions, its sessions, what it decided of whom and why, and whether that was fair.

mod choose;
mod close;
mod fair;
mod kept;
mod open_session;
mod own;
mod rows;
mod rule;
mod session;

pub use choose::{ChoiceForm, UndoForm, choose, undo};
pub use close::{AgreeForm, ProposeForm, agree, propose};
pub use fair::{Cell, FairGroup, FairTable, Fairness, fairness};
pub use open_session::{SessionForm, SessionRefused, TEXT_LENGTH_MAX, TITLE_LENGTH_MAX, open_session};
pub use own::{Looked, looked};
pub use rule::{RuleForm, RuleVersion, change_rule, rule_now, rules};
pub use session::{Considered, SessionHead, SessionView, session, sessions};
