//! Rules of XLIFF 2.0 and 2.1.

use crate::check::rule::rules;

rules! {
    VERSION = "xliff2-version", Error,
        "The version is neither 2.0 nor 2.1, or belongs to another namespace.",
        "Write version=\"2.0\" or \"2.1\" with xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"; a file of XLIFF 1.2 has its own namespace.",
        bad "<xliff version=\"2.5\"/>", good "<xliff version=\"2.1\"/>";
    NAMESPACE = "xliff2-namespace", Error,
        "The file says version 2 and is not in the namespace of XLIFF 2; programs do not recognize it.",
        "Write xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" on <xliff>.",
        bad "", good "";
    ELEMENT = "xliff2-element", Error,
        "XLIFF 2 has no such element at this place, or an element of a module is misspelt. <header> and <trans-unit> are those of XLIFF 1.2.",
        "Delete the element, or move it to where it belongs.",
        bad "<segment><source>a</source><note>n</note></segment>", good "<segment><source>a</source></segment>";
    ORDER = "xliff2-order", Error,
        "The element stands behind others that must come after it.",
        "Put the elements into the order that the message gives.",
        bad "<segment><target>b</target><source>a</source></segment>", good "<segment><source>a</source><target>b</target></segment>";
    MISSING = "xliff2-element-missing", Error,
        "An element that XLIFF 2 requires is missing.",
        "Add the element.",
        bad "<unit id=\"u\"><notes></notes><segment><source>a</source></segment></unit>",
        good "<unit id=\"u\"><notes><note>n</note></notes><segment><source>a</source></segment></unit>";
    SOURCE_MISSING = "xliff2-source-missing", Error,
        "A segment or ignorable has no <source>.",
        "Add the <source>; the source of a part that holds nothing is <source></source>.",
        bad "<segment><target>b</target></segment>", good "<segment><source>a</source><target>b</target></segment>";
    NO_SEGMENT = "xliff2-segment-missing", Error,
        "A unit holds no <segment>; there is nothing to translate in it.",
        "Make a <segment> of the text that is to be translated.",
        bad "<unit id=\"u\"><ignorable><source> </source></ignorable></unit>",
        good "<unit id=\"u\"><segment><source>a</source></segment></unit>";
    TWICE = "xliff2-element-twice", Error,
        "An element stands more often than XLIFF 2 allows.",
        "Delete the surplus.",
        bad "<segment><source>a</source><target>b</target><target>c</target></segment>",
        good "<segment><source>a</source><target>b</target></segment>";
    TEXT = "xliff2-text", Error,
        "Text stands where only elements may stand; programs lose it or refuse the file.",
        "Put the text into a <source>, or delete it.",
        bad "<segment>a<source>a</source></segment>", good "<segment><source>a</source></segment>";
    ATTRIBUTE = "xliff2-attribute", Error,
        "The element has no such attribute: it is misspelt, belongs to another version or element (state stands on <segment>, never on <target>), or is of another namespace where none may stand.",
        "Delete or move the attribute.",
        bad "<segment><source>a</source><target state=\"final\">b</target></segment>",
        good "<segment state=\"final\"><source>a</source><target>b</target></segment>";
    ATTRIBUTE_MISSING = "xliff2-attribute-missing", Error,
        "An attribute that XLIFF 2 requires is missing.",
        "Add the attribute.",
        bad "<unit><segment><source>a</source></segment></unit>", good "<unit id=\"u\"><segment><source>a</source></segment></unit>";
    VALUE = "xliff2-value", Error,
        "An attribute has a value that XLIFF 2 does not know.",
        "Write one of the values that the message gives.",
        bad "<unit id=\"u\" translate=\"true\"><segment><source>a</source></segment></unit>",
        good "<unit id=\"u\" translate=\"yes\"><segment><source>a</source></segment></unit>";
    STATE = "xliff2-state", Error,
        "The state is none of XLIFF 2; new and needs-translation are those of XLIFF 1.2.",
        "Write initial, translated, reviewed or final; finer states go into subState.",
        bad "<segment state=\"new\"><source>a</source></segment>", good "<segment state=\"initial\"><source>a</source></segment>";
    STATE_TARGET = "xliff2-state-without-target", Error,
        "A segment is said to be translated, reviewed or final and has no <target>.",
        "Add the <target>, or set the state back to initial.",
        bad "<segment state=\"final\"><source>a</source></segment>", good "<segment state=\"final\"><source>a</source><target>b</target></segment>";
    SUBSTATE = "xliff2-substate-without-state", Error,
        "subState stands without state, which it refines.",
        "Add state.",
        bad "<segment subState=\"my:x\"><source>a</source></segment>", good "<segment state=\"initial\" subState=\"my:x\"><source>a</source></segment>";
    TRGLANG_MISSING = "xliff2-trglang-missing", Error,
        "The file has a <target> and does not say its language.",
        "Add trgLang to <xliff>.",
        bad "<xliff version=\"2.0\" srcLang=\"en\"><file id=\"f\"><unit id=\"u\"><segment><source>a</source><target>b</target></segment></unit></file></xliff>",
        good "<xliff version=\"2.0\" srcLang=\"en\" trgLang=\"fr\"><file id=\"f\"><unit id=\"u\"><segment><source>a</source><target>b</target></segment></unit></file></xliff>";
    LANGUAGE = "xliff2-language", Error,
        "The value is no BCP 47 language tag.",
        "Write a tag such as en, fr-CA or hy-Latn.",
        bad "<xliff version=\"2.0\" srcLang=\"e n\"/>", good "<xliff version=\"2.0\" srcLang=\"en\"/>";
    LANGUAGE_CASE = "xliff2-language-case", Note,
        "The tag is not in the case that BCP 47 recommends; some programs compare tags letter by letter.",
        "Write the canonical form.",
        bad "<xliff version=\"2.0\" srcLang=\"en-us\"/>", good "<xliff version=\"2.0\" srcLang=\"en-US\"/>";
    LANGUAGE_DIFFERS = "xliff2-language-differs", Error,
        "The xml:lang of a source or target, its own or one that it inherits, is not the srcLang or trgLang of the file.",
        "Write the language of the file, or delete xml:lang.",
        bad "<segment><source>a</source><target xml:lang=\"de\">b</target></segment>",
        good "<segment><source>a</source><target xml:lang=\"fr\">b</target></segment>";
    LANGUAGE_NARROWER = "xliff2-language-narrower", Note,
        "The xml:lang is narrower than the srcLang or trgLang of the file (en-GB where the file says en); the specification wants them equal.",
        "Write the language of the file, or delete xml:lang.",
        bad "<segment><source>a</source><target xml:lang=\"fr-CA\">b</target></segment>",
        good "<segment><source>a</source><target xml:lang=\"fr\">b</target></segment>";
    SPACE_DIFFERS = "xliff2-space-differs", Error,
        "Source and target treat blanks differently: xml:space of the target is not that of its source.",
        "Write the same xml:space on both.",
        bad "<segment><source xml:space=\"preserve\">a</source><target>b</target></segment>",
        good "<segment><source xml:space=\"preserve\">a</source><target xml:space=\"preserve\">b</target></segment>";
    SKELETON = "xliff2-skeleton", Error,
        "A skeleton must either hold something or name its file with href, not both and not neither.",
        "Add href to an empty skeleton, or delete it from one with content.",
        bad "<file id=\"f\"><skeleton/><unit id=\"u\"><segment><source>a</source></segment></unit></file>",
        good "<file id=\"f\"><skeleton href=\"a.skl\"/><unit id=\"u\"><segment><source>a</source></segment></unit></file>";
    ID_TWICE = "xliff2-id-twice", Error,
        "An id stands twice where it must be unique: files in the document, groups and units in their file, notes and data in their list, segments and inline elements in their unit.",
        "Give each its own id.",
        bad "<unit id=\"u\"><segment id=\"s\"><source>a</source></segment><segment id=\"s\"><source>b</source></segment></unit>",
        good "<unit id=\"u\"><segment id=\"s\"><source>a</source></segment><segment id=\"t\"><source>b</source></segment></unit>";
    ID_MODULE_TWICE = "xliff2-module-id-twice", Error,
        "An id stands twice within one element of a module or extension.",
        "Give each its own id.",
        bad "<unit id=\"u\"><mtc:matches><mtc:match id=\"m\" ref=\"#s\"><source>a</source><target>b</target></mtc:match><mtc:match id=\"m\" ref=\"#s\"><source>a</source><target>b</target></mtc:match></mtc:matches><segment id=\"s\"><source>a</source></segment></unit>",
        good "<unit id=\"u\"><mtc:matches><mtc:match id=\"m\" ref=\"#s\"><source>a</source><target>b</target></mtc:match><mtc:match id=\"n\" ref=\"#s\"><source>a</source><target>b</target></mtc:match></mtc:matches><segment id=\"s\"><source>a</source></segment></unit>";
    TARGET_ID = "xliff2-target-id", Error,
        "An inline element of a target has the id of something else: it must repeat the id of the same kind of element in the source, or have one of its own.",
        "Repeat the id of the matching code, or choose a new one.",
        bad "<segment><source>a<ph id=\"1\"/></source><target>b<mrk id=\"1\" translate=\"no\">c</mrk></target></segment>",
        good "<segment><source>a<ph id=\"1\"/></source><target>b<ph id=\"1\"/></target></segment>";
    ORDER_VALUE = "xliff2-target-order", Error,
        "order on a target must be a whole number from 1 to the number of segments and ignorables of the unit, used once, and no other target may stand at that place.",
        "Number the targets so that each place is taken once.",
        bad "<unit id=\"u\"><segment><source>a</source><target order=\"1\">A</target></segment><segment><source>b</source><target order=\"1\">B</target></segment></unit>",
        good "<unit id=\"u\"><segment><source>a</source><target order=\"2\">A</target></segment><segment><source>b</source><target order=\"1\">B</target></segment></unit>";
    SC_OPEN = "xliff2-sc-without-ec", Error,
        "An <sc> has no <ec> behind it in its unit, or several.",
        "Add the <ec startRef=\"...\"/>, or set isolated=\"yes\" when it is in another unit.",
        bad "<segment><source><sc id=\"1\"/>a</source></segment>", good "<segment><source><sc id=\"1\"/>a<ec startRef=\"1\"/></source></segment>";
    EC_OPEN = "xliff2-ec-without-sc", Error,
        "An <ec> has no <sc> before it in its unit.",
        "Correct startRef, or write isolated=\"yes\" and an id when the start is in another unit.",
        bad "<segment><source>a<ec startRef=\"1\"/></source></segment>", good "<segment><source><sc id=\"1\"/>a<ec startRef=\"1\"/></source></segment>";
    ISOLATED = "xliff2-isolated", Error,
        "isolated says yes although the partner is in the same unit, or an <ec> has not the attributes that go with it: isolated with an id alone, otherwise startRef alone.",
        "Write <ec startRef=\"...\"/> beside its <sc>, <ec id=\"...\" isolated=\"yes\"/> without; dir goes with isolated only.",
        bad "<segment><source>a<ec id=\"1\"/></source></segment>", good "<segment><source>a<ec id=\"1\" isolated=\"yes\"/></source></segment>";
    HINTS_DIFFER = "xliff2-editing-hints-differ", Error,
        "canCopy, canDelete, canOverlap or canReorder of an <ec> does not agree with its <sc>.",
        "Write the same on both; behind canReorder=\"firstNo\" the <ec> has \"no\".",
        bad "<segment><source><sc id=\"1\" canCopy=\"no\"/>a<ec startRef=\"1\"/></source></segment>",
        good "<segment><source><sc id=\"1\" canCopy=\"no\"/>a<ec startRef=\"1\" canCopy=\"no\"/></source></segment>";
    HINTS_REORDER = "xliff2-reorder-hints", Error,
        "A code that may not be reordered may be neither copied nor deleted.",
        "Add canCopy=\"no\" and canDelete=\"no\".",
        bad "<segment><source>a<ph id=\"1\" canReorder=\"firstNo\"/></source></segment>",
        good "<segment><source>a<ph id=\"1\" canReorder=\"firstNo\" canCopy=\"no\" canDelete=\"no\"/></source></segment>";
    REORDER_FIRST = "xliff2-reorder-sequence", Error,
        "A code with canReorder=\"no\" does not directly continue a sequence that begins with \"firstNo\".",
        "Write canReorder=\"firstNo\" on the first code of the sequence.",
        bad "<segment><source>a<ph id=\"1\" canReorder=\"no\" canCopy=\"no\" canDelete=\"no\"/></source></segment>",
        good "<segment><source>a<ph id=\"1\" canReorder=\"firstNo\" canCopy=\"no\" canDelete=\"no\"/></source></segment>";
    REORDERED = "xliff2-reordered", Error,
        "Codes that may not be reordered stand otherwise in the target than in the source.",
        "Put them into the order of the source, without other codes between.",
        bad "<segment><source><ph id=\"1\" canReorder=\"firstNo\" canCopy=\"no\" canDelete=\"no\"/><ph id=\"2\" canReorder=\"no\" canCopy=\"no\" canDelete=\"no\"/></source><target><ph id=\"2\" canReorder=\"firstNo\" canCopy=\"no\" canDelete=\"no\"/><ph id=\"1\" canReorder=\"no\" canCopy=\"no\" canDelete=\"no\"/></target></segment>",
        good "<segment><source><ph id=\"1\" canReorder=\"firstNo\" canCopy=\"no\" canDelete=\"no\"/></source><target><ph id=\"1\" canReorder=\"firstNo\" canCopy=\"no\" canDelete=\"no\"/></target></segment>";
    DELETED = "xliff2-code-deleted", Error,
        "A code that may not be deleted is missing from the target.",
        "Put the code into the target.",
        bad "<segment><source>a<ph id=\"1\" canDelete=\"no\"/></source><target>b</target></segment>",
        good "<segment><source>a<ph id=\"1\" canDelete=\"no\"/></source><target>b<ph id=\"1\" canDelete=\"no\"/></target></segment>";
    SUBTYPE = "xliff2-subtype", Error,
        "subType stands without type, or the two do not fit: xlf:b, xlf:i, xlf:u, xlf:lb and xlf:pb go with type=\"fmt\", xlf:var with \"ui\".",
        "Write the type that belongs to it.",
        bad "<segment><source>a<ph id=\"1\" type=\"fmt\" subType=\"xlf:var\"/></source></segment>",
        good "<segment><source>a<ph id=\"1\" type=\"ui\" subType=\"xlf:var\"/></source></segment>";
    COPY_OF = "xliff2-copyof", Error,
        "copyOf must name a code of the same unit that may be copied and has no original data, and has none itself.",
        "Name such a code, or write dataRef instead.",
        bad "<segment><source>a<ph id=\"1\" copyOf=\"9\"/></source></segment>",
        good "<segment><source>a<ph id=\"9\"/><ph id=\"1\" copyOf=\"9\"/></source></segment>";
    DATA_REF = "xliff2-dataref", Error,
        "dataRef, dataRefStart or dataRefEnd names no <data> of the unit (or of the match), or one of a pair is missing.",
        "Correct the reference, or add the <data>.",
        bad "<segment><source>a<ph id=\"1\" dataRef=\"d9\"/></source></segment>",
        good "<segment><source>a<ph id=\"1\"/></source></segment>";
    SUB_FLOWS = "xliff2-subflows", Error,
        "subFlows, subFlowsStart or subFlowsEnd names no unit of the file, or one of a pair is missing.",
        "Correct the reference, or add the unit.",
        bad "<segment><source>a<ph id=\"1\" subFlows=\"u9\"/></source></segment>",
        good "<segment><source>a<ph id=\"1\"/></source></segment>";
    EQUIV_PAIR = "xliff2-equiv-pair", Error,
        "equivStart and equivEnd go together.",
        "Write both, or neither.",
        bad "<segment><source><pc id=\"1\" equivStart=\"*\">a</pc></source></segment>",
        good "<segment><source><pc id=\"1\" equivStart=\"*\" equivEnd=\"*\">a</pc></source></segment>";
    CP = "xliff2-cp", Error,
        "hex of <cp> must be the number of a character that XML cannot hold: four to six hexadecimal digits up to 10FFFF.",
        "Write the number of the character, or the character itself when XML can hold it.",
        bad "<segment><source>a<cp hex=\"0041\"/></source></segment>", good "<segment><source>a<cp hex=\"0001\"/></source></segment>";
    SM_OPEN = "xliff2-sm-without-em", Error,
        "An <sm> has no <em> behind it in its unit.",
        "Add <em startRef=\"...\"/>.",
        bad "<segment><source><sm id=\"1\" translate=\"no\"/>a</source></segment>",
        good "<segment><source><sm id=\"1\" translate=\"no\"/>a<em startRef=\"1\"/></source></segment>";
    EM_OPEN = "xliff2-em-without-sm", Error,
        "An <em> has no <sm> before it in its unit.",
        "Correct startRef, or delete the <em>.",
        bad "<segment><source>a<em startRef=\"1\"/></source></segment>",
        good "<segment><source><sm id=\"1\" translate=\"no\"/>a<em startRef=\"1\"/></source></segment>";
    TRANSLATE = "xliff2-translate-annotation", Error,
        "An annotation without a type, or of type generic, says nothing unless it says translate.",
        "Add translate=\"yes\" or \"no\", or a type.",
        bad "<segment><source><mrk id=\"1\">a</mrk></source></segment>",
        good "<segment><source><mrk id=\"1\" translate=\"no\">a</mrk></source></segment>";
    COMMENT = "xliff2-comment-annotation", Error,
        "A comment annotation must hold its comment in value or point with ref to a note of its unit, one of the two.",
        "Write value=\"...\", or ref=\"#n=\" and the id of a note of the unit.",
        bad "<segment><source><mrk id=\"1\" type=\"comment\">a</mrk></source></segment>",
        good "<segment><source><mrk id=\"1\" type=\"comment\" value=\"c\">a</mrk></source></segment>";
    MATCH_REF = "xliff2-match-annotation", Error,
        "An annotation of type mtc:match may have no ref: the match points to it.",
        "Delete ref.",
        bad "<segment><source><mrk id=\"1\" type=\"mtc:match\" ref=\"#x\">a</mrk></source></segment>",
        good "<segment><source><mrk id=\"1\" type=\"mtc:match\">a</mrk></source></segment>";
    FRAGMENT = "xliff2-fragment", Error,
        "A reference into the document is not written as XLIFF wants it: #, then f=, g= and u= in this order, each once, then one last id with its prefix (n, d, t, or the one of a module), separated by slashes.",
        "Write it as in #/f=file/u=unit/n=note, #n=note, #id or #t=id.",
        bad "<segment><source><mrk id=\"1\" type=\"term\" ref=\"#u=a/u=b/n=c\">a</mrk></source></segment>",
        good "<segment><source><mrk id=\"1\" type=\"term\" ref=\"#f=f/u=b/n=c\">a</mrk></source></segment>";
    MATCH_TARGET = "xliff2-match-ref", Error,
        "ref of a match must point to a part of its unit: # and the id of a segment or inline element, #t= and one of a target.",
        "Correct the reference.",
        bad "<unit id=\"u\"><mtc:matches><mtc:match ref=\"s\"><source>a</source><target>b</target></mtc:match></mtc:matches><segment id=\"s\"><source>a</source></segment></unit>",
        good "<unit id=\"u\"><mtc:matches><mtc:match ref=\"#s\"><source>a</source><target>b</target></mtc:match></mtc:matches><segment id=\"s\"><source>a</source></segment></unit>";
    MATCH_SUBTYPE = "xliff2-match-subtype", Error,
        "subType of a match stands without type.",
        "Add type.",
        bad "<unit id=\"u\"><mtc:matches><mtc:match ref=\"#s\" subType=\"my:x\"><source>a</source><target>b</target></mtc:match></mtc:matches><segment id=\"s\"><source>a</source></segment></unit>",
        good "<unit id=\"u\"><mtc:matches><mtc:match ref=\"#s\" type=\"tm\" subType=\"my:x\"><source>a</source><target>b</target></mtc:match></mtc:matches><segment id=\"s\"><source>a</source></segment></unit>";
    GLOSSARY_ENTRY = "xliff2-glossary-entry", Error,
        "An entry of the glossary has neither a translation nor a definition.",
        "Add one of the two.",
        bad "<unit id=\"u\"><gls:glossary><gls:glossEntry><gls:term>a</gls:term></gls:glossEntry></gls:glossary><segment><source>a</source></segment></unit>",
        good "<unit id=\"u\"><gls:glossary><gls:glossEntry><gls:term>a</gls:term><gls:translation>b</gls:translation></gls:glossEntry></gls:glossary><segment><source>a</source></segment></unit>";
    GLOSSARY_REF = "xliff2-glossary-ref", Error,
        "ref of a glossary entry or translation points to no part of its unit.",
        "Write # and the id of an annotation or segment of the unit.",
        bad "<unit id=\"u\"><gls:glossary><gls:glossEntry ref=\"#m9\"><gls:term>a</gls:term><gls:translation>b</gls:translation></gls:glossEntry></gls:glossary><segment><source>a</source></segment></unit>",
        good "<unit id=\"u\"><gls:glossary><gls:glossEntry ref=\"#m1\"><gls:term>a</gls:term><gls:translation>b</gls:translation></gls:glossEntry></gls:glossary><segment><source><mrk id=\"m1\" type=\"term\">a</mrk></source></segment></unit>";
    RESOURCE_CONTENT = "xliff2-resource-content", Error,
        "A source or target of resource data must either hold something or name its file with href, not both and not neither.",
        "Delete href or the content.",
        bad "<unit id=\"u\"><res:resourceData><res:resourceItem mimeType=\"text/xml\"><res:source/></res:resourceItem></res:resourceData><segment><source>a</source></segment></unit>",
        good "<unit id=\"u\"><res:resourceData><res:resourceItem mimeType=\"text/xml\"><res:source href=\"a.xml\"/></res:resourceItem></res:resourceData><segment><source>a</source></segment></unit>";
    RESOURCE_TYPE = "xliff2-resource-type", Error,
        "A resource item whose data lies in other files must say of what kind it is.",
        "Add mimeType.",
        bad "<unit id=\"u\"><res:resourceData><res:resourceItem><res:source href=\"a.xml\"/></res:resourceItem></res:resourceData><segment><source>a</source></segment></unit>",
        good "<unit id=\"u\"><res:resourceData><res:resourceItem mimeType=\"text/xml\"><res:source href=\"a.xml\"/></res:resourceItem></res:resourceData><segment><source>a</source></segment></unit>";
    STYLE = "xliff2-format-style", Error,
        "fs:fs names no element of HTML that the format style module knows, the module has no such attribute, fs:subFs stands without fs:fs, or either stands on an <ec> that is not isolated.",
        "Write an element of HTML such as b, p or img.",
        bad "<unit id=\"u\" fs:fs=\"bold\"><segment><source>a</source></segment></unit>",
        good "<unit id=\"u\" fs:fs=\"b\"><segment><source>a</source></segment></unit>";
    SIZE = "xliff2-size", Error,
        "An attribute of the size restriction module has a value that it does not know, two that exclude each other stand together, or it stands on an <ec> that is not isolated.",
        "Sizes are whole numbers; restrictions are *, a number, or two of them separated by a comma.",
        bad "<unit id=\"u\" slr:sizeRestriction=\"ninety\"><segment><source>a</source></segment></unit>",
        good "<unit id=\"u\" slr:sizeRestriction=\"90\"><segment><source>a</source></segment></unit>";
    SIZE_REF = "xliff2-size-ref", Error,
        "slr:sizeInfoRef points to nothing in an <slr:data> beside the element or beside one of those around it.",
        "Correct the reference.",
        bad "<unit id=\"u\" slr:sizeInfoRef=\"x\"><segment><source>a</source></segment></unit>",
        good "<unit id=\"u\"><segment><source>a</source></segment></unit>";
    VALIDATION = "xliff2-validation-rule", Error,
        "A rule of the validation module must have exactly one of isPresent, isNotPresent, startsWith, endsWith, or an attribute of another namespace; occurs goes with isPresent alone, existsInSource not with isNotPresent, and disabled=\"yes\" switches nothing off at the level of the file.",
        "Make one rule of each condition.",
        bad "<unit id=\"u\"><val:validation><val:rule startsWith=\"a\" endsWith=\"b\"/></val:validation><segment><source>a</source></segment></unit>",
        good "<unit id=\"u\"><val:validation><val:rule startsWith=\"a\"/><val:rule endsWith=\"b\"/></val:validation><segment><source>a</source></segment></unit>";
    CHANGE_REF = "xliff2-change-ref", Error,
        "ref of a list of revisions names nothing of the element around it, or is missing although there are several such elements with an id.",
        "Write the id of the note (or other element) that was changed.",
        bad "<unit id=\"u\"><ctr:changeTrack><ctr:revisions appliesTo=\"note\" ref=\"n9\"><ctr:revision><ctr:item property=\"content\">a</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack><notes><note id=\"n1\">n</note></notes><segment><source>a</source></segment></unit>",
        good "<unit id=\"u\"><ctr:changeTrack><ctr:revisions appliesTo=\"note\" ref=\"n1\"><ctr:revision><ctr:item property=\"content\">a</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack><notes><note id=\"n1\">n</note></notes><segment><source>a</source></segment></unit>";
    CHANGE_PROPERTY = "xliff2-change-property", Error,
        "property of a revision's item must be content or an attribute of the element that was changed, and stand once in a revision.",
        "Name the attribute as the element has it, and each property once.",
        bad "<unit id=\"u\"><ctr:changeTrack><ctr:revisions appliesTo=\"note\" ref=\"n1\"><ctr:revision><ctr:item property=\"priority\">1</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack><notes><note id=\"n1\">n</note></notes><segment><source>a</source></segment></unit>",
        good "<unit id=\"u\"><ctr:changeTrack><ctr:revisions appliesTo=\"note\" ref=\"n1\"><ctr:revision><ctr:item property=\"content\">m</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack><notes><note id=\"n1\">n</note></notes><segment><source>a</source></segment></unit>";
}
