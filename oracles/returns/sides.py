"""The two sides that are compared: our program, and the sector's validator kept running for one job after another."""

import csv
import json
import pathlib
import shutil
import subprocess
import sys

PACKAGE = "csc-validator-be-903==0.1.17"
HERE = pathlib.Path(__file__).parent
AUTHORITY = "E09000033"


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


def found_in(path):
    """Rows found, as {(rule, table, row)}."""
    with path.open(newline="") as file:
        return {(row["rule"], row["table"], int(row["row"])) for row in csv.DictReader(file)}


class Ours:
    """Our program."""

    def __init__(self, program):
        self.program = program

    def sample(self, folder, year, children, seed, errors=""):
        """Has an invented return written; says for which rules a fault was and was not put in."""
        shutil.rmtree(folder, ignore_errors=True)
        command = [self.program, "--json", "returns", "sample", "--children", str(children), "--seed", str(seed), "--out",
                   folder, "--year", year, *(["--errors", errors] if errors else [])]
        return json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)

    def check(self, folder, year, rules=""):
        """What we find in a return, and the summary; a summary with "refused" where we do not read it."""
        out = folder / "ours.found"
        previous, lookups = folder / "previous", folder / "lookups"
        command = [self.program, "--json", "returns", "validate", "--year", year, folder, "--authority", AUTHORITY,
                   "--postcodes", lookups / "postcodes.csv", "--providers", lookups / "providers.csv", "--out", out,
                   *(["--previous", previous] if any(previous.glob("*.csv")) else []),
                   *(["--rules", rules] if rules else [])]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode not in (0, 1):
            return set(), {"refused": (done.stdout + done.stderr).strip()[-300:]}
        return found_in(out), json.loads(done.stdout)


class Theirs:
    """The sector's validator."""

    def __init__(self, python):
        command = [python, "-W", "ignore", HERE / "reference.py", "--serve"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def check(self, folder, year, rules=""):
        """What the validator finds in a return, in the same form."""
        out = folder / "theirs.found"
        job = {"folder": str(folder), "previous": str(folder / "previous"), "year": year, "authority": AUTHORITY,
               "providers": str(folder / "lookups" / "providers.csv"), "rules": rules, "out": str(out)}
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            sys.exit("the validator broke off")
        answer = json.loads(line)
        return (set(), answer) if "refused" in answer else (found_in(out), answer)
