//! `drogman segment --export-srx`.

use crate::args::SegmentArgs;
use crate::commands::each_document;
use crate::print;
use anyhow::Context as _;
use drogman::{Agreement, ByteSpan, LanguageTag, Segmentation, SrxRules, export_srx};
use std::io::Write as _;
use std::process::ExitCode;

/// The running text of the sample dossier, by language.
const SAMPLE: [(&str, &str); 4] = [
    ("en", include_str!("../../../../../seeds/01-railway.en.txt")),
    ("en", include_str!("../../../../../seeds/14-reading-night.en.txt")),
    ("fr", include_str!("../../../../../seeds/02-chemin-de-fer.fr.txt")),
    ("fr", include_str!("../../../../../seeds/13-gare.fr.txt")),
];

/// Writes the rule file to standard output, and how far it agrees with our own rules to standard error.
pub(super) fn run(args: &SegmentArgs) -> anyhow::Result<ExitCode> {
    let mut comments =
        vec![format!("Made by drogman {} from the data of its own rules.", env!("CARGO_PKG_VERSION"))];
    let (sample, sampled) = on_sample(&args.lang)?;
    if sampled {
        let told = format!(
            "On the sample dossier of drogman the boundaries agree with its rules: {}.",
            tell(&sample)
        );
        comments.push(told);
    }
    let (measured, name, code) = if args.agreement.is_empty() {
        (sampled.then_some(sample), "the sample dossier", ExitCode::SUCCESS)
    } else {
        let (agreement, code) = on_files(args)?;
        (Some(agreement), "the files", code)
    };
    let file = export_srx(&args.lang, &comments);
    let mut out = std::io::stdout().lock();
    out.write_all(file.as_bytes())?;
    out.flush()?;
    let told = match measured {
        Some(agreement) => format!("agreement with our own rules on {name}: {}", tell(&agreement)),
        None => "the sample dossier has no text in these languages: measure with --agreement FILE".to_owned(),
    };
    // When standard error is gone there is nobody left to tell.
    let _ = writeln!(print::err(), "{told}");
    Ok(code)
}

fn tell(agreement: &Agreement) -> String {
    let Agreement { ours, theirs, both } = agreement;
    format!("F1 {:.2} % ({ours} of ours, {theirs} of the file, {both} of both)", agreement.f1() * 100.0)
}

/// The exported rules of these languages, as any tool would read them.
fn exported(languages: &[LanguageTag]) -> anyhow::Result<SrxRules> {
    let (rules, _) =
        SrxRules::parse(&export_srx(languages, &[])).context("the exported rules cannot be read back")?;
    Ok(rules)
}

fn on_sample(languages: &[LanguageTag]) -> anyhow::Result<(Agreement, bool)> {
    let wanted = |code: &str| languages.is_empty() || languages.iter().any(|tag| tag.primary() == code);
    let both = [LanguageTag::english(), LanguageTag::french()];
    let rules = exported(&both)?;
    let mut agreement = Agreement::default();
    for (code, text) in SAMPLE.iter().filter(|(code, _)| wanted(code)) {
        if let Some(language) = both.iter().find(|tag| tag.primary() == *code) {
            agreement.add(text, language, &rules);
        }
    }
    Ok((agreement, agreement != Agreement::default()))
}

/// Each stretch of a block in one language is a text of its own.
fn on_files(args: &SegmentArgs) -> anyhow::Result<(Agreement, ExitCode)> {
    let rules = exported(&args.lang)?;
    let mut agreement = Agreement::default();
    let options = args.options(Segmentation::Sentence);
    let code = each_document(&args.agreement, &options, |analysis, _| {
        let unit = |block: u32| {
            let block = analysis.source.blocks.get(block as usize);
            block.is_some_and(|block| block.kind == drogman::BlockKind::Unit)
        };
        let together = analysis.segments.chunk_by(|a, b| a.block == b.block && a.language == b.language);
        for stretch in together {
            let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else { continue };
            if !unit(first.block) {
                let span = ByteSpan::new(first.span.start(), last.span.end());
                agreement.add(span.slice(&analysis.source.text), &first.language, &rules);
            }
        }
        Ok(())
    })?;
    Ok((agreement, code))
}
