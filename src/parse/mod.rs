//! From the page to its meaning: [`Document`] → [`Sourced`].
//!
//! How a careful reader decides, and where:
//!
//! 1. A marked line is what its siblings are, never what its marker says: [`siblings`],
//!    [`headings`], [`sections`].
//! 2. A heading without duties that is the title printed in 《》 is a title; so is a first line that
//!    the headings below it do not resemble: [`outline`].
//! 3. Blank lines and endings are evidence, never the rule; labels (负责人, 电话) head nothing:
//!    [`headings`], [`heading`].
//! 4. Indents say nothing: [`pieces`] takes the outer blanks off.
//! 5. A line goes on with the one before if that has no end mark and fills the page's measure;
//!    joins are reported: [`lines`], [`body`], [`front`].
//! 6. Brackets after a name are aliases: [`heading`].
//! 7. A name runs into its duties only if it is a whole one: [`heading`].
//! 8. Numbers that start again without a heading open a department without a name: [`body`].
//! 9. Numbers are kept as printed; what was expected is a finding: `check`.
//! 10. One unnumbered paragraph is split into clauses, several are a duty each; what leads to them
//!     stands apart: [`lead_in`], [`body`]; items numbered in one line are parted: [`in_line`].
//! 11. A catch-all ends no list: nothing here asks for it.
//! 12. Mixed families that count on are one list: [`body`].
//! 13. Duties before all headings are the body's own; a numbered item stays a duty whatever it
//!     says: [`body`]; what is printed twice is read once: [`residue`], [`head`], [`placed`].
//! 14. A text of another family is called so: [`Notice::tell_kind`](crate::notice::Notice::tell_kind).
//!
//! The page's lines become [`pieces`] (residue out, blanks trimmed, markers read); the
//! [`outline`] says what each piece is by the evidence around it; [`front`] reads the header,
//! [`body`] the departments and their duties. Every piece ends up in a field of the notice or in
//! `unparsed`. Nothing here depends on line numbers, blank lines or indents alone.

mod body;
mod closing;
mod front;
mod head;
mod heading;
mod headings;
mod in_line;
mod lead_in;
mod lines;
mod outline;
mod pieces;
mod placed;
mod residue;
mod sections;
mod siblings;

use crate::document::Document;
use crate::notice::{Vocabulary, pattern};
use crate::sourced::Sourced;

use residue::Cleaned;

/// Reads what a page means. Never fails: what it cannot read stands in `unparsed`.
#[must_use]
pub fn parse(mut page: Document, vocabulary: &Vocabulary) -> Sourced {
    let cleaned = Cleaned::of(&page);
    let (pieces, mut repairs, mut findings) = pieces::read(&page.blocks, &cleaned, vocabulary);
    let outline = outline::read(pieces, vocabulary);
    let mut draft = front::read(&outline, &mut findings, vocabulary);
    body::read(&outline, &mut draft, &mut findings, vocabulary);
    repairs.append(&mut draft.repairs);
    page.repairs.append(&mut repairs);
    let (mut notice, places) = draft.assemble(vocabulary);
    notice.tell_kind(vocabulary);
    let mut sourced = Sourced { notice, places, page: Some(page), findings: Vec::new() };
    sourced.extend_findings(findings);
    sourced
}
