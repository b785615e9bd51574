//! The answer for people: where the person stands, then the duties with the most pressing first, each with its reason.

use std::fmt::Write as _;
use std::path::Path;

use domain::Date;
use domain::duty::{Duty, Position, State, StateName};
use domain::reason::{Reason, long_date};

use super::Answer;

/// The groups in which duties are shown, in this order; the last three only when everything is asked for.
const GROUPS: &[(StateName, &str)] = &[
    (StateName::Overdue, "Late"),
    (StateName::DueSoon, "Due within a fortnight"),
    (StateName::Open, "To do"),
    (StateName::NotYetOpen, "Not yet"),
    (StateName::Done, "Done"),
    (StateName::Coming, "Not law yet: it does not bind"),
    (StateName::Superseded, "Replaced by something else"),
    (StateName::NotApplicable, "Does not apply"),
];

/// How many of the groups are shown without `--all`.
const USUAL_GROUPS: usize = 5;

/// How many characters a line has at most.
const LINE: usize = 110;

// Writing to a string cannot fail; an error would only leave a line out.
pub(super) fn answer(answer: &Answer<'_>, file: &Path, born_on: Option<Date>, all: bool) -> String {
    let position = &answer.duties.position;
    let mut text = format!("{}, asked for {}\n", file.display(), with_weekday(position.today()));
    stands(&mut text, answer, born_on);
    for finding in &answer.duties.findings {
        let _ = write!(
            text,
            "\nTo look at: {}.\n  How it is read: {}.\n  {}.\n",
            finding.sentence(),
            finding.kind.reading(),
            finding.kind.mend()
        );
    }
    let shown = if all { GROUPS.len() } else { USUAL_GROUPS };
    for (name, title) in GROUPS.iter().take(shown) {
        group(&mut text, answer, *name, title);
    }
    if !all {
        let left = answer
            .duties
            .list
            .iter()
            .filter(|duty| GROUPS.iter().skip(USUAL_GROUPS).any(|(name, _)| duty.state.name() == *name));
        let _ = write!(
            text,
            "\n{} more rules do not apply, were replaced or are not law yet; --all shows each with its reason.",
            left.count()
        );
    }
    text.truncate(text.trim_end().len());
    text
}

fn stands(text: &mut String, answer: &Answer<'_>, born_on: Option<Date>) {
    let position = &answer.duties.position;
    let born = born_on.map_or_else(|| "not known".to_owned(), long_date);
    let _ = writeln!(text, "\n  Born:      {born}");
    let category = position.category.map_or_else(|| "no category".to_owned(), |category| category.words().to_owned());
    let (england, wales) = (position.status.words(), category);
    let _ = writeln!(text, "  Status:    {england} (England); {wales} (Wales); {} counts", position.nation.words());
    let _ = writeln!(text, "  Custody:   {}", custody(position));
    if let Some(release) = position.release {
        let days = (release.on - position.today()).get_days();
        let _ = writeln!(
            text,
            "  Release:   {}, {} ({}; {} on {})",
            with_weekday(release.on),
            days_to_go(days),
            release.kind.words(),
            release.source,
            long_date(release.as_of)
        );
    }
    if let Some(day) = &answer.day_of_release {
        if day.leaves_on != day.on {
            let _ = writeln!(text, "             Leaves on {}.", with_weekday(day.leaves_on));
            because(text, &day.because, "             ");
        }
        if let Some(ask) = day.ask(position.today()) {
            wrapped(text, "             ", &ask);
            for earlier in &day.policies {
                because(text, &earlier.because, "             ");
            }
        }
    }
    if let Some(one) = answer.duties.responsible() {
        let next = one.next.map_or_else(String::new, |(role, on)| {
            format!("; from {} the {}", with_weekday(on), role.words().to_lowercase())
        });
        let _ = writeln!(text, "  Answers:   {}{next} ({})", one.today.words(), one.row);
    }
    let referral = &answer.referral;
    let _ =
        writeln!(text, "  Housing:   Referral: {}. {}.", referral.state.words().to_lowercase(), referral.state.next());
    because(text, &referral.because, "             ");
}

fn custody(position: &Position<'_>) -> String {
    position.custody.map_or_else(
        || "not in custody".to_owned(),
        |custody| {
            let status = custody.legal_status.map_or("legal status not known", domain::custody::LegalStatus::words);
            format!("since {}, {}", long_date(custody.from), status.to_lowercase())
        },
    )
}

fn group(text: &mut String, answer: &Answer<'_>, name: StateName, title: &str) {
    let mut duties: Vec<&Duty<'_>> = answer.duties.list.iter().filter(|duty| duty.state.name() == name).collect();
    if duties.is_empty() {
        return;
    }
    duties.sort_by_key(|duty| (duty.due.is_none(), duty.due, duty.force(), duty.rule.id));
    let _ = writeln!(text, "\n{title} ({})", duties.len());
    for duty in duties {
        text.push('\n');
        wrapped(text, "  ", &format!("{}: {}{}", duty.rule.id, duty.rule.title, when(duty)));
        let _ = writeln!(text, "      {}", duty.rule.owner.words());
        because(text, &duty.reason(), "      ");
    }
}

/// ": 12 days late, the last day was Friday 13 November 2026".
fn when(duty: &Duty<'_>) -> String {
    let due = duty.due.map(with_weekday);
    match (duty.state, due) {
        (State::Overdue { days }, Some(due)) => format!(": {} late, the last day was {due}", days_in_words(days)),
        (State::DueSoon { days: 0 }, _) => ": due today".to_owned(),
        (State::DueSoon { days }, Some(due)) => format!(": due in {}, by {due}", days_in_words(days)),
        (State::Done { on, late_days, .. }, _) => {
            let late = if late_days > 0 { format!(", {} late", days_in_words(late_days)) } else { String::new() };
            format!(": done on {}{late}", with_weekday(on))
        }
        (State::NotYetOpen, Some(due)) => {
            let opens = duty.opens.map_or_else(String::new, |opens| format!("from {}, ", with_weekday(opens)));
            format!(": {opens}by {due}")
        }
        (_, Some(due)) => format!(": by {due}"),
        _ => String::new(),
    }
}

fn because(text: &mut String, reason: &Reason, indent: &str) {
    let checked = if reason.source.verified { "" } else { "; not yet checked by us" };
    if !reason.because.is_empty() {
        wrapped(text, indent, &format!("Because: {}.", reason.because.join("; ")));
    }
    wrapped(text, indent, &format!("Source: {} ({}{checked})", reason.source.citation, reason.source.force));
}

/// A paragraph in lines that fit a terminal, the second and later ones a little further in.
fn wrapped(text: &mut String, indent: &str, paragraph: &str) {
    let mut line = indent.to_owned();
    let mut has_words = false;
    for word in paragraph.split_whitespace() {
        if has_words && line.chars().count() + 1 + word.chars().count() > LINE {
            let _ = writeln!(text, "{line}");
            line = format!("{indent}  ");
            has_words = false;
        }
        if has_words {
            line.push(' ');
        }
        line.push_str(word);
        has_words = true;
    }
    let _ = writeln!(text, "{line}");
}

fn days_in_words(days: i32) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}

fn days_to_go(days: i32) -> String {
    match days {
        0 => "today".to_owned(),
        1.. => format!("in {}", days_in_words(days)),
        _ => format!("{} ago", days_in_words(days.saturating_neg())),
    }
}

/// "Friday 5 March 2027".
fn with_weekday(date: Date) -> String {
    format!("{} {}", date.strftime("%A"), long_date(date))
}
