//! Rules of XML itself: bytes, characters, tags, references, namespaces.

use super::rule::rules;

rules! {
    BYTES = "xml-bytes", Error,
        "Some bytes stand for no character in the encoding that the file has or declares: a part of the file is in another encoding, or it was cut.",
        "Save the file as UTF-8, or declare the encoding that it is in.",
        bad "", good "";
    ENCODING_UNKNOWN = "xml-encoding-unknown", Error,
        "The XML declaration names an encoding that nobody knows; programs refuse the file.",
        "Save the file as UTF-8 and write encoding=\"UTF-8\".",
        bad "<?xml version=\"1.0\" encoding=\"utf-99\"?><tmx/>", good "<?xml version=\"1.0\" encoding=\"UTF-8\"?><tmx/>";
    ENCODING_MISMATCH = "xml-encoding-mismatch", Error,
        "The XML declaration names another encoding than the bytes have; programs that trust it garble the text or refuse the file.",
        "Write the encoding that the file is in, or save the file in the one that it declares.",
        bad "<?xml version=\"1.0\" encoding=\"UTF-16\"?><tmx/>", good "<?xml version=\"1.0\" encoding=\"UTF-8\"?><tmx/>";
    MARK_MISSING = "xml-byte-order-mark-missing", Warning,
        "The file is UTF-16 without a byte order mark; XML requires one, and many programs take the file for something else.",
        "Save the file as UTF-8, or as UTF-16 with a byte order mark.",
        bad "", good "";
    CHARACTER = "xml-character", Error,
        "XML 1.0 allows this character in no form; one of them makes most programs refuse the whole file.",
        "Delete the character, or write what was meant. XLIFF 2 can carry it as <cp hex=\"...\"/>.",
        bad "<tmx>&#1;</tmx>", good "<tmx>&#9;</tmx>";
    HTML_ENTITY = "xml-html-entity", Error,
        "The reference is one of HTML; XML knows only amp, lt, gt, quot, apos and numbers, and programs refuse the file.",
        "Write the character itself.",
        bad "<tmx>&eacute;</tmx>", good "<tmx>\u{E9}</tmx>";
    ENTITY = "xml-entity", Error,
        "The reference stands for nothing: no entity of that name exists.",
        "Write the character itself, or &amp; for an ampersand.",
        bad "<tmx>&nothing;</tmx>", good "<tmx>nothing</tmx>";
    ENTITY_DECLARED = "xml-entity-declared", Warning,
        "The file declares entities of its own. They can read other files or grow without end; careful programs refuse them, and so does this one.",
        "Write the text itself where the entity is used, and delete the declaration.",
        bad "<!DOCTYPE tmx [<!ENTITY a \"b\">]><tmx/>", good "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\"><tmx/>";
    AMPERSAND = "xml-ampersand", Error,
        "An & begins no reference; the file is not well-formed.",
        "Write &amp;.",
        bad "<tmx>a & b</tmx>", good "<tmx>a &amp; b</tmx>";
    LESS = "xml-less-than", Error,
        "A < begins no tag, or stands in an attribute; the file is not well-formed.",
        "Write &lt;.",
        bad "<tmx>a < b</tmx>", good "<tmx>a &lt; b</tmx>";
    CDATA_END = "xml-cdata-end", Error,
        "]]> may stand in text only as the end of a CDATA section.",
        "Write ]]&gt;.",
        bad "<tmx>a ]]> b</tmx>", good "<tmx>a ]]&gt; b</tmx>";
    COMMENT = "xml-comment", Error,
        "A comment may not hold -- nor end with a hyphen; the file is not well-formed.",
        "Write one hyphen, or delete the comment.",
        bad "<tmx><!-- a -- b --></tmx>", good "<tmx><!-- a - b --></tmx>";
    UNENDED = "xml-unended", Error,
        "A comment, instruction, CDATA section or DOCTYPE begins and never ends: the file was cut, or the end is misspelt.",
        "Close it, or delete its beginning.",
        bad "<tmx><!-- a </tmx>", good "<tmx><!-- a --></tmx>";
    TAG = "xml-tag", Error,
        "A tag lacks its > or a quotation mark; the file is not well-formed.",
        "Finish the tag.",
        bad "<tmx><header <body/></tmx>", good "<tmx><header/><body/></tmx>";
    NOT_CLOSED = "xml-not-closed", Error,
        "An element is not closed, or closed too late: the file was cut, or an end tag is missing or misspelt.",
        "Add the end tag where the element ends.",
        bad "<tmx><body></tmx>", good "<tmx><body></body></tmx>";
    CLOSES_NOTHING = "xml-closes-nothing", Error,
        "An end tag closes no open element.",
        "Delete it, or add the start tag.",
        bad "<tmx></body></tmx>", good "<tmx><body></body></tmx>";
    ATTRIBUTE = "xml-attribute", Error,
        "An attribute has no value, no quotation marks round it, or no blank behind it; the file is not well-formed.",
        "Write name=\"value\", with a blank before the next one.",
        bad "<tmx version=1.4></tmx>", good "<tmx version=\"1.4\"></tmx>";
    ATTRIBUTE_TWICE = "xml-attribute-twice", Error,
        "An attribute stands twice in one tag; the file is not well-formed, and nobody knows which one counts.",
        "Delete one of the two.",
        bad "<tmx version=\"1.4\" version=\"1.4\"></tmx>", good "<tmx version=\"1.4\"></tmx>";
    PREFIX = "xml-prefix", Error,
        "A prefix is used that no xmlns attribute declares.",
        "Declare it on the root element with xmlns:prefix=\"...\", or drop it.",
        bad "<tmx><a:b/></tmx>", good "<tmx xmlns:a=\"urn:a\"><a:b/></tmx>";
    AFTER_ROOT = "xml-second-root", Error,
        "A second element stands behind the root element; XML allows one. Two files were perhaps put one behind the other.",
        "Move its content into the first, or make two files.",
        bad "<tmx/><tmx/>", good "<tmx/>";
    OUTSIDE = "xml-text-outside", Error,
        "Text stands before or behind the root element; the file is not well-formed.",
        "Delete it, or move it into an element.",
        bad "<tmx/>text", good "<tmx/>";
    NO_ROOT = "xml-no-element", Error,
        "The file holds no element at all: it is empty, or no XML.",
        "Give the file that was meant.",
        bad "text", good "<tmx/>";
    DEPTH = "xml-depth", Warning,
        "Elements nest deeper than any honest file needs; many programs give up.",
        "Flatten the markup.",
        bad "", good "";
    FORMAT = "format-unknown", Error,
        "The root element belongs to none of the formats that are checked: TMX, XLIFF 1.2 and 2.0 or 2.1, TBX version 3, SRX 2.0.",
        "Give a file of one of these formats.",
        bad "<html/>", good "<tmx/>";
}
