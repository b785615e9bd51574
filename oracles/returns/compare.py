#!/usr/bin/env python3
"""Holds our checking of the looked-after children return against the sector's own validator, rule by rule, row by row.

    python3 oracles/returns/compare.py PROGRAM [--venv PATH] [--work PATH] [--quick] [--small] [--golden] [--shrink]

PROGRAM is the built `throughline`. Returns are invented by it: clean ones and ones with a fault for every rule that one can
be put in for, of 1,000 and 10,000 children, for every year; and returns changed at random. Where the two find different
rows, the rule must stand in divergences.csv with the reason; each line there has a case, and each case must differ as it
says. A rule that finds nothing anywhere must stand among those that no sample reaches
(`crates/returns/src/sample/unreached.csv`). README.md beside says more.

Exit status: 0 they agree outside the listed divergences, 1 they do not, 2 not run. Prints counts, rule codes and cases of
invented children only.
"""

import argparse
import collections
import csv
import pathlib
import random
import sys

from mutate import damage, mutate
from shrink import Shrinker, tables_of
from sides import HERE, Ours, Theirs, python_with_validator

YEARS = ["2023", "2024", "2025", "2026", "2027"]


def divergences():
    """The listed lines; a line may name several rules."""
    with (HERE / "divergences.csv").open(newline="") as file:
        return [row | {"rule": rule} for row in csv.DictReader(file) for rule in row["rule"].split()]


class Tally:
    """What was compared, and where the two differ."""

    def __init__(self):
        self.may = collections.defaultdict(set)
        for row in divergences():
            self.may[row["rule"]] |= {"we", "they"} if row["more"] == "both" else {row["more"]}
        self.agreed = collections.Counter()
        self.exercised = collections.defaultdict(set)
        self.unexplained = {}
        self.explained = collections.Counter()
        self.figures = []
        self.refused = collections.Counter()

    def differ(self, folder, year, rule, side, count):
        """Counts a difference; remembers where it was seen if it is not listed."""
        if side in self.may[rule]:
            self.explained[rule, side] += count
        else:
            before = self.unexplained.get((rule, side), (0,))[0]
            self.unexplained[rule, side] = (before + count, folder, year)

    def compare(self, folder, year, our, their, only=None):
        """Compares two sides' rows for the rules that both ran."""
        (our_rows, our_summary), (their_rows, their_summary) = our, their
        if "refused" in our_summary or "refused" in their_summary:
            self.refused["refused" in our_summary, "refused" in their_summary] += 1
            if "refused" not in our_summary:
                self.differ(folder, year, "read", "we", 1)
            return
        mine, others = collections.defaultdict(set), collections.defaultdict(set)
        for (rule, table, row) in our_rows:
            mine[rule].add((table, row))
        for (rule, table, row) in their_rows:
            others[rule].add((table, row))
        crashed = set(their_summary["crashed"])
        left = {skipped["rule"] for skipped in our_summary["skipped"]}
        for rule in sorted((set(their_summary["run"]) - left) | set(mine) | crashed):
            if only and rule not in only:
                continue
            if mine[rule] and (rule in crashed or others[rule] or self.may[rule]):
                self.exercised[year].add(rule)
            if rule in crashed:
                self.differ(folder, year, rule, "crash", 1)
                continue
            self.agreed[rule] += len(mine[rule] & others[rule])
            for side, rows in (("we", mine[rule] - others[rule]), ("they", others[rule] - mine[rule])):
                if rows:
                    self.differ(folder, year, rule, side, len(rows))
        rows = sum(path.read_bytes().count(b"\n") - 1 for path in folder.rglob("*.csv"))
        self.figures.append((folder.name, rows, len(our_rows), len(their_rows), their_summary["cpu_seconds"]))


