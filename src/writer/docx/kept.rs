//! What is made once and kept for the next time.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use crate::writer::WriteError;

/// So many are kept: what differs from document to document has no end.
const MOST_KEPT: usize = 500;

/// Values by what they are made of; all go when there are too many.
pub(super) struct Kept<K, V>(BTreeMap<K, V>);

impl<K: Ord, V> Kept<K, V> {
    pub(super) const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// Uses the value of `key`, made if none is kept.
    pub(super) fn with<Q: Ord + ToOwned<Owned = K> + ?Sized>(
        &mut self,
        key: &Q,
        make: impl FnOnce() -> Result<V, WriteError>,
        using: impl FnOnce(&V),
    ) -> Result<(), WriteError>
    where
        K: Borrow<Q>,
    {
        if let Some(known) = self.0.get(key) {
            using(known);
            return Ok(());
        }
        let new = make()?;
        using(&new);
        if self.0.len() >= MOST_KEPT {
            self.0.clear();
        }
        self.0.insert(key.to_owned(), new);
        Ok(())
    }
}
