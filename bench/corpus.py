"""Makes the bench corpus from the seeds: `corpus.py FOLDER MEGABYTES LARGE_MEGABYTES`.

FOLDER/documents gets thousands of small documents, FOLDER/large one document of LARGE_MEGABYTES, and
FOLDER/documents.tsv one line for each document: name, format, encoding, language, pair. Paragraphs of the seeds are
recombined; numbers and the names of invented people are changed, the same way on both sides of a translation pair, so
that documents differ and pairs stay pairs. Both sides of a pair have the same blocks in the same order, made from the
gold alignment; a bead in twelve is left out, and then on both sides.

The same call gives the same bytes: one generator with a fixed seed, and of it only `random()`, whose sequence Python
guarantees.
"""

import html
import pathlib
import random
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
SEEDS, GOLD = ROOT / "seeds", ROOT / "tests" / "gold" / "alignment"

# Family names of invented people, in all the spellings of the seeds: one group is one person.
PEOPLE = [
    ("Vardumyan", "Vardoumian"), ("Qasimzade", "Gassimzadé"), ("Zurgiashvili",), ("Demirtepe",),
    ("Tarakhchyan", "Tarakhtchian"), ("Mirzabeyli",), ("Courvoisy",), ("Aslanbeyova", "Aslanbeïova"),
    ("Ghukasyants",), ("Heydarbeyli",), ("Terzibashyan", "Terzibachian"), ("Khodjabachian",), ("Zamanova",),
    ("Aldermere",), ("Melikbekyan",), ("Solvang",), ("Tsotneli",), ("Taghizadeh",), ("Montadour",), ("Rustamzade",),
]
PERSON = {spelling: number for number, group in enumerate(PEOPLE) for spelling in group}
ONSETS = ["B", "D", "F", "G", "Gr", "K", "L", "M", "N", "P", "R", "S", "St", "T", "Tr", "V", "Z"]
SYLLABLES = ["ab", "ar", "el", "en", "im", "ir", "ol", "on", "ur", "us", "at", "ev"]
ENDINGS = ["ander", "adze", "beyli", "ian", "idge", "our", "ova", "sen", "vand", "yan"]
CHANGED = re.compile(r"\d+|" + "|".join(sorted(PERSON, key=len, reverse=True)))
FRENCH = re.compile(r"\b(?:le|la|les|des|une|et|est|dans|qui|du|au|pas)\b")
ENGLISH = re.compile(r"\b(?:the|and|of|is|was|in|that|with|for|to|not)\b")


class Dice:
    def __init__(self, seed):
        self.random = random.Random(seed).random

    def below(self, n):
        return int(self.random() * n)

    def pick(self, row):
        return row[self.below(len(row))]

    def some(self, row, n):
        row = list(row)
        for at in range(min(n, len(row))):
            other = at + self.below(len(row) - at)
            row[at], row[other] = row[other], row[at]
        return row[:n]


def decode(path):
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "cp1252"):
        if data[:2] == b"\xff\xfe":
            encoding = "utf-16"
        try:
            return data.decode(encoding).replace("\r\n", "\n")
        except UnicodeDecodeError:
            continue
    raise SystemExit(f"{path}: of no known encoding")


def paragraphs():
    """The plain paragraphs of the text seeds by language."""
    pool = {"en": [], "fr": []}
    for path in sorted(SEEDS.glob("*.txt")):
        for block in re.split(r"\n[ \t]*\n", decode(path)):
            block = block.strip("\n ")
            n_english, n_french = len(ENGLISH.findall(block)), len(FRENCH.findall(block))
            if len(block) > 60 and n_english != n_french:
                pool["en" if n_english > n_french else "fr"].append(block)
    return pool


def parallel():
    """For each gold file its blocks; a block is a list of beads (English, French)."""
    texts = []
    for path in sorted(GOLD.glob("*.tsv")):
        blocks, open_block = [], []
        for row in path.read_text(encoding="utf-8").splitlines()[1:]:
            source, target, flag = (cell.replace("\\t", "\t") for cell in row.split("\t"))
            if flag == "furniture":
                continue
            bead = (source.replace(" ||| ", " "), target.replace(" ||| ", " "))
            is_sentence = (bead[0] or bead[1]).rstrip("”\"» ")[-1:] in ".!?"
            if not is_sentence:
                blocks.extend([open_block, [bead]])
                open_block = []
                continue
            open_block.append(bead)
            if len(open_block) == 4:
                blocks.append(open_block)
                open_block = []
        texts.append([block for block in [*blocks, open_block] if block])
    return texts


