//! Words what is wrong with a Word file or its package: the file, the part, the limit.

use crate::finding::Language;

use super::limits::Limit;
use super::package::PackageError;
use super::{Flaw, ReadError};

/// One sentence without the closing mark. English is the error's own; Chinese is said here.
pub(super) fn of_file(error: &ReadError, language: Language) -> String {
    if language == Language::En {
        return error.to_string();
    }
    match error {
        ReadError::MissingPart(part) => format!("文件不完整，缺少 {part}"),
        ReadError::Markup { part, flaw } => format!("{part} 读不通：{}", flaw_zh(flaw)),
        ReadError::Package(error) => package_zh(error),
        other => other.to_string(),
    }
}

/// What is wrong with a JSON file.
pub(super) fn of_json(error: &ReadError, language: Language) -> String {
    if language == Language::En {
        return match error {
            ReadError::OtherJson(Some(schema)) => format!("{error} (schema “{}”)", shown(schema)),
            ReadError::OtherJson(None) => format!("{error} (it names no schema)"),
            other => other.to_string(),
        };
    }
    match error {
        ReadError::MalformedJson { line, column, message } => {
            format!("JSON 第{line}行第{column}列有错（{message}）")
        }
        ReadError::OtherJson(Some(schema)) => {
            format!("是 JSON，但不是本程序的通知（schema 是“{}”）", shown(schema))
        }
        ReadError::OtherJson(None) => "是 JSON，但不是本程序的通知（没有 schema）".to_owned(),
        ReadError::NewerFormat(schema) => format!("由更新版本的程序写成（{}）", shown(schema)),
        other => other.to_string(),
    }
}

/// What is wrong with a workbook or a table.
pub(super) fn of_table(error: &ReadError, language: Language) -> String {
    match error {
        ReadError::NoLedger if language == Language::Zh => {
            "没有“职责内容”这一列，读不出职责".to_owned()
        }
        ReadError::DamagedWorkbook(detail) if language == Language::Zh => {
            format!("工作簿读不通（{detail}）")
        }
        other => other.to_string(),
    }
}

fn flaw_zh(flaw: &Flaw) -> String {
    match flaw {
        Flaw::Malformed(detail) => format!("XML 有语法错误（{detail}）"),
        Flaw::DocumentType => "带有文档类型声明（DOCTYPE），正常的 Word 文件不会有".to_owned(),
        Flaw::TooDeep => "元素嵌套超过 256 层".to_owned(),
        Flaw::TooManyAttributes => "一个元素有超过 4,096 个属性".to_owned(),
    }
}

fn package_zh(error: &PackageError) -> String {
    match error {
        PackageError::EmptyFile => "文件是空的".to_owned(),
        PackageError::Encrypted => "文件设有打开密码".to_owned(),
        PackageError::LegacyWord => "旧版 Word/WPS 文件（.doc/.wps），暂不能直接读".to_owned(),
        PackageError::RichText => "RTF 文件，暂不能直接读".to_owned(),
        PackageError::FixedLayout { .. } => "版式文件或图片，不含可编辑文字结构".to_owned(),
        PackageError::OtherOle { .. } | PackageError::NotOoxml { .. } => {
            "不是 Word 文件（.docx）".to_owned()
        }
        PackageError::TruncatedArchive => "文件损坏（压缩包不完整）".to_owned(),
        PackageError::DamagedArchive { .. } => "文件损坏（压缩包目录读不通）".to_owned(),
        PackageError::DamagedEntry { name, .. } => format!("文件损坏（{} 读不通）", shown(name)),
        PackageError::AmbiguousArchive { names, .. } if names.is_empty() => {
            "压缩包有两种读法，不能确定内容".to_owned()
        }
        PackageError::AmbiguousArchive { names, .. } => {
            let names: Vec<String> = names.iter().map(|name| shown(name)).collect();
            format!("压缩包有两种读法，不能确定内容（{}）", names.join("、"))
        }
        PackageError::OverlappingEntries { first, .. } => {
            format!("压缩包里的文件互相重叠（{}）", shown(first))
        }
        PackageError::TooLarge { limit, name } => too_large_zh(*limit, name.as_deref()),
        PackageError::TooManyEntries { count, limit } => {
            format!("压缩包里有 {count} 个文件，超过 {limit} 个")
        }
        PackageError::UnsupportedCompression { name, .. } => {
            format!("{} 的压缩方式不能读", shown(name))
        }
        PackageError::EncryptedEntry { name } => format!("{} 在压缩包里加了密", shown(name)),
        PackageError::SplitArchive => "是分卷压缩包中的一卷".to_owned(),
    }
}

fn too_large_zh(limit: Limit, name: Option<&str>) -> String {
    let what = name.map_or_else(|| "文件".to_owned(), shown);
    format!("{what} 解压后超过 {} MiB", limit.bytes() >> 20)
}

/// A name from the archive, safe to print and not too long.
fn shown(name: &str) -> String {
    let name: String = name.chars().take(120).collect();
    crate::finding::render::printable(&name).into_owned()
}
