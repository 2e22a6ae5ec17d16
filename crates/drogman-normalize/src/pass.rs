//! One pass from left to right over a text, rules called at the sites where they may begin.

use crate::context::{Plain, address_end, after, before, code_end, is_latin_letter, ticks_end};
use crate::plan::Plan;
use crate::repair::mojibake::Damage;
use crate::rules::{self as rule, Action, Rule};
use crate::scan::Site;
use crate::setting::Setting;
use crate::{Options, Profile, Protection, Remark, key, repair, typography};
use drogman_text::{ByteSpan, EditMapBuilder, Script, script_of};
use std::borrow::Cow;

/// The languages that have rules of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    French,
    English,
    Other,
}

/// Repairs come first, so that the typographic rules see what the text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    Repair,
    Typography,
}

impl Stage {
    pub(crate) const fn bit(self) -> u8 {
        match self {
            Self::Repair => 1,
            Self::Typography => 2,
        }
    }
}

/// What the options come to, once for all passes.
#[derive(Debug)]
pub(crate) struct Desk<'a> {
    pub(crate) options: &'a Options<'a>,
    pub(crate) language: Language,
    pub(crate) setting: Setting,
    pub(crate) plan: Plan,
}

impl<'a> Desk<'a> {
    pub(crate) fn of(options: &'a Options<'a>) -> Self {
        let language = match options.language.primary() {
            "fr" => Language::French,
            "en" => Language::English,
            _ => Language::Other,
        };
        let setting = Setting::of(options);
        let plan = Plan::of(options, language, &setting);
        Self { options, language, setting, plan }
    }
}

/// The state of one pass.
pub(crate) struct Pass<'a> {
    pub(crate) text: &'a str,
    pub(crate) language: Language,
    pub(crate) options: &'a Options<'a>,
    /// What the typography writes.
    pub(crate) setting: &'a Setting,
    pub(crate) edits: &'a mut EditMapBuilder,
    pub(crate) remarks: &'a mut Vec<Remark>,
    /// How many of them were made before.
    n_before: usize,
    /// Up to here lies an address or code, which only canonical composition may touch.
    pub(crate) quiet_until: usize,
    /// Where no address is.
    plain: Plain,
    /// The quotation marks of the paragraph at hand.
    pub(crate) quotes: Option<typography::quotes::Paragraph>,
    /// Its straight single quotes.
    pub(crate) singles: Option<typography::single_quotes::Singles>,
}

impl<'a> Pass<'a> {
    /// A pass over the text that has done nothing yet. The builder is empty; it may bring memory along.
    pub(crate) fn new(
        text: &'a str,
        desk: &'a Desk<'a>,
        edits: &'a mut EditMapBuilder,
        remarks: &'a mut Vec<Remark>,
    ) -> Self {
        Self {
            text,
            language: desk.language,
            setting: &desk.setting,
            options: desk.options,
            edits,
            n_before: remarks.len(),
            remarks,
            quiet_until: 0,
            plain: Plain::default(),
            quotes: None,
            singles: None,
        }
    }

    /// Runs one stage over the sites of the text.
    pub(crate) fn run(&mut self, stage: Stage, sites: &[Site]) {
        let mut next = 0;
        for site in sites.iter().filter(|site| site.stages & stage.bit() != 0) {
            let at = site.at as usize;
            if at < next {
                continue;
            }
            next = match stage {
                Stage::Repair => self.repair_at(at),
                Stage::Typography => typography::at_trigger(self, at),
            };
        }
    }

    /// Does what a rule wants, as far as the profile allows: edits, reports, or neither. Says whether it edited.
    pub(crate) fn act(&mut self, by: &'static Rule, start: usize, end: usize, replacement: &str) -> bool {
        if self.options.protect == Protection::Tabular && !by.tabular {
            return false;
        }
        if !by.speaks(self.language) {
            return false;
        }
        match by.action(self.options.profile) {
            Action::Edit => self.edits.replace(self.text, ByteSpan::of(start..end), replacement, by.id),
            Action::Report => {
                self.report(by, start, end, Cow::Borrowed(by.remark));
                false
            }
            Action::Off => false,
        }
    }

