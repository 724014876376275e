//! Which department each row belongs to.
//!
//! A row's id says where it was, its 部门 where it is meant to be. Where the rows of departments
//! are no longer together, the sheet was sorted by another column: the ids restore the order.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::Place;
use crate::finding::{Finding, catalogue};
use crate::notice::{Department, id};

use super::departments::Known;
use super::entries::Entry;
use super::table::Table;

/// The rows by department, in the order that is meant.
#[derive(Debug, Default)]
pub(super) struct Homes {
    /// The rows of the whole body.
    pub(super) own: Vec<Entry>,
    /// The id of the department above them.
    pub(super) own_after: Option<String>,
    pub(super) departments: Vec<Home>,
}

/// A department and its rows.
#[derive(Debug)]
pub(super) struct Home {
    pub(super) department: Department,
    pub(super) place: Place,
    pub(super) entries: Vec<Entry>,
}

/// Whose a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Owner {
    Body,
    /// The department at this position in the list of homes.
    Department(usize),
}

impl Homes {
    /// Joins rows and departments.
    pub(super) fn find(
        entries: Vec<Entry>,
        known: Vec<Known>,
        table: &Table,
        findings: &mut Vec<Finding>,
    ) -> Self {
        let mut joining = Joining::new(known, &entries, table);
        joining.rename(&entries);
        let owned = joining.owners(entries, table, findings);
        joining.arrange(owned, table, findings)
    }
}

/// The homes in the making.
struct Joining {
    homes: Vec<Home>,
    by_id: BTreeMap<String, usize>,
    by_name: BTreeMap<String, usize>,
}

impl Joining {
    /// The departments of their sheet; without it, those that the ids of the rows tell apart.
    fn new(known: Vec<Known>, entries: &[Entry], table: &Table) -> Self {
        let mut joining =
            Self { homes: Vec::new(), by_id: BTreeMap::new(), by_name: BTreeMap::new() };
        let has_sheet = !known.is_empty();
        for Known { department, place } in known {
            joining.add(Home { department, place, entries: Vec::new() });
        }
        for entry in entries.iter().filter(|_| !has_sheet) {
            let former = entry.former().filter(|it| *it != id::OWN);
            if let Some(former) = former.filter(|it| !joining.by_id.contains_key(*it)) {
                let mut home = new_home(entry, table);
                former.clone_into(&mut home.department.id);
                joining.add(home);
            }
        }
        joining
    }

    fn add(&mut self, home: Home) -> usize {
        let at = self.homes.len();
        if !home.department.id.is_empty() {
            self.by_id.entry(home.department.id.clone()).or_insert(at);
        }
        if let Some(name) = &home.department.name {
            self.by_name.entry(name.clone()).or_insert(at);
        }
        self.homes.push(home);
        at
    }

    /// Takes a new name where all rows of a department have it and no other department does.
    fn rename(&mut self, entries: &[Entry]) {
        let mut found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for entry in entries {
            if let Some(former) = entry.former() {
                found.entry(former).or_default().insert(&entry.department);
            }
        }
        for (former, names) in found {
            let mut names = names.into_iter();
            let (Some(name), None) = (names.next(), names.next()) else { continue };
            let Some(at) = self.by_id.get(former).copied() else { continue };
            if name.is_empty() || self.by_name.contains_key(name) {
                continue;
            }
            if let Some(home) = self.homes.get_mut(at) {
                home.department.rename(name);
                self.by_name.insert(name.to_owned(), at);
            }
        }
    }

    /// Each row with its owner; rows that only name a department open it.
    fn owners(
        &mut self,
        entries: Vec<Entry>,
        table: &Table,
        findings: &mut Vec<Finding>,
    ) -> Vec<(Owner, Entry)> {
        let mut owned: Vec<(Owner, Entry)> = Vec::new();
        for entry in entries {
            let above = owned.last().map(|(owner, _)| *owner);
            let home = match self.owner(&entry, above) {
                Some(home) => home,
                None if entry.department.is_empty() => {
                    let finding = Finding::new(&catalogue::DUTY_WITHOUT_DEPARTMENT);
                    findings.push(super::at(finding, table, entry.row, entry.column));
                    above.unwrap_or(Owner::Body)
                }
                None => Owner::Department(self.add(new_home(&entry, table))),
            };
            owned.push((home, entry));
        }
        owned
    }

    /// The owner by id and name; none for a row without either, and for a new name.
    fn owner(&self, entry: &Entry, above: Option<Owner>) -> Option<Owner> {
        let former = match entry.former() {
            Some(id::OWN) => Some(Owner::Body),
            Some(former) => self.by_id.get(former).copied().map(Owner::Department),
            None => None,
        };
        let is_named = |owner: &Owner| self.name(*owner) == entry.department;
        let by_name = || {
            above
                .filter(is_named)
                .or_else(|| self.by_name.get(&entry.department).copied().map(Owner::Department))
        };
        match (former, entry.department.as_str()) {
            (Some(former), "") => Some(former),
            (Some(former), _) if is_named(&former) => Some(former),
            (_, "") => None,
            _ => by_name(),
        }
    }

