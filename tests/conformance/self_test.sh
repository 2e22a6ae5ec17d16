#!/usr/bin/env bash
# Proves that run.sh can fail: takes a folder that passes, breaks one thing after the other, and demands that the
# check meant for it says so.
#
#   tests/conformance/self_test.sh FOLDER
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
if [[ $# -ne 1 || ! -d $1 ]]; then
    echo "usage: tests/conformance/self_test.sh FOLDER" >&2
    exit 2
fi
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
passed=0 failed=0 skipped=0

# break_file FILE CHECK EXPRESSION: edits FILE with the Perl EXPRESSION; the line "FAILED: FILE: CHECK" must come.
break_file() {
    local name="$1" expected="$2" expression="$3" output
    rm -rf "$work/case"
    mkdir "$work/case"
    cp "$folder/$name" "$work/case/"
    case "$name" in
        bitext.tmx) cp "$folder/beads.jsonl" "$folder/manifest.json" "$work/case/" ;;
        *.xlf) cp "$folder/segments.jsonl" "$work/case/" ;;
    esac
    perl -0 -CSD -pi -e "$expression" "$work/case/$name"
    if cmp -s "$folder/$name" "$work/case/$name"; then
        failed=$((failed + 1))
        echo "FAILED: the edit changes nothing in $name: $expression"
        return
    fi
    if output="$(bash "$here/run.sh" "$work/case" 2>&1)"; then
        if grep -q "^skipped: $name: " <<<"$output"; then
            skipped=$((skipped + 1))
            echo "skipped: $name: $expected (no schema)"
            return
        fi
    fi
    if grep -qF "FAILED: $name: $expected" <<<"$output"; then
        passed=$((passed + 1))
        echo "passed: $name: $expected notices $expression"
    else
        failed=$((failed + 1))
        echo "FAILED: $name: $expected does not notice $expression"
    fi
}

folder="$(cd "$1" && pwd)"
break_file bitext.tmx "TMX 1.4 DTD" 's/ o-tmf="[^"]*"//'
break_file bitext.tmx "TMX 1.4 DTD" 's/(<note>second note<\/note>)(.*?)<\/tu>/$2$1<\/tu>/s'
break_file bitext.tmx "rules beyond the DTD" 's/xml:lang="en"/xml:lang="en-GB"/'
break_file bitext.tmx "rules beyond the DTD" 's/20240229T/20230229T/'
break_file bitext.tmx "read back" 's/\x{202F}/\x{A0}/'
break_file bitext.tmx "read back" 's/&#xD;/\r/'
break_file bitext.tmx "read back" 's/<seg>  /<seg> /'
break_file bitext.tmx "read back" 's/<tu .*?<\/tu>\n//s'
break_file job.en-fr.xlf "XLIFF 2.1 schema" 's/<segment id="s1">/<segment id="s1" status="new">/'
break_file job.en-fr.xlf "XLIFF 2.1 schema" 's/<gls:term/<gls:terms/; s/<\/gls:term>/<\/gls:terms>/'
break_file job.en-fr.xlf "XLIFF 2.1 Schematron xliff_core_2.1" 's/ trgLang="fr"//'
break_file job.en-fr.xlf "XLIFF 2.1 Schematron xliff_core_2.1" 's/<mrk id="m2"/<mrk id="m1"/'
break_file job.en-fr.xlf "XLIFF 2.1 Schematron glossary" 's/ref="#m1"/ref="#m9"/'
break_file job.en-fr.xlf "read back" 's/\x{2009}/ /'
break_file job.en-fr.xlf "read back" 's/&#xD;two/\ntwo/'
break_file job.en-fr.xlf "read back" 's/<segment id="s1">\s*<source>/$&x/'
break_file terms.tbx "TBX v3 core" 's/(<termNote type="termType">.*?<\/termNote>)(.*?)<\/termSec>/$2$1<\/termSec>/s'
break_file terms.tbx "TBX v3 core" 's/target="_c1[^"]*"/target="nowhere"/'
break_file terms.tbx "TBX-Basic DCA Schematron" 's/>fullForm</>full</'
echo "$passed passed, $failed failed, $skipped skipped"
((failed == 0))
