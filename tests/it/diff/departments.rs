//! Which departments became which.

use zhineng::diff::{Changes, DepartmentChange};
use zhineng::notice::{Alias, AliasKind, Department, Lineage, Notice, OwnDuties, Vocabulary};

use super::{changes, page, with_lineage};

/// A page on which the departments whose names begin with 无 have none.
fn notice(lines: &str) -> Notice {
    let mut notice = page(lines);
    let is_nameless = |name: &String| name.starts_with('无');
    let nameless = notice.departments.iter_mut().filter(|it| it.name.iter().any(is_nameless));
    nameless.for_each(|it| it.name = None);
    notice
}

/// What became of the departments, by their ids.
fn links(changes: &Changes) -> Vec<String> {
    let link = |it: &DepartmentChange| format!("{}→{}", it.old_ids.join("+"), it.new_ids.join("+"));
    changes.departments.iter().map(link).collect()
}

/// Checks what became of the departments, and that it is mirrored where the sides are swapped.
#[track_caller]
fn check(old: &str, new: &str, expected: &[&str]) {
    let (old, new) = (notice(old), notice(new));
    let mut there = links(&changes(&old, &new));
    assert_eq!(there, expected);
    let swapped =
        |link: &String| link.split_once('→').map(|(new, old)| format!("{old}→{new}")).unwrap();
    let mut back: Vec<String> = links(&changes(&new, &old)).iter().map(swapped).collect();
    there.sort();
    back.sort();
    assert_eq!(back, there, "the sides swapped");
}

#[test]
fn the_same_name_goes_before_a_second_name() {
    check(
        "甲科: 负责机要保密； 乙科: 负责会计核算；",
        "甲科: 负责信访接待； 丙科（甲科）: 负责外事统计； 乙科: 负责会计核算；",
        &["D01→D01", "→D02", "D02→D03"],
    );
}

#[test]
fn of_several_with_one_name_those_that_share_most_are_the_same() {
    check(
        "甲科: 负责机要保密； 甲科: 负责会计核算；",
        "甲科: 负责会计核算； 甲科: 负责机要保密；",
        &["D02→D01", "D01→D02"],
    );
    check(
        "甲科: 负责机要保密； 乙科: 负责会计核算；",
        "甲科: 负责信访接待； 甲科: 负责机要保密； 乙科: 负责会计核算；",
        &["→D01", "D01→D02", "D02→D03"],
    );
}

#[test]
fn others_of_one_name_keep_their_order() {
    check(
        "甲科: 负责机要保密； 甲科: 负责会计核算； 甲科: 负责党员教育；",
        "甲科: 负责党员教育； 甲科: 负责信访接待； 甲科: 负责外事统计；",
        &["D03→D01", "D01→D02", "D02→D03"],
    );
}

/// Departments that lost their headings: no name says that they are the same.
#[test]
fn only_two_without_names_are_the_same_without_a_duty_in_common() {
    check(
        "无科: 负责机要保密； 乙科: 负责会计核算；",
        "无科: 负责信访接待； 乙科: 负责会计核算；",
        &["D01→D01", "D02→D02"],
    );
    check(
        "乙科: 负责会计核算； 无科: 负责机要保密；",
        "乙科: 负责会计核算； 无科: 负责信访接待； 无科: 负责外事统计；",
        &["D01→D01", "D02→", "→D02", "→D03"],
    );
}

/// Two that changed places are looked at one name at a time.
/// Two ways to join departments without names come to as much, by their duties and their places.
#[test]
fn of_two_ways_that_share_as_much_the_sides_choose_the_same() {
    check(
        "无一: 负责机要保密； 无二: 负责会计核算； 负责党员教育；",
        "无一: 负责信访接待； 无二: 负责机要保密； 负责会计核算； 负责党员教育； 无三: 负责会计核算；",
        &["→D01", "D01→D02", "D02→D03"],
    );
}

