//! A random notice as a text file, with the habits of whoever typed it.

use super::markers::Family;
use super::model::{Case, Department, Duty, Header, HeadingForm, Lists, pick};
use crate::support::Random;

/// How a file is typed.
struct Habits {
    indent: &'static str,
    trailing: &'static str,
    after_marker: &'static str,
    blank_lines: usize,
    spaced_names: bool,
    two_line_imprint: bool,
    number_below_title: bool,
    /// The columns at which lines are broken.
    wrapped: Option<usize>,
}

/// The bytes of the file, and its text.
pub(super) fn write(case: &Case, random: &mut Random) -> (Vec<u8>, String) {
    let habits = Habits {
        indent: pick(random, &["", "", "　　", "    ", "\t"]),
        trailing: pick(random, &["", "", " ", "　", "   "]),
        after_marker: pick(random, &["", "", " ", "\u{a0}", "　"]),
        blank_lines: random.below(4),
        spaced_names: random.below(6) == 0,
        two_line_imprint: random.below(2) == 0,
        number_below_title: random.below(4) == 0,
        wrapped: (case.ends_are_marked() && random.below(4) == 0).then(|| 56 + random.below(20)),
    };
    let mut lines = Vec::new();
    match &case.header {
        Some(header) => head(header, case, &habits, &mut lines),
        None => lines.push(case.title.clone()),
    }
    departments(case, &habits, &mut lines);
    if let Some(office) = &case.imprint {
        if habits.two_line_imprint {
            lines.push(office.clone());
            lines.push("2024年3月18日印发".to_owned());
        } else {
            lines.push(format!("{office}　　　2024年3月18日印发"));
        }
    }
    let mut text = String::new();
    let wrapped = habits.wrapped.and_then(|columns| {
        lines.iter().map(|line| broken(line, columns)).collect::<Option<Vec<_>>>()
    });
    let lines = wrapped.map_or(lines, |lines| lines.concat());
    for line in lines {
        text += &[habits.indent, &line, habits.trailing, "\n"].concat();
        for _ in 0..random.below(habits.blank_lines + 1) {
            text += pick(random, &["\n", "　\n", "\t\n"]);
        }
    }
    if random.below(4) == 0 {
        text.truncate(text.trim_end_matches('\n').len());
    }
    let text = if random.below(4) == 0 { text.replace('\n', "\r\n") } else { text };
    (encode(&text, random), text)
}

fn encode(text: &str, random: &mut Random) -> Vec<u8> {
    let wide = |unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    match random.below(6) {
        0 => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        1 => {
            let (bytes, _, unmappable) = encoding_rs::GB18030.encode(text);
            assert!(!unmappable);
            bytes.into_owned()
        }
        2 => [vec![0xff, 0xfe], wide(u16::to_le_bytes)].concat(),
        3 => [vec![0xfe, 0xff], wide(u16::to_be_bytes)].concat(),
        _ => text.as_bytes().to_vec(),
    }
}

fn head(header: &Header, case: &Case, habits: &Habits, lines: &mut Vec<String>) {
    lines.extend(header.secrecy.map(|it| format!("{it}★1年")));
    lines.extend(header.urgency.map(spaced));
    lines.extend(header.issuers.iter().cloned());
    let number = header.number.as_ref().map(|(agency, serial)| {
        let (open, close) = header.brackets;
        format!("{agency}{open}2024{close}{serial}号")
    });
    let below = habits.number_below_title && header.approver.is_none();
    match (&number, header.approver) {
        (Some(number), Some(approver)) => lines.push(format!("{number}　　　签发人：{approver}")),
        (Some(number), None) if !below => lines.push(number.clone()),
        _ => {}
    }
    lines.push(format!("关于印发《{}》", case.title));
    lines.push("的通知".to_owned());
    lines.extend(number.filter(|_| below).map(|number| format!("（{number}）")));
    lines.push(format!("{}：", header.recipients.join("、")));
    lines.push(case.letter());
    lines.extend(header.issuers.iter().cloned());
    lines.push(header.date.clone());
    lines.extend(header.disclosure.map(|it| format!("公开属性：{it}")));
    lines.push(case.title.clone());
}

