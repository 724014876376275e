#!/usr/bin/env python3
"""Measures a document that zhineng wrote, as LibreOffice renders it, against GB/T 9704-2012.

usage: measure.py ZHINENG [NOTICE]   (needs LibreOffice and the package pymupdf from PyPI)

Converts NOTICE (by default the real notice of samples/) with the program ZHINENG, and a page of
nothing but Chinese characters, prints each figure beside what the standard wants, and exits 1 if
one is out of its tolerance. Says so and exits 0 when LibreOffice or pymupdf is not there. Word
and WPS are not measured.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

MM = 72 / 25.4
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    office = shutil.which("soffice") or shutil.which("libreoffice")
    try:
        import pymupdf
    except ImportError:
        pymupdf = None
    if not office or not pymupdf:
        lacking = " and ".join(
            n for n, there in (("LibreOffice", office), ("pymupdf", pymupdf)) if not there)
        print(f"not measured: {lacking} not found")
        return 0
    program = os.path.abspath(sys.argv[1])
    notice = sys.argv[2] if len(sys.argv) > 2 else f"{ROOT}/samples/txt/minhang-2025-17.txt"
    with tempfile.TemporaryDirectory() as folder:
        page = os.path.join(folder, "characters.json")
        with open(page, "w", encoding="utf-8") as out:
            json.dump(only_characters(), out, ensure_ascii=False)
        checks = Checks()
        for source, measure in ((notice, measure_notice), (page, measure_characters)):
            measure(pymupdf, rendered(office, program, source, folder, pymupdf), checks)
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


class Checks:
    passed = failed = 0

    def say(self, what, found, wanted, tolerance, unit="mm"):
        good = found is not None and abs(found - wanted) <= tolerance
        self.passed += good
        self.failed += not good
        shown = "nothing" if found is None else f"{found:.2f}"
        print(f"{'ok' if good else 'NO':3} {what}: {shown} {unit} (wanted {wanted} ± {tolerance})")


def only_characters():
    """A notice whose body is one paragraph of Chinese characters, over two pages long."""
    letters = "".join(chr(0x4E00 + i) for i in range(28 * 50))
    return {"schema": "zhineng/notice@1", "kind": "duties", "header": {"body": [letters]},
            "departments": [{"name": "科", "heading": "科", "duties": [{"text": "负责。"}]}]}


def rendered(office, program, source, folder, pymupdf):
    subprocess.run([program, "convert", source, "-t", "docx", "-o", folder, "--no-config"],
                   check=True, capture_output=True)
    stem = os.path.splitext(os.path.basename(source))[0]
    subprocess.run([office, "--headless", f"-env:UserInstallation=file://{folder}/profile",
                    "--convert-to", "pdf", "--outdir", folder, f"{folder}/{stem}.docx"],
                   check=True, capture_output=True)
    return pymupdf.open(f"{folder}/{stem}.pdf")


def lines(page):
    """The lines of a page: top of the first character's box, left, right, size, text."""
    found = {}
    for block in page.get_text("dict")["blocks"]:
        for line in block.get("lines", []):
            spans = [s for s in line["spans"] if s["text"].strip()]
            if spans:
                at = round(spans[0]["origin"][1], 1)
                text = "".join(s["text"] for s in spans)
                left, right = spans[0]["bbox"][0], spans[-1]["bbox"][2]
                if at in found:
                    old = found[at]
                    left, right = min(left, old[0]), max(right, old[1])
                    text = old[3] + text
                found[at] = (left, right, spans[0]["size"], text)
    return [(at, *found[at]) for at in sorted(found)]


def ink(pymupdf, page, clip, red=False):
    """The box of the ink in a clip, in points; only red ink where asked for."""
    zoom = 4
    pixels = page.get_pixmap(matrix=pymupdf.Matrix(zoom, zoom), clip=clip, alpha=False)
    data, width = pixels.samples, pixels.width
    rows, columns = [], []
    for y in range(pixels.height):
        row = data[y * width * 3:(y + 1) * width * 3]
        for x in range(width):
            r, g, b = row[3 * x:3 * x + 3]
            dark = r > 150 and g < 120 and b < 120 if red else r + g + b < 380
            if dark:
                rows.append(y)
                columns.append(x)
    if not rows:
        return None
    x0, y0 = pixels.x / zoom, pixels.y / zoom
    return (x0 + min(columns) / zoom, y0 + min(rows) / zoom,
            x0 + (max(columns) + 1) / zoom, y0 + (max(rows) + 1) / zoom)


def rules(page):
    """Horizontal lines: top, left, right, thickness, colour."""
    found = []
    for drawing in page.get_drawings():
        box = drawing["rect"]
        if box.width > 100 and box.height < 3:
            thick = max(drawing.get("width") or 0, box.height)
            colour = drawing.get("color") or drawing.get("fill")
            found.append(((box.y0 + box.y1) / 2, box.x0, box.x1, thick, colour))
    return sorted(found)


