//! The worker's page of a day of release.

use access::Action;
use casework::record;
use casework::release_day::ReleaseDayOf;
use domain::licence::Condition;
use domain::place::Place;
use domain::release_day::{Alert, alerts, feasibility, propose};
use serde::Serialize;

use super::parts::{self, ItemView, MoneyView, MovedView, OtherView, ProposalView, VerdictView};
use super::sheet::{Sheet, day_of};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::people::Masthead;
use crate::problem::Problem;
use crate::words;

/// What `page.html` asks for.
#[derive(Debug, Serialize)]
struct ReleaseDayPage {
    masthead: Masthead,
    person: String,
    first_name: String,
    /// Whether there is a release date; without one it is asked for today.
    is_known: bool,
    can: Can,
    verdict: VerdictView,
    sheet: Sheet,
    clashes: Vec<String>,
    notes: Vec<String>,
    proposals: Vec<ProposalView>,
    has_margin: bool,
    must_give: Vec<String>,
    alert: Option<AlertView>,
    moved: Option<MovedView>,
    items: Vec<ItemView>,
    /// Each address with its days, where more is known than the first night.
    homes: Vec<String>,
    /// "Bank: card: Ada Linden asks for the number to ring".
    numbers: Vec<NumberView>,
    /// How many things nobody has sorted.
    open_items: usize,
    money: MoneyView,
    conditions: Vec<ConditionView>,
    others: Vec<OtherView>,
    version: i32,
    /// With which number the last proposal can be undone.
    undo: Option<String>,
}

#[derive(Debug, Serialize)]
struct Can {
    plan: bool,
    appoint: bool,
    licence: bool,
}

/// A call whose number nobody has yet, with who is to ask for it.
#[derive(Debug, Serialize)]
struct NumberView {
    title: String,
    who: String,
    href: String,
}

#[derive(Debug, Serialize)]
struct AlertView {
    title: String,
    shut: Vec<String>,
    bridge: String,
}

#[derive(Debug, Serialize)]
struct ConditionView {
    kind: &'static str,
    words: String,
    for_workers: String,
    source: String,
    when: String,
    withdrawn_why: Option<String>,
    href: String,
}

fn can(asked: &Asked) -> Result<Can, Problem> {
    let facts = asked.circle()?.facts_for(asked.asker(), asked.today());
    let may = |action| asked.house.store().policy().ask(asked.asker(), action, &facts, asked.today()).is_ok();
    Ok(Can {
        plan: may(Action::PlanReleaseDay),
        appoint: may(Action::KeepAppointment),
        licence: may(Action::RecordLicence),
    })
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let (person, today, law) = (asked.person()?, asked.today(), asked.law());
    let rows = asked.house.store().rows();
    let known = record::known(rows, person).await?;
    let of = ReleaseDayOf::load(rows, person).await?;
    let is_today = !asked.query.text("today").is_empty();
    let (on, is_known) = if is_today { (today, false) } else { day_of(&known, law, today) };
    let plan = of.plan(on, law.holidays);
    let world = of.world(law.holidays);
    let found = feasibility(&plan, world);
    let is_doable = matches!(found.verdict, domain::release_day::Verdict::CanBeDone { .. });
    let proposed = if is_doable { None } else { Some(propose(&plan, world)) };
    let (proposals, has_margin, must_give) =
        proposed.map_or_else(Default::default, |found| (found.proposals, found.has_margin, found.must_give));
    let text = person.to_string();
    let shut: Vec<&Place> = plan.stops.iter().filter_map(|stop| stop.place.as_ref().map(|(_, place)| place)).collect();
    let items: Vec<ItemView> = of.items.iter().map(|kept| ItemView::of(kept, &text)).collect();
    let undo = asked.query.text("change");
    let page = ReleaseDayPage {
        masthead: Masthead::of(&known, law, today),
        first_name: known.name.given.clone(),
        is_known,
        can: can(&asked)?,
        verdict: VerdictView::of(&found, &plan),
        sheet: Sheet::of(&of, &plan, found.run.as_ref(), &text),
        clashes: found.clashes.into_iter().map(|clash| sentence(&clash.because)).collect(),
        notes: found.notes,
        // A proposal without a change is an order of the day: it stands above already.
        proposals: proposals
            .iter()
            .filter(|one| !one.changes.is_empty())
            .map(|one| ProposalView::of(one, &plan))
            .collect(),
        has_margin,
        must_give: must_give.iter().map(|text| sentence(text)).collect(),
        alert: alerts(on, &shut, world).map(alert),
        moved: if is_known { parts::moved(&of, on, law.holidays) } else { None },
        homes: homes(&of),
        numbers: of.numbers_to_ask_for().map(|kept| number(kept, &text)).collect(),
        open_items: of.numbers_to_ask_for().count() + of.items.iter().filter(|kept| kept.item.state.is_open()).count(),
        items,
        money: MoneyView::of(&of, on),
        conditions: of.conditions.iter().map(|kept| condition(kept, &text)).collect(),
        others: parts::others(&of, &plan, is_known, &text),
        version: of.kept.version,
        undo: (!undo.is_empty() && undo.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| undo.to_owned()),
        person: text,
    };
    let notice = notice(asked.query.text("done"));
    let back = Some(("Overview".to_owned(), format!("/people/{person}")));
    let title = "Day of release".to_owned();
    let frame = Frame { title, notice, back, section: "/caseload", ..Frame::default() };
    asked.page("release_day/page.html", frame, &page)
}

