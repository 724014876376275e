//! Codes of the letter: who signs, what it is called, whom it addresses, what is attached.

use crate::finding::{Code, Severity, Worded};

/// The signature is not the issuer's.
pub static SIGNATORY_DIFFERS: Code = Code {
    name: "signatory-differs",
    severity: Severity::Warning,
    title: Worded { zh: "署名与发文机关不一致", en: "signatory is not the issuer" },
    message: Worded {
        zh: "发文机关标志是“{expected}”，署名中没有",
        en: "the head says “{expected}”; no signatory does",
    },
    what: Worded {
        zh: "找出发文机关标志中有而署名中没有的机关。全称与规范化简称、带不带省市名都算一致；设置文件的 units 可列出别名。",
        en: "Finds issuers of the head that do not sign. Full and short names agree, with or without the province's; [[units]] in the settings lists further names.",
    },
    why: Worded {
        zh: "署名应与发文机关一致；联合行文的都要署名。",
        en: "The body that issues a notice signs it; of several, each does.",
    },
    example: "云桥市文旅局",
    near_miss: "桥市科技局",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "GB/T 9704—2012 第7.3.5条", en: "GB/T 9704-2012, 7.3.5" },
};

/// A title that is not made as titles are.
pub static TITLE_FORM: Code = Code {
    name: "title-form",
    severity: Severity::Hint,
    title: Worded { zh: "标题不规范", en: "form of the title" },
    message: Worded { zh: "标题不规范：{fault}", en: "form of the title: {fault}" },
    what: Worded {
        zh: "找出末尾有标点、没有写明文种、事由与文种之间缺“的”的标题。红头文件标题不写发文机关很常见，不算。",
        en: "Finds titles that end in a mark, name no kind of document, or lack 的 before it. A title without the issuer's name is common under a red head and passes.",
    },
    why: Worded {
        zh: "公文标题由发文机关名称、事由和文种组成。",
        en: "A title has three parts: issuer, matter, kind of document.",
    },
    example: "关于印发《科室职能》通知",
    near_miss: "关于印发《科室职能（试行）》的通知",
    mechanical: false,
    rests_in_draft: false,
    source: Worded {
        zh: "《党政机关公文处理工作条例》第八、九条；机关校对惯例",
        en: "党政机关公文处理工作条例, articles 8 and 9; proof-reading practice",
    },
};

/// The issued text has another title than the notice says.
pub static ISSUED_TITLE_DIFFERS: Code = Code {
    name: "issued-title-differs",
    severity: Severity::Warning,
    title: Worded { zh: "被印发文件标题不一致", en: "title of the issued text differs" },
    message: Worded {
        zh: "通知标题中写作“{expected}”",
        en: "the title of the notice says “{expected}”",
    },
    what: Worded {
        zh: "把标题《》中的名称与所附文件的标题、正文“现将《…》”中的名称相比。前面加机关名称、后面加（试行）的不算。",
        en: "Compares the 《…》 of the title with the title of the issued text and with 现将《…》 in the letter. The body's name before it and （试行） after it pass.",
    },
    why: Worded { zh: "同一份文件只应有一个名称。", en: "One text has one title." },
    example: "经研究，现将《科室职责》印发给你们。",
    near_miss: "经研究，现将《云桥市科技局科室职能》印发给你们。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "机关校对惯例", en: "proof-reading practice" },
};

/// Title marks inside title marks.
pub static TITLE_MARKS_NESTED: Code = Code {
    name: "title-marks-nested",
    severity: Severity::Warning,
    title: Worded { zh: "书名号套用", en: "nested title marks" },
    message: Worded {
        zh: "《》里面再用书名号，应为“〈〉”", en: "inside 《》 the marks are 〈〉"
    },
    what: Worded {
        zh: "找出《》里面又用《》的情形。", en: "Finds 《》 inside 《》."
    },
    why: Worded {
        zh: "书名号里边还要用书名号时，外面一层用双书名号，里边一层用单书名号。",
        en: "The outer marks are double, the inner ones single.",
    },
    example: "根据《关于印发《科室职能》的通知》要求，现将本文印发给你们。",
    near_miss: "根据《关于印发〈科室职能〉的通知》要求，现将本文印发给你们。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "GB/T 15834—2011 第4.15条", en: "GB/T 15834-2011, 4.15" },
};

