//! Text files: decodes them and parts them into lines.
//!
//! In: bytes in UTF-8, GB18030, Big5 or UTF-16. Out: one paragraph a line, verbatim. A form feed
//! is a page break. Line ends may be LF, CRLF or CR.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use memchr::{memchr, memchr_iter, memchr2, memmem};

use crate::document::{Block, Document, Line, Offset, Place};
use crate::finding::{Finding, catalogue};

use super::limits::TEXT_BYTES;
use super::package::ContentKind;
use super::{Read, ReadError, Reader};

/// Text files.
pub(super) struct Txt;

/// Undecodable characters are reported up to one in so many; above it the file is no text.
const UNDECODABLE_SHARE: usize = 20;

impl Reader for Txt {
    fn name(&self) -> &'static str {
        "txt"
    }

    fn accepts(&self, content: ContentKind) -> bool {
        content == ContentKind::Unknown
    }

    fn read(&self, bytes: &[u8]) -> Result<Read, ReadError> {
        if bytes.len() > TEXT_BYTES {
            return Err(ReadError::TooLarge { limit: TEXT_BYTES as u64 });
        }
        let (text, encoding) = decode(bytes)?;
        if text.trim().is_empty() {
            return Err(ReadError::Empty);
        }
        let page = Document { blocks: blocks(&text), repairs: Vec::new() };
        let findings = if replaced(&text) > 0 { undecodable(&page, encoding) } else { Vec::new() };
        Ok(Read::Page(page, findings))
    }
}

/// A text file that may be written back as it was: encoding and byte order mark.
#[derive(Debug)]
pub struct TextFile {
    /// The text, without the mark.
    pub text: String,
    encoding: &'static Encoding,
    mark: Vec<u8>,
}

impl TextFile {
    /// Decodes `bytes`; none if they are no text, or the text would not give the same bytes again.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (text, encoding) = decode(bytes).ok()?;
        let mark = Encoding::for_bom(bytes).and_then(|(_, length)| bytes.get(..length));
        let mark = mark.unwrap_or_default().to_vec();
        let file = Self { text: text.into_owned(), encoding, mark };
        (file.bytes(&file.text).as_deref() == Some(bytes)).then_some(file)
    }

    /// Another text in the file's encoding, with its mark; none if the encoding lacks a character.
    #[must_use]
    pub fn bytes(&self, text: &str) -> Option<Vec<u8>> {
        let mut bytes = self.mark.clone();
        match self.encoding {
            it if it == UTF_16LE => bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes)),
            it if it == UTF_16BE => bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes)),
            encoding => {
                let (encoded, _, is_lossy) = encoding.encode(text);
                if is_lossy {
                    return None;
                }
                bytes.extend_from_slice(&encoded);
            }
        }
        Some(bytes)
    }
}

/// The text of `bytes`, without a byte order mark, and its encoding.
fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, &'static Encoding), ReadError> {
    let (text, encoding) = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => (encoding.decode_with_bom_removal(bytes).0, encoding),
        None => guess(bytes).ok_or(ReadError::NotText)?,
    };
    let odd = controls(&text) + replaced(&text);
    let too_many = odd > 0 && odd * UNDECODABLE_SHARE > text.chars().count();
    if too_many { Err(ReadError::NotText) } else { Ok((text, encoding)) }
}

/// The text of bytes without a byte order mark, and its encoding.
fn guess(bytes: &[u8]) -> Option<(Cow<'_, str>, &'static Encoding)> {
    let utf_8 = UTF_8.decode_without_bom_handling_and_without_replacement(bytes);
    if let Some(text) = utf_8.filter(|_| memchr(0, bytes).is_none()) {
        return Some((text, UTF_8));
    }
    let encoding = guess_other(bytes)?;
    Some((encoding.decode_with_bom_removal(bytes).0, encoding))
}

