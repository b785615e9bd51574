//! The door is the route line: every page is mounted by `Route::get` or `Route::post`, which ask the policy first.

use crate::{Finding, House};

/// The one file that may speak to the router.
const DOOR: &str = "crates/web/src/route.rs";

/// Ways of the router to mount something, each as it is called.
const MOUNTS: &[&str] = &["route", "route_service", "nest", "nest_service", "fallback", "fallback_service"];

/// Finds pages that are mounted past the door.
pub fn run(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    let way_on = "mount it with `Route::get` or `Route::post`, which ask the policy before the form is read";
    for file in house.sources("web").chain(house.sources("throughline")).filter(|file| file.path != DOOR) {
        for mount in MOUNTS {
            for token in file.code.runs_of(&[".", mount, "("]).filter(|token| !token.in_test) {
                findings.push(Finding::at(&file.path, token.line, format!("`.{mount}(` past the door"), way_on));
            }
        }
        for path in file.code.paths().iter().filter(|path| !path.in_test) {
            if path.first() == "axum" && path.segment(1) == "routing" {
                findings.push(Finding::at(&file.path, path.line, "`axum::routing` past the door", way_on));
            }
        }
    }
    findings
}

/// How many pages the door mounts: the `Route::get` and `Route::post` lines outside tests.
pub fn routes(house: &House) -> usize {
    let is_route = |path: &crate::code::Path| {
        let method = path.segments.last().map(String::as_str);
        !path.in_test
            && path.segments.iter().rev().nth(1).is_some_and(|part| part == "Route")
            && matches!(method, Some("get" | "post"))
    };
    house.sources("web").map(|file| file.code.paths().iter().filter(|path| is_route(path)).count()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::made_up::house;

    #[test]
    fn only_the_door_speaks_to_the_router() {
        let text = "use axum::routing::get;\nfn f() { Router::new().route(\"/\", get(home)); }";
        let found = |path: &str| run(&house(&[(path, text)])).len();
        assert_eq!(found("crates/web/src/route.rs"), 0);
        assert_eq!(found("crates/web/src/contact.rs"), 2);
        assert_eq!(found("crates/web/tests/story.rs"), 0);
    }

    #[test]
    fn routes_are_counted() {
        let text = "fn r() { [Route::get(\"/a\", A, a), route::Route::post(\"/b\", B, b)] }\n#[cfg(test)]\nfn t() { Route::get(x) }";
        assert_eq!(routes(&house(&[("crates/web/src/contact.rs", text)])), 2);
    }
}
