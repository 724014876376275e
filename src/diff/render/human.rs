//! Changes for people at a terminal.

use unicode_width::UnicodeWidthStr;

use crate::diff::{
    Changes, DepartmentChange, DutyChange, DutyKind, DutySide, FieldChange, NoteChange,
    NoteChangeKind,
};
use crate::finding::render::printable;
use crate::finding::{Language, Worded};
use crate::wording::Segment;

use super::labels;

/// How the changes are shown.
#[derive(Debug, Clone, Copy)]
pub struct Human {
    /// The language.
    pub language: Language,
    /// Whether a terminal shows it: removed text red and struck, added text green and underlined.
    pub color: bool,
    /// The columns after which lines wrap, where they do.
    pub width: Option<usize>,
    /// Whether a moved duty is listed under the department that gave it, too.
    pub both_sides: bool,
    /// Whether what did not change is listed too.
    pub all: bool,
}

/// The changes, in the order of the new notice.
#[must_use]
pub fn human(changes: &Changes, how: Human) -> String {
    let mut page = Page { changes, how, text: String::new() };
    if changes.is_empty() && !how.all {
        page.same();
        return page.text;
    }
    page.sides();
    page.counts();
    page.departments();
    page.duties();
    page.fields();
    page.notes();
    page.next();
    page.text
}

struct Page<'a> {
    changes: &'a Changes,
    how: Human,
    text: String,
}

