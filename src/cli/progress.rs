//! The progress of a long run on a terminal, and Ctrl-C.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::finding::{Language, Worded};

use super::{Exit, out};

const BAR: Worded = Worded {
    zh: "{bar:24} {pos}/{len} 个文件　{per_sec}　剩余 {eta}　{msg}",
    en: "{bar:24} {pos}/{len} files  {per_sec}  {eta} left  {msg}",
};

/// A bar on standard error where that is a terminal and there is more than one input; else none.
#[derive(Clone)]
pub(super) struct Progress {
    bar: ProgressBar,
    language: Language,
}

impl Progress {
    pub(super) fn new(inputs: usize, language: Language) -> Self {
        if inputs < 2 {
            return Self { bar: ProgressBar::hidden(), language };
        }
        let bar = ProgressBar::new(inputs as u64);
        if let Ok(style) = ProgressStyle::with_template(BAR.by(language)) {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Self { bar, language }
    }

    /// One input more is done; `failed` of them were not converted.
    pub(super) fn step(&self, failed: usize) {
        if failed > 0 {
            let word = Worded { zh: "没有转成", en: "failed" }.by(self.language);
            self.bar.set_message(format!("{word} {failed}"));
        }
        self.bar.inc(1);
    }

    /// Prints a line above the bar.
    pub(super) fn print(&self, line: &str) {
        self.bar.suspend(|| out::error(line));
    }

    /// Takes the bar away.
    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }

    /// Sets the flag at the first Ctrl-C, and ends the program at once at the second. What is not
    /// written then stays as it was: outputs are put in their places whole.
    pub(super) fn stop_at_interrupt(&self) -> Arc<AtomicBool> {
        let stop = Arc::new(AtomicBool::new(false));
        let (flag, progress) = (Arc::clone(&stop), self.clone());
        // Without a handler Ctrl-C ends the program as it always did.
        let _ = ctrlc::set_handler(move || {
            if flag.swap(true, Ordering::SeqCst) {
                std::process::exit(Exit::Interrupted as i32);
            }
            let words = Worded {
                zh: "正在收尾：手头的文件转完就停；再按一次 Ctrl-C 立即停止。",
                en: "finishing what is in hand; Ctrl-C once more stops at once.",
            };
            progress.print(words.by(progress.language));
        });
        stop
    }
}
