#!/bin/sh
# Clean a JSONL dump on all processors, kill it at will, and go on: clean_dump.sh PAGES.jsonl [FOLDER]
set -eu
PATH="$PWD/.venv/bin:$PATH"
pages=$1
articles=${2:-build/dump}

cleaner clean "$pages" -o "$articles/" --jobs 0 --timeout 30 --summary "$articles.summary.json"
