#!/usr/bin/env python3
"""Asks the sector's own validator what it finds in a return, and writes it as rule, table, row.

    python3 reference.py FOLDER --year 2026 --authority E09000033 --out FILE [--previous FOLDER] [--providers FILE] [--rules 344,INT15]
    python3 reference.py --serve        (one job a line on standard input, as JSON with the same words; one answer a line)

Run inside an environment that has csc-validator-be-903 0.1.17 (compare.py makes one). Each rule gets tables of its own:
as shipped, rules share tables, and some change them for the rules that come after, so that what is found depends on the
order of files on the disk. Rows are numbered as a spreadsheet numbers them. Nothing of a row is printed.
"""

import argparse
import contextlib
import csv
import datetime
import io
import json
import logging
import os
import pathlib
import resource
import sys
import time

os.environ["QLACREF_PC_INSECURE"] = "True"  # the package itself sets it (see docs/measured/returns.md, F7)

# As shipped this rule names rows of one table by the numbers of another and stops the whole run.
STOPS_THE_RUN = {"SW01STG1"}


def words_of_command_line():
    """Reads the command line."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("folder", type=pathlib.Path, nargs="?")
    words.add_argument("--previous", type=pathlib.Path)
    words.add_argument("--providers", type=pathlib.Path, help="our list of providers, as CSV")
    words.add_argument("--year", default="2026")
    words.add_argument("--authority", default="E09000033")
    words.add_argument("--rules", default="")
    words.add_argument("--shared", action="store_true", help="let rules share tables, as shipped (for measuring)")
    words.add_argument("--serve", action="store_true", help="take jobs from standard input until it ends")
    words.add_argument("--out", type=pathlib.Path)
    return words.parse_args()


@contextlib.contextmanager
def quiet():
    """One rule prints rows about children, and crashes are logged with theirs: nothing of that comes out."""
    logging.disable(logging.CRITICAL)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        yield
    logging.disable(logging.NOTSET)


def files_of(folder, description):
    """The CSV files of a folder that have rows, as the validator wants them."""
    paths = sorted(folder.glob("*.csv")) if folder else []
    return [
        {"name": path.name, "file_content": path.read_bytes(), "description": description}
        for path in paths
        if path.read_bytes().count(b"\n") > 0
    ]


def workbook_of(providers):
    """Our list of providers as the one workbook that the validator takes it from."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    names = ["Provider type", "URN", "Local authority", "Placement code", "Placement provider code", "Deregistration date",
             "Setting address postcode"]
    sheet.append(names)
    # Where every URN is digits the package takes the column for numbers, and each rule that looks into it breaks off. The
    # inspectorate's own lists have letters too.
    sheet.append(["Children's Home", "SC000001", "", "K2", "PR4", None, "SW1A 0AA"])
    for row in csv.DictReader(providers.open(newline="")):
        closed = row["deregistration date"]
        closed = datetime.datetime.strptime(closed, "%d/%m/%Y") if closed else None
        sheet.append(["Children's Home", row["URN"], "", row["placement code"], row["placement provider code"], closed,
                      row["setting address postcode"]])
    out = io.BytesIO()
    book.save(out)
    return {"name": "providers.xlsx", "file_content": out.getvalue(), "description": "CH lookup"}


def check(lac_validator, ruleset, job):
    """Runs the rules of one job and writes what they find."""
    copies = lac_validator.copy_datastore
    if not job.get("shared"):
        def copies(store):
            return {name: table if name == "metadata" else table.copy(deep=True) for name, table in store.items()}
    lac_validator.copy_datastore = copies
    began = time.process_time()
    registry = {code: rule for code, rule in ruleset(job["year"]).items() if code not in STOPS_THE_RUN}
    files = files_of(pathlib.Path(job["folder"]), "This year")
    if job.get("previous"):
        files += files_of(pathlib.Path(job["previous"]), "Prev year")
    if job.get("providers"):
        files.append(workbook_of(pathlib.Path(job["providers"])))
    validator = lac_validator.LacValidator(
        metadata={"collectionYear": job["year"], "localAuthority": job["authority"]},
        files=files,
        registry=registry,
        selected_rules=[rule for rule in job.get("rules", "").split(",") if rule] or None,
    )
    spent = time.process_time() - began
    with open(job["out"], "w", newline="") as out:
        lines = csv.writer(out)
        lines.writerow(["child", "table", "row", "rule"])
        for name, table in validator.ds_results.items():
            if name == "metadata":
                continue
            for column in (column for column in table.columns if column.startswith("ERR_")):
                for row in table.index[table[column] == True]:  # noqa: E712 (the column may hold blanks)
                    lines.writerow([table.loc[row, "CHILD"], name, row + 2, column.removeprefix("ERR_")])
    return {
        "run": sorted(map(str, validator.dones)),
        "skipped": sorted(map(str, validator.skips)),
        "crashed": sorted({*map(str, validator.fails), *STOPS_THE_RUN}),
        "cpu_seconds": round(spent, 2),
        "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def main():
    """Runs one job, or each that comes."""
    words = words_of_command_line()
    if not words.serve and not (words.folder and words.out):
        sys.exit("give a folder and --out, or --serve")
    began = time.process_time()
    with quiet():
        from lac_validator import lac_validator
        from lac_validator.rules.ruleset_utils import get_year_ruleset
    if not words.serve:
        job = {name: str(value) if isinstance(value, pathlib.Path) else value for name, value in vars(words).items()}
        with quiet():
            answer = check(lac_validator, get_year_ruleset, job)
        print(json.dumps(answer | {"cpu_seconds_with_loading": round(time.process_time() - began, 2)}))
        return
    for line in sys.stdin:
        try:
            with quiet():
                answer = check(lac_validator, get_year_ruleset, json.loads(line))
        except Exception as refused:  # noqa: BLE001 (whatever stops it is the answer)
            answer = {"refused": type(refused).__name__}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
