//! Reads a PDF as other programs do, with poppler's tools.

use std::io::Write as _;
use std::process::Command;

use documents::{Document, Printed, pdf};

/// What older versions of poppler say of sound files: ISO 32000 has a boolean there, and one colour for each side of a
/// cell.
const NOT_A_FAULT: [&str; 2] = [
    "Syntax Error: Suspects object is wrong type (boolean)",
    "Syntax Warning: Attribute BorderColor value is of wrong type (array)",
];

/// The paper, printed.
pub(crate) fn printed(document: &Document) -> Printed {
    pdf(document).expect("the paper prints")
}

/// What `pdfinfo` says with these options.
pub(crate) fn info(printed: &Printed, options: &[&str]) -> String {
    run("pdfinfo", printed, options, &[])
}

/// The structure of the paper, with its text: one element a line, deeper ones further in.
pub(crate) fn structure(printed: &Printed) -> String {
    info(printed, &["-struct-text"])
}

/// The words of the paper, in the order they are read.
pub(crate) fn text(printed: &Printed) -> String {
    run("pdftotext", printed, &["-enc", "UTF-8"], &["-"])
}

fn run(program: &str, printed: &Printed, options: &[&str], after: &[&str]) -> String {
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    file.write_all(&printed.bytes).expect("written");
    let output = Command::new(program)
        .args(options)
        .arg(file.path())
        .args(after)
        .output()
        .unwrap_or_else(|why| panic!("{program} (Debian: poppler-utils) is needed: {why}"));
    let said = NOT_A_FAULT
        .iter()
        .fold(String::from_utf8_lossy(&output.stderr).into_owned(), |said, one| said.replace(one, ""));
    assert!(output.status.success() && said.trim().is_empty(), "{program} complains: {said}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The fonts of the paper, a table with two lines of heading.
pub(crate) fn fonts(printed: &Printed) -> String {
    run("pdffonts", printed, &[], &[])
}

/// How far to the right the last letter of any line stands, in points.
pub(crate) fn rightmost(printed: &Printed) -> f64 {
    let boxes = run("pdftotext", printed, &["-bbox"], &["-"]);
    let ends = boxes.split("xMax=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse::<f64>().ok());
    ends.fold(0.0, f64::max)
}
