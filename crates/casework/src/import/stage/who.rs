//! Whose each record of a turn is: known under its key, joined to somebody on record, or of somebody new.

use std::collections::{BTreeMap, BTreeSet};

use domain::Date;
use domain::id::PersonId;
use domain::identifier::Scheme;
use extracts::At;
use store::columns::{Keyed, Uuid};
use store::entity::source_record;
use store::{Rows, StoreError};

use super::batch::Origin;
use super::draft::Draft;
use super::finding::Finding;
use super::join::{Match, join};
use super::rows::{self, Kept};
use crate::record::{Content, RecordKind};

/// A record that is to be written.
#[derive(Debug)]
pub(super) struct Incoming {
    pub(super) draft: Draft,
    pub(super) person: PersonId,
    /// Whether nobody on record is this person.
    pub(super) is_new_person: bool,
    /// The version that it takes the place of.
    pub(super) before: Option<Before>,
    pub(super) findings: BTreeSet<Finding>,
}

/// The version of a record that is seen today.
#[derive(Debug)]
pub(super) struct Before {
    pub(super) id: Uuid,
    pub(super) limited: Option<String>,
    pub(super) born_on: Option<Date>,
    pub(super) content: Content,
}

impl Before {
    pub(super) fn read(row: source_record::Model) -> Result<Self, StoreError> {
        let content = serde_json::from_str(&row.content)
            .map_err(|_| StoreError::inconsistent("source_record", "content", row.id))?;
        Ok(Self { id: row.id, limited: row.limited, born_on: row.born_on.map(|day| day.0), content })
    }
}

type Number = (Scheme, String);

/// Who holds which number, as far as this turn's records ask.
#[derive(Debug, Default)]
struct Holders {
    by_number: BTreeMap<Number, BTreeSet<(PersonId, Option<Date>)>>,
    /// People whom this extract files already, here or on record, by their key.
    filed: BTreeMap<PersonId, String>,
}

/// Says whose each record is. Records known under their key come first in no particular order of importance: each
/// stands for itself.
pub(super) async fn whose(
    rows: &impl Rows,
    (origin, kind): (Origin, RecordKind),
    (changed, fresh): (Vec<(Draft, Kept)>, Vec<Draft>),
    new_id: &mut (dyn FnMut() -> u128 + Send),
) -> Result<Vec<Incoming>, StoreError> {
    let mut old = rows::records(rows, changed.iter().map(|(_, kept)| kept.id).collect()).await?;
    let mut known = Vec::with_capacity(changed.len());
    for (draft, kept) in changed {
        let row = old.remove(&kept.id).ok_or_else(|| StoreError::inconsistent("source_record", "id", kept.id))?;
        known.push((draft, PersonId::from_key(kept.person_id), Before::read(row)?));
    }
    let mut holders = Holders::find(rows, origin, &known, &fresh).await?;
    let mut incoming = Vec::with_capacity(known.len() + fresh.len());
    for (draft, person, before) in known {
        let findings = holders.of_known(&draft, person, &before, kind.own_scheme());
        holders.add(&draft, person);
        incoming.push(Incoming { draft, person, is_new_person: false, before: Some(before), findings });
    }
    for draft in fresh {
        if let Some(person) = draft.person {
            let findings = BTreeSet::new();
            incoming.push(Incoming { draft, person, is_new_person: false, before: None, findings });
            continue;
        }
        let (joined, mut findings) = join(draft.born_on, &holders.matches(&draft));
        if draft.born_on.is_none() {
            findings = BTreeSet::from([Finding::NotBorn]);
        }
        let person = joined.unwrap_or_else(|| PersonId::from_bits(new_id()));
        holders.add(&draft, person);
        incoming.push(Incoming { draft, person, is_new_person: joined.is_none(), before: None, findings });
    }
    Ok(incoming)
}

/// Gives each record of an extract that only adds to people on record the one person who holds its number and was born
/// on its day; takes out the others, each with why.
pub(super) async fn without_person(
    rows: &impl Rows,
    origin: Origin,
    (scheme, drafts): (Scheme, &mut Vec<Draft>),
) -> Result<Vec<(At, Finding)>, StoreError> {
    let numbers = BTreeMap::from([(scheme, drafts.iter().map(|draft| draft.key.as_str()).collect::<Vec<_>>())]);
    let mut holders: BTreeMap<String, BTreeSet<(Uuid, Option<Date>)>> = BTreeMap::new();
    if !drafts.is_empty() {
        for holder in rows::holders(rows, &numbers, origin.no).await? {
            let of_number = holders.entry(holder.value).or_default();
            of_number.insert((holder.person_id, holder.born_on.map(|day| day.0)));
        }
    }
    let mut out = Vec::new();
    drafts.retain_mut(|draft| {
        let found = holder(draft.born_on, &holders.remove(&draft.key).unwrap_or_default(), scheme);
        draft.person = found.ok();
        out.extend(found.err().map(|why| (draft.at.clone(), why)));
        draft.person.is_some()
    });
    Ok(out)
}

