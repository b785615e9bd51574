//! The whole application on a throw-away database, with a clock that tests turn.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use access::{Action, Asker, Permit, Policy};
use axum::Router;
use casework::sign_in::{PasswordCost, Passwords};
use domain::duty::LawBook;
use domain::id::{CorrelationId, FormKey};
use domain::{Date, Timestamp};
use pilot::seal::{Signature, seal};
use pilot::{Data, Given, Sealed};
use report::{Kept, Shelf};
use store::{Address, Context, London, Store};
use web::{Brand, House};

use crate::cast::Cast;
use crate::visitor::Visitor;

/// The day on which every story begins: a Wednesday.
pub const FIRST_DAY: Date = jiff::civil::date(2027, 2, 10);

/// Cheapest password check that Argon2 allows: stories sign in often, and what is tested here is not its cost.
const CHEAP: PasswordCost = PasswordCost { memory_kib: 8, passes: 1, lanes: 1 };

/// The application under test.
#[derive(Debug)]
pub struct TestApp {
    /// Where the facts are.
    pub store: Store,
    /// Password checks, as cheap as they can be.
    pub passwords: Passwords,
    /// Everybody in the stories.
    pub cast: Cast,
    house: Arc<House>,
    router: Router,
    clock: Arc<AtomicI64>,
}

/// A clock that stands until it is turned, and chance that is the same in every run.
fn context(clock: &Arc<AtomicI64>) -> Context {
    let micros = Arc::clone(clock);
    let drawn = AtomicU64::new(0);
    Context::new(
        Arc::new(move || {
            // A microsecond for every look, so that no two things happen at one instant.
            Timestamp::from_microsecond(micros.fetch_add(1, Ordering::SeqCst)).unwrap_or(Timestamp::UNIX_EPOCH)
        }),
        Arc::new(move |bytes| {
            for chunk in bytes.chunks_mut(8) {
                let word = splitmix(drawn.fetch_add(1, Ordering::SeqCst)).to_le_bytes();
                chunk.copy_from_slice(&word[..chunk.len()]);
            }
        }),
        law(),
    )
}

/// The law that comes with the program, read once for all apps of a process.
fn law() -> Arc<LawBook> {
    static LAW: OnceLock<Arc<LawBook>> = OnceLock::new();
    Arc::clone(LAW.get_or_init(|| Arc::new(law::book().expect("the law files are whole"))))
}

/// The demonstration's pilots, evaluated as of the first day; worked out once for all apps of a process.
fn pilots() -> Shelf {
    static PILOTS: OnceLock<Shelf> = OnceLock::new();
    PILOTS.get_or_init(|| Shelf::new(generator::pilot::made(FIRST_DAY).iter().map(evaluated).collect())).clone()
}

fn evaluated(made: &generator::pilot::Pilot) -> Kept {
    let signature = Signature { signed_by: made.signed_by, on: made.sealed_on, because: None };
    let (seals, _) = seal(&made.protocol, None, &signature).expect("a protocol that can be sealed");
    let sealed = Sealed::open(&made.protocol, &seals).expect("a seal that holds");
    let mut lines = made.people.lines();
    let names: Vec<&str> = lines.next().expect("names of columns").split(',').collect();
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    let column = |at: usize| rows.iter().map(|row| (!row[at].is_empty()).then(|| row[at].to_owned())).collect();
    let columns = names.iter().enumerate().map(|(at, name)| ((*name).to_owned(), column(at))).collect();
    let data = Data { columns, hash: pilot::seal::sha256(made.people.as_bytes()) };
    let outcome = pilot::run(&sealed, data, &Given::default(), 1).expect("a pilot that can be evaluated");
    let script = outcome.files.iter().find(|file| file.path == "release/check.R").expect("the script");
    Kept { id: made.folder.to_owned(), document: outcome.document, script: script.text.clone() }
}

