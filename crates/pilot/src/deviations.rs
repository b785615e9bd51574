//! Everything done otherwise than the sealed protocol says, each in a sentence, so that none is overlooked.

use crate::analysis::Analysis;
use crate::given::Given;
use crate::maturity::months_after;
use crate::people::People;
use crate::report::day_in_words;
use crate::seal::Sealed;

/// Lists them. What the protocol foresees (broader groups, a planned look, an estimand for few matches) is none.
pub(crate) fn list(sealed: &Sealed, people: &People, analysis: &Analysis, given: &Given) -> Vec<String> {
    let protocol = &sealed.protocol;
    let mut found = Vec::new();
    if people.cut != protocol.data_cut {
        let (planned, used) = (day_in_words(protocol.data_cut), day_in_words(people.cut));
        found.push(format!("The data were cut on {used}; the protocol says {planned}."));
    }
    for seal in sealed.seals().iter().skip(1) {
        let on = day_in_words(seal.sealed_on);
        found.push(format!(
            "The protocol was changed and sealed anew by {} on {on}, because: {}",
            seal.signed_by, seal.because
        ));
    }
    if let Some(seal) = sealed.seal() {
        if seal.engine != crate::ENGINE {
            found.push(format!("The protocol was sealed with {}, the analysis ran on {}.", seal.engine, crate::ENGINE));
        }
        let first = people.rows.iter().filter(|person| person.took_part).map(|person| person.start).min();
        let known = first.and_then(|first| months_after(first, protocol.known_after_months()));
        if let Some(known) = known.filter(|known| *known <= seal.sealed_on) {
            let (sealed_on, known) = (day_in_words(seal.sealed_on), day_in_words(known));
            found.push(format!(
                "The protocol was sealed on {sealed_on}; the first outcomes could be known from {known} on."
            ));
        }
    }
    let constant = analysis.compared.iter().flat_map(|compared| &compared.constant);
    found.extend(constant.map(|name| format!("{name} is the same for everybody, so it was left out.")));
    found.extend(given.told.iter().map(|told| told.trim().to_owned()).filter(|told| !told.is_empty()));
    found
}
