//! Who may do what: every persona, every action and every relation, against the same rules written a second time, plainly.
//!
//! The second writing (`expected`) works on the description of a case, never on the facts made from it: whether a place
//! is current, whose it is and what the lists say is decided twice, independently.

use access::{About, Action, Asker, PersonFacts, Policy, RefusedBecause, SharedWith, Who};
use domain::Date;
use domain::circle::{Membership, Role};
use domain::id::{AccountId, AgencyId, MembershipId, PersonId, SupporterId, TeamId, WorkerId};
use domain::limited_access::{Entry, LimitedAccess};
use std::collections::BTreeSet;

const TODAY: Date = Date::constant(2026, 3, 12);
const WREN: PersonId = PersonId::from_bits(1);
const TEAL: PersonId = PersonId::from_bits(2);
const SOMEBODY_ELSE: WorkerId = WorkerId::from_bits(99);
const MERROWDALE: AgencyId = AgencyId::from_bits(31);
const LARKMOOR: AgencyId = AgencyId::from_bits(32);
const CURLEW_FEN: AgencyId = AgencyId::from_bits(33);
const FELLS: AgencyId = AgencyId::from_bits(34);
const LEAVING_CARE: TeamId = TeamId::from_bits(41);
const OTHER_TEAM: TeamId = TeamId::from_bits(42);

fn worker(bits: u128, name: &str, role: Role, agency: AgencyId, team: Option<TeamId>) -> Asker {
    Asker {
        account: AccountId::from_bits(bits + 100),
        who: Who::Worker(WorkerId::from_bits(bits)),
        name: name.to_owned(),
        role: Some(role),
        agency: Some(agency),
        team,
    }
}

/// With whom Wren shares and takes comments from, with whom she shares and takes none, with whom she shares nothing; and
/// somebody of Teal's, whose row should never stand among Wren's.
const ROWAN: SupporterId = SupporterId::from_bits(71);
const ASH: SupporterId = SupporterId::from_bits(72);
const BIRCH: SupporterId = SupporterId::from_bits(73);
const SORREL: SupporterId = SupporterId::from_bits(74);

fn supporter(of: PersonId, supporter: SupporterId, name: &str, role: Role) -> Asker {
    Asker::supporter(AccountId::from_bits(200), (of, supporter), name.into(), role)
}

fn personas() -> Vec<Asker> {
    let team = Some(LEAVING_CARE);
    vec![
        Asker::young_adult(AccountId::from_bits(101), WREN, "Wren Rowanfield".into()),
        Asker::young_adult(AccountId::from_bits(102), TEAL, "Teal Hawthornby".into()),
        supporter(WREN, ROWAN, "Rowan Alder", Role::FamilyMember),
        supporter(WREN, ASH, "Ash Thorne", Role::Mentor),
        supporter(WREN, BIRCH, "Birch Reed", Role::Supporter),
        supporter(TEAL, SORREL, "Sorrel Finch", Role::FamilyMember),
        worker(11, "Ada Linden", Role::PersonalAdviser, MERROWDALE, team),
        worker(12, "Bram Alderson", Role::PersonalAdviser, MERROWDALE, team),
        worker(13, "Cass Elmsworth", Role::TeamManager, MERROWDALE, team),
        worker(14, "Dov Larchmont", Role::PrisonOffenderManager, LARKMOOR, None),
        worker(15, "Esk Willowby", Role::CommunityOffenderManager, FELLS, None),
        worker(16, "Fen Aspinwood", Role::PrisonOffenderManager, CURLEW_FEN, None),
        worker(17, "Ivy Poplarwood", Role::KeyWorker, LARKMOOR, None),
        worker(18, "Jay Hazelton", Role::SocialWorker, MERROWDALE, team),
        worker(19, "Gale Birchall", Role::Analyst, MERROWDALE, team),
        worker(20, "Hazel Maplethorpe", Role::InformationGovernanceLead, MERROWDALE, None),
        worker(21, "Ivo Sycamore", Role::DataOfficer, MERROWDALE, team),
        worker(22, "Jade Rushmere", Role::ReceptionOfficer, LARKMOOR, None),
        Asker::operator("throughline".into()),
        Asker::nobody(),
    ]
}

/// When the asker's place in the circle is, was or will be held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Held {
    LeftYesterday,
    LastDay,
    Current,
    FirstDay,
    FromTomorrow,
    CalledOff,
}

