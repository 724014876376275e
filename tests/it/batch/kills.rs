//! A batch that is killed, or stopped by Ctrl-C, at any moment.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::{docx, notice, outputs, report, roomy, run, tree, write, zhineng};
use crate::support::Random;

/// How often the batch is killed, where the environment names no other number.
const KILLS: usize = 20;

const WORDS: [&str; 4] = ["convert", "in", "-t", "json,csv,xlsx,docx"];

/// Inputs of a year: the same names, other texts; a DOCX among them.
fn inputs(folder: &Path, year: usize) {
    for number in 0..100 {
        write(folder.join(format!("in/{number:02}.txt")), notice(1000 * year + number));
    }
    write(folder.join("in/word.docx"), docx());
    write(folder.join("in/none.txt"), "你好。\n");
}

/// What a whole run of this year leaves.
fn whole(year: usize) -> BTreeMap<PathBuf, Vec<u8>> {
    let folder = roomy();
    inputs(folder.path(), year);
    run(folder.path(), &WORDS);
    outputs(&folder.path().join("out"))
}

fn signal(child: &Child, name: &str) {
    let pid = child.id().to_string();
    assert!(Command::new("kill").args(["-s", name, &pid]).status().unwrap().success());
}

#[test]
fn a_killed_batch_leaves_whole_files_and_is_resumed_to_the_same_bytes() {
    let kills = std::env::var("ZHINENG_KILLS").map_or(KILLS, |it| it.parse().unwrap());
    let (old, new) = (whole(1), whole(2));
    let folder = roomy();
    let out = folder.path().join("out");
    let mut random = Random::new(7);
    let mut torn_runs = 0;
    for kill in 0..kills {
        let _ = std::fs::remove_dir_all(&out);
        inputs(folder.path(), 1);
        let started = Instant::now();
        assert_eq!(run(folder.path(), &WORDS).0, 3);
        let lasted = started.elapsed();
        inputs(folder.path(), 2);
        let mut child = zhineng(folder.path()).args(WORDS).stderr(Stdio::null()).spawn().unwrap();
        let share = u32::try_from(random.below(1000)).unwrap();
        std::thread::sleep(lasted * share / 1000);
        let _ = child.kill();
        child.wait().unwrap();
        let left = outputs(&out);
        for (path, bytes) in &left {
            let name = path.display();
            let temporary = zhineng::batch::is_temporary(path);
            let is_whole = old.get(path) == Some(bytes) || new.get(path) == Some(bytes);
            assert!(temporary || is_whole, "kill {kill}: {name} is torn");
        }
        assert!(old.keys().all(|path| left.contains_key(path)), "kill {kill}: an output was lost");
        torn_runs += usize::from(left != old && left != new);
        let (exit, error) = run(folder.path(), &[&WORDS[..], &["--resume"]].concat());
        assert_eq!(exit, 3, "kill {kill}: {error}");
        assert_eq!(outputs(&out), new, "kill {kill}: not the bytes of an unbroken run");
    }
    assert!(torn_runs * 4 > kills, "only {torn_runs} of {kills} kills came in the midst of a run");
}

#[test]
fn ctrl_c_finishes_what_is_in_hand_and_writes_the_report() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..400 {
        write(folder.path().join(format!("in/{number:03}.txt")), notice(number));
    }
    let child = zhineng(folder.path()).args(WORDS).stderr(Stdio::piped()).spawn().unwrap();
    // A few outputs stand: the run is under way.
    while !folder.path().join("out/002.json").exists() {
        std::thread::sleep(Duration::from_millis(1));
    }
    signal(&child, "INT");
    let output = child.wait_with_output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(130), "{error}");
    assert!(error.contains("再按一次 Ctrl-C") && error.contains("--resume"), "{error}");
    let report = report(folder.path());
    let inputs = report["inputs"].as_array().unwrap();
    assert_eq!(inputs.len(), 400);
    let done = inputs.iter().filter(|it| it["outcome"] == "converted").count();
    assert!((1..400).contains(&done), "{done}");
    assert_eq!(outputs(&folder.path().join("out")).len(), 4 * done + 1);
    let (exit, error) = run(folder.path(), &[&WORDS[..], &["--resume"]].concat());
    assert_eq!(exit, 0, "{error}");
    assert!(error.contains(&format!("{done} 个未变")), "{error}");
}

#[test]
fn the_second_ctrl_c_stops_at_once() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path().join("in/a.txt"), notice(1));
    // A pipe that nobody fills: the run would wait for ever.
    let fifo = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    let mut child = zhineng(folder.path())
        .args(["convert", "in", "pipe", "-t", "json"])
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    while !folder.path().join("out/a.json").exists() {
        std::thread::sleep(Duration::from_millis(1));
    }
    signal(&child, "INT");
    std::thread::sleep(Duration::from_millis(50));
    assert_eq!(child.try_wait().unwrap(), None, "it finishes what is in hand");
    signal(&child, "INT");
    assert_eq!(child.wait().unwrap().code(), Some(130));
    let left = tree(&folder.path().join("out"));
    assert!(!left.contains_key(Path::new("report.json")), "no report of half a run");
    assert!(left.contains_key(Path::new(".zhineng/journal")));
}
