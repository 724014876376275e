//! A random notice: what it says, and the habits of whoever wrote it.

use super::markers::{AUTOMATIC, Family, TYPED};
use crate::support::Random;

/// A notice and how it is written.
#[derive(Debug)]
pub(super) struct Case {
    pub(super) header: Option<Header>,
    /// The title of the page, or of the issued text under a red head.
    pub(super) title: String,
    pub(super) departments: Vec<Department>,
    pub(super) heading: HeadingForm,
    pub(super) lists: Lists,
    /// The headings of two sections, and how many departments are in the first.
    pub(super) sections: Option<(usize, [String; 2])>,
    pub(super) imprint: Option<String>,
}

#[derive(Debug)]
pub(super) struct Header {
    pub(super) secrecy: Option<&'static str>,
    pub(super) urgency: Option<&'static str>,
    pub(super) issuers: Vec<String>,
    pub(super) number: Option<(String, u32)>,
    pub(super) brackets: (&'static str, &'static str),
    pub(super) approver: Option<&'static str>,
    pub(super) recipients: Vec<&'static str>,
    pub(super) date: String,
    pub(super) disclosure: Option<&'static str>,
}

#[derive(Debug)]
pub(super) struct Department {
    pub(super) name: String,
    pub(super) alias: Option<String>,
    pub(super) lead_in: Option<&'static str>,
    pub(super) duties: Vec<Duty>,
}

#[derive(Debug)]
pub(super) struct Duty {
    pub(super) text: String,
    pub(super) children: Vec<Duty>,
}

