//! GOV.UK and MoJ components, rendered from the upstream packages' own templates.
//!
//! # Pages
//!
//! A page is a MiniJinja template that extends `layout.html`, and a struct that is its contract:
//!
//! ```
//! #[derive(serde::Serialize)]
//! struct Hello {
//!     page_title: &'static str,
//!     service_name: &'static str,
//!     lang: &'static str,
//!     name: String,
//! }
//! let template = r#"{% extends "layout.html" %}
//!     {% block content %}
//!     <h1 class="govuk-heading-l">{{ page_title }}</h1>
//!     {{ govukTag(text=name, classes="govuk-tag--green") }}
//!     {% call govukInsetText() %}<p>This block becomes the component's <code>html</code>.</p>{% endcall %}
//!     {% endblock %}"#;
//! let pages = govuk::Pages::new([("hello.html", template)])?;
//! let page = pages.render(
//!     "hello.html",
//!     &Hello { page_title: "Hello", service_name: "Throughline", lang: "en", name: "<Wren>".into() },
//! )?;
//! assert!(page.contains("&lt;Wren&gt;"));
//! # Ok::<(), govuk::PageError>(())
//! ```
//!
//! - Every component of both packages is a function by its upstream name (`govukButton`, `mojTimeline`), but for the
//!   headers and footers that draw an official emblem. Options are given by name, or as one map with quoted keys.
//! - An option that the component does not know is an error; so is a value that the page was not given. Null leaves an
//!   option out.
//! - All text is escaped, whatever the template is called. Options that upstream shows as they are (`html`, ready-made
//!   attributes) take only [`SafeHtml`], a call block, or a `{% set %}` block.
//! - MoJ's timeline and messages take ISO dates or local dates and times, and write them in words.
//! - `asset("pages.css")` is the address of an embedded file.
//! - `{% from "masthead.html" import masthead %}` is the band that says whose record a page belongs to.
//!
//! The head of `templates/layout.html` lists what the layout takes and the blocks a page may fill. The classes of our
//! own parts (`tl-card`, `tl-columns`, `tl-tiles`, `tl-lanes`, `tl-table--stacked`, `tl-steps`, `tl-countdown`,
//! `tl-quote`, `tl-list`, `tl-actions`) are in `theme/2-parts.css`; `examples/look` shows each in use.
//!
//! # Files for the browser
//!
//! [`assets()`] lists them all, each under an address that holds its content's fingerprint: serve them with
//! `Cache-Control: public, max-age=31536000, immutable`, and [`Asset::gzip`] where the browser takes it. Nothing is
//! inline and nothing comes from elsewhere, so `Content-Security-Policy: default-src 'self'` suffices.
//!
//! - `start.js` wakes the components; the layout loads it.
//! - A form with `data-autosave="ADDRESS"` posts itself there, urlencoded, as it is being filled in.
//! - The layout's `session` opens a warning five minutes before the idle limit.
//!
//! # How it is built
//!
//! The build script rewrites the packages' Nunjucks templates (`build/rewrite.rs`), takes the official brand out of
//! their style sheets (`build/css.rs`) and embeds the outcome. It needs `npm ci` to have run; the program does not.

mod assets;
mod attributes;
mod components;
mod dates;
mod escape;
mod options;
mod pages;
mod safe_html;

pub use assets::{Asset, asset, assets};
pub use pages::{PageError, Pages};
pub use safe_html::SafeHtml;

#[cfg(test)]
mod brand_tests;
#[cfg(test)]
#[path = "../build/css.rs"]
mod css;
#[cfg(test)]
#[path = "../build/fixes.rs"]
mod fixes;
#[cfg(test)]
mod normal_form;
#[cfg(test)]
#[path = "../build/rewrite.rs"]
mod rewrite;
#[cfg(test)]
mod upstream_tests;
