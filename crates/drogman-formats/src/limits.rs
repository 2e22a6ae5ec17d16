//! How much a reader takes before it refuses.

/// What a reader may be asked to do beside reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// How much it takes before it refuses.
    pub limits: Limits,
}

/// Sizes beyond which a file is refused with a clear message instead of being read.
///
/// The defaults let every honest document through and stop files that are made to exhaust a machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest file, in bytes. Never more than a quarter of 4 GiB, so that every offset of the decoded text
    /// fits 32 bits.
    pub max_bytes: u64,
    /// The longest line of a plain text, in bytes without its line end, and the longest block of any format, in
    /// bytes of text.
    pub max_line_bytes: u64,
    /// The largest member of a container, in bytes after decompression.
    pub max_member_bytes: u64,
    /// All members of a container together, in bytes after decompression.
    pub max_container_bytes: u64,
    /// The largest number of members of a container.
    pub max_members: u32,
    /// How many times larger than its compressed bytes a member may be. Only asked beyond
    /// [`ratio_free_bytes`](Self::ratio_free_bytes): small members of honest files compress better than that.
    pub max_ratio: u32,
    /// The size up to which no ratio is asked for, in bytes after decompression.
    pub ratio_free_bytes: u64,
    /// How deep elements may nest in XML and HTML.
    pub max_depth: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_bytes: 1 << 30,
            max_line_bytes: 16 << 20,
            max_member_bytes: 256 << 20,
            max_container_bytes: 1 << 30,
            max_members: 65_536,
            max_ratio: 200,
            ratio_free_bytes: 16 << 20,
            max_depth: 512,
        }
    }
}

impl Limits {
    /// The largest file that is read whatever was asked for: one byte can become at most three of the text.
    pub(crate) const ABSOLUTE_MAX_BYTES: u64 = 1 << 30;
}
