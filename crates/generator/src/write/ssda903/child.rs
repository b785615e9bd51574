//! The rows of a child who was in care in the return's year: header, episodes, reviews, health, social workers.

use domain::person::{Sex, birthday};
use jiff::civil::Date;

use super::Returned;
use crate::GeneratorError;
use crate::calendar::later;
use crate::care::{Episode, Spell, Story};
use crate::chance::Chance;
use crate::write::file::Files;
use crate::write::layout::Which;
use crate::write::people::british;

/// Writes them.
pub(super) fn write(
    files: &mut Files,
    returned: &Returned<'_>,
    episodes: &[Episode],
    chance: &mut Chance,
) -> Result<(), GeneratorError> {
    let (mother, child_born_on) = mother(returned, episodes, chance);
    files.row(Which::Header, returned.header(mother, child_born_on))?;
    for episode in episodes {
        files.row(Which::Episodes, returned.episode(episode))?;
    }
    if returned.care.story == Story::ShortBreaks {
        return Ok(());
    }
    let (first, last) = returned.year;
    let spells: Vec<&Spell> =
        returned.care.spells.iter().filter(|spell| spell.from <= last && spell.to >= first).collect();
    for spell in &spells {
        reviews(files, returned, spell, chance)?;
        missing(files, returned, spell, chance)?;
    }
    // One chain of workers for the last spell: the checker takes each worker for the start of every spell (SW12).
    if let Some(spell) = spells.last() {
        social_workers(files, returned, spell, chance)?;
    }
    health(files, returned, chance)?;
    came_alone(files, returned)
}

/// Whether a girl is a mother, and since when; boys and children on short breaks have nothing here.
fn mother(returned: &Returned<'_>, episodes: &[Episode], chance: &mut Chance) -> (&'static str, Option<Date>) {
    let (born_on, (_, last)) = (returned.person.born_on, returned.year);
    if returned.person.sex != Sex::Female || returned.care.story == Story::ShortBreaks {
        return ("", None);
    }
    // Not after the last episode that has ended: the checker looks at no other (rule 625).
    let until = episodes.iter().filter_map(|episode| episode.to).max().unwrap_or(last);
    let sixteen = birthday(born_on, 16);
    if sixteen < until && chance.hits(300) { ("1", Some(chance.day(sixteen, until))) } else { ("0", None) }
}

/// Reviews at 20 days, three months later and then every six months: those of the year.
fn reviews(
    files: &mut Files,
    returned: &Returned<'_>,
    spell: &Spell,
    chance: &mut Chance,
) -> Result<(), GeneratorError> {
    let (first, last) = returned.year;
    let mut due = later(spell.from, 20);
    let mut gap = 90;
    while due <= last && due < spell.to {
        if due >= first {
            let part = chance.weighted(&[
                (60, "PN1"),
                (8, "PN2"),
                (10, "PN3"),
                (4, "PN4"),
                (10, "PN5"),
                (4, "PN6"),
                (4, "PN7"),
            ]);
            let row = [returned.child().to_vec(), vec![british(due), part.to_owned()]].concat();
            files.row(Which::Reviews, row)?;
        }
        due = later(due, gap);
        gap = 180;
    }
    Ok(())
}

/// One social worker through the year, or two of whom the second took over. The reason is why this worker came; the
/// last one stays on 31 March even where care has ended (rule SW17STG2).
fn social_workers(
    files: &mut Files,
    returned: &Returned<'_>,
    spell: &Spell,
    chance: &mut Chance,
) -> Result<(), GeneratorError> {
    let (first, last) = returned.year;
    let began = spell.from.max(later(first, -chance.between(0, 400)));
    let handed = later(began.max(first), chance.between(40, 300));
    let mut rows = Vec::new();
    if handed < later(spell.to.min(last), -10) && chance.hits(3_500) {
        rows.push((began, Some(handed), "FCONTA"));
        rows.push((handed, None, chance.pick(&["MANAGE", "LEFTRL", "ORGRST", "TSPROC", "PCCHAN"])));
    } else {
        rows.push((began, None, "FCONTA"));
    }
    for (from, to, why) in rows {
        let worker = format!("SW{:05}", 10_000 + chance.below(400));
        let cells = [worker, british(from), to.map(british).unwrap_or_default(), why.to_owned()];
        files.row(Which::SwEpisodes, [returned.child().to_vec(), cells.to_vec()].concat())?;
    }
    Ok(())
}

/// Some go missing for a day or three.
fn missing(
    files: &mut Files,
    returned: &Returned<'_>,
    spell: &Spell,
    chance: &mut Chance,
) -> Result<(), GeneratorError> {
    let (first, last) = returned.year;
    let (from, to) = (spell.from.max(first), spell.to.min(last));
    let start = chance.day(from, later(to, -10));
    let end = later(start, chance.between(0, 3));
    if chance.hits(800) && start < later(to, -9) {
        let kind = if chance.hits(8_500) { "M" } else { "A" };
        let cells = [kind.to_owned(), british(start), british(end)];
        files.row(Which::Missing, [returned.child().to_vec(), cells.to_vec()].concat())?;
    }
    Ok(())
}

/// Health and offending of a child in care on the last day and for twelve months before it.
fn health(files: &mut Files, returned: &Returned<'_>, chance: &mut Chance) -> Result<(), GeneratorError> {
    let (first, last) = returned.year;
    if !returned.care.spells.iter().any(|spell| spell.from <= first && spell.to >= last) {
        return Ok(());
    }
    let yes_or_no = |yes: bool| if yes { "1" } else { "0" }.to_owned();
    let seventeen = birthday(returned.person.born_on, 17) <= last;
    let score = chance.between(0, 12) + chance.between(0, 12) + chance.between(0, 12);
    let convicted = returned.care.detained.is_some_and(|(from, _)| first <= from && from <= last) || chance.hits(250);
    let mut cells = returned.child().to_vec();
    cells.extend([
        if seventeen { String::new() } else { score.to_string() },
        if seventeen { "SDQ1".to_owned() } else { String::new() },
        yes_or_no(convicted),
        String::new(),
        yes_or_no(chance.hits(8_500)),
        yes_or_no(chance.hits(7_500)),
        yes_or_no(chance.hits(8_900)),
    ]);
    let misuse = chance.hits(300);
    let received = misuse && chance.hits(6_000);
    cells.extend([
        yes_or_no(misuse),
        if misuse { yes_or_no(received) } else { String::new() },
        if misuse && !received { yes_or_no(chance.hits(7_000)) } else { String::new() },
    ]);
    files.row(Which::Oc2, cells)
}

/// A child who came alone and sought asylum; that ends with the 18th birthday.
fn came_alone(files: &mut Files, returned: &Returned<'_>) -> Result<(), GeneratorError> {
    if returned.care.story != Story::CameAlone {
        return Ok(());
    }
    let eighteen = birthday(returned.person.born_on, 18);
    let (_, last) = returned.year;
    let ceased = if eighteen <= last { british(eighteen) } else { String::new() };
    let [child, born_on] = returned.child();
    files.row(Which::Uasc, [child, returned.person.sex.code().to_owned(), born_on, ceased])
}
