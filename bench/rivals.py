"""Measures the rivals that pip installs: `rivals.py CORPUS SHARED OUT RUNS`.

Works on what `stages` left in OUT (`blocks.jsonl`, `pairs.jsonl`, `forms.txt`) and on the documents of CORPUS, and
appends rows of the same form to OUT/rows.jsonl: CPU time of this one thread, the best of RUNS, on a slice that takes a
few seconds.
"""

import json
import pathlib
import sys
import time

import bs4
import charset_normalizer
import flashtext
import ftfy
import galechurch
import langdetect
import lingua
import pysbd

MOST_SECONDS = 4.0
TRIAL_BYTES = 20_000
WRITTEN = ["French-GSD", "French-Sequoia", "French-PUD", "English-EWT", "English-GUM", "English-PUD"]

corpus, shared, out = map(pathlib.Path, sys.argv[1:4])
runs = max(1, int(sys.argv[4]))
rows = open(out / "rows.jsonl", "a", encoding="utf-8")


def write(**row):
    print(json.dumps(row), file=sys.stderr)
    rows.write(json.dumps(row) + "\n")


def prefix(items, size, limit):
    n = total = 0
    for item in items:
        if total >= limit:
            break
        n, total = n + 1, total + size(item)
    return n, total


def speed(stage, tool, unit, items, size, work):
    n, n_bytes = prefix(items, size, TRIAL_BYTES)
    for _ in range(2):
        start = time.thread_time()
        for item in items[:n]:
            work(item)
        trial = time.thread_time() - start
    n, n_bytes = prefix(items, size, n_bytes * MOST_SECONDS / max(trial, 1e-9))
    best = float("inf")
    for _ in range(runs):
        start = time.thread_time()
        count = sum(work(item) for item in items[:n])
        best = min(best, time.thread_time() - start)
    write(stage=stage, tool=tool, bytes=n_bytes, cpu_seconds=best, count=count, unit=unit, whole=n == len(items))


def text_size(block):
    return len(block["text"].encode())


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def reading():
    documents = [row.split("\t") for row in (corpus / "documents.tsv").read_text().splitlines()[1:]]
    data = {form: [] for form in ("txt", "html")}
    for name, form, encoding, *_ in documents[:4000]:
        data[form].append(((corpus / "documents" / name).read_bytes(), encoding))
    speed("read: text", "charset-normalizer (text only)", "characters", data["txt"], lambda d: len(d[0]),
          lambda d: len(str(charset_normalizer.from_bytes(d[0]).best())))
    sample = data["txt"][:300]
    right = 0
    for bytes_, encoding in sample:
        best = charset_normalizer.from_bytes(bytes_).best()
        # Another code page is as good when the text comes out the same.
        right += best is not None and str(best).lstrip("\ufeff") == bytes_.decode(encoding)
    write(stage="read: text", tool="charset-normalizer (text only)", measure="encodings right",
          value=100 * right / len(sample))
    speed("read: HTML", "BeautifulSoup (lxml)", "bytes of text", data["html"], lambda d: len(d[0]),
          lambda d: len(bs4.BeautifulSoup(d[0], "lxml").get_text()))


def detecting(blocks):
    langdetect.DetectorFactory.seed = 0

    def detect(text):
        try:
            return langdetect.detect(text)
        except langdetect.LangDetectException:
            return "und"

    speed("detect: a block", "langdetect (Python)", "right", blocks, text_size,
          lambda b: detect(b["text"]) == b["language"])
    both = lingua.LanguageDetectorBuilder.from_languages(lingua.Language.ENGLISH, lingua.Language.FRENCH).build()
    names = {lingua.Language.ENGLISH: "en", lingua.Language.FRENCH: "fr"}
    speed("detect: a block", "lingua-language-detector (Python)", "right", blocks, text_size,
          lambda b: names.get(both.detect_language_of(b["text"])) == b["language"])
    file = shared / "data/detect/enfr.dev.tsv"
    if file.exists():
        table = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
        table = [row for row in table if row[1] == "enfr_w5"]
        found = [(detect(row[3]), row[2]) for row in table]
        right = sum(answer == gold for answer, gold in found)
        wrong = sum(answer not in (gold, "und") for answer, gold in found)
        write(stage="detect: accuracy", tool="langdetect (Python)", measure="five words", value=100 * right / len(table))
        write(stage="detect: wrong", tool="langdetect (Python)", measure="five words", value=100 * wrong / len(table))


def normalizing(blocks):
    config = ftfy.TextFixerConfig(uncurl_quotes=False)
    speed("normalize", "ftfy (Python, no way back)", "bytes of text", blocks, text_size,
          lambda b: len(ftfy.fix_text(b["text"], config).encode()))


def segmenting(blocks):
    segmenters = {code: pysbd.Segmenter(language=code, clean=False) for code in ("en", "fr")}
    speed("segment", "pysbd (Python)", "sentences", blocks, text_size,
          lambda b: len(segmenters[b["language"]].segment(b["text"])))
    folder = shared / "data/segment"
    if folder.is_dir():
        scores = [f1(lines(folder / f"seg.UD_{name}.jsonl"), segmenters) for name in WRITTEN]
        write(stage="segment", tool="pysbd (Python)", measure="F1, mean of six UD sets",
              value=100 * sum(scores) / len(scores))


def solid(text):
    return sum(not c.isspace() for c in text)


def f1(rows_of_set, segmenters):
    """As `stages` counts: boundaries inside paragraphs, at positions in characters that are not white space."""
    n_gold = n_found = n_right = 0
    for row in rows_of_set:
        data = row["text"].encode()
        for start, end in zip(row["pars"], [*row["pars"][1:], len(data)]):
            paragraph = data[start:end].decode()
            total = solid(paragraph)
            gold = {solid(data[start:first].decode()) for first, _ in row["sents"] if start <= first < end}
            at, found = 0, set()
            for sentence in segmenters[row["lang"]].segment(paragraph):
                found.add(at)
                at += solid(sentence)
            gold, found = ({x for x in s if 0 < x < total} for s in (gold, found))
            n_gold, n_found, n_right = n_gold + len(gold), n_found + len(found), n_right + len(gold & found)
    return 2 * n_right / max(1, n_gold + n_found)


def naming(blocks):
    finder = flashtext.KeywordProcessor(case_sensitive=True)
    for form in (out / "forms.txt").read_text(encoding="utf-8").splitlines():
        finder.add_keyword(form)
    speed("names", "flashtext (Python, exact forms)", "matches", blocks, text_size,
          lambda b: len(finder.extract_keywords(b["text"])))


def aligning():
    pairs = lines(out / "pairs.jsonl")
    speed("align", "galechurch (Rust under Python, lengths only)", "beads", pairs,
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
    blocks = lines(out / "blocks.jsonl")
    reading()
    detecting(blocks)
    normalizing(blocks)
    segmenting(blocks)
    naming(blocks)
    aligning()


main()
