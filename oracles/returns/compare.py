#!/usr/bin/env python3
"""Holds our checking of the looked-after children return against the sector's own validator, rule by rule, row by row.

    python3 oracles/returns/compare.py PROGRAM [--venv PATH] [--work PATH] [--quick] [--golden]

PROGRAM is the built `throughline`. Returns are invented by it: clean ones and ones with a fault for every rule that one can
be put in for, of 1,000 and 10,000 children, for every year; and returns whose cells were changed at random. Where the two
find different rows, the rule must stand in divergences.csv with the reason. README.md beside says more.

Exit status: 0 they agree outside the listed divergences, 1 they do not, 2 not run. Prints counts and rule codes only.
"""

import argparse
import collections
import csv
import json
import pathlib
import random
import shutil
import subprocess
import sys

PACKAGE = "csc-validator-be-903==0.1.17"
HERE = pathlib.Path(__file__).parent
AUTHORITY = "E09000033"
YEARS = ["2023", "2024", "2025", "2026", "2027"]


def python_with_validator(venv):
    """The interpreter of a virtual environment that has the validator; makes the environment where it is missing."""
    python = venv / "bin" / "python"
    if python.exists() and subprocess.run([python, "-c", "import lac_validator"], capture_output=True).returncode == 0:
        return python
    base = next((found for name in ("python3.11", "python3.10", "python3.9") if (found := shutil.which(name))), None)
    if base is None:
        print("the validator needs Python 3.9, 3.10 or 3.11 (it pins numpy below 1.25); none is here", file=sys.stderr)
        sys.exit(2)
    print(f"installing {PACKAGE} into {venv} (once, about half a minute)", file=sys.stderr)
    try:
        subprocess.run([base, "-m", "venv", venv], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", PACKAGE], check=True)
    except (OSError, subprocess.CalledProcessError) as failed:
        print(f"could not install {PACKAGE}: {failed}", file=sys.stderr)
        sys.exit(2)
    return python


def sample(program, folder, year, children, seed, errors=""):
    """Has an invented return written."""
    shutil.rmtree(folder, ignore_errors=True)
    command = [program, "returns", "sample", "--children", str(children), "--seed", str(seed), "--out", folder,
               "--year", year, *(["--errors", errors] if errors else []), "--json"]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)


def ours(program, folder, year):
    """What we find, as {(rule, table, row): child}, and the summary."""
    out = folder / "ours.found"
    command = [program, "--json", "returns", "validate", "--year", year, folder, "--previous", folder / "previous",
               "--postcodes", folder / "lookups" / "postcodes.csv", "--authority", AUTHORITY, "--out", out]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        print(f"we could not check {folder.name}: {done.stdout}{done.stderr}", file=sys.stderr)
        sys.exit(2)
    found = {(row["rule"], row["table"], int(row["row"])): row["child"] for row in csv.DictReader(out.open(newline=""))}
    return found, json.loads(done.stdout)


def theirs(python, folder, year):
    """What the validator finds, in the same form."""
    out = folder / "theirs.found"
    command = [python, "-W", "ignore", HERE / "reference.py", folder, "--previous", folder / "previous", "--year", year,
               "--authority", AUTHORITY, "--out", out]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"the validator could not check {folder.name}: {done.stderr[-300:]}", file=sys.stderr)
        sys.exit(2)
    found = {(row["rule"], row["table"], int(row["row"])): row["child"] for row in csv.DictReader(out.open(newline=""))}
    return found, json.loads(done.stdout)


def divergences():
    """Rules that are known to differ: by rule, which side may find more, and why."""
    rows = csv.DictReader((HERE / "divergences.csv").open(newline=""))
    known = collections.defaultdict(set)
    for row in rows:
        known[row["rule"]] |= {"we", "they"} if row["more"] == "both" else {row["more"]}
    return known