/// A place in a circle, described.
#[derive(Debug, Clone, Copy)]
struct Place {
    held: Held,
    role: Role,
    /// For the agency the asker works for now, or for another one.
    own_agency: bool,
    /// In Wren's circle, or in Teal's (a row that should never have been handed in).
    in_this_circle: bool,
    /// The asker's own, or somebody else's (likewise).
    own: bool,
}

/// What the two lists say, described.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lists {
    Empty,
    RestrictedAndOnIt,
    RestrictedToOthers,
    RestrictionOver,
    OnItUntilYesterday,
    Excluded,
    ExclusionOver,
    ExcludedThoughOnRestriction,
    SomebodyElseExcluded,
}

const LISTS: [Lists; 9] = [
    Lists::Empty,
    Lists::RestrictedAndOnIt,
    Lists::RestrictedToOthers,
    Lists::RestrictionOver,
    Lists::OnItUntilYesterday,
    Lists::Excluded,
    Lists::ExclusionOver,
    Lists::ExcludedThoughOnRestriction,
    Lists::SomebodyElseExcluded,
];

/// What the action is about, described.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    NoPerson,
    Wren,
    RecordedByThem,
    RecordedByAnother,
    /// By somebody who has left the circle, in this post.
    RecordedByOneWhoLeft(Role),
    RecordedInFiles,
}

/// Wren, as the case describes her.
#[derive(Debug, Clone, Copy)]
struct Case {
    place: Option<Place>,
    lead_team: Option<TeamId>,
    lists: Lists,
}

#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Allowed,
    NotSignedIn,
    NobodyThere,
    NoRule,
    Restricted,
    Excluded,
}

// ---- The facts made from a description ----

fn day(offset: i32) -> Date {
    TODAY.saturating_add(jiff::Span::new().days(offset))
}

fn membership(asker: &Asker, place: Place) -> Membership {
    let (from, to) = match place.held {
        Held::LeftYesterday => (day(-90), Some(day(-1))),
        Held::LastDay => (day(-90), Some(TODAY)),
        Held::Current => (day(-90), None),
        Held::FirstDay => (TODAY, Some(day(90))),
        Held::FromTomorrow => (day(1), None),
        Held::CalledOff => (TODAY, Some(day(-1))),
    };
    Membership {
        id: MembershipId::from_bits(51),
        person: if place.in_this_circle { WREN } else { TEAL },
        worker: asker.worker().filter(|_| place.own).unwrap_or(SOMEBODY_ELSE),
        role: place.role,
        agency: asker.agency.filter(|_| place.own_agency).unwrap_or(AgencyId::from_bits(39)),
        lead: false,
        from,
        to,
    }
}

fn lists(asker: &Asker, lists: Lists) -> LimitedAccess {
    let me = asker.worker().unwrap_or(WorkerId::from_bits(98));
    let entry = |worker, to| Entry { worker, from: day(-30), to, message: "speak to Hazel".into() };
    let over = Some(day(-1));
    let (restriction, exclusion) = match lists {
        Lists::Empty => (vec![], vec![]),
        Lists::RestrictedAndOnIt => (vec![entry(SOMEBODY_ELSE, None), entry(me, Some(TODAY))], vec![]),
        Lists::RestrictedToOthers => (vec![entry(SOMEBODY_ELSE, None)], vec![]),
        Lists::RestrictionOver => (vec![entry(SOMEBODY_ELSE, over)], vec![]),
        Lists::OnItUntilYesterday => (vec![entry(me, over), entry(SOMEBODY_ELSE, None)], vec![]),
        Lists::Excluded => (vec![], vec![entry(me, Some(TODAY))]),
        Lists::ExclusionOver => (vec![], vec![entry(me, over)]),
        Lists::ExcludedThoughOnRestriction => (vec![entry(me, None)], vec![entry(me, None)]),
        Lists::SomebodyElseExcluded => (vec![], vec![entry(SOMEBODY_ELSE, None)]),
    };
    LimitedAccess { restriction, exclusion }
}

fn facts(asker: &Asker, case: Case) -> PersonFacts {
    PersonFacts {
        person: WREN,
        memberships: case.place.map(|place| membership(asker, place)).into_iter().collect(),
        lead_team: case.lead_team,
        limited: lists(asker, case.lists),
        shared: [(ROWAN, true), (ASH, false), (SORREL, true)]
            .map(|(supporter, may_comment)| SharedWith { supporter, may_comment })
            .to_vec(),
    }
}

