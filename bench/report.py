"""Makes the table: `report.py OUT SHARED RECORD` reads OUT/rows.jsonl and writes RECORD.md and RECORD.json."""

import json
import pathlib
import platform
import subprocess
import sys

import report_text

out, shared, record = map(pathlib.Path, sys.argv[1:4])
rows = [json.loads(line) for line in (out / "rows.jsonl").read_text(encoding="utf-8").splitlines()]


def align_scores():
    """Strict F1 of every aligner that left its beads behind, by the scorer of the development data."""
    scorer = shared / "data/align/score.py"
    for folder in sorted((out / "transread").glob("*")):
        command = [sys.executable, scorer, "beads", scorer.parent / "transread", folder]
        text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        strict = next(line for line in text.splitlines() if line.startswith("strict"))
        value = 100 * float(strict.split("F1")[1].split()[0].strip(" =:"))
        rows.append({"stage": "align", "tool": folder.name, "measure": "strict F1, transread", "value": value})


def number(value):
    n_decimals = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 0.1 else 3
    return f"{value:.{n_decimals}f}"


def machine():
    """The processor, without the name of the machine."""
    try:
        lines = pathlib.Path("/proc/cpuinfo").read_text().splitlines()
        return next(line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def stage_table(stage, lines):
    speeds = [row for row in rows if row["stage"] == stage and "bytes" in row]
    if not speeds:
        return
    # The bar is the first tool of the stage: ours.
    bar = speeds[0]["bytes"] / speeds[0]["cpu_seconds"] / 1e6
    for row in speeds:
        own = row["bytes"] / row["cpu_seconds"] / 1e6
        told = [f"{r['measure']}: {r['value']:.1f} %" for r in rows
                if r["stage"] == stage and r["tool"] == row["tool"] and "measure" in r]
        slice_ = "" if row["whole"] else f" (of {row['bytes'] / 1e6:.1f} MB)"
        ratio = "1" if row is speeds[0] else number(own / bar)
        count = f"{row['count']} {row['unit']}{slice_}"
        lines.append(f"| {stage} | {row['tool']} | {number(own)} | {ratio} | {count} | {'; '.join(told)} |")


def main():
    align_scores()
    lines = [
        f"Processor: {machine()}. MB/s of CPU time (user and system) of one thread, the best of the runs; a tool that "
        "would need more than seconds works on a slice, whose size stands beside its count.",
        "",
    ]
    stages = list(dict.fromkeys(r["stage"] for r in rows
                                if "cpu_seconds" in r and r["stage"] != "memory" and "input" not in r))
    if stages:
        lines += ["The ratio is to the first row of the stage: 2 is twice as fast.", "",
                  "| stage | tool | MB/s | ratio | found | accuracy |", "|---|---|---:|---:|---|---|"]
    for stage in stages:
        stage_table(stage, lines)
    detection_table(lines)
    memory_table(lines)
    lines += report_text.tables(rows)
    lines += [f"`{row['tool']}`: {row['wall_seconds']:.2f} s of wall time." for row in rows if row["stage"] == "seeds"]
    lines += [f"Skipped: {row['stage']}: {row['skipped']}." for row in rows if "skipped" in row]
    text = "\n".join(lines) + "\n"
    record.with_suffix(".md").write_text(text, encoding="utf-8")
    listed = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    record.with_suffix(".json").write_text(f"[\n{listed}\n]\n", encoding="utf-8")
    print(text)


def detection_table(lines):
    if not measures():
        return
    lines += ["", "| English or French: right / wrong (the rest: no answer) | " + " | ".join(measures()) + " |",
              "|---|" + "---:|" * len(measures())]
    for tool in dict.fromkeys(r["tool"] for r in rows if r["stage"] == "detect: accuracy" and "tool" in r):
        right, wrong = (
            {r["measure"]: r["value"] for r in rows if r["stage"] == stage and r.get("tool") == tool}
            for stage in ("detect: accuracy", "detect: wrong")
        )
        cells = (f"{right[m]:.1f} / {wrong[m]:.1f} %" if m in right else "" for m in measures())
        lines.append(f"| {tool} | " + " | ".join(cells) + " |")


def memory_table(lines):
    found = [row for row in rows if row["stage"] == "memory"]
    if not found:
        return
    lines += ["", "| memory | input MB | largest MB | peak MB | limit MB (80 + 6 x largest) | holds | CPU s | wall s |",
              "|---|---:|---:|---:|---:|---|---:|---:|"]
    for row in found:
        cells = [f"{row[key] / 1e6:.1f}" for key in ("bytes", "largest", "peak", "limit")]
        holds = "yes" if row["peak"] <= row["limit"] else "**no**"
        times = [f"{row['cpu_seconds']:.1f}", f"{row['wall_seconds']:.1f}"]
        lines.append("| " + " | ".join([row["tool"], *cells, holds, *times]) + " |")
    lines.append("")


def measures():
    found = (row["measure"] for row in rows if row["stage"] == "detect: accuracy" and "measure" in row)
    return list(dict.fromkeys(found))


main()