/// The encoding of bytes without a byte order mark that are no plain UTF-8.
fn guess_other(bytes: &[u8]) -> Option<&'static Encoding> {
    if let Some(utf16) = [UTF_16LE, UTF_16BE].into_iter().find(|it| is_utf16(bytes, it)) {
        return Some(utf16);
    }
    if is_broken_utf8(bytes) {
        return Some(UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // Without a hint of the country: with one, Big5 would pass for GBK and come out as nonsense.
    let guess = detector.guess(None, Utf8Detection::Allow);
    match detector.guess(Some(b"cn"), Utf8Detection::Allow) {
        _ if guess == BIG5 => Some(BIG5),
        hinted if hinted == GBK || hinted == GB18030 => Some(GB18030),
        _ => None,
    }
}

/// UTF-8 with a few broken bytes: ten times as many characters beyond ASCII decode as do not.
fn is_broken_utf8(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let beyond_ascii = text.chars().filter(|c| !c.is_ascii()).count();
    !bytes.contains(&0) && beyond_ascii > 11 * replaced(&text)
}

/// UTF-16 without a mark: decodes without an error, and reads as Chinese or ASCII text in at
/// least nine of ten characters of its first 4 KiB, which the wrong byte order or other bytes
/// never do.
fn is_utf16(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let Some(head) = bytes.get(..bytes.len().min(4096) & !1) else { return false };
    let (text, errors) = encoding.decode_without_bom_handling(head);
    let count = text.chars().count();
    let usual = text.chars().filter(|c| is_usual(*c)).count();
    let has_line_end_or_ascii = text.bytes().any(|byte| byte.is_ascii());
    bytes.len().is_multiple_of(2)
        && !errors
        && count > 0
        && has_line_end_or_ascii
        && usual * 10 >= count * 9
}

fn is_usual(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='~' | '\u{a0}' | '\u{2010}'..='\u{206f}'
        | '\u{3000}'..='\u{303f}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

/// How many control characters there are, but for tabs, line ends and page breaks.
fn controls(text: &str) -> usize {
    let bytes = text.as_bytes();
    // Numbers instead of branches: compilers take many bytes at a time then.
    let is_short = |byte: u8| {
        let is = |kept: u8| u8::from(byte == kept);
        let is_kept = is(b'\t') | is(b'\n') | is(b'\r') | is(0xc);
        (u8::from(byte < b' ') & !is_kept) | is(0x7f)
    };
    let any_short = bytes.iter().fold(0, |any, it| any | is_short(*it)) > 0;
    let short = if any_short { bytes.iter().filter(|it| is_short(**it) > 0).count() } else { 0 };
    // U+0080 to U+009F, but for the line end U+0085.
    let is_long = |at: &usize| matches!(bytes.get(at + 1), Some(0x80..=0x84 | 0x86..=0x9f));
    short + memchr_iter(0xc2, bytes).filter(is_long).count()
}

/// How many characters stand for what could not be decoded.
fn replaced(text: &str) -> usize {
    memmem::find_iter(text.as_bytes(), "\u{fffd}").count()
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(memchr_iter(b'\n', text.as_bytes()).count() + 1);
    for (index, line) in lines(text).enumerate() {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let (mut rest, mut column) = (line, 1);
        while let Some((page, next)) = split_at(rest, memchr(0xc, rest.as_bytes())) {
            blocks.push(paragraph(page, number, column));
            blocks.push(Block::PageBreak);
            column += u32::try_from(page.chars().count() + 1).unwrap_or(u32::MAX);
            rest = next.strip_prefix('\u{c}').unwrap_or(next);
        }
        blocks.push(paragraph(rest, number, column));
    }
    blocks
}

fn paragraph(text: &str, line: u32, column: u32) -> Block {
    Block::Paragraph(vec![Line {
        text: text.to_owned(),
        label: None,
        role: None,
        place: Place::Line { line, column },
    }])
}

/// Lines ended by LF, CRLF or CR; what follows the last line end is a line if anything is there.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = memchr2(b'\n', b'\r', rest.as_bytes());
        let Some((line, ending)) = split_at(rest, end) else {
            return Some(std::mem::take(&mut rest)).filter(|it| !it.is_empty());
        };
        rest = ending.strip_prefix("\r\n").or(ending.get(1..)).unwrap_or_default();
        Some(line)
    })
}

fn split_at(text: &str, at: Option<usize>) -> Option<(&str, &str)> {
    text.split_at_checked(at?)
}