fn outcome(policy: &Policy, asker: &Asker, action: Action, subject: Subject, facts: &PersonFacts) -> Answer {
    let about = match subject {
        Subject::NoPerson => About::Service,
        Subject::Wren => About::Person(facts),
        Subject::RecordedByThem => About::Recorded { facts, recorded_by: asker.worker(), left_as: None },
        Subject::RecordedByAnother => About::Recorded { facts, recorded_by: Some(SOMEBODY_ELSE), left_as: None },
        Subject::RecordedByOneWhoLeft(role) => {
            About::Recorded { facts, recorded_by: Some(SOMEBODY_ELSE), left_as: Some(role) }
        }
        Subject::RecordedInFiles => About::Recorded { facts, recorded_by: None, left_as: None },
    };
    match policy.ask(asker, action, about, TODAY) {
        Ok(permit) => {
            let person = (action.needs_person()).then_some(WREN);
            assert_eq!((permit.asker(), permit.action(), permit.person()), (asker, action, person));
            assert_eq!(permit.on(), TODAY);
            assert!(!permit.policies().is_empty(), "allowed by no rule");
            Answer { outcome: Outcome::Allowed, rules: permit.policies().to_vec() }
        }
        Err(refused) => {
            assert_eq!((&refused.asker, refused.action), (asker, action));
            let outcome = match refused.because {
                RefusedBecause::NotSignedIn => Outcome::NotSignedIn,
                RefusedBecause::NobodyThere => Outcome::NobodyThere,
                RefusedBecause::NoRule => Outcome::NoRule,
                RefusedBecause::Restricted { message } if message == "speak to Hazel" => Outcome::Restricted,
                RefusedBecause::Excluded { message } if message == "speak to Hazel" => Outcome::Excluded,
                other => unreachable!("{other:?}"),
            };
            Answer { outcome, rules: vec![] }
        }
    }
}

struct Answer {
    outcome: Outcome,
    rules: Vec<String>,
}

// ---- The rules, written a second time ----

fn in_the_circle(asker: &Asker, case: Case) -> bool {
    case.place.is_some_and(|place| {
        let current = matches!(place.held, Held::LastDay | Held::Current | Held::FirstDay);
        current
            && place.own
            && place.in_this_circle
            && place.own_agency
            && asker.agency.is_some()
            && Some(place.role) == asker.role
    })
}

fn works_with_people(role: Role) -> bool {
    use Role::{CommunityOffenderManager, KeyWorker, PersonalAdviser, PrisonOffenderManager, SocialWorker};
    [PersonalAdviser, PrisonOffenderManager, CommunityOffenderManager, KeyWorker, SocialWorker].contains(&role)
}

