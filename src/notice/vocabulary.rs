//! The words of the family: what names end in, what headings end in, how duties speak.
//!
//! Data only, in one place. Longer words stand before the shorter ones they contain.

/// The words by which departments, headings and duties are recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vocabulary {
    /// What a department's name ends in.
    pub unit_endings: Vec<String>,
    /// Words that end like a unit's name and name none.
    pub no_units: Vec<String>,
    /// What a heading adds to the name.
    pub heading_suffixes: Vec<String>,
    /// Headings of sections that hold departments.
    pub department_sections: Vec<String>,
    /// Headings of sections that count people.
    pub staffing_sections: Vec<String>,
    /// Headings of all other sections.
    pub other_sections: Vec<String>,
    /// What titles of rules end in: such a text is of another family.
    pub rule_titles: Vec<String>,
    /// Words in the names of places and of bodies of their own standing.
    pub place_words: Vec<String>,
    /// What the title of a document of this family names.
    pub subjects: Vec<String>,
    /// Words of responsibility, listed as a duty's verbs.
    pub verbs: Vec<String>,
    /// How duties begin: no name of a unit does.
    pub duty_openings: Vec<String>,
    /// How a catch-all begins.
    pub catch_all_openings: Vec<String>,
    /// What a catch-all says: matters handed down.
    pub catch_all_cores: Vec<String>,
    /// What a catch-all ends in.
    pub catch_all_objects: Vec<String>,
    /// Labels of the statement of publicity (公开属性).
    pub disclosure_labels: Vec<String>,
    /// Labels of those the notice is copied to (抄送).
    pub copy_labels: Vec<String>,
    /// Labels of how a department is reached.
    pub contact_labels: Vec<String>,
    /// Labels of who heads a department.
    pub head_labels: Vec<String>,
    /// What columns of a table are called, beside the labels above.
    pub table_columns: Vec<String>,
    /// Labels of particulars that have no field.
    pub particular_labels: Vec<String>,
    /// How lines begin that belong to a web site and not to the notice.
    pub site_navigation: Vec<String>,
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self {
            unit_endings: words(UNIT_ENDINGS),
            no_units: words(NO_UNITS),
            heading_suffixes: words(HEADING_SUFFIXES),
            department_sections: words(DEPARTMENT_SECTIONS),
            staffing_sections: words(STAFFING_SECTIONS),
            other_sections: words(OTHER_SECTIONS),
            rule_titles: words(&[
                "办法", "条例", "细则", "制度", "规则", "规程", "方案", "预案", "要点",
            ]),
            place_words: words(PLACE_WORDS),
            subjects: words(SUBJECTS),
            verbs: words(VERBS),
            duty_openings: words(DUTY_OPENINGS),
            catch_all_openings: words(&["完成", "承办", "承担", "办理", "做好"]),
            catch_all_cores: words(&["交办的其他", "交办的其它", "交办其他", "交办其它"]),
            catch_all_objects: words(&["工作", "任务", "事项"]),
            disclosure_labels: words(DISCLOSURE_LABELS),
            copy_labels: words(&["抄送", "抄报", "分送"]),
            contact_labels: words(CONTACT_LABELS),
            head_labels: words(&[
                "负责人",
                "科长",
                "处长",
                "主任",
                "部长",
                "股长",
                "队长",
                "馆长",
                "所长",
                "站长",
            ]),
            table_columns: words(&[
                "序号",
                "部门",
                "科室",
                "处室",
                "名称",
                "单位",
                "部门名称",
                "科室名称",
                "内设机构名称",
                "职责内容",
                "备注",
            ]),
            particular_labels: words(PARTICULAR_LABELS),
            site_navigation: words(SITE_NAVIGATION),
        }
    }
}

/// A list of a vocabulary.
type List = fn(&mut Vocabulary) -> &mut Vec<String>;

