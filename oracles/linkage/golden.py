#!/usr/bin/env python3
"""What Splink weighs the pairs of crates/linkage/tests/golden/splink: writes pairs.csv there again, or with --check only
says how far it lies from the one that is kept. Needs splink and duckdb.
"""
import json, pathlib, sys
import duckdb, pandas as pd
from splink import DuckDBAPI, Linker

folder = pathlib.Path(__file__).parents[2] / "crates/linkage/tests/golden/splink"
model = json.loads((folder / "model.json").read_text())
model |= dict(retain_matching_columns=False, retain_intermediate_calculation_columns=False, sql_dialect="duckdb")
read = lambda name: (lambda f: f.astype(object).where(f.notna(), None))(pd.read_csv(folder / name, dtype=str))
api = DuckDBAPI(connection=duckdb.connect())
linker = Linker([api.register(read(f"{name}.csv"), dataset_display_name=name) for name in "ab"], model)
pairs = linker.inference.predict(threshold_match_weight=-30).as_pandas_dataframe()
pairs = pairs.sort_values(["id_l", "id_r"])[["id_l", "id_r", "match_weight"]].reset_index(drop=True)
if "--check" in sys.argv:
    kept = pd.read_csv(folder / "pairs.csv")
    same = len(kept) == len(pairs) and (kept[["id_l", "id_r"]] == pairs[["id_l", "id_r"]]).all().all()
    worst = (kept.match_weight - pairs.match_weight).abs().max() if same else float("nan")
    print(f"pairs {len(pairs)}, the same {same}, largest difference {worst:.1e}")
    sys.exit(0 if same and worst < 1e-9 else 1)
pairs.to_csv(folder / "pairs.csv", index=False)