#[test]
fn duties_say_nothing_across_names() {
    check(
        "甲科: 负责机要保密； 甲科: 负责党员教育； 财科: 负责会计核算； 综科: 负责信访接待；",
        "甲科: 负责党员教育； 甲科: 负责机要保密； 财科: 负责信访接待； 综科: 负责会计核算；",
        &["D02→D01", "D01→D02", "D03→D03", "D04→D04"],
    );
}

/// The middle ones stay where they are; the others would stand nearer if they stayed, too.
#[test]
fn what_namesakes_share_goes_before_their_places() {
    check(
        "甲科: 负责机要保密； 负责会计核算； 负责党员教育； 甲科: 负责园区建设； 甲科: 负责信访接待； 负责外事统计；",
        "甲科: 负责机要保密； 负责信访接待； 甲科: 负责园区建设； 甲科: 负责会计核算； 负责党员教育； 负责外事统计；",
        &["D03→D01", "D02→D02", "D01→D03"],
    );
}

#[test]
fn a_second_name_is_as_good_as_the_first() {
    check(
        "丙科（甲科）: 负责机要保密； 乙科: 负责会计核算；",
        "甲科: 负责信访接待； 乙科: 负责会计核算；",
        &["D01→D01", "D02→D02"],
    );
}

#[test]
fn of_two_second_names_the_one_that_shares_more_counts() {
    check(
        "丙科（甲科、乙科）: 负责机要保密； 负责党员教育；",
        "甲科: 负责信访接待； 乙科: 负责机要保密； 负责党员教育；",
        &["→D01", "D01→D02"],
    );
}

#[test]
fn second_names_join_as_many_as_they_can() {
    check(
        "丙科（甲科、乙科）: 负责机要保密和档案管理工作； 戊科（丁科）: 负责会计核算；",
        "甲科: 负责信访接待； 乙科（丁科）: 负责机要保密和档案整理工作；",
        &["D01→D01", "D02→D02"],
    );
}

/// Two that stand under one name, each with a sign of its own; what has both signs now is the first.
#[test]
fn of_two_with_second_names_the_nearer_one_counts() {
    let sign = |name: &str| Alias { kind: AliasKind::SignBoard, name: name.to_owned() };
    let mut old = notice("丙科: 负责机要保密； 丙科: 负责会计核算；");
    let mut new = notice("丁处: 负责党员教育；");
    old.departments[0].aliases = vec![sign("甲科")];
    old.departments[1].aliases = vec![sign("乙科")];
    new.departments[0].aliases = vec![sign("甲科"), sign("乙科")];
    assert_eq!(links(&changes(&old, &new)), ["D01→D01", "D02→"]);
    assert_eq!(links(&changes(&new, &old)), ["D01→D01", "→D02"]);
}

/// One of five is too little of what they became to be the same under another name.
#[test]
fn many_become_one() {
    check(
        "甲科: 负责机要保密； 乙科: 负责会计核算； 丙科: 负责党员教育； 丁科: 负责信访接待； 戊科: 负责外事统计；",
        "综合处: 负责机要保密； 负责会计核算； 负责党员教育； 负责信访接待； 负责外事统计；",
        &["D01+D02+D03+D04+D05→D01"],
    );
}

#[test]
fn one_of_five_duties_makes_no_department_of_another_name_the_same() {
    check(
        "甲科: 负责机要保密；",
        "综合处: 负责机要保密； 负责会计核算； 负责党员教育； 负责信访接待； 负责外事统计；",
        &["D01→", "→D01"],
    );
}

/// 乙科 went into two, and 甲科 into one of these.
#[test]
fn of_two_ways_to_join_the_one_that_shares_more_counts() {
    for [one, other] in [["子处", "丑处"], ["寅处", "卯处"], ["辰处", "巳处"], ["午处", "未处"]]
    {
        check(
            "甲科: 负责机要保密； 乙科: 负责会计核算； 负责党员教育； 负责信访接待； 负责外事统计；",
            &format!(
                "{one}: 负责机要保密； 负责会计核算； 负责党员教育； {other}: 负责信访接待； 负责外事统计；"
            ),
            &["D01→", "D02→D01+D02"],
        );
    }
}

