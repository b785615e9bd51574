//! People whom a prison no longer lists: a new version of their record says by which day they had left.

use extracts::At;
use store::StoreError;
use store::columns::{Keyed, Uuid};

use super::batch::Batch;
use super::draft::Draft;
use super::rows;
use super::turn::Stager;
use super::who::Before;
use crate::import::TURN;

impl Stager<'_> {
    /// The next turn of records that the files leave out, with the id to go on from; nothing once all were seen.
    pub(super) async fn left_out(&mut self, after: Option<Uuid>) -> Result<Option<(Batch, Uuid)>, StoreError> {
        let listed = rows::listed(self.store.rows(), self.origin, after, TURN).await?;
        let Some(last) = listed.last().map(|row| row.id) else { return Ok(None) };
        let mut batch = Batch::default();
        for row in listed.into_iter().filter(|row| !self.listed.contains(&row.id)) {
            let (key, person) = (row.key.clone(), domain::id::PersonId::from_key(row.person_id));
            let Before { id, limited, born_on, mut content } = Before::read(row)?;
            match content.custody.as_mut() {
                Some(custody) if custody.left_by.is_none() => custody.left_by = Some(self.today),
                _ => continue,
            }
            let at = At { file: "".into(), row: 0 };
            let draft = Draft::new(at, &key, born_on, limited.as_deref(), content);
            let context = self.store.context();
            batch.record(draft, (self.origin, person), Some(id), &mut || context.new_id());
            self.counts.gone += 1;
        }
        Ok(Some((batch, last)))
    }
}
