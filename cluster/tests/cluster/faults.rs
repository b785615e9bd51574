//! What cannot be done, each with a way on.

use std::fmt::Write as _;

use crate::made::people;
use crate::processes::{Cluster, refused, run};

#[test]
fn files_and_models_that_cannot_be_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut made = people(folder.path(), 2_000);
    let out = folder.path().join("out");
    let said = |made: &crate::made::Made| refused(&run(made, &out, &["--local"]).output().unwrap());
    let right = made.right.clone();

    let text = std::fs::read_to_string(&right).unwrap().replace("surname", "family_name");
    made.right = folder.path().join("other.csv");
    std::fs::write(&made.right, text).unwrap();
    assert!(said(&made).contains("no column surname in"), "{}", said(&made));

    std::fs::write(&made.right, "").unwrap();
    assert!(said(&made).contains("is empty: it has not even names of columns"), "{}", said(&made));
    std::fs::write(&made.right, "id,first_name,middle_name,surname,dob,postcode,gender,pnc\n").unwrap();
    assert!(said(&made).contains("has no rows"), "{}", said(&made));
    std::fs::write(&made.right, "ARROW1 and no more").unwrap();
    assert!(said(&made).contains("other.csv cannot be read"), "{}", said(&made));
    made.right = folder.path().join("not-there.csv");
    assert!(said(&made).contains("not-there.csv cannot be read"), "{}", said(&made));
    made.right = right;

    let model = std::fs::read_to_string(&made.model).unwrap();
    for (text, expected) in [
        ("{}".to_owned(), "is not a model"),
        ("not even that".to_owned(), "is not a model"),
        (untrained(&model), "is untrained"),
        (
            r#"{"comparisons": [], "link_type": "link_only", "blocking_rules_to_generate_predictions": []}"#.to_owned(),
            "throughline link train",
        ),
    ] {
        std::fs::write(&made.model, text).unwrap();
        assert!(said(&made).contains(expected), "{expected}: {}", said(&made));
    }
    assert!(!out.exists(), "nothing is begun");
}

/// A model of which one probability is left out.
fn untrained(model: &str) -> String {
    let mut text = String::new();
    let mut dropped = false;
    for line in model.lines() {
        if !dropped && line.trim_start().starts_with("\"m\":") {
            let ending = if line.trim_end().ends_with(',') { "," } else { "" };
            writeln!(text, "\"m\": null{ending}").unwrap();
            dropped = true;
        } else {
            writeln!(text, "{line}").unwrap();
        }
    }
    assert!(dropped);
    text
}

#[test]
fn without_a_scheduler_or_an_executor_a_run_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let made = people(folder.path(), 2_000);
    let out = folder.path().join("out");
    let said = refused(&run(&made, &out, &["--scheduler", "127.0.0.1:1"]).output().unwrap());
    assert!(
        said.contains("no scheduler answers at 127.0.0.1:1") && said.contains("throughline-cluster scheduler"),
        "{said}"
    );
    assert!(refused(&run(&made, &out, &["--scheduler", "here"]).output().unwrap()).contains("HOST:PORT"));
    assert!(refused(&run(&made, &out, &[]).output().unwrap()).contains("--scheduler"));
    let cluster = Cluster::start(&[]);
    let arguments = ["--scheduler", &cluster.scheduler, "--deadline", "1", "--retries", "1", "--partitions", "2"];
    let said = refused(&run(&made, &out, &arguments).output().unwrap());
    assert!(
        said.contains("was not done in 2 attempts of up to 1 seconds") && said.contains("goes on from there"),
        "{said}"
    );
}
