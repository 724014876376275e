//! What the rows of the sheet of particulars are called.

use crate::notice::{NodeKind, NoteKind};

/// The heads of its columns: what, and its text; the last two only where a row needs them.
pub const HEADS: [&str; 4] = ["项目", "内容", "位于其后", "上级标题"];

/// The marker before the heading of the body's own duties.
pub const OWN_MARKER: &str = "本机关职责序数";

/// The fields that have a row of their own.
pub const FIELDS: &[(NodeKind, &str)] = &[
    (NodeKind::CopyNumber, "份号"),
    (NodeKind::Secrecy, "密级和保密期限"),
    (NodeKind::Urgency, "紧急程度"),
    (NodeKind::Issuer, "发文机关标志"),
    (NodeKind::DocumentNumber, "发文字号"),
    (NodeKind::Approvers, "签发人"),
    (NodeKind::Title, "标题"),
    (NodeKind::Recipients, "主送机关"),
    (NodeKind::Body, "正文"),
    (NodeKind::Signatory, "发文机关署名"),
    (NodeKind::IssuedOn, "成文日期"),
    (NodeKind::Disclosure, "公开属性"),
    (NodeKind::ImprintOffice, "印发机关"),
    (NodeKind::PrintedOn, "印发日期"),
    (NodeKind::IssuedTitle, "被印发文件标题"),
    (NodeKind::OwnHeading, "本机关职责标题"),
    (NodeKind::OwnLeadIn, "本机关职责引语"),
    (NodeKind::Unparsed, "未归类"),
];

/// The kinds of notes.
pub const NOTES: &[(NoteKind, &str)] = &[
    (NoteKind::Paragraph, "其他文字"),
    (NoteKind::CopyTo, "抄送"),
    (NoteKind::Remark, "附注"),
    (NoteKind::Attachment, "附件"),
    (NoteKind::Contact, "联系方式"),
    (NoteKind::Head, "负责人"),
    (NoteKind::Staffing, "人员编制"),
    (NoteKind::Count, "机构设置"),
    (NoteKind::Particular, "其他要素"),
    (NoteKind::Footnote, "脚注"),
    (NoteKind::Endnote, "尾注"),
    (NoteKind::Header, "页眉"),
    (NoteKind::Footer, "页脚"),
];

/// What a field's row is called; none for fields that other sheets hold.
#[must_use]
pub fn field(kind: NodeKind) -> Option<&'static str> {
    FIELDS.iter().find(|(known, _)| *known == kind).map(|(_, label)| *label)
}

/// What a note's row is called.
#[must_use]
pub fn note(kind: NoteKind) -> &'static str {
    NOTES.iter().find(|(known, _)| *known == kind).map_or("", |(_, label)| label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_rows_are_called_the_same() {
        let fields = FIELDS.iter().map(|(_, label)| *label);
        let all: Vec<&str> = fields.chain(NOTES.iter().map(|(_, label)| *label)).collect();
        let once = |label: &&str| all.iter().filter(|it| *it == label).count() == 1;
        assert!(all.iter().all(once), "{all:?}");
    }
}
