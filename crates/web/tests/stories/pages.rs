//! Every page, read as a browser reads it: one heading, labels bound, no id twice, nothing inline, no dead link.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use testkit::{TestApp, Visitor, databases};

/// An element's name with its attributes.
type Element = (String, BTreeMap<String, String>);

/// Keeps start tags and nothing else.
#[derive(Default)]
struct StartTags(RefCell<Vec<Element>>);

impl TokenSink for StartTags {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        if let Token::TagToken(tag) = token
            && tag.kind == TagKind::StartTag
        {
            let attributes = tag.attrs.iter().map(|a| (a.name.local.to_string(), a.value.to_string())).collect();
            self.0.borrow_mut().push((tag.name.to_string(), attributes));
        }
        TokenSinkResult::Continue
    }
}

/// Elements of a page with their attributes, in order.
fn elements(html: &str) -> Vec<Element> {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let tokenizer = Tokenizer::new(StartTags::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.take()
}

/// What is wrong with a page.
fn faults(html: &str) -> Vec<String> {
    let all = elements(html);
    let named = |name: &str| all.iter().filter(|(one, _)| one == name).count();
    let attributes = |name: &'static str| all.iter().filter_map(move |(_, a)| a.get(name));
    let mut faults = Vec::new();
    if named("h1") != 1 {
        faults.push(format!("{} h1", named("h1")));
    }
    let mut ids = BTreeSet::new();
    faults.extend(attributes("id").filter(|id| !ids.insert((*id).clone())).map(|id| format!("id {id} twice")));
    let targets: BTreeSet<String> = attributes("for").cloned().collect();
    faults.extend(targets.difference(&ids).map(|id| format!("label for {id}, which is not there")));
    for (name, a) in &all {
        let kind = a.get("type").map_or("text", String::as_str);
        let labelled = a.get("id").is_some_and(|id| targets.contains(id)) || a.contains_key("aria-label");
        if matches!(name.as_str(), "input" | "textarea" | "select") && kind != "hidden" && !labelled {
            faults.push(format!("{name} {:?} has no label", a.get("name")));
        }
        if a.contains_key("style") || a.keys().any(|key| key.starts_with("on")) {
            faults.push(format!("{name} has inline style or script"));
        }
        if name == "script" && !a.contains_key("src") || name == "style" {
            faults.push(format!("inline {name}"));
        }
        if let Some(about) = a.get("aria-labelledby").or(a.get("aria-describedby")) {
            faults.extend(about.split(' ').filter(|id| !ids.contains(*id)).map(|id| format!("{name} refers to {id}")));
        }
    }
    if all.iter().find(|(name, _)| name == "html").and_then(|(_, a)| a.get("lang")).is_none() {
        faults.push("no language".to_owned());
    }
    faults
}

/// Opens `path`, checks it, and gives the links on it.
async fn check(visitor: &mut Visitor<'_>, path: &str) -> BTreeSet<String> {
    visitor.get(path).await;
    if let Some(to) = visitor.page.location.clone() {
        return BTreeSet::from([to]);
    }
    // Files to keep are no pages.
    let file = path.split('?').next().unwrap_or(path);
    if [".csv", ".svg", ".R", ".pdf", ".txt", ".json"].iter().any(|kind| file.ends_with(kind)) {
        return BTreeSet::new();
    }
    let faults = faults(&visitor.page.body);
    assert!(faults.is_empty(), "{} at {path}: {faults:?}", visitor.who);
    let base = path.split('?').next().unwrap_or(path);
    elements(&visitor.page.body)
        .into_iter()
        .filter(|(name, _)| name == "a")
        .filter_map(|(_, mut a)| a.remove("href"))
        .filter(|href| !href.starts_with('#'))
        .map(|href| if href.starts_with('?') { format!("{base}{href}") } else { href })
        .collect()
}

#[tokio::test]
async fn every_link_from_every_first_page_leads_to_a_sound_page() {
    let database = databases().await.into_iter().next().expect("SQLite is always there");
    let app = TestApp::open(&database.address).await;
    let wren_id = app.cast.person("wren").to_string();
    let mut ada = app.visit_as("ada").await;
    crate::form::posts_visit(&mut ada, &wren_id, &crate::form::seen("3-2-2027")).await;
    crate::form::posts_event(&mut ada, &wren_id, "learning", &crate::form::on("3-2-2027")).await;
    let mut ivo = app.visit_as("ivo").await;
    crate::import::brings(&mut ivo, "person_index.csv", &crate::import::indexed(&[crate::import::BAD])).await;
    crate::import::brings(&mut ivo, "person_index.csv", &crate::import::indexed(&[crate::import::ROBIN])).await;
    let mut seen = 0;
    for (who, start) in [
        ("nobody", "/sign-in"),
        ("ada", "/caseload"),
        ("cass", "/team"),
        ("dov", "/caseload"),
        ("gale", "/home"),
        ("hazel", "/audit"),
        ("ivo", "/home"),
        ("wren", "/me"),
    ] {
        let mut visitor = if who == "nobody" { app.nobody() } else { app.visit_as(who).await };
        let mut to_open = vec![start.to_owned()];
        let mut opened = BTreeSet::new();
        while let Some(path) = to_open.pop() {
            if !opened.insert(path.clone()) || opened.len() > 60 {
                continue;
            }
            let links = check(&mut visitor, &path).await;
            let limited = visitor.page.text().contains("This record has limited access");
            assert!(
                matches!(visitor.page.status, 200 | 303) || limited,
                "{who}: the link {path} answers {}",
                visitor.page.status
            );
            to_open.extend(links.into_iter().filter(|link| link.starts_with('/')));
            seen += 1;
        }
    }
    assert!(seen > 30, "only {seen} pages were found");
    app.close().await;
}

#[tokio::test]
async fn a_page_with_errors_is_sound_too() {
    let database = databases().await.into_iter().next().expect("SQLite is always there");
    let app = TestApp::open(&database.address).await;
    let wren_id = app.cast.person("wren").to_string();
    let mut ada = app.visit_as("ada").await;
    for fields in [&[][..], &[("attended", "no")][..]] {
        crate::form::posts_visit(&mut ada, &wren_id, fields).await;
        assert_eq!(ada.page.status, 422);
        let faults = faults(&ada.page.body);
        assert!(faults.is_empty(), "{faults:?}");
        assert!(ada.page.body.contains("<title>Error: "));
    }
    for kind in ["", "pathway_review", "housing_withdrawn", "no_home"] {
        ada.post(&format!("/people/{wren_id}/events/new"), &[("kind", kind), ("to-day", "9")]).await;
        assert_eq!(ada.page.status, 422, "{kind}");
        assert!(faults(&ada.page.body).is_empty(), "{kind}: {:?}", faults(&ada.page.body));
    }
    let mut nobody = app.nobody();
    for path in ["/sign-in", "/sign-in/code"] {
        nobody.post(path, &[]).await;
        assert_eq!(nobody.page.status, 422, "{path}");
        assert!(faults(&nobody.page.body).is_empty(), "{path}: {:?}", faults(&nobody.page.body));
    }
    app.close().await;
}

#[test]
fn the_checks_can_fail() {
    let broken = "<html><body><h1>a</h1><h1>b</h1><p id=x></p><p id=x style='a'></p><input name=q><label for=y></label><script>1</script></body></html>";
    assert_eq!(faults(broken).len(), 7, "{:?}", faults(broken));
}
