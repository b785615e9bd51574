//! The door: a line mounts a page, names the action that is asked for, and feeds the table of who may.
//!
//! The policy is asked before the form is read. Not allowed and not there are one answer. A
//! signed-in reader's refusal is written down; a visit of nobody, who is sent to sign in, is not.
//! Outside the door stand only the files in [`EXCEPTIONS`]; that list may only shrink.

use std::collections::BTreeMap;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use access::{About, Action, Asker, PersonFacts, Refused, RefusedBecause, Who};
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::header;
use axum::response::Response;
use axum::routing::{MethodFilter, MethodRouter, get, on};
use casework::What;
use casework::circle::{CircleOf, Recorder};
use casework::sign_in::{self, Session, Token};
use domain::id::{CorrelationId, PersonId};
use tracing::Instrument as _;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::assets;
use crate::body;
use crate::form::{Form, encode};
use crate::house::House;
use crate::problem::Problem;
use crate::respond::respond;
use crate::security::{self, Cookie};
use crate::upload;

/// Whether a page is looked at or a form is posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// Look.
    Get,
    /// Post a form.
    Post,
}

type Pending = Pin<Box<dyn Future<Output = Result<Answer, Problem>> + Send>>;

/// One line of the door.
#[derive(Clone)]
pub struct Route {
    /// Look or post.
    pub method: Method,
    /// Address with names in braces: `/people/{person}`.
    pub path: &'static str,
    /// What the policy is asked for.
    pub action: Action,
    /// Whether files may come with the form.
    takes_files: bool,
    handler: Arc<dyn Fn(Asked) -> Pending + Send + Sync>,
}

impl fmt::Debug for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {} {:?}", self.method, self.path, self.action)
    }
}

/// What stands outside the door: styles, scripts, font and icons; and the answer to "are you there?".
pub const EXCEPTIONS: &[&str] = &["/assets/{file}", "/health"];

