//! One part of a package, inflated as it is read.
//!
//! Bytes are counted as they come out of the inflater, against the part's own limit and against
//! what all parts of the package may take together; what the archive declares is not relied on. At
//! the end, length and checksum must match the directory.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::io::{self, BufRead, Read};

use crc32fast::Hasher;
use flate2::{Decompress, FlushDecompress, Status};

use super::error::{Flaw, PackageError};
use super::extra::damaged;
use super::gate::{Entry, Method};
use crate::reader::limits::{self, Limit};

/// A part being read. Reading streams: at most 128 KiB of it are held, besides the inflater.
///
/// A failed read returns an [`io::Error`] of kind `InvalidData` with a [`PackageError`] inside
/// (see [`PackageError::inside`]), and every read after it the same. The checksum is checked when
/// the end is reached: a caller that stops before asks [`Part::finish`].
pub struct Part<'p> {
    entry: &'p Entry<'p>,
    source: Source<'p>,
    checksum: Hasher,
    inflated: u64,
    shared: &'p Shared,
    state: State,
    buffer: Vec<u8>,
    /// The part of `buffer` not handed out yet begins at `next` and ends at `filled`.
    next: usize,
    filled: usize,
}

/// What the parts of a package share.
#[derive(Debug, Default)]
pub(super) struct Shared {
    /// Bytes inflated so far by all of them.
    pub(super) inflated: Cell<u64>,
    /// The inflater of a part that has ended well: to make one costs as much as a small part.
    inflater: RefCell<Option<Decompress>>,
}

impl Shared {
    fn inflater(&self) -> Decompress {
        match self.inflater.take() {
            Some(mut used) => {
                used.reset(false);
                used
            }
            None => Decompress::new(false),
        }
    }
}

enum State {
    Open,
    Ended,
    Failed(PackageError),
}

impl<'p> Part<'p> {
    pub(super) fn new(entry: &'p Entry<'p>, shared: &'p Shared) -> Result<Self, PackageError> {
        if entry.size > limits::PART_BYTES {
            return Err(too_large(Limit::PartBytes, entry));
        }
        let source = match entry.method {
            Method::Stored => Source::Stored(entry.data),
            Method::Deflated => {
                Source::Deflated { inflater: shared.inflater(), rest: entry.data, ended: false }
            }
        };
        Ok(Self {
            entry,
            source,
            checksum: Hasher::new(),
            inflated: 0,
            shared,
            state: State::Open,
            buffer: Vec::new(),
            next: 0,
            filled: 0,
        })
    }

    /// The name as the archive has it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.entry.name
    }

    /// The bytes that the archive says the part has. Only a hint: it can lie.
    #[must_use]
    pub fn declared_size(&self) -> u64 {
        self.entry.size
    }

    /// Reads what is left, whole.
    ///
    /// # Errors
    ///
    /// [`PackageError::DamagedEntry`] or [`PackageError::TooLarge`].
    pub fn read_whole(mut self) -> Result<Vec<u8>, PackageError> {
        let mut whole = self.pending().to_vec();
        let mut length = whole.len();
        // One byte more than expected, so that the end is seen.
        whole.resize(length.saturating_add(self.expected_bytes()).saturating_add(1), 0);
        while let Some(room) = whole.get_mut(length..).filter(|room| !room.is_empty()) {
            match self.produce(room)? {
                0 => {
                    whole.truncate(length);
                    return Ok(whole);
                }
                count => length += count,
            }
        }
        // More than it said: an error in any case; which one is found without keeping the bytes.
        drop(whole);
        let flaw = damaged(Flaw::Size, &self.entry.name);
        self.finish().and(Err(flaw))
    }

    /// Reads to the end and throws it away, so that length and checksum are checked.
    ///
    /// # Errors
    ///
    /// [`PackageError::DamagedEntry`] or [`PackageError::TooLarge`].
    pub fn finish(mut self) -> Result<(), PackageError> {
        while self.refill()? > 0 {}
        Ok(())
    }

    /// What to set aside for the rest: as declared, and never more than the data can become.
    fn expected_bytes(&self) -> usize {
        let packed = u64::try_from(self.entry.data.len()).unwrap_or(u64::MAX);
        let possible = packed.saturating_mul(limits::DEFLATE_RATIO);
        let left = self.entry.size.saturating_sub(self.inflated);
        usize::try_from(left.min(possible)).unwrap_or_default()
    }

    fn pending(&self) -> &[u8] {
        self.buffer.get(self.next..self.filled).unwrap_or_default()
    }

    /// Fills the buffer anew; the number of bytes in it, none at the end.
    fn refill(&mut self) -> Result<usize, PackageError> {
        let mut buffer = std::mem::take(&mut self.buffer);
        if buffer.is_empty() {
            let expected = self.expected_bytes().saturating_add(1);
            buffer = vec![0; expected.clamp(limits::SMALL_BUFFER_BYTES, limits::BUFFER_BYTES)];
        }
        let produced = self.produce(&mut buffer);
        self.buffer = buffer;
        self.next = 0;
        self.filled = *produced.as_ref().unwrap_or(&0);
        produced
    }

    /// Inflates into `room`; the number of bytes, none at the end.
    fn produce(&mut self, room: &mut [u8]) -> Result<usize, PackageError> {
        match &self.state {
            State::Open => {}
            State::Ended => return Ok(0),
            State::Failed(error) => return Err(error.clone()),
        }
        let produced = self.produce_counted(room);
        match &produced {
            Ok(0) => {
                self.state = State::Ended;
                let source = std::mem::replace(&mut self.source, Source::Stored(&[]));
                if let Source::Deflated { inflater, .. } = source {
                    self.shared.inflater.replace(Some(inflater));
                }
            }
            Ok(_) => {}
            Err(error) => self.state = State::Failed(error.clone()),
        }
        produced
    }

    fn produce_counted(&mut self, room: &mut [u8]) -> Result<usize, PackageError> {
        let room = self.within_limits(room);
        let count = self.source.produce(room).map_err(|flaw| damaged(flaw, &self.entry.name))?;
        if count == 0 {
            return self.check_end().map(|()| 0);
        }
        let bytes = u64::try_from(count).unwrap_or(u64::MAX);
        self.inflated = self.inflated.saturating_add(bytes);
        let total = self.shared.inflated.get().saturating_add(bytes);
        self.shared.inflated.set(total);
        if self.inflated > limits::PART_BYTES {
            return Err(too_large(Limit::PartBytes, self.entry));
        }
        if total > limits::TOTAL_BYTES {
            return Err(too_large(Limit::TotalBytes, self.entry));
        }
        self.checksum.update(room.get(..count).unwrap_or_default());
        Ok(count)
    }

    /// As much of `room` as may be filled, and one byte: the one that passes a limit.
    fn within_limits<'r>(&self, room: &'r mut [u8]) -> &'r mut [u8] {
        let left_in_part = limits::PART_BYTES.saturating_sub(self.inflated);
        let left_in_all = limits::TOTAL_BYTES.saturating_sub(self.shared.inflated.get());
        let most = usize::try_from(left_in_part.min(left_in_all)).unwrap_or(usize::MAX);
        let length = room.len().min(most.saturating_add(1));
        room.get_mut(..length).unwrap_or_default()
    }

    fn check_end(&self) -> Result<(), PackageError> {
        if self.inflated != self.entry.size {
            return Err(damaged(Flaw::Size, &self.entry.name));
        }
        if self.checksum.clone().finalize() != self.entry.checksum {
            return Err(damaged(Flaw::Checksum, &self.entry.name));
        }
        Ok(())
    }
}

