//! Random next years of the real notice, with what was done to each duty and department.

use zhineng::notice::{Duty, Notice, Vocabulary};

use crate::support::Random;

/// A department of the next year.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    pub(super) name: String,
    pub(super) duties: Vec<Piece>,
    /// The old departments that it was made of.
    pub(super) from: Vec<usize>,
}

/// A duty of the next year.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) text: String,
    /// The old duties that it was made of.
    pub(super) from: Vec<usize>,
    /// Whether something was done to it already.
    pub(super) touched: bool,
}

/// The next year in the making.
pub(super) struct Year {
    pub(super) units: Vec<Unit>,
    /// What was done, in words.
    pub(super) edits: Vec<String>,
    /// The departments that were given another place, by what they were made of.
    pub(super) reordered: Vec<Vec<usize>>,
    /// The old departments within which duties were given another place.
    pub(super) shuffled: Vec<usize>,
    named: usize,
    random: Random,
}

const NEW_NAMES: [&str; 10] = [
    "综合保障处",
    "产业促进中心",
    "数字科技部",
    "监督审计室",
    "对外合作科",
    "政策研究室",
    "人才发展处",
    "创新生态部",
    "法规标准科",
    "资源统筹中心",
];
const INFIXES: [&str; 5] = ["管理", "综合", "发展", "服务", "协调"];

impl Year {
    /// A year made from `old` by one to twelve edits.
    pub(super) fn random(old: &Notice, seed: u64) -> Self {
        let mut index = 0;
        let units = old.departments.iter().enumerate().map(|(at, department)| {
            let duties = department.duties.iter().map(|duty| {
                index += 1;
                Piece { text: duty.text.clone(), from: vec![index - 1], touched: duty.catch_all }
            });
            Unit {
                name: department.name.clone().unwrap(),
                duties: duties.collect(),
                from: vec![at],
            }
        });
        let units = units.collect();
        let (edits, reordered, shuffled) = (Vec::new(), Vec::new(), Vec::new());
        let mut year =
            Self { units, edits, reordered, shuffled, named: 0, random: Random::new(seed) };
        for _ in 0..=year.random.below(12) {
            year.edit();
        }
        year
    }

    /// The notice of the year, its duties numbered afresh.
    pub(super) fn notice(&self, old: &Notice) -> Notice {
        let mut notice = old.clone();
        notice.departments = self
            .units
            .iter()
            .map(|unit| {
                let mut department = old.departments[unit.from[0]].clone();
                department.heading = Some(format!("{}职能", unit.name));
                department.base_name = None;
                department.aliases.clear();
                department.name = Some(unit.name.clone());
                department.duties = (1..)
                    .zip(&unit.duties)
                    .map(|(number, piece)| Duty {
                        number: Some(number),
                        marker: Some(format!("{number}.")),
                        text: piece.text.clone(),
                        ..Duty::default()
                    })
                    .collect();
                department
            })
            .collect();
        notice.derive(&Vocabulary::default());
        notice
    }

    fn edit(&mut self) {
        match self.random.below(20) {
            0 | 1 => self.rename(),
            2 => self.merge_departments(),
            3 => self.split_department(),
            4..=6 => self.move_duty(false),
            7 | 8 => self.move_duty(true),
            9..=11 => self.reword(),
            12 | 13 => self.delete(),
            14 | 15 => self.add(),
            16 => self.reorder_departments(),
            17 => self.reorder_duties(),
            18 => self.merge_duties(),
            _ => self.split_duty(),
        }
    }

    fn unit(&mut self) -> usize {
        self.random.below(self.units.len())
    }

    /// A unit made of one old one, not yet renamed.
    fn plain_unit(&mut self, old_count: usize) -> Option<usize> {
        (0..20).map(|_| self.random.below(self.units.len())).find(|&at| {
            self.units[at].from.len() == 1
                && self.units[at].duties.len() >= old_count
                && self.units.iter().filter(|it| it.from == self.units[at].from).count() == 1
        })
    }

    /// A duty that nothing was done to.
    fn duty(&mut self) -> Option<(usize, usize)> {
        for _ in 0..50 {
            let unit = self.unit();
            let count = self.units[unit].duties.len();
            let at = self.random.below(count);
            if count > 3 && !self.units[unit].duties[at].touched {
                return Some((unit, at));
            }
        }
        None
    }

    fn note(&mut self, edit: String) {
        self.edits.push(edit);
    }

    fn new_name(&mut self, old: &str) -> String {
        if self.random.below(2) == 0 {
            self.named += 1;
            return NEW_NAMES[self.named % NEW_NAMES.len()].to_owned();
        }
        let infix = INFIXES[self.random.below(INFIXES.len())];
        let mut characters: Vec<char> = old.chars().collect();
        let at = characters.len() - 1;
        characters.splice(at..at, infix.chars());
        characters.into_iter().collect()
    }

