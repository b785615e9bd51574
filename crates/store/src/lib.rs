//! Where facts are kept: one way to keep a change, with its audit line in the same transaction.
//!
//! One set of tables and one text of every query serve SQLite (embedded, the default) and PostgreSQL. A change is kept
//! by [`Tx::commit`] alone, which asks for the proof of permission and writes the audit line; forgetting either does not
//! compile. What was read of a person's record is written down by [`Store::seen`], a refusal by [`Store::refused`].

pub mod audit;
pub mod backup;
pub mod columns;
mod connect;
mod context;
mod draft;
pub mod entity;
mod error;
mod form_key;
pub mod locks;
mod migration;
mod outbox;
mod several;
mod together;
mod tx;
mod visible;

pub use audit::Shown;
pub use connect::{Address, Pool, Pragma, Store};
pub use context::{Clock, Context, London, Randomness};
pub use draft::{Draft, NewDraft};
pub use error::StoreError;
pub use form_key::Once;
pub use outbox::Message;
pub use several::{Found, Several, Written};
pub use tx::{Tx, What};
pub use visible::{World, applied, not_applied_imports, visible, visible_in};

pub use sea_orm;

/// Where questions are asked: the store itself, or a transaction. Only `rows.rs` files know what is behind it.
pub trait Rows: sea_orm::ConnectionTrait {}

impl<T: sea_orm::ConnectionTrait> Rows for T {}