fn undecodable(page: &Document, encoding: &'static Encoding) -> Vec<Finding> {
    let lines = page.lines().into_iter();
    let damaged = lines.filter_map(|line| Some((line, line.text.find('\u{fffd}')?)));
    damaged
        .map(|(line, at)| {
            let start = Offset::behind(line.text.get(..at).unwrap_or_default());
            Finding::new(&catalogue::UNDECODABLE_BYTES)
                .in_line(line, start, 1)
                .with("encoding", encoding.name())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "云桥市科技局文件\r\n云科〔2025〕3号\n办公室职能\n1.负责公文流转、档案管理；\n";

    #[track_caller]
    fn check(bytes: &[u8]) {
        let Ok(Read::Page(page, findings)) = Txt.read(bytes) else { panic!("unread") };
        let lines: Vec<&str> = page.lines().iter().map(|line| line.text.as_str()).collect();
        assert_eq!(lines, TEXT.lines().collect::<Vec<_>>());
        assert!(findings.is_empty());
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_lines() {
        check(TEXT.as_bytes());
        check(format!("\u{feff}{TEXT}").as_bytes());
        check(&GB18030.encode(TEXT).0);
        check(&utf16(TEXT, u16::to_le_bytes));
        check(&utf16(TEXT, u16::to_be_bytes));
        check(&utf16(&format!("\u{feff}{TEXT}"), u16::to_le_bytes));
        check(&utf16(&format!("\u{feff}{TEXT}"), u16::to_be_bytes));
        check(TEXT.replace("\r\n", "\n").replace('\n', "\r").as_bytes());
    }

    #[test]
    fn big5_is_told_from_gb18030() {
        let text =
            "乙縣丙局\n丙發〔2024〕3號\n辦公室職能\n1.負責文秘工作；\n2.完成領導交辦的其他工作。\n";
        let Ok(Read::Page(page, _)) = Txt.read(&BIG5.encode(text).0) else { panic!("unread") };
        assert!(page.lines().iter().any(|line| line.text == "辦公室職能"));
        let short = "办公室职能\n1.负责文秘；\n";
        let Ok(Read::Page(page, _)) = Txt.read(&GB18030.encode(short).0) else { panic!("unread") };
        assert!(page.lines().iter().any(|line| line.text == "办公室职能"));
    }

    #[test]
    fn a_line_ends_in_one_of_three_ways() {
        let all = |text| lines(text).collect::<Vec<_>>();
        assert_eq!(all("a\r\r\nb\n\rc"), ["a", "", "b", "", "c"]);
        assert_eq!(all("a\r"), ["a"]);
        assert_eq!(all("\n"), [""]);
        assert!(all("").is_empty());
    }

    #[test]
    fn control_characters_are_counted_one_by_one() {
        for code in 0..0x180 {
            let Some(character) = char::from_u32(code) else { continue };
            let is_kept = matches!(character, '\t' | '\n' | '\r' | '\u{c}' | '\u{85}');
            let expected = usize::from(character.is_control() && !is_kept);
            assert_eq!(controls(&format!("文{character}字")), expected, "{character:?}");
        }
    }

    #[test]
    fn a_form_feed_breaks_the_page_and_keeps_columns() {
        let blocks = blocks("甲\u{c}乙");
        assert_eq!(blocks.len(), 3);
        let Some(Block::Paragraph(lines)) = blocks.last() else { panic!() };
        assert_eq!(lines[0].place, Place::Line { line: 1, column: 3 });
    }

    #[test]
    fn a_broken_byte_is_a_finding_and_binary_is_no_text() {
        let mut bytes = TEXT.repeat(4).into_bytes();
        bytes[3] = 0xff;
        let Ok(Read::Page(_, findings)) = Txt.read(&bytes) else { panic!("unread") };
        assert_eq!(findings.len(), 1);
        let binary: Vec<u8> = (0..4096_u32).map(|i| ((i * 7919) >> 3).to_le_bytes()[0]).collect();
        assert!(matches!(Txt.read(&binary), Err(ReadError::NotText)));
        assert!(matches!(Txt.read(b" \n\n "), Err(ReadError::Empty)));
    }
}
