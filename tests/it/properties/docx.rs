//! A random notice as a Word file whose duties Word counts.

use super::markers::{AUTOMATIC, Family};
use super::model::{Case, Duty, HeadingForm, Lists};
use crate::support::builder::{
    Docx, Level, abstract_list, list, numbered, paragraph, paragraph_with, plain, start_override,
};

/// The bytes of the file.
pub(super) fn write(case: &Case) -> Vec<u8> {
    let mut body = head(case);
    let mut section = "";
    let mut lists = String::new();
    for (id, (index, department)) in (1..).zip(case.departments.iter().enumerate()) {
        if case.section_of(index) != section {
            section = case.section_of(index);
            body += &paragraph(&plain(section));
        }
        let name = department.full_name();
        let heading = match case.heading {
            HeadingForm::Suffix(suffix) => format!("{name}{suffix}"),
            HeadingForm::Framed => format!("【{name}】"),
            HeadingForm::Colon => format!("{name}："),
            HeadingForm::RunIn(mark) => format!("{name}{mark}{}", run_on(&department.duties)),
            HeadingForm::MarkedRunIn(family, mark) => {
                format!("{}{name}{mark}{}", family.typed(id), run_on(&department.duties))
            }
            _ => name,
        };
        body += &paragraph(&plain(&heading));
        body += &department.lead_in.map(|it| paragraph(&plain(it))).unwrap_or_default();
        match &case.lists {
            Lists::Numbered(_) => {
                lists += &list(id, 0, &start_override(0, 1));
                duties(&department.duties, id, 0, &mut body);
            }
            _ if heading.ends_with(&run_on(&department.duties))
                && !department.duties.is_empty() => {}
            Lists::Bullets => department
                .duties
                .iter()
                .for_each(|duty| body += &paragraph(&plain(&format!("●{}", duty.text)))),
            Lists::Paragraph => body += &paragraph(&plain(&run_on(&department.duties))),
            _ => department.duties.iter().for_each(|duty| body += &paragraph(&plain(&duty.text))),
        }
    }
    if let Some(office) = &case.imprint {
        body += &paragraph(&plain(&format!("{office}　　　2024年3月18日印发")));
    }
    let docx = Docx::new(&body);
    match &case.lists {
        Lists::Numbered(families) => {
            let levels: Vec<Level> = (0..).zip(families).map(|(at, it)| level(at, it)).collect();
            docx.numbering(&abstract_list(0, &levels), &lists).bytes()
        }
        _ => docx.bytes(),
    }
}

/// The letter and the title.
fn head(case: &Case) -> String {
    let mut body = String::new();
    let mut line = |text: &str| body += &paragraph(&plain(text));
    match &case.header {
        Some(header) => {
            header.secrecy.iter().for_each(|it| line(it));
            header.urgency.iter().for_each(|it| line(it));
            header.issuers.iter().for_each(|it| line(it));
            if let Some((agency, serial)) = &header.number {
                let (open, close) = header.brackets;
                line(&format!("{agency}{open}2024{close}{serial}号"));
            }
            header.approver.iter().for_each(|it| line(&format!("签发人：{it}")));
            line(&format!("关于印发《{}》的通知", case.title));
            line(&format!("{}：", header.recipients.join("、")));
            line(&case.letter());
            header.issuers.iter().for_each(|it| line(it));
            line(&header.date);
            header.disclosure.iter().for_each(|it| line(&format!("公开属性：{it}")));
            line(&case.title);
        }
        None => line(&case.title),
    }
    body
}

fn level(at: u32, family: &Family) -> Level {
    let found = AUTOMATIC.iter().find(|(it, ..)| it == family);
    let (_, format, text) = found.expect("a family that Word counts");
    Level::new(at, format, &text.replace('%', &format!("%{}", at + 1)))
}

fn duties(list: &[Duty], id: u32, level: u32, body: &mut String) {
    for duty in list {
        *body += &paragraph_with(&numbered(id, level), &plain(&duty.text));
        duties(&duty.children, id, level + 1, body);
    }
}

fn run_on(duties: &[Duty]) -> String {
    duties.iter().map(|duty| duty.text.as_str()).collect()
}
