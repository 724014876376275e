//! SHA-256 of inputs, outputs and options: what `report.json` names and `--resume` compares.

use std::fmt;
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

/// A SHA-256; printed as 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hash([u8; 32]);

impl Hash {
    /// The hash of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The hash of a file that may be larger than memory.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn of_file(path: &Path) -> io::Result<Self> {
        #[allow(clippy::disallowed_methods, reason = "batch touches the disk")]
        let mut file = std::fs::File::open(path)?;
        let (mut digest, mut buffer) = (Sha256::new(), vec![0; 1 << 16]);
        loop {
            let read = file.read(&mut buffer)?;
            match buffer.get(..read) {
                Some(part) if read > 0 => digest.update(part),
                _ => return Ok(Self(digest.finalize().into())),
            }
        }
    }

    /// The first 64 bits: enough to tell entries of an index apart.
    pub(super) fn short(&self) -> u64 {
        self.0.first_chunk().map_or(0, |it| u64::from_be_bytes(*it))
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let (parts, _) = self.0.as_chunks::<8>();
        parts.iter().try_for_each(|it| write!(formatter, "{:016x}", u64::from_be_bytes(*it)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_printed_as_sha256sum_prints_it() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(Hash::of(b"").to_string(), empty);
        assert_eq!(Hash::of(b"").short(), 0xe3b0_c442_98fc_1c14);
    }
}
