"""What people glue together today: `pipeline.py CORPUS`, one row on standard output.

For each document: charset-normalizer for the encoding, BeautifulSoup for HTML, ftfy for damage, lingua for the language
of each paragraph, pysbd for its sentences, flashtext for the names; for each translation pair, which it is told and need
not find, galechurch; and one line of JSON a sentence. It takes documents in order until it has used 20 seconds.
"""

import json
import os
import pathlib
import re
import sys
import time

import bs4
import charset_normalizer
import flashtext
import ftfy
import galechurch
import lingua
import pysbd

MOST_SECONDS = 20.0
ROOT = pathlib.Path(__file__).resolve().parents[1]

corpus = pathlib.Path(sys.argv[1])
documents = [row.split("\t") for row in (corpus / "documents.tsv").read_text(encoding="utf-8").splitlines()[1:]]
LANGUAGES = {lingua.Language.ENGLISH: "en", lingua.Language.FRENCH: "fr"}
detector = lingua.LanguageDetectorBuilder.from_languages(*LANGUAGES).with_preloaded_language_models().build()
segmenters = {code: pysbd.Segmenter(language=code, clean=False) for code in ("en", "fr")}
finder = flashtext.KeywordProcessor(case_sensitive=True)
for file in (ROOT / "glossary").glob("*.toml"):
    for form in re.findall(r'\btext = "([^"]+)"', file.read_text(encoding="utf-8")):
        finder.add_keyword(form)
config = ftfy.TextFixerConfig(uncurl_quotes=False)


def sentences_of(name, form):
    text = str(charset_normalizer.from_bytes((corpus / "documents" / name).read_bytes()).best())
    if form == "html":
        text = bs4.BeautifulSoup(text, "lxml").get_text("\n\n")
    rows = []
    for paragraph in re.split(r"\n\s*\n", text):
        paragraph = ftfy.fix_text(paragraph, config)
        if paragraph.strip():
            language = LANGUAGES.get(detector.detect_language_of(paragraph), "en")
            for sentence in segmenters[language].segment(paragraph):
                names = finder.extract_keywords(sentence, span_info=True)
                rows.append({"document": name, "language": language, "text": sentence.strip(), "names": names})
    return rows


start = time.process_time()
n_bytes = n_sentences = 0
waiting = {}
with open(os.devnull, "w", encoding="utf-8") as sink:
    for name, form, _, _, pair in documents:
        rows = sentences_of(name, form)
        for row in rows:
            sink.write(json.dumps(row, ensure_ascii=False) + "\n")
        if pair in waiting:
            beads = galechurch.align([row["text"] for row in waiting.pop(pair)], [row["text"] for row in rows])
            sink.write("\n".join(beads.to_pharaoh_lines()))
        elif pair != "-":
            waiting = {pair: rows}
        n_bytes += (corpus / "documents" / name).stat().st_size
        n_sentences += len(rows)
        if time.process_time() - start > MOST_SECONDS:
            break
tool = "Python: charset-normalizer, BeautifulSoup, ftfy, lingua, pysbd, flashtext, galechurch"
print(json.dumps({"stage": "the whole road", "tool": tool, "bytes": n_bytes, "cpu_seconds": time.process_time() - start,
                  "count": n_sentences, "unit": "sentences", "whole": False}))
