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

/// Options whose text upstream shows as it is, besides those whose name ends in `html`: ready-made attributes, the slots
/// of the service navigation, MoJ's currency sign.
const SHOWN_AS_THEY_ARE: [&str; 6] =
    ["attributes", "slots.start", "slots.end", "slots.navigationStart", "slots.navigationEnd", "currencyLabel.text"];

/// What a check needs to know besides the options.
pub(crate) struct Check<'a> {
    pub(crate) known: &'a [Component],
    /// Tells a value that was never given from one that is rightly absent (`x if y` without an `else`).
    pub(crate) is_missing: &'a dyn Fn(&Value) -> bool,
}

impl Check<'_> {
    /// Checks all that was given to a component, deeply.
    pub(crate) fn component(&self, given: &Value, component: &Component) -> Result<(), Refused> {
        self.options(given, Some(component.options), "")
    }

    /// Checks a map, or each of a list. Where names are free, values and markup are still looked at.
    fn options(&self, given: &Value, options: Option<Options>, path: &str) -> Result<(), Refused> {
        match given.kind() {
            ValueKind::Seq | ValueKind::Iterable => {
                given.try_iter().into_iter().flatten().try_for_each(|item| self.options(&item, options, path))
            }
            ValueKind::Map => given.try_iter().into_iter().flatten().try_for_each(|name| {
                let value = given.get_item(&name).unwrap_or_default();
                self.option(name.as_str().unwrap_or_default(), &value, options, path)
            }),
            _ => Ok(()),
        }
    }

    fn option(&self, name: &str, value: &Value, options: Option<Options>, within: &str) -> Result<(), Refused> {
        let path = if within.is_empty() { name.to_owned() } else { format!("{within}.{name}") };
        if value.is_undefined() && (self.is_missing)(value) {
            return Err(Refused::Missing(path));
        }
        if is_shown_as_it_is(name, &path) && value.as_str().is_some_and(|text| !text.is_empty()) && !value.is_safe() {
            return Err(Refused::NotVouchedFor(path));
        }
        let Some(options) = options else { return self.options(value, None, &path) };
        match options.iter().find(|(option, _)| *option == name) {
            None => Err(Refused::Unknown(path)),
            Some((_, Within::Anything)) => self.options(value, None, &path),
            Some((_, Within::Options(options))) => self.options(value, Some(options), &path),
            Some((_, Within::Component(component))) => {
                let component = self.known.iter().find(|known| known.name == *component);
                self.options(value, component.map(|component| component.options), &path)
            }
        }
    }
}

fn is_shown_as_it_is(name: &str, path: &str) -> bool {
    let listed = |option: &&str| path.strip_suffix(*option).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    name == "html" || name.ends_with("Html") || SHOWN_AS_THEY_ARE.iter().any(listed)
}