class Change:
    """Numbers and names of one document, or of both sides of a pair."""

    def __init__(self, dice):
        self.dice, self.known = dice, {}

    def __call__(self, text):
        return CHANGED.sub(self.replace, text)

    def replace(self, match):
        old = match.group()
        key = PERSON.get(old, old)
        if key not in self.known:
            self.known[key] = self.number(old) if old.isdigit() else self.name()
        return self.known[key]

    def number(self, old):
        if old.startswith("0") or len(old) == 1:
            return old
        if len(old) == 4 and old[:2] in ("18", "19", "20"):
            return old[:2] + str(10 + self.dice.below(90))
        return str(10 ** (len(old) - 1) + self.dice.below(9 * 10 ** (len(old) - 1)))

    def name(self):
        middle = "".join(self.dice.pick(SYLLABLES) for _ in range(1 + self.dice.below(2)))
        return self.dice.pick(ONSETS) + middle + self.dice.pick(ENDINGS)


def as_html(blocks, language, dice):
    named = dice.below(2) == 0
    rows = []
    for number, block in enumerate(blocks):
        text = html.escape(block, quote=False).replace("\u00a0", "&nbsp;")
        if named:
            text = text.replace("é", "&eacute;").replace("’", "&rsquo;").replace("«", "&laquo;").replace("»", "&raquo;")
        tag = "h1" if number == 0 else "h2" if len(block) < 60 else "p"
        rows.append(f"<{tag}>{text}</{tag}>" if number % 5 else f'<{tag} class="b{number}">{text}</{tag}>')
    body = "\n".join(rows)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n<title>A page</title>\n'
        "<style>p { margin: 0 }</style>\n<script>var stops = 9; if (stops < 10) { stops += 1; }</script>\n</head>\n"
        '<body>\n<nav><ul><li><a href="index.html">Home</a></li><li><a href="list.html">List</a></li></ul></nav>\n'
        f"<main><article>\n{body}\n</article></main>\n<footer><p>End of page.</p></footer>\n</body>\n</html>\n"
    )


class Writer:
    def __init__(self, folder, dice):
        self.folder, self.dice, self.size, self.rows = folder, dice, 0, []

    def put(self, blocks, language, pair):
        """One document of these blocks; its name tells nothing."""
        roll = self.dice.below(20)
        if roll < 5:
            form, encoding, text = "html", "utf-8", as_html(blocks, language, self.dice)
        else:
            form, text = "txt", "\n\n".join(blocks) + "\n"
            encoding = "cp1252" if roll < 8 else "utf-16" if roll == 8 else "utf-8"
        try:
            data = text.encode(encoding)
        except UnicodeEncodeError:
            encoding = "utf-8"
            data = text.encode(encoding)
        name = f"{len(self.rows):05}.{form}"
        (self.folder / "documents" / name).write_bytes(data)
        self.size += len(data)
        self.rows.append((name, form, encoding, language, pair))


def pair_blocks(texts, change, dice):
    """Two equally long lists of blocks that translate each other."""
    chosen = dice.some([block for text in texts for block in text], 8 + dice.below(24))
    sides = ([], [])
    for block in chosen:
        kept = [bead for bead in block if dice.below(12)]
        for side, texts_of_side in enumerate(sides):
            joined = " ".join(bead[side] for bead in kept if bead[side])
            if joined:
                texts_of_side.append(change(joined))
    return sides


def main():
    folder, n_bytes, n_large = pathlib.Path(sys.argv[1]), float(sys.argv[2]) * 1e6, float(sys.argv[3]) * 1e6
    (folder / "documents").mkdir(parents=True, exist_ok=True)
    (folder / "large").mkdir(exist_ok=True)
    dice = Dice(20240514)
    pool, texts = paragraphs(), parallel()
    writer = Writer(folder, dice)
    n_pairs = 0
    while writer.size < n_bytes:
        change = Change(dice)
        kind = dice.below(5)
        if kind < 2:
            n_pairs += 1
            for language, side in zip(("en", "fr"), pair_blocks(texts, change, dice)):
                writer.put(side, language, str(n_pairs))
        elif kind < 4:
            language = "en" if kind == 2 else "fr"
            writer.put([change(p) for p in dice.some(pool[language], 6 + dice.below(20))], language, "-")
        else:
            articles = []
            for number in range(2 + dice.below(3)):
                articles.extend(["* * *"] if number else [])
                articles.extend(change(p) for p in dice.some(pool[dice.pick(("en", "fr"))], 3 + dice.below(6)))
            writer.put(articles, "mixed", "-")
    rows = ["name\tformat\tencoding\tlanguage\tpair", *("\t".join(row) for row in writer.rows)]
    (folder / "documents.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    large, size = [], 0
    while size < n_large:
        block = Change(dice)(dice.pick(pool["fr" if dice.below(5) == 0 else "en"]))
        large.append(block)
        size += len(block.encode()) + 2
    (folder / "large" / "large.txt").write_text("\n\n".join(large) + "\n", encoding="utf-8")
    print(f"{len(writer.rows)} documents, {writer.size} bytes, {n_pairs} pairs; large document {size} bytes")


if __name__ == "__main__":
    main()
