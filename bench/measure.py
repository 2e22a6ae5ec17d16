"""CPU time of this one thread, and the rows that come of it; the same form as those of `stages`."""

import json
import sys
import time

MOST_SECONDS = 4.0
TRIAL_BYTES = 20_000


def read_rows(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def prefix(items, size, limit):
    n = total = 0
    for item in items:
        if total >= limit:
            break
        n, total = n + 1, total + size(item)
    return n, total


class Table:
    """Appends to OUT/rows.jsonl."""

    def __init__(self, out, runs):
        self.runs = max(1, runs)
        self.file = open(out / "rows.jsonl", "a", encoding="utf-8")

    def write(self, **row):
        print(json.dumps(row, ensure_ascii=False), file=sys.stderr)
        self.file.write(json.dumps(row, ensure_ascii=False) + "\n")
        self.file.flush()

    def speed(self, stage, tool, unit, items, size, work, most_seconds=MOST_SECONDS, **more):
        """The best of the runs, on a slice that takes MOST_SECONDS; `more` are further fields of the row."""
        n, n_bytes = prefix(items, size, TRIAL_BYTES)
        for _ in range(2):
            start = time.thread_time()
            for item in items[:n]:
                work(item)
            trial = time.thread_time() - start
        n, n_bytes = prefix(items, size, n_bytes * most_seconds / max(trial, 1e-9))
        best = float("inf")
        for _ in range(self.runs):
            start = time.thread_time()
            count = sum(work(item) for item in items[:n])
            best = min(best, time.thread_time() - start)
        self.write(stage=stage, **more, tool=tool, bytes=n_bytes, cpu_seconds=best, count=count, unit=unit,
                   whole=n == len(items))
