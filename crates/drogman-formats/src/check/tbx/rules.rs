//! Rules of TBX version 3 (ISO 30042:2019): its core, and the dialects Core, Min and Basic.

use crate::check::rule::rules;

rules! {
    NAMESPACE = "tbx-namespace", Error,
        "The file is not in the namespace of TBX version 3.",
        "Write xmlns=\"urn:iso:std:iso:30042:ed-2\" on <tbx>.",
        bad "", good "";
    ELEMENT = "tbx-element", Error,
        "TBX has no such element at this place; <tig>, <ntig> and <langSet> are those of version 2.",
        "Delete the element, or move it to where it belongs.",
        bad "<langSec xml:lang=\"en\"><tig><term>a</term></tig><termSec><term>a</term></termSec></langSec>",
        good "<langSec xml:lang=\"en\"><termSec><term>a</term></termSec></langSec>";
    ORDER = "tbx-order", Error,
        "The element stands behind others that must come after it.",
        "Put the elements into the order that the message gives.",
        bad "<langSec xml:lang=\"en\"><termSec><term>a</term></termSec><note>n</note></langSec>",
        good "<langSec xml:lang=\"en\"><note>n</note><termSec><term>a</term></termSec></langSec>";
    TERM_NOTE_LATE = "tbx-aux-before-termnote", Error,
        "A <termNote> stands behind a note, reference or description of its term; all of them come after the <termNote> of the term.",
        "Move <termNote> and <termNoteGrp> directly behind <term>.",
        bad "<termSec><term>a</term><note>n</note><termNote type=\"partOfSpeech\">noun</termNote></termSec>",
        good "<termSec><term>a</term><termNote type=\"partOfSpeech\">noun</termNote><note>n</note></termSec>";
    MISSING = "tbx-element-missing", Error,
        "An element that TBX requires is missing.",
        "Add the element.",
        bad "<langSec xml:lang=\"en\"/>", good "<langSec xml:lang=\"en\"><termSec><term>a</term></termSec></langSec>";
    TWICE = "tbx-element-twice", Error,
        "An element stands more often than TBX allows; spellings of one name are several <termSec>.",
        "Give each <term> a <termSec> of its own.",
        bad "<termSec><term>a</term><term>b</term></termSec>", good "<termSec><term>a</term></termSec>";
    TEXT = "tbx-text", Error,
        "Text stands where only elements may stand; programs lose it or refuse the file.",
        "Put the text into a <note>, or delete it.",
        bad "<termSec>a<term>a</term></termSec>", good "<termSec><term>a</term></termSec>";
    ATTRIBUTE = "tbx-attribute", Error,
        "TBX has no such attribute on this element.",
        "Delete the attribute, or correct its name.",
        bad "<termSec status=\"new\"><term>a</term></termSec>", good "<termSec><term>a</term></termSec>";
    ATTRIBUTE_MISSING = "tbx-attribute-missing", Error,
        "An attribute that TBX requires is missing.",
        "Add the attribute.",
        bad "<langSec><termSec><term>a</term></termSec></langSec>", good "<langSec xml:lang=\"en\"><termSec><term>a</term></termSec></langSec>";
    VALUE = "tbx-value", Error,
        "An attribute has a value that TBX does not know.",
        "Write one of the values that the message gives.",
        bad "<tbx type=\"TBX-Basic\" style=\"dcx\" xml:lang=\"en\"/>", good "<tbx type=\"TBX-Basic\" style=\"dca\" xml:lang=\"en\"/>";
    DIALECT = "tbx-dialect", Error,
        "The type does not name a dialect as TBX wants it, TBX- and a name.",
        "Write type=\"TBX-Core\", \"TBX-Min\" or \"TBX-Basic\".",
        bad "<tbx type=\"Basic\" style=\"dca\" xml:lang=\"en\"/>", good "<tbx type=\"TBX-Basic\" style=\"dca\" xml:lang=\"en\"/>";
    DIALECT_UNKNOWN = "tbx-dialect-unchecked", Note,
        "The dialect is none of Core, Min and Basic: its data categories are not checked, everything else is.",
        "Nothing need be done.",
        bad "<tbx type=\"TBX-Own\" style=\"dca\" xml:lang=\"en\"/>", good "<tbx type=\"TBX-Basic\" style=\"dca\" xml:lang=\"en\"/>";
    LANGUAGE = "tbx-language", Error,
        "The value is no BCP 47 language tag.",
        "Write a tag such as en, fr-CA or hy-Latn.",
        bad "<langSec xml:lang=\"english\"><termSec><term>a</term></termSec></langSec>", good "<langSec xml:lang=\"en\"><termSec><term>a</term></termSec></langSec>";
    LANGUAGE_CASE = "tbx-language-case", Note,
        "The tag is not in the case that BCP 47 recommends; some programs compare tags letter by letter.",
        "Write the canonical form.",
        bad "<langSec xml:lang=\"en-us\"><termSec><term>a</term></termSec></langSec>", good "<langSec xml:lang=\"en-US\"><termSec><term>a</term></termSec></langSec>";
    LANGUAGE_TWICE = "tbx-language-twice", Warning,
        "A concept has two sections of one language; programs show the first, or the last.",
        "Put the terms of a language into one <langSec>.",
        bad "<conceptEntry id=\"c\"><langSec xml:lang=\"en\"><termSec><term>a</term></termSec></langSec><langSec xml:lang=\"en\"><termSec><term>b</term></termSec></langSec></conceptEntry>",
        good "<conceptEntry id=\"c\"><langSec xml:lang=\"en\"><termSec><term>a</term></termSec><termSec><term>b</term></termSec></langSec></conceptEntry>";
    ID_TWICE = "tbx-id-twice", Error,
        "An id stands twice in the file.",
        "Give each its own id.",
        bad "<conceptEntry id=\"c\"><langSec xml:lang=\"en\"><termSec id=\"c\"><term>a</term></termSec></langSec></conceptEntry>",
        good "<conceptEntry id=\"c\"><langSec xml:lang=\"en\"><termSec id=\"t\"><term>a</term></termSec></langSec></conceptEntry>";
    TARGET = "tbx-target", Error,
        "target is neither an id of the file nor an address that begins with http:// or https://.",
        "Correct the reference, or add what it names to <back>.",
        bad "<termSec><term>a</term><ref type=\"crossReference\" target=\"nowhere\">b</ref></termSec>",
        good "<termSec><term>a</term><xref type=\"externalCrossReference\" target=\"https://example.org/\">b</xref></termSec>";
    TYPE_EMPTY = "tbx-type-missing", Error,
        "An element of the style DCA does not say in type which data category it holds.",
        "Write the category, such as type=\"partOfSpeech\".",
        bad "<termSec><term>a</term><termNote type=\"\">noun</termNote></termSec>",
        good "<termSec><term>a</term><termNote type=\"partOfSpeech\">noun</termNote></termSec>";
    CATEGORY = "tbx-category", Error,
        "The dialect has no such data category, or has it on another kind of element.",
        "Write a category of the dialect, put it into a <note>, or choose the dialect that has it.",
        bad "<termSec><term>a</term><termNote type=\"colour\">red</termNote></termSec>",
        good "<termSec><term>a</term><termNote type=\"partOfSpeech\">noun</termNote></termSec>";
    LEVEL = "tbx-category-level", Error,
        "A data category stands at a level where the dialect does not allow it: concept, language or term.",
        "Move it to a level that the message gives.",
        bad "<termSec><term>a</term><descrip type=\"definition\">b</descrip></termSec>",
        good "<termSec><term>a</term><descrip type=\"context\">b</descrip></termSec>";
    PICK = "tbx-picklist", Error,
        "The value is none of those that the data category allows.",
        "Write one of the values that the message gives.",
        bad "<termSec><term>a</term><termNote type=\"partOfSpeech\">Noun</termNote></termSec>",
        good "<termSec><term>a</term><termNote type=\"partOfSpeech\">noun</termNote></termSec>";
    STYLE = "tbx-style", Error,
        "The styles are mixed: elements of a category's own name in DCA or in the dialect Core, or elements with a type in DCT.",
        "Write <termNote type=\"partOfSpeech\"> in DCA, <min:partOfSpeech> in DCT.",
        bad "<termSec><term>a</term><min:partOfSpeech>noun</min:partOfSpeech></termSec>",
        good "<termSec><term>a</term><termNote type=\"partOfSpeech\">noun</termNote></termSec>";
    DATE = "tbx-date", Error,
        "A date is not written as YYYY-MM-DD, with or without a time, or is no real day.",
        "Write it such as 2024-02-29.",
        bad "<termSec><term>a</term><transacGrp><transac type=\"transactionType\">origination</transac><date>29.2.2024</date></transacGrp></termSec>",
        good "<termSec><term>a</term><transacGrp><transac type=\"transactionType\">origination</transac><date>2024-02-29</date></transacGrp></termSec>";
    TERM_EMPTY = "tbx-term-empty", Warning,
        "A term is empty.",
        "Write the term, or delete its <termSec>.",
        bad "<termSec><term> </term></termSec>", good "<termSec><term>a</term></termSec>";
    INLINE = "tbx-inline-pair", Error,
        "An <sc> or <ec> of a note does not fit its partner: with one in the same note the <ec> has startRef and nothing is isolated, without one it has an id.",
        "Write <sc id=\"1\"/>...<ec startRef=\"1\"/>, or isolated=\"yes\" on what stands alone.",
        bad "<termSec><term>a</term><note>b<ec isolated=\"no\" id=\"e\"/></note></termSec>",
        good "<termSec><term>a</term><note>b<ec isolated=\"yes\" id=\"e\"/></note></termSec>";
}