fn departments(case: &Case, habits: &Habits, lines: &mut Vec<String>) {
    let mut section = "";
    for (number, (index, department)) in (1..).zip(case.departments.iter().enumerate()) {
        let own = case.section_of(index);
        if own != section {
            lines.push(own.to_owned());
            section = own;
        }
        let name = department.full_name();
        let name =
            if habits.spaced_names && department.alias.is_none() { spaced(&name) } else { name };
        let marked = |family: Family| format!("{}{}", family.typed(number), habits.after_marker);
        let (heading, runs_in) = match case.heading {
            HeadingForm::Suffix(suffix) => (format!("{name}{suffix}"), false),
            HeadingForm::Bare => (name, false),
            HeadingForm::Framed => (format!("【{name}】"), false),
            HeadingForm::Colon => (format!("{name}："), false),
            HeadingForm::Marked(family, mark) => (format!("{}{name}{mark}", marked(family)), false),
            HeadingForm::RunIn(mark) => (format!("{name}{mark}"), true),
            HeadingForm::MarkedRunIn(family, mark) => {
                (format!("{}{name}{mark}", marked(family)), true)
            }
        };
        let body = duties(department, case, habits);
        if runs_in {
            lines.push(heading + &body.concat());
        } else {
            lines.push(heading);
            lines.extend(department.lead_in.map(str::to_owned));
            lines.extend(body);
        }
    }
}

fn duties(department: &Department, case: &Case, habits: &Habits) -> Vec<String> {
    match &case.lists {
        Lists::Numbered(levels) => {
            let mut lines = Vec::new();
            numbered(&department.duties, levels, habits, &mut lines);
            lines
        }
        Lists::InLine(family) => {
            let item = |(number, duty): (u32, &Duty)| family.typed(number) + &duty.text;
            vec![(1..).zip(&department.duties).map(item).collect()]
        }
        Lists::Lines => department.duties.iter().map(|duty| duty.text.clone()).collect(),
        Lists::Bullets => {
            let item = |duty: &Duty| format!("●{}{}", habits.after_marker, duty.text);
            department.duties.iter().map(item).collect()
        }
        Lists::Paragraph => vec![department.duties.iter().map(|duty| duty.text.as_str()).collect()],
    }
}

fn numbered(duties: &[Duty], levels: &[Family], habits: &Habits, lines: &mut Vec<String>) {
    let Some((family, inner)) = levels.split_first() else { return };
    for (number, duty) in (1..).zip(duties) {
        lines.push(format!("{}{}{}", family.typed(number), habits.after_marker, duty.text));
        numbered(&duty.children, inner, habits, lines);
    }
}

/// The line in pieces of at most so many columns and at least four fewer; never broken behind an
/// end mark, nor before a digit or bracket, where even a reader would have to guess. None if that
/// cannot be.
fn broken(line: &str, columns: usize) -> Option<Vec<String>> {
    let characters: Vec<char> = line.chars().collect();
    let width =
        |part: &[char]| part.iter().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let mut pieces = Vec::new();
    let mut rest = characters.as_slice();
    while width(rest) > columns {
        let is_good = |at: &usize| {
            let (before, after) = (rest[at - 1], rest[*at]);
            (columns - 4..=columns).contains(&width(&rest[..*at]))
                && !before.is_ascii()
                && !"。；：，、　（(“第一二三四五六七八九十０１２３４５６７８９".contains(before)
                && !("①"..="⒛").contains(&before.to_string().as_str())
                && !after.is_ascii()
                && !"。；：，、（“第条．）０１２３４５６７８９".contains(after)
        };
        let at = (1..rest.len().min(columns)).rev().find(is_good)?;
        pieces.push(rest[..at].iter().collect());
        rest = &rest[at..];
    }
    pieces.push(rest.iter().collect());
    Some(pieces)
}

/// 办　公　室
fn spaced(name: &str) -> String {
    name.chars().map(String::from).collect::<Vec<_>>().join("　")
}
