//! One year beside another.

mod departments;
mod documents;
mod fixture;
mod laws;
mod told;
mod truth;
mod years;

use zhineng::diff::{Changes, Compared, DepartmentKind, DutyKind, Summary, compare};
use zhineng::notice::{Lineage, Notice};

use crate::support::{SAMPLE, read};

/// Compares two notices.
pub(crate) fn changes(old: &Notice, new: &Notice) -> Changes {
    with_lineage(old, new, &[])
}

fn with_lineage(old: &Notice, new: &Notice, lineage: &[Lineage]) -> Changes {
    compare(
        Compared { path: "旧.txt", notice: old },
        Compared { path: "新.txt", notice: new },
        lineage,
    )
}

/// The real notice and its next year.
pub(crate) fn two_years() -> (Notice, Notice) {
    (read(SAMPLE.as_bytes()).notice, read(fixture::next_year().as_bytes()).notice)
}

#[test]
fn the_next_year_gives_its_edits_and_nothing_else() {
    let (old, new) = two_years();
    let changes = changes(&old, &new);
    let expected = Summary {
        unchanged: 120,
        renumbered: 10,
        reworded: 2,
        moved: 2,
        added: 1,
        removed: 1,
        merged: 0,
        split: 0,
        punctuation_only: 0,
        moved_and_reworded: 1,
    };
    assert_eq!(changes.summary, expected);
    let departments: Vec<_> = changes.departments.iter().filter(|it| it.is_change()).collect();
    let [renamed] = departments.as_slice() else { panic!("{departments:?}") };
    assert_eq!(renamed.kind, DepartmentKind::Renamed);
    assert_eq!(
        (renamed.old.as_slice(), renamed.new.as_slice()),
        (&["财务科".to_owned()][..], &["财务管理科".to_owned()][..])
    );
    let fields: Vec<&str> = changes.header.iter().map(|it| it.field).collect();
    assert_eq!(fields, ["document_number", "issued_on", "printed_on"]);
    assert_eq!(changes.notes, []);
    let listed: Vec<String> = changes.duties.iter().filter(|it| !it.is_minor()).map(line).collect();
    assert_eq!(
        listed,
        [
            "C001 Moved D07-011 → D01-017",
            "C008 Added – → D03-008",
            "C010 Removed D05-008 → –",
            "C014 Moved D02-009 → D07-011",
            "C015 Reworded D07-012 → D07-012",
            "C016 Reworded D14-004 → D14-004",
        ]
    );
}

fn line(change: &zhineng::diff::DutyChange) -> String {
    let id = |side: &Option<zhineng::diff::DutySide>| {
        side.as_ref().map_or("–".to_owned(), |it| it.id.clone())
    };
    let number = change.id.as_deref().unwrap_or("–");
    format!("{number} {:?} {} → {}", change.kind, id(&change.old), id(&change.new))
}

/// A page of duties: `科:` starts a department, any other line is a duty of it.
fn page(lines: &str) -> Notice {
    let mut text = vec!["某局各科室职能".to_owned(), String::new()];
    let mut number = 0;
    for line in lines.split_whitespace() {
        if let Some(name) = line.strip_suffix(':') {
            number = 0;
            text.push(format!("{name}职能"));
        } else {
            number += 1;
            text.push(format!("{number}.{line}"));
        }
    }
    read(text.join("\n").as_bytes()).notice
}

#[track_caller]
fn check(
    old: &str,
    new: &str,
    departments: &[(DepartmentKind, &str)],
    duties: &[(DutyKind, &str)],
) {
    check_with(old, new, &[], departments, duties);
}

