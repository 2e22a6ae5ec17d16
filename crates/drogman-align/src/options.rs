//! What an alignment can be told.

/// How to align. The default suits whole documents, clean or damaged.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AlignOptions {
    /// The most sentences that one side of a bead may hold, from 1 to 5 (2:2, 2:3 and 3:2 are the largest shapes
    /// with several sentences on both sides).
    pub max_side: usize,
    /// Whether to look for blocks that stand elsewhere in the target.
    pub find_moved: bool,
    /// The prices of beads when words tell.
    pub costs: Costs,
    /// The prices of beads when words tell nothing, as between two languages without a lexicon.
    pub costs_by_length: Costs,
}

impl Default for AlignOptions {
    fn default() -> Self {
        Self { max_side: 5, find_moved: true, costs: Costs::WORDS, costs_by_length: Costs::LENGTH }
    }
}

/// The prices of beads, in the scale of the area paper: a random 1:1 bead costs about `words` and its length.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Costs {
    /// What one unit of length cost (the negative logarithm of Gale and Church's tail probability, at most 12)
    /// counts.
    pub length: f64,
    /// What one unit of word cost (1 for a random pair) counts, for each sentence pair of the bead.
    pub words: f64,
    /// What each sentence beyond two costs.
    pub extra: f64,
    /// What a bead with several sentences on both sides costs besides.
    pub square: f64,
    /// What the first sentence of an omission costs besides.
    pub gap_open: f64,
    /// By how much that falls in a text where a tenth is missing.
    pub gap_open_relief: f64,
    /// What each sentence of an omission costs in the first pass, before the document has shown its own prices.
    pub gap_extend: f64,
    /// Later passes: the share of the document's usual price of a sentence pair in the price of an omitted
    /// sentence.
    pub gap_by_match: f64,
    /// Later passes: the share of the price of a random pair in the price of an omitted sentence.
    pub gap_by_random: f64,
    /// What a bead costs whose two sides stand in different structure (a headline and running text).
    pub structure: f64,
    /// What joining sentences of two paragraphs costs, and what a paragraph that begins on one side only costs.
    pub paragraph: f64,
}

impl Costs {
    /// Fitted on the novels of TransRead and on damaged twins of them.
    pub const WORDS: Self = Self {
        length: 0.052,
        words: 0.762,
        extra: 0.207,
        square: -0.02,
        gap_open: 0.20,
        gap_open_relief: 0.0,
        gap_extend: 0.48,
        gap_by_match: 0.198,
        gap_by_random: 0.30,
        structure: 0.15,
        paragraph: 0.08,
    };

    /// Length alone (area paper, section 7.1, last row of the table).
    pub const LENGTH: Self = Self {
        length: 0.670,
        words: 0.0,
        extra: 1.72,
        square: 0.0,
        gap_open: 0.0,
        gap_open_relief: 0.0,
        gap_extend: 5.22,
        gap_by_match: 0.0,
        gap_by_random: 0.0,
        structure: 0.5,
        paragraph: 0.3,
    };
}
