//! Two hostile notices compared: nothing differs from itself, swapping the sides mirrors what was
//! found, and every duty of either side is in exactly one change.

#![no_main]

use libfuzzer_sys::arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use zhineng::Notice;
use zhineng::diff::{Changes, Compared, compare};
use zhineng_fuzz::hostile;

fuzz_target!(|input: &[u8]| {
    let mut u = Unstructured::new(input);
    let (Ok(old), Ok(new)) = (hostile::notice(&mut u), hostile::notice(&mut u)) else { return };
    assert!(changes(&old, &old).is_empty());
    let (there, back) = (changes(&old, &new), changes(&new, &old));
    let (one, other) = (there.summary, back.summary);
    assert_eq!((one.unchanged, one.renumbered), (other.unchanged, other.renumbered));
    assert_eq!((one.reworded, one.moved), (other.reworded, other.moved));
    assert_eq!((one.added, one.merged), (other.removed, other.split));
    let old_sides = there.duties.iter().map(|it| {
        usize::from(it.old.is_some()) + if it.old.is_none() { it.parts.len() } else { 0 }
    });
    assert_eq!(old_sides.sum::<usize>(), old.duty_count());
});

fn changes(old: &Notice, new: &Notice) -> Changes {
    compare(Compared { path: "old", notice: old }, Compared { path: "new", notice: new }, &[])
}
