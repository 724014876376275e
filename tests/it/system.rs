//! What the program asks of the system, where `strace` is there to tell: no network, and no file
//! but inputs, outputs, settings and the system's own.

use std::path::Path;
use std::process::Command;

use regex::Regex;

use crate::support::{root, say};

/// Where the system keeps what every program reads.
const SYSTEM: &[&str] = &["/etc/ld.so.", "/lib", "/usr/lib", "/proc/", "/sys/", "/dev/null"];

#[test]
fn converting_all_samples_opens_no_socket_and_no_foreign_file() {
    if Command::new("strace").arg("-V").output().is_err() {
        say("no strace here: what the program opens is not looked at");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (log, out) = (folder.path().join("log"), folder.path().join("out"));
    let calls = "trace=socket,connect,open,openat,creat,execve";
    let traced = Command::new("strace")
        .env_remove("LD_LIBRARY_PATH")
        // Where a run under coverage writes its counts.
        .env("LLVM_PROFILE_FILE", out.join("counts.profraw"))
        .args(["-f", "-qq", "-s", "4096", "-e", calls, "-o"])
        .arg(&log)
        .arg(assert_cmd::cargo::cargo_bin!("zhineng"))
        .args(["convert", "samples/txt", "samples/docx", "-t", "json,csv,xlsx,docx,txt", "-o"])
        .arg(&out)
        .current_dir(root())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&traced.stderr);
    if said.contains("PTRACE") || said.contains("ptrace") {
        say("strace may trace nothing here: what the program opens is not looked at");
        return;
    }
    // Some of the samples are refused.
    assert_eq!(traced.status.code(), Some(3));
    let log = std::fs::read_to_string(&log).unwrap();
    assert!(!log.contains("socket(") && !log.contains("connect("));
    assert_eq!(log.matches("execve(").count(), 1);
    let opened = Regex::new(r#"(?:openat|open|creat)\([^"]*"([^"]*)""#).unwrap();
    let is_ours = |path: &str| {
        path.starts_with("samples")
            || Path::new(path).starts_with(&out)
            || Path::new(path).file_name().is_some_and(|it| it == "zhineng.toml")
            || SYSTEM.iter().any(|it| path.starts_with(it))
    };
    let paths: Vec<&str> =
        opened.captures_iter(&log).map(|it| it.get(1).unwrap().as_str()).collect();
    assert!(paths.len() > 500);
    let foreign: Vec<&&str> = paths.iter().filter(|it| !is_ours(it)).collect();
    assert!(foreign.is_empty(), "{foreign:?}");
}
