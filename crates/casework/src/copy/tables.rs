//! Table by table, what of it goes into a copy for the person it is about, and why the rest does not.
//!
//! A table without a decision here, or a column of one that goes in without words or a reason, fails a test.

/// What is done with a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Its rows about the person go in.
    In {
        /// What it is, as a heading in plain words.
        heading: &'static str,
        /// Columns with the words for them.
        columns: &'static [(&'static str, &'static str)],
        /// Columns that stay out, each with the reason.
        left_out: &'static [(&'static str, &'static str)],
    },
    /// It is read in a way of its own, with this heading.
    Read {
        /// The heading.
        heading: &'static str,
    },
    /// It holds something about the person that is not in the copy, for this reason: the copy says so.
    Withheld {
        /// Why, in plain words, as a sentence.
        why: &'static str,
    },
    /// Nothing in it is about the person, or all of it stands elsewhere in the copy.
    Nothing {
        /// Why.
        why: &'static str,
    },
}

use Decision::{In, Read};

/// Columns that say whose, when and by whom a row is: they are told of each row, or are numbers inside the service.
pub const OF_EVERY_ROW: &[&str] =
    &["id", "person_id", "worker_id", "recorded_at", "version", "change_id", "from_import", "superseded_by"];

const MAP: &str = "the point on the map of the address beside it";
const INSIDE: &str = "a number inside the service";
const OTHERS: &str = "about somebody else, and theirs to give";

