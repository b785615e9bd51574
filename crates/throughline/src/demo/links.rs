//! The demonstration's queue of pairs: a prison's list of receptions against the council's index, linked by the real
//! engine, so that a reviewer has something to look at.
//!
//! The model is filled in by hand and signed as the demonstration's: a region of a few hundred people is too small to learn
//! one from, and its threshold for linking lies so high that a person looks at every likely pair.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context as _;
use casework::link_review::Side;
use casework::record::RecordKind;
use domain::Date;
use linkage::{Kind, Level, Model, Signed};
use store::Store;

use crate::link::{self, OnDisk};
use crate::out::Out;

/// Receptions whose names, dates or addresses differ a little from the index.
const RECEPTIONS: usize = 30;

const COLUMNS: [&str; 7] = ["id", "first_name", "middle_name", "surname", "dob", "postcode", "gender"];

type Person = BTreeMap<&'static str, String>;

/// Links the two lists and brings the pairs in.
pub(super) async fn bring_in(store: &Store, data: &Path, out: &Out) -> anyhow::Result<()> {
    let folder = data.join("links");
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let index = read(&data.join("region/person-index/person_index.csv"), "local_id")?;
    let mut prison = read(&data.join("region/prison/prison.csv"), "prison_number")?;
    prison.extend(receptions(&index));
    let (left, right, model) = (folder.join("prison.csv"), folder.join("authority.csv"), folder.join("model.json"));
    write(&left, &prison)?;
    write(&right, &index)?;
    let today = store.context().today();
    std::fs::write(&model, by_hand(today, index.len() * prison.len())?.to_json())
        .context("the model cannot be written")?;
    let run = folder.join("run");
    link::linked((&left, &right), &model, &run, out)?;
    let side = |agency: &str, kind, file: &str| Side { agency: agency.to_owned(), kind, file: file.to_owned() };
    let sides =
        [side("HMP", RecordKind::Prison, "prison.csv"), side("X10000001", RecordKind::PersonIndex, "authority.csv")];
    let brought = OnDisk { folder: &run, left: &left, right: &right, model: &model, sides };
    link::bring_in(store, &brought).await?;
    Ok(())
}

fn read(path: &Path, id: &str) -> anyhow::Result<Vec<Person>> {
    let mut csv = csv::Reader::from_path(path).with_context(|| format!("cannot read {}", path.display()))?;
    let heads = csv.headers()?.clone();
    let names = [
        ("id", id),
        ("first_name", "given_name"),
        ("middle_name", "middle_name"),
        ("surname", "family_name"),
        ("dob", "date_of_birth"),
        ("postcode", "postcode"),
        ("gender", "sex"),
    ];
    let mut people = Vec::new();
    for row in csv.records() {
        let row = row?;
        let cell = |name: &str| {
            let at = heads.iter().position(|head| head == name);
            at.and_then(|at| row.get(at)).unwrap_or_default().to_owned()
        };
        people.push(names.iter().map(|(ours, theirs)| (*ours, cell(theirs))).collect());
    }
    Ok(people)
}

fn write(path: &Path, people: &[Person]) -> anyhow::Result<()> {
    let mut csv = csv::Writer::from_path(path).with_context(|| format!("cannot write {}", path.display()))?;
    csv.write_record(COLUMNS)?;
    for person in people {
        csv.write_record(COLUMNS.map(|column| person.get(column).map_or("", String::as_str)))?;
    }
    csv.flush()?;
    Ok(())
}

/// People of the index as another prison might write them down: moved, misspelt, day and month changed about, a twin.
fn receptions(index: &[Person]) -> impl Iterator<Item = Person> + '_ {
    let step = (index.len() / RECEPTIONS).max(1);
    index.iter().step_by(step).take(RECEPTIONS).enumerate().map(|(number, person)| {
        let mut seen = person.clone();
        seen.insert("id", format!("Y{:04}DE", 1_000 + number));
        let text = |column: &str| person.get(column).cloned().unwrap_or_default();
        match number % 6 {
            0 => seen.insert("postcode", format!("MF{} 4QX", 1 + number % 9)),
            1 => seen.insert("surname", shortened(&text("surname"))),
            2 => seen.insert("dob", changed_about(&text("dob"))),
            3 => seen.insert("first_name", text("first_name").chars().take(1).collect()),
            4 => seen.insert("first_name", if number % 4 == 0 { "Sorrel" } else { "Bracken" }.to_owned()),
            _ => seen.insert("middle_name", String::new()),
        };
        if number % 2 == 1 {
            seen.insert("postcode", String::new());
        }
        seen
    })
}

/// The same name without its last letter.
fn shortened(name: &str) -> String {
    let mut letters = name.chars();
    letters.next_back();
    letters.as_str().to_owned()
}

/// Day and month the other way about, where both can be either; else one day later.
fn changed_about(text: &str) -> String {
    let Ok(day) = text.parse::<Date>() else { return text.to_owned() };
    let turned = Date::new(day.year(), day.day(), day.month()).ok().filter(|turned| *turned != day);
    turned.unwrap_or_else(|| day.saturating_add(jiff::ToSpan::day(1))).to_string()
}

/// How often a level is seen among records of one person, and of two.
const fn seen(kind: Kind, level: Level) -> (f64, f64) {
    match (kind, level) {
        (Kind::Code, Level::Exact) => (0.97, 0.5),
        (Kind::Code, _) => (0.03, 0.5),
        (_, Level::Exact) => (0.8, 0.005),
        (_, Level::Reversed) => (0.002, 0.000_1),
        (_, Level::Nickname | Level::Alias | Level::Part) => (0.03, 0.001_5),
        (_, Level::Close | Level::Near | Level::Transposed | Level::OneDigit) => (0.03, 0.001),
        (_, Level::Similar | Level::DefaultDay) => (0.02, 0.003),
        (_, Level::Initial) => (0.02, 0.02),
        (_, Level::SameYear) => (0.02, 0.1),
        (_, Level::Outward) => (0.2, 0.05),
        (_, Level::Missing | Level::Else) => (0.1, 0.9),
    }
}

fn by_hand(today: Date, pairs: usize) -> anyhow::Result<Model> {
    let (owner, date) = ("the demonstration", today.to_string());
    let mut model = Model::for_columns(&COLUMNS, owner, &date)?;
    for comparison in &mut model.comparisons {
        for level in &mut comparison.levels {
            let (m, u) = seen(comparison.kind, level.level);
            (level.m, level.u) = (Some(m), Some(u));
        }
    }
    let signed = |value: f64, reason: &str| Signed {
        value,
        owner: owner.to_owned(),
        date: date.clone(),
        reason: reason.to_owned(),
    };
    let pairs = u32::try_from(pairs).unwrap_or(u32::MAX).max(1);
    model.prior = Some(signed(100.0 / f64::from(pairs), "about a hundred people stand in both lists"));
    model.thresholds.join = signed(60.0, "in the demonstration a person looks at every likely pair");
    Ok(model)
}
