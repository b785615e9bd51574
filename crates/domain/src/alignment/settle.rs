//! Ways to settle a finding: each leads to one form.

use crate::agency::coded;

coded! {
    /// A way to settle a finding.
    Settle {
        /// Another time or place.
        ChangeAppointment = "change_appointment", "Move or cancel the appointment";
        /// An appointment is missing.
        AddAppointment = "add_appointment", "Add the appointment";
        /// Another address.
        ChangeAddress = "change_address", "Change the address";
        /// An address is missing.
        AddAddress = "add_address", "Add an address, or record the referral to the housing authority";
        /// The licence is asked to be varied.
        ChangeCondition = "change_condition", "Ask for the licence condition to be changed, or plan the curfew address";
        /// Another day, another person, or not at all.
        ChangeStep = "change_step", "Change the step";
        /// Another target.
        ChangeGoal = "change_goal", "Change the goal";
        /// A step is missing.
        AddStep = "add_step", "Add a step, and say who does it";
        /// A goal is missing.
        AddGoal = "add_goal", "Write a goal together";
        /// Ask.
        AskYoungAdult = "ask_young_adult", "Ask them: print the worksheet, or write a goal in their words";
        /// Gate and first night.
        ChangeReleaseDay = "change_release_day", "Name somebody on the release day plan";
        /// The duty itself.
        DoDuty = "do_duty", "Do it before the release, and record it";
        /// A lead is missing.
        NameLead = "name_lead", "Ask the agency who it is, and have them put in the circle";
        /// A supporter.
        ChangeSupporter = "change_supporter", "Talk with the young adult, and change the network";
        /// A supporter is missing.
        AddSupporter = "add_supporter", "Talk about who that could be, and add them to the network";
        /// A safety check.
        CheckSupporter = "check_supporter", "Record a safety check";
        /// Consent.
        AskConsent = "ask_consent", "Ask the young adult what this person may see";
    }
}