    fn name(&self, owner: Owner) -> &str {
        match owner {
            Owner::Body => "",
            Owner::Department(at) => {
                self.homes.get(at).and_then(|it| it.department.name.as_deref()).unwrap_or_default()
            }
        }
    }

    /// Puts rows and departments in the order that is meant.
    fn arrange(
        self,
        owned: Vec<(Owner, Entry)>,
        table: &Table,
        findings: &mut Vec<Finding>,
    ) -> Homes {
        let scattered = self.scattered(&owned);
        let (owned, order) = match scattered.first() {
            None => {
                let order = self.by_rows(&owned);
                (owned, order)
            }
            Some(first) => {
                let rows: Vec<u32> = scattered.iter().map(|entry| entry.row).collect();
                let finding = Finding::new(&catalogue::ROWS_SORTED).with("rows", rows);
                findings.push(super::at(finding, table, first.row, first.column));
                ((restored(owned)), (0..self.homes.len()).collect())
            }
        };
        let mut homes = Homes { own_after: self.above_own(&owned), ..Homes::default() };
        let mut slots: Vec<Option<Home>> = self.homes.into_iter().map(Some).collect();
        for (owner, entry) in owned.into_iter().filter(|(_, entry)| !entry.is_heading()) {
            match owner {
                Owner::Body => homes.own.push(entry),
                Owner::Department(at) => {
                    slots
                        .get_mut(at)
                        .into_iter()
                        .flatten()
                        .for_each(|it| it.entries.push(entry.clone()));
                }
            }
        }
        let taken = order.into_iter().filter_map(|at| slots.get_mut(at)?.take());
        homes.departments = taken.collect();
        homes
    }

    /// The first row of each stretch of a department's rows that stands apart from the others,
    /// rows that were put in or given to another department left out of account.
    fn scattered<'a>(&self, owned: &'a [(Owner, Entry)]) -> Vec<&'a Entry> {
        let mut met = BTreeSet::new();
        let mut before = None;
        let mut apart = Vec::new();
        for (owner, entry) in owned {
            if !self.keeps(*owner, entry) || before == Some(*owner) {
                continue;
            }
            before = Some(*owner);
            if !met.insert(*owner) {
                apart.push(entry);
            }
        }
        apart
    }

    /// The departments by their first rows; one without rows comes after the one before it.
    fn by_rows(&self, owned: &[(Owner, Entry)]) -> Vec<usize> {
        let mut first: BTreeMap<Owner, u32> = BTreeMap::new();
        let mut first_kept: BTreeMap<Owner, u32> = BTreeMap::new();
        for (owner, entry) in owned {
            first.entry(*owner).or_insert(entry.row);
            if self.keeps(*owner, entry) {
                first_kept.entry(*owner).or_insert(entry.row);
            }
        }
        let mut last = 0;
        let mut keys: Vec<(u32, usize)> = Vec::new();
        for at in 0..self.homes.len() {
            let home = Owner::Department(at);
            last = first_kept.get(&home).or(first.get(&home)).copied().unwrap_or(last);
            keys.push((last, at));
        }
        keys.sort_unstable();
        keys.into_iter().map(|(_, at)| at).collect()
    }

    /// Whether the row was written for its owner.
    fn keeps(&self, owner: Owner, entry: &Entry) -> bool {
        let id = match owner {
            Owner::Body => Some(id::OWN),
            Owner::Department(at) => self.homes.get(at).map(|it| it.department.id.as_str()),
        };
        entry.former().is_some() && entry.former() == id
    }

    /// The id of the department whose rows stand above the body's own.
    fn above_own(&self, owned: &[(Owner, Entry)]) -> Option<String> {
        let first = owned.iter().position(|(owner, _)| *owner == Owner::Body)?;
        match owned.get(first.checked_sub(1)?)?.0 {
            Owner::Department(at) => self.homes.get(at).map(|it| it.department.id.clone()),
            Owner::Body => None,
        }
    }
}

impl Entry {
    /// The id of the department that the row was written for; the body's own have one too.
    fn former(&self) -> Option<&str> {
        self.id.split('-').next().filter(|it| !it.is_empty())
    }
}

/// The rows by their ids; a row without one stays below the row above it.
fn restored(owned: Vec<(Owner, Entry)>) -> Vec<(Owner, Entry)> {
    let mut key = Vec::new();
    let mut keyed: Vec<(Vec<usize>, (Owner, Entry))> = owned
        .into_iter()
        .map(|it| {
            if let Some(positions) = id::order(&it.1.id) {
                key = positions;
            }
            (key.clone(), it)
        })
        .collect();
    keyed.sort_by(|one, other| one.0.cmp(&other.0));
    keyed.into_iter().map(|(_, it)| it).collect()
}

/// A department that the sheet of departments does not have.
fn new_home(entry: &Entry, table: &Table) -> Home {
    let name = Some(entry.department.clone()).filter(|it| !it.is_empty());
    let mut department = Department {
        heading: name.clone(),
        name,
        section: entry.section.clone(),
        ..Department::default()
    };
    department.leave_off_brackets();
    Home { department, place: table.place(entry.row, entry.column), entries: Vec::new() }
}