impl Vocabulary {
    /// The lists by name.
    pub(crate) const LISTS: &[(&str, List)] = &[
        ("unit_endings", |it| &mut it.unit_endings),
        ("no_units", |it| &mut it.no_units),
        ("heading_suffixes", |it| &mut it.heading_suffixes),
        ("department_sections", |it| &mut it.department_sections),
        ("staffing_sections", |it| &mut it.staffing_sections),
        ("other_sections", |it| &mut it.other_sections),
        ("rule_titles", |it| &mut it.rule_titles),
        ("place_words", |it| &mut it.place_words),
        ("subjects", |it| &mut it.subjects),
        ("verbs", |it| &mut it.verbs),
        ("duty_openings", |it| &mut it.duty_openings),
        ("catch_all_openings", |it| &mut it.catch_all_openings),
        ("catch_all_cores", |it| &mut it.catch_all_cores),
        ("catch_all_objects", |it| &mut it.catch_all_objects),
        ("disclosure_labels", |it| &mut it.disclosure_labels),
        ("copy_labels", |it| &mut it.copy_labels),
        ("contact_labels", |it| &mut it.contact_labels),
        ("head_labels", |it| &mut it.head_labels),
        ("table_columns", |it| &mut it.table_columns),
        ("particular_labels", |it| &mut it.particular_labels),
        ("site_navigation", |it| &mut it.site_navigation),
    ];

    /// The list of this name.
    pub(crate) fn list_mut(&mut self, name: &str) -> Option<&mut Vec<String>> {
        let (_, list) = Self::LISTS.iter().find(|(it, _)| *it == name)?;
        Some(list(self))
    }

    /// Puts longer suffixes before the shorter ones they contain.
    pub(crate) fn put_in_order(&mut self) {
        self.heading_suffixes.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    }

    /// Whether a text names a place or a body of its own standing.
    #[must_use]
    pub fn names_place(&self, text: &str) -> bool {
        self.place_words.iter().any(|word| text.contains(word.as_str()))
    }

    /// Whether a text begins as duties do.
    #[must_use]
    pub fn opens_duty(&self, text: &str) -> bool {
        opens_with_one_of(text, &self.duty_openings)
    }

    /// Whether a line begins as those of a web site do.
    pub(crate) fn opens_navigation(&self, text: &str) -> bool {
        opens_with_one_of(text, &self.site_navigation)
    }

    /// Whether a text begins with a verb.
    #[must_use]
    pub fn opens_with_verb(&self, text: &str) -> bool {
        opens_with_one_of(text, &self.verbs)
    }
}

fn opens_with_one_of(text: &str, words: &[String]) -> bool {
    openings(text, words).next().is_some()
}

/// The words that a text begins with. Most others are told by their first three bytes: a Chinese
/// character.
fn openings<'w>(text: &str, words: &'w [String]) -> impl Iterator<Item = &'w String> {
    let first = |it: &str| it.as_bytes().first_chunk::<3>().copied();
    let opening = first(text);
    words.iter().filter(move |word| {
        (word.len() < 3 || first(word) == opening) && text.starts_with(word.as_str())
    })
}

const UNIT_ENDINGS: &[&str] = &[
    "科",
    "处",
    "部",
    "室",
    "中心",
    "馆",
    "所",
    "队",
    "股",
    "局",
    "院",
    "站",
    "办",
    "组",
    "厅",
    "委员会",
    "委",
    "会",
    "社",
    "园",
    "校",
    "台",
    "库",
    "监察机构",
    "妇联",
    "侨联",
    "残联",
    "工商联",
    "科协",
    "厂",
    "场",
];

const NO_UNITS: &[&str] = &[
    "内设机构",
    "下设机构",
    "派出机构",
    "科室",
    "处室",
    "部室",
    "股室",
    "机关",
    "会议室",
    "各科",
    "各处",
    "各部",
    "部处",
    "管理机构",
    "职能机构",
    "本科",
    "本处",
    "本部",
    "全会",
    "社会",
    "机会",
    "委员会议",
];

const HEADING_SUFFIXES: &[&str] = &[
    "主要工作职责",
    "主要工作职能",
    "主要职责",
    "主要职能",
    "工作职责",
    "工作职能",
    "岗位职责",
    "职责介绍",
    "职能介绍",
    "职责",
    "职能",
];