impl<'a> Page<'a> {
    fn say<'w>(&self, zh: &'w str, en: &'w str) -> &'w str {
        if self.how.language == Language::Zh { zh } else { en }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// A blank line, and the head of a section.
    fn section(&mut self, head: &str) {
        self.line("");
        self.line(head);
    }

    fn same(&mut self) {
        let duties = self.changes.new.duties;
        let line = match self.how.language {
            Language::Zh => format!("两份文件内容相同（{duties} 项）。"),
            Language::En => format!("the two notices say the same ({duties} duties)."),
        };
        self.line(&line);
    }

    fn sides(&mut self) {
        let (old, new) = (&self.changes.old, &self.changes.new);
        let (old_file, new_file) = labels::files(self.changes);
        let day = |side: &crate::diff::Side| match self.how.language {
            Language::Zh => side.day(),
            Language::En => side.issued_on.clone().unwrap_or_default(),
        };
        let draft = |side: &crate::diff::Side| {
            if side.draft { self.say("草稿　", "draft ") } else { "" }
        };
        let row = |side: &crate::diff::Side, file: &str| {
            [
                format!("{}{}", draft(side), printable(side.label())),
                printable(&day(side)).into_owned(),
                printable(file).into_owned(),
            ]
        };
        let (one, other) = (row(old, old_file), row(new, new_file));
        let width = |at: usize| {
            let of = |row: &[String; 3]| row.get(at).map_or(0, |it| it.width_cjk());
            of(&one).max(of(&other))
        };
        let lines = [(self.say("旧", "old"), &one, old), (self.say("新", "new"), &other, new)].map(
            |(name, row, side)| {
                let mut line = name.to_owned();
                for (at, cell) in row.iter().enumerate().filter(|(at, _)| width(*at) > 0) {
                    let gap = width(at).saturating_sub(cell.width_cjk());
                    line.push_str(self.say("　", "  "));
                    line.push_str(cell);
                    line.push_str(&" ".repeat(gap));
                }
                let (departments, duties) = (side.departments, side.duties);
                line + &match self.how.language {
                    Language::Zh => format!("　{departments} 个部门　{duties} 项"),
                    Language::En => format!("  {departments} departments, {duties} duties"),
                }
            },
        );
        lines.iter().for_each(|line| self.line(line));
    }

    fn counts(&mut self) {
        let summary = &self.changes.summary;
        let zh = self.how.language == Language::Zh;
        let reworded = summary.reworded - summary.punctuation_only;
        let mut counts: Vec<(&str, usize, String)> = Vec::new();
        let also = match summary.moved_and_reworded {
            0 => String::new(),
            count if zh => format!("（{count} 项同时修改）"),
            count => format!(" ({count} reworded too)"),
        };
        for (zh, en, count, also) in [
            ("新增", "added", summary.added, String::new()),
            ("删除", "removed", summary.removed, String::new()),
            ("划转", "moved", summary.moved, also),
            ("修改", "reworded", reworded, String::new()),
            ("合并", "merged", summary.merged, String::new()),
            ("拆分", "split", summary.split, String::new()),
        ] {
            counts.push((self.say(zh, en), count, also));
        }
        let mut total: usize = counts.iter().map(|(_, count, _)| count).sum();
        let mut shown: Vec<String> = counts
            .into_iter()
            .filter(|(_, count, _)| *count > 0)
            .map(|(name, count, also)| format!("{name} {count}{also}"))
            .collect();
        for (kind, count) in department_kinds(self.changes) {
            total += count;
            let name = labels::department(kind).by(self.how.language);
            shown.push(if zh {
                format!("部门{name} {count}")
            } else {
                format!("departments {name} {count}")
            });
        }
        for (zh, en, count) in [
            ("文件信息", "particulars", labels::told_header(self.changes).count()),
            ("其他文字", "other text", labels::told_notes(self.changes).count()),
        ] {
            total += count;
            shown.extend((count > 0).then(|| format!("{} {count}", self.say(zh, en))));
        }
        let minor = self.minor();
        self.line("");
        if zh {
            let head = format!("要看的 {total} 处");
            let gap = " ".repeat(head.width_cjk().saturating_sub("不必看".width_cjk()));
            self.line(&format!("{head}　{}", shown.join("　")));
            self.line(&format!("不必看{gap}　{}", minor.join("　")));
        } else {
            let gap = if shown.is_empty() { "" } else { ": " };
            self.line(&format!("to read: {total}{gap}{}", shown.join(", ")));
            self.line(&format!("not to read: {}", minor.join(", ")));
        }
    }

    /// What need not be read.
    fn minor(&self) -> Vec<String> {
        let summary = &self.changes.summary;
        let minor = [
            ("仅项号变动", "renumbered", summary.renumbered),
            ("仅标点变动", "punctuation only", summary.punctuation_only),
            ("未变", "unchanged", summary.unchanged),
        ];
        minor
            .into_iter()
            .filter(|(zh, _, count)| *count > 0 || *zh != "仅标点变动")
            .map(|(zh, en, count)| format!("{} {count}", self.say(zh, en)))
            .collect()
    }

    fn departments(&mut self) {
        let listed: Vec<&DepartmentChange> =
            self.changes.departments.iter().filter(|it| it.is_change() || self.how.all).collect();
        if listed.is_empty() {
            return;
        }
        self.section(self.say("部门", "departments"));
        for change in listed {
            let line = self.department(change);
            self.line(&format!("  {line}"));
            for FieldChange { field, old, new, .. } in labels::told_fields(change) {
                let name = labels::field(field).by(self.how.language);
                let line = self.between(name, old.as_deref(), new.as_deref());
                self.line(&format!("        {line}"));
            }
        }
    }

    fn department(&self, change: &DepartmentChange) -> String {
        let names = |names: &[String]| printable(&names.join(" ＋ ")).into_owned();
        let kind = labels::department(change.kind).by(self.how.language);
        let (old, new) = (names(&change.old), names(&change.new));
        let between = match (change.old.is_empty(), change.new.is_empty()) {
            (true, _) => new,
            (_, true) => old,
            _ if old == new => new,
            _ => format!("{old} → {new}"),
        };
        let (stayed, all) = labels::stayed(self.changes, &change.old_ids, &change.new_ids);
        let moved = change.reordered && change.kind != crate::diff::DepartmentKind::Reordered;
        let moved = if moved { self.say("，同时移位", ", reordered too") } else { "" };
        let kept = match self.how.language {
            _ if change.old.is_empty() || change.new.is_empty() => String::new(),
            Language::Zh if stayed == all => format!("（{all} 项职责全部沿用{moved}）"),
            Language::Zh => format!("（{all} 项职责中沿用 {stayed} 项{moved}）"),
            Language::En => format!(" ({stayed} of {all} duties kept{moved})"),
        };
        format!("{kind}{}{between}{kept}", self.say("　", ": "))
    }

    fn duties(&mut self) {
        let shown = |it: &&DutyChange| self.how.all || !it.is_minor();
        let changes = self.changes;
        let duties: Vec<&DutyChange> = changes.duties.iter().filter(shown).collect();
        if duties.is_empty() {
            return;
        }
        self.section(self.say("职责（按新稿部门顺序）", "duties (in the order of the new notice)"));
        let mut groups: Vec<(&str, Vec<&DutyChange>)> = Vec::new();
        for change in duties {
            let name = labels::place(changes, change, self.how.language);
            match groups.last_mut() {
                Some((before, list)) if *before == name => list.push(change),
                _ => groups.push((name, vec![change])),
            }
        }
        let given = self.given();
        let mut told: Vec<&str> = Vec::new();
        for (name, list) in groups {
            self.line(&printable(name));
            list.into_iter().for_each(|it| self.duty(it));
            let leaving = given.iter().filter(|(from, _)| *from == name && !told.contains(&name));
            leaving.for_each(|(_, it)| self.leaving(it));
            told.push(name);
        }
        let mut names: Vec<&str> = given.iter().map(|(name, _)| *name).collect();
        names.dedup();
        for name in names.into_iter().filter(|it| !told.contains(it)) {
            self.line(&printable(name));
            given.iter().filter(|(from, _)| *from == name).for_each(|(_, it)| self.leaving(it));
        }
    }

    /// What moved away, by the department it left, where that is to be listed.
    fn given(&self) -> Vec<(&'a str, &'a DutyChange)> {
        let changes = self.changes;
        let moved =
            changes.duties.iter().filter(|it| self.how.both_sides && it.kind == DutyKind::Moved);
        let mut given: Vec<(&str, &DutyChange)> = moved
            .filter_map(|it| {
                let old = it.old.as_ref()?;
                let name = labels::became(changes, old);
                Some((name.unwrap_or_else(|| labels::unit(old, self.how.language)), it))
            })
            .collect();
        given.sort_by_key(|(_, it)| it.old.as_ref().map(|old| old.id.clone()));
        given
    }

    fn leaving(&mut self, change: &DutyChange) {
        let (Some(old), Some(new)) = (&change.old, &change.new) else { return };
        let language = self.how.language;
        let (from, to) = (labels::item(old, language), labels::item(new, language));
        let unit = labels::unit(new, language);
        let line = match language {
            Language::Zh => format!("  划出　原{from}　去往 {unit} {to}"),
            Language::En => format!("  given away: old {from}, to {unit} {to}"),
        };
        self.line(&printable(&line));
    }

    fn duty(&mut self, change: &DutyChange) {
        let head = self.head(change);
        self.line(&printable(&format!("  {head}")));
        let words = match change.wording.as_slice() {
            [] => {
                let side = change.new.as_ref().or(change.old.as_ref());
                vec![Segment::Kept(side.map(|it| it.text.clone()).unwrap_or_default())]
            }
            wording => wording.to_vec(),
        };
        self.words(&words);
    }

    fn head(&self, change: &DutyChange) -> String {
        let language = self.how.language;
        let zh = language == Language::Zh;
        let kind = labels::duty(change).by(language);
        let item = |it: &Option<DutySide>| it.as_ref().map(|it| labels::item(it, language));
        let (mut old, mut new) = (item(&change.old), item(&change.new));
        if change.kind == DutyKind::Renumbered && old == new {
            // The same number in another writing.
            let marker = |it: &Option<DutySide>| it.as_ref().and_then(|it| it.marker.clone());
            (old, new) = (marker(&change.old).or(old), marker(&change.new).or(new));
        }
        let away = |it: &DutySide| {
            format!("{} {}", labels::unit(it, language), labels::item(it, language))
        };
        let parts = || change.parts.iter().map(away).collect::<Vec<_>>().join(self.say("、", ", "));
        match (change.kind, old, new) {
            (DutyKind::Moved, Some(old), Some(new)) => {
                let from = change.old.as_ref().map_or("", |it| labels::unit(it, language));
                let also = Worded { zh: "划入并修改", en: "taken over and reworded" };
                let plain = Worded { zh: "划入", en: "taken over" };
                let kind = if change.reworded { also } else { plain }.by(language);
                if zh {
                    format!("{kind}　{new}　来自 {from} 原{old}")
                } else {
                    format!("{kind}: {new}, from {from} old {old}")
                }
            }
            (DutyKind::Renumbered, Some(old), Some(new)) if zh => {
                format!("{kind}　原{old} → {new}")
            }
            (DutyKind::Renumbered, Some(old), Some(new)) => format!("{kind}: old {old} → {new}"),
            (DutyKind::Merged, _, Some(new)) if zh => {
                format!("{kind}　{new}　由原 {} 合成", parts())
            }
            (DutyKind::Merged, _, Some(new)) => format!("{kind}: {new}, from old {}", parts()),
            (DutyKind::Split, Some(old), _) if zh => format!("{kind}　原{old}　分为 {}", parts()),
            (DutyKind::Split, Some(old), _) => format!("{kind}: old {old}, into {}", parts()),
            (_, Some(old), None) if zh => format!("{kind}　原{old}"),
            (_, Some(old), None) => format!("{kind}: old {old}"),
            (_, _, new) => format!("{kind}{}{}", self.say("　", ": "), new.unwrap_or_default()),
        }
    }

    /// The pieces of a wording, indented, wrapped where the terminal ends.
    fn words(&mut self, segments: &[Segment]) {
        const INDENT: usize = 8;
        let width = self.how.width.map_or(usize::MAX, |it| it.saturating_sub(INDENT).max(20));
        let mut line = String::new();
        let mut column = 0;
        for segment in segments {
            let (open, close) = match (segment, self.how.color) {
                (Segment::Kept(_), _) => ("", ""),
                (Segment::Removed(_), false) => ("[-", "-]"),
                (Segment::Added(_), false) => ("{+", "+}"),
                (Segment::Removed(_), true) => ("\u{1b}[31;9m", "\u{1b}[0m"),
                (Segment::Added(_), true) => ("\u{1b}[32;4m", "\u{1b}[0m"),
            };
            let (Segment::Kept(words) | Segment::Removed(words) | Segment::Added(words)) = segment;
            line.push_str(open);
            for character in printable(words).chars() {
                let wide = character.to_string().width_cjk();
                if column + wide > width {
                    line.push_str(if self.how.color { close } else { "" });
                    let whole = format!("{}{line}", " ".repeat(INDENT));
                    self.line(&whole);
                    line = if self.how.color { open.to_owned() } else { String::new() };
                    column = 0;
                }
                line.push(character);
                column += wide;
            }
            line.push_str(close);
            column += if self.how.color { 0 } else { open.len() + close.len() };
        }
        self.line(&format!("{}{line}", " ".repeat(INDENT)));
    }

    fn fields(&mut self) {
        if self.changes.header.is_empty() {
            return;
        }
        self.section(self.say("文件信息", "particulars"));
        let changes = self.changes;
        for FieldChange { field, old, new, .. } in &changes.header {
            let name = labels::field(field).by(self.how.language);
            // The label says already that it is the date of printing.
            let bare = |text: &'a Option<String>| {
                let text = text.as_deref()?;
                Some(if *field == "printed_on" { text.trim_end_matches("印发") } else { text })
            };
            let line = self.between(name, bare(old), bare(new));
            self.line(&format!("  {line}"));
        }
    }

