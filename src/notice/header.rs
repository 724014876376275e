//! The particulars of a notice. A labelled field keeps its printed text beside its value.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize, Serializer};

/// The particulars of the document (文件信息): red head, signature, imprint.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Header {
    /// The number of the copy (份号).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy_number: Option<String>,
    /// How secret the notice is, and for how long (密级和保密期限).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secrecy: Option<Secrecy>,
    /// How urgent it is (紧急程度).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub urgency: Option<Urgency>,
    /// The names in the red head (发文机关标志).
    pub issuers: Vec<String>,
    /// The document number (发文字号).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_number: Option<DocumentNumber>,
    /// Who approved it (签发人).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approvers: Option<Approvers>,
    /// The title (标题), its lines joined.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Whom the notice addresses (主送机关).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recipients: Option<Recipients>,
    /// The paragraphs of the notice itself (正文).
    pub body: Vec<String>,
    /// Who signed it (发文机关署名).
    pub signatories: Vec<String>,
    /// The date of signature (成文日期).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued_on: Option<NoticeDate>,
    /// Whether the notice is public (公开属性).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disclosure: Option<Disclosure>,
    /// Who printed it and when (印发机关和印发日期).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub imprint: Option<Imprint>,
}

/// A document number (发文字号): 闵科委〔2025〕17号.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct DocumentNumber {
    /// As printed.
    pub text: String,
    /// The issuing body's short name (发文机关代字).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// The year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<u32>,
    /// The serial in the year (发文顺序号); absent while a draft leaves it blank.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub serial: Option<u32>,
}

/// How secret a notice is: 机密★1年.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Secrecy {
    /// As printed.
    pub text: String,
    /// The level: 绝密, 机密 or 秘密.
    pub level: String,
    /// For how long.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
}

/// How urgent a notice is: 特　急.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Urgency {
    /// As printed.
    pub text: String,
    /// The same without blanks.
    pub value: String,
}

/// Who approved a notice: 签发人：张某.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Approvers {
    /// As printed.
    pub text: String,
    /// The persons named.
    pub names: Vec<String>,
}

/// Whom a notice addresses (主送机关).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Recipients {
    /// As printed, closing colon included.
    pub text: String,
    /// The bodies named.
    pub names: Vec<String>,
}

/// A date as printed, and the day it means.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct NoticeDate {
    /// As printed.
    pub text: String,
    /// The day; absent where the text does not say one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<CalendarDate>,
}

impl NoticeDate {
    /// Whether the day is still to be filled in: 2026年2月　日, 2026年×月×日.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let day = self.text.rsplit_once('月').map_or("", |(_, day)| day);
        let day = day.split('日').next().unwrap_or_default().trim();
        self.date.is_none()
            && self.text.contains('月')
            && day.trim_matches(['×', 'x', 'X']).is_empty()
    }
}

/// A labelled statement of publicity: 公开属性：主动公开.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Disclosure {
    /// As printed.
    pub text: String,
    /// The label before the colon.
    pub label: String,
    /// The value after it.
    pub value: String,
}

/// The imprint (版记): who printed the notice, and when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Imprint {
    /// The printing office (印发机关).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// The date of printing (印发日期), with its 印发.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub printed_on: Option<NoticeDate>,
}

/// The text that the notice issues (被印发文件).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct IssuedText {
    /// Its title.
    pub title: String,
}

/// A day of the calendar, from the year 1 on; written `2025-02-13`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CalendarDate {
    year: u32,
    month: u32,
    day: u32,
}

impl CalendarDate {
    /// The day, if the calendar has it.
    #[must_use]
    pub fn new(year: u32, month: u32, day: u32) -> Option<Self> {
        let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        ((1..=9999).contains(&year) && (1..=days).contains(&day)).then_some(Self {
            year,
            month,
            day,
        })
    }

    /// The year.
    #[must_use]
    pub fn year(&self) -> u32 {
        self.year
    }

    /// The day as notices print it (GB/T 9704—2012, 7.3.5.4): `2025年2月13日`.
    #[must_use]
    pub fn printed(&self) -> String {
        format!("{}年{}月{}日", self.year, self.month, self.day)
    }
}

impl fmt::Display for CalendarDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Serialize for CalendarDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CalendarDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let mut parts = text.splitn(3, '-').map(str::parse);
        let mut part = || parts.next()?.ok();
        let day = (|| Self::new(part()?, part()?, part()?))();
        day.filter(|day| day.to_string() == text)
            .ok_or_else(|| D::Error::custom(format!("“{text}” is no day written as 2025-02-13")))
    }
}

impl JsonSchema for CalendarDate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "CalendarDate".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_it_is_written() {
        let read = |text: &str| serde_json::from_str::<CalendarDate>(&format!("\"{text}\"")).ok();
        assert_eq!(read("2025-02-13"), CalendarDate::new(2025, 2, 13));
        for wrong in ["2025-2-13", "2025-02-30", "20250213", "2025-02-13x", ""] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_calendar_knows_its_days() {
        assert_eq!(CalendarDate::new(2025, 2, 13).unwrap().to_string(), "2025-02-13");
        assert!(CalendarDate::new(2024, 2, 29).is_some());
        for (year, month, day) in
            [(2025, 2, 29), (1900, 2, 29), (2025, 2, 30), (2025, 13, 1), (2025, 4, 31), (0, 1, 1)]
        {
            assert_eq!(CalendarDate::new(year, month, day), None, "{year}-{month}-{day}");
        }
    }
}
