#!/usr/bin/env python3
"""Writes the invented columns that golden values are computed from. Usage: columns.py OUTDIR

Nobody in them exists: numbers come from SplitMix64 (the generator of crates/evaluation/src/numbers/chance.rs, one seed a
column), so that the files are the same on every machine.
"""
import csv
import math
import pathlib
import sys

MASK = (1 << 64) - 1


def share(seed, at):
    z = (seed + (at + 1) * 0x9E3779B97F4A7C15) & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return ((z ^ (z >> 31)) >> 11) * 2.0**-53


def normal(seed, at):
    return sum(share(seed * 1000 + k, at) for k in range(12)) - 6.0


def poisson(mean, u):
    k, p = 0, math.exp(-mean)
    total = p
    while u > total and k < 1000:
        k += 1
        p *= mean / k
        total += p
    return k


def gamma2(seed, at):
    """Gamma with shape 2 and mean 1."""
    return -0.5 * (math.log(1 - share(seed, at)) + math.log(1 - share(seed + 1, at)))


def write(out, name, header, rows):
    with open(out / f"{name}.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def pilot(n=600):
    for i in range(n):
        site = int(12 * share(1, i))
        age = 18 + int(8 * share(2, i))
        prior = poisson(2.5 * gamma2(3, i), share(5, i))
        care = int(share(6, i) < 0.4)
        tier = "low" if share(7, i) < 0.5 else ("medium" if share(8, i) < 0.6 else "high")
        score = round(normal(9, i), 3)
        lean = -1.0 + 0.08 * (age - 21) + 0.15 * prior + 0.4 * care - 0.5 * (tier == "high") + 0.3 * score
        treat = int(share(10, i) < 1 / (1 + math.exp(-lean)))
        frailty = 0.25 * (site - 5.5) / 5.5
        hazard = 0.0022 * math.exp(0.12 * prior - 0.05 * (age - 21) - 0.3 * treat + 0.2 * score + frailty)
        recall = 0.0008 * math.exp(0.3 * care + 0.1 * score)
        at = -math.log(1 - share(11, i)) / hazard
        back = -math.log(1 - share(12, i)) / recall
        end = 365.0 if share(13, i) > 0.15 else 365 * share(14, i)
        days = max(1, math.ceil(min(at, back, end) / 7) * 7)
        cause = 0 if end <= min(at, back) else (1 if at <= back else 2)
        exact = round(min(at, end), 6)
        mean = math.exp(-0.2 + 0.12 * prior - 0.25 * treat + 0.2 * score)
        months = round(3 + 9 * share(15, i), 2)
        count = poisson(mean * gamma2(16, i) * months / 12, share(18, i))
        hours = round(10 + 2 * treat + 0.5 * prior + 1.5 * score + 2 * normal(19, i), 3)
        rate = 1 / (1 + math.exp(-(-0.9 + 0.25 * prior - 0.4 * treat + 0.3 * score + frailty)))
        again = int(share(20, i) < rate)
        yield [i + 1, site, treat, age, prior, care, tier, score, days, int(cause == 1), cause, exact,
               int(at <= end), count, months, hours, again]


def spells(n=220):
    for i in range(n):
        x, start, support = round(normal(31, i), 2), 0, int(share(32, i) < 0.5)
        unit = int(3 * share(33, i))
        for spell in range(5):
            hazard = 0.02 * math.exp(0.4 * x - 0.5 * support)
            length = max(1, math.ceil(-math.log(1 - share(40 + spell, i)) / hazard))
            stop = min(start + length, 120)
            yield [i + 1, unit, start, stop, int(start + length <= 120), x, support, spell + 1]
            if stop >= 120 or share(50 + spell, i) < 0.3:
                break
            start, support = stop, 1 - support if share(60 + spell, i) < 0.5 else support


def studies(n=24):
    for i in range(n):
        size = 20 + int(180 * share(71, i))
        other = size if share(72, i) < 0.7 else 10 * size
        base = 0.25 + 0.3 * share(73, i)
        log_odds = math.log(base / (1 - base)) - 0.25 + 0.3 * normal(74, i)
        rate = 1 / (1 + math.exp(-log_odds))
        events = sum(share(100 + i, k) < rate for k in range(size))
        controls = sum(share(200 + i, k) < base for k in range(other))
        yield [f"pilot {i + 1}", events, size, controls, other]


def panel(units=40, periods=6):
    for unit in range(units):
        treated = int(unit < 15)
        level = 20 + 3 * normal(81, unit)
        for period in range(periods):
            after = int(period >= 3)
            outcome = level + 0.7 * period - 1.8 * treated * after + normal(82, unit * periods + period)
            yield [unit + 1, period, treated, after, round(outcome, 4)]


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    write(folder, "pilot", "person site treat age prior care tier score days event cause exact_days exact_event count months hours again".split(), pilot())
    write(folder, "spells", "person unit start stop event x support spell".split(), spells())
    write(folder, "studies", "study events size control_events control_size".split(), studies())
    write(folder, "panel", "unit period treated after outcome".split(), panel())
