//! The rule of a team's panel: changed with a reason, and every version of it.

use casework::cohort::{CohortChanged, CohortError, RuleForm, RuleVersion, change_rule, rules};
use domain::cohort::{Asked as RuleAsked, Need, Rule, RuleRefused, WORDS_LENGTH_MAX};
use serde::Serialize;

use super::panel::RuleView;
use super::side;
use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::{FieldError, Form};
use crate::layout::Frame;
use crate::problem::Problem;
use crate::words;

/// What `rule.html` asks for.
#[derive(Debug, Serialize)]
struct RulePage {
    seen: String,
    needs: Vec<NeedFields>,
    by_list: bool,
    why: String,
    why_error: String,
    why_max: usize,
    versions: Vec<VersionView>,
}

/// The fields about one need.
#[derive(Debug, Serialize)]
struct NeedFields {
    code: &'static str,
    title: &'static str,
    is_age: bool,
    asked: bool,
    first: bool,
    from: String,
    no: String,
    error: String,
}

#[derive(Debug, Serialize)]
struct VersionView {
    rule: RuleView,
    by: String,
    why: String,
}

/// A rule as the form would type it.
fn typed(version: &RuleVersion) -> Form {
    let mut form = Form::default();
    form.add("seen", &version.version.to_string());
    for (at, asked) in version.rule.asked.iter().enumerate() {
        let code = asked.need.code();
        form.add(&format!("asked-{code}"), "yes");
        form.add(&format!("from-{code}"), &asked.from.to_string());
        form.add(&format!("no-{code}"), &(at + 1).to_string());
        if asked.first {
            form.add(&format!("first-{code}"), "yes");
        }
    }
    if version.rule.by_list {
        form.add("by_list", "yes");
    }
    form
}

/// The rule that a form types. What is not ticked is not asked for.
fn read(form: &Form) -> Result<Rule, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut asked: Vec<(u32, RuleAsked)> = Vec::new();
    for need in Need::ALL {
        let code = need.code();
        let field = |name: &str| format!("{name}-{code}");
        if form.text(&field("asked")) != "yes" {
            continue;
        }
        let (least, most) = need.from_range();
        let from = form.text(&field("from")).parse().ok().filter(|from| (least..=most).contains(from));
        let Some(from) = from else {
            errors.push(wrong(*need));
            continue;
        };
        // Whoever gives no place in the list stands after those who have one.
        let no = form.text(&field("no")).parse().unwrap_or(u32::MAX);
        asked.push((no, RuleAsked { need: *need, from, first: form.text(&field("first")) == "yes" }));
    }
    asked.sort_by_key(|(no, asked)| (*no, asked.need));
    let asked = asked.into_iter().map(|(_, asked)| asked).collect();
    if errors.is_empty() { Ok(Rule { asked, by_list: form.text("by_list") == "yes" }) } else { Err(errors) }
}

fn wrong(need: Need) -> FieldError {
    let (least, most) = need.from_range();
    FieldError::new(
        &format!("from-{}", need.code()),
        format!("{}: enter a whole number from {least} to {most}", need.words()),
    )
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    show(&asked, None, Vec::new()).await
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let form = asked.form.clone();
    let rule = match read(&form) {
        Ok(rule) => rule,
        Err(errors) => return show(&asked, Some(form), errors).await,
    };
    let Some(key) = asked.posted_key() else { return show(&asked, Some(form), vec![side::old_page("why")]).await };
    let seen = form.text("seen").parse().unwrap_or(0);
    let sent = RuleForm { key, seen, rule, why: form.text("why").to_owned() };
    match change_rule(asked.house.store(), &asked.permit, sent, asked.correlation).await {
        Ok(CohortChanged::Kept) => Ok(Answer::SeeOther("/panel/rule?done=saved".to_owned())),
        Ok(CohortChanged::AlreadyKnown) => Ok(Answer::SeeOther("/panel/rule?done=known".to_owned())),
        Err(CohortError::Rule(refused)) => {
            let error = |refused: RuleRefused| match refused {
                RuleRefused::Nothing => FieldError::new("asked-placement_moves", "Tick at least one need"),
                RuleRefused::Twice(need) | RuleRefused::From(need) => wrong(need),
            };
            show(&asked, Some(form), refused.into_iter().map(error).collect()).await
        }
        Err(error) => {
            let is_used = matches!(error, CohortError::KeyUsed);
            let errors = vec![side::put_right(error, "why")?];
            let asked = if is_used { asked.with_new_key() } else { asked };
            show(&asked, Some(form), errors).await
        }
    }
}

async fn show(asked: &Asked, form: Option<Form>, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let store = asked.house.store();
    let versions = rules(store.rows(), side::reader(asked)?.team).await?;
    let form = form.unwrap_or_else(|| versions.first().map(typed).unwrap_or_default());
    let fields = |need: &Need| {
        let code = need.code();
        let text = |name: &str| form.raw(&format!("{name}-{code}")).to_owned();
        NeedFields {
            code,
            title: need.words(),
            is_age: need.is_age(),
            asked: text("asked") == "yes",
            first: text("first") == "yes",
            from: text("from"),
            no: text("no"),
            error: side::message(&errors, &format!("from-{code}")),
        }
    };
    let view = |version: &RuleVersion| VersionView {
        rule: RuleView::of(version.version, &version.rule),
        by: version.written.as_ref().map_or_else(String::new, |(_, by, at)| {
            format!("{by}, {}", words::plain(store.context().civil(*at).date()))
        }),
        why: version.written.as_ref().map_or_else(String::new, |(why, ..)| why.clone()),
    };
    let page = RulePage {
        seen: form.text("seen").to_owned(),
        needs: Need::ALL.iter().map(fields).collect(),
        by_list: form.text("by_list") == "yes",
        why: form.raw("why").to_owned(),
        why_error: side::message(&errors, "why"),
        why_max: WORDS_LENGTH_MAX,
        versions: versions.iter().map(view).collect(),
    };
    let notice = match asked.query.text("done") {
        "saved" => Some("Saved. Sessions that are open keep the rule they were opened with.".to_owned()),
        "known" => Some("This was already saved. Nothing was kept twice.".to_owned()),
        _ => None,
    };
    let frame = Frame {
        title: "The panel’s rule".to_owned(),
        errors,
        notice,
        back: Some(("Panel".to_owned(), "/panel".to_owned())),
        section: "/panel",
    };
    asked.page("cohort/rule.html", frame, &page)
}
