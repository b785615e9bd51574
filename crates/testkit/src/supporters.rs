//! Those of Wren's network who can sign in: a family member with whom she shares, and a mentor with whom she has stopped.

use access::{Action, Asker, PersonFacts};
use casework::{network, sign_in};
use domain::id::AccountId;
use domain::network::{Check, Closeness, NewSupporter, SupporterKind, Yes};
use domain::plan::{Area, How};
use jiff::civil::date;

use crate::app::TestApp;
use crate::cast::Cast;

impl Cast {
    /// Two of Wren's network, whom she wrote down, with whom she shares, whom Ada checked, and who have used their codes:
    /// Rowan, with whom she goes on sharing, and Ash, with whom she has stopped.
    pub(crate) async fn bring_supporters(&mut self, app: &TestApp) {
        self.supporter_in(app, "rowan", ("Rowan Alder", SupporterKind::Family)).await;
        self.supporter_in(app, "ash", ("Ash Thorne", SupporterKind::Mentor)).await;
        let permit = self.permit_of_wren(app, Action::ChangeNetwork);
        let ash = (self.person("wren"), self.supporter("ash"));
        network::stop_sharing(&app.store, &permit, ash, app.key(), app.correlation()).await.expect("stopped");
    }

    fn permit_of_wren(&self, app: &TestApp, action: Action) -> access::Permit {
        let person = self.person("wren");
        let wren = Asker::young_adult(AccountId::from_bits(1), person, "Wren".to_owned());
        let (memberships, shared) = (Vec::new(), Vec::new());
        let limited = domain::limited_access::LimitedAccess::default();
        let facts = PersonFacts { person, memberships, lead_team: None, limited, shared };
        app.store.policy().ask(&wren, action, &facts, app.store.context().today()).expect("Wren may")
    }

    async fn supporter_in(&mut self, app: &TestApp, who: &'static str, (name, kind): (&str, SupporterKind)) {
        let (store, person) = (&app.store, self.person("wren"));
        let permit = self.permit_of_wren(app, Action::ChangeNetwork);
        let what = NewSupporter {
            name: name.to_owned(),
            kind,
            knows: String::new(),
            closeness: Closeness::Closest,
            reach: "Ring before six".to_owned(),
            answers_at_night: Yes::Yes,
            stays: Yes::Yes,
        };
        let form = network::SupporterForm { key: app.key(), changes: None, what, voice: network::Voice::Own };
        let kept = network::save_supporter(store, &permit, person, form, app.correlation()).await.expect("kept");
        let network::NetworkChanged::Kept { supporter } = kept else { panic!("written down once") };
        let form = network::ConsentForm {
            key: app.key(),
            areas: vec![Area::Accommodation],
            named: true,
            release_day: true,
            may_comment: true,
            until: date(2027, 5, 10),
            voice: network::Voice::Own,
        };
        network::set_consent(store, &permit, (person, supporter), form, app.correlation()).await.expect("consent");
        let check = self.permit_of_ada(app, "wren", "ada", Action::CheckSupporter).await;
        let form = (app.key(), Check::Fine, "Asked probation.");
        network::check_supporter(store, &check, (person, supporter), form, app.correlation()).await.expect("checked");
        let permit = self.permit_of_wren(app, Action::IssueSupporterCode);
        let born_on = date(1961, 3, 27);
        let whom = (person, supporter);
        let form = sign_in::SupporterCodeForm { key: app.key(), whom, born_on, how: How::Here };
        let code = sign_in::issue_supporter_code(store, &app.passwords, &permit, form, app.correlation()).await;
        self.uses_code(app, who, (&code.expect("code").code.to_string(), born_on)).await;
        self.supporters.insert(who, supporter);
    }
}
