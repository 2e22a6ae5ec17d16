//! Rules of TMX 1.1 to 1.4: the DTD, the text of the specification, and what `TMXValidator` asks for beside it.

use crate::check::rule::rules;

rules! {
    VERSION = "tmx-version", Error,
        "The version is none of 1.1, 1.2, 1.3 and 1.4; TMX 1.4b writes 1.4, too.",
        "Write version=\"1.4\".",
        bad "<tmx version=\"1.4b\"><header creationtool=\"x\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"x\" adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"/><body/></tmx>",
        good "<tmx version=\"1.4\"><header creationtool=\"x\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"x\" adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"/><body/></tmx>";
    ELEMENT = "tmx-element", Error,
        "TMX has no such element at this place.",
        "Delete the element, or move it to where it belongs; native codes stand in <ph>, <bpt>, <ept> or <it>.",
        bad "<seg>a <b>bold</b> word</seg>", good "<seg>a <hi>bold</hi> word</seg>";
    ORDER = "tmx-order", Error,
        "The element stands behind others that must come after it.",
        "Put the elements into the order that the message gives.",
        bad "<tuv xml:lang=\"en\"><seg>Yes</seg><note>n</note></tuv>", good "<tuv xml:lang=\"en\"><note>n</note><seg>Yes</seg></tuv>";
    NOTE_AFTER_TUV = "tmx-note-after-tuv", Error,
        "A note or property of a unit stands behind a <tuv>; the DTD wants all of them before the first, and validators refuse the file.",
        "Move <note> and <prop> before the first <tuv>.",
        bad "<tu><tuv xml:lang=\"en\"><seg>Yes</seg></tuv><note>n</note></tu>", good "<tu><note>n</note><tuv xml:lang=\"en\"><seg>Yes</seg></tuv></tu>";
    MISSING = "tmx-element-missing", Error,
        "An element that TMX requires is missing.",
        "Add the element.",
        bad "<tmx version=\"1.4\"><body/></tmx>",
        good "<tmx version=\"1.4\"><header creationtool=\"x\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"x\" adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"/><body/></tmx>";
    SEG_MISSING = "tmx-seg-missing", Error,
        "A <tuv> holds no <seg>; programs refuse the file or drop the unit.",
        "Give the <tuv> one <seg>, or delete it.",
        bad "<tuv xml:lang=\"en\"></tuv>", good "<tuv xml:lang=\"en\"><seg>Yes</seg></tuv>";
    TUV_MISSING = "tmx-tuv-missing", Error,
        "A unit holds no <tuv>.",
        "Give it a <tuv> for each language, or delete the unit.",
        bad "<tu><note>n</note></tu>", good "<tu><tuv xml:lang=\"en\"><seg>Yes</seg></tuv></tu>";
    TWICE = "tmx-element-twice", Error,
        "An element stands more often than TMX allows.",
        "Delete the surplus, or make a unit of its own of it.",
        bad "<tuv xml:lang=\"en\"><seg>Yes</seg><seg>No</seg></tuv>", good "<tuv xml:lang=\"en\"><seg>Yes</seg></tuv>";
    TEXT = "tmx-text", Error,
        "Text stands where only elements may stand; programs lose it or refuse the file.",
        "Put the text into a <seg>, or delete it.",
        bad "<tuv xml:lang=\"en\">Yes<seg>Yes</seg></tuv>", good "<tuv xml:lang=\"en\"><seg>Yes</seg></tuv>";
    ATTRIBUTE = "tmx-attribute", Error,
        "TMX has no such attribute on this element.",
        "Delete the attribute, or write it as <prop type=\"...\">.",
        bad "<seg status=\"new\">Yes</seg>", good "<seg>Yes</seg>";
    ATTRIBUTE_MISSING = "tmx-attribute-missing", Error,
        "An attribute that TMX requires is missing.",
        "Add the attribute.",
        bad "<header creationtool=\"x\" creationtoolversion=\"1\" segtype=\"sentence\" adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"/>",
        good "<header creationtool=\"x\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"x\" adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"/>";
    VALUE = "tmx-value", Error,
        "An attribute has a value that TMX does not know.",
        "Write one of the values that the message gives.",
        bad "<header creationtool=\"x\" creationtoolversion=\"1\" segtype=\"line\" o-tmf=\"x\" adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"/>",
        good "<header creationtool=\"x\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"x\" adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"/>";
    LANG_MISSING = "tmx-tuv-lang-missing", Error,
        "A <tuv> does not say its language; nobody can use it.",
        "Give it xml:lang with a BCP 47 tag such as fr or pt-BR.",
        bad "<tuv><seg>Yes</seg></tuv>", good "<tuv xml:lang=\"en\"><seg>Yes</seg></tuv>";
    LANG_DEPRECATED = "tmx-lang-deprecated", Warning,
        "The attribute lang is that of TMX 1.1; TMX 1.4 deprecates it, and many programs read xml:lang only.",
        "Write xml:lang.",
        bad "<tuv xml:lang=\"en\" lang=\"en\"><seg>Yes</seg></tuv>", good "<tuv xml:lang=\"en\"><seg>Yes</seg></tuv>";
    LANGUAGE = "tmx-language", Error,
        "The value is no BCP 47 language tag; programs take it for an unknown language and find no match.",
        "Write a tag such as en, fr-CA or hy-Latn.",
        bad "<tuv xml:lang=\"french\"><seg>Oui</seg></tuv>", good "<tuv xml:lang=\"fr\"><seg>Oui</seg></tuv>";
    LANGUAGE_CASE = "tmx-language-case", Warning,
        "The tag is not in the case that BCP 47 recommends; some programs compare tags letter by letter and find no match.",
        "Write the canonical form.",
        bad "<tuv xml:lang=\"en-gb\"><seg>Yes</seg></tuv>", good "<tuv xml:lang=\"en-GB\"><seg>Yes</seg></tuv>";
    SOURCE_MISSING = "tmx-source-variant-missing", Error,
        "No <tuv> of the unit is in the source language (srclang); programs cannot tell what was translated.",
        "Add the variant, or write srclang=\"*all*\" or the language that the units have.",
        bad "<tu><tuv xml:lang=\"fr\"><seg>Oui</seg></tuv></tu>", good "<tu><tuv xml:lang=\"en\"><seg>Yes</seg></tuv></tu>";
    DATE = "tmx-date", Error,
        "A date is not written as TMX wants it, YYYYMMDDThhmmssZ, or is no real day.",
        "Write it in UTC, such as 20240229T120000Z, or delete the attribute.",
        bad "<tu creationdate=\"20240229T120000\"><tuv xml:lang=\"en\"><seg>Yes</seg></tuv></tu>",
        good "<tu creationdate=\"20240229T120000Z\"><tuv xml:lang=\"en\"><seg>Yes</seg></tuv></tu>";
    USAGE = "tmx-usagecount", Error,
        "usagecount is no number.",
        "Write a whole number, or delete the attribute.",
        bad "<tu usagecount=\"often\"><tuv xml:lang=\"en\"><seg>Yes</seg></tuv></tu>",
        good "<tu usagecount=\"3\"><tuv xml:lang=\"en\"><seg>Yes</seg></tuv></tu>";
    BPT_OPEN = "tmx-bpt-without-ept", Error,
        "A <bpt> has no <ept> with the same i in its segment.",
        "Add the <ept>, or write the code as <it pos=\"begin\">.",
        bad "<seg><bpt i=\"1\">&lt;b&gt;</bpt>Yes</seg>", good "<seg><bpt i=\"1\">&lt;b&gt;</bpt>Yes<ept i=\"1\">&lt;/b&gt;</ept></seg>";
    EPT_OPEN = "tmx-ept-without-bpt", Error,
        "An <ept> has no <bpt> with the same i before it in its segment.",
        "Add the <bpt>, or write the code as <it pos=\"end\">.",
        bad "<seg>Yes<ept i=\"1\">&lt;/b&gt;</ept></seg>", good "<seg><bpt i=\"1\">&lt;b&gt;</bpt>Yes<ept i=\"1\">&lt;/b&gt;</ept></seg>";
    I_TWICE = "tmx-i-twice", Error,
        "Two codes of one kind have the same i in one segment; which belongs to which cannot be told.",
        "Number the pairs of a segment 1, 2, 3.",
        bad "<seg><bpt i=\"1\"/><bpt i=\"1\"/>Yes<ept i=\"1\"/></seg>", good "<seg><bpt i=\"1\"/>Yes<ept i=\"1\"/></seg>";
    X_VALUE = "tmx-x-value", Error,
        "The attribute x, which matches codes between languages, is no number.",
        "Number the codes 1, 2, 3.",
        bad "<seg><ph x=\"a\"/>Yes</seg>", good "<seg><ph x=\"1\"/>Yes</seg>";
    X_TWICE = "tmx-x-twice", Error,
        "Two codes of one kind have the same x in one segment.",
        "Give each code of a kind a number of its own.",
        bad "<seg><ph x=\"1\"/>Yes<ph x=\"1\"/></seg>", good "<seg><ph x=\"1\"/>Yes<ph x=\"2\"/></seg>";
    X_DIFFERS = "tmx-x-differs", Error,
        "The variants of a unit do not use the same set of x: a code of one language has no match in the other.",
        "Give matching codes the same x in every <tuv>.",
        bad "<tu><tuv xml:lang=\"en\"><seg><ph x=\"1\"/>Yes</seg></tuv><tuv xml:lang=\"fr\"><seg>Oui</seg></tuv></tu>",
        good "<tu><tuv xml:lang=\"en\"><seg><ph x=\"1\"/>Yes</seg></tuv><tuv xml:lang=\"fr\"><seg><ph x=\"1\"/>Oui</seg></tuv></tu>";
    UDE_BASE = "tmx-ude-base", Error,
        "A <ude> whose <map> has a code lacks the attribute base, which says what the code counts in.",
        "Add base to the <ude>.",
        bad "<header creationtool=\"x\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"x\" adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"><ude name=\"u\"><map unicode=\"#xF8FF\" code=\"#xF0\"/></ude></header>",
        good "<header creationtool=\"x\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"x\" adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"><ude name=\"u\" base=\"Macintosh\"><map unicode=\"#xF8FF\" code=\"#xF0\"/></ude></header>";
    TUID_TWICE = "tmx-tuid-twice", Warning,
        "Two units have the same tuid; programs that go by it keep one of them.",
        "Give every unit a tuid of its own, or none.",
        bad "<tu tuid=\"a\"><tuv xml:lang=\"en\"><seg>Yes</seg></tuv></tu><tu tuid=\"a\"><tuv xml:lang=\"en\"><seg>No</seg></tuv></tu>",
        good "<tu tuid=\"a\"><tuv xml:lang=\"en\"><seg>Yes</seg></tuv></tu><tu tuid=\"b\"><tuv xml:lang=\"en\"><seg>No</seg></tuv></tu>";
    TUID_MANY = "tmx-tuid-unwatched", Note,
        "The file has more units than the tuid of are kept in memory; from here on repeated ones are not found.",
        "Nothing need be done.",
        bad "", good "";
    SEG_EMPTY = "tmx-seg-empty", Warning,
        "A segment is empty; several programs skip the unit without a word.",
        "Translate it, or delete the unit.",
        bad "<tuv xml:lang=\"en\"><seg></seg></tuv>", good "<tuv xml:lang=\"en\"><seg>Yes</seg></tuv>";
    UT = "tmx-ut-deprecated", Note,
        "<ut> is deprecated since TMX 1.3.",
        "Write <ph>, <bpt> and <ept>, or <it>.",
        bad "<seg><ut>&lt;br&gt;</ut>Yes</seg>", good "<seg><ph>&lt;br&gt;</ph>Yes</seg>";
}
