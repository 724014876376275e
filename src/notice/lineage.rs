//! What became of a department over the years, as an office states it.

/// An old department and those that took its place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lineage {
    /// The old name.
    pub old: String,
    /// The new names: one for a department renamed or merged, several for one that was split.
    pub new: Vec<String>,
}
