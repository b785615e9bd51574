//! The words for codes that rows and files hold: those that the pages and the returns have for them.

use domain::agency::Role;
use domain::appointment::AppointmentKind;
use domain::care::{CareLegalStatus, Placement, ReasonEnded, ReasonNew, ReasonPlaceChange};
use domain::care_status::{ClaimKind, Grade, Group, Says};
use domain::cohort::{Choice, Consent, FactSource, Need, Says as NeedSays};
use domain::contact::{Channel, Function, NotAttendedReason};
use domain::custody::{CareAlert, LegalStatus, ReleaseDateKind};
use domain::duty::{EventKind, HousingOutcome};
use domain::event::{Circumstance, CircumstanceKind, Kind};
use domain::identifier::Scheme;
use domain::licence::RuleKind;
use domain::limited_access::List;
use domain::network::{Closeness, SupporterKind};
use domain::person::{NameKind, Sex};
use domain::place::Means;
use domain::plan::{Actor, Answer, Area, GoalState, How, Party, StepState, Support};
use domain::release_day::{ItemKind, ItemState};
use serde_json::Value;

macro_rules! of {
    ($kind:ident, $code:expr) => {
        $kind::from_code($code).map(|one| one.words())
    };
}

/// What a column of a table says; nothing where its codes have no words of their own, or the text is none of them.
pub(super) fn of_column(table: &str, column: &str, text: &str) -> Option<String> {
    match (table, column) {
        ("panel_person", "findings") => return needs(text),
        ("panel_person", "features") => return features(text),
        ("contact", "functions") | ("plan_entry", "related") | ("network_entry", "areas") | ("care_entry", "sees") => {
            let each = text.split([',', ' ', '\n']).filter(|code| !code.is_empty());
            return each.map(|code| of_code(table, column, code)).collect::<Option<Vec<_>>>().map(|all| all.join("; "));
        }
        _ => {}
    }
    of_code(table, column, text).map(str::to_owned)
}

fn of_code(table: &str, column: &str, code: &str) -> Option<&'static str> {
    match (table, column) {
        (_, "role") => of!(Role, code),
        (_, "how") => of!(How, code),
        (_, "whose") => of!(Party, code),
        ("contact", "channel") => of!(Channel, code),
        ("contact", "reason") => of!(NotAttendedReason, code),
        ("contact", "functions") => of!(Function, code),
        ("event", "kind") => of!(Kind, code),
        ("event", "outcome") => of!(HousingOutcome, code).or_else(|| circumstance(code)),
        ("plan_entry", "area" | "related") | ("network_entry", "areas") => of!(Area, code),
        ("plan_entry", "support") => of!(Support, code),
        ("plan_entry", "actor") => of!(Actor, code),
        ("plan_entry", "state") => plan_state(code),
        ("network_entry", "what") => of!(SupporterKind, code),
        ("network_entry", "closeness") => of!(Closeness, code),
        ("care_entry", "what") => of!(ClaimKind, code),
        ("care_entry", "says") => of!(Says, code),
        ("care_entry", "grade") => of!(Grade, code),
        ("care_entry", "sees") => of!(Group, code),
        ("limited_access", "kind") => of!(List, code),
        ("appointment", "kind") => of!(AppointmentKind, code),
        ("licence_condition", "kind") => of!(RuleKind, code),
        ("release_day", "means") => of!(Means, code),
        ("release_item", "item") => of!(ItemKind, code),
        ("release_item", "state") => of!(ItemState, code),
        ("need_entry", "need") => of!(Need, code),
        ("need_entry", "says") => of!(NeedSays, code),
        ("need_entry", "source") => of!(FactSource, code),
        ("need_entry", "consent") => of!(Consent, code),
        ("panel_entry", "choice") => of!(Choice, code),
        _ => None,
    }
}

/// A state that needs a reason is given one, which its words do not say.
fn plan_state(code: &str) -> Option<&'static str> {
    let goal = GoalState::from_code(code, "said elsewhere").map(|state| state.words());
    let step = || StepState::from_code(code, "said elsewhere").map(|state| state.words());
    let answer = || Answer::from_code(code, "said elsewhere").map(|answer| answer.words());
    goal.or_else(step).or_else(answer)
}

fn circumstance(code: &str) -> Option<&'static str> {
    let kinds = [CircumstanceKind::Home, CircumstanceKind::Activity, CircumstanceKind::Touch];
    kinds.into_iter().find_map(|kind| Some(Circumstance::from_code(kind, code)?.words()))
}

/// What a place in an agency's file says, with the code of a return beside the words.
pub(super) fn of_file(at: &str, code: &str) -> Option<String> {
    let (part, field) = at.rsplit_once(", ").unwrap_or(("", at));
    let words = match (part.trim_end_matches(|one: char| one == ' ' || one.is_ascii_digit()), field) {
        ("", "sex") => return of!(Sex, code).map(str::to_owned),
        ("names", "kind") => return of!(NameKind, code).map(str::to_owned),
        ("done", "kind") => return of!(EventKind, code).map(str::to_owned),
        ("custody", "legal status") => return of!(LegalStatus, code).map(str::to_owned),
        ("episodes", "legal status") => of!(CareLegalStatus, code),
        ("episodes", "placement") => of!(Placement, code),
        ("episodes", "reason new") => of!(ReasonNew, code),
        ("episodes", "reason ended") => of!(ReasonEnded, code),
        ("episodes", "reason place change") => of!(ReasonPlaceChange, code),
        ("missing", "kind") => match code {
            "M" => Some("Missing"),
            "A" => Some("Away without leave"),
            _ => None,
        },
        ("custody, release dates" | "release dates", "kind") => of!(ReleaseDateKind, code),
        ("custody, alerts", "code") => of!(CareAlert, code),
        ("outcome", "activity" | "accommodation") => circumstance(code),
        ("outcome", "in touch") => match code {
            "YES" => Some("Yes"),
            "NO" => Some("No"),
            _ => circumstance(code),
        },
        _ => None,
    };
    words.map(|words| format!("{words} ({code})"))
}

