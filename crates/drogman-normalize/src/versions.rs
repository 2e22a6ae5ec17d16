//! Which Unicode the tables of this crate know.

/// The Unicode version of every table that normalizing reads, by the name of who made it.
///
/// Two tables of different versions disagree about characters that are new in the later one; a report of a fault
/// is understood by these numbers.
///
/// # Example: as a command prints them
///
/// ```
/// use drogman_normalize::table_versions;
/// for (table, (major, minor, update)) in table_versions() {
///     println!("{table}: Unicode {major}.{minor}.{update}");
/// }
/// assert!(table_versions().iter().all(|(_, (major, _, _))| *major >= 15));
/// ```
pub fn table_versions() -> &'static [(&'static str, (u8, u8, u8))] {
    &[
        // Canonical and compatibility forms, combining classes.
        ("unicode-normalization", unicode_normalization::UNICODE_VERSION),
        // Letters, figures, blanks and case.
        ("std", char::UNICODE_VERSION),
    ]
}
