//! Our own JSON (`zhineng schema notice`): the notice as it is, its derived fields made anew.
//!
//! In: UTF-8, with or without a byte order mark. Out: the meaning, each node with its JSON
//! Pointer. A key that the format does not have, and a reference to a department or duty that is
//! not there, are findings; a list that is not there is empty, a heading is the name.

use serde::Deserialize;

use crate::document::Place;
use crate::finding::{Finding, catalogue};
use crate::notice::{Node, NodeKind, Notice, Vocabulary, id};
use crate::sourced::{Sourced, place_nodes};

use super::package::ContentKind;
use super::{Read, ReadError, Reader};

/// JSON.
pub(super) struct Json;

/// What names the format, and its version.
const FAMILY: &str = "zhineng/notice@";
const VERSION: &str = "1";

impl Reader for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn accepts(&self, content: ContentKind) -> bool {
        content == ContentKind::Json
    }

    fn read(&self, bytes: &[u8]) -> Result<Read, ReadError> {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        check_version(bytes)?;
        let mut unknown = Vec::new();
        let mut json = serde_json::Deserializer::from_slice(bytes);
        let mut notice: Notice =
            serde_ignored::deserialize(&mut json, |path| unknown.push(pointer_of(&path)))
                .map_err(|error| malformed(&error))?;
        json.end().map_err(|error| malformed(&error))?;
        // Whoever writes by hand gives the name alone.
        for department in &mut notice.departments {
            department.heading = department.heading.take().or_else(|| department.name.clone());
        }
        notice.derive(&Vocabulary::default());
        let places = place_nodes(&notice, |node| Some(Place::Pointer { pointer: pointer(node)? }));
        let dangling = dangling(&notice);
        let mut sourced = Sourced { notice, places, ..Sourced::default() };
        let unknown = unknown.into_iter().map(|pointer| {
            let key = pointer.rsplit('/').next().unwrap_or_default().to_owned();
            Finding::new(&catalogue::KEY_UNKNOWN).with("key", key).at(Place::Pointer { pointer })
        });
        sourced.extend_findings(unknown.chain(dangling));
        Ok(Read::Meaning(Box::new(sourced)))
    }
}

#[derive(Deserialize)]
struct Head {
    schema: Option<String>,
}

/// Refuses JSON of another program and of a later version.
fn check_version(bytes: &[u8]) -> Result<(), ReadError> {
    let head: Head = serde_json::from_slice(bytes).map_err(|error| malformed(&error))?;
    let version = head.schema.as_deref().and_then(|it| it.strip_prefix(FAMILY));
    match version {
        Some(VERSION) => Ok(()),
        Some(_) => Err(ReadError::NewerFormat(head.schema.unwrap_or_default())),
        None => Err(ReadError::OtherJson(head.schema)),
    }
}

fn malformed(error: &serde_json::Error) -> ReadError {
    let message = error.to_string();
    let at = message.rfind(" at line ").unwrap_or(message.len());
    let message = message.get(..at).unwrap_or_default().to_owned();
    ReadError::MalformedJson { line: error.line(), column: error.column(), message }
}

/// `/departments/0/nane`.
fn pointer_of(path: &serde_ignored::Path) -> String {
    use serde_ignored::Path as P;
    match path {
        P::Root => String::new(),
        P::Seq { parent, index } => format!("{}/{index}", pointer_of(parent)),
        P::Map { parent, key } => {
            format!("{}/{}", pointer_of(parent), key.replace('~', "~0").replace('/', "~1"))
        }
        P::Some { parent } | P::NewtypeStruct { parent } | P::NewtypeVariant { parent } => {
            pointer_of(parent)
        }
    }
}

fn pointer(node: &Node) -> Option<String> {
    use NodeKind as N;
    let at = node.index;
    let header = |field: &str| format!("/header/{field}");
    Some(match node.kind {
        N::CopyNumber => header("copy_number"),
        N::Secrecy => header("secrecy"),
        N::Urgency => header("urgency"),
        N::Issuer => header(&format!("issuers/{at}")),
        N::DocumentNumber => header("document_number"),
        N::Approvers => header("approvers"),
        N::Title => header("title"),
        N::Recipients => header("recipients"),
        N::Body => header(&format!("body/{at}")),
        N::Signatory => header(&format!("signatories/{at}")),
        N::IssuedOn => header("issued_on"),
        N::Disclosure => header("disclosure"),
        N::ImprintOffice => header("imprint/office"),
        N::PrintedOn => header("imprint/printed_on"),
        N::IssuedTitle => "/issued_text/title".to_owned(),
        N::OwnHeading => "/own_duties/heading".to_owned(),
        N::OwnLeadIn => "/own_duties/lead_in".to_owned(),
        N::Section => return None,
        N::Department => format!("/departments/{at}"),
        N::LeadIn => format!("/departments/{at}/lead_in"),
        N::Duty => return id::path(node.id),
        N::Note => format!("/notes/{at}"),
        N::Unparsed => format!("/unparsed/{at}"),
    })
}

/// One finding for each reference to a department or duty that is not there.
fn dangling(notice: &Notice) -> Vec<Finding> {
    let is_known = |id: &str| {
        id == id::OWN && notice.own_duties.is_some()
            || notice.duty(id).is_some()
            || notice.department_of(id).is_some_and(|it| it.id == id)
    };
    let notes = |list: &'static str, notes: &[crate::notice::Note]| -> Vec<(String, String)> {
        let named = notes.iter().enumerate();
        named
            .filter_map(|(at, note)| Some((format!("/{list}/{at}/after"), note.after.clone()?)))
            .collect()
    };
    let parents = notice.departments.iter().enumerate().filter_map(|(at, department)| {
        Some((format!("/departments/{at}/parent"), department.parent.clone()?))
    });
    let own = notice.own_duties.iter().filter_map(|it| it.after.clone());
    let own = own.map(|after| ("/own_duties/after".to_owned(), after));
    let all = notes("notes", &notice.notes).into_iter().chain(notes("unparsed", &notice.unparsed));
    all.chain(parents)
        .chain(own)
        .filter(|(_, id)| !is_known(id))
        .map(|(pointer, id)| {
            let finding = Finding::new(&catalogue::REFERENCE_UNKNOWN).with("id", id);
            finding.at(Place::Pointer { pointer })
        })
        .collect()
}
