#!/usr/bin/env python3
"""Runs one command that writes pairs.parquet into the folder after --out, and says what it cost and how well it found.

  measure.py --data DIR --task WORDS -- COMMAND...
DIR has truth.parquet (id_a, id_b). One JSON line: processor seconds and peak memory of the command alone, then precision, recall
and F1 of the pairs by weight alone, of those with a margin of 3 bits and no flag, and of those that were linked.
"""
import argparse, json, os, resource, subprocess, sys

def main():
    ap = argparse.ArgumentParser(); ap.add_argument("--data", required=True); ap.add_argument("--task", required=True); ap.add_argument("command", nargs=argparse.REMAINDER)
    a = ap.parse_args(); command = [word for word in a.command if word != "--"]
    load = os.getloadavg()[0]; subprocess.run(command, check=True, stdout=sys.stderr)
    cost = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Only now: a child's peak memory begins with its parent's.
    import numpy as np, pandas as pd
    from common import prf, score_pairs
    p = pd.read_parquet(os.path.join(command[command.index("--out") + 1], "pairs.parquet")); truth = pd.read_parquet(f"{a.data}/truth.parquet")
    key = lambda l, r: np.where(l < r, l + "\t" + r, r + "\t" + l)
    is_true = pd.Series(key(p.id_left, p.id_right)).isin(key(truth.id_a, truth.id_b)).to_numpy(); w, n = p.weight.to_numpy(), len(truth)
    def of(mask):
        s = score_pairs(w[mask], is_true[mask], n, {}); r = s.get("recall_at_p999", {})
        return dict(best_f1=s["best_f1"]["f1"], at=round(s["best_f1"]["threshold"], 2), recall_at_p999=r.get("recall"))
    def band(lo, hi):                                   # of clear pairs of about one weight: how many, the share that is wrong, and the share that the weights expect
        m = clear & (w >= lo) & (w < hi); return dict(bits=[lo, hi], pairs=int(m.sum()), wrong=round(float(1 - is_true[m].mean()), 5), expected=round(float((1 / (1 + 2 ** w[m])).mean()), 5)) if m.any() else None
    clear = ((p.margin >= 3) & ~p.twin).to_numpy()
    linked, review = (p.decision == "link").to_numpy(), (p.decision == "review").to_numpy()
    print(json.dumps(dict(task=a.task, data=os.path.basename(a.data.rstrip("/")), cpu_s=round(cost.ru_utime + cost.ru_stime, 2), peak_mb=round(cost.ru_maxrss / 1024),
        load=round(load, 1), weight_alone=of(np.ones(len(p), bool)), margin_and_no_flag=of(clear),
        linked=prf(int(is_true[linked].sum()), int(linked.sum()), n), to_review=int(review.sum()), wrong_by_bits=[band(*b) for b in ((0, 2), (2, 4), (4, 6), (6, 8), (8, 10), (10, 12), (12, 16), (16, 20), (20, 99))])))

if __name__ == "__main__": main()
