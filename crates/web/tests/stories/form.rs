//! The visit form as a worker fills it in.

use testkit::Visitor;

/// The fields of a visit in person that came about, dated day-month-year.
pub(crate) fn seen(date: &str) -> Vec<(&str, &str)> {
    let mut parts = date.split('-');
    let mut part = || parts.next().unwrap_or("");
    vec![
        ("visited_on-day", part()),
        ("visited_on-month", part()),
        ("visited_on-year", part()),
        ("channel", "in_person"),
        ("attended", "yes"),
        ("function", "wellbeing"),
        ("note", "Wants to see the barbering course."),
    ]
}

/// Opens the form and posts these fields with the form's own key.
pub(crate) async fn posts_visit(visitor: &mut Visitor<'_>, person: &str, fields: &[(&str, &str)]) {
    let path = format!("/people/{person}/visits/new");
    visitor.get(&path).await;
    let key = visitor.form_key();
    let mut all = vec![("form_key", key.as_str())];
    all.extend_from_slice(fields);
    visitor.post(&path, &all).await;
}

/// The fields of the day of an event, dated day-month-year.
pub(crate) fn on(date: &str) -> Vec<(&str, &str)> {
    ["on-day", "on-month", "on-year"].into_iter().zip(date.split('-')).collect()
}

/// Opens the form of an event with this kind chosen and posts these fields with the form's own key.
pub(crate) async fn posts_event(visitor: &mut Visitor<'_>, person: &str, kind: &str, fields: &[(&str, &str)]) {
    let path = format!("/people/{person}/events/new");
    visitor.get(&format!("{path}?kind={kind}")).await;
    let key = visitor.form_key();
    let mut all = vec![("form_key", key.as_str()), ("kind", kind)];
    all.extend_from_slice(fields);
    visitor.post(&path, &all).await;
}
