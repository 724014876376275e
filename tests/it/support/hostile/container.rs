//! OLE containers (compound files, version 3): one sector of allocation table, one folder, and
//! streams in whole sectors.

const SECTOR: usize = 512;
/// Shorter streams would go to a smaller table, which these containers do not have.
const SHORTEST: usize = 4096;
const NONE: u32 = u32::MAX;
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const TABLE_SECTOR: u32 = 0xFFFF_FFFD;

/// A container with these streams, at most three, padded with zeros.
pub(super) fn container(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut table = vec![TABLE_SECTOR, END_OF_CHAIN];
    let mut folder = vec![folder_entry("Root Entry", 5, 1, END_OF_CHAIN, 0)];
    let mut content = Vec::new();
    for (index, (name, bytes)) in streams.iter().enumerate() {
        let padded = padded(bytes);
        let first = table.len();
        let last = first + padded.len() / SECTOR - 1;
        table.extend((first..last).map(|sector| small(sector + 1)));
        table.push(END_OF_CHAIN);
        // The streams hang in a row, each to the right of the one before it.
        let next = if index + 1 < streams.len() { small(index + 2) } else { NONE };
        folder.push(folder_entry(name, 2, next, small(first), small(padded.len())));
        content.extend(padded);
    }
    table.resize(SECTOR / 4, NONE);
    folder.resize(4, vec![0; 128]);
    let table = table.into_iter().flat_map(u32::to_le_bytes).collect();
    [header(), table, folder.concat(), content].concat()
}

fn header() -> Vec<u8> {
    let mut out = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    out.extend([0; 16]);
    // Revision, version, byte order, exponents of the sector sizes.
    for field in [0x3E_u16, 3, 0xFFFE, 9, 6] {
        out.extend(field.to_le_bytes());
    }
    out.extend([0; 6]);
    let fields = [0, 1, 1, 0, small(SHORTEST), END_OF_CHAIN, 0, END_OF_CHAIN, 0, 0];
    out.extend(fields.into_iter().flat_map(u32::to_le_bytes));
    out.resize(SECTOR, 0xFF);
    out
}

/// One entry of the folder. The root's one link is to its first stream, a stream's to the next.
fn folder_entry(name: &str, kind: u8, link: u32, first: u32, size: u32) -> Vec<u8> {
    let mut out: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u16::try_from(out.len() + 2).unwrap();
    out.resize(64, 0);
    out.extend(length.to_le_bytes());
    out.extend([kind, 1]);
    let links = if kind == 5 { [NONE, NONE, link] } else { [NONE, link, NONE] };
    out.extend(links.into_iter().flat_map(u32::to_le_bytes));
    out.resize(116, 0);
    out.extend(first.to_le_bytes());
    out.extend(size.to_le_bytes());
    out.resize(128, 0);
    out
}

fn padded(bytes: &[u8]) -> Vec<u8> {
    let mut padded = bytes.to_vec();
    padded.resize(bytes.len().max(SHORTEST).next_multiple_of(SECTOR), 0);
    padded
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap()
}
