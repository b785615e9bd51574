//! Our own pages: every value they show must have been given to them, and every component option must exist.

use std::collections::BTreeSet;
use std::sync::Arc;

use minijinja::value::{Kwargs, Serde, StringInput};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, State, UndefinedBehavior, Value};
use serde::Serialize;

use crate::assets::address;
use crate::components::{self, COMPONENTS, TEMPLATES, arguments, draw, with_more};
use crate::escape::write_value;
use crate::options::{Check, Component, Refused};

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
                let given = arguments(state, map, &named)?;
                checked(state, &upstream, component, given)
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
    state: &mut State,
    upstream: &Environment<'static>,
    component: &Component,
    (mut params, mut block): (Value, Option<Value>),
) -> Result<Value, Error> {
    if component.options.iter().any(|(name, _)| *name == "html")
        && let Some(html) = block.take()
    {
        params = with_more(&params, vec![("html".to_owned(), html)]);
    }
    let check = Check { known: COMPONENTS, is_missing: &|value| StringInput::new(state, value).is_err() };
    check.component(&params, component).map_err(|refused| why_refused(component.name, &refused))?;
    draw(upstream, component, params, block).map(Value::from_safe_string)
}

fn why_refused(name: &str, refused: &Refused) -> Error {
    let (kind, why) = match refused {
        Refused::Unknown(option) => (ErrorKind::InvalidOperation, format!("{name} has no option `{option}`")),
        Refused::Missing(option) => {
            (ErrorKind::UndefinedError, format!("the page was not given the value of `{option}` in {name}"))
        }
        Refused::NotVouchedFor(option) => {
            (ErrorKind::InvalidOperation, format!("{name} shows `{option}` as it is: give it a call block or SafeHtml"))
        }
    };
    Error::new(kind, why)
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;

    use serde_json::json;

    use super::*;
    use crate::SafeHtml;

    /// Draws one template, or says why not: the whole chain of causes.
    fn drawn(name: &'static str, template: &'static str, contract: &impl Serialize) -> Result<String, String> {
        let pages = Pages::new([(name, template)]).map_err(|why| format!("{why}: {}", why.source().unwrap()))?;
        pages.render(name, contract).map_err(|why| format!("{why}: {:?}", why.source().unwrap()))
    }

    #[test]
    fn a_component_is_called_with_a_map_with_names_or_with_a_block() {
        let expected = drawn("a", r#"{{ govukInsetText({"html": h, "id": "i"}) }}"#, &context_with_html()).unwrap();
        for template in [
            r#"{{ govukInsetText(html=h, id="i") }}"#,
            r#"{{ govukInsetText({"id": "i"}, html=h) }}"#,
            r#"{% call govukInsetText(id="i") %}<b>x</b>{% endcall %}"#,
        ] {
            assert_eq!(drawn("a", template, &context_with_html()).unwrap(), expected, "{template}");
        }
        assert!(expected.contains("<b>x</b>") && expected.contains("id=\"i\""));
        let card = r#"{% call mojInterruptionCard(heading="Stop") %}<p>words</p>{% endcall %}"#;
        assert!(drawn("a", card, &json!({})).unwrap().contains("__body\"><p>words</p>"));
    }

    fn context_with_html() -> impl Serialize {
        std::collections::BTreeMap::from([("h", SafeHtml::vouched_for("<b>x</b>"))])
    }

    #[test]
    fn an_option_that_is_unknown_or_not_vouched_for_is_an_error_that_names_it() {
        let cases = [
            (r#"{{ govukButton(txt="x") }}"#, "govukButton has no option `txt`"),
            (r#"{{ govukButton({"txt": "x"}) }}"#, "govukButton has no option `txt`"),
            (r#"{{ govukInput(name="n", label={"txt": "x"}) }}"#, "govukInput has no option `label.txt`"),
            (r#"{{ govukRadios(name="n", items=[{"txt": "x"}]) }}"#, "govukRadios has no option `items.txt`"),
            (r#"{{ govukTable(rows=[[{"txt": "x"}]]) }}"#, "govukTable has no option `rows.txt`"),
            ("{{ mojTimeline(item=[]) }}", "mojTimeline has no option `item`"),
            ("{{ govukInsetText(html=typed) }}", "govukInsetText shows `html` as it is"),
            (
                r#"{{ mojTimeline(items=[{"label": {"html": typed}}]) }}"#,
                "mojTimeline shows `items.label.html` as it is",
            ),
            (r#"{{ govukButton(text="x", attributes=typed) }}"#, "govukButton shows `attributes` as it is"),
            (r#"{{ govukServiceNavigation(slots={"end": typed}) }}"#, "shows `slots.end` as it is"),
            ("{{ govukGenericHeader(logoHtml=typed) }}", "govukGenericHeader shows `logoHtml` as it is"),
            (r#"{{ mojCurrencyInput(currencyLabel={"text": typed}) }}"#, "shows `currencyLabel.text` as it is"),
            (r#"{{ asset("none.css") }}"#, "there is no asset `none.css`"),
        ];
        for (template, expected) in cases {
            let why = drawn("a", template, &json!({"typed": "<b>"})).unwrap_err();
            assert!(why.contains(expected), "{template}: {why}");
        }
    }

    #[test]
    fn text_is_escaped_whatever_the_template_is_called() {
        for name in ["a.html", "a.njk", "a.txt", "a.js", "a", "a.html.unknown", "ä b"] {
            let text = drawn(name, "{{ typed }} {{ govukTag(text=typed) }}", &json!({"typed": "<i>'\"&"})).unwrap();
            assert_eq!(text.matches("&lt;i&gt;&#39;&quot;&amp;").count(), 2, "{name}: {text}");
            assert!(!text.contains("<i>"), "{name}");
        }
    }

    #[test]
    fn a_value_that_was_not_given_is_an_error_and_null_is_nothing() {
        for template in
            ["{{ missing }}", "{{ given.missing }}", "{% if missing %}{% endif %}", "{{ govukTag(text=missing) }}"]
        {
            let why = drawn("a", template, &json!({"given": {}}));
            assert!(why.is_err(), "{template}: {why:?}");
        }
        let absent = r#"{{ govukTag(text="x", classes="y" if false, attributes=n) }}{{ "z" if false }}"#;
        assert_eq!(
            drawn("a", absent, &json!({"n": null})).unwrap().trim(),
            "<strong class=\"govuk-tag\">\n  x\n</strong>"
        );
        let by_default = "{{ govukBackLink(text=n) }}";
        assert!(drawn("a", by_default, &json!({"n": null})).unwrap().contains(">Back<"));
        assert_eq!(
            drawn("a", "[{{ n }}{{ t }}{{ f }}]", &json!({"n": null, "t": true, "f": 1.5})).unwrap(),
            "[true1.5]"
        );
    }

    #[test]
    fn an_error_names_page_and_line_and_no_value() {
        let why = drawn("visit.html", "\n{{ who }}{{ missing }}", &json!({"who": "Wren Rowanfield"})).unwrap_err();
        assert!(why.contains("visit.html") && why.contains("line: 2"), "{why}");
        assert!(!why.contains("Wren"), "{why}");
        let why = drawn("visit.html", "{% if %}", &json!({})).unwrap_err();
        assert!(why.contains("visit.html"), "{why}");
    }

    #[test]
    fn a_page_says_which_names_it_expects() {
        let page = r#"{% extends "layout.html" %}{% from "masthead.html" import masthead %}
            {% block content %}{{ name }}{{ govukTag(text=tag.text) }}{% for v in visits %}{{ v }}{% endfor %}{{ masthead(name, []) }}{% endblock %}"#;
        let pages = Pages::new([("a", page)]).unwrap();
        assert_eq!(pages.undeclared("a").unwrap(), ["name", "tag", "visits"].map(str::to_owned).into());
        assert!(pages.undeclared("b").is_err());
    }

    const EMPTY: &str = r#"{% extends "layout.html" %}{% block content %}<h1>{{ page_title }}</h1>{% endblock %}"#;

    #[test]
    fn the_layout_needs_three_values_and_leaves_out_what_is_absent() {
        let page = drawn("a", EMPTY, &json!({"page_title": "People", "service_name": "S", "lang": "cy"})).unwrap();
        assert!(page.contains("<html lang=\"cy\"") && page.contains("<title>People – S</title>"));
        for absent in ["<nav", "Sign out", "Demonstration", "govuk-error-summary", "notification-banner", "<dialog"] {
            assert!(!page.contains(absent), "{absent}");
        }
        assert!(drawn("a", EMPTY, &json!({"page_title": "People", "lang": "en"})).is_err());
    }

    #[test]
    fn the_layout_shows_what_it_is_given_and_satisfies_a_strict_content_policy() {
        let contract = json!({
            "page_title": "People", "service_name": "S", "lang": "en", "demo": true,
            "nav": [{"text": "Caseload", "href": "/c", "current": true}], "back": {"text": "Up", "href": "/up"},
            "who": {"name": "Ada Linden", "role": "Personal adviser"}, "sign_out_href": "/out", "form_key": "k1",
            "notice": {"text": "Saved"}, "errors": [{"text": "Say when", "href": "#on"}],
            "session": {"idle_seconds": 3600, "last_seconds": 40000, "extend_href": "/stay", "ends_at": "22:15"},
        });
        let page = drawn("a", EMPTY, &contract).unwrap();
        for shown in [
            "<title>Error: People – S</title>",
            "href=\"/c\" aria-current=\"page\"",
            "Ada Linden",
            "action=\"/out\"",
            "name=\"form_key\" value=\"k1\"",
            "Fictional people and data",
            "href=\"#on\"",
            "Saved",
            "href=\"/up\"",
            "data-idle-seconds=\"3600\"",
            "data-last-seconds=\"40000\"",
            "<strong>22:15</strong>",
            "action=\"/stay\"",
        ] {
            assert!(page.contains(shown), "{shown} in {page}");
        }
        for refused in ["<script>", " style=", "<style", "javascript:", " onclick=", "http://", "https://"] {
            assert!(!page.contains(refused), "{refused}");
        }
        assert_eq!(page.matches("<script").count(), page.matches("<script type=\"module\" src=\"/assets/").count());
    }
}