def golden(their, path):
    """Writes what the validator found: a line a rule and table, with the rows; and the rules that crashed."""
    found, summary = their
    by = collections.defaultdict(list)
    for (rule, table, row) in found:
        by[rule, table].append(row)
    for rule in summary["crashed"]:
        by[rule, "crashed"] = []
    with path.open("w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["rule", "table", "rows"])
        for (rule, table), rows in sorted(by.items()):
            out.writerow([rule, table, " ".join(map(str, sorted(rows)))])


def invented(words, sides, tally, years):
    """Clean returns, and ones with a fault for every rule; then faults for those rules that broke off, without the rest."""
    ours, theirs = sides
    broke_off = {}
    for year in years:
        for errors in ("", "all"):
            for children in (1000,) if words.quick or words.small else (1000, 10000):
                folder = words.work / f"{year}-{children}-{'errors' if errors else 'clean'}"
                ours.sample(folder, year, children, 7, errors)
                their = theirs.check(folder, year)
                tally.compare(folder, year, ours.check(folder, year), their)
                broke_off[year] = their[1]["crashed"]
                if words.golden and children == 1000:
                    golden(their, HERE / "golden" / f"{year}-{'errors' if errors else 'clean'}.csv")
    for year in years:
        known = set(ours.sample(words.work / "rules", year, 400, 1, "all")["put_in"])
        left = alone(words, sides, tally, year, sorted(known & set(broke_off[year])))
        for rule in left:
            alone(words, sides, tally, year, [rule])


def alone(words, sides, tally, year, rules):
    """Faults for these rules and no others. Gives back those that break off all the same."""
    ours, theirs = sides
    folder = words.work / f"{year}-{'-'.join(rules)[:60]}"
    ours.sample(folder, year, 400, 7, ",".join(rules))
    their = theirs.check(folder, year, ",".join(rules))
    tally.compare(folder, year, ours.check(folder, year, ",".join(rules)), their, set(rules))
    return sorted(set(rules) & set(their[1]["crashed"]))


def at_random(words, sides, tally, years):
    """Returns changed at random, and ones that neither side may read."""
    ours, theirs = sides
    chance = random.Random(words.seed)
    for batch in range(words.batches):
        year = years[batch % len(years)]
        folder = words.work / f"{year}-random-{batch}"
        ours.sample(folder, year, 1000, 100 * words.seed + batch)
        mutate(folder, chance, share=chance.choice([4, 8, 12, 25]), odd=batch % 4 == 3)
        tally.compare(folder, year, ours.check(folder, year), theirs.check(folder, year))
    for batch in range(words.batches // 2):
        year = years[batch % len(years)]
        folder = words.work / f"{year}-damaged-{batch}"
        ours.sample(folder, year, 100, 100 * words.seed + batch)
        how = damage(folder, chance)
        our, their = ours.check(folder, year), theirs.check(folder, year)
        if "refused" not in our[1] or "refused" not in their[1]:
            print(f"  {how}: we {'refuse' if 'refused' in our[1] else 'read'}, they {'refuse' if 'refused' in their[1] else 'read'}")
        tally.compare(folder, year, our, their)


def cases(words, sides, lookups):
    """Each listed case must differ as it says. Gives back those that do not."""
    shrinker = Shrinker(*sides, words.work / "case")
    wrong = []
    for row in divergences():
        if not row["case"]:
            wrong.append((row["rule"], "has no case"))
            continue
        tables, year, mine, others = tables_of(row["case"])
        found = shrinker.sides(tables, year, row["rule"], lookups)
        if found != (mine, others):
            wrong.append((row["rule"], f"{row['case']}: we {sorted(found[0])}, they {found[1] and sorted(found[1])}"))
    return wrong


def report(words, sides, tally, years):
    """Prints what came of it. Says whether all is as listed."""
    for name, rows, our, their, seconds in tally.figures:
        print(f"{name}: {rows} rows; we find {our}, they {their} ({seconds} CPU s)")
    ran = set().union(*tally.exercised.values())
    print(f"{len(ran)} rules were broken and found; {sum(tally.agreed.values())} rows found by both")
    for (ours_, theirs_), count in sorted(tally.refused.items()):
        print(f"  refused by us: {ours_}, by them: {theirs_}: {count} returns")
    for (rule, how), count in sorted(tally.explained.items()):
        print(f"  listed: {rule}: {how}: {count}")
    for (rule, how), (count, folder, year) in sorted(tally.unexplained.items()):
        print(f"  NOT LISTED: {rule}: {how}: {count}, in {folder.name}")
        if words.shrink and how != "read":
            print("     ", Shrinker(*sides, words.work / "case").smallest(folder, year, rule, how))
    with (HERE.parents[1] / "crates/returns/src/sample/unreached.csv").open(newline="") as file:
        known = {row["rule"] for row in csv.DictReader(file) if not row["year"]}
    never = sorted(words.rules - ran - known) if not words.quick and not words.year else []
    if never:
        print(f"  NEVER BROKEN, and not listed as out of reach: {', '.join(never)}")
    wrong = cases(words, sides, words.work / f"{years[0]}-1000-clean" / "lookups")
    for rule, what in wrong:
        print(f"  CASE: {rule}: {what}")
    return not tally.unexplained and not never and not wrong


def main():
    """Compares, and says where the two differ."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("program", type=pathlib.Path)
    words.add_argument("--venv", type=pathlib.Path, default=HERE.parents[1] / ".venv-ssda903")
    words.add_argument("--work", type=pathlib.Path, default=HERE.parents[1] / "target" / "oracle" / "returns")
    words.add_argument("--quick", action="store_true", help="2026 alone, 1,000 children")
    words.add_argument("--small", action="store_true", help="every year, 1,000 children alone")
    words.add_argument("--golden", action="store_true", help="write down what the validator finds, for `make test`")
    words.add_argument("--shrink", action="store_true", help="print the smallest case of each difference that is not listed")
    words.add_argument("--batches", type=int, default=15, help="returns changed at random")
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--year", help="one year alone")
    words = words.parse_args()
    words.work = words.work.absolute()
    sides = Ours(words.program.absolute()), Theirs(python_with_validator(words.venv.absolute()))
    words.rules = set(sides[0].sample(words.work / "rules", "2027", 10, 1, "all")["put_in"])
    tally = Tally()
    years = [words.year] if words.year else ["2026"] if words.quick else YEARS
    invented(words, sides, tally, years)
    at_random(words, sides, tally, years)
    agree = report(words, sides, tally, years)
    print("they agree outside the listed divergences" if agree else "they do NOT agree, or the lists are not complete")
    sys.exit(0 if agree else 1)


if __name__ == "__main__":
    main()