#[test]
fn names_that_are_alike_need_less_in_common() {
    let old = "负责机要保密； 负责会计核算； 负责党员教育； 负责信访接待；";
    let new = "负责机要保密； 负责外事统计； 负责园区建设； 负责科普宣传；";
    check(&format!("计划财务科: {old}"), &format!("计划财务处: {new}"), &["D01→D01"]);
    check(&format!("计划财务科: {old}"), &format!("信息中心: {new}"), &["D01→", "→D01"]);
    let (more, others) = ("负责气象观测； 负责人才引进；", "负责专利代理； 负责防汛抢险；");
    check(
        &format!("计划财务科: {old} {more}"),
        &format!("计划财务处: {new} {others}"),
        &["D01→", "→D01"],
    );
}

#[test]
fn departments_without_duties_of_their_own_are_told_by_their_names() {
    let others = "乙科: 负责会计核算；";
    check(
        &format!("计划财务科: 完成领导交办的其他工作。 {others}"),
        &format!("计划财务处: 完成领导交办的其他工作。 {others}"),
        &["D01→D01", "D02→D02"],
    );
    check(
        &format!("计划财务科: 完成领导交办的其他工作。 {others}"),
        &format!("信息中心: 完成领导交办的其他工作。 {others}"),
        &["D01→", "→D01", "D02→D02"],
    );
}

#[test]
fn where_two_share_as_much_the_name_decides() {
    let (one, other) = ("计划财务处", "信息中心");
    let old = "计划财务科: 负责机要保密； 负责会计核算；";
    let year = |first: &str, second: &str| {
        format!(
            "{first}: 负责机要保密； 负责外事统计； 负责园区建设； {second}: 负责会计核算； 负责科普宣传； 负责气象观测；"
        )
    };
    check(old, &year(one, other), &["D01→D01", "→D02"]);
    check(old, &year(other, one), &["→D01", "D01→D02"]);
}

#[test]
fn what_is_shared_counts_more_than_the_name() {
    check(
        "计划财务科: 负责机要保密； 负责会计核算； 负责党员教育； 负责信访接待； 负责外事统计；",
        "计划财务处: 负责机要保密； 负责园区建设； 负责科普宣传； 信息中心: 负责会计核算； 负责党员教育； 负责信访接待； 负责外事统计；",
        &["→D01", "D01→D02"],
    );
}

#[test]
fn a_name_that_is_alike_counts_more_than_a_little_more_in_common() {
    check(
        "计划财务科: 负责机要保密； 负责会计核算； 负责党员教育； 负责信访接待； 负责外事统计；",
        "信息中心: 负责党员教育； 负责信访接待； 负责外事统计； 负责园区建设； 负责科普宣传； 负责气象观测； 负责人才引进； 计划财务处: 负责机要保密； 负责会计核算； 负责专利代理； 负责防汛抢险； 负责食堂采购；",
        &["→D01", "D01→D02"],
    );
}

/// What the whole body did and a department does now has moved.
#[test]
fn the_whole_body_is_no_department() {
    let department = page("甲科: 负责机要保密； 负责会计核算；");
    let mut body = department.clone();
    let duties = body.departments.remove(0).duties;
    body.own_duties = Some(OwnDuties { duties, ..OwnDuties::default() });
    body.derive(&Vocabulary::default());
    for (old, new) in [(&body, &department), (&department, &body)] {
        assert_eq!(changes(old, new).summary.moved, 2);
    }
}