    fn between(&self, name: &str, old: Option<&str>, new: Option<&str>) -> String {
        let shown = |text: Option<&str>| match text {
            Some(text) => printable(&text.replace('\n', " ／ ")).into_owned(),
            None => self.say("（无）", "(none)").to_owned(),
        };
        format!("{name}{}{} → {}", self.say("　", ": "), shown(old), shown(new))
    }

    fn notes(&mut self) {
        let listed: Vec<&NoteChange> = self
            .changes
            .notes
            .iter()
            .filter(|it| self.how.all || it.kind != NoteChangeKind::Unchanged)
            .collect();
        if listed.is_empty() {
            return;
        }
        self.section(self.say("其他文字", "other text"));
        for change in listed {
            let head = format!("  {}", labels::note(change.kind).by(self.how.language));
            self.line(&head);
            let side = change.new.as_ref().or(change.old.as_ref());
            match change.wording.as_slice() {
                [] => {
                    let text = side.map(|it| it.text.clone()).unwrap_or_default();
                    self.words(&[Segment::Kept(text)]);
                }
                wording => self.words(wording),
            }
        }
    }

    fn next(&mut self) {
        if self.changes.is_empty() {
            return;
        }
        let (old, new) = (quoted(&self.changes.old.path), quoted(&self.changes.new.path));
        let (head, folder) = match self.how.language {
            Language::Zh => ("送审三件套：", "送审/"),
            Language::En => ("for approval: ", "review/"),
        };
        self.line("");
        self.line(&format!("{head}zhineng diff {old} {new} -t docx,redline,clean -o {folder}"));
    }
}

/// The path as a word of a command.
fn quoted(path: &str) -> String {
    let path = printable(path).into_owned();
    if path.contains([' ', '\u{3000}', '(', ')', '&', ';']) { format!("\"{path}\"") } else { path }
}

/// How many departments there are of each kind that is a change.
fn department_kinds(changes: &Changes) -> Vec<(crate::diff::DepartmentKind, usize)> {
    let mut kinds: Vec<_> =
        changes.departments.iter().filter(|it| it.is_change()).map(|it| it.kind).collect();
    kinds.sort_unstable();
    kinds
        .chunk_by(|one, other| one == other)
        .filter_map(|it| Some((*it.first()?, it.len())))
        .collect()
}