class Tally:
    """What was compared, and where the two differ."""

    def __init__(self):
        self.known = divergences()
        self.agreed = collections.Counter()
        self.exercised = set()
        self.unexplained = collections.Counter()
        self.explained = collections.Counter()
        self.figures = []

    def compare(self, label, our, their):
        """Compares two sides' rows for the rules that both ran."""
        (our_rows, our_summary), (their_rows, their_summary) = our, their
        left = {skipped["rule"] for skipped in our_summary["skipped"]}
        both = set(their_summary["run"]) - left
        # A rule that crashes there has run here; a rule that is missing here has not been written.
        mine = collections.defaultdict(set)
        others = collections.defaultdict(set)
        for (rule, table, row) in our_rows:
            mine[rule].add((table, row))
        for (rule, table, row) in their_rows:
            others[rule].add((table, row))
        crashed = set(their_summary["crashed"])
        for rule in sorted(both | set(mine)):
            if rule in crashed:
                self.explained[rule, "crashed there"] += 1
                continue
            we, they = mine[rule] - others[rule], others[rule] - mine[rule]
            if mine[rule] or others[rule]:
                self.exercised.add(rule)
            self.agreed[rule] += len(mine[rule] & others[rule])
            for side, rows in (("we", we), ("they", they)):
                if rows:
                    into = self.explained if side in self.known.get(rule, ()) else self.unexplained
                    into[rule, f"{side} find more"] += len(rows)
        rows = sum(len(list(csv.reader(path.open(newline="")))) - 1 for path in label.rglob("*.csv"))
        self.figures.append((label.name, rows, len(our_rows), len(their_rows), their_summary["cpu_seconds"],
                             their_summary["peak_megabytes"]))


def read(path):
    """Column names and rows of a file."""
    rows = list(csv.reader(path.open(newline="")))
    return rows[0], rows[1:]


DATES = {"DOB", "MC_DOB", "DECOM", "DEC", "REVIEW", "DUC", "DATE_INT", "DATE_MATCH", "DATE_PLACED", "DATE_PLACED_CEASED",
         "MIS_START", "MIS_END", "SW_DECOM", "SW_DEC", "DOLO_START", "DOLO_END"}


def shifted(text, chance):
    """A date some days or years away."""
    import datetime

    try:
        day = datetime.datetime.strptime(text, "%d/%m/%Y")
    except ValueError:
        return "01/01/2020"
    days = chance.choice([-1, 1, -7, 8, -30, 40, -366, 365, -1500, 2000, chance.randint(-400, 400)])
    return (day + datetime.timedelta(days=days)).strftime("%d/%m/%Y")


