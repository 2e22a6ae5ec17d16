//! The content models of TBX version 3, and the data categories of the dialects Min and Basic.

use super::rules as rule;
use crate::check::structure::{AttributeModel, Model, Slot, StructureRules};
use crate::check::values::{Value, YES_NO};

const fn any(name: &'static str) -> AttributeModel {
    AttributeModel::optional(name, Value::Any)
}
const ID: AttributeModel = AttributeModel::optional("id", Value::Id);
const ID_MUST: AttributeModel = AttributeModel::required("id", Value::Id);
const LANG: AttributeModel = any("xml:lang");
const LANG_MUST: AttributeModel = AttributeModel::required("xml:lang", Value::Any);
const CATEGORY: &[AttributeModel] = &[ID, LANG, any("target"), any("datatype"), any("type")];
const ID_LANG: &[AttributeModel] = &[ID, LANG];
const AUX: &[&str] = &["admin", "adminGrp", "descrip", "descripGrp", "note", "ref", "transacGrp", "xref"];
const NOTE_TEXT: &[Slot] = &[Slot::any(&["ec", "foreign", "hi", "ph", "sc"])];
const LINKS: Slot = Slot::any(&["admin", "adminGrp", "note", "ref", "transacGrp", "xref"]);

const fn holds(name: &'static str, attributes: &'static [AttributeModel], content: &'static [Slot]) -> Model {
    Model { name, attributes, open: false, content, text: false }
}
const fn text(name: &'static str, attributes: &'static [AttributeModel], content: &'static [Slot]) -> Model {
    Model { name, attributes, open: false, content, text: true }
}

pub(super) static STRUCTURE: StructureRules = StructureRules {
    element: &rule::ELEMENT,
    order: &rule::ORDER,
    missing: &rule::MISSING,
    twice: &rule::TWICE,
    text: &rule::TEXT,
    attribute: &rule::ATTRIBUTE,
    attribute_missing: &rule::ATTRIBUTE_MISSING,
    value: &rule::VALUE,
    late: &[
        ("termSec", "termNote", &rule::TERM_NOTE_LATE),
        ("termSec", "termNoteGrp", &rule::TERM_NOTE_LATE),
    ],
    lacking: &[],
};

pub(super) static MODELS: &[Model] = &[
    text("term", &[ID], &[Slot::any(&["hi"])]),
    holds("termSec", &[ID], &[Slot::one(&["term"]), Slot::any(&["termNote", "termNoteGrp"]), Slot::any(AUX)]),
    text("termNote", CATEGORY, NOTE_TEXT),
    text("note", ID_LANG, NOTE_TEXT),
    text("admin", CATEGORY, NOTE_TEXT),
    text("descrip", CATEGORY, NOTE_TEXT),
    text("ref", CATEGORY, &[]),
    text("xref", &[ID, AttributeModel::required("target", Value::Filled), any("type")], &[]),
    text("transac", CATEGORY, &[]),
    text("transacNote", CATEGORY, &[]),
    text("adminNote", CATEGORY, &[]),
    text("descripNote", CATEGORY, &[]),
    holds("langSec", &[LANG_MUST], &[Slot::any(AUX), Slot::some(&["termSec"])]),
    holds("conceptEntry", &[ID_MUST], &[Slot::any(AUX), Slot::some(&["langSec"])]),
    holds("adminGrp", &[ID], &[Slot::one(&["admin"]), Slot::any(&["adminNote", "note", "ref", "xref"])]),
    holds(
        "descripGrp",
        &[ID],
        &[
            Slot::one(&["descrip"]),
            Slot::any(&["admin", "adminGrp", "descripNote", "note", "ref", "transacGrp", "xref"]),
        ],
    ),
    holds(
        "transacGrp",
        &[ID],
        &[Slot::one(&["transac"]), Slot::any(&["date", "note", "ref", "transacNote", "xref"])],
    ),
    holds("termNoteGrp", &[ID], &[Slot::one(&["termNote"]), LINKS]),
    text("date", &[ID], &[]),
    holds(
        "tbx",
        &[
            LANG_MUST,
            AttributeModel::required("type", Value::Any),
            AttributeModel::required("style", Value::OneOf(&["dca", "dct"])),
        ],
        &[Slot::one(&["tbxHeader"]), Slot::one(&["text"])],
    ),
    holds(
        "tbxHeader",
        &[ID],
        &[Slot::one(&["fileDesc"]), Slot::maybe(&["encodingDesc"]), Slot::maybe(&["revisionDesc"])],
    ),
    holds(
        "fileDesc",
        &[ID],
        &[Slot::maybe(&["publicationStmt"]), Slot::maybe(&["titleStmt"]), Slot::one(&["sourceDesc"])],
    ),
    holds("publicationStmt", &[ID], &[Slot::some(&["p"])]),
    holds("titleStmt", ID_LANG, &[Slot::one(&["title"]), Slot::any(&["note"])]),
    text("title", ID_LANG, &[]),
    holds("sourceDesc", ID_LANG, &[Slot::some(&["p"])]),
    holds("encodingDesc", &[ID], &[Slot::some(&["p"])]),
    holds("revisionDesc", ID_LANG, &[Slot::some(&["change"])]),
    holds("change", ID_LANG, &[Slot::some(&["p"])]),
    text("p", &[ID, LANG, any("type")], NOTE_TEXT),
    holds("text", &[ID], &[Slot::maybe(&["body"]), Slot::maybe(&["back"])]),
    holds("body", &[ID], &[Slot::some(&["conceptEntry"])]),
    holds("back", &[ID], &[Slot::any(&["refObjectSec"])]),
    holds("refObjectSec", &[ID, AttributeModel::required("type", Value::Any)], &[Slot::some(&["refObject"])]),
    holds("refObject", &[ID], &[Slot::some(&["itemSet", "itemGrp", "item"])]),
    holds("itemSet", &[ID, any("type")], &[Slot::some(&["itemGrp", "item"])]),
    holds("itemGrp", &[ID], &[Slot::one(&["item"]), LINKS]),
    text("item", &[ID, any("type")], NOTE_TEXT),
    text("foreign", ID_LANG, NOTE_TEXT),
    text(
        "hi",
        &[
            any("target"),
            AttributeModel::optional(
                "type",
                Value::OneOf(&[
                    "entailedTerm",
                    "hotkey",
                    "italics",
                    "bold",
                    "superscript",
                    "subscript",
                    "math",
                ]),
            ),
        ],
        &[],
    ),
    holds("ph", &[any("type")], &[]),
    holds("sc", &[ID_MUST, AttributeModel::optional("isolated", YES_NO)], &[]),
    holds(
        "ec",
        &[
            any("startRef"),
            AttributeModel::optional("isolated", YES_NO),
            any("disp"),
            any("equiv"),
            ID,
            AttributeModel::optional("type", Value::OneOf(&["fmt", "ui", "quote", "link", "image", "other"])),
            any("subtype"),
            any("target"),
        ],
        &[],
    ),
];

