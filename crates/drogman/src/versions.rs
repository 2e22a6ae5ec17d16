//! Which Unicode everything here knows.

/// The Unicode version of every table that the stages read, by the name of who made it.
///
/// # Example: as `drogman --version --verbose` prints them
///
/// ```
/// for (table, (major, minor, update)) in drogman::table_versions() {
///     println!("{table}: Unicode {major}.{minor}.{update}");
/// }
/// ```
pub fn table_versions() -> Vec<(&'static str, (u8, u8, u8))> {
    let mut versions = drogman_normalize::table_versions().to_vec();
    versions.push(drogman_segment::PATTERN_TABLES);
    versions
}
