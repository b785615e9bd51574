//! Our own pages: every value they show must have been given to them, and every component option must exist.

use std::collections::BTreeSet;
use std::sync::Arc;

use minijinja::value::{Kwargs, Serde};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, State, UndefinedBehavior, Value};
use serde::Serialize;

use crate::assets::address;
use crate::components::{self, COMPONENTS, TEMPLATES, arguments, draw, with_more};
use crate::escape::write_value;
use crate::options::{Component, Refused, check};

/// A page that could not be parsed or drawn.
#[derive(Debug, thiserror::Error)]
#[error("page {page} cannot be drawn")]
pub struct PageError {
    /// The template's name.
    pub page: String,
    /// What is wrong, with the template's line.
    #[source]
    pub source: Error,
}

/// All pages of the program, parsed.
#[derive(Debug)]
pub struct Pages {
    env: Environment<'static>,
}

impl Pages {
    /// Parses all page templates, given as name and text. `layout.html` is ours and may be extended by any of them.
    pub fn new(templates: impl IntoIterator<Item = (&'static str, &'static str)>) -> Result<Self, PageError> {
        let upstream = components::environment(TEMPLATES, COMPONENTS)
            .map_err(|source| PageError { page: "of the design system".into(), source })?;
        let upstream = Arc::new(upstream);
        let mut env = Environment::new();
        env.set_debug(false);
        env.set_undefined_behavior(UndefinedBehavior::Strict);
        env.set_auto_escape_callback(|_| AutoEscape::Html);
        env.set_formatter(write_value);
        env.add_function("asset", |name: &str| {
            address(name).ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("there is no asset `{name}`")))
        });
        for component in COMPONENTS {
            let upstream = Arc::clone(&upstream);
            env.add_function(component.name, move |state: &mut State, map: Option<Value>, named: Kwargs| {
                let (params, block) = arguments(state, map, &named)?;
                checked(&upstream, component, params, block)
            });
        }
        let ours = [
            ("layout.html", include_str!("../templates/layout.html")),
            ("masthead.html", include_str!("../templates/masthead.html")),
        ];
        for (name, source) in ours.into_iter().chain(templates) {
            env.add_template(name, source).map_err(|source| PageError { page: name.into(), source })?;
        }
        Ok(Self { env })
    }

    /// Draws a page from the struct that is its contract.
    pub fn render(&self, page: &str, contract: &impl Serialize) -> Result<String, PageError> {
        let drawn = self.env.get_template(page).and_then(|template| template.render(Serde(contract)));
        drawn.map_err(|source| PageError { page: page.into(), source })
    }

    /// The names that a page expects its contract to hold, for tests that compare the two. The layout's are not among
    /// them, unless the page itself uses them.
    pub fn undeclared(&self, page: &str) -> Result<BTreeSet<String>, PageError> {
        let template = self.env.get_template(page).map_err(|source| PageError { page: page.into(), source })?;
        let functions: BTreeSet<&str> = self.env.globals().map(|(name, _)| name).collect();
        let names = template.undeclared_variables(false);
        Ok(names.into_iter().filter(|name| !functions.contains(name.as_str())).collect())
    }
}

/// Draws a component whose options have been checked; a call block around it becomes its `html`.
fn checked(
    upstream: &Environment<'static>,
    component: &Component,
    mut params: Value,
    mut block: Option<Value>,
) -> Result<Value, Error> {
    if component.options.iter().any(|(name, _)| *name == "html")
        && let Some(html) = block.take()
    {
        params = with_more(&params, vec![("html".to_owned(), html)]);
    }
    check(&params, component.options, COMPONENTS, "").map_err(|refused| {
        let name = component.name;
        let why = match refused {
            Refused::Unknown(option) => format!("{name} has no option `{option}`"),
            Refused::NotVouchedFor(option) => {
                format!("{name} shows `{option}` as it is: give it a call block or SafeHtml")
            }
        };
        Error::new(ErrorKind::InvalidOperation, why)
    })?;
    draw(upstream, component, params, block).map(Value::from_safe_string)
}
