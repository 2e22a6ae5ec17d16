"""The reliability diagram of language detection: `reliability.py DROGMAN DATA OUT.svg`.

Reads the windows of one, two, three and five words of DATA/detect/enfr.dev.tsv, lets the command answer them with
English and French allowed, and draws, for fifteen equal bins of the stated confidence, the share that was right. A
bin's disc has the area of its share of the answers; on the diagonal, what is stated is what holds.
"""

import json
import subprocess
import sys
from pathlib import Path

BINS = 15
SIZE, MARGIN = 420, 50
SETS = {"enfr_w1", "enfr_w2", "enfr_w3", "enfr_w5"}


def rows(path):
    """The gold label and the text of each row."""
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        _, name, language, text = line.split("\t")[:4]
        if name in SETS and "\\n" not in text:
            yield language, text


def answers(drogman, texts):
    """What the command says of each text, one a line."""
    call = [drogman, "detect", "--lines", "--json", "--langs", "en,fr", "-"]
    run = subprocess.run(call, input="".join(text + "\n" for text in texts), capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def bins(gold, found):
    """For each bin: how many answers, the mean of their confidences, the share that was right."""
    sums = [[0, 0.0, 0] for _ in range(BINS)]
    for language, answer in zip(gold, found, strict=True):
        cell = sums[min(int(answer["confidence"] * BINS), BINS - 1)]
        cell[0] += 1
        cell[1] += answer["confidence"]
        cell[2] += answer["language"] == language
    return [(n, stated / n, right / n) for n, stated, right in sums if n]


def svg(cells):
    """The diagram."""
    total = sum(n for n, _, _ in cells)
    error = sum(n * abs(stated - right) for n, stated, right in cells) / total

    def place(x, y):
        return MARGIN + x * SIZE, MARGIN + (1 - y) * SIZE

    side = SIZE + 2 * MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" font-family="sans-serif" font-size="12">',
        f'<rect x="{MARGIN}" y="{MARGIN}" width="{SIZE}" height="{SIZE}" fill="none" stroke="#888"/>',
        f'<line x1="{MARGIN}" y1="{MARGIN + SIZE}" x2="{MARGIN + SIZE}" y2="{MARGIN}" stroke="#bbb"/>',
    ]
    for n, stated, right in cells:
        x, y = place(stated, right)
        radius = 2 + 26 * (n / total) ** 0.5
        title = f"{n} answers, stated {stated:.3f}, right {right:.3f}"
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#27619e" fill-opacity="0.6">'
            f"<title>{title}</title></circle>"
        )
    for share in (0, 0.5, 1):
        x, y = place(share, share)
        parts.append(f'<text x="{x:.0f}" y="{MARGIN + SIZE + 18}" text-anchor="middle">{share:g}</text>')
        parts.append(f'<text x="{MARGIN - 10}" y="{y + 4:.0f}" text-anchor="end">{share:g}</text>')
    middle = side / 2
    parts.append(f'<text x="{middle}" y="{side - 12}" text-anchor="middle">stated confidence</text>')
    parts.append(
        f'<text x="14" y="{middle}" text-anchor="middle" transform="rotate(-90 14 {middle})">share that was right</text>'
    )
    parts.append(
        f'<text x="{middle}" y="28" text-anchor="middle">English or French, one to five words: '
        f"calibration error {100 * error:.2f} %, {total} texts</text>"
    )
    return "\n".join(parts) + "\n</svg>\n"


def main():
    drogman, data, out = sys.argv[1:4]
    path = Path(data) / "detect" / "enfr.dev.tsv"
    if not path.exists():
        print(f"skipped: {path} not found")
        return
    labelled = list(rows(path))
    found = answers(drogman, [text for _, text in labelled])
    Path(out).write_text(svg(bins([language for language, _ in labelled], found)), encoding="utf-8")


if __name__ == "__main__":
    main()
