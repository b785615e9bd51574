//! Runs that come to the same bytes as one process, whatever dies on the way.

use std::path::Path;
use std::time::Duration;

use linkage::Options;

use crate::made::{in_one_piece, in_one_piece_with, people};
use crate::processes::{Cluster, Going, done, run};

fn answer(out: &Path) -> (Vec<u8>, Vec<u8>) {
    let read = |name: &str| std::fs::read(out.join(name)).unwrap();
    (read("pairs.parquet"), read("report.json"))
}

/// Whether some line of a run has all of these words.
fn says(said: &str, words: &[&str]) -> bool {
    said.lines().any(|line| words.iter().all(|word| line.contains(word)))
}

#[test]
fn an_executor_killed_half_way_changes_no_byte() {
    let folder = tempfile::tempdir().unwrap();
    let made = people(folder.path(), 200_000);
    let expected = in_one_piece(&made, None);
    let out = folder.path().join("out");
    // The one that will die is slow, so that it has parts in hand when it does.
    let mut cluster = Cluster::start(&[1000, 200]);
    let scheduler = cluster.scheduler.clone();
    let arguments =
        ["--scheduler", &scheduler, "--partitions", "60", "--deadline", "15", "--at-once", "8", "--keep-parts"];
    let mut going = Going::start(run(&made, &out, &arguments));
    going.until_done(&out, 30);
    assert!(done(&out) < 60, "it is killed half-way");
    // Long enough that it has asked for its next parts, too short to have done them.
    std::thread::sleep(Duration::from_millis(300));
    let dead = cluster.executors[0].id();
    cluster.executors[0].kill();
    let said = going.end();
    assert!(answer(&out) == expected, "the answer is another one\n{said}");
    assert!(says(&said, &[&format!("by process {dead}")]), "it has done its share before\n{said}");
    let in_hand = ["handed out again", "attempt 2", "has not answered"];
    assert!(in_hand.iter().any(|words| says(&said, &[words])), "nothing was in its hands\n{said}");
}

#[test]
fn a_run_that_broke_off_goes_on_with_what_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let made = people(folder.path(), 20_000);
    let expected = in_one_piece(&made, Some(false));
    let out = folder.path().join("out");
    let cluster = Cluster::start(&[150]);
    let arguments = ["--scheduler", &cluster.scheduler, "--partitions", "40", "--blocking", "--at-once", "4"];
    let mut going = Going::start(run(&made, &out, &arguments));
    going.until_done(&out, 10);
    going.kill();
    let before = done(&out);
    assert!((10..40).contains(&before), "{before} parts are done");
    let said = Going::start(run(&made, &out, &arguments)).end();
    let line = said.lines().find(|line| line.contains(" of them done before")).unwrap();
    let numbers: Vec<usize> = line.split(|c: char| !c.is_ascii_digit()).filter_map(|word| word.parse().ok()).collect();
    // Parts that an executor had in hand were still written: whoever comes late is welcome.
    assert!(numbers[1] >= before && numbers[1] < numbers[0], "{line}");
    let scored = said.lines().filter(|line| line.starts_with("Part ")).count();
    assert_eq!(scored, numbers[0] - numbers[1], "only what was missing is scored\n{said}");
    assert!(answer(&out) == expected);
    assert!(!out.join("parts").exists(), "parts hold names, and are gone when the answer is there");
}

#[test]
fn an_executor_that_stops_loses_its_parts_to_another_and_may_come_late() {
    let folder = tempfile::tempdir().unwrap();
    let made = people(folder.path(), 5_000);
    let expected = in_one_piece(&made, Some(false));
    let out = folder.path().join("out");
    // Long before the first executor is through with what it has taken, the second has done twelve.
    let cluster = Cluster::start(&[3000, 100]);
    let arguments = [
        "--scheduler",
        &cluster.scheduler,
        "--partitions",
        "40",
        "--blocking",
        "--deadline",
        "4",
        "--at-once",
        "8",
        "--keep-parts",
    ];
    let mut going = Going::start(run(&made, &out, &arguments));
    going.until_done(&out, 12);
    cluster.executors[0].signal("STOP");
    let said = going.end();
    assert!(says(&said, &["not done in 4 seconds", "handed out again"]), "{said}");
    assert!(answer(&out) == expected, "the answer is another one\n{said}");
    let parts = || {
        let files = std::fs::read_dir(out.join("parts")).unwrap().map(|entry| entry.unwrap().path());
        // Not those that the stopped executor was about to write.
        let whole = files.filter(|path| !path.file_name().unwrap().to_string_lossy().starts_with('.'));
        let mut files: Vec<_> = whole.map(|path| (path.clone(), std::fs::read(path).unwrap())).collect();
        files.sort();
        files
    };
    let before = parts();
    cluster.executors[0].signal("CONT");
    std::thread::sleep(Duration::from_secs(3));
    let names =
        |parts: &[(std::path::PathBuf, Vec<u8>)]| parts.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>();
    let after = parts();
    assert_eq!(names(&after), names(&before));
    assert!(after == before, "what comes late changes nothing");
}

