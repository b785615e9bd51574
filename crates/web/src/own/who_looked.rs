//! Who looked: everything seen, done and refused about a person; for them, and for whoever answers for access.

use std::borrow::Cow;

use access::Action;
use casework::audit::{self, Look};
use casework::record;
use domain::agency::Role;
use domain::reception;
use serde::Serialize;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::people::name_or_not_known;
use crate::problem::Problem;
use crate::words;

/// Lines a page.
const LINES_SHOWN: usize = 50;

/// What `who_looked.html` asks for.
#[derive(Debug, Serialize)]
struct WhoLookedPage {
    heading: String,
    intro: &'static str,
    is_own: bool,
    lines: Vec<Line>,
    older: Option<String>,
    /// Where this reader sets who may see the record.
    lists: Option<String>,
}

#[derive(Debug, Serialize)]
struct Line {
    when: String,
    datetime: String,
    who: String,
    role: &'static str,
    what: String,
    outcome: &'static str,
    refused: bool,
}

pub(super) async fn own(asked: Asked) -> Result<Answer, Problem> {
    let lines =
        audit::who_looked(asked.house.store().rows(), asked.person()?, before(&asked)?, LINES_SHOWN as u64 + 1).await?;
    let intro = "Every time somebody opens your record or writes in it, it is written down here. If somebody finds your name in a search, you see it once a day. Nobody can switch this off.";
    show(&asked, ("Who looked at your record".to_owned(), intro), &lines, "/me/who-looked")
}

pub(super) async fn of_person(asked: Asked) -> Result<Answer, Problem> {
    let (rows, person) = (asked.house.store().rows(), asked.person()?);
    let known = record::known(rows, person).await?;
    let lines = audit::who_looked(rows, person, before(&asked)?, LINES_SHOWN as u64 + 1).await?;
    let heading = format!("Who looked at {}", name_or_not_known(&known));
    let intro = "Everything seen, done and refused about this person, newest first.";
    show(&asked, (heading, intro), &lines, "/people")
}

pub(super) async fn everything(asked: Asked) -> Result<Answer, Problem> {
    let lines = audit::latest(asked.house.store().rows(), before(&asked)?, LINES_SHOWN as u64 + 1).await?;
    let intro = "Everything seen, done and refused, newest first. The chain is checked with “throughline verify”.";
    show(&asked, ("Who did what".to_owned(), intro), &lines, "/audit")
}

fn before(asked: &Asked) -> Result<Option<i64>, Problem> {
    match asked.query.text("before") {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Problem::NotFound),
    }
}

