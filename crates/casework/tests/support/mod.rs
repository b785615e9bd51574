//! A house for imports: a throw-away store with a data officer, and small extracts to bring in.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use access::{About, Action, Asker, Permit, Policy, Who};
use casework::import::AgencyNamed;
use casework::import::{
    Applied, ImportFile, Page, Preview, Progress, Request, Show, StageError, Staged, Undone, apply, preview, stage,
    undo,
};
use casework::record::RecordKind;
use casework::{Context, Store};
use domain::agency::Role;
use domain::id::{AccountId, AgencyId, CorrelationId, ImportId, WorkerId};
use domain::{Date, Timestamp};
use sea_orm::EntityTrait;
use store::entity::{identifier, import, limited_access, membership, name_key, person, source_record};
use testkit::TestDatabase;

pub(crate) const CORRELATION: CorrelationId = CorrelationId::from_bits(7);
pub(crate) const MERROWDALE: &str = "X10000001";

/// A store of its own, with a clock that stands until it is moved.
pub(crate) struct House {
    pub(crate) store: Store,
    now: Arc<AtomicI64>,
    _database: TestDatabase,
}

/// Runs a story on SQLite, and on PostgreSQL where there is a server.
pub(crate) async fn on_both<F: Future<Output = ()>>(story: impl Fn(House) -> F) {
    for database in testkit::databases().await {
        story(House::open(database).await).await;
    }
}

impl House {
    pub(crate) async fn on_sqlite() -> Self {
        Self::open(testkit::sqlite().await).await
    }

