//! The pages' templates, each beside the code that fills it.

macro_rules! templates {
    ($($name:literal),* $(,)?) => { &[$(($name, include_str!($name))),*] };
}

/// Name and source of every template.
pub(crate) const ALL: &[(&str, &str)] = templates![
    "caseload/caseload.html",
    "contact/record_visit.html",
    "contact/withdraw_visit.html",
    "event/choose.html",
    "event/end_spell.html",
    "event/events.html",
    "event/history.html",
    "event/record_event.html",
    "event/withdraw_event.html",
    "help/accessibility.html",
    "help/home.html",
    "help/privacy.html",
    "help/problem.html",
    "help/send_again.html",
    "import/list.html",
    "import/preview.html",
    "import/reading.html",
    "limited_access/lists.html",
    "limited_access/settle.html",
    "own/events.html",
    "own/page.html",
    "own/should.html",
    "own/should_list.html",
    "own/who_looked.html",
    "people/all_duties.html",
    "people/contacts.html",
    "people/duties.html",
    "people/person.html",
    "people/release_dates.html",
    "people/search.html",
    "people/why.html",
    "pilots/list.html",
    "pilots/report.html",
    "plan_view/show.html",
    "replan/moved.html",
    "sign_in/code.html",
    "sign_in/issue_code.html",
    "sign_in/passphrase.html",
    "sign_in/password.html",
    "sign_in/signed_out.html",
];