fn show(
    asked: &Asked,
    (heading, intro): (String, &'static str),
    looks: &[Look],
    section: &'static str,
) -> Result<Answer, Problem> {
    let is_own = asked.asker().role == Some(Role::YoungAdult);
    let shown = looks.get(..looks.len().min(LINES_SHOWN)).unwrap_or_default();
    let older = shown.last().filter(|_| looks.len() > shown.len()).map(|look| format!("?before={}", look.seq));
    let page = WhoLookedPage {
        heading: heading.clone(),
        intro,
        is_own,
        lines: shown.iter().map(|look| line(asked, look, is_own)).collect(),
        older,
        lists: lists(asked),
    };
    asked.page("own/who_looked.html", Frame { title: heading, section, ..Frame::default() }, &page)
}

/// Address of the person's lists of limited access, for a reader who may set them.
fn lists(asked: &Asked) -> Option<String> {
    let facts = asked.circle.as_ref()?.facts_for(asked.asker(), asked.today());
    let may = asked.house.store().policy().ask(asked.asker(), Action::SetLimitedAccess, &facts, asked.today());
    may.ok().map(|_| format!("/people/{}/limited-access", facts.person))
}

fn line(asked: &Asked, look: &Look, is_own: bool) -> Line {
    let at = asked.house.store().context().civil(look.at);
    let is_young_adult = look.role == Role::YoungAdult.code();
    let refused = look.outcome == "refused";
    let (who, role) = match (is_own && is_young_adult, look.account == asked.asker().account) {
        (true, true) => ("You".to_owned(), ""),
        // Who tried is for those who answer for access to know.
        (true, false) => ("Another young adult".to_owned(), ""),
        _ => (look.who.clone(), Role::from_code(&look.role).map_or("", Role::words)),
    };
    Line {
        when: format!("{}, {}", words::plain(at.date()), at.strftime("%H:%M")),
        datetime: look.at.to_string(),
        who,
        role,
        what: match (is_own, refused) {
            (true, true) => "tried to see or change your record, and could not".to_owned(),
            (true, false) => own_words(&look.what).into_owned(),
            (false, _) => with_count(look),
        },
        outcome: match look.outcome.as_str() {
            _ if is_own => "",
            "done" => "changed something",
            "refused" => "was refused",
            _ => "looked",
        },
        refused,
    }
}

/// "search for people (3 names shown)".
fn with_count(look: &Look) -> String {
    match look.shown {
        None => look.what.clone(),
        Some(1) => format!("{} (1 name shown)", look.what),
        Some(names) => format!("{} ({names} names shown)", look.what),
    }
}

/// What was done, in words for the person it was done about; what has no plainer words stays as it is.
fn own_words(what: &str) -> Cow<'_, str> {
    if let Some(asked) = what.strip_prefix("asked at reception of ") {
        return Cow::Owned(asked_at_reception(asked));
    }
    Cow::Borrowed(own_words_of_record(what))
}

/// "asked at the reception of HMP Larkmoor if a council knows you": of what follows, only whether they were sure.
fn asked_at_reception(asked: &str) -> String {
    let (prison, answer) = asked.split_once(" whether a council knows somebody: ").unwrap_or((asked, ""));
    let is_likely = answer.starts_with(&reception::Answer::VeryLikely.words().to_lowercase());
    let told = if is_likely { "They were told yes" } else { "They were told maybe: it may be about somebody else" };
    format!("asked at the reception of {prison} if a council knows you. {told}")
}

/// The same of the record.
fn own_words_of_record(what: &str) -> &str {
    match what {
        "read the record of a person" => "opened your record",
        "plan the day of release of a person" => "opened your day of release",
        "keep the appointments of a person" => "opened your appointments",
        "record the licence of a person" => "opened your licence",
        "read a person's own day of release" => "read your day of release",
        "appointment kept" => "wrote down an appointment of yours",
        "appointment cancelled" => "cancelled an appointment of yours",
        "licence recorded" => "wrote down a rule of your licence",
        "day of release planned" | "something sorted for the release" => "wrote down something for your day of release",
        "proposal for the day of release accepted" | "change of the day of release undone" => {
            "changed your day of release"
        }
        "read a person's own page" => "opened your page",
        "read the contacts on a person's own page" => "opened the list of your contacts",
        "see who looked at the record of a person" => "opened this list",
        "take a copy of everything that is held about a person"
        | "copy of everything that is held about a person written out" => {
            "took a copy of everything that is held about you"
        }
        "record a contact with a person" => "began to write down a contact with you",
        "contact recorded" => "wrote down a contact with you",
        "missed contact recorded" => "wrote down a contact that did not happen",
        "contact taken back" | "withdraw a contact with a person" => "took a contact back",
        "record what was done for a person" => "began to write down what was done for you",
        "event recorded" => "wrote down something that was done for you",
        "end recorded" => "wrote down that something is over",
        "event taken back" | "withdraw what was recorded for a person" => "took back something that was written down",
        "draft kept" => "kept an unfinished note about you",
        "draft thrown away" => "threw an unfinished note away",
        "print a sign-in code for a person" => "looked at printing you a code",
        "sign-in code printed" => "printed you a code to sign in",
        "set who may see the record of a person" => "looked at who may see your record",
        "added to those who may see the record"
        | "added to those who may not see the record"
        | "ended who may or may not see the record" => "changed who may see your record",
        "see a team" => "saw your name in the list of their team",
        "see whose records have limited access" => "saw your name in a list of records that only some may see",
        "search for people" => "saw your name in a search",
        preview if preview.starts_with("preview of import") => "saw your name in files that were brought in",
        other => own_words_of_plans(other).or_else(|| own_words_of_needs(other)).unwrap_or(other),
    }
}