/// A data category.
pub(super) struct Category {
    pub(super) name: &'static str,
    /// The element that holds it in the style DCA.
    pub(super) element: &'static str,
    /// Whether TBX-Min has it, too.
    pub(super) is_min: bool,
    pub(super) levels: &'static [&'static str],
    /// The values it may have; none when any.
    pub(super) values: &'static [&'static str],
}

const fn category(
    name: &'static str,
    element: &'static str,
    is_min: bool,
    levels: &'static [&'static str],
    values: &'static [&'static str],
) -> Category {
    Category { name, element, is_min, levels, values }
}

const CONCEPT: &str = "conceptEntry";
const LANGUAGE: &str = "langSec";
const TERM: &str = "termSec";
const ALL: &[&str] = &[CONCEPT, LANGUAGE, TERM];

/// The data categories of TBX-Basic.
pub(super) static CATEGORIES: &[Category] = &[
    category(
        "administrativeStatus",
        "termNote",
        true,
        &[TERM],
        &[
            "admittedTerm-admn-sts",
            "deprecatedTerm-admn-sts",
            "supersededTerm-admn-sts",
            "preferredTerm-admn-sts",
        ],
    ),
    category("partOfSpeech", "termNote", true, &[TERM], &["adjective", "noun", "other", "verb", "adverb"]),
    category("customerSubset", "admin", true, &[CONCEPT, TERM], &[]),
    category("subjectField", "descrip", true, &[CONCEPT], &[]),
    category("externalCrossReference", "xref", true, ALL, &[]),
    category("projectSubset", "admin", false, &[CONCEPT, TERM], &[]),
    category("source", "admin", false, ALL, &[]),
    category("context", "descrip", false, &[TERM], &[]),
    category("definition", "descrip", false, &[CONCEPT, LANGUAGE], &[]),
    category("crossReference", "ref", false, &[CONCEPT, TERM], &[]),
    category("xGraphic", "xref", false, &[CONCEPT, LANGUAGE], &[]),
    category("grammaticalGender", "termNote", false, &[TERM], &["masculine", "feminine", "neuter", "other"]),
    category("geographicalUsage", "termNote", false, &[TERM], &[]),
    category(
        "termLocation",
        "termNote",
        false,
        &[TERM],
        &[
            "checkBox",
            "comboBox",
            "comboBoxElement",
            "dialogBox",
            "groupBox",
            "informativeMessage",
            "interactiveMessage",
            "menuItem",
            "progressBar",
            "pushButton",
            "radioButton",
            "slider",
            "spinBox",
            "tab",
            "tableText",
            "textBox",
            "toolTip",
            "user-definedType",
        ],
    ),
    category(
        "termType",
        "termNote",
        false,
        &[TERM],
        &["fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"],
    ),
    category("transactionType", "transac", false, ALL, &["origination", "modification"]),
    category("responsibility", "transacNote", false, ALL, &[]),
];
