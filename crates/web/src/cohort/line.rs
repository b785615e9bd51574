//! A need as both sides read it: what is known, where from, what was not counted, and what people wrote down.

use casework::cohort::{Looked, Needs};
use domain::Timestamp;
use domain::cohort::{Asked as RuleAsked, Choice, Fact, Finding, Line, Need, Rule, Says, State, Wrote};
use serde::Serialize;

use super::side;
use crate::asked::Asked;
use crate::problem::Problem;
use crate::words;

/// A need.
#[derive(Debug, Serialize)]
pub(super) struct NeedView {
    id: &'static str,
    title: &'static str,
    /// What is known, in a sentence.
    state: String,
    not_known: bool,
    counted: Vec<LineView>,
    left_out: Vec<LineView>,
    facts: Vec<FactView>,
    /// Where to write something down; nothing where files alone say this.
    add: Option<String>,
}

/// Something that was counted, or not.
#[derive(Debug, Serialize)]
pub(super) struct LineView {
    text: String,
    source: String,
}

impl From<&Line> for LineView {
    fn from(line: &Line) -> Self {
        Self { text: format!("{}.", line.text.trim_end_matches('.')), source: line.source.clone() }
    }
}

/// Something written down.
#[derive(Debug, Serialize)]
pub(super) struct FactView {
    words: String,
    is_none: bool,
    from: String,
    wrong: String,
    taken_back: Option<String>,
    correct: Option<String>,
    take_back: Option<String>,
    say_wrong: Option<String>,
}

/// "Ada Linden, personal adviser, 3 February 2027".
pub(super) fn by_on(asked: &Asked, by: &Wrote, at: Timestamp, own: bool) -> String {
    let who = match by {
        Wrote::YoungAdult if own => "You".to_owned(),
        by => by.words(),
    };
    format!("{who}, {}", words::plain(asked.house.store().context().civil(at).date()))
}

/// Every need.
pub(super) fn needs(asked: &Asked, needs: &Needs, may_record: bool) -> Result<Vec<NeedView>, Problem> {
    let own = side::is_own(asked);
    let base = side::base(asked)?;
    let add = may_record.then(|| format!("{base}/new"));
    let view = |finding: &Finding| {
        let need = finding.need;
        let facts: Vec<&Fact> = needs.someone.facts.facts.iter().filter(|fact| fact.new.need == need).collect();
        let sentences: Vec<String> = facts.iter().map(|fact| fact.sentence()).collect();
        // What people wrote down stands below in its own words, with what can be done about it.
        let from_file = |line: &&Line| !sentences.iter().any(|sentence| line.text.starts_with(sentence.as_str()));
        NeedView {
            id: need.code(),
            title: if own { need.own_words() } else { need.words() },
            state: state(finding, own),
            not_known: finding.state == State::NotKnown,
            counted: finding.counted.iter().filter(from_file).map(LineView::from).collect(),
            left_out: finding.left_out.iter().filter(from_file).map(LineView::from).collect(),
            facts: facts.iter().map(|fact| fact_view(asked, fact, (&base, own, may_record))).collect(),
            add: add.as_ref().filter(|_| need.is_by_hand()).map(|add| format!("{add}?need={}", need.code())),
        }
    };
    Ok(needs.someone.findings.iter().map(view).collect())
}

/// What is known of a need, in a sentence.
fn state(finding: &Finding, own: bool) -> String {
    match (finding.state, own) {
        (State::Known { number }, _) => format!("{}.", capital(&finding.need.count(number))),
        (State::RecordedAsNone, true) => "You were asked, and there is nothing.".to_owned(),
        (State::RecordedAsNone, false) => "Asked, and there is none.".to_owned(),
        (State::NotKnown, true) => "We do not know. That is fine. It does not count for you or against you.".to_owned(),
        (State::NotKnown, false) => {
            "Not known. It is not a “no”, and counts neither for nor against anybody.".to_owned()
        }
    }
}