/// Tables of which something goes in, in the order of the copy.
pub const TABLES: &[(&str, Decision)] = &[
    ("source_record", Read { heading: "What agencies’ files say about you" }),
    (
        "membership",
        In {
            heading: "Who works with you",
            columns: &[("role", "As what"), ("lead", "Leads"), ("from_on", "From"), ("to_on", "Until")],
            left_out: &[("agency_id", INSIDE)],
        },
    ),
    (
        "limited_access",
        In {
            heading: "Limits on who may see your record",
            columns: &[("kind", "What sort"), ("from_on", "From"), ("to_on", "Until")],
            left_out: &[("message", "may say something of the worker whom it keeps out")],
        },
    ),
    (
        "contact",
        In {
            heading: "Contacts with you",
            columns: &[
                ("role", "As what"),
                ("visited_on", "Day"),
                ("channel", "How"),
                ("attended", "It came about"),
                ("reason", "Why not"),
                ("functions", "What it was for"),
                ("note", "Note"),
                ("withdrawn_at", "Taken back"),
                ("withdrawn_why", "Why it was taken back"),
            ],
            left_out: &[],
        },
    ),
    (
        "event",
        In {
            heading: "What was written down as done",
            columns: &[
                ("role", "As what"),
                ("kind", "What"),
                ("on_day", "Day"),
                ("until_on", "Until"),
                ("outcome", "How it went"),
                ("note", "Note"),
                ("withdrawn_at", "Taken back"),
                ("withdrawn_why", "Why it was taken back"),
            ],
            left_out: &[],
        },
    ),
    (
        "plan_entry",
        In {
            heading: "Your plan, every version of every word",
            columns: &[
                ("kind", "What sort"),
                ("area", "Part of life"),
                ("related", "Also about"),
                ("words", "Words"),
                ("strengths", "What is strong already"),
                ("no_strengths", "No strengths named"),
                ("future_self", "Who I want to be"),
                ("no_future_self", "Nothing said of the future"),
                ("support", "What helps"),
                ("actor", "Who does it"),
                ("actor_name", "By name"),
                ("by_on", "By when"),
                ("serves_release", "For the release"),
                ("state", "Where it stands"),
                ("reason", "Why"),
                ("about_version", "Said of version"),
                ("whose", "Whose words"),
                ("whose_name", "By name"),
                ("how", "How the words came in"),
            ],
            left_out: &[("goal_id", INSIDE), ("step_id", INSIDE), ("supporter_id", INSIDE)],
        },
    ),
    (
        "network_entry",
        In {
            heading: "The people around you",
            columns: &[
                ("kind", "What sort"),
                ("name", "Name"),
                ("what", "What they are to you"),
                ("closeness", "How close"),
                ("answers_at_night", "Answers at night"),
                ("stays", "Stays in touch"),
                ("areas", "Sees of your plan"),
                ("named", "Sees who works with you"),
                ("release_day", "Sees your day of release"),
                ("may_comment", "May comment"),
                ("from_on", "From"),
                ("until_on", "Until"),
                ("whose", "Whose words"),
                ("how", "How the words came in"),
            ],
            left_out: &[
                ("supporter_id", INSIDE),
                ("knows", "what it says of them is theirs"),
                ("reach", OTHERS),
                ("reason", "a safety check says it of somebody else"),
                ("state", "a safety check says it of somebody else"),
            ],
        },
    ),
    (
        "care_entry",
        In {
            heading: "What is written down about you and care",
            columns: &[
                ("kind", "What sort"),
                ("what", "What it is"),
                ("says", "What it says"),
                ("grade", "How well founded"),
                ("authority", "Council, court or prison"),
                ("from_on", "From"),
                ("to_on", "Until"),
                ("words", "Words"),
                ("held_by", "Whose record it is"),
                ("fact", "From which line of a file"),
                ("reason", "Why"),
                ("sees", "Who may see it"),
                ("whose", "Whose words"),
                ("how", "How the words came in"),
            ],
            left_out: &[("claim_id", INSIDE), ("link", INSIDE)],
        },
    ),
    (
        "finding_answer",
        In {
            heading: "What was said of what does not fit in your plan",
            columns: &[
                ("role", "As what"),
                ("kind", "What sort"),
                ("words", "What did not fit"),
                ("answer", "Answer"),
                ("reason", "Why"),
            ],
            left_out: &[("finding", INSIDE)],
        },
    ),
    (
        "appointment",
        In {
            heading: "Appointments",
            columns: &[
                ("role", "As what"),
                ("kind", "What sort"),
                ("what", "What for"),
                ("with_whom", "With whom"),
                ("phone", "Telephone"),
                ("on_day", "Day"),
                ("starts", "Begins"),
                ("minutes", "Minutes"),
                ("move_from", "Can be moved from"),
                ("move_to", "Can be moved to"),
                ("deadline", "By when it must be"),
                ("deadline_on", "Last day"),
                ("deadline_at", "Last hour"),
                ("phone_possible", "By telephone if need be"),
                ("early_possible", "Earlier if need be"),
                ("state", "Where it stands"),
                ("reason", "Why"),
            ],
            left_out: &[("appointment_id", INSIDE), ("place_id", INSIDE), ("after_id", INSIDE)],
        },
    ),
    (
        "licence_condition",
        In {
            heading: "Rules of your licence",
            columns: &[
                ("role", "As what"),
                ("kind", "What sort"),
                ("words", "Words"),
                ("address", "Address"),
                ("radius", "How far around it, in metres"),
                ("from_at", "From"),
                ("to_at", "To"),
                ("from_on", "From the day"),
                ("to_on", "Until the day"),
                ("source", "Where it comes from"),
                ("withdrawn_why", "Why it was taken out"),
            ],
            left_out: &[
                ("condition_id", INSIDE),
                ("latitude", MAP),
                ("longitude", MAP),
                ("name", "may name somebody whom the licence protects"),
                ("for_workers", "may tell of somebody whom the licence protects"),
            ],
        },
    ),
    (
        "release_day",
        In {
            heading: "Your day of release",
            columns: &[
                ("role", "As what"),
                ("planned_for", "Planned for"),
                ("gate_from", "Out from"),
                ("gate_to", "Out until"),
                ("means", "How you travel"),
                ("home", "Where you sleep"),
                ("home_by", "There by"),
                ("home_to", "There until"),
                ("later_homes", "After that"),
                ("margin", "Minutes to spare"),
                ("margin_why", "Why so many"),
                ("first_payment_on", "First payment"),
                ("other_pence", "Other money, in pence"),
                ("other_words", "What that is"),
                ("daily_pence", "Needed a day, in pence"),
            ],
            left_out: &[("gate_place", INSIDE), ("home_latitude", MAP), ("home_longitude", MAP)],
        },
    ),
    (
        "release_item",
        In {
            heading: "What must be ready for your release",
            columns: &[
                ("role", "As what"),
                ("item", "What"),
                ("state", "Where it stands"),
                ("words", "Words"),
                ("who", "Who does it"),
            ],
            left_out: &[],
        },
    ),
    (
        "replan_change",
        In {
            heading: "What a list of release dates changed for you",
            columns: &[
                ("rule", "Which duty"),
                ("kind", "How"),
                ("due_before", "Due before"),
                ("due_after", "Due after"),
                ("hurry", "Somebody must hurry"),
            ],
            left_out: &[],
        },
    ),
    (
        "account",
        In {
            heading: "How you sign in",
            columns: &[("sign_in_name", "Name for signing in"), ("created_at", "Opened"), ("closed_at", "Closed")],
            left_out: &[("secret", "whoever has it can try to sign in as you"), ("supporter_id", INSIDE)],
        },
    ),
    (
        "sign_in_code",
        In {
            heading: "Codes that were printed for you",
            columns: &[("issued_at", "Printed"), ("used_at", "Used")],
            left_out: &[
                ("code_hash", "whoever has it can try to sign in as you"),
                ("issued_by", "in the lines of who looked"),
                ("supporter_id", INSIDE),
            ],
        },
    ),
    (
        "signed_person",
        In {
            heading: "Returns to the government in which you are counted",
            columns: &[("is_whole", "Nothing was missing")],
            left_out: &[("return_id", INSIDE)],
        },
    ),
    (
        "need_entry",
        In {
            heading: "What is written down of your needs",
            columns: &[
                ("kind", "What sort"),
                ("need", "What it is about"),
                ("says", "What it says"),
                ("times", "How often"),
                ("words", "Words"),
                ("from_on", "From"),
                ("to_on", "Until"),
                ("source", "Where it comes from"),
                ("consent", "What you want"),
                ("role", "Written down as"),
            ],
            left_out: &[("fact_id", INSIDE)],
        },
    ),
    (
        "panel_person",
        In {
            heading: "When a panel looked at who is offered intensive support",
            columns: &[
                ("findings", "What was known of your needs then"),
                ("features", "What the check on fairness counted you under"),
            ],
            left_out: &[("session_id", INSIDE)],
        },
    ),
    (
        "panel_entry",
        In {
            heading: "What panels decided about you",
            columns: &[
                ("kind", "What sort"),
                ("choice", "What was decided"),
                ("words", "Why"),
                ("beyond", "Why others who came before were passed over"),
                ("by_name", "By whom"),
                ("written_at", "When"),
            ],
            left_out: &[("session_id", INSIDE), ("no", INSIDE), ("proposal", INSIDE), ("account_id", INSIDE)],
        },
    ),
    (
        "reception_told",
        In {
            heading: "When a prison's reception asked whether a council knows you",
            columns: &[("says", "How near what was typed came to you")],
            left_out: &[("question_id", INSIDE), ("agency_id", INSIDE)],
        },
    ),
    ("audit", Read { heading: "Who looked, and who wrote" }),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use store::entity::{self, TABLES as KEPT};

    use super::super::left_out::LEFT_OUT;
    use super::*;

    #[test]
    fn every_table_has_a_decision_and_none_has_two() {
        let decided: Vec<&str> = TABLES.iter().chain(LEFT_OUT).map(|(table, _)| *table).collect();
        let once: BTreeSet<&str> = decided.iter().copied().collect();
        assert_eq!(once.len(), decided.len(), "a table stands twice");
        assert_eq!(once, KEPT.iter().copied().collect::<BTreeSet<_>>());
    }

    #[test]
    fn every_column_of_what_goes_in_has_words_or_a_reason() {
        for (table, decision) in TABLES {
            let In { columns, left_out, .. } = decision else { continue };
            let mut named: Vec<&str> = columns.iter().chain(*left_out).map(|(column, _)| *column).collect();
            let kept = entity::columns_of(table);
            named.extend(OF_EVERY_ROW.iter().filter(|column| kept.contains(&(**column).to_owned())));
            let once: BTreeSet<String> = named.iter().map(|column| (*column).to_owned()).collect();
            assert_eq!(once.len(), named.len(), "{table}: a column stands twice");
            assert_eq!(once, kept.into_iter().collect::<BTreeSet<_>>(), "{table}");
        }
    }
}
