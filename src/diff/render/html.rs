//! Changes as one page that holds all it needs: both sides beside each other, filtered by kind
//! and department, fit for print.
//!
//! Every text of a notice is escaped, and the page's policy lets nothing run but its own script
//! and style, each named by its hash: a notice that holds tags shows tags.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::diff::{
    Changes, DepartmentChange, DepartmentKind, DutyChange, DutyKind, DutySide, NoteChange, Side,
};
use crate::finding::Language;
use crate::wording::{Segment, segments};

use super::labels;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The page; always Chinese, as documents are.
#[must_use]
pub fn html(changes: &Changes) -> String {
    let mut page = String::new();
    let title = format!("{} 与 {} 对照", changes.new.label(), changes.old.label());
    let _ = write!(
        page,
        concat!(
            "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n",
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ",
            "script-src '{}'; style-src '{}'; base-uri 'none'; form-action 'none'\">\n",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
            "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n",
        ),
        hash(SCRIPT),
        hash(STYLE),
        escape(&title),
        STYLE,
    );
    head(&mut page, changes);
    filters(&mut page, changes);
    table(&mut page, changes);
    let _ = write!(page, "<script>{SCRIPT}</script>\n</body>\n</html>\n");
    page
}

/// `sha256-…`, as a policy names a script or a style.
fn hash(text: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(text.as_bytes())))
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte));
        let bits = bits << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = LETTERS.get(bits >> (18 - 6 * place) & 63).copied().unwrap_or(b'=');
            text.push(if place > chunk.len() { '=' } else { char::from(letter) });
        }
    }
    text
}

/// Text that cannot be taken for markup, in or out of an attribute.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\0' => safe.push('\u{fffd}'),
            other => safe.push(other),
        }
    }
    safe
}

fn head(page: &mut String, changes: &Changes) {
    let (old_file, new_file) = labels::files(changes);
    let name = changes.new.title.as_deref().or(changes.old.title.as_deref()).unwrap_or("两份文件");
    let _ =
        writeln!(page, "<header>\n<h1>{}　修订对照</h1>\n<table class=\"sides\">", escape(name));
    for (label, side, file) in [("旧", &changes.old, old_file), ("新", &changes.new, new_file)] {
        let Side { departments, duties, .. } = side;
        let draft = if side.draft { "（草稿）" } else { "" };
        let _ = writeln!(
            page,
            "<tr><th scope=\"row\">{label}</th><td>{}{draft}</td><td>{}</td><td>{}</td><td>{departments} 个部门　{duties} 项</td></tr>",
            escape(side.label()),
            escape(&side.day()),
            escape(file),
        );
    }
    let _ = writeln!(page, "</table>");
    if changes.is_empty() {
        let _ =
            writeln!(page, "<p class=\"same\">两份文件内容相同（{} 项）。</p>", changes.new.duties);
    }
    let _ = writeln!(page, "</header>");
}

/// The kinds of rows, in the order of the filter: key, name, and whether they are shown at first.
const KINDS: [(&str, &str, bool); 12] = [
    ("department", "部门变动", true),
    ("added", "新增", true),
    ("removed", "删除", true),
    ("moved", "划转", true),
    ("reworded", "修改", true),
    ("merged", "合并", true),
    ("split", "拆分", true),
    ("field", "文件信息", true),
    ("note", "其他文字", true),
    ("punctuation", "仅标点变动", false),
    ("renumbered", "仅项号变动", false),
    ("unchanged", "未变", false),
];

fn filters(page: &mut String, changes: &Changes) {
    let rows = keys(changes);
    let _ = writeln!(page, "<form class=\"filters\">\n<fieldset>\n<legend>类型</legend>");
    for (key, name, shown) in KINDS {
        let count = rows.iter().filter(|it| **it == key).count();
        if count > 0 {
            let checked = if shown { " checked" } else { "" };
            let _ = writeln!(
                page,
                "<label><input type=\"checkbox\" name=\"kind\" value=\"{key}\"{checked}> {name} <b>{count}</b></label>",
            );
        }
    }
    let _ = writeln!(
        page,
        "</fieldset>\n<label>部门 <select name=\"department\"><option value=\"\">全部部门</option>"
    );
    for name in departments(changes) {
        let _ = writeln!(page, "<option value=\"{0}\">{0}</option>", escape(name));
    }
    let _ = writeln!(page, "</select></label>\n<output></output>\n</form>");
}

