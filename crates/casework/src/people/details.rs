//! Find somebody by what is known of them, as likely as it is: nicknames, names in each other's place, mistyped birthdays,
//! former surnames and old postcodes. Among those the asker may open, as the one box does.

use domain::Date;
use domain::id::PersonId;
use store::{Rows, StoreError};

use super::{FOUND_MAX, Scope, in_scope, rows};
use crate::likeness::{Among, Held, Like, LikenessError, Question};
use crate::record::{self, Known};

/// Somebody who may be meant.
#[derive(Debug, Clone, PartialEq)]
pub struct Likely {
    /// Who, and the evidence.
    pub like: Like,
    /// What is known of them.
    pub known: Known,
    /// Whether the next in the list is nearly as likely.
    pub is_close: bool,
}

/// From which odds on somebody is shown, as their binary logarithm: even odds among those who are looked through.
const SHOWN_FROM: f64 = 0.0;

/// Those of `scope` who may be meant, the likeliest first: three questions.
///
/// Whoever is like the described one and looks like their twin is shown too, behind the others.
pub async fn by_details(
    rows: &impl Rows,
    held: &Held,
    scope: Scope,
    question: &Question,
    today: Date,
) -> Result<Vec<Likely>, LikenessError> {
    let mut likes = match scope {
        Scope::Worker(_) | Scope::Team { .. } => {
            let people = in_scope(rows, scope, today).await?;
            held.ask(question, Among::These(&people), today)?
        }
        Scope::Everyone { asker } => {
            let likes = held.ask(question, Among::Everybody, today)?;
            let people: Vec<PersonId> = likes.iter().map(|one| one.person).collect();
            let excluded = rows::excluded(rows, asker, &people, today).await?;
            likes.into_iter().filter(|one| !excluded.contains(&one.person)).collect()
        }
    };
    likes.retain(|one| one.bits >= SHOWN_FROM || one.flag.is_some());
    likes.truncate(FOUND_MAX);
    Ok(with_records(rows, likes, held.ahead()).await?)
}

async fn with_records(rows: &impl Rows, likes: Vec<Like>, ahead: f64) -> Result<Vec<Likely>, StoreError> {
    let people: Vec<PersonId> = likes.iter().map(|one| one.person).collect();
    let records = record::records(rows, &people).await?;
    let next: Vec<f64> = likes.iter().skip(1).map(|one| one.bits).collect();
    let likely = likes.into_iter().enumerate().filter_map(|(at, like)| {
        // Whoever has gone since people were read is not shown.
        let known = Known::from_records(records.get(&like.person)?);
        let is_close = next.get(at).is_some_and(|next| like.bits - next < ahead);
        Some(Likely { like, known, is_close })
    });
    Ok(likely.collect())
}