    fn rename(&mut self) {
        let Some(at) = self.plain_unit(1) else { return };
        let old = self.units[at].name.clone();
        if self
            .edits
            .iter()
            .any(|it| it.contains(&format!("更名 {old} ")) || it.ends_with(&format!("→ {old}")))
        {
            return;
        }
        let name = self.new_name(&old);
        if self.units.iter().any(|it| it.name == name) {
            return;
        }
        self.note(format!("更名 {old} → {name}"));
        self.units[at].name = name;
    }

    fn merge_departments(&mut self) {
        let (Some(into), Some(gone)) = (self.plain_unit(1), self.plain_unit(1)) else { return };
        // A department that came to be otherwise has no name of its own to keep.
        if into == gone || self.units.len() < 8 {
            return;
        }
        let taken = self.units[gone].clone();
        let name = if self.random.below(3) == 0 {
            self.new_name(&taken.name.clone())
        } else {
            self.units[into].name.clone()
        };
        if self.units.iter().any(|it| it.name == name && it.name != self.units[into].name) {
            return;
        }
        self.note(format!("合并 {} ＋ {} → {name}", self.units[into].name, taken.name));
        let last = self.units[into].duties.pop();
        let unit = &mut self.units[into];
        unit.name = name;
        // The catch-all of the one that was taken in goes.
        unit.duties.extend(taken.duties.into_iter().filter(|it| !is_catch_all(&it.text)));
        unit.duties.extend(last);
        unit.from.extend(taken.from);
        self.units.remove(gone);
    }

    fn split_department(&mut self) {
        let Some(at) = self.plain_unit(10) else { return };
        if self.edits.iter().any(|it| it.contains(&self.units[at].name)) {
            return;
        }
        let name = self.new_name(&self.units[at].name.clone());
        if self.units.iter().any(|it| it.name == name) {
            return;
        }
        let unit = &mut self.units[at];
        let half = unit.duties.len() / 2;
        let mut duties: Vec<Piece> = unit.duties.drain(..half).collect();
        duties.push(Piece {
            text: "完成领导和上级交办的其他工作。".to_owned(),
            from: Vec::new(),
            touched: true,
        });
        let old = unit.name.clone();
        let from = unit.from.clone();
        self.units.insert(at + 1, Unit { name: name.clone(), duties, from });
        self.note(format!("拆分 {old} → {old} ＋ {name}"));
    }

    fn move_duty(&mut self, reworded: bool) {
        let Some((from, at)) = self.duty() else { return };
        let to = self.unit();
        if from == to || self.units[from].from.iter().any(|it| self.units[to].from.contains(it)) {
            return;
        }
        let mut piece = self.units[from].duties.remove(at);
        piece.touched = true;
        if reworded {
            piece.text = self.other_words(&piece.text.clone());
        }
        let place = self.random.below(self.units[to].duties.len());
        self.note(format!(
            "划转{} {} → {}：{}",
            if reworded { "并修改" } else { "" },
            self.units[from].name,
            self.units[to].name,
            piece.text
        ));
        self.units[to].duties.insert(place, piece);
    }

    fn reword(&mut self) {
        let Some((unit, at)) = self.duty() else { return };
        let text = self.other_words(&self.units[unit].duties[at].text.clone());
        self.note(format!(
            "修改 {}：{} ⇒ {text}",
            self.units[unit].name, self.units[unit].duties[at].text
        ));
        let piece = &mut self.units[unit].duties[at];
        (piece.text, piece.touched) = (text, true);
    }

    fn delete(&mut self) {
        let Some((unit, at)) = self.duty() else { return };
        let gone = self.units[unit].duties.remove(at);
        self.note(format!("删除 {}：{}", self.units[unit].name, gone.text));
    }

    fn add(&mut self) {
        let unit = self.unit();
        let text = self.invented();
        if self.units.iter().flat_map(|it| &it.duties).any(|it| it.text == text) {
            return;
        }
        let place = self.random.below(self.units[unit].duties.len());
        self.note(format!("新增 {}：{text}", self.units[unit].name));
        self.units[unit].duties.insert(place, Piece { text, from: Vec::new(), touched: true });
    }

    fn reorder_departments(&mut self) {
        let (from, to) = (self.unit(), self.unit());
        if from.abs_diff(to) < 3 || !self.reordered.is_empty() {
            return;
        }
        let unit = self.units.remove(from);
        self.note(format!("移位 {}：{from} → {to}", unit.name));
        self.reordered.push(unit.from.clone());
        self.units.insert(to, unit);
    }

    fn reorder_duties(&mut self) {
        let Some((unit, at)) = self.duty() else { return };
        let to = self.random.below(self.units[unit].duties.len() - 1);
        let piece = self.units[unit].duties.remove(at);
        self.note(format!("移位 {} 第{}项 → 第{}项", self.units[unit].name, at + 1, to + 1));
        self.shuffled.extend(&self.units[unit].from);
        self.units[unit].duties.insert(to, piece);
    }

