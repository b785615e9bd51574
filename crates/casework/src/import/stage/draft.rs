//! A record as it comes out of the files: what one agency says of one person, ready to be compared with what is kept.

use std::collections::BTreeSet;

use domain::Date;
use domain::agency::Role;
use domain::id::PersonId;
use domain::identifier::{Identifier, Scheme};
use domain::person::{NameKind, PersonName, name_keys};
use extracts::At;
use extracts::columns::{IndexedPerson, PrisonRecord, ProbationRecord};
use extracts::value::AccessLimit;

use super::AgencyNamed;
use crate::record::{AlertPart, Content, CustodyPart, NamePart, ProbationPart, RecordKind, ReleaseDatePart};

/// What one agency says of one person.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) at: At,
    /// The agency's own number for the person.
    pub(super) key: String,
    pub(super) born_on: Option<Date>,
    /// `restricted` or `excluded`, as the agency marks it.
    pub(super) limited: Option<String>,
    pub(super) content: Content,
    /// The agency of the worker named, where it is not the one whose files these are.
    pub(super) post: Option<AgencyNamed>,
    /// The person on record whom it adds to, where the extract only adds to people on record.
    pub(super) person: Option<PersonId>,
    /// Hash of what the files say: equal means unchanged.
    pub(super) hash: String,
}

/// Name and address of a worker, as an extract has them.
type Named = (Option<String>, Option<String>);

impl Draft {
    pub(super) fn new(at: At, key: &str, born_on: Option<Date>, limited: Option<&str>, content: Content) -> Self {
        let hash = hash(born_on, limited, &content);
        let limited = limited.map(str::to_owned);
        Self { at, key: key.to_owned(), born_on, limited, content, post: None, person: None, hash }
    }

    /// From a row of a council's index.
    pub(super) fn of_index(row: IndexedPerson) -> Self {
        let alias = (row.alias_given_name, row.alias_family_name);
        let content = Content {
            names: names(&(row.given_name, row.middle_name, row.family_name), &alias),
            identifiers: numbers([
                Some(&row.local_id),
                row.upn.as_ref(),
                row.nhs_number.as_ref(),
                row.prison_number.as_ref(),
                row.crn.as_ref(),
                row.pnc.as_ref(),
            ]),
            sex: row.sex.map(|sex| sex.code().to_owned()),
            ethnicity: row.ethnicity.map(str::to_owned),
            postcode: row.postcode,
            team: row.team,
            worker: worker(Role::PersonalAdviser, (row.personal_adviser, row.personal_adviser_email)),
            ..Content::default()
        };
        Self::new(
            row.at,
            own_number(&row.local_id),
            Some(row.date_of_birth),
            row.limited_access.map(AccessLimit::code),
            content,
        )
    }

    /// From a row of a prison's extract. The prison offender manager works for the establishment.
    pub(super) fn of_prison(row: PrisonRecord) -> Self {
        let release_dates = row.release_dates().into_iter().map(|date| ReleaseDatePart {
            kind: date.kind.code().to_owned(),
            on: date.on,
            source: date.source,
            as_of: date.as_of,
        });
        let establishment = row.establishment.unwrap_or_else(|| row.establishment_code.clone());
        let custody = CustodyPart {
            establishment_code: row.establishment_code.clone(),
            establishment: establishment.clone(),
            received_on: row.received_on,
            legal_status: row.legal_status.map(|status| status.code().to_owned()),
            sentence_start: row.sentence_start,
            release_dates: release_dates.collect(),
            alerts: row
                .alerts
                .into_iter()
                .map(|alert| AlertPart { code: alert.code, from: alert.from, to: alert.to })
                .collect(),
            left_by: None,
        };
        let alias = (row.alias_given_name, row.alias_family_name);
        let manager = (row.prison_offender_manager, row.prison_offender_manager_email);
        let content = Content {
            names: names(&(row.given_name, row.middle_name, row.family_name), &alias),
            identifiers: numbers([Some(&row.prison_number), row.pnc.as_ref(), row.cro.as_ref()]),
            sex: row.sex.map(|sex| sex.code().to_owned()),
            worker: worker(Role::PrisonOffenderManager, manager),
            custody: Some(custody),
            ..Content::default()
        };
        let key = own_number(&row.prison_number);
        let mut draft =
            Self::new(row.at, key, Some(row.date_of_birth), row.limited_access.map(AccessLimit::code), content);
        draft.post = Some(AgencyNamed { code: row.establishment_code, name: establishment });
        draft
    }

    /// From a row of a probation region's extract. A region has no code of its own: it is known by its name.
    pub(super) fn of_probation(row: ProbationRecord) -> Self {
        let manager = (row.community_offender_manager, row.community_offender_manager_email);
        let alias = (row.alias_given_name, row.alias_family_name);
        let content = Content {
            names: names(&(row.given_name, None, row.family_name), &alias),
            identifiers: numbers([Some(&row.crn), row.pnc.as_ref(), row.cro.as_ref(), row.prison_number.as_ref()]),
            sex: row.sex.map(|sex| sex.code().to_owned()),
            worker: worker(Role::CommunityOffenderManager, manager),
            probation: Some(ProbationPart {
                region: row.region.clone().unwrap_or_default(),
                from: row.supervision_from,
                to: row.supervision_to,
            }),
            ..Content::default()
        };
        let key = own_number(&row.crn);
        let mut draft =
            Self::new(row.at, key, Some(row.date_of_birth), row.limited_access.map(AccessLimit::code), content);
        draft.post = row.region.map(|name| AgencyNamed { code: name.clone(), name });
        draft
    }
}

