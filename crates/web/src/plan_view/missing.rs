//! What is missing, as sentences with who can supply it by name.

use documents::Language;
use domain::agency::AgencyKind;
use domain::agency::Role;
use domain::plan::{Field, Party};
use domain::plan_view::{Lack, Missing, Supplier, View};

use super::load::Loaded;

/// "Goal 3: nobody says by when. Ada Linden (personal adviser) or Wren Alder can supply it."
pub(super) fn sentence(missing: &Missing, view: &View<'_>, loaded: &Loaded) -> String {
    let who: Vec<String> = missing.who.iter().map(|who| supplier(*who, loaded)).collect();
    let who = match who.as_slice() {
        [] => String::new(),
        [one] => format!(" {one} can supply it."),
        [rest @ .., last] => format!(" {} or {last} can supply it.", rest.join(", ")),
    };
    format!("{}{}", lack(missing.what, view, loaded), upper_first(&who))
}

/// Who can supply something, by name where somebody holds the post.
fn supplier(who: Supplier, loaded: &Loaded) -> String {
    match who {
        Supplier::Post(Role::YoungAdult) => loaded.name.clone(),
        Supplier::Post(role) => {
            let record = loaded.record();
            let words = role.words().to_lowercase();
            let held = record.posts.iter().find(|post| post.role == role);
            held.map_or_else(|| format!("the {words}"), |post| format!("{} ({words})", post.name))
        }
        Supplier::Agency(AgencyKind::LocalAuthority) => {
            loaded.one.known.authority.clone().unwrap_or_else(|| "the council".to_owned())
        }
        Supplier::Agency(AgencyKind::Prison) => {
            loaded.one.known.custody.as_ref().map_or_else(|| "the prison".to_owned(), |one| one.establishment.clone())
        }
        Supplier::Agency(AgencyKind::Probation) => "probation".to_owned(),
        Supplier::Agency(AgencyKind::Charity) => "the charity".to_owned(),
    }
}

fn lack(what: Lack, view: &View<'_>, loaded: &Loaded) -> String {
    let goal = |goal| {
        let planned = view.sections.iter().flat_map(|section| &section.goals).find(|one| one.goal.id == goal);
        planned.map_or_else(|| "A goal".to_owned(), |one| format!("Goal {}", one.number))
    };
    let step = |of, step| {
        let found = loaded.plan.goal(of).and_then(|goal| goal.steps.iter().find(|one| one.id == step));
        found.map_or_else(|| goal(of), |step| format!("{}, “{}”", goal(of), step.what.words))
    };
    match what {
        Lack::NothingSaid => "Nothing is planned, and nobody has said that nothing is needed.".to_owned(),
        Lack::How(of) => format!("{} has no step that is still to be done: how is it met?", goal(of)),
        Lack::GoalByWhen(of) => format!("{} has no day by when.", goal(of)),
        Lack::StepByWhen { goal: of, step: one } => format!("{} has no day by when.", step(of, one)),
        Lack::ByWhom { goal: of, step: one } => format!("{} does not name who does it.", step(of, one)),
        Lack::Unanswered { goal: of, field } => {
            let question = match field {
                Field::Strengths => "what they are good at that helps",
                Field::FutureSelf => "who they want to be",
                Field::Support => "what kind of help it needs",
                _ => "a question about it",
            };
            format!("{} does not say {question}.", goal(of))
        }
        Lack::NotAsked { goal: of, party } => format!("{} has no answer from {} yet.", goal(of), party_words(party, loaded)),
        Lack::ChangedSince { goal: of, party } => {
            format!("{} changed after the answer from {}.", goal(of), party_words(party, loaded))
        }
        Lack::NoLead(role) => format!("Nobody leads as {}.", role.words().to_lowercase()),
        Lack::Contingency => {
            "Nobody says what happens if the plan does not work out. A step that begins with “If” says it.".to_owned()
        }
        Lack::Suitability => {
            "Whether the home was assessed as suitable, and why, is not kept here: it stands in the council’s own record."
                .to_owned()
        }
        Lack::Home => "Nobody has recorded where the person will live.".to_owned(),
        Lack::ReleaseDate => "No release date is known.".to_owned(),
        Lack::BornOn => "No date of birth is known.".to_owned(),
        Lack::Authority => "No agency has said which council answers for the person.".to_owned(),
        Lack::Prison => "No agency has said which prison the person is in.".to_owned(),
        Lack::KeptElsewhere => {
            "Whether this applies is not kept here: it stands in the council’s own record.".to_owned()
        }
    }
}

/// "Ada Linden", or "the key worker" where nobody holds the post.
fn party_words(party: Party, loaded: &Loaded) -> String {
    if party == Party::YoungAdult {
        return loaded.name.clone();
    }
    let record = loaded.record();
    let held = record.posts.iter().find(|post| Party::of_role(post.role) == Some(party));
    held.map_or_else(|| format!("the {}", party.words().to_lowercase()), |post| post.name.clone())
}

/// The first letter as a capital; a space before it stays.
fn upper_first(text: &str) -> String {
    let mut done = false;
    text.chars()
        .map(|letter| {
            let first = !done && letter.is_alphabetic();
            done |= first;
            if first { letter.to_uppercase().next().unwrap_or(letter) } else { letter }
        })
        .collect()
}

/// What is missing of the head, in full, and how much of each section: there it is said in full.
pub(super) fn list(view: &View<'_>, loaded: &Loaded, language: Language) -> Vec<String> {
    let head = view.missing.iter().map(|one| sentence(one, view, loaded));
    let lacking = view.sections.iter().filter(|section| !section.missing.is_empty());
    let sections =
        lacking.map(|section| format!("{}: {}", super::say::heading(section.heading, language), section.missing.len()));
    head.chain(sections).collect()
}
