//! Single analyses on the command line: right answers on a real file, and a named error for every bad one.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::program::{answer, run, word};

/// A file of the engine's golden columns.
fn columns(name: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../evaluation/tests/golden/columns");
    word(&folder.join(name)).to_owned()
}

/// Runs `evaluate` with these words after the file's.
fn evaluated(file: &str, words: &str) -> Value {
    let file = columns(file);
    let (analysis, rest) = words.split_once(' ').expect("an analysis and its words");
    let mut all = vec!["evaluate", analysis, "--data", &file];
    all.extend(rest.split(' '));
    let (code, value) = answer(&all);
    assert_eq!(code, 0, "{words}: {value}");
    value
}

fn close(found: &Value, expected: f64) {
    let found = found.as_f64().expect("a number");
    assert!((found / expected - 1.0).abs() < 1e-6, "{found} {expected}");
}

/// Numbers published by Fox, and in our own notes from R.
#[test]
fn the_maryland_experiment_comes_out_as_published() {
    let followed = "--duration week --event arrest";
    let seven = "--covariates fin,age,race,wexp,mar,paro,prio";
    let cox = evaluated("rossi.csv", &format!("cox {followed} {seven} --ties efron"));
    close(&cox["coefficients"][0]["coef"], -0.379_422_167);
    close(&cox["coefficients"][6]["se"], 0.028_648_550_1);
    close(&cox["concordance"]["c"], 0.640_329_2);
    close(&cox["proportional_hazards"]["global"]["statistic"], 17.694_415);
    let robust = evaluated("rossi.csv", &format!("cox {followed} {seven} --robust"));
    close(&robust["coefficients"][0]["se"], 0.195_541_779);
    let predicted = format!("cox {followed} {seven} --predict fin=0,age=22,race=1,wexp=0,mar=0,paro=1,prio=3 --at 52");
    close(&evaluated("rossi.csv", &predicted)["predictions"][0]["curve"][0]["survival"], 0.639_369_2);
    let km = evaluated("rossi.csv", &format!("km {followed} --at 26,52"));
    close(&km["groups"][0]["curve"][0]["lower"], 0.839_975_4);
    close(&km["groups"][0]["curve"][1]["survival"], 0.736_111_1);
    close(&evaluated("rossi.csv", &format!("logrank {followed} --group fin"))["chi2"], 3.837_570);
    let rmst = evaluated("rossi.csv", &format!("rmst {followed} --group fin --horizon 52"));
    close(&rmst["difference"]["estimate"], 2.041_666_7);
    let aft = evaluated("rossi.csv", &format!("aft {followed} {seven}"));
    close(&aft["scale"], 0.712_405_334);
    let glm = evaluated("rossi.csv", &format!("glm --family logistic --outcome arrest {seven}"));
    close(&glm["auc"], 0.661_135_9);
}

#[test]
fn every_analysis_answers() {
    let pilot = "--treatment treat --outcome hours --covariates age,prior,score --factors tier";
    for words in [
        "incidence --duration days --cause cause --group tier --at 182",
        "finegray --duration days --cause cause --covariates treat,age",
        "glm --family nb --outcome count --covariates treat,prior --exposure months --cluster site",
        "specifications --treatment treat --outcome hours --covariates age,prior,score",
        &format!("match {pilot} --method radius --scale logit --caliper 0.1 --exact care"),
        &format!("match {pilot} --order largest --caliper 0.2 --pairs"),
        &format!("weight {pilot} --estimand ate"),
        "suppress --rows site --columns care",
        "spc --value hours --improvement increase --target 12",
        "spc --value hours --chart cusum",
    ] {
        let value = evaluated("pilot.csv", words);
        assert_eq!(value["analysis"], words.split(' ').next().expect("a word"), "{words}");
    }
    let studies = "--study study --counts events,size,control_events,control_size";
    assert!(evaluated("studies.csv", &format!("meta {studies}"))["prediction_lower"].is_number());
    assert!(evaluated("studies.csv", &format!("meta {studies} --method mh --measure rd"))["se"].is_number());
    let funnel = evaluated("studies.csv", "funnel --place study --events events --size size");
    assert!(funnel["places"][0].get("rank").is_none());
    let did =
        evaluated("panel.csv", "did --outcome outcome --treated treated --after after --unit unit --period period");
    assert!(did["se"].is_number());
    let (code, value) = answer(&["evaluate", "boundaries", "--looks", "5", "--shape", "pocock"]);
    assert_eq!(code, 0);
    close(&value["looks"][0]["upper"], 2.413_176_220_1);
    let (_, value) = answer(&["evaluate", "arms", "--events", "12,9,15,8", "--sizes", "30,30,30,30"]);
    close(&value["chance_best"][3], 0.571_515_5);
    let words = "evaluate power --size 61 --control-size 610 --base 0.5 --fall 0.05 --pilots 20";
    let (_, value) = answer(&words.split(' ').collect::<Vec<_>>());
    assert!(value["power"].as_f64().expect("a share") < 0.12 && value["pooled_power"].as_f64().expect("a share") > 0.9);
    let (_, value) = answer(&["evaluate", "twobytwo", "--counts", "48,216,66,216"]);
    close(&value["fisher_p"], 0.063_218_26);
    let (_, value) = answer(&["evaluate", "sensitivity", "--ratio", "3.9,1.8,8.7", "--discordant", "40,30"]);
    close(&value["e_value"]["estimate"], 7.263_034_3);
    let (_, value) = answer(&["evaluate", "adjust", "--p", "0.01,0.02,0.03"]);
    close(&value["holm"][0], 0.03);
    let text = run(&["evaluate", "power", "--size", "61", "--control-size", "610", "--base", "0.5"]);
    assert!(String::from_utf8(text.stdout).expect("text").contains("smallest fall: 0.184"));
}

