//! Whether a session's choice was fair to groups: a table a feature, with small counts hidden.

use casework::cohort::{Cell, FairGroup, FairTable, fairness};
use domain::cohort::{ALARM_RULE, CAUTION_BELOW};
use serde::Serialize;

use super::session;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::problem::Problem;

/// What `fairness.html` asks for.
#[derive(Debug, Serialize)]
struct FairnessPage {
    title: String,
    considered: String,
    chosen: String,
    ratio: String,
    few: bool,
    caution_below: u32,
    alarms: Vec<String>,
    rule: &'static str,
    tables: Vec<TableView>,
}

#[derive(Debug, Serialize)]
struct TableView {
    title: &'static str,
    groups: Vec<GroupView>,
}

#[derive(Debug, Serialize)]
struct GroupView {
    words: String,
    considered: String,
    chosen: String,
    ratio: String,
    alarm: bool,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let view = session::load(&asked).await?;
    let fair = fairness(&view);
    let page = FairnessPage {
        title: view.head.title.clone(),
        considered: cell(fair.considered),
        chosen: cell(fair.chosen),
        ratio: fair.ratio.unwrap_or_default(),
        few: fair.few,
        caution_below: CAUTION_BELOW,
        alarms: fair.tables.iter().flat_map(alarms).collect(),
        rule: ALARM_RULE.citation,
        tables: fair.tables.iter().map(table).collect(),
    };
    let frame = Frame {
        title: "Is it fair?".to_owned(),
        back: Some((view.head.title.clone(), format!("/panel/sessions/{}", view.head.id))),
        section: "/panel",
        ..Frame::default()
    };
    asked.page("cohort/fairness.html", frame, &page)
}

fn cell(cell: Cell) -> String {
    match cell {
        Cell::Count(count) => count.to_string(),
        Cell::Small => "under 5".to_owned(),
        Cell::Protecting => "kept back".to_owned(),
    }
}

fn alarms(table: &FairTable) -> impl Iterator<Item = String> {
    let title = table.feature.words();
    table.groups.iter().filter_map(move |group| {
        let points = group.alarm?;
        let way = if points > 0 { "larger" } else { "smaller" };
        Some(format!(
            "{title}, {}: their share of the chosen is {} points {way} than of the considered",
            group.words.to_lowercase(),
            points.abs()
        ))
    })
}

fn table(table: &FairTable) -> TableView {
    let group = |group: &FairGroup| GroupView {
        words: group.words.clone(),
        considered: cell(group.considered),
        chosen: cell(group.chosen),
        ratio: group.ratio.clone().unwrap_or_else(|| "not shown".to_owned()),
        alarm: group.alarm.is_some(),
    };
    TableView { title: table.feature.words(), groups: table.groups.iter().map(group).collect() }
}
