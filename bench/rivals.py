"""Measures the rivals that pip installs: `rivals.py CORPUS TEXTS SHARED OUT RUNS STAGES`.

Works on what `stages` left in OUT (`blocks.jsonl`, `pairs.jsonl`, `forms.txt`) and on the documents of CORPUS, and
appends rows of the same form to OUT/rows.jsonl: CPU time of this one thread, the best of RUNS, on a slice that takes a
few seconds. STAGES are names joined by commas; normalization and segmentation are in `rivals_text.py`.
"""

import pathlib
import sys

import bs4
import charset_normalizer
import flashtext
import galechurch
import langdetect
import lingua

import rivals_text
from measure import Table, read_rows

corpus, texts, shared, out = map(pathlib.Path, sys.argv[1:5])
table = Table(out, int(sys.argv[5]))
stages = sys.argv[6].split(",")


def text_size(block):
    return len(block["text"].encode())


def reading():
    documents = [row.split("\t") for row in (corpus / "documents.tsv").read_text().splitlines()[1:]]
    data = {form: [] for form in ("txt", "html")}
    for name, form, encoding, *_ in documents[:4000]:
        data[form].append(((corpus / "documents" / name).read_bytes(), encoding))
    table.speed("read: text", "charset-normalizer (text only)", "characters", data["txt"], lambda d: len(d[0]),
                lambda d: len(str(charset_normalizer.from_bytes(d[0]).best())))
    sample = data["txt"][:300]
    right = 0
    for bytes_, encoding in sample:
        best = charset_normalizer.from_bytes(bytes_).best()
        # Another code page is as good when the text comes out the same.
        right += best is not None and str(best).lstrip("\ufeff") == bytes_.decode(encoding)
    table.write(stage="read: text", tool="charset-normalizer (text only)", measure="encodings right",
                value=100 * right / len(sample))
    table.speed("read: HTML", "BeautifulSoup (lxml)", "bytes of text", data["html"], lambda d: len(d[0]),
                lambda d: len(bs4.BeautifulSoup(d[0], "lxml").get_text()))


def detecting(blocks):
    langdetect.DetectorFactory.seed = 0

    def detect(text):
        try:
            return langdetect.detect(text)
        except langdetect.LangDetectException:
            return "und"

    table.speed("detect: a block", "langdetect (Python)", "right", blocks, text_size,
                lambda b: detect(b["text"]) == b["language"])
    both = lingua.LanguageDetectorBuilder.from_languages(lingua.Language.ENGLISH, lingua.Language.FRENCH).build()
    names = {lingua.Language.ENGLISH: "en", lingua.Language.FRENCH: "fr"}
    table.speed("detect: a block", "lingua-language-detector (Python)", "right", blocks, text_size,
                lambda b: names.get(both.detect_language_of(b["text"])) == b["language"])
    file = shared / "data/detect/enfr.dev.tsv"
    if file.exists():
        gold = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
        gold = [row for row in gold if row[1] == "enfr_w5"]
        found = [(detect(row[3]), row[2]) for row in gold]
        right = sum(answer == gold for answer, gold in found)
        wrong = sum(answer not in (gold, "und") for answer, gold in found)
        for stage, count in (("accuracy", right), ("wrong", wrong)):
            table.write(stage=f"detect: {stage}", tool="langdetect (Python)", measure="five words",
                        value=100 * count / len(gold))


def naming(blocks):
    finder = flashtext.KeywordProcessor(case_sensitive=True)
    for form in (out / "forms.txt").read_text(encoding="utf-8").splitlines():
        finder.add_keyword(form)
    table.speed("names", "flashtext (Python, exact forms)", "matches", blocks, text_size,
                lambda b: len(finder.extract_keywords(b["text"])))


def aligning():
    pairs = read_rows(out / "pairs.jsonl")
    table.speed("align", "galechurch (Rust under Python, lengths only)", "beads", pairs,
                lambda p: sum(len(s.encode()) for side in p.values() for s in side),
                lambda p: len(galechurch.align(p["source"], p["target"]).beads))
    folder = shared / "data/align/transread"
    if folder.is_dir():
        target = out / "transread" / "galechurch (Rust under Python, lengths only)"
        target.mkdir(parents=True, exist_ok=True)
        for row in (folder / "docs.tsv").read_text().splitlines():
            document, source, french, _ = row.split("\t")
            sides = [(folder / side).read_text(encoding="utf-8").splitlines() for side in (source, french)]
            beads = galechurch.align(*sides).to_pharaoh_lines()
            (target / f"{document}.align").write_text("\n".join(beads) + "\n")


def main():
    if "read" in stages:
        reading()
    blocks = read_rows(out / "blocks.jsonl") if {"detect", "names"} & set(stages) else []
    if "detect" in stages:
        detecting(blocks)
    rivals_text.run(texts, out, stages, table)
    if "names" in stages:
        naming(blocks)
    if "align" in stages:
        aligning()


main()
