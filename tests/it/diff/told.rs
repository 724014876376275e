//! What is said of each kind of change: at a terminal in either language, on the page for the
//! browser, in the comparison table.

use regex::Regex;
use zhineng::diff::render::{Column, Human, Table, docx, html, human};
use zhineng::finding::Language;
use zhineng::notice::Notice;

use super::changes;
use super::documents::part;
use crate::support::read;

const OLD: &str = "\
某局各科室职能

主要职责
1.贯彻执行法律法规；
一、办公室职能
1.负责机要保密和档案管理工作；
2.负责信访接待和督查督办工作；
3.负责会议组织；
4.负责公务用车；
5.负责党务公开和政务公开、新闻宣传工作；
二、财务科职能
（1）负责会计核算和资金监督；
（2）负责部门预算和决算；
三、党群科职能
负责党员教育和发展党员工作；
1.负责精神文明建设和群团工作；
2.负责离退休干部服务管理；
3.负责青年工作；
四、信息科职能
1.负责网络安全；
五、综合科职能
1.负责文稿起草和调查研究；
2.负责行政审批和政务服务；
六、人事科职能
1.负责干部人事；
七、培训科职能
1.负责教育培训；
领导职数3名。
联系电话：12345678。
编制：机关行政编制12名。
";

/// The next year: every kind of change there is.
const NEW: &str = "\
某局各科室工作职能
领导职数3名。

主要职责
1.贯彻执行法律法规和政策；
一、党群科职能
1.负责精神文明建设和群团工作；
2.负责离退休干部服务管理。
3.负责党建；
（二）办公室职能
1.负责机要保密和档案管理、信访接待和督查督办工作；
2.负责会议组织；
3.负责公务用车和值班；
4.负责党务公开和政务公开；
5.负责新闻宣传工作；
三、财务管理科职能
负责下列工作：
1.负责会计核算和资金监督；
2.负责部门预算和决算；
四、研究室职能
1.负责文稿起草和调查研究；
五、法规科职能
1.负责行政审批和政务服务；
六、人事科职能
1.负责干部人事；
2.负责教育培训；
3.负责青年工作；
七、科技科职能
1.负责科技工作；
设7个内设机构。
编制：机关行政编制14名。
";

fn notices() -> (Notice, Notice) {
    (read(OLD.as_bytes()).notice, read(NEW.as_bytes()).notice)
}

const PLAIN: Human =
    Human { language: Language::Zh, color: false, width: None, both_sides: false, all: false };

const IN_CHINESE: &str = "\
旧　某局各科室职能    　旧.txt　7 个部门　17 项
新　某局各科室工作职能　新.txt　7 个部门　17 项

要看的 21 处　新增 2　删除 2　划转 1　修改 2　合并 1　拆分 1　部门移位 1　部门标题变动 1　部门更名 1　部门合并 1　部门拆分 1　部门新设 1　部门撤销 1　文件信息 1　其他文字 4
不必看      　仅项号变动 5　仅标点变动 1　未变 3

部门
  移位　党群科（4 项职责中沿用 2 项）
        层次序数　三、 → 一、
  撤销　信息科
  标题变动　办公室（5 项职责中沿用 1 项）
        层次序数　一、 → （二）
  更名　财务科 → 财务管理科（2 项职责全部沿用）
        层次序数　二、 → 三、
        引语　（无） → 负责下列工作：
  拆分　综合科 → 研究室 ＋ 法规科（2 项职责全部沿用）
  合并　人事科 ＋ 培训科 → 人事科（2 项职责全部沿用）
  新设　科技科

职责（按新稿部门顺序）
（总职责）
  修改　第1项
        贯彻执行法律法规{+和政策+}；
党群科
  删除　原（无项号）
        负责党员教育和发展党员工作；
  新增　第3项
        负责党建；
信息科
  删除　原第1项
        负责网络安全；
办公室
  合并　第1项　由原 办公室 第1项、办公室 第2项 合成
        负责机要保密和档案管理[-工作；负责-]{+、+}信访接待和督查督办工作；
  修改　第3项
        负责公务用车{+和值班+}；
  拆分　原第5项　分为 办公室 第4项、办公室 第5项
        负责党务公开和政务公开[-、-]{+；负责+}新闻宣传工作；
人事科
  划入　第3项　来自 党群科 原第3项
        负责青年工作；
科技科
  新增　第1项
        负责科技工作；

文件信息
  标题　某局各科室职能 → 某局各科室工作职能

其他文字
  移位
        领导职数3名。
  新增
        设7个内设机构。
  修改
        编制：机关行政编制[-12-]{+14+}名。
  删除
        联系电话：12345678。

送审三件套：zhineng diff 旧.txt 新.txt -t docx,redline,clean -o 送审/
";

