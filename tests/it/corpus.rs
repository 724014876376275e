//! Every sample: its golden, its ledger, its places; and the real notice in full.

use zhineng::check;
use zhineng::document::Place;
use zhineng::finding::{Finding, Language, Severity};
use zhineng::golden::{self, Goldens};
use zhineng::notice::{Kind, Vocabulary};
use zhineng::pipeline::{self, Options};

use crate::support::{COUNTS, SAMPLE, read, root, samples};

#[test]
fn goldens_match_their_samples() {
    let (samples, golden) = (root().join("samples"), root().join("golden"));
    let reading = Options::default();
    let goldens = Goldens { samples: &samples, golden: &golden, reading: &reading, forms: &[] };
    let checked = goldens.check().unwrap();
    let shown = golden::human(&checked, Language::En);
    assert_eq!(checked.mismatches, [], "{shown}if they are right: cargo run -- golden bless");
}

#[test]
fn nothing_is_lost_and_nothing_invented() {
    for sample in samples() {
        let Ok(sourced) = pipeline::run(&std::fs::read(&sample).unwrap(), &Options::default())
        else {
            continue;
        };
        let receipt = sourced.receipt().unwrap();
        assert!(receipt.balances(), "{}: {receipt:?}", sample.display());
        let sum = receipt.held + receipt.repaired + receipt.unclaimed;
        assert_eq!(receipt.read, sum, "{}", sample.display());
    }
}

#[test]
fn every_node_stands_where_its_place_says() {
    for sample in samples() {
        let Ok(sourced) = pipeline::run(&std::fs::read(&sample).unwrap(), &Options::default())
        else {
            continue;
        };
        let nodes = sourced.notice.walk();
        assert_eq!(nodes.len(), sourced.places.len());
        let (vocabulary, options) = (Vocabulary::default(), check::Options::default());
        let lines = check::Subject::new(&sourced, &vocabulary, &options).lines;
        for (node, place) in sourced.nodes() {
            let line = lines.at(place).expect("the line of a node");
            let skipped = match place {
                Place::Line { column, .. } => *column as usize - 1,
                _ => 0,
            };
            let rest: String = line.text.chars().skip(skipped).collect();
            let printed = node.marker.filter(|_| line.label.is_none()).unwrap_or(node.text);
            let first: String = printed.chars().take(4).collect();
            let found: String = rest.trim_start().chars().take(4).collect();
            // A Word document's place is the line; a clause of its paragraph may start inside it.
            let inside = !matches!(place, Place::Line { .. });
            let agrees = found.starts_with(&first)
                || first.starts_with(&found)
                || inside && line.text.contains(&first);
            assert!(agrees, "{}: {printed} at {place:?}: {rest}", sample.display());
        }
    }
}

#[test]
fn a_duty_stands_behind_all_bookmarks_before_it() {
    for (before, column) in
        [("[bookmark: a][bookmark: b]", 27), ("[bookmark: a] [bookmark: b]", 28)]
    {
        let page = format!("办公室职能\n1.负责文秘；\n{before}2.负责甲，；\n");
        let sourced = read(page.as_bytes());
        assert_eq!(sourced.places.last(), Some(&Place::Line { line: 3, column }), "{before}");
    }
}