/// One step of splitmix64 (Steele, Lea and Flood, 2014): enough for tests, never for secrets.
const fn splitmix(step: u64) -> u64 {
    let mut z = step.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

impl TestApp {
    /// Opens the application on this empty database and brings the cast in. The clock stands at ten in the morning of
    /// [`FIRST_DAY`].
    pub async fn open(address: &Address) -> Self {
        let clock = Arc::new(AtomicI64::new(0));
        let context = context(&clock);
        let policy = Arc::new(Policy::load().expect("policies load"));
        let store = Store::open(address, context, policy).await.expect("store opens");
        let passwords = Passwords::try_new(CHEAP).expect("cheapest cost");
        let brand = Brand { demo: true, ..Brand::default() };
        let house = House::with_reports(store.clone(), passwords.clone(), brand, pilots()).expect("house opens");
        let router = web::router(&house);
        let mut app = Self { store, passwords, cast: Cast::default(), house, router, clock };
        app.turn_to(FIRST_DAY);
        app.cast = Cast::bring_in(&app).await;
        app
    }

    /// Turns the clock to ten in the morning of a day.
    pub fn turn_to(&self, day: Date) {
        let ten = day.at(10, 0, 0, 0).to_zoned(London::zone()).expect("a real day").timestamp();
        self.clock.store(ten.as_microsecond(), Ordering::SeqCst);
    }

    /// Lets minutes pass.
    pub fn wait_minutes(&self, minutes: i64) {
        self.clock.fetch_add(minutes * 60_000_000, Ordering::SeqCst);
    }

    /// The pages.
    pub fn router(&self) -> Router {
        self.router.clone()
    }

    /// Reads everybody for the pages that ask by likeness, as the program does from time to time.
    pub async fn reads_people(&self) {
        self.house.refresh_likeness().await.expect("people can be read");
    }

    /// The permit of the command line.
    pub fn operator(&self, action: Action) -> Permit {
        let asker = Asker::operator("test".to_owned());
        self.store.policy().ask(&asker, action, None, self.store.context().today()).expect("the operator may")
    }

    /// Keeps a change that a test began by itself, under the operator's permit.
    pub async fn keep(&self, tx: store::Tx, words: &str) {
        let what = store::What { words, correlation: self.correlation() };
        tx.commit(&self.operator(Action::Operate), what).await.expect("is kept");
    }

    /// Every row of every table, as a copy of the record has them.
    pub async fn copied_rows(&self) -> Vec<String> {
        let snapshot = self.store.snapshot().await.expect("a view");
        let (_, copy) = store::backup::write(&snapshot, Vec::new()).await.expect("a copy");
        let mut text = String::new();
        std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(copy.as_slice()), &mut text).expect("gzip");
        text.lines().map(str::to_owned).collect()
    }

    /// A new correlation id.
    pub fn correlation(&self) -> CorrelationId {
        CorrelationId::from_bits(self.store.context().new_id())
    }

    /// A one-time key of a form.
    pub fn key(&self) -> FormKey {
        FormKey::from_bits(self.store.context().new_id())
    }

    /// Brings two of Wren's network in, who can sign in: Rowan, with whom she shares, and Ash, with whom she has stopped.
    pub async fn brings_supporters(&mut self) {
        let mut cast = std::mem::take(&mut self.cast);
        cast.bring_supporters(self).await;
        self.cast = cast;
    }

    /// Brings a second manager of Cass's team in, Linnet, who can sign in: a panel's session is closed by two.
    pub async fn brings_second_manager(&mut self) {
        let mut cast = std::mem::take(&mut self.cast);
        let linnet =
            ("linnet", "Linnet Hollyoak", domain::agency::Role::TeamManager, "X10000001", Some("Alderbrook team"));
        cast.worker_in(self, &linnet).await;
        self.cast = cast;
    }

    /// A browser that is not signed in.
    pub fn nobody(&self) -> Visitor<'_> {
        Visitor::new(self, "nobody")
    }

    /// A browser signed in as one of the cast, through the pages.
    pub async fn visit_as(&self, who: &'static str) -> Visitor<'_> {
        let mut visitor = Visitor::new(self, who);
        let (name, secret) = self.cast.sign_in(who);
        visitor.signs_in(&name, &secret).await;
        visitor
    }

    /// Ends the test: the chain must be whole and no message left unsent.
    pub async fn close(self) {
        self.store.verify(None).await.expect("the chain can be read").expect("the chain is whole");
        assert_eq!(self.store.untold_count().await.expect("outbox"), 0, "messages were left in the outbox");
        self.store.close().await.expect("closes");
    }
}