def mutate(folder, chance, share, odd):
    """Changes cells and rows at random: one row in `share` of every table. With `odd`, dates that are no dates too."""
    for path in sorted(folder.rglob("*.csv")):
        if path.parent.name == "lookups":
            continue
        names, rows = read(path)
        if not rows:
            continue
        column_values = [sorted({row[at] for row in rows})[:200] for at in range(len(names))]
        out = []
        for row in rows:
            if chance.random() < 1 / share:
                kind = chance.random()
                at = chance.randrange(1, len(names))
                if kind < 0.06:
                    continue
                if kind < 0.12:
                    out.append(list(row))
                elif kind < 0.40 and names[at] in DATES:
                    row[at] = shifted(row[at], chance)
                elif kind < 0.55 and (odd or names[at] != "DECOM"):
                    # Twenty of the validator's rules crash where a child has no episode with a beginning.
                    row[at] = ""
                elif kind < 0.60 and (odd or names[at] not in DATES):
                    row[at] = chance.choice(["ZZ", "0", "1", "31/02/2025", "E3", "X1"])
                elif kind < 0.97:
                    code = chance.choice(CODES.get(names[at]) or column_values[at])
                    row[at] = code
                else:
                    row[0] = chance.choice(rows)[0]
            out.append(row)
        with path.open("w", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([names, *out])


CODES = {
    "RNE": ["S", "L", "P", "T", "B", "U"],
    "LS": ["C1", "C2", "D1", "E1", "V2", "V3", "V4", "L1", "L2", "L3", "J1", "J2", "J3"],
    "PLACE": ["A3", "A4", "A5", "A6", "K1", "K2", "K3", "P1", "P3", "R1", "R2", "R3", "R5", "S1", "T0", "T1", "T2", "T3",
              "T4", "U1", "U2", "U3", "U4", "U5", "U6", "Z1", "Z11", "H5", "P2"],
    "PLACE_PROVIDER": ["PR0", "PR1", "PR2", "PR3", "PR4", "PR5"],
    "REC": ["X1", "E11", "E12", "E2", "E3", "E4A", "E4B", "E13", "E41", "E45", "E5", "E6", "E7", "E8", "E9", "E14", "E15",
            "E16", "E17"],
    "REASON_PLACE_CHANGE": ["CARPL", "CLOSE", "ALLEG", "STAND", "CUSTOD", "OTHER", "CHILD"],
    "IN_TOUCH": ["YES", "NO", "DIED", "REFU", "NREQ", "RHOM"],
    "ACTIV": ["F1", "P2", "F4", "G5", "0"], "ACCOM": ["B1", "T1", "Z1", "X2", "S2", "U1", "0"],
    "SEX": ["M", "F", "U", "1", "2"], "MOTHER": ["0", "1"], "UPN": ["UN1", "UN2", "UN3", "UN4", "UN5", "A123456789012"],
    "SDQ_REASON": ["SDQ1", "SDQ2", "SDQ3", "SDQ4", "SDQ5"], "SDQ_SCORE": ["0", "14", "40", "41", "A"],
    "SW_REASON": ["FCONTA", "MANAGE", "LEFTRL", "OTHERS"], "PREV_PERM": ["P1", "P2", "Z1"], "LA_PERM": ["800", "999", "WAL", "7"],
    "REVIEW_CODE": ["PN0", "PN1", "PN7"], "MISSING": ["M", "A"],
    "SEX_ADOPTR": ["M1", "F1", "MM", "FF", "MF"], "LS_ADOPTR": ["L0", "L11", "L12", "L2", "L3", "L4"], "NB_ADOPTR": ["1", "2"],
}


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


def main():
    """Compares, and says where the two differ."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("program", type=pathlib.Path)
    words.add_argument("--venv", type=pathlib.Path, default=HERE.parents[1] / ".venv-ssda903")
    words.add_argument("--work", type=pathlib.Path, default=HERE.parents[1] / "target" / "oracle" / "returns")
    words.add_argument("--quick", action="store_true", help="2026 alone, 1,000 children")
    words.add_argument("--golden", action="store_true", help="write down what the validator finds, for `make test`")
    words.add_argument("--batches", type=int, default=12, help="returns changed at random")
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--year", help="one year alone")
    words = words.parse_args()
    python = python_with_validator(words.venv.absolute())
    program, work = words.program.absolute(), words.work.absolute()
    tally = Tally()
    years = [words.year] if words.year else ["2026"] if words.quick else YEARS
    for year in years:
        for errors in ("", "all"):
            for children in (1000,) if words.quick or year not in ("2026", "2027") else (1000, 10000):
                folder = work / f"{year}-{children}-{'errors' if errors else 'clean'}"
                sample(program, folder, year, children, 7, errors)
                their = theirs(python, folder, year)
                tally.compare(folder, ours(program, folder, year), their)
                if words.golden and children == 1000:
                    golden(their, HERE / "golden" / f"{year}-{'errors' if errors else 'clean'}.csv")
    chance = random.Random(words.seed)
    for batch in range(words.batches):
        year = years[batch % len(years)]
        folder = work / f"{year}-random-{batch}"
        sample(program, folder, year, 1000, 100 + batch)
        mutate(folder, chance, share=chance.choice([6, 12, 25]), odd=batch % 4 == 3)
        tally.compare(folder, ours(program, folder, year), theirs(python, folder, year))
    for name, rows, our, their, seconds, megabytes in tally.figures:
        print(f"{name}: {rows} rows; we find {our}, they {their} ({seconds} CPU s, {megabytes} MB)")
    print(f"{len(tally.exercised)} rules found something; {sum(tally.agreed.values())} rows found by both")
    for title, differences in (("listed", tally.explained), ("NOT LISTED", tally.unexplained)):
        for (rule, how), count in sorted(differences.items()):
            print(f"  {title}: {rule}: {how}: {count}")
    print("they agree outside the listed divergences" if not tally.unexplained else "they do NOT agree")
    sys.exit(1 if tally.unexplained else 0)


if __name__ == "__main__":
    main()
