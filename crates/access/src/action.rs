//! What somebody can ask to do: every page, form and command is one of these.

/// Whether an action is about one person or about the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    Person,
    Service,
}

/// Whether an action changes what is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Reads,
    Changes,
}

macro_rules! actions {
    ($($(#[$doc:meta])* $variant:ident = $code:literal, $words:literal, $subject:ident, $kind:ident);* $(;)?) => {
        /// What somebody asks to do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action { $($(#[$doc])* $variant),* }

        impl Action {
            /// Every action, in the order of the table of who may do what.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The code it is kept under in the audit.
            pub const fn code(self) -> &'static str { match self { $(Self::$variant => $code),* } }

            /// The words for it, to follow "may" or "was refused to".
            pub const fn words(self) -> &'static str { match self { $(Self::$variant => $words),* } }

            /// Its name in the policies.
            pub const fn name(self) -> &'static str { match self { $(Self::$variant => stringify!($variant)),* } }

            const fn shape(self) -> (Subject, Kind) {
                match self { $(Self::$variant => (Subject::$subject, Kind::$kind)),* }
            }
        }
    };
}

actions! {
    /// Pages that are about nobody: signing in, help, the accessibility statement, styles and scripts.
    ViewPublicPage = "view_public_page", "read the pages that are about nobody", Service, Reads;
    /// Trying to sign in with a password or passphrase.
    SignIn = "sign_in", "sign in", Service, Changes;
    /// Trying a printed code with a date of birth, and choosing a passphrase.
    UseSignInCode = "use_sign_in_code", "use a sign-in code", Service, Changes;
    /// The first page after signing in, which leads on to the others.
    ViewHome = "view_home", "open the first page", Service, Reads;
    /// Ending one's own session.
    SignOut = "sign_out", "sign out", Service, Changes;
    /// The list of people in whose circle the worker is.
    ViewCaseload = "view_caseload", "see a caseload", Service, Reads;
    /// Finding people by name or number, among those the asker may see.
    SearchPeople = "search_people", "search for people", Service, Reads;
    /// The team's workers and their caseloads.
    SeeTeam = "see_team", "see a team", Service, Reads;
    /// A person's record.
    ViewPerson = "view_person", "read the record of a person", Person, Reads;
    /// A visit, call or letter, or an attempt at one.
    RecordContact = "record_contact", "record a contact with a person", Person, Changes;
    /// Taking back a contact recorded by mistake: it stays, struck through.
    WithdrawContact = "withdraw_contact", "withdraw a contact with a person", Person, Changes;
    /// What was done, happened or lasts, recorded by hand; and that what lasted is over.
    RecordEvent = "record_event", "record what was done for a person", Person, Changes;
    /// Taking back what was recorded by mistake: it stays, struck through, and closes nothing.
    WithdrawEvent = "withdraw_event", "withdraw what was recorded for a person", Person, Changes;
    /// What is known of the day of release, and what must be sorted for it.
    PlanReleaseDay = "plan_release_day", "plan the day of release of a person", Person, Changes;
    /// Adding, moving and cancelling appointments.
    KeepAppointment = "keep_appointment", "keep the appointments of a person", Person, Changes;
    /// The conditions of a licence.
    RecordLicence = "record_licence", "record the licence of a person", Person, Changes;
    /// The young adult's own day of release.
    ViewOwnReleaseDay = "view_own_release_day", "read a person's own day of release", Person, Reads;
    /// The directory of places, and how long ways take.
    ViewPlaces = "view_places", "read the directory of places", Service, Reads;
    /// Writing a place down, or how long a way takes.
    WritePlace = "write_place", "write in the directory of places", Service, Changes;
    /// The one plan, as it stands, as it stood on any day, and what changed.
    ViewPlan = "view_plan", "read the plan of a person", Person, Reads;
    /// Goals, steps, answers and comments in the plan; one's own words, or somebody's from paper as theirs.
    WritePlan = "write_plan", "write in the plan of a person", Person, Changes;
    /// The people around a person, and what each may see.
    ViewNetwork = "view_network", "see the people around a person", Person, Reads;
    /// Putting somebody in the network, changing what is said of them, and what they may see.
    ChangeNetwork = "change_network", "change the network of a person", Person, Changes;
    /// Recording whether it is safe that somebody takes part.
    CheckSupporter = "check_supporter", "record a safety check of a supporter", Person, Changes;
    /// Printing a code with which somebody of the network signs in for the first time.
    IssueSupporterCode = "issue_supporter_code", "print a sign-in code for a supporter of a person", Person, Changes;
    /// What a young adult shares with somebody of the network, on that one's own pages.
    ViewShared = "view_shared", "see what a person shares", Person, Reads;
    /// Saying that a step of one's own is done, in what a young adult shares.
    SayStepDone = "say_step_done", "say that a step in what a person shares is done", Person, Changes;
    /// Writing a comment on a goal that a young adult shares.
    CommentOnShared = "comment_on_shared", "comment on what a person shares", Person, Changes;
    /// What is recorded of a person's time in care, as far as they let this reader see it.
    ViewCareStatus = "view_care_status", "see what is recorded of a person's care", Person, Reads;
    /// Claims about time in care: written down, corrected, taken back, proposals answered; and who sees each.
    RecordCareStatus = "record_care_status", "write down what is known of a person's care", Person, Changes;
    /// What does not fit, is missing or is planned twice.
    ViewFindings = "view_findings", "see what does not fit in the plan of a person", Person, Reads;
    /// Accepting a finding with a reason, or opening it again.
    AnswerFinding = "answer_finding", "accept what does not fit in the plan of a person", Person, Changes;
    /// What is known of a person's needs, health among them, and which panels looked.
    ViewNeeds = "view_needs", "see what is known of a person's needs", Person, Reads;
    /// Needs written down, corrected, taken back; and whether a young adult wants to be considered.
    RecordNeeds = "record_needs", "write down what a person needs", Person, Changes;
    /// Deciding of a person in a panel's session, and taking that back.
    ChooseForSupport = "choose_for_support", "decide whether a person is offered intensive support", Person, Changes;
    /// Keeping an unfinished form about a person, or throwing it away.
    SaveDraft = "save_draft", "keep an unfinished form about a person", Person, Changes;
    /// Printing a code with which a young adult signs in for the first time.
    IssueSignInCode = "issue_sign_in_code", "print a sign-in code for a person", Person, Changes;
    /// The young adult's own page.
    ViewOwnPage = "view_own_page", "read a person's own page", Person, Reads;
    /// The contacts on the young adult's own page.
    ViewOwnContacts = "view_own_contacts", "read the contacts on a person's own page", Person, Reads;
    /// A copy of everything that is held about a person, for them.
    CopyRecord = "copy_record", "take a copy of everything that is held about a person", Person, Reads;
    /// Who looked at a person's record, and when.
    ViewWhoLooked = "view_who_looked", "see who looked at the record of a person", Person, Reads;
    /// Who may and who may not see a person's record, whatever their place.
    SetLimitedAccess = "set_limited_access", "set who may see the record of a person", Person, Changes;
    /// Whose records have limited access for a reason that somebody must settle.
    ViewLimitedAccess = "view_limited_access", "see whose records have limited access", Service, Reads;
    /// Reading files in and checking them.
    StageImport = "stage_import", "bring files in", Service, Changes;
    /// What an import would change, or changed.
    ViewImport = "view_import", "see what an import changes", Service, Reads;
    /// Making an import count.
    ApplyImport = "apply_import", "apply an import", Service, Changes;
    /// Taking an import back.
    UndoImport = "undo_import", "undo an import", Service, Changes;
    /// What pilots were found to do; nothing about one person.
    ViewPilots = "view_pilots", "read the reports of pilots", Service, Reads;
    /// Having the files of a return checked, and seeing what was found.
    CheckReturn = "check_return", "have the files of a return checked", Service, Changes;
    /// What the year's return lacks, and what was signed off.
    ViewReturn = "view_return", "see what the year’s return lacks", Service, Reads;
    /// Signing a team's part of the year's return off.
    SignReturn = "sign_return", "sign the year’s return off", Service, Changes;
    /// Making a return from the record.
    BuildReturn = "build_return", "make a return from the record", Service, Reads;
    /// Pairs of records that may be one person: looking at them, and saying whether they are.
    ReviewLinks = "review_links", "review records that may be one person", Service, Changes;
    /// What reviewers left open, and what somebody decided wrongly.
    SettleLinks = "settle_links", "settle which records are one person", Service, Changes;
    /// Bringing the pairs of a run of linkage in.
    BringLinks = "bring_links", "bring in pairs that a person must look at", Service, Changes;
    /// What people said of pairs, for the next run of linkage.
    TellLinks = "tell_links", "write out which records people joined or told apart", Service, Reads;
    /// At a prison's reception desk: asking whether a council knows somebody who has arrived, and reading the answer.
    AskAtReception = "ask_at_reception", "ask at reception whether a council knows somebody", Service, Changes;
    /// A team's people with what is known of their needs, its panel's rule and sessions.
    ViewPanel = "view_panel", "see whom a panel considers for intensive support", Service, Reads;
    /// Opening and closing a panel's sessions, and changing its rule.
    HoldPanel = "hold_panel", "hold a panel on intensive support", Service, Changes;
    /// What was done, seen and refused.
    ViewAudit = "view_audit", "read what was done, seen and refused", Service, Reads;
    /// Opening and closing workers' accounts.
    ManageAccounts = "manage_accounts", "open and close accounts", Service, Changes;
    /// A copy of everything, or putting one back.
    BackUp = "back_up", "back the record up", Service, Changes;
    /// Bringing tables up to date, checking the chain, what the service does by itself.
    Operate = "operate", "keep the service running", Service, Changes;
}

impl Action {
    /// Whether it is about one person. Then it cannot be asked without one.
    pub const fn needs_person(self) -> bool {
        matches!(self.shape().0, Subject::Person)
    }

    /// Whether it changes what is kept. The others only look.
    pub const fn changes(self) -> bool {
        matches!(self.shape().1, Kind::Changes)
    }
}
