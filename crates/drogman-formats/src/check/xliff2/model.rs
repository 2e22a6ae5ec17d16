//! The content models of XLIFF 2.0 and 2.1, core and modules, after the text of the specification.

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
const fn token(name: &'static str) -> AttributeModel {
    AttributeModel::optional(name, Value::Token)
}
const fn tokens(name: &'static str) -> AttributeModel {
    AttributeModel::optional(name, Value::Tokens)
}
const fn direction(name: &'static str) -> AttributeModel {
    AttributeModel::optional(name, Value::OneOf(&["ltr", "rtl", "auto"]))
}
const ID: AttributeModel = AttributeModel::optional("id", Value::Token);
const ID_MUST: AttributeModel = AttributeModel::required("id", Value::Token);
const SPACE: AttributeModel = AttributeModel::optional("xml:space", Value::OneOf(&["default", "preserve"]));
const LANG: AttributeModel = AttributeModel::optional("xml:lang", Value::Any);
const TYPE: AttributeModel =
    AttributeModel::optional("type", Value::OneOf(&["fmt", "ui", "quote", "link", "image", "other"]));
const MRK_TYPE: AttributeModel =
    AttributeModel::optional("type", Value::OneOfOrPrefixed(&["generic", "comment", "term"]));
const SUB_TYPE: AttributeModel = AttributeModel::optional("subType", Value::Prefixed);
const UNIT_TYPE: AttributeModel = AttributeModel::optional("type", Value::Prefixed);
const REORDER: AttributeModel =
    AttributeModel::optional("canReorder", Value::OneOf(&["yes", "firstNo", "no"]));
const STATE: AttributeModel =
    AttributeModel::optional("state", Value::OneOf(&["initial", "translated", "reviewed", "final"]))
        .bad(&rule::STATE);
const INLINE: &[Slot] = &[Slot::any(&["cp", "ph", "pc", "sc", "ec", "mrk", "sm", "em"])];
const SEGMENT: &[Slot] = &[Slot::one(&["source"]), Slot::maybe(&["target"])];
const OTHERS: Slot = Slot::any(&["*"]);
const NORMAL: Value = Value::OneOf(&["none", "nfc", "nfd"]);

const fn model(
    name: &'static str,
    attributes: &'static [AttributeModel],
    open: bool,
    content: &'static [Slot],
    text: bool,
) -> Model {
    Model { name, attributes, open, content, text }
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
    lacking: &[
        ("segment", "source", &rule::SOURCE_MISSING),
        ("ignorable", "source", &rule::SOURCE_MISSING),
        ("unit", "segment", &rule::NO_SEGMENT),
    ],
};

