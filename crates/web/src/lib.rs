//! Pages: the door is the route line.
//!
//! One folder a feature, its templates beside it. A page is three things: a struct that is the template's contract,
//! `get` and `post`, and the `.html`. [`route::Route`] mounts a page and names the action that the policy is asked for
//! *before the form is read*; not allowed and not there are one answer.

mod alignment;
mod answer;
mod appointment;
mod asked;
mod assets;
mod body;
mod care_status;
mod caseload;
mod check_return;
mod checks;
mod cohort;
mod contact;
mod copy;
mod draft;
mod event;
mod form;
mod help;
mod house;
mod import;
mod layout;
mod licence;
mod limited_access;
mod link_review;
mod network;
mod own;
mod people;
mod pilots;
mod place;
mod plan;
mod plan_view;
mod problem;
mod reception;
mod release_day;
mod replan;
mod respond;
mod route;
mod security;
mod serve;
mod shared;
mod sign_in;
mod templates;
mod typed;
mod upload;
mod words;
mod year_return;

use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;

pub use asked::Asked;
pub use house::{Brand, House, HouseError};
pub use route::{EXCEPTIONS, From, Method, Route};
pub use serve::serve;

/// Every line of the door, feature by feature.
pub fn routes() -> Vec<Route> {
    [
        help::routes(),
        sign_in::routes(),
        caseload::routes(),
        people::routes(),
        contact::routes(),
        event::routes(),
        release_day::routes(),
        appointment::routes(),
        licence::routes(),
        place::routes(),
        own::routes(),
        network::routes(),
        shared::routes(),
        care_status::routes(),
        copy::routes(),
        cohort::routes(),
        alignment::routes(),
        limited_access::routes(),
        import::routes(),
        replan::routes(),
        link_review::routes(),
        reception::routes(),
        pilots::routes(),
        plan_view::routes(),
        plan::routes(),
        year_return::routes(),
        check_return::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// How hard pages are packed: the usual level takes three times as long for a tenth less. Files are packed when they are
/// built, as hard as can be.
const PACKED: CompressionLevel = CompressionLevel::Precise(2);

/// The whole site.
pub fn router(house: &std::sync::Arc<House>) -> axum::Router {
    route::router(house, routes())
        .layer(axum::middleware::map_response(security::hardened))
        .layer(CompressionLayer::new().quality(PACKED))
}
