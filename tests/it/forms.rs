//! Forms of headings, sections and lists: text in, outline out.

use zhineng::notice::{Duty, NoteKind};

use crate::support::read;

/// A red head, so that what follows is the issued text.
const HEAD: &str = "甲县乙局\n乙发〔2024〕3号\n关于印发《甲县乙局科室职能》的通知\n各科室：\n现将《甲县乙局科室职能》印发给你们。\n甲县乙局\n2024年3月5日\n";

/// One line a department, `section/marker name: markers`; own duties first; nothing may be
/// unclaimed, no error or warning given.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let sourced = read(text.as_bytes());
    let notice = &sourced.notice;
    let mut found = Vec::new();
    if let Some(own) = &notice.own_duties {
        let heading = own.heading.as_deref().unwrap_or("-");
        found.push(format!("own {heading}: {}", markers(&own.duties)));
    }
    for department in &notice.departments {
        let section: Vec<&str> = department.section.iter().flat_map(|it| [it, "/"]).collect();
        let section = section.concat();
        let marker = department.marker.as_deref().unwrap_or_default();
        let name = department.name.as_deref().unwrap_or("-");
        found.push(format!("{section}{marker}{name}: {}", markers(&department.duties)));
    }
    assert_eq!(found, expected);
    assert_eq!(notice.unparsed, []);
    assert_eq!(sourced.findings, []);
    assert!(sourced.receipt().unwrap().balances());
}

fn markers(duties: &[Duty]) -> String {
    let one = |duty: &Duty| {
        let own = duty.marker.clone().unwrap_or_else(|| "·".to_owned());
        if duty.children.is_empty() { own } else { format!("{own}[{}]", markers(&duty.children)) }
    };
    duties.iter().map(one).collect::<Vec<_>>().join(" ")
}

#[test]
fn marked_names_are_headings_if_all_their_siblings_are() {
    let text = "甲县乙局科室职能\n一、办公室\n（一）负责甲；\n（二）负责乙。\n二、财务科\n（一）负责丙；\n（二）负责丁。\n";
    let expected = ["一、办公室: （一） （二）", "二、财务科: （一） （二）"];
    check(&format!("{HEAD}{text}"), &expected);
}

/// A lost heading is told by the items that follow in its own list, not by those of another
/// department.
#[test]
fn a_wrong_number_before_a_heading_opens_no_department() {
    let check = |below: &str, expected: &[(Option<&str>, usize)]| {
        let office = "办公室职能\n1.负责甲；\n2.负责乙；\n1.负责丙；\n";
        let departments = read(format!("{office}{below}").as_bytes()).notice.departments;
        let found = departments.iter().map(|it| (it.name.as_deref(), it.duties.len()));
        assert_eq!(found.collect::<Vec<_>>(), expected);
    };
    check("财务科职能\n2.负责丁；\n3.负责戊。\n", &[(Some("办公室"), 3), (Some("财务科"), 2)]);
    check("2.负责丁；\n3.负责戊。\n", &[(Some("办公室"), 2), (None, 3)]);
}

/// A line of the letter that a heading could begin is a paragraph of it, in one piece.
#[test]
fn what_stands_before_the_date_is_the_letters() {
    let letter = "综合科：负责文秘。\n财务科：负责财务。\n2024年3月5日\n";
    let notice = read(format!("{letter}办公室职能\n1.负责甲；\n2.负责乙。\n").as_bytes()).notice;
    assert_eq!(notice.header.body, ["综合科：负责文秘。", "财务科：负责财务。"]);
    assert_eq!(notice.header.issued_on.map(|it| it.text).as_deref(), Some("2024年3月5日"));
    assert_eq!(notice.departments.len(), 1);
}

/// What a line above was broken before is its rest, a unit's name or not; a heading is whole.
#[test]
fn a_units_name_is_an_empty_department_below_what_is_whole_alone() {
    let names = |above| -> Vec<_> {
        let text = format!("综合科职能\n1.负责文秘。\n{above}\n财务科\n人事科职能\n1.负责人事。\n");
        read(text.as_bytes()).notice.departments.into_iter().filter_map(|it| it.name).collect()
    };
    assert_eq!(names("2.负责联系办公室、"), ["综合科", "人事科"]);
    assert_eq!(names("2.负责联系办公室。"), ["综合科", "财务科", "人事科"]);
    assert_eq!(names("规划科职能"), ["综合科", "规划科", "财务科", "人事科"]);
}