/// The same of what the person needs, and of panels.
fn own_words_of_needs(what: &str) -> Option<&'static str> {
    Some(match what {
        "see what is known of a person's needs" | "write down what a person needs" => "looked at what you need",
        "need written down" => "wrote down something about what you need",
        "need changed" | "need taken back" => "changed what is written down about what you need",
        "said that a need is wrong" => "said that something about what you need is wrong",
        "said whether they want to be thought of for more help" => {
            "wrote down if you want to be thought of for more help"
        }
        "see whom a panel considers for intensive support" => "saw your name in the list of who may get more help",
        "considered by a panel for intensive support" => "put you on the list of who may get more help",
        "decide whether a person is offered intensive support" => "looked at whether to offer you more help",
        "decided by a panel about intensive support" | "decision of a panel taken back" => {
            "wrote down what a panel thinks about more help for you"
        }
        _ => return None,
    })
}

/// The same of plans, and of the people around the person.
fn own_words_of_plans(what: &str) -> Option<&'static str> {
    Some(match what {
        "see the people around a person"
        | "change the network of a person"
        | "record a safety check of a supporter" => "looked at the people around you",
        "see what is recorded of a person's care" | "write down what is known of a person's care" => {
            "looked at what is written down about you and care"
        }
        "claim about care written down" => "wrote down something about you and care",
        "claim about care changed" => "changed something that is written down about you and care",
        "claim about care taken back" => "took back something that was written down about you and care",
        "who sees something about care set" => "set who can see something about you and care",
        "said that something about care is wrong" => "said that something about care is wrong",
        "proposal about care accepted" | "proposal about care declined" => {
            "looked at what a file says about you and care, and wrote down what they think of it"
        }
        "supporter written down" => "wrote down somebody who matters to you",
        "supporter taken out" => "took somebody out of your people",
        "sharing with a supporter set" | "sharing with a supporter ended" => {
            "wrote down what you said somebody can see"
        }
        "see what a person shares" => "looked at what you share with them",
        "say that a step in what a person shares is done" | "comment on what a person shares" => {
            "began to write in what you share with them"
        }
        "print a sign-in code for a supporter of a person" => "looked at making a sign-in code for one of your people",
        made if made.starts_with("sign-in code printed for a supporter") => {
            "made a sign-in code for one of your people"
        }
        "review records that may be one person" | "pair of records reviewed" => {
            "checked if two records about you belong together"
        }
        "records held to be one person" => "said that a record somewhere else is yours too",
        "records held to be two people" => "said that a record somewhere else is not yours",
        "joined records parted again" | "decision about records taken back" => {
            "took back what was said about a record somewhere else"
        }
        "reach of a decision about records set" => "said what else that counts for",
        "settle which records are one person" => "checked which records are yours",
        "safety check recorded" => "wrote something down about the people around you",
        "see what does not fit in the plan of a person" | "accept what does not fit in the plan of a person" => {
            "looked at whether your plan fits together"
        }
        "finding accepted" | "finding opened again" => "wrote down something about how your plan fits together",
        "read the plan of a person" => "opened your plan",
        "write in the plan of a person" => "began to write in your plan",
        "goal written" => "wrote a goal in your plan",
        "goal changed" => "changed a goal in your plan",
        "where a goal stands changed" => "said where a goal stands",
        "step written" => "wrote a step in your plan",
        "step changed" | "how far a step is changed" => "changed a step in your plan",
        "answer to a goal kept" => "said if they agree with a goal, or typed in what somebody said",
        "comment on a goal kept" => "said something about a goal",
        "area of the plan answered" => "wrote down what you said about a part of your life",
        _ => return None,
    })
}
