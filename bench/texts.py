"""Makes what normalization and segmentation are measured on: `texts.py FOLDER MEGABYTES SHARED`.

FOLDER gets, one JSON object a line,
- `en.jsonl`, `fr.jsonl`: MEGABYTES of documents of about 64 KB with an empty line between paragraphs, made of sentences
  of the development data in SHARED (EWT, GUM, PUD; GSD, Sequoia, PUD), or of the seeds when that is not there;
  `ascii.jsonl`: the English ones without what is not ASCII; `fr-nfd.jsonl`: the French ones decomposed;
- `repairs.jsonl`: texts to normalize and what they should have been; `paragraphs.jsonl`: texts to segment and where
  the gold has its boundaries. Both are left out without the data.

The treebanks are measured with and never shipped: FOLDER belongs where git does not look.
"""

import itertools
import json
import pathlib
import sys
import unicodedata

from corpus import Dice, paragraphs

DOCUMENT_BYTES = 64_000
SETS = {"en": ["English-EWT", "English-GUM", "English-PUD"], "fr": ["French-GSD", "French-Sequoia", "French-PUD"]}
SPOKEN = ["French-ParisStories", "French-Rhapsodie"]
GLUED = ["English-EWT", "French-GSD"]


def rows(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def write(path, objects):
    with open(path, "w", encoding="utf-8") as file:
        for one in objects:
            file.write(json.dumps(one, ensure_ascii=False) + "\n")


def sentences(row):
    data = row["text"].encode()
    return (data[start:end].decode() for start, end in row["sents"])


def pool(language, folder):
    """The sentences of a language, or its paragraphs in the seeds, composed."""
    if folder.is_dir():
        found = [s for name in SETS[language] for row in rows(folder / f"seg.UD_{name}.jsonl") for s in sentences(row)]
    else:
        found = paragraphs()[language]
    return [unicodedata.normalize("NFC", " ".join(s.split())) for s in found]


def documents(language, sentences_, n_bytes):
    """Sentences in an order of their own for each round, so that no two documents are alike."""
    dice, total, lines, size = Dice(20260101), 0, [], 0
    endless = itertools.chain.from_iterable(dice.some(sentences_, len(sentences_)) for _ in itertools.repeat(None))
    while total < n_bytes:
        lines.append(" ".join(itertools.islice(endless, 1 + dice.below(6))))
        size += len(lines[-1].encode()) + 2
        if size >= DOCUMENT_BYTES:
            yield {"language": language, "text": "\n\n".join(lines) + "\n\n"}
            total, lines, size = total + size, [], 0


def repairs(shared):
    for row in rows(shared / "normalize/mojibake.jsonl"):
        yield {"task": f"mojibake: {row['kind']}", "lang": row["lang"], "text": row["damaged"], "gold": row["clean"]}
    for row in rows(shared / "normalize/frtypo.jsonl"):
        yield {"task": "French spaces", "lang": "fr", "text": row["ascii"], "gold": row["typo"]}
    for language, names in SETS.items():
        for row in (row for name in names for row in rows(shared / f"segment/seg.UD_{name}.jsonl")):
            for text in sentences(row):
                yield {"task": f"clean {language}", "lang": language, "text": text, "gold": text}


def solid(text):
    return sum(not c.isspace() for c in text)


def gold(shared):
    """Paragraphs of numbered documents; boundaries as the number of characters before them that are not white space.
    `gaps` are those places, boundary or not, that have white space."""
    plain = [f"seg.UD_{name}" for names in (*SETS.values(), SPOKEN) for name in names]
    number = 0
    for name in plain + [f"seg-glued.UD_{name}" for name in GLUED]:
        for row in rows(shared / f"segment/{name}.jsonl"):
            number += 1
            data = row["text"].encode()
            for start, end in zip(row["pars"], [*row["pars"][1:], len(data)]):
                text = data[start:end].decode()
                bounds = {solid(data[start:first].decode()) for first, _ in row["sents"] if start <= first < end}
                bounds = sorted(b for b in bounds if 0 < b < solid(text))
                gaps = sorted(set(itertools.accumulate(map(len, text.split()))))
                yield {"set": name, "document": number, "lang": row["lang"], "text": text, "gold": bounds, "gaps": gaps}


def main():
    folder, n_bytes, shared = pathlib.Path(sys.argv[1]), float(sys.argv[2]) * 1e6, pathlib.Path(sys.argv[3]) / "data"
    folder.mkdir(parents=True, exist_ok=True)
    texts = {language: list(documents(language, pool(language, shared / "segment"), n_bytes)) for language in SETS}
    texts["ascii"] = [{**d, "text": d["text"].encode("ascii", "ignore").decode()} for d in texts["en"]]
    texts["fr-nfd"] = [{**d, "text": unicodedata.normalize("NFD", d["text"])} for d in texts["fr"]]
    for name, made in texts.items():
        write(folder / f"{name}.jsonl", made)
        print(f"{name}: {len(made)} documents, {sum(len(d['text'].encode()) for d in made) / 1e6:.1f} MB")
    if (shared / "normalize").is_dir() and (shared / "segment").is_dir():
        write(folder / "repairs.jsonl", repairs(shared))
        write(folder / "paragraphs.jsonl", gold(shared))


if __name__ == "__main__":
    main()
