//! Mutated samples: whatever comes in, the program ends, and its receipt balances.

use zhineng::pipeline::{self, Options};

use crate::support::{Random, mutated, read, samples, write};

/// How many mutations are tried: 1,500, or as many as the variable says.
fn cases() -> u64 {
    std::env::var("ZHINENG_MUTATIONS").ok().and_then(|it| it.parse().ok()).unwrap_or(1500)
}

const FORMS: [&str; 4] = ["json", "csv", "xlsx", "docx"];

#[test]
fn mutated_samples_never_panic_and_never_lose_a_character() {
    let samples: Vec<Vec<u8>> = samples().iter().map(|it| std::fs::read(it).unwrap()).collect();
    for seed in 0..cases() {
        let mut random = Random::new(seed);
        let sample = &samples[random.below(samples.len())];
        if sample.is_empty() {
            continue;
        }
        let bytes = mutated(sample, &mut random);
        let options = Options { force: true, ..Options::default() };
        let Ok(sourced) = pipeline::run(&bytes, &options) else { continue };
        let receipt = sourced.receipt().unwrap();
        assert!(receipt.balances(), "seed {seed}: {receipt:?}");
        assert_eq!(sourced.places.len(), sourced.notice.walk().len(), "seed {seed}");
        if seed % 50 == 0 {
            FORMS.iter().for_each(|form| assert!(!write(&sourced, form).is_empty()));
        }
    }
}

#[test]
fn odd_characters_reach_every_form() {
    let text = "办公室职能\n1.负责\u{2}公文\u{fffe}与<b>&amp;“\u{202e}档案”；\n2.=1+1；\n";
    let sourced = read(text.as_bytes());
    assert_eq!(sourced.notice.departments[0].duties.len(), 2);
    FORMS.iter().for_each(|form| assert!(!write(&sourced, form).is_empty()));
    let csv = String::from_utf8(write(&sourced, "csv")).unwrap();
    assert!(csv.contains(",'=1+1；,"), "{csv}");
}
