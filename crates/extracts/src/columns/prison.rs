//! A prison's extract: who is held, where, under what status, until when, and with which alerts.

use domain::Date;
use domain::custody::{Alert, LegalStatus, ReleaseDate, ReleaseDateKind};
use domain::identifier::Identifier;
use domain::person::Sex;

use super::{Format, Number, When, table};
use crate::codes::List;
use crate::value::AccessLimit;

table! {
    /// One person held in a prison.
    pub struct PrisonRecord = PRISON "prison" key ["prison_number"];
    "prison_number" prison_number: Identifier = Format::Numbered(Number::Prison), Required, "prison number", "A1234BC";
    "given_name" given_name: Option<String> = Format::Name, Optional, "first name", "Wren";
    "middle_name" middle_name: Option<String> = Format::Name, Optional, "middle names, with spaces between them", "Juniper";
    "family_name" family_name: String = Format::Name, Required, "family name; an only name is written here", "Rowanfield";
    "alias_given_name" alias_given_name: Option<String> = Format::Name, Optional,
        "first name of another name the person is or was known by", "Wrennie";
    "alias_family_name" alias_family_name: Option<String> = Format::Name, Optional,
        "family name of another name the person is or was known by", "Ashbrook";
    "date_of_birth" date_of_birth: Date = Format::Date(When::UpToToday), Required, "date of birth", "2007-05-15";
    "sex" sex: Option<Sex> = Format::Coded(List::Sex), Optional, "sex", "F";
    "pnc" pnc: Option<Identifier> = Format::Numbered(Number::Pnc), Optional, "PNC number", "2020/0000001E";
    "cro" cro: Option<Identifier> = Format::Numbered(Number::Cro), Optional, "CRO number", "000001/20F";
    "establishment_code" establishment_code: String = Format::Establishment, Required, "code of the prison", "LKX";
    "establishment" establishment: Option<String> = Format::Text(100), Optional, "name of the prison", "HMP/YOI Larkmoor";
    "received_on" received_on: Option<Date> = Format::Date(When::UpToToday), Optional,
        "the day the person came into custody", "2026-03-02";
    "legal_status" legal_status: Option<LegalStatus> = Format::Coded(List::LegalStatus), Optional,
        "why the law holds the person", "SENTENCED";
    "sentence_start" sentence_start: Option<Date> = Format::Date(When::UpToToday), Optional,
        "the day the sentence began", "2026-04-20";
    "crd" crd: Option<Date> = Format::Date(When::AnyDay), Optional, "conditional release date", "2027-02-11";
    "ard" ard: Option<Date> = Format::Date(When::AnyDay), Optional, "automatic release date", "";
    "ped" ped: Option<Date> = Format::Date(When::AnyDay), Optional, "parole eligibility date", "";
    "hdced" hdced: Option<Date> = Format::Date(When::AnyDay), Optional, "home detention curfew eligibility date", "2026-12-14";
    "hdcad" hdcad: Option<Date> = Format::Date(When::AnyDay), Optional, "home detention curfew approved date", "";
    "apd" apd: Option<Date> = Format::Date(When::AnyDay), Optional, "approved parole date", "";
    "sed" sed: Option<Date> = Format::Date(When::AnyDay), Optional, "sentence expiry date", "2028-01-19";
    "led" led: Option<Date> = Format::Date(When::AnyDay), Optional, "licence expiry date", "2028-01-19";
    "tused" tused: Option<Date> = Format::Date(When::AnyDay), Optional, "top-up supervision expiry date", "";
    "confirmed_release_date" confirmed_release_date: Option<Date> = Format::Date(When::AnyDay), Optional,
        "the day of release, once the prison has confirmed it", "";
    "dates_as_of" dates_as_of: Option<Date> = Format::Date(When::UpToToday), Optional,
        "the day on which the release dates were true; needed as soon as one of them is given", "2026-11-20";
    "dates_source" dates_source: Option<String> = Format::Text(100), Optional,
        "who gave the release dates; needed as soon as one of them is given", "sentence calculation";
    "alerts" alerts: Vec<Alert> = Format::Alerts, Optional, "alerts on the record", "LCE:2026-03-02:;AS:2026-03-02:2026-06-30";
    "prison_offender_manager" prison_offender_manager: Option<String> = Format::Name, Optional,
        "name of the prison offender manager", "Dov Larchmont";
    "prison_offender_manager_email" prison_offender_manager_email: Option<String> = Format::Email, Optional,
        "the prison offender manager's work address for e-mail", "dov.larchmont@larkmoor.example";
    "limited_access" limited_access: Option<AccessLimit> = Format::Coded(List::LimitedAccess), Optional,
        "whether the record is kept from most workers", "restricted";
}

/// The columns that hold a release date, with what each means.
pub const RELEASE_DATE_COLUMNS: [(&str, ReleaseDateKind); 10] = [
    ("crd", ReleaseDateKind::Crd),
    ("ard", ReleaseDateKind::Ard),
    ("ped", ReleaseDateKind::Ped),
    ("hdced", ReleaseDateKind::Hdced),
    ("hdcad", ReleaseDateKind::Hdcad),
    ("apd", ReleaseDateKind::Apd),
    ("sed", ReleaseDateKind::Sed),
    ("led", ReleaseDateKind::Led),
    ("tused", ReleaseDateKind::Tused),
    ("confirmed_release_date", ReleaseDateKind::Confirmed),
];

impl PrisonRecord {
    /// The release dates in the order of [`RELEASE_DATE_COLUMNS`]; `None` where the column is empty.
    fn dates(&self) -> [Option<Date>; 10] {
        let Self { crd, ard, ped, hdced, hdcad, apd, sed, led, tused, confirmed_release_date, .. } = self;
        [*crd, *ard, *ped, *hdced, *hdcad, *apd, *sed, *led, *tused, *confirmed_release_date]
    }

    /// Whether any release date is given.
    pub fn has_release_dates(&self) -> bool {
        self.dates().iter().any(Option::is_some)
    }

    /// Every release date given, with its kind, who gave it and the day it was true.
    pub fn release_dates(&self) -> Vec<ReleaseDate> {
        let (Some(as_of), Some(source)) = (self.dates_as_of, self.dates_source.as_deref()) else { return Vec::new() };
        let given = RELEASE_DATE_COLUMNS.into_iter().zip(self.dates());
        given
            .filter_map(|((_, kind), on)| Some(ReleaseDate { kind, on: on?, source: source.to_owned(), as_of }))
            .collect()
    }
}
