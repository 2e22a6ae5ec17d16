"""Scores what the tools left behind: `accuracy.py TEXTS OUT` appends to OUT/rows.jsonl.

`repairs/TOOL.jsonl` and `boundaries/TOOL.jsonl` in OUT answer, line by line, `repairs.jsonl` and `paragraphs.jsonl` in
TEXTS. One scorer for all tools, whatever language they are written in.
"""

import collections
import json
import pathlib
import sys

from measure import read_rows
from texts import GLUED, SETS

MARKS = ";:!?«»"
NO_BREAK = "\u00a0\u202f"
WRITTEN = [f"seg.UD_{name}" for names in SETS.values() for name in names]

texts, out = map(pathlib.Path, sys.argv[1:3])


def percent(part, whole):
    return 100 * part / whole if whole else None


def rates(right, found, gold):
    """Precision, recall and F1 in per cent."""
    return {"precision": percent(right, found), "recall": percent(right, gold), "f1": percent(2 * right, found + gold)}


def spaces(text, mark):
    """What stands on the inner side of each such mark: before it, or behind an opening guillemet."""
    step = 1 if mark == "«" else -1
    padded = f" {text} "
    return [padded[i + step] for i, c in enumerate(padded) if c == mark]


def french_spaces(pairs):
    """Plain spaces beside the marks that the gold has as no-break spaces, of either width; a tool that drops or adds
    marks of a kind in a line has found none of that kind there."""
    right = found = n_gold = 0
    for row, answer in pairs:
        for mark in MARKS:
            before, gold, after = (spaces(text, mark) for text in (row["text"], row["gold"], answer["text"]))
            if len(before) != len(gold):
                continue
            if len(after) != len(before):
                after = [""] * len(before)
            for was, wanted, is_ in zip(before, gold, after):
                if was == " ":
                    is_no_break = is_ != "" and is_ in NO_BREAK
                    n_gold += wanted in NO_BREAK
                    found += is_no_break
                    right += is_no_break and wanted in NO_BREAK
    return rates(right, found, n_gold) | {"sites": n_gold}


def repairs(tool, rows, answers):
    by_task = collections.defaultdict(list)
    for row, answer in zip(rows, answers, strict=True):
        by_task[row["task"]].append((row, answer))
    scores = {"stable": percent(sum(a["stable"] for a in answers), len(answers))}
    for task, pairs in by_task.items():
        if task == "French spaces":
            scores |= {f"{task}: {name}": value for name, value in french_spaces(pairs).items()}
        elif task.startswith("clean") or task == "mojibake: clean":
            scores[f"{task}: changed"] = percent(sum(a["text"] != r["text"] for r, a in pairs), len(pairs))
        else:
            # What else the tool does, it does to the gold as well. Nothing done is nothing repaired.
            scores[task] = percent(sum(a["text"] == a["gold"] for _, a in pairs), len(pairs))
    return {"stage": "repairs", "tool": tool, "scores": scores}


def boundaries(tool, rows, answers):
    counts = collections.defaultdict(collections.Counter)
    for row, starts in zip(rows, answers, strict=True):
        total = sum(map(len, row["text"].split()))
        gold, gaps = set(row["gold"]), set(row["gaps"])
        found = {x for x in starts if 0 < x < total}
        counts[row["set"]].update(
            gold=len(gold), found=len(found), right=len(gold & found), sentences=len(gold) + 1,
            tight=len(gold - gaps), tight_right=len((gold & found) - gaps), tight_false=len(found - gold - gaps),
        )
    scores = {}
    for name, c in counts.items():
        short = name.removeprefix("seg.UD_")
        if name.startswith("seg-glued"):
            short = name.removeprefix("seg-glued.UD_")
            scores[f"glued {short}"] = percent(c["tight_right"], c["tight"])
        else:
            scores[short] = rates(c["right"], c["found"], c["gold"])["f1"]
    scores["mean of six"] = sum(scores[name.removeprefix("seg.UD_")] for name in WRITTEN) / len(WRITTEN)
    n_false, n_sentences = (sum(counts[name][key] for name in WRITTEN) for key in ("tight_false", "sentences"))
    scores["false splits"] = percent(n_false, n_sentences)
    return {"stage": "boundaries", "tool": tool, "scores": scores}


def main():
    assert all(f"seg.UD_{name}" in WRITTEN for name in GLUED)
    with open(out / "rows.jsonl", "a", encoding="utf-8") as file:
        for kind, gold, score in (("repairs", "repairs", repairs), ("boundaries", "paragraphs", boundaries)):
            files = sorted((out / kind).glob("*.jsonl"))
            rows = read_rows(texts / f"{gold}.jsonl") if files else []
            for path in files:
                file.write(json.dumps(score(path.stem, rows, read_rows(path)), ensure_ascii=False) + "\n")


main()
