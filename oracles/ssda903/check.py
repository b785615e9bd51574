#!/usr/bin/env python3
"""Asks the sector's own validator whether a folder of SSDA903 files is clean.

    python3 oracles/ssda903/check.py FOLDER [--venv PATH] [--year 2026] [--self-check]

Exit status: 0 no errors, 1 errors found (or, with --self-check, a fault that was put in and not found), 2 not run.
Prints counts and rule codes only, never a row: what is printed may end in a log. README.md beside says what is
compared, and which rules of the validator are known to be wrong.
"""

import argparse
import contextlib
import csv
import io
import logging
import os
import pathlib
import shutil
import subprocess
import sys

PACKAGE = "csc-validator-be-903==0.1.17"
# The postcodes of the fictional return are those of ministries and courts, most of them in Westminster.
AUTHORITY = "E09000033"
# Rules that crash in this version whatever the files hold: they ask for columns that no table has.
CRASH_UPSTREAM = {"231", "233"}
# Run by itself this rule flags every open episode that is not the child's first, whatever the social workers' file says.
WRONG_UPSTREAM = "SW12STG2"


def words_of_command_line():
    """Reads the command line."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("folder", type=pathlib.Path, help="folder with the return's CSV files")
    words.add_argument("--venv", type=pathlib.Path, help="where the validator is, or will be, installed")
    words.add_argument("--year", default="2026", help="collection year, the year in which it ends (2023 to 2027)")
    words.add_argument("--self-check", action="store_true", help="also put faults in and see that each is found")
    words.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    return words.parse_args()


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


def tables_of(folder):
    """Every CSV file of the folder: name to rows, each a dictionary by column."""
    return {path.name: list(csv.DictReader(path.open(newline=""))) for path in sorted(folder.glob("*.csv"))}


def content_of(rows):
    """The bytes of a CSV file with these rows."""
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


@contextlib.contextmanager
def quiet():
    """One rule prints rows about children, and crashes are logged with theirs: nothing of that comes out."""
    logging.disable(logging.CRITICAL)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        yield
    logging.disable(logging.NOTSET)


def run(tables, year, each_alone, only=None):
    """Runs the rules; returns the validator and the flagged rows as {(rule, table): row numbers}.

    `each_alone`: every rule gets tables of its own. As shipped, rules share tables and some alter them for the rules
    after them, so that what is found depends on their order (which, within a year's folder, is that of the disk).
    """
    from lac_validator import lac_validator
    from lac_validator.rules.ruleset_utils import get_year_ruleset

    def copies(store):
        return {name: table if name == "metadata" else table.copy(deep=each_alone) for name, table in store.items()}

    lac_validator.copy_datastore = copies
    given = [
        {
            "name": name,
            "file_content": content_of(rows),
            "description": "Prev year" if name.endswith("_last.csv") else "This year",
        }
        for name, rows in tables.items()
        if rows
    ]
    with quiet():
        rules = get_year_ruleset(year)
        validator = lac_validator.LacValidator(
            metadata={"collectionYear": year, "localAuthority": AUTHORITY},
            files=given,
            registry=rules,
            selected_rules=only,
        )
    flagged = {}
    for name, table in validator.ds_results.items():
        for column in [] if name == "metadata" else [column for column in table.columns if column.startswith("ERR_")]:
            rows = table.index[table[column] == True]  # noqa: E712 (the column may hold blanks)
            if len(rows):
                flagged[column.removeprefix("ERR_"), name] = list(rows)
    return validator, flagged


def without_known_wrong(validator, flagged):
    """Takes out what the one wrong rule says of open episodes that are not a child's first; nothing else."""
    rows = flagged.pop((WRONG_UPSTREAM, "Episodes"), [])
    episodes = validator.dfs["Episodes"].loc[rows]
    really = episodes[~(episodes["DEC"].isna() & (episodes["RNE"] != "S"))]
    if len(really):
        flagged[WRONG_UPSTREAM, "Episodes"] = list(really.index)
    return len(rows) - len(really)


def changed(tables, name, change):
    """The tables with `change` made in the first row of a file for which it returns true."""
    rows = [dict(row) for row in tables[name]]
    if not any(change(row) for row in rows):
        return None
    return {**tables, name: rows}


def faults():
    """Faults to put in: the rule that has to find each, the file, and the change (true once it is made)."""

    def put(**cells):
        def change(row):
            row.update(cells)
            return True

        return change

    def when(condition, **cells):
        return lambda row: condition(row) and put(**cells)(row)

    def in_touch(row):
        return row["IN_TOUCH"] == "YES"

    return [
        ("101", "header.csv", put(SEX="1")),
        ("103", "header.csv", put(ETHNIC="XXXX")),
        ("131", "oc3.csv", put(IN_TOUCH="MAYBE")),
        ("132", "oc3.csv", when(in_touch, ACTIV="F3")),
        ("133", "oc3.csv", when(in_touch, ACCOM="X1")),
        ("153", "oc3.csv", put(ACCOM="")),
        ("344", "oc3.csv", when(in_touch, IN_TOUCH="DIED")),
        ("345", "oc3.csv", when(in_touch, ACTIV="0", ACCOM="0")),
        ("INT06", "oc3.csv", put(CHILD="MD999999X")),
        ("INT15", "oc3.csv", put(DOB="01/01/2005")),
        ("143", "episodes.csv", put(RNE="Q")),
        ("392c", "episodes.csv", when(lambda row: row["PL_POST"], PL_POST="MF1 1AA")),
        ("392d", "episodes.csv", lambda row: row["HOME_POST"] and put(PL_POST=row["HOME_POST"])(row)),
        ("1015", "episodes.csv", when(lambda row: row["PLACE"] == "K2", PLACE_PROVIDER="PR1", PL_POST="B1 1BB")),
        ("529", "episodes.csv", when(lambda row: row["PLACE"] == "U6", PLACE_PROVIDER="PR3")),
        ("215", "oc2.csv", None),
    ]


def self_check(tables, year):
    """Puts each fault in and asks the rule that should find it. Returns how many were put in, and those not found."""
    tried, missed = 0, []
    for rule, name, change in faults():
        if change is None:
            # A care leaver who is also returned as twelve months in care.
            row = {**tables[name][0], "CHILD": tables["oc3.csv"][0]["CHILD"], "DOB": tables["oc3.csv"][0]["DOB"]}
            faulty = {**tables, name: [*tables[name], row]}
        else:
            faulty = changed(tables, name, change)
        if faulty is None:
            print(f"  no row of {name} to put the fault of rule {rule} in")
            continue
        tried += 1
        _, flagged = run(faulty, year, each_alone=True, only=[rule])
        if not any(code == rule for code, _ in flagged):
            missed.append(rule)
    return tried, missed


def report(how, validator, flagged):
    """Prints one run's counts; returns whether it is clean."""
    crashed = {str(code) for code in validator.fails}
    print(f"{how}: {len(validator.dones)} rules run, {len(validator.skips)} skipped, {len(crashed)} crash upstream")
    for (code, table), rows in sorted(flagged.items()):
        print(f"  rule {code}: {len(rows)} rows of {table}")
    for code in sorted(crashed - CRASH_UPSTREAM):
        print(f"  rule {code} crashed, and is not known to")
    return not flagged and crashed <= CRASH_UPSTREAM


def check(words):
    """The check itself, inside the environment that has the validator."""
    tables = tables_of(words.folder)
    if not any(tables.values()):
        print(f"no CSV files with rows in {words.folder}", file=sys.stderr)
        return 2
    print(f"{sum(map(len, tables.values()))} rows in {len(tables)} files, rules of {words.year}")
    shipped = run(tables, words.year, each_alone=False)
    clean = report("as shipped", *shipped)
    alone = run(tables, words.year, each_alone=True)
    excused = without_known_wrong(*alone)
    clean &= report("each rule alone", *alone)
    print(f"  {excused} rows excused that rule {WRONG_UPSTREAM} wrongly flags when alone")
    if words.self_check:
        tried, missed = self_check(tables, words.year)
        print(f"self-check: {tried} faults put in, {tried - len(missed)} found")
        for rule in missed:
            print(f"  rule {rule} did not find its fault")
        clean &= tried > 0 and not missed
    print("clean" if clean else "NOT clean")
    return 0 if clean else 1


def main():
    words = words_of_command_line()
    if words.inside:
        sys.exit(check(words))
    python = python_with_validator((words.venv or pathlib.Path(__file__).parents[2] / ".venv-ssda903").absolute())
    again = [python, __file__, words.folder.absolute(), "--inside", "--year", words.year]
    settings = {**os.environ, "PYTHONWARNINGS": "ignore", "QLACREF_PC_INSECURE": "True"}
    sys.exit(subprocess.run([*again, *(["--self-check"] if words.self_check else [])], env=settings).returncode)


if __name__ == "__main__":
    main()
