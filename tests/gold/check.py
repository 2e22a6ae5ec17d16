"""Checks the samples under seeds/ and the gold beside this file: encodings, lengths, and that all gold stands in them.

Run `python3 tests/gold/check.py` from the project's root. Only the standard library is needed. Exit code 1 and one
line for each fault when something is wrong.
"""

import codecs
import collections
import html
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

GOLD = pathlib.Path(__file__).resolve().parent
SEEDS = GOLD.parents[1] / "seeds"
ENCODINGS = {
    "06-letter.txt": "cp1252",
    "09-entretien.fr.srt": "utf-8-sig",
    "12-salon.fr.txt": "utf-16",
    "15-foire.fr.html": "iso-8859-1",
}
PAIRS = {
    "a-railway": ("01-railway.en.txt", "02-chemin-de-fer.fr.txt"),
    "b-library": ("03-library.en.html", "04-bibliotheque.fr.docx"),
    "c-festival": ("08-festival.txt", "08-festival.txt"),
}
KINDS = {"place", "person", "body", "people", "event", "adjective"}
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
faults = []


def fault(message):
    faults.append(message)


def docx_text(path):
    """The words that a reader sees: no deleted and no hidden text, and the text box once."""
    lines = []
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if not re.fullmatch(r"word/(document|header\d|footer\d|footnotes)\.xml", name):
                continue
            root = ElementTree.fromstring(package.read(name))
            fallbacks = {inner for element in root.iter() if element.tag.endswith("}Fallback") for inner in element.iter()}
            for paragraph in root.iter(f"{WORD}p"):
                if paragraph in fallbacks:
                    continue
                runs = [run for run in paragraph.iter(f"{WORD}r") if run.find(f"{WORD}rPr/{WORD}vanish") is None]
                lines.append("".join(text.text or "" for run in runs for text in run.findall(f"{WORD}t")))
    return "\n".join(lines)


def html_text(page):
    """The page without mark-up; enough to look sentences up, no more."""
    page = re.sub(r"(?s)<(script|style)\b.*?</\1>|<!--.*?-->", "", page)
    page = re.sub(r"</?(a|b|em|i|q|small|span|sup|time)\b[^>]*>", "", page)
    return html.unescape(re.sub(r"<[^>]*>", "\n", page))


def decoded(path):
    """The text that offsets index: the file's own, without a byte order mark."""
    data = path.read_bytes()
    encoding = ENCODINGS.get(path.name, "utf-8")
    if encoding == "utf-16" and not data.startswith(codecs.BOM_UTF16_LE):
        fault(f"{path.name}: no UTF-16LE byte order mark")
    if encoding in ("cp1252", "iso-8859-1"):
        try:
            data.decode("utf-8")
            fault(f"{path.name}: is UTF-8, not {encoding}")
        except UnicodeDecodeError:
            pass
    if encoding == "iso-8859-1" and any(0x80 <= byte < 0xA0 for byte in data):
        fault(f"{path.name}: has bytes of windows-1252")
    if encoding == "cp1252" and not all(byte in data for byte in (0x85, 0x92, 0x93, 0x94, 0x96, 0x97, 0xE9)):
        fault(f"{path.name}: lacks bytes that tell windows-1252")
    if encoding == "utf-8" and data.startswith(codecs.BOM_UTF8):
        fault(f"{path.name}: has a byte order mark")
    return data.decode(encoding)


def read_texts():
    raw, visible = {}, {}
    for path in sorted(SEEDS.iterdir()):
        if path.suffix == ".docx":
            visible[path.name] = docx_text(path)
        elif path.name != ".gitattributes":
            raw[path.name] = decoded(path)
            visible[path.name] = html_text(raw[path.name]) if path.suffix in (".html", ".tmx") else raw[path.name]
    return raw, visible


