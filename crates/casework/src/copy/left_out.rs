//! Tables of which nothing goes into a copy, and why.

use super::tables::Decision::{self, Nothing, Withheld};

/// Each with its reason; what is withheld the copy says.
pub const LEFT_OUT: &[(&str, Decision)] = &[
    (
        "draft",
        Withheld {
            why: "Forms that somebody has begun and not saved. They are no part of your record, nobody but the person typing sees them, and they are thrown away after 30 days.",
        },
    ),
    (
        "link_pair",
        Withheld {
            why: "Comparisons of your records with other people’s. They tell about the other person too. If a record was found to be yours it is in this copy, and who decided it is in the list of who looked.",
        },
    ),
    (
        "link_entry",
        Withheld { why: "What somebody wrote while they compared records, since it tells about another person too." },
    ),
    (
        "reception_question",
        Nothing { why: "who asked and when stands in the lines of who looked; what was typed is not kept" },
    ),
    ("panel_session", Nothing { why: "about a meeting of a team, and about nobody" }),
    ("panel_rule", Nothing { why: "what a team's panel asks for, and about nobody" }),
    ("shown", Nothing { why: "it stands in the lines of who looked" }),
    ("link_event", Nothing { why: "who joined records stands with the records, and in the lines of who looked" }),
    ("link_record", Nothing { why: "it names the records that are in the copy" }),
    ("link_claim", Nothing { why: "who has a pair open for half an hour" }),
    ("link_run", Nothing { why: "about files, and about nobody" }),
    ("person", Nothing { why: "a number inside the service" }),
    ("identifier", Nothing { why: "the same numbers stand in the files’ records" }),
    ("name_key", Nothing { why: "made of the names in the files’ records, for searching" }),
    ("session", Nothing { why: "kept for 12 hours, and whoever has it can act as the person" }),
    ("sign_in_attempt", Nothing { why: "hashes that name nobody, kept for a day" }),
    ("agency", Nothing { why: "about agencies" }),
    ("team", Nothing { why: "about teams" }),
    ("worker", Nothing { why: "about those who work here; their names stand with what they wrote" }),
    ("import", Nothing { why: "about files; when each came stands with its records" }),
    ("import_fault", Nothing { why: "about rows that were refused and hang on nobody" }),
    ("replan", Nothing { why: "counts of people" }),
    ("place", Nothing { why: "about places" }),
    ("travel_time", Nothing { why: "about places" }),
    ("signed_return", Nothing { why: "counts of people" }),
    ("signed_file", Nothing { why: "the council’s own files; what they rest on is in the copy" }),
    ("chain_end", Nothing { why: "a count of lines" }),
    ("outbox", Nothing { why: "messages hold numbers and no words about anybody" }),
    ("form_key", Nothing { why: "keys of forms, which say nothing" }),
];
