//! The commands of the README's section on CI, run in a repository of notices.

use std::path::Path;
use std::process::Command;

use crate::support::{SAMPLE, root, write};

/// The fenced blocks of the section, by the word after the fence.
fn blocks(language: &str) -> Vec<String> {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let section = readme.split("\n## ").find(|it| it.starts_with("Goldens in CI\n")).unwrap();
    let fence = format!("```{language}\n");
    let blocks = section.split(fence.as_str()).skip(1);
    blocks.map(|it| it.split("\n```").next().unwrap().to_owned()).collect()
}

/// Runs a script in the repository; gives its exit code and all that it printed.
fn sh(folder: &Path, script: &str) -> (i32, String) {
    let program = Path::new(env!("CARGO_BIN_EXE_zhineng")).parent().unwrap();
    let path = std::env::var("PATH").unwrap();
    let output = Command::new("sh")
        .args(["-e", "-c", script])
        .current_dir(folder)
        .env("PATH", format!("{}:{path}", program.display()))
        .env("LANG", "zh_CN.UTF-8")
        .env("HOME", folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env_remove("LC_ALL")
        .env_remove("CI")
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8_lossy(&text).into_owned())
}

#[track_caller]
fn passes(folder: &Path, script: &str) -> String {
    let (exit, text) = sh(folder, script);
    assert_eq!(exit, 0, "{script}\n{text}");
    text
}

/// The commands of the workflow's steps, but the one that installs the program.
fn workflow() -> String {
    let [file] = blocks("yaml").try_into().unwrap();
    let steps: Vec<&str> =
        file.lines().filter_map(|it| it.trim().strip_prefix("- run: ")).collect();
    assert_eq!(steps[0], "cargo install --locked --path zhineng");
    steps[1..].join("\n")
}

#[test]
fn the_job_fails_on_a_changed_duty_and_passes_once_it_is_blessed() {
    let [first, job, amend] = blocks("sh").try_into().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let repository = folder.path();
    let notice = |year: usize| SAMPLE.replace("2025", &year.to_string());
    std::fs::create_dir(repository.join("notices")).unwrap();
    std::fs::write(repository.join("notices/2025.txt"), SAMPLE).unwrap();
    let docx = |text: &str| write(&crate::support::read(text.as_bytes()), "docx");
    std::fs::write(repository.join("notices/2024.docx"), docx(&notice(2024))).unwrap();
    passes(repository, "git init -q\ngit config user.name n\ngit config user.email e@x\n");
    passes(repository, &first);
    let text = passes(repository, &format!("export CI=true\n{job}"));
    assert!(text.contains("2 个样例，基准全部一致"), "{text}");
    passes(repository, &format!("export CI=true\n{}", workflow()));

    let changed = SAMPLE.replacen("负责政务公开", "负责党务公开", 1);
    std::fs::write(repository.join("notices/2025.txt"), changed).unwrap();
    let (exit, text) = sh(repository, &format!("export CI=true\n{job}"));
    assert_eq!(exit, 1);
    assert!(text.contains("办公室　第3项　修改　3.负责政务公开"), "{text}");
    let (exit, text) = sh(repository, &workflow());
    assert_eq!(exit, 1);
    assert!(text.contains("::error file=notices/2025.txt,line=30::办公室　第3项　修改"), "{text}");
    let changed = notice(2024).replacen("负责政务公开", "负责党务公开", 1);
    std::fs::write(repository.join("notices/2024.docx"), docx(&changed)).unwrap();
    let text = passes(repository, "git diff notices/2024.docx");
    assert!(text.contains("\n-3.负责政务公开") && text.contains("\n+3.负责党务公开"), "{text}");

    let (exit, _) = sh(repository, &format!("export CI=true\n{amend}"));
    assert_eq!(exit, 2, "no blessing in CI");
    passes(repository, &amend);
    passes(repository, &job);
    assert_eq!(passes(repository, "git status --short"), "");
}
