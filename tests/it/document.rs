//! The document: every part is what the schema and Word want, whatever the notice says.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use zhineng::document::Place;
use zhineng::notice::{
    Department, DocumentNumber, Duty, Header, Imprint, IssuedText, Note, NoteKind, NoticeDate,
    OwnDuties, Recipients,
};
use zhineng::pipeline::{self, Options};
use zhineng::writer::{DocxOptions, FontSet, Numbers, PageNumbers};
use zhineng::{Notice, Sourced};

use crate::support::{SAMPLE, read, samples, write, write_docx};

/// ECMA-376 Part 1, annex A: the order of the children of properties, as far as we write them.
const ORDERS: &[(&str, &str)] = &[
    (
        "w:pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr tabs autoSpaceDE autoSpaceDN snapToGrid spacing ind jc outlineLvl rPr",
    ),
    ("w:rPr", "rStyle rFonts b bCs i iCs strike color spacing sz szCs u lang"),
    ("w:sectPr", "footerReference pgSz pgMar cols docGrid"),
    ("w:style", "name basedOn next qFormat pPr rPr"),
    ("w:numPr", "ilvl numId"),
    ("w:lvl", "start numFmt suff lvlText lvlJc pPr rPr"),
    ("w:tblPr", "tblpPr tblW jc tblBorders tblLayout tblCellMar"),
    ("w:tcPr", "tcW tcBorders"),
    ("w:tcBorders", "top bottom"),
    (
        "w:settings",
        "zoom mirrorMargins defaultTabStop evenAndOddHeaders characterSpacingControl compat themeFontLang",
    ),
    ("w:pBdr", "top bottom"),
];

/// The XML parts of a package, by name.
fn parts(bytes: Vec<u8>) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(str::to_owned).collect();
    names
        .into_iter()
        .map(|name| {
            let mut text = String::new();
            archive.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
            (name, text)
        })
        .collect()
}

/// Fails unless the part is well-formed, its characters are XML's, and properties are in order.
fn check_part(name: &str, xml: &str) {
    let is_held = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    assert!(xml.chars().all(is_held), "{name} holds what XML cannot");
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let decoder = reader.decoder();
    let mut open: Vec<(String, usize)> = Vec::new();
    loop {
        let event = reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}"));
        let (tag, is_empty) = match &event {
            Event::Eof => break,
            Event::Start(tag) => (tag, false),
            Event::Empty(tag) => (tag, true),
            Event::End(_) => {
                open.pop().expect("an element is open");
                continue;
            }
            Event::Text(text) => {
                text.decode().unwrap();
                continue;
            }
            _ => continue,
        };
        for attribute in tag.attributes() {
            let implied = quick_xml::XmlVersion::Implicit1_0;
            attribute.unwrap().decoded_and_normalized_value(implied, decoder).unwrap();
        }
        let own = String::from_utf8(tag.name().as_ref().to_vec()).unwrap();
        if let Some((parent, at)) = open.last_mut()
            && let Some((_, order)) = ORDERS.iter().find(|(known, _)| known == parent)
        {
            let child = own.trim_start_matches("w:");
            let rank = order.split(' ').position(|it| it == child);
            let rank = rank.unwrap_or_else(|| panic!("{name}: {own} in {parent}"));
            assert!(rank >= *at, "{name}: {own} comes too late in {parent}");
            *at = rank;
        }
        if !is_empty {
            open.push((own, 0));
        }
    }
    assert!(open.is_empty(), "{name} is cut off");
    if name.starts_with("word/") && name.ends_with("document.xml") {
        assert!(!xml.contains("Theme"), "{name} has theme fonts");
        let runs = xml.matches("<w:r>").count();
        assert_eq!(xml.matches("w:hint=\"eastAsia\"").count(), runs, "{name}: runs without a hint");
    }
}

fn check(bytes: Vec<u8>) {
    for (name, xml) in parts(bytes).iter().filter(|(name, _)| !name.contains("xl/")) {
        check_part(name, xml);
    }
}

fn every_layout() -> Vec<DocxOptions> {
    let plain = DocxOptions::default;
    vec![
        plain(),
        DocxOptions { numbers: Numbers::Automatic, department_pages: true, ..plain() },
        DocxOptions { fonts: FontSet::Windows, unsealed: true, ..plain() },
        DocxOptions { fonts: FontSet::Fangzheng, no_head: true, bold_headings: true, ..plain() },
        DocxOptions {
            latin_font: Some("Times New Roman".to_owned()),
            head_word: Some("文件".to_owned()),
            page_numbers: PageNumbers::Plain,
            margins: [30, 20, 30, 20],
            ..plain()
        },
        DocxOptions { page_numbers: PageNumbers::Absent, ..plain() },
    ]
}

