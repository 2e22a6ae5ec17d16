"""Reads TMX files with Translate Toolkit and lxml and compares them with what they must hold.

    check_tmx.py rules FILE      rules that the DTD cannot say
    check_tmx.py beads FOLDER    bitext.tmx holds exactly the beads of beads.jsonl that manifest.json lets in
"""

import collections
import json
import pathlib
import re
import sys
from datetime import datetime

from lxml import etree
from translate.storage import tmx

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# XML 1.0, production 2. What is outside cannot stand in the file: U+FFFD stands for it.
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fail(message):
    print(message)
    sys.exit(1)


def check_rules(path):
    root = etree.parse(str(path), etree.XMLParser(load_dtd=False, no_network=True)).getroot()
    source_language = root.find("header").get("srclang")
    ids = set()
    for element in root.iter("header", "tu", "tuv"):
        for name in ("creationdate", "changedate", "lastusagedate"):
            if (date := element.get(name)) is not None:
                datetime.strptime(date, "%Y%m%dT%H%M%SZ")
    for unit in root.iter("tu"):
        languages = [variant.get(LANGUAGE) for variant in unit.iter("tuv")]
        if source_language not in ("*all*", *languages):
            fail(f"unit {unit.get('tuid')}: no variant in '{source_language}', only {languages}")
        if any(not segment.text for segment in unit.iter("seg")):
            fail(f"unit {unit.get('tuid')}: an empty segment")
        if unit.get("tuid") in ids:
            fail(f"unit {unit.get('tuid')}: its id is used twice")
        ids.add(unit.get("tuid"))


def minimum_confidence(folder):
    """The first number called min_confidence or min-confidence, wherever the manifest keeps it."""
    queue = [json.loads((folder / "manifest.json").read_text(encoding="utf-8"))]
    while queue:
        value = queue.pop(0)
        if isinstance(value, dict):
            for key in ("min_confidence", "min-confidence"):
                if isinstance(value.get(key), int | float):
                    return value[key]
            queue.extend(value.values())
        elif isinstance(value, list):
            queue.extend(value)
    fail("manifest.json states no min_confidence")


def escaped(text):
    return ascii(text)


def check_beads(folder):
    least = minimum_confidence(folder)
    expected = collections.Counter()
    # Only a line feed ends a line: str.splitlines would break texts at U+2028 and others.
    for line in (folder / "beads.jsonl").read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        bead = json.loads(line)
        texts = bead["source_text"] or "", bead["target_text"] or ""
        if all(texts) and bead["confidence"] >= least:
            expected[tuple(ILLEGAL.sub("\ufffd", text) for text in texts)] += 1
    root = etree.parse(str(folder / "bitext.tmx")).getroot()
    source_language = root.find("header").get("srclang")
    # The pairs of languages in the file, source first. Where the header names no source, the first variant is it.
    pairs = set()
    for unit in root.iter("tu"):
        languages = [variant.get(LANGUAGE) for variant in unit.iter("tuv")]
        if source_language != "*all*" and source_language in languages:
            languages.remove(source_language)
            languages.insert(0, source_language)
        if len(languages) != 2:
            fail(f"unit {unit.get('tuid')} is in {languages}, not in two languages")
        pairs.add(tuple(languages))
    found = collections.Counter()
    n_units = 0
    for source, target in sorted(pairs):
        store = tmx.tmxfile(None, source, target)
        store.parse((folder / "bitext.tmx").read_bytes())
        for unit in store.units:
            languages = [variant.get(LANGUAGE) for variant in unit.xmlelement.iter("tuv")]
            if set(languages) == {source, target} and (source_language != "*all*" or languages[0] == source):
                found[(str(unit.source), str(unit.target))] += 1
                n_units += 1
    for title, pairs_left in (("missing", expected - found), ("not expected", found - expected)):
        for source, target in list(pairs_left)[:10]:
            print(f"{title}: {escaped(source)} | {escaped(target)}")
    if expected != found:
        fail(f"{n_units} units read, {expected.total()} expected (confidence >= {least})")
    print(f"{n_units} units agree")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["rules", path]:
            check_rules(pathlib.Path(path))
        case ["beads", folder]:
            check_beads(pathlib.Path(folder))
        case _:
            sys.exit(__doc__)
