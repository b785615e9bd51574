//! The tables, one module each.
//!
//! Columns are plain; `columns` says how ids, days and instants are written. Words (codes) are those of the domain.

pub mod account;
pub mod agency;
pub mod appointment;
pub mod audit;
pub mod care_entry;
pub mod chain_end;
pub mod contact;
pub mod draft;
pub mod event;
pub mod finding_answer;
pub mod form_key;
pub mod identifier;
pub mod import;
pub mod import_fault;
pub mod licence_condition;
pub mod limited_access;
pub mod link_claim;
pub mod link_entry;
pub mod link_event;
pub mod link_pair;
pub mod link_record;
pub mod link_run;
pub mod membership;
pub mod name_key;
pub mod need_entry;
pub mod network_entry;
pub mod outbox;
pub mod panel_entry;
pub mod panel_person;
pub mod panel_rule;
pub mod panel_session;
pub mod person;
pub mod place;
pub mod plan_entry;
pub mod reception_question;
pub mod reception_told;
pub mod release_day;
pub mod release_item;
pub mod replan;
pub mod replan_change;
pub mod session;
pub mod shown;
pub mod sign_in_attempt;
pub mod sign_in_code;
pub mod signed_file;
pub mod signed_person;
pub mod signed_return;
pub mod source_record;
pub mod team;
pub mod travel_time;
pub mod worker;

/// Gives the names of all tables, each a module above, to another macro: parents before those that belong to them.
macro_rules! each_table {
    ($then:ident) => {
        $then! {
            agency, team, worker, person, account, session, sign_in_attempt, sign_in_code, source_record, identifier,
            name_key, membership, limited_access, contact, event, plan_entry, network_entry, finding_answer, care_entry, import, import_fault,
            replan, replan_change,
            place, appointment, licence_condition, release_day, release_item, travel_time, signed_return, signed_file, signed_person,
            link_run, link_record, link_pair, link_claim, link_entry, link_event,
            need_entry, panel_rule, panel_session, panel_person, panel_entry, reception_question, reception_told, audit,
            chain_end, shown, outbox, draft, form_key,
        }
    };
}
pub(crate) use each_table;

macro_rules! names {
    ($($table:ident),* $(,)?) => {
        /// The name of every table, parents before those that belong to them.
        pub const TABLES: &[&str] = &[$(stringify!($table)),*];

        /// The columns of a table, in the order in which they are kept; none where there is no such table.
        pub fn columns_of(table: &str) -> Vec<String> {
            use sea_orm::{IdenStatic as _, Iterable as _};
            match table {
                $(stringify!($table) => $table::Column::iter().map(|column| column.as_str().to_owned()).collect(),)*
                _ => Vec::new(),
            }
        }
    };
}
each_table!(names);
