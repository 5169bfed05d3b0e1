#!/bin/sh
# Clean a page, restore it from the document alone and compare SHA-256: round_trip.sh [PAGE]
set -eu
PATH="$PWD/.venv/bin:$PATH"
page=${1:-seeds/000_cdda5a9ad51f992f.txt}
document=$(mktemp)
trap 'rm -f "$document"' EXIT

sha256() { python -c 'import hashlib, sys; print(hashlib.sha256(sys.stdin.buffer.read()).hexdigest())'; }

cleaner clean "$page" -f json > "$document"
before=$(sha256 < "$page")
after=$(cleaner restore "$document" | sha256)
echo "page     $before"
echo "restored $after"
[ "$before" = "$after" ]