impl Route {
    pub(crate) fn get<F, Fut>(path: &'static str, action: Action, handler: F) -> Self
    where
        F: Fn(Asked) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Answer, Problem>> + Send + 'static,
    {
        let handler = Arc::new(move |asked| -> Pending { Box::pin(handler(asked)) });
        Self { method: Method::Get, path, action, takes_files: false, handler }
    }

    pub(crate) fn post<F, Fut>(path: &'static str, action: Action, handler: F) -> Self
    where
        F: Fn(Asked) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Answer, Problem>> + Send + 'static,
    {
        let handler = Arc::new(move |asked| -> Pending { Box::pin(handler(asked)) });
        Self { method: Method::Post, path, action, takes_files: false, handler }
    }

    /// A post that may bring files.
    pub(crate) fn upload<F, Fut>(path: &'static str, action: Action, handler: F) -> Self
    where
        F: Fn(Asked) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Answer, Problem>> + Send + 'static,
    {
        Self { takes_files: true, ..Self::post(path, action, handler) }
    }
}

/// Mounts these lines. What none of them answers is no page.
pub(crate) fn router(house: &Arc<House>, routes: Vec<Route>) -> Router {
    let mut by_path: BTreeMap<&'static str, MethodRouter<Arc<House>>> = BTreeMap::new();
    for route in routes {
        let filter = match route.method {
            Method::Get => MethodFilter::GET,
            Method::Post => MethodFilter::POST,
        };
        let path = route.path;
        let route = Arc::new(route);
        let handler = move |State(house): State<Arc<House>>, Path(path): Path<BTreeMap<String, String>>, request| {
            door(house, Some(Arc::clone(&route)), path, request)
        };
        let methods = by_path.remove(path).unwrap_or_default();
        by_path.insert(path, methods.merge(on(filter, handler)));
    }
    let pages = by_path.into_iter().fold(Router::new(), |router, (path, methods)| router.route(path, methods));
    pages
        .fallback(|State(house): State<Arc<House>>, request| door(house, None, BTreeMap::new(), request))
        .route("/assets/{file}", get(assets::asset))
        .route("/health", get(async || "ok"))
        .with_state(Arc::clone(house))
}

/// Everything the door has found out before the policy is asked.
struct AtDoor {
    house: Arc<House>,
    correlation: CorrelationId,
    session: Option<Session>,
    asker: Asker,
    address: String,
}

async fn door(
    house: Arc<House>,
    route: Option<Arc<Route>>,
    path: BTreeMap<String, String>,
    request: Request,
) -> Response {
    let correlation = CorrelationId::from_bits(house.store.context().new_id());
    let span = tracing::info_span!("request", %correlation, route = route.as_ref().map_or("none", |r| r.path));
    async move {
        let tls = house.brand.tls;
        let address = request.uri().path_and_query().map_or("/", |p| p.as_str()).to_owned();
        let (session, asker) = match who(&house, request.headers()).await {
            Ok(found) => found,
            Err(problem) => {
                tracing::error!(error = %chain(&problem), "the session could not be read");
                return respond(&house, None, Err(problem), tls);
            }
        };
        let at_door = AtDoor { house: Arc::clone(&house), correlation, session: session.clone(), asker, address };
        let result = match route {
            Some(route) => enter(at_door, &route, path, request).await,
            None => Err(Problem::NotFound),
        };
        if let Err(problem @ (Problem::Unexpected(_) | Problem::Unavailable(_))) = &result {
            tracing::error!(error = %chain(problem), "request failed");
        }
        respond(&house, session.as_ref(), result, tls)
    }
    .instrument(span)
    .await
}

/// The error and its causes in one line: logged once, at the edge, without personal data.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    std::iter::successors(Some(error), |error| error.source()).map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

async fn who(house: &House, headers: &header::HeaderMap) -> Result<(Option<Session>, Asker), Problem> {
    let Some(token) = security::token(headers, Cookie::Session, house.brand.tls) else {
        return Ok((None, Asker::nobody()));
    };
    let mut session = sign_in::who(&house.store, &Token::from_cookie(token)).await?;
    if let Some(session) = &mut session {
        // A session that cannot be put off just now is still a session.
        if let Err(error) = sign_in::touch(&house.store, session).await {
            tracing::warn!(error = %chain(&error), "the end of a session could not be put off");
        }
    }
    let asker = session.as_ref().map_or_else(Asker::nobody, |session| session.asker.clone());
    Ok((session, asker))
}

async fn enter(at: AtDoor, route: &Route, path: BTreeMap<String, String>, request: Request) -> Result<Answer, Problem> {
    let (parts, body) = request.into_parts();
    let today = at.house.store.context().today();
    let circle = circle_of(&at, route, &path).await?;
    let facts = circle.as_ref().map(|circle| circle.facts_for(&at.asker, today));
    let recorder = recorder(&at, &path, facts.as_ref()).await?;
    let about = circle.as_ref().zip(facts.as_ref());
    let about = about.map_or(About::Service, |(circle, facts)| circle.recorded(facts, recorder, today));
    let permit = match at.house.store.policy().ask(&at.asker, route.action, about, today) {
        Ok(permit) => permit,
        Err(refused) => {
            if refused.asker.who == Who::Nobody {
                return Err(sign_in_first(at, route, &parts.headers, body).await);
            }
            return Err(refuse(&at, refused, &path).await?);
        }
    };
    let (form, files) = match route.method {
        Method::Get => (Form::default(), Vec::new()),
        Method::Post => read_post(route, &parts.headers, body).await?,
    };
    let asked = Asked {
        house: Arc::clone(&at.house),
        permit,
        session: at.session,
        circle,
        path,
        query: Form::parse(parts.uri.query().unwrap_or("")),
        form,
        files,
        correlation: at.correlation,
        setup: security::token(&parts.headers, Cookie::SetUp, at.house.brand.tls).map(str::to_owned),
        from: parts.extensions.get::<From>().map_or_else(String::new, |from| from.0.clone()),
    };
    let is_seen = asked.session.is_some() && (route.method == Method::Get || route.action.needs_person());
    let mut answer = (route.handler)(asked).await?;
    if is_seen
        && matches!(answer, Answer::Page { .. } | Answer::Waiting { .. } | Answer::Download { .. } | Answer::Pdf { .. })
    {
        // The permit went with the request; asked once more, the policy gives it again for the line that says "seen".
        let again = at.house.store.policy().ask(&at.asker, route.action, about, today);
        let permit = again.map_err(|_| Problem::NotFound)?;
        let what = What { words: route.action.words(), correlation: at.correlation };
        match &mut answer {
            Answer::Page { shown: Some(shown), .. } => {
                at.house.store.seen_list(&permit, what, std::mem::take(shown)).await?;
            }
            _ => at.house.store.seen(&permit, what).await?,
        }
    }
    Ok(answer)
}

/// Writes a refusal down. A young adult who tries a page about somebody else is refused as if there were nobody; that
/// person's list of who looked says that somebody tried, and not who. Of those of their own network it says who.
async fn refuse(at: &AtDoor, mut refused: Box<Refused>, path: &BTreeMap<String, String>) -> Result<Problem, Problem> {
    let tried: Option<PersonId> = path.get("person").and_then(|text| text.parse().ok());
    let is_told = |person: &PersonId| match at.asker.who {
        Who::YoungAdult(_) => true,
        Who::Supporter { of, .. } => of == *person,
        _ => false,
    };
    if let Some(person) = tried.filter(is_told)
        && !casework::record::records(at.house.store.rows(), &[person]).await?.is_empty()
    {
        refused.person = Some(person);
    }
    at.house.store.refused(&refused, at.correlation).await?;
    Ok(match refused.because {
        RefusedBecause::Restricted { message } | RefusedBecause::Excluded { message } => Problem::Limited { message },
        _ => Problem::NotFound,
    })
}

/// Nobody is signed in. A page is come back to; a form is given back to its author, so that no typed word is lost.
async fn sign_in_first(at: AtDoor, route: &Route, headers: &header::HeaderMap, body: Body) -> Problem {
    if route.method == Method::Get || route.takes_files {
        return Problem::SignIn { then: encode(&at.address) };
    }
    match read_post(route, headers, body).await {
        Ok((form, _)) if form.pairs().any(|(name, value)| name != "form_key" && !value.is_empty()) => {
            let fields = form.pairs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
            Problem::SignInAgain { action: at.address, fields }
        }
        Ok(_) => Problem::SignIn { then: String::new() },
        Err(problem) => problem,
    }
}

/// The address a request came from, put in by the listener.
#[derive(Debug, Clone)]
pub struct From(pub String);

/// The circle of the person in the address, or of the young adult whose own page it is.
async fn circle_of(at: &AtDoor, route: &Route, path: &BTreeMap<String, String>) -> Result<Option<CircleOf>, Problem> {
    if !route.action.needs_person() {
        return Ok(None);
    }
    let person: Option<PersonId> = match (path.get("person"), at.asker.who) {
        (Some(text), Who::Worker(_)) => text.parse().ok(),
        (None, Who::YoungAdult(person)) => Some(person),
        _ => None,
    };
    // Somebody of a network asks about the one young adult in whose network they are, and about nobody else.
    if let (None, Who::Supporter { of, .. }) = (path.get("person"), at.asker.who) {
        let context = at.house.store.context();
        return Ok(Some(casework::shared::circle(at.house.store.rows(), of, context.today()).await?));
    }
    match person {
        Some(person) => Ok(Some(CircleOf::load(at.house.store.rows(), person).await?)),
        None => Ok(None),
    }
}

/// Who recorded the contact or the event in the address.
async fn recorder(
    at: &AtDoor,
    path: &BTreeMap<String, String>,
    facts: Option<&PersonFacts>,
) -> Result<Option<Recorder>, Problem> {
    let Some(facts) = facts else { return Ok(None) };
    let rows = at.house.store().rows();
    if let Some(contact) = path.get("contact").and_then(|text| text.parse().ok()) {
        return Ok(casework::contact::recorded_by(rows, facts.person, contact).await?);
    }
    if let Some(event) = path.get("event").and_then(|text| text.parse().ok()) {
        return Ok(casework::event::recorded_by(rows, facts.person, event).await?);
    }
    Ok(None)
}

async fn read_post(
    route: &Route,
    headers: &header::HeaderMap,
    sent: Body,
) -> Result<(Form, Vec<upload::Sent>), Problem> {
    if !security::from_our_page(headers) {
        return Err(Problem::Refused("This form was not sent from one of our pages."));
    }
    if let Some(kind) = upload::content_type(headers).filter(|_| route.takes_files) {
        return body::files(upload::read(kind, sent)).await;
    }
    let bytes = body::form(sent).await?;
    let text = std::str::from_utf8(&bytes).map_err(|_| Problem::Refused("What was sent is not text."))?;
    Ok((Form::parse(text), Vec::new()))
}
