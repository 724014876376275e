//! Which list a paragraph belongs to, and how it counts.

use super::super::builder::{
    Docx, Level, abstract_list, hidden, hidden_run, level_and_start_override, level_override, list,
    list_from_style, list_of_style, mark, numbered, numbered_level_only, numbered_list_only,
    numbering_style, paragraph, paragraph_style, paragraph_with, plain, start_override,
    style_of_paragraph, text_box,
};
use super::{OFFICE, PLANNING, all_automatic, automatic, heading, page};

/// The style has a list, one paragraph switches it off: 1. 2. no number 3.
pub(super) fn num_id_zero() -> Docx {
    let duty = style_of_paragraph("Duty");
    let styled = |words| paragraph_with(&duty, &plain(words));
    let off = duty.clone() + &numbered(0, 0);
    let office = styled(OFFICE[0])
        + &styled(OFFICE[1])
        + &paragraph_with(&off, &plain("以上工作由办公室牵头。"))
        + &styled(OFFICE[2]);
    page(&office, &all_automatic(2, &PLANNING))
        .styles(&paragraph_style("Duty", "职能条目", "a", &numbered_list_only(1)))
        .numbering(&decimal(), &two_lists(&start_override(0, 1)))
}

/// The style has the list, the paragraphs add the level: 1. （1） （2） 2. and again from 1.
pub(super) fn level_only() -> Docx {
    let duty = style_of_paragraph("Duty");
    let at =
        |level, words| paragraph_with(&(duty.clone() + &numbered_level_only(level)), &plain(words));
    let styled = |words| paragraph_with(&duty, &plain(words));
    let office =
        styled("负责机关运转工作：") + &at(1, OFFICE[0]) + &at(1, OFFICE[1]) + &styled(OFFICE[2]);
    let levels = [Level::new(0, "decimal", "%1."), Level::new(1, "decimal", "（%2）")];
    page(&office, &all_automatic(2, &PLANNING))
        .styles(&paragraph_style("Duty", "职能条目", "a", &numbered_list_only(1)))
        .numbering(&abstract_list(1, &levels), &two_lists(&start_override(0, 1)))
}

/// Two lists on one definition share its counter: 1. to 5., 8. by override, then 9.
pub(super) fn shared_counter() -> Docx {
    let duties =
        ["负责文电工作；", "负责会务工作；", "负责机要工作；", "负责档案工作；", "负责信访工作；"];
    let body = heading("办公室职能")
        + &all_automatic(1, &duties)
        + &automatic(2, 0, "负责保密工作；")
        + &automatic(1, 0, "完成领导交办的其他工作。");
    Docx::new(&body).numbering(&decimal(), &two_lists(&start_override(0, 8)))
}

/// A second list on the same definition starts again: 1. 2. 3., then 1. 2.
pub(super) fn starts_overridden() -> Docx {
    page(&all_automatic(1, &OFFICE), &all_automatic(2, &PLANNING))
        .numbering(&decimal(), &two_lists(&start_override(0, 1)))
}

/// The second list replaces the level, with a start of its own: 1. 2. 3., then （一） （二）.
pub(super) fn level_overridden() -> Docx {
    let level = Level::new(0, "chineseCountingThousand", "（%1）");
    page(&all_automatic(1, &OFFICE), &all_automatic(2, &PLANNING))
        .numbering(&decimal(), &two_lists(&level_and_start_override(&level, 1)))
}

/// The second list replaces the level by one that starts at 11, without a start override: programs
/// do not agree whether 11. 12. or 4. 5. comes.
pub(super) fn level_overridden_with_start() -> Docx {
    let level = level_override(&Level::new(0, "decimal", "%1.").start("11"));
    page(&all_automatic(1, &OFFICE), &all_automatic(2, &PLANNING))
        .numbering(&decimal(), &two_lists(&level))
}

/// The inner level never restarts: 1. 2. 3. in the first department, 4. 5. in the second.
pub(super) fn restart_never() -> Docx {
    let levels = [Level::silent(0), Level::new(1, "decimal", "%2.").restart(0)];
    under_headings().numbering(&abstract_list(1, &levels), &list(1, 1, ""))
}

