#!/usr/bin/env bash
# What checking a return costs: rows, CPU seconds and peak memory, for 10,000 and 100,000 children and a million rows; the
# sector's validator beside it for 10,000 children. Usage: bench.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
target=${CARGO_TARGET_DIR:-target}
cargo build -q --release --locked -p throughline
program="$target/release/throughline"
work="$target/bench-returns"
venv="${VENV:-.venv-ssda903}"
for children in 10000 100000 240000; do
  folder="$work/$children"
  [ -d "$folder" ] || "$program" returns sample --children "$children" --seed 7 --out "$folder" >/dev/null
  python3 oracles/returns/measure.py "$children children" "$folder" -- "$program" --json returns validate --year 2026 "$folder" --out "$folder/issues.found"
done
if [ -x "$venv/bin/python" ]; then
  "$venv/bin/python" -W ignore oracles/returns/reference.py --shared "$work/10000" --out "$work/10000/theirs.found" |
    python3 -c 'import json, sys; it = json.load(sys.stdin); print("the validator, 10000 children:", it["cpu_seconds"], "CPU s,", it["peak_megabytes"], "MB,", len(it["run"]), "rules")'
fi