    async fn open(database: TestDatabase) -> Self {
        let start: Timestamp = "2026-11-21T09:00:00Z".parse().unwrap();
        let now = Arc::new(AtomicI64::new(start.as_microsecond()));
        let clock = Arc::clone(&now);
        let chance = Arc::new(AtomicU64::new(1));
        let context = Context::new(
            Arc::new(move || Timestamp::from_microsecond(clock.load(Ordering::Relaxed)).unwrap()),
            Arc::new(move |bytes: &mut [u8]| {
                for part in bytes.chunks_mut(8) {
                    let next = chance.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9E37_79B9_7F4A_7C15);
                    part.copy_from_slice(&next.to_be_bytes()[..part.len()]);
                }
            }),
            Arc::new(law::book().unwrap()),
        );
        let store = Store::open(&database.address, context, Arc::new(Policy::load().unwrap())).await.unwrap();
        Self { store, now, _database: database }
    }

    pub(crate) fn today(&self) -> Date {
        self.store.context().today()
    }

    pub(crate) fn wait(&self, seconds: i64) {
        self.now.fetch_add(seconds * 1_000_000, Ordering::Relaxed);
    }

    pub(crate) fn ivo(&self, action: Action) -> Permit {
        let ivo = Asker {
            account: AccountId::from_bits(5),
            who: Who::Worker(WorkerId::from_bits(5)),
            name: "Ivo Sycamore".to_owned(),
            role: Some(Role::DataOfficer),
            agency: Some(AgencyId::from_bits(1)),
            team: None,
        };
        self.store.policy().ask(&ivo, action, About::Service, self.today()).unwrap()
    }

    pub(crate) fn request(&self, kind: RecordKind, files: Vec<ImportFile>) -> Request {
        let (code, name) = match kind {
            RecordKind::PersonIndex | RecordKind::Ssda903 => (MERROWDALE, "Merrowdale"),
            RecordKind::Prison | RecordKind::ReleaseDates => ("PRISONS", "The prisons"),
            RecordKind::Probation => ("PROBATION", "Probation"),
        };
        let agency = AgencyNamed { code: code.to_owned(), name: name.to_owned() };
        let (return_year, today, form, correlation) = (None, self.today(), None, CORRELATION);
        Request { kind, agency, files, return_year, today, form, correlation }
    }

    pub(crate) async fn try_stage(&self, kind: RecordKind, file: ImportFile) -> Result<Staged, StageError> {
        let permit = self.ivo(Action::StageImport);
        stage(&self.store, &permit, self.request(kind, vec![file]), &|_: Progress| {}).await
    }

    pub(crate) async fn stage(&self, kind: RecordKind, file: ImportFile) -> Staged {
        self.try_stage(kind, file).await.unwrap()
    }

    pub(crate) async fn apply(&self, import: ImportId) -> Applied {
        apply(&self.store, &self.ivo(Action::ApplyImport), import, CORRELATION).await.unwrap()
    }

    pub(crate) async fn undo(&self, import: ImportId) -> Undone {
        undo(&self.store, &self.ivo(Action::UndoImport), import, CORRELATION).await.unwrap()
    }

    /// Stages and applies.
    pub(crate) async fn bring(&self, kind: RecordKind, file: ImportFile) -> Staged {
        let staged = self.stage(kind, file).await;
        self.apply(staged.import).await;
        staged
    }

    pub(crate) async fn preview(&self, import: ImportId, show: Show) -> Preview {
        let page = Page { show, after: None, limit: 1_000 };
        let permit = self.ivo(Action::ViewImport);
        preview(&self.store, &permit, import, &page, CORRELATION).await.unwrap().unwrap()
    }

    /// Reasons of the import's findings, with the row and column each names.
    pub(crate) async fn findings(&self, import: ImportId) -> Vec<(u64, String)> {
        let preview = self.preview(import, Show::Findings).await;
        preview.faults.into_iter().map(|fault| (fault.row, fault.column)).collect()
    }

    /// Everything that is seen, worked out without the queries under test: a row of text each, sorted.
    pub(crate) async fn facts(&self) -> Vec<String> {
        let rows = self.store.rows();
        let imports = import::Entity::find().all(rows).await.unwrap();
        let applied: BTreeSet<i64> =
            imports.iter().filter(|import| import.state == "applied").map(|import| import.no).chain([0]).collect();
        let seen = |from: i64, by: Option<i64>| applied.contains(&from) && by.is_none_or(|by| !applied.contains(&by));
        let mut facts = Vec::new();
        for row in person::Entity::find().all(rows).await.unwrap() {
            if applied.contains(&row.from_import) {
                facts.push(format!("{row:?}"));
            }
        }
        let mut records = BTreeSet::new();
        for row in source_record::Entity::find().all(rows).await.unwrap() {
            if seen(row.from_import, row.superseded_by) {
                records.insert(row.id);
                facts.push(format!("{:?}", source_record::Model { superseded_by: None, ..row }));
            }
        }
        for row in identifier::Entity::find().all(rows).await.unwrap() {
            if records.contains(&row.record_id) {
                facts.push(format!("{row:?}"));
            }
        }
        for row in name_key::Entity::find().all(rows).await.unwrap() {
            if records.contains(&row.record_id) {
                facts.push(format!("{row:?}"));
            }
        }
        for row in self.places().await {
            facts.push(format!("{row:?}"));
        }
        for row in limited_access::Entity::find().all(rows).await.unwrap() {
            if seen(row.from_import, row.superseded_by) {
                facts.push(format!("{:?}", limited_access::Model { superseded_by: None, ..row }));
            }
        }
        facts.sort();
        facts
    }

    /// The places in circles that are seen.
    pub(crate) async fn places(&self) -> Vec<membership::Model> {
        let rows = self.store.rows();
        let imports = import::Entity::find().all(rows).await.unwrap();
        let applied: BTreeSet<i64> =
            imports.iter().filter(|import| import.state == "applied").map(|import| import.no).chain([0]).collect();
        let all = membership::Entity::find().all(rows).await.unwrap();
        let seen = |row: &membership::Model| {
            applied.contains(&row.from_import) && row.superseded_by.is_none_or(|by| !applied.contains(&by))
        };
        all.into_iter().filter(seen).map(|row| membership::Model { superseded_by: None, ..row }).collect()
    }

    /// How many rows there are of everything that an import writes, seen or not.
    pub(crate) async fn rows(&self) -> BTreeMap<&'static str, usize> {
        let rows = self.store.rows();
        BTreeMap::from([
            ("person", person::Entity::find().all(rows).await.unwrap().len()),
            ("source_record", source_record::Entity::find().all(rows).await.unwrap().len()),
            ("identifier", identifier::Entity::find().all(rows).await.unwrap().len()),
            ("name_key", name_key::Entity::find().all(rows).await.unwrap().len()),
            ("membership", membership::Entity::find().all(rows).await.unwrap().len()),
            ("limited_access", limited_access::Entity::find().all(rows).await.unwrap().len()),
        ])
    }

    /// The person of each visible record, by key.
    pub(crate) async fn people(&self) -> BTreeMap<String, String> {
        let rows = self.store.rows();
        let imports = import::Entity::find().all(rows).await.unwrap();
        let applied: BTreeSet<i64> =
            imports.iter().filter(|import| import.state == "applied").map(|import| import.no).collect();
        let all = source_record::Entity::find().all(rows).await.unwrap();
        let seen = all.into_iter().filter(|row| {
            applied.contains(&row.from_import) && row.superseded_by.is_none_or(|by| !applied.contains(&by))
        });
        seen.map(|row| (format!("{} {}", row.kind, row.key), row.person_id.to_string())).collect()
    }
}

