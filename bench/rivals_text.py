"""The rivals in Python that normalize and segment: speed on the texts, and what they answer to the development data.

Those that keep no document apart get a paragraph at a time, as `lines` do for the others.
"""

import functools
import json

import blingfire
import ftfy
import nupunkt
import pysbd
import sacremoses
import sentence_splitter
import syntok.segmenter

from measure import read_rows

# For each tool and input: there are many.
MOST_SECONDS = 0.6
STRAIGHT_KEPT = ftfy.TextFixerConfig(uncurl_quotes=False)


@functools.cache
def moses(language):
    return sacremoses.MosesPunctNormalizer(lang=language)


@functools.cache
def with_rules(language):
    return pysbd.Segmenter(language=language, clean=False)


@functools.cache
def with_prefixes(language):
    return sentence_splitter.SentenceSplitter(language=language)


# Only what is fair to compare in speed: ftfy's own defaults would straighten every curly quotation mark.
NORMALIZERS = {
    "ftfy (Python), no map": lambda text, language: ftfy.fix_text(text, STRAIGHT_KEPT),
    "sacremoses MosesPunctNormalizer (Python), no map": lambda text, language: moses(language).normalize(text),
}
# By the names that the scores are printed under.
REPAIRERS = {
    "ftfy, encoding only": lambda text, language: ftfy.fix_encoding(text),
    "ftfy": lambda text, language: ftfy.fix_text(text),
    "sacremoses MosesPunctNormalizer": lambda text, language: moses(language).normalize(text),
}
SEGMENTERS = {
    "nupunkt (Python)": lambda text, language: pieces(nupunkt.sent_tokenize(text)),
    "blingfire (C++ under Python)": lambda text, language: pieces(blingfire.text_to_sentences(text).split("\n")),
    "syntok (Python)": lambda text, language: pieces(syntok_sentences(text)),
    "sentence-splitter (Python)": lambda text, language: pieces(with_prefixes(language).split(text)),
    "pysbd (Python)": lambda text, language: pieces(with_rules(language).segment(text)),
}


def syntok_sentences(text):
    for paragraph in syntok.segmenter.process(text):
        for sentence in paragraph:
            yield "".join(token.spacing + token.value for token in sentence)


def solid(text):
    return sum(map(len, text.split()))


def pieces(sentences):
    """The sentences that are more than white space."""
    return [sentence for sentence in sentences if sentence and not sentence.isspace()]


def starts(sentences):
    """How many characters that are not white space stand before each sentence."""
    at, found = 0, []
    for sentence in sentences:
        found.append(at)
        at += solid(sentence)
    return found


def inputs(texts):
    """(input, whether the pieces are whole documents, [(text, language)])."""
    for kind in ("en", "fr"):
        documents = read_rows(texts / f"{kind}.jsonl")
        yield f"{kind}, documents", [(d["text"], d["language"]) for d in documents]
        # The first million characters are more than any of these tools gets through.
        lines = ((line, d["language"]) for d in documents[:100] for line in d["text"].splitlines() if line)
        yield f"{kind}, lines", list(lines)


def size(item):
    return len(item[0].encode())


def save(folder, tool, answers):
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / f"{tool}.jsonl", "w", encoding="utf-8") as file:
        for answer in answers:
            file.write(json.dumps(answer, ensure_ascii=False) + "\n")


def normalizing(texts, out, table):
    for name, items in inputs(texts):
        for tool, work in NORMALIZERS.items():
            table.speed("full rules", tool, "characters", items, size, lambda item: len(work(*item)), MOST_SECONDS,
                        input=name)
    if not (texts / "repairs.jsonl").exists():
        return
    rows = read_rows(texts / "repairs.jsonl")
    for tool, work in REPAIRERS.items():
        save(out / "repairs", tool, (answer(work, row) for row in rows))


def answer(work, row):
    once = work(row["text"], row["lang"])
    return {"text": once, "gold": work(row["gold"], row["lang"]), "stable": work(once, row["lang"]) == once}


def segmenting(texts, out, table):
    for name, items in inputs(texts):
        for tool, work in SEGMENTERS.items():
            table.speed("sentences", tool, "sentences", items, size, lambda item: len(work(*item)), MOST_SECONDS,
                        input=name)
    if not (texts / "paragraphs.jsonl").exists():
        return
    rows = read_rows(texts / "paragraphs.jsonl")
    for tool, work in SEGMENTERS.items():
        save(out / "boundaries", tool, (starts(work(row["text"], row["lang"])) for row in rows))


def run(texts, out, stages, table):
    if "normalize" in stages:
        normalizing(texts, out, table)
    if "segment" in stages:
        segmenting(texts, out, table)