/// With a capital.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn fact_view(asked: &Asked, fact: &Fact, (base, own, may_record): (&str, bool, bool)) -> FactView {
    let stands = fact.taken_back.is_none() && may_record;
    let link = |is: bool, page: &str| is.then(|| format!("{base}/{}/{page}", fact.id));
    let from = if own && fact.by == Wrote::YoungAdult {
        "You wrote this".to_owned()
    } else if own {
        let source = match fact.new.source {
            domain::cohort::FactSource::OwnWords => "what you said",
            domain::cohort::FactSource::Record => "another worker’s notes",
            domain::cohort::FactSource::File => "a file or a letter",
        };
        format!("From {source}. {} wrote it down", fact.by.words())
    } else {
        fact.from_words()
    };
    let on = words::plain(asked.house.store().context().civil(fact.at).date());
    FactView {
        words: fact.sentence(),
        is_none: fact.new.says == Says::None,
        from: format!("{from}, {on}."),
        wrong: fact.disputed.as_ref().map_or_else(String::new, |said| said.words.clone()),
        taken_back: fact.taken_back.as_ref().map(|said| {
            let why = if said.words.is_empty() { String::new() } else { format!(": {}", said.words) };
            format!("Taken back by {}{why}", by_on(asked, &said.by, said.at, own))
        }),
        correct: link(stands && fact.is_for(own), "correct"),
        take_back: link(stands && fact.is_for(own), "take-back"),
        say_wrong: link(stands && own && !fact.is_for(true), "wrong"),
    }
}

/// A panel that considered the person.
#[derive(Debug, Serialize)]
pub(super) struct LookedView {
    title: String,
    on: String,
    members: String,
    support: String,
    /// Why they were looked at: what of their needs was a reason by its rule.
    reasons: Vec<String>,
    decided: String,
    why: String,
    /// The session, where the reader may open it.
    href: Option<String>,
}

/// Every panel that considered the person.
pub(super) fn looked(needs: &Needs, own: bool, opens: bool) -> Vec<LookedView> {
    let view = |one: &Looked| {
        let decided = match (one.decided.as_ref().map(|standing| standing.choice), one.closed.is_some()) {
            (_, false) if own => "They have not finished yet.",
            (Some(Choice::Chosen), _) if own => "They want to offer you this help.",
            (Some(Choice::NotNow), _) if own => "Not this time.",
            (Some(Choice::FindOut), _) if own => "They want to find out more first.",
            (None, true) if own => "They picked other people this time.",
            (Some(choice), true) => choice.words(),
            (Some(choice), false) => match choice {
                Choice::Chosen => "Offer the support, while the session is open",
                Choice::NotNow => "Not now, while the session is open",
                Choice::FindOut => "Find out more first, while the session is open",
            },
            (None, true) => "Nothing was decided of them alone",
            (None, false) => "Nothing is decided yet",
        };
        // A young adult reads why once the panel has finished: until then it may be undone.
        let is_told = !own || one.closed.is_some();
        let for_all = one.closed.as_ref().map(|(_, others)| others.clone()).unwrap_or_default();
        LookedView {
            title: one.title.clone(),
            on: words::plain(one.held_on),
            members: one.members.clone(),
            support: one.support.clone(),
            reasons: reasons(&one.rule, &one.findings),
            decided: decided.to_owned(),
            why: if is_told {
                one.decided.as_ref().map_or(for_all, |standing| standing.why.clone())
            } else {
                String::new()
            },
            href: opens.then(|| format!("/panel/sessions/{}", one.session)),
        }
    };
    needs.looked.iter().map(view).collect()
}

/// What of these findings is a reason by the rule: "12 moves", "first in custody at 15".
pub(super) fn reasons(rule: &Rule, findings: &[Finding]) -> Vec<String> {
    let number = |need: Need| {
        let found = findings.iter().find(|one| one.need == need)?;
        match found.state {
            State::Known { number } => Some(number),
            State::RecordedAsNone | State::NotKnown => None,
        }
    };
    let met = rule.reasons(findings).met;
    met.iter().filter_map(|asked: &RuleAsked| Some(capital(&asked.need.count(number(asked.need)?)))).collect()
}
