//! Numbers of items: numerals, the markers they stand in, and the sequences they form.
//!
//! In: text and numbers. Out: values and faults. Knows neither page nor notice.

pub mod marker;
pub mod numerals;
pub mod sequence;
pub mod word_format;
