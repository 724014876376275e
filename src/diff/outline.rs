//! A notice flattened for pairing: its departments as groups, its duties of every level as items.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::notice::{Department, Duty, Notice, id};
use crate::wording::{Profile, Rarity, skeleton};

/// In how many departments a sentence may stand and still tell one duty from another. What stands
/// in more of them (完成领导和上级交办的其他工作) is no one's in particular.
const MOST_DEPARTMENTS: usize = 2;

/// One side of the comparison.
pub(super) struct Outline<'a> {
    pub(super) notice: &'a Notice,
    /// The whole body's own duties, where there are some, then the departments.
    pub(super) groups: Vec<Group<'a>>,
    /// The duties in order, nested ones after the one above them.
    pub(super) items: Vec<Item<'a>>,
}

/// A department, or the whole body.
pub(super) struct Group<'a> {
    /// None for the whole body.
    pub(super) department: Option<&'a Department>,
    /// The id: `D01`, `B`.
    pub(super) id: &'a str,
    /// Its items.
    pub(super) items: Range<usize>,
}

/// A duty.
pub(super) struct Item<'a> {
    pub(super) group: usize,
    /// The item above it.
    pub(super) parent: Option<usize>,
    pub(super) duty: &'a Duty,
    /// Its words alone.
    pub(super) skeleton: String,
    pub(super) profile: Profile,
    /// Whether it stands in many departments: it is paired within its own alone.
    pub(super) common: bool,
}

impl<'a> Outline<'a> {
    /// Both sides, rarity and commonness being counted over both.
    pub(super) fn pair(old: &'a Notice, new: &'a Notice) -> (Self, Self) {
        let (mut old, mut new) = (Self::new(old), Self::new(new));
        let all = || old.items.iter().chain(&new.items);
        let rarity = Rarity::of(all().map(|item| item.duty.text.as_str()));
        let spread = [old.spread(), new.spread()];
        let is_common = |item: &Item| {
            item.duty.catch_all
                || spread
                    .iter()
                    .any(|it| it.get(&item.skeleton).is_some_and(|n| *n > MOST_DEPARTMENTS))
        };
        let marked = |side: &Self| -> Vec<(Profile, bool)> {
            side.items.iter().map(|it| (rarity.profile(&it.duty.text), is_common(it))).collect()
        };
        let (first, second) = (marked(&old), marked(&new));
        for (side, marks) in [(&mut old, first), (&mut new, second)] {
            for (item, (profile, common)) in side.items.iter_mut().zip(marks) {
                (item.profile, item.common) = (profile, common);
            }
        }
        (old, new)
    }

    fn new(notice: &'a Notice) -> Self {
        let mut outline = Self { notice, groups: Vec::new(), items: Vec::new() };
        if let Some(own) = &notice.own_duties {
            outline.group(None, id::OWN, &own.duties);
        }
        for department in &notice.departments {
            outline.group(Some(department), &department.id, &department.duties);
        }
        outline
    }

    fn group(&mut self, department: Option<&'a Department>, id: &'a str, duties: &'a [Duty]) {
        let start = self.items.len();
        self.add(duties, None);
        let items = start..self.items.len();
        self.groups.push(Group { department, id, items });
    }

    fn add(&mut self, duties: &'a [Duty], parent: Option<usize>) {
        for duty in duties {
            let at = self.items.len();
            self.items.push(Item {
                group: self.groups.len(),
                parent,
                duty,
                skeleton: skeleton(&duty.text),
                profile: Profile::default(),
                common: false,
            });
            self.add(&duty.children, Some(at));
        }
    }

    /// In how many groups each sentence stands.
    fn spread(&self) -> BTreeMap<String, usize> {
        let mut seen: Vec<(&str, usize)> =
            self.items.iter().map(|it| (it.skeleton.as_str(), it.group)).collect();
        seen.sort_unstable();
        seen.dedup();
        let mut spread = BTreeMap::new();
        seen.into_iter().for_each(|(words, _)| *spread.entry(words.to_owned()).or_default() += 1);
        spread
    }

    /// How many items of a group tell it from others.
    pub(super) fn telling(&self, group: usize) -> usize {
        let items = self.groups.get(group).map(|it| it.items.clone()).unwrap_or_default();
        self.items.get(items).unwrap_or_default().iter().filter(|it| !it.common).count()
    }
}

impl Group<'_> {
    /// The name, else the id.
    pub(super) fn label(&self) -> String {
        self.name().unwrap_or(self.id).to_owned()
    }

    pub(super) fn name(&self) -> Option<&str> {
        self.department.and_then(|it| it.name.as_deref())
    }

    /// Every name that it goes by, blanks and widths aside.
    pub(super) fn names(&self) -> Vec<String> {
        let Some(department) = self.department else { return Vec::new() };
        let aliases = department.aliases.iter().map(|it| it.name.as_str());
        let own = [department.name.as_deref(), department.base_name.as_deref()];
        own.into_iter().flatten().chain(aliases).map(skeleton).collect()
    }
}
