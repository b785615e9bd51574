#!/usr/bin/env python3
"""What linkage over several processes costs: CPU seconds and peak memory of each process, one JSON line each.

  bench.py [--size N] [--seed N] [--partitions N] [--executors N] [--program FOLDER]

Two files of the generator (oracles/linkage/gen_people.py; needs numpy and pyarrow) are linked in one process, under
DataFusion in one process, and by a scheduler and executors on this machine; all three must write the same bytes.
FOLDER holds throughline-cluster and examples/one_process; target/debug of this workspace unless given, whose kernel is
optimised and whose DataFusion is not.
"""
import argparse, json, os, pathlib, signal, socket, subprocess, sys, time

here = pathlib.Path(__file__).resolve().parent
say = argparse.ArgumentParser()
for name, value in [("size", 1_000_000), ("seed", 7), ("partitions", 66), ("executors", 2)]:
    say.add_argument(f"--{name}", type=int, default=value)
say.add_argument("--program", type=pathlib.Path, default=here / "target" / "debug")
given = say.parse_args()

folder = here / "target" / "bench" / f"people-{given.size}-{given.seed}"
if not (folder / "truth.parquet").exists():
    generator = here.parent / "oracles" / "linkage" / "gen_people.py"
    subprocess.run([sys.executable, generator, "--n", str(given.size), "--seed", str(given.seed), "--out", folder],
                   check=True, stdout=sys.stderr)
left, right, model = folder / "a.parquet", folder / "b.parquet", folder / "model.json"


def tell(task, rusage, wall=None, **more):
    told = {"task": task, "cpu_seconds": round(rusage.ru_utime + rusage.ru_stime, 1),
            "peak_mb": round(rusage.ru_maxrss / 1024)}
    if wall is not None:
        told["wall_seconds"] = round(wall, 1)
    print(json.dumps(told | more), flush=True)


def measured(task, *command):
    begun = time.monotonic()
    child = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL)
    _, status, rusage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{task} failed")
    tell(task, rusage, time.monotonic() - begun)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


program, one = given.program / "throughline-cluster", given.program / "examples" / "one_process"
measured("train, one process", one, "train", left, right, model)
measured("run, one process", one, "run", left, right, model, folder / "whole.parquet")
files = ["--left", left, "--right", right, "--model", model, "--partitions", given.partitions]
measured("run, DataFusion in one process", program, "run", *files, "--local", "--at-once", 2, "--out", folder / "local")

started = []


def start(role, *arguments):
    child = subprocess.Popen([str(word) for word in (program, role, *arguments)], stdout=subprocess.PIPE, text=True)
    if "listens at" not in child.stdout.readline():
        sys.exit(f"the {role} does not listen")
    started.append((role, child))


port = free_port()
try:
    start("scheduler", "--port", port)
    for _ in range(given.executors):
        start("executor", "--scheduler", f"127.0.0.1:{port}", "--port", free_port())
    measured("run, Ballista: the process that cuts and decides", program, "run", *files, "--scheduler",
             f"127.0.0.1:{port}", "--at-once", 4 * given.executors, "--out", folder / "ballista")
finally:
    for role, child in reversed(started):
        child.send_signal(signal.SIGKILL)
        _, _, rusage = os.wait4(child.pid, 0)
        tell(f"run, Ballista: {role}", rusage)

whole = (folder / "whole.parquet").read_bytes()
same = all((folder / out / "pairs.parquet").read_bytes() == whole for out in ("local", "ballista"))
manifest = json.loads((folder / "ballista" / "manifest.json").read_text())
print(json.dumps({"same_bytes": same} | {key: manifest[key] for key in ("parts", "candidates", "links", "reviews")}))
sys.exit(0 if same else 1)
