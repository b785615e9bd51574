#!/usr/bin/env bash
# Evaluates the fictional pilots by many protocols, and lets each report's own script work every number out again in R.
# Usage: pilots.sh THROUGHLINE (needs Rscript with survival, which comes with R)
set -euo pipefail
throughline=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$throughline" generate --people 10 --seed 7 --today 2026-11-25 --out "$work/region" >/dev/null 2>&1
run() { # NAME PILOT DAY SED...
  local name=$1 pilot=$2 day=$3; shift 3
  local own="$work/$name"
  mkdir "$own"
  # One column more, for an outcome that is so or not.
  awk -F, 'NR == 1 { print $0 ",settled" } NR > 1 { print $0 "," ($7 == "0" ? 1 : 0) }' "$work/region/pilots/$pilot/people.csv" >"$own/people.csv"
  sed "$@" "$work/region/pilots/$pilot/protocol.toml" >"$own/protocol.toml"
  "$throughline" evaluate seal "$own/protocol.toml" --signed-by "Gale Birchall" --date "$day" >/dev/null
  "$throughline" evaluate run "$own/protocol.toml" --data "$own/people.csv" --out "$own/report" >/dev/null || [ $? -eq 1 ]
  "$throughline" evaluate run "$own/protocol.toml" --data "$own/people.csv" --out "$own/again" --threads 2 >/dev/null || [ $? -eq 1 ]
  diff -r "$own/report" "$own/again" >/dev/null && same="the same bytes on 2 threads" || same="OTHER BYTES ON 2 THREADS"
  printf '%-28s %s; %s\n' "$name" "$(Rscript "$own/report/release/check.R" "$own/people.csv" "$own/report/inside/values.csv")" "$same"
}
sealed=2023-11-01
run as-sealed alder-steps $sealed ''
run too-early willow-start 2025-05-01 ''
run score-scale alder-steps $sealed 's/scale = "logit"/scale = "score"/'
run narrow alder-steps $sealed 's/caliper = 0.2/caliper = 0.03/'
run few-matched alder-steps $sealed -e 's/caliper = 0.2/caliper = 0.004/' -e 's/"stop"/"matched_only"/'
run exact alder-steps $sealed 's/caliper = 0.2/caliper = 0.3\nexact = ["sex", "disability"]/'
few=(-e 's/^numbers.*/numbers = ["age"]/' -e 's/^categories.*/categories = ["sex"]/')
run nearest alder-steps $sealed "${few[@]}" -e 's/"radius"/"nearest"/'
run nearest-largest alder-steps $sealed "${few[@]}" -e 's/"radius"/"nearest"/' -e 's/caliper = 0.2/caliper = 0.2\norder = "largest"/'
run nearest-smallest alder-steps $sealed "${few[@]}" -e 's/"radius"/"nearest"/' -e 's/caliper = 0.2/order = "smallest"/'
run nearest-drawn alder-steps $sealed "${few[@]}" -e 's/"radius"/"nearest"/' -e 's/caliper = 0.2/order = "random"/'
run replacement alder-steps $sealed "${few[@]}" -e 's/"radius"/"nearest"/' -e 's/caliper = 0.2/caliper = 0.2\nreplacement = true/'
run three-each alder-steps $sealed "${few[@]}" -e 's/"radius"/"nearest"/' -e 's/caliper = 0.2/caliper = 0.2\nratio = 3/'
run three-each-replaced alder-steps $sealed "${few[@]}" -e 's/"radius"/"nearest"/' -e 's/caliper = 0.2/caliper = 0.2\nratio = 3\nreplacement = true/'
run shut alder-steps $sealed -e 's/"radius"/"nearest"/'
lot=(-e 's/^numbers.*//' -e 's/^categories.*/categories = ["sex"]/' -e '/^method/d' -e '/^caliper/d')
run by-lot alder-steps $sealed "${lot[@]}" -e 's/"matched"/"randomised"/'
run unmatched alder-steps $sealed "${lot[@]}" -e 's/"matched"/"unmatched"/'
run three-looks alder-steps $sealed 's/information = .1.0./information = [0.4, 0.7, 1.0]/'
run ten-percent alder-steps $sealed -e 's/alpha = 0.05/alpha = 0.1/' -e 's/base_points = 50.0/base_points = 35.0/'
settled=(-e 's/"proven_reoffending"/"yes_or_no"\ncolumn = "settled"\nwords = "were in a settled home"\nknown_after_months = 18\nhoped_for = true/' -e '/^offence/d' -e '/^proven/d' -e '/^count/d')
run yes-or-no alder-steps $sealed "${settled[@]}"
run yes-or-no-nearest alder-steps $sealed "${settled[@]}" "${few[@]}" -e 's/"radius"/"nearest"/'
