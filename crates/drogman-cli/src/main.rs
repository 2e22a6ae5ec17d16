//! The command `drogman`: what the user types, said to the library, and what it answers, printed.

mod args;
mod commands;
mod date;
mod print;
mod progress;

use args::{Arguments, Command, NamesCommand};
use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let Some(command) = &arguments.command else {
        return finish(commands::version::run(arguments.verbose));
    };
    let outcome = match command {
        Command::Prepare(args) => commands::prepare::run(args),
        Command::Align(args) => commands::align::run(args),
        Command::Detect(args) => commands::detect::run(args),
        Command::Normalize(args) => commands::normalize::run(args),
        Command::Segment(args) => commands::segment::run(args),
        Command::Names(names) => match &names.command {
            NamesCommand::Lookup(args) => commands::lookup::run(args),
            NamesCommand::Tag(args) => commands::tag::run(args),
        },
        Command::Check(args) => commands::check::run(args),
        Command::Verify(args) => commands::verify::run(args),
    };
    finish(outcome)
}

/// The exit code of an outcome, and its message.
fn finish(outcome: anyhow::Result<ExitCode>) -> ExitCode {
    match outcome {
        Ok(code) => code,
        // Whoever reads the output may stop reading (`drogman … | head`): that is no failure.
        Err(error) if print::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            print::error(&format!("{error:#}"));
            let usage = error.downcast_ref::<drogman::RunError>().is_some_and(drogman::RunError::is_usage)
                || error.downcast_ref::<args::UsageError>().is_some();
            ExitCode::from(if usage { 2 } else { 1 })
        }
    }
}
