//! The parts of the page that tell about the run as a whole.

use super::palette::{Marked, Palette};
use super::text::{counted, grouped, shortened};
use crate::PrepareOptions;
use crate::deliver::{Delivery, GENERATOR};
use crate::records::{Counts, DocumentRecord, Fault, PairRecord};
use askama::Template;
use drogman_text::LanguageTag;
use sha2::{Digest as _, Sha256};

/// How many entries a list of the contents has at most.
const MOST_CONTENTS: usize = 80;
/// How many inputs the table lists at most.
const MOST_INPUTS: usize = 500;
/// How many unreadable inputs, and how many passed over, are listed at most.
const MOST_FAULTS: usize = 200;

const STYLE: &str = include_str!("../../templates/report.css");
const SCRIPT: &str = include_str!("../../templates/report.js");

/// A link of the table of contents, or any other place to go to.
pub(super) struct Jump {
    pub(super) id: String,
    pub(super) name: String,
}

/// A named value.
pub(super) struct Fact {
    pub(super) name: &'static str,
    pub(super) value: String,
}

#[derive(Template)]
#[template(path = "report_head.html")]
pub(super) struct Head {
    script_digest: String,
    generator: &'static str,
    style: &'static str,
    title: String,
    lead: String,
    pairs: Vec<Jump>,
    n_more_pairs: usize,
    documents: Vec<Jump>,
    n_more_documents: usize,
}

impl Head {
    pub(super) fn new(delivery: &Delivery<'_>) -> Self {
        let to = &delivery.options.to;
        let (documents, pairs) = (delivery.documents, delivery.pairs);
        let title = match documents {
            [only] => only.document.clone(),
            _ => counted(documents.len() as u64, "document", "documents"),
        };
        let jump = |letter: char, i: usize, name: String| Jump { id: format!("{letter}{}", i + 1), name };
        Self {
            // The page runs this script and nothing else, whatever a document may hold.
            script_digest: format!("sha256-{}", base64(&Sha256::digest(SCRIPT.as_bytes()))),
            generator: GENERATOR,
            style: STYLE,
            title,
            lead: format!(
                "Prepared for translation into {to}: what was read, what translates what, which names are used, and \
                 what was left out or changed."
            ),
            pairs: pairs
                .iter()
                .map(|pair| &pair.record)
                .take(MOST_CONTENTS)
                .enumerate()
                .map(|(i, pair)| jump('p', i, format!("{} → {}", pair.source, pair.target)))
                .collect(),
            n_more_pairs: pairs.len().saturating_sub(MOST_CONTENTS),
            documents: documents
                .iter()
                .take(MOST_CONTENTS)
                .enumerate()
                .map(|(i, document)| jump('d', i, document.document.clone()))
                .collect(),
            n_more_documents: documents.len().saturating_sub(MOST_CONTENTS),
        }
    }
}

#[derive(Template)]
#[template(path = "report_foot.html")]
pub(super) struct Foot {
    generator: &'static str,
    script: &'static str,
}

impl Foot {
    pub(super) const fn new() -> Self {
        Self { generator: GENERATOR, script: SCRIPT }
    }
}

/// What the page says of a run before its counts are known.
pub(super) struct Totals {
    documents: u64,
    articles: u64,
    pairs: u64,
}

impl Totals {
    pub(super) fn new(delivery: &Delivery<'_>) -> Self {
        Self {
            documents: delivery.documents.len() as u64,
            articles: delivery.documents.iter().map(|d| d.articles.len() as u64).sum(),
            pairs: delivery.pairs.len() as u64,
        }
    }
}

#[derive(Template)]
#[template(path = "report_run.html")]
pub(super) struct Run<'a> {
    figures: Vec<Fact>,
    remarks: Vec<String>,
    options: Vec<Fact>,
    languages: Vec<Marked<'a>>,
    bitext_units: String,
    review_units: String,
    least: String,
    to: String,
}

