//! The settings that fit two files: what is compared follows from the columns that both have.

use domain::identifier::Scheme;

use super::{Comparison, FORMAT, Kind, Level, LevelWeight, Model, Signed, Thresholds, VERSION};
use crate::error::LinkageError;

/// What is compared, the names that its column goes by, the column of further values, and whether rarity counts.
type Known = (&'static str, Kind, &'static [&'static str], &'static [&'static str], bool);

const KNOWN: &[Known] = &[
    (
        "first_name",
        Kind::FirstName,
        &["first_name", "given_name", "forename"],
        &["alias_first", "alias_first_name"],
        true,
    ),
    ("surname", Kind::Surname, &["surname", "last_name", "family_name"], &["alias_surname", "alias_last_name"], true),
    ("date_of_birth", Kind::Date, &["dob", "date_of_birth", "birth_date"], &[], true),
    ("postcode", Kind::Postcode, &["postcode", "post_code"], &["postcode_history", "postcodes"], true),
    ("middle_name", Kind::MiddleName, &["middle_name", "middle_names"], &[], true),
    ("gender", Kind::Code, &["gender", "sex"], &[], false),
    ("pnc", Kind::Identifier, &["pnc", "pnc_number"], &[], false),
    ("cro", Kind::Identifier, &["cro", "cro_number"], &[], false),
    ("nomis", Kind::Identifier, &["nomis", "nomis_number", "prison_number"], &[], false),
    ("crn", Kind::Identifier, &["crn", "case_reference_number"], &[], false),
    ("upn", Kind::Identifier, &["upn", "unique_pupil_number"], &[], false),
    ("nhs_number", Kind::Identifier, &["nhs_number"], &[], false),
    ("la_child_id", Kind::Identifier, &["la_child_id"], &[], false),
    ("social_security_number", Kind::Identifier, &["soc_sec_id", "national_insurance_number"], &[], false),
    ("street_number", Kind::Code, &["street_number"], &[], false),
    ("address", Kind::Text, &["address_1", "address_line_1"], &[], true),
    ("suburb", Kind::Text, &["suburb"], &[], true),
    ("state", Kind::Code, &["state"], &[], false),
];

/// Blocking rules in the names above, wide: whoever agrees in one of these is compared.
const RULES: &[&[&str]] = &[
    &["date_of_birth"],
    &["first_name", "surname"],
    &["surname", "outward(postcode)"],
    &["postcode"],
    &["pnc"],
    &["cro"],
    &["nomis"],
    &["crn"],
    &["upn"],
    &["nhs_number"],
    &["la_child_id"],
    &["social_security_number"],
    &["address", "street_number"],
];

/// For each thing that can be compared the names that its column goes by.
pub(crate) fn names_of_columns() -> impl Iterator<Item = &'static [&'static str]> {
    KNOWN.iter().map(|(_, _, names, ..)| *names)
}

impl Comparison {
    /// The scheme whose numbers a comparison of this name should be of.
    pub(crate) fn scheme_of_its_name(&self) -> Option<Scheme> {
        Some(match self.name.as_str() {
            "pnc" => Scheme::Pnc,
            "cro" => Scheme::Cro,
            "nomis" => Scheme::PrisonNumber,
            "crn" => Scheme::Crn,
            "upn" => Scheme::Upn,
            "nhs_number" => Scheme::NhsNumber,
            _ => return None,
        })
    }

    /// A comparison with every level that its kind can have, and no probabilities yet.
    pub fn untrained(name: &str, kind: Kind, column: &str, further: Option<&str>, term_frequency: bool) -> Self {
        let wanted = |level: &&Level| **level != Level::Alias || further.is_some();
        let levels = kind.levels().iter().filter(wanted);
        Self {
            name: name.to_owned(),
            kind,
            column: column.to_owned(),
            further: further.map(str::to_owned),
            checked_as: None,
            term_frequency,
            levels: levels.map(|level| LevelWeight { level: *level, m: None, u: None }).collect(),
        }
    }
}

impl Model {
    /// The settings for files that both have these columns, to be trained: everything that is known is compared.
    ///
    /// The thresholds are proposals in the name of `owner` on `date`.
    pub fn for_columns(columns: &[&str], owner: &str, date: &str) -> Result<Self, LinkageError> {
        let first_of = |names: &[&'static str]| names.iter().copied().find(|name| columns.contains(name));
        let mut comparisons: Vec<Comparison> = Vec::new();
        for (name, kind, main, further, term_frequency) in KNOWN {
            if let Some(column) = first_of(main) {
                comparisons.push(Comparison::untrained(name, *kind, column, first_of(further), *term_frequency));
            }
        }
        let column_of = |element: &str| {
            let (function, name) =
                element.strip_suffix(')').and_then(|rest| rest.split_once('(')).unwrap_or(("", element));
            let column = comparisons.iter().find(|comparison| comparison.name == name)?.column.clone();
            Some(if function.is_empty() { column } else { format!("{function}({column})") })
        };
        let blocking_rules: Vec<Vec<String>> =
            RULES.iter().filter_map(|rule| rule.iter().map(|element| column_of(element)).collect()).collect();
        if comparisons.len() < 2 || blocking_rules.is_empty() {
            let needed = "first_name and surname, or dob, or an identifier, with something beside it";
            return Err(LinkageError::NothingToCompare { needed });
        }
        let id_column = first_of(&["id", "rec_id", "unique_id"]).unwrap_or("id").to_owned();
        let thresholds = Thresholds::proposed(owner, date);
        let (format, version) = (FORMAT.to_owned(), VERSION);
        Ok(Self { format, version, id_column, prior: None, thresholds, blocking_rules, comparisons, training: None })
    }
}

impl Thresholds {
    /// The thresholds that the program proposes; somebody who answers for links should look at them and sign.
    pub fn proposed(owner: &str, date: &str) -> Self {
        let signed = |value: f64, reason: &str| {
            let [owner, date, reason] = [owner, date, reason].map(str::to_owned);
            Signed { value, owner, date, reason }
        };
        Self {
            join: signed(10.0, "odds of 1,024 to 1 that the two are one person"),
            keep: signed(6.0, "a link that was made stays until its odds fall under 64 to 1"),
            review: signed(0.0, "from even odds on a person decides"),
            margin: signed(3.0, "a rival of an eighth of the odds or more needs a person to decide"),
            twin: signed(-5.0, "same surname, birthday and address with another first name is more often twins"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compared_follows_from_the_columns() {
        let model =
            Model::for_columns(&["id", "given_name", "surname", "dob", "postcode"], "Rowan", "2026-11-26").unwrap();
        let names: Vec<&str> = model.comparisons.iter().map(|comparison| comparison.name.as_str()).collect();
        assert_eq!(names, ["first_name", "surname", "date_of_birth", "postcode"]);
        assert_eq!(model.blocking_rules[1], ["given_name", "surname"]);
        assert_eq!(model.blocking_rules[2], ["surname", "outward(postcode)"]);
        assert!(model.comparisons[0].level(Level::Alias).is_none());
        assert!(matches!(model.check_trained(), Err(LinkageError::Untrained { missing: "m", .. })));
    }

    #[test]
    fn a_file_with_nothing_to_compare_is_refused() {
        assert!(Model::for_columns(&["id", "dob"], "Rowan", "2026-11-26").is_err());
    }

    #[test]
    fn a_model_is_read_as_it_was_written() {
        let model = Model::for_columns(&["id", "surname", "dob"], "Rowan", "2026-11-26").unwrap();
        let json = model.to_json();
        assert_eq!(Model::parse("model.json", &json).unwrap(), model);
        for (from, to, said) in [
            ("\"version\": 1", "\"version\": 2", "version 2"),
            ("\"close\"", "\"outward\"", "cannot have the level outward"),
            ("\"close\"", "\"exact\"", "twice or out of order"),
            ("\"value\": 10.0", "\"value\": 2.0", "keep over join"),
            ("\"id_column\"", "\"ids\"", "unknown field"),
        ] {
            let error = Model::parse("model.json", &json.replacen(from, to, 1)).unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
    }

    #[test]
    fn a_threshold_that_nobody_answers_for_is_refused() {
        let mut model = Model::for_columns(&["id", "surname", "dob"], "Rowan", "2026-11-26").unwrap();
        for level in model.comparisons.iter_mut().flat_map(|comparison| &mut comparison.levels) {
            (level.m, level.u) = (Some(0.5), Some(0.5));
        }
        assert!(model.check_trained().unwrap_err().to_string().contains("prior"));
        model.prior =
            Some(Signed { value: 0.01, owner: "Rowan".into(), date: "2026-11-26".into(), reason: "told".into() });
        model.check_trained().unwrap();
        model.thresholds.join.owner = " ".into();
        assert!(model.check_trained().unwrap_err().to_string().contains("has no owner"));
    }
}
