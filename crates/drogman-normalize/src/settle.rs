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
    let mut whole = EditMapBuilder::new();
    let mut remarks = Vec::new();
    // What the views of all stretches so far are longer than their sources.
    let mut longer = 0_i64;
    each_stretch(text, desk, &mut remarks, |start, stretch, found, settled| {
        let by = (start as i64 + longer) as u32;
        for remark in found {
            remark.span = remark.span.shifted(by);
        }
        let Some(settled) = settled else { return };
        longer += settled.view().len() as i64 - stretch.len() as i64;
        if start == 0 && stretch.len() == text.len() {
            whole = std::mem::take(settled);
        } else {
            whole.take_in(text, start as u32, settled);
        }
    });
    if whole.is_empty() {
        return Settled { text: Cow::Borrowed(text), edits: EditMap::default(), remarks };
    }
    let (view, edits) = whole.finish(text);
    Settled { text: Cow::Owned(view), edits, remarks }
}

/// Treats every stretch of a text in which a rule may begin. Calls `treated` with where it starts, with itself, with the
/// remarks on it by position in its view, and with its edits when there are any.
pub(crate) fn each_stretch(
    text: &str,
    desk: &Desk<'_>,
    remarks: &mut Vec<Remark>,
    mut treated: impl FnMut(usize, &str, &mut [Remark], Option<&mut EditMapBuilder>),
) {
    let (bytes, plan) = (text.as_bytes(), &desk.plan);
    let mut bench = Bench::default();
    // The sites that the bytes up to `known` make; those before `next` are treated.
    let mut ahead: Vec<Site> = Vec::new();
    let (mut next, mut known, mut done) = (0, 0, 0);
    loop {
        let Some(first) = ahead.get(next).map(|site| site.at as usize) else {
            let at = skip_quiet(bytes, known, plan);
            if at >= bytes.len() {
                break;
            }
            known = (at + BLOCK).min(bytes.len());
            // The last one tells what was looked at.
            ahead.drain(..next.saturating_sub(1));
            next = ahead.len();
            collect(bytes, at, known, plan, &mut ahead);
            continue;
        };
        let start = cut_before(text, done, first);
        let end = cut_behind(text, first);
        if known < end {
            collect(bytes, known, end, plan, &mut ahead);
            known = end;
        }
        bench.sites.clear();
        let sites = ahead.iter().skip(next).take_while(|site| (site.at as usize) < end);
        bench.sites.extend(sites.map(|site| Site { at: site.at - start as u32, ..*site }));
        next += bench.sites.len();
        let stretch = text.get(start..end).unwrap_or("");
        let n_before = remarks.len();
        let edited = bench.treat(stretch, desk, remarks);
        let found = remarks.get_mut(n_before..).unwrap_or(&mut []);
        treated(start, stretch, found, edited.then_some(&mut bench.settled));
        done = end;
    }
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
            let mut pass = Pass::new(current, desk, fresh, remarks);
            pass.run(stage, sites);
            if fresh.is_empty() {
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
