//! GOV.UK and MoJ components, rendered from the upstream packages' own templates.

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
#[path = "../build/css.rs"]
mod css;
#[cfg(test)]
mod brand_tests;
#[cfg(test)]
mod normal_form;
#[cfg(test)]
#[path = "../build/fixes.rs"]
mod fixes;
#[cfg(test)]
#[path = "../build/rewrite.rs"]
mod rewrite;
#[cfg(test)]
mod upstream_tests;
