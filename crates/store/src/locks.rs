//! The turns that PostgreSQL writers take one after the other, each under a number of its own. On SQLite there is one
//! writer anyway.
//!
//! 7246003 is taken as well: changing tables (`migration`) goes by it.

use sea_orm::{ConnectionTrait, DbBackend};

use crate::StoreError;

/// Writing to the chain of the audit.
pub const CHAIN: i64 = 7_246_001;
/// Counting tries to sign in.
pub const SIGN_IN: i64 = 7_246_002;
/// Opening, applying and undoing imports.
pub const IMPORT: i64 = 7_246_004;

/// Waits for the turn with this number; it is held until the transaction ends.
pub async fn take(rows: &impl ConnectionTrait, number: i64) -> Result<(), StoreError> {
    if rows.get_database_backend() == DbBackend::Postgres {
        rows.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({number})")).await?;
    }
    Ok(())
}