#[track_caller]
fn check_with(
    old: &str,
    new: &str,
    lineage: &[Lineage],
    departments: &[(DepartmentKind, &str)],
    duties: &[(DutyKind, &str)],
) {
    let changes = with_lineage(&page(old), &page(new), lineage);
    let found: Vec<(DepartmentKind, String)> = changes
        .departments
        .iter()
        .filter(|it| it.is_change())
        .map(|it| (it.kind, format!("{}→{}", it.old.join("+"), it.new.join("+"))))
        .collect();
    let named: Vec<(DepartmentKind, &str)> =
        found.iter().map(|(kind, names)| (*kind, names.as_str())).collect();
    assert_eq!(named, departments);
    let number = |side: &Option<zhineng::diff::DutySide>| {
        side.as_ref().map_or(String::new(), |it| it.id.clone())
    };
    let found: Vec<(DutyKind, String)> = changes
        .duties
        .iter()
        .filter(|it| it.kind != DutyKind::Unchanged)
        .map(|it| {
            let parts: Vec<&str> = it.parts.iter().map(|part| part.id.as_str()).collect();
            let mut ends = [number(&it.old), number(&it.new)];
            ends.iter_mut().filter(|end| end.is_empty()).for_each(|end| *end = parts.join("+"));
            (it.kind, ends.join("→"))
        })
        .collect();
    let named: Vec<(DutyKind, &str)> =
        found.iter().map(|(kind, names)| (*kind, names.as_str())).collect();
    assert_eq!(named, duties);
}

const OFFICE: &str = "办公室: 负责机要保密、档案管理工作； 负责信访接待和督查督办工作； 负责会议组织和后勤保障； 完成领导交办的其他工作。";
const FINANCE: &str = "财务科: 负责会计核算和资金监督； 负责编制部门预算和决算； 负责固定资产和政府采购管理； 完成领导交办的其他工作。";
const PARTY: &str = "党群科: 负责党员教育和发展党员工作； 负责精神文明建设和群团工作； 负责离退休干部服务管理； 完成领导交办的其他工作。";

#[test]
fn departments_are_told_by_what_they_do() {
    use DepartmentKind as D;
    let year = |parts: &[&str]| parts.join(" ");
    let all = year(&[OFFICE, FINANCE, PARTY]);
    check(
        &all,
        &all.replace("财务科", "计财与资产处"),
        &[(D::Renamed, "财务科→计财与资产处")],
        &[],
    );
    check(&all, &year(&[PARTY, OFFICE, FINANCE]), &[(D::Reordered, "党群科→党群科")], &[]);
    check(
        &all,
        &year(&[OFFICE, PARTY]),
        &[(D::Removed, "财务科→")],
        &[
            (DutyKind::Removed, "D02-001→"),
            (DutyKind::Removed, "D02-002→"),
            (DutyKind::Removed, "D02-003→"),
            (DutyKind::Removed, "D02-004→"),
        ],
    );
}

#[test]
fn a_merged_department_has_not_moved_its_duties() {
    use DepartmentKind as D;
    let all = [OFFICE, FINANCE, PARTY].join(" ");
    let catch_all = " 完成领导交办的其他工作。";
    let merged = format!("{} {}", OFFICE.replace(catch_all, ""), FINANCE.replace("财务科: ", ""));
    check(
        &all,
        &[merged.as_str(), PARTY].join(" "),
        &[(D::Merged, "办公室+财务科→办公室")],
        &[
            (DutyKind::Renumbered, "D02-001→D01-004"),
            (DutyKind::Renumbered, "D02-002→D01-005"),
            (DutyKind::Renumbered, "D02-003→D01-006"),
            (DutyKind::Removed, "D02-004→"),
            (DutyKind::Renumbered, "D01-004→D01-007"),
        ],
    );
}

/// Both had the words; the one that goes on has them still, whichever came first.
#[test]
fn of_words_that_both_had_the_department_that_kept_its_name_kept_its_own() {
    let common = "完成领导交办的其他工作。";
    check(
        &format!("财务科: {common} 负责会计核算； 办公室: 负责机要保密； 负责信访接待； {common}"),
        &format!("办公室: 负责机要保密； 负责信访接待； 负责会计核算； {common}"),
        &[(DepartmentKind::Merged, "财务科+办公室→办公室")],
        &[
            (DutyKind::Removed, "D01-001→"),
            (DutyKind::Renumbered, "D01-002→D01-003"),
            (DutyKind::Renumbered, "D02-003→D01-004"),
        ],
    );
}

