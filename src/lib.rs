//! `zhineng` (职能) turns Chinese government notices of departmental functions into data and back.
//!
//! The folders are the pipeline. Bytes come in at [`reader`], which gives the page
//! ([`document`]); [`parse`] says what the page means ([`notice`], held with its places in
//! [`sourced`]); [`check`] adds what a careful proof-reader would point at ([`finding`]);
//! [`writer`] puts the notice out in any form. [`pipeline`] strings the stages together,
//! [`diff`] sets one year beside another, by the measures of [`wording`];
//! [`ledger`] is what the workbook and the CSV
//! call their columns, both ways; [`settings`] adds an office's own words;
//! [`golden`] and [`batch`] run them over files, and the command line is in [`cli`].
//!
//! What does not happen: no text is lost, none is invented, none is rewritten; no stage knows
//! another; only `cli`, `batch` and `golden` touch disk, threads, environment or terminal; no
//! output depends on a clock, a path or the order of threads.

pub mod document;
pub mod numbering;
pub mod wording;
pub mod notice;
pub mod ledger;
pub mod finding;
pub mod sourced;
pub mod reader;
pub mod parse;
pub mod check;
pub mod writer;
pub mod diff;
pub mod settings;
pub mod pipeline;
pub mod batch;
pub mod golden;
pub mod cli;

pub use notice::Notice;
pub use sourced::Sourced;