/// Hash of a record's content.
pub(super) fn hash(born_on: Option<Date>, limited: Option<&str>, content: &Content) -> String {
    let born_on = born_on.map(|day| day.to_string()).unwrap_or_default();
    store::audit::digest(format!("{born_on}|{}|{}", limited.unwrap_or_default(), json(content)).as_bytes())
}

/// The content as it is kept.
pub(super) fn json(content: &Content) -> String {
    // Plain structs, text and days: there is nothing in them that cannot be written.
    serde_json::to_string(content).unwrap_or_default()
}

/// The number under which an agency files a person: of a council's own, the part after the council's code.
pub(super) fn own_number(number: &Identifier) -> &str {
    number.child_id().unwrap_or(number.value())
}

/// The identifiers given, by scheme code and value.
pub(super) fn numbers<'a>(given: impl IntoIterator<Item = Option<&'a Identifier>>) -> Vec<(String, String)> {
    let given = given.into_iter().flatten();
    given.map(|number| (number.scheme().code().to_owned(), number.value().to_owned())).collect()
}

/// The legal name, and the other one if there is any; a part that the other name lacks is as in the legal one.
fn names((given, middle, family): &(Option<String>, Option<String>, String), alias: &Named) -> Vec<NamePart> {
    let (given, middle) = (given.as_deref().unwrap_or_default(), middle.as_deref().unwrap_or_default());
    let legal = PersonName::new(given, middle, family);
    let mut names = vec![NamePart::new(NameKind::Legal, &legal)];
    if alias.0.is_some() || alias.1.is_some() {
        let other = PersonName::new(alias.0.as_deref().unwrap_or(given), "", alias.1.as_deref().unwrap_or(family));
        names.push(NamePart::new(NameKind::Alias, &other));
    }
    names
}

fn worker(role: Role, named: Named) -> Option<(String, String, String)> {
    let (name, address) = match named {
        (Some(name), address) => (name, address.unwrap_or_default()),
        (None, Some(address)) => (address.clone(), address),
        (None, None) => return None,
    };
    Some((role.code().to_owned(), name, address.to_lowercase()))
}

impl Content {
    /// The legal name; empty where no extract with names has come.
    pub(super) fn legal_name(&self) -> PersonName {
        self.names.first().map(NamePart::name).unwrap_or_default()
    }

    /// The folded texts by which the person is found.
    pub(super) fn name_keys(&self) -> BTreeSet<String> {
        let kind = |part: &NamePart| NameKind::from_code(&part.kind).unwrap_or(NameKind::Alias);
        let names: Vec<_> = self.names.iter().map(|part| (kind(part), part.name())).collect();
        name_keys(&names)
    }

    /// The numbers the person is known by, of schemes this version knows.
    pub(super) fn numbers(&self) -> impl Iterator<Item = (Scheme, &str)> {
        self.identifiers.iter().filter_map(|(scheme, value)| Some((Scheme::from_code(scheme)?, value.as_str())))
    }
}

impl RecordKind {
    /// The scheme of the numbers under which the agency files people.
    pub(super) const fn own_scheme(self) -> Scheme {
        match self {
            Self::PersonIndex | Self::Ssda903 => Scheme::LocalId,
            Self::Prison | Self::ReleaseDates => Scheme::PrisonNumber,
            Self::Probation => Scheme::Crn,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_name_takes_missing_parts_from_the_legal_one() {
        let name = |given: &str| (Some(given.to_owned()), None, "Rowanfield".to_owned());
        let text = |parts: Vec<NamePart>| parts.iter().map(|part| part.name().to_string()).collect::<Vec<_>>();
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(text(names(&name("Wren"), &(None, None))), ["Wren Rowanfield"]);
        assert_eq!(text(names(&name("Wren"), &(some("Wrennie"), None))), ["Wren Rowanfield", "Wrennie Rowanfield"]);
        assert_eq!(text(names(&name("Wren"), &(None, some("Ashbrook")))), ["Wren Rowanfield", "Wren Ashbrook"]);
    }

    #[test]
    fn a_worker_is_known_by_an_address_in_small_letters() {
        let some = |text: &str| Some(text.to_owned());
        let named =
            |name, address| worker(Role::PersonalAdviser, (name, address)).map(|(_, name, email)| (name, email));
        assert_eq!(named(None, None), None);
        assert_eq!(
            named(some("Ada Linden"), some("Ada.Linden@merrowdale.example")),
            Some(("Ada Linden".into(), "ada.linden@merrowdale.example".into()))
        );
        assert_eq!(named(some("Ada Linden"), None), Some(("Ada Linden".into(), String::new())));
    }
}
