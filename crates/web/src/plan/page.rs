//! The plan of a person as those around them read it: goals by area with steps and answers, as it stands or as it stood.

use access::Action;
use casework::alignment::load;
use domain::Date;
use domain::alignment::Moved;
use domain::plan::{Area, AreaAnswer, Changed, Evidence, Plan, changes_of_plan, five_cs};
use serde::Serialize;

use super::choice::Choice;
use super::open::{Open, may, may_write, notice};
use super::said::{ChangeView, author_line, changes};
use super::view::GoalView;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;
use crate::words::{self, Why};

/// How many days on which something changed are offered to look back to.
const DAYS_OFFERED: usize = 12;

/// What `page.html` asks for.
#[derive(Debug, Serialize)]
struct PlanPage {
    masthead: Masthead,
    name: String,
    base: String,
    person_href: String,
    can_write: bool,
    /// Every word: comments, and answers about goals that are over.
    full: bool,
    /// The day as of which the plan is read, where that is not today.
    as_of: Option<String>,
    /// What does not fit today; none for a reader who may not see it, or on an earlier day.
    fit: Option<FitView>,
    mode: ModeView,
    areas: Vec<AreaView>,
    /// Goals that are over: achieved or removed.
    over: Vec<GoalView>,
    without: Vec<AreaWithout>,
    /// Choices of the form that answers for an area.
    area_choices: Vec<Choice>,
    area_answers: Vec<Choice>,
    area_voices: Vec<Choice>,
    area_reason: String,
    error: AreaErrors,
    five_cs: Vec<FiveCView>,
    days: Vec<DayView>,
    since: Option<SinceView>,
    links: Vec<Link>,
}

/// How the plan fits what else is known, in a few words.
#[derive(Debug, Serialize)]
struct FitView {
    /// "2 conflicts, 3 gaps"; "nothing".
    summary: String,
    /// Whether something of it is for this week.
    is_now: bool,
    /// That the release moved since they agreed, and how much that breaks.
    moved: Option<String>,
    href: String,
}

#[derive(Debug, Serialize)]
struct ModeView {
    words: &'static str,
    why: Why,
    first: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct AreaView {
    words: &'static str,
    code: &'static str,
    goals: Vec<GoalView>,
}

#[derive(Debug, Serialize)]
struct AreaWithout {
    words: &'static str,
    /// What was said of it, by whom.
    said: String,
    write: String,
}

#[derive(Debug, Default, Serialize)]
pub(super) struct AreaErrors {
    area: String,
    answered: String,
    voice: String,
    reason: String,
}

#[derive(Debug, Serialize)]
struct FiveCView {
    words: &'static str,
    shows: Vec<ShowsView>,
}

#[derive(Debug, Serialize)]
struct ShowsView {
    sentence: String,
    facts: Vec<String>,
}

#[derive(Debug, Serialize)]
struct DayView {
    words: String,
    read: String,
    since: String,
}

#[derive(Debug, Serialize)]
struct SinceView {
    from: String,
    goals: Vec<ChangedGoal>,
}

#[derive(Debug, Serialize)]
struct ChangedGoal {
    words: String,
    href: String,
    changes: Vec<ChangeView>,
}

#[derive(Debug, Serialize)]
struct Link {
    text: &'static str,
    href: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    show(&asked, Vec::new()).await
}

pub(super) async fn show(asked: &Asked, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let (on, since) = (day(asked, "on")?, day(asked, "since")?);
    let (open, fit) = open(asked).await?;
    let plan = on.map_or_else(|| open.history.now(), |on| open.history.as_of(on));
    let can_write = may_write(asked) && on.is_none();
    let page = PlanPage {
        masthead: Masthead::of(&open.one.known, asked.law(), open.today),
        name: open.name.clone(),
        person_href: format!("/people/{}", asked.person()?),
        can_write,
        full: !asked.query.text("print").is_empty(),
        as_of: on.map(words::long),
        fit: fit.filter(|_| on.is_none()),
        mode: mode(&open),
        areas: areas(&plan, &open),
        over: plan
            .goals
            .iter()
            .filter(|goal| !goal.state.is_open())
            .map(|goal| GoalView::of(goal, &plan, &open))
            .collect(),
        without: without(&plan, &open),
        area_choices: Area::without_goal(&plan).map(|area| choice(area.code(), area.words(), asked, "area")).collect(),
        area_answers: domain::plan::AreaAnswered::ALL
            .iter()
            .map(|one| choice(one.code(), one.words(), asked, "answered"))
            .collect(),
        area_voices: super::goal_form::voices(&open.name, asked.form.text("voice")),
        area_reason: asked.form.raw("reason").to_owned(),
        error: area_errors(&errors),
        five_cs: five_cs(&plan, &open.name, &open.parties).into_iter().map(five_c).collect(),
        days: days(&open),
        since: since.map(|from| changed_since(&open, from, &plan)),
        links: links(asked, &open, &format!("/people/{}", asked.person()?)),
        base: open.base.clone(),
    };
    let name = open.one.known.name.to_string();
    let title = format!("Plan of {}", crate::people::name_or_not_known(&open.one.known));
    let back = Some((name, page.person_href.clone()));
    let frame = Frame { title, errors, notice: notice(asked), back, section: "/caseload" };
    asked.page("plan/page.html", frame, &page)
}

/// The plan, and how it fits what else is known, for whoever may see that.
async fn open(asked: &Asked) -> Result<(Open, Option<FitView>), Problem> {
    if !may(asked, Action::ViewFindings) {
        return Ok((Open::load(asked).await?, None));
    }
    let (person, store, today) = (asked.person()?, asked.house.store(), asked.today());
    let aligned = load(store.rows(), store.context(), person, asked.circle()?, today).await?;
    let (summary, moved) = (aligned.summary(), aligned.moved_since_agreed(asked.law(), today));
    let open = Open::of(asked, aligned.person, aligned.history)?;
    let view = FitView {
        summary: summary.words(),
        is_now: summary.now > 0,
        moved: moved.and_then(|moved| moved_words(&moved, &open.name)),
        href: format!("{}/findings", open.base),
    };
    Ok((open, Some(view)))
}

/// "The release moved from Friday 9 April 2027 to Friday 19 March 2027 since Wren agreed. That breaks 4 things."
fn moved_words(moved: &Moved, name: &str) -> Option<String> {
    let (from, to) = moved.from.zip(moved.to)?;
    let breaks = match moved.breaks.len() {
        0 => "nothing that we can see".to_owned(),
        1 => "1 thing".to_owned(),
        many => format!("{many} things"),
    };
    let (from, to) = (words::long(from), words::long(to));
    Some(format!("The release moved from {from} to {to} since {name} agreed. That breaks {breaks}."))
}

/// A day in the address; one that is none is no page.
fn day(asked: &Asked, name: &str) -> Result<Option<Date>, Problem> {
    match asked.query.text(name) {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Problem::NotFound),
    }
}

