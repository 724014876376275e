//! XML as text: elements with escaped content, and the renaming of the prefix `w`.
//!
//! Every other file of the builder makes its elements here, so this is the only place that escapes.
//! Characters that XML 1.0 cannot hold become U+FFFD.

/// An element with attributes and content that is XML already; empty content closes it at once.
pub(crate) fn element(name: &str, attributes: &[(&str, &str)], content: &str) -> String {
    let mut tag = format!("<{name}");
    for (key, value) in attributes {
        tag.push_str(&attribute(key, value));
    }
    match content {
        "" => tag + "/>",
        _ => format!("{tag}>{content}</{name}>"),
    }
}

/// One attribute with the blank before it.
pub(crate) fn attribute(key: &str, value: &str) -> String {
    format!(r#" {key}="{}""#, escape_attribute(value))
}

/// An element that only groups others.
pub(crate) fn group(name: &str, content: &str) -> String {
    element(name, &[], content)
}

/// An element whose one attribute is `w:val`, as most properties of the format are.
pub(crate) fn val(name: &str, value: &str) -> String {
    element(name, &[("w:val", value)], "")
}

/// Text for the content of an element.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\r' => escaped.push_str("&#13;"),
            '\t' | '\n' => escaped.push(character),
            '\0'..' ' | '\u{FFFE}' | '\u{FFFF}' => escaped.push('\u{FFFD}'),
            _ => escaped.push(character),
        }
    }
    escaped
}

/// Text for an attribute between double quotes: a parser would turn bare line ends into blanks.
fn escape_attribute(value: &str) -> String {
    escape(value).replace('"', "&quot;").replace('\t', "&#9;").replace('\n', "&#10;")
}

/// Gives the elements and attributes named `w:…` another prefix. Text and attribute values stay.
pub(crate) fn rename_prefix(xml: &str, prefix: &str) -> String {
    let mut pieces = xml.split('<');
    let mut renamed = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        renamed.push('<');
        renamed.push_str(&rename_in_tag(tag, prefix));
        renamed.push('>');
        renamed.push_str(text);
    }
    renamed
}

/// The inside of one tag: between the quoted values stand only names, blanks and `=`.
fn rename_in_tag(tag: &str, prefix: &str) -> String {
    let spaced = format!(" {tag}");
    let renamed: Vec<String> = spaced
        .split('"')
        .enumerate()
        .map(|(index, piece)| match index % 2 {
            0 => piece
                .replace(" w:", &format!(" {prefix}:"))
                .replace(" /w:", &format!(" /{prefix}:")),
            _ => piece.to_owned(),
        })
        .collect();
    renamed.join("\"").trim_start().to_owned()
}
