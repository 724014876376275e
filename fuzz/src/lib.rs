//! What the targets share: packages around foreign parts, hostile notices, and what must hold of
//! whatever was read.

pub mod hostile;
pub mod packages;

use zhineng::pipeline::{self, Options};
use zhineng::reader::{self, Read, TextFile};
use zhineng::writer;
use zhineng::{Notice, Sourced};

/// Reads an input in this format as the command does with `--force`; what came of it must keep its
/// promises: the receipt of a page balances, and every node has a place.
pub fn read(bytes: &[u8], format: Option<&str>) -> Option<Sourced> {
    let options = Options { force: true, format: format.map(str::to_owned), ..Options::default() };
    let sourced = pipeline::run(bytes, &options).ok()?;
    if let Some(receipt) = sourced.receipt() {
        assert!(receipt.balances(), "{receipt:?}");
    }
    assert_eq!(sourced.places.len(), sourced.notice.walk().len());
    Some(sourced)
}

/// Reads a Word document no further than its page; every character of it has a line.
pub fn page(docx: &[u8]) {
    if let Ok(Read::Page(page, _)) = reader::read(docx, Some("docx")) {
        assert!(page.lines().iter().all(|line| !line.text.contains('\n')));
    }
}

/// Decodes a text; what decodes without loss gives the same bytes again.
pub fn decode(bytes: &[u8]) {
    if let Some(file) = TextFile::read(bytes) {
        assert_eq!(file.bytes(&file.text).as_deref(), Some(bytes));
    }
}

/// A hostile notice as our own JSON gives it, which says the same when it is written again, and
/// what a form gives back of it; a form that cannot hold it must say so.
pub fn read_back(
    notice: &Notice,
    form: &str,
    options: &writer::Options,
) -> Option<(Notice, Sourced)> {
    let json = |notice: &Notice| serde_json::to_vec(notice).expect("a notice is JSON");
    let sourced = read(&json(notice), Some("json"))?;
    let again = read(&json(&sourced.notice), Some("json")).expect("our own JSON");
    assert_eq!(sourced.notice, again.notice, "our own JSON");
    let mut bytes = Vec::new();
    let writer = writer::find(form).expect("a form");
    writer.write(&sourced, options, &mut bytes).ok()?;
    let again = read(&bytes, Some(form))?;
    Some((sourced.notice, again))
}

/// The duties of `before` whose words are not in `after`, of those that any table holds as they
/// are: with words, without outer blanks and control characters.
pub fn lost(before: &Notice, after: &Notice) -> Vec<String> {
    let texts = |notice: &Notice| -> Vec<String> {
        let nodes = notice.walk().into_iter().filter(|it| it.duty.is_some());
        nodes.map(|it| it.text.to_owned()).collect()
    };
    let mut there = texts(after);
    let is_plain = |text: &String| {
        let is_odd =
            |it: char| it.is_control() || matches!(it, '\u{fffe}' | '\u{ffff}' | '_' | '\'');
        !text.is_empty() && text.trim() == text && !text.contains(is_odd)
    };
    let mut lost = Vec::new();
    for text in texts(before).into_iter().filter(is_plain) {
        match there.iter().position(|it| *it == text) {
            Some(at) => drop(there.swap_remove(at)),
            None => lost.push(text),
        }
    }
    lost
}

/// Whether each `<` of a page begins one of the page's own elements.
pub fn is_markup_its_own(page: &str) -> bool {
    const OWN: [&str; 37] = [
        "!doctype", "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "header", "main",
        "footer", "h1", "h2", "h3", "p", "form", "fieldset", "legend", "label", "input", "select",
        "option", "output", "table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th",
        "td", "span", "del", "ins", "br", "b",
    ];
    let outside = page.split_once("<script").map_or(page, |(before, _)| before);
    let end = page.rsplit_once("</script>").map_or("", |(_, after)| after);
    page.matches("<script").count() == 1
        && [outside, end].iter().all(|it| {
            it.split('<').skip(1).all(|tag| {
                let name = tag.trim_start_matches('/');
                OWN.iter().any(|own| {
                    name.strip_prefix(own)
                        .is_some_and(|rest| rest.starts_with([' ', '>', '/', '\n']))
                })
            })
        })
}
