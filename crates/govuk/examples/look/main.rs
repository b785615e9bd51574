//! Draws sample pages into a folder, to be looked at in a browser: `cargo run -p govuk --example look -- FOLDER`.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use govuk::{Pages, assets};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args().nth(1).ok_or("name a folder")?;
    let folder = Path::new(&folder);
    let pages = Pages::new([
        ("person.html", include_str!("person.html")),
        ("young_adult.html", include_str!("young_adult.html")),
        ("form.html", include_str!("form.html")),
    ])?;
    for (page, contract) in [("person.html", person()), ("young_adult.html", young_adult()), ("form.html", form())] {
        fs::write(folder.join(page), pages.render(page, &contract)?)?;
    }
    for asset in assets() {
        let file = folder.join(asset.url.trim_start_matches('/'));
        fs::create_dir_all(file.parent().ok_or("no folder")?)?;
        fs::write(file, asset.bytes)?;
    }
    Ok(())
}

fn person() -> Value {
    json!({
        "page_title": "Overview", "service_name": "Throughline", "lang": "en", "demo": true,
        "nav": [
            {"text": "My caseload", "href": "#", "current": true}, {"text": "Find someone", "href": "#2"},
            {"text": "Imports", "href": "#3"}, {"text": "Team", "href": "#4"},
        ],
        "who": {"name": "Ada Linden", "role": "Personal adviser"}, "sign_out_href": "/sign-out", "form_key": "k",
        "notice": {"text": "Visit on 19 November recorded"},
        "session": {"idle_seconds": 3600, "extend_href": "/session"},
    })
}

fn young_adult() -> Value {
    json!({
        "page_title": "Your plan", "service_name": "Throughline", "lang": "en", "demo": true,
        "nav": [
            {"text": "Your plan", "href": "#", "current": true}, {"text": "Visits", "href": "#v"},
            {"text": "Who looked", "href": "#w"},
        ],
        "who": {"name": "Wren Rowanfield"}, "sign_out_href": "/sign-out", "form_key": "k",
    })
}

fn form() -> Value {
    json!({
        "page_title": "Record a visit", "service_name": "Throughline", "lang": "en",
        "who": {"name": "Ada Linden", "role": "Personal adviser"}, "sign_out_href": "/sign-out", "form_key": "k",
        "back": {"text": "Wren Rowanfield", "href": "#"},
        "errors": [{"text": "Choose how you were in touch", "href": "#channel"}],
        "session": {"idle_seconds": 3600, "extend_href": "/session"},
    })
}
