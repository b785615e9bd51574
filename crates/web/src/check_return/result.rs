//! How far a check has come, and what it found: by rule, by person, by table, each a list that can be narrowed.

use casework::check_return::{Checked, Checking, FoundIssue, RuleWords};
use domain::id::FormKey;
use serde::Serialize;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::checks::Standing;
use crate::form::encode;
use crate::import::counted;
use crate::layout::Frame;
use crate::problem::Problem;

/// After how many seconds the browser asks again by itself.
const AGAIN_SECONDS: u8 = 3;

/// Lines of a list on one page.
const SHOWN: usize = 50;

/// What `going.html` asks for.
#[derive(Debug, Serialize)]
struct GoingPage {
    heading: &'static str,
    line: String,
    /// This page, while it goes on.
    href: Option<String>,
}

/// What `result.html` asks for.
#[derive(Debug, Serialize)]
struct ResultPage {
    heading: String,
    /// What was looked at, in sentences.
    sentences: Vec<String>,
    notes: Vec<String>,
    left_out: Vec<LeftOut>,
    csv: String,
    /// The three ways to group, with the one that is shown.
    ways: Vec<Link>,
    /// Groups, where no list is narrowed.
    groups: Vec<Group>,
    /// To what the list is narrowed: "Rule 344".
    narrowed: Vec<String>,
    /// The address without narrowing.
    everything: String,
    /// The rule the list is narrowed to.
    why: Option<Why>,
    issues: Vec<IssueLine>,
    page: usize,
    pages: usize,
    previous: Option<String>,
    next: Option<String>,
}

#[derive(Debug, Serialize)]
struct LeftOut {
    lacks: String,
    rules: String,
}

#[derive(Debug, Serialize)]
struct Link {
    text: &'static str,
    href: String,
    is_shown: bool,
}

#[derive(Debug, Serialize)]
struct Group {
    name: String,
    href: String,
    /// "12 rows, 10 people".
    count: String,
    why: Option<Why>,
}

#[derive(Debug, Serialize)]
struct Why {
    code: &'static str,
    says: String,
    applies: String,
    source: String,
    breaks: Vec<String>,
    passes: Vec<String>,
}

#[derive(Debug, Serialize)]
struct IssueLine {
    child: String,
    child_href: String,
    rule_href: String,
    table: String,
    row: u32,
    columns: String,
    rule: &'static str,
    says: String,
}

fn form(asked: &Asked) -> Result<FormKey, Problem> {
    asked.path.get("form").and_then(|form| form.parse().ok()).ok_or(Problem::NotFound)
}

async fn standing(asked: &Asked) -> Result<Option<Standing>, Problem> {
    let now = asked.house.store().context().now();
    Ok(asked.house.checks.hear(form(asked)?, asked.asker().account, now).await)
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let here = format!("/returns/check/{}", form(&asked)?);
    match standing(&asked).await? {
        None => Ok(Answer::SeeOther("/returns/check?gone=1".to_owned())),
        Some(Standing::Done(checked)) => {
            let page = result(&asked, &checked, &here)?;
            let frame = frame(&page.heading);
            asked.page("check_return/result.html", frame, &page)
        }
        Some(Standing::Stopped(line)) => {
            let page = GoingPage { heading: "The files could not be checked", line, href: None };
            asked.page("check_return/going.html", frame(page.heading), &page)
        }
        Some(Standing::Going(checking)) => {
            let page = GoingPage { heading: "The files are being checked", line: going(checking), href: Some(here) };
            match asked.page("check_return/going.html", frame(page.heading), &page)? {
                Answer::Page { html, .. } => Ok(Answer::Waiting { html, seconds: AGAIN_SECONDS }),
                other => Ok(other),
            }
        }
    }
}

pub(super) async fn issues(asked: Asked) -> Result<Answer, Problem> {
    match standing(&asked).await? {
        Some(Standing::Done(checked)) => Ok(Answer::Download {
            name: format!("issues-{}.csv", checked.year),
            content_type: "text/csv; charset=utf-8",
            text: checked.csv(),
        }),
        _ => Ok(Answer::SeeOther("/returns/check?gone=1".to_owned())),
    }
}

fn frame(heading: &str) -> Frame {
    let back = Some(("Check other files".to_owned(), "/returns/check".to_owned()));
    Frame { title: heading.to_owned(), back, section: "/returns", ..Frame::default() }
}

fn going(checking: Option<Checking>) -> String {
    match checking {
        None => "The files have arrived.".to_owned(),
        Some(Checking::Read { files, all }) => {
            format!("{files} of {} read so far.", counted(all as u64, "file", "files"))
        }
        Some(Checking::Looked { children, all }) => {
            format!("{children} of {} looked at so far.", counted(all as u64, "child", "children"))
        }
    }
}

/// What the address narrows the list to.
#[derive(Debug, Clone, Copy)]
struct Narrow<'a> {
    rule: &'a str,
    child: &'a str,
    table: &'a str,
}

impl Narrow<'_> {
    fn keeps(&self, issue: &FoundIssue<'_>) -> bool {
        (self.rule.is_empty() || self.rule == issue.rule)
            && (self.child.is_empty() || self.child == issue.child)
            && (self.table.is_empty() || self.table == issue.table)
    }

    fn words(&self) -> Vec<String> {
        let parts = [("Rule", self.rule), ("Child", self.child), ("Table", self.table)];
        parts.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name} {value}")).collect()
    }

    fn query(&self) -> String {
        let parts = [("rule", self.rule), ("child", self.child), ("table", self.table)];
        let parts = parts.iter().filter(|(_, value)| !value.is_empty());
        let parts = parts.map(|(name, value)| format!("{name}={}&", encode(value)));
        parts.collect::<Vec<_>>().concat()
    }
}

