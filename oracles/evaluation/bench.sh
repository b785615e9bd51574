#!/usr/bin/env bash
# What an analysis of large columns costs, one process a task; R and lifelines beside it where they are installed.
# Usage: bench.sh [PYTHON]; PYTHON has lifelines and numpy. One JSON line a task.
set -euo pipefail
cd "$(dirname "$0")/../.."
here=oracles/evaluation
target=${CARGO_TARGET_DIR:-target}
cargo build -q --release --locked -p evaluation -p disclosure --examples
for task in km cox robust logit weibull nearest radius specifications arms; do "$target/release/examples/large_columns" "$task"; done
"$target/release/examples/random_tables" 10000
python=${1:-python3}
if "$python" -c 'import numpy' 2>/dev/null; then
  folder="$target/bench-evaluate"
  [ -f "$folder/logit.json" ] || "$python" "$here/large.py" "$folder" surv 1000000 km 10000000 logit 1000000 psm 100000 1000000 >&2
  if Rscript -e 'library(survival); library(jsonlite)' >/dev/null 2>&1; then
    for task in "km km" "logrank km" "coxfit surv" "cox surv" "weibull surv" "logitfit logit"; do
      # shellcheck disable=SC2086
      timeout 600 Rscript "$here/peers.R" "$folder" $task 2>/dev/null || echo "{\"task\":\"$task\",\"tool\":\"R\",\"failed\":true}"
    done
  fi
  if "$python" -c 'import lifelines' 2>/dev/null; then
    for task in "km lifelines km" "logrank lifelines km" "cox lifelines surv" "psm hand-written-greedy psm"; do
      # shellcheck disable=SC2086
      timeout 600 "$python" "$here/peers.py" "$folder" $task 2>/dev/null || echo "{\"task\":\"$task\",\"failed\":true}"
    done
  fi
fi
