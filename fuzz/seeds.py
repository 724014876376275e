"""Makes seeds/ from samples/: python3 fuzz/seeds.py target/release/zhineng"""

import pathlib, subprocess, sys, tempfile, zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SEEDS = ROOT / "fuzz" / "seeds"
SEAM = b"<!--seam-->"
LARGEST = 24_000  # bytes: a fuzzer learns little from more


def keep(target, name, data):
    folder = SEEDS / target
    folder.mkdir(parents=True, exist_ok=True)
    if 0 < len(data) <= LARGEST:
        (folder / name).write_bytes(data)


def part(archive, name):
    try:
        return archive.read(name)
    except (KeyError, zipfile.BadZipFile, NotImplementedError, ValueError):
        return b""


def documents():
    for path in sorted((ROOT / "samples/docx").glob("*.docx")):
        try:
            archive = zipfile.ZipFile(path)
        except zipfile.BadZipFile:
            continue
        styles, numbering = part(archive, "word/styles.xml"), part(archive, "word/numbering.xml")
        body = part(archive, "word/document.xml")
        keep("body", path.stem, SEAM.join([body, styles, numbering]))
        keep("numbering", path.stem, numbering)
        keep("styles", path.stem, SEAM.join([styles, numbering]))


def our_own_forms(program):
    for path in sorted((ROOT / "samples/txt").glob("*.txt"))[::6]:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(
                [program, "convert", path, "-t", "json,csv,xlsx", "-o", folder, "--no-config"],
                capture_output=True,
            )
            for made in pathlib.Path(folder).rglob("*.json"):
                keep("json_in", path.stem, made.read_bytes())
            for made in pathlib.Path(folder).rglob("*.csv"):
                keep("csv_in", path.stem, made.read_bytes())
            for made in pathlib.Path(folder).rglob("*.xlsx"):
                archive = zipfile.ZipFile(made)
                names = [f"xl/worksheets/sheet{at}.xml" for at in (1, 2, 3)]
                names += ["xl/sharedStrings.xml", "xl/styles.xml"]
                parts = [part(archive, name) for name in names]
                keep("xlsx_in", path.stem, SEAM.join(parts))


def settings():
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    for at, piece in enumerate(page.split("```toml\n")[1:]):
        keep("settings", f"readme-{at}", piece.split("```")[0].encode())


documents()
our_own_forms(sys.argv[1])
settings()