#[test]
fn items_that_end_like_a_unit_stay_duties() {
    let text = "办公室职能\n1.负责管理科技馆\n2.推进服务中心\n3.负责文秘\n";
    check(&format!("{HEAD}甲县乙局科室职能\n{text}"), &["办公室: 1. 2. 3."]);
}

#[test]
fn a_page_without_a_red_head_has_its_first_line_for_a_title() {
    check("甲校后勤处\n综合科\n1.负责行政。\n车队\n1.负责调度。\n", &["综合科: 1.", "车队: 1."]);
}

#[test]
fn short_lines_without_end_marks_are_not_joined() {
    let text = "甲县乙局科室职能\n办公室\n1.负责文秘\n2.负责后勤\n财务科\n1.负责预算\n2.负责决算\n";
    check(&format!("{HEAD}{text}"), &["办公室: 1. 2.", "财务科: 1. 2."]);
}

#[test]
fn names_above_sentences_are_headings() {
    let text = "甲县乙局科室职能\n办公室\n负责文秘；负责后勤。\n财务科\n负责预算。\n";
    check(&format!("{HEAD}{text}"), &["办公室: · ·", "财务科: ·"]);
}

#[test]
fn a_name_with_an_unknown_ending_heads_the_list_below_it() {
    let text = "甲县乙局科室职能\n林场\n1.负责造林；\n2.负责护林。\n办公室\n1.负责文秘。\n";
    check(&format!("{HEAD}{text}"), &["林场: 1. 2.", "办公室: 1."]);
}

#[test]
fn sections_stand_above_departments() {
    let text = "甲县乙局科室职能\n一、机关科室\n办公室职能\n1.负责文秘；\n2.负责后勤。\n二、事业单位\n科技馆职能\n1.负责展览；\n2.负责讲解。\n";
    let expected = ["一、机关科室/办公室: 1. 2.", "二、事业单位/科技馆: 1. 2."];
    check(&format!("{HEAD}{text}"), &expected);
}

#[test]
fn the_body_has_duties_of_its_own() {
    let text = "甲县乙局科室职能\n一、主要职责\n1.负责全县科技；\n2.负责全县科普。\n二、内设机构\n办公室\n1.负责文秘；\n2.负责后勤。\n财务科\n1.负责预算；\n2.负责决算。\n";
    let expected =
        ["own 主要职责: 1. 2.", "二、内设机构/办公室: 1. 2.", "二、内设机构/财务科: 1. 2."];
    check(&format!("{HEAD}{text}"), &expected);
}

#[test]
fn articles_count_on_under_their_chapters() {
    let text = "甲县乙局科室职能\n第一章 办公室职能\n第一条 负责文秘。\n第二条 负责后勤。\n第二章 财务科职能\n第三条 负责预算。\n第四条 负责决算。\n";
    let expected = ["第一章办公室: 第一条 第二条", "第二章财务科: 第三条 第四条"];
    check(&format!("{HEAD}{text}"), &expected);
}

#[test]
fn lists_nest_by_their_families() {
    let text = "办公室职能\n一、负责文秘：\n（一）起草；\n（二）核稿：\n1.初核；\n2.复核。\n二、负责后勤。\n";
    check(&format!("{HEAD}甲县乙局科室职能\n{text}"), &["办公室: 一、[（一） （二）[1. 2.]] 二、"]);
}

#[test]
fn wrapped_lines_are_joined_and_reported() {
    let text = "办公室职能\n1.负责科技发展规划、年度计划、统计报表、信息宣传以及综合协\n调工作职责和其他工作；\n2.负责后勤。\n";
    let sourced = read(format!("{HEAD}甲县乙局科室职能\n{text}").as_bytes());
    assert_eq!(sourced.notice.departments.len(), 1);
    let duties = &sourced.notice.departments[0].duties;
    assert!(duties[0].text.ends_with("综合协调工作职责和其他工作；"));
    let codes: Vec<&str> = sourced.findings.iter().map(|it| it.code.name).collect();
    assert_eq!(codes, ["line-joined"]);
}

