//! `drogman verify`.

use crate::args::VerifyArgs;
use crate::print::{self, BAD, GOOD, STRONG, count};
use serde_json::json;
use std::io::Write as _;
use std::process::ExitCode;

pub(crate) fn run(args: &VerifyArgs) -> anyhow::Result<ExitCode> {
    if !args.package.is_dir() {
        let message =
            format!("{}: there is no such folder (name the one that prepare wrote)", args.package.display());
        return Err(crate::args::UsageError(message).into());
    }
    match drogman::verify(&args.package, &args.limits.limits()) {
        Ok(proof) if args.json => print::json(&json!({
            "event": "done",
            "holds": true,
            "documents": proof.n_documents,
            "bytes": proof.n_bytes,
            "segments": proof.n_segments,
            "edits": proof.n_edits,
            "files": proof.n_files,
        }))?,
        Ok(proof) => {
            let mut out = print::out();
            let bytes = count(proof.n_bytes, "byte", "bytes");
            let documents = count(proof.n_documents as u64, "document", "documents");
            writeln!(out, "{STRONG}{}{STRONG:#}: {GOOD}holds{GOOD:#}", args.package.display())?;
            writeln!(
                out,
                "every one of {bytes} in {documents} is accounted for; {}, {} taken back, {} compared",
                count(proof.n_segments, "segment", "segments"),
                count(proof.n_edits, "edit", "edits"),
                count(proof.n_files as u64, "file", "files"),
            )?;
        }
        Err(error) => {
            if args.json {
                print::json(&json!({"event": "done", "holds": false, "message": error.to_string()}))?;
            } else {
                writeln!(
                    print::err(),
                    "{STRONG}{}{STRONG:#}: {BAD}does not hold{BAD:#}: {error}",
                    args.package.display()
                )?;
            }
            return Ok(ExitCode::from(1));
        }
    }
    Ok(ExitCode::SUCCESS)
}
