//! Lines of columns and figures.

use super::lines::Line;
use super::n_words;

/// The longest line of figures that blanks alone part, in bytes.
const MAX_FIGURES_LINE: usize = 200;

/// For each line whether it belongs to a table: exchange rates, results, columns.
///
/// A line is one when it has three columns or more and a figure among them, or two and stands beside a line of
/// as many columns; when most of its few words are figures and a neighbour is the same; or when it heads such
/// lines with as many columns. Columns part at a tab, at a `|` between blanks, and at two blanks or more. A sentence
/// that quotes rates has none of that.
pub(super) fn tabular(text: &str, lines: &[Line]) -> Vec<bool> {
    let shapes: Vec<Shape> = lines.iter().map(|line| shape(text, line)).collect();
    let mut tabular: Vec<bool> = (0..shapes.len())
        .map(|i| {
            shapes.get(i).is_some_and(|shape| {
                let beside = neighbours(&shapes, lines, i);
                match shape.n_columns {
                    0 => false,
                    1 => shape.mostly_figures && beside.clone().any(|other| other.mostly_figures),
                    n => {
                        shape.n_figures > 0
                            && (n > 2
                                || beside.clone().any(|other| other.n_columns == n && other.n_figures > 0)
                                || shape.mostly_figures)
                    }
                }
            })
        })
        .collect();
    // Heads of columns: as many columns as the table line that follows directly.
    for i in (0..shapes.len().saturating_sub(1)).rev() {
        let head = shapes.get(i).is_some_and(|shape| {
            shape.n_columns > 1 && shapes.get(i + 1).is_some_and(|next| next.n_columns == shape.n_columns)
        });
        if head
            && tabular.get(i + 1) == Some(&true)
            && let Some(flag) = tabular.get_mut(i)
        {
            *flag = true;
        }
    }
    tabular
}

/// The nearest lines of text before and after, at most one blank line away.
fn neighbours<'a>(
    shapes: &'a [Shape],
    lines: &'a [Line],
    i: usize,
) -> impl Iterator<Item = &'a Shape> + Clone {
    let readable = |j: usize| lines.get(j).is_some_and(|line| !line.is_blank());
    let before = i.checked_sub(1).map(|j| if readable(j) { j } else { j.saturating_sub(1) });
    let after = if readable(i + 1) { i + 1 } else { i + 2 };
    [before, Some(after)].into_iter().flatten().filter_map(|j| shapes.get(j))
}

#[derive(Default)]
struct Shape {
    n_columns: usize,
    n_figures: usize,
    mostly_figures: bool,
}

fn shape(text: &str, line: &Line) -> Shape {
    if line.is_blank() || line.is_rule {
        return Shape::default();
    }
    let content = line.trimmed.slice(text);
    // Most lines are running text, and most of the time goes here: what has no second column is seen at once.
    let parted = content.contains(['\t', '|']) || content.contains("  ");
    if !parted && content.len() > MAX_FIGURES_LINE {
        return Shape { n_columns: 1, n_figures: 0, mostly_figures: false };
    }
    let (mut n_columns, mut n_figures, mut longest) = (0, 0, 0);
    for column in columns(content) {
        n_columns += 1;
        n_figures += usize::from(is_figure(column));
        longest = longest.max(n_words(column));
    }
    // Running text in a column: blanks between sentences, not between columns.
    if longest > 8 {
        return Shape { n_columns: 1, n_figures: 0, mostly_figures: false };
    }
    let words = n_words(content);
    let n_figure_words = content.split_whitespace().filter(|word| is_figure(word)).count();
    let mostly_figures =
        (2..=8).contains(&words) && n_figure_words * 2 >= words && !super::dates::is_date_line(content);
    Shape { n_columns, n_figures, mostly_figures }
}

fn columns(content: &str) -> impl Iterator<Item = &str> {
    content
        .split(['\t', '|'])
        .flat_map(|cell| cell.split("  "))
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
}

/// Whether a cell is a figure: digits with signs, separators, units of money or per cent, and few letters.
fn is_figure(cell: &str) -> bool {
    let n_digits = cell.chars().filter(char::is_ascii_digit).count();
    let n_letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    n_digits > 0 && n_letters <= 3 && cell.chars().count() <= 24 && n_letters <= n_digits
}