#[test]
fn closing_lines_are_notes_and_page_numbers_are_left_out() {
    let text = "甲县乙局科室职能\n办公室\n1.负责文秘；\n— 2 —\n2.负责后勤。\n联系电话：12345678\n财务科\n1.负责预算。\n（此件公开发布）\n抄送：县委办公室。\n";
    let text = format!("{HEAD}{text}");
    check(&text, &["办公室: 1. 2.", "财务科: 1."]);
    let sourced = read(text.as_bytes());
    let notes: Vec<(&str, Option<&str>)> =
        sourced.notice.notes.iter().map(|it| (it.text.as_str(), it.after.as_deref())).collect();
    assert_eq!(
        notes,
        [
            ("联系电话：12345678", Some("D01-002")),
            ("（此件公开发布）", Some("D02-001")),
            ("抄送：县委办公室。", None),
        ]
    );
    let page = sourced.page.as_ref().unwrap();
    assert_eq!(page.repairs.iter().map(|it| it.removed.as_str()).collect::<Vec<_>>(), ["— 2 —"]);
}

#[test]
fn a_title_printed_twice_is_read_once() {
    let text =
        "甲县乙局科室职能\n办公室职能\n1.负责文秘。\n甲县乙局科室职能\n财务科职能\n1.负责预算。\n";
    let sourced = read(format!("{HEAD}{text}").as_bytes());
    assert!(sourced.receipt().unwrap().balances());
    let notice = &sourced.notice;
    assert_eq!(notice.departments.len(), 2);
    assert_eq!(notice.issued_text.as_ref().unwrap().title, "甲县乙局科室职能");
    assert_eq!(notice.unparsed, []);
    let repairs = &sourced.page.as_ref().unwrap().repairs;
    assert_eq!(
        repairs.iter().map(|it| it.removed.as_str()).collect::<Vec<_>>(),
        ["甲县乙局科室职能"]
    );
}

#[test]
fn a_signatory_and_the_date_may_share_a_line() {
    let text = "甲县乙局\n乙发〔2024〕3号\n关于印发职能的通知\n各科室：\n现印发给你们。\n甲县乙局　　2024年3月5日\n办公室职能\n1.负责文秘。\n";
    let header = read(text.as_bytes()).notice.header;
    assert_eq!(header.signatories, ["甲县乙局"]);
    assert_eq!(header.issued_on.unwrap().text, "2024年3月5日");
    assert_eq!(header.body, ["现印发给你们。"]);
}

/// Names above a date at the end sign a page that nothing signed before; a sentence does not.
#[test]
fn a_page_may_be_signed_at_its_end() {
    let duties = "办公室职能\n1.负责文秘。\n财务科职能\n1.负责财务。\n";
    for above in ["", "请各科室密切配合，共同做好工作。\n"] {
        let text =
            format!("甲市乙丙两局科室职能\n{duties}{above}甲市乙局\n甲市丙局\n2024年3月5日\n");
        let sourced = read(text.as_bytes());
        let header = &sourced.notice.header;
        assert_eq!(header.signatories, ["甲市乙局", "甲市丙局"], "{text}");
        assert_eq!(header.issued_on.as_ref().unwrap().text, "2024年3月5日");
        assert!(sourced.receipt().unwrap().balances());
    }
}

/// Lines that stand again below are a table of contents if they are names, not if they are duties.
#[test]
fn duties_that_two_departments_share_are_no_contents() {
    for duties in
        [["文秘；", "档案；", "信访；", "保密；"], ["负责文秘", "负责档案", "负责信访", "负责保密"]]
    {
        let duties = duties.join("\n");
        let text = format!("{HEAD}办公室职能\n{duties}\n财务科职能\n{duties}\n");
        let sourced = read(text.as_bytes());
        let found = sourced.notice.departments.iter().map(|it| it.duties.len());
        assert_eq!(found.collect::<Vec<_>>(), [4, 4], "{text}");
        assert!(sourced.page.unwrap().repairs.is_empty());
    }
}