#[expect(clippy::too_many_lines, reason = "the whole answer of the independent judge, read in one go")]
fn but_for_the_lists(asker: &Asker, action: Action, subject: Subject, case: Case) -> bool {
    use Action as A;
    let import = matches!(action, A::StageImport | A::ViewImport | A::ApplyImport | A::UndoImport);
    match action {
        A::ViewPublicPage | A::SignIn | A::UseSignInCode => return true,
        A::ViewHome | A::SignOut => return !matches!(asker.who, Who::Operator | Who::Nobody),
        _ => {}
    }
    match (asker.who, asker.role) {
        (Who::Worker(_), Some(Role::Analyst | Role::TeamManager)) if action == A::ViewPilots => true,
        (Who::Nobody, _) | (Who::Worker(_), None) => false,
        (Who::YoungAdult(person), _) => {
            let own = [
                A::ViewOwnPage,
                A::ViewOwnContacts,
                A::CopyRecord,
                A::ViewOwnReleaseDay,
                A::ViewWhoLooked,
                A::SaveDraft,
                A::ViewPlan,
                A::WritePlan,
                A::ViewNetwork,
                A::ChangeNetwork,
                A::IssueSupporterCode,
                A::ViewCareStatus,
                A::RecordCareStatus,
                A::ViewNeeds,
                A::RecordNeeds,
            ];
            person == WREN && own.contains(&action)
        }
        (Who::Supporter { .. }, _) => match action {
            A::ViewShared | A::SayStepDone => ["Rowan Alder", "Ash Thorne"].contains(&asker.name.as_str()),
            A::CommentOnShared => asker.name == "Rowan Alder",
            _ => false,
        },
        (Who::Operator, _) => {
            let own = [
                A::CopyRecord,
                A::SetLimitedAccess,
                A::ManageAccounts,
                A::BackUp,
                A::Operate,
                A::BuildReturn,
                A::BringLinks,
                A::TellLinks,
            ];
            import || own.contains(&action)
        }
        (Who::Worker(_), Some(Role::TeamManager)) => match action {
            A::SeeTeam | A::SearchPeople | A::ViewReturn | A::SignReturn | A::ViewPanel | A::HoldPanel => {
                asker.team.is_some()
            }
            A::ViewPlaces | A::CheckReturn => true,
            A::ReviewLinks | A::SettleLinks => asker.agency.is_some(),
            A::ViewPerson
            | A::IssueSignInCode
            | A::ViewPlan
            | A::ViewNetwork
            | A::ViewFindings
            | A::ViewCareStatus
            | A::ViewNeeds
            | A::RecordNeeds
            | A::ChooseForSupport => asker.team.is_some() && asker.team == case.lead_team,
            A::WithdrawEvent => {
                let left = matches!(subject, Subject::RecordedByOneWhoLeft(_));
                left && asker.team.is_some() && asker.team == case.lead_team
            }
            _ => false,
        },
        (Who::Worker(_), Some(Role::InformationGovernanceLead)) => {
            let own = [A::ViewAudit, A::ViewWhoLooked, A::SetLimitedAccess, A::ViewLimitedAccess, A::SearchPeople];
            own.contains(&action)
        }
        (Who::Worker(_), Some(Role::DataOfficer)) => {
            let of_agency = [A::ViewReturn, A::ReviewLinks, A::SettleLinks].contains(&action);
            import || action == A::CheckReturn || (of_agency && asker.agency.is_some())
        }
        (Who::Worker(_), Some(role)) => match action {
            A::ViewCaseload | A::SearchPeople | A::ViewPlaces | A::WritePlace => works_with_people(role),
            A::AskAtReception => {
                asker.agency.is_some() && [Role::ReceptionOfficer, Role::PrisonOffenderManager].contains(&role)
            }
            A::ViewPerson
            | A::RecordContact
            | A::RecordEvent
            | A::PlanReleaseDay
            | A::KeepAppointment
            | A::RecordLicence
            | A::ViewPlan
            | A::WritePlan
            | A::ViewNetwork
            | A::ChangeNetwork
            | A::ViewCareStatus
            | A::ViewFindings
            | A::AnswerFinding
            | A::SaveDraft => works_with_people(role) && in_the_circle(asker, case),
            A::CheckSupporter | A::RecordCareStatus => {
                role != Role::KeyWorker && works_with_people(role) && in_the_circle(asker, case)
            }
            A::IssueSignInCode | A::IssueSupporterCode | A::ViewNeeds | A::RecordNeeds => {
                role == Role::PersonalAdviser && in_the_circle(asker, case)
            }
            A::WithdrawContact | A::WithdrawEvent => {
                let in_their_place = action == A::WithdrawEvent && subject == Subject::RecordedByOneWhoLeft(role);
                let theirs = subject == Subject::RecordedByThem || in_their_place;
                works_with_people(role) && in_the_circle(asker, case) && theirs
            }
            _ => false,
        },
    }
}

fn expected(asker: &Asker, action: Action, subject: Subject, case: Case) -> Outcome {
    let about_a_person = !matches!(
        action,
        Action::ViewPublicPage
            | Action::SignIn
            | Action::UseSignInCode
            | Action::ViewHome
            | Action::SignOut
            | Action::ViewCaseload
            | Action::SearchPeople
            | Action::SeeTeam
            | Action::ViewLimitedAccess
            | Action::StageImport
            | Action::ViewImport
            | Action::ApplyImport
            | Action::UndoImport
            | Action::ViewPilots
            | Action::ViewPlaces
            | Action::WritePlace
            | Action::CheckReturn
            | Action::ViewReturn
            | Action::SignReturn
            | Action::BuildReturn
            | Action::ReviewLinks
            | Action::SettleLinks
            | Action::BringLinks
            | Action::TellLinks
            | Action::AskAtReception
            | Action::ViewPanel
            | Action::HoldPanel
            | Action::ViewAudit
            | Action::ManageAccounts
            | Action::BackUp
            | Action::Operate
    );
    let nobody = asker.who == Who::Nobody;
    if about_a_person && subject == Subject::NoPerson {
        return if nobody { Outcome::NotSignedIn } else { Outcome::NobodyThere };
    }
    if !but_for_the_lists(asker, action, subject, case) {
        return if nobody { Outcome::NotSignedIn } else { Outcome::NoRule };
    }
    let answers_for_access = matches!(action, Action::SetLimitedAccess | Action::ViewWhoLooked);
    match case.lists {
        _ if !about_a_person || asker.worker().is_none() => Outcome::Allowed,
        Lists::Excluded | Lists::ExcludedThoughOnRestriction => Outcome::Excluded,
        Lists::RestrictedToOthers | Lists::OnItUntilYesterday if !answers_for_access => Outcome::Restricted,
        _ => Outcome::Allowed,
    }
}