    /// Leaves a remark; a rule that is off, or not for tabular lines, says nothing.
    pub(crate) fn report(&mut self, by: &'static Rule, start: usize, end: usize, message: Cow<'static, str>) {
        let spared = self.options.protect == Protection::Tabular && !by.tabular;
        if !spared && by.speaks(self.language) && by.action(self.options.profile) != Action::Off {
            let span = ByteSpan::of(start..end);
            self.remarks.push(Remark { span, rule: Cow::Borrowed(by.id), message });
        }
    }

    /// Whether `at` lies in an address or in code.
    pub(crate) fn is_quiet(&self, at: usize) -> bool {
        at < self.quiet_until
    }

    /// Whether the token at `at` is an address.
    pub(crate) fn is_in_address(&mut self, at: usize) -> bool {
        self.plain.in_address(self.text, at)
    }

    /// Notices an address (`://`) or code in backticks at `at`, and returns where to go on.
    pub(crate) fn notice_quiet(&mut self, at: usize) -> usize {
        if self.is_quiet(at) {
            return at + 1;
        }
        if self.text.as_bytes().get(at) == Some(&b'`') {
            if let Some(end) = code_end(self.text, at) {
                self.quiet_until = end;
                return at + 1;
            }
            return ticks_end(self.text, at);
        }
        if let Some(end) = address_end(self.text, at) {
            self.quiet_until = end;
        }
        at + 1
    }

    /// The repair stage at a trigger; returns where to go on.
    fn repair_at(&mut self, at: usize) -> usize {
        let text = self.text;
        let Some(character) = after(text, at) else { return at + 1 };
        let behind = at + character.len_utf8();
        match character {
            ':' | '`' => return self.notice_quiet(at),
            _ if character >= '\u{300}' => {
                if let Some((composed, end)) = repair::composition::compose_pair(text, at) {
                    self.act(&rule::COMPOSITION, at - 1, end, composed.encode_utf8(&mut [0; 4]));
                    return end;
                }
                self.note_homoglyph(at, character);
                if let Some((start, end, composed)) = repair::composition::compose_run(text, at) {
                    if let Some(composed) = composed {
                        self.act(&rule::COMPOSITION, start, end, &composed);
                    }
                    return end;
                }
            }
            _ => {}
        }
        if self.is_quiet(at) {
            return behind;
        }
        match character {
            '&' => return self.entity_at(at),
            '\u{AD}' => {
                let (end, inside) = repair::invisible::soft_hyphen_end(text, at);
                if inside {
                    self.act(&rule::SOFT_HYPHEN, at, end, "");
                } else {
                    self.report(
                        &rule::SOFT_HYPHEN,
                        at,
                        end,
                        Cow::Borrowed("a soft hyphen that is not inside a word"),
                    );
                }
                return end;
            }
            '\u{80}'..='\u{9F}' => self.control_at(at, character),
            '\u{200C}' | '\u{200D}' if repair::invisible::joiner_is_idle(text, at) => {
                self.act(&rule::DIRECTION_CONTROL, at, behind, "");
            }
            _ if repair::invisible::is_zero_width(character) => {
                let (end, may_go) = repair::invisible::zero_width_end(text, at);
                if may_go {
                    self.act(&rule::ZERO_WIDTH, at, end, "");
                }
                return end;
            }
            _ if repair::invisible::is_direction_control(character) => {
                self.act(&rule::DIRECTION_CONTROL, at, behind, "");
            }
            _ if repair::mojibake::may_lead(text, at, character) => return self.damage_at(at, behind),
            _ => {}
        }
        behind
    }

