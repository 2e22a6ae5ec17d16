//! `drogman --version`.

use crate::print;
use std::io::Write as _;
use std::process::ExitCode;

/// Prints the version, and with `verbose` the version of Unicode that every table knows: two programs that disagree
/// about a new character are told apart by it.
pub(crate) fn run(verbose: bool) -> anyhow::Result<ExitCode> {
    let mut out = print::out();
    writeln!(out, "drogman {}", env!("CARGO_PKG_VERSION"))?;
    if verbose {
        for (table, (major, minor, update)) in drogman::table_versions() {
            writeln!(out, "{table}: Unicode {major}.{minor}.{update}")?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
