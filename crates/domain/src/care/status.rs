//! The statuses of leaving-care law in England and the categories of Wales.

use crate::agency::coded;

coded! {
    /// What leaving-care law in England calls a person.
    Status {
        /// 16 or 17, looked after now, and long enough since 14.
        Eligible = "eligible", "Eligible child";
        /// 16 or 17, no longer looked after, was eligible.
        Relevant = "relevant", "Relevant child";
        /// 18 to 24, was relevant or eligible. From 21 support is on request.
        FormerRelevant = "former_relevant", "Former relevant child";
        /// 16 to 20, in care after 16 for less than 13 weeks, or under special guardianship after care.
        Qualifying = "qualifying", "Qualifying person";
        /// Looked after today, and none of the others yet.
        LookedAfter = "looked_after", "Looked after, not yet a care leaver";
        /// Care moved to another authority, which answers for the person and holds the later episodes.
        Elsewhere = "elsewhere", "Another authority answers";
        /// Was in care; leaving-care law gives no duty (any longer).
        CareExperienced = "care_experienced", "Care-experienced, no leaving-care duty";
        /// No care is known.
        None = "none", "No care known";
    }
}

coded! {
    /// The category of young person in Wales (Social Services and Well-being (Wales) Act 2014, section 104).
    Category {
        /// 16 or 17, looked after, long enough since 14.
        One = "1", "Category 1";
        /// 16 or 17, no longer looked after, was category 1.
        Two = "2", "Category 2";
        /// 18 or over, was category 2 or 1.
        Three = "3", "Category 3";
        /// Was category 3, now in education or training, under 25.
        Four = "4", "Category 4";
        /// 16 to 20, special guardianship after care.
        Five = "5", "Category 5";
        /// 16 to 20, in care after 16, not long enough for the others.
        Six = "6", "Category 6";
    }
}
