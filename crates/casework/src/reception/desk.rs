//! The desk as its officer sees it: what they asked today, and an answer, until the day is over.

use access::Permit;
use domain::id::ReceptionQuestionId;
use domain::reception::{Answer, QUESTIONS_A_DAY_MAX};
use domain::{Date, Timestamp};
use store::{Rows, StoreError};

use super::rows;

/// A question of today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionLine {
    /// Which.
    pub id: ReceptionQuestionId,
    /// When.
    pub at: Timestamp,
    /// What was answered.
    pub answer: Answer,
}

/// What an officer asked today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    /// The newest first.
    pub asked: Vec<QuestionLine>,
    /// How often they may still ask today.
    pub left: u32,
}

/// A council that may know whoever has arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Council {
    /// Its name.
    pub name: String,
    /// The number of its leaving-care team, where the directory of places has one under "NAME leaving care".
    pub phone: Option<String>,
    /// How near what was typed comes, once for each person there who may be meant.
    pub says: Vec<Vec<String>>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// When it was asked.
    pub at: Timestamp,
    /// What was answered.
    pub answer: Answer,
    /// The councils named.
    pub councils: Vec<Council>,
}

/// What the officer asked on `today`: one question.
pub async fn desk(rows: &impl Rows, permit: &Permit, today: Date) -> Result<Desk, StoreError> {
    let Some(worker) = permit.asker().worker() else { return Ok(Desk { asked: Vec::new(), left: 0 }) };
    let asked = rows::questions(rows, worker, today).await?;
    let used = u32::try_from(asked.len()).unwrap_or(u32::MAX);
    Ok(Desk { asked, left: QUESTIONS_A_DAY_MAX.saturating_sub(used) })
}

/// The answer to a question that the officer asked on `today`; to nobody else and on no other day: two questions.
pub async fn told(
    rows: &impl Rows,
    permit: &Permit,
    question: ReceptionQuestionId,
    today: Date,
) -> Result<Option<Told>, StoreError> {
    let Some(worker) = permit.asker().worker() else { return Ok(None) };
    let asked = rows::questions(rows, worker, today).await?;
    let Some(line) = asked.into_iter().find(|line| line.id == question) else { return Ok(None) };
    let mut councils: Vec<Council> = Vec::new();
    for (name, phone, says) in rows::told(rows, question).await? {
        let says: Vec<String> = says.lines().map(str::to_owned).collect();
        match councils.iter_mut().find(|council| council.name == name) {
            Some(council) => council.says.push(says),
            None => councils.push(Council { name, phone, says: vec![says] }),
        }
    }
    Ok(Some(Told { at: line.at, answer: line.answer, councils }))
}
