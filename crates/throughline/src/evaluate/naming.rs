//! Refusals in the words of whoever asked: the file, the columns by their own names, settings as they are typed.

use std::path::Path;

use evaluation::EvaluationError;

use super::arguments::Evaluate;
use super::columns::ColumnFault;

/// What one analysis calls its file and its parts.
#[derive(Default)]
struct Words<'a> {
    file: Option<&'a Path>,
    /// Part of the analysis, and the column that it is.
    parts: Vec<(&'static str, &'a str)>,
    /// The column of groups or arms.
    arms: Option<&'a str>,
    /// The column of events.
    events: Option<&'a str>,
    /// A setting of the engine, and the word of the command line.
    settings: &'static [(&'static str, &'static str)],
}

impl<'a> Words<'a> {
    fn of(file: &'a Path, always: &[(&'static str, &'a String)], given: &[(&'static str, &'a Option<String>)]) -> Self {
        let always = always.iter().map(|(part, column)| (*part, column.as_str()));
        let given = given.iter().filter_map(|(part, column)| Some((*part, column.as_deref()?)));
        let parts: Vec<(&'static str, &'a str)> = always.chain(given).collect();
        let column = |part: &str| parts.iter().find(|(other, _)| *other == part).map(|(_, column)| *column);
        let arms = column("treatment").or_else(|| column("treated")).or_else(|| column("group"));
        let events = column("event").or_else(|| column("cause")).or_else(|| column("events"));
        Self { file: Some(file), arms, events, parts, settings: &[] }
    }

    fn with_settings(self, settings: &'static [(&'static str, &'static str)]) -> Self {
        Self { settings, ..self }
    }
}

/// Settings that the engine calls by their letters.
const FLEMING_HARRINGTON: &[(&str, &str)] = &[("p", "rho"), ("q", "gamma")];
const SHAPES: &[(&str, &str)] = &[("delta", "parameter"), ("gamma", "parameter"), ("power of spending", "parameter")];
const CHART: &[(&str, &str)] = &[("points of the baseline", "baseline")];
const POWER: &[(&str, &str)] = &[("control size", "control-size")];

fn words(asked: &Evaluate) -> Words<'_> {
    match asked {
        Evaluate::Km(it) => Words::of(
            &it.source.data,
            &[("time", &it.followed.duration), ("event", &it.followed.event)],
            &[("group", &it.group)],
        ),
        Evaluate::Logrank(it) => Words::of(
            &it.source.data,
            &[("time", &it.followed.duration), ("event", &it.followed.event), ("group", &it.group)],
            &[("strata", &it.strata)],
        )
        .with_settings(FLEMING_HARRINGTON),
        Evaluate::Rmst(it) => Words::of(
            &it.source.data,
            &[("time", &it.followed.duration), ("event", &it.followed.event)],
            &[("group", &it.group)],
        ),
        Evaluate::Cox(it) => Words::of(
            &it.source.data,
            &[("time", &it.followed.duration), ("event", &it.followed.event)],
            &[("entry", &it.entry), ("strata", &it.strata), ("weights", &it.weights), ("cluster", &it.cluster)],
        ),
        Evaluate::Aft(it) => {
            Words::of(&it.source.data, &[("time", &it.followed.duration), ("event", &it.followed.event)], &[])
        }
        Evaluate::Incidence(it) => {
            Words::of(&it.source.data, &[("time", &it.duration), ("cause", &it.cause)], &[("group", &it.group)])
        }
        Evaluate::Finegray(it) => Words::of(&it.source.data, &[("time", &it.duration), ("cause", &it.cause)], &[]),
        other => words_without_time(other),
    }
}

fn words_without_time(asked: &Evaluate) -> Words<'_> {
    match asked {
        Evaluate::Glm(it) => Words::of(
            &it.source.data,
            &[("outcome", &it.outcome)],
            &[("exposure", &it.exposure), ("weights", &it.weights), ("cluster", &it.errors.cluster)],
        ),
        Evaluate::Did(it) => Words::of(
            &it.source.data,
            &[("outcome", &it.outcome), ("treated", &it.treated), ("after", &it.after)],
            &[("period", &it.period), ("cluster", &it.errors.cluster)],
        ),
        Evaluate::Match(it) => Words::of(
            &it.taking.source.data,
            &[("treatment", &it.taking.treatment)],
            &[("outcome", &it.taking.outcome), ("score", &it.score)],
        ),
        Evaluate::Weight(it) | Evaluate::Specifications(it) => Words::of(
            &it.taking.source.data,
            &[("treatment", &it.taking.treatment)],
            &[("outcome", &it.taking.outcome)],
        ),
        Evaluate::Meta(it) => {
            let counts = ["events", "size", "control events", "control size"].into_iter().zip(&it.counts);
            let counts: Vec<(&str, &String)> = counts.collect();
            Words::of(&it.source.data, &counts, &[("effect", &it.effect), ("variance", &it.variance)])
        }
        Evaluate::Spc(it) => {
            Words::of(&it.data, &[("values", &it.value), ("gaps", &it.value)], &[]).with_settings(CHART)
        }
        Evaluate::Funnel(it) => {
            Words::of(&it.data, &[("events", &it.events)], &[("size", &it.size), ("expected", &it.expected)])
        }
        Evaluate::Suppress(it) => Words::of(&it.data, &[], &[]),
        Evaluate::Sensitivity(it) => Words { file: it.data.as_deref(), ..Words::default() },
        Evaluate::Boundaries(_) => Words::default().with_settings(SHAPES),
        Evaluate::Power(_) => Words::default().with_settings(POWER),
        _ => Words::default(),
    }
}

/// The same refusal, with the file and the user's own names of columns and settings.
pub(super) fn named(asked: &Evaluate, error: anyhow::Error) -> anyhow::Error {
    let words = words(asked);
    let names_its_file = error
        .downcast_ref::<ColumnFault>()
        .is_some_and(|fault| fault.names_its_file() || fault.is_of_the_command_line());
    let (error, column) = match error.downcast::<EvaluationError>() {
        Ok(refused) => {
            let column = about(&words, &refused);
            (anyhow::Error::new(in_words(&words, refused)), column)
        }
        Err(error) => (error, None),
    };
    match (words.file, column) {
        (Some(_), _) if names_its_file => error,
        (Some(file), Some(column)) => {
            error.context(format!("{} cannot be evaluated by its column {column}", file.display()))
        }
        (Some(file), None) => error.context(format!("{} cannot be evaluated", file.display())),
        (None, _) => error,
    }
}

fn in_words(words: &Words<'_>, refused: EvaluationError) -> EvaluationError {
    if let EvaluationError::Setting { setting, value, must_be } = refused {
        let word = words.settings.iter().find(|(engine, _)| *engine == setting).map_or(setting, |(_, word)| *word);
        return EvaluationError::Setting { setting: word, value, must_be };
    }
    let column = |part: &'static str| words.parts.iter().find(|(other, _)| *other == part);
    refused.named(&|part| column(part).map(|(_, column)| (*column).to_owned()))
}

/// The column to look at, where the refusal itself names none.
fn about<'a>(words: &Words<'a>, refused: &EvaluationError) -> Option<&'a str> {
    match refused {
        EvaluationError::EmptyArm { .. } | EvaluationError::OneGroup { .. } => words.arms,
        EvaluationError::NoEvents => words.events,
        _ => None,
    }
}
