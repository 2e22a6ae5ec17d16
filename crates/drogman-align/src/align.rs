//! The passes that lead from two sides to beads.

use crate::bags::Corpus;
use crate::band::Band;
use crate::calibration::Features;
use crate::habits::Habits;
use crate::learn::learn;
use crate::lexicon::Lexicon;
use crate::links::Links;
use crate::moved;
use crate::options::AlignOptions;
use crate::posterior::posteriors;
use crate::problem::{Prices, Problem, Unit};
use crate::search::{Step, cheapest_path, nodes};
use crate::tokens::TokenizedSide;
use drogman_document::{Bead, Origin, Sentence, Side};
use drogman_text::{Diagnostic, Severity};

/// What [`align`] found.
#[derive(Clone, Debug, PartialEq)]
pub struct Alignment {
    /// Every sentence of each side in exactly one bead, in the order of the source; beads of the target alone
    /// stand behind the bead that they follow in the target.
    pub beads: Vec<Bead>,
    /// The mean of the beads' confidences; 0 when there is no bead.
    pub mean_confidence: f64,
    /// What there is to report.
    pub diagnostics: Vec<Diagnostic>,
}

/// Planes of more nodes than this are first searched coarsely.
const WHOLE_PLANE: usize = 40_000;
/// Units a side in the coarsest search.
const COARSE_UNITS: usize = 400;
/// How much finer each search is than the one before.
const REFINEMENT: usize = 6;
/// Half the width of the band in the last passes.
const FINE_WIDTH: u32 = 16;
/// How often moved blocks are looked for: taking some out shows others.
const MOVE_ROUNDS: usize = 3;

/// Ties the sentences of two texts that translate each other.
///
/// Every sentence of each side stands in exactly one bead, whatever the input. The texts need not be translations:
/// [`is_translation`](crate::is_translation) judges that from the result.
///
/// The price of a bead is made of Gale and Church's length cost (1993) and of a cosine of word bags; omissions
/// have affine prices; the search is dynamic programming in a band found by coarser searches (as in Thompson and
/// Koehn 2019). O((n + m) log(n + m)) time and linear memory in the numbers of sentences.
///
/// # Example: a sentence split in two
///
/// ```
/// use drogman_align::{AlignOptions, align};
/// use drogman_document::{Sentence, Side};
/// use drogman_text::LanguageTag;
///
/// let side = |language, texts: &[&'static str]| Side {
///     language,
///     sentences: texts
///         .iter()
///         .map(|&text| Sentence { text, block: 0, structure: 0, names: Vec::new() })
///         .collect(),
/// };
/// let english = side(LanguageTag::english(), &["The bridge opened in 1932, and the mayor made a speech.", "It rained."]);
/// let french = side(LanguageTag::french(), &["Le pont ouvrit en 1932.", "Le maire fit un discours.", "Il pleuvait."]);
/// let alignment = align(&english, &french, &AlignOptions::default());
/// assert_eq!(alignment.beads[0].target, [0, 1]);
/// assert_eq!(alignment.beads[1].target, [2]);
/// ```
pub fn align(source: &Side<'_>, target: &Side<'_>, options: &AlignOptions) -> Alignment {
    let pair = Pair::new(source, target, options);
    let (found, diagnostics) = pair.run();
    pair.finish(found, diagnostics)
}

struct Pair<'a> {
    options: &'a AlignOptions,
    source: TokenizedSide,
    target: TokenizedSide,
    source_units: Vec<Unit>,
    target_units: Vec<Unit>,
    lexicon: Option<&'static Lexicon>,
}

impl<'a> Pair<'a> {
    fn new(source: &Side<'_>, target: &Side<'_>, options: &'a AlignOptions) -> Self {
        Self {
            options,
            source: TokenizedSide::new(source),
            target: TokenizedSide::new(target),
            source_units: units(&source.sentences),
            target_units: units(&target.sentences),
            lexicon: Lexicon::between(&source.language, &target.language),
        }
    }

    fn corpus<'b>(&'b self, links: &'b Links) -> Corpus<'b> {
        let sum = |side: &TokenizedSide| side.chars.iter().map(|&chars| f64::from(chars)).sum::<f64>();
        let ratio = (sum(&self.target) / sum(&self.source).max(1.0)).clamp(0.2, 5.0);
        Corpus::new(&self.source, &self.target, links, ratio)
    }