#[test]
fn every_kind_of_change_is_told_in_chinese() {
    let (old, new) = notices();
    assert_eq!(human(&changes(&old, &new), PLAIN), IN_CHINESE);
}

const IN_ENGLISH: &str = "\
old  某局各科室职能      旧.txt  7 departments, 17 duties
new  某局各科室工作职能  新.txt  7 departments, 17 duties

to read: 21: added 2, removed 2, moved 1, reworded 2, merged 1, split 1, departments reordered 1, departments heading 1, departments renamed 1, departments merged 1, departments split 1, departments added 1, departments removed 1, particulars 1, other text 4
not to read: renumbered 5, punctuation only 1, unchanged 3

departments
  reordered: 党群科 (2 of 4 duties kept)
        marker: 三、 → 一、
  removed: 信息科
  heading: 办公室 (1 of 5 duties kept)
        marker: 一、 → （二）
  renamed: 财务科 → 财务管理科 (2 of 2 duties kept)
        marker: 二、 → 三、
        lead-in: (none) → 负责下列工作：
  split: 综合科 → 研究室 ＋ 法规科 (2 of 2 duties kept)
  merged: 人事科 ＋ 培训科 → 人事科 (2 of 2 duties kept)
  added: 科技科

duties (in the order of the new notice)
(the body's own)
  reworded: item 1
        贯彻执行法律法规{+和政策+}；
党群科
  removed: old (no number)
        负责党员教育和发展党员工作；
  unchanged: item 1
        负责精神文明建设和群团工作；
  punctuation: item 2
        负责离退休干部服务管理[-；-]{+。+}
  added: item 3
        负责党建；
  given away: old item 3, to 人事科 item 3
信息科
  removed: old item 1
        负责网络安全；
办公室
  merged: item 1, from old 办公室 item 1, 办公室 item 2
        负责机要保密和档案管理[-工作；负责-]{+、+}信访接待和督查督办工作；
  renumbered: old item 3 → item 2
        负责会议组织；
  reworded: item 3
        负责公务用车{+和值班+}；
  split: old item 5, into 办公室 item 4, 办公室 item 5
        负责党务公开和政务公开[-、-]{+；负责+}新闻宣传工作；
财务管理科
  renumbered: old （1） → 1.
        负责会计核算和资金监督；
  renumbered: old （2） → 2.
        负责部门预算和决算；
研究室
  unchanged: item 1
        负责文稿起草和调查研究；
法规科
  renumbered: old item 2 → item 1
        负责行政审批和政务服务；
人事科
  unchanged: item 1
        负责干部人事；
  renumbered: old item 1 → item 2
        负责教育培训；
  taken over: item 3, from 党群科 old item 3
        负责青年工作；
科技科
  added: item 1
        负责科技工作；

particulars
  title: 某局各科室职能 → 某局各科室工作职能

other text
  moved
        领导职数3名。
  added
        设7个内设机构。
  reworded
        编制：机关行政编制[-12-]{+14+}名。
  removed
        联系电话：12345678。

for approval: zhineng diff 旧.txt 新.txt -t docx,redline,clean -o review/
";

#[test]
fn all_of_two_notices_is_told_in_english() {
    let (old, new) = notices();
    let how = Human { language: Language::En, both_sides: true, all: true, ..PLAIN };
    assert_eq!(human(&changes(&old, &new), how), IN_ENGLISH);
}

/// A page of one department, and what is said of it beside another.
#[track_caller]
fn check(old: &str, new: &str, how: Human, says: &[&str]) {
    let page = |lines: &str| read(format!("某局各科室职能\n\n{lines}").as_bytes()).notice;
    let said = human(&changes(&page(old), &page(new)), how);
    for line in says {
        assert!(said.lines().any(|it| it == *line), "{line} is not in\n{said}");
    }
}

#[test]
fn what_is_counted_as_to_be_read_is_all_that_is_listed() {
    let english = Human { language: Language::En, ..PLAIN };
    let all = Human { all: true, ..english };
    let page = "办公室职能\n1.负责机要；\n2.负责保密；\n编制：行政编制12名。\n";
    let [staff, heading] =
        [("12", "14"), ("办公室职能", "一、办公室职责")].map(|(old, new)| page.replace(old, new));
    check(page, &staff, PLAIN, &["要看的 1 处　其他文字 1", "不必看     　仅项号变动 0　未变 2"]);
    check(page, &staff, english, &["to read: 1: other text 1"]);
    check(
        page,
        &heading,
        PLAIN,
        &["要看的 1 处　部门标题变动 1", "        标题　办公室职能 → 办公室职责"],
    );
    check(page, page, english, &["the two notices say the same (2 duties)."]);
    check(page, page, all, &["to read: 0", "  unchanged: 办公室 (2 of 2 duties kept)"]);
    // The same number in another writing, and none at all.
    let [other, none] = [("（一）", "（二）"), ("", "")]
        .map(|(one, two)| page.replace("1.", one).replace("2.", two));
    let all = Human { all: true, ..PLAIN };
    check(page, &other, all, &["  仅项号变动　原1. → （一）"]);
    check(page, &none, all, &["  仅项号变动　原第1项 → （无项号）"]);
    let bullets = page.replace("1.", "●").replace("2.", "●");
    check(&bullets, &bullets.replace("保密", "保密和文电"), PLAIN, &["  修改　●"]);
}

/// What was taken out is red and struck, what came in green and underlined, on each line anew.
#[test]
fn a_terminal_gets_colours_and_lines_that_end_where_it_does() {
    let (old, new) = notices();
    let said = human(&changes(&old, &new), Human { color: true, width: Some(30), ..PLAIN });
    // Without what begins and ends on the spot.
    let said = said.replace("\u{1b}[31;9m\u{1b}[0m", "");
    for lines in [
        "负责机要保密和档案管理\n<工作；负责}{、}信访接待和\n督查督办工作；\n",
        "负责公务用车{和值班}；\n",
        "编制：机关行政编制<12}{14}\n名。\n",
    ] {
        let lines = lines.lines().fold(String::new(), |all, it| all + "        " + it + "\n");
        let codes = [('<', "\u{1b}[31;9m"), ('{', "\u{1b}[32;4m"), ('}', "\u{1b}[0m")];
        let lines = codes.iter().fold(lines, |lines, (mark, code)| lines.replace(*mark, code));
        assert!(said.contains(&lines), "{lines:?} is not in {said:?}");
    }
}

/// The rows of a page or document, bars between the cells of each.
fn rows(page: &str, row: &str, cell: &str) -> Vec<String> {
    let [rows, cells, markup] =
        [row, cell, "<[^>]*>"].map(|it| Regex::new(&format!("(?s){it}")).unwrap());
    let of_row = |row: regex::Match| -> String {
        let cells = cells.captures_iter(row.as_str()).map(|cell| cell[1].to_owned());
        markup.replace_all(&cells.collect::<Vec<_>>().join("|"), "").into_owned()
    };
    rows.find_iter(page).map(of_row).collect()
}

#[test]
fn the_page_for_the_browser_has_every_kind_of_row() {
    let (old, new) = notices();
    let page = html(&changes(&old, &new));
    let marked = page
        .replace("<br>", "；")
        .replace("</p><p>", " ")
        .replace("<del>", "[-")
        .replace("</del>", "-]")
        .replace("<ins>", "{+")
        .replace("</ins>", "+}");
    let said = |hidden: &str| {
        let row = format!("<tr data-kind=\"[a-z]+\" data-places=\"[^\"]*\"{hidden}>.*?</tr>");
        rows(&marked, &row, "<td>(.*?)</td>")
    };
    // As many as are to be read.
    let expected = [
        "党群科|党群科；层次序数：三、|党群科；层次序数：一、|部门移位",
        "信息科|信息科||部门撤销",
        "办公室|办公室；层次序数：一、|办公室；层次序数：（二）|部门标题变动",
        "财务管理科|财务科；层次序数：二、；引语：（无）|财务{+管理+}科；层次序数：三、；引语：负责下列工作：|部门更名",
        "研究室|综合科|研究室、法规科|部门拆分",
        "人事科|人事科、培训科|人事科|部门合并",
        "科技科||科技科|部门新设",
        "（总职责）|1.贯彻执行法律法规；|1.贯彻执行法律法规{+和政策+}；|修改",
        "党群科|负责党员教育和发展党员工作；|删除|删除",
        "党群科|新增|3.负责党建；|新增",
        "信息科|1.负责网络安全；|删除|删除",
        "办公室|1.负责机要保密和档案管理工作； 2.负责信访接待和督查督办工作；|1.负责机要保密和档案管理、信访接待和督查督办工作；|合并",
        "办公室|4.负责公务用车；|3.负责公务用车{+和值班+}；|修改",
        "办公室|5.负责党务公开和政务公开、新闻宣传工作；|4.负责党务公开和政务公开； 5.负责新闻宣传工作；|拆分",
        "人事科|（党群科）3.负责青年工作；|3.负责青年工作；|划转",
        "科技科|新增|1.负责科技工作；|新增",
        "文件信息|某局各科室职能|某局各科室工作职能|标题",
        "其他文字|领导职数3名。|领导职数3名。|移位",
        "其他文字||设7个内设机构。|新增",
        "其他文字|编制：机关行政编制[-12-]名。|编制：机关行政编制{+14+}名。|修改",
        "其他文字|联系电话：12345678。||删除",
    ];
    assert_eq!(said(""), expected);
    let minor = [
        "党群科|1.负责精神文明建设和群团工作；|1.负责精神文明建设和群团工作；|未变",
        "党群科|2.负责离退休干部服务管理[-；-]|2.负责离退休干部服务管理{+。+}|仅标点变动",
        "办公室|3.负责会议组织；|2.负责会议组织；|仅项号变动",
        "财务管理科|（财务科）（1）负责会计核算和资金监督；|1.负责会计核算和资金监督；|仅项号变动",
        "财务管理科|（财务科）（2）负责部门预算和决算；|2.负责部门预算和决算；|仅项号变动",
        "研究室|（综合科）1.负责文稿起草和调查研究；|1.负责文稿起草和调查研究；|未变",
        "法规科|（综合科）2.负责行政审批和政务服务；|1.负责行政审批和政务服务；|仅项号变动",
        "人事科|1.负责干部人事；|1.负责干部人事；|未变",
        "人事科|（培训科）1.负责教育培训；|2.负责教育培训；|仅项号变动",
    ];
    assert_eq!(said(" hidden"), minor);
    let same = html(&changes(&new, &new));
    assert!(same.contains("<p class=\"same\">两份文件内容相同（17 项）。</p>"));
    assert!(!page.contains("class=\"same\""));
    // A character that no page may hold.
    let mut odd = new.clone();
    odd.departments[0].duties[2].text = "负责党\0建；".to_owned();
    assert!(html(&changes(&old, &odd)).contains("负责党\u{fffd}建；"));
}

#[test]
fn the_comparison_table_has_every_kind_of_row() {
    let (old, new) = notices();
    let said = |columns: &[Column]| -> Vec<String> {
        let table = Table { title_form: "修订对照表", basis: None, columns };
        let bytes = docx(&changes(&old, &new), (&old, &new), &table).unwrap();
        let document = part(&bytes, "word/document.xml").unwrap();
        rows(&document, "<w:tr>.*?</w:tr>", "<w:tc>(.*?)</w:tc>").split_off(1)
    };
    let expected = [
        "1|党群科|党群科|党群科|移位|",
        "2|信息科|信息科|撤销|撤销|",
        "3|财务管理科|财务科；引语：（无）|财务管理科；引语：负责下列工作：|更名|",
        "4|研究室|综合科|研究室、法规科|拆分|",
        "5|人事科|人事科、培训科|人事科|合并|",
        "6|科技科|新设|科技科|新设|",
        "7|（总职责）|1.贯彻执行法律法规；|1.贯彻执行法律法规和政策；|修改|",
        "8|党群科|负责党员教育和发展党员工作；|删除|删除|",
        "9|党群科|新增|3.负责党建；|新增|",
        "10|信息科|1.负责网络安全；|删除|删除|",
        "11|办公室|1.负责机要保密和档案管理工作；2.负责信访接待和督查督办工作；|1.负责机要保密和档案管理、信访接待和督查督办工作；|合并|",
        "12|办公室|4.负责公务用车；|3.负责公务用车和值班；|修改|",
        "13|办公室|5.负责党务公开和政务公开、新闻宣传工作；|4.负责党务公开和政务公开；5.负责新闻宣传工作；|拆分|",
        "14|人事科|（党群科）3.负责青年工作；|3.负责青年工作；|划转|",
        "15|科技科|新增|1.负责科技工作；|新增|",
        "16|文件信息|某局各科室职能|某局各科室工作职能|标题|",
        "17|其他文字|领导职数3名。|领导职数3名。|移位|",
        "18|其他文字|新增|设7个内设机构。|新增|",
        "19|其他文字|编制：机关行政编制12名。|编制：机关行政编制14名。|修改|",
        "20|其他文字|联系电话：12345678。|删除|删除|",
    ];
    assert_eq!(said(&Column::ALL), expected);
    // Where no column names the department, the cells do.
    let alone = said(&[Column::Before, Column::After]);
    assert_eq!(alone.len(), expected.len());
    for row in [
        "信息科|撤销",
        "（党群科）负责党员教育和发展党员工作；|删除",
        "（办公室）1.负责机要保密和档案管理工作；（办公室）2.负责信访接待和督查督办工作；|（办公室）1.负责机要保密和档案管理、信访接待和督查督办工作；",
        "（办公室）5.负责党务公开和政务公开、新闻宣传工作；|（办公室）4.负责党务公开和政务公开；（办公室）5.负责新闻宣传工作；",
        "（党群科）3.负责青年工作；|（人事科）3.负责青年工作；",
        "新增|设7个内设机构。",
    ] {
        assert!(alone.iter().any(|it| it == row), "{row} is not in {alone:#?}");
    }
}