#[test]
fn one_process_comes_to_the_same_bytes_by_rules_and_by_tiles() {
    let folder = tempfile::tempdir().unwrap();
    let made = people(folder.path(), 3_000);
    for (how, exhaustive) in [("--blocking", false), ("--exhaustive", true)] {
        let out = folder.path().join(how);
        Going::start(run(&made, &out, &["--local", how, "--partitions", "20", "--at-once", "2"])).end();
        assert!(answer(&out) == in_one_piece(&made, Some(exhaustive)), "{how}");
    }
}

#[test]
fn what_people_said_counts_as_in_one_piece() {
    let folder = tempfile::tempdir().unwrap();
    let made = people(folder.path(), 3_000);
    let out = folder.path().join("out");
    let local = ["--local", "--blocking", "--partitions", "20"];
    Going::start(run(&made, &out, &local)).end();
    let before = answer(&out);
    let pairs = tables::Source::open(&out.join("pairs.parquet")).unwrap();
    let pairs = pairs.read(&["id_left", "id_right", "decision"]).unwrap();
    let [left, right, decision] = pairs.columns() else { panic!("three columns") };
    let (left, right, decision) = (left.texts().unwrap(), right.texts().unwrap(), decision.texts().unwrap());
    let said = |word: &str| -> Vec<(String, String)> {
        let of_word = (0..left.len()).filter(|row| decision.get(*row) == Some(word)).take(5);
        of_word.map(|row| (left.get(row).unwrap().to_owned(), right.get(row).unwrap().to_owned())).collect()
    };
    let (existing, excluded) = (said("review"), said("link"));
    let file = |name: &str, pairs: &[(String, String)]| {
        let lines: Vec<String> = pairs.iter().map(|(left, right)| format!("{left},{right}")).collect();
        let path = folder.path().join(name);
        std::fs::write(&path, format!("id_left,id_right\n{}\n", lines.join("\n"))).unwrap();
        path.display().to_string()
    };
    let (standing, apart) = (file("existing.csv", &existing), file("exclude.csv", &excluded));
    let said = [&local[..], &["--existing", &standing, "--exclude", &apart]].concat();
    Going::start(run(&made, &out, &said)).end();
    let options = Options { exhaustive: Some(false), existing, excluded, ..Options::default() };
    assert!(answer(&out) == in_one_piece_with(&made, options));
    assert!(answer(&out) != before);
}

#[test]
fn arrow_files_are_read_as_the_same_rows() {
    let folder = tempfile::tempdir().unwrap();
    let made = people(folder.path(), 2_000);
    let (pairs, report) = in_one_piece(&made, Some(true));
    let as_arrow = crate::made::Made {
        left: arrow(folder.path(), &made.left),
        right: arrow(folder.path(), &made.right),
        model: made.model.clone(),
    };
    let out = folder.path().join("out");
    Going::start(run(&as_arrow, &out, &["--local", "--partitions", "4"])).end();
    let (pairs_of_arrow, report_of_arrow) = answer(&out);
    assert!(pairs_of_arrow == pairs);
    let named =
        String::from_utf8(report).unwrap().replace("left.csv", "left.arrow").replace("right.csv", "right.arrow");
    assert_eq!(String::from_utf8(report_of_arrow).unwrap(), named);
}

/// The same table as an Arrow file, in several batches; days are days, and empty cells are missing.
fn arrow(folder: &Path, csv: &Path) -> std::path::PathBuf {
    use datafusion::arrow::array::{ArrayRef, Date32Array, RecordBatch, StringArray};
    use datafusion::arrow::compute::kernels::cast_utils::Parser as _;
    use datafusion::arrow::datatypes::Date32Type;
    use datafusion::arrow::ipc::writer::FileWriter;

    let table = std::fs::read_to_string(csv).unwrap();
    let mut lines = table.lines();
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    let path = folder.join(csv.with_extension("arrow").file_name().unwrap());
    let mut writer: Option<FileWriter<std::fs::File>> = None;
    for rows in rows.chunks(700) {
        let column = |at: usize| -> ArrayRef {
            let cells = rows.iter().map(|row| Some(row[at]).filter(|cell| !cell.is_empty()));
            if names[at] == "dob" {
                let days = cells.map(|cell| cell.map(|day| Date32Type::parse(day).unwrap()));
                std::sync::Arc::new(days.collect::<Date32Array>())
            } else {
                std::sync::Arc::new(cells.collect::<StringArray>())
            }
        };
        let columns = names.iter().enumerate().map(|(at, name)| (*name, column(at)));
        let batch = RecordBatch::try_from_iter_with_nullable(columns.map(|(name, array)| (name, array, true))).unwrap();
        let file = || std::fs::File::create(&path).unwrap();
        let writer = writer.get_or_insert_with(|| FileWriter::try_new(file(), &batch.schema()).unwrap());
        writer.write(&batch).unwrap();
    }
    writer.unwrap().finish().unwrap();
    path
}