def rows(path, header):
    lines = path.read_text(encoding="utf-8").split("\n")
    if lines[0] != "\t".join(header) or lines[-1] != "":
        fault(f"{path.name}: header or last line end is missing")
    for number, line in enumerate(lines[1:-1], 2):
        cells = line.split("\t")
        if len(cells) != len(header):
            fault(f"{path.name}:{number}: {len(cells)} cells, {len(header)} expected")
        else:
            yield number, cells


def check_alignment(visible):
    for pair, documents in PAIRS.items():
        path = GOLD / "alignment" / f"{pair}.tsv"
        order = []
        for number, (source, target, flag) in rows(path, ["source", "target", "flag"]):
            if flag not in ("", "moved", "furniture") or not source + target:
                fault(f"{path.name}:{number}: bad row")
            places = []
            for side, document in zip((source, target), documents):
                found = [visible[document].find(sentence) for sentence in side.split(" ||| ") if sentence]
                if -1 in found:
                    fault(f"{path.name}:{number}: not in {document}: {side}")
                if found != sorted(found):
                    fault(f"{path.name}:{number}: out of order in {document}")
                places.append(found)
            order.append((flag, places))
        if pair == "a-railway":
            targets = [places[1][0] for flag, places in order if places[1] and flag != "moved"]
            if targets != sorted(targets):
                fault(f"{path.name}: rows that are not marked as moved are out of order")


def check_mentions(raw, visible, concepts):
    path = GOLD / "mentions.tsv"
    last = collections.defaultdict(int)
    for number, (document, form, concept, start, kind) in rows(path, ["document", "form", "concept", "start", "kind"]):
        if kind not in KINDS or (concept != "-" and concept not in concepts):
            fault(f"{path.name}:{number}: unknown kind or concept: {kind} {concept}")
        if start:
            text = raw[document].encode("utf-8")
            if text[int(start) :][: len(form.encode("utf-8"))].decode("utf-8", "replace") != form or int(start) < last[document]:
                fault(f"{path.name}:{number}: {form} does not stand at byte {start} of {document}")
            last[document] = int(start) + len(form.encode("utf-8"))
        elif form not in visible[document]:
            fault(f"{path.name}:{number}: {form} is not in {document}")


def check_languages(raw):
    path = GOLD / "languages.tsv"
    place = 0
    for number, (sentence, language, embedded) in rows(path, ["sentence", "language", "embedded"]):
        sentence = sentence.replace("\\t", "\t")
        found = raw["05-dump.txt"].find(sentence, place)
        if found < 0 or language not in ("en", "fr", "und"):
            fault(f"{path.name}:{number}: not in the file in this order: {sentence}")
        elif embedded and embedded.split(": ", 1)[1] not in sentence:
            fault(f"{path.name}:{number}: {embedded} is not in its sentence")
        else:
            between = raw["05-dump.txt"][place:found]
            if re.sub(r"[\s•\d).]", "", between):
                fault(f"{path.name}:{number}: left out before it: {between.strip()}")
            place = found + len(sentence)


def check_articles(raw):
    path = GOLD / "articles.tsv"
    for number, (document, start, headline) in rows(path, ["document", "start", "headline"]):
        before = raw[document].encode("utf-8")[: int(start)].decode("utf-8")
        if not raw[document][len(before) :].startswith(headline) or not (before == "" or before.endswith("\n")):
            fault(f"{path.name}:{number}: {headline} does not stand at byte {start} of {document}")


def main():
    raw, visible = read_texts()
    concepts = set()
    for path in sorted((GOLD.parents[1] / "glossary").glob("*.toml")):
        concepts.update(re.findall(r'^id = "([^"]+)"', path.read_text(encoding="utf-8"), re.MULTILINE))
    check_alignment(visible)
    check_mentions(raw, visible, concepts)
    check_languages(raw)
    check_articles(raw)
    counts = {name: len(re.findall(r"\w+(?:[’'·-]\w+)*", text)) for name, text in visible.items()}
    for name, count in counts.items():
        print(f"{count:6} words  {name}")
    print(f"{sum(counts.values()):6} words  in {len(counts)} files")
    for line in faults:
        print(line, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