/// Recipients without a colon.
pub static RECIPIENTS_END: Code = Code {
    name: "recipients-end",
    severity: Severity::Error,
    title: Worded { zh: "主送机关后缺冒号", en: "no colon after the recipients" },
    message: Worded {
        zh: "主送机关之后应标全角冒号“：”",
        en: "a full-width colon ： follows the recipients",
    },
    what: Worded {
        zh: "找出正文之前没有以冒号结束的主送机关。",
        en: "Finds recipients that do not end in a colon.",
    },
    why: Worded {
        zh: "最后一个主送机关名称后标全角冒号。", en: "The standard says so."
    },
    example: "各科室、各直属单位",
    near_miss: "各科室、各直属单位：",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "GB/T 9704—2012 第7.3.2条", en: "GB/T 9704-2012, 7.3.2" },
};

/// Copies without a full stop.
pub static COPY_TO_END: Code = Code {
    name: "copy-to-end",
    severity: Severity::Error,
    title: Worded { zh: "抄送机关后缺句号", en: "no full stop after the copies" },
    message: Worded {
        zh: "最后一个抄送机关之后应标句号“。”",
        en: "a full stop 。 follows the last body copied",
    },
    what: Worded {
        zh: "找出没有以句号结束的抄送一行。",
        en: "Finds a 抄送 line that does not end in a full stop.",
    },
    why: Worded {
        zh: "最后一个抄送机关名称后标句号。", en: "The standard says so."
    },
    example: "抄送：市委办公室，市政府办公室",
    near_miss: "抄送：市委办公室，市政府办公室。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "GB/T 9704—2012 第7.4.2条", en: "GB/T 9704-2012, 7.4.2" },
};

/// An attachment that is not there.
pub static ATTACHMENT_MISSING: Code = Code {
    name: "attachment-missing",
    severity: Severity::Warning,
    title: Worded { zh: "所说附件没有", en: "attachment not there" },
    message: Worded {
        zh: "文中说见附件[{number}]，而没有这个附件",
        en: "the text refers to attachment[ {number}], and there is none",
    },
    what: Worded {
        zh: "找出“见附件N”而附件说明和附件中没有这一号的情形。",
        en: "Finds references to an attachment whose number is not among the attachments.",
    },
    why: Worded {
        zh: "附件漏装，或者序号写错了。",
        en: "It was left out, or its number is wrong.",
    },
    example: "经研究，现将《科室职能》印发给你们，分工见附件2。\n附件：1.人员分工表",
    near_miss: "经研究，现将《科室职能》印发给你们，分工见附件1。\n附件：1.人员分工表",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "机关校对惯例", en: "proof-reading practice" },
};

/// Secret and public at once.
pub static DISCLOSURE_CONTRADICTS: Code = Code {
    name: "disclosure-contradicts",
    severity: Severity::Warning,
    title: Worded { zh: "密级与公开属性矛盾", en: "secret and public" },
    message: Worded {
        zh: "密级是“{secrecy}”，却标明主动公开",
        en: "the notice is marked {secrecy}, and yet public",
    },
    what: Worded {
        zh: "找出标有密级而公开属性是主动公开的情形。",
        en: "Finds a notice with a grade of secrecy that is marked 主动公开.",
    },
    why: Worded {
        zh: "涉密公文不得公开，必有一处标错。",
        en: "A secret notice is not published: one of the two is wrong.",
    },
    example: "公开属性：主动公开",
    near_miss: "公开属性：不予公开",
    mechanical: false,
    rests_in_draft: false,
    source: Worded {
        zh: "《党政机关公文处理工作条例》；机关校对惯例",
        en: "党政机关公文处理工作条例; proof-reading practice",
    },
};