fn result(asked: &Asked, checked: &Checked, here: &str) -> Result<ResultPage, Problem> {
    let query = &asked.query;
    let narrow = Narrow { rule: query.text("rule"), child: query.text("child"), table: query.text("table") };
    let narrowed = narrow.words();
    let by = match query.text("by") {
        "" => "rule",
        by @ ("rule" | "person" | "table") => by,
        _ => return Err(Problem::NotFound),
    };
    let groups = if narrowed.is_empty() { groups(checked, by, here) } else { Vec::new() };
    let issues: Vec<FoundIssue<'_>> =
        if narrowed.is_empty() { Vec::new() } else { checked.all().filter(|issue| narrow.keeps(issue)).collect() };
    let pages = groups.len().max(issues.len()).div_ceil(SHOWN).max(1);
    let number = match query.text("page") {
        "" => 1,
        text => text.parse::<usize>().ok().filter(|page| (1..=pages).contains(page)).ok_or(Problem::NotFound)?,
    };
    let rest = if narrowed.is_empty() { format!("by={by}&") } else { narrow.query() };
    let href = |number: usize| format!("?{rest}page={number}");
    let way = |text, way: &str| Link { text, href: format!("{here}?by={way}"), is_shown: by == way };
    Ok(ResultPage {
        heading: heading(checked),
        sentences: sentences(checked),
        notes: checked.notes.clone(),
        left_out: left_out(checked),
        csv: format!("{here}/issues.csv"),
        ways: vec![way("By rule", "rule"), way("By person", "person"), way("By table", "table")],
        groups: groups.into_iter().skip((number - 1) * SHOWN).take(SHOWN).collect(),
        why: checked.words(narrow.rule).map(Why::of),
        narrowed,
        everything: here.to_owned(),
        issues: issues.into_iter().skip((number - 1) * SHOWN).take(SHOWN).map(|issue| line(issue, here)).collect(),
        page: number,
        pages,
        previous: (number > 1).then(|| href(number - 1)),
        next: (number < pages).then(|| href(number + 1)),
    })
}

fn heading(checked: &Checked) -> String {
    match checked.issues {
        0 => format!("No rule finds fault with this return of {}", checked.year),
        count => format!("{} to look at in this return of {}", counted(count, "row", "rows"), checked.year),
    }
}

fn sentences(checked: &Checked) -> Vec<String> {
    let mut sentences = vec![format!(
        "{} of {} checked by {}.",
        counted(checked.children as u64, "child", "children"),
        counted(checked.files.len() as u64, "file", "files"),
        counted(checked.rules_run as u64, "rule", "rules")
    )];
    if !checked.is_whole() {
        sentences.push("There are more than can be shown. Put the first right and check again.".to_owned());
    }
    sentences
}

/// Rules that were left out, by what was not given.
fn left_out(checked: &Checked) -> Vec<LeftOut> {
    let mut by_lack: std::collections::BTreeMap<&str, Vec<&str>> = std::collections::BTreeMap::new();
    for (code, lacks) in &checked.left_out {
        by_lack.entry(lacks).or_default().push(code);
    }
    by_lack.into_iter().map(|(lacks, rules)| LeftOut { lacks: lacks.to_owned(), rules: rules.join(", ") }).collect()
}

fn groups(checked: &Checked, by: &str, here: &str) -> Vec<Group> {
    let rows = |count: usize| counted(count as u64, "row", "rows");
    let plain = |kind: &str, (name, count): (&str, usize)| Group {
        name: name.to_owned(),
        href: format!("{here}?{kind}={}", encode(name)),
        count: rows(count),
        why: None,
    };
    match by {
        "person" => checked.by_child().into_iter().map(|one| plain("child", one)).collect(),
        "table" => checked.by_table().into_iter().map(|one| plain("table", one)).collect(),
        _ => {
            let group = |found: casework::check_return::RuleFound<'_>| Group {
                name: format!("Rule {}", found.rule.code),
                href: format!("{here}?rule={}", found.rule.code),
                count: format!("{}, {}", rows(found.issues), counted(found.children as u64, "person", "people")),
                why: Some(Why::of(found.rule)),
            };
            checked.by_rule().into_iter().map(group).collect()
        }
    }
}

fn line(issue: FoundIssue<'_>, here: &str) -> IssueLine {
    IssueLine {
        child_href: format!("{here}?child={}", encode(issue.child)),
        rule_href: format!("{here}?rule={}", issue.rule),
        child: issue.child.to_owned(),
        table: issue.table.to_owned(),
        row: issue.row,
        columns: issue.columns.to_owned(),
        rule: issue.rule,
        says: issue.says.to_owned(),
    }
}

impl Why {
    fn of(rule: &RuleWords) -> Self {
        // The examples are run by a test: "fail: OC3* IN_TOUCH=DIED ACTIV=F2", with a star at each row that is found.
        let told = |kind: &str| {
            let lines = rule.examples.iter().filter(|line| line.starts_with(kind));
            let said = lines.filter_map(|line| line.split_once(": ").map(|(_, rows)| rows));
            said.map(plain).collect()
        };
        Self {
            code: rule.code,
            says: rule.says.clone(),
            applies: rule.applies.clone(),
            source: rule.source.clone(),
            breaks: told("fail"),
            passes: told("pass"),
        }
    }
}

/// The rows of an example for people: no stars, and in a value a space where the example has a line. Names of columns keep theirs.
fn plain(rows: &str) -> String {
    let word = |word: &str| match word.split_once('=') {
        Some((column, value)) => format!("{column}={}", value.replace('_', " ")),
        None => word.replace('*', "").replace('|', "and"),
    };
    rows.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}