    fn merge_duties(&mut self) {
        let Some((unit, at)) = self.duty() else { return };
        let Some(next) = self.units[unit].duties.get(at + 1).filter(|it| !it.touched).cloned()
        else {
            return;
        };
        let first = self.units[unit].duties[at].clone();
        let (one, other) = (first.text.clone(), next.text.clone());
        let longest = one.chars().count().max(other.chars().count());
        if one.chars().count().min(other.chars().count()) * 3 < longest {
            return;
        }
        let text = format!("{}，{}", one.trim_end_matches(['；', '。']), other);
        self.note(format!("合并职责 {}：{text}", self.units[unit].name));
        let from = [first.from, next.from].concat();
        self.units[unit].duties.remove(at + 1);
        self.units[unit].duties[at] = Piece { text, from, touched: true };
    }

    fn split_duty(&mut self) {
        let Some((unit, at)) = self.duty() else { return };
        let piece = self.units[unit].duties[at].clone();
        let characters: Vec<char> = piece.text.chars().collect();
        let middle = |index: &usize| {
            characters[*index] == '，'
                && *index * 3 > characters.len()
                && *index * 3 < 2 * characters.len()
        };
        let Some(comma) = (0..characters.len()).find(middle) else { return };
        let first: String = characters[..comma].iter().chain(['；'].iter()).collect();
        let second: String = characters[comma + 1..].iter().collect();
        self.note(format!("拆分职责 {}：{first} ｜ {second}", self.units[unit].name));
        let part = |text| Piece { text, from: piece.from.clone(), touched: true };
        self.units[unit].duties.splice(at..=at, [part(first), part(second)]);
    }

    /// The text with up to about a third of it changed.
    fn other_words(&mut self, text: &str) -> String {
        for _ in 0..100 {
            let mut words = text.to_owned();
            for _ in 0..=self.random.below(2) {
                words = self.one_change(&words);
            }
            let (old, new) = (text.chars().count(), words.chars().count());
            if words != text
                && new.abs_diff(old) * 3 <= old
                && kept(text, &words) * 3 >= old.max(new) * 2
            {
                return words;
            }
        }
        text.replacen("负责", "牵头负责", 1).replacen("工作", "相关工作事项", 1)
    }

    fn one_change(&mut self, text: &str) -> String {
        const SWAPS: [(&str, &str); 14] = [
            ("推进", "统筹推进"),
            ("建设", "高质量发展"),
            ("工作", "相关工作"),
            ("组织", "牵头组织"),
            ("宣传", "宣传推广"),
            ("落实", "贯彻落实"),
            ("管理", "综合管理"),
            ("监督", "监督评价"),
            ("负责", "承担"),
            ("服务", "服务保障"),
            ("协调", "统筹"),
            ("考核", "绩效评估"),
            ("等", "以及其他"),
            ("科技", "科技创新"),
        ];
        const PHRASES: [&str; 6] =
            ["数字化", "长三角一体化", "安全生产", "规范化标准化", "全过程", "重点领域"];
        let characters: Vec<char> = text.chars().collect();
        let end = characters.len().saturating_sub(1);
        let pick = self.random.below(4);
        if pick == 0 {
            let (old, new) = SWAPS[self.random.below(SWAPS.len())];
            return text.replacen(old, new, 1);
        }
        let phrase = PHRASES[self.random.below(PHRASES.len())];
        let at = 2 + self.random.below(end.saturating_sub(3).max(1));
        let until = (at + if pick == 1 { 0 } else { 1 + self.random.below(5) }).min(end);
        let kept: Vec<char> = if pick == 3 { Vec::new() } else { phrase.chars().collect() };
        let at = at.min(until);
        characters[..at].iter().chain(&kept).chain(&characters[until..]).collect()
    }

    fn invented(&mut self) -> String {
        const VERBS: [&str; 6] =
            ["负责统筹推进", "负责组织开展", "牵头做好", "协助落实", "负责编制", "承担"];
        const OBJECTS: [&str; 12] = [
            "人工智能赋能实体经济",
            "低空飞行应用场景试点",
            "绿色低碳技术推广",
            "海外引智平台",
            "量子信息前沿布局",
            "实验室危化品安全排查",
            "公共数据授权运营",
            "机关食堂节约行动",
            "楼宇消防演练",
            "青年夜校课程",
            "无障碍设施改造",
            "知识竞赛命题",
        ];
        const TAILS: [&str; 5] =
            ["相关工作；", "的方案制定与评估；", "及配套政策解读；", "，定期通报进展；", "任务；"];
        let of = |list: &[&str], random: &mut Random| list[random.below(list.len())].to_owned();
        let verb = of(&VERBS, &mut self.random);
        let object = of(&OBJECTS, &mut self.random);
        verb + &object + &of(&TAILS, &mut self.random)
    }
}

/// How many characters of `old` are in `new` in the same order.
fn kept(old: &str, new: &str) -> usize {
    let new: Vec<char> = new.chars().collect();
    let mut row = vec![0; new.len() + 1];
    for one in old.chars() {
        let mut diagonal = 0;
        for (at, other) in new.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if one == *other { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    row[new.len()]
}

fn is_catch_all(text: &str) -> bool {
    text.contains("交办的其他工作")
}
