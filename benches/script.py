"""What one would write in an afternoon: DOCX in, JSON, CSV, XLSX and DOCX out.

python3 benches/script.py FOLDER OUT  (needs python-docx and openpyxl)
"""

import csv, json, pathlib, re, sys

import docx
import openpyxl
from openpyxl.styles import Alignment, Border, Font, Side

HEADING = re.compile(r"^(.{2,20}?)(?:主要)?(?:职能|职责)[：:]?$")
DUTY = re.compile(r"^(\d+)[.．、]\s*(.+)$")
NUMBER = re.compile(r"[\u4e00-\u9fff]+〔\d{4}〕\d+号")
DATE = re.compile(r"^\d{4}年\d{1,2}月\d{1,2}日$")


def read(path):
    notice = {"header": {"body": []}, "departments": []}
    for paragraph in docx.Document(path).paragraphs:
        text = paragraph.text.strip()
        if not text:
            continue
        if (found := DUTY.match(text)) and notice["departments"]:
            duties = notice["departments"][-1]["duties"]
            duties.append({"number": int(found[1]), "text": found[2]})
        elif found := HEADING.match(text):
            notice["departments"].append({"name": found[1], "heading": text, "duties": []})
        elif NUMBER.search(text):
            notice["header"]["document_number"] = NUMBER.search(text)[0]
        elif DATE.match(text):
            notice["header"]["issued_on"] = text
        else:
            notice["header"]["body"].append(text)
    return notice


def rows(notice):
    for department in notice["departments"]:
        for duty in department["duties"]:
            yield department["name"], duty["number"], duty["text"]


def write(notice, stem):
    with open(stem.with_suffix(".json"), "w", encoding="utf-8") as out:
        json.dump(notice, out, ensure_ascii=False, indent=2)
    with open(stem.with_suffix(".csv"), "w", encoding="utf-8-sig", newline="") as out:
        table = csv.writer(out)
        table.writerow(["部门", "项号", "职责内容"])
        table.writerows(rows(notice))
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["部门", "项号", "职责内容"])
    line = Side(style="thin")
    for row in rows(notice):
        sheet.append(row)
        for cell in sheet[sheet.max_row]:
            cell.font = Font(name="宋体", size=11)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.border = Border(left=line, right=line, top=line, bottom=line)
    book.save(stem.with_suffix(".xlsx"))
    page = docx.Document()
    for text in notice["header"]["body"]:
        page.add_paragraph(text)
    for department in notice["departments"]:
        page.add_heading(department["heading"], 1)
        for duty in department["duties"]:
            page.add_paragraph(f"{duty['number']}.{duty['text']}")
    page.save(stem.with_suffix(".docx"))


out = pathlib.Path(sys.argv[2])
out.mkdir(parents=True, exist_ok=True)
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.docx")):
    write(read(path), out / path.stem)