const DEPARTMENT_SECTIONS: &[&str] = &[
    "内设机构",
    "内设科室",
    "内设处室",
    "内设部门",
    "机构设置",
    "科室设置",
    "部门设置",
    "职能科室",
    "机关科室",
    "业务科室",
    "派出机构",
    "下属机构",
    "下属单位",
    "所属单位",
    "直属单位",
    "直属机构",
    "事业单位",
    "内设机构及职责",
    "内设机构职责",
    "内设机构及主要职责",
];

const STAFFING_SECTIONS: &[&str] = &[
    "人员编制",
    "机构编制",
    "编制",
    "领导职数",
    "人员配备",
    "人员编制和领导职数",
    "编制和领导职数",
];

const OTHER_SECTIONS: &[&str] = &[
    "其他事项",
    "其它事项",
    "附则",
    "领导分工",
    "领导班子",
    "领导成员",
    "联系方式",
    "职能转变",
    "职责调整",
    "职责分工",
    "有关职责分工",
    "机构概况",
    "单位概况",
    "机构性质",
];

const PLACE_WORDS: &[&str] =
    &["省", "市", "县", "区", "镇", "乡", "旗", "州", "街道", "局", "大学", "学院", "学校", "医院"];

const SUBJECTS: &[&str] = &["职能", "职责", "三定", "内设机构", "机构设置", "工作分工"];

const VERBS: &[&str] =
    &["负责", "牵头", "承担", "承办", "配合", "协助", "协同", "会同", "参与", "完成"];

const DUTY_OPENINGS: &[&str] = &[
    "负责",
    "牵头",
    "承担",
    "承办",
    "配合",
    "协助",
    "协同",
    "会同",
    "参与",
    "完成",
    "组织",
    "推进",
    "推动",
    "指导",
    "做好",
    "加强",
    "落实",
    "按照",
    "依托",
    "根据",
    "统筹",
    "协调",
    "管理",
    "编制",
    "拟订",
    "研究",
    "开展",
    "监督",
    "办理",
    "建立",
    "实施",
    "贯彻",
    "联系",
    "受理",
    "提供",
    "制订",
    "制定",
    "拟定",
    "起草",
    "审核",
    "贯彻执行",
];

const DISCLOSURE_LABELS: &[&str] = &[
    "政府信息公开属性",
    "信息公开属性",
    "信息公开选项",
    "公开属性",
    "公开方式",
    "公开选项",
    "公开类别",
];

const CONTACT_LABELS: &[&str] = &[
    "联系人",
    "联系电话",
    "联系方式",
    "联系地址",
    "办公电话",
    "值班电话",
    "咨询电话",
    "电话",
    "传真",
    "邮箱",
    "电子邮箱",
    "地址",
    "办公地址",
    "办公地点",
    "办公时间",
    "邮编",
    "邮政编码",
];

const PARTICULAR_LABELS: &[&str] = &[
    "索引号",
    "主题词",
    "主题分类",
    "公文种类",
    "发文机关",
    "发文单位",
    "成文日期",
    "生效日期",
    "有效性",
    "关键词",
    "发布机构",
];

const SITE_NAVIGATION: &[&str] = &[
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "首页",
    "主办单位：",
    "承办单位：",
    "技术支持",
    "您是第",
    "【关闭】",
    "【打印】",
    "【打印本页】",
    "【关闭窗口】",
    "[关闭]",
    "[打印]",
    "打印本页",
    "关闭窗口",
    "返回顶部",
    "返回首页",
    "当前位置",
    "您的位置",
    "您现在的位置",
    "首页>",
    "首页 >",
    "首页＞",
    "字体：",
    "字号：",
    "字体大小",
    "【字体",
    "【字号",
    "浏览次数",
    "浏览量",
    "点击数",
    "点击次数",
    "访问量",
    "发布时间",
    "发布日期",
    "信息来源",
    "来源：",
    "责任编辑",
    "编辑：",
    "分享到",
    "扫一扫",
    "版权所有",
    "网站地图",
    "相关链接",
    "ICP备",
];

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|&word| word.to_owned()).collect()
}