def measure_notice(pymupdf, pdf, checks):
    first, last = pdf[0], pdf[len(pdf) - 1]
    checks.say("paper, width", first.rect.width / MM, 210, 0.5)
    checks.say("paper, height", first.rect.height / MM, 297, 0.5)
    reds = [rule for rule in rules(first) if rule[4] and rule[4][0] > 0.8 and rule[4][1] < 0.3]
    top = 37 * MM
    rule = reds[0] if reds else None
    above = pymupdf.Rect(0, 0, first.rect.width, rule[0] - 3) if rule else first.rect
    mark = ink(pymupdf, first, above, red=True)
    checks.say("mark, ink below the type area's top", mark and (mark[1] - top) / MM, 35, 1)
    checks.say("mark, middle", mark and (mark[0] + mark[2]) / 2 / MM, 28 + 78, 1)
    text = lines(first)
    number = next((it for it in text if "号" in it[4] and "〔" in it[4]), None)
    below = number and ink(pymupdf, first, pymupdf.Rect(0, number[0] - 14, 595, number[0] + 6))
    checks.say("red line below the number's ink", rule and below and (rule[0] - below[3]) / MM, 4, 1)
    checks.say("red line, left", rule and rule[1] / MM, 28, 1)
    checks.say("red line, width", rule and (rule[2] - rule[1]) / MM, 156, 1)
    title = [it for it in text if abs(it[3] - 22) < 0.3]
    checks.say("title, size", title[0][3] if title else None, 22, 0.2, "pt")
    checks.say("title, pitch of lines", title[1][0] - title[0][0] if len(title) > 1 else 36, 36, 0.5, "pt")
    for line in title:
        checks.say(f"title, middle of {line[4][:6]}", (line[1] + line[2]) / 2 / MM, 28 + 78, 1.5)
        checks.say("title, characters", len(line[4]), 10, 10, "characters")
    body = [it for it in text if abs(it[3] - 16) < 0.3]
    addressed = next((it for it in body if it[4].rstrip().endswith("：")), None)
    checks.say("recipients, left", addressed and addressed[1] / MM, 28, 1)
    if title and addressed:
        checks.say("recipients, below the title", (addressed[0] - title[-1][0]) / 28.95, 2, 0.35, "lines")
    date = next((it for it in reversed(body) if "日" in it[4] and "年" in it[4]), None)
    # Half a character of slack: the rendering font's digits are not half a character wide.
    checks.say("date, from the right", date and (184 - date[2] / MM) / (16 / MM), 4, 1.2, "characters")
    for number, page in enumerate(pdf, start=1):
        foot = [it for it in lines(page) if abs(it[3] - 14) < 0.3 and it[0] > 262 * MM]
        if not foot:
            checks.say(f"page {number}, its number", None, 1, 0)
            continue
        at, left, right = foot[-1][:3]
        box = ink(pymupdf, page, pymupdf.Rect(0, 262.5 * MM, 595, 280 * MM))
        if number < 3:
            edge = (184 - right / MM) if number % 2 else (left / MM - 26)
            checks.say(f"page {number}, number from the outer edge", edge / (14 / MM), 1, 0.3, "characters")
            middle = box and (box[1] + box[3]) / 2 / MM
            checks.say(f"page {number}, dash below the type area", middle and middle - 262, 7, 1)
    closing = rules(last)
    checks.say("last line of the imprint, from the top of the page",
               closing[-1][0] / MM if closing else None, 262, 1)
    checks.say("imprint, width", closing and (closing[-1][2] - closing[-1][1]) / MM, 156, 1)
    checks.say("imprint, thick line", closing and closing[-1][3] / MM, 0.35, 0.1)


def measure_characters(pymupdf, pdf, checks):
    text = [it for it in lines(pdf[0]) if abs(it[3] - 16) < 0.3]
    full = [it for it in text if len(it[4]) >= 20]
    checks.say("a full page, lines", len(text), 22, 0, "lines")
    counts = {len(it[4]) for it in full[1:]}
    checks.say("a full line, characters", min(counts) if counts else None, 28, 0, "characters")
    checks.say("a full line, characters at most", max(counts) if counts else None, 28, 0, "characters")
    checks.say("first line, characters", len(full[0][4]) if full else None, 26, 0, "characters")
    left = min(it[1] for it in full) / MM if full else None
    checks.say("type area, left", left, 28, 1)
    right = max(it[2] for it in full) / MM if full else None
    checks.say("type area, right", right, 184, 1)
    box = ink(pymupdf, pdf[0], pymupdf.Rect(0, 0, 595, 263 * MM))
    checks.say("type area, top of ink", box and box[1] / MM, 38.5, 2)
    checks.say("type area, bottom of ink", box and box[3] / MM, 260.5, 2)
    pitch = [(b[0] - a[0]) for a, b in zip(full, full[1:])]
    checks.say("pitch of lines", pitch and sum(pitch) / len(pitch), 28.95, 0.05, "pt")


if __name__ == "__main__":
    sys.exit(main())
