#!/usr/bin/env python3
"""Holds our reading of Splink's own library of comparisons against Splink: every kind of comparison that it has, lists taken apart
by blocking rules, everybody with everybody, one file, two, and two with duplicates in each.

  library.py PROGRAM FOLDER [--rows N] [--seed S] [--golden]
Makes records of no real person, gives every level an m and a u at random (what is compared is how levels are found and weighed, not how
they are trained), scores them by Splink on DuckDB and by `PROGRAM link run`, and ends with 1 if a pair is missing or a weight differs by
1e-4 or more. With --golden it also leaves what Splink says in FOLDER, as crates/linkage/tests/golden/library keeps it. Needs splink, duckdb, numpy, pandas and pyarrow.
"""
import argparse, json, os, random, string, subprocess, sys
import duckdb, pandas as pd, pyarrow as pa, pyarrow.parquet as pq
import splink, splink.comparison_library as cl, splink.comparison_level_library as cll
from splink import DuckDBAPI, Linker

SURNAMES = "ALDER ASH ASPEN BEECH BIRCH CEDAR CHERRY ELDER ELM HAWTHORN HAZEL HOLLY JUNIPER LARCH LIME MAPLE OAK PINE POPLAR ROWAN SYCAMORE WILLOW YEW".split()
FIRST = "WREN ROBIN MARTIN JAY FINCH LARK LINNET MERLIN PIPIT SWIFT TEAL DUNNOCK SISKIN PLOVER CRANE".split()

def people(n, rng, prefix):
    some = lambda values, share: rng.choice(values) if rng.random() < share else None
    def typo(word):
        if word is None or rng.random() > .25: return word
        at = rng.randrange(len(word)); return rng.choice([word[:at] + rng.choice(string.ascii_uppercase) + word[at + 1:], word[:at] + word[at + 1:], word[:at] + word[at:at + 2][::-1] + word[at + 2:]]) or word
    rows = []
    for at in range(n):
        first, last = typo(some(FIRST, .95)), typo(some(SURNAMES, .95))
        codes = ["" if rng.random() < .05 else f"{rng.choice(['ZX', 'ZQ', 'Z'])}{rng.randint(1, 3)} {rng.randint(1, 3)}{rng.choice('ABD')}{rng.choice('EFG')}" for _ in range(rng.randint(0, 4))]
        day = f"{rng.randint(2000, 2003)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        rows.append(dict(id=f"{prefix}{at}", first_name=first, surname=last, sex=some("MF", .9), dob=some([day], .9) if rng.random() < .97 else "unknown",
            joined=pd.Timestamp(day).date() if rng.random() < .8 else None, seen=f"{day}T{rng.randint(0, 23):02}:{rng.randint(0, 59):02}:00Z", postcode=codes[0] if codes else rng.choice([None, "none"]),
            postcodes=codes if rng.random() < .9 else None, email=f"{(first or 'x').lower()}.{(last or 'y').lower()}@{rng.choice(['wood', 'field'])}.example" if rng.random() < .8 else rng.choice([None, ""]),
            lat=round(50 + rng.random() / 4, 5) if rng.random() < .9 else None, long=round(-3 - rng.random() / 4, 5), age=rng.randint(17, 26), names=sorted({typo(rng.choice(FIRST)) for _ in range(rng.randint(1, 3))})))
    return pd.DataFrame(rows)

def table(frame):
    text, number = pa.string(), pa.float64()
    kinds = dict(joined=pa.date32(), postcodes=pa.list_(text), names=pa.list_(text), lat=number, long=number, age=pa.int64())
    return pa.table({name: pa.array([None if (v is None or v is pd.NaT or (isinstance(v, float) and v != v)) else v for v in frame[name]], kinds.get(name, text)) for name in frame})

def with_shares(frames):
    """HMPPS's way with lists: beside each list one of records of a value and its share among all values of the column."""
    counts = {}; lists = {side: frames[side]["postcodes"].to_pylist() for side in frames}
    for value in (value for side in lists.values() for row in side for value in row or []): counts[value] = counts.get(value, 0) + 1
    total = sum(counts.values()); kind = pa.list_(pa.struct([("value", pa.string()), ("rel_freq", pa.float64())]))
    shared = lambda row: None if row is None else [dict(value=value, rel_freq=counts[value] / total) for value in row]
    return {side: frames[side].append_column("postcodes_with_freq", pa.array([shared(row) for row in lists[side]], kind)) for side in frames}