    fn run(&self) -> (Vec<Found>, Vec<Diagnostic>) {
        let mut links = Links::new(&self.source, &self.target, self.lexicon);
        let mut prices = Prices::new(self.options, None);
        let whole = (self.source_units.as_slice(), self.target_units.as_slice());
        let (mut path, mut problem) = {
            let corpus = self.corpus(&links);
            let band = self.first_band(&corpus, prices);
            search(&corpus, whole, band, prices)
        };
        for _ in 0..2 {
            let beads = confident_beads(&problem, &path);
            let mut learned = links.clone();
            learn(&self.corpus(&links), &beads, &mut learned);
            links = learned;
            prices = Prices::new(self.options, Some(Habits::new(&problem, &path)));
            let band = Band::around(&nodes(&path), problem.n_source, problem.n_target, FINE_WIDTH);
            (path, problem) = search(&self.corpus(&links), whole, band, prices);
        }
        let corpus = self.corpus(&links);
        let mut blocks: Vec<MovedBlock> = Vec::new();
        let (mut source, mut target) = (self.source_units.clone(), self.target_units.clone());
        let mut n_skipped = 0;
        if self.options.find_moved {
            for _ in 0..MOVE_ROUNDS {
                let (found, n_too_large) = moved::find(&corpus, &problem, &path, (&source, &target));
                n_skipped = n_too_large;
                if found.is_empty() {
                    break;
                }
                for &block in &found {
                    let (part, steps) = moved::align_block(&corpus, &problem, (&source, &target), block);
                    blocks.push(MovedBlock { problem: part, path: steps });
                }
                let kept_rows = kept(&mut source, found.iter().map(|block| block.rows));
                let kept_columns = kept(&mut target, found.iter().map(|block| block.columns));
                let guide: Vec<_> = nodes(&path)
                    .into_iter()
                    .map(|(row, column)| (count_before(&kept_rows, row), count_before(&kept_columns, column)))
                    .collect();
                let longest = found.iter().map(|block| block.rows.1 - block.rows.0).max().unwrap_or(0);
                let width = FINE_WIDTH + longest.min(4 * FINE_WIDTH);
                let band = Band::around(&guide, source.len() as u32, target.len() as u32, width);
                (path, problem) = search(&corpus, (&source, &target), band, prices);
            }
        }
        let mut found = judged(&problem, &path, false);
        for block in &blocks {
            insert_block(&mut found, judged(&block.problem, &block.path, true));
        }
        (found, not_compared(n_skipped).into_iter().collect())
    }

    fn first_band(&self, corpus: &Corpus<'_>, prices: Prices) -> Band {
        let (n, m) = (self.source_units.len() as u32, self.target_units.len() as u32);
        if (n as usize + 1) * (m as usize + 1) <= WHOLE_PLANE {
            return Band::whole(n, m);
        }
        let mut size = (n.max(m) as usize).div_ceil(COARSE_UNITS);
        let mut path: Option<Vec<(u32, u32)>> = None;
        loop {
            let source = coarse(&self.source_units, size);
            let target = coarse(&self.target_units, size);
            let (rows, columns) = (source.len() as u32, target.len() as u32);
            let band = match &path {
                None => Band::whole(rows, columns),
                Some(fine) => {
                    let scaled: Vec<_> =
                        fine.iter().map(|&(r, c)| (r / size as u32, c / size as u32)).collect();
                    Band::around(&scaled, rows, columns, 2 * REFINEMENT as u32)
                }
            };
            let problem = Problem::new(corpus, source, target, band, Prices { max_side: 2, ..prices });
            let (steps, _) = cheapest_path(&problem);
            let fine: Vec<_> = nodes(&steps)
                .into_iter()
                .map(|(row, column)| ((row * size as u32).min(n), (column * size as u32).min(m)))
                .collect();
            if size <= REFINEMENT {
                return Band::around(&fine, n, m, 3 * size as u32 + FINE_WIDTH);
            }
            path = Some(fine);
            size = (size / REFINEMENT).max(2);
        }
    }

    /// Makes beads of what was found, and gives each blank sentence a bead of its own in its place.
    fn finish(&self, found: Vec<Found>, diagnostics: Vec<Diagnostic>) -> Alignment {
        let mut beads = Vec::with_capacity(found.len());
        let mut next_source = 0;
        let blank_targets = |beads: &mut Vec<Bead>, from: u32| {
            let blank = (from..).take_while(|&number| self.target.is_blank(number));
            beads.extend(blank.map(|number| alone(Vec::new(), vec![number])));
        };
        blank_targets(&mut beads, 0);
        for bead in found {
            if bead.source[1] > 0 {
                beads.extend((next_source..bead.source[0]).map(|number| alone(vec![number], Vec::new())));
                next_source = bead.source[1];
            }
            beads.push(Bead {
                source: (bead.source[0]..bead.source[1]).collect(),
                target: (bead.target[0]..bead.target[1]).collect(),
                confidence: bead.confidence,
                moved: bead.moved,
                origin: Origin::Computed,
            });
            if bead.target[1] > 0 {
                blank_targets(&mut beads, bead.target[1]);
            }
        }
        let n_source = self.source.n_sentences() as u32;
        beads.extend((next_source..n_source).map(|number| alone(vec![number], Vec::new())));
        let mean_confidence =
            beads.iter().map(|bead| bead.confidence).sum::<f64>() / beads.len().max(1) as f64;
        Alignment { beads, mean_confidence, diagnostics }
    }
}

