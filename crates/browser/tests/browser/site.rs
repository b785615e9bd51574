//! The whole application on a throw-away database, reached over loopback as a browser reaches it.

use testkit::{TestApp, TestDatabase, databases};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// The site under test.
#[derive(Debug)]
pub(crate) struct Site {
    /// The application behind it: its clock, its cast.
    pub(crate) app: TestApp,
    /// `http://127.0.0.1:…`, without a slash at its end.
    pub(crate) address: String,
    server: JoinHandle<()>,
    // Dropped after the application has let go of it.
    _database: TestDatabase,
}

impl Site {
    /// One site on SQLite, which is always the first.
    pub(crate) async fn open() -> Self {
        Self::serve(databases().await.swap_remove(0)).await
    }

    /// The same, where a second manager of Cass's team can sign in too.
    pub(crate) async fn with_second_manager() -> Self {
        let mut site = Self::open().await;
        site.app.brings_second_manager().await;
        site
    }

    /// One site on each kind of database that is there.
    pub(crate) async fn on_every_database() -> Vec<Self> {
        let mut sites = Vec::new();
        for database in databases().await {
            sites.push(Self::serve(database).await);
        }
        sites
    }

    async fn serve(database: TestDatabase) -> Self {
        let app = TestApp::open(&database.address).await;
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("its address"));
        let router = app.router();
        let server = tokio::spawn(async move { axum::serve(listener, router).await.expect("serves until the end") });
        Self { app, address, server, _database: database }
    }

    /// Address of a page. `{wren}` stands for the id of that person of the cast.
    pub(crate) fn page(&self, path: &str) -> String {
        let path = ["wren", "teal", "merle"].iter().fold(path.to_owned(), |path, who| {
            path.replace(&format!("{{{who}}}"), &self.app.cast.person(who).to_string())
        });
        format!("{}{path}", self.address)
    }

    /// Ends the test: the chain of the audit must be whole.
    pub(crate) async fn close(self) {
        self.server.abort();
        self.app.close().await;
    }
}
