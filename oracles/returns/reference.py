#!/usr/bin/env python3
"""Asks the sector's own validator what it finds in a return, and writes it as rule, table, row.

    python3 reference.py FOLDER --year 2026 --authority E09000033 --out FILE [--previous FOLDER] [--rules 344,INT15]

Run inside an environment that has csc-validator-be-903 0.1.17 (compare.py makes one). Each rule gets tables of its own:
as shipped, rules share tables, and some change them for the rules that come after, so that what is found depends on the
order of files on the disk. Rows are numbered as a spreadsheet numbers them. Nothing of a row is printed.
"""

import argparse
import contextlib
import csv
import io
import json
import logging
import os
import pathlib
import resource
import time

os.environ["QLACREF_PC_INSECURE"] = "True"  # the package itself sets it (see docs/measured/returns.md, F7)


STOPS_THE_RUN = {"SW01STG1"}


def words_of_command_line():
    """Reads the command line."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("folder", type=pathlib.Path)
    words.add_argument("--previous", type=pathlib.Path)
    words.add_argument("--year", default="2026")
    words.add_argument("--authority", default="E09000033")
    words.add_argument("--rules", default="")
    words.add_argument("--shared", action="store_true", help="let rules share tables, as shipped (for measuring)")
    words.add_argument("--out", type=pathlib.Path, required=True)
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


def main():
    """Runs the rules and writes what they find."""
    words = words_of_command_line()
    began = time.process_time()
    with quiet():
        from lac_validator import lac_validator
        from lac_validator.rules.ruleset_utils import get_year_ruleset

        if not words.shared:
            def copies(store):
                return {name: table if name == "metadata" else table.copy(deep=True) for name, table in store.items()}

            lac_validator.copy_datastore = copies
        loaded = time.process_time()
        # As shipped this rule names rows of one table by the numbers of another and stops the whole run.
        registry = {code: rule for code, rule in get_year_ruleset(words.year).items() if code not in STOPS_THE_RUN}
        validator = lac_validator.LacValidator(
            metadata={"collectionYear": words.year, "localAuthority": words.authority},
            files=files_of(words.folder, "This year") + files_of(words.previous, "Prev year"),
            registry=registry,
            selected_rules=[rule for rule in words.rules.split(",") if rule] or None,
        )
    spent = time.process_time() - loaded
    with words.out.open("w", newline="") as out:
        lines = csv.writer(out)
        lines.writerow(["child", "table", "row", "rule"])
        for name, table in validator.ds_results.items():
            if name == "metadata":
                continue
            for column in (column for column in table.columns if column.startswith("ERR_")):
                for row in table.index[table[column] == True]:  # noqa: E712 (the column may hold blanks)
                    lines.writerow([table.loc[row, "CHILD"], name, row + 2, column.removeprefix("ERR_")])
    print(json.dumps({
        "run": sorted(map(str, validator.dones)),
        "skipped": sorted(map(str, validator.skips)),
        "crashed": sorted({*map(str, validator.fails), *STOPS_THE_RUN}),
        "cpu_seconds": round(spent, 2),
        "cpu_seconds_with_loading": round(time.process_time() - began, 2),
        "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }))


if __name__ == "__main__":
    main()
