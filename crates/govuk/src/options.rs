//! Checks the options of a component against those the design system lists, so that a misspelt one is an error.

use minijinja::Value;
use minijinja::value::ValueKind;

/// One component of the design system: the function pages call, its template, the options it knows.
#[derive(Debug)]
pub(crate) struct Component {
    pub(crate) name: &'static str,
    pub(crate) template: &'static str,
    pub(crate) options: Options,
}

pub(crate) type Options = &'static [(&'static str, Within)];

/// What an option holds.
#[derive(Debug)]
pub(crate) enum Within {
    /// A plain value, or a map whose names are free (HTML attributes).
    Anything,
    /// A map, or a list of maps, with these options.
    Options(Options),
    /// The options of another component.
    Component(&'static str),
}

/// Why a component was not drawn.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// The path of an option that the component does not know.
    Unknown(String),
    /// The path of an option whose value the page was not given.
    Missing(String),
    /// The path of an option shown without escaping whose text nobody vouched for.
    NotVouchedFor(String),
}

/// Checks `given` against the component's options, deeply.
pub(crate) fn check(given: &Value, options: Options, known: &[Component], path: &str) -> Result<(), Refused> {
    match given.kind() {
        ValueKind::Seq | ValueKind::Iterable => {
            given.try_iter().into_iter().flatten().try_for_each(|item| check(&item, options, known, path))
        }
        ValueKind::Map => given.try_iter().into_iter().flatten().try_for_each(|name| {
            let value = given.get_item(&name).unwrap_or_default();
            let name = name.to_string();
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            present_and_vouched_for(&name, &value, &path)?;
            let within = options.iter().find(|(option, _)| *option == name).map(|(_, within)| within);
            match within {
                None => Err(Refused::Unknown(path)),
                Some(Within::Anything) => all_vouched_for(&value, &path),
                Some(Within::Options(options)) => check(&value, options, known, &path),
                Some(Within::Component(component)) => {
                    let options = known.iter().find(|known| known.name == *component).map(|known| known.options);
                    options
                        .map_or_else(|| all_vouched_for(&value, &path), |options| check(&value, options, known, &path))
                }
            }
        }),
        _ => Ok(()),
    }
}

/// Where names are free, markup is still looked for.
fn all_vouched_for(given: &Value, path: &str) -> Result<(), Refused> {
    match given.kind() {
        ValueKind::Seq | ValueKind::Iterable => {
            given.try_iter().into_iter().flatten().try_for_each(|item| all_vouched_for(&item, path))
        }
        ValueKind::Map => given.try_iter().into_iter().flatten().try_for_each(|name| {
            let value = given.get_item(&name).unwrap_or_default();
            let path = format!("{path}.{name}");
            present_and_vouched_for(&name.to_string(), &value, &path)?;
            all_vouched_for(&value, &path)
        }),
        _ => Ok(()),
    }
}

/// Options whose text upstream shows as it is, besides those whose name ends in `html`: ready-made attributes, the slots
/// of the service navigation, MoJ's currency sign.
const SHOWN_AS_THEY_ARE: [&str; 6] =
    ["attributes", "slots.start", "slots.end", "slots.navigationStart", "slots.navigationEnd", "currencyLabel.text"];

fn present_and_vouched_for(name: &str, value: &Value, path: &str) -> Result<(), Refused> {
    if value.is_undefined() {
        return Err(Refused::Missing(path.into()));
    }
    let as_it_is = |option: &&str| path.strip_suffix(*option).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    let is_markup = name == "html" || name.ends_with("Html") || SHOWN_AS_THEY_ARE.iter().any(as_it_is);
    let refused = is_markup && value.as_str().is_some_and(|text| !text.is_empty()) && !value.is_safe();
    if refused { Err(Refused::NotVouchedFor(path.into())) } else { Ok(()) }
}
