//! A text stretch by stretch, each until nothing is left to do in it.

use crate::Remark;
use crate::pass::{Desk, Pass, Stage};
use crate::plan::Plan;
use crate::scan::{BLOCK, Site, collect, look_at_all, skip_quiet};
use drogman_text::{EditMap, EditMapBuilder};
use std::borrow::Cow;

/// How often the stages run over one stretch at most. Two rounds are usual: one that edits, one that finds nothing
/// more. Layers of damage take one each, and every rule makes the text poorer in what it looks for, so the bound is
/// never met by text that people wrote.
const MOST_ROUNDS: usize = 24;

/// A text in which repairs and typography find nothing more.
pub(crate) struct Settled<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) edits: EditMap,
    /// What was seen and left, by position in the view.
    pub(crate) remarks: Vec<Remark>,
}

/// Settles a text. Where no rule may begin it is passed over in blocks. Else the paragraphs round a site are taken out,
/// for no rule looks beyond them ([`cuts`](crate::cuts)), and treated by themselves.
pub(crate) fn settle<'a>(text: &'a str, desk: &Desk<'_>) -> Settled<'a> {
    let (bytes, plan) = (text.as_bytes(), &desk.plan);
    let mut bench = Bench::default();
    let mut whole = EditMapBuilder::new();
    let mut remarks = Vec::new();
    // What the views of all stretches so far are longer than their sources.
    let mut longer = 0_i64;
    let (mut done, mut at) = (0, 0);
    loop {
        at = skip_quiet(bytes, at, plan);
        if at >= bytes.len() {
            break;
        }
        // A space before what begins the block may be the site.
        let look = at.saturating_sub(1).max(done);
        bench.sites.clear();
        collect(bytes, look, (look + BLOCK).min(bytes.len()), plan, &mut bench.sites);
        let Some(first) = bench.sites.first().map(|site| site.at as usize) else {
            at = look + BLOCK;
            continue;
        };
        let start = cut_before(text, done, first);
        let end = cut_behind(text, first);
        bench.sites.clear();
        collect(bytes, first, end, plan, &mut bench.sites);
        for site in &mut bench.sites {
            site.at -= start as u32;
        }
        let stretch = text.get(start..end).unwrap_or("");
        let n_before = remarks.len();
        let edited = bench.treat(stretch, desk, &mut remarks);
        let by = (start as i64 + longer) as u32;
        for remark in remarks.iter_mut().skip(n_before) {
            remark.span = remark.span.shifted(by);
        }
        if edited {
            longer += bench.settled.view().len() as i64 - stretch.len() as i64;
            whole.take_in(text, start as u32, &bench.settled);
        }
        (done, at) = (end, end);
    }
    if whole.is_empty() {
        return Settled { text: Cow::Borrowed(text), edits: EditMap::default(), remarks };
    }
    let (view, edits) = whole.finish(text);
    Settled { text: Cow::Owned(view), edits, remarks }
}

/// The last cut up to `at`, at which there is no blank line; `done` is one.
fn cut_before(text: &str, done: usize, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    while let Some(line_end) = text.get(done..end).and_then(|head| head.rfind('\n')).map(|i| done + i) {
        let head = bytes.get(..line_end).unwrap_or(&[]);
        if head.ends_with(b"\n") || head.ends_with(b"\n\r") {
            return line_end + 1;
        }
        end = line_end;
    }
    done
}

/// A cut behind `at`, at which there is no blank line.
fn cut_behind(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut start = at;
    while let Some(line_end) = text.get(start..).and_then(|tail| tail.find('\n')).map(|i| start + i) {
        match bytes.get(line_end + 1..).unwrap_or(&[]) {
            [b'\n', ..] => return line_end + 2,
            [b'\r', b'\n', ..] => return line_end + 3,
            _ => start = line_end + 1,
        }
    }
    bytes.len()
}

/// What the work on one stretch leaves for the next: memory.
#[derive(Default)]
struct Bench {
    /// The sites of the stretch as it stands.
    sites: Vec<Site>,
    /// The edits that led there, when there were any.
    settled: EditMapBuilder,
    /// Those of one pass.
    fresh: EditMapBuilder,
}

impl Bench {
    /// Treats a stretch whose sites are known, and says whether it changed: then its edits and view are in `settled`.
    /// Adds the remarks on it, by position in its view.
    fn treat(&mut self, stretch: &str, desk: &Desk<'_>, remarks: &mut Vec<Remark>) -> bool {
        let Self { sites, settled, fresh } = self;
        let n_before = remarks.len();
        let mut edited = false;
        let mut stage = Stage::Repair;
        for _ in 0..MOST_ROUNDS {
            let current = if edited { settled.view() } else { stretch };
            let pass = Pass::new(current, desk, std::mem::take(fresh)).run(stage, sites);
            *fresh = pass.edits;
            if fresh.is_empty() {
                remarks.extend(pass.remarks);
                if stage == Stage::Typography {
                    break;
                }
                stage = Stage::Typography;
                continue;
            }
            remarks.truncate(n_before);
            fresh.complete(current);
            carry(sites, fresh, &desk.plan);
            if edited {
                settled.then(stretch, fresh);
            } else {
                std::mem::swap(settled, fresh);
            }
            fresh.clear();
            edited = true;
            stage = Stage::Repair;
        }
        edited
    }
}

/// How many bytes before an edit look ahead as far as it, and how many behind it look back.
const AHEAD: usize = 3;
const BACK: usize = 2;

/// Turns the sites of a text into those of its view: they move with the text, and are looked for anew near the edits.
fn carry(sites: &mut Vec<Site>, edits: &EditMapBuilder, plan: &Plan) {
    let view = edits.view().as_bytes();
    if edits.edits().len() > view.len() / 16 {
        sites.clear();
        return collect(view, 0, view.len(), plan, sites);
    }
    let mut old = std::mem::take(sites).into_iter().peekable();
    // Up to here the sites of source and view are known.
    let (mut source_done, mut view_done) = (0, 0);
    for edit in edits.edits() {
        let (source, target) = (edit.source.range(), edit.view.range());
        let keep_until = source.start.saturating_sub(AHEAD);
        while let Some(site) = old.next_if(|site| (site.at as usize) < keep_until) {
            if site.at as usize >= source_done {
                sites.push(Site { at: (site.at as usize - source_done + view_done) as u32, ..site });
            }
        }
        let from = target.start.saturating_sub(AHEAD).max(view_done);
        let to = (target.end + BACK).min(view.len());
        look_at_all(view, from, to, plan, sites);
        (source_done, view_done) = (source.end + (to - target.end), to);
    }
    for site in old.filter(|site| site.at as usize >= source_done) {
        sites.push(Site { at: (site.at as usize - source_done + view_done) as u32, ..site });
    }
}
