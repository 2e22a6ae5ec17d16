"""The tables of normalization and segmentation: the goals beside what was measured, then everything."""

AS_IT_IS, DECOMPOSED = "canonical form of composed text", "canonical form of decomposed text"
FULL, SENTENCES = "full rules", "sentences"
ARCHIVE, TRANSLATOR = "drogman archive, with map", "drogman translator, with map, habits given"
TRANSLATOR_WHOLE = "drogman translator, with map, habits counted too"
ICU = "icu_normalizer NFC, no map"
TOKENIZERS = "tokenizers NormalizedString NFC, with map"
TOKENIZERS_FULL = "tokenizers NormalizedString NFC and one replacement, with map"
# What a column of speeds is compared with.
FIRST = {AS_IT_IS: ARCHIVE, DECOMPOSED: ARCHIVE, FULL: TRANSLATOR, SENTENCES: "drogman"}
NOT_RUN = (
    "Not run: Moses in perl, JoliTypo, LanguageTool's rules through choppa, spaCy, Punkt models (paper figures exist, "
    "but no package that installs alone, or weights that come at run time); `srx` and `sentencex` on hostile input, "
    "where some need minutes for a megabyte. tokenizers is the Rust crate, not its Python package. "
    "A tool that needs longer than a tenth of a second for the 20 MB runs on a slice, whose size is in the record. "
    "Scores are on the development data, whose rows of EWT, GSD and PUD trained our splitter in cross-validation. "
    "The treebanks repeat themselves in 20 MB of text, so speeds compare tools and forecast nothing."
)


class Book:
    """Finds figures among the rows; what was not measured is None."""

    def __init__(self, rows):
        self.rows = rows
        self.speeds = {}
        for r in (r for r in rows if "input" in r and "unit" in r):
            # Races are run by several processes; the best of them counts.
            key, speed = (r["stage"], r["input"], r["tool"]), r["bytes"] / r["cpu_seconds"] / 1e6
            self.speeds[key] = max(speed, self.speeds.get(key, 0))
        self.scores = {(r["stage"], r["tool"]): r["scores"] for r in rows if "scores" in r}

    def speed(self, *key):
        return self.speeds.get(key)

    def score(self, stage, tool, name):
        return self.scores.get((stage, tool), {}).get(name)

    def best_rival(self, name):
        """The best segmenter but ours at this score."""
        found = [(scores[name], tool) for (stage, tool), scores in self.scores.items()
                 if stage == "boundaries" and not tool.startswith("drogman") and scores.get(name) is not None]
        return max(found, default=(None, ""))

    def share(self, input_, tool):
        return next((r["share"] for r in self.rows if r.get("tool") == tool and r.get("input") == input_
                     and "share" in r), None)

    def hostile(self, stage, tool):
        return [r for r in self.rows if r["stage"] == stage and r["tool"] == tool and "times" in r]


def goals(book):
    """(goal, ours, bar, least or most, rival, its value, least ratio to it)"""
    for kind in ("en", "fr", "ascii"):
        for shape in ("documents", "lines"):
            at = f"{kind}, {shape}"
            yield (f"clean text ({at}), archive with map, MB/s", book.speed(AS_IT_IS, at, ARCHIVE), ">=", 2000,
                   ICU, book.speed(AS_IT_IS, at, ICU), 1.15)
    for shape in ("documents", "lines"):
        at = f"fr, {shape}"
        for tool, note in ((TRANSLATOR, "habits given"), (TRANSLATOR_WHOLE, "habits counted too")):
            yield (f"full rules ({at}), translator with map, {note}, MB/s", book.speed(FULL, at, tool), ">=", 400,
                   TOKENIZERS_FULL, book.speed(FULL, at, TOKENIZERS_FULL), 10)
        at = f"fr-nfd, {shape}"
        yield (f"decomposed to composed ({at}), archive with map, MB/s", book.speed(DECOMPOSED, at, ARCHIVE), ">=", 300,
               TOKENIZERS, book.speed(DECOMPOSED, at, TOKENIZERS), None)
        share = book.share(f"fr, {shape}", "drogman translator")
        yield f"map, translator, % of the text (fr, {shape})", share, "<=", 8, "", None, None
    for profile in ("archive", "translator", "mt-training", "search-key"):
        yield worst(book, "hostile: normalization", f"drogman {profile}")
    yield from repair_goals(book)
    for language, ratio in (("en", 1.1), ("fr", 0.6)):
        for shape in ("documents", "lines"):
            at = f"{language}, {shape}"
            yield (f"sentences ({at}), MB/s", book.speed(SENTENCES, at, "drogman"), ">=", 150, "icu_segmenter",
                   book.speed(SENTENCES, at, "icu_segmenter"), ratio)
    yield worst(book, "hostile: sentences", "drogman")
    for name, bar in (("mean of six", 95.0), ("French-GSD", 97.0), ("French-PUD", 99.5), ("English-GUM", 97.0),
                      ("English-PUD", 99.7), ("English-EWT", 88.0), ("French-Sequoia", 88.5),
                      ("French-ParisStories", 96.0), ("French-Rhapsodie", 96.0), ("glued English-EWT", 97.0),
                      ("glued French-GSD", 85.0)):
        value, rival = book.best_rival(name)
        measure = "% of the boundaries" if name.startswith("glued") else "boundary F1"
        yield f"{name}, {measure}", book.score("boundaries", "drogman", name), ">=", bar, rival, value, None
    n_false = book.score("boundaries", "drogman", "false splits")
    yield "false splits inside words of clean text, % of sentences", n_false, "<=", 0.5, "", None, None