pub(super) static MODELS: &[Model] = &[
    model("source", &[LANG, SPACE], false, INLINE, true),
    model(
        "target",
        &[LANG, SPACE, AttributeModel::optional("order", Value::Positive(u64::MAX)).bad(&rule::ORDER_VALUE)],
        false,
        INLINE,
        true,
    ),
    model(
        "segment",
        &[ID, yes_no("canResegment"), STATE, AttributeModel::optional("subState", Value::Prefixed)],
        false,
        SEGMENT,
        false,
    ),
    model("ignorable", &[ID], false, SEGMENT, false),
    model(
        "unit",
        &[
            ID_MUST,
            any("name"),
            yes_no("canResegment"),
            yes_no("translate"),
            direction("srcDir"),
            direction("trgDir"),
            UNIT_TYPE,
            SPACE,
        ],
        true,
        &[
            OTHERS,
            Slot::maybe(&["notes"]),
            Slot::maybe(&["originalData"]),
            Slot::some(&["segment", "ignorable"]),
        ],
        false,
    ),
    model(
        "ph",
        &[
            yes_no("canCopy"),
            yes_no("canDelete"),
            REORDER,
            token("copyOf"),
            any("disp"),
            any("equiv"),
            ID_MUST,
            token("dataRef"),
            tokens("subFlows"),
            SUB_TYPE,
            TYPE,
        ],
        true,
        &[],
        false,
    ),
    model(
        "pc",
        &[
            yes_no("canCopy"),
            yes_no("canDelete"),
            yes_no("canOverlap"),
            REORDER,
            token("copyOf"),
            any("dispEnd"),
            any("dispStart"),
            any("equivEnd"),
            any("equivStart"),
            ID_MUST,
            token("dataRefEnd"),
            token("dataRefStart"),
            tokens("subFlowsEnd"),
            tokens("subFlowsStart"),
            SUB_TYPE,
            TYPE,
            direction("dir"),
        ],
        true,
        INLINE,
        true,
    ),
    model(
        "sc",
        &[
            yes_no("canCopy"),
            yes_no("canDelete"),
            yes_no("canOverlap"),
            REORDER,
            token("copyOf"),
            token("dataRef"),
            direction("dir"),
            any("disp"),
            any("equiv"),
            ID_MUST,
            yes_no("isolated"),
            tokens("subFlows"),
            SUB_TYPE,
            TYPE,
        ],
        true,
        &[],
        false,
    ),
    model(
        "ec",
        &[
            yes_no("canCopy"),
            yes_no("canDelete"),
            yes_no("canOverlap"),
            REORDER,
            token("copyOf"),
            token("dataRef"),
            direction("dir"),
            any("disp"),
            any("equiv"),
            ID,
            yes_no("isolated"),
            token("startRef"),
            tokens("subFlows"),
            SUB_TYPE,
            TYPE,
        ],
        true,
        &[],
        false,
    ),
    model("mrk", &[ID_MUST, yes_no("translate"), MRK_TYPE, any("ref"), any("value")], true, INLINE, true),
    model("sm", &[ID_MUST, yes_no("translate"), MRK_TYPE, any("ref"), any("value")], true, &[], false),
    model("em", &[AttributeModel::required("startRef", Value::Token)], false, &[], false),
    model("cp", &[must("hex")], false, &[], false),
    model(
        "xliff",
        &[
            AttributeModel::required("version", Value::OneOf(&["2.0", "2.1"])).bad(&rule::VERSION),
            must("srcLang"),
            any("trgLang"),
            SPACE,
        ],
        true,
        &[Slot::some(&["file"])],
        false,
    ),
    model(
        "file",
        &[
            ID_MUST,
            yes_no("canResegment"),
            any("original"),
            yes_no("translate"),
            direction("srcDir"),
            direction("trgDir"),
            SPACE,
        ],
        true,
        &[Slot::maybe(&["skeleton"]), OTHERS, Slot::maybe(&["notes"]), Slot::some(&["unit", "group"])],
        false,
    ),
    model("skeleton", &[any("href")], false, &[OTHERS], true),
    model(
        "group",
        &[
            ID_MUST,
            any("name"),
            yes_no("canResegment"),
            yes_no("translate"),
            direction("srcDir"),
            direction("trgDir"),
            UNIT_TYPE,
            SPACE,
        ],
        true,
        &[OTHERS, Slot::maybe(&["notes"]), Slot::any(&["unit", "group"])],
        false,
    ),
    model("notes", &[], false, &[Slot::some(&["note"])], false),
    model(
        "note",
        &[
            ID,
            AttributeModel::optional("appliesTo", Value::OneOf(&["source", "target"])),
            any("category"),
            AttributeModel::optional("priority", Value::Positive(10)),
        ],
        true,
        &[],
        true,
    ),
    model("originalData", &[], false, &[Slot::some(&["data"])], false),
    model(
        "data",
        &[ID_MUST, direction("dir"), AttributeModel::optional("xml:space", Value::OneOf(&["preserve"]))],
        false,
        &[Slot::any(&["cp"])],
        true,
    ),
    // Translation candidates.
    model("mtc:matches", &[], false, &[Slot::some(&["mtc:match"])], false),
    model(
        "mtc:match",
        &[
            ID,
            AttributeModel::optional("matchQuality", Value::Percent),
            AttributeModel::optional("matchSuitability", Value::Percent),
            any("origin"),
            must("ref"),
            yes_no("reference"),
            AttributeModel::optional("similarity", Value::Percent),
            SUB_TYPE,
            AttributeModel::optional("type", Value::OneOf(&["am", "mt", "icm", "idm", "tb", "tm", "other"])),
        ],
        true,
        &[
            Slot::maybe(&["mda:metadata"]),
            Slot::maybe(&["originalData"]),
            Slot::one(&["source"]),
            Slot::one(&["target"]),
            OTHERS,
        ],
        false,
    ),
    // Glossary.
    model("gls:glossary", &[], false, &[Slot::some(&["gls:glossEntry"])], false),
    model(
        "gls:glossEntry",
        &[ID, any("ref")],
        true,
        &[
            Slot::one(&["gls:term"]),
            Slot::any(&["gls:translation"]),
            Slot::maybe(&["gls:definition"]),
            OTHERS,
        ],
        false,
    ),
    model("gls:term", &[any("source")], true, &[], true),
    model("gls:translation", &[ID, any("ref"), any("source")], true, &[], true),
    model("gls:definition", &[any("source")], true, &[], true),
    // Metadata.
    model("mda:metadata", &[ID], false, &[Slot::some(&["mda:metaGroup"])], false),
    model(
        "mda:metaGroup",
        &[
            ID,
            any("category"),
            AttributeModel::optional("appliesTo", Value::OneOf(&["source", "target", "ignorable"])),
        ],
        false,
        &[Slot::some(&["mda:metaGroup", "mda:meta"])],
        false,
    ),
    model("mda:meta", &[must("type")], false, &[], true),
    // Resource data.
    model(
        "res:resourceData",
        &[],
        false,
        &[Slot::any(&["res:resourceItemRef"]), Slot::any(&["res:resourceItem"])],
        false,
    ),
    model("res:resourceItemRef", &[ID, AttributeModel::required("ref", Value::Token)], true, &[], false),
    model(
        "res:resourceItem",
        &[any("mimeType"), ID, yes_no("context")],
        true,
        &[Slot::maybe(&["res:source"]), Slot::maybe(&["res:target"]), Slot::any(&["res:reference"])],
        false,
    ),
    model("res:source", &[any("href"), LANG], true, &[OTHERS], true),
    model("res:target", &[any("href"), LANG], true, &[OTHERS], true),
    model("res:reference", &[must("href"), LANG], true, &[], false),
    // Size and length restriction.
    model(
        "slr:profiles",
        &[any("generalProfile"), any("storageProfile")],
        false,
        &[Slot::maybe(&["slr:normalization"]), OTHERS],
        false,
    ),
    model(
        "slr:normalization",
        &[AttributeModel::optional("general", NORMAL), AttributeModel::optional("storage", NORMAL)],
        false,
        &[],
        false,
    ),
    model("slr:data", &[must("profile")], true, &[OTHERS], false),
    // Validation.
    model("val:validation", &[], true, &[Slot::some(&["val:rule"])], false),
    model(
        "val:rule",
        &[
            any("isPresent"),
            AttributeModel::optional("occurs", Value::Positive(u64::MAX)),
            any("isNotPresent"),
            any("startsWith"),
            any("endsWith"),
            yes_no("existsInSource"),
            yes_no("caseSensitive"),
            AttributeModel::optional("normalization", NORMAL),
            yes_no("disabled"),
        ],
        true,
        &[],
        false,
    ),
    // Change tracking.
    model("ctr:changeTrack", &[], true, &[Slot::some(&["ctr:revisions"])], false),
    model(
        "ctr:revisions",
        &[must("appliesTo"), any("ref"), any("currentVersion")],
        true,
        &[Slot::some(&["ctr:revision"])],
        false,
    ),
    model(
        "ctr:revision",
        &[any("author"), any("datetime"), any("version")],
        true,
        &[Slot::any(&["ctr:item", "*"])],
        false,
    ),
    model("ctr:item", &[must("property")], true, &[OTHERS], true),
];

/// The elements of each module, for those that no model names.
pub(super) const CHECKED_MODULES: &[&str] = &["mtc", "gls", "mda", "res", "slr", "val"];

/// The values of `fs:fs`: the elements of HTML that the format style module allows.
pub(super) const FORMAT_STYLES: &[&str] = &[
    "a",
    "b",
    "bdo",
    "big",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "hr",
    "html",
    "i",
    "img",
    "label",
    "legend",
    "li",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "select",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "tt",
    "u",
    "ul",
];
