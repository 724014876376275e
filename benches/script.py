"""What one would write in an afternoon: DOCX in, JSON, CSV, XLSX and DOCX out.

python3 benches/script.py FOLDER OUT [whole]  (needs python-docx and openpyxl)

The workbook has one sheet of three columns; with `whole` the sheets and columns that zhineng
writes, and so has the CSV. Nothing is checked.
"""

import csv, json, pathlib, re, sys

import docx
import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

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


SHORT = ["部门", "项号", "职责内容"]
LEDGER = ["序号", "编号", "部门", "项号", "原文序数", "职责内容", "关键词", "兜底", "成文日期", "发文字号"]
DEPARTMENTS = ["序号", "编号", "部门", "别名（挂牌、合署）", "原文标题", "职责数", "首末项号", "兜底职责"]
WIDTHS = [6, 10, 26, 6, 9, 62, 12, 6, 12, 22]
VERBS = re.compile("负责|牵头|承担|承办|配合|协助|协同|会同|参与|完成")


def is_catch_all(text):
    return "交办的其他" in text


def ledger(notice):
    header = notice["header"]
    issued = header.get("issued_on", ""), header.get("document_number", "")
    row = 0
    for index, department in enumerate(notice["departments"], 1):
        for place, duty in enumerate(department["duties"], 1):
            row += 1
            text = duty["text"]
            verbs = "、".join(dict.fromkeys(VERBS.findall(text)))
            catch_all = "是" if is_catch_all(text) else None
            marker = f"{duty['number']}."
            identity = row, f"D{index:02}-{place:03}", department["name"]
            yield *identity, duty["number"], marker, text, verbs, catch_all, *issued


def sheet(book, title, table):
    page = book.create_sheet(title)
    line = Side(style="thin")
    border = Border(left=line, right=line, top=line, bottom=line)
    alignment = Alignment(wrap_text=True, vertical="top")
    plain, bold = Font(name="宋体", size=11), Font(name="宋体", size=11, bold=True)
    grey = PatternFill("solid", fgColor="D9D9D9")
    for at, row in enumerate(table):
        page.append(row)
        for cell in page[page.max_row]:
            cell.font = plain if at else bold
            cell.alignment = alignment
            cell.border = border
            if not at:
                cell.fill = grey
    return page


def whole_book(notice):
    book = openpyxl.Workbook()
    book.remove(book.active)
    page = sheet(book, "职责台账", [LEDGER, *ledger(notice)])
    for at, width in enumerate(WIDTHS):
        page.column_dimensions["ABCDEFGHIJ"[at]].width = width
    page.freeze_panes, page.auto_filter.ref = "D2", page.dimensions
    page.print_title_rows, page.page_setup.orientation = "1:1", "landscape"
    departments = [DEPARTMENTS]
    printed = [["项号", "职责内容"]]
    for index, department in enumerate(notice["departments"], 1):
        duties = department["duties"]
        numbers = [duty["number"] for duty in duties]
        span = f"{numbers[0]}–{numbers[-1]}" if numbers else None
        last = next((duty["text"] for duty in duties if is_catch_all(duty["text"])), None)
        name = department["name"]
        named = index, f"D{index:02}", name, None, department["heading"]
        departments.append([*named, len(duties), span, last])
        printed.append([f"{name}（{len(duties)}项）", None])
        printed.extend([duty["number"], duty["text"]] for duty in duties)
    sheet(book, "部门", departments)
    header = notice["header"]
    particulars = [("发文字号", header.get("document_number")), ("成文日期", header.get("issued_on"))]
    particulars += [("正文", text) for text in header["body"]]
    sheet(book, "文件信息", [("项目", "内容"), *particulars])
    sheet(book, "按部门打印", printed)
    return book


def short_book(notice):
    book = openpyxl.Workbook()
    page = book.active
    page.append(SHORT)
    line = Side(style="thin")
    for row in rows(notice):
        page.append(row)
        for cell in page[page.max_row]:
            cell.font = Font(name="宋体", size=11)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.border = Border(left=line, right=line, top=line, bottom=line)
    return book


def write(notice, stem, whole):
    with open(stem.with_suffix(".json"), "w", encoding="utf-8") as out:
        json.dump(notice, out, ensure_ascii=False, indent=2)
    with open(stem.with_suffix(".csv"), "w", encoding="utf-8-sig", newline="") as out:
        table = csv.writer(out)
        table.writerow(LEDGER if whole else SHORT)
        table.writerows((ledger if whole else rows)(notice))
    book = (whole_book if whole else short_book)(notice)
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
    write(read(path), out / path.stem, sys.argv[3:] == ["whole"])
