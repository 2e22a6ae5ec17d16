//! The content models of TMX 1.4 (`tmx14.dtd`).

use super::rules as rule;
use crate::check::structure::{AttributeModel, Model, Slot, StructureRules};
use crate::check::values::Value;

const fn optional(name: &'static str) -> AttributeModel {
    AttributeModel::optional(name, Value::Any)
}
const fn required(name: &'static str) -> AttributeModel {
    AttributeModel::required(name, Value::Any)
}
const fn date(name: &'static str) -> AttributeModel {
    AttributeModel::optional(name, Value::TmxDate).bad(&rule::DATE)
}
const SEGTYPE: Value = Value::OneOf(&["block", "paragraph", "sentence", "phrase"]);
const X: AttributeModel = AttributeModel::optional("x", Value::Whole).bad(&rule::X_VALUE);
const USAGE: AttributeModel = AttributeModel::optional("usagecount", Value::Whole).bad(&rule::USAGE);
const CODE: &[Slot] = &[Slot::any(&["sub"])];
const NOTES: Slot = Slot::any(&["note", "prop"]);

pub(super) static STRUCTURE: StructureRules = StructureRules {
    element: &rule::ELEMENT,
    order: &rule::ORDER,
    missing: &rule::MISSING,
    twice: &rule::TWICE,
    text: &rule::TEXT,
    attribute: &rule::ATTRIBUTE,
    attribute_missing: &rule::ATTRIBUTE_MISSING,
    value: &rule::VALUE,
    late: &[("tu", "note", &rule::NOTE_AFTER_TUV), ("tu", "prop", &rule::NOTE_AFTER_TUV)],
    lacking: &[("tu", "tuv", &rule::TUV_MISSING), ("tuv", "seg", &rule::SEG_MISSING)],
};

pub(super) static MODELS: &[Model] = &[
    Model {
        name: "tuv",
        attributes: &[
            optional("xml:lang"),
            optional("lang"),
            optional("o-encoding"),
            optional("datatype"),
            USAGE,
            date("lastusagedate"),
            optional("creationtool"),
            optional("creationtoolversion"),
            date("creationdate"),
            optional("creationid"),
            date("changedate"),
            optional("o-tmf"),
            optional("changeid"),
        ],
        open: false,
        content: &[NOTES, Slot::one(&["seg"])],
        text: false,
    },
    Model {
        name: "seg",
        attributes: &[],
        open: false,
        content: &[Slot::any(&["bpt", "ept", "ph", "it", "hi", "ut"])],
        text: true,
    },
    Model {
        name: "tu",
        attributes: &[
            optional("tuid"),
            optional("o-encoding"),
            optional("datatype"),
            USAGE,
            date("lastusagedate"),
            optional("creationtool"),
            optional("creationtoolversion"),
            date("creationdate"),
            optional("creationid"),
            date("changedate"),
            AttributeModel::optional("segtype", SEGTYPE),
            optional("changeid"),
            optional("o-tmf"),
            optional("srclang"),
        ],
        open: false,
        content: &[NOTES, Slot::some(&["tuv"])],
        text: false,
    },
    Model {
        name: "prop",
        attributes: &[required("type"), optional("xml:lang"), optional("o-encoding"), optional("lang")],
        open: false,
        content: &[],
        text: true,
    },
    Model {
        name: "note",
        attributes: &[optional("o-encoding"), optional("xml:lang"), optional("lang")],
        open: false,
        content: &[],
        text: true,
    },
    Model {
        name: "bpt",
        attributes: &[required("i"), X, optional("type")],
        open: false,
        content: CODE,
        text: true,
    },
    Model { name: "ept", attributes: &[required("i")], open: false, content: CODE, text: true },
    Model {
        name: "ph",
        attributes: &[X, optional("assoc"), optional("type")],
        open: false,
        content: CODE,
        text: true,
    },
    Model {
        name: "it",
        attributes: &[AttributeModel::required("pos", Value::OneOf(&["begin", "end"])), X, optional("type")],
        open: false,
        content: CODE,
        text: true,
    },
    Model {
        name: "hi",
        attributes: &[X, optional("type")],
        open: false,
        content: &[Slot::any(&["bpt", "ept", "it", "ph", "hi", "ut"])],
        text: true,
    },
    Model { name: "ut", attributes: &[X], open: false, content: CODE, text: true },
    Model {
        name: "sub",
        attributes: &[optional("datatype"), optional("type")],
        open: false,
        content: &[Slot::any(&["bpt", "ept", "it", "ph", "hi", "ut"])],
        text: true,
    },
    Model {
        name: "tmx",
        attributes: &[AttributeModel::required("version", Value::OneOf(&["1.1", "1.2", "1.3", "1.4"]))
            .bad(&rule::VERSION)],
        open: false,
        content: &[Slot::one(&["header"]), Slot::one(&["body"])],
        text: false,
    },
    Model {
        name: "header",
        attributes: &[
            required("creationtool"),
            required("creationtoolversion"),
            AttributeModel::required("segtype", SEGTYPE),
            required("o-tmf"),
            required("adminlang"),
            AttributeModel::required("srclang", Value::Filled),
            required("datatype"),
            optional("o-encoding"),
            date("creationdate"),
            optional("creationid"),
            date("changedate"),
            optional("changeid"),
        ],
        open: false,
        content: &[Slot::any(&["note", "prop", "ude"])],
        text: false,
    },
    Model { name: "body", attributes: &[], open: false, content: &[Slot::any(&["tu"])], text: false },
    Model {
        name: "ude",
        attributes: &[required("name"), optional("base")],
        open: false,
        content: &[Slot::some(&["map"])],
        text: false,
    },
    Model {
        name: "map",
        attributes: &[required("unicode"), optional("code"), optional("ent"), optional("subst")],
        open: false,
        content: &[],
        text: false,
    },
];
