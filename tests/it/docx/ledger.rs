//! The ledger of Word documents, its left side counted by a second walk over the XML that knows
//! nothing of the reader.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zhineng::pipeline::{self, Options};

use crate::support::forms::forms;
use crate::support::small::small;

type Tally = BTreeMap<char, i64>;

#[test]
fn every_visible_character_of_the_xml_is_accounted_for() {
    for (name, bytes) in forms().into_iter().chain(small()) {
        let options = Options { force: true, ..Options::default() };
        let sourced = pipeline::run(&bytes, &options).unwrap_or_else(|it| panic!("{name}: {it}"));
        let page = sourced.page.as_ref().unwrap();
        let mut balance = walk(&bytes);
        for node in sourced.notice.walk() {
            add(node.text, -1, &mut balance);
            add(node.marker.unwrap_or_default(), -1, &mut balance);
        }
        page.repairs.iter().for_each(|repair| add(&repair.removed, -1, &mut balance));
        for label in page.lines().iter().filter_map(|line| line.label.as_ref()) {
            add(&label.text, 1, &mut balance);
        }
        balance.retain(|_, count| *count != 0);
        assert_eq!(balance, Tally::new(), "{name}");
    }
}

fn add(text: &str, step: i64, balance: &mut Tally) {
    for character in text.chars().filter(|it| !it.is_whitespace()) {
        *balance.entry(character).or_default() += step;
    }
}

/// The text of the body, the notes, and the heads and feet that sections refer to.
fn walk(bytes: &[u8]) -> Tally {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = |name: &str| {
        let mut bytes = Vec::new();
        archive.by_name(name).ok()?.read_to_end(&mut bytes).ok()?;
        Some(in_plain_spelling(&bytes))
    };
    let mut balance = Tally::new();
    let root = part("_rels/.rels").unwrap_or_default();
    let target = root.split("<Relationship ").find(|it| it.contains("/officeDocument\""));
    let target = target.and_then(|it| it.split("Target=\"").nth(1)?.split('"').next());
    let target = target.unwrap_or("word/document.xml").trim_start_matches('/');
    let relationships = target.replace("word/", "word/_rels/") + ".rels";
    let relationships = part(&relationships).unwrap_or_default();
    let main = part(target).unwrap();
    count(&main, &mut balance);
    for name in ["footnotes", "endnotes"] {
        part(&format!("word/{name}.xml")).iter().for_each(|xml| count(xml, &mut balance));
    }
    for number in 1..9 {
        for kind in ["header", "footer"] {
            let name = format!("{kind}{number}.xml");
            let id = relationships.split("<Relationship ").find(|it| it.contains(&name));
            let id = id.and_then(|it| it.split("Id=\"").nth(1)?.split('"').next());
            if id.is_some_and(|id| main.contains(&format!("r:id=\"{id}\""))) {
                part(&format!("word/{name}")).iter().for_each(|xml| count(xml, &mut balance));
            }
        }
    }
    balance
}

/// The part in UTF-8, with the prefix that Word writes.
fn in_plain_spelling(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xff, 0xfe, ..] => encoding_rs::UTF_16LE.decode(bytes).0,
        bytes => String::from_utf8_lossy(bytes),
    };
    text.replace("wne0:", "w:")
}

/// One branch of alternate content, no deletions, no ruby text, no hidden runs, field results
/// only; a tree first, then a walk down it.
fn count(xml: &str, balance: &mut Tally) {
    let tree = tree(xml);
    let mut fields = Vec::new();
    descend(&tree, false, &mut fields, balance);
}

#[derive(Debug, Default)]
struct Tree {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
    children: Vec<Tree>,
}

fn tree(xml: &str) -> Tree {
    let mut reader = Reader::from_str(xml);
    let mut open = vec![Tree::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => open.push(node(&tag)),
            Event::Empty(tag) => open.last_mut().unwrap().children.push(node(&tag)),
            Event::End(_) => {
                let closed = open.pop().unwrap();
                open.last_mut().unwrap().children.push(closed);
            }
            Event::Text(text) => open.last_mut().unwrap().text += &text.decode().unwrap(),
            Event::GeneralRef(name) => {
                let name = name.decode().unwrap().into_owned();
                let text = quick_xml::escape::unescape(&format!("&{name};")).unwrap().into_owned();
                open.last_mut().unwrap().text += &text;
            }
            Event::Eof => return open.pop().unwrap(),
            _ => {}
        }
    }
}

fn node(tag: &BytesStart) -> Tree {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let attributes = tag.attributes().flatten();
    Tree {
        name: text(tag.name().as_ref()),
        attributes: attributes.map(|it| (text(it.key.as_ref()), text(&it.value))).collect(),
        ..Tree::default()
    }
}

impl Tree {
    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }

    fn child(&self, name: &str) -> Option<&Tree> {
        self.children.iter().find(|it| it.name == name)
    }
}

fn descend(tree: &Tree, hidden: bool, fields: &mut Vec<bool>, balance: &mut Tally) {
    let shows = !hidden && fields.iter().all(|result| *result);
    match tree.name.as_str() {
        "w:del" | "w:moveFrom" | "w:rt" | "w:instrText" | "w:delText" | "w:sdtPr" | "w:pPr" => {
            return;
        }
        "w:footnote" | "w:endnote" if tree.attribute("w:type").is_some_and(|it| it != "normal") => {
            return;
        }
        "w:t" if shows => add(&tree.text, 1, balance),
        "w:noBreakHyphen" if shows => add("\u{2011}", 1, balance),
        "w:softHyphen" if shows => add("\u{ad}", 1, balance),
        "w:sym" if shows => {
            let code = u32::from_str_radix(tree.attribute("w:char").unwrap(), 16).unwrap();
            let sign = match (tree.attribute("w:font"), code) {
                (Some("Wingdings"), 0xf0fe) => '☑',
                (Some("Wingdings"), 0xf06c) => '●',
                (Some("Wingdings"), 0xf0fc) => '✓',
                (Some("Symbol"), 0xf0b7) => '•',
                _ => char::from_u32(code).unwrap(),
            };
            add(&sign.to_string(), 1, balance);
        }
        "w:fldChar" => match tree.attribute("w:fldCharType").unwrap() {
            "begin" => fields.push(false),
            "separate" => *fields.last_mut().unwrap() = true,
            _ => drop(fields.pop()),
        },
        "mc:AlternateContent" => {
            let branch = tree.child("mc:Choice").or_else(|| tree.child("mc:Fallback"));
            branch.iter().for_each(|it| descend(it, hidden, fields, balance));
            return;
        }
        _ => {}
    }
    let vanishes = |run: &Tree| run.child("w:rPr").and_then(|it| it.child("w:vanish")).is_some();
    let hidden = hidden || tree.name == "w:r" && vanishes(tree);
    tree.children.iter().for_each(|child| descend(child, hidden, fields, balance));
}
