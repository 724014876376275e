//! Who may import whom. Anything that the table does not list is forbidden.

use std::collections::BTreeSet;

use crate::support::root;

/// Module, and what it may import.
const TABLE: &[(&str, &[&str])] = &[
    ("document", &[]),
    ("numbering", &[]),
    ("wording", &[]),
    ("notice", &["numbering"]),
    // What the workbook and the CSV call things: one place for what writes and what reads them.
    ("ledger", &["notice"]),
    ("finding", &["document"]),
    ("sourced", &["document", "notice", "finding"]),
    ("reader", &["ledger", "sourced", "document", "numbering", "finding", "notice"]),
    ("parse", &["sourced", "document", "numbering", "finding", "notice"]),
    ("check", &["sourced", "document", "numbering", "finding", "notice"]),
    ("writer", &["ledger", "sourced", "notice", "numbering", "finding", "document"]),
    // Its renderers put tables and documents together from the writer's blocks.
    ("diff", &["writer", "sourced", "notice", "numbering", "wording", "finding"]),
    // The settings hold how notices are checked and documents laid out, in the terms of those.
    ("settings", &["notice", "finding", "check", "writer"]),
    (
        "pipeline",
        &["reader", "parse", "check", "sourced", "document", "numbering", "finding", "notice"],
    ),
    (
        "batch",
        &["pipeline", "writer", "reader", "sourced", "document", "numbering", "finding", "notice"],
    ),
    (
        "golden",
        &[
            "pipeline",
            "writer",
            "batch",
            "reader",
            "sourced",
            "document",
            "numbering",
            "finding",
            "notice",
        ],
    ),
    (
        "cli",
        &[
            "golden",
            "batch",
            "pipeline",
            "diff",
            "settings",
            "writer",
            "check",
            "parse",
            "reader",
            "sourced",
            "finding",
            "notice",
            "numbering",
            "document",
        ],
    ),
];

#[test]
fn modules_import_what_the_table_allows() {
    let mut wrong = Vec::new();
    for entry in walkdir::WalkDir::new(root().join("src")) {
        let path = entry.unwrap().into_path();
        if path.extension().is_none_or(|it| it != "rs") {
            continue;
        }
        let inner = path.strip_prefix(root().join("src")).unwrap();
        let first = inner.iter().next().unwrap().to_str().unwrap();
        let module = first.trim_end_matches(".rs");
        if matches!(module, "lib" | "main") {
            continue;
        }
        let allowed = TABLE.iter().find(|(name, _)| *name == module);
        let (_, allowed) = allowed.unwrap_or_else(|| panic!("{module} is not in the table"));
        let imported = imports(&std::fs::read_to_string(&path).unwrap());
        wrong.extend(
            imported
                .into_iter()
                .filter(|it| it != module && !allowed.contains(&it.as_str()))
                .map(|it| format!("{} imports {it}", inner.display())),
        );
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// The top-level modules that a file names after `crate::`.
fn imports(source: &str) -> BTreeSet<String> {
    let names = source.split("crate::").skip(1);
    let name = |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    names.map(name).filter(|it: &String| !it.is_empty()).collect()
}
