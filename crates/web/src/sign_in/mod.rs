//! Signing in and out: staff by name and password, young adults by a printed code once and then by their passphrase.

mod code;
mod issue_code;
mod passphrase;
mod password;
mod session;

use access::Action;
use domain::Timestamp;
use serde::Serialize;

use crate::asked::Asked;
use crate::route::Route;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/sign-in", Action::ViewPublicPage, password::get),
        Route::post("/sign-in", Action::SignIn, password::post),
        Route::get("/sign-in/code", Action::ViewPublicPage, code::get),
        Route::post("/sign-in/code", Action::UseSignInCode, code::post),
        Route::get("/sign-in/passphrase", Action::ViewPublicPage, passphrase::get),
        Route::post("/sign-in/passphrase", Action::UseSignInCode, passphrase::post),
        Route::post("/sign-out", Action::SignOut, session::sign_out),
        Route::get("/signed-out", Action::ViewPublicPage, session::signed_out),
        Route::post("/session", Action::ViewHome, session::extend),
        Route::get("/people/{person}/sign-in-code", Action::IssueSignInCode, issue_code::get),
        Route::post("/people/{person}/sign-in-code", Action::IssueSignInCode, issue_code::post),
    ]
}

/// A template that needs nothing of its own.
#[derive(Debug, Serialize)]
struct NoContract {}

/// Where to go after signing in: an address of ours, or the first page. Never another site.
fn safe_address(then: &str) -> &str {
    let ours = then.starts_with('/') && !then.starts_with("//") && !then.contains('\\') && then.is_ascii();
    if ours && !then.contains(char::is_control) { then } else { "/home" }
}

/// "Wait until 14:20, then try again."
fn wait_words(asked: &Asked, until: Timestamp) -> String {
    let until = asked.house.store.context().civil(until).strftime("%H:%M").to_string();
    format!("There were too many tries. Wait until just after {until}, then try again")
}

#[cfg(test)]
mod tests {
    use super::safe_address;

    #[test]
    fn nobody_is_sent_to_another_site() {
        for (then, to) in [
            ("/people?q=a", "/people?q=a"),
            ("", "/home"),
            ("//evil.example", "/home"),
            ("https://evil.example", "/home"),
            ("/\\evil.example", "/home"),
            ("/a\r\nSet-Cookie: x", "/home"),
        ] {
            assert_eq!(safe_address(then), to, "{then:?}");
        }
    }
}