#[test]
fn what_the_office_says_of_the_lineage_wins() {
    use DepartmentKind as D;
    let all = [OFFICE, FINANCE].join(" ");
    let next = "办公室: 负责会计核算和资金监督； 财务科: 负责机要保密、档案管理工作；";
    let lineage = Lineage { old: "办公室".into(), new: vec!["财务科".into()] };
    let back = Lineage { old: "财务科".into(), new: vec!["办公室".into()] };
    let changes = with_lineage(&page(&all), &page(next), &[lineage, back]);
    let renamed = changes.departments.iter().filter(|it| it.kind == D::Renamed).count();
    assert_eq!((renamed, changes.summary.moved), (2, 0));
}

#[test]
fn duties_merge_and_split() {
    let old = "办公室: 负责机要保密和档案管理工作； 负责信访接待和督查督办工作； 负责会议组织；";
    let new = "办公室: 负责机要保密和档案管理、信访接待和督查督办工作； 负责会议组织；";
    check(
        old,
        new,
        &[],
        &[(DutyKind::Merged, "D01-001+D01-002→D01-001"), (DutyKind::Renumbered, "D01-003→D01-002")],
    );
    check(
        new,
        old,
        &[],
        &[(DutyKind::Split, "D01-001→D01-001+D01-002"), (DutyKind::Renumbered, "D01-002→D01-003")],
    );
}

#[test]
fn what_stands_in_many_departments_is_paired_at_home_alone() {
    let common = "完成领导交办的其他工作。";
    let year = |first: &str, second: &str| {
        format!(
            "甲科: 负责机要保密； {first} 乙科: 负责会计核算； {second} 丙科: 负责党员教育； {common}"
        )
    };
    check(
        &year(common, "负责资金监督；"),
        &year("负责档案管理；", common),
        &[],
        &[
            (DutyKind::Removed, "D01-002→"),
            (DutyKind::Added, "→D01-002"),
            (DutyKind::Removed, "D02-002→"),
            (DutyKind::Added, "→D02-002"),
        ],
    );
}

/// Its own department has it still, though another one takes its very words.
#[test]
fn what_changed_its_mark_alone_has_not_moved() {
    check(
        "甲科: 负责机要保密； 负责文秘。 乙科: 负责财务预算； 负责基建；",
        "甲科: 负责机要保密。 负责文秘。 乙科: 负责财务预算； 负责基建； 负责机要保密；",
        &[],
        &[(DutyKind::Reworded, "D01-001→D01-001"), (DutyKind::Added, "→D02-003")],
    );
}

/// The very words elsewhere are the duty, not other words at home.
#[test]
fn what_has_its_very_words_elsewhere_has_moved() {
    check(
        "甲科: 负责机要保密工作； 负责文秘。 乙科: 负责财务预算； 负责基建；",
        "甲科: 负责机要保密管理工作； 负责文秘。 乙科: 负责财务预算； 负责基建； 负责机要保密工作；",
        &[],
        &[(DutyKind::Added, "→D01-001"), (DutyKind::Moved, "D01-001→D02-003")],
    );
}

/// No two of its neighbours stand together any more; in a department all are compared.
#[test]
fn a_short_duty_that_was_turned_round_is_the_same() {
    check(
        "甲科: 信访督查； 负责文秘。 乙科: 负责财务预算； 负责基建；",
        "甲科: 督信查访； 负责文秘。 乙科: 负责财务预算； 负责基建；",
        &[],
        &[(DutyKind::Reworded, "D01-001→D01-001")],
    );
}

/// Two years of a department with so many short duties, each turned round.
fn turned_round(old: u32, new: u32) -> Summary {
    let duty = |at: u32, order: [u32; 4]| -> String {
        order.iter().filter_map(|it| char::from_u32(0x4e00 + 4 * at + it)).collect()
    };
    let year = |count: u32, order: [u32; 4]| {
        let duties: Vec<String> = (0..count).map(|at| duty(at, order) + "；").collect();
        page(&format!("甲科: 负责文秘； {}", duties.join(" ")))
    };
    changes(&year(old, [0, 1, 2, 3]), &year(new, [1, 0, 3, 2])).summary
}

