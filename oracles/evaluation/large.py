#!/usr/bin/env python3
"""Deterministic large synthetic data for the timing baselines. No real people.

Portable generator (re-implement it in Rust in a few lines):
  z = seed + (i+1)*0x9E3779B97F4A7C15 (mod 2^64); z ^= z>>30; z *= 0xBF58476D1CE4E5B9; z ^= z>>27; z *= 0x94D049BB133111EB; z ^= z>>31
  u(seed,i) = (z>>11) * 2^-53                                   (SplitMix64, counter based, one seed per column)
  normal(seed,i) = sum_{k=0..11} u(seed*1000+k, i) - 6           (added in that order)
Files are raw little-endian float64, column-major (one column after the other), with a JSON sidecar.

Usage: large.py OUTDIR [surv N] [km N] [logit N] [psm NT NC]
"""
import json
import pathlib
import sys

import numpy as np

G, A, B = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


def u(seed, n):
    with np.errstate(over="ignore"):
        z = np.uint64(seed) + np.arange(1, n + 1, dtype=np.uint64) * G
        z = (z ^ (z >> np.uint64(30))) * A
        z = (z ^ (z >> np.uint64(27))) * B
        z ^= z >> np.uint64(31)
    return (z >> np.uint64(11)).astype(np.float64) * 2.0**-53


def nrm(seed, n):
    s = np.zeros(n)
    for k in range(12):
        s += u(seed * 1000 + k, n)
    return s - 6.0


def write(out, name, cols):
    with open(out / f"{name}.f64", "wb") as f:
        for c in cols.values():
            f.write(np.ascontiguousarray(c, dtype="<f8").tobytes())
    n = len(next(iter(cols.values())))
    (out / f"{name}.json").write_text(json.dumps({"n": n, "cols": list(cols), "layout": "column-major little-endian float64"}))
    print(name, n, list(cols), {k: round(float(np.mean(v)), 5) for k, v in cols.items()}, flush=True)


def covariates(n, base):
    return {
        "treat": (u(base + 1, n) < 0.1).astype(float),
        "age": nrm(base + 2, n),
        "male": (u(base + 3, n) < 0.92).astype(float),
        "minority": (u(base + 4, n) < 0.28).astype(float),
        "logprior": np.log1p(np.floor(-4.0 * np.log(1.0 - u(base + 5, n)))),
        "ogrs": nrm(base + 6, n),
        "care": (u(base + 7, n) < 0.25).astype(float),
        "drugs": (u(base + 8, n) < 0.4).astype(float),
        "alcohol": (u(base + 9, n) < 0.2).astype(float),
        "served": nrm(base + 10, n),
    }


def surv(out, n, name="surv"):
    c = covariates(n, 100)
    beta = [-0.12, -0.25, 0.15, 0.05, 0.35, 0.40, 0.20, 0.25, 0.10, -0.08]
    eta = sum(b * v for b, v in zip(beta, c.values()))
    t = np.ceil(-np.log(1.0 - u(201, n)) / (0.00042 * np.exp(eta)))      # whole days: heavy ties, as in police records
    drop = np.where(u(202, n) < 0.05, np.ceil(365.0 * u(203, n)), 365.0)  # 5% lost to follow-up, rest followed one year
    write(out, name, {"time": np.minimum(t, drop), "event": (t <= drop).astype(float), **c})


def km(out, n):
    g = (u(301, n) < 0.5).astype(float)
    t = np.ceil(-np.log(1.0 - u(302, n)) / np.where(g == 1, 0.0010, 0.0012))
    cz = np.ceil(730.0 * u(303, n))
    write(out, "km", {"time": np.minimum(t, cz), "event": (t <= cz).astype(float), "group": g})


def logit(out, n):
    c = covariates(n, 400)
    for k in range(10):
        c[f"z{k}"] = nrm(500 + k, n) if k % 2 else (u(500 + k, n) < 0.3).astype(float)
    beta = [-0.12, -0.25, 0.15, 0.05, 0.35, 0.40, 0.20, 0.25, 0.10, -0.08] + [0.05 * (k - 4) for k in range(10)]
    eta = -1.6 + sum(b * v for b, v in zip(beta, c.values()))
    write(out, "logit", {"y": (u(601, n) < 1.0 / (1.0 + np.exp(-eta))).astype(float), **c})


def psm(out, nt, nc, name="psm"):
    # scores on the logit scale: treated shifted up, so that part of the treated have thin support
    lp = np.concatenate([nrm(701, nt) * 0.9 - 1.4, nrm(702, nc) * 1.0 - 2.4])
    tr = np.concatenate([np.ones(nt), np.zeros(nc)])
    y = (u(703, nt + nc) < 1.0 / (1.0 + np.exp(-(-0.7 + 0.5 * (lp + 2.3) - 0.2 * tr)))).astype(float)
    write(out, name, {"treat": tr, "lp": lp, "y": y})


if __name__ == "__main__":
    out = pathlib.Path(sys.argv[1]); out.mkdir(parents=True, exist_ok=True); a = sys.argv[2:]
    if not a:
        surv(out, 1_000_000); surv(out, 100_000, "surv100k"); km(out, 10_000_000); logit(out, 1_000_000); psm(out, 100_000, 1_000_000); psm(out, 10_000, 100_000, "psm10k"); psm(out, 2_000, 20_000, "psm2k")
    while a:
        k = a.pop(0)
        if k == "psm": psm(out, int(a.pop(0)), int(a.pop(0)))
        else: {"surv": surv, "km": km, "logit": logit}[k](out, int(a.pop(0)))