/// What there is to say when stretches without a counterpart were too large to be looked for elsewhere.
fn not_compared(n_skipped: usize) -> Option<Diagnostic> {
    let message = format!(
        "{n_skipped} pairs of stretches without a counterpart are too large to be compared: blocks moved between \
         them were not looked for"
    );
    (n_skipped > 0).then(|| {
        Diagnostic::new(Severity::Note, "moved-not-searched", message).hint("align the chapters one by one")
    })
}

/// The bead of a sentence without any text.
fn alone(source: Vec<u32>, target: Vec<u32>) -> Bead {
    Bead { source, target, confidence: 1.0, moved: false, origin: Origin::Computed }
}

/// A bead as runs of sentences.
struct Found {
    source: [u32; 2],
    target: [u32; 2],
    confidence: f64,
    moved: bool,
}

/// A block that stands elsewhere, with its own path.
struct MovedBlock {
    problem: Problem,
    path: Vec<Step>,
}

fn search(
    corpus: &Corpus<'_>,
    units: (&[Unit], &[Unit]),
    band: Band,
    prices: Prices,
) -> (Vec<Step>, Problem) {
    let problem = Problem::new(corpus, units.0.to_vec(), units.1.to_vec(), band, prices);
    let (path, _) = cheapest_path(&problem);
    (path, problem)
}

fn judged(problem: &Problem, path: &[Step], moved: bool) -> Vec<Found> {
    let features = Features::of(problem, path, &posteriors(problem, path));
    path.iter()
        .zip(features)
        .map(|(step, features)| {
            let (source, target) = problem.sentences(step);
            Found { source, target, confidence: features.confidence(), moved: moved && !step.is_null() }
        })
        .collect()
}

/// Puts the beads of a moved block where its source stands.
fn insert_block(found: &mut Vec<Found>, block: Vec<Found>) {
    let first = block.iter().find(|bead| bead.source[1] > 0).map_or(0, |bead| bead.source[0]);
    let place =
        found.iter().position(|bead| bead.source[1] > 0 && bead.source[0] > first).unwrap_or(found.len());
    found.splice(place..place, block);
}

/// Takes the runs out of a list of units. Gives the numbers of what is left, ascending.
fn kept(units: &mut Vec<Unit>, runs: impl Iterator<Item = (u32, u32)>) -> Vec<u32> {
    let mut is_kept = vec![true; units.len()];
    for (first, end) in runs {
        if let Some(run) = is_kept.get_mut(first as usize..end as usize) {
            run.fill(false);
        }
    }
    let numbers: Vec<u32> =
        (0..).zip(&is_kept).filter(|(_, kept)| **kept).map(|(number, _)| number).collect();
    *units = numbers.iter().filter_map(|&number| units.get(number as usize).copied()).collect();
    numbers
}

fn count_before(numbers: &[u32], end: u32) -> u32 {
    numbers.partition_point(|&number| number < end) as u32
}

/// One unit for each sentence that holds anything.
fn units(sentences: &[Sentence<'_>]) -> Vec<Unit> {
    let n_blocks =
        1 + sentences.iter().zip(sentences.iter().skip(1)).filter(|(a, b)| a.block != b.block).count();
    let has_paragraphs = n_blocks > 2 && n_blocks * 5 < sentences.len() * 4;
    let mut block = None;
    let mut units = Vec::with_capacity(sentences.len());
    for (number, sentence) in sentences.iter().enumerate() {
        if sentence.text.trim().is_empty() {
            continue;
        }
        units.push(Unit {
            first: number as u32,
            end: number as u32 + 1,
            structure: sentence.structure,
            begins: has_paragraphs.then_some(block != Some(sentence.block)),
        });
        block = Some(sentence.block);
    }
    units
}

/// Units of `size` neighbours each.
fn coarse(units: &[Unit], size: usize) -> Vec<Unit> {
    units
        .chunks(size)
        .filter_map(|chunk| {
            let (first, last) = (chunk.first()?, chunk.last()?);
            Some(Unit { first: first.first, end: last.end, structure: 0, begins: None })
        })
        .collect()
}

/// The beads that a lexicon may be learned from: small, between two-sided neighbours, and better than chance.
fn confident_beads(problem: &Problem, path: &[Step]) -> Vec<([u32; 2], [u32; 2])> {
    let is_sound = |at: Option<usize>| at.and_then(|at| path.get(at)).is_none_or(|step| !step.is_null());
    path.iter()
        .enumerate()
        .filter(|(at, step)| {
            !step.is_null()
                && step.rows + step.columns <= 3
                && is_sound(at.checked_sub(1))
                && is_sound(Some(at + 1))
                && problem.word_cost(step.row, step.column, step.shape()) < 0.97
        })
        .map(|(_, step)| problem.sentences(step))
        .collect()
}
