//! What is measured: the journey of a worker, a search over everybody, the same list for a manager, a first view.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Context as _;
use casework::sign_in::{PasswordCost, Passwords};
use domain::id::WorkerId;
use store::columns::Keyed as _;
use store::{Address, Store};
use web::{Brand, House};

use crate::figures::Values;
use crate::load::{LEAD, Loaded, MANAGER, WORKER};
use crate::sample::{self, Sample};
use crate::server::Server;
use crate::visitor::{Page, Visitor, encode, field};
use crate::{imports, place, rows, say};

/// Requests of one kind in a round.
const TIMES: u32 = 150;

/// Clients at once in the second kind of round.
const CLIENTS: usize = 4;

/// Pages and searches to ask for.
#[derive(Debug)]
struct Paths {
    people: Vec<String>,
    searches: Vec<String>,
    /// Searches that fit many: a letter or two. And those by date of birth or number.
    wide: Vec<String>,
}

/// Measures everything over the records at `address`, with the files of another region to import beside the pages.
pub(crate) async fn everything(address: &Address, loaded: &Loaded, other: &Path) -> anyhow::Result<Values> {
    let mut values = Values::new();
    let store = place::store(address).await?;
    let paths = paths(&store).await?;
    statements(&store, &paths, &mut values).await?;
    store.close().await?;
    say("  statements counted");
    let (rows, seconds) =
        loaded.imports.iter().fold((0.0, 0.0), |sum, one| (sum.0 + f64::from(one.rows), sum.1 + one.seconds));
    values.insert("import.rate", rows / seconds);
    let index = loaded.imports.iter().find(|one| one.name == "person-index");
    values.extend(index.map(|one| ("import.index", one.rate())));
    let server = Server::start(address).await?;
    pages(&server, &paths, &mut values).await?;
    young_adult(&server, &loaded.young_adult, &mut values).await?;
    visits(&server, &paths, &mut values).await?;
    search(&server, &paths, &mut values).await?;
    say("  pages measured");
    beside_import(&server, address, other, &mut values).await?;
    let (now, most) = server.memory_mb()?;
    values.extend([("memory.now", now), ("memory", most)]);
    server.stop().await?;
    Ok(values)
}

async fn paths(store: &Store) -> anyhow::Result<Paths> {
    let worker = rows::worker(store, WORKER).await?.context("no worker")?;
    let people = rows::caseload(store, WorkerId::from_key(worker.id)).await?;
    let names = rows::names(store, 240).await?;
    let begin = |text: &str, letters| text.chars().take(letters).collect::<String>();
    let search_for = |q: &str| format!("/people?q={}", encode(q));
    let searches = names.iter().enumerate().map(|(which, (given, family))| {
        let q = match which % 5 {
            0 => format!("{given} {family}"),
            1 => format!("{family} {given}"),
            2 => format!("{} {}", begin(given, 3), begin(family, 4)),
            3 => family.to_lowercase(),
            _ => format!("{} {family}", begin(given, 1)),
        };
        search_for(&q)
    });
    let wide = names.iter().enumerate().map(|(which, (given, family))| match which % 5 {
        0 => search_for(&begin(family, 1)),
        1 => search_for(&begin(family, 2)),
        2 => search_for(&format!("{} {}", begin(given, 1), begin(family, 1))),
        3 => search_for(&format!("{}/{}/2006", which % 28 + 1, which % 12 + 1)),
        _ => search_for(&format!("MD{:06}", which * 4_127)),
    });
    Ok(Paths {
        people: people.iter().map(|person| format!("/people/{person}")).collect(),
        searches: searches.collect(),
        wide: wide.collect(),
    })
}

fn of(paths: &[String], number: u32) -> anyhow::Result<&str> {
    let which = usize::try_from(number)? % paths.len().max(1);
    paths.get(which).map(String::as_str).context("no path")
}

