//! What a reader sees on a terminal.

use crate::print::{self, FAINT, STRONG, one_line};
use anstyle::{AnsiColor, Style};
use drogman::{LanguageSpan, LanguageTag, Source};
use std::collections::BTreeMap;
use std::io::Write as _;

/// A line for each stretch: language, confidence, place, how it begins.
pub(super) fn print_rows(source: &Source, found: &[LanguageSpan]) -> anyhow::Result<()> {
    let mut out = print::out();
    writeln!(out, "{STRONG}{}{STRONG:#}", one_line(&source.name))?;
    for span in found {
        let colour = colour(&span.language);
        let text = one_line(&head(span.span.slice(&source.text)));
        writeln!(
            out,
            "  {colour}{:5}{colour:#} {FAINT}{:.2} {:>7}..{:<7}{FAINT:#} {text}",
            span.language.as_str(),
            span.confidence,
            span.span.start(),
            span.span.end(),
        )?;
    }
    Ok(())
}

/// The languages that were shown in colours.
#[derive(Debug, Default)]
pub(super) struct Legend {
    shown: BTreeMap<LanguageTag, usize>,
}

/// The text with each stretch in the colour of its language; without colours, between `[fr]` and `[/fr]`.
pub(super) fn print_text(source: &Source, found: &[LanguageSpan], legend: &mut Legend) -> anyhow::Result<()> {
    let mut out = print::out();
    let colours = has_colours(&out);
    writeln!(out, "{STRONG}{}{STRONG:#}", one_line(&source.name))?;
    let mut at = 0;
    let mut before: Option<&LanguageTag> = None;
    for span in found {
        let text = &source.text;
        let between = text.get(at..span.span.start() as usize).unwrap_or("");
        let language = &span.language;
        *legend.shown.entry(language.clone()).or_default() += 1;
        let style = colour(language);
        write!(out, "{}", several_lines(between))?;
        let shown = several_lines(span.span.slice(text));
        if colours {
            // Colours end with the line: a pager shows lines one by one.
            for line in shown.split_inclusive('\n') {
                let (line, end) = line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n"));
                write!(out, "{style}{line}{style:#}{end}")?;
            }
        } else if before == Some(language) {
            write!(out, "{shown}")?;
        } else {
            write!(out, "[{}] {shown}", language.as_str())?;
        }
        before = Some(language);
        at = span.span.end() as usize;
    }
    writeln!(out, "{}", several_lines(source.text.get(at..).unwrap_or("")).trim_end_matches('\n'))?;
    Ok(())
}

impl Legend {
    /// One line that says which colour is which language, when there was anything to show.
    pub(super) fn print(&self) -> std::io::Result<()> {
        if self.shown.is_empty() {
            return Ok(());
        }
        let mut out = print::out();
        write!(out, "{FAINT}languages:{FAINT:#}")?;
        for (language, n) in &self.shown {
            let style = colour(language);
            write!(out, " {style}{}{style:#} {FAINT}({n}){FAINT:#}", language.as_str())?;
        }
        writeln!(out)
    }
}

fn has_colours(out: &anstream::AutoStream<std::io::StdoutLock<'static>>) -> bool {
    out.current_choice() != anstream::ColorChoice::Never
}

/// English and French always look the same; further languages share the other colours by their tag.
fn colour(language: &LanguageTag) -> Style {
    const FURTHER: [AnsiColor; 6] = [
        AnsiColor::Green,
        AnsiColor::Blue,
        AnsiColor::Red,
        AnsiColor::BrightGreen,
        AnsiColor::BrightBlue,
        AnsiColor::BrightRed,
    ];
    match language.primary() {
        "en" => AnsiColor::Cyan.on_default(),
        "fr" => AnsiColor::Magenta.on_default(),
        "und" => AnsiColor::Yellow.on_default().dimmed(),
        other => {
            let sum: usize = other.bytes().map(usize::from).sum();
            FURTHER.get(sum % FURTHER.len()).map_or(Style::new(), |colour| colour.on_default())
        }
    }
}

fn head(text: &str) -> String {
    let short: String = text.trim().chars().take(72).collect();
    if short.len() < text.trim().len() { format!("{short}\u{2026}") } else { short }
}

/// Text whose control characters cannot steer the terminal; line ends stay.
fn several_lines(text: &str) -> String {
    text.split('\n').map(one_line).collect::<Vec<String>>().join("\n")
}
