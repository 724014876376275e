//! How a department's other names stand in one cell: `创新发展科、审批科（挂牌）`.

use crate::notice::{Alias, AliasKind};

/// What follows a name that is borne otherwise than beside the department's own.
const KINDS: &[(AliasKind, &str)] = &[
    (AliasKind::SignBoard, "（挂牌）"),
    (AliasKind::CoLocated, "（合署）"),
    (AliasKind::Attached, "（挂靠）"),
];

/// The names in one text.
#[must_use]
pub fn write(aliases: &[Alias]) -> String {
    let mark = |alias: &Alias| {
        KINDS.iter().find(|(kind, _)| *kind == alias.kind).map_or("", |(_, mark)| *mark)
    };
    let names: Vec<String> =
        aliases.iter().map(|alias| format!("{}{}", alias.name, mark(alias))).collect();
    names.join("、")
}

/// The names that a text lists.
#[must_use]
pub fn read(text: &str) -> Vec<Alias> {
    let names = text.split(['、', '\n', '；', ';']).map(str::trim).filter(|it| !it.is_empty());
    names
        .map(|name| {
            let marked =
                KINDS.iter().find_map(|(kind, mark)| Some((*kind, name.strip_suffix(mark)?)));
            let (kind, name) = marked.unwrap_or((AliasKind::SecondName, name));
            Alias { kind, name: name.to_owned() }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_they_are_written() {
        let alias = |kind, name: &str| Alias { kind, name: name.to_owned() };
        let aliases = [
            alias(AliasKind::SecondName, "创新发展科"),
            alias(AliasKind::SignBoard, "审批科"),
            alias(AliasKind::CoLocated, "纪检组"),
            alias(AliasKind::Attached, "编办"),
        ];
        assert_eq!(write(&aliases), "创新发展科、审批科（挂牌）、纪检组（合署）、编办（挂靠）");
        assert_eq!(read(&write(&aliases)), aliases);
        assert_eq!(read(""), []);
    }
}
