//! One year beside another: two notices → [`Changes`] → text for people, JSON, a page, tables.
//!
//! In: two notices, whatever form they were read from, and what an office says of the lineage of
//! its departments. Out: what became of every department, duty, particular and note. Meanings are
//! compared, not lines: departments are paired first ([`departments`], from names and from
//! [`shared`] duties), then duties ([`duties`]): the same words, then what shares rare characters
//! ([`candidates`]) in the best assignment ([`assign`]); what merged or was split comes last
//! ([`parts`]).
//!
//! What does not happen: no table of all pairs; no change that swapping the two notices would not
//! mirror; no identity by number or id, which are places in one year and no more.

mod assign;
mod candidates;
mod changes;
mod departments;
mod duties;
mod header;
mod notes;
mod order;
mod outline;
mod parts;
mod records;
pub mod render;
mod shared;

pub use changes::{
    Base, Changes, ChangesSchema, DepartmentChange, DepartmentKind, DutyChange, DutyKind, DutySide,
    FieldChange, NoteChange, NoteChangeKind, NoteSide, Piece, Side, Summary,
};

use crate::notice::{Lineage, Notice};

use outline::Outline;

/// A notice to be compared, and where it came from.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// The file, as it is to be named.
    pub path: &'a str,
    /// The notice.
    pub notice: &'a Notice,
}

/// Compares two notices; `lineage` is what is known of their departments beforehand.
#[must_use]
pub fn compare(old: Compared, new: Compared, lineage: &[Lineage]) -> Changes {
    let (from, to) = Outline::pair(old.notice, new.notice);
    let shared = shared::Shared::new(&from, &to);
    let links = departments::link(&from, &to, lineage, &shared);
    let pairs = duties::pair(&from, &to, &links);
    let duties = records::duties(&from, &to, &links, &pairs);
    Changes {
        schema: ChangesSchema::V1,
        base: Base::Old,
        old: side(old),
        new: side(new),
        summary: Summary::of(&duties),
        header: header::changes(old.notice, new.notice),
        departments: records::departments(&from, &to, &links, &pairs),
        duties,
        notes: notes::changes(
            old.notice,
            new.notice,
            &records::place_map(&from, &to, &links, &pairs),
        ),
    }
}

fn side(compared: Compared) -> Side {
    let notice = compared.notice;
    let header = &notice.header;
    let day = |date: &crate::notice::NoticeDate| {
        date.date.map_or_else(|| date.text.clone(), |day| day.to_string())
    };
    Side {
        path: compared.path.to_owned(),
        document_id: notice.document_id.clone(),
        document_number: header.document_number.as_ref().map(|it| it.text.clone()),
        issued_on: header.issued_on.as_ref().map(day),
        title: notice.title().map(str::to_owned),
        draft: notice.draft,
        departments: notice.departments.len(),
        duties: notice.duty_count(),
    }
}
