//! SRX 2.0: structure, names and flags. Whether a pattern can be compiled is for the engine that runs it.

use super::place::CheckPlace;
use super::report::Reporter;
use super::rule::rules;
use super::structure::{AttributeModel, Model, Slot, Structure, StructureRules};
use super::values::{Value, YES_NO};
use super::xml::{Element, Rules};

const CORE: &str = "http://www.lisa.org/srx20";

rules! {
    VERSION = "srx-version", Error,
        "The version is not 2.0.",
        "Write version=\"2.0\"; a file of SRX 1.0 must be converted.",
        bad "<srx version=\"1.0\"/>", good "<srx version=\"2.0\"/>";
    NAMESPACE = "srx-namespace", Warning,
        "The file is not in the namespace of SRX 2.0; strict programs do not recognize it.",
        "Write xmlns=\"http://www.lisa.org/srx20\" on <srx>.",
        bad "", good "";
    ELEMENT = "srx-element", Error,
        "SRX 2.0 has no such element at this place.",
        "Delete the element, or move it to where it belongs.",
        bad "<rule><exception/><beforebreak>a</beforebreak></rule>", good "<rule><beforebreak>a</beforebreak></rule>";
    ORDER = "srx-order", Error,
        "The element stands behind others that must come after it.",
        "Put the elements into the order that the message gives.",
        bad "<rule><afterbreak>b</afterbreak><beforebreak>a</beforebreak></rule>", good "<rule><beforebreak>a</beforebreak><afterbreak>b</afterbreak></rule>";
    MISSING = "srx-element-missing", Error,
        "An element that SRX requires is missing.",
        "Add the element.",
        bad "<languagerule languagerulename=\"r\"/>", good "<languagerule languagerulename=\"r\"><rule><beforebreak>a</beforebreak></rule></languagerule>";
    TWICE = "srx-element-twice", Error,
        "An element stands more often than SRX allows.",
        "Delete the surplus.",
        bad "<rule><beforebreak>a</beforebreak><beforebreak>a</beforebreak></rule>", good "<rule><beforebreak>a</beforebreak></rule>";
    TEXT = "srx-text", Error,
        "Text stands where only elements may stand.",
        "Put the pattern into <beforebreak> or <afterbreak>.",
        bad "<rule>a<beforebreak>a</beforebreak></rule>", good "<rule><beforebreak>a</beforebreak></rule>";
    ATTRIBUTE = "srx-attribute", Error,
        "SRX has no such attribute on this element.",
        "Delete the attribute, or correct its name.",
        bad "<rule breaks=\"no\"><beforebreak>a</beforebreak></rule>", good "<rule break=\"no\"><beforebreak>a</beforebreak></rule>";
    ATTRIBUTE_MISSING = "srx-attribute-missing", Error,
        "An attribute that SRX requires is missing.",
        "Add the attribute.",
        bad "<languagerule><rule><beforebreak>a</beforebreak></rule></languagerule>", good "<languagerule languagerulename=\"r\"><rule><beforebreak>a</beforebreak></rule></languagerule>";
    VALUE = "srx-value", Error,
        "An attribute has a value that SRX does not know.",
        "Write one of the values that the message gives.",
        bad "<rule break=\"never\"><beforebreak>a</beforebreak></rule>", good "<rule break=\"no\"><beforebreak>a</beforebreak></rule>";
    NAME_TWICE = "srx-name-twice", Error,
        "Two lists of rules have the same name; programs use the first, or the last.",
        "Rename or merge them.",
        bad "<languagerule languagerulename=\"r\"><rule><beforebreak>a</beforebreak></rule></languagerule><languagerule languagerulename=\"r\"><rule><beforebreak>b</beforebreak></rule></languagerule>",
        good "<languagerule languagerulename=\"r\"><rule><beforebreak>a</beforebreak></rule></languagerule>";
    NAME_UNKNOWN = "srx-name-unknown", Error,
        "A language map names a list of rules that the file does not have.",
        "Correct languagerulename.",
        bad "<languagemap languagepattern=\".*\" languagerulename=\"none\"/>", good "<languagemap languagepattern=\".*\" languagerulename=\"r\"/>";
    NAME_UNUSED = "srx-name-unused", Warning,
        "No language map leads to this list of rules: it is never used.",
        "Map a language to it, or delete it.",
        bad "<languagerule languagerulename=\"q\"><rule><beforebreak>a</beforebreak></rule></languagerule>",
        good "<languagerule languagerulename=\"r\"><rule><beforebreak>a</beforebreak></rule></languagerule>";
    RULE_EMPTY = "srx-rule-empty", Warning,
        "A rule has neither a pattern before nor one behind its break: it matches everywhere.",
        "Write a pattern, or delete the rule.",
        bad "<rule break=\"yes\"/>", good "<rule break=\"yes\"><beforebreak>a</beforebreak></rule>";
}

