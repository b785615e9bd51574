//! The pilots whose reports may be read.

use serde::Serialize;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::problem::Problem;

/// What `list.html` asks for.
#[derive(Debug, Serialize)]
struct PilotsPage {
    pilots: Vec<PilotLine>,
}

#[derive(Debug, Serialize)]
struct PilotLine {
    href: String,
    name: String,
    /// The first sentence of its report.
    says: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let line = |kept: &report::Kept| PilotLine {
        href: format!("/pilots/{}", kept.id),
        name: kept.document.title.clone(),
        says: kept.document.summary.first().cloned().unwrap_or_default(),
    };
    let page = PilotsPage { pilots: asked.house.reports.all().iter().map(line).collect() };
    asked.page("pilots/list.html", Frame { title: "Pilots".to_owned(), section: "/pilots", ..Frame::default() }, &page)
}
