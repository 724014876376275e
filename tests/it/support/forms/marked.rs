//! Forms whose text is cut up or wrapped: runs, bookmarks, tracked changes, fields, controls.

use super::super::builder::{
    Docx, bookmark, complex_field, content_control, deleted, hyperlink, inserted, internal_link,
    paragraph_with, plain, proofed, simple_field, smart_tag,
};
use super::{Kind, Line, document, look, printed};

/// Every character a run of its own, with bookmarks and proof marks between them.
pub(super) fn run_per_character() -> Docx {
    let mut id = 0;
    document(|line| {
        let runs: String = line
            .printed
            .chars()
            .map(|character| {
                id += 1;
                marked(id, &plain(&character.to_string()))
            })
            .collect();
        paragraph_with(&look(line.kind), &runs)
    })
}

fn marked(id: u32, run: &str) -> String {
    let name = format!("_Toc{id}");
    match id % 4 {
        0 => bookmark(id, &name, run),
        1 => proofed(run),
        2 => bookmark(id, &name, "") + run,
        _ => run.to_owned(),
    }
}

/// The second half of each duty is an insertion; a wrong half stands beside it as a deletion.
pub(super) fn tracked_halves() -> Docx {
    let mut id = 0;
    let mut wrong = "的日常工作。";
    document(|line| {
        if line.kind != Kind::Duty {
            return printed(line);
        }
        id += 2;
        let (kept, new) = halves(line.printed);
        let (deletion, insertion) = (deleted(id, wrong), inserted(id + 1, &plain(new)));
        wrong = new;
        let revised = match id % 4 {
            0 => deletion + &insertion,
            _ => insertion + &deletion,
        };
        paragraph_with(&look(line.kind), &(plain(kept) + &revised))
    })
}

/// Every line, or the second half of it, in something that wraps text.
pub(super) fn wrapped() -> Docx {
    let mut id = 0;
    document(|line| {
        if line.kind == Kind::Blank {
            return printed(line);
        }
        id += 1;
        if id % 9 == 0 {
            return content_control(id, &printed(line));
        }
        let runs = match id % 2 {
            0 => wrap(id, &line.runs()),
            _ => second_half_wrapped(id, line),
        };
        paragraph_with(&look(line.kind), &runs)
    })
    .link("office", "https://www.example.cn/?a=1&b=2")
}

fn second_half_wrapped(id: u32, line: &Line) -> String {
    let (first, second) = halves(line.printed);
    plain(first) + &wrap(id, &plain(second))
}

fn wrap(id: u32, runs: &str) -> String {
    match id % 9 {
        1 => content_control(id, runs),
        2 => hyperlink("office", runs),
        3 => internal_link("_GoBack", runs),
        4 => complex_field(r#" HYPERLINK "https://www.example.cn/旧文" "#, runs),
        5 => simple_field(" QUOTE 旧文 ", runs),
        6 => smart_tag(runs),
        7 => complex_field(" QUOTE 旧文 ", &complex_field(" QUOTE 原稿 ", runs)),
        _ => hyperlink("office", &smart_tag(&content_control(id, runs))),
    }
}

fn halves(text: &str) -> (&str, &str) {
    let middle = text.chars().count() / 2;
    let byte = text.char_indices().nth(middle).map_or(text.len(), |(byte, _)| byte);
    text.split_at(byte)
}