/// A row of an extract: column and value; what is left out is empty.
pub(crate) type Row<'a> = Vec<(&'a str, String)>;

fn csv(name: &str, table: &extracts::columns::Table, rows: &[Row<'_>]) -> ImportFile {
    let mut text = table.names().collect::<Vec<_>>().join(",");
    for row in rows {
        let cell = |column| row.iter().find(|(name, _)| *name == column).map(|(_, value)| value.as_str());
        text.push('\n');
        text.push_str(&table.names().map(|name| cell(name).unwrap_or_default()).collect::<Vec<_>>().join(","));
    }
    text.push('\n');
    ImportFile::in_memory(name, text.into_bytes())
}

/// A council's index.
pub(crate) fn index(rows: &[Row<'_>]) -> ImportFile {
    csv("person_index.csv", &extracts::columns::PERSON_INDEX, rows)
}

/// A prison's extract.
pub(crate) fn prison(rows: &[Row<'_>]) -> ImportFile {
    csv("prison.csv", &extracts::columns::PRISON, rows)
}

/// Probation's extract.
pub(crate) fn probation(rows: &[Row<'_>]) -> ImportFile {
    csv("probation.csv", &extracts::columns::PROBATION, rows)
}

/// One object of the Standard Safeguarding Dataset: person, address, care leavers.
pub(crate) fn safeguarding(object: usize, rows: &[Row<'_>]) -> ImportFile {
    let table = extracts::columns::SAFEGUARDING_TABLES[object];
    csv(&format!("{}.csv", table.name), table, rows)
}

/// A row with these cells.
pub(crate) fn row<'a>(cells: &[(&'a str, &str)]) -> Row<'a> {
    cells.iter().map(|(column, value)| (*column, (*value).to_owned())).collect()
}

/// A row of the index about somebody made of a number.
pub(crate) fn indexed(number: usize) -> Row<'static> {
    let tree = ["Rowanfield", "Hawthornby", "Alderson", "Larchmont", "O'Willow", "St Maple"][number % 6];
    vec![
        ("local_id", format!("MD{number}")),
        ("given_name", ["Wren", "Teal", "Robin", "Linnet"][number % 4].to_owned()),
        ("family_name", tree.to_owned()),
        ("date_of_birth", format!("2006-{:02}-{:02}", number % 12 + 1, number % 28 + 1)),
        ("prison_number", format!("A{:04}BC", number % 10_000)),
        ("team", "Leaving care north".to_owned()),
        ("personal_adviser", "Ada Linden".to_owned()),
        ("personal_adviser_email", "Ada.Linden@merrowdale.example".to_owned()),
    ]
}

/// The same row with another value.
pub(crate) fn with<'a>(row: &Row<'a>, column: &'a str, value: &str) -> Row<'a> {
    let mut row = row.clone();
    row.retain(|(name, _)| *name != column);
    row.push((column, value.to_owned()));
    row
}