/// So many departments without duties, each with an ending of its name.
fn idle(count: u32, ending: char) -> Notice {
    let name = |at: u32| -> Option<String> {
        let own: Option<String> = (0..4).map(|it| char::from_u32(0x4e00 + 4 * at + it)).collect();
        Some(own? + &ending.to_string())
    };
    let department = |at| Department { name: name(at), ..Department::default() };
    let mut notice =
        Notice { departments: (0..count).map(department).collect(), ..Notice::default() };
    notice.derive(&Vocabulary::default());
    notice
}

#[test]
fn names_alone_are_compared_up_to_forty_thousand_pairs() {
    let links = |old: u32, new: u32| changes(&idle(old, '科'), &idle(new, '处')).departments.len();
    assert_eq!(links(200, 200), 200);
    assert_eq!(links(200, 201), 401);
    assert_eq!(links(201, 200), 401);
}

#[test]
fn a_department_goes_into_another_with_half_of_its_duties() {
    let others = "负责党员教育； 负责信访接待； 负责外事统计；";
    let old = format!("甲科: 负责机要保密； 负责会计核算； 乙科: {others}");
    check(&old, &format!("乙科: {others} 负责机要保密；"), &["D01+D02→D01"]);
    let old = old.replace("负责会计核算；", "负责会计核算； 负责园区建设；");
    check(&old, &format!("乙科: {others} 负责机要保密；"), &["D01→", "D02→D01"]);
}

#[test]
fn of_two_that_took_as_much_the_first_took_the_department() {
    check(
        "甲科: 负责机要保密； 负责会计核算； 乙科: 负责党员教育； 丙科: 负责信访接待；",
        "乙科: 负责党员教育； 负责机要保密； 丙科: 负责信访接待； 负责会计核算；",
        &["D01+D02→D01", "D03→D02"],
    );
}

#[test]
fn of_two_the_one_that_took_more_took_the_department() {
    let old = "甲科: 负责机要保密和值班； 负责会计核算； 乙科: 负责党员教育； 丙科: 负责信访接待；";
    let year = |first: &str, second: &str| {
        format!("乙科: 负责党员教育； {first} 丙科: 负责信访接待； {second}")
    };
    let (less, more) = ("负责机要保密和值守；", "负责会计核算；");
    check(old, &year(less, more), &["D02→D01", "D01+D03→D02"]);
    check(old, &year(more, less), &["D01+D02→D01", "D03→D02"]);
}

/// 乙科 was split: what else came into it would be unclear.
#[test]
fn what_was_split_takes_in_no_other() {
    check(
        "甲科: 负责机要保密； 乙科: 负责会计核算； 负责党员教育； 负责信访接待； 负责外事统计；",
        "乙科: 负责会计核算； 负责党员教育； 负责机要保密； 丙科: 负责信访接待； 负责外事统计；",
        &["D01→", "D02→D01+D02"],
    );
}

/// 甲科 became 乙科 and no more, though 丙科 has its duties.
#[test]
fn where_the_office_says_what_a_department_became_its_duties_do_not() {
    let old = notice("甲科: 负责机要保密； 负责会计核算； 负责党员教育； 丁科: 负责信访接待；");
    let new =
        notice("乙科: 负责机要保密； 丙科: 负责会计核算； 负责党员教育； 丁科: 负责信访接待；");
    let lineage = |old: &str, new: &str| Lineage { old: old.into(), new: vec![new.into()] };
    let there = with_lineage(&old, &new, &[lineage("甲科", "乙科")]);
    assert_eq!(links(&there), ["D01→D01", "→D02", "D02→D03"]);
    let back = with_lineage(&new, &old, &[lineage("乙科", "甲科")]);
    assert_eq!(links(&back), ["D01→D01", "D02→", "D03→D02"]);
}

#[test]
fn of_two_with_one_name_the_nearer_one_has_another_name_now() {
    let idle = "完成领导交办的其他工作。";
    check(
        &format!("计划财务科: {idle} 计划财务科: {idle} 乙科: 负责会计核算；"),
        &format!("计划财务处: {idle} 乙科: 负责会计核算；"),
        &["D01→D01", "D02→", "D03→D02"],
    );
}
