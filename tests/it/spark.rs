//! The Spark example gives the rows that the program gives alone.

use std::process::Command;

use serde_json::Value;

use crate::support::{SAMPLE, root, say};

/// Prints the rows of a Parquet folder as JSON lines, in order.
const ROWS: &str = "
import sys
from pyspark.sql import SparkSession
spark = SparkSession.builder.getOrCreate()
for row in spark.read.parquet(sys.argv[1]).orderBy('path', 'id').toJSON().collect():
    print(row)
";

fn python() -> Command {
    let mut command = Command::new(std::env::var("ZHINENG_PYTHON").unwrap_or("python3".into()));
    command.env("SPARK_LOCAL_IP", "127.0.0.1").env("PYTHONIOENCODING", "utf-8");
    command.args(["-W", "ignore"]);
    command
}

#[test]
fn spark_gives_the_same_rows() {
    if !python().args(["-c", "import pyspark"]).output().is_ok_and(|it| it.status.success()) {
        say("pyspark is not installed: the Spark example was not run");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let notices = folder.path().join("in");
    std::fs::create_dir(&notices).unwrap();
    for number in 0..200 {
        let text = if number % 25 == 3 {
            "你好。".into()
        } else {
            SAMPLE.replacen("负责", &format!("负责{number}"), 3)
        };
        std::fs::write(notices.join(format!("{number:03}.txt")), text).unwrap();
    }
    let script = root().join("examples/spark/notices_to_parquet.py");
    let spark = python()
        .arg(script)
        .arg(&notices)
        .arg(folder.path().join("spark"))
        .env("ZHINENG", env!("CARGO_BIN_EXE_zhineng"))
        .output()
        .unwrap();
    assert!(spark.status.success(), "{}", String::from_utf8_lossy(&spark.stderr));
    let rows =
        python().args(["-c", ROWS]).arg(folder.path().join("spark/duties")).output().unwrap();
    let rows = json_lines(&rows.stdout);
    let alone = Command::new(env!("CARGO_BIN_EXE_zhineng"))
        .current_dir(folder.path())
        .args(["convert", "in", "--combined", "all.ndjson"])
        .output();
    assert_eq!(alone.unwrap().status.code(), Some(3));
    let alone = json_lines(&std::fs::read(folder.path().join("all.ndjson")).unwrap());
    assert_eq!(rows.len(), 192 * 135);
    let keys = [
        "sha256",
        "document_id",
        "id",
        "department",
        "number",
        "marker",
        "text",
        "text_key",
        "verbs",
        "catch_all",
    ];
    assert_eq!(rows.len(), alone.len());
    for (spark, alone) in rows.iter().zip(&alone) {
        for key in keys {
            assert_eq!(spark[key], alone[key], "{key} of {spark}");
        }
    }
}

fn json_lines(bytes: &[u8]) -> Vec<Value> {
    String::from_utf8_lossy(bytes).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
