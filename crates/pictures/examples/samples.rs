//! A page of sample pictures on standard output, to be looked at: `cargo run -q -p pictures --example samples > samples.html`.

use pictures::bars::{self, Amount, Bar, Bars, Target};
use pictures::clocks::{self, Clocks, Event, Lane, Place, State, Stay};
use pictures::{Day, Picture};
use std::io::Write;

fn main() -> std::io::Result<()> {
    let mut pictures = vec![
        clocks::draw(&plan("wren")),
        clocks::draw(&busy("teal")),
        clocks::draw(&release_today("rill")),
        clocks::draw(&every_day("brook")),
        clocks::draw(&narrow("fen")),
    ];
    pictures.extend([bars::draw(&in_touch()), bars::draw(&living())]);
    let mut page = String::from(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Sample pictures</title><style>\
         @font-face{font-family:A;src:url(font.woff2);font-weight:200 800}body{font-family:A,Arial,sans-serif;margin:24px;background:#fff}\
         figure{margin:0 0 24px;padding:20px;border:1px solid #cfdfdc;border-top:4px solid #0b5c5a;width:max-content}\
         h2{font-size:24px;margin:0 0 14px}</style>",
    );
    page.extend(pictures.iter().map(figure));
    std::io::stdout().lock().write_all(page.as_bytes())
}

fn figure(picture: &Picture) -> String {
    format!("<figure><h2>{}</h2>{}</figure>", picture.title, picture.svg)
}

fn day(year: i16, month: u8, date: u8) -> Day {
    Day::from_civil(year, month, date).unwrap_or(Day::from_days_since_1970(0))
}

fn lane(name: &str, owner: &str, runs: Option<(Day, Day)>, events: &[(Day, &str, State)]) -> Lane {
    let event = |(day, name, state): &(Day, &str, State)| Event { day: *day, name: (*name).to_owned(), state: *state };
    Lane { name: name.to_owned(), owner: owner.to_owned(), runs, events: events.iter().map(event).collect() }
}

fn stays(release: Day) -> Vec<Stay> {
    vec![
        Stay {
            from: None,
            until: Some(release),
            place: Place::Custody,
            name: "In custody, HMP/YOI Larkmoor".to_owned(),
        },
        Stay { from: Some(release), until: None, place: Place::Community, name: "In the community".to_owned() },
    ]
}

fn plan(id: &str) -> Clocks {
    let (received, release) = (day(2026, 7, 15), day(2027, 1, 1));
    let pathway = lane(
        "Pathway plan",
        "Leaving care",
        Some((received, day(2027, 12, 1))),
        &[
            (day(2026, 8, 4), "Reviewed", State::Done),
            (day(2026, 10, 20), "Visit by Ada Linden", State::Done),
            (day(2026, 12, 8), "Next visit", State::Coming),
            (day(2027, 2, 1), "6-month review", State::Coming),
        ],
    );
    let sentence = lane(
        "Sentence plan",
        "Prison",
        Some((received, release)),
        &[
            (day(2026, 8, 22), "Plan made", State::Done),
            (day(2026, 10, 9), "Pre-release talk", State::Done),
            (day(2026, 12, 18), "Licence conditions", State::Open),
        ],
    );
    let after = lane(
        "Release plan",
        "Probation",
        None,
        &[
            (day(2026, 11, 9), "Housing referral", State::Overdue),
            (release, "First appointment", State::Coming),
            (day(2027, 2, 26), "8-week contact", State::Coming),
        ],
    );
    Clocks {
        id: id.to_owned(),
        title: "One plan, three statutory clocks".to_owned(),
        today: day(2026, 11, 21),
        release: Some(release),
        lanes: vec![pathway, sentence, after],
        stays: stays(release),
        width: 920,
    }
}

fn busy(id: &str) -> Clocks {
    let mut clocks = Clocks { title: "A busy month".to_owned(), ..plan(id) };
    clocks.today = day(2026, 12, 20);
    for (lane, names) in clocks.lanes.iter_mut().zip([
        ["Health assessment", "Young adult's own review", "Bank account"],
        ["Bail information", "Recall report read", "Property"],
        ["Duty to refer", "Approved premises offer", "Travel warrant"],
    ]) {
        for (at, name) in (0..).zip(names) {
            let state = if at == 0 { State::Overdue } else { State::Coming };
            let day = Day::from_days_since_1970(day(2026, 12, 14).days_since_1970() + 6 * at);
            lane.events.push(Event { day, name: name.to_owned(), state });
        }
    }
    clocks
}

fn release_today(id: &str) -> Clocks {
    Clocks { title: "The day of release".to_owned(), today: day(2027, 1, 1), ..plan(id) }
}

fn every_day(id: &str) -> Clocks {
    let mut clocks = Clocks { title: "A date on every day of a month".to_owned(), ..plan(id) };
    let days: Vec<(Day, &str, State)> =
        (1..=28).map(|date| (day(2026, 12, date), "A date among many", State::Coming)).collect();
    clocks.lanes.truncate(1);
    clocks.lanes.push(lane("Release plan", "Probation", None, &days));
    clocks
}

fn narrow(id: &str) -> Clocks {
    Clocks { title: "As narrow as may be".to_owned(), width: clocks::NARROWEST, ..plan(id) }
}

fn bar(name: &str, amount: Amount) -> Bar {
    Bar { name: name.to_owned(), amount }
}

fn in_touch() -> Bars {
    let teams = [("Alderbrook team", 94), ("Fells team", 88), ("Out of area", 71), ("In custody", 63)];
    Bars {
        id: "in-touch".to_owned(),
        title: "In touch with a personal adviser in the last 8 weeks".to_owned(),
        unit: "%".to_owned(),
        full: Some(100),
        target: Some(Target { amount: 90, name: "Target".to_owned() }),
        bars: teams.into_iter().map(|(name, amount)| bar(name, Amount::Known(amount))).collect(),
        headings: ["Team".to_owned(), "In touch".to_owned()],
        width: 440,
    }
}

fn living() -> Bars {
    let kept_back = || Amount::KeptBack("under 5".to_owned());
    Bars {
        id: "living".to_owned(),
        title: "Where people are living 3 months after release".to_owned(),
        unit: String::new(),
        full: None,
        target: None,
        bars: vec![
            bar("Supported lodgings", Amount::Known(9)),
            bar("With family or friends", Amount::Known(7)),
            bar("Own tenancy", Amount::Known(6)),
            bar("Temporary accommodation", kept_back()),
            bar("Not known", kept_back()),
        ],
        headings: ["Place".to_owned(), "People".to_owned()],
        width: 440,
    }
}