/// The kind of each row.
fn keys(changes: &Changes) -> Vec<&'static str> {
    let departments = changes.departments.iter().filter(|it| it.is_change()).map(|_| "department");
    let fields = changes.header.iter().map(|_| "field");
    let notes = labels::told_notes(changes).map(|_| "note");
    departments.chain(changes.duties.iter().map(key)).chain(fields).chain(notes).collect()
}

fn key(change: &DutyChange) -> &'static str {
    match change.kind {
        DutyKind::Unchanged => "unchanged",
        DutyKind::Renumbered => "renumbered",
        DutyKind::Reworded if change.punctuation_only => "punctuation",
        DutyKind::Reworded => "reworded",
        DutyKind::Moved => "moved",
        DutyKind::Merged => "merged",
        DutyKind::Split => "split",
        DutyKind::Added => "added",
        DutyKind::Removed => "removed",
    }
}

/// The departments under which duties are listed, in order.
fn departments(changes: &Changes) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for change in &changes.duties {
        for name in [Some(labels::place(changes, change, Language::Zh)), left(changes, change)] {
            names.extend(name.filter(|it| !names.contains(it)));
        }
    }
    names
}

/// The department that a moved duty left.
fn left<'a>(changes: &'a Changes, change: &'a DutyChange) -> Option<&'a str> {
    let old = change.old.as_ref().filter(|_| change.kind == DutyKind::Moved)?;
    Some(labels::became(changes, old).unwrap_or_else(|| labels::unit(old, Language::Zh)))
}

fn table(page: &mut String, changes: &Changes) {
    let _ = writeln!(
        page,
        concat!(
            "<table class=\"changes\">\n<thead><tr><th>序号</th><th>部门</th>",
            "<th>修订前<br>{}</th><th>修订后<br>{}</th><th>类型</th></tr></thead>\n<tbody>",
        ),
        escape(changes.old.label()),
        escape(changes.new.label()),
    );
    for change in changes.departments.iter().filter(|it| it.is_change()) {
        department(page, change);
    }
    changes.duties.iter().for_each(|change| duty(page, changes, change));
    for field in &changes.header {
        let cell = |text: &Option<String>| escape(text.as_deref().unwrap_or("（无）"));
        let name = labels::field(field.field).zh;
        row(
            page,
            &Row {
                key: "field",
                places: &[],
                place: "文件信息",
                old: cell(&field.old),
                new: cell(&field.new),
                kind: name,
            },
        );
    }
    labels::told_notes(changes).for_each(|it| note(page, it));
    let _ = writeln!(page, "</tbody>\n</table>");
}

/// A row of the table; the cells of the two sides are markup.
struct Row<'a> {
    key: &'a str,
    /// The departments by which the row is found.
    places: &'a [&'a str],
    place: &'a str,
    old: String,
    new: String,
    kind: &'a str,
}

fn row(page: &mut String, row: &Row) {
    let places: Vec<String> = row.places.iter().map(|it| escape(it)).collect();
    let hidden = KINDS.iter().any(|(key, _, shown)| *key == row.key && !shown);
    let _ = writeln!(
        page,
        "<tr data-kind=\"{}\" data-places=\"{}\"{}><td class=\"n\"></td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
        row.key,
        places.join("\n"),
        if hidden { " hidden" } else { "" },
        escape(row.place),
        row.old,
        row.new,
        escape(row.kind),
    );
}

