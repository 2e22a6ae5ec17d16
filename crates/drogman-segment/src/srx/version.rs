//! Which Unicode the patterns of rule files know.

/// The Unicode version of the classes (`\p{Lu}`, `\w`) in the patterns of rule files: the tables of `regex-syntax`.
///
/// # Example: as a command prints it
///
/// ```
/// let (table, (major, ..)) = drogman_segment::PATTERN_TABLES;
/// assert_eq!(table, "regex-syntax");
/// assert!(major >= 16);
/// ```
// The crate does not tell its version; a test asks it for the newest age that it knows.
pub const PATTERN_TABLES: (&str, (u8, u8, u8)) = ("regex-syntax", (16, 0, 0));

#[cfg(test)]
mod tests {
    use super::PATTERN_TABLES;
    use fancy_regex::Regex;

    #[test]
    fn the_tables_have_not_moved() {
        let (_, (major, minor, _)) = PATTERN_TABLES;
        let knows = |major: u8| Regex::new(&format!("\\p{{age:{major}.{minor}}}")).is_ok();
        assert!(knows(major), "regex-syntax knows less than stated");
        assert!(!knows(major + 1), "regex-syntax knows more than stated: look at the change and state it");
    }
}
