//! What to do first in each situation, and days that can be named in it: prompts for whoever plans, never conditions.

use jiff::ToSpan;
use jiff::civil::Date;

use super::area::Area;
use super::mode::{Mode, ModeAnswer};

/// Something to think of first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prompt {
    /// The area it belongs to.
    pub area: Area,
    /// For those who work with the young adult.
    pub text: &'static str,
    /// The same for the young adult, at a reading age of nine.
    pub plain: &'static str,
}

const fn prompt(area: Area, text: &'static str, plain: &'static str) -> Prompt {
    Prompt { area, text, plain }
}

impl Mode {
    /// What to think of first, the most pressing first.
    pub const fn first(self) -> &'static [Prompt] {
        match self {
            Self::Sentenced => SENTENCED,
            Self::Remand => REMAND,
            Self::ShortSentence => SHORT,
            Self::Recalled => RECALLED,
            Self::UnplannedRelease => UNPLANNED,
            Self::Released => RELEASED,
            Self::NotInCustody => COMMUNITY,
        }
    }
}

const SENTENCED: &[Prompt] = &[
    prompt(
        Area::IdentityAndBelonging,
        "Begin with who they want to be, and what they are good at",
        "Think about who you want to be, and what you are good at.",
    ),
    prompt(
        Area::Network,
        "Ask early who matters to them: finding people again takes months",
        "Tell us who matters to you. Finding people again can take months.",
    ),
    prompt(
        Area::Accommodation,
        "Name the first place to live while there is time to choose",
        "Say where you want to live. There is time to choose.",
    ),
];

const REMAND: &[Prompt] = &[
    prompt(
        Area::Accommodation,
        "Keep the home they have: tell the landlord and the Jobcentre, and pay or give notice",
        "Do you have a home? Tell us now, so that you can keep it.",
    ),
    prompt(
        Area::Network,
        "The court can let them out on any day: name who fetches them and where they sleep that night",
        "The court can let you out on any day. Who can fetch you? Where will you sleep?",
    ),
    prompt(
        Area::HealthAndWellbeing,
        "Make sure that treatment and medicine go on in prison, and would go on outside",
        "Do you take medicine? Tell us, so that you get it in here and outside.",
    ),
    prompt(
        Area::Finances,
        "Keep papers, bank account and benefit claim together, ready for the day",
        "Keep your papers and bank card safe, ready for the day.",
    ),
];

const SHORT: &[Prompt] = &[
    prompt(
        Area::Accommodation,
        "There is no time for one thing after another: begin with the address and the first night",
        "There is not much time. Start with where you will sleep on your first night.",
    ),
    prompt(
        Area::Finances,
        "Prepare the benefit claim, papers that show who they are and a bank account at once",
        "Let us sort your money, your bank account and your papers now.",
    ),
    prompt(
        Area::EmploymentAndEducation,
        "Keep the job, course or place they had: ring before it is given away",
        "Did you have a job or a course? Tell us whom to ring, so that you can keep it.",
    ),
];

const RECALLED: &[Prompt] = &[
    prompt(
        Area::ThinkingAndBehaviour,
        "Ask what went well outside before asking what went wrong, and keep those goals",
        "What went well when you were out? Let us keep that.",
    ),
    prompt(
        Area::Accommodation,
        "Find out what happens to the home and the things in it this week",
        "What happens to your home and your things? Let us sort that this week.",
    ),
    prompt(
        Area::Network,
        "Tell the people who stood by them, if they want that",
        "Who should know that you are back inside? You choose.",
    ),
];

const UNPLANNED: &[Prompt] = &[
    prompt(
        Area::Accommodation,
        "Tonight first: a bed, and somebody who answers the phone",
        "Tonight first: where will you sleep? Whom can you ring?",
    ),
    prompt(
        Area::Finances,
        "Money for this week: emergency payment, advance, setting-up grant",
        "Do you have money for this week? There is help. Ask us today.",
    ),
    prompt(
        Area::HealthAndWellbeing,
        "Medicine for the next days, and a prescription",
        "Do you have your medicine for the next days?",
    ),
    prompt(
        Area::Network,
        "Probation and leaving care ring today; nobody waits for the usual appointment",
        "We ring you today. Tell us your number.",
    ),
];

const RELEASED: &[Prompt] = &[
    prompt(Area::HealthAndWellbeing, "Ask how it is going before asking what was done", "How is it going? Tell us."),
    prompt(
        Area::Network,
        "Plan now for the day on which supervision ends: who will still be there",
        "Who will still be there when probation ends?",
    ),
    prompt(
        Area::EmploymentAndEducation,
        "Look at the goals for later: one of them may be ripe",
        "Look at your goals for later. Is it time for one of them?",
    ),
];

const COMMUNITY: &[Prompt] = &[
    prompt(
        Area::IdentityAndBelonging,
        "Begin with who they want to be, and what they are good at",
        "Think about who you want to be, and what you are good at.",
    ),
    prompt(Area::Network, "Ask who will still be there at 25", "Who will still be there when you are 25?"),
];

/// A day that can be named in this situation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuggestedDay {
    /// "12 weeks before release".
    pub words: &'static str,
    /// The day.
    pub on: Date,
}

impl ModeAnswer {
    /// Days that a goal or a step may be meant for, those that have passed left out, the first first. On remand nobody
    /// knows the day of release, so they are counted from today.
    pub fn days(&self, today: Date) -> Vec<SuggestedDay> {
        let from = |day: Date, offsets: &[(&'static str, i32)]| -> Vec<SuggestedDay> {
            let one = |(words, days): &(&'static str, i32)| SuggestedDay { words, on: day.saturating_add(days.days()) };
            offsets.iter().map(one).collect()
        };
        let mut days = match (self.mode, self.release) {
            (Mode::Sentenced | Mode::ShortSentence | Mode::Recalled, Some(release)) => from(
                release,
                &[
                    ("12 weeks before release", -84),
                    ("8 weeks before release", -56),
                    ("2 weeks before release", -14),
                    ("the day of release", 0),
                    ("4 weeks after release", 28),
                ],
            ),
            (Mode::UnplannedRelease, Some(left)) => {
                from(left, &[("the first day out", 0), ("the first week out", 7), ("4 weeks after leaving", 28)])
            }
            (Mode::Released, Some(left)) => {
                from(left, &[("3 months after release", 91), ("6 months after release", 182)])
            }
            _ => Vec::new(),
        };
        days.extend(from(today, &[("in a week", 7), ("in 4 weeks", 28), ("in 3 months", 91)]));
        days.retain(|day| day.on >= today);
        days.sort_by_key(|day| day.on);
        days
    }

    /// How a day stands to the release: "3 weeks before release", "on the day of release"; nothing where no day is known.
    pub fn against_release(&self, on: Date) -> Option<String> {
        let release = self.release?;
        let days = (on - release).get_days();
        let out = if self.mode.is_in_custody() { "release" } else { "leaving" };
        let span = |days: i32| match (days / 7, days % 7) {
            (_, _) if days == 1 => "1 day".to_owned(),
            (1, 0) => "1 week".to_owned(),
            (weeks, 0) => format!("{weeks} weeks"),
            (0 | 1, _) => format!("{days} days"),
            (weeks, _) => format!("about {weeks} weeks"),
        };
        Some(match days {
            0 => format!("on the day of {out}"),
            ..0 => format!("{} before {out}", span(-days)),
            _ => format!("{} after {out}", span(days)),
        })
    }
}
