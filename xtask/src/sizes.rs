//! Source files stay small: the median near 200 lines, none above 600.

use anyhow::{Context as _, ensure};
use std::path::{Path, PathBuf};

const MOST_LINES: usize = 600;

/// Prints the median and the largest files; fails when one is above the ceiling.
pub(crate) fn check() -> anyhow::Result<()> {
    let mut files = Vec::new();
    for folder in ["crates", "xtask", "bench"] {
        collect(Path::new(folder), &mut files)?;
    }
    files.sort_unstable_by(|a, b| b.cmp(a));
    let median = files.get(files.len() / 2).map_or(0, |file| file.0);
    println!("{} source files, median {median} lines, largest:", files.len());
    for (n_lines, path) in files.iter().take(5) {
        println!("  {n_lines:5} {}", path.display());
    }
    let above: Vec<String> = files
        .iter()
        .filter(|file| file.0 > MOST_LINES)
        .map(|(n_lines, path)| format!("{} ({n_lines} lines)", path.display()))
        .collect();
    ensure!(above.is_empty(), "files above {MOST_LINES} lines want to be two: {}", above.join(", "));
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<(usize, PathBuf)>) -> anyhow::Result<()> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "target" && name != "work") {
                collect(&path, files)?;
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
            files.push((text.lines().count(), path));
        }
    }
    Ok(())
}