// ---- Every cell ----

fn places() -> Vec<Option<Place>> {
    let mut places = vec![None];
    let place =
        Place { held: Held::Current, role: Role::PersonalAdviser, own_agency: true, in_this_circle: true, own: true };
    for role in [
        Role::PersonalAdviser,
        Role::PrisonOffenderManager,
        Role::CommunityOffenderManager,
        Role::KeyWorker,
        Role::SocialWorker,
        Role::Analyst,
        Role::TeamManager,
    ] {
        for held in
            [Held::LeftYesterday, Held::LastDay, Held::Current, Held::FirstDay, Held::FromTomorrow, Held::CalledOff]
        {
            places.push(Some(Place { held, role, ..place }));
        }
        places.push(Some(Place { role, own_agency: false, ..place }));
        places.push(Some(Place { role, in_this_circle: false, ..place }));
        places.push(Some(Place { role, own: false, ..place }));
    }
    places
}

fn subjects(action: Action) -> &'static [Subject] {
    match action {
        Action::WithdrawContact | Action::WithdrawEvent => &[
            Subject::NoPerson,
            Subject::Wren,
            Subject::RecordedByThem,
            Subject::RecordedByAnother,
            Subject::RecordedByOneWhoLeft(Role::PersonalAdviser),
            Subject::RecordedByOneWhoLeft(Role::PrisonOffenderManager),
            Subject::RecordedByOneWhoLeft(Role::KeyWorker),
            Subject::RecordedByOneWhoLeft(Role::TeamManager),
            Subject::RecordedInFiles,
        ],
        _ => &[Subject::Wren],
    }
}

#[test]
fn every_persona_action_and_relation() {
    let policy = Policy::load().unwrap();
    let mut cells = 0;
    let mut allowed_by_this_alone = BTreeSet::new();
    let mut refused_by_lists = BTreeSet::new();
    for asker in personas() {
        for place in places() {
            for lead_team in [None, Some(LEAVING_CARE), Some(OTHER_TEAM)] {
                for lists in LISTS {
                    // Every place with every team and every place with every list; and places in a post that is not
                    // theirs only while current.
                    let one_at_a_time = lists == Lists::Empty || lead_team == Some(LEAVING_CARE);
                    let telling = place.is_none_or(|p| p.held == Held::Current || Some(p.role) == asker.role);
                    if !one_at_a_time || !telling {
                        continue;
                    }
                    let case = Case { place, lead_team, lists };
                    let facts = facts(&asker, case);
                    for &action in Action::ALL.iter().filter(|action| action.needs_person()) {
                        for &subject in subjects(action) {
                            let answer = outcome(&policy, &asker, action, subject, &facts);
                            let said = expected(&asker, action, subject, case);
                            assert_eq!(answer.outcome, said, "{} {action:?} {subject:?} {case:?}", asker.name);
                            if let [only] = answer.rules.as_slice() {
                                allowed_by_this_alone.insert(only.clone());
                            }
                            match answer.outcome {
                                Outcome::Restricted => refused_by_lists.insert("P90".to_owned()),
                                Outcome::Excluded => refused_by_lists.insert("P91".to_owned()),
                                _ => false,
                            };
                            cells += 1;
                        }
                    }
                }
            }
        }
        for &action in Action::ALL {
            let case = Case { place: None, lead_team: None, lists: Lists::Excluded };
            let facts = facts(&asker, case);
            for subject in [Subject::NoPerson, Subject::Wren] {
                let answer = outcome(&policy, &asker, action, subject, &facts);
                let said = expected(&asker, action, subject, case);
                assert_eq!(answer.outcome, said, "{} {action:?} {subject:?}", asker.name);
                if let [only] = answer.rules.as_slice() {
                    allowed_by_this_alone.insert(only.clone());
                }
                cells += 1;
            }
        }
    }
    // No rule is dead, and none only repeats another.
    let used: BTreeSet<_> = allowed_by_this_alone.union(&refused_by_lists).cloned().collect();
    let all: BTreeSet<_> = policy.rules().iter().map(|rule| rule.id.clone()).collect();
    assert_eq!(used, all);
    println!("{cells} cells agree");
}

