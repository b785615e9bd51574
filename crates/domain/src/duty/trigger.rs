//! What sets a clock running: the named days that law files count from.

use crate::agency::coded;

coded! {
    /// A named day. Its words complete "counted from ...".
    Trigger {
        /// The day the person turns 16.
        SixteenthBirthday = "sixteenth_birthday", "the 16th birthday";
        /// Six months before 18.
        SeventeenAndAHalf = "seventeen_and_a_half", "the day they are seventeen and a half";
        /// The day the person turns 18.
        EighteenthBirthday = "eighteenth_birthday", "the 18th birthday";
        /// The day the person turns 21.
        TwentyFirstBirthday = "twenty_first_birthday", "the 21st birthday";
        /// The day the person turns 25.
        TwentyFifthBirthday = "twenty_fifth_birthday", "the 25th birthday";
        /// The birthday (17 to 21; 22 to 25 while supported) whose outcomes are to be recorded now or next.
        ReturnBirthday = "return_birthday", "the birthday that the return asks about";
        /// The day the person became an eligible child.
        BecameEligible = "became_eligible", "the day they became an eligible child";
        /// The day the person became a relevant child.
        BecameRelevant = "became_relevant", "the day they became a relevant child";
        /// Wales: the day the person came into category 2, 3 or 4.
        BecameCategory = "became_category", "the day they came into their category";
        /// The last needs assessment.
        NeedsAssessment = "needs_assessment", "the last needs assessment";
        /// The last plan or review; without one, the day the leaving-care duty began.
        PlanOrReview = "plan_or_review", "the last plan or review";
        /// The last assessment, plan or review.
        AssessmentPlanOrReview = "assessment_plan_or_review", "the last assessment, plan or review";
        /// The last time a review was asked for.
        ReviewRequested = "review_requested", "the day a review was asked for";
        /// The last time support was asked for.
        SupportRequested = "support_requested", "the day support was asked for";
        /// The last time the person spoke of education or training.
        LearningIntended = "learning_intended", "the day they told the authority about education or training";
        /// Leaving care began to provide the accommodation.
        AccommodationBegan = "accommodation_began", "moving into accommodation that leaving care provides";
        /// The last time the adviser and the person were in touch; without one, the day the adviser's work began.
        LastInTouch = "last_in_touch", "the last contact with the personal adviser";
        /// Came into custody this time.
        Reception = "reception", "coming into custody";
        /// Came into custody, was moved, or was recalled, whichever was last.
        EnteredOrMoved = "entered_or_moved", "coming into custody, a move or a recall, whichever was last";
        /// Moved to another prison since reception.
        Transferred = "transferred", "the last move to another prison";
        /// Called back.
        Recall = "recall", "the recall";
        /// The release date to count on.
        Release = "release", "the release date";
        /// Parole eligibility, else the earlier of conditional and automatic release; tariff or hearing without fixed end.
        HandoverRelease = "handover_release", "the date from which handover is counted";
        /// The sentence began.
        SentenceStart = "sentence_start", "the start of the sentence";
        /// The next parole hearing.
        Hearing = "hearing", "the next parole hearing";
        /// The day responsibility goes from the prison to probation, by the rows of offender management.
        Handover = "handover", "the day of handover to probation";
        /// The day from which probation answers, by the same rows: handover, or the first day where there is none.
        ProbationAnswers = "probation_answers", "the day from which probation answers";
        /// Left custody within the last twelve months.
        LeftCustody = "left_custody", "the last release";
        /// Lost their home, or learnt that they will.
        HomeLost = "home_lost", "the day they had nowhere to live or knew they would lose it";
        /// The last referral to a housing authority.
        HousingReferred = "housing_referred", "the last referral to a housing authority";
        /// Supervision ends.
        SupervisionEnd = "supervision_end", "the end of supervision";
        /// Learning and work screening.
        LearningScreened = "learning_screened", "the learning and work screening";
        /// The last learning induction or review.
        LearningReview = "learning_review", "the last learning induction or review";
        /// Additional needs were found.
        AdditionalNeedsKnown = "additional_needs_known", "the day additional needs were found";
        /// The last key work session; without one, reception.
        KeyWork = "key_work", "the last key work session";
        /// A death became known.
        DeathKnown = "death_known", "the day the death became known";
        /// The version of the rule began to hold.
        Commencement = "commencement", "the day the law changed";
    }
}