/// A short list of a file: a number with its kind, or a worker with their post; how to reach the worker stays out.
pub(super) fn of_list(at: &str, texts: &[&str]) -> Option<(String, String)> {
    let field = at.trim_end_matches(|one: char| one == ' ' || one.is_ascii_digit());
    match (field, texts) {
        ("identifiers", [scheme, value]) => Some((of!(Scheme, scheme)?.to_owned(), (*value).to_owned())),
        ("worker", [role, name, _]) => Some((of!(Role, role)?.to_owned(), (*name).to_owned())),
        _ => None,
    }
}

/// "Moves between placements: 2 (1 May 2020: …; …). Times missing from care: not known".
fn needs(text: &str) -> Option<String> {
    let found: Value = serde_json::from_str(text).ok()?;
    let need = |one: &Value| {
        let name = of!(Need, one.get("need")?.as_str()?)?;
        let is_none = one.get("none").and_then(Value::as_bool).unwrap_or(false);
        let number = one.get("number").and_then(Value::as_u64);
        let says = match number {
            Some(number) => number.to_string(),
            None if is_none => "none".to_owned(),
            None => "not known".to_owned(),
        };
        let lines = |part: &str| {
            let lines = one.get(part).and_then(Value::as_array).into_iter().flatten();
            lines.filter_map(|line| line.get("text")?.as_str()).collect::<Vec<_>>().join("; ")
        };
        let of = |before: &str, lines: String| {
            if lines.is_empty() { lines } else { format!(", {before} {lines}") }
        };
        let (counted, left_out) = (of("from", lines("counted")), of("not counted:", lines("left_out")));
        Some(format!("{name}: {says}{counted}{left_out}"))
    };
    found.as_array()?.iter().map(need).collect::<Option<Vec<_>>>().map(|all| all.join(". "))
}

/// "Age: 18 to 20; sex: Male".
fn features(text: &str) -> Option<String> {
    let found: Value = serde_json::from_str(text).ok()?;
    let each = found.as_object()?.iter();
    let said = each.map(|(name, value)| Some(format!("{}: {}", name.replace('_', " "), value.as_str()?)));
    said.collect::<Option<Vec<_>>>().map(|all| all.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_rows_have_their_words() {
        for (table, column, code, expected) in [
            ("contact", "reason", "prison_regime", of!(NotAttendedReason, "prison_regime")),
            ("event", "kind", "pathway_review", of!(Kind, "pathway_review")),
            ("event", "outcome", "B1", Some("With parents or relatives")),
            ("event", "outcome", "G5", Some("Not in work or learning: other circumstances")),
            ("plan_entry", "area", "employment_and_education", of!(Area, "employment_and_education")),
            ("panel_entry", "choice", "chosen", of!(Choice, "chosen")),
            ("plan_entry", "words", "chosen", None),
            ("contact", "channel", "pigeon", None),
        ] {
            assert_eq!(of_column(table, column, code).as_deref(), expected, "{table} {column} {code}");
        }
        let both = of_column("contact", "functions", "advice wellbeing").expect("words");
        assert_eq!(both.split("; ").count(), 2, "{both}");
    }

    #[test]
    fn codes_of_files_stand_beside_their_words() {
        for (at, code, expected) in [
            ("episodes 1, legal status", "C2", Some("Full care order (C2)")),
            ("episodes 12, reason new", "S", Some("Started to be looked after (S)")),
            ("custody, legal status", "SENTENCED", Some("Sentenced")),
            ("custody, alerts 1, code", "LCE", Some("Care experienced (LCE)")),
            ("outcome, activity", "F5", Some("Work or training, full time (F5)")),
            ("sex", "F", Some("Female")),
            ("postcode", "F", None),
            ("episodes 1, legal status", "Q9", None),
        ] {
            assert_eq!(of_file(at, code).as_deref(), expected, "{at} {code}");
        }
        let worker = of_list("worker", &["personal_adviser", "Ada Linden", "ada@merrowdale.example"]);
        assert_eq!(worker, Some(("Personal adviser".to_owned(), "Ada Linden".to_owned())));
        assert_eq!(of_list("identifiers 3", &["pnc", "1"]), Some(("PNC number".to_owned(), "1".to_owned())));
    }

    #[test]
    fn what_a_panel_kept_reads_as_sentences() {
        let kept = r#"[{"need":"placement_moves","number":1,"counted":[{"text":"1 May 2020: moved","source":"a file"}]},
            {"need":"missing"},{"need":"legal_changes","none":true}]"#;
        assert_eq!(
            of_column("panel_person", "findings", kept).as_deref(),
            Some(
                "Moves between placements: 1, from 1 May 2020: moved. Times missing from care: not known. Changes of legal status: none"
            )
        );
        let counted = of_column("panel_person", "features", r#"{"age":"18 to 20","sex":"Male"}"#);
        assert_eq!(counted.as_deref(), Some("age: 18 to 20; sex: Male"));
    }
}