#[test]
fn the_real_notice_is_whole() {
    let sourced = read(SAMPLE.as_bytes());
    let notice = &sourced.notice;
    assert_eq!(notice.kind, Kind::Notice);
    assert_eq!(notice.departments.iter().map(|it| it.duties.len()).collect::<Vec<_>>(), COUNTS);
    let header = &notice.header;
    assert_eq!(header.issuers, ["上海市闵行区科学技术委员会"]);
    let number = header.document_number.as_ref().unwrap();
    assert_eq!(
        (number.agency.as_deref(), number.year, number.serial),
        (Some("闵科委"), Some(2025), Some(17))
    );
    assert_eq!(header.title.as_deref(), Some("关于印发《闵行区科委科协各部门（单位）职能》的通知"));
    assert_eq!(header.recipients.as_ref().unwrap().names, ["各科部室", "各事业单位"]);
    assert_eq!(header.signatories, ["闵行区科学技术委员会", "闵行区科学技术协会"]);
    let date = |it: &zhineng::notice::NoticeDate| it.date.unwrap().to_string();
    assert_eq!(date(header.issued_on.as_ref().unwrap()), "2025-02-13");
    assert_eq!(header.disclosure.as_ref().unwrap().text, "公开属性：主动公开");
    let imprint = header.imprint.as_ref().unwrap();
    assert_eq!(imprint.office.as_deref(), Some("闵行区科学技术委员会"));
    assert_eq!(date(imprint.printed_on.as_ref().unwrap()), "2025-02-18");
    assert_eq!(notice.issued_text.as_ref().unwrap().title, "闵行区科委科协各部门（单位）职能");
    assert_eq!(notice.departments[5].name.as_deref(), Some("生物医药科（创新发展科）"));
    assert_eq!(notice.departments[5].base_name.as_deref(), Some("生物医药科"));
    assert_eq!(notice.departments[0].duties[6].verbs, ["负责", "牵头"].map(std::sync::Arc::from));
    assert_eq!(notice.duty("D01-017").map(|duty| duty.catch_all), Some(true));
    assert!(notice.notes.is_empty() && notice.unparsed.is_empty());
}

#[test]
fn the_real_notice_gives_one_repair_and_no_false_alarm() {
    let sourced = read(SAMPLE.as_bytes());
    let receipt = sourced.receipt().unwrap();
    let counts = (receipt.read, receipt.held, receipt.repaired, receipt.unclaimed);
    assert_eq!(counts, (4623, 4605, 18, 0));
    let repairs = &sourced.page.as_ref().unwrap().repairs;
    assert_eq!(
        repairs.iter().map(|it| it.removed.as_str()).collect::<Vec<_>>(),
        ["[bookmark: _GoBack]"]
    );
    let found = sourced.findings.iter().filter(|it| it.severity() != Severity::Hint);
    let found: Vec<_> = found.map(|it| (it.code.name, it.severity(), line_of(it))).collect();
    assert_eq!(
        found,
        [
            ("converter-residue", Severity::Warning, 26),
            ("catch-all-wording", Severity::Warning, 170)
        ]
    );
    let lines = |code: &str| -> Vec<u32> {
        sourced.findings.iter().filter(|it| it.code.name == code).map(line_of).collect()
    };
    assert_eq!(lines("duty-duplicate-across"), [243, 245]);
    assert_eq!(lines("duty-near-duplicate"), [242, 244, 246]);
    assert_eq!(lines("blank-leading"), [71, 242]);
    assert_eq!(lines("blank-after-marker"), (140..=150).collect::<Vec<_>>());
    assert_eq!(
        lines("blank-trailing"),
        [127, 140, 141, 142, 143, 144, 145, 147, 148, 149, 159, 179]
    );
    assert_eq!(sourced.findings.len(), 32);
}

fn line_of(finding: &Finding) -> u32 {
    match finding.place {
        Some(Place::Line { line, .. }) => line,
        ref other => panic!("{other:?}"),
    }
}

#[test]
fn line_ends_encodings_and_blank_lines_do_not_change_the_notice() {
    let notice = read(SAMPLE.as_bytes()).notice;
    let crlf = SAMPLE.replace('\n', "\r\n");
    let seen: Vec<&str> = SAMPLE.lines().filter(|it| !it.trim().is_empty()).collect();
    let squeezed = seen.join("\n");
    let spread = SAMPLE.replace('\n', "\n\n");
    let pages = SAMPLE.replace("\n\n\n\n\n", "\n\u{c}\n");
    let indented = format!("　　{}", SAMPLE.replace('\n', "\t\n　　"));
    for text in [crlf, squeezed, spread, pages, indented] {
        assert_eq!(read(text.as_bytes()).notice, notice);
    }
    assert_eq!(read(format!("\u{feff}{SAMPLE}").as_bytes()).notice, notice);
    assert_eq!(read(&encoding_rs::GB18030.encode(SAMPLE).0).notice, notice);
    let utf16: Vec<u8> = SAMPLE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&utf16).notice, notice);
}
