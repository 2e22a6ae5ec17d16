//! Rules of XLIFF 1.2.

use crate::check::rule::rules;

rules! {
    VERSION = "xliff1-version", Error,
        "The version is not 1.2, or does not belong to the namespace of the file.",
        "Write version=\"1.2\" with xmlns=\"urn:oasis:names:tc:xliff:document:1.2\".",
        bad "<xliff version=\"1.9\"/>", good "<xliff version=\"1.2\"/>";
    NAMESPACE = "xliff1-namespace", Warning,
        "The file is in no namespace, or not in that of XLIFF 1.2; strict programs do not recognize it.",
        "Write xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" on <xliff>.",
        bad "", good "";
    ELEMENT = "xliff1-element", Error,
        "XLIFF 1.2 has no such element at this place; <unit> and <segment> are those of XLIFF 2.",
        "Delete the element, or move it to where it belongs.",
        bad "<trans-unit id=\"1\"><source>a</source><segment/></trans-unit>", good "<trans-unit id=\"1\"><source>a</source></trans-unit>";
    ORDER = "xliff1-order", Error,
        "The element stands behind others that must come after it.",
        "Put the elements into the order that the message gives.",
        bad "<trans-unit id=\"1\"><target>b</target><source>a</source></trans-unit>", good "<trans-unit id=\"1\"><source>a</source><target>b</target></trans-unit>";
    MISSING = "xliff1-element-missing", Error,
        "An element that XLIFF 1.2 requires is missing.",
        "Add the element.",
        bad "<trans-unit id=\"1\"><target>b</target></trans-unit>", good "<trans-unit id=\"1\"><source>a</source><target>b</target></trans-unit>";
    TWICE = "xliff1-element-twice", Error,
        "An element stands more often than XLIFF 1.2 allows.",
        "Delete the surplus.",
        bad "<trans-unit id=\"1\"><source>a</source><target>b</target><target>c</target></trans-unit>",
        good "<trans-unit id=\"1\"><source>a</source><target>b</target></trans-unit>";
    TEXT = "xliff1-text", Error,
        "Text stands where only elements may stand; programs lose it or refuse the file.",
        "Put the text into a <source>, or delete it.",
        bad "<trans-unit id=\"1\">a<source>a</source></trans-unit>", good "<trans-unit id=\"1\"><source>a</source></trans-unit>";
    ATTRIBUTE = "xliff1-attribute", Error,
        "The element has no such attribute; srcLang and trgLang are those of XLIFF 2.",
        "Delete the attribute, or correct its name.",
        bad "<trans-unit id=\"1\" state=\"new\"><source>a</source></trans-unit>", good "<trans-unit id=\"1\"><source>a</source></trans-unit>";
    ATTRIBUTE_MISSING = "xliff1-attribute-missing", Error,
        "An attribute that XLIFF 1.2 requires is missing.",
        "Add the attribute.",
        bad "<trans-unit><source>a</source></trans-unit>", good "<trans-unit id=\"1\"><source>a</source></trans-unit>";
    VALUE = "xliff1-value", Error,
        "An attribute has a value that XLIFF 1.2 does not know.",
        "Write one of the values that the message gives.",
        bad "<trans-unit id=\"1\" approved=\"true\"><source>a</source></trans-unit>", good "<trans-unit id=\"1\" approved=\"yes\"><source>a</source></trans-unit>";
    STATE = "xliff1-state", Error,
        "The state of the target is none of XLIFF 1.2.",
        "Write new, needs-translation, needs-adaptation, needs-l10n, needs-review-translation, needs-review-adaptation, needs-review-l10n, translated, signed-off, final, or one of your own that begins with x-.",
        bad "<trans-unit id=\"1\"><source>a</source><target state=\"initial\">b</target></trans-unit>",
        good "<trans-unit id=\"1\"><source>a</source><target state=\"new\">b</target></trans-unit>";
    DATE = "xliff1-date", Error,
        "A date is not written as XML schemas have it.",
        "Write it as 2024-02-29T12:00:00Z, or delete the attribute.",
        bad "<file original=\"a\" source-language=\"en\" datatype=\"plaintext\" date=\"20240229T120000Z\"><body/></file>",
        good "<file original=\"a\" source-language=\"en\" datatype=\"plaintext\" date=\"2024-02-29T12:00:00Z\"><body/></file>";
    LANGUAGE = "xliff1-language", Error,
        "The value is no BCP 47 language tag.",
        "Write a tag such as en, fr-CA or hy-Latn.",
        bad "<file original=\"a\" source-language=\"english\" datatype=\"plaintext\"><body/></file>",
        good "<file original=\"a\" source-language=\"en\" datatype=\"plaintext\"><body/></file>";
    LANGUAGE_CASE = "xliff1-language-case", Note,
        "The tag is not in the case that BCP 47 recommends; some programs compare tags letter by letter.",
        "Write the canonical form.",
        bad "<file original=\"a\" source-language=\"en-us\" datatype=\"plaintext\"><body/></file>",
        good "<file original=\"a\" source-language=\"en-US\" datatype=\"plaintext\"><body/></file>";
    LANGUAGE_DIFFERS = "xliff1-language-differs", Error,
        "The xml:lang of a source or target is not the language of the file.",
        "Write the language of the file, or delete xml:lang.",
        bad "<trans-unit id=\"1\"><source>a</source><target xml:lang=\"de\">b</target></trans-unit>",
        good "<trans-unit id=\"1\"><source>a</source><target xml:lang=\"fr\">b</target></trans-unit>";
    TARGET_LANGUAGE = "xliff1-target-language-missing", Warning,
        "The file has a target and does not say its language.",
        "Add target-language to <file>.",
        bad "<file original=\"a\" source-language=\"en\" datatype=\"plaintext\"><body><trans-unit id=\"1\"><source>a</source><target>b</target></trans-unit></body></file>",
        good "<file original=\"a\" source-language=\"en\" target-language=\"fr\" datatype=\"plaintext\"><body><trans-unit id=\"1\"><source>a</source><target>b</target></trans-unit></body></file>";
    ID_TWICE = "xliff1-id-twice", Error,
        "An id stands twice where it must be unique: units and groups in their file, codes in their source or target.",
        "Give each its own id.",
        bad "<trans-unit id=\"1\"><source>a</source></trans-unit><trans-unit id=\"1\"><source>b</source></trans-unit>",
        good "<trans-unit id=\"1\"><source>a</source></trans-unit><trans-unit id=\"2\"><source>b</source></trans-unit>";
    MID = "xliff1-mid", Error,
        "The mid of a segment stands twice, or a segment of the target has one that seg-source does not have.",
        "Give the segments of seg-source unique mids, and repeat them in the target.",
        bad "<trans-unit id=\"1\"><source>a</source><seg-source><mrk mtype=\"seg\" mid=\"1\">a</mrk></seg-source><target><mrk mtype=\"seg\" mid=\"2\">b</mrk></target></trans-unit>",
        good "<trans-unit id=\"1\"><source>a</source><seg-source><mrk mtype=\"seg\" mid=\"1\">a</mrk></seg-source><target><mrk mtype=\"seg\" mid=\"1\">b</mrk></target></trans-unit>";
    PAIR = "xliff1-pair", Error,
        "A bpt, ept, bx or ex has no partner with the same rid (or id) in its source or target.",
        "Add the partner, or write the code as <it> or <ph>.",
        bad "<trans-unit id=\"1\"><source><bpt id=\"1\">&lt;b&gt;</bpt>a</source></trans-unit>",
        good "<trans-unit id=\"1\"><source><bpt id=\"1\">&lt;b&gt;</bpt>a<ept id=\"1\">&lt;/b&gt;</ept></source></trans-unit>";
}
