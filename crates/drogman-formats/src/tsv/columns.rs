//! Which columns of a table are text.

use super::{fields, lines};
use drogman_text::LanguageTag;

/// How many rows are looked at when no header tells what the columns are.
const SAMPLE_ROWS: usize = 1000;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// One side of the units, with its language where the header states it.
    Side(Option<LanguageTag>),
    /// The ids of the units.
    Id,
    /// Anything else; left out.
    Other,
}

/// The columns of a table.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    pub(super) columns: Vec<Column>,
    /// Whether the first line names them.
    pub(super) has_header: bool,
}

impl Columns {
    /// Looks at the first line, and at the rows where it names no two sides.
    pub(super) fn find(text: &str) -> Self {
        let Some(first) = lines(text).next() else { return Self { columns: Vec::new(), has_header: false } };
        let named: Vec<Column> = fields(text, &first)
            .into_iter()
            .map(|range| by_name(text.get(range).unwrap_or_default()))
            .collect();
        if named.iter().filter(|column| matches!(column, Column::Side(_))).count() >= 2 {
            return Self { columns: named, has_header: true };
        }
        Self { columns: by_content(text), has_header: false }
    }
}

fn by_name(name: &str) -> Column {
    let name = name.trim().trim_matches('"');
    let lower = name.to_lowercase();
    match lower.as_str() {
        "id" | "tuid" | "#" | "key" => Column::Id,
        "source" | "target" | "src" | "tgt" | "source_text" | "target_text" => Column::Side(None),
        "english" | "anglais" => Column::Side(Some(LanguageTag::english())),
        "french" | "fran\u{E7}ais" | "francais" => Column::Side(Some(LanguageTag::french())),
        _ if is_language(&lower) => Column::Side(LanguageTag::parse(&name.replace('_', "-"))),
        _ => Column::Other,
    }
}

/// Whether a column's name is a language tag rather than a word: a code of two letters from ISO 639-1 or a usual
/// one of three, with or without further subtags. `id` is taken for an identifier, not for Indonesian.
fn is_language(lower: &str) -> bool {
    const TWO: &str = " aa ab af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy \
        da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia ie ig \
        ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk \
        ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd \
        se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo \
        wa wo xh yi yo za zh zu ";
    const THREE: &str = " ara aze ces deu ell eng fas fra hye hyw ita kat kmr lez nld pol por ron rus spa tat tur ukr \
        xcl zho und ";
    let primary = lower.split(['-', '_']).next().unwrap_or_default();
    let padded = format!(" {primary} ");
    (TWO.contains(&padded) || THREE.contains(&padded))
        && LanguageTag::parse(&lower.replace('_', "-")).is_some()
}

/// The first two columns that are text become the sides.
fn by_content(text: &str) -> Vec<Column> {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    let rows = lines(text).filter(|line| line.end > line.start).take(SAMPLE_ROWS);
    let mut n_columns = None;
    for line in rows {
        let fields = fields(text, &line);
        n_columns.get_or_insert(fields.len());
        for (i, range) in fields.into_iter().enumerate() {
            let field = text.get(range).unwrap_or_default().trim();
            if counts.len() <= i {
                counts.push((0, 0));
            }
            if let Some((n_filled, n_text)) = counts.get_mut(i).filter(|_| !field.is_empty()) {
                *n_filled += 1;
                *n_text += usize::from(is_text(field));
            }
        }
    }
    let mut n_sides = 0;
    counts
        .iter()
        .take(n_columns.unwrap_or(0))
        .map(|(n_filled, n_text)| {
            if n_sides < 2 && *n_filled > 0 && n_text * 2 > *n_filled {
                n_sides += 1;
                Column::Side(None)
            } else {
                Column::Other
            }
        })
        .collect()
}

/// Whether a field reads as text: it has letters, and it is neither an address nor a language code.
fn is_text(field: &str) -> bool {
    let has_letters = field.chars().any(char::is_alphabetic);
    let address = field.contains("://") && !field.contains(' ');
    let code = field.len() <= 3 && field.bytes().all(|b| b.is_ascii_lowercase());
    has_letters && !address && !code
}
