//! The content models of XLIFF 1.2 as far as they are checked: the units and what is inline.
//!
//! Inside `header`, `alt-trans` and the groups of context, counts and properties nothing is held against a model:
//! attributes are many there and hardly any program reads them.

use super::rules as rule;
use crate::check::structure::{AttributeModel, Model, Slot, StructureRules};
use crate::check::values::{Value, YES_NO};

const fn any(name: &'static str) -> AttributeModel {
    AttributeModel::optional(name, Value::Any)
}
const fn must(name: &'static str) -> AttributeModel {
    AttributeModel::required(name, Value::Any)
}
const fn yes_no(name: &'static str) -> AttributeModel {
    AttributeModel::optional(name, YES_NO)
}
const SPACE: AttributeModel = AttributeModel::optional("xml:space", Value::OneOf(&["default", "preserve"]));
const LANG: AttributeModel = any("xml:lang");
const STATES: Value = Value::OneOfOr(
    &[
        "new",
        "needs-translation",
        "needs-adaptation",
        "needs-l10n",
        "needs-review-translation",
        "needs-review-adaptation",
        "needs-review-l10n",
        "translated",
        "signed-off",
        "final",
    ],
    "x-",
);
const INLINE: &[&str] = &["g", "x", "bx", "ex", "bpt", "ept", "ph", "it", "mrk", "*"];
const TEXT: &[Slot] = &[Slot::any(INLINE)];
const CODE: &[Slot] = &[Slot::any(&["sub"])];
const UNIT_END: &[&str] = &["context-group", "count-group", "prop-group", "note", "alt-trans"];

const fn code(name: &'static str, attributes: &'static [AttributeModel], content: &'static [Slot]) -> Model {
    Model { name, attributes, open: true, content, text: true }
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
    late: &[],
    lacking: &[],
};

pub(super) static MODELS: &[Model] = &[
    Model { name: "source", attributes: &[LANG, any("ts"), SPACE], open: true, content: TEXT, text: true },
    Model {
        name: "seg-source",
        attributes: &[LANG, any("ts"), SPACE],
        open: true,
        content: TEXT,
        text: true,
    },
    Model {
        name: "target",
        attributes: &[
            AttributeModel::optional("state", STATES).bad(&rule::STATE),
            any("state-qualifier"),
            any("phase-name"),
            LANG,
            any("resname"),
            any("coord"),
            any("font"),
            any("css-style"),
            any("style"),
            any("exstyle"),
            yes_no("equiv-trans"),
            any("restype"),
            any("ts"),
            SPACE,
        ],
        open: true,
        content: TEXT,
        text: true,
    },
    Model {
        name: "trans-unit",
        attributes: &[
            AttributeModel::required("id", Value::Filled),
            yes_no("approved"),
            yes_no("translate"),
            any("reformat"),
            SPACE,
            any("datatype"),
            any("ts"),
            any("phase-name"),
            any("restype"),
            any("resname"),
            any("extradata"),
            any("help-id"),
            any("menu"),
            any("menu-option"),
            any("menu-name"),
            any("coord"),
            any("font"),
            any("css-style"),
            any("style"),
            any("exstyle"),
            any("extype"),
            any("maxbytes"),
            any("minbytes"),
            any("size-unit"),
            any("maxheight"),
            any("minheight"),
            any("maxwidth"),
            any("minwidth"),
            any("charclass"),
            yes_no("merged-trans"),
        ],
        open: true,
        content: &[
            Slot::one(&["source"]),
            Slot::maybe(&["seg-source"]),
            Slot::maybe(&["target"]),
            Slot::any(UNIT_END),
            Slot::any(&["*"]),
        ],
        text: false,
    },
    code("g", &[must("id"), any("ctype"), any("ts"), yes_no("clone"), any("xid"), any("equiv-text")], TEXT),
    code("x", &[must("id"), any("ctype"), any("ts"), yes_no("clone"), any("xid"), any("equiv-text")], &[]),
    code(
        "bx",
        &[must("id"), any("rid"), any("ctype"), any("ts"), yes_no("clone"), any("xid"), any("equiv-text")],
        &[],
    ),
    code("ex", &[must("id"), any("rid"), any("ts"), any("xid"), any("equiv-text")], &[]),
    code(
        "bpt",
        &[must("id"), any("rid"), any("ctype"), any("ts"), any("crc"), any("xid"), any("equiv-text")],
        CODE,
    ),
    code("ept", &[must("id"), any("rid"), any("ts"), any("crc"), any("xid"), any("equiv-text")], CODE),
    code(
        "ph",
        &[must("id"), any("ctype"), any("ts"), any("crc"), any("assoc"), any("xid"), any("equiv-text")],
        CODE,
    ),
    code(
        "it",
        &[
            must("id"),
            AttributeModel::required("pos", Value::OneOf(&["open", "close"])),
            any("rid"),
            any("ctype"),
            any("ts"),
            any("crc"),
            any("xid"),
            any("equiv-text"),
        ],
        CODE,
    ),
    code("sub", &[any("datatype"), any("ctype"), any("xid")], TEXT),
    code("mrk", &[must("mtype"), any("mid"), any("ts"), any("comment")], TEXT),
    Model {
        name: "xliff",
        attributes: &[
            AttributeModel::required("version", Value::OneOf(&["1.0", "1.1", "1.2"])).bad(&rule::VERSION),
            LANG,
            SPACE,
        ],
        open: true,
        content: &[Slot::some(&["file", "*"])],
        text: false,
    },
    Model {
        name: "file",
        attributes: &[
            must("original"),
            must("source-language"),
            must("datatype"),
            any("tool"),
            any("tool-id"),
            AttributeModel::optional("date", Value::DateTime).bad(&rule::DATE),
            SPACE,
            any("ts"),
            any("category"),
            any("target-language"),
            any("product-name"),
            any("product-version"),
            any("build-num"),
        ],
        open: true,
        content: &[Slot::maybe(&["header"]), Slot::one(&["body"])],
        text: false,
    },
    Model {
        name: "body",
        attributes: &[],
        open: true,
        content: &[Slot::any(&["group", "trans-unit", "bin-unit", "*"])],
        text: false,
    },
    Model {
        name: "note",
        attributes: &[
            LANG,
            AttributeModel::optional("priority", Value::Positive(10)),
            any("from"),
            AttributeModel::optional("annotates", Value::OneOf(&["source", "target", "general"])),
        ],
        open: true,
        content: &[],
        text: true,
    },
];
