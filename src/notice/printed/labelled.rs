//! 密级, 紧急程度, 签发人, 主送机关, 公开属性.

use std::sync::LazyLock;

use regex::Regex;

use super::super::{Approvers, Disclosure, Recipients, Secrecy, Urgency};
use super::pattern;

static SECRECY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(绝\s*密|机\s*密|秘\s*密)\s*(?:[★☆*]\s*(\S.{0,7}))?$"));

static URGENCY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:紧急程度[：:]\s*)?(特\s*急|加\s*急|平\s*急|特\s*提|紧\s*急|急\s*件)$")
});

static APPROVERS: LazyLock<Regex> = LazyLock::new(|| pattern(r"签\s*发\s*人\s*[：:]\s*(\S.*)$"));

impl Secrecy {
    /// Reads 机密★1年.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let found = SECRECY.captures(text)?;
        let part = |at| found.get(at).map(|it| it.as_str());
        Some(Self {
            text: text.to_owned(),
            level: closed_up(part(1)?),
            period: part(2).map(|it| it.trim().to_owned()),
        })
    }
}

impl Urgency {
    /// Reads 特　急.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let value = closed_up(URGENCY.captures(text)?.get(1)?.as_str());
        Some(Self { text: text.to_owned(), value })
    }
}

impl Approvers {
    /// Reads 签发人：张某　李某.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let names = APPROVERS.captures(text)?.get(1)?.as_str();
        let names = names.split([' ', '\u{3000}', '、', '，']).map(str::trim);
        let names = names.filter(|it| !it.is_empty()).map(str::to_owned).collect();
        Some(Self { text: text.to_owned(), names })
    }
}

impl Recipients {
    /// Reads names that a colon closes: 各科部室、各事业单位：.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let names = text.strip_suffix(['：', ':'])?;
        let names = names.split(['、', '，', ',']).map(str::trim).filter(|it| !it.is_empty());
        Some(Self { text: text.to_owned(), names: names.map(str::to_owned).collect() })
    }
}

impl Disclosure {
    /// Reads a label, a colon and a value: 公开属性：主动公开.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (label, value) = text.split_once(['：', ':'])?;
        let [label, value] = [label.trim_end(), value.trim()].map(str::to_owned);
        Some(Self { text: text.to_owned(), label, value })
    }
}

fn closed_up(text: &str) -> String {
    text.split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_values_are_told_apart() {
        let secrecy = Secrecy::read("机 密★1年").unwrap();
        assert_eq!((secrecy.level.as_str(), secrecy.period.as_deref()), ("机密", Some("1年")));
        assert_eq!(Urgency::read("特　急").unwrap().value, "特急");
        assert_eq!(Approvers::read("签发人：张某　李某").unwrap().names, ["张某", "李某"]);
        let recipients = Recipients::read("各科部室、各事业单位：").unwrap();
        assert_eq!(recipients.names, ["各科部室", "各事业单位"]);
        assert_eq!(Disclosure::read("公开属性： 主动公开").unwrap().value, "主动公开");
    }

    #[test]
    fn other_texts_are_none() {
        assert!(Secrecy::read("机密工作").is_none() && Urgency::read("急").is_none());
        assert!(Approvers::read("签发人").is_none() && Recipients::read("各科室").is_none());
        assert!(Disclosure::read("主动公开").is_none());
    }
}
