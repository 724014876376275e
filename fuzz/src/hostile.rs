//! Notices that no reader would give: any text in any field.

use arbitrary::{Result, Unstructured};
use zhineng::notice::{
    Department, Disclosure, DocumentNumber, Duty, Header, Imprint, IssuedText, Note, NoteKind,
    Notice, NoticeDate, OwnDuties, Recipients, Vocabulary,
};

/// Words of the family, and what breaks formats.
const PIECES: [&str; 40] = [
    "负责",
    "办公室",
    "职能",
    "工作；",
    "。",
    "1.",
    "（一）",
    "一、",
    "2、",
    "①",
    "第三条 ",
    "附件：",
    "抄送：",
    "2025年2月13日",
    "闵科委〔2025〕17号",
    "\u{3000}",
    " ",
    "\t",
    "\n",
    "\r\n",
    "\u{0}",
    "\u{b}",
    "\u{feff}",
    "\u{fffe}",
    "\u{200b}",
    "\u{202e}",
    "<w:p>",
    "]]>",
    "&amp;",
    "<script>",
    "\"",
    "'",
    ",",
    "=1+1",
    "@SUM(A1)",
    "-2",
    "_x000D_",
    "𠮷",
    "e\u{301}",
    "完成领导交办的其他工作。",
];

const KINDS: [NoteKind; 6] = [
    NoteKind::Paragraph,
    NoteKind::CopyTo,
    NoteKind::Remark,
    NoteKind::Attachment,
    NoteKind::Contact,
    NoteKind::Staffing,
];

/// A notice with its derived fields and ids.
pub fn notice(u: &mut Unstructured) -> Result<Notice> {
    let mut notice = Notice { header: header(u)?, ..Notice::default() };
    if u.ratio(1, 3)? {
        notice.issued_text = Some(IssuedText { title: text(u)? });
    }
    if u.ratio(1, 4)? {
        notice.own_duties = Some(OwnDuties { duties: duties(u, 0)?, ..OwnDuties::default() });
    }
    for _ in 0..u.int_in_range(0..=4)? {
        notice.departments.push(department(u)?);
    }
    for _ in 0..u.int_in_range(0..=2)? {
        let kind = *u.choose(&KINDS)?;
        let note = Note { kind, text: text(u)?, after: None, section: Vec::new() };
        if u.ratio(1, 4)? { &mut notice.unparsed } else { &mut notice.notes }.push(note);
    }
    notice.derive(&Vocabulary::default());
    Ok(notice)
}

fn header(u: &mut Unstructured) -> Result<Header> {
    let mut header = Header { title: maybe(u)?, copy_number: maybe(u)?, ..Header::default() };
    for list in [&mut header.issuers, &mut header.body, &mut header.signatories] {
        for _ in 0..u.int_in_range(0..=2)? {
            list.push(text(u)?);
        }
    }
    let named = |text| DocumentNumber { text, ..DocumentNumber::default() };
    header.document_number = maybe(u)?.map(named);
    header.issued_on = maybe(u)?.map(|text| NoticeDate { text, date: None });
    header.recipients = maybe(u)?.map(|text| Recipients { text, ..Recipients::default() });
    header.disclosure = maybe(u)?.map(|text| Disclosure { text, ..Disclosure::default() });
    header.imprint = maybe(u)?.map(|office| Imprint { office: Some(office), printed_on: None });
    Ok(header)
}

fn department(u: &mut Unstructured) -> Result<Department> {
    Ok(Department {
        name: maybe(u)?,
        heading: maybe(u)?,
        marker: maybe(u)?,
        lead_in: maybe(u)?,
        section: if u.ratio(1, 4)? { vec![text(u)?] } else { Vec::new() },
        duties: duties(u, 0)?,
        ..Department::default()
    })
}

fn duties(u: &mut Unstructured, depth: usize) -> Result<Vec<Duty>> {
    let mut duties = Vec::new();
    for _ in 0..u.int_in_range(0..=if depth < 3 { 4 } else { 0 })? {
        let number = u.ratio(2, 3)?.then(|| u.int_in_range(0..=99)).transpose()?;
        let marker = match number {
            Some(number) if u.ratio(3, 4)? => Some(format!("{number}.")),
            _ => maybe(u)?,
        };
        let text = text(u)?;
        let children = if u.ratio(1, 5)? { self::duties(u, depth + 1)? } else { Vec::new() };
        duties.push(Duty { number, marker, text, children, ..Duty::default() });
    }
    Ok(duties)
}

fn maybe(u: &mut Unstructured) -> Result<Option<String>> {
    if u.ratio(1, 2)? { Ok(Some(text(u)?)) } else { Ok(None) }
}

fn text(u: &mut Unstructured) -> Result<String> {
    let mut text = String::new();
    for _ in 0..u.int_in_range(0..=5)? {
        if u.ratio(1, 6)? {
            text.push_str(foreign(u)?);
        } else {
            text.push_str(u.choose(&PIECES)?);
        }
    }
    Ok(text)
}

/// A short string straight from the input, up to where it is no text.
fn foreign<'a>(u: &mut Unstructured<'a>) -> Result<&'a str> {
    let length = u.int_in_range(0..=12)?.min(u.len());
    let bytes = u.bytes(length)?;
    Ok(match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
    })
}