/// Accounts as they should not be: a post without an agency or a team, a worker with the young adult's post or none.
#[test]
fn accounts_as_they_should_not_be() {
    let policy = Policy::load().unwrap();
    let posts = Role::ALL.iter().copied().map(Some).chain([None]);
    for role in posts {
        for agency in [None, Some(MERROWDALE), Some(LARKMOOR)] {
            for team in [None, Some(LEAVING_CARE)] {
                let asker = Asker { role, agency, team, ..worker(11, "Ada Linden", Role::Analyst, MERROWDALE, None) };
                for held_as in [None, role, Some(Role::PersonalAdviser)] {
                    let place = held_as.map(|role| Place {
                        held: Held::Current,
                        role,
                        own_agency: true,
                        in_this_circle: true,
                        own: true,
                    });
                    let case = Case { place, lead_team: Some(LEAVING_CARE), lists: Lists::Empty };
                    let facts = facts(&asker, case);
                    for &action in Action::ALL {
                        for subject in [
                            Subject::Wren,
                            Subject::RecordedByThem,
                            Subject::RecordedByOneWhoLeft(Role::PersonalAdviser),
                        ] {
                            let answer = outcome(&policy, &asker, action, subject, &facts);
                            let said = expected(&asker, action, subject, case);
                            assert_eq!(answer.outcome, said, "{asker:?} {action:?} {subject:?} {case:?}");
                        }
                    }
                }
            }
        }
    }
}

/// The same on one page, for people: Wren's own circle as in the first story, nobody limited.
#[test]
#[expect(clippy::too_many_lines, reason = "one table of who may do what")]
fn who_may_on_one_page() {
    let policy = Policy::load().unwrap();
    let in_circle = ["Ada Linden", "Dov Larchmont", "Esk Willowby", "Ivy Poplarwood", "Jay Hazelton"];
    let mut page = vec![String::new()];
    for &action in Action::ALL {
        let mut who = Vec::new();
        for asker in personas() {
            let place = asker.role.filter(|_| in_circle.contains(&asker.name.as_str())).map(|role| Place {
                held: Held::Current,
                role,
                own_agency: true,
                in_this_circle: true,
                own: true,
            });
            let facts = facts(&asker, Case { place, lead_team: Some(LEAVING_CARE), lists: Lists::Empty });
            let about = About::Recorded { facts: &facts, recorded_by: asker.worker(), left_as: None };
            if policy.ask(&asker, action, about, TODAY).is_ok() {
                who.push(asker.name.split(' ').next().filter(|name| !name.is_empty()).unwrap_or("nobody").to_owned());
            }
        }
        page.push(format!("{:<18} {}", action.code(), who.join(" ")));
    }
    page.push(String::new());
    let everybody =
        "Wren Teal Rowan Ash Birch Sorrel Ada Bram Cass Dov Esk Fen Ivy Jay Gale Hazel Ivo Jade throughline nobody";
    let signed_in = "Wren Teal Rowan Ash Birch Sorrel Ada Bram Cass Dov Esk Fen Ivy Jay Gale Hazel Ivo Jade";
    assert_eq!(
        page.join("\n"),
        format!(
            "
view_public_page   {everybody}
sign_in            {everybody}
use_sign_in_code   {everybody}
view_home          {signed_in}
sign_out           {signed_in}
view_caseload      Ada Bram Dov Esk Fen Ivy Jay
search_people      Ada Bram Cass Dov Esk Fen Ivy Jay Hazel
see_team           Cass
view_person        Ada Cass Dov Esk Ivy Jay
record_contact     Ada Dov Esk Ivy Jay
withdraw_contact   Ada Dov Esk Ivy Jay
record_event       Ada Dov Esk Ivy Jay
withdraw_event     Ada Dov Esk Ivy Jay
plan_release_day   Ada Dov Esk Ivy Jay
keep_appointment   Ada Dov Esk Ivy Jay
record_licence     Ada Dov Esk Ivy Jay
view_own_release_day Wren
view_places        Ada Bram Cass Dov Esk Fen Ivy Jay
write_place        Ada Bram Dov Esk Fen Ivy Jay
view_plan          Wren Ada Cass Dov Esk Ivy Jay
write_plan         Wren Ada Dov Esk Ivy Jay
view_network       Wren Ada Cass Dov Esk Ivy Jay
change_network     Wren Ada Dov Esk Ivy Jay
check_supporter    Ada Dov Esk Jay
issue_supporter_code Wren Ada
view_shared        Rowan Ash
say_step_done      Rowan Ash
comment_on_shared  Rowan
view_care_status   Wren Ada Cass Dov Esk Ivy Jay
record_care_status Wren Ada Dov Esk Jay
view_findings      Ada Cass Dov Esk Ivy Jay
answer_finding     Ada Dov Esk Ivy Jay
view_needs         Wren Ada Cass
record_needs       Wren Ada Cass
choose_for_support Cass
save_draft         Wren Ada Dov Esk Ivy Jay
issue_sign_in_code Ada Cass
view_own_page      Wren
view_own_contacts  Wren
copy_record        Wren throughline
view_who_looked    Wren Hazel
set_limited_access Hazel throughline
view_limited_access Hazel
stage_import       Ivo throughline
view_import        Ivo throughline
apply_import       Ivo throughline
undo_import        Ivo throughline
view_pilots        Cass Gale
check_return       Cass Ivo
view_return        Cass Ivo
sign_return        Cass
build_return       throughline
review_links       Cass Ivo
settle_links       Cass Ivo
bring_links        throughline
tell_links         throughline
ask_at_reception   Dov Fen Jade
view_panel         Cass
hold_panel         Cass
view_audit         Hazel
manage_accounts    throughline
back_up            throughline
operate            throughline
"
        )
    );
}

