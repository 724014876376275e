//! What kind of document a notice is.

use super::{Duty, Kind, NoteKind, Notice, Vocabulary};

impl Notice {
    /// Says what kind of document the notice is, by what it holds.
    pub fn tell_kind(&mut self, vocabulary: &Vocabulary) {
        self.kind = kind(self, vocabulary);
    }
}

/// The kind of `notice`. Departments or duties alone do not make one of the family: its title or
/// a heading must name functions, or a unit must have something to be in charge of.
fn kind(notice: &Notice, vocabulary: &Vocabulary) -> Kind {
    let has_duties = notice.duty_count() > 0 || !notice.departments.is_empty();
    if !has_duties
        || is_rule(notice, vocabulary)
        || !(names_functions(notice, vocabulary) || is_in_charge(notice, vocabulary))
    {
        return Kind::Other;
    }
    let header = &notice.header;
    let issued = header.title.as_ref().is_some_and(|title| title.contains("通知"));
    match () {
        () if is_sanding(notice) => Kind::Sanding,
        () if issued || header.document_number.is_some() => Kind::Notice,
        () => Kind::Duties,
    }
}

/// Whether the text calls itself a rule of another kind: 印章管理办法.
fn is_rule(notice: &Notice, vocabulary: &Vocabulary) -> bool {
    let title = notice.header.title.as_deref();
    let first = title.or_else(|| notice.walk().first().map(|node| node.text));
    first.is_some_and(|first| {
        let title = first.trim_end_matches("的通知").trim_end_matches('》');
        vocabulary.rule_titles.iter().any(|it| title.ends_with(it.as_str()))
            && !vocabulary.subjects.iter().any(|it| title.contains(it.as_str()))
    })
}

/// Whether a title, a section or the heading of own duties names functions.
fn names_functions(notice: &Notice, vocabulary: &Vocabulary) -> bool {
    let names = |text: &String| vocabulary.subjects.iter().any(|it| text.contains(it.as_str()));
    let titles = notice.header.title.iter().chain(notice.issued_text.iter().map(|it| &it.title));
    let own = notice.own_duties.iter().flat_map(|it| it.heading.iter().chain(&it.lead_in));
    let headings = notice.departments.iter().flat_map(|it| it.section.iter().chain(&it.heading));
    let notes = notice.notes.iter().chain(&notice.unparsed).flat_map(|it| &it.section);
    titles.chain(own).chain(headings).chain(notes).any(names)
}

/// Whether a department whose name is a unit's has a duty that says so.
fn is_in_charge(notice: &Notice, vocabulary: &Vocabulary) -> bool {
    let says_so = |duties: &[Duty]| {
        duties.iter().any(|duty| !duty.verbs.is_empty() || vocabulary.opens_duty(&duty.text))
    };
    let is_unit = |name: &str| vocabulary.unit_endings.iter().any(|it| name.ends_with(it.as_str()));
    notice.departments.iter().any(|department| {
        let name = department.base_name.as_ref().or(department.name.as_ref());
        name.is_some_and(|name| is_unit(name)) && says_so(&department.duties)
    })
}

/// Own duties and departments or staff in one document, or 三定 by name.
fn is_sanding(notice: &Notice) -> bool {
    let named = |title: &str| title.contains("三定") || title.contains("职能配置");
    let by_name = [notice.title(), notice.issued_text.as_ref().map(|it| it.title.as_str())];
    let has_staff = notice.notes.iter().any(|note| note.kind == NoteKind::Staffing);
    let has_own = notice.own_duties.as_ref().is_some_and(|own| {
        !own.duties.is_empty() && (own.heading.is_some() || own.lead_in.is_some())
    });
    by_name.into_iter().flatten().any(named)
        || has_own && (has_staff || !notice.departments.is_empty())
}
