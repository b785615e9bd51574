//! Times the drawing of a caseload page of fifty people: `cargo run --release -p govuk --example drawing_speed`.

#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "a measurement reads the clock and prints it")]

use std::error::Error;
use std::time::{Duration, Instant};

use govuk::Pages;
use serde::Serialize;

#[derive(Serialize)]
struct Caseload {
    page_title: &'static str,
    service_name: &'static str,
    lang: &'static str,
    people: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    name: String,
    number: String,
    place: &'static str,
    release: &'static str,
    due: &'static str,
    late: bool,
}

const OWN_TABLE: &str = r#"{% extends "layout.html" %}{% block content %}<h1 class="govuk-heading-l">{{ page_title }}</h1>
<table class="govuk-table tl-table--stacked"><tbody class="govuk-table__body">{% for p in people %}<tr class="govuk-table__row">
<th scope="row" class="govuk-table__header"><a class="govuk-link" href="/people/{{ p.number }}">{{ p.name }}</a></th>
<td class="govuk-table__cell">{{ p.number }}</td><td class="govuk-table__cell">{{ p.place }}</td>
<td class="govuk-table__cell">{{ p.release }}</td><td class="govuk-table__cell">{{ p.due }}</td>
<td class="govuk-table__cell">{{ govukTag(text="Late" if p.late else "In time", classes="govuk-tag--red" if p.late else "govuk-tag--green") }}</td>
</tr>{% endfor %}</tbody></table>{% endblock %}"#;

const NO_ROWS: &str =
    r#"{% extends "layout.html" %}{% block content %}<h1 class="govuk-heading-l">{{ page_title }}</h1>{% endblock %}"#;

fn main() -> Result<(), Box<dyn Error>> {
    let begun = Instant::now();
    let pages = Pages::new([("own_table.html", OWN_TABLE), ("no_rows.html", NO_ROWS)])?;
    println!("all templates parsed in {:.1} ms", begun.elapsed().as_secs_f64() * 1e3);
    let row = |at: usize| Row {
        name: format!("Rowan{at}, Wren"),
        number: format!("A{at:04}LX"),
        place: "HMP/YOI Larkmoor",
        release: "Fri 1 January 2027",
        due: "27 November 2026",
        late: at.is_multiple_of(7),
    };
    let caseload = Caseload {
        page_title: "My caseload",
        service_name: "Throughline",
        lang: "en",
        people: (0..50).map(row).collect(),
    };
    for page in ["own_table.html", "no_rows.html"] {
        let mut best = Duration::MAX;
        let mut bytes = 0;
        for _ in 0..300 {
            let begun = Instant::now();
            bytes = pages.render(page, &caseload)?.len();
            best = best.min(begun.elapsed());
        }
        println!("{page}: {bytes} bytes, best of 300: {:.0} µs", best.as_secs_f64() * 1e6);
    }
    Ok(())
}