fn department(page: &mut String, change: &DepartmentChange) {
    let (old, new) = (change.old.join("、"), change.new.join("、"));
    let mut sides = match change.kind {
        DepartmentKind::Renamed => {
            let wording = segments(&old, &new);
            [pieces(&wording, true), pieces(&wording, false)]
        }
        _ => [escape(&old), escape(&new)],
    };
    for field in labels::told_fields(change) {
        let name = labels::field(field.field).zh;
        for (side, text) in sides.iter_mut().zip([&field.old, &field.new]) {
            if let Some(text) = text.as_deref().or(labels::without(change)).map(escape) {
                let _ = write!(side, "<br><span class=\"from\">{name}：</span>{text}");
            }
        }
    }
    let [old, new] = sides;
    let place = change.new.first().or(change.old.first()).map_or("", String::as_str);
    let kind = format!("部门{}", labels::department(change.kind).zh);
    let mut places: Vec<&str> = change.new.iter().map(String::as_str).collect();
    if places.is_empty() {
        places.extend(change.old.iter().map(String::as_str));
    }
    row(page, &Row { key: "department", places: &places, place, old, new, kind: &kind });
}

fn duty(page: &mut String, changes: &Changes, change: &DutyChange) {
    let place = labels::place(changes, change, Language::Zh);
    let places: Vec<&str> = [Some(place), left(changes, change)].into_iter().flatten().collect();
    let (old, new) = match change.kind {
        DutyKind::Merged | DutyKind::Split => {
            let mut parts = String::new();
            for part in &change.parts {
                let _ = write!(parts, "<p>{}</p>", whole(part, place));
            }
            match change.kind {
                DutyKind::Merged => {
                    (parts, change.new.as_ref().map(|it| whole(it, place)).unwrap_or_default())
                }
                _ => (change.old.as_ref().map(|it| whole(it, place)).unwrap_or_default(), parts),
            }
        }
        _ => (
            cell(change, change.old.as_ref(), place, true),
            cell(change, change.new.as_ref(), place, false),
        ),
    };
    let kind = labels::duty(change).zh;
    row(page, &Row { key: key(change), places: &places, place, old, new, kind });
}

/// The marker, and the department where it is another than the row's.
fn lead(side: &DutySide, place: &str) -> String {
    let unit = labels::unit(side, Language::Zh);
    let from = if unit == place {
        String::new()
    } else {
        format!("<span class=\"from\">（{}）</span>", escape(unit))
    };
    format!(
        "{from}<span class=\"no\">{}</span>",
        escape(side.marker.as_deref().unwrap_or_default())
    )
}

fn whole(side: &DutySide, place: &str) -> String {
    format!("{}{}", lead(side, place), escape(&side.text))
}

/// One side of a pair, its own pieces marked.
fn cell(change: &DutyChange, side: Option<&DutySide>, place: &str, is_old: bool) -> String {
    let Some(side) = side else {
        return format!("<span class=\"none\">{}</span>", if is_old { "新增" } else { "删除" });
    };
    if change.wording.is_empty() {
        return whole(side, place);
    }
    lead(side, place) + &pieces(&change.wording, is_old)
}

fn pieces(wording: &[Segment], is_old: bool) -> String {
    let shown = wording.iter().filter_map(|segment| match segment {
        Segment::Kept(words) => Some(escape(words)),
        Segment::Removed(words) if is_old => Some(format!("<del>{}</del>", escape(words))),
        Segment::Added(words) if !is_old => Some(format!("<ins>{}</ins>", escape(words))),
        _ => None,
    });
    shown.collect()
}

fn note(page: &mut String, change: &NoteChange) {
    let side = |side: &Option<crate::diff::NoteSide>, is_old: bool| match side {
        None => String::new(),
        Some(side) if change.wording.is_empty() => escape(&side.text),
        Some(_) => pieces(&change.wording, is_old),
    };
    let kind = labels::note(change.kind).zh;
    let (old, new) = (side(&change.old, true), side(&change.new, false));
    row(page, &Row { key: "note", places: &[], place: "其他文字", old, new, kind });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_base64() {
        for (bytes, text) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
