//! The real notice as Word and WPS write it: the same `notice.json`, byte for byte.

use zhineng::finding::Severity;

use crate::support::forms::forms;
use crate::support::{SAMPLE, read, root, write};

/// The forms whose numbers look otherwise.
const OTHER_MARKERS: [&str; 4] = [
    "chinese-counting",
    "chinese-counting-thousand",
    "decimal-full-width",
    "decimal-enclosed-circle-chinese",
];

#[test]
fn every_form_gives_the_same_notice() {
    let golden = root().join("golden/txt/minhang-2025-17/notice.json");
    let golden = std::fs::read_to_string(golden).unwrap();
    for (name, bytes) in forms() {
        let sourced = read(&bytes);
        assert!(sourced.receipt().unwrap().balances(), "{name}: {:?}", sourced.receipt());
        if OTHER_MARKERS.contains(&name) {
            continue;
        }
        let json = String::from_utf8(write(&sourced, "json")).unwrap();
        let differs = json.lines().zip(golden.lines()).find(|(one, other)| one != other);
        assert_eq!(differs, None, "{name}");
        assert_eq!(json.len(), golden.len(), "{name}");
        let severe = sourced.findings.iter().filter(|it| it.severity() != Severity::Hint);
        let codes: Vec<&str> = severe.map(|it| it.code.name).collect();
        // The notice's own: one department of fourteen says 上级部门.
        assert_eq!(codes, ["catch-all-wording"], "{name}");
    }
}

#[test]
fn other_number_formats_change_the_markers_alone() {
    let markers: [(&str, [&str; 3]); 4] = [
        ("chinese-counting", ["一、", "十、", "十七、"]),
        ("chinese-counting-thousand", ["（一）", "（十）", "（十七）"]),
        ("decimal-full-width", ["１．", "１０．", "１７．"]),
        ("decimal-enclosed-circle-chinese", ["①", "⑩", "⑰"]),
    ];
    for (name, bytes) in forms().into_iter().filter(|(name, _)| OTHER_MARKERS.contains(name)) {
        let mut notice = read(&bytes).notice;
        let office = &notice.departments[0].duties;
        let found = [0, 9, 16].map(|at| office[at].marker.clone().unwrap());
        let (_, expected) = markers.iter().find(|(form, _)| *form == name).unwrap();
        assert_eq!(&found, expected, "{name}");
        let mut typed = read(SAMPLE.as_bytes()).notice;
        for notice in [&mut notice, &mut typed] {
            let duties = notice.departments.iter_mut().flat_map(|it| &mut it.duties);
            duties.for_each(|duty| duty.marker = None);
        }
        assert_eq!(notice, typed, "{name}");
    }
}
