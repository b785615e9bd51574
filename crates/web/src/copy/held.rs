//! Everything that is held about a young adult, in plain words, with who wrote it and what is not in it.

use casework::copy::{self, Copy};
use serde::Serialize;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::layout::Frame;
use crate::problem::Problem;
use crate::words;

/// What `held.html` asks for.
#[derive(Debug, Serialize)]
struct CopyPage {
    on: String,
    copy: Copy,
}

async fn load(asked: &Asked) -> Result<Copy, Problem> {
    let store = asked.house.store();
    Ok(copy::copy(store.rows(), asked.person()?, store.context()).await?)
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    let page = CopyPage { on: words::plain(asked.today()), copy: load(&asked).await? };
    let frame = Frame {
        title: "What is held about you".to_owned(),
        back: Some(("Your page".to_owned(), "/me".to_owned())),
        section: "/me",
        ..Frame::default()
    };
    asked.page("copy/held.html", frame, &page)
}

pub(super) async fn text(asked: Asked) -> Result<Answer, Problem> {
    let text = load(&asked).await?.text();
    Ok(Answer::Download { name: "about-me.txt".to_owned(), content_type: "text/plain; charset=utf-8", text })
}

pub(super) async fn json(asked: Asked) -> Result<Answer, Problem> {
    let text = load(&asked).await?.json();
    Ok(Answer::Download { name: "about-me.json".to_owned(), content_type: "application/json", text })
}