#[test]
fn up_to_nine_hundred_pairs_of_a_department_are_compared() {
    assert_eq!(turned_round(30, 30).reworded, 30);
    for (old, new) in [(30, 31), (31, 30)] {
        let summary = turned_round(old, new);
        assert_eq!((summary.reworded, summary.removed + summary.added), (0, 61));
    }
}

#[test]
fn what_many_departments_had_is_not_what_another_one_gets() {
    let common = "负责安全生产责任制的落实；";
    let old = format!(
        "甲科: {common} 负责机要保密； 乙科: {common} 负责财务预算； 丙科: {common} 负责园区建设； 丁科: 负责科普宣传；"
    );
    check(
        &old,
        "甲科: 负责机要保密； 乙科: 负责财务预算； 丙科: 负责园区建设； 丁科: 负责科普宣传； 负责安全生产责任制的监督落实；",
        &[],
        &[
            (DutyKind::Removed, "D01-001→"),
            (DutyKind::Renumbered, "D01-002→D01-001"),
            (DutyKind::Removed, "D02-001→"),
            (DutyKind::Renumbered, "D02-002→D02-001"),
            (DutyKind::Removed, "D03-001→"),
            (DutyKind::Renumbered, "D03-002→D03-001"),
            (DutyKind::Added, "→D04-002"),
        ],
    );
}

/// Two are as near in words: the one that still follows the same duty.
#[test]
fn what_stands_beside_the_same_duty_goes_before_what_does_not() {
    let (one, other) = ("负责档案资料收集整理归库；", "负责档案资料收集整理入册；");
    for (first, second) in [(one, other), (other, one)] {
        check(
            "甲科: 负责文秘； 负责档案资料收集整理保管； 乙科: 负责财务预算；",
            &format!("甲科: {first} 负责会务； 负责文秘； {second} 乙科: 负责财务预算；"),
            &[],
            &[
                (DutyKind::Added, "→D01-001"),
                (DutyKind::Added, "→D01-002"),
                (DutyKind::Renumbered, "D01-001→D01-003"),
                (DutyKind::Reworded, "D01-002→D01-004"),
            ],
        );
    }
}

/// One neighbour is enough, whether before it or after it.
#[test]
fn what_has_one_neighbour_left_goes_before_what_has_none() {
    let (one, other) = ("负责档案资料收集整理归库；", "负责档案资料收集整理入册；");
    let old = "甲科: 负责文秘； 负责档案资料收集整理保管； 负责外事； 乙科: 负责财务预算；";
    for (first, second) in [(one, other), (other, one)] {
        check(
            old,
            &format!(
                "甲科: {first} 负责会务； 负责外事； 负责文秘； {second} 乙科: 负责财务预算；"
            ),
            &[],
            &[
                (DutyKind::Added, "→D01-001"),
                (DutyKind::Added, "→D01-002"),
                (DutyKind::Renumbered, "D01-003→D01-003"),
                (DutyKind::Renumbered, "D01-001→D01-004"),
                (DutyKind::Reworded, "D01-002→D01-005"),
            ],
        );
        check(
            old,
            &format!(
                "甲科: {first} 负责会务； {second} 负责外事； 负责文秘； 乙科: 负责财务预算；"
            ),
            &[],
            &[
                (DutyKind::Added, "→D01-001"),
                (DutyKind::Added, "→D01-002"),
                (DutyKind::Reworded, "D01-002→D01-003"),
                (DutyKind::Renumbered, "D01-003→D01-004"),
                (DutyKind::Renumbered, "D01-001→D01-005"),
            ],
        );
    }
}

