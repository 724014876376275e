//! What an office says of its comparison tables: their name, their basis, their columns.

use crate::diff::Changes;

use super::rows::{Bit, Row};

/// What an office says of its comparison tables.
#[derive(Debug, Clone, Copy)]
pub struct Table<'a> {
    /// What the table is called: 修订对照表.
    pub title_form: &'a str,
    /// What the revision goes by: 根据……，.
    pub basis: Option<&'a str>,
    /// Its columns, from left to right.
    pub columns: &'a [Column],
}

impl Table<'_> {
    /// Whether each row names its department in a column; else its cells do.
    pub(super) fn has_places(&self) -> bool {
        self.columns.contains(&Column::Department)
    }
}

/// A column of the comparison table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// 序号.
    Index,
    /// 部门.
    Department,
    /// 修订前.
    Before,
    /// 修订后.
    After,
    /// 类型.
    Kind,
    /// 修订说明, for a person to fill.
    Reason,
}

impl Column {
    /// All of them, in the usual order.
    pub const ALL: [Self; 6] =
        [Self::Index, Self::Department, Self::Before, Self::After, Self::Kind, Self::Reason];

    /// What heads it.
    #[must_use]
    pub fn head(self) -> &'static str {
        match self {
            Self::Index => "序号",
            Self::Department => "部门",
            Self::Before => "修订前",
            Self::After => "修订后",
            Self::Kind => "类型",
            Self::Reason => "修订说明",
        }
    }

    /// What is said below its name: the document number of its side, or that it is a draft's.
    pub(super) fn label(self, changes: &Changes) -> Option<String> {
        let side = match self {
            Self::Before => &changes.old,
            Self::After if changes.new.draft => return Some("（送审稿）".to_owned()),
            Self::After => &changes.new,
            _ => return None,
        };
        side.document_number.as_ref().map(|it| format!("（{it}）"))
    }

    /// What stands in it in a row, which is the `index`-th from 1.
    pub(super) fn cell(self, index: usize, row: &Row) -> Cell<'_> {
        match self {
            Self::Index => Cell::Number(index),
            Self::Department => Cell::Word(&row.place),
            Self::Before => Cell::Text(&row.old),
            Self::After => Cell::Text(&row.new),
            Self::Kind => Cell::Word(&row.kind),
            Self::Reason => Cell::Word(""),
        }
    }

    /// Whether it holds a whole text, and takes what room the others leave.
    pub(super) fn is_wide(self) -> bool {
        matches!(self, Self::Before | Self::After)
    }
}

/// What stands in a cell.
pub(super) enum Cell<'a> {
    Number(usize),
    Word(&'a str),
    Text(&'a [Bit]),
}

/// A width for each of `columns`, of `room` in all: `narrow` tells how wide each of them is that
/// holds no whole text; those that do share the rest.
pub(super) fn widths(columns: &[Column], room: u32, narrow: fn(Column) -> u32) -> Vec<u32> {
    let fixed: u32 = columns.iter().filter(|it| !it.is_wide()).map(|it| narrow(*it)).sum();
    let wide = u32::try_from(columns.iter().filter(|it| it.is_wide()).count()).unwrap_or(1);
    let share = room.saturating_sub(fixed).checked_div(wide);
    let width = |column: &Column| match share {
        Some(share) if column.is_wide() => share,
        Some(_) => narrow(*column),
        None => narrow(*column) * room / fixed.max(1),
    };
    columns.iter().map(width).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_texts_share_what_room_is_left() {
        let narrow = |_| 10;
        assert_eq!(widths(&Column::ALL, 100, narrow), [10, 10, 30, 30, 10, 10]);
        assert_eq!(widths(&[Column::Index, Column::After], 100, narrow), [10, 90]);
        assert_eq!(widths(&[Column::Index, Column::Kind], 100, narrow), [50, 50]);
    }
}