impl<'a> Run<'a> {
    pub(super) fn new(
        options: &PrepareOptions,
        totals: &Totals,
        counts: &Counts,
        remarks: &[String],
        palette: &'a Palette,
    ) -> Self {
        let figure = |one, many, n| Fact { name: if n == 1 { one } else { many }, value: grouped(n) };
        let allowed: Vec<&str> =
            options.text.languages.allowed().tags().iter().map(LanguageTag::as_str).collect();
        Self {
            figures: vec![
                figure("document", "documents", totals.documents),
                figure("article", "articles", totals.articles),
                figure("sentence", "sentences", counts.segments),
                figure("pair", "pairs", totals.pairs),
                figure("sentence aligned", "sentences aligned", counts.aligned + counts.given),
                figure("unit in the bitext", "units in the bitext", counts.bitext_units),
                figure("unit to review", "units to review", counts.review_units),
                figure("name", "names", counts.mentions),
                figure("concept named", "concepts named", counts.concepts),
            ],
            remarks: remarks.iter().map(|remark| sentence(remark)).collect(),
            options: vec![
                Fact {
                    name: "From, to",
                    value: format!(
                        "{} to {}",
                        options.from.as_ref().map_or("every other language", |tag| tag.as_str()),
                        options.to
                    ),
                },
                Fact { name: "Languages looked for", value: allowed.join(", ") },
                Fact {
                    name: "Text delivered",
                    value: if options.apply_profile {
                        format!("the view under the profile {}", options.text.profile.as_str())
                    } else {
                        format!(
                            "the documents\u{2019} own, code point for code point (the profile {} serves matching only)",
                            options.text.profile.as_str()
                        )
                    },
                },
                Fact { name: "Style of names", value: "as-found: no form is preferred".to_owned() },
            ],
            languages: palette.legend(),
            bitext_units: counted(counts.bitext_units, "unit", "units"),
            review_units: counted(counts.review_units, "unit", "units"),
            least: options.min_confidence.to_string(),
            to: options.to.to_string(),
        }
    }
}

/// A remark as a sentence of its own.
fn sentence(remark: &str) -> String {
    let mut characters = remark.chars();
    let first: String = characters.next().map_or_else(String::new, |c| c.to_uppercase().collect());
    let end = if remark.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{first}{}{end}", characters.as_str())
}

pub(super) struct InputRow<'a> {
    id: String,
    name: &'a str,
    format: &'a str,
    encoding: String,
    languages: Vec<Share<'a>>,
    n_articles: String,
    n_segments: String,
    n_mentions: String,
    bytes: String,
}

pub(super) struct Share<'a> {
    class: &'a str,
    text: String,
}

#[derive(Template)]
#[template(path = "report_inputs.html")]
pub(super) struct InputTable<'a> {
    rows: Vec<InputRow<'a>>,
    n_more: usize,
    faults_title: String,
    faults: &'a [Fault],
    n_more_faults: usize,
    passed_over: &'a [String],
    n_more_passed_over: usize,
}

impl<'a> InputTable<'a> {
    pub(super) fn new(delivery: &'a Delivery<'_>, palette: &'a Palette) -> Self {
        let n_faults = delivery.faults.len();
        let rows = delivery.documents.iter().take(MOST_INPUTS).enumerate();
        Self {
            rows: rows.map(|(i, document)| input_row(i, document, palette)).collect(),
            n_more: delivery.documents.len().saturating_sub(MOST_INPUTS),
            faults_title: format!(
                "{} could not be read. The others went on without.",
                counted(n_faults as u64, "input", "inputs")
            ),
            faults: delivery.faults.get(..MOST_FAULTS).unwrap_or(&delivery.faults),
            n_more_faults: n_faults.saturating_sub(MOST_FAULTS),
            passed_over: delivery.passed_over.get(..MOST_FAULTS).unwrap_or(&delivery.passed_over),
            n_more_passed_over: delivery.passed_over.len().saturating_sub(MOST_FAULTS),
        }
    }
}

