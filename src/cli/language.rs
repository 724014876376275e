//! The language of messages: the one asked for, else the locale's.

use crate::finding::Language;

use super::args::Lang;

pub(super) fn choose(asked: Option<Lang>) -> Language {
    match asked {
        Some(Lang::Zh) => Language::Zh,
        Some(Lang::En) => Language::En,
        None => of_locale(),
    }
}

/// The first of the locale's variables that is set decides, as POSIX says.
fn of_locale() -> Language {
    #[allow(clippy::disallowed_methods, reason = "only cli reads the environment")]
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty());
    if set.is_some_and(|value| value.starts_with("zh")) { Language::Zh } else { Language::En }
}

/// The language of messages in files and lines for programs: Chinese unless another is asked for.
/// What is written must not depend on the locale.
pub(super) fn of_records(asked: Option<Lang>) -> Language {
    if let Some(Lang::En) = asked { Language::En } else { Language::Zh }
}