/// How the headings of departments are written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum HeadingForm {
    Suffix(&'static str),
    Bare,
    Framed,
    Colon,
    /// A marker before the name, and what closes it.
    Marked(Family, &'static str),
    /// The duties in the same line, behind this mark.
    RunIn(&'static str),
    /// Both.
    MarkedRunIn(Family, &'static str),
}

/// How duties are listed.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Lists {
    /// One a line, by level.
    Numbered(Vec<Family>),
    /// The whole list in one line.
    InLine(Family),
    /// One a line, without numbers.
    Lines,
    /// One a line, behind a bullet.
    Bullets,
    /// One paragraph, split by ；.
    Paragraph,
}

impl Case {
    pub(super) fn random(random: &mut Random, automatic: bool) -> Self {
        let lists = lists(random, automatic);
        let heading = heading_form(random, &lists, automatic);
        let count = mean(random, 1, 4, 40);
        let body = pick(random, BODIES);
        let mut departments: Vec<Department> = Vec::new();
        for index in 0..count {
            let department = department(random, index, &lists, heading);
            departments.push(department);
        }
        let split = 1 + random.below(count.max(2) - 1);
        let is_sectioned = count > 1
            && random.below(5) == 0
            && !uses(&lists, heading, "chinese comma")
            && departments.iter().all(|it| !it.duties.is_empty());
        let names = ["一、机关科室", "二、事业单位"].map(str::to_owned);
        let header = (random.below(2) == 0).then(|| header(random, body));
        let imprint = header.is_some() && random.below(2) == 0;
        Self {
            header,
            title: format!("{body}各科室职能"),
            departments,
            heading,
            lists,
            sections: is_sectioned.then_some((split, names)),
            imprint: imprint.then(|| format!("{body}办公室")),
        }
    }

    /// What reading must give, one line a field.
    pub(super) fn outline(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let title = &self.title;
        if let Some(header) = &self.header {
            lines.extend(header.secrecy.map(|it| format!("secrecy {it}")));
            lines.extend(header.urgency.map(|it| format!("urgency {it}")));
            lines.push(format!("issuers {}", header.issuers.join("|")));
            lines.extend(header.number.iter().map(|(agency, serial)| {
                format!("number {:?} {:?} {:?}", Some(agency), Some(2024), Some(serial))
            }));
            lines.extend(header.approver.map(|it| format!("approvers {it}")));
            lines.push(format!("title 关于印发《{title}》的通知"));
            lines.push(format!("recipients {}", header.recipients.join("|")));
            lines.push(format!("body {}", self.letter()));
            lines.push(format!("signatories {}", header.issuers.join("|")));
            lines.push("date 2024-03-15".to_owned());
            lines.extend(header.disclosure.map(|it| format!("disclosure {it}")));
        } else {
            lines.push("issuers ".to_owned());
            lines.push(format!("title {title}"));
            lines.push("signatories ".to_owned());
        }
        lines.extend(self.imprint.iter().map(|it| format!("office {it}")));
        lines.extend(self.header.iter().map(|_| format!("issued {title}")));
        for (index, department) in self.departments.iter().enumerate() {
            let number = u32::try_from(index + 1).unwrap();
            let (marker, number) = match self.heading {
                HeadingForm::Marked(family, _) | HeadingForm::MarkedRunIn(family, _) => {
                    (family.marker(number), Some(number))
                }
                _ => (String::new(), None),
            };
            let section = self.section_of(index);
            let alias = department.alias.as_deref().unwrap_or_default();
            let name = department.full_name();
            lines.push(format!("department {section} {marker} {number:?} {name} {alias}"));
            lines.extend(department.lead_in.map(|it| format!("lead_in {it}")));
            let families = match &self.lists {
                Lists::Numbered(families) => families.clone(),
                Lists::InLine(family) => vec![*family],
                Lists::Lines | Lists::Bullets | Lists::Paragraph => Vec::new(),
            };
            if self.lists == Lists::Bullets {
                let bulleted = |duty: &Duty| format!("duty 1 None ● {}", duty.text);
                lines.extend(department.duties.iter().map(bulleted));
                continue;
            }
            outline(&department.duties, 1, &families, &mut lines);
        }
        lines
    }

    pub(super) fn section_of(&self, index: usize) -> &str {
        match &self.sections {
            Some((split, [first, second])) => {
                if index < *split {
                    first
                } else {
                    second
                }
            }
            None => "",
        }
    }

    /// Whether every duty ends in a mark.
    pub(super) fn ends_are_marked(&self) -> bool {
        fn are_marked(duties: &[Duty]) -> bool {
            duties.iter().all(|duty| {
                duty.text.ends_with(['。', '；', ';', '.']) && are_marked(&duty.children)
            })
        }
        self.departments.iter().all(|department| are_marked(&department.duties))
    }

    /// What a proof-reader would object to in a notice that is made like this.
    pub(super) fn faults(&self) -> Vec<&'static str> {
        let duties = || self.departments.iter().flat_map(|it| all(&it.duties));
        let catch_all = "领导和上级交办的其他工作";
        let wordings = |openings: &[&str]| {
            let is = |opening: &&&str| {
                duties().any(|it| it.starts_with(&format!("{opening}{catch_all}")))
            };
            openings.iter().filter(is).count()
        };
        let repeats = |department: &Department| {
            let texts = all(&department.duties);
            let words = texts.iter().map(|it| it.trim_end_matches(['；', '。', ';', '.']));
            let distinct: std::collections::BTreeSet<&str> = words.collect();
            distinct.len() < texts.len()
        };
        let header = self.header.as_ref();
        let brackets = header.filter(|it| it.number.is_some()).map(|it| it.brackets);
        let date = header.map_or("", |it| it.date.as_str());
        let is_secret = header.is_some_and(|it| it.secrecy.is_some());
        let is_public = header.is_some_and(|it| it.disclosure == Some("主动公开"));
        [
            ("department-empty", self.departments.iter().any(|it| it.duties.is_empty())),
            (
                "document-number-brackets",
                brackets.is_some_and(|(open, _)| !"〔﹝".contains(open))
                    || brackets == Some(("〔", ")")),
            ),
            ("date-form", date.contains('三') || date.contains('-')),
            ("character-full-width", date.contains('２')),
            ("punctuation-half-width", duties().any(|it| it.ends_with([';', '.']))),
            ("catch-all-wording", wordings(&["承担", "做好"]) > 1),
            ("duty-duplicate", self.departments.iter().any(repeats)),
            ("disclosure-contradicts", is_secret && is_public),
        ]
        .into_iter()
        .filter_map(|(code, is_there)| is_there.then_some(code))
        .collect()
    }

    pub(super) fn letter(&self) -> String {
        format!("经研究决定，现将《{}》印发给你们，请认真执行。", self.title)
    }
}

/// The texts of duties, nested ones included.
fn all(duties: &[Duty]) -> Vec<&str> {
    duties.iter().flat_map(|it| [vec![it.text.as_str()], all(&it.children)].concat()).collect()
}

fn outline(duties: &[Duty], level: usize, families: &[Family], lines: &mut Vec<String>) {
    for (number, duty) in (1..).zip(duties) {
        let family = families.get(level - 1);
        let marker = family.map(|it| it.marker(number)).unwrap_or_default();
        let number = family.map(|_| number);
        lines.push(format!("duty {level} {number:?} {marker} {}", duty.text));
        outline(&duty.children, level + 1, families, lines);
    }
}

impl Department {
    pub(super) fn full_name(&self) -> String {
        match &self.alias {
            Some(alias) => format!("{}（{alias}）", self.name),
            None => self.name.clone(),
        }
    }
}

fn uses(lists: &Lists, heading: HeadingForm, family: &str) -> bool {
    let of_lists = match lists {
        Lists::Numbered(families) => families.iter().any(|it| it.is(family)),
        Lists::InLine(own) => own.is(family),
        _ => false,
    };
    let of_heading = match heading {
        HeadingForm::Marked(own, _) | HeadingForm::MarkedRunIn(own, _) => own.is(family),
        _ => false,
    };
    of_lists || of_heading
}

fn lists(random: &mut Random, automatic: bool) -> Lists {
    let families: Vec<Family> =
        if automatic { AUTOMATIC.iter().map(|it| it.0).collect() } else { TYPED.to_vec() };
    match random.below(10) {
        0 if random.below(2) == 0 => Lists::Bullets,
        0 => Lists::Lines,
        1 => Lists::Paragraph,
        2 if !automatic => {
            // A padded number is told by the line it starts.
            let families: Vec<Family> =
                families.into_iter().filter(|it| !it.is("padded")).collect();
            Lists::InLine(families[random.below(families.len())])
        }
        _ => {
            let mut levels: Vec<Family> = Vec::new();
            for _ in 0..[1, 1, 2, 3][random.below(4)] {
                let family = families[random.below(families.len())];
                if !levels.iter().any(|it| it.resembles(&family)) {
                    levels.push(family);
                }
            }
            Lists::Numbered(levels)
        }
    }
}

fn heading_form(random: &mut Random, lists: &Lists, automatic: bool) -> HeadingForm {
    let is_free = |family: &Family| match lists {
        Lists::Numbered(levels) => !levels.iter().any(|it| it.resembles(family)),
        Lists::InLine(own) => !own.resembles(family),
        _ => true,
    };
    let outer: Vec<Family> =
        TYPED.iter().copied().filter(|it| is_free(it) && it.most > 40).collect();
    let marked =
        |random: &mut Random| (outer[random.below(outer.len())], ["", "。", "："][random.below(3)]);
    match random.below(8) {
        0 | 1 => HeadingForm::Suffix(pick(random, &["职能", "职责", "主要职责", "工作职责"])),
        2 => HeadingForm::Bare,
        3 => HeadingForm::Framed,
        4 => HeadingForm::Colon,
        5 | 6 if !automatic => {
            let (family, mark) = marked(random);
            HeadingForm::Marked(family, mark)
        }
        7 if matches!(lists, Lists::Paragraph | Lists::InLine(_)) => {
            let mark = pick(random, &["。", "："]);
            if random.below(2) == 0 {
                HeadingForm::RunIn(mark)
            } else {
                HeadingForm::MarkedRunIn(marked(random).0, mark)
            }
        }
        _ => HeadingForm::Suffix("职能"),
    }
}

fn department(
    random: &mut Random,
    index: usize,
    lists: &Lists,
    heading: HeadingForm,
) -> Department {
    let name = format!("{}{}", STEMS[index % STEMS.len()], pick(random, ENDINGS));
    let name = if index >= STEMS.len() { format!("第二{name}") } else { name };
    let may_be_empty = matches!(heading, HeadingForm::Suffix(_));
    let least = usize::from(!may_be_empty);
    let count = mean(random, least, 8, 60);
    let duties = match lists {
        Lists::Numbered(levels) => {
            let count = count.min(levels[0].most as usize);
            nested(random, levels, count, true)
        }
        Lists::InLine(family) => {
            let count = count.clamp(2, family.most as usize);
            flat(random, count, &["；", "。"])
        }
        Lists::Lines | Lists::Bullets => {
            let ends = &[["；", "。"], ["。", "。"]][random.below(2)];
            flat(random, count, ends)
        }
        Lists::Paragraph => flat(random, count.max(1), &["；", "。"]),
    };
    let alias = (random.below(6) == 0).then(|| format!("{}科", STEMS[(index + 7) % STEMS.len()]));
    let leads = !duties.is_empty()
        && random.below(4) == 0
        && !matches!(lists, Lists::InLine(_))
        && !matches!(heading, HeadingForm::RunIn(_) | HeadingForm::MarkedRunIn(..));
    let lead_in =
        leads.then(|| pick(random, &["主要职责是：", "其工作职责如下：", "主要工作有："]));
    Department { name, alias, lead_in, duties }
}

/// Duties without levels; `ends` are the marks of all but the last, and of the last.
fn flat(random: &mut Random, count: usize, ends: &[&str; 2]) -> Vec<Duty> {
    let text = |random: &mut Random, last: bool| {
        let words = format!("{}{}", pick(random, VERBS), pick(random, OBJECTS));
        words + ends[usize::from(last)]
    };
    (1..=count).map(|at| Duty { text: text(random, at == count), children: Vec::new() }).collect()
}

fn nested(random: &mut Random, levels: &[Family], count: usize, outermost: bool) -> Vec<Duty> {
    let ends: &[&str; 2] = &[["；", "。"], ["。", "。"], ["", ""], [";", "."]][random.below(4)];
    let mut duties = flat(random, count, ends);
    let Some((_, inner)) = levels.split_first().filter(|(_, inner)| !inner.is_empty()) else {
        return duties;
    };
    let odds = if outermost { 3 } else { 4 };
    for duty in &mut duties {
        if random.below(odds) == 0 {
            duty.children = {
                let count = 2 + random.below(3);
                nested(random, inner, count, false)
            };
        }
    }
    duties
}

fn header(random: &mut Random, body: &str) -> Header {
    let maybe = |random: &mut Random, list: &[&'static str]| {
        (random.below(4) == 0).then(|| pick(random, list))
    };
    let mut issuers = vec![body.to_owned()];
    if random.below(3) == 0 {
        issuers.push(format!("{}委员会", &body[..body.len() - 3]));
    }
    let numbered = random.below(5) > 0;
    let serial = u32::try_from(1 + random.below(200)).unwrap();
    let brackets = [
        ("〔", "〕"),
        ("[", "]"),
        ("(", ")"),
        ("（", "）"),
        ("〔", ")"),
        ("【", "】"),
        ("﹝", "﹞"),
    ];
    Header {
        secrecy: maybe(random, &["机密", "秘密"]),
        urgency: maybe(random, &["特急", "加急"]),
        issuers,
        number: numbered.then(|| ("云科发".to_owned(), serial)),
        brackets: brackets[random.below(brackets.len())],
        approver: if numbered { maybe(random, &["张远山", "李明"]) } else { None },
        recipients: [vec!["各科室"], vec!["机关各科室", "各直属单位"]][random.below(2)].clone(),
        date: DATES[random.below(DATES.len())].to_owned(),
        disclosure: maybe(random, &["主动公开", "不予公开"]),
    }
}

/// From `least` on with this mean, at most `most`.
fn mean(random: &mut Random, least: usize, mean: usize, most: usize) -> usize {
    let mut count = least;
    while count < most && random.below(mean - least + 1) > 0 {
        count += 1;
    }
    count
}

pub(super) fn pick(random: &mut Random, list: &[&'static str]) -> &'static str {
    list[random.below(list.len())]
}

const BODIES: &[&str] = &["云桥市科技局", "青石县文旅局", "白塘区水务局", "临江镇卫生局"];

const DATES: &[&str] = &[
    "2024年3月15日",
    "２０２４年３月１５日",
    "2024 年 3 月 15 日",
    "二〇二四年三月十五日",
    "二○二四年三月十五日",
    "二Ｏ二四年三月十五日",
    "二O二四年三月十五日",
    "二零二四年三月十五日",
    "2024-03-15",
];

const STEMS: &[&str] = &[
    "综合", "财务", "人事", "规划", "法规", "宣传", "科普", "审批", "督查", "信息", "档案", "后勤",
    "安全", "统计", "外事", "监察", "信访", "基建", "资产", "采购", "培训", "教务", "科研", "学生",
    "水政", "农业", "林业", "工业", "商贸", "旅游", "文物", "体育", "卫生", "医政", "药政", "防疫",
];

const ENDINGS: &[&str] = &["科", "处", "室", "部", "中心", "股", "站", "队", "馆"];

const VERBS: &[&str] = &[
    "负责",
    "牵头",
    "承担",
    "组织",
    "协助",
    "配合",
    "指导",
    "做好",
    "推进",
    "参与",
    "统筹",
    "受理",
    "按照规定开展",
    "会同有关科室推进",
];

const OBJECTS: &[&str] = &[
    "文电、会务、机要和档案工作",
    "3.5亿元专项资金的分配",
    "“一网通办”事项（含预审；不含终审）",
    "《云桥年鉴》有关栏目的编写",
    "机关职能转变工作",
    "办公室值班",
    "科技馆展览",
    "2030年发展规划的编制",
    "第三方评估",
    "领导和上级交办的其他工作",
    "党的建设、意识形态、群团统战、精神文明、青年志愿服务以及离退休干部服务管理等日常事务",
    "预算、决算",
    "一般性事务",
    "全区科技创新大会、科技活动周、全国科普日等重大活动的策划、组织、实施和总结，协调各有关单位共同参与，并对活动成效开展跟踪评价",
    "网站和公众号",
];
