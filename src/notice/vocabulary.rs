//! The words of the family: what names end in, what headings end in, how duties speak.
//!
//! Data only, in one place. Longer words stand before the shorter ones they contain.

/// The words by which departments, headings and duties are recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vocabulary {
    /// What a department's name ends in.
    pub unit_endings: Vec<String>,
    /// What a heading adds to the name.
    pub heading_suffixes: Vec<String>,
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
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self {
            unit_endings: words(UNIT_ENDINGS),
            heading_suffixes: words(HEADING_SUFFIXES),
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
                "主要负责人",
                "科长",
                "处长",
                "主任",
                "副主任",
                "副科长",
                "副处长",
            ]),
        }
    }
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
    "党委",
    "支队",
    "大队",
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

const VERBS: &[&str] =
    &["负责", "牵头", "承担", "承办", "配合", "协助", "协同", "会同", "参与", "完成"];

const DUTY_OPENINGS: &[&str] = &[
    "负责", "牵头", "承担", "承办", "配合", "协助", "协同", "会同", "参与", "完成", "组织", "推进",
    "推动", "指导", "做好", "加强", "落实", "按照", "依托", "根据", "统筹", "协调", "管理", "编制",
    "拟订", "研究", "开展", "监督", "办理", "建立", "实施", "贯彻", "联系", "受理", "提供",
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

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|&word| word.to_owned()).collect()
}
