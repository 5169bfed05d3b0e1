#!/bin/sh
# Extract each HTML page of a folder, then clean the texts: behind_trafilatura.sh HTML [ARTICLES]
# Another extractor that reads HTML and writes text does as well: EXTRACTOR='lynx -dump -stdin'
set -eu
PATH="$PWD/.venv/bin:$PATH"
articles=${2:-build/articles}
texts=$(mktemp -d)
trap 'rm -rf "$texts"' EXIT

for page in "$1"/*.html; do
    ${EXTRACTOR:-trafilatura} < "$page" > "$texts/$(basename "$page").txt"
done
cleaner clean "$texts" -o "$articles/" -f md