fn input_row<'a>(number: usize, record: &'a DocumentRecord, palette: &'a Palette) -> InputRow<'a> {
    let total: u64 = record.languages.iter().map(|share| share.bytes).sum();
    let languages = record.languages.iter().map(|share| Share {
        class: palette.class(&share.language),
        text: format!("{} {}", share.language, percent(share.bytes, total)),
    });
    InputRow {
        id: format!("d{}", number + 1),
        name: &record.document,
        format: &record.format,
        encoding: encoding(record),
        languages: languages.collect(),
        n_articles: grouped(record.articles.len() as u64),
        n_segments: grouped(u64::from(record.n_segments)),
        n_mentions: grouped(u64::from(record.n_mentions)),
        bytes: grouped(record.bytes),
    }
}

/// The encoding of a document, what told so, and what could not be decoded.
pub(super) fn encoding(record: &DocumentRecord) -> String {
    let decision = &record.encoding;
    let how = match decision.how.as_str() {
        "bom" => "byte order mark",
        "declared" => "declared in the file",
        "valid-utf8" => "all of it is valid UTF-8",
        "detected" => "detected from the bytes",
        "container" => "by the format",
        other => other,
    };
    let mut text = format!("{}: {how}", decision.name);
    if decision.n_invalid > 0 {
        text.push_str("; ");
        text.push_str(&counted(decision.n_invalid, "byte sequence", "byte sequences"));
        text.push_str(" could not be decoded");
    }
    text
}

fn percent(part: u64, total: u64) -> String {
    let percent = part.saturating_mul(100).checked_div(total).unwrap_or(0);
    if percent == 0 && part > 0 { "<1 %".to_owned() } else { format!("{percent} %") }
}

#[derive(Template)]
#[template(path = "report_bitext.html")]
pub(super) struct BitextIntro {
    is_empty: bool,
    what_was_done: String,
    to: String,
    least: String,
}

impl BitextIntro {
    pub(super) fn new(options: &PrepareOptions, totals: &Totals, palette: &Palette, is_empty: bool) -> Self {
        let languages: Vec<&str> = palette.legend().into_iter().map(|it| it.tag).collect();
        let what_was_done = if totals.articles < 2 {
            "There is only one text, so there was nothing to compare it with; whether one half of it translates the \
             other was looked at, too."
                .to_owned()
        } else {
            format!(
                "Every text of another language was held against those in {}, whole files first, then single \
                 articles: by the length of their sentences, by numbers, by names and by words that translate each \
                 other (languages of this run: {}). No two went together well enough, and none are paired for want \
                 of better.",
                options.to,
                shortened(&languages.join(", "), 120)
            )
        };
        Self {
            is_empty,
            what_was_done,
            to: options.to.to_string(),
            least: options.min_confidence.to_string(),
        }
    }
}

/// Why two texts were paired, in a sentence.
pub(super) fn why(pair: &PairRecord) -> String {
    let reasons =
        if pair.reasons.is_empty() { String::new() } else { format!(": {}", pair.reasons.join("; ")) };
    format!("Translate each other with confidence {:.2}{reasons}.", pair.confidence)
}

/// Base64 with padding (RFC 4648, section 4), as a content security policy wants digests.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let number = (0..3).fold(0_usize, |n, i| n << 8 | usize::from(chunk.get(i).copied().unwrap_or(0)));
        for i in 0..4 {
            let digit = DIGITS.get(number >> (18 - 6 * i) & 63).copied().unwrap_or(b'=');
            text.push(if i <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_standard() {
        // The test vectors of RFC 4648, section 10.
        for (bytes, text) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn the_script_is_small_and_holds_no_markup() {
        assert!(SCRIPT.len() < 5_000);
        assert!(!SCRIPT.contains(['<', '&']));
        assert!(!STYLE.contains(['<', '&']) && !STYLE.contains("url("));
    }
}
