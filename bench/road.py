"""Measures the whole road: `road.py COMMAND CORPUS SEEDS OUT RUNS [PYTHON]`.

COMMAND is the `drogman` to run. Appends rows to OUT/rows.jsonl: CPU seconds (user and system) and peak memory of
`drogman prepare` as the system counts them for a child that ended, on CORPUS/documents at one thread and at two and
on CORPUS/large, and the wall seconds of `drogman prepare SEEDS`. PYTHON runs `pipeline.py`, the rival.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

command, corpus, seeds, out = map(pathlib.Path, sys.argv[1:5])
runs = max(1, int(sys.argv[5]))
rows = open(out / "rows.jsonl", "a", encoding="utf-8")


def write(**row):
    print(json.dumps(row), file=sys.stderr)
    rows.write(json.dumps(row) + "\n")
    rows.flush()


def prepare(inputs, threads, target):
    """CPU seconds, wall seconds and peak bytes of one run, and what the command says of it."""
    shutil.rmtree(target, ignore_errors=True)
    arguments = [command, "prepare", inputs, "--to", "fr", "--out", target, "--threads", str(threads), "--json"]
    start = time.monotonic()
    child = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
    last = ""
    for last in child.stdout:
        pass
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - start
    if child.returncode:
        raise SystemExit(f"{command} prepare {inputs} ended with {child.returncode}: {last}")
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024, json.loads(last)


def size(folder):
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return sum(sizes), max(sizes)


def pairs_found(package):
    """The share of the translation pairs of the corpus that the manifest names, and the number of further ones.

    Articles of the mixed files are put together from the same paragraphs, so that some of those really translate
    each other: a further pair need not be wrong.
    """
    table = [row.split("\t") for row in (corpus / "documents.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    pair_of = {name: pair for name, _, _, _, pair in table if pair != "-"}
    found = json.loads((package / "manifest.json").read_text(encoding="utf-8"))["pairs"]
    ends = ([pair_of.get(row[side].split("#")[0]) for side in ("source", "target")] for row in found)
    right = {one for one, other in ends if one is not None and one == other}
    return 100 * len(right) / len(set(pair_of.values())), len(found) - len(right)


def main():
    package = out / "package"
    # A run of the road is long and its CPU time steady: the best of two is enough.
    for folder in (corpus / "documents", corpus / "large"):
        n_bytes, largest = size(folder)
        limit = 80_000_000 + 6 * largest
        for threads in (1, 2):
            best = None
            for _ in range(min(runs, 2) if threads == 1 else 1):
                found = prepare(folder, threads, package)
                best = min(best or found, found, key=lambda f: f[0])
            cpu, wall, peak, summary = best
            write(stage="memory", tool=f"drogman prepare, {folder.name}, {threads} thread{'s' * (threads > 1)}",
                  bytes=n_bytes, largest=largest, peak=peak, limit=limit, cpu_seconds=cpu, wall_seconds=wall)
            if threads == 1:
                write(stage="the whole road", tool=f"drogman prepare ({folder.name})", bytes=n_bytes, cpu_seconds=cpu,
                      count=summary["segments"], unit="segments", whole=True)
            if threads == 1 and folder.name == "documents":
                share, n_further = pairs_found(package)
                write(stage="the whole road", tool=f"drogman prepare ({folder.name})",
                      measure=f"pairs found (and {n_further} between recombined articles)", value=share)
    best = min(prepare(seeds, os.cpu_count() or 1, package)[1] for _ in range(runs))
    write(stage="seeds", tool="drogman prepare seeds", wall_seconds=best)
    shutil.rmtree(package, ignore_errors=True)
    if len(sys.argv) > 6:
        script = pathlib.Path(__file__).with_name("pipeline.py")
        line = subprocess.run([sys.argv[6], script, corpus], check=True, capture_output=True, text=True).stdout
        write(**json.loads(line))


main()