/// The same pages inside this process, where the store counts its statements. BEGIN and COMMIT are not counted.
async fn statements(store: &Store, paths: &Paths, values: &mut Values) -> anyhow::Result<()> {
    let house = House::open(store.clone(), Passwords::try_new(PasswordCost::default())?, Brand::default())?;
    let mut worker = Visitor::inside(web::router(&house));
    worker.signs_in(WORKER).await?;
    let person = of(&paths.people, 0)?;
    let form = format!("{person}/visits/new");
    let mut counted = store.statements();
    let mut since = || {
        let before = std::mem::replace(&mut counted, store.statements());
        u32::try_from(counted - before).map(f64::from)
    };
    worker.get("/caseload").await?.expect(200, "the caseload")?;
    values.insert("caseload.sql", since()?);
    worker.get(person).await?.expect(200, "the person")?;
    values.insert("person.sql", since()?);
    let page = worker.get(&form).await?.expect(200, "the form")?;
    values.insert("form.sql", since()?);
    posts_visit(&mut worker, &form, &page.text()?).await?;
    values.insert("visit.sql", since()?);
    let mut lead = Visitor::inside(web::router(&house));
    lead.signs_in(LEAD).await?;
    since()?;
    lead.get(of(&paths.searches, 0)?).await?.expect(200, "the search")?;
    values.insert("search.sql", since()?);
    Ok(())
}

async fn signed_in(server: &Server, name: &str) -> anyhow::Result<Visitor> {
    let mut visitor = Visitor::connect(server.address).await?;
    visitor.signs_in(name).await?;
    Ok(visitor)
}

/// Asks for one page and sees that it is one.
async fn ask(visitor: &mut Visitor, path: &str) -> anyhow::Result<Page> {
    visitor.get(path).await?.expect(200, path)
}

fn kb(bytes: usize) -> f64 {
    u32::try_from(bytes).map_or(f64::MAX, |bytes| f64::from(bytes) / 1000.0)
}

async fn pages(server: &Server, paths: &Paths, values: &mut Values) -> anyhow::Result<()> {
    let mut worker = signed_in(server, WORKER).await?;
    let caseload = ask(&mut worker, "/caseload").await?;
    let (mut html, mut sent) = (0.0_f64, 0.0_f64);
    for path in &paths.people {
        let page = ask(&mut worker, path).await?;
        html = html.max(kb(page.text()?.len()));
        sent = sent.max(kb(page.sent.len()));
    }
    values.extend([("caseload.html", kb(caseload.text()?.len())), ("caseload.sent", kb(caseload.sent.len()))]);
    values.extend([("person.html", html), ("person.sent", sent)]);
    let own = sample::one_by_one(server, TIMES, async |_| ask(&mut worker, "/caseload").await.map(Some)).await?;
    let person =
        sample::one_by_one(server, TIMES, async |n| ask(&mut worker, of(&paths.people, n)?).await.map(Some)).await?;
    let mut manager = signed_in(server, MANAGER).await?;
    let team = sample::one_by_one(server, TIMES, async |_| ask(&mut manager, "/team").await.map(Some)).await?;
    values.extend([("caseload.cpu", own.cpu_ms), ("caseload.p50", own.p50_ms), ("caseload.p95", own.p95_ms)]);
    values.extend([("person.cpu", person.cpu_ms), ("person.p50", person.p50_ms), ("person.p95", person.p95_ms)]);
    values.insert("ratio", own.cpu_ms / team.cpu_ms);
    for (key, paths) in [("caseload.p95x4", &vec!["/caseload".to_owned()]), ("person.p95x4", &paths.people)] {
        let mut visitors = Vec::new();
        for _ in 0..CLIENTS {
            visitors.push(signed_in(server, WORKER).await?);
        }
        values.insert(key, sample::at_once(visitors, paths, 400).await?.p95_ms);
    }
    Ok(())
}

/// Opens the form, fills it in and posts it; only the post is timed, and both are in the processor time.
async fn visits(server: &Server, paths: &Paths, values: &mut Values) -> anyhow::Result<()> {
    let mut worker = signed_in(server, WORKER).await?;
    let Sample { cpu_ms, p50_ms, p95_ms } = sample::one_by_one(server, 60, async |number| {
        let path = format!("{}/visits/new", of(&paths.people, number)?);
        let form = ask(&mut worker, &path).await?.text()?;
        posts_visit(&mut worker, &path, &form).await.map(Some)
    })
    .await?;
    values.extend([("visit.cpu", cpu_ms), ("visit.p50", p50_ms), ("visit.p95", p95_ms)]);
    Ok(())
}

