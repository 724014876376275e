//! Codes of the page itself: what converters and encodings left on it.

use crate::finding::{Code, Severity, Worded};

/// Text that a converter left behind.
pub static CONVERTER_RESIDUE: Code = Code {
    name: "converter-residue",
    severity: Severity::Warning,
    title: Worded { zh: "转换残留", en: "converter residue" },
    message: Worded {
        zh: "书签转成的文字，不是正文；转换时已清除",
        en: "a bookmark turned into text: not part of the notice, left out",
    },
    what: Worded {
        zh: "找出转换软件留下的文字，如 [bookmark: _GoBack]，读入时清除，原样记入核对记录。",
        en: "Finds text that a converter made of Word's bookmarks; it is left out of the notice and kept in the receipt.",
    },
    why: Worded {
        zh: "残留常粘在标题或职责前面，会被当成部门名称的一部分。",
        en: "It sticks to headings and duties, and would become part of a department's name.",
    },
    example: "[bookmark: _GoBack]办公室职能\n1.负责公文流转。",
    near_miss: "办公室职能\n1.负责[书签]管理。",
    mechanical: true,
    rests_in_draft: false,
    source: Worded {
        zh: "样例 minhang-2025-17 第26行",
        en: "line 26 of the sample minhang-2025-17",
    },
};

/// Bytes that are no text in the file's encoding.
pub static UNDECODABLE_BYTES: Code = Code {
    name: "undecodable-bytes",
    severity: Severity::Error,
    title: Worded { zh: "无法解码的字节", en: "undecodable bytes" },
    message: Worded {
        zh: "有字节不是 {encoding} 文字，读成了“\u{fffd}”；请核对原文",
        en: "some bytes are no {encoding} text and were read as “\u{fffd}”; compare with the original",
    },
    what: Worded {
        zh: "文件中有字节不合其编码，以“\u{fffd}”代替读入。",
        en: "Finds bytes that the file's encoding does not allow; they are read as U+FFFD.",
    },
    why: Worded {
        zh: "这里的字已经丢失，只有原件知道是什么。",
        en: "A character is lost here, and only the original knows it.",
    },
    example: "负责\u{fffd}档案管理；",
    near_miss: "负责档案管理；",
    mechanical: false,
    rests_in_draft: false,
    source: Worded {
        zh: "本程序（Unicode 标准第3.9节）",
        en: "this program (Unicode, section 3.9)",
    },
};

/// A line that goes on with the one before it.
pub static LINE_JOINED: Code = Code {
    name: "line-joined",
    severity: Severity::Hint,
    title: Worded { zh: "断行已拼接", en: "wrapped line joined" },
    message: Worded {
        zh: "上一行没有结束标点，这一行已接在其后",
        en: "the line before has no end mark, so this one was joined to it",
    },
    what: Worded {
        zh: "没有序数的一行，前面的职责又没有结束标点时，接成一项（中间不加空格）。",
        en: "Finds a line without a marker below a duty without an end mark; both are read as one duty, without a blank between.",
    },
    why: Worded {
        zh: "有的文件按固定宽度断行，一项职责会断成几行；接错了要能看见。",
        en: "Some files break lines at a fixed width; a wrong join must be seen.",
    },
    example: "1.负责公文流转、档案管\n理等工作；",
    near_miss: "1.负责公文流转；\n2.负责档案管理。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "本程序", en: "this program" },
};

/// A table of contents.
pub static CONTENTS_LEFT_OUT: Code = Code {
    name: "contents-left-out",
    severity: Severity::Hint,
    title: Worded { zh: "目录已略去", en: "table of contents left out" },
    message: Worded {
        zh: "目录，正文中另有原文",
        en: "a table of contents: the text has it again",
    },
    what: Worded {
        zh: "正文前的目录不读入，原样记入核对记录；不逐处报告。",
        en: "A table of contents before the text is left out and kept in the receipt; it is not reported line by line.",
    },
    why: Worded {
        zh: "目录把每个标题重复一遍，读入就会多出一套空部门。",
        en: "It repeats every heading: read, it would be a second set of empty departments.",
    },
    example: "目　录\n办公室职能\t3",
    near_miss: "办公室职能\n1.负责公文流转。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "机关公文惯例", en: "practice" },
};

/// Text of the web site around the notice.
pub static SITE_NAVIGATION: Code = Code {
    name: "site-navigation",
    severity: Severity::Hint,
    title: Worded { zh: "网页文字已略去", en: "web site's text left out" },
    message: Worded {
        zh: "网页上的文字，不是正文", en: "text of the web site, not of the notice"
    },
    what: Worded {
        zh: "从网页复制时带进来的导航（上一篇、【关闭】、发布时间）不读入，原样记入核对记录；不逐处报告。",
        en: "Navigation that came along from a web page (上一篇, 【关闭】, 发布时间) is left out and kept in the receipt; it is not reported line by line.",
    },
    why: Worded { zh: "这些文字不是公文的内容。", en: "It is no part of the notice." },
    example: "【打印】【关闭】\n上一篇：关于召开会议的通知",
    near_miss: "1.负责网站首页维护。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "政府网站公开页面", en: "pages of government web sites" },
};

/// A line that repeats another of the header.
pub static PRINTED_TWICE: Code = Code {
    name: "printed-twice",
    severity: Severity::Hint,
    title: Worded { zh: "重复的文字已略去", en: "repeated line left out" },
    message: Worded {
        zh: "与前面相同，只读入一次", en: "the same as before: read once"
    },
    what: Worded {
        zh: "文件头或标题印了两次、文本框文字转换成两份时，相同的只读入一次，另一份记入核对记录。",
        en: "Where a head or title is printed twice, or a converter wrote a text box twice, equal text is read once and kept once in the receipt.",
    },
    why: Worded { zh: "同一段文字只应出现一次。", en: "One text is one field." },
    example: "云教〔2024〕3号\n关于印发《职能》的通知\n（云教〔2024〕3号）",
    near_miss: "云教〔2024〕3号\n关于印发《职能》的通知",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "本程序", en: "this program" },
};
