//! Draws sample pages into a folder, to be looked at in a browser: `cargo run -p govuk --example look -- FOLDER`.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use govuk::{Pages, assets};
use serde_json::json;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args().nth(1).ok_or("name a folder")?;
    let folder = Path::new(&folder);
    let pages = Pages::new([
        ("person.html", include_str!("person.html")),
        ("young_adult.html", include_str!("young_adult.html")),
        ("form.html", include_str!("form.html")),
    ])?;
    let mut contract = json!({
        "page_title": "Overview", "service_name": "Throughline", "lang": "en", "demo": true,
        "nav": [{"text": "My caseload", "href": "#", "current": true}, {"text": "Find someone", "href": "#2"}, {"text": "Imports", "href": "#3"}, {"text": "Team", "href": "#4"}],
        "who": {"name": "Ada Linden", "role": "Personal adviser"}, "sign_out_href": "/sign-out", "form_key": "k",
        "notice": {"text": "Visit on 19 November recorded"},
        "session": {"idle_seconds": 3600, "extend_href": "/session"},
    });
    for page in ["person", "young_adult", "form"] {
        if page == "young_adult" {
            contract["notice"] = json!(null);
            contract["nav"] = json!([{"text": "Your plan", "href": "#", "current": true}, {"text": "Visits", "href": "#v"}, {"text": "Who looked", "href": "#w"}]);
            contract["who"] = json!({"name": "Wren Rowanfield", "role": ""});
        }
        if page == "form" {
            contract["back"] = json!({"text": "Wren Rowanfield", "href": "#"});
            contract["errors"] = json!([{"text": "Choose how you were in touch", "href": "#channel"}]);
        }
        fs::write(folder.join(format!("{page}.html")), pages.render(&format!("{page}.html"), &contract)?)?;
    }
    for asset in assets() {
        let file = folder.join(asset.url.trim_start_matches('/'));
        fs::create_dir_all(file.parent().ok_or("no folder")?)?;
        fs::write(file, asset.bytes)?;
    }
    Ok(())
}
