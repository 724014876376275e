//! Finds and reads `zhineng.toml`.

use std::io;
use std::path::{Path, PathBuf};

use crate::finding::Language;
use crate::settings::{FILE_NAME, Settings, SettingsError};

use super::refusal;

/// Why there are no settings.
pub(super) struct ConfigError {
    path: PathBuf,
    cause: Cause,
}

enum Cause {
    Unreadable(io::Error),
    Wrong(SettingsError),
}

/// The settings in the file named, else in the first `zhineng.toml` from the working folder
/// upward, else the program's own.
pub(super) fn load(named: Option<&Path>, none: bool) -> Result<Settings, ConfigError> {
    let path = match named {
        Some(path) => Some(path.to_owned()),
        None if none => None,
        None => std::env::current_dir().ok().and_then(|folder| {
            folder.ancestors().map(|it| it.join(FILE_NAME)).find(|it| it.is_file())
        }),
    };
    let Some(path) = path else { return Ok(Settings::default()) };
    let text = std::fs::read_to_string(&path)
        .map_err(|error| ConfigError { path: path.clone(), cause: Cause::Unreadable(error) })?;
    let text = text.trim_start_matches('\u{feff}');
    Settings::parse(text).map_err(|error| ConfigError { path, cause: Cause::Wrong(error) })
}

impl ConfigError {
    /// What is wrong, where, and what to do.
    pub(super) fn message(&self, language: Language) -> String {
        let name = refusal::name(&self.path);
        let zh = language == Language::Zh;
        let cause = match &self.cause {
            Cause::Unreadable(error) if zh => format!("读不了（{error}）"),
            Cause::Unreadable(error) => format!("cannot be read ({error})"),
            Cause::Wrong(SettingsError::Syntax { line, message }) if zh => {
                format!("第{line}行不合 TOML 写法（{message}）")
            }
            Cause::Wrong(SettingsError::UnknownKey { key, nearest }) if zh => {
                format!("没有“{key}”这个设置，最接近的是“{nearest}”")
            }
            Cause::Wrong(SettingsError::NotOneOf { key, wanted }) if zh => {
                format!("“{key}”的值不对，应当是：{wanted}")
            }
            Cause::Wrong(SettingsError::NotWords { key }) if zh => {
                format!("“{key}”应当是一列词，如 [\"林场\"]")
            }
            Cause::Wrong(error) => error.to_string(),
        };
        if zh {
            format!("{name}：{cause}。[settings]\n处理：改正设置文件；或加 --no-config 不读它。")
        } else {
            format!(
                "{name}: {cause}. [settings]\nnext: mend the file; or leave it out with --no-config."
            )
        }
    }
}
