#!/usr/bin/env python3
"""Runs a program on a folder of a return and prints rows, CPU seconds and peak memory: measure.py LABEL FOLDER -- PROGRAM .."""

import pathlib
import resource
import subprocess
import sys


def main():
    """Runs and prints."""
    label, folder, _, *program = sys.argv[1:]
    rows = sum(path.read_bytes().count(b"\n") - 1 for path in pathlib.Path(folder).glob("*.csv"))
    subprocess.run(program, check=False, stdout=subprocess.DEVNULL)
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{label}: {rows} rows, {spent.ru_utime + spent.ru_stime:.2f} CPU s, {spent.ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
