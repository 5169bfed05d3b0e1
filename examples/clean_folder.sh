#!/bin/sh
# Clean every page of a folder into Markdown: clean_folder.sh [PAGES [ARTICLES]]
set -eu
PATH="$PWD/.venv/bin:$PATH"
pages=${1:-seeds}
articles=${2:-build/articles}

cleaner clean "$pages" -o "$articles/" -f md
ls "$articles"