fn homes(of: &ReleaseDayOf) -> Vec<String> {
    let day = &of.kept.day;
    let until = |to: Option<domain::Date>| to.map_or_else(String::new, |to| format!(" until {}", words::long(to)));
    let first = day.home_to.map(|to| format!("{}{}", day.home, until(Some(to))));
    let later = |home: &domain::release_day::LaterHome| {
        format!("{} from {}{}", home.words, words::long(home.from), until(home.to))
    };
    first.into_iter().chain(day.later_homes.iter().map(later)).collect()
}

fn number(kept: &casework::appointment::Kept, person: &str) -> NumberView {
    let one = &kept.appointment;
    NumberView {
        title: format!("Number to ring: {}", one.title()),
        who: format!("{} sees to it: who made a call of it asks for the number", kept.by_name),
        href: format!("/people/{person}/appointments/{}", one.id),
    }
}

/// With a capital and a full stop.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let first: String = chars.next().map_or_else(String::new, |first| first.to_uppercase().collect());
    format!("{first}{}{}", chars.as_str(), if text.ends_with('.') { "" } else { "." })
}

fn alert(alert: Alert) -> AlertView {
    AlertView {
        title: alert.title,
        shut: alert.shut.iter().map(|text| sentence(text)).collect(),
        bridge: format!(
            "Offices open again on {}. Money, medicine and food must last for {}.",
            words::long(alert.open_again_on),
            words::days(alert.days_to_bridge)
        ),
    }
}

fn condition(kept: &casework::licence::Kept, person: &str) -> ConditionView {
    let Condition { rule, words, for_workers, from, to, source } = &kept.condition;
    let from = from.map_or_else(|| "from the day of release".to_owned(), |from| format!("from {}", words::plain(from)));
    let to = to.map_or_else(String::new, |to| format!(" to {}", words::plain(to)));
    ConditionView {
        kind: rule.kind().words(),
        words: words.clone(),
        for_workers: for_workers.clone(),
        source: source.clone(),
        when: format!("{from}{to}"),
        withdrawn_why: kept.withdrawn_why.clone(),
        href: format!("/people/{person}/licence/{}", kept.id),
    }
}

fn notice(done: &str) -> Option<String> {
    let text = match done {
        "planned" | "item" | "appointment" | "licence" => "Saved.",
        "known" => "This was already saved. Nothing changed.",
        "cancelled" => "The appointment is cancelled. It stays readable with its reason. Tell whoever holds it.",
        "accepted" => "Changed as proposed. Tell those whose appointments moved: this page does not.",
        "undone" => "Undone. Everything is as it was before.",
        "gone" => "Nothing changed: this is no longer proposed, because something else changed meanwhile.",
        "not-undone" => "Nothing was undone: somebody changed one of these appointments since.",
        "draft-kept" => "Your draft is kept. Nothing is on the record yet.",
        _ => return None,
    };
    Some(text.to_owned())
}
