//! `replan`: what moved dates, a change of law or the passing of days do to people's duties, team by team.

use access::Action;
use anyhow::Context as _;
use casework::import;
use casework::record::RecordKind;
use casework::replan::{self, Changed, Counts, Group, Line, Plan, Report, Side};
use domain::Date;
use domain::duty::LawBook;
use domain::id::PersonId;
use domain::reason::long_date;
use serde_json::{Value, json};
use store::{Store, World};

use crate::cli::{Import, Replan};
use crate::config::Config;
use crate::out::{Exit, Out};
use crate::{import as importing, open};

/// How many duties of a team are printed, unless every one is asked for.
const PRINTED: usize = 20;

pub(crate) async fn run(config: &Config, asked: Replan, out: &Out) -> anyhow::Result<Exit> {
    if asked.release_dates.is_none() && asked.since.is_none() && config.law == config.standing_law {
        anyhow::bail!("say what changed: --release-dates FILE, --law FOLDER or --since DATE");
    }
    let store = open::store(config).await?;
    let exit = match (&asked.release_dates, asked.since) {
        (Some(_), _) => release_dates(&store, &asked, out).await?,
        (None, Some(since)) => passing_of_days(&store, &asked, since, out).await?,
        (None, None) => change_of_law(config, &store, &asked, out).await?,
    };
    store.close().await?;
    Ok(exit)
}

/// Stages the file, shows what its dates do, and then throws it away again or applies it.
async fn release_dates(store: &Store, asked: &Replan, out: &Out) -> anyhow::Result<Exit> {
    let request = Import {
        kind: RecordKind::ReleaseDates.code().to_owned(),
        paths: asked.release_dates.clone().into_iter().collect(),
        agency: asked.agency.clone(),
        agency_name: asked.agency_name.clone(),
        preview: true,
        faults: None,
        year: None,
    };
    let files = importing::files(&request.paths)?;
    let staged = importing::stage(store, &request, RecordKind::ReleaseDates, files, out).await?;
    importing::print_faults(store, &staged, out).await?;
    if staged.state == import::ImportState::Failed {
        out.line("Nothing was changed: put the refused rows right and try again.");
        out.value(&json!({ "import": staged.no, "state": staged.state.code(), "refused": staged.refused }));
        return Ok(Exit::No);
    }
    let correlation = open::correlation(store);
    let law = store.context().law();
    let kept =
        replan::of_import(store.rows(), staged.import, law).await?.context("what the dates change was not kept")?;
    let plan = Plan { people: usize::try_from(kept.people)?, changes: kept.changes };
    let mut answer = shown(store, (&plan, kept.today), asked.all, out).await?;
    let state = if asked.apply {
        let permit = open::operator(store, Action::ApplyImport)?;
        import::apply(store, &permit, staged.import, correlation).await.context("the import was not applied")?;
        out.line(format!("\nApplied. To take it back: throughline imports undo {}", staged.no));
        import::ImportState::Applied
    } else {
        import::discard(store, &open::operator(store, Action::StageImport)?, staged.import, correlation).await?;
        out.line("\nNothing was changed. To make it count, say --apply.");
        import::ImportState::Discarded
    };
    if let Some(answer) = answer.as_object_mut() {
        answer.insert("import".to_owned(), json!(staged.no));
        answer.insert("findings".to_owned(), json!(staged.findings));
        answer.insert("state".to_owned(), json!(state.code()));
    }
    out.value(&answer);
    Ok(Exit::Done)
}

async fn compare(
    store: &Store,
    people: &[PersonId],
    (before, after): (Side<'_>, Side<'_>),
    out: &Out,
) -> anyhow::Result<Plan> {
    let all = people.len() as u64;
    let hears = |done: usize| out.progress("Asking the clock", done as u64, Some(all));
    Ok(replan::compare(store.rows(), people, (before, after), &hears).await?)
}

async fn passing_of_days(store: &Store, asked: &Replan, since: Date, out: &Out) -> anyhow::Result<Exit> {
    let (law, today) = (store.context().law(), store.context().today());
    if since >= today {
        anyhow::bail!("--since {since} is not before today, {today}: nothing has passed since");
    }
    let people = replan::everybody(store.rows()).await?;
    let side = |today| Side { world: World::AsItIs, law, today };
    let plan = compare(store, &people, (side(since), side(today)), out).await?;
    let answer = shown(store, (&plan, today), asked.all, out).await?;
    out.value(&answer);
    Ok(Exit::Done)
}