/// What belongs to the plan and stands on pages of its own, as far as this reader may open it.
fn links(asked: &Asked, open: &Open, person_href: &str) -> Vec<Link> {
    use Action::{ViewFindings, ViewNetwork, ViewPerson, ViewPlan};
    let of_plan = [
        (ViewPlan, "Pathway plan", "/pathway"),
        (ViewPlan, "Sentence plan", "/sentence"),
        (ViewPlan, "Release plan", "/release"),
        (ViewFindings, "Where plans do not fit together", "/findings"),
        (ViewPlan, "What is still missing before everybody can sign", "/missing"),
        (ViewPlan, "Worksheet to print and fill in on paper", "/worksheet"),
        (ViewPlan, "The whole plan to print, with every word", "?print=1"),
    ];
    let of_person =
        [(ViewPerson, "Day of release, hour by hour", "/release-day"), (ViewNetwork, "Support network", "/network")];
    let plan = of_plan.into_iter().map(|(action, text, path)| (action, text, format!("{}{path}", open.base)));
    let person = of_person.into_iter().map(|(action, text, path)| (action, text, format!("{person_href}{path}")));
    let all = plan.chain(person).filter(|(action, ..)| may(asked, *action));
    all.map(|(_, text, href)| Link { text, href }).collect()
}

fn mode(open: &Open) -> ModeView {
    let first = open.mode.mode.first().iter().map(|prompt| prompt.text).collect();
    ModeView { words: open.mode.mode.words(), why: Why::of(&open.mode.because), first }
}

fn areas(plan: &Plan, open: &Open) -> Vec<AreaView> {
    let goals = |area: Area| plan.open_goals().filter(move |goal| goal.what.area == area);
    let view = |area: &Area| AreaView {
        words: area.words(),
        code: area.code(),
        goals: goals(*area).map(|goal| GoalView::of(goal, plan, open)).collect(),
    };
    Area::ALL.iter().map(view).filter(|area| !area.goals.is_empty()).collect()
}

fn without(plan: &Plan, open: &Open) -> Vec<AreaWithout> {
    let view = |area: Area| {
        let said = plan.area(area).map(|one| said_of(one, false));
        let write = format!("{}/goals/new?area={}", open.base, area.code());
        AreaWithout { words: area.words(), said: said.unwrap_or_default(), write }
    };
    Area::without_goal(plan).map(view).collect()
}

/// "Nothing needed for now: she stays with her aunt. Wren’s own words, 10 February 2027".
pub(super) fn said_of(one: &AreaAnswer, is_own: bool) -> String {
    let why = if one.reason.is_empty() { String::new() } else { format!(": {}", one.reason) };
    format!("{}{why}. {}", one.answered.words(), author_line(&one.author, one.on, is_own))
}

pub(super) fn choice(value: &str, text: &str, asked: &Asked, field: &str) -> Choice {
    Choice { value: value.to_owned(), text: text.to_owned(), checked: asked.form.text(field) == value }
}

pub(super) fn area_errors(errors: &[FieldError]) -> AreaErrors {
    let of = |field: &str| {
        let found = errors.iter().find(|error| error.href.trim_start_matches('#') == field);
        found.map_or_else(String::new, |error| error.text.clone())
    };
    AreaErrors { area: of("area"), answered: of("answered"), voice: of("voice"), reason: of("reason") }
}

fn five_c(evidence: Evidence) -> FiveCView {
    let shows = evidence.shows.into_iter();
    let shows = shows.map(|one| ShowsView { sentence: one.sentence, facts: one.facts }).collect();
    FiveCView { words: evidence.of.words(), shows }
}

/// The last days on which something changed, the newest first.
fn days(open: &Open) -> Vec<DayView> {
    let view = |day: &Date| DayView {
        words: words::long(*day),
        read: format!("{}?on={day}", open.base),
        since: format!("{}?since={day}", open.base),
    };
    open.history.days().iter().rev().take(DAYS_OFFERED).map(view).collect()
}

/// What changed after the end of `from`.
fn changed_since(open: &Open, from: Date, plan: &Plan) -> SinceView {
    let before = open.history.as_of(from);
    let view = |(goal, changed): (domain::id::GoalId, Vec<Changed>)| ChangedGoal {
        words: plan.goal(goal).map_or_else(String::new, |goal| goal.what.words.clone()),
        href: format!("{}/goals/{goal}", open.base),
        changes: changes(&changed),
    };
    SinceView { from: words::long(from), goals: changes_of_plan(&before, plan).into_iter().map(view).collect() }
}