#[test]
fn names_that_begin_like_duties_are_names() {
    let text = "甲县教育局内设机构职责\n（一）办公室。负责政务。\n（二）组织人事股。负责干部管理。\n（三）监督管理股。负责督导。\n";
    let expected = ["（一）办公室: ·", "（二）组织人事股: ·", "（三）监督管理股: ·"];
    check(text, &expected);
    let text =
        "甲大学各部门职责\n组织部\n负责党建；\n负责干部。\n研究生院\n负责招生；\n负责培养。\n";
    check(text, &["组织部: · ·", "研究生院: · ·"]);
}

#[test]
fn departments_inside_departments_name_their_parents() {
    let text = "甲县文旅中心各部门职责\n一、综合部\n下设行政科、财务科。\n（一）行政科\n1.负责公文。\n（二）财务科\n1.负责预算。\n二、美术馆\n（一）典藏科\n1.负责征集。\n";
    let expected = [
        "一、综合部: ",
        "（一）行政科: 1.",
        "（二）财务科: 1.",
        "二、美术馆: ",
        "（一）典藏科: 1.",
    ];
    check(text, &expected);
    let notice = read(text.as_bytes()).notice;
    let parents: Vec<Option<&str>> =
        notice.departments.iter().map(|it| it.parent.as_deref()).collect();
    assert_eq!(parents, [None, Some("D01"), Some("D01"), None, Some("D04")]);
    assert_eq!(notice.notes[0].text, "下设行政科、财务科。");
}

#[test]
fn the_first_line_of_a_page_that_names_its_body_is_the_title() {
    for title in ["甲大学机关部处工作职责", "甲镇机构职责", "东风街道办事处机构设置"]
    {
        let text = format!("{title}\n一、综合科\n（一）负责文秘。\n二、财务科\n（一）负责预算。\n");
        assert_eq!(read(text.as_bytes()).notice.header.title.as_deref(), Some(title));
        check(&text, &["一、综合科: （一）", "二、财务科: （一）"]);
    }
}

#[test]
fn an_item_that_is_a_title_holds_the_paragraphs_below_it() {
    let text = "甲大学各部门职责\n一、党委办公室\n（一）综合协调\n协助处理日常事务。\n（二）文秘工作\n负责公文起草。\n负责印章管理。\n二、教务处\n（一）教学运行\n负责排课。\n";
    check(text, &["一、党委办公室: （一）[·] （二）[· ·]", "二、教务处: （一）[·]"]);
}

#[test]
fn rules_of_another_kind_are_refused() {
    let text = "甲大学印章管理办法\n第一章 总则\n第一条 为规范印章管理，制定本办法。\n第二章 管理部门\n第二条 党政办公室的主要职责是：\n（一）负责印章刻制；\n（二）负责印章保管。\n";
    let refused = zhineng::pipeline::run(text.as_bytes(), &zhineng::pipeline::Options::default());
    assert!(matches!(refused, Err(zhineng::pipeline::Refusal::NotANotice { .. })));
}

#[test]
fn a_telephone_at_the_end_of_the_longest_line_takes_no_heading_with_it() {
    let text = "某县水利局机构职能\n内设机构\n办公室：负责机关日常运转，承担信息、安全、保密、信访等工作。联系电话：0512-1234567\n水资源管理股：承担实施最严格水资源管理制度相关工作。\n水旱灾害防御股：组织编制防治规划。\n";
    let notice = read(text.as_bytes()).notice;
    let names: Vec<&str> =
        notice.departments.iter().map(|it| it.name.as_deref().unwrap()).collect();
    assert_eq!(names, ["办公室", "水资源管理股", "水旱灾害防御股"]);
    let note = &notice.notes[0];
    assert_eq!((note.kind, note.text.as_str()), (NoteKind::Contact, "联系电话：0512-1234567"));
}