/// The law that stands in the configuration against the law with the folder of the command line.
async fn change_of_law(config: &Config, store: &Store, asked: &Replan, out: &Out) -> anyhow::Result<Exit> {
    let standing = Config { law: config.standing_law.clone(), ..config.clone() };
    let (before, after): (LawBook, LawBook) = (open::law(&standing)?, open::law(config)?);
    let today = store.context().today();
    let people = replan::everybody(store.rows()).await?;
    let side = |law| Side { world: World::AsItIs, law, today };
    let plan = compare(store, &people, (side(before.law()), side(after.law())), out).await?;
    let answer = shown(store, (&plan, today), asked.all, out).await?;
    out.value(&answer);
    Ok(Exit::Done)
}

/// Prints what it means, and gives it for programs.
async fn shown(store: &Store, (plan, today): (&Plan, Date), all: bool, out: &Out) -> anyhow::Result<Value> {
    let report = replan::report(store.rows(), &plan.changes, today).await?;
    out.line(format!(
        "{} people asked about on {}, {} with a change.",
        plan.people,
        with_weekday(today),
        plan.people_changed()
    ));
    out.line(format!("Duties: {}.", counts(&report.counts)));
    for group in &report.groups {
        print(group, all, out);
    }
    Ok(json!({
        "today": today,
        "people": plan.people,
        "changed": plan.people_changed(),
        "counts": counts_value(&report.counts),
        "teams": teams(&report),
    }))
}

fn counts(counts: &Counts) -> String {
    format!(
        "{} to hurry for, {} cannot be done in time any more; {} new, {} moved, {} now late, {} no longer owed",
        counts.hurry, counts.impossible, counts.appeared, counts.moved, counts.now_late, counts.gone
    )
}

fn print(group: &Group, all: bool, out: &Out) {
    let team = group.team.as_ref().map_or_else(String::new, |team| format!(", {team}"));
    out.line(format!("\n{}{team}: {}", group.agency, counts(&group.counts)));
    for (title, lines) in [("Must hurry", &group.hurry), ("Cannot be done in time any more", &group.impossible)] {
        if lines.is_empty() {
            continue;
        }
        out.line(format!("  {title}:"));
        let shown = if all { lines.len() } else { PRINTED };
        for line in lines.iter().take(shown) {
            out.line(format!("    {}", sentence(line)));
        }
        if lines.len() > shown {
            out.line(format!("    and {} more; --all shows every one", lines.len() - shown));
        }
    }
}

/// "Wren Rowanfield: Review before release, by Thursday 14 January 2027, 23 days earlier (Ada Linden)".
fn sentence(line: &Line) -> String {
    let who = line.name.as_deref().unwrap_or("Somebody whose record has limited access");
    let by = line.change.after.map_or_else(String::new, |day| format!(", by {}", with_weekday(day)));
    let moved = match line.change.days() {
        Some(0) | None => String::new(),
        Some(days @ ..0) => format!(", {} earlier", days_in_words(days.unsigned_abs())),
        Some(days) => format!(", {} later", days_in_words(days.unsigned_abs())),
    };
    let lead = line.lead.as_ref().map_or_else(String::new, |lead| format!(" ({lead})"));
    format!("{who}: {}{by}{moved}{lead}", line.change.title)
}

fn days_in_words(days: u32) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}

fn with_weekday(day: Date) -> String {
    format!("{} {}", day.strftime("%A"), long_date(day))
}

fn counts_value(counts: &Counts) -> Value {
    json!({
        "hurry": counts.hurry,
        "appeared": counts.appeared,
        "moved": counts.moved,
        "impossible": counts.impossible,
        "now_late": counts.now_late,
        "gone": counts.gone,
        "done": counts.done,
    })
}

fn teams(report: &Report) -> Vec<Value> {
    let line = |line: &Line| {
        let Changed { person, rule, title, owner, kind, before, after, .. } = &line.change;
        json!({
            "person": person.to_string(),
            "name": line.name,
            "lead": line.lead,
            "rule": rule,
            "title": title,
            "owner": owner.code(),
            "kind": kind.code(),
            "before": before,
            "after": after,
            "days": line.change.days(),
        })
    };
    let lines = |all: &[Line]| all.iter().map(line).collect::<Vec<_>>();
    let group = |group: &Group| {
        json!({
            "agency": group.agency,
            "team": group.team,
            "counts": counts_value(&group.counts),
            "hurry": lines(&group.hurry),
            "impossible": lines(&group.impossible),
        })
    };
    report.groups.iter().map(group).collect()
}
