//! Welsh words for the headings of plans. They are ours and wait for a Welsh speaker to check them
//! (docs/welsh-headings.md lists them).

use domain::plan::{Area, Party};
use domain::plan_view::{Detained, Fact, Matter, Pathway, PathwayStatus, StatutoryPlan};

pub(super) const fn plan(of: StatutoryPlan) -> &'static str {
    match of {
        StatutoryPlan::Pathway => "Cynllun llwybr",
        StatutoryPlan::Sentence => "Cynllun dedfryd",
        StatutoryPlan::Release => "Cynllun rhyddhau",
    }
}

pub(super) const fn matter(of: Matter) -> &'static str {
    match of {
        Matter::Support => "Cyswllt a chymorth personol",
        Matter::Education => "Addysg a hyfforddiant",
        Matter::Employment => "Cyflogaeth a gweithgarwch pwrpasol arall",
        Matter::Contingency => "Os na fydd y cynllun yn gweithio",
        Matter::Accommodation => "Llety ac a yw’n addas",
        Matter::Relationships => "Perthnasoedd teuluol a chymdeithasol",
        Matter::Skills => "Sgiliau ymarferol a sgiliau eraill",
        Matter::Money => "Cymorth ariannol",
        Matter::Health => "Iechyd, gan gynnwys iechyd meddwl",
        Matter::Identity => "Hunaniaeth: crefydd, hil, diwylliant ac iaith",
        Matter::Protection => "Anghenion o gael eich masnachu neu gyrraedd ar eich pen eich hun o dramor",
    }
}

pub(super) const fn detained(of: Detained) -> &'static str {
    match of {
        Detained::Place => "Enw a chyfeiriad y carchar",
        Detained::Support => "Cyswllt a chymorth personol yn y ddalfa",
        Detained::Education => "Addysg, hyfforddiant a gweithgarwch yn y ddalfa",
        Detained::Health => "Iechyd yn y ddalfa",
        Detained::Relationships => "Teulu, ffrindiau ac ymweliadau yn y ddalfa",
        Detained::Identity => "Hunaniaeth yn y ddalfa",
        Detained::Home => "Rhywle i fyw ar ôl rhyddhau",
    }
}

pub(super) const fn area(of: Area) -> &'static str {
    match of {
        Area::Accommodation => "Llety",
        Area::EmploymentAndEducation => "Cyflogaeth ac addysg",
        Area::Finances => "Arian",
        Area::DrugUse => "Defnyddio cyffuriau",
        Area::AlcoholUse => "Defnyddio alcohol",
        Area::HealthAndWellbeing => "Iechyd a lles",
        Area::RelationshipsAndCommunity => "Perthnasoedd personol a’r gymuned",
        Area::ThinkingAndBehaviour => "Meddwl, ymddygiad ac agweddau",
        Area::IdentityAndBelonging => "Hunaniaeth a pherthyn",
        Area::Network => "Rhwydwaith cymorth",
    }
}

pub(super) const fn pathway(of: Pathway) -> &'static str {
    match of {
        Pathway::Accommodation => "Llety",
        Pathway::Attitudes => "Agweddau, meddwl ac ymddygiad",
        Pathway::Family => "Plant, teuluoedd a’r gymuned",
        Pathway::Drugs => "Cyffuriau ac alcohol",
        Pathway::Work => "Addysg, sgiliau a gwaith",
        Pathway::Money => "Arian a phrawf hunaniaeth",
        Pathway::Health => "Iechyd",
    }
}

pub(super) const fn status(of: PathwayStatus) -> &'static str {
    match of {
        PathwayStatus::NotStarted => "Heb ddechrau",
        PathwayStatus::InProgress => "Ar y gweill",
        PathwayStatus::SupportNotRequired => "Dim angen cymorth",
        PathwayStatus::SupportDeclined => "Cymorth wedi’i wrthod",
        PathwayStatus::Done => "Wedi’i wneud",
        PathwayStatus::SupportRequired => "Angen cymorth",
    }
}

pub(super) const fn party(of: Party) -> &'static str {
    match of {
        Party::YoungAdult => "Oedolyn ifanc",
        Party::PersonalAdviser => "Cynghorydd personol",
        Party::PrisonOffenderManager => "Rheolwr troseddwyr yn y carchar",
        Party::CommunityOffenderManager => "Rheolwr troseddwyr yn y gymuned",
        Party::KeyWorker => "Gweithiwr allweddol",
        Party::SocialWorker => "Gweithiwr cymdeithasol",
        Party::FamilyMember => "Aelod o’r teulu",
        Party::Mentor => "Mentor",
        Party::Supporter => "Cefnogwr",
    }
}

pub(super) const fn fact(of: Fact) -> &'static str {
    match of {
        Fact::Name => "Enw",
        Fact::BornOn => "Dyddiad geni",
        Fact::Authority => "Awdurdod cyfrifol",
        Fact::Status => "Statws gadael gofal",
        Fact::Situation => "Sefyllfa",
        Fact::Prison => "Carchar",
        Fact::InPrisonSince => "Yn y carchar ers",
        Fact::ReleaseDate => "Dyddiad rhyddhau",
        Fact::PersonalAdviser => "Cynghorydd personol",
        Fact::PrisonOffenderManager => "Rheolwr troseddwyr yn y carchar",
        Fact::CommunityOffenderManager => "Rheolwr troseddwyr yn y gymuned",
        Fact::KeyWorker => "Gweithiwr allweddol",
        Fact::SocialWorker => "Gweithiwr cymdeithasol",
        Fact::NextContact => "Cyswllt nesaf â’r cynghorydd personol erbyn",
        Fact::LastSeen => "Gwelwyd ddiwethaf gan y cynghorydd personol",
        Fact::PlanReviewed => "Llunio neu adolygu’r cynllun llwybr ddiwethaf",
        Fact::CopyGiven => "Rhoi copi a’i egluro",
        Fact::Home => "Cartref",
        Fact::HomeFound => "Trefnu rhywle i fyw",
        Fact::AddressTold => "Rhoi gwybod am y cyfeiriad a phwy fydd yn helpu",
        Fact::HousingReferred => "Cyfeirio at yr awdurdod tai",
        Fact::Learning => "Mewn addysg neu hyfforddiant ers",
        Fact::FirstAppointment => "Trefnu’r apwyntiad cyntaf â’r gwasanaeth prawf",
        Fact::BenefitPrepared => "Paratoi Credyd Cynhwysol",
        Fact::Licence => "Cymeradwyo’r drwydded",
    }
}
