//! `samples/docx` holds what the builder makes: set `ZHINENG_SAMPLES=write` to write it anew.

use crate::support::root;
use crate::support::small::small;

#[test]
fn the_samples_are_what_the_builder_makes() {
    let folder = root().join("samples/docx");
    let writes = std::env::var("ZHINENG_SAMPLES").is_ok_and(|it| it == "write");
    for (name, bytes) in small().into_iter().chain(super::hostile::kept()) {
        let path = folder.join(format!("{name}.docx"));
        if writes {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &bytes).unwrap();
        }
        assert!(std::fs::read(&path).ok() == Some(bytes), "{} is not as built", path.display());
    }
}