/// The third level restarts only after the first: （一） 1. 2. （二） 3., then （一） 1.
pub(super) fn restart_after_outermost() -> Docx {
    let levels = [
        Level::silent(0),
        Level::new(1, "chineseCountingThousand", "（%2）"),
        Level::new(2, "decimal", "%3.").restart(1),
    ];
    let body = automatic(1, 0, "办公室职能")
        + &automatic(1, 1, "综合管理")
        + &automatic(1, 2, OFFICE[0])
        + &automatic(1, 2, OFFICE[1])
        + &automatic(1, 1, "其他")
        + &automatic(1, 2, OFFICE[2])
        + &automatic(1, 0, "规划科职能")
        + &automatic(1, 1, "综合管理")
        + &automatic(1, 2, PLANNING[0]);
    Docx::new(&body).numbering(&abstract_list(1, &levels), &list(1, 1, ""))
}

/// The inner level comes before the outer one was used: 1.1 1.2, then 2. and 2.1
pub(super) fn skipped_outer_level() -> Docx {
    let levels = [Level::new(0, "decimal", "%1."), Level::new(1, "decimal", "%1.%2")];
    let body = heading("办公室职能")
        + &automatic(1, 1, OFFICE[0])
        + &automatic(1, 1, OFFICE[1])
        + &automatic(1, 0, "负责后勤保障工作：")
        + &automatic(1, 1, OFFICE[2]);
    Docx::new(&body).numbering(&abstract_list(1, &levels), &list(1, 1, ""))
}

/// The list's definition only names a numbering style; that style's list has the levels.
pub(super) fn style_link() -> Docx {
    let definitions = list_from_style(1, "DutyList")
        + &list_of_style(2, "DutyList", &[Level::new(0, "chineseCountingThousand", "%1、")]);
    let lists = list(1, 1, "") + &list(2, 2, "");
    Docx::new(&(heading("办公室职能") + &all_automatic(1, &OFFICE)))
        .styles(&numbering_style("DutyList", "职能列表", 2))
        .numbering(&definitions, &lists)
}

/// A numbered paragraph that is hidden, mark and all, counts: 1. and 3. are seen.
pub(super) fn hidden_numbered_paragraph() -> Docx {
    let properties = numbered(1, 0) + &mark(&hidden());
    let office = automatic(1, 0, OFFICE[0])
        + &paragraph_with(&properties, &hidden_run(OFFICE[1]))
        + &automatic(1, 0, OFFICE[2]);
    page(&office, &all_automatic(2, &PLANNING))
        .numbering(&decimal(), &two_lists(&start_override(0, 1)))
}

/// A list inside a text box counts for itself: 1. 2. in the body, 1. 2. in the box, 3. in the body.
pub(super) fn text_box_with_own_list() -> Docx {
    let boxed = text_box(1, &(heading("规划科职能") + &all_automatic(1, &PLANNING)));
    let body = heading("办公室职能")
        + &all_automatic(1, &[OFFICE[0], OFFICE[1]])
        + &paragraph(&boxed)
        + &automatic(1, 0, OFFICE[2]);
    Docx::new(&body).numbering(&decimal(), &list(1, 1, ""))
}

/// Both departments, headings on the outer level of list 1, duties on the inner one.
fn under_headings() -> Docx {
    let inner =
        |duties: &[&str]| -> String { duties.iter().map(|words| automatic(1, 1, words)).collect() };
    let body = automatic(1, 0, "办公室职能")
        + &inner(&OFFICE)
        + &automatic(1, 0, "规划科职能")
        + &inner(&PLANNING);
    Docx::new(&body)
}

/// Definition 1: `1.` `2.` and so on.
fn decimal() -> String {
    abstract_list(1, &[Level::new(0, "decimal", "%1.")])
}

/// Lists 1 and 2 on definition 1, the second with an override.
fn two_lists(second: &str) -> String {
    list(1, 1, "") + &list(2, 1, second)
}
