//! Breaks a title into lines that a reader would break (GB/T 9704—2012, 7.3.1: 词意完整, 排列对称,
//! 长短适宜).

/// How many characters of 2号 fit the type area.
const LONGEST: usize = 20;

/// The title's lines. A title that fits one line is one; a longer one is parted into the fewest
/// lines at the places where words end, as evenly as those allow. Where none do, it is parted
/// anywhere.
pub(super) fn lines(title: &str) -> Vec<String> {
    let characters: Vec<char> = title.chars().collect();
    let fewest = characters.len().div_ceil(LONGEST).max(1);
    let parted = (fewest..=fewest + 1).find_map(|count| part(&characters, count));
    parted.unwrap_or_else(|| characters.chunks(LONGEST).map(|line| line.iter().collect()).collect())
}

/// The most even parting into `count` lines, none too long, each break at the end of a word.
fn part(characters: &[char], count: usize) -> Option<Vec<String>> {
    if count == 1 {
        return Some(vec![characters.iter().collect()]);
    }
    let even = characters.len() / count;
    let mut breaks: Vec<usize> =
        (1..characters.len()).filter(|&at| at <= LONGEST && breaks_at(characters, at)).collect();
    breaks.sort_by_key(|at| at.abs_diff(even));
    breaks.into_iter().find_map(|at| {
        let (line, rest) = characters.split_at_checked(at)?;
        let fits = rest.len() <= (count - 1) * LONGEST;
        let mut lines = vec![line.iter().collect()];
        lines.extend(fits.then(|| part(rest, count - 1)).flatten()?);
        Some(lines)
    })
}

/// Whether a word surely ends before the character at `at`: after a closing mark, or before an
/// opening one or a word that starts a phrase.
fn breaks_at(characters: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|it| characters.get(it));
    let after = characters.get(at).copied();
    let closes = before.is_some_and(|c| "》）”、，".contains(*c));
    let goes_on = after.is_some_and(|c| "》）”、，".contains(c));
    let opens = after.is_some_and(|c| "《（“各的".contains(c));
    let is_last_word = characters.len() - at <= 2;
    (closes || opens) && !goes_on && !is_last_word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, expected: &[&str]) {
        let lines = lines(title);
        assert_eq!(lines, expected);
        assert_eq!(lines.concat(), title);
    }

    #[test]
    fn titles_break_where_words_end() {
        check("各部门职能", &["各部门职能"]);
        check(
            "关于印发《闵行区科委科协各部门（单位）职能》的通知",
            &["关于印发《闵行区科委科协", "各部门（单位）职能》的通知"],
        );
    }

    #[test]
    fn a_title_without_words_to_part_is_cut_and_none_is_lost() {
        let title = "甲".repeat(45);
        assert!(lines(&title).iter().all(|line| line.chars().count() <= LONGEST));
        assert_eq!(lines(&title).concat(), title);
    }
}
