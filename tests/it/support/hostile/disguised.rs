//! Files that are something else, whatever their name says.

use super::container::container;

/// A document with a password: an OLE container around the encrypted package.
pub(super) fn encrypted() -> Vec<u8> {
    container(&[("EncryptionInfo", &[4, 0, 4, 0, 0x40, 0, 0, 0]), ("EncryptedPackage", &[0; 8])])
}

/// A document of Word 97 to 2003.
pub(super) fn legacy() -> Vec<u8> {
    container(&[("1Table", &[]), ("WordDocument", &[0xEC, 0xA5, 0xC1, 0])])
}

/// What Word leaves beside an open document: the name of who opened it, twice, in 162 bytes.
pub(super) fn lock_file() -> Vec<u8> {
    let mut bytes = vec![4];
    bytes.extend(b"user");
    bytes.resize(54, b' ');
    bytes.extend([4, 0]);
    bytes.extend("user".encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(162, b' ');
    bytes
}