    /// What may be damage by a wrong encoding; returns where to go on.
    fn damage_at(&mut self, at: usize, behind: usize) -> usize {
        match repair::mojibake::damage(self.text, at) {
            Some(Damage::Exact { hidden, end }) => {
                self.act(&rule::MOJIBAKE, at, end, &hidden);
                end
            }
            Some(Damage::Altered { hidden, end }) => {
                self.act(&rule::MOJIBAKE_LOST_SPACE, at, end, &hidden);
                end
            }
            Some(Damage::Lost { end }) => {
                self.act(&rule::MOJIBAKE_LOST_BYTE, at, end, "\u{FFFD}");
                end
            }
            None => behind,
        }
    }

    /// Reports a word that mixes alphabets. Search keys fold it in their own stage.
    fn note_homoglyph(&mut self, at: usize, character: char) {
        let alike = matches!(script_of(character), Script::Cyrillic | Script::Greek | Script::Armenian);
        if !alike || self.options.profile == Profile::SearchKey {
            return;
        }
        // Somewhere in such a word two alphabets meet, and only there it is looked at.
        let latin = |c: Option<char>| c.is_some_and(is_latin_letter);
        if !latin(before(self.text, at)) && !latin(after(self.text, at + character.len_utf8())) {
            return;
        }
        let told = |r: &Remark| r.rule == rule::HOMOGLYPH.id && r.span.end() as usize > at;
        if self.remarks.iter().skip(self.n_before).next_back().is_some_and(told) {
            return;
        }
        let word = key::homoglyph::word_around(self.text, at);
        if key::homoglyph::mixes(self.text.get(word.clone()).unwrap_or("")) {
            self.report(&rule::HOMOGLYPH, word.start, word.end, Cow::Borrowed(rule::HOMOGLYPH.remark));
        }
    }

    fn entity_at(&mut self, at: usize) -> usize {
        use repair::entities::Entity;
        match repair::entities::entity(self.text, at) {
            Entity::None => at + 1,
            Entity::Known { end, chains, .. } if chains || self.is_in_address(at) => {
                let message = "an HTML entity that belongs to an address or spells another entity, left";
                self.report(&rule::ENTITY, at, end, Cow::Borrowed(message));
                at + 1
            }
            Entity::Known { end, character, .. } => {
                self.act(&rule::ENTITY, at, end, character.encode_utf8(&mut [0; 4]));
                end
            }
        }
    }

    /// A C1 control: Windows-1252 when it stands beside text and not amid other damage.
    fn control_at(&mut self, at: usize, control: char) {
        let behind = at + control.len_utf8();
        let (previous, next) = (before(self.text, at), after(self.text, behind));
        let beside_text = |c: Option<char>| {
            c.is_some_and(|c| {
                c.is_alphanumeric() || c.is_ascii_punctuation() || ('\u{2018}'..='\u{2026}').contains(&c)
            })
        };
        let amid_damage =
            matches!(previous, Some('\u{A1}'..='\u{AA}' | '\u{AC}'..='\u{BA}' | '\u{BC}'..='\u{BF}'))
                || repair::mojibake::hides_letter(self.text, behind);
        // U+0085 is a line end in its own right (NEL); a line does not begin with a space or a closing quote.
        // The only one, at the very end, ends nothing that had begun.
        let only_one = next.is_none() && !crate::paragraph::head(self.text, at, 400).contains('\u{85}');
        let ends_line = control == '\u{85}' && !only_one && !matches!(next, Some(' ' | '\u{94}' | '\u{92}'));
        match repair::cp1252::shown(control) {
            Some(shown) if !ends_line && !amid_damage && (beside_text(previous) || beside_text(next)) => {
                self.act(&rule::C1_CONTROL, at, behind, shown.encode_utf8(&mut [0; 4]));
            }
            _ => self.report(&rule::C1_CONTROL, at, behind, Cow::Borrowed(rule::C1_CONTROL.remark)),
        }
    }
}
