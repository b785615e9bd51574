//! `clocks`: what the clock says of one person's facts from a file, for people and for programs.

mod json;
mod text;

use anyhow::Context as _;
use domain::custody::DayOfRelease;
use domain::duty::{Duties, Referral, housing_referral};

use crate::cli::Clocks;
use crate::config::Config;
use crate::open;
use crate::out::{Exit, Out};

/// Everything the clock says of one person.
struct Answer<'a> {
    duties: &'a Duties<'a, 'a>,
    referral: Referral,
    day_of_release: Option<DayOfRelease>,
}

pub(crate) fn run(config: &Config, clocks: &Clocks, out: &Out) -> anyhow::Result<Exit> {
    let book = open::law(config)?;
    let person = law::person::read(&clocks.person).context("the person cannot be read")?;
    let facts = person.facts();
    let duties = book.law().duties(&facts, clocks.today);
    let day_of_release = duties
        .position
        .release
        .map(|release| DayOfRelease::new(release.kind, release.on, clocks.today, &book.holidays));
    let referral = housing_referral(&duties.position);
    let answer = Answer { duties: &duties, referral, day_of_release };
    if out.is_json() {
        out.value(&json::answer(&answer, person.born_on));
    } else {
        out.line(text::answer(&answer, &clocks.person, person.born_on, clocks.all));
    }
    Ok(Exit::Done)
}
