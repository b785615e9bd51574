//! Ways to begin a goal, for each area: words to take, change or leave. We wrote them; nobody has to use one.

use super::area::Area;

impl Area {
    /// Beginnings that somebody may take and change.
    pub const fn starters(self) -> &'static [&'static str] {
        match self {
            Self::Accommodation => &[
                "I will have a safe place to sleep on my first night out",
                "I will find a place of my own that I can afford",
                "I will keep the home I have while I am in prison",
                "I will learn what I need to live on my own",
            ],
            Self::EmploymentAndEducation => &[
                "I will find a job or training that I like",
                "I will finish the course I have started",
                "I will get the cards and papers I need for work",
                "I will fill my weekdays with something that matters to me",
            ],
            Self::Finances => &[
                "I will have money from my first day out until my first payment",
                "I will have a bank account and papers that show who I am",
                "I will know what I owe and pay it back bit by bit",
                "I will claim everything that care leavers have a right to",
            ],
            Self::DrugUse => &[
                "I will stay off drugs",
                "I will use less, and know whom to ring before I use",
                "I will have my treatment carry on the day I leave",
            ],
            Self::AlcoholUse => &[
                "I will drink less",
                "I will stop drinking",
                "I will find places and people where nobody has to drink",
            ],
            Self::HealthAndWellbeing => &[
                "I will see a doctor and a dentist",
                "I will find somebody I can talk to about what happened to me",
                "I will sleep better",
                "I will have my medicine with me when I leave",
            ],
            Self::RelationshipsAndCommunity => &[
                "I will be in touch with my family again",
                "I will be there for my child",
                "I will spend time with people who are good for me",
                "I will do something for the place I live in",
            ],
            Self::ThinkingAndBehaviour => &[
                "I will stop and think before I act",
                "I will find out what makes me angry and what helps",
                "I will get through this sentence without trouble",
            ],
            Self::IdentityAndBelonging => &[
                "I will find out about my life before I was in care",
                "I will live by my faith and culture, and have what I need for it",
                "I will read my file with somebody beside me",
                "I will do more of what makes me feel like me",
            ],
            Self::Network => &[
                "I will find somebody I can ring at two in the morning",
                "I will find people I have lost touch with",
                "I will choose who stands by me when I get out",
                "I will keep the people I have",
            ],
        }
    }

    /// Whether these words are one of ours, unchanged.
    pub fn is_starter(self, words: &str) -> bool {
        let plain = |words: &str| words.trim().trim_end_matches(['.', '!']).to_lowercase();
        let words = plain(words);
        Self::ALL.iter().flat_map(|area| area.starters()).any(|starter| plain(starter) == words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_area_has_three_ways_to_begin_that_are_short_and_begin_with_i_will() {
        for area in Area::ALL {
            assert!(area.starters().len() >= 3, "{area:?}");
            for starter in area.starters() {
                assert!(starter.starts_with("I will "), "{starter}");
                assert!(starter.split(' ').count() <= 16, "{starter}");
                assert!(area.is_starter(&format!("{starter}.")));
            }
        }
        assert!(!Area::Network.is_starter("I will ring Aunt Rowan every Sunday"));
    }
}