/// What is wrong with a file, and what it is called.
const BAD: [(&str, &str, &str); 14] = [
    ("t,e,x\n1,1,2\n2,1,\n3,0,1\n", "cox --duration t --event e --covariates x", "missing"),
    ("t,e,x\n1,1,2\n2,1,NA\n3,0,1\n", "cox --duration t --event e --covariates x", "missing"),
    ("t,e,x\n1,1,2\n2,1,old\n3,0,1\n", "cox --duration t --event e --covariates x", "text_in_numbers"),
    ("t,e,x\n1,1,4\n2,1,3\n3,1,2\n4,1,1\n", "cox --duration t --event e --covariates x", "separation"),
    (
        "t,e,x,c\n1,1,4,1\n2,1,1,1\n3,1,5,1\n4,1,2,1\n5,0,3,1\n",
        "cox --duration t --event e --covariates x --cluster c",
        "one_group",
    ),
    (
        "y,x,only\n1,1,0\n2,2,0\n3,4,0\n5,3,0\n9,5,1\n",
        "glm --family linear --outcome y --covariates x,only --errors hc3",
        "undefined",
    ),
    ("t,e,x\n1,0,4\n2,0,3\n3,0,2\n", "cox --duration t --event e --covariates x", "no_events"),
    ("t,e,x,y\n1,1,1,2\n2,1,3,6\n3,1,2,4\n4,0,2,4\n", "cox --duration t --event e --covariates x,y", "collinear"),
    ("t,e,x\n1,2,4\n2,0,3\n3,0,2\n", "cox --duration t --event e --covariates x", "not_a_flag"),
    ("t,e,g\n1,1,a\n2,0,a\n3,1,a\n", "logrank --duration t --event e --group g", "one_group"),
    ("y,x\n0,1\n0,2\n1,3\n1,4\n", "glm --family logistic --outcome y --covariates x", "separation"),
    ("y,x\n0,1\n0,2\n0,3\n0,4\n", "glm --family logistic --outcome y --covariates x", "constant"),
    ("d,x,y\n1,1,2\n1,2,3\n1,3,1\n", "match --treatment d --outcome y --covariates x", "empty_arm"),
    ("t,e\n", "km --duration t --event e", "empty"),
];

#[test]
fn a_bad_file_is_a_named_error_and_never_a_number() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("bad.csv");
    for (text, words, kind) in BAD {
        std::fs::write(&file, text).expect("written");
        let (analysis, rest) = words.split_once(' ').expect("words");
        let mut all = vec!["evaluate", analysis, "--data", word(&file)];
        all.extend(rest.split(' '));
        let (code, value) = answer(&all);
        assert_eq!((code, &value["kind"]), (3, &json!(kind)), "{words}: {value}");
        assert!(value["error"][0].is_string() && value.as_object().expect("a map").len() == 2, "{value}");
    }
}
