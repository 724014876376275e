//! The fields of a notice that follow from the others: ids, keys, verbs, draft.
//!
//! In: a notice whose printed fields are set. Out: the same with its derived fields made anew,
//! whatever they were. Readers of our own formats call it too.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Duty, Notice, NoticeDate, TextKey, Vocabulary, id};

impl Notice {
    /// Sets every derived field from the printed ones. References to ids that change follow them.
    pub fn derive(&mut self, vocabulary: &Vocabulary) {
        let header = &self.header;
        let number = header.document_number.as_ref();
        let date = header.issued_on.as_ref();
        self.draft =
            number.is_some_and(|it| it.serial.is_none()) || date.is_some_and(NoticeDate::is_blank);
        self.document_id = number
            .and_then(|it| Some(format!("{}-{}-{}", it.agency.as_deref()?, it.year?, it.serial?)));
        self.year = number
            .and_then(|it| it.year)
            .or_else(|| date.and_then(|it| it.date).map(|date| date.year()));
        let mut renewed = Renewed::new();
        let words = Words { vocabulary, verbs: Verbs::new(vocabulary) };
        if let Some(own) = &mut self.own_duties {
            derive_duties(&mut own.duties, id::OWN, &words, &mut renewed);
        }
        for (index, department) in self.departments.iter_mut().enumerate() {
            renew(&mut department.id, id::department(index), &mut renewed);
            derive_duties(&mut department.duties, &department.id, &words, &mut renewed);
        }
        self.refer_by(&renewed);
    }

    /// Puts the new ids where the old ones were referred to.
    fn refer_by(&mut self, renewed: &Renewed) {
        let notes = self.notes.iter_mut().chain(&mut self.unparsed).map(|it| &mut it.after);
        let parents = self.departments.iter_mut().map(|it| &mut it.parent);
        let own = self.own_duties.iter_mut().map(|it| &mut it.after);
        for reference in notes.chain(parents).chain(own).flatten() {
            if let Some(new) = renewed.get(reference) {
                reference.clone_from(new);
            }
        }
    }
}

/// The new id of each department and duty that had another one.
type Renewed = BTreeMap<String, String>;

fn renew(id: &mut String, new: String, renewed: &mut Renewed) {
    let old = std::mem::replace(id, new);
    if !old.is_empty() {
        renewed.entry(old).or_insert_with(|| id.clone());
    }
}

/// What the fields of a duty are derived by.
struct Words<'a> {
    vocabulary: &'a Vocabulary,
    verbs: Verbs,
}

fn derive_duties(duties: &mut [Duty], parent: &str, words: &Words, renewed: &mut Renewed) {
    for (index, duty) in duties.iter_mut().enumerate() {
        renew(&mut duty.id, id::duty(parent, index), renewed);
        duty.text_key = TextKey::of(&duty.text);
        duty.verbs = words.verbs.of(&duty.text);
        duty.catch_all = is_catch_all(&duty.text, words.vocabulary);
        derive_duties(&mut duty.children, &duty.id, words, renewed);
    }
}

/// Whether a character shows nothing: a blank, or one without width.
pub(crate) fn is_blank(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The marks that end a text; its wording is the same without.
pub(super) const END_MARKS: [char; 7] = ['；', ';', '。', '.', '，', ',', '、'];

/// A text without its end mark.
pub(crate) fn without_end_mark(text: &str) -> &str {
    text.trim_end_matches(END_MARKS)
}

/// The vocabulary's verbs in the order of their characters, and which characters none of them
/// begins with: nearly all.
struct Verbs {
    /// Each with its first character.
    sorted: Vec<(char, Arc<str>)>,
    /// By the code points of their first characters, cut to 12 bits, whether some begin so.
    begins: [bool; 1 << 12],
}

impl Verbs {
    fn new(vocabulary: &Vocabulary) -> Self {
        let verbs = vocabulary.verbs.iter();
        let mut sorted: Vec<(char, Arc<str>)> =
            verbs.filter_map(|it| Some((it.chars().next()?, it.as_str().into()))).collect();
        sorted.sort_unstable();
        let mut begins = [false; 1 << 12];
        for (first, _) in &sorted {
            begins.get_mut(*first as usize & 0xfff).into_iter().for_each(|it| *it = true);
        }
        Self { sorted, begins }
    }

    /// The verbs of a text in the order of their first occurrence. 负责人 is a person, not a duty.
    fn of(&self, text: &str) -> Vec<Arc<str>> {
        let mut found = Vec::new();
        let begins = |first: char| self.begins.get(first as usize & 0xfff) == Some(&true);
        for (at, first) in text.char_indices().filter(|(_, first)| begins(*first)) {
            let rest = text.get(at..).unwrap_or_default();
            for verb in self.beginning_with(first).filter(|it| rest.starts_with(&***it)) {
                let is_verb = **verb != *"负责" || !rest.starts_with("负责人");
                if is_verb && !found.contains(verb) {
                    found.push(Arc::clone(verb));
                }
            }
        }
        found
    }

    fn beginning_with(&self, first: char) -> impl Iterator<Item = &Arc<str>> {
        let start = self.sorted.partition_point(|(it, _)| *it < first);
        let rest = self.sorted.get(start..).unwrap_or_default().iter();
        rest.take_while(move |(it, _)| *it == first).map(|(_, verb)| verb)
    }
}

fn is_catch_all(text: &str, vocabulary: &Vocabulary) -> bool {
    let shown = || text.chars().filter(|it| !is_blank(*it));
    let first = shown().next();
    let opens = |opening: &String| {
        let mut shown = shown();
        opening.chars().next() == first && opening.chars().all(|it| shown.next() == Some(it))
    };
    if !vocabulary.catch_all_openings.iter().any(opens) {
        return false;
    }
    let unspaced: String = shown().collect();
    let words = without_end_mark(&unspaced);
    vocabulary.catch_all_cores.iter().any(|core| words.contains(core.as_str()))
        && vocabulary.catch_all_objects.iter().any(|object| words.ends_with(object.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_come_in_order_and_once() {
        let vocabulary = Vocabulary::default();
        let verbs = |text| Verbs::new(&vocabulary).of(text);
        let found = verbs("牵头做好安全，负责信息化，牵头检查；");
        assert_eq!(found, ["牵头", "负责"].map(Arc::from));
        assert!(verbs("联系各单位负责人；").is_empty());
    }

    #[test]
    fn verbs_of_any_writing_are_found() {
        let verbs = ["do", "être", "㐂行", "負責", "😀做"].map(str::to_owned);
        let vocabulary = Vocabulary { verbs: verbs.to_vec(), ..Vocabulary::default() };
        let text = "😀做é，負責、to do；㐂行\u{4000}être";
        let expected = ["😀做", "負責", "do", "㐂行", "être"].map(Arc::from);
        assert_eq!(Verbs::new(&vocabulary).of(text), expected);
    }

    #[test]
    fn a_catch_all_is_what_is_handed_down() {
        let is = |text| is_catch_all(text, &Vocabulary::default());
        assert!(is("完成领导和上级交办的其他工作。"));
        assert!(is("承办市委交办的其它事项"));
        assert!(is("完成领导交办 的其\u{200b}他工作。"));
        assert!(!is("负责其他工作。"));
        assert!(!is("完成交办的其他工作的督查报告；"));
    }
}