#[test]
fn a_neighbour_counts_more_than_a_little_more_alike() {
    let (near, nearer) =
        ("负责档案资料图书期刊收集整理和归库；", "负责档案资料图书期刊收集整理归库；");
    check(
        "甲科: 负责文秘； 负责档案资料图书期刊收集整理保管； 乙科: 负责财务预算；",
        &format!("甲科: {nearer} 负责会务； 负责文秘； {near} 乙科: 负责财务预算；"),
        &[],
        &[
            (DutyKind::Added, "→D01-001"),
            (DutyKind::Added, "→D01-002"),
            (DutyKind::Renumbered, "D01-001→D01-003"),
            (DutyKind::Reworded, "D01-002→D01-004"),
        ],
    );
}

/// Neither has a neighbour left.
#[test]
fn of_two_with_the_same_words_the_one_that_stands_nearer_is_reworded() {
    check(
        "甲科: 负责档案资料收集整理保管； 负责会务； 负责文秘； 负责档案资料收集整理保管； 乙科: 负责财务预算；",
        "甲科: 负责档案资料收集整理归库； 负责文秘； 负责会务； 乙科: 负责财务预算；",
        &[],
        &[
            (DutyKind::Reworded, "D01-001→D01-001"),
            (DutyKind::Renumbered, "D01-003→D01-002"),
            (DutyKind::Removed, "D01-004→"),
            (DutyKind::Renumbered, "D01-002→D01-003"),
        ],
    );
}

#[test]
fn what_is_alike_at_home_goes_before_what_is_more_alike_elsewhere() {
    check(
        "甲科: 负责文秘； 负责机要保密和会务安排工作； 乙科: 负责财务预算； 负责机要保密和信访接待事项；",
        "甲科: 负责机要保密和信访接待工作； 负责文秘； 乙科: 负责财务预算；",
        &[],
        &[
            (DutyKind::Reworded, "D01-002→D01-001"),
            (DutyKind::Renumbered, "D01-001→D01-002"),
            (DutyKind::Removed, "D02-002→"),
        ],
    );
}

#[test]
fn one_pair_much_alike_goes_before_two_that_are_hardly_alike() {
    check(
        "甲科: 负责机要保密和信访接待工作； 负责科普宣传展品研发和信访接待事项； 乙科: 负责财务预算；",
        "甲科: 负责机要保密和后勤车辆会务保障工作； 负责机要保密和信访接待事项； 乙科: 负责财务预算；",
        &[],
        &[
            (DutyKind::Added, "→D01-001"),
            (DutyKind::Reworded, "D01-001→D01-002"),
            (DutyKind::Removed, "D01-002→"),
        ],
    );
}

/// The one that stays is as much more alike than it must be as the two that move together.
#[test]
fn where_it_is_even_two_pairs_go_before_one() {
    check(
        "甲科: 负责机要保密； 甲乙丙丁辰巳午未申； 乙科: 负责财务预算； 子丑寅卯酉； 丙科: 负责科普宣传；",
        "甲科: 子丑寅卯甲乙丙丁； 负责机要保密； 乙科: 负责财务预算； 丙科: 负责科普宣传； 辰巳午未申戌；",
        &[],
        &[
            (DutyKind::Moved, "D02-002→D01-001"),
            (DutyKind::Renumbered, "D01-001→D01-002"),
            (DutyKind::Moved, "D01-002→D03-002"),
        ],
    );
}

/// Marks without words are no words in common.
#[test]
fn marks_alone_have_not_moved() {
    check(
        "甲科: 负责机要保密； —— 乙科: 负责财务预算；",
        "甲科: 负责机要保密； 乙科: 负责财务预算； ……",
        &[],
        &[(DutyKind::Removed, "D01-002→"), (DutyKind::Added, "→D02-002")],
    );
}

#[test]
fn punctuation_alone_is_said_to_be_so() {
    let changes = changes(&page("甲科: 负责机要、保密；"), &page("甲科: 负责机要，保密。"));
    let [change] = changes.duties.as_slice() else { panic!() };
    assert!(change.kind == DutyKind::Reworded && change.punctuation_only && change.is_minor());
    assert_eq!(changes.summary.punctuation_only, 1);
}
