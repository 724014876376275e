//! Sheet 文件信息: the particulars of the notice as printed, labels and marks included, and the
//! texts that are no duties.

use rust_xlsxwriter::Worksheet;

use crate::notice::{NodeKind, Notice};
use crate::writer::WriteError;

use super::sheet::{Sheet, row};

pub(super) fn sheet(notice: &Notice) -> Result<Worksheet, WriteError> {
    let mut sheet = Sheet::new("文件信息", &[18, 80])?;
    sheet.heads(0, &["项目", "内容"])?;
    let nodes = notice.walk().into_iter();
    let entries = nodes.filter_map(|node| {
        let marker = node.marker.unwrap_or_default();
        Some((label(node.kind)?, format!("{marker}{}", node.text)))
    });
    for (index, (label, text)) in entries.enumerate() {
        sheet.text(row(index + 1), 0, label)?;
        sheet.text(row(index + 1), 1, &text)?;
    }
    sheet.inner.set_freeze_panes(1, 0)?;
    sheet.finish()
}

/// What a field of the particulars is called; none for what other sheets hold.
fn label(kind: NodeKind) -> Option<&'static str> {
    Some(match kind {
        NodeKind::CopyNumber => "份号",
        NodeKind::Secrecy => "密级和保密期限",
        NodeKind::Urgency => "紧急程度",
        NodeKind::Approvers => "签发人",
        NodeKind::Issuer => "发文机关标志",
        NodeKind::DocumentNumber => "发文字号",
        NodeKind::Title => "标题",
        NodeKind::Recipients => "主送机关",
        NodeKind::Body => "正文",
        NodeKind::Signatory => "发文机关署名",
        NodeKind::IssuedOn => "成文日期",
        NodeKind::Disclosure => "公开属性",
        NodeKind::ImprintOffice => "印发机关",
        NodeKind::PrintedOn => "印发日期",
        NodeKind::IssuedTitle => "被印发文件标题",
        NodeKind::OwnHeading => "本机关职责标题",
        NodeKind::Section => "上级标题",
        NodeKind::OwnLeadIn | NodeKind::LeadIn => "职责引语",
        NodeKind::Note => "注",
        NodeKind::Unparsed => "未归类",
        NodeKind::Department | NodeKind::Duty => return None,
    })
}
