//! The words that lead to duties: 主要职责是：, 其工作职责如下：, and sentences that say what a
//! department is (rule 10 of a careful reader).

use std::sync::LazyLock;

use regex::Regex;

use crate::notice::{Vocabulary, marks};

use super::pattern;

static ANNOUNCES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(?:职责|职能|任务)(?:是|有|为|包括|如下|主要是|主要有|主要包括|主要为|分别是|具体是|具体如下)?|(?:^|[。；，,])其?(?:主要|具体|日常)*(?:工作|业务)(?:是|有|为|包括|如下|主要是|主要有)?|(?:以下|下列)(?:工作|事项|职责|任务|职能))$",
    )
});

static SAYS_WHAT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[^，。；：]{0,24}(?:是|为)[^；：]{2,80}(?:部门|机构|单位|科室|处室|办公室)|(?:加挂|挂)[^。；：]{2,60}牌子|[^，。；：]{0,24}(?:加挂|挂)[^。；：]{2,60}牌子|[^。；：]{0,24}与[^。；：]{2,40}合署办公)[。，]",
    )
});

static BESIDE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[^。；：]{0,40}(?:设在|下设|内设|设有|挂靠)[^。；]{2,80}。?$"));

/// How many bytes of `text` lead to the duties; 0 if it starts with one.
pub(super) fn length(text: &str, vocabulary: &Vocabulary) -> usize {
    announcement(text).unwrap_or_else(|| says_what(text, vocabulary))
}

/// The length of the words up to 职责…：, with whatever stands before them.
pub(super) fn announcement(text: &str) -> Option<usize> {
    let (at, colon) = marks(text).find(|(_, c)| matches!(c, '：' | ':'))?;
    let head = text.get(..at)?.trim_end();
    ANNOUNCES.is_match(head).then_some(at + colon.len_utf8())
}

/// The length of a first sentence that says what the department is.
fn says_what(text: &str, vocabulary: &Vocabulary) -> usize {
    if vocabulary.opens_duty(text) {
        return 0;
    }
    SAYS_WHAT.find(text).filter(|it| it.as_str().ends_with('。')).map_or(0, |it| it.end())
}

/// Whether a sentence says where something else is: 编办设在办公室。 下设3个股。
pub(super) fn is_beside(sentence: &str, vocabulary: &Vocabulary) -> bool {
    BESIDE.is_match(sentence) && !vocabulary.opens_duty(sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, lead_in: &str) {
        assert_eq!(text.get(..length(text, &Vocabulary::default())), Some(lead_in));
    }

    #[test]
    fn announcements_lead_to_duties() {
        check("主要职责是：负责甲；负责乙。", "主要职责是：");
        check("其工作职责如下：", "其工作职责如下：");
        check("主要工作有：起草；", "主要工作有：");
        check("办公室是综合部门。主要职责：负责甲。", "办公室是综合部门。主要职责：");
        check("职责：负责甲。", "职责：");
        check("检查指导处工作职能：负责甲。", "检查指导处工作职能：");
    }

    #[test]
    fn a_sentence_may_say_what_the_department_is() {
        check("办公室是机关的综合部门。负责甲。", "办公室是机关的综合部门。");
        check("加挂行政审批科牌子。负责甲。", "加挂行政审批科牌子。");
    }

    #[test]
    fn duties_lead_to_nothing() {
        check("负责财务管理，包括：预算；决算。", "");
        check("负责文秘；负责后勤工作。", "");
        check("负责指导、监督，是全县的主管部门。", "");
    }

    #[test]
    fn what_is_set_up_elsewhere_is_no_duty() {
        let vocabulary = Vocabulary::default();
        assert!(is_beside("县委编办设在办公室。", &vocabulary));
        assert!(is_beside("下设综合股、业务股。", &vocabulary));
        assert!(!is_beside("负责设在办公室的值班点。", &vocabulary));
    }
}
