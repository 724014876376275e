"""Reads a folder of notices with Spark and writes one Parquet row a duty.

    spark-submit notices_to_parquet.py IN OUT

IN must be seen under the same path by every worker, and so must the program `zhineng` (or what
the variable ZHINENG names). A worker pipes the names of its share to one `zhineng`, which answers
each with a line of JSON: `zhineng schema envelope`. What gives no notice is written to OUT/errors.
"""

import json
import os
import shlex
import sys

from pyspark.sql import SparkSession
from pyspark.sql.types import (
    ArrayType, BooleanType, IntegerType, StringType, StructField, StructType,
)

ZHINENG = os.environ.get("ZHINENG", "zhineng")
COMMAND = f"{shlex.quote(ZHINENG)} convert -t ndjson -o - -j 1 --files-from -"

DUTY = StructType([
    StructField("path", StringType()), StructField("sha256", StringType()),
    StructField("document_id", StringType()), StructField("id", StringType()),
    StructField("department", StringType()), StructField("number", IntegerType()),
    StructField("marker", StringType()), StructField("text", StringType()),
    StructField("text_key", StringType()), StructField("verbs", ArrayType(StringType())),
    StructField("catch_all", BooleanType()),
])
ERROR = "path string, outcome string, code string, message string"


def duties(line):
    """One row a duty: the body's own, then department by department, nested ones too."""
    notice = line.get("notice") or {}
    own = [notice["own_duties"]] if "own_duties" in notice else []
    for part in own + notice.get("departments", []):
        waiting = list(reversed(part["duties"]))
        while waiting:
            duty = waiting.pop()
            waiting.extend(reversed(duty["children"]))
            yield (line["path"], line["sha256"], notice.get("document_id"), duty["id"],
                   part.get("name"), duty.get("number"), duty.get("marker"), duty["text"],
                   duty["text_key"], duty["verbs"], duty["catch_all"])


def error(line):
    return line["path"], line["outcome"], line["error"]["code"], line["error"]["message"]


def files(folder):
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if not name.startswith((".", "~$")):
                yield os.path.join(parent, name)


def main(source, target):
    spark = SparkSession.builder.appName("zhineng").getOrCreate()
    paths = sorted(files(source))
    shares = max(1, min(len(paths), 4 * spark.sparkContext.defaultParallelism))
    names = spark.sparkContext.parallelize(paths, shares)
    lines = names.pipe(COMMAND).map(json.loads).cache()
    rows = lines.flatMap(duties)
    spark.createDataFrame(rows, DUTY).write.mode("overwrite").parquet(f"{target}/duties")
    refused = lines.filter(lambda line: "error" in line).map(error)
    spark.createDataFrame(refused, ERROR).write.mode("overwrite").parquet(f"{target}/errors")
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