impl BufRead for Part<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.next >= self.filled {
            self.refill()?;
        }
        Ok(self.pending())
    }

    fn consume(&mut self, count: usize) {
        self.next = self.next.saturating_add(count).min(self.filled);
    }
}

impl Read for Part<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        if room.is_empty() {
            return Ok(0);
        }
        // A large buffer is filled directly, without a copy.
        if self.next >= self.filled && room.len() >= limits::SMALL_BUFFER_BYTES {
            return Ok(self.produce(room)?);
        }
        let count = self.fill_buf()?.read(room)?;
        self.consume(count);
        Ok(count)
    }
}

impl fmt::Debug for Part<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Part");
        shown.field("name", &self.entry.name).field("inflated", &self.inflated);
        shown.finish_non_exhaustive()
    }
}

/// Where a part's bytes come from.
enum Source<'p> {
    Stored(&'p [u8]),
    Deflated { inflater: Decompress, rest: &'p [u8], ended: bool },
}

impl Source<'_> {
    /// Writes to the front of `room`, which is not empty; the number of bytes, none at the end.
    fn produce(&mut self, room: &mut [u8]) -> Result<usize, Flaw> {
        match self {
            Self::Stored(rest) => rest.read(room).map_err(|_| Flaw::Stream),
            Self::Deflated { ended: true, .. } => Ok(0),
            Self::Deflated { inflater, rest, ended } => inflate(inflater, rest, ended, room),
        }
    }
}

fn inflate(
    inflater: &mut Decompress,
    rest: &mut &[u8],
    ended: &mut bool,
    room: &mut [u8],
) -> Result<usize, Flaw> {
    loop {
        let (read, written) = (inflater.total_in(), inflater.total_out());
        let status = inflater.decompress(rest, room, FlushDecompress::None);
        let status = status.map_err(|_| Flaw::Stream)?;
        let count_of = |after: u64, before: u64| usize::try_from(after.saturating_sub(before));
        let consumed = count_of(inflater.total_in(), read).map_err(|_| Flaw::Stream)?;
        let produced = count_of(inflater.total_out(), written).map_err(|_| Flaw::Stream)?;
        *rest = rest.get(consumed..).unwrap_or_default();
        if status == Status::StreamEnd {
            *ended = true;
            return Ok(produced);
        }
        if produced > 0 {
            return Ok(produced);
        }
        if consumed == 0 {
            return Err(Flaw::StreamCut);
        }
    }
}

fn too_large(limit: Limit, entry: &Entry<'_>) -> PackageError {
    PackageError::TooLarge { limit, name: Some(entry.name.clone()) }
}
