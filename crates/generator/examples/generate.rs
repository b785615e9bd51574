//! Writes a region without the whole program: `cargo run -p generator --example generate -- PEOPLE SEED FOLDER [TODAY]`.

use std::error::Error;

use generator::{Options, Region, write};
use jiff::civil::{Date, date};

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let mut next = |what: &str| words.next().ok_or_else(|| format!("{what} is missing"));
    let (people, seed, folder) = (next("PEOPLE")?.parse()?, next("SEED")?.parse()?, next("FOLDER")?);
    let today: Date = words.next().map_or(Ok(date(2026, 11, 21)), |text| text.parse())?;
    let region = Region::plan(Options::new(people, seed, today))?;
    write(&region, folder.as_ref(), &mut |_, _| {})?;
    Ok(())
}
