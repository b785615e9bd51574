//! People whom a prison no longer lists: a new version of their record says by which day they had left.

use domain::id::PersonId;
use extracts::At;
use store::StoreError;
use store::columns::{Keyed, Uuid};

use super::batch::Batch;
use super::draft::Draft;
use super::rows;
use super::turn::Stager;
use super::who::Before;

impl Stager<'_> {
    /// Ids of the records that the files leave out.
    pub(super) async fn left_out(&self) -> Result<Vec<Uuid>, StoreError> {
        let mut ids = rows::listed(self.store.rows(), self.origin).await?;
        ids.retain(|id| !self.listed.contains(id));
        ids.sort_unstable();
        Ok(ids)
    }

    /// What one turn of such records becomes.
    pub(super) async fn leave(&mut self, ids: &[Uuid]) -> Result<Batch, StoreError> {
        let mut batch = Batch::default();
        for (id, row) in rows::records(self.store.rows(), ids.to_vec()).await? {
            let (key, person) = (row.key.clone(), PersonId::from_key(row.person_id));
            let Before { limited, born_on, mut content, .. } = Before::read(row)?;
            let Some(custody) = content.custody.as_mut() else { continue };
            custody.left_by = Some(self.today);
            let at = At { file: "".into(), row: 0 };
            let draft = Draft::new(at, &key, born_on, limited.as_deref(), content);
            let context = self.store.context();
            batch.record(draft, (self.origin, person), Some(id), &mut || context.new_id());
            self.counts.gone += 1;
        }
        Ok(batch)
    }
}