#[test]
fn every_part_of_every_sample_is_in_order_in_every_layout() {
    for sample in samples() {
        let Ok(sourced) = pipeline::run(&std::fs::read(&sample).unwrap(), &Options::default())
        else {
            continue;
        };
        check(write(&sourced, "docx"));
    }
    let sourced = read(SAMPLE.as_bytes());
    every_layout().into_iter().for_each(|layout| check(write_docx(&sourced, layout)));
}

/// A notice with `text` in every field.
fn filled(text: &str) -> Sourced {
    let own = |text: &str| text.to_owned();
    let duty = |children| Duty {
        number: Some(1),
        marker: Some(own(text)),
        text: own(text),
        children,
        ..Duty::default()
    };
    let date = || NoticeDate { text: own(text), date: None };
    let note = |kind| Note { kind, text: own(text), after: None, section: vec![own(text)] };
    let mut notice = Notice {
        header: Header {
            copy_number: Some(own(text)),
            issuers: vec![own(text), own(text)],
            document_number: Some(DocumentNumber { text: own(text), ..DocumentNumber::default() }),
            title: Some(own(text)),
            recipients: Some(Recipients { text: own(text), names: vec![own(text)] }),
            body: vec![own(text)],
            signatories: vec![own(text), own(text)],
            issued_on: Some(date()),
            imprint: Some(Imprint { office: Some(own(text)), printed_on: Some(date()) }),
            ..Header::default()
        },
        issued_text: Some(IssuedText { title: own(text) }),
        own_duties: Some(OwnDuties { heading: Some(own(text)), ..OwnDuties::default() }),
        departments: vec![Department {
            name: Some(own(text)),
            heading: Some(own(text)),
            marker: Some(own(text)),
            section: vec![own(text)],
            lead_in: Some(own(text)),
            duties: vec![duty(vec![duty(Vec::new())])],
            ..Department::default()
        }],
        notes: vec![note(NoteKind::CopyTo), note(NoteKind::Attachment), note(NoteKind::Remark)],
        ..Notice::default()
    };
    notice.derive(&zhineng::notice::Vocabulary::default());
    let places = notice.walk().iter().map(|_| Place::Line { line: 1, column: 1 }).collect();
    Sourced { notice, places, ..Sourced::default() }
}

#[test]
fn parts_are_well_formed_whatever_the_fields_hold() {
    let controls: String = (0..0xa0).filter_map(char::from_u32).collect();
    let others =
        ["\u{fffe}\u{ffff}\u{1fffe}", "\u{202e}甲\u{2066}", "<a b=\"c\">&amp;]]>'", "\r\n\t"];
    let each = (0..0xa0).filter_map(char::from_u32).map(String::from);
    let texts = each.chain([controls]).chain(others.map(str::to_owned));
    for text in texts {
        let sourced = filled(&format!("甲{text}乙"));
        every_layout().into_iter().for_each(|layout| check(write_docx(&sourced, layout)));
        for (name, xml) in parts(write(&sourced, "xlsx")) {
            check_part(&name, &xml);
        }
    }
}

#[test]
fn automatic_numbers_are_lists_and_literal_ones_text() {
    let sourced = read(SAMPLE.as_bytes());
    let automatic = DocxOptions { numbers: Numbers::Automatic, ..DocxOptions::default() };
    let of = |options| parts(write_docx(&sourced, options));
    let body = |parts: &[(String, String)]| {
        parts.iter().find(|(name, _)| name == "word/document.xml").unwrap().1.clone()
    };
    let (literal, automatic) = (of(DocxOptions::default()), of(automatic));
    assert_eq!(body(&literal).matches("<w:numPr>").count(), 0);
    assert_eq!(body(&automatic).matches("<w:numPr>").count(), 135);
    assert!(body(&literal).contains("17.完成领导") && !body(&automatic).contains("17.完成"));
    let has = |parts: &[(String, String)]| parts.iter().any(|(it, _)| it == "word/numbering.xml");
    assert!(has(&automatic) && !has(&literal));
}

#[test]
fn the_red_head_is_left_out_or_has_its_word() {
    let sourced = read(SAMPLE.as_bytes());
    let body = |options| {
        let parts = parts(write_docx(&sourced, options));
        parts.into_iter().find(|(name, _)| name == "word/document.xml").unwrap().1
    };
    let with =
        |word: &str| DocxOptions { head_word: Some(word.to_owned()), ..DocxOptions::default() };
    assert!(body(with("文件")).contains("科学技术委员会文件<"));
    assert!(body(with("委员会")).contains("科学技术委员会<"));
    let bare = body(DocxOptions { no_head: true, ..DocxOptions::default() });
    assert!(!bare.contains("上海市闵行区") && !bare.contains("FF0000"));
    assert!(bare.contains("闵科委〔2025〕17号"));
}