fn holder(
    born_on: Option<Date>,
    holders: &BTreeSet<(Uuid, Option<Date>)>,
    scheme: Scheme,
) -> Result<PersonId, Finding> {
    let born_then = |(_, born): &&(Uuid, Option<Date>)| born_on.is_some() && born_on == *born;
    let people: BTreeSet<Uuid> = holders.iter().filter(born_then).map(|(person, _)| *person).collect();
    match people.first() {
        Some(person) if people.len() == 1 => Ok(PersonId::from_key(*person)),
        Some(_) => Err(Finding::SeveralHave(scheme)),
        None if holders.is_empty() => Err(Finding::NobodyHas(scheme)),
        None => Err(Finding::HolderBornOtherwise(scheme)),
    }
}

impl Holders {
    /// Asks for every number that is new to the record: two questions.
    async fn find(
        rows: &impl Rows,
        origin: Origin,
        known: &[(Draft, PersonId, Before)],
        fresh: &[Draft],
    ) -> Result<Self, StoreError> {
        let mut numbers: BTreeMap<Scheme, Vec<&str>> = BTreeMap::new();
        let added = known.iter().flat_map(|(draft, _, before)| added(&draft.content, &before.content));
        for (scheme, value) in fresh.iter().flat_map(|draft| draft.content.numbers()).chain(added) {
            numbers.entry(scheme).or_default().push(value);
        }
        let mut holders = Self::default();
        let mut people = BTreeSet::new();
        for holder in rows::holders(rows, &numbers, origin.no).await? {
            let Some(scheme) = Scheme::from_code(&holder.scheme) else { continue };
            let person = PersonId::from_key(holder.person_id);
            people.insert(holder.person_id);
            let of_number = holders.by_number.entry((scheme, holder.value)).or_default();
            of_number.insert((person, holder.born_on.map(|day| day.0)));
        }
        let filed = rows::filed(rows, origin, people.into_iter().collect()).await?;
        holders.filed = filed.into_iter().map(|(person, key)| (PersonId::from_key(person), key)).collect();
        Ok(holders)
    }

    /// A record of this turn has been given its person.
    fn add(&mut self, draft: &Draft, person: PersonId) {
        for (scheme, value) in draft.content.numbers() {
            let of_number = self.by_number.entry((scheme, value.to_owned())).or_default();
            of_number.insert((person, draft.born_on));
        }
        self.filed.insert(person, draft.key.clone());
    }

    fn holding(&self, scheme: Scheme, value: &str) -> impl Iterator<Item = &(PersonId, Option<Date>)> {
        self.by_number.get(&(scheme, value.to_owned())).into_iter().flatten()
    }

    fn matches(&self, draft: &Draft) -> Vec<Match> {
        let mut matches = Vec::new();
        for (scheme, value) in draft.content.numbers() {
            matches.extend(self.holding(scheme, value).map(|(person, born_on)| Match {
                scheme,
                person: *person,
                born_on: *born_on,
                filed_already: self.filed.contains_key(person),
            }));
        }
        matches
    }

    /// What is worth a look in a record that was there before: its person stays who they are.
    fn of_known(&self, draft: &Draft, person: PersonId, before: &Before, own: Scheme) -> BTreeSet<Finding> {
        let mut findings = BTreeSet::new();
        for (scheme, value) in added(&draft.content, &before.content) {
            for (other, born_on) in self.holding(scheme, value).filter(|(other, _)| *other != person) {
                findings.insert(if draft.born_on != *born_on {
                    Finding::BornOtherwise(scheme)
                } else if self.filed.contains_key(other) {
                    Finding::TwiceInAgency(scheme)
                } else {
                    Finding::MayBeSamePerson(scheme)
                });
            }
        }
        let (was, is) = (before.content.legal_name(), draft.content.legal_name());
        if !was.is_empty() && was.given != is.given && was.family != is.family && before.born_on != draft.born_on {
            findings.insert(Finding::MayBeAnotherPerson(own));
        }
        findings
    }
}

/// Numbers that the record did not have before.
fn added<'a>(now: &'a Content, before: &'a Content) -> impl Iterator<Item = (Scheme, &'a str)> {
    now.numbers().filter(|number| before.numbers().all(|old| old != *number))
}