def worst(book, stage, tool):
    found = max(book.hostile(stage, tool), key=lambda r: r["times"], default=None)
    where = f" ({found['input']}, {found['language']})" if found else ""
    name = "the worst" if stage.startswith("hostile: s") else f"{tool.removeprefix('drogman ')}, the worst"
    return f"{stage}, {name}{where}, times normal", found and found["times"], "<=", 3, "", None, None


def repair_goals(book):
    for kind in ("x1", "x2", "word", "latin1"):
        theirs = book.score("repairs", "ftfy, encoding only", f"mojibake: {kind}")
        yield (f"mojibake {kind} repaired by archive, %", book.score("repairs", "drogman archive", f"mojibake: {kind}"),
               ">=", theirs, "ftfy, encoding only", theirs, None)
    lost = "mojibake: x1-a0lost"
    yield ("mojibake x1-a0lost repaired by translator, %", book.score("repairs", "drogman translator", lost), ">=", 99,
           "ftfy, encoding only", book.score("repairs", "ftfy, encoding only", lost), None)
    for name in ("mojibake: clean", "clean en", "clean fr"):
        yield (f"{name} changed by archive, %", book.score("repairs", "drogman archive", f"{name}: changed"), "<=", 0,
               "ftfy", book.score("repairs", "ftfy", f"{name}: changed"), None)
    for name, bar in (("precision", 99.5), ("recall", 98.0)):
        key = f"French spaces: {name}"
        ours = book.score("repairs", "drogman translator", key)
        yield (f"French spaces at ; : ! ? « », {name}, %", ours, ">=", bar, "sacremoses",
               book.score("repairs", "sacremoses MosesPunctNormalizer", key), None)
    for profile in ("archive", "translator", "mt-training"):
        yield (f"{profile} twice is {profile} once, % of texts", book.score("repairs", f"drogman {profile}", "stable"),
               ">=", 100, "sacremoses", book.score("repairs", "sacremoses MosesPunctNormalizer", "stable"), None)


def number(value):
    if value is None:
        return ""
    return f"{value:.0f}" if value >= 200 else f"{value:.1f}" if value >= 100 else f"{value:.2f}"


def verdict(ours, sign, bar, rival, ratio):
    if ours is None or bar is None:
        return "not measured"
    holds = ours >= bar if sign == ">=" else ours <= bar
    if ratio is not None and rival is not None:
        holds = holds and ours >= ratio * rival
    return "yes" if holds else "**no**"


def goal_table(book):
    yield "| goal | drogman | bar | rival | its figure | ratio | bar of the ratio | holds |"
    yield "|---|---:|---:|---|---:|---:|---:|---|"
    for name, ours, sign, bar, rival, theirs, ratio in goals(book):
        own_ratio = number(ours / theirs) if ours is not None and theirs else ""
        bars = (f"{sign} {number(bar)}" if bar is not None else ""), (f">= {ratio}" if ratio is not None else "")
        cells = [name, number(ours), bars[0], rival, number(theirs), own_ratio, bars[1]]
        yield "| " + " | ".join([*cells, verdict(ours, sign, bar, theirs, ratio)]) + " |"


def grid(title, columns, tools, cell):
    yield f"| {title} | " + " | ".join(columns) + " |"
    yield "|---|" + "---:|" * len(columns)
    for tool in tools:
        yield f"| {tool} | " + " | ".join(cell(tool, column) for column in columns) + " |"


def distinct(items):
    return list(dict.fromkeys(items))


def speed_table(book, stage):
    keys = [key for key in book.speeds if key[0] == stage]

    def cell(tool, at):
        own, first = book.speed(stage, at, tool), book.speed(stage, at, FIRST[stage])
        if own is None:
            return ""
        return number(own) if tool == FIRST[stage] or not first else f"{number(own)} ({own / first:.2g})"

    return grid(f"{stage}: MB/s (ratio to drogman)", distinct(k[1] for k in keys), distinct(k[2] for k in keys), cell)


def hostile_table(book, stage):
    found = {(r["input"], f"{r['tool']}, {r['language']}"): r["times"] for r in book.rows
             if r["stage"] == stage and "times" in r}

    def cell(mark, tool):
        return f"{found[mark, tool]:.2f}" if (mark, tool) in found else ""

    return grid(f"{stage}: times normal text", distinct(k[1] for k in found), distinct(k[0] for k in found), cell)


def score_table(book, stage, title):
    found = {tool: scores for (kind, tool), scores in book.scores.items() if kind == stage}

    def cell(tool, name):
        value = found[tool].get(name)
        return "" if value is None else f"{value:.0f}" if name.endswith("sites") else f"{value:.2f}"

    return grid(title, distinct(name for scores in found.values() for name in scores), found, cell)


def map_table(book):
    found = {(r["tool"], r["input"]): f"{r['share']:.2f} ({r['edits_per_kb']:.2f})" for r in book.rows if "share" in r}
    return grid("map: bytes as % of the text (edits in 1000 bytes)", distinct(k[1] for k in found),
                distinct(k[0] for k in found), lambda tool, at: found.get((tool, at), ""))


def tables(rows):
    book = Book(rows)
    if not book.speeds:
        return []
    stages = [stage for stage in FIRST if any(key[0] == stage for key in book.speeds)]
    parts = [goal_table(book), *(speed_table(book, stage) for stage in stages)]
    parts += [map_table(book), *(hostile_table(book, f"hostile: {kind}") for kind in ("normalization", "sentences"))]
    parts += [score_table(book, "repairs", "repairs, %"),
              score_table(book, "boundaries", "boundary F1; glued: % found; false splits: % of sentences")]
    lines = []
    for part in map(list, parts):
        # A table without rows is of a stage that was not asked for.
        lines += ["", *part] if len(part) > 2 else []
    return [*lines, "", NOT_RUN]
