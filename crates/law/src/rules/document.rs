//! "The rules we apply": every law file in plain sentences, for people who read neither files nor code.

use std::fmt::Write as _;

use domain::calendar::BankHolidays;
use domain::duty::{CountsFrom, Due, EventKind, Owner, Predicate, Rule, Rules, Version};
use domain::reason::{Force, long_date};
use jiff::civil::{Date, date};

const HEAD: &str = "\
# The rules we apply

This page is made from the files in the folder `law`, and a test keeps it equal to them. Each rule says what must be done,
by whom, until when, for whom, and where that stands. An answer that the program gives about somebody names the rule by
its short name, so that it can be looked up here.

**How it binds.** *The law* is an Act or regulations. *Statutory guidance* must be followed unless there is good reason.
*Good practice* is what good services do. A *local promise* is what an authority has bound itself to.

**Not yet checked by us** means that nobody of us has read the provision itself; it is quoted by others or from memory.

**How days are counted.** The day a clock starts is not counted: seven days after Monday is the next Monday. Three months
after 30 November is 28 February, the last day of a month that has no 30th. A working day is a day other than a Saturday, a
Sunday, Christmas Day, Good Friday or a bank holiday in England and Wales. Somebody born on 29 February has the birthday
on 1 March in other years. A duty is late on the day after its last day.
";

/// The page, in Markdown.
pub fn document(rules: &Rules, holidays: &BankHolidays) -> String {
    let mut page = HEAD.to_owned();
    let unverified: Vec<&Rule> =
        rules.iter().filter(|rule| rule.versions.iter().any(|version| !version.source.verified)).collect();
    let ids: Vec<String> = unverified.iter().map(|rule| link(rule)).collect();
    // Writing to a string cannot fail; an error would only leave a line out.
    let _ = write!(
        page,
        "\nThere are {} rules. {} have a source that was not yet checked by us: {}.\n",
        rules.len(),
        unverified.len(),
        ids.join(", ")
    );
    for owner in Owner::ALL {
        let mut own: Vec<&Rule> = rules.iter().filter(|rule| rule.owner == *owner).collect();
        own.sort_by_key(|rule| (rule.group, rule.id));
        if !own.is_empty() {
            let _ = write!(page, "\n## {}\n", owner.words());
        }
        for rule in own {
            page.push_str(&section(rule, holidays));
        }
    }
    page
}

fn link(rule: &Rule) -> String {
    format!("[{}](#{})", rule.id, rule.id.to_lowercase())
}

fn section(rule: &Rule, holidays: &BankHolidays) -> String {
    let mut text = format!("\n### {}\n\n**{}** ({})\n", rule.id, rule.title, rule.jurisdiction.words());
    if !rule.for_them.is_empty() {
        let _ = write!(text, "\n> {}\n", rule.for_them);
    }
    for version in &rule.versions {
        text.push_str(&paragraph(rule, version, holidays));
    }
    if !rule.note.is_empty() {
        let _ = write!(text, "\n{}\n", rule.note);
    }
    text
}

fn paragraph(rule: &Rule, version: &Version, holidays: &BankHolidays) -> String {
    let mut text = String::new();
    let source = version.source;
    let checked = if source.verified { "" } else { "; **not yet checked by us**" };
    let _ = writeln!(text, "\n- **What it says.** {}", says(version));
    if let Some((_, row)) = rule.group {
        let _ = writeln!(text, "- **Row {row} of a set:** of the rules of the set, the first that applies decides.");
    }
    let _ = writeln!(text, "- **Source.** {} ({}{checked}). {}", source.citation, source.force, in_force(version));
    let _ = writeln!(text, "- **Applies to** {}.", applies(version));
    if let Some(example) = example(version, holidays) {
        let _ = writeln!(text, "- **Example.** {example}");
    }
    text
}

/// "Due within 10 working days after coming into custody, and then again every 8 weeks. Done by: ...".
fn says(version: &Version) -> String {
    let trigger = version.trigger.words();
    let mut says = match version.due {
        Due::After(offset) if offset == domain::duty::Offset::default() => format!("Due on the day: {trigger}"),
        Due::After(offset) => format!("Due within {} after {trigger}", offset.words()),
        Due::Before(offset) => format!("Due at the latest {} before {trigger}", offset.words()),
        Due::AsSoonAsPossible => format!("As soon as possible after {trigger}; there is no last day"),
        Due::Throughout => "All the time; there is no last day".to_owned(),
    };
    says.push('.');
    if let Some(again) = version.recurs {
        let _ = write!(says, " Once it was done, it is due again {} later.", again.words());
    }
    if version.is_target {
        says.push_str(" The number of days is our target; the law sets none.");
    }
    if let Some(opens) = version.opens {
        let _ = write!(says, " It opens {} before its last day.", opens.words());
    }
    let kinds: Vec<&str> = version.closed_by.iter().map(EventKind::words).collect();
    if !kinds.is_empty() {
        let from = match version.counts_from {
            CountsFrom::Trigger => String::new(),
            other => format!(" ({})", other.words()),
        };
        let _ = write!(says, " Done by: {}{from}.", kinds.join("; ").to_lowercase());
    }
    says
}

fn in_force(version: &Version) -> String {
    let from = long_date(version.effective_from);
    // Practice and promises are in force nowhere; they are applied.
    if version.source.force > Force::StatutoryGuidance {
        return match version.effective_to {
            None => format!("Applied from {from} on."),
            Some(to) => format!("Applied from {from} to {}.", long_date(to)),
        };
    }
    match (version.commenced, version.effective_to) {
        (false, _) => "**Passed and not commenced: it does not bind yet.**".to_owned(),
        (true, None) => format!("In force since {from}."),
        (true, Some(to)) => format!("In force from {from} to {}.", long_date(to)),
    }
}

fn applies(version: &Version) -> String {
    let words = |set: domain::duty::Predicates| set.iter().map(Predicate::words).collect::<Vec<_>>();
    let mut parts = Vec::new();
    let cohort = words(version.cohort);
    if !cohort.is_empty() {
        parts.push(cohort.join(" or "));
    }
    let scope = words(version.scope);
    if !scope.is_empty() {
        parts.push(scope.join(" and "));
    }
    let unless = words(version.unless);
    let mut applies =
        if parts.is_empty() { "everybody".to_owned() } else { format!("somebody who is {}", parts.join("; and ")) };
    if !unless.is_empty() {
        let _ = write!(applies, "; not to somebody who is {}", unless.join(" or "));
    }
    applies
}

/// Counted from a day that shows the counting best: the Tuesday before Christmas, with a month end ahead.
fn example(version: &Version, holidays: &BankHolidays) -> Option<String> {
    const DAY: Date = date(2026, 12, 22);
    let day = DAY.max(version.effective_from).min(version.effective_to.unwrap_or(DAY));
    let due = match version.due {
        Due::After(offset) => offset.after(day, holidays),
        Due::Before(offset) => offset.before(day, holidays),
        Due::AsSoonAsPossible | Due::Throughout => return None,
    };
    Some(format!("Counted from {}: the last day is {}.", with_weekday(day), with_weekday(due)))
}

fn with_weekday(day: Date) -> String {
    day.strftime("%A %-d %B %Y").to_string()
}
