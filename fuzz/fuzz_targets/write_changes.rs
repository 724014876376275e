//! Two hostile notices compared, as a page, a workbook, a table and a document with tracked
//! changes: the page holds no markup but its own, the documents can be opened again.

#![no_main]

use libfuzzer_sys::arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use zhineng::diff::render::{Column, Redline, Table, docx, html, redline, xlsx};
use zhineng::diff::{Compared, compare};
use zhineng::writer::DocxOptions;
use zhineng_fuzz::{hostile, is_markup_its_own};

fuzz_target!(|input: &[u8]| {
    let mut u = Unstructured::new(input);
    let (Ok(form), Ok(old), Ok(new)) =
        (u.int_in_range(0..=4), hostile::notice(&mut u), hostile::notice(&mut u))
    else {
        return;
    };
    let changes = compare(
        Compared { path: "<old>", notice: &old },
        Compared { path: "\"new\"", notice: &new },
        &[],
    );
    let table = Table { title_form: "修订对照表", basis: None, columns: &Column::ALL };
    let made = match form {
        0 => {
            let page = html(&changes);
            assert!(is_markup_its_own(&page), "{page}");
            return;
        }
        1 => xlsx(&changes, &table),
        2 => docx(&changes, (&old, &new), &table),
        _ => {
            let how = Redline {
                author: None,
                date: None,
                literal_numbers: form == 3,
                native_moves: form == 4,
                layout: &DocxOptions::default(),
            };
            redline(&changes, (&old, &new), &how)
        }
    };
    let Ok(bytes) = made else { return };
    if form != 1 {
        drop(zhineng_fuzz::read(&bytes, Some("docx")));
    }
});