async fn posts_visit(worker: &mut Visitor, path: &str, form: &str) -> anyhow::Result<Page> {
    #[expect(clippy::disallowed_methods, reason = "the benchmark's day is today")]
    let yesterday = jiff::Zoned::now().date().yesterday()?;
    let (day, month, year) = (yesterday.day().to_string(), yesterday.month().to_string(), yesterday.year().to_string());
    let note = "Met at the flat. Talked about the tenancy, the course and the next visit. ".repeat(5);
    let fields = [
        ("form_key", field(form, "form_key")?),
        ("visited_on-day", day),
        ("visited_on-month", month),
        ("visited_on-year", year),
        ("channel", "in_person".to_owned()),
        ("attended", "yes".to_owned()),
        ("function", "wellbeing".to_owned()),
        ("note", note),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    worker.post(path, &fields).await?.expect(303, "recording a visit")
}

async fn search(server: &Server, paths: &Paths, values: &mut Values) -> anyhow::Result<()> {
    let mut lead = signed_in(server, LEAD).await?;
    let found =
        sample::one_by_one(server, TIMES, async |n| ask(&mut lead, of(&paths.searches, n)?).await.map(Some)).await?;
    values.extend([("search.cpu", found.cpu_ms), ("search.p50", found.p50_ms), ("search.p95", found.p95_ms)]);
    let wide = sample::one_by_one(server, TIMES, async |n| ask(&mut lead, of(&paths.wide, n)?).await.map(Some)).await?;
    values.extend([("wide.p50", wide.p50_ms), ("wide.p95", wide.p95_ms)]);
    Ok(())
}

/// Signs in and opens their page, with every file that a browser fetches for it.
async fn young_adult(server: &Server, name: &str, values: &mut Values) -> anyhow::Result<()> {
    let mut wren = signed_in(server, name).await?;
    let page = ask(&mut wren, "/me").await?;
    let text = page.text()?;
    let (mut bytes, mut wanted, mut got) = (page.sent.len(), assets(&text, &text), BTreeSet::new());
    while let Some(path) = wanted.pop_first() {
        if got.insert(path.clone()) {
            let file = ask(&mut wren, &path).await?;
            bytes += file.sent.len();
            // Fonts and pictures are not text and name nothing.
            wanted.extend(assets(&file.text().unwrap_or_default(), &text));
        }
    }
    values.insert("young.sent", kb(bytes));
    Ok(())
}

/// Addresses of the files that a page, style or script names and a browser fetches for `page`. It leaves out what is
/// fetched only by pages that use it: modules that `start.js` imports for MoJ's moving parts, and the font's rare letters.
fn assets(text: &str, page: &str) -> BTreeSet<String> {
    let moves = page.contains("data-module=\"moj-");
    let has_rare = page.chars().any(|c| matches!(c, '\u{100}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}'));
    let named = text.match_indices("/assets/").filter_map(|(at, _)| {
        let is_later = text.get(..at).is_some_and(|before| before.ends_with("import(\""));
        let path = text.get(at..)?.split(['"', '\'', ')', '?']).next()?;
        let is_fetched = (moves || !is_later) && (has_rare || !path.contains("latin-ext"));
        is_fetched.then(|| path.to_owned())
    });
    named.collect()
}

/// Half a million rows come in while a worker asks for pages.
async fn beside_import(server: &Server, address: &Address, other: &Path, values: &mut Values) -> anyhow::Result<()> {
    let mut worker = signed_in(server, WORKER).await?;
    let import = imports::bring_in(address, other, ["ssda903", "X10000002", "Severnmoor"]);
    let mut import = std::pin::pin!(import);
    let mut waits = Vec::new();
    let import = loop {
        tokio::select! {
            biased;
            done = &mut import => break done?,
            page = ask(&mut worker, "/caseload") => waits.push(page?.took),
        }
    };
    let (_, p95) = sample::percentiles(&mut waits);
    values.extend([("beside.rows", f64::from(import.rows)), ("beside.rate", import.rate())]);
    values.extend([("beside.p95", p95), ("beside.memory", import.memory_mb)]);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_does_not_use_is_not_fetched() {
        let script = r#"import{a}from"/assets/a.js";import("/assets/moj.js").then(b);url(/assets/latin-ext.woff2)"#;
        let fetched = |page: &str| assets(script, page).into_iter().collect::<Vec<_>>().join(" ");
        assert_eq!(fetched("<p>Wren</p>"), "/assets/a.js");
        assert_eq!(fetched("<p data-module=\"moj-alert\">Wren"), "/assets/a.js /assets/moj.js");
        assert_eq!(fetched("<p>Llŷr</p>"), "/assets/a.js /assets/latin-ext.woff2");
    }
}