#[test]
fn a_permit_is_asked_for_again() {
    let policy = Policy::load().unwrap();
    let ada = &personas()[6];
    let place =
        Place { held: Held::LastDay, role: Role::PersonalAdviser, own_agency: true, in_this_circle: true, own: true };
    let wren = facts(ada, Case { place: Some(place), lead_team: None, lists: Lists::Empty });
    let permit = policy.ask(ada, Action::RecordContact, &wren, TODAY).unwrap();
    assert_eq!(permit.policies(), ["P10"]);
    assert!(permit.renew(&policy, &wren, TODAY).is_ok());
    assert_eq!(
        permit.renew(&policy, &wren, day(1)).unwrap_err().because,
        RefusedBecause::NoRule,
        "the place has ended"
    );
    let limited = PersonFacts { limited: lists(ada, Lists::Excluded), ..wren.clone() };
    let excluded = permit.renew(&policy, &limited, TODAY).unwrap_err();
    assert_eq!(excluded.because.message(), Some("speak to Hazel"));
    assert_eq!(
        excluded.to_string(),
        "personal_adviser may not record a contact with a person: excluded from the record"
    );
    let teal = PersonFacts { person: TEAL, ..wren.clone() };
    assert_eq!(permit.renew(&policy, &teal, TODAY).unwrap_err().because, RefusedBecause::AnotherPerson);
    assert_eq!(permit.renew(&policy, None, TODAY).unwrap_err().because, RefusedBecause::NobodyThere);
}

#[test]
fn actions_have_codes_of_their_own() {
    let codes: BTreeSet<_> = Action::ALL.iter().map(|action| action.code()).collect();
    assert_eq!(codes.len(), Action::ALL.len());
    let looks_only: Vec<_> = Action::ALL.iter().filter(|a| !a.changes()).map(|a| a.code()).collect();
    assert_eq!(
        looks_only,
        [
            "view_public_page",
            "view_home",
            "view_caseload",
            "search_people",
            "see_team",
            "view_person",
            "view_own_release_day",
            "view_places",
            "view_plan",
            "view_network",
            "view_shared",
            "view_care_status",
            "view_findings",
            "view_needs",
            "view_own_page",
            "view_own_contacts",
            "copy_record",
            "view_who_looked",
            "view_limited_access",
            "view_import",
            "view_pilots",
            "view_return",
            "build_return",
            "tell_links",
            "view_panel",
            "view_audit"
        ]
    );
}
