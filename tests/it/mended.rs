//! One mechanical fault in a clean notice gives one finding, at its line; mended, it is gone, and
//! the notice says what it said.

use zhineng::check::{self, Options as CheckOptions};
use zhineng::document::Place;
use zhineng::finding::{Finding, edited};
use zhineng::pipeline::{self, Options};

use crate::support::{Random, clean, read};

/// How many faults are tried: 600, or as many as the variable says.
fn cases() -> u64 {
    std::env::var("ZHINENG_FAULTS").ok().and_then(|it| it.parse().ok()).unwrap_or(600)
}

/// Makes a fault; gives its code and its line, from 0.
type Inject = fn(&mut Vec<String>, &mut Random) -> Option<(&'static str, usize)>;

const FAULTS: &[Inject] = &[
    |lines, random| {
        let at = duty(lines, random);
        let marks = [("，", ","), ("；", ";"), ("。", "."), ("：", ":"), ("（", "(")];
        let (wide, narrow) = marks[random.below(marks.len())];
        replace_one(&mut lines[at], wide, narrow, random)?;
        Some(("punctuation-half-width", at))
    },
    |lines, random| {
        let at = duty(lines, random);
        let line = &lines[at];
        let open = line.find('“')?;
        let close = line[open..].find('”')? + open;
        lines[at] =
            format!("{}\"{}\"{}", &line[..open], &line[open + 3..close], &line[close + 3..]);
        Some(("punctuation-half-width", at))
    },
    |lines, random| {
        let at = duty(lines, random);
        // Other words in a catch-all are another wording.
        let place = inner(&lines[at], random).filter(|_| !lines[at].contains("交办"))?;
        lines[at].insert_str(place, ["２０３０年", "ＡＢ"][random.below(2)]);
        Some(("character-full-width", at))
    },
    |lines, random| {
        let at = duty(lines, random);
        let place = inner(&lines[at], random)?;
        lines[at].insert_str(place, [" ", "\t", "　", "\u{a0}"][random.below(4)]);
        Some(("blank-inside", at))
    },
    |lines, random| {
        let at = duty(lines, random);
        let place = inner(&lines[at], random)?;
        lines[at].insert_str(place, ["\u{200b}", "\u{feff}", "\u{2060}"][random.below(3)]);
        Some(("zero-width", at))
    },
    |lines, random| {
        let at = duty(lines, random);
        lines[at] = lines[at].replacen('.', [". ", ".\u{a0}", ".　", ".\t"][random.below(4)], 1);
        Some(("blank-after-marker", at))
    },
    |lines, random| {
        let at = duty(lines, random);
        lines[at].push_str([" ", "　", "\t", "\u{a0} "][random.below(4)]);
        Some(("blank-trailing", at))
    },
    |lines, random| {
        let at = duty(lines, random);
        lines[at].insert_str(0, [" ", "    ", "　　", "\t"][random.below(4)]);
        Some(("blank-leading", at))
    },
    |lines, random| {
        let at = number_line(lines);
        let (open, close) =
            [("[", "]"), ("(", ")"), ("（", "）"), ("〔", ")"), ("【", "】")][random.below(5)];
        lines[at] = lines[at].replace('〔', open).replace('〕', close);
        Some(("document-number-brackets", at))
    },
    |lines, random| {
        let at = number_line(lines);
        let odd = ["〕第", "〕0", "〕第0", "〕00"][random.below(4)];
        lines[at] = lines[at].replace('〕', odd);
        Some(("document-number-form", at))
    },
    |lines, random| {
        let at = duty(lines, random);
        let after = lines[at].find('.')? + 1;
        let place = [0, after, inner(&lines[at], random)?][random.below(3)];
        lines[at].insert_str(place, "[bookmark: _Toc123]");
        Some(("converter-residue", at))
    },
    |lines, random| {
        // A whole list: one unlike the others would be marker-mixed.
        let mut at = duty(lines, random);
        while is_duty(&lines[at - 1]) || lines[at - 1].is_empty() {
            at -= 1;
        }
        let first = (at..lines.len()).find(|it| is_duty(&lines[*it]))?;
        for line in lines.iter_mut().skip(first).take_while(|it| is_duty(it)) {
            *line = line.replacen('.', "、", 1);
        }
        Some(("marker-punctuation", first))
    },
];

fn is_duty(line: &str) -> bool {
    line.split_once('.').is_some_and(|(number, _)| number.parse::<u32>().is_ok())
}

fn duty(lines: &[String], random: &mut Random) -> usize {
    let duties: Vec<usize> = (0..lines.len()).filter(|it| is_duty(&lines[*it])).collect();
    duties[random.below(duties.len())]
}

fn number_line(lines: &[String]) -> usize {
    lines.iter().position(|it| it.contains("〔2025〕")).unwrap()
}

/// One of the occurrences of `from` in a line becomes `to`; brackets become the pair.
fn replace_one(line: &mut String, from: &str, to: &str, random: &mut Random) -> Option<()> {
    let found: Vec<usize> = line.match_indices(from).map(|(at, _)| at).collect();
    let at = *found.get(random.below(found.len().max(1)))?;
    line.replace_range(at..at + from.len(), to);
    Some(())
}

/// A place between two Chinese characters of a duty's words.
fn inner(line: &str, random: &mut Random) -> Option<usize> {
    let start = line.find('.')? + 1;
    let is_chinese = |it: char| ('\u{4e00}'..='\u{9fff}').contains(&it);
    let places: Vec<usize> = line
        .char_indices()
        .zip(line.chars().skip(1))
        .filter(|((at, one), other)| *at >= start && is_chinese(*one) && is_chinese(*other))
        .map(|((at, one), _)| at + one.len_utf8())
        .collect();
    places.get(random.below(places.len().max(1))).copied()
}

fn found(finding: &Finding) -> (&'static str, Option<Place>) {
    (finding.code.name, finding.place.as_ref().map(Place::start_of_line))
}

#[test]
fn one_fault_gives_one_finding_that_is_mended() {
    let base = clean();
    assert_eq!(read(base.as_bytes()).findings, [], "the notice is clean");
    let mut tried = std::collections::BTreeMap::new();
    for seed in 0..cases() {
        let mut lines: Vec<String> = base.split('\n').map(str::to_owned).collect();
        let mut random = Random::new(seed);
        let inject = FAULTS[random.below(FAULTS.len())];
        let Some((code, line)) = inject(&mut lines, &mut random) else { continue };
        let text = lines.join("\n");
        let sourced = read(text.as_bytes());
        let all: Vec<_> = sourced.findings.iter().map(found).collect();
        let place = Place::Line { line: u32::try_from(line + 1).unwrap(), column: 1 };
        assert_eq!(all, [(code, Some(place))], "seed {seed}\n{}", lines[line]);
        let (_, edits) = check::fixes(&sourced);
        let mended = read(edited(&text, &edits).as_bytes());
        assert_eq!(mended.findings, [], "seed {seed}\n{}", lines[line]);
        assert!(check::says_the_same(&sourced.notice, &mended.notice), "seed {seed}");
        // All but the figures and letters that were put in is as it was.
        if code != "character-full-width" {
            assert_eq!(mended.notice, read(base.as_bytes()).notice, "seed {seed}");
        }
        *tried.entry(code).or_insert(0) += 1;
    }
    let mechanical = zhineng::finding::catalogue::CODES.iter().filter(|it| it.mechanical);
    for code in mechanical {
        assert!(tried.contains_key(code.name), "{} was not tried: {tried:?}", code.name);
    }
}

#[test]
fn a_code_can_be_left_out_or_set_to_another_level() {
    let text = clean().replacen("〔2025〕", "[2025]", 1);
    let severities = |check: CheckOptions| {
        let options = Options { check, ..Options::default() };
        let sourced = pipeline::run(text.as_bytes(), &options).unwrap();
        sourced.findings.iter().map(|it| it.severity().name()).collect::<Vec<_>>()
    };
    let settings = |text: &str| zhineng::settings::Settings::parse(text).unwrap().check;
    assert_eq!(severities(CheckOptions::default()), ["error"]);
    assert_eq!(severities(settings("levels.document-number-brackets = \"hint\"")), ["hint"]);
    assert!(severities(settings("levels.document-number-brackets = \"off\"")).is_empty());
    let allow = |text: &str| {
        settings(&format!(
            "[[allow]]\ncode = \"document-number-brackets\"\ntext = \"{text}\"\nreason = \"旧文\"\n"
        ))
    };
    assert!(severities(allow("闵科委[2025]")).is_empty());
    assert_eq!(severities(allow("别的")), ["error"]);
}