RARE = """list_reduce(list_prepend(1.0, list_transform(postcodes_with_freq_l, x -> CASE WHEN array_contains(list_transform(postcodes_with_freq_r,
    y -> y.value), x.value) THEN x.rel_freq ELSE 1.0 END)), (p, q) -> p * q) < """

COMPARISONS = dict(
    names=[cl.NameComparison("first_name"), cl.NameComparison("surname"), cl.ExactMatch("sex")],
    together=[cl.ForenameSurnameComparison("first_name", "surname"), cl.DateOfBirthComparison("dob", input_is_string=True), cl.EmailComparison("email")],
    places=[cl.PostcodeComparison("postcode"), cl.DistanceInKMAtThresholds("lat", "long", [1, 5, 20]), cl.ExactMatch("surname").configure(term_frequency_adjustments=True)],
    words=[cl.JaroWinklerAtThresholds("surname", [.9, .7]), cl.JaroAtThresholds("first_name", [.9, .8]), cl.LevenshteinAtThresholds("email", [1, 4]), cl.DamerauLevenshteinAtThresholds("dob", [1, 2]), cl.JaccardAtThresholds("first_name", [.9, .6])],
    times=[cl.AbsoluteDateDifferenceAtThresholds("dob", input_is_string=True, metrics=["day", "month", "year"], thresholds=[2, 2, 1]), cl.AbsoluteTimeDifferenceAtThresholds("seen", input_is_string=True, metrics=["hour", "day"], thresholds=[30, 60]),
           cl.AbsoluteDateDifferenceAtThresholds("joined", input_is_string=False, metrics=["month"], thresholds=[3])],
    lists=[cl.ArrayIntersectAtSizes("postcodes", [2, 1]), cl.PairwiseStringDistanceFunctionAtThresholds("names", "jaro_winkler", [.95, .8]), cl.PairwiseStringDistanceFunctionAtThresholds("postcodes", "levenshtein", [1, 2])],
    shares=[cl.CustomComparison(output_column_name="postcodes", comparison_levels=[cll.NullLevel("postcodes"), cll.CustomLevel(RARE + "0.0001"), cll.CustomLevel(RARE + "0.015"), cll.CustomLevel(RARE + "0.02"), cll.ElseLevel()]), cl.ExactMatch("sex")],
    own=[cl.CustomComparison(output_column_name="mixed", comparison_levels=[cll.And(cll.NullLevel("surname"), cll.NullLevel("age")), cll.Or(cll.ExactMatchLevel("surname"), cll.ColumnsReversedLevel("first_name", "surname", symmetrical=True)),
            cll.And(cll.LiteralMatchLevel("sex", "M", "string"), cll.PercentageDifferenceLevel("age", .1)), cll.Not(cll.AbsoluteDifferenceLevel("age", 5)),
            cll.CustomLevel("substr(CAST(joined_l AS TEXT), 1, 3) = substr(CAST(joined_r AS TEXT), 1, 3) AND levenshtein(substr(CAST(joined_l AS TEXT), 4, 7), substr(CAST(joined_r AS TEXT), 4, 7)) <= 1"),
            cll.CustomLevel("len(names_l) * len(names_r) <= 2 AND names_l[-1] = names_r[1]"),
            cll.CustomLevel("abs(joined_l::date - joined_r::date) <= 20 AND year(joined_l) = 2001"), cll.CustomLevel("len(list_intersect(postcodes_l, postcodes_r)) / len(postcodes_l) > 0.4 AND strlen(email_l) > 20"),
            cll.CustomLevel("list_has_any(names_l, names_r) OR list_contains(names_l, first_name_r)"),
            cll.CustomLevel("coalesce(split_part(email_l, '@', 2), 'x') = coalesce(split_part(email_r, '@', 2), 'y') AND email_l NOT LIKE '%oak%'"), cll.ElseLevel()])],
)
RULES = dict(names=['l."surname" = r."surname"', 'l."dob" = r."dob"'], together=['substr(l."first_name", 1, 2) = substr(r."first_name", 1, 2) AND l."sex" = r."sex" AND levenshtein(l."surname", r."surname") <= 3'],
    places=[dict(blocking_rule='l."postcodes" = r."postcodes"', arrays_to_explode=["postcodes"]), 'l."surname" = r."surname"'], words=["1=1"], times=["1=1"], lists=[dict(blocking_rule='l."names" = r."names" AND l."sex" = r."sex"', arrays_to_explode=["names"])], shares=["1=1"], own=["1=1"])

