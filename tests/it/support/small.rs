//! The smallest files that show one thing each. Bodies and duties are invented.
//!
//! A maker's comment says what Word prints, where that is not plain from its name.

mod content;
mod labels;
mod lists;
mod notes;
mod revised;

use super::builder::{Docx, centred, numbered, paragraph, paragraph_with, plain};

/// Name and maker.
type Sample = (&'static str, fn() -> Docx);

const SAMPLES: &[Sample] = &[
    ("num-id-zero", lists::num_id_zero),
    ("level-only", lists::level_only),
    ("shared-counter", lists::shared_counter),
    ("start-override", lists::starts_overridden),
    ("level-override", lists::level_overridden),
    ("level-override-start", lists::level_overridden_with_start),
    ("lvl-restart-zero", lists::restart_never),
    ("lvl-restart-n", lists::restart_after_outermost),
    ("skipped-outer-level", lists::skipped_outer_level),
    ("num-style-link", lists::style_link),
    ("hidden-numbered-paragraph", lists::hidden_numbered_paragraph),
    ("text-box-with-own-list", lists::text_box_with_own_list),
    ("is-lgl", labels::legal),
    ("number-double", labels::number_double),
    ("mixed-auto-typed", labels::mixed),
    ("no-start", labels::no_start),
    ("unknown-num-fmt", labels::unknown_format),
    ("custom-num-fmt", labels::custom_format),
    ("lvl-text-deeper-level", labels::deeper_level_in_text),
    ("suff-space", labels::suffix_space),
    ("suff-nothing", labels::suffix_nothing),
    ("bullet", labels::bullet),
    ("deleted-paragraph-mark", revised::deleted_paragraph),
    ("deleted-mark-only", revised::deleted_mark_only),
    ("deleted-runs-only", revised::deleted_runs_only),
    ("inserted-paragraph", revised::inserted_paragraph),
    ("moved-text", revised::moved_text),
    ("hidden-text", content::hidden_text),
    ("ruby", content::with_ruby),
    ("sym", content::symbols),
    ("no-break-hyphen", content::unbreakable_hyphen),
    ("soft-hyphen", content::optional_hyphen),
    ("alt-chunk", content::alt_chunk),
    ("embedded-object", content::embedded),
    ("nested-table", content::nested_table),
    ("table-columns", content::table_columns),
    ("field-across-paragraphs", content::field_across_paragraphs),
    ("footnote", notes::footnote),
    ("endnote", notes::endnote),
    ("comment", notes::comment),
    ("header-text", notes::header_text),
    ("main-part-decoy", notes::main_part_decoy),
    ("no-root-rels", notes::no_root_relationships),
];

const TITLE: &str = "云桥市科技局各科室职能";
const OFFICE: [&str; 3] =
    ["负责文电、会务、机要和档案工作；", "负责政务公开和信访工作；", "完成领导交办的其他工作。"];
const PLANNING: [&str; 2] = ["负责编制科技发展规划；", "完成领导交办的其他工作。"];

/// Every file: its name in kebab case and its bytes.
pub(crate) fn small() -> Vec<(&'static str, Vec<u8>)> {
    SAMPLES.iter().map(|(name, sample)| (*name, sample().bytes())).collect()
}

/// The page of two departments whose duties are given as paragraphs.
fn page(office: &str, planning: &str) -> Docx {
    Docx::new(
        &(heading(TITLE) + &heading("办公室职能") + office + &heading("规划科职能") + planning),
    )
}

/// The page with typed numbers; the second duty of the first department is made of other runs.
fn typed_page(second: &str) -> Docx {
    let office = typed("1.", OFFICE[0]) + &paragraph(second) + &typed("3.", OFFICE[2]);
    page(&office, &typed_planning())
}

/// The duties of the second department with typed numbers.
fn typed_planning() -> String {
    typed("1.", PLANNING[0]) + &typed("2.", PLANNING[1])
}

fn heading(words: &str) -> String {
    paragraph_with(&centred(), &plain(words))
}

/// A duty with a typed number.
fn typed(marker: &str, words: &str) -> String {
    paragraph(&plain(&format!("{marker}{words}")))
}

/// A duty whose number comes from a list.
fn automatic(num: u32, level: u32, words: &str) -> String {
    paragraph_with(&numbered(num, level), &plain(words))
}

/// Duties whose numbers come from the first level of a list.
fn all_automatic(num: u32, duties: &[&str]) -> String {
    duties.iter().map(|words| automatic(num, 0, words)).collect()
}
