#!/usr/bin/env python3
"""Asks the sector's own validator whether a folder of SSDA903 files is clean.

    python3 oracles/ssda903/check.py FOLDER [--venv PATH] [--self-check]

Exit status: 0 no errors, 1 errors found (or the self-check could not make the validator object), 2 it could not run.
Prints counts and rule codes only: never a row, since a real return must not end up in a log. See README.md beside.
"""

import argparse
import contextlib
import io
import json
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


def parse_words():
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
        sys.exit("the validator needs Python 3.9, 3.10 or 3.11 (it pins numpy below 1.25); none is installed")
    print(f"installing {PACKAGE} into {venv} (once; about half a minute)", file=sys.stderr)
    subprocess.run([base, "-m", "venv", venv], check=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", PACKAGE], check=True)
    return python


def read(folder):
    """The folder's CSV files as the validator takes them."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}


def validate(files, year):
    """Runs every rule; returns how many ran, were skipped, crashed, and the issues by rule code."""
    from lac_validator.lac_validator import LacValidator, create_issue_df
    from lac_validator.report import Report
    from lac_validator.rules.ruleset_utils import get_year_ruleset

    given = [
        {
            "name": name,
            "file_content": content,
            "description": "Prev year" if name.removesuffix(".csv").endswith("_last") else "This year",
        }
        for name, content in files.items()
    ]
    # One rule prints rows about children to standard output: they are swallowed here.
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        rules = get_year_ruleset(year)
        run = LacValidator(
            metadata={"collectionYear": year, "localAuthority": AUTHORITY}, files=given, registry=rules
        )
        report = Report(run.ds_results, rules)
        issues = create_issue_df(report.report, report.error_report)
    codes = {} if issues.empty else issues.groupby("rule_code").size().to_dict()
    crashed = {getattr(fail, "code", None) or str(fail[0] if isinstance(fail, tuple) else fail) for fail in run.fails}
    return {
        "rules": len(rules),
        "run": len(run.dones),
        "skipped": len(run.skips),
        "crashed": sorted(crashed),
        "issues": {str(code): int(count) for code, count in codes.items()},
    }


def main():
    words = parse_words()
    if not words.inside:
        default = pathlib.Path(__file__).resolve().parents[2] / ".venv-ssda903"
        python = python_with_validator((words.venv or default).absolute())
        quiet = {**os.environ, "PYTHONWARNINGS": "ignore", "QLACREF_PC_INSECURE": "True"}
        again = [python, __file__, words.folder.absolute(), "--inside", "--year", words.year]
        sys.exit(subprocess.run([*again, *(["--self-check"] if words.self_check else [])], env=quiet).returncode)
    files = read(words.folder)
    if not files:
        print(f"no CSV files in {words.folder}", file=sys.stderr)
        sys.exit(2)
    found = validate(files, words.year)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
