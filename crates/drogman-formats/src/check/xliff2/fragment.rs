//! References into a document (XLIFF 2.1, section 3).

use crate::check::values::is_token;

/// Prefixes of modules, and those that are registered for extensions.
const MODULES: &[&str] =
    &["gls", "mtc", "res", "mda", "slr", "val", "ctr", "fs", "its", "itsm", "tbx", "okp"];

/// What is wrong with a reference that begins with `#`; `None` when nothing is.
pub(super) fn fault(reference: &str) -> Option<String> {
    let path = reference.strip_prefix('#')?;
    let path = path.strip_prefix('/').unwrap_or(path);
    // How far down the last selector led: file, group, unit, and last what they hold.
    let mut level = 0;
    for selector in path.split('/') {
        let (prefix, id) = selector.split_once('=').unwrap_or(("", selector));
        let next = match prefix {
            "f" => 1,
            "g" => 2,
            "u" => 3,
            "n" | "d" | "t" | "" => 4,
            one if one.len() == 1 => return Some(format!("the prefix {one} is none of XLIFF's own")),
            module if MODULES.contains(&module) => 4,
            other => return Some(format!("the prefix {other} is none of a module")),
        };
        if next <= level {
            return Some(format!("{selector:?} cannot stand behind what is before it"));
        }
        if !is_token(id) {
            return Some(format!("{id:?} is no id"));
        }
        level = next;
    }
    None
}

/// The id of the note that a reference names, if it names one of that unit.
pub(super) fn note_of<'r>(reference: &'r str, file: &str, unit: &str) -> Option<&'r str> {
    let path = reference.strip_prefix('#')?;
    let path = path.strip_prefix('/').unwrap_or(path);
    let (mut note, mut has_file, mut has_unit) = (None, false, false);
    for selector in path.split('/') {
        match selector.split_once('=')? {
            ("f", id) if id == file => has_file = true,
            ("u", id) if id == unit => has_unit = true,
            ("n", id) => note = Some(id),
            _ => return None,
        }
    }
    // A path that names the file and no unit leads to a note of the file.
    note.filter(|_| has_unit || !has_file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_told_apart() {
        for good in ["#m1", "#/f=f1/u=1/gls=g1", "#n=n1", "#f=f1/res=r1", "#t=m2", "#f=f2/g=g/u=u1/n=n1"] {
            assert_eq!(fault(good), None, "{good}");
        }
        for bad in ["#/u=f1/u=1/gls=g1", "#c1/c2", "#/f=f1/u=1/z=a", "#/f=f1/my=a", "#", "#n=a b", "#u=a/f=b"]
        {
            assert!(fault(bad).is_some(), "{bad}");
        }
        assert_eq!(note_of("#f=f/u=u/n=n1", "f", "u"), Some("n1"));
        assert_eq!(note_of("#f=f/n=n1", "f", "u"), None);
        assert_eq!(note_of("#n1", "f", "u"), None);
    }
}
