"""Checks an XLIFF 2.1 file.

    check_xliff.py schema SCHEMAS FILE    the core schema and those of the modules in one pass; SCHEMAS is the
                                          folder with xliff_core_2.0.xsd
    check_xliff.py texts FOLDER FILE      Translate Toolkit reads segments, and every source that it reads is the
                                          text of a segment in FOLDER/segments.jsonl, code point for code point
"""

import collections
import json
import pathlib
import re
import sys

from lxml import etree
from translate.storage import xliff2

MODULES = {
    "urn:oasis:names:tc:xliff:document:2.0": "xliff_core_2.0.xsd",
    "urn:oasis:names:tc:xliff:glossary:2.0": "glossary.xsd",
    "urn:oasis:names:tc:xliff:matches:2.0": "matches.xsd",
    "urn:oasis:names:tc:xliff:metadata:2.0": "metadata.xsd",
}


def check_schema(schemas, path):
    imports = "".join(
        f'<xs:import namespace="{namespace}" schemaLocation="{(schemas / name).resolve().as_uri()}"/>'
        for namespace, name in MODULES.items()
    )
    wrapper = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    schema = etree.XMLSchema(etree.fromstring(wrapper))
    if not schema.validate(etree.parse(str(path))):
        for error in list(schema.error_log)[:20]:
            print(f"line {error.line}: {error.message}")
        sys.exit(1)


def check_texts(folder, path):
    texts = collections.Counter()
    manifest = folder / "manifest.json"
    options = json.loads(manifest.read_text(encoding="utf-8")).get("options", {}) if manifest.exists() else {}
    applied = options.get("apply_profile", False)
    for line in (folder / "segments.jsonl").read_text(encoding="utf-8").split("\n"):
        if line:
            # The toolkit leaves out cp elements, which stand for what XML cannot hold.
            row = json.loads(line)
            # With --apply-profile the job holds the normalized views instead of the document's own text.
            text = (applied and row["normalized"]) or row["text"]
            text = re.sub("[\0-\x08\x0b\x0c\x0e-\x1f]", "", text)
            texts[re.sub("[\ufffe\uffff]", "\ufffd", text)] += 1
    store = xliff2.Xliff2File.parsefile(str(path))
    root = etree.parse(str(path)).getroot()
    n_segments = sum(1 for _ in root.iter("{*}segment"))
    found = collections.Counter(str(unit.source) for unit in store.units)
    for text in list(found - texts)[:10]:
        print(f"not in segments.jsonl: {text!a}")
    if found - texts:
        sys.exit(1)
    if found.total() != n_segments or n_segments == 0:
        print(f"{found.total()} segments read of {n_segments}")
        sys.exit(1)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["schema", schemas, path]:
            check_schema(pathlib.Path(schemas), pathlib.Path(path))
        case ["texts", folder, path]:
            check_texts(pathlib.Path(folder), pathlib.Path(path))
        case _:
            sys.exit(__doc__)
