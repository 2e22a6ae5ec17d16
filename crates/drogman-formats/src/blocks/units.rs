//! Lines joined to units: what will be blocks.

use super::lines::Line;
use super::marks::MarkSort;
use super::{ends_open, ends_sentence, tables, threads};
use drogman_document::{Block, BlockKind};
use drogman_text::ByteSpan;

/// One block to be.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an observation of its own; they meet in any mixture"
)]
pub(super) struct Unit {
    /// Its text without marks.
    pub(super) content: ByteSpan,
    /// What it is, as far as it is known.
    pub(super) kind: BlockKind,
    /// How deep it stands.
    pub(super) depth: u8,
    /// Whether the kind is final: from marks, columns or markup.
    pub(super) decided: bool,
    /// How many blank lines stand before it.
    pub(super) n_blank_before: u32,
    /// Whether a blank line, a rule or the end follows.
    pub(super) closed: bool,
    /// Whether a rule stands between it and the unit before.
    pub(super) after_rule: bool,
    /// How many lines it takes.
    pub(super) n_lines: u32,
    /// Whether the line under it underlines it.
    pub(super) underlined: bool,
    /// Whether an element for articles begins with it.
    pub(super) opens_element: bool,
}

impl Unit {
    /// The unit of a block that a marked-up format gave.
    pub(super) fn of_block(block: &Block) -> Self {
        Self {
            content: block.content,
            kind: block.kind,
            depth: block.depth,
            decided: true,
            n_blank_before: 1,
            closed: true,
            after_rule: false,
            n_lines: 1,
            underlined: false,
            opens_element: false,
        }
    }
}

/// Joins lines to units.
pub(super) fn units(text: &str, lines: &[Line], wrapped: bool) -> Vec<Unit> {
    let roles = threads::roles(text, lines);
    let tabular = tables::tabular(text, lines);
    let mut units: Vec<Unit> = Vec::new();
    let (mut n_blank, mut after_rule) = (0_u32, false);
    let mut list_indents: Vec<u32> = Vec::new();
    let mut i = 0;
    while let Some(line) = lines.get(i) {
        let role = roles.get(i).copied().unwrap_or_default();
        let is_table = tabular.get(i).copied().unwrap_or(false);
        if line.is_blank() {
            n_blank += 1;
            close(&mut units);
            i += 1;
            continue;
        }
        if line.is_rule {
            let last = units.last_mut();
            if let Some(title) = last.filter(|unit| n_blank == 0 && unit.n_lines == 1 && !unit.decided) {
                title.underlined = true;
            } else {
                after_rule = true;
                n_blank = 0;
            }
            close(&mut units);
            i += 1;
            continue;
        }
        let mut unit = first_line(line, role, is_table, &mut list_indents);
        unit.n_blank_before = n_blank;
        unit.after_rule = after_rule;
        let mut end = i + 1;
        while let (Some(last), Some(next)) = (lines.get(end - 1), lines.get(end)) {
            let next_role = roles.get(end).copied().unwrap_or_default();
            let same = next_role == role && !tabular.get(end).copied().unwrap_or(false) && !is_table;
            if !same || !joins(text, line, last, next, wrapped) {
                break;
            }
            unit.content = ByteSpan::new(unit.content.start(), next.content.end());
            unit.n_lines += 1;
            end += 1;
        }
        if !unit.content.is_empty() {
            units.push(unit);
            (n_blank, after_rule) = (0, false);
        }
        i = end;
    }
    close(&mut units);
    units
}

fn close(units: &mut [Unit]) {
    if let Some(last) = units.last_mut() {
        last.closed = true;
    }
}

fn first_line(line: &Line, role: threads::Role, is_table: bool, list_indents: &mut Vec<u32>) -> Unit {
    let (kind, depth, decided) = match role {
        threads::Role::Author(depth) => (BlockKind::CommentAuthor, depth, true),
        threads::Role::Body(depth) if line.mark.is_some() => {
            (BlockKind::ListItem, depth.saturating_add(1), true)
        }
        threads::Role::Body(depth) => (BlockKind::Comment, depth, true),
        threads::Role::Outside if is_table => (BlockKind::Tabular, 0, true),
        threads::Role::Outside if line.mark.is_some() => {
            while list_indents.last().is_some_and(|indent| *indent >= line.indent) {
                list_indents.pop();
            }
            let depth = u8::try_from(list_indents.len()).unwrap_or(u8::MAX);
            list_indents.push(line.indent);
            (BlockKind::ListItem, depth.saturating_add(line.quote_depth), true)
        }
        threads::Role::Outside if line.quote_depth > 0 => (BlockKind::Quotation, line.quote_depth - 1, true),
        threads::Role::Outside => (BlockKind::Paragraph, 0, false),
    };
    if kind != BlockKind::ListItem {
        list_indents.clear();
    }
    // A table keeps its line whole: what looks like a mark is a figure there.
    let content = if is_table { line.trimmed } else { line.content };
    Unit {
        content,
        kind,
        depth,
        decided,
        n_blank_before: 0,
        closed: false,
        after_rule: false,
        n_lines: 1,
        underlined: false,
        opens_element: false,
    }
}

/// Whether `next` goes on with the unit that `first` began and `last` ends so far.
fn joins(text: &str, first: &Line, last: &Line, next: &Line, wrapped: bool) -> bool {
    if next.is_blank() || next.is_rule || next.quote_depth != last.quote_depth {
        return false;
    }
    let (before, after) = (last.content.slice(text), next.content.slice(text));
    if super::dates::is_date_line(before) || super::dates::is_date_line(after) {
        return false;
    }
    let goes_on = !ends_sentence(before) && after.chars().next().is_some_and(char::is_lowercase);
    if let Some(mark) = next.mark {
        // In wrapped text a number or a dash can come to stand at the start of a line by chance.
        let chance = wrapped && first.mark.is_none() && !ends_sentence(before) && !ends_open(before);
        return chance && (mark.sort == MarkSort::Number || goes_on) && next.indent == last.indent;
    }
    if !wrapped {
        return goes_on && (next.indent == last.indent || first.mark.is_some());
    }
    // An indented first line begins a paragraph where paragraphs follow each other without a blank line.
    let begins_paragraph = next.indent >= last.indent + 2 && first.mark.is_none() && ends_sentence(before);
    let hangs_back = first.mark.is_some() && next.indent <= first.indent && ends_sentence(before);
    !begins_paragraph && !hangs_back
}