static STRUCTURE: StructureRules = StructureRules {
    element: &ELEMENT,
    order: &ORDER,
    missing: &MISSING,
    twice: &TWICE,
    text: &TEXT,
    attribute: &ATTRIBUTE,
    attribute_missing: &ATTRIBUTE_MISSING,
    value: &VALUE,
    late: &[],
    lacking: &[],
};

const NAME: AttributeModel = AttributeModel::required("languagerulename", Value::Any);

const fn model(
    name: &'static str,
    attributes: &'static [AttributeModel],
    content: &'static [Slot],
    text: bool,
) -> Model {
    // Programs put their own elements and attributes into rule files; the schema's silence is read kindly.
    Model { name, attributes, open: true, content, text }
}

static MODELS: &[Model] = &[
    model(
        "rule",
        &[AttributeModel::optional("break", YES_NO)],
        &[Slot::maybe(&["beforebreak"]), Slot::maybe(&["afterbreak"]), Slot::any(&["*"])],
        false,
    ),
    model("beforebreak", &[], &[], true),
    model("afterbreak", &[], &[], true),
    model(
        "srx",
        &[AttributeModel::required("version", Value::OneOf(&["2.0"])).bad(&VERSION)],
        &[Slot::one(&["header"]), Slot::one(&["body"])],
        false,
    ),
    model(
        "header",
        &[AttributeModel::required("segmentsubflows", YES_NO), AttributeModel::required("cascade", YES_NO)],
        &[Slot::times(&["formathandle"], 0, 3), Slot::any(&["*"])],
        false,
    ),
    model(
        "formathandle",
        &[
            AttributeModel::required("include", YES_NO),
            AttributeModel::required("type", Value::OneOf(&["start", "end", "isolated"])),
        ],
        &[],
        false,
    ),
    model("body", &[], &[Slot::one(&["languagerules"]), Slot::one(&["maprules"])], false),
    model("languagerules", &[], &[Slot::some(&["languagerule"])], false),
    model("languagerule", &[NAME], &[Slot::some(&["rule"])], false),
    model("maprules", &[], &[Slot::some(&["languagemap"])], false),
    model("languagemap", &[AttributeModel::required("languagepattern", Value::Any), NAME], &[], false),
];

/// The rules of SRX at work.
pub(super) struct Srx {
    structure: Structure,
    names: Vec<(String, CheckPlace)>,
    maps: Vec<(String, CheckPlace)>,
    /// The open rule, while it has no pattern.
    empty: Option<CheckPlace>,
}

impl Srx {
    pub(super) const fn new() -> Self {
        Self {
            structure: Structure::new(MODELS, &STRUCTURE),
            names: Vec::new(),
            maps: Vec::new(),
            empty: None,
        }
    }
}

impl Rules for Srx {
    fn start(&mut self, element: &Element<'_>, out: &mut Reporter<'_>) {
        if self.structure.depth() == 0 && element.space != CORE {
            let message = format!("<srx> is in the namespace {:?}", element.space);
            out.add(&NAMESPACE, element.place, message, element.raw);
        }
        let foreign = element.space != CORE && !element.space.is_empty();
        let name = if foreign { "?" } else { element.local };
        let named = element.get("languagerulename").map(|name| (name.to_owned(), element.place));
        match self.structure.start(name, foreign, element, out) {
            "languagerule" => {
                if let Some((name, place)) = named {
                    if self.names.iter().any(|(other, _)| *other == name) {
                        out.add(&NAME_TWICE, place, format!("the name {name:?} is given twice"), &name);
                    }
                    self.names.push((name, place));
                }
            }
            "languagemap" => {
                self.maps.extend(named);
            }
            "rule" => {
                out.summary.n_units += 1;
                self.empty = Some(element.place);
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str, place: CheckPlace, out: &mut Reporter<'_>) {
        self.structure.text(text, place, out);
        if matches!(self.structure.ancestor(0), "beforebreak" | "afterbreak") {
            self.empty = None;
        }
    }

    fn end(&mut self, _place: CheckPlace, out: &mut Reporter<'_>) {
        if self.structure.end(out) == "rule"
            && let Some(place) = self.empty.take()
        {
            out.add(&RULE_EMPTY, place, "the rule has no pattern", "");
        }
    }

    fn finish(&mut self, _place: CheckPlace, out: &mut Reporter<'_>) {
        for (name, place) in &self.maps {
            if !self.names.iter().any(|(known, _)| known == name) {
                let message = format!("the file has no <languagerule> of the name {name:?}");
                out.add(&NAME_UNKNOWN, *place, message, name);
            }
        }
        for (name, place) in &self.names {
            if !self.maps.iter().any(|(used, _)| used == name) {
                out.add(&NAME_UNUSED, *place, format!("no language map leads to {name:?}"), name);
            }
        }
    }
}
