//! Places by name, with when they are open this week, and the numbers that ways are worked out with.

use access::Action;
use casework::place::{Directory, directory};
use domain::place::ASSUMED;
use serde::Serialize;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::problem::Problem;
use crate::words;

/// What `list.html` asks for.
#[derive(Debug, Serialize)]
struct PlacesPage {
    may_write: bool,
    q: String,
    places: Vec<PlaceLine>,
    ways: Vec<String>,
    assumptions: Vec<AssumptionLine>,
}

#[derive(Debug, Serialize)]
struct PlaceLine {
    href: String,
    name: String,
    kind: &'static str,
    address: String,
    /// "Today: open from 9am to 5pm".
    today: String,
    tomorrow: String,
}

#[derive(Debug, Serialize)]
struct AssumptionLine {
    name: &'static str,
    value: String,
    source: &'static str,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let rows = asked.house.store().rows();
    let q = asked.query.text("q").to_lowercase();
    let Directory { places: all, ways: said } = directory(rows).await?;
    let name = |id| all.iter().find(|kept| kept.id == id).map_or("a place", |kept| kept.place.name.as_str());
    let ways = said.iter().map(|way| {
        let on = words::plain(way.on);
        let (from, to, mode) = (name(way.from), name(way.to), way.mode.words());
        format!("{from} to {to}: {} minutes by {mode}. {} ({on}): {}", way.minutes, way.said_by, way.why)
    });
    let (today, holidays) = (asked.today(), asked.law().holidays);
    let tomorrow = today.tomorrow().unwrap_or(today);
    let found = all.iter().filter(|kept| {
        let place = &kept.place;
        let text = format!("{} {} {}", place.name, place.kind.words(), place.address).to_lowercase();
        text.contains(&q)
    });
    let places = found.map(|kept| PlaceLine {
        href: format!("/places/{}", kept.id),
        name: kept.place.name.clone(),
        kind: kept.place.kind.words(),
        address: kept.place.address.clone(),
        today: kept.place.open_on(today, holidays).words(),
        tomorrow: kept.place.open_on(tomorrow, holidays).words(),
    });
    let line = |a: domain::place::Assumption| AssumptionLine {
        name: a.name,
        value: format!("{} {}", a.value, a.unit),
        source: a.source,
    };
    let page = PlacesPage {
        may_write: asked.may(Action::WritePlace).is_some(),
        q: asked.query.raw("q").to_owned(),
        places: places.collect(),
        ways: ways.collect(),
        assumptions: ASSUMED.assumptions().into_iter().map(line).collect(),
    };
    let notice = (asked.query.text("done") == "saved").then(|| "Saved.".to_owned());
    let title = "Places".to_owned();
    asked.page("place/list.html", Frame { title, notice, section: "/places", ..Frame::default() }, &page)
}
