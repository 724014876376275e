//! What it costs to look for near-duplicates among duties: twice as many, twice the time.
//!
//! `cargo bench --bench near_duplicates` prints the time for 5,000 and 10,000 duties, their ratio
//! (at most 2.3), and the floor, measured in the same run: sorting the pairs of characters of all
//! duties.

#![allow(clippy::print_stdout, reason = "a bench prints")]

mod support;

use support::{least, ratio};
use zhineng::check::near_pairs;

const RUNS: usize = 5;

const MATTERS: &[&str] = &[
    "档案",
    "科普",
    "预算",
    "信访",
    "园区",
    "奖励",
    "统计",
    "外事",
    "保密",
    "机要",
    "采购",
    "基建",
    "人才",
    "专利",
    "技术市场",
    "成果转化",
    "实验动物",
    "科技金融",
    "学会",
    "场馆",
];
const BODIES: &[&str] =
    &["区科委", "区科协", "各街镇", "高新区", "大学科技园", "科研院所", "重点企业", "社区书院"];
const VERBS: &[&str] = &["负责", "承担", "牵头推进", "组织实施", "协助做好", "指导", "统筹"];
const TAILS: &[&str] = &[
    "规划编制和组织实施工作",
    "日常管理、监督检查和考核评价",
    "信息公开和宣传报道",
    "项目申报、评审和验收",
    "经费管理和绩效评价",
    "服务保障和对外联络",
];

fn main() {
    let few = duties(5_000);
    let many = duties(10_000);
    let found = near_pairs(&texts(&few)).len();
    let few_time = least(RUNS, || near_pairs(&texts(&few)));
    let many_time = least(RUNS, || near_pairs(&texts(&many)));
    let floor = least(RUNS, || sorted_pairs(&many));
    println!("near-duplicates: {found} of 5,000 duties are near to an earlier one");
    println!("   5,000 duties  {few_time:>10.1?}");
    println!(
        "  10,000 duties  {many_time:>10.1?}   {:.2} × (at most 2.3)",
        ratio(many_time, few_time)
    );
    println!(
        "  floor          {floor:>10.1?}   10,000 duties are {:.1} × it",
        ratio(many_time, floor)
    );
}

/// Duties as offices write them: few words, in many combinations.
fn duties(count: usize) -> Vec<String> {
    let mut state = 42_u64;
    let mut pick = |list: &[&'static str]| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let at = usize::try_from(state >> 33).unwrap_or_default() % list.len();
        list.get(at).copied().unwrap_or_default()
    };
    let one = |_| {
        let (one, other) = (pick(MATTERS), pick(MATTERS));
        [pick(VERBS), pick(BODIES), one, pick(TAILS), "，", pick(VERBS), other, pick(TAILS)]
            .concat()
    };
    (0..count).map(one).collect()
}

fn texts(duties: &[String]) -> Vec<&str> {
    duties.iter().map(String::as_str).collect()
}

fn sorted_pairs(duties: &[String]) -> usize {
    let mut pairs: Vec<(char, char)> =
        duties.iter().flat_map(|it| it.chars().zip(it.chars().skip(1))).collect();
    pairs.sort_unstable();
    pairs.len()
}
