//! The words of the command.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::diff::render::Column;

/// 职能通知 ↔ 数据: turns notices of departmental functions into JSON, CSV, XLSX and DOCX.
#[derive(Debug, Parser)]
#[command(name = "zhineng", version, about, max_term_width = 100)]
pub(super) struct Arguments {
    /// Language of messages 提示语言 (default: the locale's)
    #[arg(long, global = true, value_enum)]
    pub(super) lang: Option<Lang>,
    /// Read the settings from this file (default: zhineng.toml here or in a folder above) 设置文件
    #[arg(long, global = true)]
    pub(super) config: Option<PathBuf>,
    /// Read no settings 不读设置文件
    #[arg(long, global = true, conflicts_with = "config")]
    pub(super) no_config: bool,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// The languages of messages.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Lang {
    /// 中文
    Zh,
    /// English
    En,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Convert notices into other forms 转换 (`zhineng INPUT…` does the same)
    Convert(Convert),
    /// Proof-read notices and print the findings 检查
    Check(Check),
    /// Compare two years 新旧对照
    Diff(Diff),
    /// Compare samples with their goldens 核对基准
    Golden {
        #[command(subcommand)]
        command: GoldenCommand,
    },
    /// List all kinds of findings 列出全部检查项
    Rules,
    /// Explain one kind of finding 解释一个检查项
    Explain {
        /// Its name, such as number-gap
        code: String,
    },
    /// Print a JSON Schema 输出 JSON Schema
    Schema {
        /// Which
        #[arg(value_enum)]
        name: SchemaName,
    },
    /// Print completions for a shell 生成命令补全
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, Args)]
pub(super) struct Reading {
    /// Files, folders, patterns ('年度/*.docx'); - is standard input 文件、文件夹或通配符
    #[arg(required_unless_present = "files_from")]
    pub(super) inputs: Vec<PathBuf>,
    /// Read names of inputs from this file, one a line; - is standard input 从清单读文件名
    #[arg(long, value_name = "FILE")]
    pub(super) files_from: Option<PathBuf>,
    /// The names in the list end with NUL, as find -print0 prints them 清单以 NUL 分隔
    #[arg(short = '0', long, requires = "files_from")]
    pub(super) null: bool,
    /// Read the input as this format (default: told from its bytes) 指定输入格式
    #[arg(short = 'f', long = "from", value_parser = readable())]
    pub(super) format: Option<String>,
    /// Read what does not look like a notice all the same 不像职能通知也照读
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of the command")]
pub(super) struct Convert {
    #[command(flatten)]
    pub(super) reading: Reading,
    /// Folder for the outputs; - prints one form 输出文件夹
    #[arg(short, long, default_value = "out")]
    pub(super) output: PathBuf,
    /// Forms to write, separated by commas 输出格式
    #[arg(short = 't', long = "to", value_delimiter = ',', value_parser = writable())]
    pub(super) to: Vec<String>,
    /// Convert so many inputs at a time (default: one a core) 并行数
    #[arg(short, long, default_value_t = 0, hide_default_value = true)]
    pub(super) jobs: usize,
    /// Overwrite outputs that someone has edited 覆盖被人改过的输出
    #[arg(long)]
    pub(super) overwrite: bool,
    /// Skip what an earlier run did and nothing has changed since 接着上次做，未变的不重做
    #[arg(long)]
    pub(super) resume: bool,
    /// Stop at the first failure 遇到第一个失败就停
    #[arg(long)]
    pub(super) fail_fast: bool,
    /// Write all notices into one table: .xlsx, .csv or .ndjson 全部通知合成一张表
    #[arg(long, value_name = "FILE")]
    pub(super) combined: Option<PathBuf>,
    /// Do not write a notice that has errors 有错误就不写
    #[arg(long)]
    pub(super) strict: bool,
    /// Number the duties of every list afresh 重新编项号
    #[arg(long)]
    pub(super) renumber: bool,
    /// Keep the input's ending in the names: a.txt.json 输出名保留原扩展名
    #[arg(long)]
    pub(super) keep_extension: bool,
    /// List all findings 列出全部问题
    #[arg(long)]
    pub(super) verbose: bool,
    /// Leave the sheet of findings out of the workbook 工作簿不含核对记录
    #[arg(long)]
    pub(super) no_findings: bool,
    /// List hints in that sheet too 核对记录含提示
    #[arg(long)]
    pub(super) hints: bool,
    /// Words of the CSV's first row CSV 表头
    #[arg(long, value_enum, default_value_t = CsvHeader::Zh)]
    pub(super) csv_header: CsvHeader,
    /// Encoding of the CSV CSV 编码
    #[arg(long, value_enum, default_value_t = CsvEncoding::Utf8Bom)]
    pub(super) csv_encoding: CsvEncoding,
    /// Leave CSV cells as they are even where a spreadsheet would run them 不加公式保护
    #[arg(long)]
    pub(super) csv_raw: bool,
    #[command(flatten)]
    pub(super) layout: Layout,
}

/// How documents are laid out; what is not said comes from the settings.
#[derive(Debug, Args)]
#[command(next_help_heading = "Layout of the document 公文版式")]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of the command")]
pub(super) struct Layout {
    /// Set of fonts 字体
    #[arg(long, value_enum)]
    pub(super) fonts: Option<FontSet>,
    /// Font of Latin letters and digits (default: the Chinese one) 西文字体
    #[arg(long, value_name = "FONT")]
    pub(super) latin_font: Option<String>,
    /// Numbers of duties: typed, or computed by Word 项号
    #[arg(long, value_enum)]
    pub(super) numbers: Option<Numbers>,
    /// Lay out the signature for a paper without a seal 不加盖印章
    #[arg(long)]
    pub(super) unsealed: bool,
    /// Leave out red head and red line, for paper that has them 套红头纸
    #[arg(long)]
    pub(super) no_head: bool,
    /// Put this word behind the issuer's name: 文件 发文机关标志后加字
    #[arg(long, value_name = "WORD")]
    pub(super) head_word: Option<String>,
    /// Start each department on a page 每个部门另起一页
    #[arg(long)]
    pub(super) page_per_department: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
#[allow(clippy::doc_markdown, reason = "the words are printed as help")]
pub(super) enum FontSet {
    /// 仿宋_GB2312, 楷体_GB2312, 方正小标宋简体
    Gb2312,
    /// 仿宋, 楷体, 华文中宋
    Windows,
    /// 方正仿宋_GBK and its family
    Fangzheng,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Numbers {
    /// As text
    Literal,
    /// As Word's lists
    Automatic,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum CsvHeader {
    /// 中文列名
    Zh,
    /// The JSON's keys
    En,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum CsvEncoding {
    /// UTF-8 with a byte order mark, for Excel and WPS
    #[value(name = "utf-8-bom")]
    Utf8Bom,
    /// UTF-8
    #[value(name = "utf-8")]
    Utf8,
    /// GB18030
    Gb18030,
}

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of the command")]
pub(super) struct Check {
    #[command(flatten)]
    pub(super) reading: Reading,
    /// Form of the findings 输出形式
    #[arg(short = 't', long = "to", value_enum, default_value_t = CheckForm::Human)]
    pub(super) to: CheckForm,
    /// List hints one by one 逐条列出提示
    #[arg(long)]
    pub(super) hints: bool,
    /// Print everything that was verified 列出全部已核对的事项
    #[arg(long)]
    pub(super) verbose: bool,
    /// Report these kinds of findings alone, separated by commas 只查这些
    #[arg(long, value_delimiter = ',', value_name = "CODES")]
    pub(super) select: Vec<String>,
    /// Leave these kinds of findings out 不查这些
    #[arg(long, value_delimiter = ',', value_name = "CODES")]
    pub(super) ignore: Vec<String>,
    /// Exit with 1 if a finding is at least this serious 达到此级别即退出码 1
    #[arg(long, value_enum, default_value_t = FailOn::Error, value_name = "LEVEL")]
    pub(super) fail_on: FailOn,
    /// Exit with 0 whatever is found 有问题也退出码 0
    #[arg(long)]
    pub(super) exit_zero: bool,
    /// Check a draft like a finished notice 草稿按定稿检查
    #[arg(long = "final")]
    pub(super) is_final: bool,
    /// Mend in text files what can be mended without a thought 改正机械性问题（文本文件）
    #[arg(long)]
    pub(super) fix: bool,
    /// Show what --fix would change, and change nothing 只显示将作的改动
    #[arg(long)]
    pub(super) diff: bool,
}

/// The levels at which a check fails.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum FailOn {
    /// 错误
    Error,
    /// 警告
    Warning,
    /// 提示
    Hint,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum CheckForm {
    /// For people
    Human,
    /// For programs: `zhineng schema findings`
    Json,
    /// Annotations of a GitHub workflow
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of the command")]
pub(super) struct Diff {
    /// The old notice; - is standard input 旧文件
    pub(super) old: PathBuf,
    /// The new notice 新文件
    pub(super) new: PathBuf,
    /// Forms to write, separated by commas 输出形式
    #[arg(short = 't', long = "to", value_enum, value_delimiter = ',', default_value = "human")]
    pub(super) to: Vec<DiffForm>,
    /// File, or folder for several forms; - prints one form 输出文件或文件夹
    #[arg(short, long)]
    pub(super) output: Option<PathBuf>,
    /// List what did not change too 连同未变的一并列出
    #[arg(long)]
    pub(super) all: bool,
    /// List a moved duty under the department that gave it, too 划出部门也列出
    #[arg(long)]
    pub(super) both_sides: bool,
    /// Take this for no difference 不算差异
    #[arg(long, value_enum)]
    pub(super) ignore: Vec<Ignored>,
    /// End with 0 also where the two differ 有差异也返回 0
    #[arg(long)]
    pub(super) exit_zero: bool,
    /// Read the inputs as this format (default: told from their bytes) 指定输入格式
    #[arg(short = 'f', long = "from", value_parser = readable())]
    pub(super) format: Option<String>,
    /// Read what does not look like a notice all the same 不像职能通知也照读
    #[arg(long)]
    pub(super) force: bool,
    /// Author of the tracked changes (default: 发文机关代字) 修订人
    #[arg(long)]
    pub(super) author: Option<String>,
    /// Day of the tracked changes, 2026-02-11 (default: the new notice's) 修订日期
    #[arg(long, value_parser = day)]
    pub(super) date: Option<String>,
    /// Keep numbers as text, so that each one that shifted is marked 项号变动也留痕
    #[arg(long)]
    pub(super) literal_numbers: bool,
    /// Words that open the comparison table: 根据……， 修订依据
    #[arg(long)]
    pub(super) basis: Option<String>,
    /// What the comparison table is called 对照表名称
    #[arg(long, default_value = "修订对照表")]
    pub(super) title_form: String,
    /// Columns of the comparison table, of 序号,部门,修订前,修订后,类型,修订说明 对照表各列
    #[arg(long, value_parser = columns, default_value = "序号,部门,修订前,修订后,类型,修订说明")]
    pub(super) columns: Columns,
    /// Track a duty that stands elsewhere as Word's own move 划转、移位按“移动”留痕
    #[arg(long)]
    pub(super) native_moves: bool,
}

/// The forms of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DiffForm {
    /// For people
    Human,
    /// For programs: `zhineng schema changes`
    Json,
    /// A page for the browser
    Html,
    /// A workbook
    Xlsx,
    /// The comparison table 修订对照表
    Docx,
    /// The new notice with tracked changes 花脸稿
    Redline,
    /// The new notice 清稿
    Clean,
}

/// What can be taken for no difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Ignored {
    /// Another number alone
    Renumbered,
}

/// The columns of a comparison table.
#[derive(Debug, Clone)]
pub(super) struct Columns(pub(super) Vec<Column>);

fn columns(text: &str) -> Result<Columns, String> {
    let mut columns: Vec<Column> = Vec::new();
    for name in text.split([',', '，', '、']).map(str::trim) {
        let column = Column::ALL.into_iter().find(|it| it.head() == name);
        let known = || Column::ALL.map(Column::head).join(", ");
        let column = column
            .ok_or_else(|| format!("“{name}” is no column of the table; these are: {}", known()))?;
        if columns.contains(&column) {
            return Err(format!("“{name}” stands twice"));
        }
        columns.push(column);
    }
    Ok(Columns(columns))
}

fn day(text: &str) -> Result<String, String> {
    let parts: Vec<Option<u32>> = text.split('-').map(|it| it.parse().ok()).collect();
    let date = match parts.as_slice() {
        &[Some(year), Some(month), Some(day)] => crate::notice::CalendarDate::new(year, month, day),
        _ => None,
    };
    date.map(|it| it.to_string()).ok_or_else(|| "a day such as 2026-02-11".to_owned())
}

#[derive(Debug, Subcommand)]
pub(super) enum GoldenCommand {
    /// Fail if a sample gives anything but its golden 比对
    Check(GoldenFolders),
    /// Make the goldens what the samples give 以当前结果为准
    Bless(GoldenFolders),
}

#[derive(Debug, Args)]
pub(super) struct GoldenFolders {
    /// Folder of samples 样本文件夹
    #[arg(long, default_value = "samples")]
    pub(super) samples: PathBuf,
    /// Folder of goldens 基准文件夹
    #[arg(long, default_value = "golden")]
    pub(super) golden: PathBuf,
    /// What to compare beside the notice and the findings (csv, xlsx, docx, txt), and how to print
    /// the result (human, github, json) 另比哪些格式；结果的形式
    #[arg(short = 't', long = "to", value_enum, value_delimiter = ',')]
    pub(super) to: Vec<GoldenForm>,
}

/// A form that has goldens, or one of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum GoldenForm {
    /// The report for people (default)
    Human,
    /// The report as annotations of a GitHub workflow
    Github,
    /// The report for programs; notices are always compared as JSON
    Json,
    /// The findings, always compared
    Findings,
    /// The ledger as CSV too
    Csv,
    /// The workbook too, part by part
    Xlsx,
    /// The document too, part by part
    Docx,
    /// The clean text too
    Txt,
}

impl GoldenForm {
    /// The form of the notice that has goldens; none for a form of the report.
    pub(super) fn form(self) -> Option<&'static str> {
        match self {
            Self::Csv => Some("csv"),
            Self::Xlsx => Some("xlsx"),
            Self::Docx => Some("docx"),
            Self::Txt => Some("txt"),
            Self::Human | Self::Github | Self::Json | Self::Findings => None,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum SchemaName {
    /// The notice
    Notice,
    /// The findings
    Findings,
    /// The report of a run: report.json
    Report,
    /// A line of -t ndjson
    Envelope,
    /// What golden check -t json prints
    Golden,
    /// The changes between two years
    Changes,
}

fn readable() -> clap::builder::PossibleValuesParser {
    crate::reader::READERS.iter().map(|it| it.name()).collect::<Vec<_>>().into()
}

fn writable() -> clap::builder::PossibleValuesParser {
    let forms = crate::writer::WRITERS.iter().map(|it| it.name());
    forms.chain([super::stream::FORM]).collect::<Vec<_>>().into()
}
