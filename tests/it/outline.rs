//! Where the letter ends and the body begins, and which heading is the title of all.

use crate::support::read;

const OFFICE: &str = "1.负责文秘工作；\n2.负责档案管理工作。\n";

/// What a page is parted into.
#[derive(Debug, Default, PartialEq, Eq)]
struct Parted<'a> {
    title: Option<&'a str>,
    issued_title: Option<&'a str>,
    recipients: Option<&'a str>,
    own_heading: Option<&'a str>,
    own_duties: usize,
    /// Of each department its heading, the headings of its sections, and how many duties it has.
    departments: Vec<(&'a str, &'a str, usize)>,
    unparsed: Vec<&'a str>,
}

#[track_caller]
#[allow(clippy::needless_pass_by_value, reason = "each is made for its check")]
fn check(page: &str, expected: Parted) {
    let notice = read(page.as_bytes()).notice;
    let title = notice.title();
    let own = notice.own_duties.as_ref();
    let sections: Vec<String> = notice.departments.iter().map(|it| it.section.join("/")).collect();
    let departments = notice.departments.iter().zip(&sections);
    let found = Parted {
        title: title.filter(|_| notice.issued_text.is_none()),
        issued_title: notice.issued_text.as_ref().map(|it| it.title.as_str()),
        recipients: notice.header.recipients.as_ref().map(|it| it.text.as_str()),
        own_heading: own.and_then(|it| it.heading.as_deref()),
        own_duties: own.map_or(0, |it| it.duties.len()),
        departments: departments
            .map(|(it, section)| {
                (it.heading.as_deref().unwrap_or_default(), section.as_str(), it.duties.len())
            })
            .collect(),
        unparsed: notice.unparsed.iter().map(|it| it.text.as_str()).collect(),
    };
    assert_eq!(found, expected, "{page}");
}

#[test]
fn without_a_date_the_letter_goes_on_to_the_first_list_under_a_heading() {
    let letter = "闵行区科委文件\n闵科委〔2025〕17号\n闵行区科委各部门职能\n各街镇：\n";
    check(
        &format!("{letter}现将职能印发给你们，请遵照执行。\n办公室职能\n{OFFICE}"),
        Parted {
            title: Some("闵行区科委各部门职能"),
            recipients: Some("各街镇："),
            departments: vec![("办公室职能", "", 2)],
            ..Parted::default()
        },
    );
}

#[test]
fn a_list_without_a_heading_begins_the_body() {
    check(
        &format!("闵科委〔2025〕17号\n关于印发职能的通知\n各街镇：\n{OFFICE}"),
        Parted {
            title: Some("关于印发职能的通知"),
            recipients: Some("各街镇："),
            own_duties: 2,
            ..Parted::default()
        },
    );
}

#[test]
fn the_issued_title_may_go_on_in_brackets_alone() {
    let letter = "关于印发《区科委各部门职能》的通知\n各街镇：\n现将职能印发。\n2025年2月13日\n";
    let expected = || Parted {
        recipients: Some("各街镇："),
        departments: vec![("办公室职能", "", 2)],
        ..Parted::default()
    };
    check(
        &format!("{letter}区科委各部门职能（试行）\n办公室职能\n{OFFICE}"),
        Parted { issued_title: Some("区科委各部门职能（试行）"), ..expected() },
    );
    check(
        &format!("{letter}区科委各部门职能（试行）由办公室解释\n办公室职能\n{OFFICE}"),
        Parted {
            title: Some("关于印发《区科委各部门职能》的通知"),
            unparsed: vec!["区科委各部门职能（试行）由办公室解释"],
            ..expected()
        },
    );
}

#[test]
fn a_units_name_is_no_title() {
    check(
        &format!("机关党委办公室职能\n{OFFICE}人事科职能\n{OFFICE}"),
        Parted {
            departments: vec![("机关党委办公室职能", "", 2), ("人事科职能", "", 2)],
            ..Parted::default()
        },
    );
    check(
        &format!("办公室职能\n人事科职能\n{OFFICE}"),
        Parted {
            departments: vec![("办公室职能", "", 0), ("人事科职能", "", 2)],
            ..Parted::default()
        },
    );
}

#[test]
fn a_numbered_heading_is_no_title() {
    check(
        &format!("一、区科委内设机构\n办公室职能\n{OFFICE}"),
        Parted {
            departments: vec![("办公室职能", "一、区科委内设机构", 2)], ..Parted::default()
        },
    );
}

#[test]
fn a_section_titles_the_page_that_it_opens() {
    let office = || Parted { departments: vec![("办公室职能", "", 2)], ..Parted::default() };
    check(
        &format!("内设机构\n办公室职能\n{OFFICE}"),
        Parted { title: Some("内设机构"), ..office() },
    );
    let section = || vec![("办公室职能", "内设机构", 2)];
    check(
        &format!("闵科委〔2025〕17号\n内设机构\n办公室职能\n{OFFICE}"),
        Parted { departments: section(), ..Parted::default() },
    );
    check(
        &format!("内设机构\n区科委设下列机构。\n办公室职能\n{OFFICE}"),
        Parted { departments: section(), ..Parted::default() },
    );
}

/// What names the place titles the page, where sections follow and it is longer than 区科委主要职责
/// in short.
#[test]
fn a_heading_of_the_bodys_own_duties_may_title_the_page() {
    let body = format!("一、人员编制\n区科委行政编制25名。\n二、内设机构\n办公室职能\n{OFFICE}");
    let expected = || Parted {
        departments: vec![("办公室职能", "二、内设机构", 2)],
        ..Parted::default()
    };
    for title in ["闵行区科委主要职责", "市区科技局职责"] {
        check(&format!("{title}\n{body}"), Parted { title: Some(title), ..expected() });
    }
    for own_heading in ["区科技局职责", "科技委员会主要职责"] {
        let expected = Parted { own_heading: Some(own_heading), ..expected() };
        check(&format!("{own_heading}\n{body}"), expected);
    }
    check(
        &format!("闵行区科委主要职责\n{OFFICE}内设机构\n办公室职能\n{OFFICE}"),
        Parted {
            own_heading: Some("闵行区科委主要职责"),
            own_duties: 2,
            departments: vec![("办公室职能", "内设机构", 2)],
            ..Parted::default()
        },
    );
}

/// What a paragraph of duties says of others follows the duty before it, in the order of the page.
#[test]
fn sentences_beside_the_duties_of_a_paragraph_keep_their_order() {
    let page = "办公室职能\n负责甲。县委编办设在办公室。负责乙。县委网信办设在宣传科。县委某办设在某科。\n联系电话：0512-1234567\n";
    let notes = read(page.as_bytes()).notice.notes;
    let notes: Vec<_> = notes.iter().map(|it| (it.after.as_deref(), it.text.as_str())).collect();
    let (first, second) = (Some("D01-001"), Some("D01-002"));
    let expected = [
        (first, "县委编办设在办公室。"),
        (second, "县委网信办设在宣传科。"),
        (second, "县委某办设在某科。"),
        (second, "联系电话：0512-1234567"),
    ];
    assert_eq!(notes, expected);
}
