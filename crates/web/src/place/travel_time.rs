//! Say how long a way takes.

use casework::place::{SayTravelTimeError, TravelTimeForm, directory, say_travel_time};
use domain::place::Mode;
use serde::Serialize;

use crate::answer::Answer;
use crate::asked::Asked;
use crate::form::FieldError;
use crate::layout::Frame;
use crate::problem::Problem;
use crate::typed::{Choice, Typed};

/// What `travel_time.html` asks for.
#[derive(Debug, Serialize)]
struct TravelTimePage {
    typed: Typed,
    from: Vec<Choice>,
    to: Vec<Choice>,
    modes: Vec<Choice>,
}

pub(super) async fn get(asked: Asked) -> Result<Answer, Problem> {
    show(&asked, Vec::new()).await
}

pub(super) async fn post(asked: Asked) -> Result<Answer, Problem> {
    let form = &asked.form;
    let between = form.text("from").parse().ok().zip(form.text("to").parse().ok());
    let (mode, minutes) = (Mode::from_code(form.text("mode")), form.text("minutes").parse::<u16>().ok());
    let (Some(key), Some(between), Some(mode), Some(minutes)) = (asked.posted_key(), between, mode, minutes) else {
        let missing = [
            between.is_none().then(|| FieldError::new("from", "Choose two places")),
            mode.is_none().then(|| FieldError::new("mode", "Choose how one gets there")),
            minutes.is_none().then(|| FieldError::new("minutes", "Enter how many minutes it takes")),
            form.text("why").is_empty().then(|| FieldError::new("why", "Say how you know")),
        ];
        let errors: Vec<FieldError> = missing.into_iter().flatten().collect();
        let old = FieldError::new("from", "This page was used before. Save it again");
        let errors = if errors.is_empty() { vec![old] } else { errors };
        return show(&asked, errors).await;
    };
    let way = TravelTimeForm { key, between, mode, minutes, why: form.text("why").to_owned() };
    let error = match say_travel_time(asked.house.store(), &asked.permit, way, asked.correlation).await {
        Ok(()) => return Ok(Answer::SeeOther("/places?done=saved".to_owned())),
        Err(SayTravelTimeError::Ends) => FieldError::new("from", "Choose two different places"),
        Err(SayTravelTimeError::Minutes) => FieldError::new("minutes", "Enter minutes from 1 to 600"),
        Err(SayTravelTimeError::Why) => FieldError::new("why", "Say how you know, in up to 200 characters"),
        Err(SayTravelTimeError::KeyUsed) => FieldError::new("from", "This page was used before. Save it again"),
        Err(SayTravelTimeError::Store(error)) => return Err(error.into()),
    };
    show(&asked.with_new_key(), vec![error]).await
}

async fn show(asked: &Asked, errors: Vec<FieldError>) -> Result<Answer, Problem> {
    let all = directory(asked.house.store().rows()).await?.places;
    let places = || {
        let choose = Choice::new("", "Choose");
        let place = all.iter().map(|kept| Choice::new(kept.id.to_string(), kept.place.name.clone()));
        [choose].into_iter().chain(place).collect()
    };
    let mode = |mode: &Mode| Choice::new(mode.code(), mode.words());
    let page = TravelTimePage {
        typed: Typed::of(&asked.form, &errors),
        from: places(),
        to: places(),
        modes: Mode::ALL.iter().map(mode).collect(),
    };
    let back = Some(("Places".to_owned(), "/places".to_owned()));
    let title = "Say how long a way takes".to_owned();
    asked.page("place/travel_time.html", Frame { title, errors, back, section: "/places", ..Frame::default() }, &page)
}
