//! Records that an agency marks as kept from some workers without naming them: for the lead to ask whom it means.

use casework::limited_access::{ToSettle, to_settle};
use casework::record;
use serde::Serialize;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::people::name_or_not_known;
use crate::problem::Problem;
use crate::words;

/// How many the page shows: settled ones make way for others.
const SHOWN: usize = 50;

/// What `settle.html` asks for.
#[derive(Debug, Serialize)]
struct SettlePage {
    rows: Vec<SettleRow>,
    more: bool,
}

#[derive(Debug, Serialize)]
struct SettleRow {
    href: String,
    name: String,
    agency: String,
    since: String,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let rows = asked.house.store().rows();
    let reader = asked.asker().worker().ok_or(Problem::NotFound)?;
    let mut found = to_settle(rows, reader, asked.today(), SHOWN as u64 + 1).await?;
    let more = found.len() > SHOWN;
    found.truncate(SHOWN);
    let people: Vec<_> = found.iter().map(|one| one.person).collect();
    let records = record::records(rows, &people).await?;
    let row = |one: ToSettle| {
        let known = record::Known::from_records(records.get(&one.person).map_or(&[][..], Vec::as_slice));
        SettleRow {
            href: format!("/people/{}/limited-access", one.person),
            name: name_or_not_known(&known),
            agency: one.agency,
            since: words::plain(one.since),
        }
    };
    let page = SettlePage { rows: found.into_iter().map(row).collect(), more };
    let frame = Frame { section: "/limited-access", ..Frame::titled("Limited access to settle") };
    Ok(asked.page("limited_access/settle.html", frame, &page)?.showing(people, true))
}