def main():
    ap = argparse.ArgumentParser(); ap.add_argument("program"); ap.add_argument("folder"); ap.add_argument("--rows", type=int, default=300); ap.add_argument("--seed", type=int, default=1); ap.add_argument("--golden", action="store_true"); a = ap.parse_args()
    rng = random.Random(a.seed); os.makedirs(a.folder, exist_ok=True); bad = 0
    frames = {side: table(people(a.rows, rng, side)) for side in "ab"}; paths = {side: f"{a.folder}/{side}.parquet" for side in "ab"}
    for side in "ab": pq.write_table(frames[side], paths[side])
    for name, comparisons in COMPARISONS.items():
        for link in ("link_only", "dedupe_only", "link_and_dedupe"):
            model = dict(link_type=link, unique_id_column_name="id", sql_dialect="duckdb", probability_two_random_records_match=.01, retain_matching_columns=False, retain_intermediate_calculation_columns=False,
                blocking_rules_to_generate_predictions=[dict(rule, sql_dialect="duckdb") if isinstance(rule, dict) else dict(blocking_rule=rule, sql_dialect="duckdb") for rule in RULES[name]], comparisons=[c.get_comparison("duckdb").as_dict() for c in comparisons])
            for at, comparison in enumerate(model["comparisons"]): comparison["output_column_name"] += str(at)  # Splink tells comparisons apart by it.
            for level in (level for comparison in model["comparisons"] for level in comparison["comparison_levels"]):
                if not level.get("is_null_level"): level["m_probability"], level["u_probability"] = rng.uniform(.05, .9), rng.uniform(.001, .9)
            path = f"{a.folder}/{name}-{link}.json"; json.dump(model, open(path, "w"), indent=1)
            api = DuckDBAPI(connection=duckdb.connect()); sides = "a" if link == "dedupe_only" else "ab"; shared = with_shares({side: frames[side] for side in sides})
            linker = Linker([api.register(shared[side], dataset_display_name=side) for side in sides], model)
            theirs = linker.inference.predict(threshold_match_weight=-60).as_pandas_dataframe()
            if a.golden: theirs.sort_values(["id_l", "id_r"])[["id_l", "id_r", "match_weight"]].to_csv(f"{a.folder}/{name}-{link}.csv", index=False, float_format="%.9f")
            flags = ["--left", paths["a"]] + (["--right", paths["b"]] if len(sides) == 2 else []) + (["--dedupe"] if link == "link_and_dedupe" else [])
            run = subprocess.run([a.program, "link", "run", *flags, "--model", path, "--out", f"{a.folder}/out"], capture_output=True, text=True)
            if run.returncode: print(f"{name} {link}: {run.stderr.strip()}"); bad += 1; continue
            ours = pd.read_parquet(f"{a.folder}/out/pairs.parquet"); floor = min(-8, ours.weight.min()) if len(ours) else 0
            keyed = lambda l, r, w: pd.Series(w.to_numpy(dtype=float), index=[tuple(sorted(k)) for k in zip(l, r)], dtype=float)
            both = pd.concat([keyed(theirs.id_l, theirs.id_r, theirs.match_weight), keyed(ours.id_left, ours.id_right, ours.weight)], axis=1)
            both = both[~(both[1].isna() & (both[0] < FLOOR + 1e-6))]; alone, worst = int(both.isna().any(axis=1).sum()), float((both[0] - both[1]).abs().max()) if len(both) else 0.0; bad += alone > 0 or not worst < 1e-4
            print(f"{name} {link}: {len(both)} pairs, {alone} on one side only, largest difference {worst:.1e} bits")
            if alone: print(both[both.isna().any(axis=1)].head(3))
    sys.exit(1 if bad else 0)

FLOOR = -8.0  # What `link run` keeps of a Splink model's pairs.
main()
