//! What every page shows around its content: name of the service, main pages of this reader, who is signed in.

use access::{Action, Asker, Policy};
use casework::Context;
use casework::sign_in::Session;
use domain::Date;
use domain::id::FormKey;
use domain::sign_in::{SessionState, last_end};
use serde::Serialize;

use crate::form::FieldError;
use crate::house::House;

/// What a page says about itself.
#[derive(Debug, Default)]
pub(crate) struct Frame {
    /// What this page is, for the browser's title.
    pub(crate) title: String,
    /// What must be put right.
    pub(crate) errors: Vec<FieldError>,
    /// What was just done.
    pub(crate) notice: Option<String>,
    /// The page above: text and address.
    pub(crate) back: Option<(String, String)>,
    /// Which main page this belongs to.
    pub(crate) section: &'static str,
}

impl Frame {
    pub(crate) fn titled(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }
}

#[derive(Debug, Serialize)]
struct NavItem {
    href: &'static str,
    text: &'static str,
    current: bool,
}

#[derive(Debug, Serialize)]
struct WhoLine {
    name: String,
    role: &'static str,
}

#[derive(Debug, Serialize)]
struct Text {
    text: String,
}

#[derive(Debug, Serialize)]
struct Back {
    text: String,
    href: String,
}

#[derive(Debug, Serialize)]
struct SessionLine {
    idle_seconds: i64,
    /// Until the session ends whatever its reader does.
    last_seconds: i64,
    extend_href: &'static str,
    /// "22:15", when that is so near that it cannot be put off.
    ends_at: Option<String>,
}

/// The fields that `layout.html` asks for.
#[derive(Debug, Serialize)]
pub(crate) struct Layout {
    page_title: String,
    service_name: String,
    lang: &'static str,
    nav: Vec<NavItem>,
    who: Option<WhoLine>,
    sign_out_href: &'static str,
    form_key: String,
    demo: bool,
    notice: Option<Text>,
    errors: Vec<FieldError>,
    back: Option<Back>,
    session: Option<SessionLine>,
}

/// A page with its layout, as one set of fields.
#[derive(Debug, Serialize)]
pub(crate) struct Whole<'a, P> {
    #[serde(flatten)]
    pub(crate) layout: Layout,
    #[serde(flatten)]
    pub(crate) page: &'a P,
}

/// The main pages, each with the action that opens it. The first that a reader may open is their first page.
pub(crate) const MAIN_PAGES: &[(Action, &str, &str)] = &[
    (Action::ViewCaseload, "/caseload", "My caseload"),
    (Action::SeeTeam, "/team", "My team"),
    (Action::ViewAudit, "/audit", "Who did what"),
    (Action::ViewLimitedAccess, "/limited-access", "Limited access"),
    (Action::ViewImport, "/imports", "Imports"),
    (Action::ReviewLinks, "/links", "Same person?"),
    (Action::SearchPeople, "/people", "Find someone"),
    (Action::AskAtReception, "/reception", "Reception desk"),
    (Action::ViewPlaces, "/places", "Places"),
    (Action::ViewPilots, "/pilots", "Pilots"),
    (Action::ViewReturn, "/returns", "Returns"),
    (Action::ViewPanel, "/panel", "Panel"),
];

/// The young adult's main pages.
pub(crate) const OWN_PAGES: &[(&str, &str)] = &[
    ("/me", "Your page"),
    ("/me/plan", "Your plan"),
    ("/me/network", "Your people"),
    ("/me/who-can-see", "Who can see what"),
    ("/me/who-looked", "Who looked at your record"),
];

/// The main page of somebody of a young adult's network.
const SHARED_PAGES: &[(&str, &str)] = &[("/shared", "What is shared with you")];

fn nav(policy: &Policy, asker: &Asker, section: &str, today: Date) -> Vec<NavItem> {
    let own = match asker.who {
        access::Who::YoungAdult(_) => Some(OWN_PAGES),
        access::Who::Supporter { .. } => Some(SHARED_PAGES),
        _ => None,
    };
    if let Some(pages) = own {
        return pages.iter().map(|&(href, text)| NavItem { href, text, current: href == section }).collect();
    }
    MAIN_PAGES
        .iter()
        .filter(|(action, ..)| policy.ask(asker, *action, None, today).is_ok())
        .map(|&(_, href, text)| NavItem { href, text, current: href == section })
        .collect()
}

impl SessionLine {
    fn of(session: &Session, context: &Context) -> Self {
        let last_end = last_end(session.began_at);
        let is_last = matches!(session.state, SessionState::EndsSoon { can_stay: false, .. });
        Self {
            idle_seconds: session.kind.idle_minutes() * 60,
            last_seconds: last_end.duration_since(context.now()).as_secs().max(0),
            extend_href: "/session",
            ends_at: is_last.then(|| context.civil(last_end).strftime("%H:%M").to_string()),
        }
    }
}

impl Layout {
    pub(crate) fn new(house: &House, asker: Option<&Asker>, session: Option<&Session>, frame: Frame) -> Self {
        let signed_in = asker.filter(|_| session.is_some());
        let today = house.store.context().today();
        Self {
            page_title: frame.title,
            service_name: house.brand.service_name.clone(),
            lang: "en",
            nav: signed_in.map_or_else(Vec::new, |asker| nav(house.store.policy(), asker, frame.section, today)),
            who: signed_in.map(|asker| WhoLine {
                name: asker.name.clone(),
                role: asker.role.map_or("", domain::agency::Role::words),
            }),
            sign_out_href: "/sign-out",
            form_key: String::new(),
            demo: house.brand.demo,
            notice: frame.notice.map(|text| Text { text }),
            errors: frame.errors,
            back: frame.back.map(|(text, href)| Back { text, href }),
            session: session.map(|session| SessionLine::of(session, house.store.context())),
        }
    }

    pub(crate) fn with_key(mut self, key: FormKey) -> Self {
        self.form_key = key.to_string();
        self
    }
}
