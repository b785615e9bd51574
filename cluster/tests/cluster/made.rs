//! Two files of made-up people, half of each in the other, and a model learned from them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use linkage::{Files, Options, Task, TrainingSize};
use tables::Source;

/// Numbers that look like chance and follow from a seed.
struct Chance(u64);

impl Chance {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ mixed >> 31) % below as u64).unwrap()
    }

    /// Small numbers come more often, as common names do.
    fn skewed(&mut self, below: usize) -> usize {
        let one = self.next(below);
        self.next(one + 1)
    }

    fn once_in(&mut self, times: usize) -> bool {
        self.next(times) == 0
    }
}

const STARTS: [&str; 12] = ["Ash", "Elm", "Oak", "Row", "Lin", "Haz", "Wil", "Ald", "Bir", "Yew", "Map", "Wren"];
const MIDDLES: [&str; 14] = ["", "a", "e", "i", "o", "an", "en", "ar", "or", "el", "il", "und", "ott", "ess"];
const ENDS: [&str; 12] = ["ley", "ton", "by", "worth", "ford", "n", "er", "wick", "dale", "low", "more", "y"];

fn name(number: usize) -> String {
    let (start, rest) = (number % STARTS.len(), number / STARTS.len());
    let (middle, rest) = (rest % MIDDLES.len(), rest / MIDDLES.len());
    let (end, rest) = (rest % ENDS.len(), rest / ENDS.len());
    let more = if rest == 0 { String::new() } else { MIDDLES[rest % MIDDLES.len()].to_owned() };
    format!("{}{}{more}{}", STARTS[start], MIDDLES[middle], ENDS[end])
}

#[derive(Clone)]
struct Person {
    first: String,
    middle: String,
    surname: String,
    day: (usize, usize, usize),
    postcode: String,
    gender: &'static str,
    pnc: String,
}

fn postcode(chance: &mut Chance) -> String {
    let (area, district) = (chance.skewed(30), 1 + chance.next(20));
    let letter = |number: usize| char::from(b'A' + u8::try_from(number % 26).unwrap());
    let (one, two) = (letter(chance.next(26)), letter(chance.next(26)));
    format!("{}{}{district} {}{one}{two}", letter(area), letter(area + 7), chance.next(10))
}

fn person(chance: &mut Chance, number: usize) -> Person {
    let pnc = if chance.once_in(3) { format!("{:04}/{number:07}Z", 2010 + chance.next(14)) } else { String::new() };
    Person {
        first: name(chance.skewed(900)),
        middle: if chance.once_in(2) { name(chance.skewed(900)) } else { String::new() },
        surname: name(chance.skewed(9000)),
        day: (1980 + chance.next(28), 1 + chance.next(12), 1 + chance.next(28)),
        postcode: postcode(chance),
        gender: if chance.once_in(2) { "F" } else { "M" },
        pnc,
    }
}

/// The same person as another agency writes them down.
fn again(chance: &mut Chance, of: &Person) -> Person {
    let mut person = of.clone();
    if chance.once_in(3) {
        person.postcode = postcode(chance);
    }
    if chance.once_in(20) {
        person.surname = name(chance.skewed(9000));
    }
    if chance.once_in(20) {
        person.day = (of.day.0, of.day.2.min(12), of.day.1);
    }
    if chance.once_in(15) {
        person.first = format!("{}e", of.first);
    }
    if chance.once_in(30) {
        person.first = of.first.chars().take(1).collect();
    }
    if chance.once_in(2) {
        person.pnc = String::new();
    }
    person
}

fn line(text: &mut String, id: &str, person: &Person) {
    let Person { first, middle, surname, day, postcode, gender, pnc } = person;
    let (year, month, day) = day;
    writeln!(text, "{id},{first},{middle},{surname},{year}-{month:02}-{day:02},{postcode},{gender},{pnc}").unwrap();
}

/// Two files and a model.
pub(crate) struct Made {
    pub(crate) left: PathBuf,
    pub(crate) right: PathBuf,
    pub(crate) model: PathBuf,
}

/// Makes files of so many people each.
pub(crate) fn people(folder: &Path, count: usize) -> Made {
    let mut chance = Chance(20_261_126);
    let (mut left, mut right) = (String::new(), String::new());
    for text in [&mut left, &mut right] {
        text.push_str("id,first_name,middle_name,surname,dob,postcode,gender,pnc\n");
    }
    for number in 0..count {
        let one = person(&mut chance, number);
        line(&mut left, &format!("A{number}"), &one);
        let other = if number % 2 == 0 { again(&mut chance, &one) } else { person(&mut chance, number + count) };
        line(&mut right, &format!("B{number}"), &other);
    }
    let made =
        Made { left: folder.join("left.csv"), right: folder.join("right.csv"), model: folder.join("model.json") };
    std::fs::write(&made.left, left).unwrap();
    std::fs::write(&made.right, right).unwrap();
    let (left, right) = (Source::open(&made.left).unwrap(), Source::open(&made.right).unwrap());
    let task = Task::Link { left: &left, right: &right };
    let mut model = task.settings("Rowan", "2026-11-26").unwrap();
    let files = Files::read(task, &model).unwrap();
    files.train(&mut model, TrainingSize { random_pairs: 1_000_000, ..TrainingSize::default() }, 1).unwrap();
    std::fs::write(&made.model, model.to_json()).unwrap();
    made
}

/// What `throughline link run` writes: pairs and report.
pub(crate) fn in_one_piece(made: &Made, exhaustive: Option<bool>) -> (Vec<u8>, Vec<u8>) {
    in_one_piece_with(made, Options { exhaustive, ..Options::default() })
}

/// The same with what people said before.
pub(crate) fn in_one_piece_with(made: &Made, options: Options) -> (Vec<u8>, Vec<u8>) {
    let (left, right) = (Source::open(&made.left).unwrap(), Source::open(&made.right).unwrap());
    let model = linkage::Model::parse("model", &std::fs::read_to_string(&made.model).unwrap()).unwrap();
    let files = Files::read(Task::Link { left: &left, right: &right }, &model).unwrap();
    let linked = files.run(&model, &Options { threads: 1, ..options }).unwrap();
    assert!(linked.count(linkage::Decision::Link) > 100, "the files are worth linking");
    let report = serde_json::to_vec_pretty(&linked.report(&files, Some(&model))).unwrap();
    (linked.to_parquet(&files).unwrap(), report)
}
