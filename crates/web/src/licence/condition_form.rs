//! The form of a condition, read into one with everything that must be put right told at once.

use domain::licence::{Condition, ConditionRefused, NewCondition, Rule, RuleKind};
use domain::place::{Coordinates, TimeOfDay};

use crate::form::{DateWrong, FieldError, Form, TypedDate};

fn point(form: &Form, errors: &mut Vec<FieldError>) -> Option<Coordinates> {
    let at = Coordinates::parse(form.text("at"));
    at.map_err(|_| errors.push(FieldError::new("at", "Enter two numbers in England or Wales, like 52.4862, -1.8904")))
        .ok()
}

fn time(form: &Form, field: &str, errors: &mut Vec<FieldError>) -> Option<TimeOfDay> {
    let time = TimeOfDay::parse(form.text(field));
    time.map_err(|_| errors.push(FieldError::new(field, "Enter a time like 7pm or 19:00"))).ok()
}

fn rule(form: &Form, errors: &mut Vec<FieldError>) -> Option<Rule> {
    match RuleKind::from_code(form.text("kind")) {
        None => {
            errors.push(FieldError::new("kind", "Choose what the condition is about"));
            None
        }
        Some(RuleKind::Curfew) => {
            let at = if form.text("at").is_empty() { None } else { point(form, errors) };
            let hours = time(form, "from_at", errors).zip(time(form, "to_at", errors));
            hours.map(|(from, to)| Rule::Curfew { address: form.text("address").to_owned(), at, from, to })
        }
        Some(RuleKind::ExclusionZone) => {
            let radius = form.text("radius").parse().ok();
            if radius.is_none() {
                errors.push(FieldError::new("radius", "Enter how many metres the zone reaches"));
            }
            point(form, errors).zip(radius).map(|(centre, radius_metres)| Rule::ExclusionZone { centre, radius_metres })
        }
        Some(RuleKind::NoContact) => Some(Rule::NoContact { name: form.text("name").to_owned() }),
        Some(RuleKind::Reporting) => Some(Rule::Reporting),
        Some(RuleKind::Other) => Some(Rule::Other),
    }
}

fn day(form: &Form, field: &str, errors: &mut Vec<FieldError>) -> Option<domain::Date> {
    match form.date(field).read() {
        Ok(day) => Some(day),
        Err(DateWrong::Missing) => None,
        Err(wrong) => {
            errors.push(wrong.error(field));
            None
        }
    }
}

/// Reads the form, or says everything that must be put right.
pub(super) fn read(form: &Form) -> Result<NewCondition, Vec<FieldError>> {
    let mut errors = Vec::new();
    let rule = rule(form, &mut errors);
    let (from, to) = (day(form, "from", &mut errors), day(form, "to", &mut errors));
    match rule {
        Some(rule) if errors.is_empty() => Ok(NewCondition(Condition {
            rule,
            words: form.text("words").to_owned(),
            for_workers: form.text("for_workers").to_owned(),
            from,
            to,
            source: form.text("source").to_owned(),
        })),
        _ => Err(errors),
    }
}

/// A condition as its form has it.
pub(super) fn typed(condition: &Condition) -> Form {
    let mut form = Form::default();
    form.add("kind", condition.rule.kind().code());
    match &condition.rule {
        Rule::Curfew { address, at, from, to } => {
            form.add("address", address);
            form.add("at", &at.map_or_else(String::new, |at| at.to_string()));
            form.add("from_at", &from.to_string());
            form.add("to_at", &to.to_string());
        }
        Rule::ExclusionZone { centre, radius_metres } => {
            form.add("at", &centre.to_string());
            form.add("radius", &radius_metres.to_string());
        }
        Rule::NoContact { name } => form.add("name", name),
        Rule::Reporting | Rule::Other => {}
    }
    form.add("words", &condition.words);
    form.add("for_workers", &condition.for_workers);
    form.add("source", &condition.source);
    for (name, date) in [("from", condition.from), ("to", condition.to)] {
        let Some(date) = date else { continue };
        let TypedDate { day, month, year } = TypedDate::of(date);
        for (part, value) in [("day", day), ("month", month), ("year", year)] {
            form.add(&format!("{name}-{part}"), &value);
        }
    }
    form
}

/// What the domain refused, in the words of the form.
pub(super) fn refused(refused: &[ConditionRefused]) -> Vec<FieldError> {
    let error = |one: &ConditionRefused| match one {
        ConditionRefused::NoWords => FieldError::new("words", "Enter what the young adult reads"),
        ConditionRefused::TooLong { length } => {
            FieldError::new("words", format!("These words have {length} characters. Shorten them to 2,000"))
        }
        ConditionRefused::EndsFirst => FieldError::new("to-day", "The last day must be on the first day or later"),
        ConditionRefused::NoHours => FieldError::new("to_at", "The curfew must end at another time than it begins"),
        ConditionRefused::NoAddress => FieldError::new("address", "Enter the address of the curfew"),
        ConditionRefused::NoName => FieldError::new("name", "Enter who it is"),
        ConditionRefused::Radius => FieldError::new("radius", "Enter metres from 1 to 100,000"),
        ConditionRefused::NoSource => FieldError::new("source", "Enter who gave it, like: licence of 3 March 2027"),
    };
    refused.iter().map(error).collect()
}
