//! The program carries nothing of the official brand: no font, no royal emblem, no official icon. And it stays light.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::assets;
use crate::components::{COMPONENTS, TEMPLATES};

fn official(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../node_modules/govuk-frontend/dist/govuk/assets").join(folder)
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.to_ascii_lowercase().windows(word.len()).any(|window| window == word.as_bytes())
}

#[test]
fn nothing_embedded_names_the_official_font_or_emblems() {
    let fonts = files(&official("fonts"));
    assert!(fonts.len() >= 2, "the package's fonts moved: look for them");
    let mut words: Vec<String> = ["gds transport", "gds-transport", "crown", "crest"].map(str::to_owned).into();
    words.extend(fonts.iter().map(|font| font.file_stem().unwrap().to_str().unwrap().to_lowercase()));
    let embedded = assets().iter().map(|asset| (asset.name, asset.bytes));
    let templates = TEMPLATES.iter().map(|(name, source)| (*name, source.as_bytes()));
    for (name, bytes) in embedded.chain(templates) {
        for word in &words {
            assert!(!holds(bytes, word), "{name} holds {word}");
        }
    }
}

#[test]
fn no_official_file_is_embedded_and_the_icon_is_ours() {
    let official: BTreeSet<Vec<u8>> = files(&official("")).iter().map(|file| fs::read(file).unwrap()).collect();
    assert!(official.len() > 5);
    for asset in assets() {
        assert!(!official.contains(asset.bytes), "{} is an official file", asset.name);
    }
    let icon = assets().iter().find(|asset| asset.name == "favicon.svg").unwrap();
    assert_eq!(icon.bytes, include_bytes!("../icons/favicon.svg"));
}

#[test]
fn components_that_draw_an_emblem_cannot_be_called() {
    for name in ["govukHeader", "govukFooter", "mojHeader", "pdsHeader"] {
        assert!(COMPONENTS.iter().all(|component| component.name != name), "{name}");
    }
}

#[test]
fn every_file_is_named_by_its_content_and_names_only_files_that_exist() {
    let urls: BTreeSet<&str> = assets().iter().map(|asset| asset.url).collect();
    assert_eq!(urls.len(), assets().len());
    for asset in assets() {
        assert!(std::ptr::eq(crate::asset(asset.url).unwrap(), asset));
        let Ok(text) = std::str::from_utf8(asset.bytes) else { continue };
        for rest in text.split("/assets/").skip(1) {
            let end = rest.find([')', '"', '\'', ' ']).unwrap_or(rest.len());
            let url = format!("/assets/{}", &rest[..end]);
            assert!(urls.contains(url.as_str()), "{} names {url}", asset.name);
        }
        for elsewhere in ["url(http", "url(//", "from \"./", "sourceMappingURL"] {
            assert!(!text.contains(elsewhere), "{} holds {elsewhere}", asset.name);
        }
    }
    assert!(crate::asset("/assets/pages.css").is_none());
}

#[test]
fn the_first_view_stays_light() {
    let size = |name: &str, packed: bool| {
        let asset = assets().iter().find(|asset| asset.name == name).unwrap();
        asset.gzip.filter(|_| packed).unwrap_or(asset.bytes).len()
    };
    let own: usize = ["start.js", "autosave.js", "session.js"].iter().map(|name| size(name, false)).sum();
    assert!(own <= 12_000, "our own scripts take {own} bytes");
    // MoJ's scripts come only to pages that hold one of its moving parts.
    let all = ["pages.css", "govuk-frontend.js", "atkinson-latin.woff2"];
    let first: usize = all.iter().map(|name| size(name, true)).sum::<usize>() + own;
    println!("own scripts {own} bytes; style, scripts and font of a first view {first} bytes compressed");
    assert!(first <= 90_000, "a first view takes {first} bytes before its page");
}
